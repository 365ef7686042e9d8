"""What a seat gets: its role sheet with its private values, its score sheet with room for notes, and its table tent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from game.print.board import MOST_CELLS, sum_table
from game.print.flow import Flow
from game.print.sheet import FAINT, GREY, PALE
from game.print.text import BOLD, HEADING, ITALIC, Block, best_size
from game.print.worth import as_sum, at_start
from game.speech.language import _
from game.telling.sentences import minus, quoted, signed, tell_condition, tell_rewards, tell_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.print.sheet import Sheet
    from game.scenario.compiling import Compiled
    from game.scenario.model import Role, Scenario

EVERY_ROW, BETWEEN_GROUPS = 4.7, 0.4
LARGEST, SMALLEST = 11.5, 8.25  # of the case on a role sheet
DEMAND_LINES = 6
BOTH_COLUMNS = 6.0  # between two columns


def print_roles(sheet: Sheet, compiled: Compiled) -> None:
    """For every seat a leaf for its role, and one for its sum and its notes; then the tents."""
    for role_id in compiled.scenario.roles:
        print_role(sheet, compiled, role_id)
        print_score(sheet, compiled, role_id)
    for role in compiled.scenario.roles.values():
        print_tent(sheet, role)


# ---- the role sheet -------------------------------------------------------------------------------------------------


def print_role(sheet: Sheet, compiled: Compiled, role_id: str) -> None:
    """The case as this side argues it; over the page what everything is worth to it, for its eyes only."""
    scenario = compiled.scenario
    role = scenario.roles[role_id]
    sheet.new_leaf()
    running = _("{scenario}: role sheet, {seat}. For this seat only.").format(
        scenario=scenario.head.title, seat=role.title
    )
    flow = Flow(sheet, running, SMALLEST)
    _name(flow, role, _("Role sheet: for this seat only"))
    case = list(_case(role))
    room = flow.bottom - flow.y - _walk_away_height(scenario, role)
    size = best_size(LARGEST, SMALLEST, lambda size: sheet.height(case, flow.width, size) <= room)
    flow.blocks(case, size)
    flow.size = min(size, 10.0)
    _walk_away(flow, scenario, role)
    flow.turn()
    _name(flow, role, _("Private values: show them to nobody"))
    flow.text(
        _(
            "Points for every option if it is in force at the end: accords in full, treaty clauses times durability. "
            "◆ marks what is hard to sell at home, for all to see."
        ),
        8.5,
        before=0,
    )
    flow.y += 1.5
    _values(flow, scenario, role_id)
    _linkages(flow, scenario, role_id)
    _agendas(flow, compiled, role_id)


def _case(role: Role) -> Iterator[Block]:
    """What a side says for itself, and what the article answers."""
    yield Block(role.text, ITALIC, scale=1.1)
    if role.aims:
        yield Block(_("Aims"), HEADING, scale=1.25, before=0.7, keep=True)
    for aim in role.aims:
        yield Block(aim, hang=1.1, bullet="•", before=0.15)
    if role.brief:
        yield Block(_("The case"), HEADING, scale=1.25, before=0.7, keep=True)
    for paragraph in role.brief.strip().split("\n\n"):
        yield Block(paragraph.replace("\n", " "), before=0.4)
    if role.answer:
        yield Block(_("What the article answers"), HEADING, scale=1.25, before=0.7, keep=True)
        yield Block(role.answer, before=0.2)
    yield Block(tell_source(evolve(role, answer="")), scale=0.72, before=0.5)


def _walk_away_height(scenario: Scenario, role: Role) -> float:
    """About how high the sum of the walk-away value stands."""
    total = as_sum(scenario, role.walk_away)
    rows = 2 if total is None else sum(-(-len(adds) // MOST_CELLS) for adds in total.adds.values())
    return 26 + 10.6 * rows


def _name(flow: Flow, role: Role, what: str) -> None:
    sheet = flow.sheet
    sheet.emblem(role, flow.left, flow.y, 18)
    sheet.write_within(role.title, role.title, flow.left + 23, flow.y + 9, flow.width - 25, 24, HEADING)
    sheet.write(what, flow.left + 23, flow.y + 16, 9, BOLD, GREY)
    flow.y += 20
    sheet.line(flow.left, flow.y, flow.left + flow.width, flow.y, 0.5)
    flow.y += 2.5


def _walk_away(flow: Flow, scenario: Scenario, role: Role) -> None:
    """The walk-away value, as a sum over the tracks."""
    flow.heading(_("Your walk-away value: what no deal is worth to you"), room=24)
    total = as_sum(scenario, role.walk_away)
    if total is None:
        flow.text(_("{formula}.").format(formula=tell_condition(scenario, role.walk_away)), before=0)
        flow.text(_("At the start: {number}.").format(number=minus(at_start(scenario, role.walk_away))))
    else:
        tracks = ", ".join(scenario.tracks[track].title for track in total.adds)
        told = (
            _("{number} at the start. Later: {number}, and what each track adds.") if tracks else _("{number}, always.")
        )
        flow.text(told.format(number=minus(total.at_start)), before=0)
        flow.y += 1.2
        for track, adds in total.adds.items():
            sum_table(flow, scenario.tracks[track].title, adds)
    flow.text(_("Cards and headlines that say “walk-away value” move it for good: note them on the score sheet."), 8.5)


@frozen
class _Row:
    """A line of the table of values: an issue (no points), or an option."""

    text: str
    points: int | None
    hard: bool = False


def _rows(scenario: Scenario, role_id: str) -> Iterator[list[_Row]]:
    for issue in scenario.issues.values():
        rows = [_Row(_("{issue} (core)").format(issue=issue.title) if issue.core else issue.title, None)]
        rows += [
            _Row(option.title, option.values.get(role_id, 0), role_id in option.hard_to_sell)
            for option in issue.options.values()
        ]
        yield rows


def _values(flow: Flow, scenario: Scenario, role_id: str) -> None:
    """All values in two columns, issue by issue; over several pages if there are very many."""
    groups = list(_rows(scenario, role_id))
    wide = (flow.width - BOTH_COLUMNS) / 2
    while groups:
        room = (flow.bottom - flow.y) / EVERY_ROW
        needed = sum(map(_high, groups)) / 2
        limit = min(room, needed + max(map(_high, groups)) / 2)
        top = lowest = flow.y
        for number in range(2):
            x, y, used = flow.left + number * (wide + BOTH_COLUMNS), top, 0.0
            while groups and used + _high(groups[0]) <= (limit if number == 0 else room) + 0.5:
                group = groups.pop(0)
                used += _high(group)
                for row in group:
                    _value_row(flow, row, x, y, wide)
                    y += EVERY_ROW
                y += EVERY_ROW * BETWEEN_GROUPS
            lowest = max(lowest, y)
        flow.y = lowest
        if groups:
            flow.turn()


def _high(group: list[_Row]) -> float:
    """How many rows an issue takes, with the gap below it."""
    return len(group) + BETWEEN_GROUPS


def _value_row(flow: Flow, row: _Row, x: float, y: float, wide: float) -> None:
    sheet = flow.sheet
    if row.points is None:
        sheet.box(x, y, wide, EVERY_ROW, thick=0.15, colour=FAINT, fill=PALE)
        sheet.write_within(row.text, row.text, x + 1.2, y + 3.4, wide - 2, 9, BOLD)
        return
    sheet.box(x, y, wide, EVERY_ROW, thick=0.15, colour=FAINT)
    text = f"{row.text} ◆" if row.hard else row.text
    sheet.write_within(row.text, text, x + 1.2, y + 3.4, wide - 14, 9)
    sheet.write(signed(row.points), x + wide - 1.6, y + 3.4, 9, BOLD, anchor="right")


def _linkages(flow: Flow, scenario: Scenario, role_id: str) -> None:
    own = [linkage for linkage in scenario.linkage.values() if linkage.values.get(role_id)]
    if not own:
        return
    flow.heading(_("Taken together, in a signed peace"), 11)
    told = []
    for linkage in own:
        text = _("{points} if {condition}.").format(
            points=signed(linkage.values[role_id]), condition=tell_condition(scenario, linkage.when)
        )
        told.append(f"{text} {linkage.text}".strip())
    flow.bullets(told, 8.5)


def _agendas(flow: Flow, compiled: Compiled, role_id: str) -> None:
    agendas = compiled.scenario.roles[role_id].agendas
    if not agendas:
        return
    flow.heading(_("Your agendas: the cards you may be dealt, of which you keep one"), 11)
    for name, agenda in agendas.items():
        rewards = "; ".join(tell_rewards(compiled.scenario, f"{role_id}.{name}"))
        flow.need(8)
        flow.bullets([_("{agenda}: {rewards}.").format(agenda=quoted(agenda.title), rewards=rewards)], 8.5)


# ---- the score sheet ------------------------------------------------------------------------------------------------


def print_score(sheet: Sheet, compiled: Compiled, role_id: str) -> None:
    """The sum at the end, step by step; over the page room for notes."""
    scenario = compiled.scenario
    role, rules = scenario.roles[role_id], scenario.head.rules
    start = at_start(scenario, role.walk_away)
    sheet.new_leaf()
    running = _("{scenario}: score sheet, {seat}").format(scenario=scenario.head.title, seat=role.title)
    flow = Flow(sheet, running, 9.5)
    _name(flow, role, _("Score sheet: for this seat only"))
    flow.text(
        _("Walk-away value + what accords bring + durability × what the peace adds: one sum, step by step."), before=0
    )
    flow.y += 2
    widths = (10, 128, 30)
    flow.row(("", _("Step"), _("Points")), widths, 8.5, head=True)
    for letter, what in zip("ABCDEFGHIJ", _steps(scenario), strict=False):
        blocks = [Block(what[0], BOLD), Block(what[1], scale=0.9, before=0.1)]
        flow.row(([Block(letter, HEADING, scale=1.3)], blocks, ""), widths, 9.5, height=10.2)
    flow.heading(_("Own gain"))
    flow.text(
        _(
            "Own gain = (J − {bracketed}) × 100 ÷ {scale} = ________ %. Your walk-away value at the start was {start}."
        ).format(bracketed=_bracketed(start), start=minus(start), scale=rules.scale),
        10,
        before=0,
    )
    flow.heading(_("An example"))
    flow.text(_example(scenario, start), 9, before=0)
    flow.heading(_("Walk-away value: lasting changes by cards and headlines"))
    _boxes(flow, 12)
    flow.heading(_("Demands you have played: title, stake, changes of the stake"), room=16)
    lines = 0
    while lines < DEMAND_LINES and flow.y + 7.5 < flow.bottom:
        lines += 1
        flow.y += 7.5
        sheet.line(flow.left, flow.y, flow.left + flow.width, flow.y, 0.15, FAINT)
    _notes(sheet, scenario, role_id)


def _bracketed(number: int) -> str:
    return f"({minus(number)})" if number < 0 else str(number)


def _steps(scenario: Scenario) -> list[tuple[str, str]]:
    rules = scenario.head.rules
    broke = _("If your support at home is 0, −{points}; otherwise 0.").format(points=rules.broke_penalty)
    return [
        (
            _("Walk-away value now"),
            _("From the table on your role sheet, with the tracks as they stand, and the lasting changes below."),
        ),
        (_("Accords in force"), _("Your points for every accord that binds, whether or not there is peace.")),
        (
            _("Treaty terms"),
            _("Only if the peace is signed: your points for every treaty clause in force, and linkages."),
        ),
        (_("What the peace adds: C − A"), _("Only if the peace is signed; otherwise 0.")),
        (_("Durability"), _("From the table: 75 % is 0.75. Only if the peace is signed.")),
        (_("D × E"), _("What the peace adds, times the chance that it lasts. Without peace 0.")),
        (
            _("Stakes"),
            _("Each demand: + stake if kept, − stake if another option is in force, 0 if the issue is open."),
        ),
        (_("Agenda"), _("What the agenda that you kept pays, in full.")),
        (_("Support"), broke),
        (_("Final value: A + B + F + G + H + I"), ""),
    ]


def _example(scenario: Scenario, start: int) -> str:
    """The sum for made-up numbers, worked out."""
    accords, terms, durability, stakes, agenda = 4, start + 10, 70, 3, 2
    adds = terms - start
    final = start + accords + durability * adds / 100 + stakes + agenda
    gain = round((final - start) * 100 / scenario.head.rules.scale)
    return _(
        "Walk-away value {a}, as at the start; accords {b}; treaty terms {c}; durability {e} %. The peace adds "
        "{c} − {a_bracketed} = {d}, of which {e} % are {f}. A demand of stake {g} is kept, and the agenda pays {h}. "
        "Final value: {a} + {b} + {f} + {g} + {h} = {j}. Own gain: ({j} − {a_bracketed}) × 100 ÷ {scale} = {gain} %."
    ).format(
        a=minus(start),
        a_bracketed=_bracketed(start),
        b=accords,
        c=minus(terms),
        d=adds,
        e=durability,
        f=durability * adds // 100,
        g=stakes,
        h=agenda,
        j=minus(round(final)),
        scale=scenario.head.rules.scale,
        gain=gain,
    )


def _boxes(flow: Flow, count: int) -> None:
    flow.need(10)
    wide = flow.width / count
    for number in range(count):
        flow.sheet.box(flow.left + number * wide, flow.y, wide - 1.5, 8.5, thick=0.2)
    flow.y += 10


def _notes(sheet: Sheet, scenario: Scenario, role_id: str) -> None:
    """What the others seem to want: a table to fill in while listening."""
    sheet.new_page()
    flow = Flow(sheet, _("{scenario}: notes").format(scenario=scenario.head.title), 9)
    flow.title(_("What the others seem to want"))
    flow.text(
        _("Listen to what each seat asks for and refuses. What could you give that costs you little and helps it much?")
    )
    flow.y += 2
    others = [role for name, role in scenario.roles.items() if name != role_id]
    widths = (34, *(100 / max(1, len(others)) for _each in others))
    flow.row((_("Issue"), *(role.title for role in others)), widths, 8.5, head=True)
    high = max(7.0, min(20.0, (flow.bottom - flow.y - 14) / len(scenario.issues) - 1.7))
    for issue in scenario.issues.values():
        flow.row((issue.title, *("" for _each in others)), widths, 8.5, height=high)


# ---- the tent -------------------------------------------------------------------------------------------------------


def print_tent(sheet: Sheet, role: Role) -> None:
    """A card to fold in the middle and stand on the table."""
    sheet.new_leaf()
    paper = sheet.paper
    half = paper.height / 2
    sheet.line(0, half, 8, half, 0.2, GREY, dash=1)
    sheet.line(paper.width - 8, half, paper.width, half, 0.2, GREY, dash=1)
    sheet.write(_("fold here"), 10, half + 0.8, 6, colour=GREY)
    _tent_side(sheet, role, half)
    with sheet.upside_down(paper.width / 2, half):
        _tent_side(sheet, role, half)


def _tent_side(sheet: Sheet, role: Role, top: float) -> None:
    middle, half = sheet.paper.width / 2, sheet.paper.height / 2
    sheet.emblem(role, middle - 33, top + 14, 66)
    sheet.write_within(
        role.title, role.title, middle, top + half - 34, sheet.paper.width - 40, 50, HEADING, anchor="middle"
    )
    sheet.write(role.short, middle, top + half - 20, 16, BOLD, GREY, "middle")
