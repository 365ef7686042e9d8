"""The menus of a game: the legal moves of a seat, grouped by what they are about, with what each would do.

Nothing here decides what is legal: entries come from the list of legal moves, and refusals from `why_not`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.core import layout as at
from game.scenario.names import agenda_at, card_at, option_at
from game.scenario.tables import ISSUE_END, ISSUE_FIRST, MOST_OPTIONS, OPTION_ISSUE, VALUE
from game.session.prospects import prospect_after
from game.speech.language import _, ngettext
from game.telling.sentences import (
    consent_now,
    option_name,
    signed,
    tell_binding,
    tell_card,
    tell_consent,
    tell_consent_of,
    tell_hard_to_sell,
    tell_rewards,
    tell_source,
    tell_when,
)
from game.terminal.menu import Entry, Menu
from game.terminal.own_side import OwnSide
from game.terminal.tableau import Tableau

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.core.view import View
    from game.scenario.model import Scenario
    from game.terminal.screen import Screen

TAKE_BACK = -1  # in place of a move: take back the last one


class Choices:
    """What one seat can do now.  `openly`: everybody looks on, so nothing private is said."""

    def __init__(
        self, screen: Screen, view: View, legal: Sequence[int], why_not: Callable[[int], str], *, openly: bool = False
    ) -> None:
        self.view, self.legal, self.why_not, self.openly = view, legal, why_not, openly
        self.table = Tableau(screen, view)
        self.own = OwnSide(screen, view)
        self.names, self.state, self.tables = view.compiled.names, view.state, view.tables

    @property
    def scenario(self) -> Scenario:
        return self.view.compiled.scenario

    @property
    def seat(self) -> str:
        return self.own.name

    def menu(self) -> Menu:
        """The menu of the phase."""
        menus: dict[int, Callable[[], Menu]] = {
            at.CHOOSING_AGENDA: self.agendas,
            at.DOCKETING: self.docket,
            at.TURN: self.turn,
            at.PACKAGING: self.packaging,
            at.ANSWERING: self.answering,
            at.SIGNING: self.signing,
        }
        return menus[self.state[at.PHASE]]()

    def moves(self, first: int, end: int) -> list[int]:
        """The legal moves of a family, as what they are done with."""
        return [move - first for move in self.legal if first <= move < end]

    # ---- before the turns ---------------------------------------------------------------------------------------

    def agendas(self) -> Menu:
        entries = []
        for number in self.moves(at.CHOOSE, at.DROP):
            name = self.names.agendas[number]
            agenda = agenda_at(self.scenario, name)
            notes = (agenda.text, "; ".join(tell_rewards(self.scenario, name)))
            entries.append(
                Entry(agenda.title, at.CHOOSE + number, notes=notes, explain=partial(self.own.agenda_lines, number))
            )
        question = _("Which secret agenda does {seat} choose? The others learn it at the end.")
        return Menu(question.format(seat=self.seat), tuple(entries))

    def docket(self) -> Menu:
        entries = [
            Entry(
                self.table.issue_title(number),
                at.TABLE + number,
                right=self.span(number),
                explain=partial(self.issue_lines, number),
            )
            for number in self.moves(at.TABLE, at.CHOOSE)
        ]
        left = self.state[at.DOCKET_LEFT]
        question = ngettext(
            "{seat} has the chair. Which issue comes to the table? ({number} to choose)",
            "{seat} has the chair. Which issue comes to the table? ({number} to choose)",
            left,
        )
        return Menu(question.format(seat=self.seat, number=left), tuple(entries))

    def span(self, issue: int) -> str:
        """The seat's values on an issue: `worth −30 to +28`."""
        if self.openly:
            return ""
        first = VALUE + self.view.seat * MOST_OPTIONS
        options = range(self.tables[ISSUE_FIRST + issue], self.tables[ISSUE_END + issue])
        values = [self.tables[first + option] for option in options]
        return _("worth {low} to {high}").format(low=signed(min(values)), high=signed(max(values)))

    # ---- a turn -------------------------------------------------------------------------------------------------

    def turn(self) -> Menu:
        entries = []
        cards = self.card_entries()
        playable = [entry for entry in cards if not entry.refusal]
        if self.state[at.CARD_PLAYED]:
            entries.append(Entry(_("Play a card"), refusal=_("The card of this turn is played.")))
        elif cards:
            question = _("Which card does {seat} play?").format(seat=self.seat)
            menu = Menu(question, tuple(cards), has_way_back=True)
            count = ngettext("{number} can be played", "{number} can be played", len(playable))
            entries.append(Entry(_("Play a card"), menu, right=count.format(number=len(playable))))
        entries.append(self.offer_entry())
        also = [*playable, *self.clause_entries()]
        if at.CALL_SIGNING in self.legal:
            entries.append(self.signing_entry())
        elif not self.state[at.OFFER_MADE]:
            entries.append(Entry(_("Call the signing"), refusal=self.why_not(at.CALL_SIGNING)))
        entries.append(self.end_entry())
        return Menu(_("What does {seat} do?").format(seat=self.seat), tuple(entries), tuple(also))

    def card_entries(self) -> list[Entry]:
        """The hand; cards that can't be played say why."""
        legal = set(self.moves(at.PLAY, at.ADD))
        return [self.card_entry(card, refused=card not in legal) for card in self.own.hand()]

    def card_entry(self, card: int, *, refused: bool) -> Entry:
        found = card_at(self.scenario, self.names.cards[card])
        explain = partial(self.own.card_lines, card)
        if refused:
            return Entry(found.title, explain=explain, refusal=self.why_not(at.PLAY + card))
        cost = _("costs {number} support").format(number=found.cost) if found.cost else ""
        notes = [tell_card(self.view.compiled, found, self.own.role, with_cost=False)]
        after = prospect_after(self.view, at.PLAY + card)
        if after is not None:
            notes.append(self.own.change(after))
        return Entry(found.title, at.PLAY + card, cost, tuple(notes), explain)

    def end_entry(self) -> Entry:
        rules = self.scenario.head.rules
        right = ""
        if not self.state[at.CARD_PLAYED] and not self.state[at.OFFER_MADE]:
            right = _("rest: support {support}, cards {cards}").format(
                support=signed(rules.rest_support), cards=signed(rules.rest_cards)
            )
        return Entry(_("End the turn"), at.END_TURN, right)

    def signing_entry(self) -> Entry:
        notes = (self.own.if_all_sign(),)
        return Entry(_("Call the signing"), at.CALL_SIGNING, _("in place of an offer"), notes, self.signing_lines)

    def signing_lines(self) -> list[str]:
        cost = self.scenario.head.rules.refuse_signing
        return [
            _("Every other seat is asked to sign. If all do, there is peace and the game ends."),
            _("Whoever refuses loses {number} support.").format(number=cost),
            _("Calling the signing takes the place of this turn's offer."),
        ]

    # ---- offers -------------------------------------------------------------------------------------------------

    def offer_entry(self) -> Entry:
        options = self.moves(at.ADD, at.COUNTER)
        cost = self.scenario.head.rules.offer_cost
        if options:
            right = _("costs {number} support").format(number=cost) if cost else ""
            return Entry(_("Make an offer"), self.issue_menu(_("An offer on which issue?")), right)
        refusal = next((self.why_not(at.ADD + option) for option in range(len(self.names.options))), "")
        if not any(self.state[at.TABLED : at.TABLED + len(self.names.issues)]):
            refusal = _("No issue is on the table yet.")
        return Entry(_("Make an offer"), refusal=refusal)

    def issue_menu(self, question: str) -> Menu:
        options = self.moves(at.ADD, at.COUNTER)
        entries = []
        for issue in range(len(self.names.issues)):
            here = [option for option in options if self.tables[OPTION_ISSUE + option] == issue]
            if here:
                menu = self.option_menu(issue)
                entries.append(
                    Entry(
                        self.table.issue_title(issue),
                        menu,
                        self.table.issue_status(issue),
                        explain=partial(self.issue_lines, issue),
                    )
                )
        return Menu(question, tuple(entries), tuple(self.clause_entries()), has_way_back=True)

    def option_menu(self, issue: int) -> Menu:
        """Every option of an issue: those that can be offered, and why not the others."""
        options = range(self.tables[ISSUE_FIRST + issue], self.tables[ISSUE_END + issue])
        entries = tuple(self.option_entry(option, at.ADD) for option in options)
        title = self.scenario.issues[self.names.issues[issue]].title
        question = _("{issue} ({status}): offer what?").format(issue=title, status=self.table.issue_status(issue))
        return Menu(question, entries, has_way_back=True)

    def option_entry(self, option: int, family: int) -> Entry:
        found = option_at(self.scenario, self.names.options[option])
        move = family + option
        explain = partial(self.option_lines, option)
        if move not in self.legal:
            return Entry(found.title, explain=explain, refusal=self.why_not(move))
        notes = [self.table.option_facts(option)]
        after = prospect_after(self.view, move)
        if after is not None and not self.openly:
            notes.append(_("if agreed: {change}").format(change=self.own.change(after)))
        right = "" if self.openly else self.table.own_value(option)
        return Entry(found.title, move, right, tuple(notes), explain)

    def clause_entries(self) -> list[Entry]:
        """Every option that can be offered, to be typed by its name."""
        return [
            Entry(
                option_at(self.scenario, self.names.options[option]).title,
                at.ADD + option,
                explain=partial(self.option_lines, option),
            )
            for option in self.moves(at.ADD, at.COUNTER)
        ]

    def packaging(self) -> Menu:
        """An offer in the making: submit it, or add a clause."""
        package = self.table.package()
        after = prospect_after(self.view, at.SUBMIT)
        notes = (_("if agreed: {change}").format(change=self.own.change(after)),) if after is not None else ()
        entries = [Entry(_("Submit the offer"), at.SUBMIT, notes=notes, explain=self.consent_lines)]
        more = self.moves(at.ADD, at.COUNTER)
        most = self.scenario.head.rules.clauses
        if more:
            right = _("{number} of {most} so far").format(number=len(package), most=most)
            entries.append(Entry(_("Add a clause"), self.issue_menu(_("Another clause on which issue?")), right))
        entries.append(Entry(_("Take back the last clause"), TAKE_BACK))
        intro = [_("The offer so far:")]
        intro += [f"- {option_name(self.scenario, self.names.options[clause])}" for clause in package]
        intro += self.consent_lines()
        return Menu(_("Submit it?"), tuple(entries), tuple(self.clause_entries()), tuple(intro))

    def consent_lines(self) -> list[str]:
        """Who has to answer the offer in the making, and what a mixed package means."""
        names = [self.names.options[clause] for clause in self.table.package()]
        needed = [role for role in consent_now(self.view.compiled, self.state, names) if role != self.own.role]
        lines = [_("It {needs}.").format(needs=tell_consent_of(self.scenario, needed))]
        kinds = {option_at(self.scenario, name).binds for name in names}
        if len(kinds) > 1:
            lines.append(
                _("An accord packed with a treaty clause waits for the signing, like the rest of the package.")
            )
        return lines

    # ---- answers ------------------------------------------------------------------------------------------------

    def answering(self) -> Menu:
        entries = [Entry(_("Accept"), at.ACCEPT, notes=self.if_agreed(at.ACCEPT))]
        press = self.state[at.PRESS]
        right = _("costs {number} support").format(number=press) if press else ""
        entries.append(Entry(_("Refuse"), at.REFUSE, right))
        counters = self.counter_entries()
        if counters:
            menu = Menu(_("Counter with which change?"), tuple(counters), has_way_back=True)
            note = _("refuse, and offer the same with one clause changed or dropped")
            entries.append(Entry(_("Counter"), menu, right, (note,)))
        question = _("What does {seat} answer?").format(seat=self.seat)
        return Menu(question, tuple(entries), tuple(counters))

    def if_agreed(self, move: int) -> tuple[str, ...]:
        after = None if self.openly else prospect_after(self.view, move)
        return () if after is None else (self.own.change(after),)

    def counter_entries(self) -> list[Entry]:
        entries = []
        for option in self.moves(at.COUNTER, at.MOVES):
            entry = self.option_entry(option, at.COUNTER)
            entries.append(Entry(self.own.option(option), entry.value, entry.right, entry.notes, entry.explain))
        for issue in self.moves(at.DROP, at.PLAY):
            title = self.scenario.issues[self.names.issues[issue]].title
            move = at.DROP + issue
            entries.append(Entry(_("Without {issue}").format(issue=title), move, notes=self.if_agreed(move)))
        return entries

    def signing(self) -> Menu:
        cost = self.scenario.head.rules.refuse_signing
        right = _("costs {number} support").format(number=cost) if cost else ""
        entries = (
            Entry(_("Sign"), at.ACCEPT, notes=() if self.openly else (self.own.if_all_sign(),)),
            Entry(_("Refuse"), at.REFUSE, right),
        )
        return Menu(_("Does {seat} sign?").format(seat=self.seat), entries)

    # ---- explanations -------------------------------------------------------------------------------------------

    def issue_lines(self, issue: int) -> list[str]:
        found = self.scenario.issues[self.names.issues[issue]]
        lines = [found.text, tell_source(found)]
        if found.core:
            lines.append(_("Core: a peace must settle it."))
        for option in range(self.tables[ISSUE_FIRST + issue], self.tables[ISSUE_END + issue]):
            worth = "" if self.openly else f" ({self.table.own_value(option)})"
            lines.append(f"- {self.table.option_title(option)}{worth}")
        return lines

    def option_lines(self, option: int) -> list[str]:
        found = option_at(self.scenario, self.names.options[option])
        lines = [
            found.text,
            tell_source(found),
            _("It {needs}.").format(needs=tell_consent(self.scenario, self.names.options[option])),
        ]
        lines.append(f"{tell_binding(found)}.")
        if found.hard_to_sell:
            marks = tell_hard_to_sell(self.scenario, found)
            per_mark = signed(self.scenario.head.durability.per_mark)
            lines.append(
                _("{marks}; each mark changes how long a peace lasts by {points} %.").format(
                    marks=marks, points=per_mark
                )
            )
        if found.when is not None:
            lines.append(_("Only while this holds: {condition}.").format(condition=tell_when(self.scenario, found)))
        if not self.openly:
            lines.append(f"{self.table.own_value(option)}.")
        return [line for line in lines if line]
