"""The paper slip that says what a thing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.table import tokens
from game.table.explaining import GAIN, LOSS, SOFT, STRONG, WARNING, Explanation, Line
from game.table.flow import inset, within
from game.table.node import Node
from game.table.text import BOLD, ITALIC, SANS, SERIF_BOLD

if TYPE_CHECKING:
    from game.table.art import Art
    from game.table.tokens import Colour

WIDTH = 460
TONES: dict[str, tuple[Colour, str]] = {
    STRONG: (tokens.ON_PAPER, BOLD),
    SOFT: (tokens.ON_PAPER_SOFT, ITALIC),
    GAIN: (tokens.GAIN_ON_PAPER, BOLD),
    LOSS: (tokens.LOSS_ON_PAPER, BOLD),
    WARNING: (tokens.LOSS_ON_PAPER, BOLD),
}


class Tooltip(Node):
    """An explanation beside the node that it explains."""

    role = "tooltip"

    def __init__(self, explanation: Explanation, beside: Rect, window: Rect, art: Art) -> None:
        self.explanation = explanation
        pad = art.px(tokens.PAD)
        width = min(art.px(WIDTH), window.width - 2 * pad)
        height = explanation_height(art, explanation, width - 2 * pad) + 2 * pad
        super().__init__(place_beside(beside, width, height, window, art.px(tokens.GAP)), explanation.title)
        self.value = explanation.spoken
        self.is_floating = True

    def draw(self, art: Art) -> None:
        art.shadow(self.rect, 9)
        art.panel(self.rect, tokens.PAPER, border=tokens.BRASS)
        draw_explanation(art, self.explanation, inset(self.rect, art.px(tokens.PAD)))


def place_beside(beside: Rect, width: int, height: int, window: Rect, gap: int) -> Rect:
    """Where a slip of that size covers least of what it explains: above, below, right or left of it."""
    inner = inset(window, gap)
    places = [
        Rect(beside.centerx - width // 2, beside.top - gap - height, width, height),
        Rect(beside.centerx - width // 2, beside.bottom + gap, width, height),
        Rect(beside.right + gap, beside.centery - height // 2, width, height),
        Rect(beside.left - gap - width, beside.centery - height // 2, width, height),
    ]
    placed = [within(place, inner) for place in places]

    def hidden(place: Rect) -> int:
        common = place.clip(beside)
        return common.width * common.height

    return min(placed, key=hidden)


def _line_room(art: Art, line: Line, width: int) -> int:
    return width - art.px(26) if line.icon else width


def explanation_height(art: Art, explanation: Explanation, width: int) -> int:
    height = art.height_of(explanation.title, width, tokens.BODY, SERIF_BOLD)
    for number, line in enumerate(explanation.lines):
        style = TONES.get(line.tone, (tokens.ON_PAPER, SANS))[1]
        height += art.px(5) * bool(number or explanation.title) + art.height_of(
            line.text, _line_room(art, line, width), tokens.SMALL, style
        )
    foot = _foot(explanation)
    if foot:
        height += art.px(16) + max(art.px(18), art.height_of(foot, width - art.px(26), tokens.SMALL))
    return height


def _foot(explanation: Explanation) -> str:
    return " · ".join(part for part in (explanation.kind, explanation.source) if part)


def draw_explanation(art: Art, explanation: Explanation, rect: Rect) -> None:
    """Title, lines, and at the foot the kind of statement and its source."""
    y = rect.y
    y += art.text(
        Rect(rect.x, y, rect.width, rect.bottom - y),
        explanation.title,
        tokens.ON_PAPER,
        size=tokens.BODY,
        style=SERIF_BOLD,
    )
    for line in explanation.lines:
        colour, style = TONES.get(line.tone, (tokens.ON_PAPER, SANS))
        y += art.px(5) if y > rect.y else 0
        room = _line_room(art, line, rect.width)
        if line.icon:
            art.icon(Rect(rect.x, y + art.px(2), art.px(18), art.px(18)), line.icon, colour)
        words = Rect(rect.right - room, y, room, rect.bottom - y)
        y += art.text(words, line.text, colour, style=style)
    foot = _foot(explanation)
    if foot:
        y += art.px(8)
        art.rule((rect.x, y), (rect.right, y), tokens.PAPER_LINE)
        y += art.px(8)
        if explanation.kind_icon:
            art.icon(Rect(rect.x, y + art.px(1), art.px(18), art.px(18)), explanation.kind_icon, tokens.ON_PAPER_SOFT)
        words = Rect(rect.x + art.px(26), y, rect.width - art.px(26), rect.bottom - y)
        art.text(words, foot, tokens.ON_PAPER_SOFT)
