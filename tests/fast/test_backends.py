"""Two backends, one truth: the kernel's functions do the same interpreted and compiled."""

from __future__ import annotations

import pytest

from game.fast import backends, batches
from tests.support import SHIPPED, compiled

GAMES = 10_000
ALL = ["tiny", *SHIPPED]


@pytest.mark.skipif(not backends.is_compiled_available(), reason="numba (the extra `fast`) is not installed")
@pytest.mark.parametrize("name", ALL)
def test_backends_agree_move_by_move(name: str):
    """10,000 games in all: equal legal lists, moves, final states and gains, 32-bit arithmetic included."""
    games = GAMES // len(ALL)
    prints = []
    for backend in (backends.Interpreted(), backends.Compiled()):
        numbers = backend.wide_vector(games)
        run = backend.function(batches.fingerprint_games)
        run(backend.vector(compiled(name).tables), *backends.working_vectors(backend), 7, games, numbers)
        prints.append([int(number) for number in numbers])

    assert prints[1] == prints[0]
    assert len(set(prints[0])) > games * 0.99


@pytest.mark.parametrize("name", ALL)
def test_batch_totals_do_not_depend_on_how_games_are_batched(name: str):
    """Thirty games in one call or in three give the same sums."""
    backend = backends.Interpreted()
    tables, work = compiled(name).tables, backends.working_vectors(backend)
    seats = tables[0]
    whole, parts = [0] * batches.TOTALS_SIZE, [0] * batches.TOTALS_SIZE
    batches.random_games(tables, *work, 0, 12 * seats, whole)
    for first in range(0, 12 * seats, 4 * seats):
        batches.random_games(tables, *work, first, 4 * seats, parts)

    assert parts == whole
    assert whole[batches.GAMES] == 12 * seats


def test_random_games_make_every_kind_of_progress():
    """Random play of the tiny scenario signs some peaces and lets others lapse: the totals are not all zero."""
    totals = [0] * batches.TOTALS_SIZE
    batches.random_games(compiled("tiny").tables, *backends.working_vectors(backends.Interpreted()), 0, 200, totals)

    assert 0 < totals[batches.PEACES] < totals[batches.GAMES]
    assert totals[batches.MOVES_MADE] > totals[batches.GAMES]
