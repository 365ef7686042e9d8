"""The whole paper edition: which parts there are, in which order, and what did not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.print.board import print_agreement, print_status
from game.print.cards import print_cards
from game.print.flow import Flow
from game.print.issues import print_issues
from game.print.key import print_key
from game.print.roles import print_roles
from game.print.rules import print_rules
from game.print.sheet import Overflow, Sheet
from game.print.slips import print_slips, print_tokens
from game.print.text import BOLD, ITALIC, Block
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from game.print.grid import Paper
    from game.scenario.compiling import Compiled
    from game.scenario.model import Scenario

PARTS = ("board", "roles", "cards", "offers", "key")


@frozen
class Printed:
    """A finished document: where each part begins, which texts did not fit, which signs the fonts lack."""

    content: bytes
    pages: int
    begins: dict[str, int]
    overflows: tuple[Overflow, ...]
    missing: tuple[str, ...]


def print_scenario(compiled: Compiled, paper: Paper, parts: Collection[str] = PARTS) -> Printed:
    """Lay out the parts asked for, in the order of PARTS, every one from the front of a leaf."""
    sheet = Sheet(paper, compiled.scenario.head.title)
    makers: dict[str, Callable[[Sheet, Compiled], None]] = {
        "board": _board,
        "roles": print_roles,
        "cards": print_cards,
        "offers": print_slips,
        "key": print_key,
    }
    begins: dict[str, int] = {}
    for part in PARTS:
        if part in parts:
            begins[part] = sheet.pages + 1 + sheet.pages % 2
            makers[part](sheet, compiled)
    content = sheet.finished()
    return Printed(content, sheet.pages, begins, tuple(sheet.overflows), tuple(sorted(sheet.missing)))


def _board(sheet: Sheet, compiled: Compiled) -> None:
    """A leaf that says what to do with all this, the rules on its back; then everything public."""
    _cover(sheet, compiled.scenario)
    print_rules(sheet, compiled)
    print_status(sheet, compiled)
    print_agreement(sheet, compiled)
    print_issues(sheet, compiled)
    print_tokens(sheet, compiled)


def _cover(sheet: Sheet, scenario: Scenario) -> None:
    sheet.new_leaf()
    flow = Flow(
        sheet, _("{title}, version {version}").format(title=scenario.head.title, version=scenario.head.version), 10
    )
    flow.title(scenario.head.title, 26)
    flow.blocks([Block(scenario.head.summary, ITALIC)], 11)
    across = min(18.0, flow.width / len(scenario.roles) - 4)
    flow.y += 6
    for number, role in enumerate(scenario.roles.values()):
        wide = flow.width / len(scenario.roles)
        x = flow.left + number * wide
        sheet.emblem(role, x + (wide - across) / 2, flow.y, across)
        sheet.write_within(
            role.title, role.title, x + wide / 2, flow.y + across + 6, wide - 3, 10, BOLD, anchor="middle"
        )
    flow.y += across + 10
    flow.heading(_("What is in this print"))
    widths = (34, 118, 34)
    flow.row((_("Part"), _("What it is"), _("Who gets it")), widths, 9, head=True)
    for row in _contents(scenario):
        flow.row(row, widths, 9.5)
    flow.heading(_("How to print and cut"))
    flow.bullets(
        [
            _("Print on both sides and turn over the long edge, at 100 %, not “fit to page”. Black and white will do."),
            _("Cards: 63 × 88 mm, along the marks at the edge of the sheet. Stiff paper or card sleeves help."),
            _("Issue sheets: cut along the dashed line; the back says what waits, the front what can be agreed."),
            _("Tents: fold in the middle. Offer slips and tokens: cut apart. Blank backs are meant to be blank."),
            _("Role sheets, score sheets and the key are secret: put them aside as they come out of the printer."),
        ]
    )


def _contents(scenario: Scenario) -> list[tuple[str, str, str]]:
    cards = sum(len(deck) for deck in scenario.decks.values())
    agendas = sum(len(role.agendas) for role in scenario.roles.values())
    return [
        (_("Rules"), _("How to play on paper: one page, on the back of this one"), _("everybody")),
        (_("The table"), _("Rounds, tracks, support, waiting row, end of a round, durability"), _("the middle")),
        (_("What is agreed"), _("The paper that is signed, and a log of the game"), _("the middle")),
        (
            _("Issue sheets"),
            _("{issues} issues with their options").format(issues=len(scenario.issues)),
            _("waiting row, then the middle"),
        ),
        (_("Tokens"), _("To cut out, unless you have coins and beans"), _("the middle")),
        (_("Role sheets"), _("The case of each seat, and what everything is worth to it"), _("that seat only")),
        (_("Score sheets"), _("The sum at the end, and room for notes"), _("that seat only")),
        (_("Tents"), _("To stand on the table"), _("each seat")),
        (
            _("Cards"),
            _("{cards} cards, {agendas} secret agendas, {headlines} headlines").format(
                cards=cards, agendas=agendas, headlines=len(scenario.headlines)
            ),
            _("each seat; headlines to the middle"),
        ),
        (_("Offer slips"), _("One for every turn"), _("the middle")),
        (_("Facilitator's key"), _("The course of a lesson, and all secrets"), _("facilitator only")),
    ]
