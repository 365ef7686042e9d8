"""What a position is worth to the seat that thinks about it, in the kernel's form.

All values are own gains, in hundredths of a per cent, worked out by the kernel's own scoring: the position is concluded
in place, measured, and put back.  A position that is not finished is worth

    chance of peace × own gain if signed + (1 − chance) × own gain without peace,

where open core issues count as settled on the option that will probably settle them: their focal point (T. Schelling,
"The strategy of conflict", 1960).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.bots.mind import (
    CANDIDATE,
    ESTIMATE,
    FOCAL,
    HELD_AGREED,
    HELD_STATUS,
    PUT_AGREED,
    PUT_STATUS,
    REPLACED,
    SIGNED_GAIN,
    WALKING_GAIN,
    WALKING_NOW,
    WARY,
)
from game.core.layout import (
    AGREED,
    CLOSED,
    DURABILITY,
    ENDING,
    IN_FORCE_ACCORD,
    INITIALLED,
    MARKS,
    MOST_CLAUSES,
    NOBODY,
    PEACE,
    PHASE,
    ROUND,
    STATUS,
    SUPPORT,
    TRACK,
    TURNS,
    WALK_SHIFT,
)
from game.core.machine import holds
from game.core.scoring import conclude, own_gain
from game.scenario.model import MOST_TRACKS
from game.scenario.tables import (
    ISSUE_CORE,
    ISSUE_END,
    ISSUE_FIRST,
    ISSUES,
    MOST_OPTIONS,
    OPTION_ACCORD,
    OPTION_CONSENT,
    OPTION_ISSUE,
    OPTION_WHEN,
    ROUNDS,
    SCALE,
    SEATS,
    TRACK_START,
    TRACKS,
    VALUE,
    WALK_SLOPE,
)

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

# The chance of peace, in per cent.
ALL_CORE_AGREED: Final = 85
PER_OPEN_CORE: Final = 8
SHORT_OF_TIME: Final = 24  # more for every open core issue, shared by the rounds that are left
MOST_UNWILLING: Final = 25  # what one seat that is hard to please takes away at most
LEAST_CHANCE: Final = 3
MOST_CHANCE: Final = 95

TIME: Final = 1000  # all of the time at the table


def point(t: Tables) -> int:
    """One point of value as own gain."""
    return 10000 // t[SCALE]


def time_gone(t: Tables, s: Vector) -> int:
    """How much of the time at the table is gone: 0 … TIME."""
    turns = t[ROUNDS] * t[SEATS] - 1
    gone = max(0, s[ROUND] - 1) * t[SEATS] + s[TURNS]
    return min(TIME, gone * TIME // max(1, turns))


def gain_if(t: Tables, s: Vector, seat: int, peace: int, e: Vector, mind: Vector) -> int:
    """Own gain of a seat if the game ended now, with what is agreed signed (`peace`) or not.  Leaves `s` as it was."""
    for issue in range(t[ISSUES]):
        mind[HELD_AGREED + issue] = s[AGREED + issue]
        mind[HELD_STATUS + issue] = s[STATUS + issue]
    phase, ending = s[PHASE], s[ENDING]
    was_peace, marks, durability = s[PEACE], s[MARKS], s[DURABILITY]
    conclude(t, s, peace, e)
    gain = own_gain(t, s, seat)
    for issue in range(t[ISSUES]):
        s[AGREED + issue] = mind[HELD_AGREED + issue]
        s[STATUS + issue] = mind[HELD_STATUS + issue]
    s[PHASE] = phase
    s[ENDING] = ending
    s[PEACE] = was_peace
    s[MARKS] = marks
    s[DURABILITY] = durability
    return gain


def find_focal_points(t: Tables, s: Vector, seat: int, mind: Vector, own_weight: int) -> None:
    """For every open issue the option on which it will probably settle, as this seat sees it.

    `own_weight`: how much its own wish counts, in tenths of everybody else's.
    """
    for issue in range(t[ISSUES]):
        mind[FOCAL + issue] = 0
        if s[AGREED + issue] == 0:
            best = -1000000
            for option in range(t[ISSUE_FIRST + issue], t[ISSUE_END + issue]):
                if s[CLOSED + option] == 0 and holds(t, s, t[OPTION_WHEN + option]):
                    appeal = common_appeal(t, mind, seat, option, own_weight)
                    if appeal > best:
                        best = appeal
                        mind[FOCAL + issue] = option + 1


def common_appeal(t: Tables, mind: Vector, seat: int, option: int, own_weight: int) -> int:
    """How well an option suits everybody, those most whose consent it needs: in tenths of a point."""
    appeal = t[VALUE + seat * MOST_OPTIONS + option] * own_weight
    for other in range(t[SEATS]):
        if other != seat:
            liking = mind[ESTIMATE + other * MOST_OPTIONS + option]
            appeal += liking
            if (t[OPTION_CONSENT + option] >> other) & 1:
                appeal += 2 * min(0, liking + 30)
    return appeal


def standing(t: Tables, s: Vector, seat: int, e: Vector, mind: Vector) -> int:
    """What the position is worth.  Also leaves SIGNED_GAIN, WALKING_GAIN and WALKING_NOW in the mind."""
    mind[WALKING_NOW] = gain_if(t, s, seat, 0, e, mind)
    mind[WALKING_GAIN] = mind[WALKING_NOW]
    return outlook(t, s, seat, e, mind)


def outlook(t: Tables, s: Vector, seat: int, e: Vector, mind: Vector) -> int:
    """What the position is worth, when WALKING_GAIN is known."""
    unsettled = 0
    for issue in range(t[ISSUES]):
        mind[PUT_AGREED + issue] = s[AGREED + issue]
        if t[ISSUE_CORE + issue] and s[AGREED + issue] == 0:
            unsettled += 1
            if mind[FOCAL + issue]:
                s[AGREED + issue] = mind[FOCAL + issue]
                s[STATUS + issue] = INITIALLED
    mind[SIGNED_GAIN] = gain_if(t, s, seat, 1, e, mind)
    chance = chance_of_peace(t, s, seat, mind, unsettled)
    for issue in range(t[ISSUES]):
        if mind[PUT_AGREED + issue] == 0:
            s[AGREED + issue] = 0
            s[STATUS + issue] = 0
    return (chance * mind[SIGNED_GAIN] + (100 - chance) * mind[WALKING_GAIN]) // 100


def chance_of_peace(t: Tables, s: Vector, seat: int, mind: Vector, unsettled: int) -> int:
    """A guess, in per cent: by the core issues still open, the time left, and how the others must feel about it all."""
    left = max(1, t[ROUNDS] - s[ROUND] + 1)
    chance = ALL_CORE_AGREED - unsettled * (PER_OPEN_CORE + SHORT_OF_TIME // left)
    for other in range(t[SEATS]):
        if other != seat:
            lack = 10 * mind[WARY + other] - feeling(t, s, other, mind)
            chance -= max(0, min(MOST_UNWILLING, lack // 4))
    return max(LEAST_CHANCE, min(MOST_CHANCE, chance))


def feeling(t: Tables, s: Vector, other: int, mind: Vector) -> int:
    """How another seat must feel about all that is agreed, against walking away: tenths of a point, 0 at first."""
    total = -10 * s[WALK_SHIFT + other]
    for track in range(t[TRACKS]):
        total -= 10 * t[WALK_SLOPE + other * MOST_TRACKS + track] * (s[TRACK + track] - t[TRACK_START + track])
    for issue in range(t[ISSUES]):
        if s[AGREED + issue]:
            total += mind[ESTIMATE + other * MOST_OPTIONS + s[AGREED + issue] - 1]
    return total


def standing_with(t: Tables, s: Vector, seat: int, e: Vector, mind: Vector) -> int:
    """What the position is worth once the package in CANDIDATE is agreed.  Leaves `s` as it was.

    `standing` has been asked about `s` before: only accords change what there is without peace.
    """
    status = IN_FORCE_ACCORD
    changes_accords = False
    for k in range(CANDIDATE, CANDIDATE + MOST_CLAUSES):
        if mind[k] != NOBODY and t[OPTION_ACCORD + mind[k]] == 0:
            status = INITIALLED
    for k in range(MOST_CLAUSES):
        option = mind[CANDIDATE + k]
        if option != NOBODY:
            issue = t[OPTION_ISSUE + option]
            mind[REPLACED + k] = s[AGREED + issue]
            mind[PUT_STATUS + k] = s[STATUS + issue]
            if status == IN_FORCE_ACCORD or s[STATUS + issue] == IN_FORCE_ACCORD:
                changes_accords = True
            s[AGREED + issue] = option + 1
            s[STATUS + issue] = status
    mind[WALKING_GAIN] = gain_if(t, s, seat, 0, e, mind) if changes_accords else mind[WALKING_NOW]
    value = outlook(t, s, seat, e, mind)
    for k in range(MOST_CLAUSES):
        option = mind[CANDIDATE + k]
        if option != NOBODY:
            issue = t[OPTION_ISSUE + option]
            s[AGREED + issue] = mind[REPLACED + k]
            s[STATUS + issue] = mind[PUT_STATUS + k]
    return value


def support_worth(t: Tables, s: Vector, support: int) -> int:
    """What support at home is worth besides the penalty for ending without any: it pays for offers and cards."""
    worth = 8 * min(2, support) + 5 * max(0, min(2, support - 2)) + 2 * max(0, support - 4)
    left = max(0, t[ROUNDS] - s[ROUND]) * 2 + 1
    return worth * point(t) * left // (10 * (2 * t[ROUNDS] - 1))


def walking_after_refusal(t: Tables, s: Vector, seat: int, cost: int, e: Vector, mind: Vector) -> int:
    """Own gain without peace for a seat that has lost some support first."""
    support = s[SUPPORT + seat]
    s[SUPPORT + seat] = max(0, support - cost)
    gain = gain_if(t, s, seat, 0, e, mind)
    s[SUPPORT + seat] = support
    return gain
