"""Never a private hand on the projector by accident: what covers it, what opens it, and what does not."""

from __future__ import annotations

import random

import pygame
import pytest

from game.core import layout as at
from game.core.layout import NOBODY
from game.lesson.lesson import Lesson
from game.lesson.planning import plan_lesson
from game.scenario.loading import load
from game.session.saves import folder
from game.session.session import Session
from game.table.attention import ASLEEP, AWAY
from game.table.holding import LONG_ENOUGH
from game.table.lesson.calm import FreezePage, LeavePage, NoVotePage, StepPage
from game.table.lesson.conductor import Conductor
from game.table.lesson.console import ConsoleScreen
from game.table.lesson.guide import GuideScreen
from game.table.lesson.recess import NotepadScreen, RecessScreen
from game.table.lesson.table import LessonTable
from game.table.node import find
from game.table.screens.rules import RulesScreen
from game.table.screens.settings import SettingsScreen
from game.table.screens.title import TitleScreen
from tests.lesson.test_planning import candidates
from tests.table.driving import Keyboard, Mouse, open_app, settle, table
from tests.table.test_layout import SIZES, check
from tests.table.test_lesson import begin, move, to_table
from tests.table.test_secrecy import played_titles, private_strings


class Hours:
    """The time of the window, which goes when it is told to."""

    def __init__(self, monkeypatch):
        self.now = 10**9
        for name in ("app", "animation", "frame"):
            monkeypatch.setattr(f"game.table.{name}.ticks", lambda: self.now)

    def pass_(self, app, milliseconds):
        self.now += milliseconds
        app.step()


@pytest.fixture
def hours(monkeypatch):
    return Hours(monkeypatch)


def opened(students=32, moves=10):
    """A lesson in which a delegation has opened its side on its turn."""
    app, conductor, clock = begin(students=students)
    shown, chance = to_table(app), random.Random(3)
    for _ in range(moves):
        move(shown, chance)
    while not at_a_fresh_turn(shown):
        move(shown, chance)
    shown.steering.reveal()
    shown.close_sheet()
    app.step()
    assert find(app.tree, "hand") is not None
    return app, conductor, clock, shown


def at_a_fresh_turn(shown):
    state = shown.game.state
    done = state[at.OFFER_MADE] or state[at.CARD_PLAYED]
    return state[at.PHASE] == at.TURN and shown.steering.is_closed and not done


def is_public(shown):
    return shown.game.front == NOBODY and shown.sheet is None


def listen(app, session):
    """What of anybody's is drawn from now on."""
    hidden = set().union(*(private_strings(session, seat) for seat in range(len(session.compiled.names.seats))))
    hidden -= played_titles(session)
    app.texts.heard = heard = []
    return lambda: hidden & set(heard)


def down(key):
    return pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0)


def up(key):
    return pygame.event.Event(pygame.KEYUP, key=key, mod=0)


# ---- what is held ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["key", "another key", "focus", "leave", "minimised", "screen", "click"])
def test_what_is_held_is_let_go_by_whatever_ends_it(way):
    """Tab to the peek of a curtain and hold Enter: the hand is there until the key, or anything else, lets go."""
    app = open_app()
    screen = table(app, Session.new(load("warm-up"), seed=1))
    keys = Keyboard(app)
    while app.focus.key != "peek":
        keys.key(pygame.K_TAB)
    app.step([down(pygame.K_RETURN)])
    assert (screen.steering.is_closed, screen.game.front) == (False, screen.steering.curtain_for)
    if way == "screen":
        app.go(SettingsScreen(app))
        app.back()
    else:
        event = {
            "key": up(pygame.K_RETURN),
            "another key": down(pygame.K_LEFT),
            "focus": pygame.event.Event(pygame.WINDOWFOCUSLOST),
            "leave": pygame.event.Event(pygame.WINDOWLEAVE),
            "minimised": pygame.event.Event(pygame.WINDOWMINIMIZED),
            "click": pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 3), button=1),
        }[way]
        app.step([event])

    assert (screen.steering.is_closed, screen.game.front) == (True, NOBODY)
    app.step([up(pygame.K_RETURN)])
    screen.steering.reveal()
    assert screen.game.may_act
    assert not screen.steering.is_peeking


# ---- what lies over the table ---------------------------------------------------------------------------------------

OVER = {
    "settings": SettingsScreen,
    "rules": RulesScreen,
    "guide": lambda app: GuideScreen(app, "riyadh-short", "Riyadh"),
}
OVER_IN_A_LESSON = {
    "word": lambda conductor: FreezePage(conductor, []),
    "notepad": NotepadScreen,
    "recess": RecessScreen,
    "console": ConsoleScreen,
    "no vote": lambda conductor: NoVotePage(conductor, "Why."),
    "leaving": LeavePage,
}


@pytest.mark.parametrize("name", [*OVER, *OVER_IN_A_LESSON])
def test_whatever_lay_over_the_table_leaves_the_public_view(name):
    """The side that was open is covered, in the frames of the other screen and after it."""
    app, conductor, _clock, shown = opened()
    shown.show_role()
    app.step()
    seen = listen(app, shown.game.session)
    app.go(OVER[name](app) if name in OVER else OVER_IN_A_LESSON[name](conductor))
    app.step()
    app.back()
    app.step()

    assert app.screen is shown
    assert is_public(shown)
    assert find(app.tree, "call") is not None
    assert find(app.tree, "hand") is None
    assert not seen()


def test_a_word_and_a_sleep_end_at_the_public_view():
    """P and Go on; an hour of sleep and Go on: what the page promises is kept when it goes."""
    app, conductor, clock, shown = opened()
    Keyboard(app).key(pygame.K_p, "p")
    Mouse(app).press("calm ui-play")
    assert app.screen is shown
    assert is_public(shown)
    shown.steering.reveal()
    clock.now += 3600
    conductor.tick()
    Mouse(app).press("calm ui-play")

    assert app.screen is shown
    assert is_public(shown)


def test_an_offer_in_the_making_waits_for_its_seat():
    """Covered for a word and opened again: the draft lies there; nobody else sees it, and a move of others ends it."""
    app, conductor, _clock, shown = opened()
    option = next(node.option for node in app.tree.walk() if node.key.startswith("option ") and node.enabled)
    shown.game.toggle(option)
    app.go(FreezePage(conductor, []))
    app.back()

    assert (shown.game.draft, shown.game.clauses) == ([], [])
    shown.steering.reveal()
    assert [option] == shown.game.draft
    shown.steering.cover()
    session = shown.game.session
    session.act(at.END_TURN)
    shown.game.show(session.actor)
    assert shown.game.draft == []
    session.rewind(len(session.history) - 1)
    shown.steering.changed_from_outside()
    shown.game.show(session.actor)
    assert shown.game.draft == []


def test_at_one_computer_a_player_comes_back_from_the_settings_to_the_own_side():
    """Hotseat: who opened the settings sits there still; but a window that was put away comes back with its curtain."""
    app = open_app()
    screen = table(app, Session.new(load("warm-up"), seed=1))
    screen.steering.reveal()
    seat = screen.game.front
    app.go(SettingsScreen(app))
    app.back()
    assert seat == screen.game.front
    app.step([pygame.event.Event(pygame.WINDOWMINIMIZED)])

    assert (screen.steering.is_closed, screen.game.front) == (True, NOBODY)
    assert find(app.tree, "curtain") is not None


def test_a_lesson_with_one_delegation_of_people_hides_nothing_from_itself():
    """All of the class hold one seat: there is nobody to hide its hand from."""
    app = open_app()
    app.go(TitleScreen(app))
    plan = plan_lesson(candidates(), 45, 12, scenario="warm-up", seed=1)
    lesson = Lesson.begin(plan, load("warm-up"), folder())
    conductor = Conductor(app, lesson, lambda: 100.0)
    plans = {role: "human" if number == 0 else "bot:easy" for number, role in enumerate(load("warm-up").scenario.roles)}
    lesson.session.close()
    lesson.session = Session.new(load("warm-up"), plans, seed=1)
    shown = LessonTable(conductor, in_background=False)
    app.go(shown)
    settle(app)
    app.go(FreezePage(conductor, []))
    app.back()
    app.step([pygame.event.Event(pygame.WINDOWMINIMIZED)])

    assert shown.game.front == 0
    assert not shown.steering.is_closed


# ---- what opens it --------------------------------------------------------------------------------------------------


def test_a_side_opens_at_a_button_and_by_holding_another(hours):
    """With the mouse: the strip's button hangs the curtain; a press there does nothing, holding it opens."""
    app, _conductor, _clock, shown = opened()
    shown.steering.cover()
    hands = Mouse(app)
    hands.press("call button")
    assert find(app.tree, "curtain") is not None
    hands.press("reveal")
    assert shown.steering.is_closed
    assert app.tip_key == "reveal"
    place = find(app.tree, "reveal").rect.center
    app.step([pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1)])
    hours.pass_(app, LONG_ENOUGH - 1)
    assert shown.steering.is_closed
    hours.pass_(app, 1)

    assert not shown.steering.is_closed
    assert shown.game.front == shown.steering.curtain_for
    shown.close_sheet()
    app.step([pygame.event.Event(pygame.MOUSEBUTTONUP, pos=place, button=1)])
    assert shown.sheet is None


def test_a_side_opens_with_the_keyboard_too(hours):
    """Enter held; let go too soon, or with another key between, nothing opens, however late it gets."""
    app, _conductor, _clock, shown = opened()
    shown.steering.cover()
    keys = Keyboard(app)
    keys.press("call button")
    while app.focus.key != "reveal":
        keys.key(pygame.K_TAB)
    for let_go in (up(pygame.K_RETURN), down(pygame.K_LEFT)):
        app.focus.key = "reveal"
        app.step([down(pygame.K_RETURN)])
        hours.pass_(app, LONG_ENOUGH - 1)
        app.step([let_go])
        hours.pass_(app, LONG_ENOUGH)
        assert shown.steering.is_closed
    app.focus.key = "reveal"
    app.step([down(pygame.K_RETURN)])
    hours.pass_(app, LONG_ENOUGH)

    assert not shown.steering.is_closed


def test_a_move_that_passes_on_covers_the_side():
    """Nobody has to think of it."""
    app, _conductor, _clock, shown = opened()
    shown.steering.act(at.END_TURN)
    settle(app)

    assert is_public(shown)
    assert shown.steering.is_closed


@pytest.mark.parametrize("seed", range(3))
def test_drumming_on_the_keys_opens_nothing(seed, hours):
    """Any keys, for as long as one likes, thirty a second: no hand, no console; and a lesson is not left by three."""
    app, conductor, _clock, shown = opened()
    shown.steering.cover()
    seen = listen(app, shown.game.session)
    chance, keys = random.Random(seed), Keyboard(app)
    for _ in range(300):
        keys.key(chance.choice([pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_TAB, pygame.K_DOWN]))
        hours.pass_(app, 33)
        if isinstance(app.screen, TitleScreen):
            break
        assert shown.game.front == NOBODY
    assert not seen()
    assert conductor.lesson.session.compiled is not None


@pytest.mark.parametrize("in_a_lesson", [False, True])
def test_enter_space_and_escape_alone_do_nothing_at_all(in_a_lesson, hours):
    """At a curtain, and at the public view, the focus rests on something that only explains itself."""
    if in_a_lesson:
        app, _conductor, _clock, shown = opened()
        shown.steering.cover()
    else:
        app = open_app()
        shown = table(app, Session.new(load("warm-up"), seed=1))
    chance, keys = random.Random(1), Keyboard(app)
    for _ in range(120):
        keys.key(chance.choice([pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE]))
        hours.pass_(app, 33)
        assert app.screen is shown
        assert shown.game.front == NOBODY
        assert shown.has_curtain != in_a_lesson


# ---- out of sight ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["WINDOWMINIMIZED", "WINDOWHIDDEN", "WINDOWDISPLAYCHANGED"])
def test_a_window_that_was_out_of_sight_comes_back_public(kind):
    """Put away, or dragged to another display: the table, its curtain half open, and the console."""
    app, conductor, _clock, shown = opened()
    shown.show_role()
    app.step()
    seen = listen(app, shown.game.session)
    app.step([pygame.event.Event(getattr(pygame, kind))])
    assert is_public(shown)
    assert not seen()
    shown.steering.ask()
    app.step([pygame.event.Event(getattr(pygame, kind))])
    assert not shown.has_curtain
    console = ConsoleScreen(conductor)
    app.go(console)
    console.open()
    app.step([pygame.event.Event(getattr(pygame, kind))])

    assert not console.is_open


def test_a_display_that_is_plugged_in_covers(monkeypatch):
    """Even where the window neither moves nor changes its size."""
    _app, conductor, _clock, shown = opened()
    conductor.tick()
    assert not is_public(shown)
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(1920, 1080), (1024, 768)])
    conductor.tick()

    assert is_public(shown)


def test_a_sleep_covers_where_the_clock_of_the_computer_slept_too(monkeypatch):
    """On some systems no clock but the one on the wall tells; time spent before another screen is no sleep."""
    _app, conductor, _clock, shown = opened()
    wall = [10**9]
    monkeypatch.setattr("game.table.attention.time.time", lambda: wall[0])
    conductor.tick()
    Keyboard(shown.app).key(pygame.K_F1)
    wall[0] += 300
    shown.app.back()
    shown.steering.reveal()
    conductor.tick()
    wall[0] += ASLEEP
    conductor.tick()
    assert not is_public(shown)
    wall[0] += ASLEEP + 1
    conductor.tick()

    assert is_public(shown)


def test_losing_the_focus_covers_only_when_nobody_comes_back(hours):
    """A look at another window is no reason; half a minute is, unless the console's window is used, or this one is."""
    app, _conductor, _clock, shown = opened()
    lost, gained = pygame.event.Event(pygame.WINDOWFOCUSLOST), pygame.event.Event(pygame.WINDOWFOCUSGAINED)
    app.step([lost])
    hours.pass_(app, AWAY - 1)
    app.step([gained])
    hours.pass_(app, AWAY)
    assert not is_public(shown)
    app.step([lost])
    hours.pass_(app, AWAY - 1)
    app.step([pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 3), button=1)])
    hours.pass_(app, AWAY - 1)
    assert not is_public(shown)
    hours.pass_(app, 1)

    assert is_public(shown)


def test_the_facilitators_window_is_not_absence(hours):
    """Work in the console beside the table leaves the delegation its side; when that is left too, it is covered."""
    app, _conductor, _clock, shown = opened()
    Keyboard(app).key(pygame.K_F2)
    Mouse(app).press("console window")
    shown.steering.reveal()
    window = app.beside.pane._window
    app.step(
        [
            pygame.event.Event(pygame.WINDOWFOCUSLOST),
            pygame.event.Event(pygame.WINDOWFOCUSGAINED, window=window),
        ]
    )
    hours.pass_(app, 3 * AWAY)
    assert shown.game.front != NOBODY
    app.step([pygame.event.Event(pygame.WINDOWFOCUSLOST, window=window)])
    hours.pass_(app, AWAY)

    assert shown.game.front == NOBODY
    app.close_beside()


# ---- the way out ----------------------------------------------------------------------------------------------------


def test_leaving_is_asked_for(hours):
    """From the menu, from a page of the plan, and by the close button; staying comes first."""
    app, conductor, _clock, shown = opened()
    keys, hands = Keyboard(app), Mouse(app)
    shown.show_menu()
    hands.press("menu Save and go to the title")
    assert isinstance(app.screen, LeavePage)
    keys.key(pygame.K_RETURN)
    assert app.screen is shown
    assert is_public(shown)
    app.go(StepPage(conductor))
    hands.press("calm ui-save")
    assert isinstance(app.screen, LeavePage)
    keys.key(pygame.K_ESCAPE)
    assert isinstance(app.screen, StepPage)
    hands.press("calm ui-save")
    hands.press("calm ui-save")

    assert isinstance(app.screen, TitleScreen)


def test_the_close_button_asks_and_a_signal_does_not():
    """With the button comes the word that the program ends; that is no second answer.  The word alone is obeyed."""
    app, _conductor, _clock, shown = opened()
    closing = [pygame.event.Event(pygame.WINDOWCLOSE), pygame.event.Event(pygame.QUIT)]
    app.step(closing)
    assert app.is_alive
    assert isinstance(app.screen, LeavePage)
    Mouse(app).press("calm ui-back")
    assert app.screen is shown
    app.step(closing)
    app.step(closing)
    assert not app.is_alive
    app, *_rest = opened()
    app.step([pygame.event.Event(pygame.QUIT)])

    assert not app.is_alive


# ---- running scores -------------------------------------------------------------------------------------------------


def said_of_gains(app):
    """Everything that names an own gain: names, values and explanations of the whole tree."""
    found = []
    for node in app.tree.walk():
        explanation = node.explain() if node.explain else None
        said = "\n".join([node.name, node.value, explanation.spoken if explanation else ""])
        if "wn gain" in said or "f signed now" in said or "f talks end" in said:
            found.append(node.key)
    return found


def test_without_running_scores_no_own_gain_is_anywhere():
    """Options, cards and their sheets, the offer, the own side; walk-away value, values and durability stay."""
    app, conductor, _clock, shown = opened()
    found = {}
    for shows in (True, False):
        conductor.course.shows_scores = shows
        app.refresh()
        app.step()
        options = [node.option for node in app.tree.walk() if node.key.startswith("option ") and node.enabled]
        said = said_of_gains(app)
        shown.game.toggle(options[0])
        check(app)
        said += said_of_gains(app)
        shown.game.draft.clear()
        cards = [node.key for node in app.tree.walk() if node.key.startswith("card ")]
        for card in cards:
            find(app.tree, card).press()
            check(app)
            said += said_of_gains(app)
            shown.close_sheet()
            check(app)
        found[shows] = said

    assert {key.split()[0] for key in found[True]} >= {"option", "card", "explained", "figure", "clause"}
    assert found[False] == []
    assert find(app.tree, "figure Walk-away value") is not None
    assert find(app.tree, "durability") is not None
    option = next(node for node in app.tree.walk() if node.key.startswith("option ") and node.enabled)
    assert "Worth" in option.explain().spoken
    assert "Chance that the peace lasts" in option.explain().spoken


# ---- what everybody sees --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["normal", "projector"])
def test_the_public_view_fits(size, kind):
    """In many states of a whole game: the board, the strip, the curtain behind it, a delegation's own side."""
    app = open_app(size, projector=kind == "projector")
    app.go(TitleScreen(app))
    plan = plan_lesson(candidates(), 90, 24, scenario="riyadh-2025", seed=3)
    lesson = Lesson.begin(plan, load(plan.scenario), folder())
    conductor = Conductor(app, lesson, lambda: 100.0)
    session, chance = lesson.session, random.Random(f"{size}{kind}")
    for _ in range(5):
        for _move in range(11):
            if not session.is_over:
                session.act(chance.choice(session.legal()))
        if session.is_over:
            break
        conductor.course.round_seen = session.state[at.ROUND]
        shown = LessonTable(conductor, in_background=False)
        app.go(shown)
        check(app)
        assert find(app.tree, "call") is not None
        shown.show_menu()
        check(app)
        shown.steering.ask()
        check(app)
        shown.steering.reveal()
        shown.close_sheet()
        check(app)
        app.back()
