"""The frame that the screens outside the game share: the room, a title, a sheet to work on, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE
from game.table.flow import bottom, inset, left, top
from game.table.node import Node
from game.table.play.ground import cover
from game.table.screen import Screen
from game.table.text import SERIF_BOLD
from game.table.widgets.basic import Button, Label, Panel

if TYPE_CHECKING:
    from pygame import Rect

    from game.table.art import Art


class FramedScreen(Screen):
    """A screen with a heading and a way back; `fill` puts the rest into the body."""

    icon = "ui-back"

    @property
    def title(self) -> str:
        raise NotImplementedError

    def build(self, art: Art, window: Rect) -> Node:
        root = Node(window, self.title, key="screen")
        inner = inset(window, art.px(28), art.px(18))
        head, body = top(inner, art.px(52), art.px(14))
        back, words = left(head, art.px(52), art.px(16))
        root.add(Button(back, _("Back"), self.escape, icon="ui-back", bare=True, key="back"))
        root.add(Label(words, self.title, size=tokens.HEAD, style=SERIF_BOLD, down=MIDDLE, key="heading"))
        self.fill(root, body, art)
        return root

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        raise NotImplementedError

    def draw_ground(self, art: Art, window: Rect) -> None:
        cover(art, window, "room", tokens.INK_DEEP)


def sheet(rect: Rect, name: str) -> Panel:
    """A dark sheet on which controls lie."""
    return Panel(rect, tokens.INK, border=tokens.INK_LINE, name=name, key=f"sheet {name}")


def foot(rect: Rect, art: Art) -> tuple[Rect, Rect]:
    """The row of buttons at the foot of a body, and what is above it."""
    return bottom(rect, art.px(54), art.px(14))
