"""Many games in one call, in the kernel's form (see `game.core.machine`): a batch runs wholly inside compiled code.

`work` is what a batch needs beside the tables: a state, a list of moves and a list of events, made by `backends`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.kernel import apply, legal, set_up
from game.core.layout import OVER, PEACE, PHASE, ROUND, STATE_SIZE
from game.core.machine import next_in_stream, start_stream
from game.core.scoring import own_gain
from game.scenario.tables import SEATS

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

POLICY = 97  # purpose of the stream with which a random player chooses; the game's own streams have lower numbers

# What random_games adds up.
GAMES, MOVES_MADE, PEACES, LONGEST, LEGAL_LISTED = 0, 1, 2, 3, 4
PEACE_ROUND = 8  # + round
GAIN_SUM = 24  # + seat, in hundredths of a per cent
TOTALS_SIZE = 32


def random_playout(t: Tables, s: Vector, moves: Vector, e: Vector, stream: int, totals: Vector) -> int:
    """Play a game on to its end with moves chosen at random; returns the stream of chance as it leaves it."""
    made = 0
    for _ in range(1 << 20):
        if s[PHASE] == OVER:
            break
        n = legal(t, s, moves)
        totals[LEGAL_LISTED] += n
        stream = next_in_stream(stream)
        apply(t, s, moves[stream * n // 0x7FFFFFFF], e)
        made += 1
    totals[MOVES_MADE] += made
    totals[LONGEST] = max(totals[LONGEST], made)
    return stream


def random_games(t: Tables, s: Vector, moves: Vector, e: Vector, seed: int, games: int, totals: Vector) -> None:
    """Play `games` whole games with seeds from `seed` on, the first chair in turn; adds to `totals` (TOTALS_SIZE)."""
    for k in range(games):
        set_up(t, s, seed + k, k % t[SEATS], e)
        random_playout(t, s, moves, e, start_stream(seed + k, POLICY), totals)
        totals[GAMES] += 1
        if s[PEACE]:
            totals[PEACES] += 1
            totals[PEACE_ROUND + s[ROUND]] += 1
        for seat in range(t[SEATS]):
            totals[GAIN_SUM + seat] += own_gain(t, s, seat)


def fingerprint_games(t: Tables, s: Vector, moves: Vector, e: Vector, seed: int, games: int, prints: Vector) -> None:
    """Play games like `random_games` and write one number a game that depends on every legal list, move and state slot.

    Two backends that disagree anywhere give different numbers (each below 2³¹).
    """
    for k in range(games):
        set_up(t, s, seed + k, k % t[SEATS], e)
        stream = start_stream(seed + k, POLICY)
        mixed = 1
        for _ in range(1 << 20):
            if s[PHASE] == OVER:
                break
            n = legal(t, s, moves)
            for j in range(n):
                mixed = (mixed * 31 + moves[j] + 1) % 0x7FFFFFFF
            stream = next_in_stream(stream)
            apply(t, s, moves[stream * n // 0x7FFFFFFF], e)
        for slot in range(STATE_SIZE):
            mixed = (mixed * 31 + s[slot] + 1) % 0x7FFFFFFF
        for seat in range(t[SEATS]):
            mixed = (mixed * 31 + own_gain(t, s, seat)) % 0x7FFFFFFF
        prints[k] = mixed
