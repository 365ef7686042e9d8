"""The Pareto frontier of many packages, in the kernel's form (see `game.core.machine`).

Packages are taken in order of their joint gain, the greatest first: only a package with a greater sum can dominate
another.  What dominates one package tends to dominate many, so the frontier is kept with its busiest members in front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector


def lowest_and_highest(gains: Tables, seats: int, packages: int, bounds: Vector) -> None:
    """Write the lowest and the highest joint gain to `bounds`."""
    for k in range(packages):
        total = joint(gains, seats, k)
        if k == 0 or total < bounds[0]:
            bounds[0] = total
        if k == 0 or total > bounds[1]:
            bounds[1] = total


def add_up(gains: Tables, seats: int, packages: int, totals: Vector) -> None:
    """Add the gains of all packages, seat by seat."""
    for k in range(packages):
        for seat in range(seats):
            totals[seat] += gains[k * seats + seat]


def joint(gains: Tables, seats: int, package: int) -> int:
    total = 0
    for k in range(package * seats, package * seats + seats):
        total += gains[k]
    return total


def in_falling_order(gains: Tables, seats: int, packages: int, bounds: Tables, tally: Vector, order: Vector) -> None:
    """Write the packages to `order` by falling joint gain: a counting sort.

    `tally` has room for highest − lowest + 2 numbers, all 0.
    """
    for k in range(packages):
        tally[bounds[1] - joint(gains, seats, k) + 1] += 1
    for step in range(1, bounds[1] - bounds[0] + 2):
        tally[step] += tally[step - 1]
    for k in range(packages):
        step = bounds[1] - joint(gains, seats, k)
        order[tally[step]] = k
        tally[step] += 1


def frontier(gains: Tables, seats: int, packages: int, order: Tables, front: Vector) -> int:
    """Write the packages that no other dominates to `front`; returns how many there are.

    A package dominates another if it is as good for every seat and better for one.  Equal packages all stay.
    """
    found = 0
    for k in range(packages):
        package = order[k]
        dominated = 0
        for j in range(found):
            if dominates(gains, seats, front[j], package):
                dominated = 1
                busy = front[j]
                front[j] = front[j // 2]
                front[j // 2] = busy
                break
        if dominated == 0:
            front[found] = package
            found += 1
    return found


def dominates(gains: Tables, seats: int, one: int, other: int) -> bool:
    better = 0
    for seat in range(seats):
        difference = gains[one * seats + seat] - gains[other * seats + seat]
        if difference < 0:
            return False
        if difference > 0:
            better = 1
    return better == 1
