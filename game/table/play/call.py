"""The strip that calls a delegation to the table, on the public view: who is awaited, and the way to its own side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import layout as at
from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE, Art
from game.table.explaining import Explanation, Line
from game.table.flow import bottom, inset, left
from game.table.node import Node
from game.table.play.curtain import Sign
from game.table.text import SERIF_BOLD
from game.table.widgets.basic import PRIMARY, Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from pygame import Rect

    from game.table.play.hotseat import Hotseat

SIZES = (tokens.HEAD * 1.3, tokens.HEAD, tokens.TITLE, tokens.LEAD, tokens.BODY, tokens.SMALL)


def called(game: Hotseat, seat: int) -> str:
    """What a delegation is called to the table for: as public as whose move it is."""
    title = game.compiled.scenario.roles[game.names.seats[seat]].title
    phase = game.state[at.PHASE]
    sentence = {
        at.CHOOSING_AGENDA: _("{seat} chooses its agenda: come to the table"),
        at.DOCKETING: _("{seat} is in the chair: come to the table"),
        at.ANSWERING: _("{seat} is asked: come to the table"),
        at.SIGNING: _("{seat} is asked to sign: come to the table"),
    }.get(phase, _("{seat} has the turn: come to the table"))
    return sentence.format(seat=title)


class Call(Node):
    """The strip.  The focus rests on it, because pressing it does nothing: it says what the button is for."""

    def __init__(self, rect: Rect, game: Hotseat, seat: int) -> None:
        text = _(
            "Everybody may know what is shown here. The side of the delegation opens at the button, and is covered "
            "again when the move passes on."
        )
        name = called(game, seat)
        super().__init__(rect, name, key="call", explain=lambda: Explanation(name, (Line(text),)))

    def draw(self, art: Art) -> None:
        art.shadow(self.rect, 8, 140)
        art.panel(self.rect, tokens.PAPER, border=tokens.BRASS, line=3)


class Words(Node):
    """The sentence, as large as the strip allows."""

    role = "heading"

    def draw(self, art: Art) -> None:
        face = art.fitted(self.name, self.rect.size, SIZES, SERIF_BOLD)
        art.lines(self.rect, self.name, face, tokens.ON_PAPER, down=MIDDLE)


def call(rect: Rect, game: Hotseat, art: Art, seat: int, ask: Callable[[], None]) -> Node:
    """`ask`: what the button does."""
    strip = Call(rect, game, seat)
    inner = inset(rect, art.px(14), art.px(10))
    sign, rest = left(inner, min(inner.height, inner.width // 4), art.px(16))
    strip.add(Sign(sign, game.compiled.scenario.roles[game.names.seats[seat]], key="call sign"))
    row, words = bottom(rest, art.px(tokens.CONTROL), art.px(6))
    row.width = min(row.width, art.px(400))
    strip.add(Words(words, strip.name, key="call words"))
    strip.add(Button(row, _("To our own side"), ask, icon="ui-eye", manner=PRIMARY, key="call button"))
    return strip
