"""A plain and honest opponent: it wants a peace that beats walking away, and says yes to what brings it nearer.

It looks at what each option is worth to itself, guesses what the others would take (`guesses`), asks for a little more
than it can expect, and asks for less as the rounds go by.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from game.bots.guesses import Position
from game.bots.protocol import Choice
from game.core import layout as at
from game.core.play import own_gain
from game.scenario import tables as slots
from game.session.prospects import prospect, prospect_after
from game.speech.language import _
from game.telling.things import minus

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

    from game.core.view import View

SETTLING = 2.0  # points that having a core issue settled is worth: without them all there is no peace
PRICE = 0.5  # points that a point of support is worth
CANDIDATES = 9  # clauses that it puts together into packages
YIELDING = 6.0  # points below its hopes that it accepts in the last round
MIXED = 0.3  # share of the walk-away of others that a card moves which counts for it


class EasyBot:
    """Accepts what beats its walk-away value, offers what it wants and may get."""

    name = "easy"

    @property
    def character(self) -> str:
        return _("Wants a peace that beats walking away, and yields a little every round.")

    def choose(self, view: View, legal: Sequence[int], rng: random.Random) -> Choice:
        tasks: dict[int, Callable[[_Mind], Choice]] = {
            at.CHOOSING_AGENDA: _Mind.agenda,
            at.DOCKETING: _Mind.docket,
            at.TURN: _Mind.turn,
            at.PACKAGING: _Mind.next_clause,
            at.ANSWERING: _Mind.answer,
            at.SIGNING: _Mind.signature,
        }
        return tasks[view.state[at.PHASE]](_Mind(view, legal, rng))


class _Mind:
    """One decision."""

    def __init__(self, view: View, legal: Sequence[int], rng: random.Random) -> None:
        self.view, self.legal, self.rng = view, legal, rng
        self.tables, self.state, self.seat = view.tables, view.state, view.seat
        self.position = Position(view)
        self.support = self.state[at.SUPPORT + self.seat]

    @property
    def pace(self) -> float:
        """From 0 in the first round to 1 in the last."""
        rounds = self.tables[slots.ROUNDS]
        return (self.state[at.ROUND] - 1) / (rounds - 1) if rounds > 1 else 1.0

    # ---- before the turns ---------------------------------------------------------------------------------------

    def agenda(self) -> Choice:
        """The one that pays most in all."""
        first, end = slots.AGENDA_REWARDS, slots.AGENDA_REWARDS_END

        def pays(move: int) -> int:
            agenda = move - at.CHOOSE
            rewards = range(self.tables[first + agenda], self.tables[end + agenda])
            return sum(self.tables[slots.REWARD_POINTS + k] for k in rewards)

        return Choice(max(self.legal, key=lambda move: (pays(move), self.rng.random())), _("pays most"))

    def docket(self) -> Choice:
        """The issue that it hopes most from; core issues first."""

        def wanted(move: int) -> float:
            issue = move - at.TABLE
            return self.position.hope(issue) + 2 * SETTLING * self.tables[slots.ISSUE_CORE + issue] + self.rng.random()

        return Choice(max(self.legal, key=wanted), _("hopes most from it"))

    # ---- a turn -------------------------------------------------------------------------------------------------

    def turn(self) -> Choice:
        """A useful card first; then the signing, or the best offer that it can think of; otherwise rest."""
        card = self.card()
        if card is not None:
            return card
        if at.CALL_SIGNING in self.legal:
            now = prospect(self.view)
            if now.if_signed > now.if_not and self.rng.random() < 0.5 + 0.5 * self.pace:
                return Choice(at.CALL_SIGNING, _("signing beats walking away by {number}").format(number=self.edge()))
        package = self.best_package(())
        if package is None:
            done = self.state[at.CARD_PLAYED] or self.state[at.OFFER_MADE]
            return Choice(at.END_TURN, _("has done what it can") if done else _("sees nothing to offer"))
        return Choice(at.ADD + package[0], self.wants(package))

    def card(self) -> Choice | None:
        cards = [move for move in self.legal if at.PLAY <= move < at.ADD]
        rated = [(self.use(move), move) for move in cards]
        best = max(rated, default=(0.0, 0))
        if best[0] <= PRICE:
            return None
        return Choice(best[1], _("worth about {number} points").format(number=round(best[0])))

    def use(self, move: int) -> float:
        """What playing a card is worth, in points: to its own prospects, and by lowering the alternatives of others."""
        card = move - at.PLAY
        cost = self.tables[slots.CARD_COST + card]
        if cost and self.support - cost <= self.tables[slots.OFFER_COST]:
            return 0.0  # it keeps enough to offer something, and something at home
        if self.tables[slots.CARD_DEMAND + card]:
            return self.demand(card)
        before, after = prospect(self.view), prospect_after(self.view, move)
        if after is None:
            return 0.0
        moved = (after.if_not - before.if_not) / 100 * self.tables[slots.SCALE] / 100
        effects = range(self.tables[slots.CARD_EFFECTS + card], self.tables[slots.CARD_EFFECTS_END + card])
        return moved + sum(self.side_effect(effect) for effect in effects) - PRICE * cost

    def side_effect(self, effect: int) -> float:
        """What an effect is worth besides its own values: pressure, support, weaker alternatives of others."""
        kind, on = self.tables[slots.EFFECT_KIND + effect], self.tables[slots.EFFECT_ON + effect]
        by = self.tables[slots.EFFECT_BY + effect]
        if kind == slots.ADD_PRESS:
            return PRICE * by
        if kind == slots.MOVE_SUPPORT:
            return PRICE * by if on == self.seat else 0.0
        if kind == slots.MOVE_WALK_AWAY and on != self.seat:
            return -MIXED * by
        if kind == slots.DRAW_CARDS and on == self.seat:
            return PRICE * by
        return 0.0

    def demand(self, card: int) -> float:
        """A demand is a bet: the stake on one side or the other, by how likely its options are, and applause now."""
        issue = self.tables[slots.CARD_DEMAND + card] - 1
        first = self.tables[slots.ISSUE_FIRST + issue]
        options = [
            each for each in range(first, self.tables[slots.ISSUE_END + issue]) if self.position.is_possible(each)
        ]
        kept = [each for each in options if (self.tables[slots.CARD_KEEPS + card] >> (each - first)) & 1]
        whole = sum(self.position.likely(each) for each in options)
        if not whole:
            return 0.0
        share = sum(self.position.likely(each) for each in kept) / whole
        return self.tables[slots.CARD_STAKE + card] * (2 * share - 1) + PRICE * self.tables[slots.APPLAUSE]

    # ---- offers -------------------------------------------------------------------------------------------------

    def next_clause(self) -> Choice:
        """Go on with the package that seems best now, given what it says already."""
        said = self.state[at.CLAUSE : at.CLAUSE + self.state[at.CLAUSE_COUNT]]
        package = self.best_package(said)
        if package is None or len(package) == len(said):
            return Choice(at.SUBMIT, self.wants(said))
        return Choice(at.ADD + package[len(said)], self.wants(package))

    def best_package(self, said: Sequence[int]) -> tuple[int, ...] | None:
        """The package with the best bet between what it brings and whether it is accepted, or None if none is worth it.

        It begins with what is said already; the same position gives the same package, so that it is built step by step.
        """
        best, best_bet = None, -1000.0 if said else self.price_of_offering()
        for package in self.packages(tuple(said)):
            bet = self.bet(package)
            if bet > best_bet:
                best, best_bet = package, bet
        return best

    def price_of_offering(self) -> float:
        """Points that an offer has to bring: what support is worth, and towards the end not to be left without any."""
        cost = self.tables[slots.OFFER_COST]
        broke = self.tables[slots.BROKE_PENALTY] * self.pace if self.support <= cost else 0.0
        return PRICE * cost + broke

    def packages(self, said: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        tables = self.tables
        taken = {tables[slots.OPTION_ISSUE + option] for option in said}
        offered = [move - at.ADD for move in self.legal if at.ADD <= move < at.COUNTER]
        free = [option for option in offered if tables[slots.OPTION_ISSUE + option] not in taken]
        free.sort(key=lambda option: -self.bet((option,)))
        if said:
            yield said
        room = tables[slots.CLAUSES] - len(said)
        for size in range(1, min(room, 2 if not said else room) + 1):
            for more in combinations(free[:CANDIDATES], size):
                issues = {tables[slots.OPTION_ISSUE + option] for option in more}
                if len(issues) == size:
                    yield (*said, *more)

    def bet(self, package: Sequence[int]) -> float:
        return self.bring(package) * self.position.chance_of_yes(package, self.state[at.PRESS])

    def bring(self, package: Sequence[int]) -> float:
        """What a package brings beyond what it may hope for anyway, and what settling core issues brings."""
        bring = self.position.gain(package)
        for option in package:
            issue = self.tables[slots.OPTION_ISSUE + option]
            if self.state[at.AGREED + issue] == 0:
                bring -= (1 - self.pace) * max(0.0, self.position.hope(issue))
                bring += SETTLING * self.tables[slots.ISSUE_CORE + issue] * (1 + self.pace)
        return bring

    def wants(self, package: Sequence[int]) -> str:
        return _("brings it {number} points").format(number=minus(round(self.position.gain(package))))

    # ---- answers ------------------------------------------------------------------------------------------------

    def answer(self) -> Choice:
        """Yes to what beats walking away and is about what it hoped for; else a counter that may work; else no."""
        package = self.state[at.CLAUSE : at.CLAUSE + self.state[at.CLAUSE_COUNT]]
        above = self.above(package)
        if self.is_acceptable(package):
            return Choice(at.ACCEPT, _("accepts: {number} above walking away").format(number=round(above)))
        best, best_bet = at.REFUSE, PRICE
        for move in self.legal:
            if move not in (at.ACCEPT, at.REFUSE):
                changed = self.changed(package, move)
                if self.is_acceptable(changed) and self.bet(changed) > best_bet:
                    best, best_bet = move, self.bet(changed)
        if best != at.REFUSE:
            return Choice(best, _("counters: {reason}").format(reason=self.wants(self.changed(package, best))))
        if above < 0:
            return Choice(at.REFUSE, _("refuses: {number} below walking away").format(number=round(-above)))
        return Choice(at.REFUSE, _("refuses: hopes for more"))

    def changed(self, package: Sequence[int], counter: int) -> tuple[int, ...]:
        """The package that a counter puts in the place of another."""
        issue_of = slots.OPTION_ISSUE
        if counter >= at.COUNTER:
            new = counter - at.COUNTER
            same = self.tables[issue_of + new]
            return tuple(new if self.tables[issue_of + old] == same else old for old in package)
        return tuple(old for old in package if self.tables[issue_of + old] != counter - at.DROP)

    def above(self, package: Sequence[int]) -> float:
        """Points above walking away of the peace that it sees coming: agreed, in the package, and hoped for."""
        position = self.position
        covered = {self.tables[slots.OPTION_ISSUE + option] for option in package}
        hopes = 0.0
        for issue in range(self.tables[slots.ISSUES]):
            if issue not in covered and self.state[at.AGREED + issue] == 0:
                hopes += position.hope(issue) * (1.0 if self.tables[slots.ISSUE_CORE + issue] else 1 - self.pace)
        return position.total + position.gain(package) + hopes - position.walk_away

    def is_acceptable(self, package: Sequence[int]) -> bool:
        position, needed = self.position, 0.0
        for option in package:
            issue = self.tables[slots.OPTION_ISSUE + option]
            if self.state[at.AGREED + issue] == 0:
                needed += position.hope(issue) - YIELDING * self.pace - SETTLING * self.tables[slots.ISSUE_CORE + issue]
        gain = position.gain(package)
        if all(self.tables[slots.OPTION_ACCORD + option] for option in package):
            return gain > 0 and gain >= needed  # it counts with or without a peace
        return gain >= needed - PRICE * self.state[at.PRESS] and self.above(package) > 0

    def signature(self) -> Choice:
        signed = prospect_after(self.view, at.ACCEPT)
        unsigned = own_gain(self.tables, self.state, self.seat, peace=False)
        assert signed is not None
        if signed.if_signed >= unsigned:
            return Choice(at.ACCEPT, _("signs: {number} above walking away").format(number=self.edge()))
        return Choice(at.REFUSE, _("refuses: {number} below walking away").format(number=-self.edge()))

    def edge(self) -> int:
        """Points by which signing now beats walking away."""
        now = prospect(self.view)
        return round((now.if_signed - now.if_not) * self.tables[slots.SCALE] / 10000)
