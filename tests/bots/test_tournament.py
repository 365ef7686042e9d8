"""Tournaments: every two bots meet, in all seatings, and the result follows from the seed."""

from __future__ import annotations

import json

import pytest

from game.bots.protocol import bot
from game.bots.tournament import games_of, mean_of, play_tournament
from game.cli.main import run
from tests.support import compiled


def test_a_tournament_is_fair_and_repeatable():
    """Every two bots meet in as many games; the same seed gives the same table."""
    one, again = (play_tournament(compiled("tiny"), ["random", "easy", "normal"], 4, 3, bot) for _ in range(2))

    assert one == again
    assert [(each.first, each.second) for each in one.meetings] == [
        ("random", "easy"),
        ("random", "normal"),
        ("easy", "normal"),
    ]
    assert {name for name, _ in one.ranking} == {"random", "easy", "normal"}
    assert all(each.lead.games == 2 for each in one.meetings)
    assert games_of(["random", "easy", "normal"], 4) == 12


def test_a_lead_is_the_difference_of_the_gains():
    """And a tournament of one bot is refused."""
    table = play_tournament(compiled("minerals-accord"), ["random", "normal"], 6, 1, bot)
    met = table.meetings[0]

    assert met.lead.value == pytest.approx(met.first_gain.value - met.second_gain.value)
    with pytest.raises(ValueError, match="two bots"):
        play_tournament(compiled("tiny"), ["easy"], 2, 1, bot)


def test_intervals():
    """Half of a 95 % interval of a mean: 1.96 standard errors."""
    mean = mean_of([1.0, 2.0, 3.0, 4.0])

    assert mean.value == 2.5
    assert mean.margin == pytest.approx(1.96 * 1.2909944 / 2)


def test_the_command_prints_a_table(capsys):
    """As JSON with every bot, its mean and its interval; an unknown bot is called wrong."""
    assert run(["tournament", "minerals-accord", "-n", "2", "--bots", "easy,random", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)

    assert set(report["bots"]) == {"easy", "random"}
    assert set(report["bots"]["easy"]) == {"mean", "low", "high", "pairs_of_games"}
    assert run(["tournament", "minerals-accord", "--bots", "easy,nobody"]) == 2
