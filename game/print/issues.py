"""Issue sheets: an issue with its options on the front, its name on the back for as long as it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.print.flow import MARGIN
from game.print.sheet import FAINT, GREY, PALE
from game.print.text import BOLD, HEADING, ITALIC, Block, lay
from game.speech.language import _
from game.telling.sentences import (
    binding_word,
    kind_name,
    quoted,
    signed,
    tell_source,
    tell_when,
)

if TYPE_CHECKING:
    from game.print.sheet import Sheet
    from game.scenario.compiling import Compiled
    from game.scenario.model import Issue, Option, Scenario

LARGEST, SMALLEST, COMFORTABLE = 9.25, 5.0, 6.5
TOKEN = 14.0  # the place for a token
SIDE, BADGE, GAP = 43.0, 6.4, 1.0
HEAD = 19.0


def print_issues(sheet: Sheet, compiled: Compiled) -> None:
    """Two issues to a page and cut in two, or one if its texts need the room; the backs behind."""
    scenario = compiled.scenario
    half = (sheet.paper.height - 2 * MARGIN + 4) / 2
    waiting: list[Issue] = []
    for issue in scenario.issues.values():
        if not _goes_into(sheet, scenario, issue, half):
            _leaf(sheet, scenario, waiting)
            _leaf(sheet, scenario, [issue])
            waiting = []
            continue
        waiting.append(issue)
        if len(waiting) == 2:
            _leaf(sheet, scenario, waiting)
            waiting = []
    _leaf(sheet, scenario, waiting)


def _leaf(sheet: Sheet, scenario: Scenario, issues: list[Issue]) -> None:
    if not issues:
        return
    paper = sheet.paper
    whole = len(issues) == 1 and not _goes_into(sheet, scenario, issues[0], (paper.height - 2 * MARGIN + 4) / 2)
    high = paper.height if whole else paper.height / 2
    sheet.new_leaf()
    if not whole:
        sheet.line(0, paper.height / 2, paper.width, paper.height / 2, 0.2, FAINT, dash=1.5)
    for number, issue in enumerate(issues):
        _front(sheet, scenario, issue, number * high, high)
    sheet.new_page()
    for number, issue in enumerate(issues):
        _back(sheet, issue, number * high, high)


def _goes_into(sheet: Sheet, scenario: Scenario, issue: Issue, height: float) -> bool:
    """Whether all options of an issue can be read with comfort in that height."""
    width = _words_width(sheet)
    needed = HEAD + _intro_height(sheet, issue)
    for option in issue.options.values():
        words = lay(sheet, _words(scenario, option), width, COMFORTABLE).height
        needed += max(words, TOKEN, 2 * BADGE + 2) + 2.4
    return needed <= height


def _words_width(sheet: Sheet) -> float:
    return sheet.paper.width - 2 * MARGIN - TOKEN - SIDE - 6


def _intro(issue: Issue) -> list[Block]:
    return [Block(issue.text), Block(tell_source(issue) if issue.text else "", scale=0.85)]


def _intro_height(sheet: Sheet, issue: Issue) -> float:
    return lay(sheet, _intro(issue), sheet.paper.width - 2 * MARGIN, COMFORTABLE + 0.5).height


def _words(scenario: Scenario, option: Option) -> list[Block]:
    """An option in words: its name, its condition, what it means, where that comes from."""
    blocks = [Block(option.title, BOLD, scale=1.3)]
    condition = tell_when(scenario, option)
    if condition:
        blocks.append(Block(_("Only while this holds: {condition}.").format(condition=condition), ITALIC, before=0.1))
    blocks.append(Block(option.text, before=0.15))
    if option.text:
        source = kind_name(option.kind)
        if option.source:
            source = _("{kind}, {paragraphs}").format(kind=source, paragraphs=", ".join(option.source))
        blocks.append(Block(source, scale=0.82, before=0.1))
    if option.answer:
        blocks.append(
            Block(_("The article answers: {answer}").format(answer=quoted(option.answer)), ITALIC, before=0.1)
        )
    return blocks


def _front(sheet: Sheet, scenario: Scenario, issue: Issue, top: float, high: float) -> None:
    left, width = MARGIN, sheet.paper.width - 2 * MARGIN
    y = top + MARGIN - 2
    sheet.icon(issue.icon or "issue-question", left, y, 13)
    sheet.write_within(issue.title, issue.title, left + 17, y + 8.5, width - 60, 21, HEADING)
    state = _("CORE ISSUE: a peace must settle it") if issue.core else _("further issue")
    sheet.write_within(issue.title, state, left + width, y + 6.5, 58, 7.5, BOLD, GREY, "right")
    sheet.line(left, y + 14.6, left + width, y + 14.6, 0.9 if issue.core else 0.4)
    y += 16
    intro = sheet.fill(issue.title, _intro(issue), (left, y, width, high), 8.5, 8.5, colour=GREY)
    y += intro.height + 1.6
    bottom = top + high - MARGIN + 3
    options = list(issue.options.values())
    heights = _shares(sheet, scenario, options, bottom - y)
    for option, share in zip(options, heights, strict=True):
        _option(sheet, scenario, issue, option, y, share)
        y += share


def _shares(sheet: Sheet, scenario: Scenario, options: list[Option], room: float) -> list[float]:
    """Divide the room among the options by what each needs; what is left over goes to all alike."""
    width = _words_width(sheet)
    needs = [
        max(lay(sheet, _words(scenario, option), width, COMFORTABLE).height, TOKEN, 2 * BADGE + 2) + 2.4
        for option in options
    ]
    spare = min(room - sum(needs), 9.0 * len(options))
    return [need + spare / len(options) for need in needs]


def _option(sheet: Sheet, scenario: Scenario, issue: Issue, option: Option, y: float, high: float) -> None:
    left, width = MARGIN, sheet.paper.width - 2 * MARGIN
    sheet.box(left, y, width, high - 1.2, thick=0.25, round_=1.5)
    sheet.ring(left + 1 + TOKEN / 2, y + (high - 1.2) / 2, min(TOKEN, high - 2.4) / 2 - 0.6, 0.25, FAINT)
    x = left + TOKEN + 3
    box = (x, y + 0.9, _words_width(sheet), high - 2.4)
    name = f"{issue.title}: {option.title}"
    sheet.fill(name, _words(scenario, option), box, LARGEST, SMALLEST)
    _marks(sheet, scenario, option, left + width - SIDE, y, high - 1.2)


def _marks(sheet: Sheet, scenario: Scenario, option: Option, x: float, y: float, high: float) -> None:
    """How it binds, who must agree, where it is hard to sell, what it does for durability."""
    sheet.line(x - 1.5, y + 1.5, x - 1.5, y + high - 1.5, 0.15, FAINT)
    size = min(BADGE, (SIDE - 17) / max(4, len(option.consent), len(option.hard_to_sell)) - 0.6)
    rows = 2 if option.hard_to_sell else 1
    line = y + (high - rows * (BADGE + 0.8) - 4.2) / 2
    icon = "ui-accord" if option.binds == "accord" else "ui-treaty"
    sheet.icon(icon, x, line, 3.6)
    binds = binding_word(option).upper()
    sheet.write_within(binds, binds, x + 4.6, line + 2.9, 15.5, 6.8, BOLD)
    if option.durability:
        told = _("durability {number}").format(number=signed(option.durability))
        sheet.write_within(told, told, x + SIDE - 2, line + 2.9, SIDE - 22, 6.8, BOLD, anchor="right")
    line += 4.4
    for word, roles in ((_("needs"), option.consent), (_("hard to sell"), option.hard_to_sell)):
        if not roles and word != _("needs"):
            continue
        sheet.write_within(word, word if roles else _("needs nobody"), x, line + size * 0.66, 14.5, 6.8, colour=GREY)
        if word != _("needs"):
            sheet.box(
                x + 14.6, line - 0.35, len(roles) * (size + 0.6) + 0.6, size + 0.7, thick=0.2, fill=PALE, dash=0.8
            )
        for number, role in enumerate(roles):
            sheet.badge(scenario.roles[role], x + 15 + number * (size + 0.6), line, size)
        line += BADGE + 0.9


def _back(sheet: Sheet, issue: Issue, top: float, high: float) -> None:
    """What is seen of an issue while it waits."""
    middle, width = sheet.paper.width / 2, sheet.paper.width - 2 * MARGIN
    height = min(high, sheet.paper.height / 2) - 2 * MARGIN
    y = top + MARGIN
    sheet.box(MARGIN, y, width, height, thick=1.0 if issue.core else 0.4, round_=4)
    sheet.icon(issue.icon or "issue-question", middle - 19, y + height / 2 - 38, 38)
    sheet.write_within(issue.title, issue.title, middle, y + height / 2 + 20, width - 20, 30, HEADING, anchor="middle")
    state = _("core issue") if issue.core else _("further issue")
    told = _("{state}, waiting").format(state=state)
    sheet.write(told, middle, y + height / 2 + 30, 11, colour=GREY, anchor="middle")
