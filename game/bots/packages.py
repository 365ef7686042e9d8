"""Which package to offer: a search over packages of one to three clauses, in the kernel's form.

Each clause alone is weighed exactly; packages are first ranked by the sum of their clauses, so that what one seat gives
up on one issue can pay for what it gains on another (logrolling: H. Raiffa, "The art and science of negotiation",
1982), and the best few are then weighed exactly.
A package's score is what it brings times the chance that everybody who is asked says yes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.bots.mind import (
    BEST_COUNT,
    BEST_PACKAGE,
    BEST_SCORE,
    CANDIDATE,
    ESTIMATE,
    FOCAL,
    MOST_BEST,
    OPTION_MOVES,
    OPTION_NEEDS,
    OPTION_WORTH,
)
from game.bots.worth import standing_with
from game.core.layout import AGREED, MOST_CLAUSES, NOBODY, OFFERS_OPEN, OPEN, PRESS
from game.core.offers import consent_needed
from game.scenario.tables import CLAUSES, ISSUE_CORE, MOST_OPTIONS, OPTION_ACCORD, OPTION_ISSUE, SEATS

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

# The chance of a yes, in per cent, from a seat that neither gains nor loses; for each point that it gains; its bounds.
NEUTRAL: Final = 50
PER_POINT: Final = 7
LEAST: Final = 3
MOST: Final = 96
PER_MARKER: Final = 8  # tenths of a point that a press marker is like

# Which packages a search considers, and what it asks of them.
ANY: Final = 0
ACCORDS: Final = 1  # packages of accords only
BOLD: Final = 2  # whatever the others may say to it

NO_SCORE: Final = -1000000


def weigh_options(t: Tables, s: Vector, seat: int, e: Vector, mind: Vector, now: int) -> None:
    """For every option that can be offered: what agreeing it brings the seat and each other seat, and whom it needs."""
    for k in range(1, MOST_CLAUSES):
        mind[CANDIDATE + k] = NOBODY
    for k in range(OPEN, OPEN + s[OFFERS_OPEN]):
        option = s[k]
        mind[CANDIDATE] = option
        mind[OPTION_WORTH + option] = standing_with(t, s, seat, e, mind) - now
        mind[OPTION_NEEDS + option] = consent_needed(t, s, option) & ~(1 << seat)
        for other in range(t[SEATS]):
            mind[OPTION_MOVES + other * MOST_OPTIONS + option] = moves_other(t, s, mind, other, option)


def moves_other(t: Tables, s: Vector, mind: Vector, other: int, option: int) -> int:
    """What agreeing an option changes for another seat, in tenths of a point: against what is agreed, or expected."""
    issue = t[OPTION_ISSUE + option]
    before = s[AGREED + issue]
    if before == 0 and t[ISSUE_CORE + issue]:
        before = mind[FOCAL + issue]
    change = mind[ESTIMATE + other * MOST_OPTIONS + option]
    if before:
        change -= mind[ESTIMATE + other * MOST_OPTIONS + before - 1]
    return change


def chance_of_yes(gain: int) -> int:
    """The chance in per cent that a seat which seems to gain so much (tenths of a point) says yes."""
    return max(LEAST, min(MOST, NEUTRAL + gain * PER_POINT // 10))


def chance_of_all(t: Tables, s: Vector, mind: Vector) -> int:
    """The chance in per cent that everybody whom the package in CANDIDATE needs agrees to it."""
    needs = 0
    for k in range(MOST_CLAUSES):
        if mind[CANDIDATE + k] != NOBODY:
            needs |= mind[OPTION_NEEDS + mind[CANDIDATE + k]]
    chance = 100
    for other in range(t[SEATS]):
        if (needs >> other) & 1:
            gain = PER_MARKER * s[PRESS]
            for k in range(MOST_CLAUSES):
                if mind[CANDIDATE + k] != NOBODY:
                    gain += mind[OPTION_MOVES + other * MOST_OPTIONS + mind[CANDIDATE + k]]
            chance = chance * chance_of_yes(gain) // 100
    return chance


def consider(t: Tables, s: Vector, mind: Vector, least: int, search: int) -> None:
    """Rank the package in CANDIDATE by the sum of its clauses, if that is at least `least`."""
    worth = 0
    for k in range(MOST_CLAUSES):
        if mind[CANDIDATE + k] != NOBODY:
            if search == ACCORDS and t[OPTION_ACCORD + mind[CANDIDATE + k]] == 0:
                return
            worth += mind[OPTION_WORTH + mind[CANDIDATE + k]]
    if worth >= least:
        keep(mind, worth if search == BOLD else worth * chance_of_all(t, s, mind) // 100)


def find_packages(t: Tables, s: Vector, mind: Vector, least: int, search: int) -> None:
    """Rank packages of one to three clauses by the sum of their clauses; the best go to BEST_PACKAGE."""
    mind[BEST_COUNT] = 0
    end = OPEN + s[OFFERS_OPEN]
    for k in range(MOST_CLAUSES):
        mind[CANDIDATE + k] = NOBODY
    for i in range(OPEN, end):
        mind[CANDIDATE] = s[i]
        mind[CANDIDATE + 1] = NOBODY
        consider(t, s, mind, least, search)
        if t[CLAUSES] > 1:
            for j in range(i + 1, end):
                if t[OPTION_ISSUE + s[j]] != t[OPTION_ISSUE + s[i]]:
                    mind[CANDIDATE + 1] = s[j]
                    consider(t, s, mind, least, search)
    if t[CLAUSES] > 2:
        extend_packages(t, s, mind, least, search)


def extend_packages(t: Tables, s: Vector, mind: Vector, least: int, search: int) -> None:
    """Try a third clause with each of the best packages of two."""
    for rank in range(MOST_BEST):
        first = BEST_PACKAGE + rank * MOST_CLAUSES
        if rank < mind[BEST_COUNT] and mind[first + 1] != NOBODY and mind[first + 2] == NOBODY:
            a = mind[first]
            b = mind[first + 1]
            for k in range(OPEN, OPEN + s[OFFERS_OPEN]):
                issue = t[OPTION_ISSUE + s[k]]
                if issue not in (t[OPTION_ISSUE + a], t[OPTION_ISSUE + b]):
                    mind[CANDIDATE] = a
                    mind[CANDIDATE + 1] = b
                    mind[CANDIDATE + 2] = s[k]
                    consider(t, s, mind, least, search)


def keep(mind: Vector, score: int) -> None:
    """Put the package in CANDIDATE in its rank among the best, if it is one of them."""
    count = mind[BEST_COUNT]
    if count == MOST_BEST and score <= mind[BEST_SCORE + count - 1]:
        return
    for rank in range(count):
        if mind[BEST_SCORE + rank] == score:
            return  # the same package in another order, or as good as the same
    rank = min(count, MOST_BEST - 1)
    for _ in range(MOST_BEST):
        if rank == 0 or mind[BEST_SCORE + rank - 1] >= score:
            break
        mind[BEST_SCORE + rank] = mind[BEST_SCORE + rank - 1]
        for k in range(MOST_CLAUSES):
            mind[BEST_PACKAGE + rank * MOST_CLAUSES + k] = mind[BEST_PACKAGE + (rank - 1) * MOST_CLAUSES + k]
        rank -= 1
    mind[BEST_SCORE + rank] = score
    for k in range(MOST_CLAUSES):
        mind[BEST_PACKAGE + rank * MOST_CLAUSES + k] = mind[CANDIDATE + k]
    mind[BEST_COUNT] = min(MOST_BEST, count + 1)


def best_package(t: Tables, s: Vector, seat: int, e: Vector, mind: Vector, now: int, least: int, search: int) -> int:
    """Weigh the best packages exactly; leaves the winner in CANDIDATE and returns its score (NO_SCORE: no winner)."""
    best = NO_SCORE
    winner = NOBODY
    for rank in range(mind[BEST_COUNT]):
        take_package(mind, rank)
        worth = standing_with(t, s, seat, e, mind) - now
        if worth >= least:
            score = worth if search == BOLD else worth * chance_of_all(t, s, mind) // 100
            if score > best:
                best = score
                winner = rank
    take_package(mind, winner)
    return best


def take_package(mind: Vector, rank: int) -> None:
    """Put one of the best packages in CANDIDATE, or none (NOBODY)."""
    for k in range(MOST_CLAUSES):
        mind[CANDIDATE + k] = mind[BEST_PACKAGE + rank * MOST_CLAUSES + k] if rank != NOBODY else NOBODY
