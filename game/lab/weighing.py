"""All packages of a scenario weighed on a backend: compiled in a moment, interpreted in a few seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import layout as at
from game.fast.backends import best
from game.lab import frontier as frontiers
from game.lab import packages as odometer
from game.scenario import tables as slots
from game.scenario.model import MOST_SEATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.core.vectors import Vector
    from game.fast.backends import Backend
    from game.scenario.compiling import Compiled


class Weighing:
    """The packages of a scenario on one backend, with the tracks at their start or moved."""

    def __init__(self, compiled: Compiled, *, left_open: bool = False, backend: Backend | None = None) -> None:
        self.compiled = compiled
        self.backend = backend or best()
        tables = compiled.tables
        self.seats, self.issues = tables[slots.SEATS], tables[slots.ISSUES]
        self.plan = [0] * odometer.PLAN_SIZE
        self.plan[odometer.LEFT_OPEN] = int(left_open)
        slow = slow_issues(tables)
        order = [*slow, *(issue for issue in range(self.issues) if issue not in slow)]
        self.plan[odometer.SLOW] = len(slow)
        self.plan[odometer.ORDER : odometer.ORDER + self.issues] = order
        self.packages = odometer.how_many(tables, self.plan)
        self.t = self.backend.vector(tables)
        self.state = start_of(tables)
        self.survey = self.backend.function(odometer.survey)

    def options(self, number: int) -> list[int]:
        """The options of a package, by issue; NOBODY where the issue is open."""
        found = [at.NOBODY] * self.issues
        tables = self.compiled.tables
        for issue in reversed(self.plan[odometer.ORDER : odometer.ORDER + self.issues]):
            first, end = tables[slots.ISSUE_FIRST + issue], tables[slots.ISSUE_END + issue]
            left_open = self.plan[odometer.LEFT_OPEN]
            number, place = divmod(number, end - first + left_open)
            place -= left_open
            found[issue] = first + place if place >= 0 else at.NOBODY
        return found

    def weigh_all(self) -> tuple[Vector, Vector, Vector, int]:
        """Gains and numbers of all possible packages, their count by the set of seats that don't gain, how many."""
        gains = self.backend.wide_vector(self.packages * self.seats)
        numbers = self.backend.wide_vector(self.packages)
        failing = self.backend.wide_vector(odometer.MOST_MASKS)
        kept = self._survey(self.state, 1, 0, self.packages, gains, numbers, failing)
        return gains, numbers, failing, kept

    def weigh_sample(self, chosen: Sequence[int]) -> tuple[Vector, Vector, Vector, int]:
        """The same for some packages only."""
        gains = self.backend.wide_vector(len(chosen) * self.seats)
        numbers = self.backend.wide_vector(len(chosen))
        failing = self.backend.wide_vector(odometer.MOST_MASKS)
        one, number = self.backend.wide_vector(MOST_SEATS), self.backend.wide_vector(1)
        kept = 0
        for each in chosen:
            if self._survey(self.state, 1, each, 1, one, number, failing):
                numbers[kept] = each
                for seat in range(self.seats):
                    gains[kept * self.seats + seat] = one[seat]
                kept += 1
        return gains, numbers, failing, kept

    def share_with(self, track: int, value: int, chosen: Iterable[int] | None) -> float:
        """Share of the possible packages in the zone if that track stood there; of all packages or of those chosen."""
        state = list(self.state)
        state[at.TRACK + track] = value
        failing = self.backend.wide_vector(odometer.MOST_MASKS)
        gains, numbers = self.backend.wide_vector(MOST_SEATS), self.backend.wide_vector(1)
        if chosen is None:
            kept = self._survey(state, 0, 0, self.packages, gains, numbers, failing)
        else:
            kept = sum(self._survey(state, 0, each, 1, gains, numbers, failing) for each in chosen)
        return failing[0] / kept if kept else 0.0

    def _survey(
        self, state: list[int], record: int, first: int, count: int, gains: Vector, numbers: Vector, failing: Vector
    ) -> int:
        plan = list(self.plan)
        plan[odometer.RECORD] = record
        vector = self.backend.vector
        work = vector([0] * odometer.WORK_SIZE)
        return int(self.survey(self.t, vector(state), vector(plan), work, first, count, gains, numbers, failing))

    def sums(self, gains: Vector, packages: int) -> list[int]:
        """The gains of each seat over all these packages together."""
        totals = self.backend.wide_vector(self.seats)
        self.backend.function(frontiers.add_up)(gains, self.seats, packages, totals)
        return [int(totals[seat]) for seat in range(self.seats)]

    def frontier(self, gains: Vector, packages: int) -> list[int]:
        """Places (in `gains`) of the packages that no other dominates."""
        backend = self.backend
        bounds = backend.wide_vector(2)
        backend.function(frontiers.lowest_and_highest)(gains, self.seats, packages, bounds)
        tally = backend.wide_vector(int(bounds[1] - bounds[0]) + 2)
        order, front = backend.wide_vector(packages), backend.wide_vector(packages)
        backend.function(frontiers.in_falling_order)(gains, self.seats, packages, bounds, tally, order)
        found = backend.function(frontiers.frontier)(gains, self.seats, packages, order, front)
        return [int(front[k]) for k in range(found)]


def start_of(tables: Sequence[int]) -> list[int]:
    """A state in which to weigh packages: tracks and support as at the start, in the last round, nothing agreed."""
    state = [0] * at.STATE_SIZE
    state[at.ROUND] = tables[slots.ROUNDS]
    for track in range(tables[slots.TRACKS]):
        state[at.TRACK + track] = tables[slots.TRACK_START + track]
    for seat in range(tables[slots.SEATS]):
        state[at.SUPPORT + seat] = tables[slots.SUPPORT_START]
    return state


def slow_issues(tables: Sequence[int]) -> list[int]:
    """The core issues and those that conditions, linkages and the base of durability speak of.

    All issues if a linkage looks at durability or at the marks, which every issue moves.
    """
    every = range(tables[slots.ISSUES])
    slow = {issue for issue in every if tables[slots.ISSUE_CORE + issue]}
    programs = [tables[slots.DURABILITY_BASE]]
    programs += tables[slots.LINKAGE_WHEN : slots.LINKAGE_WHEN + tables[slots.LINKAGES]]
    for option in range(tables[slots.OPTIONS]):
        if tables[slots.OPTION_WHEN + option]:
            slow.add(tables[slots.OPTION_ISSUE + option])
            programs.append(tables[slots.OPTION_WHEN + option])
    for program in filter(None, programs):
        for k in range(slots.PROGRAM + program, slots.PROGRAM + slots.MOST_PROGRAM, 2):
            op = tables[k]
            if op == slots.OP_END:
                break
            if op in {slots.OP_AGREED, slots.OP_SETTLED}:
                slow.add(tables[k + 1])
            elif op in {slots.OP_DURABILITY, slots.OP_MARKS}:
                slow |= set(every)
    return sorted(slow)
