"""A lesson at the table: time, recess, promises, the bell, the console, the debrief; with a clock of its own."""

from __future__ import annotations

import random

import pygame
import pytest

from game.bots.protocol import bot
from game.core import layout as at
from game.core.layout import NOBODY
from game.debrief.commitments import promises_of
from game.lesson.lesson import Lesson
from game.lesson.planning import plan_lesson
from game.scenario.loading import load
from game.session.resuming import resume
from game.session.saves import folder
from game.table.lesson.again import AgainScreen
from game.table.lesson.calm import BellPage, FreezePage, LeavePage, NoVotePage, StepPage
from game.table.lesson.conductor import Conductor
from game.table.lesson.console import NEWS, ConsoleScreen
from game.table.lesson.debrief import DebriefScreen
from game.table.lesson.ending import LessonEnd
from game.table.lesson.overview import promises_in
from game.table.lesson.recess import NotepadScreen, RecessScreen
from game.table.lesson.setup import ClassScreen, Wishes
from game.table.lesson.start import LessonDebrief
from game.table.lesson.table import LessonTable
from game.table.node import find
from game.table.screens.title import TitleScreen
from tests.lesson.test_planning import candidates
from tests.table.driving import Keyboard, Mouse, open_app
from tests.table.test_layout import check
from tests.table.test_secrecy import private_strings

SIZES = [(1024, 600), (1920, 1080)]


class Clock:
    """Time that goes when it is told to."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def begin(size=(1024, 600), students=32):
    """A lesson of 45 minutes at its first page."""
    app = open_app(size)
    app.go(TitleScreen(app))
    plan = plan_lesson(candidates(), 45, students, scenario="riyadh-short", seed=11)
    lesson = Lesson.begin(plan, load(plan.scenario), folder())
    clock = Clock()
    conductor = Conductor(app, lesson, clock)
    conductor.begin()
    app.go(StepPage(conductor))
    return app, conductor, clock


def to_table(app):
    """Past the opening and the roles."""
    app.screen.forward()
    app.screen.forward()
    assert isinstance(app.screen, LessonTable)
    return app.screen


def move(table, chance):
    """Whoever has to move does what an easy bot would."""
    steering = table.steering
    if steering.is_closed:
        steering.reveal()
    table.sheet = None
    view = table.game.session.view(table.game.session.actor)
    steering.act(bot("easy").choose(view, view.legal(), chance).move)


def pass_time(conductor, clock, seconds):
    """Tick through some time, as the window does."""
    for _ in range(int(seconds // 5)):
        clock.now += 5
        conductor.tick()


def test_set_up_with_the_mouse():
    """From the title to a plan, names, and the first page; the names are in the record."""
    app = open_app()
    app.go(TitleScreen(app))
    hands = Mouse(app)
    hands.press("title ui-clock")
    assert isinstance(app.screen, ClassScreen)
    hands.press("minutes")
    hands.press("delegations")
    hands.press("student 1")
    pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text="Ada"))
    app.step(pygame.event.get())
    hands.press("begin")

    assert isinstance(app.screen, StepPage)
    session = app.screen.conductor.lesson.session
    assert any("Ada" in note.text for note in session.notes)
    hands.press("calm ui-save")
    assert isinstance(app.screen, LeavePage)
    hands.press("calm ui-save")

    assert isinstance(app.screen, TitleScreen)
    again = Lesson.resume(session.path)
    again.session.close()


def test_students_who_are_missing_or_would_not_sit_somewhere():
    """Switches of a student: absent, outside, apart from a seat; the others stay; nothing of it is in the record."""
    app = open_app()
    app.go(ClassScreen(app, Wishes(students=8, scenario="riyadh-short", seed=4, not_in={5: ["us"]}, outside=[6])))
    setup = app.screen
    hands = Mouse(app)
    hands.press("delegations")
    seats = {member.number: each.seat for each in setup.plan.delegations for member in each.members}
    assert seats[5] != "us"
    assert [member.number for member in setup.plan.keepers] == [6]
    hands.press("about 1")
    hands.press("absent")
    hands.press("back")
    assert find(app.tree, "name Not here today") is not None
    assert 1 not in [member.number for each in setup.plan.delegations for member in each.members]
    hands.press("about 2")
    for seat in ("russia", "ukraine", "us"):
        hands.press(f"seat {seat}")
    assert next(each.seat for each in setup.plan.delegations if 2 in [m.number for m in each.members]) == "europe"
    hands.press("seat europe")

    assert "no seat left" in setup.problem.lower()
    assert setup.plan is not None
    hands.press("back")
    check(app)
    hands.press("slips")
    assert (folder() / "lesson-riyadh-short-8.pdf").stat().st_size > 1000
    hands.press("begin")
    session = app.screen.conductor.lesson.session
    record = session.path.read_text(encoding="utf-8")
    app.screen.conductor.lesson.session.close()
    assert "absent" not in record
    assert [note.about for note in session.notes if note.kind == "name" and note.text.startswith("2:")] == ["europe"]


@pytest.mark.parametrize("size", SIZES)
def test_the_rules_before_the_table_are_those_of_the_lesson(size):
    """F1 on the first page: the rounds of this scenario, and the keys of a lesson, which a game does not have."""
    app, conductor, _clock = begin(size)
    Keyboard(app).key(pygame.K_F1)
    told = " ".join(node.name for node in app.tree.walk())

    assert f"lasts {conductor.lesson.plan.rounds} rounds" in told
    assert "Facilitator (F2)" in told
    check(app)
    app.screens[:] = [TitleScreen(app)]
    Keyboard(app).key(pygame.K_F1)
    assert "Facilitator (F2)" not in " ".join(node.name for node in app.tree.walk())
    conductor.lesson.session.close()


def test_recess_promise_and_a_minute_more():
    """The recess comes when a round ends; a promise goes into the record; M adds a minute."""
    app, conductor, _clock = begin()
    table, chance = to_table(app), random.Random(3)
    for _ in range(120):
        if app.screen is not table:
            break
        move(table, chance)

    assert isinstance(app.screen, RecessScreen)
    assert table.game.front == NOBODY
    left = conductor.recess_left()
    Keyboard(app).key(pygame.K_m, "m")
    assert conductor.recess_left() == pytest.approx(left + 60)
    app.screen.verb = "sign"
    app.refresh()
    Mouse(app).press("write")

    promises = [note for note in conductor.lesson.session.notes if note.kind == "promise"]
    assert [note.text for note in promises] == ["We will sign the peace. [sign]"]
    Keyboard(app).key(pygame.K_ESCAPE)
    assert isinstance(app.screen, RecessScreen)
    app.screen.end()
    assert app.screen is table
    assert conductor.step.round == 2


def test_a_promise_is_struck_out_on_the_notepad():
    """With two presses, so that none goes by accident; what is written next has a number of its own."""
    app, conductor, _clock = begin()
    app.go(NotepadScreen(conductor))
    for words in ("One", "Two", "Three"):
        app.screen.words = words
        app.refresh()
        Mouse(app).press("write")
    session = conductor.lesson.session
    Mouse(app).press("strike 2")
    assert [note.kind for note in session.notes if note.kind not in {"clock", "name"}] == ["promise"] * 3
    Mouse(app).press("strike 1")
    Mouse(app).press("strike 2")
    assert find(app.tree, "strike 2").name == "Really strike out?"
    Mouse(app).press("strike 2")

    assert find(app.tree, "strike 2") is None
    assert [text.partition(": ")[2] for _number, text in promises_in(session)] == ["Three", "One"]
    assert promises_of(session.notes, [])[1].is_struck
    app.screen.words = "Four"
    app.refresh()
    Mouse(app).press("write")
    assert next(promises_in(session))[0] == 4


def test_the_bell_forces_the_vote_and_the_debrief_follows():
    """The bell covers the table; without a treaty it says why; the debrief is read with the clock."""
    app, conductor, clock = begin()
    table, chance = to_table(app), random.Random(3)
    for _ in range(14):
        move(table, chance)
    table.steering.cover()
    pass_time(conductor, clock, conductor.reading.left_to_play + 5)

    assert isinstance(app.screen, BellPage)
    Mouse(app).press("calm ui-clock")
    assert app.screen is table
    assert not conductor.bell_is_due()
    pass_time(conductor, clock, 90)
    assert isinstance(app.screen, BellPage)
    app.screen.vote()
    for _ in range(8):
        if app.screen is not table:
            break
        assert table.game.front == NOBODY
        table.steering.act(at.ACCEPT)
    assert isinstance(app.screen, NoVotePage)
    app.screen.debrief()
    assert isinstance(app.screen, StepPage)
    assert not any(isinstance(screen, LessonTable) for screen in app.screens)
    conductor.next_step()
    app.replace(LessonDebrief(conductor, in_background=False))
    check(app)
    for ending in ("html", "csv"):
        app.screen.save(ending)
        assert conductor.lesson.session.path.with_suffix(f".{ending}").stat().st_size > 500


def test_the_console_stands_behind_its_curtain():
    """F2 shows the curtain and no secret; Enter goes back; leaving the console restores the public view."""
    app, _conductor, _clock = begin()
    table, chance = to_table(app), random.Random(3)
    for _ in range(10):
        move(table, chance)
    if table.steering.is_closed:
        table.steering.reveal()
    session = table.game.session
    hidden = set().union(*(private_strings(session, seat) for seat in range(4)))
    keys = Keyboard(app)
    app.step()
    app.texts.heard = heard = []
    keys.key(pygame.K_F2)

    assert isinstance(app.screen, ConsoleScreen)
    assert not hidden & set(heard)
    assert find(app.tree, "console") is None
    keys.key(pygame.K_RETURN, "\r")
    assert app.screen is table
    assert table.steering.is_closed
    keys.key(pygame.K_F2)
    hands = Mouse(app)
    hands.press("console open")
    assert find(app.tree, "console") is None
    hands.press("console sure")
    hands.press("console open")
    assert find(app.tree, "console") is not None
    heard.clear()
    hands.press("console close")

    assert app.screen is table
    assert table.steering.is_closed
    assert table.game.front == NOBODY
    assert not hidden & set(heard)


def test_going_back_is_open():
    """A rewind from the console is told on a page, stays in the record, and stops the clock."""
    app, conductor, _clock = begin()
    table, chance = to_table(app), random.Random(3)
    for _ in range(9):
        move(table, chance)
    Keyboard(app).key(pygame.K_F2)
    screen = app.screen
    screen.set_sure(True)
    screen.open()
    screen.choose(7)
    screen.rewind()

    assert len(table.game.session.history) == 6
    assert isinstance(app.screen, FreezePage)
    assert conductor.clock.since is None
    app.screen.go_on()
    assert app.screen is table
    assert table.steering.is_closed


def test_a_computer_that_slept_shows_nothing_and_loses_no_time():
    """After a gap the clock stands where it was, and a calm page covers the table."""
    app, conductor, clock = begin()
    table = to_table(app)
    table.steering.reveal()
    left = conductor.reading.left
    clock.now += 3600
    conductor.tick()

    assert isinstance(app.screen, FreezePage)
    assert conductor.reading.left == pytest.approx(left)


def test_a_student_presses_everything():
    """Random keys never open the console without its two steps in order, and the game is on disk."""
    app, conductor, clock = begin()
    to_table(app)
    chance, keys = random.Random(5), Keyboard(app)
    pressed = [pygame.K_m, pygame.K_p, pygame.K_F2, pygame.K_ESCAPE, pygame.K_l, pygame.K_RETURN, pygame.K_h]
    for _ in range(60):
        keys.key(chance.choice(pressed))
        clock.now += 1
        conductor.tick()
        screen = app.screen
        assert not (isinstance(screen, ConsoleScreen) and screen.is_open)
    path = conductor.lesson.session.path
    state = list(conductor.lesson.session.state)
    conductor.lesson.session.close()
    again = Lesson.resume(path)

    assert list(again.session.state) == state
    again.session.close()


@pytest.mark.parametrize("size", SIZES)
def test_every_screen_of_a_lesson_fits(size):
    """No overlap, nothing cut off, nothing outside the window."""
    app, conductor, _clock = begin(size)
    check(app)
    setup = ClassScreen(app)
    app.go(setup)
    check(app)
    setup.students = "32"
    setup.make()
    setup.to_guide()
    for number in range(len(app.screen.papers)):
        app.screen.choose(number)
        app.refresh()
        check(app)
    app.back()
    setup.to_delegations()
    check(app)
    setup.put(setup.absent, 3, True)
    setup.put(setup.outside, 7, True)
    check(app)
    app.screen.about(7)
    check(app)
    app.back()
    app.back()
    app.back()
    table, chance = to_table(app), random.Random(3)
    check(app)
    for _ in range(12):
        move(table, chance)
        check(app)
    conductor.say("2:00 left for this round.")
    check(app)
    for screen in (RecessScreen(conductor), BellPage(conductor), NoVotePage(conductor, "Why. " * 30)):
        app.go(screen)
        check(app)
        app.screens.pop()
    console = ConsoleScreen(conductor)
    app.go(console)
    check(app)
    console.open()
    check(app)
    console.set_list(NEWS)
    app.refresh()
    check(app)
    app.screens.pop()
    conductor.lesson.session.close()
    debrief = DebriefScreen(app, conductor.lesson.session, in_background=False)
    app.go(debrief)
    for number in range(len(debrief.pages)):
        debrief.turn_to(number)
        check(app)
    app.go(AgainScreen(app, resume(conductor.lesson.session.path, "stored")))
    check(app)


def test_the_end_of_the_game_leads_to_the_debrief():
    """Whenever the game ends, what is left of the time goes to the debrief, which begins out of the role."""
    app, conductor, _clock = begin()
    table, chance = to_table(app), random.Random(3)
    for _ in range(400):
        if isinstance(app.screen, RecessScreen):
            app.screen.end()
        elif app.screen is table:
            move(table, chance)
        else:
            break

    assert isinstance(app.screen, LessonEnd)
    check(app)
    assert conductor.step.kind == "debrief"
    Mouse(app).press("calm ui-next")
    assert isinstance(app.screen, StepPage)
    assert find(app.tree, "calm ui-next").enabled
