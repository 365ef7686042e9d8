"""What a scenario brings for the teacher, to read before the lesson: the guide first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.lesson.guide import papers_of
from game.speech.language import _
from game.table import tokens
from game.table.art import CENTRE, MIDDLE
from game.table.flow import inset, left, top
from game.table.lesson.pages import Layout, Page
from game.table.screens.frame import FramedScreen
from game.table.text import SERIF_BOLD
from game.table.widgets.basic import Label, Panel, Row
from game.table.widgets.scrolling import Scroll, stacked

if TYPE_CHECKING:
    from pygame import Rect

    from game.table.app import App
    from game.table.art import Art
    from game.table.node import Node


class GuideScreen(FramedScreen):
    """The papers on the left, the chosen one on the right.  Nothing here is secret."""

    def __init__(self, app: App, scenario: str, name: str) -> None:
        super().__init__(app)
        self.papers = papers_of(scenario)
        self.name = name
        self.number = 0

    @property
    def title(self) -> str:
        return _("For the teacher: {title}").format(title=self.name)

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        if not self.papers:
            text = _("This scenario brings nothing for the teacher.")
            root.add(Label(body, text, size=tokens.LEAD, across=CENTRE, down=MIDDLE, key="no papers"))
            return
        lists, rest = left(body, body.width * 27 // 100, art.px(18))

        def row(number: int, title: str, place: Rect) -> Node:
            press = partial(self.choose, number)
            return Row(place, title, press, selected=number == self.number, key=f"paper {number}")

        makers = [(art.px(64), partial(row, number, paper.title)) for number, paper in enumerate(self.papers)]
        root.add(stacked(lists, "papers", self.offsets, makers, art.px(10)))
        root.add(self.paper(rest, art))

    def paper(self, rect: Rect, art: Art) -> Node:
        said = self.papers[self.number]
        paper = Panel(rect, tokens.PAPER, border=tokens.BRASS, name=said.title, key="paper")
        inner = inset(rect, art.px(28), art.px(20))
        head, inner = top(inner, art.height_of(said.title, inner.width, tokens.HEAD, SERIF_BOLD), art.px(12))
        paper.add(
            Label(
                head, said.title, colour=tokens.WAX, size=tokens.HEAD, style=SERIF_BOLD, down=MIDDLE, key="paper title"
            )
        )
        area = Scroll(inner, f"paper text {self.number}", self.offsets, on_paper=True)
        column = area.inner
        column.width -= art.px(8)
        nodes, height = Layout(art, column, inner.height, {}).lay(Page(said.title, said.blocks))
        paper.add(area.hold(nodes, height))
        return paper

    def choose(self, number: int) -> None:
        self.number = number
