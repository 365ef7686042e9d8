"""Every package that was possible at the end of a game, weighed with the walk-aways, demands and agendas of that end.

Gains are counted from ending without any agreement, in hundredths of a point, and agree with `scoring.final_value`.
"""

from __future__ import annotations

from itertools import combinations, product
from math import prod
from typing import TYPE_CHECKING

from attrs import field, frozen

from game.core import layout as at
from game.core.play import concluded, final_value, is_over
from game.core.scoring import agenda_value
from game.debrief import counting
from game.fast.backends import Interpreted, best
from game.lab import packages as odometer
from game.lab.weighing import Weighing
from game.scenario import tables as slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.core.play import State
    from game.core.vectors import Vector
    from game.fast.backends import Backend
    from game.scenario.compiling import Compiled

MOST_WEIGHED = 20_000_000  # compiled: five seconds
MOST_INTERPRETED = 400_000  # each takes six microseconds
FEW = 20_000  # interpreted in a third of a second; loading a compiler takes longer
AT_ONCE = 200_000  # packages weighed in one call: their gains take a few megabytes
MOST_CHANGES = 3  # without a compiler: how far from the outcome packages with open issues are looked at


@frozen
class Package:
    """Each seat's gain over ending without any agreement, and the number under which `weighing` knows the package."""

    gains: tuple[int, ...]
    number: int
    weighing: Weighing = field(repr=False)

    @property
    def options(self) -> tuple[int, ...]:
        """Options by issue; NOBODY where it is left open."""
        return tuple(self.weighing.options(self.number))


@frozen
class Search:
    """Packages that reach a floor.  `packages`: how many there are; `weighed`: how many of these were looked at."""

    found: tuple[Package, ...] = field(repr=False)
    packages: int
    weighed: int

    @property
    def exact(self) -> bool:
        return self.weighed >= self.packages


class Space:
    """The packages of one game at its end.  A game that goes on is taken as if its talks ended now."""

    def __init__(self, compiled: Compiled, state: Sequence[int], backend: Backend | None = None) -> None:
        self.compiled = compiled
        tables = compiled.tables
        self.backend = backend or backend_for(tables)
        self.seats, self.issues = tables[slots.SEATS], tables[slots.ISSUES]
        self.end: State = list(state) if is_over(state) else concluded(tables, state, peace=False)
        self.outcome = tuple(self.end[at.AGREED + issue] - 1 for issue in range(self.issues))
        self.without = _without_agreement(compiled, self.end)
        self.outcome_gains = tuple(
            final_value(tables, self.end, seat, peace=False) - final_value(tables, self.without, seat, peace=False)
            for seat in range(self.seats)
        )

    def reaching(self, floor: Sequence[int], *, best_only: bool = False) -> Search:
        """The packages that give every seat its floor or more; only the one with the greatest sum, if so asked."""
        limit = MOST_INTERPRETED if isinstance(self.backend, Interpreted) else MOST_WEIGHED
        sieve = _Sieve(self, floor, best_only=best_only)
        weighing = self._weighing(left_open=True)
        if weighing.packages <= limit:
            sieve.sweep(weighing)
            return Search(tuple(sieve.found), weighing.packages, weighing.packages)
        complete = self._weighing(left_open=False)
        weighed = 0
        if complete.packages <= limit:
            sieve.sweep(complete)
            weighed = complete.packages
        for number in self._near(weighing):
            # A complete package may come twice; it is the same package both times.
            sieve.look_at(weighing, number, 1)
            weighed += 1
        return Search(tuple(sieve.found), weighing.packages, min(weighed, weighing.packages - 1))

    def _weighing(self, *, left_open: bool) -> Weighing:
        weighing = Weighing(self.compiled, left_open=left_open, backend=self.backend)
        start = list(self.without)
        for option in self.outcome:
            if option != at.NOBODY:
                start[at.CLOSED + option] = 0  # what is agreed stands, also if it was closed later
        weighing.state = start
        return weighing

    def most_beside_terms(self) -> list[int]:
        """The most that stakes and agenda can add to a package for each seat."""
        tables, end = self.compiled.tables, self.end
        most = []
        for seat in range(self.seats):
            cards = range(tables[slots.DECK_FIRST + seat], tables[slots.DECK_END + seat])
            stakes = sum(abs(end[at.STAKE + card]) for card in cards if end[at.COMMITTED + card])
            agenda = end[at.AGENDA + seat]
            rewards = (
                sum(
                    max(0, tables[slots.REWARD_POINTS + k])
                    for k in range(tables[slots.AGENDA_REWARDS + agenda], tables[slots.AGENDA_REWARDS_END + agenda])
                )
                if agenda != at.NOBODY
                else 0
            )
            most.append(100 * (stakes + rewards) - self.agendas_without()[seat])
        return most

    def agendas_without(self) -> list[int]:
        """What each agenda pays without any agreement."""
        return [100 * agenda_value(self.compiled.tables, list(self.without), seat) for seat in range(self.seats)]

    def _near(self, weighing: Weighing) -> Iterator[int]:
        """Numbers of the packages that differ from the outcome in few issues, the outcome among them."""
        tables = self.compiled.tables
        for size in range(min(MOST_CHANGES, self.issues) + 1):
            for issues in combinations(range(self.issues), size):
                others = [
                    [
                        option
                        for option in (at.NOBODY, *range(tables[slots.ISSUE_FIRST + i], tables[slots.ISSUE_END + i]))
                        if option != self.outcome[i]
                    ]
                    for i in issues
                ]
                for chosen in product(*others):
                    options = list(self.outcome)
                    for issue, option in zip(issues, chosen, strict=True):
                        options[issue] = option
                    yield number_of_package(weighing, options)


@frozen
class _Room:
    """Where gains and numbers of some packages are written."""

    count: int
    gains: Vector
    numbers: Vector
    failing: Vector
    found_gains: Vector
    found: Vector


class _Sieve:
    """What stays of the packages that are looked at."""

    def __init__(self, space: Space, floor: Sequence[int], *, best_only: bool) -> None:
        self.backend, self.seats, self.best_only = space.backend, space.seats, best_only
        # Without another sum to beat, the outcome itself is the one.
        self.bounds = [*floor, *space.most_beside_terms(), *space.agendas_without(), sum(space.outcome_gains)]
        self.collect = self.backend.function(counting.collect_best if best_only else counting.collect, odometer)
        self.found: list[Package] = []
        self.room: _Room | None = None

    def sweep(self, weighing: Weighing) -> None:
        for first in range(0, weighing.packages, AT_ONCE):
            self.look_at(weighing, first, min(AT_ONCE, weighing.packages - first))

    def look_at(self, weighing: Weighing, first: int, count: int) -> None:
        seats, room = self.seats, self.room_for(count)
        plan = list(weighing.plan)
        plan[odometer.RECORD] = 1
        vector = self.backend.vector
        plan_vector, work, state = vector(plan), vector([0] * odometer.WORK_SIZE), vector(weighing.state)
        kept = weighing.survey(
            weighing.t, state, plan_vector, work, first, count, room.gains, room.numbers, room.failing
        )
        bounds = self.backend.wide_vector(len(self.bounds))
        for k, value in enumerate(self.bounds):
            bounds[k] = value
        found = int(
            self.collect(
                weighing.t, state, plan_vector, room.gains, room.numbers, kept, bounds, room.found_gains, room.found
            )
        )
        for k in range(found - 1 if self.best_only and found else 0, found):
            worth = tuple(int(room.found_gains[slot]) for slot in range(k * seats, k * seats + seats))
            self.keep(Package(worth, int(room.found[k]), weighing))

    def room_for(self, count: int) -> _Room:
        """Vectors for that many packages: the same ones as long as the number stays the same."""
        if self.room is None or self.room.count != count:
            wide = self.backend.wide_vector
            # One row more than packages: a row that fails the last test is overwritten or left behind.
            self.room = _Room(
                count,
                gains=wide(count * self.seats),
                numbers=wide(count),
                failing=wide(odometer.MOST_MASKS),
                found_gains=wide((count + 1) * self.seats),
                found=wide(count + 1),
            )
        return self.room

    def keep(self, package: Package) -> None:
        if self.best_only:
            self.found[:] = [package]
            self.bounds[-1] = sum(package.gains)
        else:
            self.found.append(package)


def backend_for(tables: Sequence[int]) -> Backend:
    """The faster one: few packages are weighed before a compiler would even be loaded."""
    issues = range(tables[slots.ISSUES])
    packages = prod(tables[slots.ISSUE_END + issue] - tables[slots.ISSUE_FIRST + issue] + 1 for issue in issues)
    return Interpreted() if packages <= FEW else best()


def number_of_package(weighing: Weighing, options: Sequence[int]) -> int:
    """The number of a package; the inverse of `Weighing.options`."""
    tables, number = weighing.compiled.tables, 0
    left_open = weighing.plan[odometer.LEFT_OPEN]
    for issue in weighing.plan[odometer.ORDER : odometer.ORDER + weighing.issues]:
        first, end = tables[slots.ISSUE_FIRST + issue], tables[slots.ISSUE_END + issue]
        place = options[issue] - first + left_open if options[issue] != at.NOBODY else 0
        number = number * (end - first + left_open) + place
    return number


def _without_agreement(compiled: Compiled, end: State) -> State:
    """The same end of the game with nothing agreed: tracks, support, demands and agendas as they were."""
    state = list(end)
    for issue in range(compiled.tables[slots.ISSUES]):
        state[at.AGREED + issue] = 0
        state[at.STATUS + issue] = 0
    state[at.PEACE] = 0
    state[at.PHASE] = at.TURN
    return concluded(compiled.tables, state, peace=False)
