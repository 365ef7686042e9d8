"""The clock as everybody sees it, and beside it the second hand of a turn."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from game.table import tokens
from game.table.art import CENTRE, MIDDLE
from game.table.flow import inset, left, top
from game.table.node import Node
from game.table.text import SERIF_BOLD

if TYPE_CHECKING:
    from pygame import Rect

    from game.table.art import Art

URGENT = 30  # seconds


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in their figures at most, and so take the same room."""
    return re.sub(r"\d", "0", one) == re.sub(r"\d", "0", other)


def face_width(what: str, art: Art) -> int:
    """How wide a low clock must be for its words to have one line, whatever figures stand in them."""
    return max(art.px(214), art.width_of(re.sub(r"\d", "0", what)) + art.px(22))


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


class TurnHand(Node):
    """The time that is left of a turn, on a small dial and in figures.  It asks; nobody is made to move by it."""

    role = "timer"

    def __init__(self, rect: Rect, text: str, what: str, share: float, **rest: Any) -> None:
        super().__init__(rect, what, key="turn hand", value=text, **rest)
        self.share = share

    def show(self, text: str, what: str, share: float) -> None:
        self.name, self.value, self.share = what, text, share

    def draw(self, art: Art) -> None:
        is_over = self.share <= 0
        art.panel(self.rect, tokens.FELT_DARK, border=tokens.BRASS if is_over else tokens.FELT_LINE)
        inner = inset(self.rect, art.px(7), art.px(1))
        face, words = left(inner, min(art.px(34), inner.height - art.px(4)), art.px(7))
        radius = face.width // 2
        art.dot(face.center, radius, tokens.BRASS_LIGHT if is_over else tokens.PAPER_SHADE)
        art.dot(face.center, radius - art.px(2), tokens.FELT)
        angle = 2 * math.pi * (1 - self.share)
        reach = radius - art.px(5)
        tip = (round(face.centerx + reach * math.sin(angle)), round(face.centery - reach * math.cos(angle)))
        art.rule(face.center, tip, tokens.BRASS_LIGHT, 2)
        art.dot(face.center, art.px(2), tokens.BRASS_LIGHT)
        upper, lower = top(words, words.height * 11 // 20)
        sizes = (tokens.LEAD, tokens.BODY, tokens.SMALL)
        art.lines(
            upper, self.value, art.fitted(self.value, upper.size, sizes, SERIF_BOLD), tokens.PAPER, CENTRE, MIDDLE
        )
        art.lines(
            lower, self.name, art.fitted(self.name, lower.size, (tokens.SMALL,)), tokens.BRASS_LIGHT, CENTRE, MIDDLE
        )
