"""Sheets of paper over the table: a card enlarged, a role, what happened, the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from pygame import Rect

from game.core import layout as at
from game.core.layout import NOBODY
from game.scenario.model import MOST_AGENDAS_EACH
from game.scenario.names import agenda_at, card_at
from game.speech.language import _
from game.table import tokens
from game.table.explaining import STRONG, WARNING, Explanation, Line
from game.table.flow import inset, left, stack
from game.table.node import Node
from game.table.play.explain import explain_card, explained, owner_of
from game.table.play.hand import draw_card
from game.table.play.log import entries, entries_height
from game.table.play.outlook import after_move
from game.table.text import BOLD, SANS, SERIF_BOLD
from game.table.widgets.basic import ON_PAPER, Button, Drawn
from game.table.widgets.dialog import Dialog, reading
from game.table.widgets.scrolling import Scroll
from game.table.widgets.tooltip import draw_explanation, explanation_height
from game.telling.sentences import tell_rewards

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.table.art import Art
    from game.table.play.hotseat import Hotseat


def explain_button(game: Hotseat, name: str, key: str, why: str) -> Explanation:
    """What a button of the offer panel does; if it can't be pressed, why."""
    rules = game.compiled.scenario.head.rules
    text = {
        "submit": _("Puts the package to every other seat whose consent it needs; the first refusal ends it."),
        "sign": _("Asks every seat to sign everything that is agreed as the peace. If all do, the game ends."),
        "end turn": _("Ends the turn. A seat that did nothing gains {support} support and {cards} card.").format(
            support=rules.rest_support, cards=rules.rest_cards
        ),
        "accept": _("Gives this seat's consent."),
        "refuse": _("Ends the offer. To a pressed offer, and to the signing, it costs support."),
        "counter": _("Refuses, and offers the changed package in return, at no cost."),
        "rethink": _("Goes back to the offer as it was made."),
    }.get(key, "")
    lines = [Line(text)] if text else []
    if why:
        lines.append(Line(why, WARNING, "ui-info"))
    return Explanation(name, tuple(lines))


class Explained(Node):
    """An explanation laid out on a sheet."""

    role = "document"

    def __init__(self, rect: Rect, explanation: Explanation) -> None:
        super().__init__(rect, explanation.title, key="explained", value=explanation.spoken)
        self.explanation = explanation

    def draw(self, art: Art) -> None:
        draw_explanation(art, self.explanation, self.rect)


def card_sheet(
    window: Rect, art: Art, game: Hotseat, number: int, why: str, play: Callable[[], None] | None,
    close: Callable[[], None], offsets: dict[str, int],
) -> Node:  # fmt: skip
    """A card, large, with what it does and what playing it would mean."""
    name = game.names.cards[number]
    card = card_at(game.compiled.scenario, name)
    then = after_move(game.view, at.PLAY + number) if play else None
    explanation = evolve(explain_card(game, number, why, then), title="")
    width = min(art.px(860), window.width - 2 * art.px(tokens.ROOM))
    picture = art.px(250)
    words = width - 2 * art.px(28) - picture - art.px(24) - art.px(18)
    needed = explanation_height(art, explanation, words)
    height = max(art.px(350), needed) + art.px(22) * 2 + art.px(tokens.CONTROL) + art.px(66)
    dialog = Dialog(window, art, card.title, 860, height, key=f"sheet {name}")
    answers = [(_("Close"), "ui-close", close)]
    if play is not None and not why:
        answers.insert(0, (_("Play this card"), "ui-play", play))
    dialog.answers(art, answers)
    face, rest = left(dialog.body, picture, art.px(24))
    face.height = min(face.height, art.px(350))
    shape = game.compiled.scenario.roles[owner_of(game.compiled.scenario, name)].shape
    dialog.add(Drawn(face, lambda a, r: draw_card(a, r, card, shape), card.title, key="card picture"))
    area = Scroll(rest, "sheet text", offsets, on_paper=True)
    dialog.add(area.hold([Explained(Rect(area.inner.x, area.inner.y, words, needed), explanation)], needed))
    return dialog


def role_sheet(window: Rect, art: Art, game: Hotseat, close: Callable[[], None], offsets: dict[str, int]) -> Node:
    """The case of the seat in front as it argues it, its aims, and its secret agenda."""
    scenario = game.compiled.scenario
    role = scenario.roles[game.names.seats[game.front]]
    paragraphs = [(SANS, each) for each in role.brief.split("\n") if each.strip()]
    if role.aims:
        paragraphs.append((SERIF_BOLD, _("Aims")))
        paragraphs += [(SANS, f"– {aim}") for aim in role.aims]
    agenda = game.state[at.AGENDA + game.front]
    if agenda != NOBODY:
        name = game.names.agendas[agenda]
        said = agenda_at(scenario, name)
        paragraphs.append((SERIF_BOLD, _("Secret agenda: {title}").format(title=said.title)))
        paragraphs.append((SANS, said.text))
        paragraphs += [(BOLD, f"– {text}.") for text in tell_rewards(scenario, name)]
    return reading(window, art, role.title, paragraphs, [(_("Close"), "ui-close", close)], "role sheet text", offsets)


def log_sheet(
    window: Rect, art: Art, title: str, lines: Sequence[tuple[str, str, bool]], close: Callable[[], None],
    offsets: dict[str, int], done: str = "",
) -> Node:  # fmt: skip
    """Sentences about what happened."""
    width = min(art.px(820), window.width - 2 * art.px(tokens.ROOM)) - 2 * art.px(28)
    height = entries_height(art, lines, width - art.px(18)) + art.px(44 + 66 + tokens.CONTROL) + art.px(tokens.PAD)
    dialog = Dialog(window, art, title, 820, height, key="log sheet")
    dialog.answers(art, [(done or _("Close"), "ui-check", close)])
    dialog.add(entries(dialog.body, "log sheet entries", art, offsets, lines, on_paper=True))
    return dialog


def menu_sheet(
    window: Rect,
    art: Art,
    title: str,
    choices: Sequence[tuple[str, str, Callable[[], None]]],
    close: Callable[[], None],
) -> Node:
    """A column of buttons."""
    row = art.px(52)
    gap = art.px(10)
    height = len(choices) * (row + gap) + art.px(44 + 66 + tokens.CONTROL) + art.px(tokens.PAD)
    dialog = Dialog(window, art, title, 520, height, key="menu sheet")
    dialog.answers(art, [(_("Back to the table"), "ui-back", close)])
    for place, (name, icon, press) in zip(stack(dialog.body, [row] * len(choices), gap), choices, strict=True):
        dialog.add(Button(place, name, press, icon=icon, manner=ON_PAPER, key=f"menu {name}"))
    return dialog


class AgendaCard(Node):
    """A secret agenda to choose."""

    role = "button"

    def __init__(self, rect: Rect, game: Hotseat, agenda: int, press: Callable[[], None]) -> None:
        name = game.names.agendas[agenda]
        said = agenda_at(game.compiled.scenario, name)
        lines = [
            Line(text[:1].upper() + text[1:] + ".", STRONG, "ui-star")
            for text in tell_rewards(game.compiled.scenario, name)
        ]
        self.explanation = explained(said.title, said, lines)
        super().__init__(rect, said.title, key=f"agenda {name}", value=self.explanation.spoken, press=press)

    def draw(self, art: Art) -> None:
        art.shadow(self.rect, 8)
        art.panel(self.rect, tokens.PAPER, border=tokens.BRASS)
        draw_explanation(art, self.explanation, inset(self.rect, art.px(16)))


def agenda_choice(rect: Rect, game: Hotseat, art: Art, offsets: dict[str, int], press: Callable[[int], None]) -> Node:
    """The agendas that were dealt, on the felt, to keep one."""
    first = at.AGENDA_DEALT + game.front * MOST_AGENDAS_EACH
    dealt = [each for each in game.state[first : first + MOST_AGENDAS_EACH] if each != NOBODY]
    area = Scroll(rect, "agendas", offsets)
    gap = art.px(24)
    width = min(art.px(430), (area.inner.width - gap * (len(dealt) - 1)) // len(dealt))
    cards = [AgendaCard(Rect(0, 0, width, 1), game, each, lambda each=each: press(at.CHOOSE + each)) for each in dealt]  # type: ignore[misc]
    height = max(explanation_height(art, card.explanation, width - 2 * art.px(16)) for card in cards) + 2 * art.px(16)
    x = area.inner.centerx - (width * len(cards) + gap * (len(cards) - 1)) // 2
    y = area.inner.y + max(0, (rect.height - height) // 2)
    for card in cards:
        card.rect = Rect(x, y, width, height)
        x += width + gap
    return area.hold(list(cards), max(height, 1))
