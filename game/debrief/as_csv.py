"""Every choice of a game as a table: when, who, what, what else there was, and what each was worth."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from game.core import layout as at
from game.core.faces import write_move
from game.core.play import after, durability, legal_moves, own_gain, walk_away
from game.debrief.following import steps_of
from game.telling.moves import tell_move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.play import State
    from game.debrief.following import Step
    from game.scenario.compiling import Compiled
    from game.session.session import Session

COLUMNS = (
    "move_number", "time", "round", "seat", "player", "move", "in_words", "own_gain_if_signed", "own_gain_if_not",
    "walk_away", "durability", "alternatives", "alternative_values", "reason",
)  # fmt: skip


def csv_of(session: Session) -> str:
    """One row a choice.

    Own gains are the mover's, in per cent, after the choice, as if everybody it needs agreed to an offer.
    `alternatives` are the other legal moves in notation, parted by ` | `; `alternative_values` are their own gains in
    the same order, `if signed / if not`, empty for moves of which nobody can tell (the docket, agendas, the end of a
    turn).  What the facilitator did is no seat's choice: its row has no seat and no values.
    """
    compiled = session.compiled
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for step in steps_of(session):
        if step.seat is None:
            writer.writerow(_facilitators_row(compiled, step))
            continue
        seat = compiled.names.numbers["seats"][step.seat]
        values = values_after(compiled, step.before, seat, step.move)
        others = [move for move in legal_moves(compiled.tables, step.before) if move != step.move]
        plan = session.header.seats[step.seat]
        writer.writerow(
            (
                step.n,
                step.at,
                step.round,
                step.seat,
                plan.kind,
                write_move(compiled.names, step.move),
                tell_move(compiled, step.move),
                *(values or ("", "")),
                walk_away(compiled.tables, step.before, seat),
                durability(compiled.tables, step.before),
                " | ".join(write_move(compiled.names, move) for move in others),
                " | ".join(_told(values_after(compiled, step.before, seat, move)) for move in others),
                step.why,
            )
        )
    return out.getvalue()


def _facilitators_row(compiled: Compiled, step: Step) -> tuple[object, ...]:
    told = (write_move(compiled.names, step.move), tell_move(compiled, step.move))
    done = (step.n, step.at, step.round, "", "facilitator", *told)
    unknown = ("",) * (len(COLUMNS) - len(done))
    row: list[object] = [*done, *unknown]
    row[COLUMNS.index("durability")] = durability(compiled.tables, step.before)
    return tuple(row)


def _told(values: tuple[str, str] | None) -> str:
    return " / ".join(values) if values else ""


def values_after(compiled: Compiled, state: Sequence[int], seat: int, move: int) -> tuple[str, str] | None:
    """Own gain in per cent if signed, and if not, after a move; None if nobody can tell (see `csv_of`)."""
    if move == at.END_TURN or at.TABLE <= move < at.DROP:
        return None
    tables = compiled.tables
    following: State
    following, _rows = after(tables, state, move)
    if following[at.PHASE] == at.PACKAGING:
        following, _rows = after(tables, following, at.SUBMIT)
    while move != at.REFUSE and following[at.PHASE] in (at.ANSWERING, at.SIGNING):
        following, _rows = after(tables, following, at.ACCEPT)
    gains = (own_gain(tables, following, seat, peace) for peace in (True, False))
    signed, unsigned = (f"{gain / 100:.2f}" for gain in gains)
    return signed, unsigned
