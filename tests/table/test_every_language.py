"""Every screen in every language: longer words find their room, at the smallest window and at a usual one."""

from __future__ import annotations

import random

import pytest

from game.core import layout as at
from game.lesson.lesson import Lesson
from game.lesson.planning import plan_lesson
from game.scenario.loading import load as load_in_english
from game.session.saves import folder
from game.session.session import Session
from game.speech import catalogues, language
from game.table.lesson.again import AgainScreen
from game.table.lesson.calm import BellPage, FreezePage, LeavePage, NoVotePage, StepPage
from game.table.lesson.closing import ClosePage
from game.table.lesson.conductor import Conductor
from game.table.lesson.console import NEWS, ConsoleScreen
from game.table.lesson.debrief import DebriefScreen
from game.table.lesson.ending import LessonEnd
from game.table.lesson.recess import RecessScreen
from game.table.lesson.setup import ClassScreen
from game.table.lesson.table import LessonTable
from game.table.node import find
from game.table.screens.end import EndScreen
from game.table.screens.new_game import NewGameScreen
from game.table.screens.rules import RulesScreen
from game.table.screens.scenarios import ScenariosScreen
from game.table.screens.settings import SettingsScreen
from game.table.screens.title import TitleScreen
from game.telling.scenarios import load
from tests.lesson.test_planning import candidates
from tests.table.driving import open_app, table
from tests.table.test_layout import FOUND, check

SIZES = [(1024, 600), (1920, 1080)]


@pytest.fixture(params=catalogues.languages(), autouse=True)
def tongue(request):
    """The language that is spoken, and English again afterwards."""
    language.use(request.param)
    yield request.param
    language.use("en")


def english(name):
    return load_in_english(name).scenario.head.title


def played(name, moves, plans=None, seed=3):
    session = Session.new(load(name), plans or {}, seed=seed)
    chance = random.Random(seed)
    while len(session.history) < moves or session.state[at.PHASE] != at.TURN:
        session.act(chance.choice(session.legal()))
    return session


@pytest.mark.parametrize("size", SIZES)
def test_the_table(size):
    """Curtain, own side, a card enlarged, an offer in the making, an answer, the slips that explain."""
    app = open_app(size)
    for name, moves in (("riyadh-2025", 12), ("riyadh-2025", 40), ("warm-up", 10)):
        session = played(name, moves)
        screen = table(app, session)
        check(app)
        screen.steering.reveal()
        check(app)
        screen.close_sheet()
        check(app)
        cards = [node for node in app.tree.walk() if node.key.startswith("card ")]
        for card in cards[:2]:
            card.press()
            check(app)
            screen.close_sheet()
        options = [node.option for node in app.tree.walk() if node.key.startswith("option ") and node.enabled]
        for option in options[:2]:
            screen.press_option(option)
            check(app)
        app.back()


@pytest.mark.parametrize("size", SIZES)
def test_the_screens_around_it(size, monkeypatch):
    """Title, new game, settings, rules, scenarios, the end."""
    app = open_app(size)
    app.go(TitleScreen(app))
    check(app)
    for make in (NewGameScreen, SettingsScreen, RulesScreen):
        app.go(make(app))
        check(app)
        app.back()
    app.go(ScenariosScreen(app))
    for part in ("about", "issues", "cards", "headlines"):
        app.screen.part = part
        check(app)
    session = played("riyadh-2025", 5)
    chance = random.Random(1)
    while not session.is_over:
        session.act(chance.choice(session.legal()))
    monkeypatch.setattr("game.table.screens.end.joint_value", lambda *_: FOUND)
    app.go(EndScreen(app, session, in_background=False))
    check(app)


@pytest.mark.parametrize("size", SIZES)
def test_a_lesson_is_set_up(size):
    """The plan, the delegations, a student."""
    app = open_app(size)
    app.go(TitleScreen(app))
    app.go(ClassScreen(app))
    check(app)
    app.screen.students = "32"
    app.screen.make()
    # What is played is in the language too, not only the buttons around it.
    chosen = app.screen.loaded[app.screen.plan.scenario].scenario
    assert chosen == load(app.screen.plan.scenario).scenario
    assert app.screen.plan.title == chosen.head.title != english(chosen.id)
    app.screen.to_delegations()
    check(app)
    app.screen.about(7)
    check(app)
    app.back()


@pytest.mark.parametrize("size", SIZES)
def test_the_lesson(size):
    """The table and every page of a lesson, the console, the debrief."""
    app = open_app(size)
    app.go(TitleScreen(app))
    plan = plan_lesson(candidates(), 45, 32, scenario="riyadh-short", seed=11)
    lesson = Lesson.begin(plan, load(plan.scenario), folder())
    conductor = Conductor(app, lesson, lambda: 100.0)
    chance = random.Random(3)
    while len(lesson.session.history) < 30 or lesson.session.state[at.PHASE] != at.TURN:
        lesson.session.act(chance.choice(lesson.session.legal()))
    conductor.begin()
    for _ in range(2):
        conductor.next_step()
    table = LessonTable(conductor, in_background=False)
    app.go(table)
    conductor.follow_turn()
    check(app)
    assert find(app.tree, "turn hand") is not None
    table.steering.ask()
    check(app)
    conductor.course.turn_from = -1000.0
    table.steering.reveal()
    table.close_sheet()
    check(app)
    table.show_lesson()
    check(app)
    table.close_sheet()
    conductor.course.recess = 1
    kinds = (StepPage, LeavePage, ClosePage, RecessScreen, BellPage)
    pages = [*(kind(conductor) for kind in kinds), NoVotePage(conductor, "…")]
    for screen in (*pages, FreezePage(conductor, []), ConsoleScreen(conductor), ConsoleScreen(conductor, app)):
        app.go(screen)
        check(app)
    app.screen.open()
    for what in ("move", NEWS):
        app.screen.set_list(what)
        check(app)
    debrief = DebriefScreen(app, lesson.session, in_background=False)
    app.go(debrief)
    for number in range(len(debrief.pages)):
        debrief.turn_to(number)
        check(app)
    lesson.session.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_end_of_a_lesson(size):
    """How the game ended, and the way back into it."""
    app = open_app(size)
    app.go(TitleScreen(app))
    plan = plan_lesson(candidates(), 45, 8, scenario="warm-up", seed=11)
    lesson = Lesson.begin(plan, load(plan.scenario), folder())
    chance = random.Random(3)
    while not lesson.session.is_over:
        lesson.session.act(chance.choice(lesson.session.legal()))
    app.go(LessonEnd(Conductor(app, lesson, lambda: 100.0)))
    check(app)
    lesson.session.close()
    app.go(AgainScreen(app, lesson.session))
    check(app)
