"""The debrief on the screen asks the class which promises were kept, and writes the answers into the record."""

from __future__ import annotations

import errno
import os
import random
import shutil

import pytest

from game.bots.protocol import bot
from game.debrief.commitments import pledge, promises_of
from game.lesson.lesson import Lesson
from game.lesson.planning import plan_lesson
from game.scenario.loading import load
from game.session import record as records
from game.session.record import RecordError
from game.session.resuming import resume, verify
from game.session.saves import folder
from game.table.lesson.conductor import Conductor
from game.table.lesson.console import ConsoleScreen
from game.table.lesson.debrief import DebriefScreen
from game.table.lesson.ending import LessonEnd
from game.table.lesson.judging import JUDGING
from game.table.lesson.start import LessonDebrief
from game.table.node import find
from game.table.screens.end import EndScreen
from game.table.screens.title import TitleScreen
from tests.debrief.games import new_game
from tests.lesson.test_planning import candidates
from tests.table.driving import Finger, Keyboard, Mouse, open_app
from tests.table.test_layout import check
from tests.table.test_lesson import Clock, pass_time

SAME = "Whatever it costs."
LONG = "We will say yes to every package that brings the harbour back, whatever it may cost us at home, and mean it. "


def play(session, promises):
    """To the end, as easy bots would; `promises`: after how many moves, of which seat, in which words."""
    chance, seats = random.Random(3), session.compiled.names.seats
    for seat, text in ((seat, text) for after, seat, text in promises if not after):
        session.note("promise", text, seats[seat])
    while not session.is_over:
        view = session.view(session.actor)
        session.act(bot("easy").choose(view, view.legal(), chance).move)
        for after, seat, text in promises:
            if after == len(session.history):
                session.note("promise", text, seats[seat])


PROMISES = [(0, 0, f"We will sign. {pledge('sign')}"), (2, 1, SAME), (4, 1, SAME), (4, 0, SAME)]


def lesson_over(promises=PROMISES, size=(1280, 720), **settings):
    """A lesson whose game is over, at its end screen."""
    app = open_app(size, **settings)
    app.go(TitleScreen(app))
    plan = plan_lesson(candidates(), 45, 12, scenario="warm-up", seed=11)
    conductor = Conductor(app, Lesson.begin(plan, load(plan.scenario), folder()), Clock())
    conductor.begin()
    play(conductor.lesson.session, promises)
    app.go(LessonEnd(conductor))
    return app, conductor


def to_debrief(app, conductor):
    """On from the end screen, as its button does."""
    Mouse(app).press("calm ui-next")
    app.replace(LessonDebrief(conductor, in_background=False))
    turn_to_judging(app)
    return app.screen


def turn_to_judging(app):
    number = next(number for number, page in enumerate(app.screen.pages) if page.part == JUDGING)
    app.screen.turn_to(number)
    app.step()


def verdicts(session):
    """Of the promises in words."""
    return [promise.verdict for promise in promises_of(session.notes, [])[1:]]


def said(app):
    """All the text on the screen."""
    app.refresh()
    app.step()
    return " ".join(node.name for node in app.tree.walk() if node.name)


@pytest.mark.parametrize("hands", [Mouse, Finger, Keyboard])
def test_the_class_judges_promises_and_changes_its_mind(hands):
    """Each promise on its own, into the record; the pages and the files say so at once."""
    app, conductor = lesson_over()
    screen = to_debrief(app, conductor)
    session = conductor.lesson.session
    press = hands(app).press
    found = promises_of(session.notes, screen.facts.offers)[0].found

    assert "3 promises wait" in said(app)
    press("judge 2 kept")
    press("judge 3 untested")
    press("judge 3 broken")
    press("judge 4 kept")
    press("judge 4 ask")

    assert [promise.verdict for promise in screen.facts.promises] == [found, "kept", "broken", "ask"]
    assert find(app.tree, "judge 2 kept").selected
    assert not find(app.tree, "judge 3 untested").selected
    assert "1 promise waits" in said(app)
    screen.turn_to(screen.number - 1)
    assert f"“{SAME}” broken, by the word of the class." in said(app)
    screen.save("html")
    assert f"“{SAME}” broken, by the word of the class." in session.path.with_suffix(".html").read_text()
    conductor.lesson.session.close()
    assert verdicts(verify(session.path)) == verdicts(session)


def test_what_the_record_shows_is_told_and_can_be_overruled():
    """With the move; and the class can take its word back."""
    app, conductor = lesson_over()
    screen = to_debrief(app, conductor)
    seen = find(app.tree, "promise 1 seen").name
    promise = screen.facts.promises[0]
    other = "broken" if promise.found == "kept" else "kept"

    assert seen.startswith("The record shows: ")
    assert (f"Move {promise.n}, " in seen) == bool(promise.n)
    assert find(app.tree, "promise 2 seen") is None
    assert find(app.tree, "judge 1 ask").selected
    screen.judge(1, other)
    assert (screen.facts.promises[0].verdict, screen.facts.promises[0].found) == (other, promise.found)
    assert find(app.tree, "promise 1 seen").name == seen
    screen.judge(1, "ask")
    assert screen.facts.promises[0] == promise


def test_a_crash_in_the_debrief_loses_no_word_and_the_clock_goes_on():
    """The record that the end closed is open again, and nobody else can have it until the debrief is left."""
    app, conductor = lesson_over()
    to_debrief(app, conductor).judge(2, "kept")
    pass_time(conductor, conductor.now, 70)
    path = conductor.lesson.session.path
    copy = path.with_name("crashed.longtable")
    shutil.copy(path, copy)

    with pytest.raises(RecordError, match="open in another window"):
        resume(path)
    again = Lesson.resume(copy)
    assert verdicts(again.session) == ["kept", "ask", "ask"]
    assert again.clock.read(0.0).left == pytest.approx(conductor.reading.left, abs=15)
    again.session.close()
    app.screen.escape()
    Mouse(app).press("calm ui-save")
    assert isinstance(app.screen, TitleScreen)
    resume(path, "stored").close()


def test_no_move_is_taken_back_in_the_debrief():
    """The open record takes notes only: the console says so, and the game stays as it was told."""
    app, conductor = lesson_over()
    to_debrief(app, conductor)
    moves = len(conductor.lesson.session.history)
    console = ConsoleScreen(conductor)
    app.go(console)
    console.set_sure(True)
    console.open()
    console.choose(3)
    console.rewind()

    assert "no move is taken back" in conductor.notice
    assert len(conductor.lesson.session.history) == moves
    conductor.lesson.session.close()


def test_a_full_disk_gives_a_sentence_and_loses_nothing(monkeypatch):
    """What was not saved is not shown as if it were; once there is room, the same press is enough."""
    app, conductor = lesson_over()
    to_debrief(app, conductor).judge(2, "kept")
    before = conductor.lesson.session.path.read_bytes()

    def full(_handle, _data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(records.os, "write", full)
        Mouse(app).press("judge 2 broken")

    assert "the disk is full" in said(app)
    assert find(app.tree, "judge 2 kept").selected
    assert conductor.lesson.session.path.read_bytes() == before
    check(app)
    Mouse(app).press("judge 2 broken")
    assert find(app.tree, "judge 2 broken").selected
    conductor.lesson.session.close()


def test_a_record_that_cannot_be_opened_again_is_told(monkeypatch):
    """The debrief can be read all the same; as soon as the record can be written, the class can judge."""
    app, conductor = lesson_over()
    conductor.lesson.session.close()

    def forbidden(*_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr(records.os, "open", forbidden)
        screen = to_debrief(app, conductor)
        assert "can't be opened: permission denied" in said(app)
        conductor.hush()
        screen.judge(2, "kept")
        assert "can't be opened: permission denied" in said(app)
    assert verdicts(conductor.lesson.session) == ["ask"] * 3
    screen.judge(2, "kept")
    assert verdicts(conductor.lesson.session) == ["kept", "ask", "ask"]
    conductor.lesson.session.close()


def test_a_game_that_was_no_lesson_is_judged_from_its_end_screen(home):
    """The record is open while the debrief is in front, unless another window has it; then that is said."""
    app = open_app()
    app.go(TitleScreen(app))
    session = new_game("warm-up", 2, folder=home)
    play(session, PROMISES)
    app.go(EndScreen(app, session, in_background=False))
    Mouse(app).press("end ui-figure")

    assert isinstance(app.screen, DebriefScreen)
    turn_to_judging(app)
    Mouse(app).press("judge 3 kept")
    with pytest.raises(RecordError, match="open in another window"):
        resume(session.path)
    app.screen.escape()
    other = resume(session.path, "stored")
    Mouse(app).press("end ui-figure")
    assert "open in another window" in said(app)
    turn_to_judging(app)
    app.screen.judge(3, "broken")
    assert find(app.tree, "judge 3 kept").selected
    other.close()
    app.screen.judge(3, "broken")
    Mouse(app).press("back")
    assert verdicts(verify(session.path)) == ["ask", "broken", "ask"]


def test_without_promises_there_is_nothing_to_judge():
    """No page for it."""
    app, conductor = lesson_over([])
    Mouse(app).press("calm ui-next")
    app.replace(LessonDebrief(conductor, in_background=False))

    assert JUDGING not in [page.part for page in app.screen.pages]
    conductor.lesson.session.close()


@pytest.mark.parametrize("size", [(1024, 600), (1920, 1080)])
@pytest.mark.parametrize("projector", [False, True])
def test_the_page_fits(size, projector):
    """Long promises and many of them, with and without an answer, at every place of the scroll; contents as well."""
    more = [(k, k % 2, LONG * (1 + k % 2)) for k in range(1, 9)]
    app, conductor = lesson_over(PROMISES + more, size, projector=projector)
    screen = to_debrief(app, conductor)
    for number in (1, 3, 12):
        screen.judge(number, "broken")
    keys = Keyboard(app)
    for number in (12, 1):
        keys.press(f"judge {number} kept")
        check(app)
        card, area = find(app.tree, f"promise {number}"), find(app.tree, f"page text {screen.number}")
        assert area.rect.contains(card.rect) or card.rect.height > area.rect.height
    for number in range(len(screen.pages)):
        screen.turn_to(number)
        check(app)
        assert find(app.tree, "contents").rect.contains(find(app.tree, f"page {number}").rect)
    conductor.lesson.session.close()
