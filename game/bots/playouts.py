"""Random playouts from the middle of a game, in the kernel's form: what a search by chance alone would be made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.kernel import apply, legal, set_up
from game.core.layout import OVER, PHASE, ROUND, STATE_SIZE
from game.core.machine import next_in_stream, start_stream
from game.fast.batches import random_playout
from game.scenario.tables import ROUNDS

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

PLAYOUTS = 211  # purpose of the stream of chance of playouts


def reach_middle(t: Tables, s: Vector, moves: Vector, e: Vector, seed: int) -> None:
    """Lay out a game and play it by chance to the beginning of its middle round (or its end, if that comes first)."""
    set_up(t, s, seed, 0, e)
    stream = start_stream(seed, PLAYOUTS)
    for _ in range(1 << 20):
        if s[PHASE] == OVER or s[ROUND] > t[ROUNDS] // 2:
            break
        n = legal(t, s, moves)
        stream = next_in_stream(stream)
        apply(t, s, moves[stream * n // 0x7FFFFFFF], e)


def playouts(t: Tables, s: Vector, d: Vector, moves: Vector, e: Vector, seed: int, count: int, totals: Vector) -> None:
    """Play `count` games by chance to their end, each from a copy (`d`) of the state `s`; adds up as `batches` does."""
    stream = start_stream(seed, PLAYOUTS)
    for _ in range(count):
        for slot in range(STATE_SIZE):
            d[slot] = s[slot]
        stream = random_playout(t, d, moves, e, stream, totals)
