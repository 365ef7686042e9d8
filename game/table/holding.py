"""Things that are held down: a look that lasts as long as the button, and a button that must be held to do anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.speech.language import _
from game.table import tokens
from game.table.animation import Motion
from game.table.explaining import Explanation, Line
from game.table.widgets.basic import ON_PAPER, Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from pygame import Rect

    from game.table.app import App
    from game.table.art import Art
    from game.table.node import Node

LONG_ENOUGH = 700  # milliseconds: nobody who drums on the keys holds one so long, and nobody minds who means it


class Holding:
    """The one thing that is held, by whatever key, button or finger.

    It is kept as the node that it was when it was pressed: the tree may be another one when it is let go, and the focus
    elsewhere.
    """

    def __init__(self, app: App) -> None:
        self.app = app
        self.node: Node | None = None

    def begin(self, node: Node) -> None:
        """A node is held down; whatever was before is let go."""
        self.end()
        held = getattr(node, "held", None)
        if held is not None:
            self.node = node
            held(True)
            self.app.refresh()

    def end(self) -> None:
        """Nothing is held any more."""
        node, self.node = self.node, None
        held = getattr(node, "held", None)
        if held is not None:
            held(False)
            self.app.refresh()


class Filling(Motion):
    """A button that fills while it is held.  Not eased, and there in reduced motion too: it tells how long is left."""

    def __init__(self, place: Rect, length: int) -> None:
        super().__init__(length)
        self.place = place

    def draw(self, art: Art, now: int) -> None:
        part = max(0.0, min(1.0, (now - self.start) / self.length))
        filled = self.place.copy()
        filled.width = round(self.place.width * part)
        art.veil(filled, tokens.BRASS, 150)
        art.outline(self.place, tokens.BRASS, line=3)


class Hold(Button):
    """A button that does something only when it has been held for long enough.

    `at_once` does it without: for screen readers, which can't hold a key for somebody, and don't press one by chance.
    """

    def __init__(self, rect: Rect, name: str, app: App, done: Callable[[], None], *, key: str) -> None:
        text = _("Keep the button, or the Enter key, pressed until it is full.")
        super().__init__(
            rect, name, lambda: app.show_tip(key), icon="ui-eye", manner=ON_PAPER, key=key,
            explain=lambda: Explanation(name, (Line(text),)),
        )  # fmt: skip
        self.app, self.at_once = app, done
        self.filling: Filling | None = None

    def held(self, begins: bool) -> None:
        if begins:
            self.filling = filling = Filling(self.rect, LONG_ENOUGH)
            self.app.motions.append(filling)
            self.app.later(LONG_ENOUGH, lambda: self.full(filling))
        elif self.filling is not None:
            if self.filling in self.app.motions:
                self.app.motions.remove(self.filling)
            self.filling = None

    def full(self, filling: Filling) -> None:
        if self.filling is filling:
            self.app.holding.end()
            self.at_once()
