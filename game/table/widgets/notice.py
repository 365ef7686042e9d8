"""A sentence over everything, for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pygame import Rect

from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.flow import inset
from game.table.node import Node
from game.table.text import BOLD

if TYPE_CHECKING:
    from collections.abc import Callable


class Notice(Node):
    """Pressing it takes it away."""

    role = "alert"

    def __init__(self, rect: Rect, text: str, **rest: Any) -> None:
        super().__init__(rect, text, key="notice", **rest)
        self.is_floating = True

    @classmethod
    def over(cls, window: Rect, y: int, art: Art, text: str, press: Callable[[], None]) -> Self:
        """A notice as high as its text, in the middle of the window's width."""
        width = min(window.width - 2 * art.px(tokens.ROOM), art.px(820))
        lines = art.height_of(text, width - art.px(32), tokens.BODY, BOLD)
        return cls(Rect(window.centerx - width // 2, y, width, max(art.px(50), lines + art.px(18))), text, press=press)

    def draw(self, art: Art) -> None:
        art.shadow(self.rect, 8)
        art.panel(self.rect, tokens.PAPER, border=tokens.BRASS, line=3)
        inner = inset(self.rect, art.px(16), art.px(4))
        face = art.fitted(self.name, inner.size, (tokens.LEAD, tokens.BODY, tokens.SMALL), BOLD)
        art.lines(inner, self.name, face, tokens.ON_PAPER, CENTRE, MIDDLE)
