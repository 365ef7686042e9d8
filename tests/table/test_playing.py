"""Whole games through pygame events alone: by mouse, by keyboard, by touch."""

from __future__ import annotations

import pygame
import pytest

from game.scenario.loading import load
from game.session.saves import saved_games
from game.session.session import Session
from game.table.screens.end import EndScreen
from game.table.screens.new_game import NewGameScreen
from game.table.screens.title import TitleScreen
from tests.table.driving import Finger, Keyboard, Mouse, Player, open_app, settle, table


def to_the_table(app, hands, people=2):
    """From the title screen to a table of the warm-up, with people in the first seats."""
    app.go(TitleScreen(app))
    hands.press("title ui-play")
    hands.press("scenario warm-up")
    screen = app.screen
    assert isinstance(screen, NewGameScreen)
    roles = list(screen.scenario.roles)
    for role in roles[1:people]:
        for _ in range(10):
            if screen.wishes.kinds[role] == "human":
                break
            hands.press(f"who {role}")
    hands.press("start")
    settle(app)


@pytest.mark.parametrize("make", [Mouse, Keyboard, Finger])
def test_a_whole_game_can_be_played_with(make):
    """From the title to the end screen and to another game, with one kind of hands and nothing else."""
    app = open_app()
    hands = make(app)
    to_the_table(app, hands)
    Player(hands, seed=4).play_to_the_end()

    assert isinstance(app.screen, EndScreen)
    hands.press("end ui-redo")
    settle(app)
    assert isinstance(app.screen, NewGameScreen)


def test_a_person_plays_against_bots_that_think_in_the_background():
    """Bots move by themselves, in their own thread, and the game comes to its end."""
    app = open_app()
    hands = Mouse(app)
    to_the_table(app, hands, people=1)
    Player(hands, seed=2).play_to_the_end()

    [save] = saved_games()
    assert save.is_over


def test_four_people_at_one_screen_play_the_standard_game():
    """Every curtain, recap, offer and answer of four seats, with motion."""
    app = open_app(reduced_motion=False)
    session = Session.new(load("riyadh-short"), seed=3)
    table(app, session)
    Player(Mouse(app), seed=5).play_to_the_end()

    assert session.is_over


def test_a_game_that_was_closed_goes_on_where_it_was():
    """Closing the window in the middle loses nothing; the list of saved games leads back to the same position."""
    app = open_app()
    hands = Mouse(app)
    to_the_table(app, hands)
    player = Player(hands, seed=8)
    for _ in range(7):
        player.move()
        settle(app)
    before = list(app.screen.game.session.state)
    hands.post(pygame.QUIT)
    settle(app)
    assert not app.is_alive
    app.screen.game.session.close()

    app = open_app()
    hands = Mouse(app)
    app.go(TitleScreen(app))
    hands.press("title ui-save")
    [save] = saved_games()
    hands.press(f"save {save.path.name}")
    assert before == list(app.screen.game.session.state)
    Player(hands, seed=8).play_to_the_end()
