"""Every kind of event as a sentence, in names: `Russia offers: …`, never `you`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.core import faces
from game.scenario.names import card_at
from game.speech.language import _
from game.telling.things import (
    agenda_name,
    card_name,
    issue_name,
    minus,
    one_of,
    option_name,
    options_together,
    percent,
    points,
    quoted,
    seat_name,
    signed,
    track_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.core.faces import Event
    from game.scenario.compiling import Compiled
    from game.scenario.model import Scenario


def tell_event(compiled: Compiled, event: Event) -> str:
    """One event as a sentence.  What the event hides (a card drawn by somebody else) is not told."""
    return SENTENCES[type(event)](compiled.scenario, event)


def _round_began(scenario: Scenario, event: faces.RoundBegan) -> str:
    rounds = scenario.head.rules.rounds
    sentence = _("Round {round} of {rounds} begins. {seat} is in the chair.")
    return sentence.format(round=event.round, rounds=rounds, seat=seat_name(scenario, event.chair))


def _headline(scenario: Scenario, event: faces.HeadlineDrew) -> str:
    return _("News: {title}.").format(title=scenario.headlines[event.headline].title.rstrip("."))


def _issue_tabled(scenario: Scenario, event: faces.IssueTabled) -> str:
    issue = issue_name(scenario, event.issue)
    if event.seat is None:
        return _("{issue} comes to the table.").format(issue=issue)
    return _("{seat} brings {issue} to the table.").format(seat=seat_name(scenario, event.seat), issue=issue)


def _turn_began(scenario: Scenario, event: faces.TurnBegan) -> str:
    return _("{seat} has the turn.").format(seat=seat_name(scenario, event.seat))


def _card_played(scenario: Scenario, event: faces.CardPlayed) -> str:
    return _("{seat} plays {card}.").format(seat=seat_name(scenario, event.seat), card=card_name(scenario, event.card))


def _demand_made(scenario: Scenario, event: faces.DemandMade) -> str:
    demand = card_at(scenario, event.card).demand
    assert demand is not None
    issue = scenario.issues[demand.issue]
    return _("{seat} stakes {points} on {issue} ending as {options}.").format(
        seat=seat_name(scenario, event.seat),
        points=points(event.stake),
        issue=issue.title,
        options=one_of(quoted(issue.options[option].title) for option in demand.keeps),
    )


def _track_moved(scenario: Scenario, event: faces.TrackMoved) -> str:
    sentence = _("{track} rises from {before} to {after}.")
    if event.after < event.before:
        sentence = _("{track} falls from {before} to {after}.")
    track = track_name(scenario, event.track)
    return sentence.format(track=track, before=minus(event.before), after=minus(event.after))


def _support_moved(scenario: Scenario, event: faces.SupportMoved) -> str:
    sentence = _("{seat}: support rises from {before} to {after}.")
    if event.after < event.before:
        sentence = _("{seat}: support falls from {before} to {after}.")
    return sentence.format(seat=seat_name(scenario, event.seat), before=event.before, after=event.after)


def _stake_moved(scenario: Scenario, event: faces.StakeMoved) -> str:
    sentence = _("The stake of {card} goes from {before} to {after}.")
    return sentence.format(card=card_name(scenario, event.card), before=event.before, after=event.after)


def _walk_away_moved(scenario: Scenario, event: faces.WalkAwayMoved) -> str:
    return _("{seat}: the walk-away value moves by {by}.").format(
        seat=seat_name(scenario, event.seat), by=signed(event.by)
    )


def _option_closed(scenario: Scenario, event: faces.OptionClosed) -> str:
    return _("Closed to new offers: {option}.").format(option=option_name(scenario, event.option))


def _option_opened(scenario: Scenario, event: faces.OptionOpened) -> str:
    return _("Open to offers again: {option}.").format(option=option_name(scenario, event.option))


def _press_added(scenario: Scenario, event: faces.PressAdded) -> str:
    sentence = _("{seat} presses: refusing its offer this turn costs {number} support.")
    return sentence.format(seat=seat_name(scenario, event.seat), number=event.markers)


def _card_drawn(scenario: Scenario, event: faces.CardDrawn) -> str:
    seat = seat_name(scenario, event.seat)
    if event.card is None:
        return _("{seat} draws a card.").format(seat=seat)
    return _("{seat} draws {card}.").format(seat=seat, card=card_name(scenario, event.card))


def _deck_reshuffled(scenario: Scenario, event: faces.DeckReshuffled) -> str:
    return _("{seat} shuffles its discards into a new deck.").format(seat=seat_name(scenario, event.seat))


def _offer_made(scenario: Scenario, event: faces.OfferMade) -> str:
    package = options_together(scenario, event.options)
    return _("{seat} offers: {package}.").format(seat=seat_name(scenario, event.seat), package=package)


def _counter_made(scenario: Scenario, event: faces.CounterMade) -> str:
    package = options_together(scenario, event.options)
    return _("{seat} counters: {package}.").format(seat=seat_name(scenario, event.seat), package=package)


def _answered(scenario: Scenario, event: faces.Answered) -> str:
    sentence = _("{seat} accepts.") if event.yes else _("{seat} refuses.")
    return sentence.format(seat=seat_name(scenario, event.seat))


def _clause_agreed(scenario: Scenario, event: faces.ClauseAgreed) -> str:
    sentence = _("Agreed and binding: {option}.")
    if not event.binding:
        sentence = _("Initialled, binding once the peace is signed: {option}.")
    told = sentence.format(option=option_name(scenario, event.option))
    if event.replaced is None:
        return told
    issue, replaced = event.replaced.split(".")
    old = quoted(scenario.issues[issue].options[replaced].title)
    return told + " " + _("It replaces {option}.").format(option=old)


def _signing_called(scenario: Scenario, event: faces.SigningCalled) -> str:
    return _("{seat} calls the signing of the peace.").format(seat=seat_name(scenario, event.seat))


def _rested(scenario: Scenario, event: faces.Rested) -> str:
    return _("{seat} neither plays nor offers, and rests.").format(seat=seat_name(scenario, event.seat))


def _drifted(scenario: Scenario, event: faces.Drifted) -> str:
    return _("End of the round: {title}.").format(title=scenario.drift[event.drift].title.rstrip("."))


def _clause_struck(scenario: Scenario, event: faces.ClauseStruck) -> str:
    return _("Struck out, its condition holds no more: {option}.").format(option=option_name(scenario, event.option))


def _clause_lapsed(scenario: Scenario, event: faces.ClauseLapsed) -> str:
    return _("Lapsed without a peace: {option}.").format(option=option_name(scenario, event.option))


def _ended(scenario: Scenario, event: faces.Ended) -> str:
    if event.peace:
        told = _("The peace is signed. The chance that it lasts: {percent}.").format(percent=percent(event.durability))
    else:
        told = _("The talks end without a peace.")
    if event.ending is None:
        return told
    return _("{outcome} {title}.").format(outcome=told, title=scenario.endings[event.ending].title.rstrip("."))


def _agenda_chosen(scenario: Scenario, event: faces.AgendaChosen) -> str:
    seat = seat_name(scenario, event.seat)
    if event.agenda is None:
        return _("{seat} chooses its secret agenda.").format(seat=seat)
    return _("{seat} chooses its secret agenda: {agenda}.").format(
        seat=seat, agenda=agenda_name(scenario, event.agenda)
    )


SENTENCES: dict[type, Callable[[Scenario, Any], str]] = {
    faces.RoundBegan: _round_began,
    faces.HeadlineDrew: _headline,
    faces.IssueTabled: _issue_tabled,
    faces.TurnBegan: _turn_began,
    faces.CardPlayed: _card_played,
    faces.DemandMade: _demand_made,
    faces.TrackMoved: _track_moved,
    faces.SupportMoved: _support_moved,
    faces.StakeMoved: _stake_moved,
    faces.WalkAwayMoved: _walk_away_moved,
    faces.OptionClosed: _option_closed,
    faces.OptionOpened: _option_opened,
    faces.PressAdded: _press_added,
    faces.CardDrawn: _card_drawn,
    faces.DeckReshuffled: _deck_reshuffled,
    faces.OfferMade: _offer_made,
    faces.CounterMade: _counter_made,
    faces.Answered: _answered,
    faces.ClauseAgreed: _clause_agreed,
    faces.SigningCalled: _signing_called,
    faces.Rested: _rested,
    faces.Drifted: _drifted,
    faces.ClauseStruck: _clause_struck,
    faces.ClauseLapsed: _clause_lapsed,
    faces.Ended: _ended,
    faces.AgendaChosen: _agenda_chosen,
}
