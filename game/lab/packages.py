"""Every package of a scenario and what it is worth to each seat, in the kernel's form (see `game.core.machine`).

A package settles every issue, or leaves some open if the plan says so.  Packages are numbered like the positions of an
odometer: the issues that conditions, linkages or the base of durability speak of turn slowest, so that those are worked
out once for many packages.  A package is worth what `game.core.scoring` says of a game that ends with it now: no
demands, no agenda, support as at the start.  If a core issue is open there is no peace, and only its accords count.

Gains are final value − walk-away now, in hundredths of a point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.layout import AGREED, DURABILITY, MARKS, PEACE
from game.core.machine import evaluate, holds
from game.core.scoring import walk_away
from game.scenario.model import MOST_ISSUES, MOST_LINKAGES, MOST_SEATS
from game.scenario.tables import (
    DURABILITY_BASE,
    DURABILITY_HIGH,
    DURABILITY_LOW,
    DURABILITY_PER_MARK,
    ISSUE_CORE,
    ISSUE_END,
    ISSUE_FIRST,
    ISSUES,
    LINKAGE_VALUE,
    LINKAGE_WHEN,
    LINKAGES,
    MOST_OPTIONS,
    OPTION_ACCORD,
    OPTION_DURABILITY,
    OPTION_MARKS,
    OPTION_WHEN,
    SEATS,
    VALUE,
)

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

# The plan: which packages there are, and in which order.
LEFT_OPEN = 0  # 1: issues may be left open
SLOW = 1  # how many of the slowest issues decide conditions, linkages and the base of durability
RECORD = 2  # 1: write gains and numbers of every package; 0: count only
ORDER = 4  # [k]: the issue that turns k-th slowest
PLAN_SIZE = ORDER + MOST_ISSUES

# Working space: what the package under the odometer adds up to.
CORE_OPEN = 0
POSSIBLE = 1  # 0: the condition of some option fails
MARKED = 2  # hard-to-sell marks
LASTING = 3  # durability that the options add
BASE = 4  # durability before that
PLACE = 8  # [issue]: 0 for open, else 1 + the option's place in its issue
ACCORDS = PLACE + MOST_ISSUES  # [seat]
TERMS = ACCORDS + MOST_SEATS  # [seat]
LINKED = TERMS + MOST_SEATS  # [seat]
AWAY = LINKED + MOST_SEATS  # [seat]
WORK_SIZE = AWAY + MOST_SEATS

MOST_MASKS = 1 << MOST_SEATS


def how_many(t: Tables, plan: Tables) -> int:
    """Number of packages, those with failing conditions included."""
    total = 1
    for issue in range(t[ISSUES]):
        total *= t[ISSUE_END + issue] - t[ISSUE_FIRST + issue] + plan[LEFT_OPEN]
    return total


def survey(
    t: Tables,
    s: Vector,
    plan: Tables,
    w: Vector,
    first: int,
    packages: int,
    gains: Vector,
    numbers: Vector,
    failing: Vector,
) -> int:
    """Weigh `packages` packages from number `first` on; returns how many of them are possible.

    `s` is a game at its start; its agreements are overwritten.  `failing[mask]` counts packages by the set of seats
    that do not gain by them.  With RECORD, package k of the possible ones has its number in `numbers[k]` and its gains
    in `gains[k * seats + seat]`.
    """
    kept = 0
    seats = t[SEATS]
    lay_out(t, s, plan, w, first)
    for number in range(first, first + packages):
        if number > first:
            advance(t, s, plan, w)
        if w[POSSIBLE]:
            failing[weigh(t, w, gains, kept * seats * plan[RECORD])] += 1
            if plan[RECORD]:
                numbers[kept] = number
            kept += 1
    return kept


def lay_out(t: Tables, s: Vector, plan: Tables, w: Vector, number: int) -> None:
    """Turn the odometer to the package with that number."""
    for k in range(WORK_SIZE):
        w[k] = 0
    for issue in range(t[ISSUES]):
        s[AGREED + issue] = 0
        w[CORE_OPEN] += t[ISSUE_CORE + issue]
    left = number
    for k in range(t[ISSUES] - 1, -1, -1):
        issue = plan[ORDER + k]
        choices = t[ISSUE_END + issue] - t[ISSUE_FIRST + issue] + plan[LEFT_OPEN]
        settle(t, s, w, issue, left % choices + 1 - plan[LEFT_OPEN])
        left = left // choices
    for seat in range(t[SEATS]):
        w[AWAY + seat] = walk_away(t, s, seat)
    ask_conditions(t, s, w)


def advance(t: Tables, s: Vector, plan: Tables, w: Vector) -> None:
    """Turn the odometer to the next package."""
    for k in range(t[ISSUES] - 1, -1, -1):
        issue = plan[ORDER + k]
        place = w[PLACE + issue] + 1
        if place <= t[ISSUE_END + issue] - t[ISSUE_FIRST + issue]:
            settle(t, s, w, issue, place)
            if k < plan[SLOW]:
                ask_conditions(t, s, w)
            return
        settle(t, s, w, issue, 1 - plan[LEFT_OPEN])


def settle(t: Tables, s: Vector, w: Vector, issue: int, place: int) -> None:
    """Put the option at that place of an issue (0: none) into the package instead of what it holds."""
    if w[PLACE + issue]:
        count_option(t, w, s[AGREED + issue] - 1, -1)
        w[CORE_OPEN] += t[ISSUE_CORE + issue]
    w[PLACE + issue] = place
    s[AGREED + issue] = 0
    if place:
        option = t[ISSUE_FIRST + issue] + place - 1
        s[AGREED + issue] = option + 1
        count_option(t, w, option, 1)
        w[CORE_OPEN] -= t[ISSUE_CORE + issue]


def count_option(t: Tables, w: Vector, option: int, sign: int) -> None:
    """Add (sign 1) or take away (−1) what an option is worth."""
    w[MARKED] += sign * t[OPTION_MARKS + option]
    w[LASTING] += sign * t[OPTION_DURABILITY + option]
    first = ACCORDS if t[OPTION_ACCORD + option] else TERMS
    for seat in range(t[SEATS]):
        w[first + seat] += sign * t[VALUE + seat * MOST_OPTIONS + option]


def ask_conditions(t: Tables, s: Vector, w: Vector) -> None:
    """Work out whether the package is possible, the base of durability, and the linkages."""
    w[POSSIBLE] = 1
    for issue in range(t[ISSUES]):
        if s[AGREED + issue] and not holds(t, s, t[OPTION_WHEN + s[AGREED + issue] - 1]):
            w[POSSIBLE] = 0
    if w[POSSIBLE] == 0 or w[CORE_OPEN]:
        return
    s[PEACE] = 1
    w[BASE] = evaluate(t, s, t[DURABILITY_BASE])
    s[MARKS] = w[MARKED]
    s[DURABILITY] = lasting(t, w)
    for seat in range(t[SEATS]):
        w[LINKED + seat] = 0
    for k in range(t[LINKAGES]):
        if holds(t, s, t[LINKAGE_WHEN + k]):
            for seat in range(t[SEATS]):
                w[LINKED + seat] += t[LINKAGE_VALUE + seat * MOST_LINKAGES + k]


def lasting(t: Tables, w: Vector) -> int:
    """Durability of a peace with the package; must agree with `scoring.durability`."""
    chance = w[BASE] + w[LASTING] + t[DURABILITY_PER_MARK] * w[MARKED]
    return max(t[DURABILITY_LOW], min(t[DURABILITY_HIGH], chance))


def weigh(t: Tables, w: Vector, gains: Vector, at: int) -> int:
    """Write the gains of every seat from `gains[at]` on; returns the mask of the seats that do not gain."""
    mask = 0
    chance = 0 if w[CORE_OPEN] else lasting(t, w)
    for seat in range(t[SEATS]):
        gain = 100 * w[ACCORDS + seat]
        if chance:
            gain += chance * (w[TERMS + seat] + w[LINKED + seat] - w[AWAY + seat])
        gains[at + seat] = gain
        if gain <= 0:
            mask |= 1 << seat
    return mask
