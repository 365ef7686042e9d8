"""A public track: where it stands between its ends, and how it last moved."""

from __future__ import annotations

from typing import Any

from pygame import Rect

from game.table import tokens
from game.table.art import MIDDLE, RIGHT, Art
from game.table.flow import inset, left, right
from game.table.node import Node
from game.table.text import BOLD


class Gauge(Node):
    """`low` ≤ `number` ≤ `high`; `change` is how far it moved last (0: it did not)."""

    role = "meter"

    def __init__(
        self,
        rect: Rect,
        title: str,
        icon: str,
        low: int,
        high: int,
        number: int,
        change: int,
        *,
        boxes: int = 0,
        unit: str = "",
        then: int | None = None,
        **rest: Any,
    ) -> None:
        value = f"{number}{unit} ({low} – {high})"
        super().__init__(rect, title, value=value, **rest)
        self.then = then if then != number else None  # what it would become
        self.boxes, self.unit = boxes or max(1, high - low), unit
        self.icon, self.low, self.high, self.number, self.change = icon, low, high, number, change
        self.shown: float = number  # while it moves: where the mark is drawn
        if change:
            self.value += f", {'▲' if change > 0 else '▼'} {abs(change)}"

    def draw(self, art: Art) -> None:
        art.panel(self.rect, tokens.INK, border=tokens.INK_LINE, line=1)
        inner = inset(self.rect, art.px(10), art.px(5))
        icon, rest = left(inner, art.px(26), art.px(tokens.GAP))
        art.icon(icon, self.icon, tokens.BRASS_LIGHT)
        bar = Rect(rest.x, rest.bottom - art.px(14), rest.width, art.px(12))
        upper = Rect(rest.x, rest.y, rest.width, bar.y - rest.y - art.px(2))
        digits = f"{round(self.shown)}{self.unit}"
        number, words = right(upper, art.width_of(digits, tokens.LEAD, BOLD), art.px(6))
        art.text(number, digits, tokens.ON_DARK, size=tokens.LEAD, style=BOLD, across=RIGHT, down=MIDDLE)
        art.text(words, self.name, tokens.ON_DARK, down=MIDDLE)
        if self.then is not None:
            text = f"→ {self.then}{self.unit}"
            words, bar = right(bar, art.width_of(text, tokens.SMALL, BOLD), art.px(6))
            words = Rect(words.x, words.centery - art.px(10), words.width, art.px(20))
            art.text(words, text, tokens.BRASS_LIGHT, style=BOLD, down=MIDDLE)
        elif self.change:
            arrow, bar = right(bar, art.px(18) + art.width_of(str(abs(self.change)), tokens.SMALL, BOLD), art.px(6))
            self.draw_change(art, arrow)
        self.draw_bar(art, bar)

    def draw_change(self, art: Art, rect: Rect) -> None:
        """Which way it moved last, and how far."""
        sign, words = left(rect, art.px(15), art.px(3))
        art.icon(sign, "ui-up" if self.change > 0 else "ui-down", tokens.BRASS_LIGHT)
        art.text(
            Rect(words.x, words.centery - art.px(10), words.width, art.px(20)),
            str(abs(self.change)), tokens.BRASS_LIGHT, style=BOLD, down=MIDDLE,
        )  # fmt: skip

    def draw_bar(self, art: Art, bar: Rect) -> None:
        """A box for every step, filled up to the number."""
        steps = self.boxes
        filled = (self.shown - self.low) * steps / max(1, self.high - self.low)
        gap = max(1, art.px(2))
        for k in range(steps):
            x = bar.x + round(k * (bar.width + gap) / steps)
            end = bar.x + round((k + 1) * (bar.width + gap) / steps) - gap
            share = max(0.0, min(1.0, filled - k))
            art.surface.fill(tokens.INK_LINE, (x, bar.y, end - x, bar.height))
            if share > 0:
                art.surface.fill(tokens.BRASS, (x, bar.y, max(1, round((end - x) * share)), bar.height))
