"""The cards: decks, secret agendas and headlines at 63 × 88 mm, nine on a sheet, with backs and crop marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.print.grid import CARD_HEIGHT, CARD_WIDTH, CARDS_A_SHEET, crop_marks, place, place_behind
from game.print.sheet import FAINT, GREY, INK, seat_colour
from game.print.text import BOLD, HEADING, ITALIC, Block, lay
from game.telling.language import _
from game.telling.sentences import (
    kind_name,
    quoted,
    seat_name,
    signed,
    tell_condition,
    tell_demand,
    tell_effects,
    tell_rewards,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.print.grid import Paper
    from game.print.sheet import Sheet
    from game.scenario.compiling import Compiled
    from game.scenario.model import Card, Cited, Headline, Role

INSET = 4.0  # between the edge of a card and anything printed on it
LARGEST, SMALLEST, COMFORTABLE = 8.25, 4.75, 7.0
ART_HEIGHTS = (25.0, 19.0, 13.0, 0.0)
BODY_TOP, FOOT_HEIGHT = 16.2, 4.4


@frozen
class Face:
    """The front of a card, whatever it is of, and which pile it belongs to (what its back shows)."""

    what: str  # for a report of a text that does not fit
    title: str
    pile: Pile
    label: str
    icon: str
    body: tuple[Block, ...]
    foot: str
    art: str = ""
    cost: int = 0


@frozen
class Pile:
    """A pile of cards with one back: a seat's deck, its agendas, or the headlines (no role)."""

    name: str
    icon: str
    role: Role | None = None


def faces_of(compiled: Compiled) -> list[Face]:
    """Every card of a scenario, pile by pile."""
    scenario = compiled.scenario
    faces: list[Face] = []
    for role_id, role in scenario.roles.items():
        deck = Pile(_("cards"), "ui-hand", role)
        faces += [_card(compiled, card, name, role_id, deck) for name, card in scenario.decks.get(role_id, {}).items()]
        secret = Pile(_("secret agenda"), "ui-agenda", role)
        faces += [_agenda(compiled, role_id, name, secret) for name in role.agendas]
    news = Pile(_("headlines"), "ui-headline")
    faces += [_headline(compiled, headline, name, news) for name, headline in scenario.headlines.items()]
    return faces


def _card(compiled: Compiled, card: Card, name: str, owner: str, pile: Pile) -> Face:
    scenario = compiled.scenario
    doing = []
    if card.demand is not None:
        doing.append(_capital(tell_demand(scenario, card)))
        if scenario.head.rules.applause:
            applause = signed(scenario.head.rules.applause)
            doing.append(_("Applause: {seats} support {by}").format(seats=seat_name(scenario, owner), by=applause))
    doing += [_capital(each) for each in tell_effects(compiled, card, owner)]
    body = [Block(card.text)]
    if card.when is not None:
        condition = tell_condition(scenario, card.when)
        body.append(Block(_("Only while {condition}.").format(condition=condition), ITALIC, before=0.4))
    body += _list(doing)
    return Face(
        what=_("card {name}").format(name=name),
        title=card.title,
        pile=pile,
        label=_("demand") if card.demand is not None else _("leverage"),
        icon="ui-demand" if card.demand is not None else "ui-leverage",
        body=(*body, *_answer(card)),
        foot=_foot(card),
        art=card.art or "generic",
        cost=card.cost,
    )


def _agenda(compiled: Compiled, role: str, name: str, pile: Pile) -> Face:
    agenda = compiled.scenario.roles[role].agendas[name]
    return Face(
        what=_("agenda {name}").format(name=f"{role}.{name}"),
        title=agenda.title,
        pile=pile,
        label=_("secret agenda"),
        icon="ui-agenda",
        body=(
            Block(agenda.text),
            *_list(_capital(each) for each in tell_rewards(compiled.scenario, f"{role}.{name}")),
            *_answer(agenda),
        ),
        foot=_foot(agenda),
        art="envelope",
    )


def _headline(compiled: Compiled, headline: Headline, name: str, pile: Pile) -> Face:
    return Face(
        what=_("headline {name}").format(name=name),
        title=headline.title,
        pile=pile,
        label=_("headline"),
        icon="ui-headline",
        body=(
            Block(headline.text),
            *_list(_capital(each) for each in tell_effects(compiled, headline)),
            *_answer(headline),
        ),
        foot=_foot(headline),
        art="newspaper",
    )


def _list(texts: Sequence[str] | Iterator[str]) -> Iterator[Block]:
    for number, text in enumerate(texts):
        yield Block(text, BOLD, scale=0.96, before=0.55 if number == 0 else 0.15, hang=0.9, bullet="•")


def _answer(cited: Cited) -> Iterator[Block]:
    if cited.answer:
        yield Block(
            _("The article answers: {answer}").format(answer=quoted(cited.answer)), ITALIC, scale=0.94, before=0.5
        )


def _foot(cited: Cited) -> str:
    kind = kind_name(cited.kind)
    return _("{kind}, {paragraphs}").format(kind=kind, paragraphs=", ".join(cited.source)) if cited.source else kind


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# ---- fronts ---------------------------------------------------------------------------------------------------------


def draw_face(sheet: Sheet, face: Face, x: float, y: float) -> None:
    """The front of a card with its corner at (x, y)."""
    role = face.pile.role
    left, width = x + INSET, CARD_WIDTH - 2 * INSET
    _head(sheet, face, x, y)
    body_width = width - 0.4
    bottom = y + CARD_HEIGHT - INSET - FOOT_HEIGHT
    art = next(
        (high for high in ART_HEIGHTS if _height(sheet, face, body_width) <= bottom - y - BODY_TOP - _with_gap(high)),
        0.0,
    )
    top = y + BODY_TOP
    if art:
        sheet.pictures.draw(face.art, left, top, width, art)
        sheet.box(left, top, width, art, thick=0.15)
    top += _with_gap(art)
    sheet.fill(face.what, face.body, (left + 0.2, top, body_width, bottom - top), LARGEST, SMALLEST)
    rule = y + CARD_HEIGHT - INSET - FOOT_HEIGHT + 0.9
    sheet.line(left, rule, left + width, rule, 0.15, FAINT)
    owner = role.title if role is not None else ""
    end = sheet.width(owner, BOLD, 5.6)
    sheet.write_within(face.what, face.foot, left, rule + 2.7, width - end - 1.5, 5.6, colour=GREY)
    sheet.write(owner, left + width, rule + 2.7, 5.6, BOLD, GREY, "right")


def _head(sheet: Sheet, face: Face, x: float, y: float) -> None:
    """Shape, title, what sort of card, and what it costs."""
    role = face.pile.role
    left, width, badge = x + INSET, CARD_WIDTH - 2 * INSET, 9.0
    top = y + INSET - 0.3
    if role is not None:
        sheet.badge(role, left, top, badge)
    else:
        sheet.icon("ui-headline", left + 0.6, top + 0.6, badge - 1.2)
    cost = 8.0 if face.cost else 0.0
    room = width - badge - 2.0 - (cost + 1.2 if cost else 0.0)
    title = [Block(face.title, HEADING)]
    sheet.fill(face.what, title, (left + badge + 2.0, top - 0.4, room, 7.0), 10.5, 6.0)
    sheet.icon(face.icon, left + badge + 2.0, top + 6.5, 2.9)
    sheet.write(face.label.upper(), left + badge + 5.6, top + 8.85, 5.6, BOLD, GREY)
    if cost:
        sheet.ring(left + width - cost / 2, top + 3.6, 3.6, 0.4)
        sheet.write(f"−{face.cost}", left + width - cost / 2, top + 4.9, 9.5, BOLD, anchor="middle")
        sheet.write(_("support"), left + width - cost / 2, top + 9.6, 4.8, colour=GREY, anchor="middle")
    colour = seat_colour(role) if role is not None else INK
    sheet.line(left, y + BODY_TOP - 1.6, left + width, y + BODY_TOP - 1.6, 0.8, colour)


def _with_gap(art: float) -> float:
    return art + 1.4 if art else 0.0


def _height(sheet: Sheet, face: Face, width: float) -> float:
    """How high the text is at a size that is read with comfort."""
    return lay(sheet, face.body, width, COMFORTABLE).height


# ---- backs ----------------------------------------------------------------------------------------------------------


def draw_back(sheet: Sheet, pile: Pile, x: float, y: float) -> None:
    """The back of a card: the same for a whole pile, and white at the edge, where a sheet may shift in the printer."""
    role = pile.role
    colour = seat_colour(role) if role is not None else INK
    left, top, width, height = x + INSET, y + INSET, CARD_WIDTH - 2 * INSET, CARD_HEIGHT - 2 * INSET
    middle = x + CARD_WIDTH / 2
    sheet.box(left, top, width, height, thick=0.9, colour=colour, round_=3)
    sheet.box(left + 1.6, top + 1.6, width - 3.2, height - 3.2, thick=0.25, colour=colour, round_=2)
    if role is not None:
        size = 30.0
        sheet.emblem(role, middle - size / 2, top + 14, size)
    else:
        sheet.icon(pile.icon, middle - 13, top + 16, 26)
    name = role.title if role is not None else pile.name.capitalize()
    sheet.write_within(name, name, middle, top + 56, width - 8, 14, HEADING, anchor="middle")
    if role is not None:
        word = pile.name.upper()
        wide = sheet.width(word, BOLD, 8)
        sheet.icon(pile.icon, middle - wide / 2 - 6.2, top + 61.6, 4.6)
        sheet.write(word, middle, top + 65, 8, BOLD, GREY, "middle")


# ---- sheets ---------------------------------------------------------------------------------------------------------


def print_cards(sheet: Sheet, compiled: Compiled) -> None:
    """Nine cards to a page, and behind every page the page of their backs."""
    faces = faces_of(compiled)
    for first in range(0, len(faces), CARDS_A_SHEET):
        some = faces[first : first + CARDS_A_SHEET]
        sheet.new_leaf()
        _cut_lines(sheet, sheet.paper)
        for number, face in enumerate(some):
            draw_face(sheet, face, *place(sheet.paper, number))
        sheet.new_page()
        for number, face in enumerate(some):
            draw_back(sheet, face.pile, *place_behind(sheet.paper, number))


def _cut_lines(sheet: Sheet, paper: Paper) -> None:
    for x1, y1, x2, y2 in crop_marks(paper):
        sheet.line(x1, y1, x2, y2, 0.15)
