"""Why a move is not legal, in one or two sentences: with names, numbers and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.core import layout as at
from game.core.faces import move_of
from game.scenario.names import option_at
from game.speech.language import _, ngettext
from game.telling.conditions import tell_condition
from game.telling.things import (
    agenda_name,
    all_of,
    card_name,
    headline_name,
    issue_name,
    option_name,
    quoted,
    seat_name,
    tell_when,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.scenario.compiling import Compiled
    from game.scenario.model import Card, Scenario


@frozen
class _Case:
    """A move that was tried in some position, and what it is about."""

    compiled: Compiled
    state: Sequence[int]
    move: int

    @property
    def scenario(self) -> Scenario:
        return self.compiled.scenario

    @property
    def seat(self) -> str:
        return seat_name(self.scenario, self.compiled.names.seats[self.state[at.ACTOR]])

    @property
    def support(self) -> int:
        return self.state[at.SUPPORT + self.state[at.ACTOR]]

    @property
    def option_id(self) -> str:
        first = at.COUNTER if self.move >= at.COUNTER else at.ADD
        return self.compiled.names.options[self.move - first]

    @property
    def option(self) -> str:
        return option_name(self.scenario, self.option_id)

    @property
    def issue_id(self) -> str:
        if at.DROP <= self.move < at.PLAY:
            return self.compiled.names.issues[self.move - at.DROP]
        if at.TABLE <= self.move < at.CHOOSE:
            return self.compiled.names.issues[self.move - at.TABLE]
        return self.option_id.partition(".")[0]

    @property
    def issue(self) -> str:
        return issue_name(self.scenario, self.issue_id)

    @property
    def card_id(self) -> str:
        return self.compiled.names.cards[self.move - at.PLAY]

    @property
    def card(self) -> Card:
        return next(deck[self.card_id] for deck in self.scenario.decks.values() if self.card_id in deck)

    @property
    def card_title(self) -> str:
        return card_name(self.scenario, self.card_id)


def tell_reason(compiled: Compiled, state: Sequence[int], move: int, reason: int) -> str:
    """Why the seat that must move can't make this move: `reason` is what `play.reason_against` gives; empty for 0."""
    if not reason:
        return ""
    try:
        move_of(compiled.names, move)
    except ValueError:
        reason = at.NO_SUCH_MOVE
    return REASONS[reason](_Case(compiled, state, move))


def tell_task(compiled: Compiled, state: Sequence[int]) -> str:
    """What is asked for now, and of whom: `Russia has the turn`."""
    seat = seat_name(compiled.scenario, compiled.names.seats[state[at.ACTOR]])
    return {
        at.CHOOSING_AGENDA: _("{seat} chooses one of its secret agendas"),
        at.DOCKETING: _("{seat}, in the chair, brings issues to the table"),
        at.TURN: _("{seat} has the turn"),
        at.PACKAGING: _("{seat} is putting an offer together"),
        at.ANSWERING: _("{seat} has to answer an offer"),
        at.SIGNING: _("{seat} has to say whether it signs"),
        at.OVER: _("the game is over"),
    }[state[at.PHASE]].format(seat=seat)


def _not_now(case: _Case) -> str:
    return _("Not now: {task}.").format(task=tell_task(case.compiled, case.state))


def _game_over(_case: _Case) -> str:
    return _("The game is over. Start another one to play on.")


def _not_tabled(case: _Case) -> str:
    sentence = _("{issue} is still in the waiting row. The chair brings issues to the table when a round begins.")
    return sentence.format(issue=case.issue)


def _is_closed(case: _Case) -> str:
    sentence = _("{option} is closed: it can't be offered unless something opens it again. Choose another option.")
    return sentence.format(option=case.option)


def _condition_fails(case: _Case) -> str:
    condition = tell_when(case.scenario, option_at(case.scenario, case.option_id))
    sentence = _("{option} can be offered only while this holds: {condition}. It does not hold now.")
    return sentence.format(option=case.option, condition=condition)


def _already_agreed(case: _Case) -> str:
    sentence = _("{option} is agreed already. Another option of {issue} could replace it.")
    return sentence.format(option=case.option, issue=case.issue)


def _issue_in_package(case: _Case) -> str:
    sentence = _(
        "The package says something about {issue} already; it may do so once. Choose another issue, or submit it."
    )
    return sentence.format(issue=case.issue)


def _package_full(case: _Case) -> str:
    most = case.scenario.head.rules.clauses
    sentence = ngettext(
        "A package has {number} clause at most. Submit it as it is.",
        "A package has {number} clauses at most. Submit it as it is.",
        most,
    )
    return sentence.format(number=most)


def _rest(case: _Case) -> str:
    """How support is won back."""
    rules = case.scenario.head.rules
    turn_unused = case.state[at.CARD_PLAYED] == 0 and case.state[at.OFFER_MADE] == 0
    if rules.rest_support == 0:
        return ""
    sentence = _("Ending a turn without a card or an offer wins {number} back.")
    if turn_unused:
        sentence = _("End this turn without a card or an offer to win {number} back.")
    return " " + sentence.format(number=rules.rest_support)


def _no_support_for_offer(case: _Case) -> str:
    sentence = _("An offer costs {cost} support at home; {seat} has {support}.")
    told = sentence.format(cost=case.scenario.head.rules.offer_cost, seat=case.seat, support=case.support)
    return told + _rest(case)


def _offer_used(case: _Case) -> str:
    sentence = _("{seat} has made its offer of this turn. The next one can be made on its next turn.")
    return sentence.format(seat=case.seat)


def _card_used(case: _Case) -> str:
    sentence = _("{seat} has played its card of this turn. The next one can be played on its next turn.")
    return sentence.format(seat=case.seat)


def _not_in_hand(case: _Case) -> str:
    sentence = _("{seat} does not hold {card}. Only cards in its hand can be played.")
    return sentence.format(seat=case.seat, card=case.card_title)


def _no_support_for_card(case: _Case) -> str:
    sentence = _("{card} costs {cost} support at home; {seat} has {support}.")
    told = sentence.format(card=case.card_title, cost=case.card.cost, seat=case.seat, support=case.support)
    return told + _rest(case)


def _card_condition_fails(case: _Case) -> str:
    sentence = _("{card} can be played only while this holds: {condition}. It does not hold now.")
    return sentence.format(card=case.card_title, condition=tell_condition(case.scenario, case.card.when or "1"))


def _demand_settled(case: _Case) -> str:
    demand = case.card.demand
    assert demand is not None
    sentence = _("{card} makes a demand on {issue}, which is settled. Demands are for open issues.")
    return sentence.format(card=case.card_title, issue=issue_name(case.scenario, demand.issue))


def _core_open(case: _Case) -> str:
    names, issues = case.compiled.names, case.scenario.issues
    still_open = [
        issue.title for number, issue in enumerate(issues.values()) if issue.core and not case.state[at.AGREED + number]
    ]
    assert len(names.issues) == len(issues)
    sentence = _("A peace settles every core issue. Still open: {issues}. Offer something on that first.")
    return sentence.format(issues=all_of(still_open))


def _core_condition_fails(case: _Case) -> str:
    """Some agreed core options stand on conditions that fail; which ones, the kernel does not say."""
    names = case.compiled.names
    agreed = [case.state[at.AGREED + number] - 1 for number in range(len(names.issues))]
    suspects = [
        names.options[option]
        for issue, option in zip(case.scenario.issues.values(), agreed, strict=True)
        if issue.core and option >= 0 and option_at(case.scenario, names.options[option]).when is not None
    ]
    told = "; ".join(
        _("{option}, only while {condition}").format(
            option=option_name(case.scenario, option),
            condition=tell_when(case.scenario, option_at(case.scenario, option)),
        )
        for option in suspects
    )
    sentence = _("The condition of a core term no longer holds: {terms}. Agree on something else there first.")
    return sentence.format(terms=told)


def _already_tabled(case: _Case) -> str:
    return _("{issue} is on the table already. Choose one from the waiting row.").format(issue=case.issue)


def _not_dealt(case: _Case) -> str:
    agenda = agenda_name(case.scenario, case.compiled.names.agendas[case.move - at.CHOOSE])
    sentence = _("{agenda} was not dealt to {seat}. Choose one of those that were.")
    return sentence.format(agenda=agenda, seat=case.seat)


def _no_counters(case: _Case) -> str:
    if not case.scenario.head.rules.counters:
        return _("This scenario is played without counters. Accept or refuse.")
    return _("This is a counter already, and it can't be countered. Accept or refuse.")


def _not_in_package(case: _Case) -> str:
    sentence = _("The offer says nothing about {issue}. A counter changes or drops one of its clauses.")
    return sentence.format(issue=case.issue)


def _same_clause(case: _Case) -> str:
    title = quoted(option_at(case.scenario, case.option_id).title)
    return _("The offer says {option} already. Accept it, or change it to something else.").format(option=title)


def _only_clause(case: _Case) -> str:
    return _("{issue} is all that the offer is about. Refuse it instead.").format(issue=case.issue)


def _no_such_move(_case: _Case) -> str:
    return _("There is no such move in this scenario. Choose one from the list.")


def _headline_is_out(case: _Case) -> str:
    headline = case.compiled.names.headlines[case.move - at.ANNOUNCE]
    sentence = _("{title} has been in the news already. Choose another headline.")
    return sentence.format(title=headline_name(case.scenario, headline))


REASONS: dict[int, Callable[[_Case], str]] = {
    at.NOT_NOW: _not_now,
    at.GAME_OVER: _game_over,
    at.NOT_TABLED: _not_tabled,
    at.IS_CLOSED: _is_closed,
    at.CONDITION_FAILS: _condition_fails,
    at.ALREADY_AGREED: _already_agreed,
    at.ISSUE_IN_PACKAGE: _issue_in_package,
    at.PACKAGE_FULL: _package_full,
    at.NO_SUPPORT_FOR_OFFER: _no_support_for_offer,
    at.OFFER_USED: _offer_used,
    at.CARD_USED: _card_used,
    at.NOT_IN_HAND: _not_in_hand,
    at.NO_SUPPORT_FOR_CARD: _no_support_for_card,
    at.CARD_CONDITION_FAILS: _card_condition_fails,
    at.DEMAND_SETTLED: _demand_settled,
    at.CORE_OPEN: _core_open,
    at.CORE_CONDITION_FAILS: _core_condition_fails,
    at.ALREADY_TABLED: _already_tabled,
    at.NOT_DEALT: _not_dealt,
    at.NO_COUNTERS: _no_counters,
    at.NOT_IN_PACKAGE: _not_in_package,
    at.SAME_CLAUSE: _same_clause,
    at.ONLY_CLAUSE: _only_clause,
    at.NO_SUCH_MOVE: _no_such_move,
    at.HEADLINE_IS_OUT: _headline_is_out,
}
