"""The waiting row: issues that the chair can bring to the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.core import layout as at
from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE, Art
from game.table.flow import inset, left, right
from game.table.node import Node
from game.table.play.explain import explain_issue
from game.table.text import BOLD, SANS

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.table.play.hotseat import Hotseat


def waiting(game: Hotseat) -> list[int]:
    return [issue for issue in range(len(game.names.issues)) if not game.state[at.TABLED + issue]]


class WaitingIssue(Node):
    """An issue in the waiting row: a wooden plate that the chair can bring to the table."""

    role = "button"

    def __init__(self, rect: Rect, game: Hotseat, issue: int, press: Callable[[int], None], why: str) -> None:
        said = game.compiled.scenario.issues[game.names.issues[issue]]
        super().__init__(
            rect, said.title, key=f"waiting {game.names.issues[issue]}", value=_("waits"), press=lambda: press(issue),
            explain=lambda: explain_issue(game, issue), enabled=not why,
        )  # fmt: skip
        self.icon, self.is_core, self.can = said.icon or "issue-question", said.core, not why
        self.radius = 7

    def draw(self, art: Art) -> None:
        fill, ink = (tokens.BRASS, tokens.INK) if self.can else (tokens.WOOD_DARK, tokens.ON_DARK)
        art.panel(self.rect, fill, border=tokens.BRASS_LIGHT if self.can else tokens.WOOD_LIGHT, radius=7, line=1)
        inner = inset(self.rect, art.px(9), art.px(4))
        icon, rest = left(inner, art.px(20), art.px(7))
        art.icon(icon, self.icon, ink if self.can else tokens.BRASS_LIGHT)
        if self.is_core:
            star, rest = right(rest, art.px(15), art.px(4))
            art.icon(star, "ui-star", ink if self.can else tokens.BRASS)
        art.text(rest, self.name, ink, style=BOLD if self.can else SANS, down=MIDDLE)


def waiting_row(
    rect: Rect, game: Hotseat, art: Art, press: Callable[[int], None], why: Callable[[int], str]
) -> list[Node]:
    """The plates of the issues that wait, in a rectangle that is as high as `waiting_height` says."""
    made: list[Node] = []
    for place, issue in zip(_waiting_places(rect, game, art), waiting(game), strict=True):
        made.append(WaitingIssue(place, game, issue, press, why(issue)))
    return made


def _waiting_places(rect: Rect, game: Hotseat, art: Art) -> list[Rect]:
    places: list[Rect] = []
    x, y, height, gap = rect.x, rect.y, art.px(36), art.px(8)
    for issue in waiting(game):
        said = game.compiled.scenario.issues[game.names.issues[issue]]
        width = art.width_of(said.title, tokens.SMALL, BOLD) + art.px(50 + (20 if said.core else 0))
        if x > rect.x and x + width > rect.right:
            x, y = rect.x, y + height + gap
        places.append(Rect(x, y, min(width, rect.width), height))
        x += width + gap
    return places


def waiting_height(width: int, game: Hotseat, art: Art) -> int:
    """How high the waiting row is in that width; 0 if nothing waits."""
    made = _waiting_places(Rect(0, 0, width, 0), game, art)
    return made[-1].bottom if made else 0
