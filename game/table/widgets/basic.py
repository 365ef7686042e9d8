"""Labels, panels, pictures and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.table import tokens
from game.table.art import CENTRE, LEFT, MIDDLE, TOP, Art
from game.table.flow import inset, left
from game.table.node import Node
from game.table.text import BOLD, SANS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pygame import Rect

    from game.table.tokens import Colour

PRIMARY, PLAIN, ON_PAPER, GRAVE, QUIET = "primary", "plain", "on-paper", "grave", "quiet"
# Fill, border and text of each manner of button.
MANNERS: dict[str, tuple[Colour, Colour, Colour]] = {
    PRIMARY: (tokens.BRASS, tokens.BRASS_LIGHT, tokens.INK),
    PLAIN: (tokens.INK_SOFT, tokens.INK_LINE, tokens.PAPER),
    ON_PAPER: (tokens.PAPER_SHADE, tokens.PAPER_LINE, tokens.INK),
    GRAVE: (tokens.WAX, tokens.WAX_DARK, tokens.PAPER),
    QUIET: (tokens.INK, tokens.INK, tokens.PAPER),
}
DISABLED = (tokens.INK_SOFT, tokens.INK_SOFT, tokens.ON_DARK_SOFT)
DISABLED_ON_PAPER = (tokens.PAPER, tokens.PAPER_LINE, tokens.ON_PAPER_SOFT)


class Label(Node):
    """Text that is only read."""

    role = "label"

    def __init__(
        self,
        rect: Rect,
        text: str,
        *,
        colour: Colour = tokens.ON_DARK,
        size: float = tokens.BODY,
        style: str = SANS,
        across: float = LEFT,
        down: float = TOP,
        **rest: Any,
    ) -> None:
        super().__init__(rect, text, **rest)
        self.colour, self.size, self.style, self.across, self.down = colour, size, style, across, down

    def draw(self, art: Art) -> None:
        art.text(
            self.rect, self.name, self.colour, size=self.size, style=self.style, across=self.across, down=self.down
        )


class Panel(Node):
    """A ground on which other nodes lie."""

    def __init__(
        self, rect: Rect, fill: Colour, *, border: Colour | None = None, shadow: float = 0, **rest: Any
    ) -> None:
        super().__init__(rect, **rest)
        self.fill, self.border, self.shadow = fill, border, shadow

    def draw(self, art: Art) -> None:
        if self.shadow:
            art.shadow(self.rect, self.shadow)
        art.panel(self.rect, self.fill, border=self.border, radius=self.radius)


class Drawn(Node):
    """A node that a function draws."""

    role = "image"

    def __init__(self, rect: Rect, drawing: Callable[[Art, Rect], None], name: str = "", **rest: Any) -> None:
        super().__init__(rect, name, **rest)
        self.drawing = drawing

    def draw(self, art: Art) -> None:
        self.drawing(art, self.rect)


class Button(Node):
    """Something to press; `icon` stands before the name, or alone if `bare`."""

    role = "button"

    def __init__(
        self,
        rect: Rect,
        name: str,
        press: Callable[[], None],
        *,
        icon: str = "",
        manner: str = PLAIN,
        bare: bool = False,
        size: float = tokens.BODY,
        across: float = CENTRE,
        **rest: Any,
    ) -> None:
        super().__init__(rect, name, press=press, **rest)
        self.icon, self.manner, self.bare, self.size, self.across = icon, manner, bare, size, across

    def colours(self) -> tuple[Colour, Colour, Colour]:
        if not self.enabled:
            return DISABLED_ON_PAPER if self.manner == ON_PAPER else DISABLED
        fill, border, ink = MANNERS[self.manner]
        return (fill, tokens.BRASS, ink) if self.selected else (fill, border, ink)

    def draw(self, art: Art) -> None:
        fill, border, ink = self.colours()
        art.panel(self.rect, fill, border=border, radius=self.radius, line=3 if self.selected else tokens.LINE)
        inner = inset(self.rect, art.px(tokens.PAD), art.px(3))
        if self.bare:
            art.icon(inset(self.rect, min(self.rect.size) // 4), self.icon, ink)
            return
        icon_side = art.px(self.size * 1.25) if self.icon else 0
        gap = art.px(tokens.GAP) if self.icon else 0
        room = (inner.width - icon_side - gap, inner.height)
        face = art.fitted(self.name, room, (self.size, tokens.SMALL), BOLD)
        width, _ = art.texts.size(self.name, face, room[0])
        block = icon_side + gap + width
        x = inner.x + round((inner.width - block) * self.across)
        if self.icon:
            place = inner.copy()
            place.x, place.width = x, icon_side
            art.icon(place, self.icon, ink)
            x += icon_side + gap
        words = inner.copy()
        words.x, words.width = x, inner.right - x
        art.lines(words, self.name, face, ink, across=LEFT, down=MIDDLE)


class Row(Node):
    """A line of a list: a name, a second line below it, and an icon before both; press to choose it."""

    role = "option"

    def __init__(
        self,
        rect: Rect,
        name: str,
        press: Callable[[], None],
        *,
        second: str = "",
        icon: str = "",
        on_paper: bool = False,
        **rest: Any,
    ) -> None:
        super().__init__(rect, name, press=press, value=second, **rest)
        self.second, self.icon, self.on_paper = second, icon, on_paper

    def draw(self, art: Art) -> None:
        fill = tokens.PAPER_SHADE if self.on_paper else tokens.INK_SOFT
        line = tokens.PAPER_LINE if self.on_paper else tokens.INK_LINE
        ink = tokens.ON_PAPER if self.on_paper else tokens.ON_DARK
        soft = tokens.ON_PAPER_SOFT if self.on_paper else tokens.ON_DARK_SOFT
        art.panel(self.rect, fill, border=tokens.BRASS if self.selected else line, line=3 if self.selected else 1)
        inner = inset(self.rect, art.px(tokens.PAD), art.px(6))
        if self.icon:
            place, inner = left(inner, art.px(32), art.px(tokens.PAD))
            art.icon(place, self.icon, ink if self.icon.startswith(("ui-", "issue-", "track-")) else None)
        if not self.second:
            art.text(inner, self.name, ink, size=tokens.BODY, style=BOLD, down=MIDDLE)
            return
        height = art.height_of(self.name, inner.width, tokens.BODY, BOLD)
        below = art.height_of(self.second, inner.width, tokens.SMALL)
        spare = max(0, inner.height - height - below) // 2
        upper = inner.copy()
        upper.y, upper.height = inner.y + spare, height
        lower = inner.copy()
        lower.y, lower.height = upper.bottom, inner.bottom - upper.bottom
        art.text(upper, self.name, ink, size=tokens.BODY, style=BOLD)
        art.text(lower, self.second, soft)
