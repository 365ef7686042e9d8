"""A class period at a real window with a clock that is hurried: what teacher and students do, through events alone.

Run as a module, it plays the first half of a lesson and is then killed by itself: `python -m tests.table.class_period`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from functools import partial

import pygame
import pytest

from game.table.lesson.calm import BellPage, FreezePage, NoVotePage
from game.table.lesson.conductor import Conductor
from game.table.lesson.ending import LessonEnd
from game.table.lesson.recess import RecessScreen
from game.table.lesson.table import LessonTable
from game.table.node import find
from game.table.screens.title import TitleScreen
from tests.table.driving import Keyboard, Mouse, Player, open_app, settle
from tests.table.test_console import SideMouse

SEED = 5
MOST_DEEDS = 400


class Delegation(Player):
    """Whoever is called to the table: opens its side, does one thing, and leaves the rest to the next time."""

    def __init__(self, period):
        super().__init__(period.hands, SEED)
        self.period = period
        self.agreeable = 0.8
        self.may_sign = False  # the lesson is not to be over before everything has been tried

    def move(self):
        self.app.step()
        if find(self.app.tree, "call button") is not None:
            self.hands.press("call button")
            self.period.hold("reveal")
        elif not self.may_sign and {"sign", "end turn"} <= set(self.offered("")):
            self.hands.press("end turn")
        else:
            super().move()


class Period:
    """The window, and the time of it, which goes only when it is told to."""

    def __init__(self):
        self.milliseconds = 10**9
        patch = pytest.MonkeyPatch()
        for name in ("app", "animation", "frame"):
            patch.setattr(f"game.table.{name}.ticks", lambda: self.milliseconds)
        patch.setattr("game.table.lesson.start.Conductor", partial(Conductor, now=lambda: self.milliseconds / 1000))
        patch.setattr("secrets.randbelow", lambda _most: SEED)
        self.undo = patch.undo
        self.app = open_app((1280, 720))
        self.app.go(TitleScreen(self.app))
        self.hands, self.keys = Mouse(self.app), Keyboard(self.app)
        self.students = Delegation(self)

    @property
    def screen(self):
        return self.app.screen

    @property
    def lesson(self):
        return self.screen.conductor.lesson

    def wait(self, seconds):
        """Let time pass as the window sees it pass."""
        for _ in range(max(1, int(seconds // 5))):
            self.milliseconds += 5000 if seconds >= 5 else int(seconds * 1000)
            settle(self.app)

    def hold(self, key):
        """Hold a button for a second."""
        self.app.step()
        place = find(self.app.tree, key).rect.center
        self.app.step([pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1)])
        self.milliseconds += 1000
        self.app.step()
        self.app.step([pygame.event.Event(pygame.MOUSEBUTTONUP, pos=place, button=1)])

    def type(self, key, text):
        self.hands.press(key)
        pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=text))
        settle(self.app)

    def play_until(self, done, seconds=12):
        """The delegations play, one thing every few seconds, until something is so; news and words are lifted."""
        for _ in range(MOST_DEEDS):
            settle(self.app)
            if done():
                return
            if isinstance(self.screen, LessonTable):
                self.students.move()
            elif isinstance(self.screen, FreezePage):
                self.hands.press("calm ui-play")
            elif isinstance(self.screen, RecessScreen):
                self.hands.press("recess ui-play")
            self.wait(seconds)
        raise AssertionError(f"{type(self.screen).__name__} for ever")

    def is_at(self, *kinds):
        return lambda: isinstance(self.screen, kinds)


def set_up(period):
    """From the title: 32 students, the guide, some names, somebody missing, somebody apart, slips; then the bell."""
    hands = period.hands
    hands.press("title ui-clock")
    for _ in range(32 - int(period.screen.students)):
        hands.press("students")
    hands.press("guide")
    hands.press("back")
    hands.press("delegations")
    for number, name in ((1, "Ada"), (2, "Ben")):
        period.type(f"student {number}", name)
    for number, switch in ((5, "absent"), (6, "outside"), (7, "seat russia")):
        hands.press(f"about {number}")
        hands.press(switch)
        hands.press("back")
    hands.press("slips")
    hands.press("begin")


def first_round(period):
    """The opening, the roles, round 1 with a word and a minute more, and promises in the recess."""
    hands, keys = period.hands, period.keys
    for _ in range(2):
        period.wait(60)
        hands.press("calm ui-next")
    for _ in range(9):
        period.students.move()
        period.wait(10)
    keys.key(pygame.K_p, "p")
    period.wait(20)
    hands.press("calm ui-play")
    keys.key(pygame.K_m, "m")
    period.play_until(period.is_at(RecessScreen))
    hands.press("verb")
    hands.press("write")
    for words in ("We help each other, and Ada too.", "This one is struck out."):
        while period.screen.verb:
            hands.press("verb")
        period.type("words", words)
        hands.press("write")
    hands.press("strike 3")
    hands.press("strike 3")
    period.wait(60)
    hands.press("recess ui-play")


def facilitate(period):
    """The console in a window of its own: scores off, news, one move back; then it is closed."""
    period.play_until(lambda: not period.lesson.session.why_not_announce(period.lesson.session.headlines_left()[0]))
    period.keys.key(pygame.K_F2)
    period.hands.press("console window")
    side = SideMouse(period.app)
    side.press("console sure")
    side.press("console open")
    side.press("scores")
    side.press(f"console move {len(period.lesson.session.history)}")
    side.press("console rewind")
    side.press("console freeze")
    side.press("console list")
    side.press(f"console news {period.lesson.session.headlines_left()[2]}")
    side.press("console announce")
    assert isinstance(period.screen, FreezePage)
    side.press("console freeze")
    period.app.close_beside()
    settle(period.app)


def resume(period, key):
    """From the title to the saved lesson, and on by one of the two ways."""
    period.hands.press("title ui-save")
    saves = [node.key for node in period.app.tree.walk() if node.key.startswith("save ")]
    period.hands.press(saves[0])
    period.hands.press(key)


def what_is_so(lesson):
    """What must not be lost, as plain values."""
    return {
        "path": str(lesson.session.path),
        "state": list(lesson.session.state),
        "moves": [[played.seat, played.move] for played in lesson.session.history],
        "notes": [[note.kind, note.text] for note in lesson.session.notes if note.kind != "clock"],
        "scores": lesson.course.shows_scores,
    }


def end_of_play(period):
    """Through the bell and its vote, to wherever the lesson ends."""
    period.play_until(period.is_at(BellPage, LessonEnd), seconds=30)
    if isinstance(period.screen, BellPage):
        period.hands.press("calm ui-sign")
        period.play_until(period.is_at(NoVotePage, LessonEnd), seconds=2)


def main():
    """The first half, and then the power goes."""
    period = Period()
    set_up(period)
    first_round(period)
    facilitate(period)
    session = period.lesson.session
    period.play_until(lambda: period.is_at(LessonTable)() and session.round == 2 and len(session.history) > 30)
    sys.stdout.write(json.dumps(what_is_so(period.lesson)))
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
