"""Games in bulk: the same rows whatever the backend and the batches, and rows that add up."""

from __future__ import annotations

import pytest

from game.bots import matches as row
from game.bots.policies import PROBES, TACTICS
from game.bots.running import Runner
from game.fast.backends import Compiled, Interpreted, is_compiled_available
from tests.support import SHIPPED, compiled

MIXED = ["hardliner", "conceder", "reciprocal", "reciprocal", "conceder", "hardliner"]


def line_ups(name: str) -> list[list[str]]:
    """A few line-ups: the tactics mixed, and each probe in the first seat."""
    seats = len(compiled(name).names.seats)
    return [MIXED[:seats], MIXED[2 : 2 + seats], *([[probe, *MIXED[: seats - 1]] for probe in PROBES])]


def rows_of(runner: Runner, seed: int, games: int) -> list[list[int]]:
    flat = [int(number) for number in runner.play(seed, games)]
    return [flat[k : k + row.ROW_SIZE] for k in range(0, len(flat), row.ROW_SIZE)]


@pytest.mark.skipif(not is_compiled_available(), reason="numba (the extra `fast`) is not installed")
@pytest.mark.parametrize("name", ["tiny", *SHIPPED])
def test_interpreted_and_compiled_tactics_choose_the_same(name):
    """Equal rows over whole games: every choice, chance and result."""
    games = 14 if name.startswith("riyadh") else 28
    mine, theirs = (
        rows_of(Runner(compiled(name), line_ups(name), each), 5, games) for each in (Interpreted(), Compiled())
    )

    assert mine == theirs


def test_the_same_games_whatever_the_batches():
    """Six games in one call, or one by one and out of order."""
    runner = Runner(compiled("minerals-accord"), line_ups("minerals-accord"), Interpreted())
    whole = rows_of(runner, 40, 6)
    single = [rows_of(runner, 40 + k, 1)[0] for k in (5, 3, 1, 0, 2, 4)]

    assert sorted(single) == sorted(whole)
    assert [each[row.GAME_SEED] for each in whole] == list(range(40, 46))


def test_rows_add_up():
    """Counts agree with one another, and every line-up meets every first chair."""
    game = compiled("warm-up")
    ups = [["reciprocal", "hardliner"], ["conceder", "reciprocal"]]
    rows = rows_of(Runner(game, ups, Interpreted()), 0, 40)

    assert {(each[row.LINE_UP], each[row.FIRST_CHAIR]) for each in rows} == {(a, b) for a in (0, 1) for b in (0, 1)}
    assert 0 < sum(each[row.PEACE_MADE] for each in rows) < len(rows)
    for each in rows:
        played = each[row.CARD_PLAYED_TIMES : row.CARD_PLAYED_TIMES + len(game.names.cards)]
        drawn = each[row.CARD_DRAWN : row.CARD_DRAWN + len(game.names.cards)]

        assert sum(played) == sum(each[row.PLAYED_BY : row.PLAYED_BY + 2])
        assert all(some <= most for some, most in zip(played, drawn, strict=True))
        assert each[row.OFFERS] == sum(each[row.OFFERED : row.OFFERED + 2])
        assert each[row.OFFERS_AGREED] <= each[row.OFFERS]
        assert not each[row.PEACE_MADE] or each[row.SIGNINGS] >= 1
        assert bool(each[row.SIGNING_REFUSERS]) == (each[row.LAST_REFUSER] >= 0)


def test_tactics_find_peace_and_probes_do_as_they_are_named():
    """On the warm-up two tactics often agree; probes offer nothing, never sign, or agree to accords only."""
    game = compiled("warm-up")
    honest = rows_of(Runner(game, [["reciprocal", "conceder"]], Interpreted()), 0, 20)

    assert sum(each[row.PEACE_MADE] for each in honest) >= 5
    for probe, slot in (
        ("never_offer", row.OFFERED),
        ("always_refuse", row.PEACE_MADE),
        ("accords_only", row.PEACE_MADE),
    ):
        rows = rows_of(Runner(game, [[probe, probe]], Interpreted()), 0, 6)

        assert sum(each[slot] for each in rows) == 0


def test_an_unknown_policy_is_refused():
    """By name, with those that there are."""
    with pytest.raises(ValueError, match="reciprocal"):
        Runner(compiled("warm-up"), [["reciprocal", "nobody"]], Interpreted())
    with pytest.raises(ValueError, match="2 policies"):
        Runner(compiled("warm-up"), [["reciprocal"]], Interpreted())
    assert set(TACTICS).isdisjoint(PROBES)
