"""What a game is worth: durability, walk-away values, the conclusion, and the final value of each seat.

    Final value = accords in force + walk-away now
                + (if peace) durability × (treaty terms and linkage − walk-away now)
                + stakes and agenda, undiscounted.
    Own gain = (final value − walk-away at the start) × 100 / scale.

Values are hundredths of a point and own gains hundredths of a per cent, so that all arithmetic is exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# One name a line would be pages.
# fmt: off
# isort: off
from game.core.layout import (
    AGENDA, AGREED, CLAUSE_LAPSED, CLAUSE_STRUCK, COMMITTED, DURABILITY, ENDED, ENDING, IN_FORCE_ACCORD,
    IN_FORCE_TREATY, INITIALLED, MARKS, NOBODY, OVER, PEACE, PHASE, STAKE, STATUS, SUPPORT, WALK_SHIFT, WALK_START,
)
from game.core.machine import evaluate, holds, tell
from game.scenario.model import MOST_LINKAGES
from game.scenario.tables import (
    AGENDA_REWARDS, AGENDA_REWARDS_END, BROKE_PENALTY, CARD_DEMAND, CARD_KEEPS, DECK_END, DECK_FIRST, DURABILITY_BASE,
    DURABILITY_HIGH, DURABILITY_LOW, DURABILITY_PER_MARK, ENDING_WHEN, ENDINGS, ISSUE_FIRST, ISSUES, LINKAGE_VALUE,
    LINKAGE_WHEN, LINKAGES, MOST_OPTIONS, OPTION_DURABILITY, OPTION_MARKS, OPTION_WHEN, REWARD_POINTS, REWARD_WHEN,
    SCALE, VALUE, WALK_AWAY,
)
# isort: on
# fmt: on

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector


def walk_away(t: Tables, s: Vector, seat: int) -> int:
    """What no deal is worth to a seat as the tracks stand, in points."""
    return evaluate(t, s, t[WALK_AWAY + seat]) + s[WALK_SHIFT + seat]


def marks(t: Tables, s: Vector) -> int:
    """Hard-to-sell marks on everything that is agreed."""
    total = 0
    for issue in range(t[ISSUES]):
        if s[AGREED + issue]:
            total += t[OPTION_MARKS + s[AGREED + issue] - 1]
    return total


def durability(t: Tables, s: Vector) -> int:
    """The chance, in per cent, that a peace with everything that is agreed lasts."""
    chance = evaluate(t, s, t[DURABILITY_BASE]) + t[DURABILITY_PER_MARK] * marks(t, s)
    for issue in range(t[ISSUES]):
        if s[AGREED + issue]:
            chance += t[OPTION_DURABILITY + s[AGREED + issue] - 1]
    return max(t[DURABILITY_LOW], min(t[DURABILITY_HIGH], chance))


def conclude(t: Tables, s: Vector, peace: int, e: Vector) -> None:
    """End the game.  Peace puts the initialled clauses in force whose condition holds; all others fall."""
    for issue in range(t[ISSUES]):
        if s[STATUS + issue] == INITIALLED:
            option = s[AGREED + issue] - 1
            if peace and holds(t, s, t[OPTION_WHEN + option]):
                s[STATUS + issue] = IN_FORCE_TREATY
            else:
                s[STATUS + issue] = 0
                tell(e, CLAUSE_STRUCK if peace else CLAUSE_LAPSED, option)
    for issue in range(t[ISSUES]):
        # Only now: a condition may look at what else was agreed.
        if s[STATUS + issue] == 0:
            s[AGREED + issue] = 0
    s[PEACE] = peace
    s[MARKS] = marks(t, s)
    s[DURABILITY] = durability(t, s)
    s[PHASE] = OVER
    s[ENDING] = NOBODY
    for ending in range(t[ENDINGS]):
        if holds(t, s, t[ENDING_WHEN + ending]):
            s[ENDING] = ending
            break
    tell(e, ENDED, s[ENDING], peace, s[DURABILITY])


def accords_value(t: Tables, s: Vector, seat: int) -> int:
    """Points of the accords in force."""
    total = 0
    for issue in range(t[ISSUES]):
        if s[STATUS + issue] == IN_FORCE_ACCORD:
            total += t[VALUE + seat * MOST_OPTIONS + s[AGREED + issue] - 1]
    return total


def treaty_value(t: Tables, s: Vector, seat: int) -> int:
    """Points of the treaty's terms in force, linkage included."""
    total = 0
    for issue in range(t[ISSUES]):
        if s[STATUS + issue] == IN_FORCE_TREATY:
            total += t[VALUE + seat * MOST_OPTIONS + s[AGREED + issue] - 1]
    for k in range(t[LINKAGES]):
        worth = t[LINKAGE_VALUE + seat * MOST_LINKAGES + k]
        if worth != 0 and holds(t, s, t[LINKAGE_WHEN + k]):
            total += worth
    return total


def stakes_value(t: Tables, s: Vector, seat: int) -> int:
    """Points of the seat's demands: the stake if kept, minus the stake if another option is in force, else nothing."""
    total = 0
    for card in range(t[DECK_FIRST + seat], t[DECK_END + seat]):
        if s[COMMITTED + card]:
            issue = t[CARD_DEMAND + card] - 1
            if s[AGREED + issue]:
                place = s[AGREED + issue] - 1 - t[ISSUE_FIRST + issue]
                if (t[CARD_KEEPS + card] >> place) & 1:
                    total += s[STAKE + card]
                else:
                    total -= s[STAKE + card]
    return total


def agenda_value(t: Tables, s: Vector, seat: int) -> int:
    """Points of the seat's agenda."""
    total = 0
    agenda = s[AGENDA + seat]
    if agenda != NOBODY:
        for k in range(t[AGENDA_REWARDS + agenda], t[AGENDA_REWARDS_END + agenda]):
            if holds(t, s, t[REWARD_WHEN + k]):
                total += t[REWARD_POINTS + k]
    return total


def broke_value(t: Tables, s: Vector, seat: int) -> int:
    """Points lost by a seat that ends the game without support at home (0 or less)."""
    return -t[BROKE_PENALTY] if s[SUPPORT + seat] == 0 else 0


def final_value(t: Tables, s: Vector, seat: int) -> int:
    """Final value of a concluded game for a seat, in hundredths of a point."""
    away = walk_away(t, s, seat)
    value = 100 * (accords_value(t, s, seat) + away)
    if s[PEACE]:
        value += s[DURABILITY] * (treaty_value(t, s, seat) - away)
    return value + 100 * (stakes_value(t, s, seat) + agenda_value(t, s, seat) + broke_value(t, s, seat))


def own_gain(t: Tables, s: Vector, seat: int) -> int:
    """Own gain of a concluded game for a seat, in hundredths of a per cent of the scale, rounded down."""
    return (final_value(t, s, seat) - 100 * s[WALK_START + seat]) * 100 // t[SCALE]
