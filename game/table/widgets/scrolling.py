"""A window onto something higher than itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pygame import Rect

from game.table import tokens
from game.table.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.table.art import Art

BAR = 12


class Scroll(Node):
    """Shows a part of its content.  The offset is kept by `offsets`, under the node's key, between trees."""

    role = "scroll area"

    def __init__(self, rect: Rect, key: str, offsets: dict[str, int], *, on_paper: bool = False, **rest: Any) -> None:
        super().__init__(rect, key=key, **rest)
        self.offsets, self.on_paper = offsets, on_paper
        self.clips = True
        self.content_height = rect.height

    @property
    def inner(self) -> Rect:
        """Where content is laid out, from the top; the right margin is for the bar."""
        bar = min(self.rect.width, max(8, self.rect.width // 60, BAR))
        return Rect(self.rect.x, self.rect.y - self.offset, self.rect.width - bar - 4, self.rect.height)

    @property
    def offset(self) -> int:
        return self.offsets.get(self.key, 0)

    @property
    def farthest(self) -> int:
        return max(0, self.content_height - self.rect.height)

    def hold(self, children: Sequence[Node], height: int) -> Scroll:
        """Take the content, laid out in `inner`, and its whole height."""
        self.children = list(children)
        self.content_height = height
        if self.offset > self.farthest:
            by = self.offset - self.farthest
            self.offsets[self.key] = self.farthest
            for child in self.children:
                for node in child.walk():
                    node.rect.y += by
        return self

    def move(self, by: int) -> bool:
        """Scroll by pixels; returns whether anything moved."""
        before = self.offset
        self.offsets[self.key] = max(0, min(self.farthest, before + by))
        return self.offset != before

    def show(self, rect: Rect) -> bool:
        """Scroll as little as need be to show a rectangle."""
        if rect.top < self.rect.top:
            return self.move(rect.top - self.rect.top - 4)
        if rect.bottom > self.rect.bottom:
            return self.move(min(rect.bottom - self.rect.bottom + 4, rect.top - self.rect.top))
        return False

    def draw_over(self, art: Art) -> None:
        if not self.farthest:
            return
        width = art.px(6)
        rail = Rect(self.rect.right - width, self.rect.y, width, self.rect.height)
        art.panel(rail, tokens.PAPER_LINE if self.on_paper else tokens.INK_LINE, radius=3)
        height = max(art.px(24), rail.height * self.rect.height // self.content_height)
        y = rail.y + (rail.height - height) * self.offset // self.farthest
        art.panel(Rect(rail.x, y, width, height), tokens.BRASS_DARK if self.on_paper else tokens.BRASS, radius=3)


def stacked(
    rect: Rect,
    key: str,
    offsets: dict[str, int],
    makers: Sequence[tuple[int, Callable[[Rect], Node]]],
    gap: int,
    *,
    on_paper: bool = False,
) -> Scroll:
    """A scroll area over nodes one below the other: of each its height, and what makes it in its rectangle."""
    area = Scroll(rect, key, offsets, on_paper=on_paper)
    inner = area.inner
    y = inner.y
    children = []
    for height, make in makers:
        children.append(make(Rect(inner.x, y, inner.width, height)))
        y += height + gap
    return area.hold(children, max(0, y - gap - inner.y))
