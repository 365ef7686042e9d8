"""The PettingZoo environment, by PettingZoo's own tests."""

import random

import pytest

from tests.support import SHIPPED, TINY

pytest.importorskip("pettingzoo", reason="the extra `pettingzoo` is not installed")

SCENARIOS = [str(TINY), *SHIPPED]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_api(scenario, capsys):
    """PettingZoo's api_test passes."""
    from pettingzoo.test import api_test

    from game.adapters.pettingzoo_env import env

    api_test(env(scenario), num_cycles=60)

    assert "Passed" in capsys.readouterr().out


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_seed(scenario):
    """PettingZoo's seed_test passes: the same seed gives the same game."""
    from pettingzoo.test import seed_test

    from game.adapters.pettingzoo_env import env

    seed_test(lambda: env(scenario), num_cycles=60)


def test_whole_game_and_rewards():
    """A game of masked actions ends with the kernel's own gains as rewards."""
    from game.adapters.pettingzoo_env import raw_env
    from game.core import play

    table = raw_env("riyadh-2025")
    table.reset(seed=4)
    chance = random.Random(4)
    totals = dict.fromkeys(table.possible_agents, 0.0)
    for agent in table.agent_iter():
        seen, reward, terminated, _, _ = table.last()
        totals[agent] += reward
        legal = [k for k, yes in enumerate(seen["action_mask"]) if yes]

        assert bool(legal) != terminated
        table.step(None if terminated else chance.choice(legal))

    state = table._state
    expected = [play.own_gain(table.game.tables, state, seat, peace=False) / 10_000 for seat in range(4)]

    assert expected == pytest.approx(list(totals.values()))


def test_what_is_hidden_is_not_observed():
    """An observation of one seat does not change with another seat's hand."""
    from game.adapters.pettingzoo_env import raw_env
    from game.core import layout as at

    table = raw_env("riyadh-2025")
    table.reset(seed=4)
    before = table.observe("ukraine")["observation"].tolist()
    hand = at.HAND + 0 * at.MOST_HAND
    table._state[hand], table._state[hand + 1] = table._state[hand + 1], table._state[hand]
    table._state[at.STREAM] += 1

    assert table.observe("ukraine")["observation"].tolist() == before
    assert table.observe("russia")["observation"].tolist() != before


def test_illegal_action():
    """Without guards an illegal action raises; with them it ends the game."""
    from game.adapters.pettingzoo_env import env, raw_env

    table = raw_env("minerals-accord")
    table.reset(seed=1)
    with pytest.raises(ValueError, match="not legal"):
        table.step(2)
    guarded = env("minerals-accord")
    guarded.reset(seed=1)
    agent = guarded.agent_selection
    guarded.step(2)

    assert guarded.terminations[agent]
