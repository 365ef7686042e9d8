"""The kernel for everybody else: new games, legal moves, what a move leads to, and what a position is worth.

States are plain lists of integers; nothing here changes a state that it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import kernel, scoring
from game.core import layout as at
from game.core.layout import EVENT_WIDTH, EVENTS_SIZE, MOST_LEGAL, NOBODY, OVER, PHASE, STATE_SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.faces import Row

State = list[int]


def _listener() -> list[int]:
    events = [0] * EVENTS_SIZE
    events[0] = 1
    return events


def _rows(events: list[int]) -> tuple[Row, ...]:
    return tuple(tuple(events[k : k + EVENT_WIDTH]) for k in range(1, events[0], EVENT_WIDTH))


SILENCE = [-1]  # a list of events to which nobody listens; the kernel writes nothing to it


def new_game(tables: Sequence[int], seed: int, first_chair: int = 0) -> tuple[State, tuple[Row, ...]]:
    """A new game and the events of its start.  `seed`: 0 ≤ seed < 2³¹; `first_chair`: the seat that chairs round 1."""
    state = [0] * STATE_SIZE
    events = _listener()
    kernel.set_up(tables, state, seed, first_chair, events)
    return state, _rows(events)


def legal_moves(tables: Sequence[int], state: Sequence[int]) -> list[int]:
    """Every legal move of the seat that must move, in a fixed order; empty only when the game is over."""
    moves = [0] * MOST_LEGAL
    working = list(state)
    return moves[: kernel.legal(tables, working, moves)]


def reason_against(tables: Sequence[int], state: Sequence[int], move: int) -> int:
    """Why a move is not legal: one of the reasons in `layout` (NOT_NOW …), or 0 for a legal move."""
    return kernel.why_not(tables, list(state), move)


def reason_against_headline(tables: Sequence[int], state: Sequence[int], headline: int) -> int:
    """Why the facilitator can't bring a headline now: one of the reasons in `layout`, or 0 if that can be done."""
    return kernel.why_no_announcement(tables, list(state), headline)


def headlines_left(state: Sequence[int]) -> list[int]:
    """The headlines that are still in the deck, in the order of the scenario."""
    return sorted(state[at.HEADLINE_DECK : at.HEADLINE_DECK + state[at.HEADLINE_COUNT]])


def after(tables: Sequence[int], state: Sequence[int], move: int) -> tuple[State, tuple[Row, ...]]:
    """The state after a legal move (of a seat, or the facilitator's ANNOUNCE + headline), and what happened."""
    following = list(state)
    events = _listener()
    kernel.apply(tables, following, move, events)
    return following, _rows(events)


def is_over(state: Sequence[int]) -> bool:
    return state[PHASE] == OVER


def concluded(tables: Sequence[int], state: Sequence[int], peace: bool) -> State:
    """The game as it would end now: with everything that is agreed signed, or without peace."""
    following = list(state)
    if not is_over(state):
        scoring.conclude(tables, following, int(peace), SILENCE)
    return following


def own_gain(tables: Sequence[int], state: Sequence[int], seat: int, peace: bool) -> int:
    """Own gain of a seat if the game ended now so, in hundredths of a per cent.  Of a finished game: the result."""
    return scoring.own_gain(tables, concluded(tables, state, peace), seat)


def final_value(tables: Sequence[int], state: Sequence[int], seat: int, peace: bool) -> int:
    """Final value of a seat if the game ended now so, in hundredths of a point."""
    return scoring.final_value(tables, concluded(tables, state, peace), seat)


def durability(tables: Sequence[int], state: Sequence[int]) -> int:
    """The chance in per cent that a peace with everything agreed so far lasts."""
    return scoring.durability(tables, list(state))


def walk_away(tables: Sequence[int], state: Sequence[int], seat: int) -> int:
    """What no deal is worth to a seat now, in points."""
    return scoring.walk_away(tables, list(state), seat)


def nobody(number: int) -> int | None:
    """A number of the state that may be empty, as None if it is."""
    return None if number == NOBODY else number
