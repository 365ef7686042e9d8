"""The page of the debrief on which the class says which promises were kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen
from pygame import Rect

from game.core.layout import NOBODY
from game.debrief.commitments import ASK, BROKEN, KEPT, UNTESTED, waiting
from game.debrief.wording import Wording, tell_verdict, tell_waiting
from game.speech.language import _
from game.table import tokens
from game.table.flow import columns, inset
from game.table.lesson.pages import Page, text_size
from game.table.text import ITALIC, SANS, SERIF_BOLD
from game.table.widgets.basic import ON_PAPER, PRIMARY, Button, Label, Panel
from game.table.widgets.scrolling import Scroll
from game.telling.moves import tell_move
from game.telling.things import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from game.debrief.commitments import Promise
    from game.debrief.facts import Debrief
    from game.session.session import Session
    from game.table.art import Art
    from game.table.node import Node

JUDGING = "judging"  # the part of the debrief that only the screen has
ANSWER = 54  # units: two lines of a long translation


def judging_page() -> Page:
    return Page(_("Promises: kept or broken?"), (), JUDGING)


class Cards(Scroll):
    """Wherever the focus goes, the whole card comes into sight: an answer says nothing without its promise."""

    def show(self, rect: Rect) -> bool:
        card = next((child.rect for child in self.children if child.rect.contains(rect)), rect)
        return super().show(card if card.height <= self.rect.height else rect)


@frozen
class Judging:
    """Every promise on a card: who and when, its words, what the record shows, and what the class can say.

    `answer` gets the number of a promise and a verdict.
    """

    art: Art
    debrief: Debrief
    session: Session
    answer: Callable[[int, str], None]

    def lay(self, inner: Rect) -> tuple[list[Node], int]:
        """The nodes of the page and their height."""
        art = self.art
        number = waiting(self.debrief.promises)
        text = tell_waiting(number) if number else _("Every promise has its verdict.")
        remark = _("The word of the class goes before what the record shows. It can be changed; the last word counts.")
        nodes: list[Node] = []
        y = self.say(nodes, inner, inner.y, text, size=text_size(art), key="waiting")
        y = self.say(
            nodes, inner, y + art.px(4), remark, size=tokens.BODY, style=ITALIC, colour=tokens.ON_PAPER_SOFT,
            key="judging remark",
        )  # fmt: skip
        for promise in (each for each in self.debrief.promises if not each.is_struck):
            nodes.append(self.card(Rect(inner.x, y + art.px(14), inner.width, 0), promise))
            y = nodes[-1].rect.bottom
        return nodes, y - inner.y

    def say(
        self, nodes: list[Node], column: Rect, y: int, text: str, *, key: str, size: float, style: str = SANS,
        colour: tokens.Colour = tokens.ON_PAPER,
    ) -> int:  # fmt: skip
        place = Rect(column.x, y, column.width, self.art.height_of(text, column.width, size, style))
        nodes.append(Label(place, text, colour=colour, size=size, style=style, key=key))
        return place.bottom

    def card(self, place: Rect, promise: Promise) -> Node:
        """As high as its words need it."""
        art, key = self.art, f"promise {promise.number}"
        size = text_size(art)
        inner = inset(place, art.px(18), 0)
        nodes: list[Node] = []
        y = self.say(
            nodes, inner, place.y + art.px(12), self.who_and_when(promise), size=tokens.LEAD, style=SERIF_BOLD,
            colour=tokens.WAX, key=f"{key} who",
        )  # fmt: skip
        y = self.say(nodes, inner, y + art.px(2), quoted(promise.text), size=size, key=f"{key} words")
        if promise.found != ASK:
            seen = tokens.LEAD if art.scale.is_roomy else tokens.BODY
            y = self.say(
                nodes, inner, y + art.px(4), self.what_is_seen(promise), size=seen, colour=tokens.ON_PAPER_SOFT,
                key=f"{key} seen",
            )  # fmt: skip
        row = Rect(inner.x, y + art.px(10), inner.width, art.px(ANSWER))
        rect = Rect(place.x, place.y, place.width, row.bottom + art.px(14) - place.y)
        card = Panel(rect, tokens.PAPER, border=tokens.PAPER_LINE, name=self.who_and_when(promise), key=key)
        card.add(*nodes, *self.answers(row, promise))
        return card

    def answers(self, row: Rect, promise: Promise) -> Iterator[Node]:
        """The word of the class is filled; that there is none has only a line around it."""
        said = promise.verdict if promise.judged_by_class else ASK
        for place, (verdict, name) in zip(columns(row, 4, self.art.px(10)), answers_to(promise), strict=True):
            is_said = verdict == said
            is_word = is_said and verdict != ASK
            yield Button(
                place, name, partial(self.answer, promise.number, verdict), icon="ui-check" if is_word else "",
                manner=PRIMARY if is_word else ON_PAPER, selected=is_said, key=f"judge {promise.number} {verdict}",
            )  # fmt: skip

    def who_and_when(self, promise: Promise) -> str:
        sentence = _("{seat}, before round {round}") if promise.is_before else _("{seat}, round {round}")
        return sentence.format(seat=Wording(self.debrief).promiser(promise), round=promise.round)

    def what_is_seen(self, promise: Promise) -> str:
        """The verdict of the record, with the move that shows it."""
        verdict = tell_verdict(promise.found)
        played = self.session.history[promise.n - 1] if promise.n else None
        if played is None or played.seat == NOBODY:
            return _("The record shows: {verdict}.").format(verdict=verdict)
        compiled = self.session.compiled
        return _("The record shows: {verdict}. Move {n}, {seat}: {what}").format(
            verdict=verdict,
            n=played.n,
            seat=compiled.scenario.roles[compiled.names.seats[played.seat]].title,
            what=tell_move(compiled, played.move),
        )


def answers_to(promise: Promise) -> list[tuple[str, str]]:
    """The verdicts that the class can give, and what their buttons say; the last one is to say nothing."""
    nothing = _("Leave it open") if promise.found == ASK else _("As the record shows")
    return [(KEPT, _("Kept")), (BROKEN, _("Broken")), (UNTESTED, _("It never came to that")), (ASK, nothing)]
