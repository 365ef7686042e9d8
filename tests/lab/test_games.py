"""Games in bulk: totals that depend on the seeds alone, and figures that add up."""

import random

import pytest

from game.bots.running import Runner
from game.fast.backends import Interpreted
from game.lab import games as games_module
from game.lab import tally as at
from game.lab.executors import InProcess, Pool
from game.lab.games import chunks_of, line_ups_of, mixed_line_ups, play_chunk
from game.lab.simulating import simulation
from game.lab.statistics import Estimate, difference, mean_of, middle_of, share_of, variance_of
from tests.support import compiled


def test_totals_are_the_same_however_a_run_is_cut(monkeypatch):
    """Chunks of three games and of seven add up to the same."""
    game = compiled("tiny")
    totals = []
    for size in (3, 7):
        monkeypatch.setattr(games_module, "CHUNK_COMPILED", size)
        monkeypatch.setattr(games_module, "CHUNK_INTERPRETED", size)
        totals.append(simulation(game, 20, seed=5, where=InProcess()).totals)

    assert totals[0] == totals[1]
    assert totals[0][at.GAMES] == 20


@pytest.mark.slow
def test_totals_are_the_same_whatever_the_number_of_workers():
    """One process and two come to the same totals from the same seed."""
    game = compiled("minerals-accord")
    one = simulation(game, 60, seed=3, where=InProcess())
    two = simulation(game, 60, seed=3, where=Pool(2))

    assert one.totals == two.totals
    assert one.results == two.results


def test_results_add_up():
    """Shares of rounds and endings cover all games; sums agree with the rows they were made from."""
    game = compiled("minerals-accord")
    run = simulation(game, 40, seed=11, where=InProcess())
    results = run.results
    rows = Runner(game, mixed_line_ups(2), Interpreted()).play(11, 40)
    from game.bots.matches import GAIN, PEACE_MADE, ROW_SIZE

    gains = [rows[k * ROW_SIZE + GAIN] for k in range(40)]

    assert sum(results.peace_in.values()) == pytest.approx(results.peace.value)
    assert sum(results.peace_in.values()) + sum(results.breakdown_in.values()) == pytest.approx(1)
    assert sum(results.endings.values()) == pytest.approx(1)
    assert sum(rows[k * ROW_SIZE + PEACE_MADE] for k in range(40)) == run.totals[at.PEACES]
    assert sum(gains) / 4000 == pytest.approx(next(iter(results.seats.values())).own_gain.value)
    for seat in results.seats.values():
        assert sum(seat.gains) == 40


def test_unknown_tactics_are_refused():
    """A line-up is checked before any game is played."""
    with pytest.raises(ValueError, match="nobody_knows"):
        chunks_of(compiled("tiny"), [("nobody_knows", "conceder")], 1, 5)


def test_line_ups():
    """Nothing means every mixture; one name means that tactic everywhere; else one a seat."""
    assert len(mixed_line_ups(4)) == 81
    assert len(mixed_line_ups(6)) == 9
    assert line_ups_of([], 2) == mixed_line_ups(2)
    assert line_ups_of(["random"], 3) == (("random",) * 3,)
    assert line_ups_of(["random", "conceder"], 2) == (("random", "conceder"),)


def test_chunks_cover_every_seed_once():
    """No game is left out or played twice."""
    chunks = chunks_of(compiled("tiny"), mixed_line_ups(2), 100, 1234)
    seeds = [seed for chunk in chunks for seed in range(chunk.seed, chunk.seed + chunk.games)]

    assert seeds == list(range(100, 1334))


def test_a_chunk_is_a_pure_function():
    """The same chunk gives the same totals, whatever was played between."""
    chunk = chunks_of(compiled("tiny"), mixed_line_ups(2), 9, 4)[0]
    first = play_chunk(chunk)
    play_chunk(chunks_of(compiled("tiny"), mixed_line_ups(2), 500, 4)[0])

    assert play_chunk(chunk) == first


def test_mean_and_variance_from_sums():
    """Exact sums give the textbook mean, variance and interval."""
    chance = random.Random(2)
    values = [chance.randrange(-5000, 9000) for _ in range(400)]
    total, squares = sum(values), sum(value * value for value in values)
    mean = total / 400
    variance = sum((value - mean) ** 2 for value in values) / 399
    estimate = mean_of(total, squares, 400)

    assert variance_of(total, squares, 400) == pytest.approx(variance)
    assert estimate.value == pytest.approx(mean / 100)
    assert estimate.high - estimate.value == pytest.approx(1.959964 * (variance / 400) ** 0.5 / 100)
    assert mean_of(0, 0, 0) == Estimate(0.0, None, None, 0)


def test_wilson_interval():
    """Newcombe (1998), table I: 81 of 263 has the 95 % interval 0.2553 to 0.3662."""
    estimate = share_of(81, 263)

    assert (round(estimate.low, 4), round(estimate.high, 4)) == (0.2553, 0.3662)


def test_difference_and_median():
    """Independent intervals add in squares; the median is where half is reached."""
    apart = difference(Estimate(5, 2, 8, 10), Estimate(1, -3, 5, 20))

    assert (apart.value, apart.low, apart.high) == (4, -1, 9)
    assert middle_of([0, 3, 1, 0]) == 1
    assert middle_of([0, 0]) is None
