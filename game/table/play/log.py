"""What happened, in sentences: the latest, and all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.core import faces
from game.table import tokens
from game.table.node import Node
from game.table.play.issues import seat_sign
from game.table.text import BOLD, SANS
from game.table.widgets.scrolling import Scroll
from game.telling.sentences import tell_event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.faces import Event
    from game.table.art import Art
    from game.table.play.hotseat import Hotseat

QUIET = (faces.TurnBegan, faces.DeckReshuffled)
LOUD = (faces.RoundBegan, faces.HeadlineDrew, faces.ClauseAgreed, faces.SigningCalled, faces.Ended)


def is_told(event: Event) -> bool:
    """Whether an event is worth a line: a card that nobody may see is not."""
    return not isinstance(event, QUIET) and not (isinstance(event, faces.CardDrawn) and event.card is None)


def told(game: Hotseat, events: Sequence[Event]) -> list[tuple[str, str, bool]]:
    """Events as (shape of the seat or nothing, sentence, whether it stands out)."""
    return [line_of(game, event) for event in events if is_told(event)]


def line_of(game: Hotseat, event: Event) -> tuple[str, str, bool]:
    role = getattr(event, "seat", None)
    roles = game.compiled.scenario.roles
    shape = roles[role].shape if role in roles else ""
    return shape, tell_event(game.compiled, event), isinstance(event, LOUD)


def last_lines(game: Hotseat, count: int) -> list[tuple[str, str, bool]]:
    """The last lines of the log."""
    events = [event for _n, event in game.log()[-2 * count :] if is_told(event)]
    return [line_of(game, event) for event in events[-count:]]


def latest(game: Hotseat, count: int) -> list[str]:
    """The last few sentences."""
    events = [event for _n, event in game.log()[-60:] if is_told(event)]
    return [tell_event(game.compiled, event) for event in events[-count:]]


class Entry(Node):
    """One sentence, after the shape of the seat that it is about."""

    role = "list item"

    def __init__(self, rect: Rect, shape: str, text: str, *, stands_out: bool, on_paper: bool) -> None:
        super().__init__(rect, text, key="")
        self.shape, self.stands_out, self.on_paper = shape, stands_out, on_paper

    def draw(self, art: Art) -> None:
        if self.shape:
            side = art.px(15)
            seat_sign(
                art,
                Rect(self.rect.x, self.rect.y + art.px(3), side, side),
                self.shape,
                ground_is_dark=not self.on_paper,
            )
        ink = tokens.ON_PAPER if self.on_paper else tokens.ON_DARK
        if self.stands_out and not self.on_paper:
            ink = tokens.BRASS_LIGHT
        words = Rect(self.rect.x + art.px(24), self.rect.y, self.rect.width - art.px(24), self.rect.height)
        art.text(words, self.name, ink, style=BOLD if self.stands_out else SANS)


def entries(
    rect: Rect, key: str, art: Art, offsets: dict[str, int], lines: Sequence[tuple[str, str, bool]], *, on_paper: bool
) -> Scroll:
    """Sentences in a scroll area."""
    area = Scroll(rect, key, offsets, on_paper=on_paper)
    y, made = area.inner.y, []
    for shape, text, stands_out in lines:
        height = art.height_of(text, area.inner.width - art.px(24), tokens.SMALL, BOLD if stands_out else SANS)
        made.append(
            Entry(
                Rect(area.inner.x, y, area.inner.width, height), shape, text, stands_out=stands_out, on_paper=on_paper
            )
        )
        y += height + art.px(6)
    return area.hold(list(made), max(0, y - area.inner.y))


def entries_height(art: Art, lines: Sequence[tuple[str, str, bool]], width: int) -> int:
    return sum(
        art.height_of(text, width - art.px(24), tokens.SMALL, BOLD if loud else SANS) + art.px(6)
        for _s, text, loud in lines
    )
