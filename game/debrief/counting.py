"""Packages weighed as a finished game would be scored, in the kernel's form (see `game.core.machine`).

`game.lab.packages` weighs the terms of every package.  What this adds is what only a game that was played has: stakes
of the demands on the table, agendas, and options that were closed on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.layout import AGREED, CLOSED, DURABILITY, MARKS, PEACE
from game.core.scoring import agenda_value, durability, marks, stakes_value
from game.lab.packages import LEFT_OPEN, ORDER
from game.scenario.tables import ISSUE_CORE, ISSUE_END, ISSUE_FIRST, ISSUES, OPTION_ACCORD, SEATS

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector


# What `bounds` holds, seat by seat, in hundredths of a point (see `game.debrief.space`).
FLOOR = 0  # what the seat has to gain at least
MOST = 1  # what its demands and its agenda can add at most
WITHOUT = 2  # what its agenda pays without any agreement
ROWS = 3


def collect(
    t: Tables,
    s: Vector,
    plan: Tables,
    gains: Tables,
    numbers: Tables,
    packages: int,
    bounds: Tables,
    found_gains: Vector,
    found_numbers: Vector,
) -> int:
    """Write the packages that give every seat its floor or more to `found_…`; returns how many there are.

    gains, numbers, packages: as `game.lab.packages.survey` leaves them.  s: the game at its end; its agreements are
    overwritten.  Gains count from ending without any agreement, in hundredths of a point.
    """
    found = 0
    for k in range(packages):
        if may_reach(t, gains, k, bounds) and weigh_whole(t, s, plan, gains, k, numbers[k], bounds, found_gains, found):
            found_numbers[found] = numbers[k]
            found += 1
    return found


def collect_best(
    t: Tables,
    s: Vector,
    plan: Tables,
    gains: Tables,
    numbers: Tables,
    packages: int,
    bounds: Tables,
    found_gains: Vector,
    found_numbers: Vector,
) -> int:
    """The same, but only each package with a greater sum of gains than all before it: the last one is the best.

    `bounds[ROWS * seats]` is the sum to beat.
    """
    seats = t[SEATS]
    most = 0
    for seat in range(seats):
        most += bounds[MOST * seats + seat]
    best = bounds[ROWS * seats]
    found = 0
    # The most promising package first: nearly all others then fall at the first test.
    first = most_promising(t, gains, packages, bounds)
    for step in range(-1, packages):
        k = first if step < 0 else step
        if k >= 0 and sum_of(gains, seats, k) + most > best and may_reach(t, gains, k, bounds):
            number = numbers[k]
            if weigh_whole(t, s, plan, gains, k, number, bounds, found_gains, found):
                total = sum_of(found_gains, seats, found)
                if total > best:
                    best = total
                    found_numbers[found] = number
                    found += 1
    return found


def most_promising(t: Tables, gains: Tables, packages: int, bounds: Tables) -> int:
    """Of the packages that may reach every floor, the one whose terms bring the greatest sum; −1 if there is none."""
    seats = t[SEATS]
    best = -1
    for k in range(packages):
        better = best < 0 or sum_of(gains, seats, k) > sum_of(gains, seats, best)
        if better and may_reach(t, gains, k, bounds):
            best = k
    return best


def sum_of(gains: Tables, seats: int, package: int) -> int:
    total = 0
    for slot in range(package * seats, package * seats + seats):
        total += gains[slot]
    return total


def may_reach(t: Tables, gains: Tables, package: int, bounds: Tables) -> bool:
    """Whether a package could reach every floor if demands and agendas added all that they can."""
    seats = t[SEATS]
    for seat in range(seats):
        if gains[package * seats + seat] + bounds[MOST * seats + seat] < bounds[FLOOR * seats + seat]:
            return False
    return True


def weigh_whole(
    t: Tables,
    s: Vector,
    plan: Tables,
    gains: Tables,
    package: int,
    number: int,
    bounds: Tables,
    found_gains: Vector,
    row: int,
) -> bool:
    """Write a package's gains, demands and agendas included, to a row; whether it can be and reaches every floor."""
    if not is_open_to_all(t, s, plan, number):
        return False
    seats = t[SEATS]
    for seat in range(seats):
        gain = gains[package * seats + seat] + beside_terms(t, s, seat) - bounds[WITHOUT * seats + seat]
        found_gains[row * seats + seat] = gain
        if gain < bounds[FLOOR * seats + seat]:
            return False
    return True


def is_open_to_all(t: Tables, s: Vector, plan: Tables, number: int) -> bool:
    """Lay the package out as the end of the game; False if an option is closed, or if clauses would lapse."""
    peace = lay_out(t, s, plan, number)
    for issue in range(t[ISSUES]):
        if s[AGREED + issue]:
            option = s[AGREED + issue] - 1
            if s[CLOSED + option] or (peace == 0 and t[OPTION_ACCORD + option] == 0):
                return False
    s[PEACE] = peace
    s[MARKS] = marks(t, s)
    s[DURABILITY] = durability(t, s)
    return True


def lay_out(t: Tables, s: Vector, plan: Tables, number: int) -> int:
    """Put the options of a package into the state; 1 if they settle every core issue, else 0.

    The numbers are those of `game.lab.packages.lay_out`, which also weighs the terms; here they are weighed already.
    """
    peace = 1
    left = number
    for k in range(t[ISSUES] - 1, -1, -1):
        issue = plan[ORDER + k]
        choices = t[ISSUE_END + issue] - t[ISSUE_FIRST + issue] + plan[LEFT_OPEN]
        place = left % choices + 1 - plan[LEFT_OPEN]
        left = left // choices
        s[AGREED + issue] = t[ISSUE_FIRST + issue] + place if place else 0
        if place == 0 and t[ISSUE_CORE + issue]:
            peace = 0
    return peace


def beside_terms(t: Tables, s: Vector, seat: int) -> int:
    """What demands and agenda add, in hundredths of a point."""
    return 100 * (stakes_value(t, s, seat) + agenda_value(t, s, seat))
