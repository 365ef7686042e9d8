"""The cards: decks, secret agendas and headlines at 63 × 88 mm, nine on a sheet, with backs and crop marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.print.flow import Flow
from game.print.grid import CARD_HEIGHT, CARD_WIDTH, CARDS_A_SHEET, crop_marks, place, place_behind
from game.print.sheet import FAINT, GREY, INK, seat_colour
from game.print.text import BOLD, HEADING, ITALIC, Block, lay
from game.speech.language import _
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
INNER_WIDTH = CARD_WIDTH - 2 * INSET
BODY_WIDTH = INNER_WIDTH - 0.4
BODY_HEIGHT = CARD_HEIGHT - INSET - FOOT_HEIGHT - BODY_TOP


@frozen
class Face:
    """The front of a card, whatever it is of, and which pile it belongs to (what its back shows)."""

    what: str  # for a report of a text that does not fit
    title: str
    pile: Pile
    label: str
    icon: str
    words: tuple[Block, ...]  # what it tells; goes to the list of texts if it is too long for the card
    doing: tuple[Block, ...]  # what it does
    answer: tuple[Block, ...]
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
    condition = []
    if card.when is not None:
        told = _("Only while {condition}.").format(condition=tell_condition(scenario, card.when))
        condition.append(Block(told, ITALIC, before=0.4))
    return Face(
        what=_("card {name}").format(name=name),
        title=card.title,
        pile=pile,
        label=_("demand") if card.demand is not None else _("leverage"),
        icon="ui-demand" if card.demand is not None else "ui-leverage",
        words=(Block(card.text),),
        doing=(*condition, *_list(doing)),
        answer=tuple(_answer(card)),
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
        words=(Block(agenda.text),),
        doing=tuple(_list(_capital(each) for each in tell_rewards(compiled.scenario, f"{role}.{name}"))),
        answer=tuple(_answer(agenda)),
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
        words=(Block(headline.text),),
        doing=tuple(_list(_capital(each) for each in tell_effects(compiled, headline))),
        answer=tuple(_answer(headline)),
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


def body_of(sheet: Sheet, face: Face) -> tuple[Block, ...]:
    """What is printed on the card: all of it, or as much as has room and a word where the rest is."""
    choices = (
        (*face.words, *face.doing, *face.answer),
        (*face.words, *face.doing, Block(_("The answer is in the list of texts."), ITALIC, scale=0.9)),
        (*face.doing, Block(_("Its text is in the list of texts."), ITALIC, scale=0.9)),
    )
    for body in choices:
        if lay(sheet, body, BODY_WIDTH, SMALLEST).height <= BODY_HEIGHT:
            return body
    return (Block(_("What it does is in the list of texts."), BOLD),)


def draw_face(sheet: Sheet, face: Face, body: Sequence[Block], x: float, y: float) -> None:
    """The front of a card with its corner at (x, y)."""
    left = x + INSET
    _head(sheet, face, x, y)
    comfortable = lay(sheet, body, BODY_WIDTH, COMFORTABLE).height
    art = next((high for high in ART_HEIGHTS if comfortable <= BODY_HEIGHT - _with_gap(high)), 0.0)
    top = y + BODY_TOP
    if art:
        sheet.pictures.draw(face.art, left, top, INNER_WIDTH, art)
        sheet.box(left, top, INNER_WIDTH, art, thick=0.15)
    box = (left + 0.2, top + _with_gap(art), BODY_WIDTH, BODY_HEIGHT - _with_gap(art))
    sheet.fill(face.what, body, box, LARGEST, SMALLEST)
    _foot_line(sheet, face, left, top + BODY_HEIGHT + 0.9)


def _foot_line(sheet: Sheet, face: Face, left: float, rule: float) -> None:
    """Kind and source of what the card says, and whose it is."""
    sheet.line(left, rule, left + INNER_WIDTH, rule, 0.15, FAINT)
    owner = face.pile.role.title if face.pile.role is not None else ""
    size = sheet.write_within(
        face.what, owner, left + INNER_WIDTH, rule + 2.7, 20, 5.6, BOLD, GREY, anchor="right", smallest=3.5
    )
    room = INNER_WIDTH - (sheet.width(owner, BOLD, size) + 1.5 if owner else 0.0)
    sheet.fill(face.what, [Block(face.foot)], (left, rule + 0.6, room, FOOT_HEIGHT - 1.2), 5.6, 3.5, colour=GREY)


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
    sheet.write_within(face.what, face.label.upper(), left + badge + 5.6, top + 8.85, room - 4, 5.6, BOLD, GREY)
    if cost:
        sheet.ring(left + width - cost / 2, top + 3.6, 3.6, 0.4)
        sheet.write(f"−{face.cost}", left + width - cost / 2, top + 4.9, 9.5, BOLD, anchor="middle")
        word, at = _("support"), left + width - cost / 2
        sheet.write_within(word, word, at, top + 9.6, cost + 1.6, 4.8, colour=GREY, anchor="middle", smallest=3.5)
    colour = seat_colour(role) if role is not None else INK
    sheet.line(left, y + BODY_TOP - 1.6, left + width, y + BODY_TOP - 1.6, 0.8, colour)


def _with_gap(art: float) -> float:
    return art + 1.4 if art else 0.0


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
        sheet.emblem(role, middle - size / 2, top + 11, size)
    else:
        sheet.icon(pile.icon, middle - 13, top + 16, 26)
    name = role.title if role is not None else pile.name.capitalize()
    sheet.write_within(name, name, middle, top + 53, width - 8, 14, HEADING, anchor="middle")
    if role is not None:
        word = pile.name.upper()
        sheet.icon(pile.icon, middle - 4.5, top + 59.5, 9)
        sheet.write_within(word, word, middle, top + 73, width - 8, 8, BOLD, GREY, anchor="middle")


# ---- sheets ---------------------------------------------------------------------------------------------------------


def print_cards(sheet: Sheet, compiled: Compiled) -> None:
    """Nine cards to a page, and behind every page the page of their backs."""
    faces = faces_of(compiled)
    elsewhere: list[Face] = []
    for first in range(0, len(faces), CARDS_A_SHEET):
        some = faces[first : first + CARDS_A_SHEET]
        sheet.new_leaf()
        _cut_lines(sheet, sheet.paper)
        for number, face in enumerate(some):
            body = body_of(sheet, face)
            draw_face(sheet, face, body, *place(sheet.paper, number))
            if not {*face.words, *face.doing, *face.answer} <= set(body):
                elsewhere.append(face)
        sheet.new_page()
        for number, face in enumerate(some):
            draw_back(sheet, face.pile, *place_behind(sheet.paper, number))
    if elsewhere:
        _print_texts(sheet, compiled.scenario.head.title, elsewhere)


def _print_texts(sheet: Sheet, title: str, faces: Sequence[Face]) -> None:
    """The texts of cards that have no room for them."""
    sheet.new_leaf()
    flow = Flow(sheet, _("{title}: texts of cards").format(title=title), 8.5)
    flow.title(_("Texts of cards"))
    flow.text(_("These cards had no room for everything. Whoever plays one reads out what stands here."))
    for face in faces:
        owner = f"{face.pile.role.title}: " if face.pile.role is not None else ""
        flow.heading(f"{owner}{face.title}", 10)
        flow.blocks([*face.words, *face.doing, *face.answer])


def _cut_lines(sheet: Sheet, paper: Paper) -> None:
    for x1, y1, x2, y2 in crop_marks(paper):
        sheet.line(x1, y1, x2, y2, 0.15)
