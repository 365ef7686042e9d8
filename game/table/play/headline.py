"""The column beside the table, where there is room: the headline of the round, and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE, Art
from game.table.flow import inset, left, top
from game.table.node import Node
from game.table.play.bar import explain_headline, headline_of
from game.table.play.log import entries, last_lines
from game.table.text import BOLD, SERIF_BOLD
from game.table.widgets.basic import Label, Panel
from game.table.widgets.tooltip import draw_explanation, explanation_height

if TYPE_CHECKING:
    from game.table.explaining import Explanation
    from game.table.play.hotseat import Hotseat


LINES = 40  # that the column keeps; the log has them all


class News(Node):
    """A cutting from a newspaper: the headline, what it does, and where it comes from."""

    role = "label"

    def __init__(self, rect: Rect, explanation: Explanation) -> None:
        super().__init__(rect, explanation.title, key="headline", value=explanation.spoken)
        self.explanation = explanation

    def draw(self, art: Art) -> None:
        art.shadow(self.rect, 6, 120)
        art.panel(self.rect, tokens.PAPER, border=tokens.PAPER_LINE, line=1, radius=4)
        inner = inset(self.rect, art.px(14), art.px(10))
        head, rest = top(inner, art.px(24), art.px(6))
        icon, words = left(head, art.px(22), art.px(8))
        art.icon(icon, "ui-headline", tokens.WAX)
        art.text(words, _("News of the round"), tokens.WAX, style=SERIF_BOLD, down=MIDDLE)
        art.rule((inner.x, head.bottom + art.px(2)), (inner.right, head.bottom + art.px(2)), tokens.PAPER_LINE)
        draw_explanation(art, self.explanation, Rect(rest.x, rest.y + art.px(2), rest.width, rest.height))


def aside(rect: Rect, game: Hotseat, art: Art, offsets: dict[str, int]) -> Node:
    column = Node(rect, _("News and log"), key="aside")
    rest = rect
    explanation = explain_headline(game) if headline_of(game) else None
    if explanation is not None:
        height = explanation_height(art, explanation, rect.width - art.px(28)) + art.px(56)
        cutting, rest = top(rect, min(height, rect.height * 2 // 3), art.px(10))
        column.add(News(cutting, explanation))
    panel = Panel(rest, tokens.INK, border=tokens.INK_LINE, name=_("Log"), key="log panel")
    inner = inset(rest, art.px(12), art.px(8))
    head, body = top(inner, art.px(24), art.px(5))
    panel.add(Label(head, _("What happened"), colour=tokens.ON_DARK_SOFT, size=tokens.SMALL, style=BOLD, down=MIDDLE))
    lines = last_lines(game, LINES)
    panel.add(entries(body, "log", art, offsets, lines, on_paper=False))
    column.add(panel)
    return column
