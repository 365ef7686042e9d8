"""The way through a lesson: which screen belongs to which part of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.lesson.course import ENDED, PLAYING, SILENT, TOLD
from game.lesson.planning import SILENCE
from game.session.saves import lesson_minutes
from game.table import tokens
from game.table.art import MIDDLE
from game.table.flow import left, top
from game.table.lesson.calm import StepPage, ask_to_leave
from game.table.lesson.closing import ask_to_close
from game.table.lesson.conductor import Conductor
from game.table.lesson.debrief import DebriefScreen
from game.table.lesson.ending import LessonEnd
from game.table.lesson.part import clock_face, lesson_key, notice_node, paint_clock
from game.table.lesson.table import LessonTable
from game.table.widgets.basic import Label

if TYPE_CHECKING:
    import pygame
    from pygame import Rect

    from game.lesson.lesson import Lesson
    from game.session.session import Session
    from game.table.app import App
    from game.table.art import Art
    from game.table.node import Node


class LessonDebrief(DebriefScreen):
    """The debrief, with the clock of the lesson and what this part of it is for."""

    def __init__(self, conductor: Conductor, *, in_background: bool = True) -> None:
        super().__init__(conductor.app, conductor.lesson.session, in_background=in_background)
        self.conductor = conductor
        self.shown = -1

    def build(self, art: Art, window: Rect) -> Node:
        self.shown = self.conductor.reading.step
        root = super().build(art, window)
        notice = notice_node(self.conductor, window, art.px(12), art)
        if notice is not None:
            root.add(notice)
        return root

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        strip, body = top(body, art.px(64), art.px(10))
        clock, words = left(strip, art.px(280), art.px(16))
        root.add(clock_face(clock, self.conductor.face()))
        text = " ".join(self.conductor.step.what)
        size = tokens.BODY if art.height_of(text, words.width, tokens.BODY) <= words.height else tokens.SMALL
        root.add(Label(words, text, size=size, colour=tokens.ON_DARK, down=MIDDLE, key="what to do"))
        super().fill(root, body, art)

    def hold_record(self) -> None:
        """The conductor does, as long as any screen of the lesson is there; and what is told is written down first."""
        self.conductor.run()
        self.conductor.open_again()  # from here on the moves are final
        if self.conductor.course.stage != TOLD:
            self.conductor.to_stage(TOLD)

    def let_record_go(self) -> None:
        """Not yet: the clock of the lesson is kept in it."""

    def alarm(self, text: str) -> None:
        self.conductor.say(text)

    def ticked(self) -> None:
        if self.conductor.reading.step != self.shown:
            self.app.refresh()
        else:
            paint_clock(self.conductor, self.conductor.face())

    def key(self, event: pygame.event.Event) -> bool:
        return lesson_key(self.conductor, event) or super().key(event)

    def escape(self) -> None:
        ask_to_leave(self.conductor)

    def may_close(self, *, is_told: bool) -> bool:
        return is_told or ask_to_close(self.conductor)


def go_to_step(conductor: Conductor) -> None:
    """Show the screen of the part of the lesson that has come."""
    app, lesson, step = conductor.app, conductor.lesson, conductor.step
    if lesson.is_played:
        app.replace(StepPage(conductor) if step.kind in ("opening", "roles") else LessonTable(conductor))
        return
    # Nobody goes back from the end of a game to a table at which it could be played on.
    app.screens[:-1] = [each for each in app.screens[:-1] if not isinstance(each, LessonTable)]
    if conductor.course.stage in (PLAYING, ENDED) and lesson.session.is_over:
        app.replace(LessonEnd(conductor))
        return
    if conductor.course.stage in (PLAYING, ENDED):
        conductor.to_stage(SILENT)
    is_silent = conductor.course.stage == SILENT and conductor.step.part == SILENCE
    app.replace(StepPage(conductor) if is_silent else LessonDebrief(conductor))


def open_lesson(app: App, lesson: Lesson) -> Conductor:
    """Put a lesson in the place of the screen in front, where it stood.  Its clock starts."""
    conductor = Conductor(app, lesson)
    conductor.begin()
    go_to_step(conductor)
    return conductor


def is_lesson(session: Session) -> bool:
    """Whether a saved game was begun as a lesson."""
    return lesson_minutes(session.header) > 0


def go_on(app: App, session: Session) -> None:
    """A saved lesson was opened: ask whether it is the same lesson or a later one."""
    from game.table.lesson.again import AgainScreen  # noqa: PLC0415  (it opens lessons)

    app.replace(AgainScreen(app, session))
