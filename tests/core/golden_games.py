"""Golden playthroughs: one whole game of every scenario, written down move by move.

After a change of rules or numbers that is meant, write them again:  python -m tests.core.golden_games
"""

from __future__ import annotations

import random
import zlib
from pathlib import Path

from game.core import layout as at
from game.core import play
from game.core.faces import event_of, write_move
from game.scenario.tables import SEATS
from tests.support import SHIPPED, compiled

FOLDER = Path(__file__).parent / "golden"
NAMES = ["tiny", *SHIPPED]


def playthrough(name: str, seed: int = 2025) -> str:
    """A game in which seats prefer to agree: every move, what happened, and the results."""
    game = compiled(name)
    chance = random.Random(seed)
    state, rows = play.new_game(game.tables, seed, 1)
    lines = [f"# {name}, seed {seed}, first chair {game.names.seats[1]}"]
    while True:
        lines += [f"    {event_of(game.names, row)}" for row in rows]
        moves = play.legal_moves(game.tables, state)
        if not moves:
            break
        move = preferred(moves, chance)
        lines.append(
            f"{game.names.seats[state[at.ACTOR]]}: {write_move(game.names, move)}"
            f"  ({len(moves)} legal, state {zlib.crc32(repr(state).encode()):08x})"
        )
        state, rows = play.after(game.tables, state, move)
    for seat in range(game.tables[SEATS]):
        value, gain = (f(game.tables, state, seat, peace=False) for f in (play.final_value, play.own_gain))
        lines.append(f"= {game.names.seats[seat]}: final value {value / 100:.2f}, own gain {gain / 100:.2f} %")
    return "\n".join(lines) + "\n"


def preferred(moves: list[int], chance: random.Random) -> int:
    """Signing and accepting before all else, so that the game shows agreements; otherwise anything."""
    for move in (at.CALL_SIGNING, at.ACCEPT):
        if move in moves and chance.random() < 0.7:
            return move
    return chance.choice(moves)


if __name__ == "__main__":
    for each in NAMES:
        (FOLDER / f"{each}.txt").write_text(playthrough(each), encoding="utf-8")
