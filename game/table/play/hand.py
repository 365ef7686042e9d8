"""The hand of the seat in front: cards with their art, cost and source, and a card enlarged before it is played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.core import layout as at
from game.core.layout import NOBODY
from game.scenario.names import card_at
from game.speech.language import _
from game.table import tokens
from game.table.art import BOTTOM, CENTRE, MIDDLE, Art
from game.table.flow import columns, inset, left, right, top
from game.table.node import Node
from game.table.play.explain import explain_card, owner_of
from game.table.play.outlook import after_move
from game.table.text import BOLD
from game.table.widgets.basic import Label
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.scenario.model import Card
    from game.table.play.hotseat import Hotseat
    from game.table.tokens import Colour

NARROWEST_CARD, WIDEST_CARD = 128, 186


class CardFace(Node):
    """A card, face up."""

    role = "button"

    def __init__(
        self, rect: Rect, game: Hotseat, number: int, press: Callable[[int], None], why: str, *, can_play: bool
    ) -> None:
        name = game.names.cards[number]
        self.card: Card = card_at(game.compiled.scenario, name)
        self.shape = game.compiled.scenario.roles[owner_of(game.compiled.scenario, name)].shape
        self.can_play = can_play and not why
        super().__init__(
            rect, self.card.title, key=f"card {name}", value=_("costs {number}").format(number=self.card.cost),
            press=lambda: press(number),
            explain=lambda: explain_card(
                game, number, why if can_play else "", after_move(game.view, at.PLAY + number) if can_play else None
            ),
        )  # fmt: skip
        self.radius = 8

    def draw(self, art: Art) -> None:
        art.shadow(self.rect, 5, 110)
        draw_card(art, self.rect, self.card, self.shape, is_bright=self.can_play)


def draw_card(art: Art, rect: Rect, card: Card, shape: str, *, is_bright: bool = True) -> None:
    """A card in any size: with its picture where there is height for it."""
    seat: Colour = tokens.SEAT_COLOURS.get(shape, tokens.BRASS)
    paper = tokens.PAPER if is_bright else tokens.PAPER_SHADE
    art.panel(rect, paper, border=tokens.BRASS if is_bright else tokens.PAPER_LINE, radius=8, line=2)
    inner = inset(rect, art.px(7), art.px(6))
    inner.x, inner.width = inner.x + art.px(4), inner.width - art.px(4)
    foot_height = art.px(22)
    foot = Rect(inner.x, inner.bottom - foot_height, inner.width, foot_height)
    body = Rect(inner.x, inner.y, inner.width, foot.y - inner.y - art.px(2))
    band = Rect(rect.x + art.px(2), rect.y + art.px(8), art.px(5), rect.height - art.px(16))
    art.surface.fill(seat, band)
    title_height = art.height_of(card.title, body.width, tokens.SMALL, BOLD)
    picture_room = body.height - title_height - art.px(6)
    if picture_room >= art.px(44):
        picture, body = top(body, picture_room, art.px(5))
        window = Rect(inner.x, picture.y, rect.right - art.px(8) - inner.x, picture.height)
        draw_covering(art, window, card.art if art.pictures.has(card.art) else "generic")
    words = body
    art.text(words, card.title, tokens.ON_PAPER, style=BOLD, down=BOTTOM if picture_room >= art.px(44) else MIDDLE)
    draw_foot(art, foot, card)


def draw_covering(art: Art, window: Rect, name: str) -> None:
    """A picture that covers a window, cut where it stands over."""
    width, height = window.size
    size = (width, -(-width * 3 // 4)) if width * 3 > height * 4 else (-(-height * 4 // 3), height)
    made = art.pictures.picture(name, *size)
    if made is None:
        art.surface.fill(tokens.PAPER_SHADE, window)
        return
    cut = Rect(0, 0, min(width, made.get_width()), min(height, made.get_height()))
    cut.center = (made.get_width() // 2, made.get_height() // 2)
    art.surface.blit(made, (window.centerx - cut.width // 2, window.centery - cut.height // 2), cut)


def draw_foot(art: Art, foot: Rect, card: Card) -> None:
    """What sort of card it is, where it comes from, and what it costs."""
    kind, rest = left(foot, art.px(20), art.px(4))
    art.icon(kind, "ui-demand" if card.demand else f"ui-{card.kind}", tokens.ON_PAPER_SOFT)
    if card.cost:
        text = str(card.cost)
        number, rest = right(rest, art.width_of(text, tokens.SMALL, BOLD), art.px(3))
        art.text(number, text, tokens.ON_PAPER, style=BOLD, down=MIDDLE)
        sign, rest = right(rest, art.px(18), art.px(4))
        art.icon(sign, "ui-support", tokens.WAX)
    source = ", ".join(card.source)
    for shown in (source, card.source[0] if card.source else ""):
        if shown and art.width_of(shown) <= rest.width:
            art.text(rest, shown, tokens.ON_PAPER_SOFT, down=MIDDLE)
            break


def hand_of(game: Hotseat) -> list[int]:
    """The cards in the hand of the seat in front."""
    if game.front == NOBODY:
        return []
    first = at.HAND + game.front * at.MOST_HAND
    return list(game.state[first : first + game.state[at.HAND_COUNT + game.front]])


def hand(
    rect: Rect,
    game: Hotseat,
    art: Art,
    offsets: dict[str, int],
    press: Callable[[int], None],
    why: Callable[[int], str],
) -> Node:
    """The cards side by side; in two rows if they would be too narrow, which scroll if they would be too low."""
    area = Scroll(rect, "hand", offsets, name=_("Hand"))
    cards = hand_of(game)
    if not cards:
        area.add(Label(rect, _("No cards in hand."), colour=tokens.ON_DARK_SOFT, across=CENTRE, down=MIDDLE))
        return area
    gap = art.px(9)
    can_play = game.may_act and game.state[at.PHASE] == at.TURN
    per_row = max(1, (rect.width + gap) // (art.px(NARROWEST_CARD) + gap))
    lines = -(-len(cards) // per_row)
    per_row = -(-len(cards) // lines)
    room = area.inner if lines > 1 else rect
    width = min(room.width, per_row * (art.px(WIDEST_CARD) + gap) - gap)
    words = (width + gap) // per_row - gap - art.px(18)
    titles = (card_at(game.compiled.scenario, game.names.cards[card]).title for card in cards)
    lowest = max(art.height_of(title, words, tokens.SMALL, BOLD) for title in titles) + art.px(38)
    height = max(lowest, (rect.height + gap) // lines - gap)
    made: list[Node] = []
    for number in range(lines):
        chunk = cards[number * per_row : (number + 1) * per_row]
        line = Rect(room.x, room.y + number * (height + gap), width, height)
        for place, card in zip(columns(line, per_row, gap), chunk, strict=False):
            made.append(CardFace(place, game, card, press, why(card), can_play=can_play))
    return area.hold(made, max(rect.height, lines * (height + gap) - gap))
