"""The balance of a scenario: its zone, thousands of games of competent tactics, and what changes with the rules."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from game.bots.policies import PROBES
from game.lab.bands import Finding, finding, findings_of
from game.lab.executors import Pool, add_up_apart
from game.lab.games import chunks_of, mixed_line_ups, play_chunk, prepare
from game.lab.results import Results, results_of
from game.lab.statistics import Estimate, difference
from game.lab.tally import TOTALS_SIZE
from game.lab.zone import Zone, identity, zone_of
from game.scenario.compiling import compile_scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from game.lab.executors import Executor
    from game.scenario.compiling import Compiled

LEVERAGE_SHARE, PROBE_SHARE, RANDOM_SHARE = 5, 20, 10  # games for each of these: the main run's, divided by this


@frozen
class Balance:
    """What `longtable balance` reports; own gains in per cent of the scale."""

    scenario: dict[str, str]
    seed: int
    zone: Zone
    results: Results
    at_random: Results  # every seat makes any legal move: shows what can happen at all
    first_chair: Estimate  # what the first chair adds to own gain, mean over the seats
    leverage_cost: dict[str, Estimate]  # own gain that a seat loses if its leverage cards do nothing
    plain_strategies: dict[str, dict[str, Estimate]]  # strategy: seat: own gain beyond the best honest tactic's
    findings: tuple[Finding, ...] = ()
    interrupted: bool = False


def balance_of(
    compiled: Compiled,
    games: int,
    *,
    seed: int,
    where: Executor,
    told: Callable[[int, int], None] = lambda _done, _whole: None,
) -> Balance:
    """Measure a scenario.  `told` hears how many chunks are done, of how many.  Raises ExecutorError.

    Ctrl-C gives what there is so far.
    """
    seats = compiled.names.seats
    mixed = mixed_line_ups(len(seats))
    runs = [
        _Run(compiled, mixed, games),
        _Run(compiled, (("random",) * len(seats),), _part(games, RANDOM_SHARE)),
        *(_Run(without_leverage(compiled, role), mixed, _part(games, LEVERAGE_SHARE)) for role in seats),
        *(
            _Run(compiled, _with_probe(mixed, seat, probe), _part(games, PROBE_SHARE))
            for probe in PROBES
            for seat in range(len(seats))
        ),
    ]
    groups = [chunks_of(run.compiled, run.line_ups, seed, run.games) for run in runs]
    whole = sum(len(group) for group in groups)
    if isinstance(where, Pool):
        prepare(groups[0][0])
    sums = add_up_apart(where, play_chunk, groups, TOTALS_SIZE, lambda done: told(done, whole))
    found = iter([results_of(run.compiled, each.totals) for run, each in zip(runs, sums, strict=True)])
    main, at_random = next(found), next(found)
    balance = Balance(
        scenario=identity(compiled),
        seed=seed,
        zone=zone_of(compiled),
        results=main,
        at_random=at_random,
        first_chair=mean_over([seat.first_chair for seat in main.seats.values()]),
        leverage_cost={role: difference(main.seats[role].own_gain, next(found).seats[role].own_gain) for role in seats},
        plain_strategies={
            probe: {role: difference(next(found).seats[role].own_gain, honest_gain(main, role)) for role in seats}
            for probe in PROBES
        },
        interrupted=any(each.done < each.chunks for each in sums),
    )
    return attrs.evolve(balance, findings=findings_of(balance))


@frozen
class _Run:
    """One of the runs that a balance is made of."""

    compiled: Compiled
    line_ups: Sequence[Sequence[str]]
    games: int


def honest_gain(results: Results, role: str) -> Estimate:
    """Own gain of a seat with the honest tactic that suits it best."""
    return max(results.seats[role].tactics.values(), key=lambda gain: gain.value, default=Estimate(0, None, None, 0))


def _part(games: int, share: int) -> int:
    return max(1, games // share)


def _with_probe(line_ups: Sequence[Sequence[str]], seat: int, probe: str) -> list[tuple[str, ...]]:
    """The line-ups with a plain strategy in one seat; each of them once."""
    changed = [(*each[:seat], probe, *each[seat + 1 :]) for each in line_ups]
    return list(dict.fromkeys(changed))


def without_leverage(compiled: Compiled, role: str) -> Compiled:
    """The scenario with the leverage of one seat dead: its cards cost nothing and do nothing.

    They stay in the deck.  Without them the seat would draw a demand every time, and gain by the demands.
    """
    scenario = compiled.scenario
    deck = {
        name: card if card.demand else attrs.evolve(card, cost=0, effects=())
        for name, card in scenario.decks.get(role, {}).items()
    }
    return compile_scenario(attrs.evolve(scenario, decks=scenario.decks | {role: deck}))


def mean_over(estimates: Sequence[Estimate]) -> Estimate:
    """Mean of independent estimates."""
    count = len(estimates)
    value = sum(each.value for each in estimates) / count
    reaches = [(each.high - each.low) / 2 for each in estimates if each.low is not None and each.high is not None]
    if len(reaches) < count:
        return Estimate(value, None, None, min(each.games for each in estimates))
    reach = sqrt(sum(each * each for each in reaches)) / count
    return Estimate(value, value - reach, value + reach, min(each.games for each in estimates))


@frozen
class Difference:
    """One band in two scenarios: `here` − `there`."""

    code: str
    subject: str
    other: str
    here: float
    there: float
    interval: tuple[float, float] | None

    @property
    def is_clear(self) -> bool:
        """Whether the difference is more than chance (95 %)."""
        return self.interval is not None and (self.interval[0] > 0 or self.interval[1] < 0)


def differences(here: Balance, there: Balance) -> tuple[Difference, ...]:
    """The figures that two scenarios, or two versions of one, have in common."""
    theirs: Mapping[tuple[str, str], Finding] = {_about(each): each for each in _comparable(there)}
    found = []
    for each in _comparable(here):
        match = theirs.get(_about(each))
        if match is not None:
            apart = difference(_estimate(each), _estimate(match))
            ends = None if apart.low is None or apart.high is None else (apart.low, apart.high)
            found.append(Difference(each.code, each.subject, each.other, each.value, match.value, ends))
    return tuple(found)


def _comparable(balance: Balance) -> list[Finding]:
    gains = (finding("own_gain", role, seat.own_gain, None, None) for role, seat in balance.results.seats.items())
    return [*balance.findings, *gains]


def _about(found: Finding) -> tuple[str, str]:
    subject = "" if found.code == "gap" else found.subject  # the gap may lie between other seats
    return found.code, subject + ("/" + found.other if found.code == "plain_strategy" else "")


def _estimate(found: Finding) -> Estimate:
    low, high = found.interval or (None, None)
    return Estimate(found.value, low, high, 0)
