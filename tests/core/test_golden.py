"""Golden playthroughs and perft counts: nothing about the rules changes unnoticed."""

from __future__ import annotations

import pytest

from game.core import play
from tests.core.golden_games import FOLDER, NAMES, playthrough
from tests.support import compiled


@pytest.mark.parametrize("name", NAMES)
def test_golden_playthrough(name: str):
    """The written game comes out again, line by line."""
    written = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")

    assert playthrough(name).splitlines() == written.splitlines()


def count_lines_of_play(tables: tuple[int, ...], state: list[int], depth: int) -> int:
    """How many sequences of `depth` legal moves there are (shorter ones if the game ends)."""
    moves = play.legal_moves(tables, state)
    if depth == 0 or not moves:
        return 1
    if depth == 1:
        return len(moves)
    return sum(count_lines_of_play(tables, play.after(tables, state, move)[0], depth - 1) for move in moves)


@pytest.mark.parametrize(
    ("depth", "lines"),
    # Depth 1 and 2: one agenda each.  Depth 3: the chair tables one of three issues.  Depth 4, by hand: hill's turn
    # with the dam (end, 2 cards, 2 options), the toll (the same) or the fish (end, 2 cards, 2 options): 5 + 5 + 5.
    [(1, 1), (2, 1), (3, 3), (4, 15), (5, 39), (6, 94), (7, 268), (8, 878)],
)
def test_perft_of_the_tiny_scenario(depth: int, lines: int):
    """Lines of play of the river from seed 0: the first four by hand, the others as counted once and looked at."""
    game = compiled("tiny")
    state, _ = play.new_game(game.tables, 0)

    assert count_lines_of_play(game.tables, state, depth) == lines
