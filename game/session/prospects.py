"""What a seat would gain: as things stand, and after a move that it thinks about.

Everything here is worked out on the seat's own view: it can be shown to that seat and says nothing about others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.core import layout as at
from game.core.play import after, durability, own_gain, walk_away

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.play import State
    from game.core.view import View


@frozen
class Prospect:
    """Own gain in hundredths of a per cent if everything agreed were signed now, and if the talks ended without peace.

    `durability` is the chance in per cent that such a peace lasts, `walk_away` what no deal is worth in points.
    """

    if_signed: int
    if_not: int
    durability: int
    walk_away: int

    def better(self) -> int:
        """The better of the two own gains."""
        return max(self.if_signed, self.if_not)


def prospect(view: View) -> Prospect:
    """As things stand."""
    return _prospect(view, view.state)


def prospect_after(view: View, move: int) -> Prospect | None:
    """After a move; an offer, a clause of it, a counter and a yes count as if all whom it needs agreed.

    None for moves of which nobody can say what they lead to (ending the turn) or that change no value (docket, agenda).
    """
    if move == at.END_TURN or at.TABLE <= move < at.DROP:
        return None
    return _prospect(view, _with_everybody_agreeing(view, move))


def _with_everybody_agreeing(view: View, move: int) -> State:
    tables = view.tables
    state, _rows = after(tables, view.state, move)
    if state[at.PHASE] == at.PACKAGING:
        state, _rows = after(tables, state, at.SUBMIT)
    while move != at.REFUSE and state[at.PHASE] in (at.ANSWERING, at.SIGNING):
        state, _rows = after(tables, state, at.ACCEPT)
    return state


def _prospect(view: View, state: Sequence[int]) -> Prospect:
    tables, seat = view.tables, view.seat
    return Prospect(
        if_signed=own_gain(tables, state, seat, peace=True),
        if_not=own_gain(tables, state, seat, peace=False),
        durability=durability(tables, state),
        walk_away=walk_away(tables, state, seat),
    )
