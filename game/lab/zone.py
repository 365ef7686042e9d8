"""The zone of possible agreement: every package of a scenario weighed, before anybody has played.

Terms: Nash (1950) maximises the product of the gains over no deal, Kalai and Smorodinsky (1975) the smallest share of
what each seat could gain at best, the utilitarian point the sum of gains.  All three lie on the Pareto frontier.
"""

from __future__ import annotations

import random
from math import prod
from typing import TYPE_CHECKING

from attrs import field, frozen

from game.core import layout as at
from game.core import scoring
from game.fast.backends import Interpreted
from game.lab.weighing import Weighing
from game.scenario import tables as slots

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.core.vectors import Vector
    from game.fast.backends import Backend
    from game.scenario.compiling import Compiled

MOST_WEIGHED = 8_000_000  # more packages than this are sampled: their gains would not fit into 1 GB
MOST_INTERPRETED = 400_000  # the same without a compiler: each takes ten microseconds
SAMPLE = 100_000
TRACK_SAMPLE = 2_000  # packages for each value of a track, without a compiler
SHOWN = 20  # packages of the frontier that are told one by one


@frozen
class Point:
    """A package, issue by issue (None: left open), and what it is worth: gains over walking away, in points."""

    package: dict[str, str | None]
    gains: dict[str, float]
    durability: int | None  # None: no peace
    feasible: bool


@frozen
class SeatZone:
    """How one seat stands in the way; gains in points."""

    walk_away: int
    fail_share: float
    sole_blocker_share: float
    mean_gain: float
    best_gain: float  # over the packages in the zone


@frozen
class Frontier:
    """The packages that no other dominates; `best` are those of the zone with the greatest product of gains."""

    packages: int
    feasible: int
    best: tuple[Point, ...]


@frozen
class Dominated:
    """An option that some other of its issue beats for every seat (`by`), or that every seat ranks last."""

    option: str
    by: str | None
    last_for_all: bool


@frozen
class Zone:
    """What `longtable zone` reports.  Shares are of the possible packages, from 0 to 1."""

    scenario: dict[str, str]
    packages: int  # as many as the options make
    possible: int  # those whose conditions hold at the start (of a sample: of those weighed)
    weighed: int
    exact: bool
    left_open: bool
    backend: str
    feasible: int
    feasible_share: float
    seats: dict[str, SeatZone]
    blocking: dict[str, float]  # "russia+us": share of the packages by which exactly these seats do not gain
    pareto: Frontier
    nash: Point | None
    kalai_smorodinsky: Point | None
    utilitarian: Point | None
    dominated_options: tuple[Dominated, ...]
    tracks: dict[str, dict[int, float]] = field(factory=dict)  # feasible share with that track at each of its values
    tracks_exact: bool = True


def zone_of(
    compiled: Compiled,
    *,
    left_open: bool = False,
    backend: Backend | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Zone:
    """Weigh every package.  `tell` hears what is being done, for a progress line."""
    weighing = Weighing(compiled, left_open=left_open, backend=backend)
    interpreted = isinstance(weighing.backend, Interpreted)
    exact = weighing.packages <= (MOST_INTERPRETED if interpreted else MOST_WEIGHED)
    tell("packages")
    if exact:
        gains, numbers, failing, kept = weighing.weigh_all()
    else:
        chance = random.Random(1)
        gains, numbers, failing, kept = weighing.weigh_sample(
            [chance.randrange(weighing.packages) for _ in range(SAMPLE)]
        )
    tell("frontier")
    found = _Found(weighing, gains, numbers, kept)
    tell("tracks")
    tracks, tracks_exact = track_shares(compiled, weighing.backend)
    ids = compiled.names.seats
    share = {mask: int(failing[mask]) / max(1, kept) for mask in range(1 << len(ids))}
    best_gains = found.best_gains()
    means = found.mean_gains()
    return Zone(
        scenario=identity(compiled),
        packages=weighing.packages,
        possible=kept,
        weighed=weighing.packages if exact else SAMPLE,
        exact=exact,
        left_open=left_open,
        backend=weighing.backend.name,
        feasible=int(failing[0]),
        feasible_share=share[0],
        seats={
            name: SeatZone(
                walk_away=scoring.walk_away(compiled.tables, list(weighing.state), seat),
                fail_share=sum(part for mask, part in share.items() if mask >> seat & 1),
                sole_blocker_share=share[1 << seat],
                mean_gain=means[seat],
                best_gain=best_gains[seat] / 100,
            )
            for seat, name in enumerate(ids)
        },
        blocking={
            "+".join(name for seat, name in enumerate(ids) if mask >> seat & 1): part
            for mask, part in sorted(share.items(), key=lambda each: -each[1])
            if mask and part
        },
        pareto=Frontier(len(found.front), len(found.good), tuple(found.point(k) for k in found.by_product()[:SHOWN])),
        nash=found.nash(),
        kalai_smorodinsky=found.kalai_smorodinsky(),
        utilitarian=found.utilitarian(),
        dominated_options=dominated_options(compiled),
        tracks=tracks,
        tracks_exact=tracks_exact,
    )


def identity(compiled: Compiled) -> dict[str, str]:
    """What a report says it is about."""
    scenario = compiled.scenario
    return {
        "id": scenario.id,
        "title": scenario.head.title,
        "version": scenario.head.version,
        "digest": compiled.digest,
    }


class _Found:
    """The weighed packages, their frontier, and the points that theories of bargaining single out."""

    def __init__(self, weighing: Weighing, gains: Vector, numbers: Vector, kept: int) -> None:
        self.weighing, self.gains, self.numbers, self.kept = weighing, gains, numbers, kept
        self.seats = weighing.seats
        self.front = weighing.frontier(gains, kept) if kept else []
        self.good = [k for k in self.front if min(self.of(k)) > 0]

    def of(self, package: int) -> list[int]:
        """Gains by a package, in hundredths of a point."""
        return [int(self.gains[package * self.seats + seat]) for seat in range(self.seats)]

    def best_gains(self) -> list[int]:
        """The most that each seat gains by any package in the zone; some package of the frontier gives it."""
        every = [self.of(k) for k in self.good]
        return [max((each[seat] for each in every), default=0) for seat in range(self.seats)]

    def mean_gains(self) -> list[float]:
        sums = self.weighing.sums(self.gains, self.kept)
        return [total / 100 / max(1, self.kept) for total in sums]

    def by_product(self) -> list[int]:
        return sorted(self.good, key=lambda k: (-prod(self.of(k)), self.numbers[k]))

    def nash(self) -> Point | None:
        return self.point(self.by_product()[0]) if self.good else None

    def kalai_smorodinsky(self) -> Point | None:
        """The smallest share of the best gain as great as can be; among equals, the greatest sum of shares."""
        ideal = self.best_gains()

        def shares(package: int) -> tuple[float, float]:
            each = [gain / best for gain, best in zip(self.of(package), ideal, strict=True)]
            return min(each), sum(each)

        return self.point(max(self.good, key=lambda k: (*shares(k), -self.numbers[k]))) if self.good else None

    def utilitarian(self) -> Point | None:
        if not self.front:
            return None
        return self.point(max(self.front, key=lambda k: (sum(self.of(k)), min(self.of(k)), -self.numbers[k])))

    def point(self, package: int) -> Point:
        compiled = self.weighing.compiled
        names = compiled.names
        options = self.weighing.options(int(self.numbers[package]))
        settled = {
            issue: None if option == at.NOBODY else names.options[option].partition(".")[2]
            for issue, option in zip(names.issues, options, strict=True)
        }
        gains = self.of(package)
        return Point(
            package=settled,
            gains={name: gain / 100 for name, gain in zip(names.seats, gains, strict=True)},
            durability=self.durability(options),
            feasible=min(gains) > 0,
        )

    def durability(self, options: Sequence[int]) -> int | None:
        """Durability of the peace with these options; None if a core issue is open."""
        tables = self.weighing.compiled.tables
        state = list(self.weighing.state)
        for issue, option in enumerate(options):
            if option == at.NOBODY and tables[slots.ISSUE_CORE + issue]:
                return None
            state[at.AGREED + issue] = option + 1
        return scoring.durability(tables, state)


def dominated_options(compiled: Compiled) -> tuple[Dominated, ...]:
    """The options that every seat ranks below another of the same issue, by their values alone."""
    found = []
    for issue in compiled.scenario.issues:
        options = compiled.scenario.issues[issue].options
        for name, option in options.items():
            others = {other: each.values for other, each in options.items() if other != name}
            by = next(
                (
                    other
                    for other, values in others.items()
                    if all(values[role] > points for role, points in option.values.items())
                ),
                None,
            )
            last = all(
                values[role] > points for values in others.values() for role, points in option.values.items()
            ) and bool(others)
            if by is not None:
                found.append(Dominated(f"{issue}.{name}", f"{issue}.{by}", last))
    return tuple(found)


def track_shares(compiled: Compiled, backend: Backend) -> tuple[dict[str, dict[int, float]], bool]:
    """Share of the complete packages in the zone at each value of each track, the others at their start.

    And whether all packages were weighed for it, not a sample.
    """
    weighing = Weighing(compiled, backend=backend)
    chosen: list[int] | None = None
    if isinstance(backend, Interpreted) or weighing.packages > MOST_WEIGHED:
        chance = random.Random(2)
        chosen = [chance.randrange(weighing.packages) for _ in range(TRACK_SAMPLE)]
        if weighing.packages <= TRACK_SAMPLE:
            chosen = None
    tables = compiled.tables
    shares = {
        name: {
            value: weighing.share_with(track, value, chosen)
            for value in range(tables[slots.TRACK_LOW + track], tables[slots.TRACK_HIGH + track] + 1)
        }
        for track, name in enumerate(compiled.names.tracks)
    }
    return shares, chosen is None
