"""Imagining what a seat can't see, in the kernel's form: one possible world a call, drawn by chance.

A *determinization* in the words of P. Cowling, E. Powley and D. Whitehouse, "Information set Monte Carlo tree search"
(IEEE Transactions on Computational Intelligence and AI in Games 4, 2012): hands, decks and agendas that agree with the
view, and values for the others that agree with the public marks and with what their words and answers have told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.bots.mind import ESTIMATE, HARD, HARD_AT, LEAN, WARY
from game.core.layout import (
    AGENDA,
    COMMITTED,
    DECK,
    DISCARD,
    DISCARD_COUNT,
    HAND,
    HAND_COUNT,
    MOST_HAND,
    NOBODY,
    STATE_SIZE,
    STREAM,
    STREAM_AGENDAS,
    TRACK,
    WALK_SHIFT,
)
from game.core.machine import next_in_stream
from game.scenario.model import MOST_TRACKS
from game.scenario.tables import (
    AGENDA_END,
    AGENDA_FIRST,
    DECK_END,
    DECK_FIRST,
    MOST_OPTIONS,
    OPTIONS,
    SEATS,
    TRACK_START,
    TRACKS,
    VALUE,
    WALK_SLOPE,
)

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

# In points.
PLAIN: Final = 2  # what an option without a mark is worth before anything is known of it
DOUBT: Final = 5  # estimates are wrong by this much at most, small errors likelier than large ones
LEAST_ALTERNATIVE: Final = -9  # walk-away values at the start lie between these, as far as anybody can know
MOST_ALTERNATIVE: Final = 11


def imagine(t: Tables, world: Vector, s: Vector, d: Vector, mind: Vector, seat: int, luck: int) -> int:
    """Draw a possible world: the others' values into `world`, everything else into the state `d`.

    t: the seat's knowledge; world: a copy of it, of which only the others' values are changed; s: the state as the seat
    knows it; mind: the seat's.  Returns the stream of chance as it leaves it.
    """
    for slot in range(STATE_SIZE):
        d[slot] = s[slot]
    for other in range(t[SEATS]):
        if other != seat:
            luck = imagine_values(t, world, mind, seat, other, luck)
            luck = imagine_alternative(t, d, mind, other, luck)
            luck = imagine_cards(t, d, other, luck)
            owned = t[AGENDA_END + other] - t[AGENDA_FIRST + other]
            if owned:
                luck = next_in_stream(luck)
                d[AGENDA + other] = t[AGENDA_FIRST + other] + luck * owned // 0x7FFFFFFF
    for stream in range(STREAM, STREAM_AGENDAS + 1):
        luck = next_in_stream(luck)
        d[stream] = luck
    return luck


def imagine_values(t: Tables, world: Vector, mind: Vector, seat: int, other: int, luck: int) -> int:
    """Values of another seat: what was learned, what it likely has in common with one's own, and an error."""
    for option in range(t[OPTIONS]):
        luck = next_in_stream(luck)
        error = luck * (DOUBT + 1) // 0x7FFFFFFF
        luck = next_in_stream(luck)
        error -= luck * (DOUBT + 1) // 0x7FFFFFFF
        value = mind[ESTIMATE + other * MOST_OPTIONS + option] // 10 + error
        value += t[LEAN + other] * t[VALUE + seat * MOST_OPTIONS + option] // 100
        is_hard = (t[HARD + option] >> other) & 1
        value = min(value, t[HARD_AT]) if is_hard else max(value + PLAIN, t[HARD_AT] + 1)
        world[VALUE + other * MOST_OPTIONS + option] = value
    return luck


def imagine_alternative(t: Tables, d: Vector, mind: Vector, other: int, luck: int) -> int:
    """What no deal is worth to another seat now: a guess for the start, moved by the tracks as everybody can see."""
    luck = next_in_stream(luck)
    value = LEAST_ALTERNATIVE + luck * (MOST_ALTERNATIVE - LEAST_ALTERNATIVE + 1) // 0x7FFFFFFF + mind[WARY + other]
    for track in range(t[TRACKS]):
        value += t[WALK_SLOPE + other * MOST_TRACKS + track] * (d[TRACK + track] - t[TRACK_START + track])
    d[WALK_SHIFT + other] += value
    return luck


def imagine_cards(t: Tables, d: Vector, other: int, luck: int) -> int:
    """Another seat's hand and deck: its cards that are neither discarded nor on the table, dealt by chance."""
    first = t[DECK_FIRST + other]
    count = 0
    for card in range(first, t[DECK_END + other]):
        if d[COMMITTED + card] == 0 and not is_discarded(d, first, d[DISCARD_COUNT + other], card):
            d[DECK + first + count] = card
            count += 1
    for k in range(d[HAND_COUNT + other]):
        # A card out of those that are left; the last of them takes its place.
        luck = next_in_stream(luck)
        drawn = DECK + first + luck * count // 0x7FFFFFFF
        d[HAND + other * MOST_HAND + k] = d[drawn]
        count -= 1
        d[drawn] = d[DECK + first + count]
        d[DECK + first + count] = NOBODY
    return luck


def is_discarded(d: Vector, first: int, count: int, card: int) -> bool:
    found = False
    for k in range(DISCARD + first, DISCARD + first + count):
        if d[k] == card:
            found = True
    return found
