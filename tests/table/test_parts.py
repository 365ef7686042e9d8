"""The parts that the screens are made of."""

from __future__ import annotations

import itertools

import pygame
import pytest
from pygame import Rect

from game.core import layout as at
from game.scenario.loading import load
from game.session.record import RecordError
from game.session.session import Session
from game.table import app as app_module
from game.table import tokens
from game.table.animation import Motion
from game.table.play.outlook import outlook, thought
from game.table.scale import scale_for
from game.table.screens.settings import SettingsScreen
from game.table.screens.title import TitleScreen
from game.table.settings import Settings, read_settings, write_settings
from game.table.text import SANS, Face, Texts
from game.table.window import start_video
from tests.table.driving import Keyboard, Mouse, open_app, settle, table


def test_text_on_every_ground_has_enough_contrast():
    """4.5:1 or better for the text colours on the grounds on which they are written."""
    grounds = {
        tokens.ON_DARK: (tokens.INK, tokens.INK_SOFT, tokens.FELT, tokens.FELT_DARK, tokens.WOOD_DARK, tokens.WAX),
        tokens.ON_DARK_SOFT: (tokens.INK, tokens.INK_SOFT, tokens.FELT, tokens.FELT_DARK),
        tokens.BRASS_LIGHT: (tokens.INK, tokens.FELT, tokens.FELT_DARK, tokens.WOOD_DARK),
        tokens.ON_PAPER: (tokens.PAPER, tokens.PAPER_SHADE, tokens.BRASS),
        tokens.ON_PAPER_SOFT: (tokens.PAPER, tokens.PAPER_SHADE),
        tokens.GAIN_ON_DARK: (tokens.INK, tokens.FELT_DARK),
        tokens.LOSS_ON_DARK: (tokens.INK, tokens.FELT_DARK),
        tokens.GAIN_ON_PAPER: (tokens.PAPER,),
        tokens.LOSS_ON_PAPER: (tokens.PAPER,),
    }
    pairs = [(ink, ground) for ink, all_grounds in grounds.items() for ground in all_grounds]

    assert [pair for pair in pairs if tokens.contrast(*pair) < 4.5] == []


def test_no_text_is_smaller_than_promised_at_1080p():
    """16 pixels, and 24 in projector mode."""
    assert scale_for(1920, 1080)(tokens.SMALL) == 16
    assert scale_for(1920, 1080, projector=True)(tokens.SMALL) == 24
    sizes = [scale_for(1920, 1080, size)(tokens.SMALL) for size in ("normal", "large", "largest")]
    assert sorted(set(sizes)) == sizes


def test_lines_are_no_wider_than_their_room():
    """Words are kept whole if they fit; one that does not is cut after a dash, or anywhere."""
    start_video(software=False)
    texts, face = Texts(), Face(SANS, 16)
    for width in (60, 90, 140):
        for line in texts.lines("A US–EU–Ukraine partnership of extraordinarily long words", face, width):
            assert texts.width(line, face) <= width
    assert texts.lines("one two", face, 500) == ("one two",)


def test_time_passes(monkeypatch):
    """Motions come to their end and delayed calls are made when their time has come."""
    app = open_app(reduced_motion=False)
    app.go(TitleScreen(app))
    now = itertools.count(app_module.ticks(), 200)
    monkeypatch.setattr(app_module, "ticks", lambda: next(now))
    done = []
    app.later(300, lambda: done.append("called"))
    app.move(Motion(300, lambda: done.append("moved")))
    for _ in range(12):
        app.step()

    assert sorted(done) == ["called", "moved"]
    assert app.motions == []


def test_nothing_is_drawn_while_nothing_happens():
    """Steps without events draw no frame."""
    app = open_app()
    app.go(TitleScreen(app))
    app.step()
    frames = app.frames
    for _ in range(10):
        app.step()

    assert frames == app.frames


def test_settings_are_kept_and_nonsense_is_left_out(tmp_path):
    """What was written is read again; broken files and wrong values give the usual settings."""
    path = tmp_path / "table.json"
    write_settings(Settings(projector=True, volume=30), path)
    assert Settings(projector=True, volume=30) == read_settings(path)
    path.write_text('{"volume": "loud", "text_size": "huge", "projector": 1}')
    assert Settings() == read_settings(path)
    path.write_text("no json")
    assert Settings() == read_settings(path)


def test_settings_take_effect_at_once():
    """Projector mode by keyboard: the text is larger in the next frame."""
    app = open_app((1920, 1080))
    app.go(TitleScreen(app))
    app.go(SettingsScreen(app))
    before = app.scale.unit
    Keyboard(app).press("projector")

    assert before < app.scale.unit
    assert read_settings().projector


def test_a_full_disk_is_said_and_nothing_is_lost(monkeypatch):
    """The move is not made, a sentence says why, and it can be made again."""
    app = open_app()
    session = Session.new(load("warm-up"), {"ferry": "bot:easy"}, seed=1)
    screen = table(app, session)
    before = len(session.history)
    act = session.act

    def full(move, why=""):
        raise RecordError(app_path, "No space left on device")

    app_path = "games/one.longtable"
    monkeypatch.setattr(session, "act", full)
    screen.steering.act(session.legal()[0])
    settle(app)
    assert screen.sheet is not None
    assert before == len(session.history)
    monkeypatch.setattr(session, "act", act)
    screen.close_sheet()
    screen.steering.act(session.legal()[0])
    assert before < len(session.history)


def test_missing_fonts_pictures_and_sounds_do_not_keep_anybody_from_playing(monkeypatch):
    """Without a single asset the table still stands."""
    monkeypatch.setattr("game.table.text.found", lambda _: None)
    monkeypatch.setattr("game.table.pictures.found", lambda _: None)
    app = open_app()
    table(app, Session.new(load("warm-up"), {"ferry": "bot:easy"}, seed=1))
    app.step()

    assert app.texts.missing
    assert app.frames


@pytest.mark.parametrize("size", [(800, 480), (640, 400)])
def test_a_window_that_is_too_small_shows_everything_smaller(size):
    """Below 1024×600 the table is scaled down as a whole, and the title bar says so."""
    app = open_app(size)
    table(
        app, Session.new(load("riyadh-2025"), {"us": "bot:easy", "europe": "bot:easy", "ukraine": "bot:easy"}, seed=1)
    )
    app.step()

    assert app.art.misfits == []
    assert "1024" in pygame.display.get_caption()[0]
    assert all(app.window.contains(node.rect) for node in app.tree.children)


def test_the_outlook_is_the_seats_own():
    """What a draft would mean is worked out from the view of the seat in front, and only while it is asked."""
    session = Session.new(load("warm-up"), seed=1)
    while session.state[at.PHASE] != at.TURN:
        session.act(session.legal()[0])
    view = session.view(session.actor)
    option = next(move - at.ADD for move in session.legal() if move >= at.ADD and move < at.COUNTER)
    assert thought(view, view.state, [], -1) is None
    assert thought(view, view.state, [option], -1) is not None
    assert outlook(session.public_view(), session.public_view().state) is None


def test_a_long_touch_explains():
    """Resting a finger on a thing shows what it is, and lifting it presses nothing."""
    app = open_app()
    session = Session.new(load("warm-up"), {"ferry": "bot:easy"}, seed=1)
    screen = table(app, session)
    node = next(each for each in app.tree.walk() if each.key.startswith("card "))
    width, height = app.surface.get_size()
    place = {
        "x": node.rect.centerx / width,
        "y": node.rect.centery / height,
        "finger_id": 1,
        "touch_id": 1,
        "dx": 0,
        "dy": 0,
    }
    Mouse.post(pygame.FINGERDOWN, **place)
    app.step(pygame.event.get())
    app.pointer.ask(app.pointer.down)
    Mouse.post(pygame.FINGERUP, **place)
    app.step(pygame.event.get())

    assert node.key == app.tip_key
    assert screen.sheet is None


def test_the_pointer_reaches_only_the_sheet_on_top():
    """While a sheet lies over the table, what is below it can't be pressed."""
    app = open_app()
    screen = table(app, Session.new(load("warm-up"), {"ferry": "bot:easy"}, seed=1))
    screen.show_menu()
    app.step()
    menu = next(node for node in app.tree.walk() if node.key == "menu")

    assert app.pointer.node_at(menu.rect.center) is None
    assert Rect(0, 0, *app.surface.get_size()) == app.window


def test_another_size_of_the_window_lays_everything_out_anew():
    """After the window was resized, the tree fills it."""
    app = open_app((1024, 600))
    app.go(TitleScreen(app))
    app.step()
    pygame.display.set_mode((1600, 900), pygame.RESIZABLE)
    Mouse.post(pygame.VIDEORESIZE, size=(1600, 900), w=1600, h=900)
    settle(app)

    assert app.tree.rect.size == (1600, 900)
    assert app.base.get_size() == (1600, 900)


def test_a_screen_reader_is_told_the_same_tree():
    """With the extra installed: every node is told, and pressing one from outside presses it here."""
    kit = pytest.importorskip("accesskit", reason="the extra `reader` is not installed")
    from game.table.reader import Reader

    app = open_app()
    screen = table(app, Session.new(load("warm-up"), {"ferry": "bot:easy"}, seed=1))
    reader = Reader(app, kit)
    reader.tell(app.tree, app.focus.key)
    assert len(reader.last.nodes) == len(list(app.tree.walk()))
    menu = next(number for number, key in reader.keys.items() if key == "menu")
    reader._obey(reader.keys[menu], kit.Action.CLICK)

    assert screen.sheet is not None
