"""One durability for one game: on its last screen, in its debrief, and by the rule book."""

from __future__ import annotations

import pytest

from game.core.play import durability
from game.debrief.as_text import text_of
from game.debrief.facts import debrief_of
from game.debrief.writing import document_of
from game.fast.backends import Interpreted
from game.table.node import find
from game.table.screens.end import EndScreen
from tests.debrief import by_hand
from tests.debrief.games import debriefed, new_game, play_some, played
from tests.table.driving import open_app

GAMES = [
    (name, seed, bot)
    for name, seeds in (
        ("riyadh-short", (*range(1, 13), 34)),
        ("minerals-accord", range(1, 7)),
        ("warm-up", range(1, 7)),
    )
    for seed in seeds
    for bot in ("easy", "random")
]


@pytest.fixture(scope="module")
def app():
    return open_app((1280, 720))


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_screen_debrief_and_rule_book_say_the_same(app, name, seed, bot):
    """In number and in words; without peace it is that of everything that was agreed, as if it had been signed."""
    session, debrief = played(name, seed, bot), debriefed(name, seed, bot)
    last = by_hand.follow(session)[-1]  # everything that was agreed, lapsed or not
    in_force = by_hand.ended(session.compiled.scenario, last, peace=True)
    options = {issue: option for issue, (option, _at_once) in in_force.items()}
    chance = by_hand.durability(session.compiled.scenario, last, options)
    app.go(EndScreen(app, session, in_background=False))
    app.step()
    tally = find(app.tree, "tally Durability")
    number, words = tally.value.split(", ", 1)
    told = " ".join(text_of(document_of(debrief), 1000).split())

    assert chance == session.result().durability == debrief.result.durability == debrief.lasting.durability
    assert chance == debrief.moments[-1].durability
    assert number == f"{chance} %"
    assert f"Durability {chance} %: {words}." in told


def test_games_without_peace_had_something_to_sign():
    """Some of them end with initialled clauses that change the number; otherwise these tests would show little."""
    without = [debriefed(*each) for each in GAMES if not debriefed(*each).result.peace]
    lapsed = [{name for name, _points in each.lasting.options} - set(each.in_force) for each in without]

    assert len([options for options in lapsed if options]) >= 3


def test_a_game_that_goes_on_has_the_durability_of_what_is_agreed():
    """As the table shows it."""
    for moves in (0, 1, 20, 40, 60):
        session = new_game("riyadh-short", 34)
        play_some(session, moves, seed=5)
        debrief = debrief_of(session, Interpreted())

        if not session.is_over:
            assert (
                debrief.result.durability
                == debrief.lasting.durability
                == durability(session.compiled.tables, session.state)
            )
