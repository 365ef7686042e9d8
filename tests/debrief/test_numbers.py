"""The numbers of a debrief, worked out a second time by other means."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from game.core import layout as at
from game.debrief.as_text import text_of
from game.debrief.offers import answers_of
from game.debrief.writing import document_of
from tests.debrief import by_hand
from tests.debrief.games import debriefed, played

SMALL = ["riyadh-short", "minerals-accord", "warm-up"]
GAMES = [(name, seed, bot) for name in SMALL for seed in (1, 2, 3) for bot in ("easy", "random")]


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_results_are_those_of_the_rule_book(name, seed, bot):
    """Final values, own gains and durability come out the same from the scenario's texts."""
    session, debrief = played(name, seed, bot), debriefed(name, seed, bot)
    scenario = session.compiled.scenario
    end = by_hand.follow(session)[-1]
    in_force = by_hand.ended(scenario, end, debrief.result.peace)
    start = by_hand.follow(session)[0]

    assert sorted(f"{issue}.{option}" for issue, (option, _) in in_force.items()) == sorted(debrief.in_force)
    for each, who in zip(debrief.result.seats, debrief.people, strict=True):
        value = by_hand.final_value(scenario, end, each.seat, in_force, debrief.result.peace, who.agenda)
        away = eval_at_start(scenario, each.seat)

        assert value == pytest.approx(each.final_value / 100)
        assert (value - away) * 100 / scenario.head.rules.scale == pytest.approx(each.own_gain / 100, abs=0.011)
        assert away == each.walk_away_start
    assert start.round == 0


def eval_at_start(scenario, role):
    from types import SimpleNamespace

    tracks = {name: track.start for name, track in scenario.tracks.items()}
    return eval(scenario.roles[role].walk_away, {"track": SimpleNamespace(**tracks)})  # noqa: S307


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_values_over_time_are_those_of_the_rule_book(name, seed, bot):
    """After every move: the walk-away value, the own gain if signed and if not, the durability."""
    session, debrief = played(name, seed, bot), debriefed(name, seed, bot)
    scenario = session.compiled.scenario
    agendas = {who.seat: who.agenda for who in debrief.people}
    positions = by_hand.follow(session)
    chosen = set()
    for moment, position in zip(debrief.moments, positions, strict=True):
        if moment.n:
            played_move = session.history[moment.n - 1]
            if positions[moment.n].round or session.state_after(moment.n)[1]:
                chosen = set(agendas)
            else:
                chosen.add(session.compiled.names.seats[played_move.seat])
        for role, standing in moment.seats.items():
            agenda = agendas[role] if role in chosen else None

            assert standing.walk_away == by_hand.walk_away(scenario, position, role)
            for peace, gain in ((True, standing.if_signed), (False, standing.if_not)):
                in_force = by_hand.ended(scenario, position, peace)
                value = by_hand.final_value(scenario, position, role, in_force, peace, agenda)
                own = (value - eval_at_start(scenario, role)) * 100 / scenario.head.rules.scale

                assert own == pytest.approx(gain / 100, abs=0.011), (moment.n, role, peace)


@pytest.mark.parametrize(
    ("name", "seed"), [(name, seed) for name in ("minerals-accord", "warm-up") for seed in range(1, 7)]
)
def test_what_was_possible_is_what_counting_finds(name, seed):
    """Zone, frontier, Nash point, joint value and better packages agree with a plain count of all packages."""
    session, debrief = played(name, seed), debriefed(name, seed)
    scenario, possible = session.compiled.scenario, debrief.possible
    end = by_hand.follow(session)[-1]
    agendas = {who.seat: who.agenda for who in debrief.people}
    core = {name for name, issue in scenario.issues.items() if issue.core}
    closed = closed_options(session)

    def worth(package):
        peace = core <= set(package)
        in_force = {i: (o, scenario.issues[i].options[o].binds.value == "accord") for i, o in package.items()}
        return {
            role: round(100 * by_hand.final_value(scenario, end, role, in_force, peace, agendas[role]))
            for role in scenario.roles
        }

    none = worth({})
    gains = {}
    for chosen in product(*([None, *issue.options] for issue in scenario.issues.values())):
        package = {issue: option for issue, option in zip(scenario.issues, chosen, strict=True) if option}
        lapses = core - set(package) and any(
            scenario.issues[i].options[o].binds.value == "treaty" for i, o in package.items()
        )
        fails = any(
            (when := scenario.issues[i].options[o].when) and not by_hand._holds(scenario, when, end, package)
            for i, o in package.items()
        )
        if not lapses and not fails and not any(f"{i}.{o}" in closed for i, o in package.items()):
            value = worth(package)
            gains[chosen] = tuple(value[role] - none[role] for role in scenario.roles)
    outcome = tuple(possible.gains.values())
    zone = [each for each in gains.values() if min(each) > 0]
    front = [
        each for each in zone if not any(all(a >= b for a, b in zip(x, each, strict=True)) and x != each for x in zone)
    ]
    at_least = [each for each in gains.values() if all(a >= b for a, b in zip(each, outcome, strict=True))]
    left = max((sum(each) for each in at_least), default=sum(outcome)) - sum(outcome)

    assert len(zone) == possible.zone
    assert len(front) == possible.frontier
    assert max(left, 0) == possible.joint.left
    assert max(0, sum(outcome)) == possible.joint.realised
    if front:
        assert max(a * b for a, b in front) == pytest.approx(
            possible.nash_gains[next(iter(scenario.roles))] * possible.nash_gains[list(scenario.roles)[1]]
        )
    assert possible.exact
    for better in possible.better:
        chosen = tuple(each.split(".")[1] if each else None for each in better.package.values())

        assert gains[chosen] == tuple(a + b for a, b in zip(outcome, better.more.values(), strict=True))
        assert min(better.more.values()) >= 0
        assert sum(better.more.values()) > 0


def closed_options(session):
    """Options that were closed at the end, but for those that are in force."""
    from game.core import layout as at

    names, state = session.compiled.names, session.state
    in_force = {state[at.AGREED + k] - 1 for k in range(len(names.issues))}
    return {name for k, name in enumerate(names.options) if state[at.CLOSED + k] and k not in in_force}


def test_outcome_weighs_what_it_scored():
    """Gains over no agreement are final values minus final values of the same end with nothing agreed."""
    for seed in (1, 2, 3):
        debrief = debriefed("riyadh-short", seed)
        session = played("riyadh-short", seed)
        scenario = session.compiled.scenario
        end = by_hand.follow(session)[-1]
        for each, who in zip(debrief.result.seats, debrief.people, strict=True):
            without = by_hand.final_value(scenario, end, each.seat, {}, False, who.agenda)

            assert debrief.possible.gains[each.seat] == round(each.final_value - 100 * without)


def test_causes_add_up_to_every_move_of_the_walk_aways():
    """What cards, news and ends of rounds did is all that ever moved a walk-away value."""
    for name, seed, bot in GAMES:
        debrief = debriefed(name, seed, bot)
        for each in debrief.result.seats:
            moved = sum(cause.walk_aways.get(each.seat, 0) for cause in debrief.causes)

            assert each.walk_away - each.walk_away_start == moved


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_answers_are_those_of_the_moves(name, seed, bot):
    """Yes, counter and no, by seat, counted from what each seat did when it was asked; alone from who had said yes."""
    session, debrief = played(name, seed, bot), debriefed(name, seed, bot)
    seats = session.compiled.names.seats
    counted, behind = Counter(), set()
    for each in session.history:
        before = session.state_after(each.n - 1)
        if before[at.PHASE] in (at.ANSWERING, at.SIGNING):
            seat = seats[each.seat]
            waiting = {role for k, role in enumerate(seats) if before[at.AWAITING] >> k & 1}
            if each.move == at.ACCEPT:
                counted[seat, "yes"] += 1
                behind.add(seat)
                continue
            counted[seat, "refused" if each.move == at.REFUSE else "countered"] += 1
            is_alone = each.move == at.REFUSE and waiting == {seat} and len(behind) >= 2
            counted[seat, "alone"] += is_alone
            behind = {seat}  # of a counter
        else:
            behind = {seats[each.seat]}

    assert +counted == answers_of(debrief.offers)


def test_better_packages_are_told_to_be_so_for_all_only_if_they_are():
    """The sentence above them depends on whether every seat gains by each of them."""
    for name, seed, bot in GAMES:
        possible = debriefed(name, seed, bot).possible
        told = text_of(document_of(debriefed(name, seed, bot)), 10_000)
        every = [min(better.more.values()) > 0 for better in possible.better]

        assert ("Everybody would have preferred" in told) == (bool(every) and all(every))
        assert ("better for some, and worse for nobody" in told) == (bool(every) and not all(every))
