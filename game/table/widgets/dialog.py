"""A sheet of paper over everything: a title, something to read or choose, and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pygame import Rect

from game.table import tokens
from game.table.art import CENTRE, Art
from game.table.flow import bottom, centred, columns, inset, top
from game.table.node import Node
from game.table.text import SERIF_BOLD
from game.table.widgets.basic import ON_PAPER, PRIMARY, Button, Label
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Answer = tuple[str, str, "Callable[[], None]"]  # name, icon, what it does


class Dialog(Node):
    """Modal: while it is there, nothing else can be pressed.  `body` is where its content goes."""

    role = "dialog"

    def __init__(self, window: Rect, art: Art, title: str, width: float, height: float, **rest: Any) -> None:
        margin = art.px(tokens.ROOM)
        paper = centred(inset(window, margin), art.px(width), round(height))
        super().__init__(window, title, **rest)
        self.is_modal = True
        self.is_floating = True
        self.paper = paper
        inner = inset(paper, art.px(28), art.px(22))
        head, self.body = top(inner, art.height_of(title, inner.width, tokens.TITLE, SERIF_BOLD), art.px(tokens.PAD))
        self.add(
            Label(
                head, title, colour=tokens.ON_PAPER, size=tokens.TITLE, style=SERIF_BOLD, across=CENTRE, key="heading"
            )
        )

    def answers(self, art: Art, answers: Sequence[Answer]) -> None:
        """Put buttons at the foot; the first is the expected one."""
        row, self.body = bottom(self.body, art.px(tokens.CONTROL), art.px(tokens.PAD))
        widest = max(art.width_of(name, tokens.BODY, "bold") for name, _, _ in answers) + art.px(90)
        gap = art.px(tokens.PAD)
        width = min(row.width, max(widest, art.px(170)) * len(answers) + gap * (len(answers) - 1))
        for place, (name, icon, press) in zip(
            columns(centred(row, width, row.height), len(answers), gap), answers, strict=True
        ):
            manner = PRIMARY if press is answers[0][2] else ON_PAPER
            self.add(Button(place, name, press, icon=icon, manner=manner, key=f"answer {name}"))

    def draw(self, art: Art) -> None:
        art.veil(self.rect, tokens.INK_DEEP, 150)
        art.shadow(self.paper, 18, 160)
        art.panel(self.paper, tokens.PAPER, border=tokens.BRASS, radius=14, line=3)


def reading(
    window: Rect, art: Art, title: str, paragraphs: Sequence[tuple[str, str]], answers: Sequence[Answer], key: str,
    offsets: dict[str, int], width: float = 780,
) -> Dialog:  # fmt: skip
    """A dialog that is read: paragraphs as (style, text), which scroll if they are long."""
    inner = min(art.px(width), window.width - 2 * art.px(tokens.ROOM)) - 2 * art.px(28) - art.px(20)
    heights = [art.height_of(text, inner, tokens.BODY, style) for style, text in paragraphs]
    gap = art.px(10)
    content = sum(heights) + gap * max(0, len(heights) - 1)
    wanted = content + art.px(22) * 2 + art.px(tokens.PAD) * 3 + art.px(tokens.CONTROL) + art.px(52)
    dialog = Dialog(window, art, title, width, wanted, key=key)
    dialog.answers(art, answers)
    area = Scroll(dialog.body, f"{key} text", offsets, on_paper=True)
    y = area.inner.y
    children: list[Node] = []
    for (style, text), height in zip(paragraphs, heights, strict=True):
        place = Rect(area.inner.x, y, inner, height)
        children.append(Label(place, text, colour=tokens.ON_PAPER, size=tokens.BODY, style=style))
        y += height + gap
    dialog.add(area.hold(children, content))
    return dialog
