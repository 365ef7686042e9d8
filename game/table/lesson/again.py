"""A saved lesson, opened again: where the clock stood, or another lesson for the rounds that are left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.lesson.lesson import Lesson
from game.lesson.planning import USUAL_MINUTES
from game.session.record import RecordError
from game.speech.language import _
from game.table import tokens
from game.table.flow import centred, inset, stack, top
from game.table.lesson.start import open_lesson
from game.table.screens.frame import FramedScreen
from game.table.text import SERIF_BOLD
from game.table.widgets.basic import ON_PAPER, PRIMARY, Button, Label, Panel

if TYPE_CHECKING:
    from pygame import Rect

    from game.session.session import Session
    from game.table.app import App
    from game.table.art import Art
    from game.table.node import Node


class AgainScreen(FramedScreen):
    """Nothing of the game is shown yet: whoever opens it may stand before the class."""

    def __init__(self, app: App, session: Session) -> None:
        super().__init__(app)
        assert session.path is not None
        self.path, self.title_of_game, self.round = session.path, session.header.title, session.round
        self.is_over = session.is_over or session.talks_ended
        self.is_told = session.talks_ended
        self.problem = ""
        session.close()

    @property
    def title(self) -> str:
        return _("A lesson goes on")

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        choices = [(_("Where the clock stood"), "ui-play", partial(self.open, None))]
        if not self.is_over:
            choices += [
                (_("A new lesson of {n} minutes").format(n=n), "ui-clock", partial(self.open, n)) for n in USUAL_MINUTES
            ]
        row, gap = art.px(54), art.px(12)
        there = _("{title}, round {round}. Every move and every promise is there.")
        if self.is_told:
            there = _("{title}: the class ended the talks in round {round}. The debrief goes on.")
        text = self.problem or there.format(title=self.title_of_game, round=max(1, self.round))
        width = min(art.px(760), body.width)
        words = art.height_of(text, width - art.px(60), tokens.LEAD, SERIF_BOLD)
        height = words + art.px(20) + len(choices) * (row + gap) - gap + art.px(48)
        paper = Panel(centred(body, width, height), tokens.PAPER, border=tokens.BRASS, shadow=10, key="again")
        inner = inset(paper.rect, art.px(30), art.px(24))
        head, inner = top(inner, words, art.px(20))
        colour = tokens.WAX if self.problem else tokens.ON_PAPER
        paper.add(Label(head, text, colour=colour, size=tokens.LEAD, style=SERIF_BOLD, key="again text"))
        for place, (name, icon, press) in zip(stack(inner, [row] * len(choices), gap), choices, strict=True):
            manner = PRIMARY if icon == "ui-play" else ON_PAPER
            paper.add(Button(place, name, press, icon=icon, manner=manner, key=f"again {name}"))
        root.add(paper)

    def open(self, minutes: int | None) -> None:
        try:
            lesson = Lesson.resume(self.path, minutes)
        except (RecordError, OSError, ValueError) as error:
            self.problem = str(error)[:1].upper() + str(error)[1:]
            return
        open_lesson(self.app, lesson)
