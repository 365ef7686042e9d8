"""The facilitator's console: news, and a window of its own that the class does not see."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pygame
import pytest

from game.core.faces import HeadlineDrew
from game.core.layout import ANNOUNCE, NOBODY
from game.table.lesson.calm import FreezePage
from game.table.lesson.console import ConsoleScreen
from game.table.node import find
from game.table.play.bar import headline_of
from game.table.screens.title import TitleScreen
from tests.table.driving import Keyboard, Mouse, settle
from tests.table.test_layout import check
from tests.table.test_lesson import begin, move, pass_time, to_table
from tests.table.test_secrecy import private_strings


def on_a_turn(students=32):
    """A lesson at the table, with a seat on its turn and the curtain drawn."""
    app, conductor, clock = begin(students=students)
    table, chance = to_table(app), random.Random(3)
    for _ in range(8):
        move(table, chance)
    while table.game.session.why_not_announce(table.game.session.headlines_left()[0]):
        move(table, chance)
    table.steering.cover()
    return app, conductor, clock, table


def opened_over_the_table(app):
    Keyboard(app).key(pygame.K_F2)
    hands = Mouse(app)
    hands.press("console sure")
    hands.press("console open")
    return hands


class SideMouse(Mouse):
    """A mouse over the second window: its events name that window, as pygame's do."""

    def __init__(self, app):
        super().__init__(app.beside)
        self.main = app

    def click(self, point):
        window = self.app.pane._window
        for kind, what in (
            (pygame.MOUSEMOTION, {"rel": (0, 0), "buttons": (0, 0, 0)}),
            (pygame.MOUSEBUTTONDOWN, {"button": 1}),
            (pygame.MOUSEBUTTONUP, {"button": 1}),
        ):
            self.main.step([pygame.event.Event(kind, pos=point, window=window, **what)])


def in_a_window(app):
    """F2, and the console's window beside the table's."""
    Keyboard(app).key(pygame.K_F2)
    Mouse(app).press("console window")
    return SideMouse(app)


def test_news_come_to_the_table_in_front_of_everybody():
    """A page tells what happens, the record has it as nobody's move, and the table shows the news of the round."""
    app, conductor, _clock, table = on_a_turn()
    session = table.game.session
    hands = opened_over_the_table(app)
    hands.press("console list")
    number = session.headlines_left()[1]
    assert not find(app.tree, "console announce").enabled
    hands.press(f"console news {number}")
    told = session.compiled.scenario.headlines[session.compiled.names.headlines[number]]
    hands.press("console announce")

    assert isinstance(app.screen, FreezePage)
    assert app.screen.title() == f"News: {told.title}"
    assert told.text in app.screen.lines()
    assert conductor.clock.since is None
    last = session.history[-1]
    assert (last.seat, last.move) == (NOBODY, ANNOUNCE + number)
    assert isinstance(session.events_of(last.n, NOBODY)[0], HeadlineDrew)
    assert number not in session.headlines_left()
    app.screen.go_on()
    assert app.screen is table
    assert headline_of(table.game) == told.title
    assert table.steering.is_closed


def test_news_wait_while_an_offer_is_answered():
    """The button says why, and nothing happens."""
    app, _conductor, _clock, table = on_a_turn()
    session = table.game.session
    table.steering.reveal()
    for move_ in (next(each for each in session.legal() if each >= 200), 2):
        session.act(move_)
    hands = opened_over_the_table(app)
    hands.press("console list")
    hands.press(f"console news {session.headlines_left()[0]}")
    button = find(app.tree, "console announce")

    assert not button.enabled
    assert "Not now" in button.explain().spoken


def test_a_list_can_be_changed_and_the_choice_is_forgotten():
    """A move that was chosen to go back to is not a headline to bring."""
    app, *_rest, table = on_a_turn()
    hands = opened_over_the_table(app)
    hands.press("console move 5")
    assert find(app.tree, "console rewind").enabled
    hands.press("console list")

    assert not find(app.tree, "console announce").enabled
    assert len(table.game.session.history) >= 8


def test_the_console_in_a_window_of_its_own():
    """The table stays in front and public; the other window has its own curtain, and then every hand."""
    app, conductor, _clock, table = on_a_turn()
    session = table.game.session
    hidden = set().union(*(private_strings(session, seat) for seat in range(4)))
    hands = in_a_window(app)
    beside = app.beside

    assert app.screen is table
    assert isinstance(beside.screen, ConsoleScreen)
    assert beside.screen.conductor is conductor
    app.texts.heard, beside.texts.heard = [], []
    app.step()
    hands.press("console open")
    assert find(beside.tree, "console") is None
    assert not hidden & set(beside.texts.heard)
    hands.press("console sure")
    hands.press("console open")
    app.refresh()
    app.step()

    assert find(beside.tree, "console") is not None
    shown = " ".join(beside.texts.heard)
    titles = [each.title for deck in session.compiled.scenario.decks.values() for each in deck.values()]
    assert any(title in shown for title in titles)
    assert not hidden & set(app.texts.heard)


def test_the_window_follows_the_game_and_steers_it():
    """A move at the table shows beside it; a word from there covers the table and lifts it again."""
    app, conductor, _clock, table = on_a_turn()
    hands = in_a_window(app)
    hands.press("console sure")
    hands.press("console open")
    count = len(table.game.session.history)
    move(table, random.Random(9))
    settle(app)

    assert find(app.beside.tree, f"console move {count + 1}") is not None
    hands.press("console freeze")
    assert isinstance(app.screen, FreezePage)
    app.step()
    assert find(app.beside.tree, "console freeze").name == "Go on"
    hands.press("console freeze")
    assert app.screen is table
    hands.press("console move 4")
    hands.press("console rewind")
    assert isinstance(app.screen, FreezePage)
    assert len(table.game.session.history) == 3
    assert app.beside.screen.is_open
    assert conductor.clock.since is None


def test_keys_and_sizes_of_the_window_are_its_own():
    """Keys of the lesson do nothing there, Escape closes the curtain, and a new size closes it too."""
    app, conductor, _clock, table = on_a_turn()
    hands = in_a_window(app)
    hands.press("console sure")
    hands.press("console open")
    window = app.beside.pane._window
    left = conductor.reading.left

    def key(code):
        app.step([pygame.event.Event(pygame.KEYDOWN, key=code, unicode="", mod=0, window=window)])

    key(pygame.K_m)
    key(pygame.K_p)
    assert app.screen is table
    assert conductor.reading.left == pytest.approx(left)
    key(pygame.K_ESCAPE)
    assert find(app.beside.tree, "console") is None
    hands.press("console sure")
    hands.press("console open")
    window.size = (1200, 800)
    settle(app)
    app.step()
    assert find(app.beside.tree, "console") is None
    check(app.beside)


def test_closing_the_window_closes_nothing_else():
    """Its close button closes it; leaving the lesson closes it too; closing the main window closes both."""
    app, _conductor, _clock, table = on_a_turn()
    in_a_window(app)
    app.step([pygame.event.Event(pygame.WINDOWCLOSE, window=app.beside.pane._window)])

    assert app.beside is None
    assert app.is_alive
    assert app.screen is table
    in_a_window(app)
    table.steering.leave()
    assert app.beside is not None
    Mouse(app).press("calm ui-save")
    assert app.beside is None
    assert isinstance(app.screen, TitleScreen)
    app.step([pygame.event.Event(pygame.WINDOWCLOSE, window=None)])
    assert not app.is_alive


def test_a_stray_event_of_a_window_that_is_gone_does_nothing():
    """What was under way to the second window when it closed reaches nobody."""
    app, _conductor, _clock, table = on_a_turn()
    in_a_window(app)
    window = app.beside.pane._window
    app.close_beside()
    app.step([pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(10, 10), button=1, window=window)])
    app.step([pygame.event.Event(pygame.KEYDOWN, key=pygame.K_p, unicode="p", mod=0, window=SimpleNamespace(id=9))])

    assert app.screen is table


def test_the_clock_goes_in_both_windows():
    """Every second shows in the console as on the table."""
    app, conductor, clock, _table = on_a_turn()
    hands = in_a_window(app)
    hands.press("console sure")
    hands.press("console open")
    before = find(app.beside.tree, "clock").text
    pass_time(conductor, clock, 10)
    app.step()

    assert find(app.beside.tree, "clock").text != before
    assert find(app.beside.tree, "clock").text == find(app.tree, "clock").text
