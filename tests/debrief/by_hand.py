"""Scores worked out a second time, from the scenario's texts and the record's lines, without the kernel's scoring.

Expressions are evaluated by Python itself, tracks and support are followed from the events, agreements from the moves.
"""

from __future__ import annotations

from types import SimpleNamespace

from game.core import faces
from game.core import layout as at


class _Agreed:
    def __init__(self, table):
        self.table = table

    def __getattr__(self, issue):
        return self.table.get(issue)


class _Settled(_Agreed):
    def __getattr__(self, issue):
        return int(self.table.get(issue) is not None)


def follow(session):
    """Tracks, walk-away shifts, support and agreements after each move, from what everybody could see."""
    scenario = session.compiled.scenario
    tracks = {name: track.start for name, track in scenario.tracks.items()}
    shifts = dict.fromkeys(scenario.roles, 0)
    support = dict.fromkeys(scenario.roles, scenario.head.rules.support)
    agreed, packed, demands = {}, {}, {}
    told = []
    for n in range(len(session.history) + 1):
        for event in session.events_of(n, at.NOBODY):
            if isinstance(event, faces.TrackMoved):
                tracks[event.track] = event.after
            elif isinstance(event, faces.WalkAwayMoved):
                shifts[event.seat] += event.by
            elif isinstance(event, faces.SupportMoved):
                support[event.seat] = event.after
            elif isinstance(event, faces.ClauseAgreed):
                issue, option = event.option.split(".")
                agreed[issue], packed[issue] = option, not event.binding
            elif isinstance(event, faces.DemandMade):
                demands[event.card] = (event.seat, event.stake)
            elif isinstance(event, faces.StakeMoved):
                demands[event.card] = (demands[event.card][0], event.after)
        told.append(
            SimpleNamespace(
                tracks=dict(tracks), shifts=dict(shifts), support=dict(support), agreed=dict(agreed),
                packed=dict(packed), demands=dict(demands), round=session.state_after(n)[at.ROUND],
            )
        )  # fmt: skip
    return told


def walk_away(scenario, position, role):
    text = scenario.roles[role].walk_away
    return eval(text, {"track": SimpleNamespace(**position.tracks)}) + position.shifts[role]  # noqa: S307


def ended(scenario, position, peace):
    """What is in force if the game ends in that position: issue → (option, whether it counts at once)."""
    found = {}
    for issue, option in position.agreed.items():
        at_once = not position.packed[issue]
        condition = scenario.issues[issue].options[option].when
        if at_once or (peace and (condition is None or _holds(scenario, condition, position, position.agreed))):
            found[issue] = (option, at_once)
    return found


def _holds(scenario, text, position, options, **more):
    names = {
        "track": SimpleNamespace(**position.tracks),
        "support": SimpleNamespace(**position.support),
        "agreed": _Agreed(options),
        "settled": _Settled(options),
        "round": position.round,
        "min": min,
        "max": max,
        "abs": abs,
    }
    return eval(" ".join(text.split()), {**names, **more})  # noqa: S307


def durability(scenario, position, options):
    rules = scenario.head.durability
    chance = _holds(scenario, rules.base, position, options)
    for issue, option in options.items():
        each = scenario.issues[issue].options[option]
        chance += each.durability + rules.per_mark * len(each.hard_to_sell)
    return max(rules.low, min(rules.high, chance))


def final_value(scenario, position, role, in_force, peace, agenda):
    """Final value in points, as the rule book says it."""
    options = {issue: option for issue, (option, _at_once) in in_force.items()}
    away = walk_away(scenario, position, role)
    worth = {issue: scenario.issues[issue].options[option].values.get(role, 0) for issue, option in options.items()}
    total = away + sum(points for issue, points in worth.items() if in_force[issue][1])
    lasts = durability(scenario, position, options)
    marks = sum(len(scenario.issues[issue].options[option].hard_to_sell) for issue, option in options.items())
    more = {"peace": int(peace), "durability": lasts, "marks": marks}
    if peace:
        terms = sum(points for issue, points in worth.items() if not in_force[issue][1])
        terms += sum(
            each.values.get(role, 0)
            for each in scenario.linkage.values()
            if _holds(scenario, each.when, position, options, **more)
        )
        total += lasts / 100 * (terms - away)
    for card, (seat, stake) in position.demands.items():
        demand = scenario.decks[seat].get(card)
        if seat == role and demand.demand.issue in options:
            total += stake if options[demand.demand.issue] in demand.demand.keeps else -stake
    if agenda is not None:
        rewards = scenario.roles[role].agendas[agenda.split(".")[1]].rewards
        total += sum(each.points for each in rewards if _holds(scenario, each.when, position, options, **more))
    if position.support[role] == 0:
        total -= scenario.head.rules.broke_penalty
    return total


def agendas_after(session):
    """Which agenda each role had chosen after each move."""
    names = session.compiled.names
    numbers = [
        [session.state_after(n)[at.AGENDA + k] for k in range(len(names.seats))]
        for n in range(len(session.history) + 1)
    ]
    return [
        {role: None if each == at.NOBODY else names.agendas[each] for role, each in zip(names.seats, row, strict=True)}
        for row in numbers
    ]
