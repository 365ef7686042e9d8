"""The clock as everybody sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.flow import inset, top
from game.table.node import Node
from game.table.text import SERIF_BOLD

if TYPE_CHECKING:
    from pygame import Rect

URGENT = 30  # seconds


class ClockFace(Node):
    """The time that is left, and of what.  Painted by itself every second, so that nothing else need be."""

    role = "timer"

    def __init__(self, rect: Rect, text: str, what: str, *, urgent: bool = False, **rest: Any) -> None:
        super().__init__(rect, what, key="clock", value=text, **rest)
        self.text, self.what, self.urgent = text, what, urgent

    def draw(self, art: Art) -> None:
        fill = tokens.BRASS_DARK if self.urgent else tokens.FELT_DARK
        border = tokens.BRASS_LIGHT if self.urgent else tokens.FELT_LINE
        art.panel(self.rect, fill, border=border)
        inner = inset(self.rect, art.px(8), art.px(1))
        if self.rect.height > art.px(90):
            upper, lower = top(inner, inner.height * 3 // 4)
            sizes: tuple[float, ...] = (tokens.DISPLAY * 1.6, tokens.DISPLAY, tokens.HEAD, tokens.TITLE)
            words: tuple[float, ...] = (tokens.LEAD, tokens.BODY, tokens.SMALL)
        else:
            upper, lower = top(inner, inner.height * 21 // 40)
            sizes, words = (tokens.TITLE, tokens.LEAD, tokens.BODY, tokens.SMALL), (tokens.SMALL,)
        art.lines(upper, self.text, art.fitted(self.text, upper.size, sizes, SERIF_BOLD), tokens.PAPER, CENTRE, MIDDLE)
        face = art.fitted(self.what, lower.size, words)
        art.lines(lower, self.what, face, tokens.BRASS_LIGHT, CENTRE, MIDDLE)
