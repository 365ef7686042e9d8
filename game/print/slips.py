"""Slips to write offers on, and tokens to cut out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.print.flow import MARGIN
from game.print.sheet import FAINT, GREY, INK
from game.print.text import BOLD, HEADING, PLAIN, Block
from game.speech.language import _

if TYPE_CHECKING:
    from game.print.sheet import Sheet
    from game.scenario.compiling import Compiled
    from game.scenario.model import Scenario

ACROSS, DOWN = 2, 3
SLIPS_A_PAGE = ACROSS * DOWN
MOST_PAGES = 8
TOKEN = 17.0


def print_slips(sheet: Sheet, compiled: Compiled) -> None:
    """A slip for every turn of the game, six to a page, on both sides of the paper."""
    scenario = compiled.scenario
    turns = len(scenario.roles) * scenario.head.rules.rounds
    pages = min(MOST_PAGES, -(-turns // SLIPS_A_PAGE))
    pages += pages % 2
    for number in range(pages):
        if number == 0:
            sheet.new_leaf()
        else:
            sheet.new_page()
        _page(sheet, scenario)


def _page(sheet: Sheet, scenario: Scenario) -> None:
    paper = sheet.paper
    wide, high = (paper.width - 2 * 8) / ACROSS, (paper.height - 2 * 8) / DOWN
    for number in range(SLIPS_A_PAGE):
        x, y = 8 + number % ACROSS * wide, 8 + number // ACROSS * high
        sheet.box(x, y, wide, high, thick=0.15, colour=FAINT, dash=1.2)
        _slip(sheet, scenario, x + 4.5, y + 3.5, wide - 9, high - 7)


def _slip(sheet: Sheet, scenario: Scenario, x: float, y: float, wide: float, high: float) -> None:
    rules = scenario.head.rules
    sheet.icon("ui-offer", x, y, 6.5)
    sheet.write(_("Offer"), x + 8, y + 5, 13, HEADING)
    sheet.write(_("round ____"), x + wide, y + 5, 8.5, colour=GREY, anchor="right")
    line = y + 9
    _seats(sheet, scenario, _("by"), x, line, wide)
    line += 8.5
    step = min(8.5, (high - 52) / max(1, rules.clauses) + 2.6)
    for number in range(rules.clauses):
        line += step
        sheet.write(str(number + 1), x, line - 1, 8, BOLD)
        sheet.line(x + 4, line, x + wide, line, 0.15)
    sheet.write(_("issue and option, one a line"), x + 4, line + 2.8, 5.8, colour=GREY)
    line += 5
    _seats(sheet, scenario, _("must agree"), x, line, wide, answers=True)
    line += 14.5
    line = _press(sheet, x, line, wide)
    if rules.counters:
        _word(sheet, _("counter: clause"), x, line + 2.6, 19, BOLD)
        _word(sheet, _("by"), x + wide - 18, line + 2.6, 4.5)
        sheet.line(x + 20, line + 3.2, x + wide - 19, line + 3.2, 0.15)
        sheet.line(x + wide - 13, line + 3.2, x + wide, line + 3.2, 0.15)
        line += 6.8
    _outcomes(sheet, x, y + high - 1, wide)


def _seats(
    sheet: Sheet, scenario: Scenario, word: str, x: float, y: float, wide: float, *, answers: bool = False
) -> None:
    """A badge for every seat to ring, and under it boxes for yes and no."""
    sheet.write_within(word, word, x, y + 4.4, 17, 7.5, BOLD)
    count = len(scenario.roles)
    step = min(14.0, (wide - 18) / count)
    for number, role in enumerate(scenario.roles.values()):
        left = x + 18 + number * step
        sheet.badge(role, left, y, 6.6)
        if answers:
            sheet.box(left - 0.2, y + 7.6, 3.4, 3.4, thick=0.2)
            sheet.box(left + 3.6, y + 7.6, 3.4, 3.4, thick=0.2)
    if answers:
        _word(sheet, _("yes / no"), x, y + 10.3, 17)


def _press(sheet: Sheet, x: float, y: float, wide: float) -> float:
    sheet.icon("ui-press", x, y - 0.4, 3.8)
    _word(sheet, _("press markers"), x + 4.8, y + 2.6, 22.5, BOLD)
    for number in range(5):
        sheet.ring(x + 30 + number * 5, y + 1.5, 1.7, 0.2)
    _word(sheet, _("costs who refuses"), x + 55, y + 2.6, wide - 55)
    return y + 5.6


def _word(sheet: Sheet, word: str, x: float, y: float, wide: float, face: str = PLAIN) -> None:
    """A small word beside something to fill in."""
    sheet.write_within(word, word, x, y, wide, 6.8, face, INK if face == BOLD else GREY, smallest=4.0)


def _outcomes(sheet: Sheet, x: float, y: float, wide: float) -> None:
    words = (_("binds now"), _("initialled"), _("refused"))
    step = wide / len(words)
    for number, word in enumerate(words):
        sheet.box(x + number * step, y - 3.2, 3.2, 3.2, thick=0.2)
        sheet.write_within(word, word, x + number * step + 4.4, y - 0.6, step - 5, 7.5)


# ---- tokens ---------------------------------------------------------------------------------------------------------


@frozen
class Token:
    """A token: its word, and its picture or the seat whose shape it shows."""

    word: str
    icon: str = ""
    role: str = ""


def tokens_of(scenario: Scenario) -> list[Token]:
    """Every token that a game needs; coins and beans serve as well."""
    found: list[Token] = [Token(_("round"), "ui-clock"), Token(_("chair"), "ui-chair")]
    found += [Token(track.title, f"track-{name}") for name, track in scenario.tracks.items()]
    for name in scenario.roles:
        found += [Token(_("support"), role=name)]
        found += [Token(_("first chair"), role=name)]
        found += [Token(_("demand"), role=name)] * demand_tokens(scenario, name)
    found += [Token(_("agreed"), "ui-initialled")] * len(scenario.issues)
    found += [Token(_("binding"), "ui-binding")] * max(3, sum(not issue.core for issue in scenario.issues.values()))
    found += [Token(_("closed"), "ui-closed")] * 6
    found += [Token(_("press marker"), "ui-press")] * 5
    return found


def demand_tokens(scenario: Scenario, role: str) -> int:
    """How many demand tokens a seat may need at once: one on every option that keeps a demand, a demand a round."""
    cards = scenario.decks.get(role, {}).values()
    kept = sorted((len(card.demand.keeps) for card in cards if card.demand is not None), reverse=True)
    return sum(kept[: scenario.head.rules.rounds])


def print_tokens(sheet: Sheet, compiled: Compiled) -> None:
    """Tokens to cut out along the lines."""
    scenario, paper = compiled.scenario, sheet.paper
    across = int((paper.width - 2 * MARGIN) // TOKEN)
    left = (paper.width - across * TOKEN) / 2
    down = int((paper.height - 2 * MARGIN - 14) // TOKEN)
    tokens = tokens_of(scenario)
    for first in range(0, len(tokens), across * down):
        sheet.new_leaf()
        sheet.write(_("Tokens"), left, MARGIN + 5, 16, HEADING)
        told = _("Cut them out, or use coins and beans. A token marks a place on the table or lies on an option.")
        sheet.fill(_("Tokens"), [Block(told)], (left + 34, MARGIN, paper.width - 2 * left - 34, 9), 8.5, 6)
        for number, token in enumerate(tokens[first : first + across * down]):
            x, y = left + number % across * TOKEN, MARGIN + 12 + number // across * TOKEN
            sheet.box(x, y, TOKEN, TOKEN, thick=0.15, colour=FAINT)
            _token(sheet, scenario, token, x, y)


def _token(sheet: Sheet, scenario: Scenario, token: Token, x: float, y: float) -> None:
    if token.role:
        sheet.badge(scenario.roles[token.role], x + 3.7, y + 1.8, 9.6)
    else:
        sheet.icon(token.icon, x + 4.2, y + 2.2, 8.6)
    box = (x + 0.8, y + TOKEN - 5.0, TOKEN - 1.6, 4.4)
    sheet.fill(token.word, [Block(token.word, BOLD)], box, 6.5, 3.75, middle=True)
