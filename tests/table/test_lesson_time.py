"""The time of a lesson at the table: turns, minutes, the way to the debrief, and what a power cut leaves of it all."""

from __future__ import annotations

import errno
import os
import random

import pygame
import pytest

from game.core import layout as at
from game.lesson.course import TOLD
from game.lesson.lesson import Lesson
from game.lesson.planning import SILENCE, TALK
from game.scenario.names import agenda_at
from game.session import record as records
from game.session.resuming import resume
from game.session.saves import saved_games
from game.table.lesson.again import AgainScreen
from game.table.lesson.calm import BellPage, FreezePage, LeavePage, NoVotePage, StepPage
from game.table.lesson.conductor import FREELY, HASTE
from game.table.lesson.console import ConsoleScreen
from game.table.lesson.ending import LessonEnd
from game.table.lesson.overview import sections
from game.table.lesson.recess import NotepadScreen, RecessScreen
from game.table.lesson.start import LessonDebrief, open_lesson
from game.table.lesson.table import LessonTable
from game.table.node import find
from game.table.screens.resume import ResumeScreen
from game.table.screens.title import TitleScreen
from tests.session.support import play_on, tiny_game
from tests.table.driving import Keyboard, Mouse, open_app
from tests.table.test_layout import check
from tests.table.test_lesson import SIZES, begin, move, pass_time, to_table


def on_a_turn(size=(1024, 600)):
    """A lesson at the table in the first turn of its first round, with the seat's side open."""
    app, conductor, clock = begin(size)
    table, chance = to_table(app), random.Random(3)
    while table.game.session.state[at.PHASE] != at.TURN:
        move(table, chance)
    table.steering.cover()
    table.steering.reveal()
    table.sheet = None
    return app, conductor, clock, table


def in_the_recess(size=(1024, 600)):
    app, conductor, clock, table = on_a_turn(size)
    chance = random.Random(4)
    while app.screen is table:
        move(table, chance)
    assert isinstance(app.screen, RecessScreen)
    return app, conductor, clock


def jump(conductor, clock, seconds):
    """Time goes at once, and the computer was not asleep."""
    clock.now += seconds
    conductor.last_tick = clock.now


def crashed(conductor):
    """The lesson in a new window after a power cut: nothing was closed, nothing was said goodbye to."""
    session = conductor.lesson.session
    session._record.close()
    conductor.is_closed = True
    app = open_app((1024, 600))
    app.go(TitleScreen(app))
    app.go(AgainScreen(app, resume(session.path, "stored")))
    return app


def go_on(app):
    Mouse(app).press("again Where the clock stood")
    return app.screen.conductor


def shown(app):
    app.refresh()
    app.step()
    return " ".join(f"{node.name} {node.value or ''}" for node in app.tree.walk())


# ---- turns ----------------------------------------------------------------------------------------------------------


def test_the_second_hand_goes_and_asks():
    """It counts down beside the clock, and on when the turn is over; no seat is made to move."""
    app, conductor, clock, table = on_a_turn()
    app.step()
    planned = conductor.step.turn_seconds
    hand = find(app.tree, "turn hand")
    moves = len(table.game.session.history)

    assert hand.value == f"{planned // 60}:{planned % 60:02d}"
    pass_time(conductor, clock, 20)
    app.step()
    assert find(app.tree, "turn hand").value != hand.value or hand.share < 1
    pass_time(conductor, clock, planned)
    app.step()
    hand = find(app.tree, "turn hand")
    assert (hand.value, hand.name, hand.share) == ("+0:20", "turn is over", 0)
    assert len(table.game.session.history) == moves
    assert app.screen is table
    chance = random.Random(4)
    turn = conductor.lesson.turn(clock.now)
    while conductor.lesson.turn(clock.now) == turn and app.screen is table:
        move(table, chance)
    assert app.screen is table
    app.step()
    assert find(app.tree, "turn hand").value == f"{planned // 60}:{planned % 60:02d}"


def test_the_second_hand_is_on_the_curtain_and_stands_with_the_clock():
    """The turn has begun when the screen is handed over; a word costs nothing."""
    app, conductor, clock, table = on_a_turn()
    pass_time(conductor, clock, 10)
    table.steering.cover()
    app.step()
    before = find(app.tree, "turn hand").value
    Keyboard(app).key(pygame.K_p)
    assert isinstance(app.screen, FreezePage)
    pass_time(conductor, clock, 300)
    app.screen.go_on()
    app.step()

    assert find(app.tree, "turn hand").value == before


# ---- minutes --------------------------------------------------------------------------------------------------------


def test_a_minute_says_where_it_comes_from():
    """The rounds that pay, or the bell."""
    _app, conductor, clock, _table = on_a_turn()
    conductor.add_minute()

    assert conductor.notice == "One minute more, taken from: Round 3."
    jump(conductor, clock, 900)  # late in the last round
    conductor.course.round_seen = 3
    conductor.lesson.follow(clock.now)
    conductor.add_minute()
    assert "past the bell" in conductor.notice


def test_mashing_m_does_not_add_a_quarter_of_an_hour():
    """One press counts in three seconds; and three minutes past the bell are asked about."""
    app, conductor, clock, _table = on_a_turn()
    keys = Keyboard(app)
    left = conductor.reading.left_in_step
    for _ in range(15):
        keys.key(pygame.K_m, "m")

    assert conductor.reading.left_in_step == left + 60
    jump(conductor, clock, HASTE)
    keys.key(pygame.K_m, "M", mod=pygame.KMOD_SHIFT)
    assert "taken back" in conductor.notice
    assert conductor.reading.left_in_step == left - HASTE
    while conductor.reading.over < FREELY:
        jump(conductor, clock, HASTE)
        keys.key(pygame.K_m, "m")
    over = conductor.reading.over
    jump(conductor, clock, HASTE)
    keys.key(pygame.K_m, "m")
    assert conductor.reading.over == over
    assert "Once more" in conductor.notice
    keys.key(pygame.K_m, "m")
    assert conductor.reading.over == over
    jump(conductor, clock, HASTE)
    keys.key(pygame.K_m, "m")
    assert conductor.reading.over == over + 60


def test_nothing_to_take_back_is_said():
    """And nothing happens."""
    app, conductor, _clock, _table = on_a_turn()
    before = conductor.reading
    Keyboard(app).key(pygame.K_m, "M", mod=pygame.KMOD_SHIFT)

    assert "No minute was added" in conductor.notice
    assert conductor.reading == before


def test_that_a_minute_could_not_be_saved_is_not_hidden_by_the_minute(monkeypatch):
    """The error is the last word."""

    def full(_handle, _data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    _app, conductor, _clock, _table = on_a_turn()
    with monkeypatch.context() as patch:
        patch.setattr(records.os, "write", full)
        conductor.add_minute()
        assert "could not be saved" in conductor.notice
        conductor.take_minute_back()
        assert "could not be saved" in conductor.notice


def test_warnings_say_the_time_on_the_clock():
    """A game that comes into the last round with a minute left is told a minute."""
    _app, conductor, clock, _table = on_a_turn()
    jump(conductor, clock, conductor.reading.left_to_play - 60)
    conductor.tick()

    assert conductor.notice == "1:00 until the vote."


# ---- the round of the game ------------------------------------------------------------------------------------------


def test_the_clock_names_the_round_of_the_game():
    """Also when the plan would be further on."""
    app, conductor, clock, _table = on_a_turn()
    pass_time(conductor, clock, conductor.reading.left_in_step + 60)
    app.step()

    assert conductor.reading.is_late
    assert find(app.tree, "clock").name == "Round 1, until the vote"
    assert find(app.tree, "round").name == "Round 1 of 3"


# ---- a power cut ----------------------------------------------------------------------------------------------------


def test_the_recess_comes_back_after_a_power_cut():
    """With its time; and the clock goes on in the round of the game when it ends."""
    _app, conductor, clock = in_the_recess()
    pass_time(conductor, clock, 65)
    conductor.keep()
    left = conductor.recess_left()
    app = crashed(conductor)
    conductor = go_on(app)

    assert isinstance(app.screen, RecessScreen)
    assert conductor.recess_left() == pytest.approx(left, abs=2)
    assert conductor.step.round == 1
    app.screen.end()
    assert isinstance(app.screen, LessonTable)
    app.step()
    assert conductor.step.round == 2
    assert conductor.face()[1].startswith("Round 2, vote in ")


def test_going_back_from_the_recess_leads_to_the_table():
    """The round that had ended goes on, so there is no recess to come back to."""
    app, conductor, _clock = in_the_recess()
    Keyboard(app).key(pygame.K_F2)
    console = app.screen
    console.set_sure(True)
    console.open()
    console.choose(len(conductor.lesson.session.history))
    console.rewind()
    assert isinstance(app.screen, FreezePage)
    app.screen.go_on()

    assert isinstance(app.screen, LessonTable)
    assert conductor.course.recess == 0
    assert conductor.step.round == 1


def test_scores_stay_off_after_a_power_cut():
    """The facilitator's choice is the lesson's."""
    app, conductor, _clock, table = on_a_turn()
    console = ConsoleScreen(conductor)
    app.go(console)
    console.set_sure(True)
    console.open()
    Mouse(app).press("scores")
    app = crashed(conductor)
    conductor = go_on(app)

    assert not conductor.course.shows_scores
    app.screen.steering.reveal()
    app.screen.sheet = None
    app.refresh()
    app.step()
    assert table.steering.is_in_front is False
    assert find(app.tree, "figure If signed now") is None


def test_a_vote_goes_on_after_a_power_cut():
    """No second bell for a class that stands already."""
    app, conductor, clock, table = on_a_turn()
    chance = random.Random(5)
    while table.game.session.state[at.PHASE] != at.ANSWERING and app.screen is table:
        move(table, chance)
    assert app.screen is table
    table.steering.cover()
    pass_time(conductor, clock, conductor.reading.left_to_play + 5)
    app.screen.vote()
    app = crashed(conductor)
    conductor = go_on(app)

    assert isinstance(app.screen, LessonTable)
    assert conductor.course.is_voting


# ---- the end --------------------------------------------------------------------------------------------------------


def ended_by_the_class():
    app, conductor, clock, table = on_a_turn()
    table.steering.cover()
    pass_time(conductor, clock, conductor.reading.left_to_play + 5)
    app.screen.vote()
    assert isinstance(app.screen, NoVotePage)
    return app, conductor, clock


def test_the_end_of_the_talks_is_in_the_record():
    """After a power cut: no bell, no new lesson, the debrief."""
    app, conductor, _clock = ended_by_the_class()
    Mouse(app).press("calm ui-figure")
    assert isinstance(app.screen, StepPage)
    assert conductor.step.part == SILENCE
    app = crashed(conductor)
    app.step()
    assert "ended the talks in round 1" in shown(app)
    assert find(app.tree, "again A new lesson of 45 minutes") is None
    conductor = go_on(app)
    assert isinstance(app.screen, StepPage)
    assert conductor.step.part == SILENCE
    conductor.tick()
    assert not isinstance(app.screen, BellPage)
    conductor.next_step()
    app.replace(LessonDebrief(conductor, in_background=False))
    assert "so far" not in app.screen.title
    assert conductor.course.stage == TOLD
    app = crashed(conductor)
    go_on(app)
    assert isinstance(app.screen, LessonDebrief)


def test_talks_are_not_ended_if_that_cannot_be_saved(monkeypatch):
    """No secret is told that a power cut would make unsaid."""

    def full(_handle, _data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    app, conductor, _clock = ended_by_the_class()
    page = app.screen
    with monkeypatch.context() as patch:
        patch.setattr(records.os, "write", full)
        Mouse(app).press("calm ui-figure")

    assert app.screen is page
    assert "could not be saved" in conductor.notice
    assert not conductor.lesson.session.talks_ended
    Mouse(app).press("calm ui-figure")
    assert isinstance(app.screen, StepPage)


def test_nothing_is_taken_back_in_a_debrief_that_the_class_asked_for():
    """The console's button is off, and says why."""
    app, conductor, _clock = ended_by_the_class()
    Mouse(app).press("calm ui-figure")
    Keyboard(app).key(pygame.K_F2)
    hands = Mouse(app)
    hands.press("console sure")
    hands.press("console open")
    hands.press("console move 3")
    button = find(app.tree, "console rewind")
    moves = len(conductor.lesson.session.history)

    assert not button.enabled
    assert "tells every secret" in button.explain().spoken
    app.screen.rewind()
    assert len(conductor.lesson.session.history) == moves


def to_the_end(size=(1024, 600)):
    app, conductor, clock, table = on_a_turn(size)
    chance = random.Random(3)
    for _ in range(600):
        if isinstance(app.screen, RecessScreen):
            app.screen.end()
        elif app.screen is table:
            move(table, chance)
        else:
            break
    assert isinstance(app.screen, LessonEnd)
    return app, conductor, clock


@pytest.mark.parametrize("size", SIZES)
def test_the_end_tells_no_secret_before_the_silent_minute(size):
    """How it ended, with the clock; results and agendas only after everybody has written their sentence."""
    app, conductor, clock = to_the_end(size)
    session = conductor.lesson.session
    scenario, names = session.compiled.scenario, session.compiled.names
    agendas = [agenda_at(scenario, name).title for name in names.agendas]
    check(app)
    told = shown(app)

    assert ("Peace is signed" in told) == session.result().peace
    assert find(app.tree, "clock").name == "until the bell"
    assert not any(title in told for title in agendas)
    assert "%" not in told.replace(f"{session.result().durability} %", "")
    pass_time(conductor, clock, 40)
    Mouse(app).press("calm ui-next")
    assert conductor.step.part == SILENCE
    assert conductor.reading.left_in_step == pytest.approx(conductor.step.seconds)
    assert not any(title in shown(app) for title in agendas)
    talk = next(k for k, step in enumerate(conductor.clock.steps) if step.part == TALK)
    assert conductor.clock.lengths[talk] > conductor.clock.steps[talk].seconds
    app.screen.forward()
    assert isinstance(app.screen, LessonDebrief)


def test_the_end_comes_back_after_a_power_cut():
    """The page that was there, and no debrief before its silence."""
    _app, conductor, _clock = to_the_end()
    app = crashed(conductor)
    go_on(app)

    assert isinstance(app.screen, LessonEnd)


def test_leaving_is_asked_about():
    """Escape at the end does nothing; in the debrief it asks, and staying is the first answer."""
    app, conductor, _clock = to_the_end()
    keys = Keyboard(app)
    keys.key(pygame.K_ESCAPE)
    assert isinstance(app.screen, LessonEnd)
    Mouse(app).press("calm ui-save")
    assert isinstance(app.screen, LeavePage)
    check(app)
    Mouse(app).press("calm ui-back")
    assert isinstance(app.screen, LessonEnd)
    Mouse(app).press("calm ui-next")
    conductor.next_step()
    app.replace(LessonDebrief(conductor, in_background=False))
    keys.key(pygame.K_ESCAPE)
    assert isinstance(app.screen, LeavePage)
    keys.key(pygame.K_ESCAPE)
    assert isinstance(app.screen, LessonDebrief)
    Mouse(app).press("back")
    Mouse(app).press("calm ui-save")
    assert isinstance(app.screen, TitleScreen)
    resume(conductor.lesson.session.path, "stored").close()


# ---- the rest -------------------------------------------------------------------------------------------------------


def test_where_we_stopped_opens_the_promises():
    """The first page of another lesson; from there back to it."""
    _app, conductor, _clock = begin()
    conductor.lesson.promise("us", "We will stay.")
    path = conductor.lesson.session.path
    conductor.lesson.session.close()
    conductor.is_closed = True
    app = open_app((1024, 600))
    app.go(TitleScreen(app))
    app.go(TitleScreen(app))
    open_lesson(app, Lesson.resume(path, 45))
    page = app.screen
    check(app)
    Mouse(app).press("calm ui-log")

    assert isinstance(app.screen, NotepadScreen)
    assert "We will stay." in shown(app)
    check(app)
    Mouse(app).press("recess ui-back")
    assert app.screen is page


def test_the_console_shows_the_table_and_what_is_still_to_choose():
    """Tracks, clauses, promises; agendas that nobody has chosen yet."""
    app, conductor, _clock = begin()
    session = conductor.lesson.session
    conductor.lesson.promise("us", "We will stay. [sign]")
    dealt = session.state[at.AGENDA_DEALT : at.AGENDA_DEALT + 2]
    told = {section.key: " ".join(section.lines) for section in sections(session)}
    names, scenario = session.compiled.names, session.compiled.scenario

    assert all(scenario.tracks[name].title in told["table"] for name in names.tracks)
    assert "We will stay." in told["promises"]
    assert "[sign]" not in told["promises"]
    for agenda in dealt:
        assert agenda_at(scenario, names.agendas[agenda]).title in told["seat 0"]
    assert "still to choose" in told["seat 0"]
    chance = random.Random(1)
    while not any(session.state[at.AGREED + k] for k in range(len(names.issues))):
        legal = session.legal()
        session.act(at.ACCEPT if at.ACCEPT in legal else chance.choice(legal))
    told = {section.key: " ".join(section.lines) for section in sections(session)}
    assert "initialled" in told["agreed"] or "in force" in told["agreed"]
    assert "still to choose" not in told["seat 0"]
    console = ConsoleScreen(conductor)
    app.go(console)
    console.set_sure(True)
    console.open()
    app.step()
    assert not find(app.tree, "console minute back").enabled
    Mouse(app).press("console minute")
    Mouse(app).press("console minute back")
    assert "taken back" in conductor.notice


def test_the_list_of_games_knows_lessons_and_saves_what_is_damaged(home):
    """A lesson says that it is one; of a damaged game a copy goes on."""
    _app, conductor, _clock = begin()
    conductor.lesson.session.close()
    conductor.is_closed = True
    session = play_on(tiny_game(home / "games"), 6)
    session.close()
    damaged = session.path.read_bytes().replace(b'"n":5', b'"n":9')
    session.path.write_bytes(damaged)
    app = open_app((1024, 600))
    app.go(TitleScreen(app))
    app.go(ResumeScreen(app))
    check(app)

    assert "lesson of 45 minutes" in shown(app)
    Mouse(app).press(f"save {session.path.name}")
    check(app)
    assert "Line 6 is damaged" in shown(app)
    Mouse(app).press("answer Go on with a copy")
    assert session.path.read_bytes() == damaged
    assert len(saved_games()) == 3
    assert len(app.screen.game.session.history) == 4


@pytest.mark.parametrize("size", SIZES)
def test_every_face_of_the_time_fits(size):
    """The second hand at the table, on the curtain, over its time; the menu of the lesson; the asking pages."""
    app, conductor, clock, table = on_a_turn(size)
    check(app)
    assert find(app.tree, "turn hand") is not None
    pass_time(conductor, clock, 700)
    check(app)
    assert find(app.tree, "turn hand").share == 0
    table.show_lesson()
    check(app)
    table.close_sheet()
    table.steering.cover()
    check(app)
    app.go(LeavePage(conductor))
    check(app)
    app.back()
    console = ConsoleScreen(conductor)
    app.go(console)
    console.open()
    conductor.add_minute()
    check(app)
