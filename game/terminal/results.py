"""The end: the epilogue, what each seat gained and from what, and the agendas that were secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.speech.language import _
from game.telling.sentences import agenda_name, minus, option_name, percent, seat_name, signed, tell_rewards, tenths
from game.terminal.own_side import gain

if TYPE_CHECKING:
    from game.scenario.model import Scenario
    from game.session.results import Result, SeatResult
    from game.session.session import Session
    from game.terminal.screen import Screen


def show_result(screen: Screen, session: Session) -> None:
    result, scenario = session.result(), session.compiled.scenario
    ending = scenario.endings[result.ending] if result.ending is not None else None
    screen.heading(ending.title if ending else _("The end"))
    if ending:
        for paragraph in ending.epilogue.strip().split("\n\n"):
            screen.line()
            screen.line(paragraph.replace("\n", " "))
    _show_terms(screen, session)
    _show_gains(screen, session, result)
    _show_sums(screen, scenario, result)
    _show_agendas(screen, scenario, result)


def _show_terms(screen: Screen, session: Session) -> None:
    """What is in force in the end."""
    from game.core import layout as at  # noqa: PLC0415

    names, scenario, state = session.compiled.names, session.compiled.scenario, session.state
    agreed = [state[at.AGREED + k] - 1 for k in range(len(names.issues)) if state[at.AGREED + k]]
    screen.title(_("In force"))
    for option in agreed:
        screen.line(option_name(scenario, names.options[option]), indent=2, hang=2)
    if not agreed:
        screen.line(_("nothing"), indent=2)


def _show_gains(screen: Screen, session: Session, result: Result) -> None:
    scenario = session.compiled.scenario
    screen.title(_("Results"))
    for seat in result.seats:
        screen.pair(_("{seat}: own gain").format(seat=seat_name(scenario, seat.seat)), gain(seat.own_gain), indent=2)
    if result.peace:
        screen.pair(_("the chance that the peace lasts"), percent(result.durability), indent=2)
    else:
        screen.line(_("No peace, so there is nothing that could last."), indent=2)
    whole = scenario.head.rules.scale
    sentence = _("Own gain: final value − walk-away value at the start, in per cent of {scale} points.")
    screen.line(sentence.format(scale=whole), indent=2)


def _show_sums(screen: Screen, scenario: Scenario, result: Result) -> None:
    screen.title(_("How it adds up, in points"))
    for seat in result.seats:
        screen.line(_sum(scenario, result, seat), indent=2, hang=4)


def _sum(scenario: Scenario, result: Result, seat: SeatResult) -> str:
    """The one sum: walk-away + chance × what the peace adds, and what comes undiscounted."""
    parts = [_("{number} walk-away").format(number=minus(seat.walk_away))]
    if result.peace:
        adds = minus(seat.treaty - seat.walk_away)
        parts.append(
            _("+ {percent} × {number} that peace adds").format(percent=percent(result.durability), number=adds)
        )
    for sentence, number in (
        (_("{sign} {number} accords"), seat.accords),
        (_("{sign} {number} stakes"), seat.stakes),
        (_("{sign} {number} agenda"), seat.agenda_points),
        (_("{sign} {number} no support at home"), seat.broke),
    ):
        if number:
            parts.append(sentence.format(sign="+" if number > 0 else "−", number=abs(number)))
    sentence = _("{seat}: {sum} = {total}; at the start walking away was worth {start}")
    return sentence.format(
        seat=seat_name(scenario, seat.seat),
        sum=" ".join(parts),
        total=tenths(seat.final_value),
        start=minus(seat.walk_away_start),
    )


def _show_agendas(screen: Screen, scenario: Scenario, result: Result) -> None:
    told = [seat for seat in result.seats if seat.agenda is not None]
    if not told:
        return
    screen.title(_("Secret agendas"))
    for seat in told:
        assert seat.agenda is not None
        sentence = _("{seat}: {agenda}, {points}")
        paid = _("{number} points").format(number=signed(seat.agenda_points))
        agenda = agenda_name(scenario, seat.agenda)
        screen.line(sentence.format(seat=seat_name(scenario, seat.seat), agenda=agenda, points=paid), indent=2, hang=2)
        screen.line("; ".join(tell_rewards(scenario, seat.agenda)), indent=4)
