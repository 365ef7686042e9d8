"""The table as a board: what is public, on sheets that lie in the middle of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.print.flow import MARGIN, Flow
from game.print.sheet import FAINT, GREY, PALE
from game.print.text import BOLD, PLAIN, Block, lay
from game.print.worth import as_sum
from game.scenario.model import MOST_TRACKS
from game.scenario.tables import WALK_SLOPE
from game.speech.language import _
from game.telling.sentences import minus, seat_name, signed, tell_condition, tell_effects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.print.sheet import Sheet
    from game.scenario.compiling import Compiled
    from game.scenario.model import Track

MOST_CELLS = 21  # places of a gauge in one row
SUM_TABLE = 10.6  # the room that one table of a sum takes
CELL_HEIGHT = 7.0


def print_status(sheet: Sheet, compiled: Compiled) -> None:
    """Rounds, tracks, support at home, the waiting row, the end of a round, and how durability is reckoned."""
    scenario = compiled.scenario
    sheet.new_leaf()
    flow = Flow(sheet, _("{title}: the table").format(title=scenario.head.title), 8.5)
    flow.title(_("The table"))
    rounds = [str(number) for number in range(1, scenario.head.rules.rounds + 1)]
    _cells(flow, _("Round"), rounds, 0, "ui-clock")
    flow.heading(_("Tracks"))
    for name, track in scenario.tracks.items():
        _track(flow, compiled, name, track)
    flow.heading(_("Support at home"))
    rules = scenario.head.rules
    values = [str(number) for number in range(rules.support_limit + 1)]
    for role in scenario.roles.values():
        top = flow.y
        _cells(flow, role.title, values, min(rules.support, rules.support_limit), "")
        sheet.badge(role, flow.left, (top if flow.y > top else MARGIN) + 0.8, CELL_HEIGHT - 1.6)
    _waiting_row(flow, compiled)
    _end_of_round(flow, compiled)
    _durability(flow, compiled)


def _cells(flow: Flow, name: str, values: Sequence[str], start: int, icon: str) -> None:
    """A gauge: a name, and a row of places for a token; the one to start from is marked."""
    rows = [values[k : k + MOST_CELLS] for k in range(0, len(values), MOST_CELLS)]
    flow.need(len(rows) * CELL_HEIGHT + 1.4)
    sheet, label = flow.sheet, 46.0
    if icon:
        sheet.icon(icon, flow.left + 0.4, flow.y + 1.2, CELL_HEIGHT - 2.4)
    sheet.write_within(name, name, flow.left + CELL_HEIGHT + 1, flow.y + 5.2, label - CELL_HEIGHT - 3, 9.5, BOLD)
    wide = min(11.0, (flow.width - label) / min(MOST_CELLS, len(values)))
    number = 0
    for row in rows:
        for k, value in enumerate(row):
            x, here = flow.left + label + k * wide, number == start
            sheet.box(x, flow.y, wide, CELL_HEIGHT, thick=0.9 if here else 0.2, fill=PALE if here else "")
            sheet.write(
                value, x + wide / 2, flow.y + 5.2, 8.5 if wide > 7 else 7, BOLD if here else PLAIN, anchor="middle"
            )
            number += 1
        flow.y += CELL_HEIGHT
    flow.y += 1.2


def _track(flow: Flow, compiled: Compiled, name: str, track: Track) -> None:
    """A gauge with what its ends mean and which way it moves the walk-away values."""
    told = []
    if track.low_means:
        told.append(f"{minus(track.low)}: {track.low_means}")
    if track.high_means:
        told.append(f"{minus(track.high)}: {track.high_means}")
    moved = _slopes(compiled, name)
    if moved:
        told.append(_("a step up moves walk-away values: {seats}").format(seats=moved))
    blocks = [Block("  ·  ".join(told))]
    room = flow.sheet.height(blocks, flow.width - 46, 7.5)
    rows = -(-(track.high - track.low + 1) // MOST_CELLS)
    flow.need(room + rows * CELL_HEIGHT + 3)
    values = [minus(value) for value in range(track.low, track.high + 1)]
    _cells(flow, track.title, values, track.start - track.low, f"track-{name}")
    laid = lay(flow.sheet, blocks, flow.width - 46, 7.5)
    flow.sheet.put(laid, flow.left + 46, flow.y - 0.8, GREY)
    flow.y += laid.height + 0.8


def _slopes(compiled: Compiled, track: str) -> str:
    """Which way a step up moves each walk-away value, which is public: `Russia ↑, Ukraine ↓`."""
    number = compiled.names.numbers["tracks"][track]
    arrows = {1: "↑", -1: "↓"}
    told = []
    for seat, role in enumerate(compiled.names.seats):
        slope = compiled.tables[WALK_SLOPE + seat * MOST_TRACKS + number]
        if slope in arrows:
            told.append(f"{seat_name(compiled.scenario, role)} {arrows[slope]}")
    return ", ".join(told)


def _waiting_row(flow: Flow, compiled: Compiled) -> None:
    """A place for every issue: its sheet lies here, back up, until the chair turns it over."""
    flow.heading(_("Waiting row"))
    flow.text(_("Cross an issue off when it comes to the table."), 7.5, before=0)
    flow.y += 0.8
    sheet, issues = flow.sheet, list(compiled.scenario.issues.values())
    across, high = 4, 10.0
    wide = flow.width / across
    for number, issue in enumerate(issues):
        if number % across == 0:
            flow.need(high + 1)
        x = flow.left + number % across * wide
        sheet.box(x, flow.y, wide - 1.5, high, thick=0.9 if issue.core else 0.25, round_=1.5)
        sheet.icon(issue.icon or "issue-question", x + 1.5, flow.y + 2, 7)
        sheet.write_within(issue.title, issue.title, x + 10, flow.y + 5, wide - 13, 8.5, BOLD)
        state = _("core issue") if issue.core else _("further issue")
        sheet.write(state, x + 10, flow.y + 8.8, 6.5, colour=GREY)
        if number % across == across - 1 or number == len(issues) - 1:
            flow.y += high + 1.5


def _end_of_round(flow: Flow, compiled: Compiled) -> None:
    """Drift, and the endings that are looked for at the end of every round."""
    scenario = compiled.scenario
    flow.heading(_("At the end of every round, in this order"))
    steps = []
    for drift in scenario.drift.values():
        done = "; ".join(tell_effects(compiled, drift))
        if drift.when is not None:
            done = _("{effects} (only if {condition})").format(
                effects=done, condition=tell_condition(scenario, drift.when)
            )
        if drift.once:
            done = _("{effects} (once in a game)").format(effects=done)
        steps.append(_("{title}: {effects}.").format(title=drift.title, effects=done))
    steps += [
        _("The game ends if {condition}: {ending}.").format(
            condition=tell_condition(scenario, ending.when), ending=ending.title
        )
        for ending in scenario.endings.values()
        if ending.stops
    ]
    rules = scenario.head.rules
    steps.append(_("After round {last} the game ends.").format(last=rules.rounds))
    steps.append(_("Otherwise fill every hand up to {number} cards.").format(number=rules.hand))
    flow.bullets(steps)


def _durability(flow: Flow, compiled: Compiled) -> None:
    """How likely a signed peace is to last, as a sum."""
    scenario = compiled.scenario
    rule = scenario.head.durability
    base = as_sum(scenario, rule.base)
    tables = sum_tables_height(base.adds) if base is not None else 0
    flow.heading(_("Durability: the chance that a signed peace lasts"), room=11 + tables)
    flow.text(" ".join(durability_steps(compiled)), before=0)
    flow.y += 1.2
    if base is not None:
        for track, adds in base.adds.items():
            sum_table(flow, scenario.tracks[track].title, adds)


def durability_steps(compiled: Compiled) -> Iterator[str]:
    scenario = compiled.scenario
    rule = scenario.head.durability
    base = as_sum(scenario, rule.base)
    if base is None:
        yield _("Begin with {sum}.").format(sum=tell_condition(scenario, rule.base))
    elif base.adds:
        tracks = ", ".join(scenario.tracks[track].title for track in base.adds)
        yield _("Begin with {number}; add what the table below says for {tracks}.").format(
            number=base.at_start, tracks=tracks
        )
    else:
        yield _("Begin with {number}.").format(number=base.at_start)
    yield _("Add what is printed beside each agreed option.")
    yield _("Add {number} for every hard-to-sell mark on an agreed option.").format(number=signed(rule.per_mark))
    yield _("It is never less than {low} and never more than {high} per cent.").format(low=rule.low, high=rule.high)


def sum_tables_height(adds: dict[str, dict[int, int]]) -> float:
    """How much room the tables of a sum take."""
    return SUM_TABLE * sum(-(-len(each) // MOST_CELLS) for each in adds.values())


def sum_table(flow: Flow, title: str, adds: dict[int, int]) -> None:
    """Two rows: the values of a track, and what each adds."""
    values = list(adds)
    for first in range(0, len(values), MOST_CELLS):
        some = values[first : first + MOST_CELLS]
        flow.need(SUM_TABLE)
        sheet, label = flow.sheet, 42.0
        wide = (
            min(10.0, (flow.width - label) / len(some))
            if len(values) <= MOST_CELLS
            else (flow.width - label) / MOST_CELLS
        )
        sheet.write_within(title, title, flow.left, flow.y + 3.4, label - 2, 8, BOLD)
        sheet.write(_("adds"), flow.left, flow.y + 7.8, 8, colour=GREY)
        for k, value in enumerate(some):
            x = flow.left + label + k * wide
            sheet.box(x, flow.y, wide, 4.6, thick=0.15, colour=FAINT, fill=PALE)
            sheet.box(x, flow.y + 4.6, wide, 4.6, thick=0.15, colour=FAINT)
            sheet.write(minus(value), x + wide / 2, flow.y + 3.4, 7.5, anchor="middle")
            sheet.write(signed(adds[value]), x + wide / 2, flow.y + 8.0, 7.5, BOLD, anchor="middle")
        flow.y += SUM_TABLE


# ---- the agreement and the log --------------------------------------------------------------------------------------


def print_agreement(sheet: Sheet, compiled: Compiled) -> None:
    """The paper that is signed, and on its back a log of the game."""
    scenario = compiled.scenario
    sheet.new_leaf()
    flow = Flow(sheet, _("{title}: what is agreed").format(title=scenario.head.title), 8.5)
    flow.title(_("What is agreed"))
    flow.text(
        _(
            "Write each agreed option into its row. Accords of a package without treaty clauses bind at "
            "once; everything "
            "else is initialled and waits for the signing. Strike a row out when a later offer replaces it."
        )
    )
    flow.y += 1.5
    widths = (30, 52, 26, 16, 20, 30)
    heads = (_("Issue"), _("Option"), _("Accord or treaty"), _("Marks"), _("Durability"), _("Replaced by"))
    flow.row(heads, widths, 8, head=True)
    left = flow.bottom - flow.y - 52
    high = max(7.0, min(13.0, left / max(1, len(scenario.issues)) - 1.6))
    for issue in scenario.issues.values():
        name = _("{issue} (core)").format(issue=issue.title) if issue.core else issue.title
        flow.row((name, "", "", "", "", ""), widths, 8.5, height=high)
    flow.heading(_("Signed"), room=30)
    roles = list(scenario.roles.values())
    across = 3 if len(roles) in {3, 5, 6} else 2
    wide = flow.width / across
    for number, role in enumerate(roles):
        if number % across == 0:
            flow.need(18)
        x = flow.left + number % across * wide
        sheet.badge(role, x, flow.y + 2, 9)
        sheet.line(x + 11, flow.y + 11, x + wide - 4, flow.y + 11, 0.25)
        sheet.write_within(role.title, role.title, x + 11, flow.y + 14.5, wide - 16, 7, colour=GREY)
        if number % across == across - 1 or number == len(roles) - 1:
            flow.y += 18
    _log(sheet, compiled)


def _log(sheet: Sheet, compiled: Compiled) -> None:
    scenario = compiled.scenario
    sheet.new_page()
    flow = Flow(sheet, _("{title}: log").format(title=scenario.head.title), 8.5)
    flow.title(_("Log of the game"))
    flow.text(_("One line a turn: who, which card, which offer, who said no. The debrief will ask."))
    flow.y += 1.5
    widths = (14, 26, 50, 66, 26)
    flow.row((_("Round"), _("Seat"), _("Card"), _("Offer or signing"), _("Result")), widths, 8, head=True)
    lines = scenario.head.rules.rounds * (len(scenario.roles) + 1)
    high = max(6.0, min(9.5, (flow.bottom - flow.y) / lines - 1.7))
    for number in range(1, scenario.head.rules.rounds + 1):
        flow.row((str(number), _("Headline"), "", "", ""), widths, 8, height=high)
        for _seat in scenario.roles:
            flow.row((str(number), "", "", "", ""), widths, 8, height=high)
