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
from game.scenario.tables import CLAUSES, MOST_OPTIONS, OPTION_ACCORD, OPTION_ISSUE, SEATS

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
    before = s[AGREED + issue] if s[AGREED + issue] else mind[FOCAL + issue]
    change = mind[ESTIMATE + other * MOST_OPTIONS + option]
    if before:
        change -= mind[ESTIMATE + other * MOST_OPTIONS + before - 1]
    return change


def chance_of_yes(gain: int) -> int:
    """The chance in per cent that a seat which seems to gain so much (tenths of a point) says yes."""
    return max(LEAST, min(MOST, NEUTRAL + gain * PER_POINT // 10))


def chance_of_three(t: Tables, s: Vector, mind: Vector, a: int, b: int, c: int) -> int:
    """The chance in per cent that everybody whom up to three clauses need agrees to them; `b`, `c` may be NOBODY."""
    needs = mind[OPTION_NEEDS + a]
    if b != NOBODY:
        needs |= mind[OPTION_NEEDS + b]
    if c != NOBODY:
        needs |= mind[OPTION_NEEDS + c]
    chance = 100
    for other in range(t[SEATS]):
        if (needs >> other) & 1:
            first = OPTION_MOVES + other * MOST_OPTIONS
            gain = mind[first + a] + PER_MARKER * s[PRESS]
            if b != NOBODY:
                gain += mind[first + b]
            if c != NOBODY:
                gain += mind[first + c]
            chance = chance * chance_of_yes(gain) // 100
    return chance


def score_of(t: Tables, s: Vector, mind: Vector, a: int, b: int, c: int, least: int, search: int) -> int:
    """Score of a package by the sum of its clauses, or NO_SCORE if it brings less than `least`."""
    worth = mind[OPTION_WORTH + a]
    if b != NOBODY:
        worth += mind[OPTION_WORTH + b]
    if c != NOBODY:
        worth += mind[OPTION_WORTH + c]
    score = NO_SCORE
    if worth >= least:
        score = worth if search == BOLD else worth * chance_of_three(t, s, mind, a, b, c) // 100
    return score


def find_packages(t: Tables, s: Vector, mind: Vector, least: int, search: int) -> None:
    """Rank packages of one to three clauses by the sum of their clauses; the best go to BEST_PACKAGE."""
    mind[BEST_COUNT] = 0
    end = OPEN + s[OFFERS_OPEN]
    for i in range(OPEN, end):
        a = s[i]
        if search == ACCORDS and t[OPTION_ACCORD + a] == 0:
            continue
        keep(mind, a, NOBODY, NOBODY, score_of(t, s, mind, a, NOBODY, NOBODY, least, search))
        if t[CLAUSES] > 1:
            for j in range(i + 1, end):
                b = s[j]
                if t[OPTION_ISSUE + b] != t[OPTION_ISSUE + a] and (search != ACCORDS or t[OPTION_ACCORD + b]):
                    keep(mind, a, b, NOBODY, score_of(t, s, mind, a, b, NOBODY, least, search))
    if t[CLAUSES] > 2:
        extend_packages(t, s, mind, least, search)


def extend_packages(t: Tables, s: Vector, mind: Vector, least: int, search: int) -> None:
    """Try a third clause with each of the best packages of two."""
    for rank in range(mind[BEST_COUNT]):
        a = mind[BEST_PACKAGE + rank * MOST_CLAUSES]
        b = mind[BEST_PACKAGE + rank * MOST_CLAUSES + 1]
        is_two = b != NOBODY and mind[BEST_PACKAGE + rank * MOST_CLAUSES + 2] == NOBODY
        if is_two:
            for k in range(OPEN, OPEN + s[OFFERS_OPEN]):
                c = s[k]
                issue = t[OPTION_ISSUE + c]
                is_new = issue not in (t[OPTION_ISSUE + a], t[OPTION_ISSUE + b])
                if is_new and (search != ACCORDS or t[OPTION_ACCORD + c]):
                    keep(mind, a, b, c, score_of(t, s, mind, a, b, c, least, search))


def keep(mind: Vector, a: int, b: int, c: int, score: int) -> None:
    """Put a package in its rank among the best, if it is one of them."""
    count = mind[BEST_COUNT]
    if score == NO_SCORE or (count == MOST_BEST and score <= mind[BEST_SCORE + count - 1]):
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
    first = BEST_PACKAGE + rank * MOST_CLAUSES
    mind[BEST_SCORE + rank] = score
    mind[first] = a
    mind[first + 1] = b
    mind[first + 2] = c
    for k in range(3, MOST_CLAUSES):
        mind[first + k] = NOBODY
    mind[BEST_COUNT] = min(MOST_BEST, count + 1)


def best_package(t: Tables, s: Vector, seat: int, e: Vector, mind: Vector, now: int, least: int, search: int) -> int:
    """Weigh the best packages exactly; the winner is left in CANDIDATE, its score returned (NO_SCORE: there is none)."""
    best = NO_SCORE
    winner = NOBODY
    for rank in range(mind[BEST_COUNT]):
        first = BEST_PACKAGE + rank * MOST_CLAUSES
        for k in range(MOST_CLAUSES):
            mind[CANDIDATE + k] = mind[first + k]
        worth = standing_with(t, s, seat, e, mind) - now
        if worth >= least:
            score = worth
            if search != BOLD:
                score = worth * chance_of_three(t, s, mind, mind[first], mind[first + 1], mind[first + 2]) // 100
            if score > best:
                best = score
                winner = rank
    for k in range(MOST_CLAUSES):
        mind[CANDIDATE + k] = mind[BEST_PACKAGE + winner * MOST_CLAUSES + k] if winner != NOBODY else NOBODY
    return best
