"""Walk-away values as sums on paper: they give what the kernel gives."""

from __future__ import annotations

from itertools import product

import pytest

from game.core import layout as at
from game.core import play
from game.core.scoring import walk_away
from game.print.worth import as_sum, at_start
from tests.support import SHIPPED, compiled


@pytest.mark.parametrize("name", SHIPPED)
def test_every_walk_away_value_can_be_added_up(name):
    """The start and what each track adds make the walk-away value, wherever the tracks stand."""
    game = compiled(name)
    scenario = game.scenario
    state, _ = play.new_game(game.tables, 1, 0)
    for seat, role in enumerate(scenario.roles.values()):
        total = as_sum(scenario, role.walk_away)

        assert total is not None
        assert total.at_start == at_start(scenario, role.walk_away)
        for values in product(*({min(adds), max(adds)} for adds in total.adds.values())):
            for track, value in zip(total.adds, values, strict=True):
                state[at.TRACK + game.names.numbers["tracks"][track]] = value
            added = sum(total.adds[track][value] for track, value in zip(total.adds, values, strict=True))

            assert walk_away(game.tables, state, seat) == total.at_start + added


def test_what_mixes_two_tracks_is_no_sum():
    """A product of two tracks, or a condition over two, is told as a formula instead."""
    scenario = compiled("tiny").scenario
    one, other = list(scenario.tracks)[:2]

    assert as_sum(scenario, f"3 * (track.{one} - track.{other})") is not None
    assert as_sum(scenario, f"min(track.{one}, 2) - track.{other}") is not None
    assert as_sum(scenario, f"track.{one} * track.{other}") is None
    assert as_sum(scenario, f"min(track.{one}, track.{other})") is None
    assert as_sum(scenario, "round") is None
