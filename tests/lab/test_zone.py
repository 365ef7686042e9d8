"""The zone: exact figures over all packages, the same as the kernel's and as NegMAS's."""

import random

import attrs
import pytest

from game.core import layout as at
from game.core import scoring
from game.fast.backends import Compiled, Interpreted, is_compiled_available
from game.lab.weighing import Weighing, slow_issues, start_of
from game.lab.zone import dominated_options, zone_of
from game.scenario import tables as slots
from game.scenario.compiling import compile_scenario
from tests.support import SHIPPED, compiled

EVERY = ["tiny", *SHIPPED]


def kernel_gain(game, options, seat):
    """Gain of a seat over walking away if the game ended with these options, by the kernel's own scoring."""
    tables = game.tables
    state = start_of(tables)
    away = scoring.walk_away(tables, state, seat)
    state[at.WALK_START + seat] = away
    for other in range(tables[slots.SEATS]):
        state[at.AGENDA + other] = at.NOBODY
    peace = True
    for issue, option in enumerate(options):
        if option == at.NOBODY:
            peace = peace and not tables[slots.ISSUE_CORE + issue]
            continue
        state[at.AGREED + issue] = option + 1
        state[at.STATUS + issue] = at.IN_FORCE_ACCORD if tables[slots.OPTION_ACCORD + option] else at.INITIALLED
    scoring.conclude(tables, state, int(peace), [-1])
    return scoring.final_value(tables, state, seat) - 100 * away


@pytest.mark.parametrize("left_open", [False, True])
@pytest.mark.parametrize("name", EVERY)
def test_package_is_worth_what_the_kernel_says(name, left_open):
    """Gains of packages drawn at random equal the final value of a game that ends with them, less walking away."""
    game = compiled(name)
    weighing = Weighing(game, left_open=left_open, backend=Interpreted())
    chance = random.Random(7)
    chosen = [chance.randrange(weighing.packages) for _ in range(300)]
    gains, numbers, _, kept = weighing.weigh_sample(chosen)

    assert kept > 0
    for k in range(kept):
        options = weighing.options(numbers[k])
        expected = [kernel_gain(game, options, seat) for seat in range(weighing.seats)]

        assert expected == gains[k * weighing.seats : (k + 1) * weighing.seats]


@pytest.mark.parametrize("name", ["tiny", "minerals-accord"])
def test_odometer_turns_to_every_package_once(name):
    """One pass and package by package give the same gains, and no package comes twice."""
    weighing = Weighing(compiled(name), left_open=True, backend=Interpreted())
    gains, numbers, failing, kept = weighing.weigh_all()
    few = min(kept, 2000)
    singly, _, _, _ = weighing.weigh_sample(numbers[:few])

    assert singly == gains[: few * weighing.seats]
    assert len({tuple(weighing.options(number)) for number in numbers[:kept]}) == kept == sum(failing)


def test_impossible_options_are_left_out():
    """Membership asks for more unity than there is at the start: no package with it counts."""
    game = compiled("riyadh-2025")
    membership = game.names.options.index("nato.membership")
    weighing = Weighing(game, backend=Interpreted())
    chance = random.Random(3)
    _, numbers, _, kept = weighing.weigh_sample([chance.randrange(weighing.packages) for _ in range(500)])

    assert 0 < kept < 500
    assert all(membership not in weighing.options(numbers[k]) for k in range(kept))


def test_core_issues_and_conditions_turn_slowest():
    """The issues that conditions and linkages speak of are worked out once for many packages."""
    game = compiled("riyadh-2025")
    ids = [game.names.issues[issue] for issue in slow_issues(game.tables)]

    assert ids == ["territory", "nato", "guarantees", "forces"]


@pytest.mark.skipif(not is_compiled_available(), reason="the extra `fast` (numba) is not installed")
@pytest.mark.parametrize("left_open", [False, True])
def test_compiled_and_interpreted_zones_are_equal(left_open):
    """The two backends report the same zone."""
    game = compiled("minerals-accord")
    one = zone_of(game, left_open=left_open, backend=Interpreted())
    other = zone_of(game, left_open=left_open, backend=Compiled())

    assert one.exact
    assert (one.feasible_share, one.seats, one.pareto, one.nash, one.kalai_smorodinsky, one.utilitarian) == (
        other.feasible_share,
        other.seats,
        other.pareto,
        other.nash,
        other.kalai_smorodinsky,
        other.utilitarian,
    )


def test_tiny_zone_by_brute_force():
    """Shares, frontier and bargaining points equal those of a plain search over all packages."""
    game = compiled("tiny")
    zone = zone_of(game, backend=Interpreted())
    weighing = Weighing(game, backend=Interpreted())
    every = []
    for number in range(weighing.packages):
        gains, _, _, kept = weighing.weigh_sample([number])
        if kept:
            every.append(tuple(gains))
    good = [gains for gains in every if min(gains) > 0]
    front = [
        gains
        for gains in every
        if not any(all(a >= b for a, b in zip(other, gains, strict=True)) and other != gains for other in every)
    ]

    assert len(every) == zone.possible
    assert len(good) / len(every) == zone.feasible_share
    assert len(front) == zone.pareto.packages
    assert len([gains for gains in front if min(gains) > 0]) == zone.pareto.feasible
    assert max(sum(gains) for gains in every) / 100 == pytest.approx(sum(zone.utilitarian.gains.values()))
    for seat, name in enumerate(game.names.seats):
        alone = [gains for gains in every if [k for k, gain in enumerate(gains) if gain <= 0] == [seat]]

        assert len([gains for gains in every if gains[seat] <= 0]) / len(every) == zone.seats[name].fail_share
        assert len(alone) / len(every) == zone.seats[name].sole_blocker_share


def test_many_packages_are_sampled_when_interpreted(monkeypatch):
    """A zone that is too large for a backend is estimated from a sample, and says so."""
    monkeypatch.setattr("game.lab.zone.MOST_INTERPRETED", 100)
    monkeypatch.setattr("game.lab.zone.SAMPLE", 500)
    monkeypatch.setattr("game.lab.zone.TRACK_SAMPLE", 20)
    zone = zone_of(compiled("riyadh-2025"), backend=Interpreted())

    assert not zone.exact
    assert zone.weighed == 500
    assert not zone.tracks_exact


def test_an_option_that_all_rank_below_another_is_named():
    """Dominated options are found by the values of every seat."""
    game = compiled("tiny")
    scenario = game.scenario
    issue, first = next((name, next(iter(each.options))) for name, each in scenario.issues.items())
    options = scenario.issues[issue].options
    second = list(options)[1]
    worse = attrs.evolve(
        options[first], values={role: points - 1 for role, points in options[second].values.items()}, hard_to_sell=()
    )
    changed = attrs.evolve(scenario.issues[issue], options=options | {first: worse})
    spoilt = compile_scenario(attrs.evolve(scenario, issues=scenario.issues | {issue: changed}))

    assert (f"{issue}.{first}", f"{issue}.{second}") in {(each.option, each.by) for each in dominated_options(spoilt)}
    assert f"{issue}.{first}" not in {each.option for each in dominated_options(game)}


@pytest.mark.parametrize("name", ["tiny", "minerals-accord", "riyadh-2025"])
def test_negmas_finds_the_same_frontier_and_nash_point(name):
    """NegMAS's own Pareto and Nash functions agree on the same utilities."""
    pytest.importorskip("negmas", reason="the extra `peers` (NegMAS) is not installed")
    from negmas.preferences.ops import nash_points, pareto_frontier_numpy

    weighing = Weighing(compiled(name))
    seats = weighing.seats
    gains, _, _, kept = weighing.weigh_all()
    ours = weighing.frontier(gains, kept)
    points = sorted({tuple(int(gains[k * seats + seat]) for seat in range(seats)) for k in range(kept)})
    floats = [tuple(float(gain) for gain in point) for point in points]
    theirs = [points[k] for k in pareto_frontier_numpy(floats)]
    zone = zone_of(compiled(name))

    assert {tuple(int(gains[k * seats + seat]) for seat in range(seats)) for k in ours} == set(theirs)
    assert zone.nash is not None

    ranges = [(min(column), max(column)) for column in zip(*floats, strict=True)]
    # Gains are over walking away, so that the reserved value is 0, which NegMAS takes where there are no functions.  Of
    # four seats it would also multiply two losses: it gets what is better than walking away for every seat.
    rational = [tuple(map(float, each)) for each in theirs if min(each) > 0]
    ((nash, _),) = nash_points(None, rational, ranges=ranges)[:1]

    assert [gain / 100 for gain in nash] == pytest.approx(list(zone.nash.gains.values()))
