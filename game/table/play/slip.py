"""A slip of paper on the table, below the bar: what a designer is told while the game goes on around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from pygame import Rect

from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE, Art
from game.table.flow import bottom, columns, inset, left, right, top
from game.table.node import Node
from game.table.screens.problems import problem_rows
from game.table.text import BOLD
from game.table.widgets.basic import ON_PAPER, PRIMARY, Button, Label
from game.table.widgets.scrolling import Scroll, stacked

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.scenario.problems import Problem
    from game.table.widgets.dialog import Answer

KEY = "slip"
WIDTH = 1040
GAP = 12  # between text and buttons
MOST = 0.42  # of the room that a slip may take; the table below it can be played on


@frozen
class Message:
    """What a slip says: a title, and problems or a text; and what can be answered, the expected first."""

    title: str
    text: str = ""
    problems: tuple[Problem, ...] = ()
    answers: tuple[Answer, ...] = ()


class Slip(Node):
    """Not modal: whatever it does not cover can be pressed."""

    role = "alert"

    def __init__(self, rect: Rect, name: str) -> None:
        super().__init__(rect, name, key=KEY)
        self.is_floating = True

    def draw(self, art: Art) -> None:
        art.shadow(self.rect, 14, 160)
        art.panel(self.rect, tokens.PAPER, border=tokens.WAX, line=3)


class WarningSign(Node):
    """The sign before the title."""

    role = "image"

    def draw(self, art: Art) -> None:
        art.icon(self.rect, "ui-warning", tokens.WAX)


def slip(
    room: Rect, art: Art, message: Message, offsets: dict[str, int], *,
    is_folded: bool, fold: Callable[[], None], close: Callable[[], None],
) -> Slip:  # fmt: skip
    """Lay a slip out at the upper edge of a room; folded, only its title is shown."""
    across, down, side = art.px(16), art.px(12), art.px(36)
    width = min(art.px(WIDTH), room.width - 2 * art.px(tokens.PAD))
    inner = width - 2 * across
    words = inner - 3 * side - 3 * art.px(8)
    head = max(side, art.height_of(message.title, words, tokens.BODY, BOLD))
    body = 0 if is_folded else _body_height(art, message, inner)
    most = max(art.px(150), round(room.height * MOST))
    height = min(most, head + 2 * down + (body + art.px(6) if body else 0))
    paper = Slip(Rect(room.centerx - width // 2, room.y, width, height), message.title)
    line, rest = top(inset(paper.rect, across, down), head, art.px(6))
    sign, line = left(line, side, art.px(8))
    sign.height = side
    paper.add(WarningSign(inset(sign, art.px(3)), _("Problem"), key="slip sign"))
    for name, icon, press, key in (
        (_("Close"), "ui-close", close, "slip close"),
        (_("Unfold") if is_folded else _("Fold"), "ui-down" if is_folded else "ui-up", fold, "slip fold"),
    ):
        button, line = right(line, side, art.px(8))
        button.height = side
        paper.add(Button(button, name, press, icon=icon, manner=ON_PAPER, bare=True, key=key))
    paper.add(
        Label(line, message.title, colour=tokens.ON_PAPER, size=tokens.BODY, style=BOLD, down=MIDDLE, key="slip title")
    )
    if not is_folded:
        _fill(paper, rest, art, message, offsets)
    return paper


def _body_height(art: Art, message: Message, width: int) -> int:
    rows = [height for height, _make in problem_rows(message.problems, art, width - art.px(20))]
    text = art.height_of(message.text, width - art.px(20), tokens.BODY)
    buttons = art.px(tokens.CONTROL + GAP) if message.answers else 0
    return sum(rows) + art.px(8) * max(0, len(rows) - 1) + text + buttons


def _fill(paper: Slip, rest: Rect, art: Art, message: Message, offsets: dict[str, int]) -> None:
    """Problems or text, which scroll if they are long, and the buttons."""
    if message.answers:
        row, rest = bottom(rest, art.px(tokens.CONTROL), art.px(GAP))
        places = columns(row, len(message.answers), art.px(12))
        for place, (name, icon, press) in zip(places, message.answers, strict=True):
            manner = PRIMARY if press is message.answers[0][2] else ON_PAPER
            paper.add(Button(place, name, press, icon=icon, manner=manner, key=f"slip {icon}"))
    if message.problems:
        rows = problem_rows(message.problems, art, Scroll(rest, KEY, {}).inner.width)
        paper.add(stacked(rest, "slip problems", offsets, rows, art.px(8), on_paper=True))
    elif message.text:
        area = Scroll(rest, "slip text", offsets, on_paper=True)
        height = art.height_of(message.text, area.inner.width, tokens.BODY)
        place = Rect(area.inner.x, area.inner.y, area.inner.width, height)
        paper.add(area.hold([Label(place, message.text, colour=tokens.ON_PAPER, size=tokens.BODY)], height))
