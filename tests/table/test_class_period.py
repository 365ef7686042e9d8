"""A whole lesson at the window: 32 students, a hurried clock, a power cut, another lesson, the debrief."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game.cli.main import run
from game.core.layout import ANNOUNCE, NOBODY
from game.debrief.commitments import promises_of
from game.session.resuming import verify
from game.table.lesson.calm import NoVotePage, StepPage
from game.table.lesson.ending import LessonEnd
from game.table.lesson.start import LessonDebrief
from game.table.lesson.table import LessonTable
from game.table.node import find
from game.table.screens.title import TitleScreen
from tests.table.class_period import Period, end_of_play, resume, what_is_so
from tests.table.test_layout import check

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def period():
    made = Period()
    yield made
    made.undo()


def first_half(home):
    """Played in a process of its own, which is killed in the middle of round 2; returns what it knew."""
    environment = {**os.environ, "LONGTABLE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.table.class_period"], cwd=ROOT, env=environment, capture_output=True, check=False
    )

    assert done.returncode == -signal.SIGKILL, done.stderr.decode()[-2000:]
    return json.loads(done.stdout.decode().rpartition("\n")[2])


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise there")
def test_a_class_period_from_the_title_to_the_debrief(home, period):
    """Nothing is lost by the power cut or over the week; the debrief tells what the class did, and its names go."""
    known = first_half(home)
    resume(period, "again Where the clock stood")

    assert isinstance(period.screen, LessonTable)
    assert what_is_so(period.lesson) == known
    assert period.lesson.session.round == 2
    assert not period.lesson.course.shows_scores
    assert period.screen.game.front == NOBODY
    period.play_until(lambda: period.is_at(LessonTable)() and period.lesson.session.round == 3)
    week_before = what_is_so(period.lesson)
    period.keys.key(pygame.K_ESCAPE)
    leave = next(node.key for node in period.app.tree.walk() if "Save" in node.name and node.press)
    period.hands.press(leave)
    period.hands.press("calm ui-save")
    assert isinstance(period.screen, TitleScreen)

    resume(period, "again A new lesson of 45 minutes")
    assert isinstance(period.screen, StepPage)
    assert what_is_so(period.lesson) == week_before
    assert {step.round for step in period.lesson.plan.steps if step.kind == "round"} == {3}
    period.hands.press("calm ui-next")
    period.students.may_sign = True
    end_of_play(period)
    assert isinstance(period.screen, (LessonEnd, NoVotePage))
    period.hands.press("calm ui-next" if isinstance(period.screen, LessonEnd) else "calm ui-figure")
    read_the_debrief(period, known["path"])


def read_the_debrief(period, path):
    """Through the silent minute and every page; a promise is judged; the files are written; the names are erased."""
    assert isinstance(period.screen, StepPage)
    period.wait(60)
    period.hands.press("calm ui-next")
    screen = period.screen
    assert isinstance(screen, LessonDebrief)
    for _ in range(2000):
        if screen.pages:
            break
        event = pygame.event.wait(20)  # it is worked out in a thread, which says so in an event
        period.app.step([event] if event.type != pygame.NOEVENT else [])
    titles = [page.title for page in screen.pages]
    judging = next(k for k, title in enumerate(titles) if title.startswith("Promises: kept"))
    for number in range(len(titles)):
        check(period.app)
        if number == judging:
            period.hands.press("judge 2 kept")
        if number < len(titles) - 1:
            period.hands.press("next page")
    for ending in ("html", "pdf", "csv"):
        period.hands.press(f"save {ending}")
    assert find(period.app.tree, "clock") is not None
    screen.session.close()
    check_the_record(Path(path))


def check_the_record(path):
    """What the lesson left: a record that verifies, three files that agree with it, and no name after one command."""
    session = verify(path)
    _first, second, third = promises_of(session.notes, [])
    news = [played for played in session.history if played.seat == NOBODY]
    rows = list(csv.DictReader(io.StringIO(path.with_suffix(".csv").read_text(encoding="utf-8-sig"))))
    page = path.with_suffix(".html").read_text(encoding="utf-8")

    assert second.verdict == "kept"
    assert second.judged_by_class
    assert third.is_struck
    assert "We help each other, and student 1 too." in page
    assert "struck out" not in second.text
    assert "This one is struck out." not in page
    assert [played.move >= ANNOUNCE for played in news] == [True]
    assert len([row for row in rows if row["stands"] == "yes"]) == len(session.history)
    assert any(row["stands"] != "yes" for row in rows)
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    assert not any(name in page for name in ("Ada", "Ben"))
    assert "Ada" in path.read_text(encoding="utf-8")
    assert run(["class", "--forget", str(path)]) == 0
    assert "Ada" not in path.read_text(encoding="utf-8")
    assert [list(verify(path).state)] == [list(session.state)]
