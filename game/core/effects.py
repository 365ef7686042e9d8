"""What cards, headlines and the end of a round do: tracks, support, stakes, options, cards in hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

# One name a line would be pages.
# fmt: off
# isort: off
from game.core.layout import (
    CARD_DREW, CLOSED, COMMITTED, DECK, DECK_COUNT, DECK_RESHUFFLED, DISCARD, DISCARD_COUNT, HAND, HAND_COUNT,
    ISSUE_TABLED, MOST_HAND, NOBODY, OPTION_CLOSED, OPTION_OPENED, PRESS, PRESS_ADDED, STAKE, STAKE_MOVED, STALE,
    STREAM, SUPPORT, SUPPORT_MOVED, TABLED, TRACK, TRACK_MOVED, TURN_SEAT, WALK_AWAY_MOVED, WALK_SHIFT,
)
from game.core.machine import chance, holds, tell
from game.scenario.tables import (
    ADD_PRESS, CARD_DEMAND, CLOSE_OPTION, DECK_END, DECK_FIRST, DRAW_CARDS, EFFECT_BY, EFFECT_ISSUE, EFFECT_KIND,
    EFFECT_ON, EFFECT_WHEN, HAND_LIMIT, MOVE_STAKES, MOVE_SUPPORT, MOVE_TRACK, MOVE_WALK_AWAY, OPEN_OPTION, SET_TRACK,
    SUPPORT_LIMIT, TABLE_ISSUE, TRACK_HIGH, TRACK_LOW, WATCH_SUPPORT,
)
# isort: on
# fmt: on

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

MOST_STAKE = 40  # stakes stay between 0 and this
MOST_WALK_SHIFT = 60  # walk-away values shift by this at most, either way
MOST_PRESS = 10


def do_effects(t: Tables, s: Vector, first: int, end: int, e: Vector) -> None:
    """Carry out the effects numbered first to end − 1, in order; each one's condition is asked when its turn comes."""
    for k in range(first, end):
        if holds(t, s, t[EFFECT_WHEN + k]):
            do_effect(t, s, k, e)


def do_effect(t: Tables, s: Vector, effect: int, e: Vector) -> None:
    kind = t[EFFECT_KIND + effect]
    on = t[EFFECT_ON + effect]
    by = t[EFFECT_BY + effect]
    if kind == MOVE_TRACK:
        set_track(t, s, on, s[TRACK + on] + by, e)
    elif kind == SET_TRACK:
        set_track(t, s, on, by, e)
    elif kind == MOVE_SUPPORT:
        move_support(t, s, on, by, e)
    elif kind == MOVE_STAKES:
        move_stakes(t, s, on, t[EFFECT_ISSUE + effect], by, e)
    elif kind == MOVE_WALK_AWAY:
        s[WALK_SHIFT + on] = max(-MOST_WALK_SHIFT, min(MOST_WALK_SHIFT, s[WALK_SHIFT + on] + by))
        tell(e, WALK_AWAY_MOVED, on, by)
    elif kind == CLOSE_OPTION:
        set_closed(s, on, 1, e)
    elif kind == OPEN_OPTION:
        set_closed(s, on, 0, e)
    elif kind == TABLE_ISSUE:
        table_issue(s, on, NOBODY, e)
    elif kind == ADD_PRESS:
        s[PRESS] = min(MOST_PRESS, s[PRESS] + by)
        tell(e, PRESS_ADDED, s[TURN_SEAT], s[PRESS])
    elif kind == DRAW_CARDS:
        for _ in range(by):
            draw_card(t, s, on, e)


def set_track(t: Tables, s: Vector, track: int, value: int, e: Vector) -> None:
    """Move a track, within its bounds."""
    before = s[TRACK + track]
    after = max(t[TRACK_LOW + track], min(t[TRACK_HIGH + track], value))
    if after != before:
        s[TRACK + track] = after
        s[STALE] = 1
        tell(e, TRACK_MOVED, track, before, after)


def move_support(t: Tables, s: Vector, seat: int, by: int, e: Vector) -> None:
    """Move support at home, within its bounds: a seat pays a penalty only as far as it has support."""
    before = s[SUPPORT + seat]
    after = max(0, min(t[SUPPORT_LIMIT], before + by))
    if after != before:
        s[SUPPORT + seat] = after
        if t[WATCH_SUPPORT]:
            s[STALE] = 1
        tell(e, SUPPORT_MOVED, seat, before, after)


def move_stakes(t: Tables, s: Vector, seat: int, issue: int, by: int, e: Vector) -> None:
    """Change the stakes of a seat's demands on the table; `issue` is the issue + 1, or 0 for all."""
    for card in range(t[DECK_FIRST + seat], t[DECK_END + seat]):
        if s[COMMITTED + card] and (issue == 0 or issue == t[CARD_DEMAND + card]):
            before = s[STAKE + card]
            s[STAKE + card] = max(0, min(MOST_STAKE, before + by))
            tell(e, STAKE_MOVED, card, before, s[STAKE + card])


def set_closed(s: Vector, option: int, closed: int, e: Vector) -> None:
    """Close an option to new offers, or open it again; what is agreed stands."""
    if s[CLOSED + option] != closed:
        s[CLOSED + option] = closed
        s[STALE] = 1
        if closed:
            tell(e, OPTION_CLOSED, option)
        else:
            tell(e, OPTION_OPENED, option)


def table_issue(s: Vector, issue: int, seat: int, e: Vector) -> None:
    """Move an issue from the waiting row to the table."""
    if s[TABLED + issue] == 0:
        s[TABLED + issue] = 1
        s[STALE] = 1
        tell(e, ISSUE_TABLED, issue, seat)


def draw_card(t: Tables, s: Vector, seat: int, e: Vector) -> None:
    """Draw one card, unless the hand is full or no card is left; an empty deck takes the discards back first."""
    if s[HAND_COUNT + seat] >= t[HAND_LIMIT]:
        return
    first = t[DECK_FIRST + seat]
    left = s[DECK_COUNT + seat]
    if left == 0:
        left = s[DISCARD_COUNT + seat]
        if left == 0:
            return
        for k in range(first, first + left):
            s[DECK + k] = s[DISCARD + k]
            s[DISCARD + k] = NOBODY
        s[DISCARD_COUNT + seat] = 0
        tell(e, DECK_RESHUFFLED, seat)
    # The deck has no order: chance picks the card when it is drawn, which comes to the same and costs no shuffle.
    drawn = first + chance(s, STREAM + seat, left)
    last = first + left - 1
    card = s[DECK + drawn]
    s[DECK + drawn] = s[DECK + last]
    s[DECK + last] = NOBODY
    s[DECK_COUNT + seat] = left - 1
    s[HAND + seat * MOST_HAND + s[HAND_COUNT + seat]] = card
    s[HAND_COUNT + seat] += 1
    tell(e, CARD_DREW, seat, card)


def take_from_hand(s: Vector, seat: int, card: int) -> None:
    """Take a card out of a hand; the others keep their order."""
    end = seat * MOST_HAND + s[HAND_COUNT + seat] - 1
    found = 0
    for k in range(HAND + seat * MOST_HAND, HAND + end):
        if s[k] == card:
            found = 1
        if found:
            s[k] = s[k + 1]
    s[HAND + end] = NOBODY
    s[HAND_COUNT + seat] -= 1


def discard(t: Tables, s: Vector, seat: int, card: int) -> None:
    s[DISCARD + t[DECK_FIRST + seat] + s[DISCARD_COUNT + seat]] = card
    s[DISCARD_COUNT + seat] += 1
