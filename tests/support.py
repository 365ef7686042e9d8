"""What many tests need: compiled scenarios and random games."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from game.core import layout as at
from game.core import play
from game.scenario.compiling import Compiled, compile_scenario
from game.scenario.loading import load

HERE = Path(__file__).parent
RULES = HERE.parent / "rules"
TINY = HERE / "scenarios" / "tiny"
SHIPPED = sorted(path.parent.name for path in RULES.glob("*/scenario.toml"))


@cache
def compiled(name: str) -> Compiled:
    """A scenario of rules/, or `tiny`, ready to play."""
    loaded = load(str(TINY if name == "tiny" else RULES / name))

    assert loaded.scenario is not None, [str(problem) for problem in loaded.problems]
    return compile_scenario(loaded.scenario)


def random_states(game: Compiled, seed: int, first_chair: int = 0):
    """Every state of a random game with its legal moves, the end included (no moves)."""
    chance = random.Random(seed)
    state, _ = play.new_game(game.tables, seed, first_chair)
    while True:
        moves = play.legal_moves(game.tables, state)
        yield state, moves
        if not moves:
            return
        state, _ = play.after(game.tables, state, chance.choice(moves))


def state_after(game: Compiled, *moves: str, seed: int = 0, first_chair: int = 0) -> list[int]:
    """The state after some moves in notation; every one is checked to be legal."""
    from game.core.faces import read_move

    state, _ = play.new_game(game.tables, seed, first_chair)
    for text in moves:
        move = read_move(game.names, text)

        assert play.reason_against(game.tables, state, move) == 0, f"{text}: {play.legal_moves(game.tables, state)}"
        state, _ = play.after(game.tables, state, move)
    return state


def agreed_options(game: Compiled, state: list[int]) -> dict[str, str]:
    """What is agreed, by issue."""
    return {
        issue: game.names.options[state[at.AGREED + k] - 1].split(".")[1]
        for k, issue in enumerate(game.names.issues)
        if state[at.AGREED + k]
    }
