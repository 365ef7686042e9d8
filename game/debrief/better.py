"""The outcome beside what was possible: the Pareto frontier, the Nash point, and packages that all would prefer.

Gains count from ending without any agreement, in hundredths of a point, with demands and agendas as they stood.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from attrs import frozen

from game.core import layout as at
from game.debrief.joint import JointValue, joint_value_of
from game.debrief.space import Search, Space
from game.scenario.model import Binds
from game.scenario.names import option_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.debrief.space import Package
    from game.fast.backends import Backend
    from game.scenario.compiling import Compiled

MOST_BETTER = 5
FELT = 100  # hundredths of a point: packages that bring every seat less than that are shown only if there are no others
MOST_DRAWN = 400  # points of the frontier that are kept for drawing


@frozen
class Change:
    """On one issue: the option in force at the end and the one in the other package (None: left open).

    `apart`: it is the same accord, but agreed on its own, so that it binds at once and in full.
    """

    issue: str
    before: str | None
    after: str | None
    apart: bool = False


@frozen
class Better:
    """Another package, as changes to the outcome, and how much more it would have brought each seat."""

    changes: tuple[Change, ...]
    more: dict[str, int]
    package: dict[str, str | None]


@frozen
class Possible:
    """What was possible at the end.

    `gains`: of the outcome.  `zone`: how many packages give every seat more than no agreement; `frontier`: how many of
    those no other dominates; `drawn`: the gains of (some of) these.  `nash`: the one with the greatest product of
    gains, with its gains.  `most`: the most that each seat gains anywhere in the zone.  `on_frontier`: no package was
    better for some seat and worse for none.
    """

    gains: dict[str, int]
    joint: JointValue
    zone: int
    frontier: int
    drawn: tuple[dict[str, int], ...]
    nash: dict[str, str | None] | None
    nash_gains: dict[str, int]
    most: dict[str, int]
    better: tuple[Better, ...]
    on_frontier: bool
    exact: bool
    packages: int
    weighed: int

    @property
    def is_better_for_all(self) -> bool:
        """Whether each of the better packages would have brought every seat more, and not only some."""
        return all(min(better.more.values()) > 0 for better in self.better)


def possible_at_end(compiled: Compiled, state: Sequence[int], backend: Backend | None = None) -> Possible:
    """Of a finished game; of one that goes on, as if its talks ended now."""
    space = Space(compiled, state, backend)
    search = space.reaching([min(gain, 1) for gain in space.outcome_gains])
    outcome = space.outcome_gains
    zone = [each for each in search.found if min(each.gains) > 0]
    at_least = [each for each in search.found if all(a >= b for a, b in zip(each.gains, outcome, strict=True))]
    front = _frontier(zone, space.seats)
    nash = max(front, key=lambda each: (prod(each.gains), each.options), default=None)
    seats = compiled.names.seats
    step = max(1, -(-len(front) // MOST_DRAWN))
    return Possible(
        gains=_by_seat(seats, outcome),
        joint=joint_value_of(space, Search(tuple(at_least), search.packages, search.weighed)),
        zone=len(zone),
        frontier=len(front),
        drawn=tuple(_by_seat(seats, each.gains) for each in front[::step]),
        nash=_package(space, nash) if nash else None,
        nash_gains=_by_seat(seats, nash.gains) if nash else {},
        most={role: max((each.gains[seat] for each in front), default=0) for seat, role in enumerate(seats)},
        better=_better(space, at_least),
        on_frontier=not any(sum(each.gains) > sum(outcome) for each in at_least),
        exact=search.exact,
        packages=search.packages,
        weighed=search.weighed,
    )


def _by_seat(seats: Sequence[str], gains: Iterable[int]) -> dict[str, int]:
    return dict(zip(seats, gains, strict=True))


def _frontier(zone: list[Package], seats: int) -> list[Package]:
    """The packages of the zone that no other dominates: whatever dominates one of them is in the zone too."""
    if not zone:
        return []
    weighing = zone[0].weighing
    gains = weighing.backend.wide_vector(len(zone) * seats)
    for k, each in enumerate(zone):
        for seat in range(seats):
            gains[k * seats + seat] = each.gains[seat]
    return [zone[k] for k in weighing.frontier(gains, len(zone))]


def _package(space: Space, package: Package) -> dict[str, str | None]:
    names = space.compiled.names
    return {
        issue: None if option == at.NOBODY else names.options[option]
        for issue, option in zip(names.issues, package.options, strict=True)
    }


def _changes(space: Space, package: Package) -> tuple[Change, ...]:
    compiled = space.compiled
    names = compiled.names
    found = []
    for number, (issue, old, new) in enumerate(zip(names.issues, space.outcome, package.options, strict=True)):
        before = None if old == at.NOBODY else names.options[old]
        after = None if new == at.NOBODY else names.options[new]
        # An accord packed with a treaty clause counts as a term of the peace; alone it would count in full.
        packed = space.end[at.STATUS + number] == at.IN_FORCE_TREATY
        apart = before == after and after is not None and packed
        if before != after:
            found.append(Change(issue, before, after))
        elif apart and option_at(compiled.scenario, after or "").binds is Binds.ACCORD:
            found.append(Change(issue, before, after, apart=True))
    return tuple(found)


def _better(space: Space, at_least: list[Package]) -> tuple[Better, ...]:
    """A few packages that every seat would have preferred, those that change least first.

    Of the packages with as many changes the one that does most for whoever it does least for; none that only adds
    changes to another without doing more for that seat.
    """
    outcome, seats = space.outcome_gains, space.compiled.names.seats
    for_all = [each for each in at_least if all(a > b for a, b in zip(each.gains, outcome, strict=True))]
    if not for_all:
        for_all = [each for each in at_least if sum(each.gains) > sum(outcome)]

    def more(package: Package) -> tuple[int, ...]:
        return tuple(a - b for a, b in zip(package.gains, outcome, strict=True))

    for_all = [each for each in for_all if min(more(each)) >= FELT] or for_all

    # The best thousand by either measure are plenty to choose from, and their options are worth looking up.
    candidates = sorted(for_all, key=lambda each: (-min(more(each)), -sum(each.gains)))[:1000]
    candidates += sorted(for_all, key=lambda each: -sum(each.gains))[:200]
    if len(for_all) < 50_000:
        candidates += sorted(for_all, key=lambda each: _distance(space, each))[:1000]
    chosen: list[tuple[frozenset[Change], Package]] = []
    for package in sorted(candidates, key=lambda each: (_distance(space, each), -min(more(each)), -sum(each.gains))):
        changes = frozenset(_changes(space, package))
        alike = any(
            (other <= changes and min(more(package)) <= min(more(rival))) or other == changes for other, rival in chosen
        )
        if changes and not alike:
            chosen.append((changes, package))
        if len(chosen) == MOST_BETTER:
            break
    return tuple(
        Better(_changes(space, package), _by_seat(seats, more(package)), _package(space, package))
        for _changed, package in chosen
    )


def _distance(space: Space, package: Package) -> int:
    return sum(old != new for old, new in zip(space.outcome, package.options, strict=True))
