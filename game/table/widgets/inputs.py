"""Things whose value a person sets: text entry, choice, switch, slider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pygame import Rect

from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.flow import inset, right
from game.table.node import Node
from game.table.text import BOLD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Entry(Node):
    """A line of text to type in.  `change` gets every new text."""

    role = "text entry"

    def __init__(
        self,
        rect: Rect,
        name: str,
        text: str,
        change: Callable[[str], None],
        *,
        longest: int = 24,
        only_digits: bool = False,
        empty: str = "",
        **rest: Any,
    ) -> None:
        super().__init__(rect, name, value=text, press=lambda: None, **rest)
        self.text, self.change, self.longest, self.only_digits, self.empty = text, change, longest, only_digits, empty
        self.has_focus = False

    def typed(self, text: str) -> None:
        kept = "".join(each for each in text if each.isdigit() or (not self.only_digits and each.isprintable()))
        self.change((self.text + kept)[: self.longest])

    def erase(self) -> None:
        self.change(self.text[:-1])

    def draw(self, art: Art) -> None:
        art.panel(self.rect, tokens.INK_DEEP, border=tokens.BRASS if self.has_focus else tokens.INK_LINE)
        inner = inset(self.rect, art.px(tokens.PAD), art.px(2))
        face = art.face(tokens.BODY)
        shown = self.text
        caret = "|" if self.has_focus else ""
        while shown and art.texts.width(shown + caret, face) > inner.width:
            shown = shown[1:]  # the end is being typed, so the end is shown
        if self.text or self.has_focus:
            art.lines(inner, shown + caret, face, tokens.PAPER, down=MIDDLE)
        elif self.empty:
            art.lines(inner, self.empty, face, tokens.ON_DARK_SOFT, down=MIDDLE)


class Adjusted(Node):
    """A node that left and right change, by -1 or +1."""

    def adjust(self, by: int) -> None:
        """Change the value one step."""

    def press_at(self, point: tuple[int, int]) -> None:
        """What pressing at a point does."""
        self.adjust(-1 if point[0] < self.rect.centerx else 1)


class Choice(Adjusted):
    """One of several values; pressing goes to the next, left and right either way."""

    role = "combo box"

    def __init__(
        self,
        rect: Rect,
        name: str,
        values: Sequence[tuple[str, str]],
        chosen: str,
        change: Callable[[str], None],
        **rest: Any,
    ) -> None:
        ids = [value for value, _ in values]
        self.at = ids.index(chosen) if chosen in ids else 0
        super().__init__(rect, name, value=values[self.at][1], press=lambda: self.adjust(1), **rest)
        self.values, self.change = values, change

    def adjust(self, by: int) -> None:
        self.change(self.values[(self.at + by) % len(self.values)][0])

    def draw(self, art: Art) -> None:
        art.panel(self.rect, tokens.INK_SOFT, border=tokens.INK_LINE)
        side = self.rect.height
        back = Rect(self.rect.x, self.rect.y, side, side)
        on = Rect(self.rect.right - side, self.rect.y, side, side)
        art.icon(inset(back, side // 3), "ui-back", tokens.BRASS_LIGHT)
        art.icon(inset(on, side // 3), "ui-next", tokens.BRASS_LIGHT)
        words = inset(self.rect, side * 3 // 4, art.px(2))
        face = art.fitted(self.value, words.size, (tokens.BODY, tokens.SMALL), BOLD)
        art.lines(words, self.value, face, tokens.PAPER, across=CENTRE, down=MIDDLE)


class Switch(Node):
    """On or off."""

    role = "check box"

    def __init__(self, rect: Rect, name: str, on: bool, change: Callable[[bool], None], **rest: Any) -> None:
        super().__init__(rect, name, press=lambda: change(not on), selected=on, **rest)
        self.on = on

    def draw(self, art: Art) -> None:
        art.panel(self.rect, tokens.INK_SOFT, border=tokens.INK_LINE)
        box, words = right(inset(self.rect, art.px(tokens.PAD), art.px(4)), art.px(56), art.px(tokens.GAP))
        face = art.fitted(self.name, words.size, (tokens.BODY, tokens.SMALL))
        art.lines(words, self.name, face, tokens.PAPER, down=MIDDLE)
        rail = Rect(box.x, 0, box.width, art.px(28))
        rail.centery = box.centery
        art.panel(rail, tokens.BRASS if self.on else tokens.INK_DEEP, radius=14, border=tokens.BRASS)
        centre = (rail.right - art.px(14) if self.on else rail.x + art.px(14), rail.centery)
        art.dot(centre, art.px(9), tokens.INK if self.on else tokens.ON_DARK_SOFT)
        if self.on:
            art.icon(Rect(centre[0] - art.px(7), centre[1] - art.px(7), art.px(14), art.px(14)), "ui-check")


class Slider(Adjusted):
    """A share from 0 to 100."""

    role = "slider"

    def __init__(self, rect: Rect, name: str, share: int, change: Callable[[int], None], **rest: Any) -> None:
        super().__init__(rect, name, value=f"{share} %", press=lambda: self.adjust(1), **rest)
        self.share, self.change = share, change
        self.rail = Rect(rect.x + rect.width // 2, rect.y, rect.width // 2 - rect.height // 2, rect.height)

    def adjust(self, by: int) -> None:
        self.change(max(0, min(100, self.share + 10 * by)))

    def press_at(self, point: tuple[int, int]) -> None:
        share = round((point[0] - self.rail.x) / max(1, self.rail.width) * 10) * 10
        self.change(max(0, min(100, share)))

    def draw(self, art: Art) -> None:
        art.panel(self.rect, tokens.INK_SOFT, border=tokens.INK_LINE)
        words = inset(
            Rect(self.rect.x, self.rect.y, self.rail.x - self.rect.x, self.rect.height), art.px(tokens.PAD), 2
        )
        label = f"{self.name}: {self.value}"
        art.lines(words, label, art.fitted(label, words.size, (tokens.BODY, tokens.SMALL)), tokens.PAPER, down=MIDDLE)
        line = Rect(self.rail.x, 0, self.rail.width, art.px(8))
        line.centery = self.rect.centery
        art.panel(line, tokens.INK_DEEP, radius=4)
        filled = Rect(line.x, line.y, max(1, line.width * self.share // 100), line.height)
        art.panel(filled, tokens.BRASS, radius=4)
        art.dot((filled.right, line.centery), art.px(12), tokens.BRASS_LIGHT)
