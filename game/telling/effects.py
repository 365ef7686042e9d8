"""What cards, headlines and the end of a round do, in words, and what that does to walk-away values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.scenario.model import MOST_TRACKS
from game.scenario.names import option_at
from game.scenario.tables import WALK_SLOPE
from game.speech.language import _, ngettext
from game.telling.conditions import tell_condition
from game.telling.things import issue_name, minus, one_of, option_name, points, quoted, seat_name, signed, track_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.scenario.compiling import Compiled
    from game.scenario.model import Card, Drift, Effect, Headline, Scenario

UP, DOWN = "↑", "↓"


def tell_effects(compiled: Compiled, what: Card | Headline | Drift, owner: str | None = None) -> list[str]:
    """Each effect in a few words, such as `US aid −1 (walk-away: Ukraine ↓, United States ↑)`.

    `owner` is the role whose card it is; a demand is told by `tell_demand`.
    """
    return [tell_effect(compiled, effect, owner) for effect in what.effects]


def tell_effect(compiled: Compiled, effect: Effect, owner: str | None = None) -> str:
    scenario = compiled.scenario
    told = _what(scenario, effect, owner)
    arrows = walk_away_arrows(compiled, (effect,), owner) if effect.track is not None else {}
    if arrows:
        moved = ", ".join(
            f"{seat_name(scenario, role)} {UP if way > 0 else DOWN}" for role, way in arrows.items() if way
        )
        told = _("{effect} (walk-away: {seats})").format(effect=told, seats=moved)
    if effect.when is not None:
        told = _("{effect}, if {condition}").format(effect=told, condition=tell_condition(scenario, effect.when))
    return told


def _what(scenario: Scenario, effect: Effect, owner: str | None) -> str:
    """The effect without its condition."""
    if effect.track is not None:
        return _track(scenario, effect.track, effect)
    if effect.close is not None:
        return _("closes {option}").format(option=option_name(scenario, effect.close))
    if effect.open is not None:
        return _("opens {option}").format(option=option_name(scenario, effect.open))
    if effect.table is not None:
        return _("brings {issue} to the table").format(issue=issue_name(scenario, effect.table))
    if effect.press is not None:
        sentence = ngettext(
            "refusing this turn's offer costs {number} support",
            "refusing this turn's offer costs {number} support",
            effect.press,
        )
        return sentence.format(number=effect.press)
    return _about_seats(scenario, effect, owner)


def _track(scenario: Scenario, track: str, effect: Effect) -> str:
    if effect.to is not None:
        return _("{track} is set to {number}").format(track=track_name(scenario, track), number=minus(effect.to))
    return f"{track_name(scenario, track)} {signed(effect.by or 0)}"


def _about_seats(scenario: Scenario, effect: Effect, owner: str | None) -> str:
    by = 1 if effect.by is None else effect.by
    if effect.support is not None:
        return _("{seats}: support {by}").format(seats=_whose(scenario, effect.support, owner), by=signed(by))
    if effect.walk_away is not None:
        seats = _whose(scenario, effect.walk_away, owner)
        return _("{seats}: walk-away value {by}").format(seats=seats, by=signed(by))
    if effect.draw is not None:
        sentence = ngettext("{seats} draws {number} card", "{seats} draws {number} cards", by)
        return sentence.format(seats=_whose(scenario, effect.draw, owner), number=by)
    seats = _whose(scenario, effect.stakes or "all", owner)
    if effect.issue is None:
        return _("{seats}: stakes of all demands {by}").format(seats=seats, by=signed(by))
    issue = issue_name(scenario, effect.issue)
    return _("{seats}: stakes of demands on {issue} {by}").format(seats=seats, issue=issue, by=signed(by))


def _whose(scenario: Scenario, who: str, owner: str | None) -> str:
    if who == "all":
        return _("every seat")
    if who == "self" and owner is not None:
        return seat_name(scenario, owner)
    if who == "others":
        return _("every other seat")
    return seat_name(scenario, who) if who in scenario.roles else _("its owner")


def walk_away_arrows(compiled: Compiled, effects: Iterable[Effect], owner: str | None = None) -> dict[str, int]:
    """Which way some effects move each walk-away value: a role with 1 or −1, or 0 if they pull both ways.

    This is public: the direction in which each track moves each walk-away is known to all.  Conditions are left aside,
    and roles that nothing moves are left out.
    """
    names = compiled.names
    moved: dict[str, set[int]] = {}
    for effect in effects:
        for role, way in _ways(compiled, effect, owner).items():
            if way:
                moved.setdefault(role, set()).add(way)
    return {role: next(iter(moved[role])) if len(moved[role]) == 1 else 0 for role in names.seats if role in moved}


def _ways(compiled: Compiled, effect: Effect, owner: str | None) -> dict[str, int]:
    names = compiled.names
    if effect.track is not None:
        track = names.numbers["tracks"][effect.track]
        start = compiled.scenario.tracks[effect.track].start
        rise = effect.to - start if effect.to is not None else effect.by or 0
        way = (rise > 0) - (rise < 0)
        slopes = (compiled.tables[WALK_SLOPE + seat * MOST_TRACKS + track] for seat in range(len(names.seats)))
        return {role: way * slope for role, slope in zip(names.seats, slopes, strict=True)}
    if effect.walk_away is not None:
        by = 1 if effect.by is None else effect.by
        who = effect.walk_away
        return {
            role: (by > 0) - (by < 0)
            for role in names.seats
            if who in {role, "all"} or (who == "self" and role == owner) or (who == "others" and role != owner)
        }
    return {}


def tell_demand(scenario: Scenario, card: Card) -> str:
    """What a demand commits its owner to; empty for other cards."""
    if card.demand is None:
        return ""
    demand = card.demand
    kept = one_of(quoted(option_at(scenario, f"{demand.issue}.{option}").title) for option in demand.keeps)
    sentence = _("stakes {points} on {issue} ending as {options}; lost if it ends as anything else")
    return sentence.format(points=points(demand.stake), issue=issue_name(scenario, demand.issue), options=kept)


def tell_card(compiled: Compiled, card: Card, owner: str, *, with_cost: bool = True) -> str:
    """Everything that playing a card does, in one line."""
    scenario = compiled.scenario
    parts = []
    if card.cost and with_cost:
        parts.append(_("costs {number} support").format(number=card.cost))
    if card.demand is not None:
        parts.append(tell_demand(scenario, card))
        if scenario.head.rules.applause:
            applause = signed(scenario.head.rules.applause)
            parts.append(_("applause: {seats} support {by}").format(seats=seat_name(scenario, owner), by=applause))
    parts += tell_effects(compiled, card, owner)
    return "; ".join(parts)


def tell_rewards(scenario: Scenario, agenda: str) -> list[str]:
    """What an agenda (`role.agenda`) pays for, each reward in words: `5 points if there is peace`."""
    role, name = agenda.split(".")
    return [
        _("{points} if {condition}").format(
            points=points(reward.points), condition=tell_condition(scenario, reward.when)
        )
        for reward in scenario.roles[role].agendas[name].rewards
    ]
