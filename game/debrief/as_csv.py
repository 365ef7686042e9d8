"""Every choice of a game as a table: when, who, what, what else there was, and what each was worth."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from game.core import layout as at
from game.core.faces import write_move
from game.core.play import after, final_value, is_over, legal_moves, walk_away
from game.scenario import tables as slots
from game.session.made import REWOUND, STANDS, UNDONE
from game.session.results import as_signed, before_conclusion
from game.telling.moves import tell_move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.play import State
    from game.scenario.compiling import Compiled
    from game.session.made import Made
    from game.session.session import Session

COLUMNS = (
    "move_number", "stands", "time", "round", "seat", "player", "move", "move_in_words",
    "walk_away_points_before", "walk_away_points_after",
    "durability_percent_before", "durability_percent_after",
    "own_gain_percent_if_signed_before", "own_gain_percent_if_signed_after",
    "own_gain_percent_if_not_before", "own_gain_percent_if_not_after",
    "choice_percent_if_signed", "choice_percent_if_not",
    "alternatives", "alternatives_percent_if_signed", "alternatives_percent_if_not", "reason",
)  # fmt: skip
STANDING = {STANDS: "yes", UNDONE: "undone", REWOUND: "rewound"}
BOM = b"\xef\xbb\xbf"  # by it spreadsheets know that a file is UTF-8
PART = " | "  # between the entries of a list


def csv_of(session: Session) -> str:
    """One row a choice, in the order of the clock.

    `stands` is `yes`, `undone` (by its seat) or `rewound` (by the facilitator); numbers of moves come again after that.
    `…_before` and `…_after` are of the positions just before and after the move, seen by its seat: the walk-away value,
    the durability of a peace with all that was agreed, and the own gain if that were signed and if the talks ended.

    `choice_…` is the own gain if everybody whom the move needs agreed to it, and `alternatives_…` are the same for the
    other legal moves, in their order, parted by ` | `; empty for moves of which nobody can tell (the docket, agendas,
    the end of a turn).  What the facilitator did is no seat's choice: its row has no seat, and the durability alone.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(session, made) for made in session.made)
    return out.getvalue()


def csv_file_of(session: Session) -> bytes:
    """The same as the content of a file."""
    return BOM + csv_of(session).encode()


def _row(session: Session, made: Made) -> list[object]:
    compiled, played = session.compiled, made.played
    names, tables = compiled.names, compiled.tables
    has_seat = played.seat != at.NOBODY
    role = names.seats[played.seat] if has_seat else ""
    before, following = made.before, _undecided(compiled, made)
    row: dict[str, object] = {
        "move_number": played.n,
        "stands": STANDING[made.fate],
        "time": played.at,
        "round": before[at.ROUND],
        "seat": role,
        "player": session.header.seats[role].kind if has_seat else "facilitator",
        "move": write_move(names, played.move),
        "move_in_words": tell_move(compiled, played.move),
        "durability_percent_before": as_signed(compiled, before, before)[at.DURABILITY],
        "durability_percent_after": as_signed(compiled, following, following)[at.DURABILITY],
        "reason": played.why,
    }
    if has_seat:
        for when, state in (("before", before), ("after", following)):
            row[f"walk_away_points_{when}"] = walk_away(tables, state, played.seat)
            row[f"own_gain_percent_if_signed_{when}"] = told(gain(compiled, state, played.seat, peace=True))
            row[f"own_gain_percent_if_not_{when}"] = told(gain(compiled, state, played.seat, peace=False))
        others = [move for move in legal_moves(tables, before) if move != played.move]
        values = [values_after(compiled, before, played.seat, move) for move in (played.move, *others)]
        row["choice_percent_if_signed"], row["choice_percent_if_not"] = values[0]
        row["alternatives"] = PART.join(write_move(names, move) for move in others)
        row["alternatives_percent_if_signed"] = PART.join(signed for signed, _unsigned in values[1:])
        row["alternatives_percent_if_not"] = PART.join(unsigned for _signed, unsigned in values[1:])
    return [row.get(column, "") for column in COLUMNS]


def _undecided(compiled: Compiled, made: Made) -> Sequence[int]:
    """The position after a move; after the last one, as if nobody had signed or gone yet: both ends can be told."""
    return before_conclusion(compiled, made.after, made.before) if is_over(made.after) else made.after


def gain(compiled: Compiled, state: Sequence[int], seat: int, *, peace: bool) -> int:
    """Own gain in hundredths of a per cent, rounded half away from zero, which `scoring.own_gain` rounds down."""
    tables = compiled.tables
    gained = final_value(tables, state, seat, peace) - 100 * state[at.WALK_START + seat]
    size = (2 * 100 * abs(gained) + tables[slots.SCALE]) // (2 * tables[slots.SCALE])
    return size if gained >= 0 else -size


def told(hundredths: int) -> str:
    """A number that a spreadsheet reads: `16.67`, `-3.33`."""
    return f"{hundredths / 100:.2f}"


def values_after(compiled: Compiled, state: Sequence[int], seat: int, move: int) -> tuple[str, str]:
    """Own gain in per cent if signed, and if not, after a move; empty texts if nobody can tell (see `csv_of`)."""
    if move == at.END_TURN or at.TABLE <= move < at.DROP:
        return "", ""
    tables = compiled.tables
    following: State
    following, _rows = after(tables, state, move)
    if following[at.PHASE] == at.PACKAGING:
        following, _rows = after(tables, following, at.SUBMIT)
    while move != at.REFUSE and following[at.PHASE] in (at.ANSWERING, at.SIGNING):
        following, _rows = after(tables, following, at.ACCEPT)
    signed, unsigned = (told(gain(compiled, following, seat, peace=peace)) for peace in (True, False))
    return signed, unsigned
