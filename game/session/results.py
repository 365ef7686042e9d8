"""How a game ended, for every seat, as one sum that can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.core import layout as at
from game.core import scoring
from game.core.play import concluded, is_over, nobody

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.play import State
    from game.scenario.compiling import Compiled


@frozen(kw_only=True)
class SeatResult:
    """The sum of one seat, in points; `own_gain` is in hundredths of a per cent, `final_value` of a point.

    final_value = accords + walk_away + (if peace) durability × (treaty − walk_away) + stakes + agenda + broke
    """

    seat: str
    own_gain: int
    final_value: int
    walk_away_start: int
    walk_away: int
    accords: int
    treaty: int
    stakes: int
    agenda_points: int
    broke: int
    agenda: str | None


@frozen
class Result:
    """`ending` is the one that is told (None: the scenario tells none).

    `durability`: the chance in per cent that the peace lasts; without one, the chance that a peace would have had if
    everything that was agreed had been signed.
    """

    ending: str | None
    peace: bool
    durability: int
    seats: tuple[SeatResult, ...]


def result_of(compiled: Compiled, state: Sequence[int], last_agreed: Sequence[int]) -> Result:
    """The result of a game that is over, or as it would be if the talks ended now without peace.

    `last_agreed`: the last position in which everything stood that was agreed (see `as_signed`).
    """
    names = compiled.names
    signed = as_signed(compiled, state, last_agreed)
    state = concluded(compiled.tables, state, peace=False)
    ending = nobody(state[at.ENDING])
    return Result(
        ending=None if ending is None else names.endings[ending],
        peace=bool(state[at.PEACE]),
        durability=signed[at.DURABILITY],
        seats=tuple(_seat_result(compiled, state, seat) for seat in range(len(names.seats))),
    )


def as_signed(compiled: Compiled, state: Sequence[int], last_agreed: Sequence[int]) -> State:
    """The end of a game with everything that had been agreed, as if it were signed; of a peace, its end.

    No move that ends the talks agrees to anything, so what was agreed is what stood before it.  Clauses whose condition
    has failed are struck out, as at every signing.
    """
    if is_over(state) and state[at.PEACE]:
        return list(state)
    return concluded(compiled.tables, before_conclusion(compiled, state, last_agreed), peace=True)


def before_conclusion(compiled: Compiled, state: Sequence[int], last_agreed: Sequence[int]) -> State:
    """A position with what was agreed just before its end, as if nobody had signed or gone yet."""
    undone = list(state)
    issues = len(compiled.names.issues)
    for first in (at.AGREED, at.STATUS):
        undone[first : first + issues] = last_agreed[first : first + issues]
    undone[at.PEACE] = 0
    undone[at.PHASE] = at.TURN
    return undone


def _seat_result(compiled: Compiled, state: list[int], seat: int) -> SeatResult:
    tables = compiled.tables
    agenda = nobody(state[at.AGENDA + seat])
    return SeatResult(
        seat=compiled.names.seats[seat],
        own_gain=scoring.own_gain(tables, state, seat),
        final_value=scoring.final_value(tables, state, seat),
        walk_away_start=state[at.WALK_START + seat],
        walk_away=scoring.walk_away(tables, state, seat),
        accords=scoring.accords_value(tables, state, seat),
        treaty=scoring.treaty_value(tables, state, seat),
        stakes=scoring.stakes_value(tables, state, seat),
        agenda_points=scoring.agenda_value(tables, state, seat),
        broke=scoring.broke_value(tables, state, seat),
        agenda=None if agenda is None else compiled.names.agendas[agenda],
    )
