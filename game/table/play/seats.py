"""The delegations around the table: who they are, their support at home, their hands, and whose turn it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.core import layout as at
from game.core.layout import NOBODY
from game.speech.language import _
from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.flow import inset, left, right, top
from game.table.node import Node
from game.table.play.explain import explain_seat
from game.table.text import BOLD

if TYPE_CHECKING:
    from game.table.play.hotseat import Hotseat


class Delegation(Node):
    """One seat at the table; tall at an end of the table, flat on the far side."""

    role = "group"

    def __init__(self, rect: Rect, game: Hotseat, seat: int) -> None:
        role = game.names.seats[seat]
        self.game, self.seat, self.said = game, seat, game.compiled.scenario.roles[role]
        self.is_tall = rect.height > rect.width
        super().__init__(
            rect, self.said.title, key=f"seat {role}", value=self.spoken(), explain=lambda: explain_seat(game, seat)
        )

    def spoken(self) -> str:
        state = self.game.state
        said = _("support {support}, {cards} cards in hand").format(
            support=state[at.SUPPORT + self.seat], cards=state[at.HAND_COUNT + self.seat]
        )
        return f"{said}, {self.standing()}" if self.standing() else said

    def standing(self) -> str:
        """What the seat is doing, in a word or two."""
        state = self.game.state
        phase, seat = state[at.PHASE], self.seat
        if phase in (at.ANSWERING, at.SIGNING):
            return self.standing_in_offer(state[at.OFFERER] == seat, phase == at.SIGNING)
        if phase in (at.TURN, at.PACKAGING) and state[at.TURN_SEAT] == seat:
            return _("has the turn")
        if phase in (at.DOCKETING, at.CHOOSING_AGENDA) and state[at.ACTOR] == seat:
            return _("chooses")
        return ""

    def standing_in_offer(self, offers: bool, signing: bool) -> str:
        state = self.game.state
        if offers:
            word = _("counters") if state[at.COUNTERED] else _("offers")
            return _("calls the signing") if signing else word
        if state[at.ACTOR] == self.seat:
            return _("answers")
        return _("is asked next") if state[at.AWAITING] >> self.seat & 1 else ""

    @property
    def is_active(self) -> bool:
        return self.game.state[at.ACTOR] == self.seat and self.game.state[at.PHASE] != at.OVER

    def draw(self, art: Art) -> None:
        art.shadow(self.rect, 7, 120)
        colour = tokens.SEAT_COLOURS.get(self.said.shape, tokens.BRASS)
        border = tokens.BRASS_LIGHT if self.is_active else tokens.mixed(colour, tokens.INK, 0.15)
        art.panel(self.rect, tokens.INK, border=border, line=3 if self.is_active else 2)
        if self.is_tall:
            self.draw_tall(art)
        else:
            self.draw_flat(art)

    def draw_flat(self, art: Art) -> None:
        inner = inset(self.rect, art.px(9), art.px(5))
        sign, rest = left(inner, inner.height, art.px(9))
        self.draw_sign(art, sign)
        standing = self.standing()
        upper, lower = top(rest, rest.height // 2)
        counts, name = right(upper, art.px(94), art.px(6))
        below = Rect(name.x, lower.y, name.width, lower.height)
        if standing and art.width_of(standing) > below.width:
            below = lower  # the words need the whole line, and the counts stand beside the name alone
        else:
            counts.height = rest.height
        self.draw_name(art, name)
        if standing:
            art.text(below, standing, tokens.BRASS_LIGHT, down=MIDDLE)
        else:
            draw_pips(art, below, self.game.state[at.SUPPORT + self.seat], self.most)
        support, hand = left(counts, counts.width // 2)
        self.draw_count(art, support, "ui-support", self.game.state[at.SUPPORT + self.seat])
        self.draw_count(art, hand, "ui-hand", self.game.state[at.HAND_COUNT + self.seat])

    def draw_tall(self, art: Art) -> None:
        inner = inset(self.rect, art.px(10), art.px(10))
        sign, rest = top(inner, min(inner.width - art.px(28), inner.height // 3), art.px(6))
        self.draw_sign(art, sign)
        name, rest = top(rest, art.height_of(self.said.title, rest.width, tokens.BODY, BOLD), art.px(3))
        art.text(name, self.said.title, size=tokens.BODY, style=BOLD, across=CENTRE)
        standing, rest = top(rest, art.px(22), art.px(4))
        art.text(standing, self.standing(), tokens.BRASS_LIGHT, across=CENTRE, down=MIDDLE)
        line, rest = top(rest, art.px(24), art.px(2))
        state = self.game.state
        self.draw_count(art, line, "ui-support", state[at.SUPPORT + self.seat], _("support"))
        pips, rest = top(rest, art.px(12), art.px(8))
        draw_pips(art, pips, state[at.SUPPORT + self.seat], self.most)
        line, rest = top(rest, art.px(24), art.px(4))
        self.draw_count(art, line, "ui-hand", state[at.HAND_COUNT + self.seat], _("cards"))
        self.draw_backs(art, rest)

    @property
    def most(self) -> int:
        return self.game.compiled.scenario.head.rules.support_limit

    def draw_sign(self, art: Art, rect: Rect) -> None:
        draw_sign(art, rect, self.said.shape, self.said.emblem)
        if self.game.state[at.CHAIR] == self.seat and self.game.state[at.ROUND]:
            side = art.px(22)
            badge = Rect(
                rect.centerx + min(rect.size) // 2 - side + art.px(2), rect.bottom - side + art.px(2), side, side
            )
            art.dot(badge.center, side // 2, tokens.BRASS)
            art.icon(inset(badge, side // 5), "ui-chair", tokens.INK)

    def draw_name(self, art: Art, rect: Rect) -> None:
        face = art.fitted(self.said.title, rect.size, (tokens.BODY, tokens.SMALL), BOLD)
        name = self.said.title if art.texts.fits(self.said.title, face, rect.size) else self.said.short
        art.lines(rect, name, face, tokens.ON_DARK, down=MIDDLE)

    def draw_count(self, art: Art, rect: Rect, icon: str, number: int, word: str = "") -> None:
        sign, rest = left(rect, art.px(20), art.px(5))
        art.icon(sign, icon, tokens.BRASS_LIGHT)
        text = str(number)
        width = art.width_of(text, tokens.BODY, BOLD)
        art.text(Rect(rest.x, rest.y, width + 2, rest.height), text, size=tokens.BODY, style=BOLD, down=MIDDLE)
        rest = Rect(rest.x + width + art.px(6), rest.y, rest.width - width - art.px(6), rest.height)
        if word and art.width_of(word) <= rest.width:
            art.text(rest, word, tokens.ON_DARK_SOFT, down=MIDDLE)

    def draw_backs(self, art: Art, rect: Rect) -> None:
        """The hand, face down."""
        count = self.game.state[at.HAND_COUNT + self.seat]
        height = min(rect.height, art.px(54))
        width = height * 5 // 7
        if not count or height < art.px(20):
            return
        pitch = min(width + art.px(4), (rect.width - width) // max(1, count - 1)) if count > 1 else 0
        x = rect.centerx - (width + pitch * (count - 1)) // 2
        for number in range(count):
            art.picture(Rect(x + number * pitch, rect.y, width, height), "card-back")


def draw_sign(art: Art, rect: Rect, shape: str, emblem: str) -> None:
    """A seat's shape in its colour, and its emblem on it."""
    side = min(rect.width, rect.height)
    box = Rect(rect.centerx - side // 2, rect.centery - side // 2, side, side)
    art.shape(box, shape)
    if art.pictures.has(emblem):
        art.picture(box, emblem)


def draw_pips(art: Art, rect: Rect, number: int, most: int) -> None:
    """A row of small boxes, `number` of them filled."""
    gap = max(1, art.px(3))
    height = min(rect.height, art.px(9))
    for k in range(most):
        x = rect.x + round(k * (rect.width + gap) / most)
        end = rect.x + round((k + 1) * (rect.width + gap) / most) - gap
        colour = tokens.BRASS if k < number else tokens.INK_LINE
        art.surface.fill(colour, (x, rect.centery - height // 2, max(1, end - x), height))


def others_around(game: Hotseat) -> list[int]:
    """The other seats, clockwise from the left of the one in front (in public: of the first)."""
    count = len(game.names.seats)
    if game.front == NOBODY:
        return list(range(count))
    return [(game.front + step) % count for step in range(1, count)]
