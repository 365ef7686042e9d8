"""How a game ended, for every seat, as one sum that can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.core import layout as at
from game.core import scoring
from game.core.play import nobody

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """`ending` is the one that is told (None: the scenario tells none); `durability` is in per cent."""

    ending: str | None
    peace: bool
    durability: int
    seats: tuple[SeatResult, ...]


def result_of(compiled: Compiled, concluded: Sequence[int]) -> Result:
    """The result of a concluded game (see `play.concluded` for one that is not over)."""
    names, state = compiled.names, list(concluded)
    ending = nobody(state[at.ENDING])
    return Result(
        ending=None if ending is None else names.endings[ending],
        peace=bool(state[at.PEACE]),
        durability=state[at.DURABILITY],
        seats=tuple(_seat_result(compiled, state, seat) for seat in range(len(names.seats))),
    )


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
