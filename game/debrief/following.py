"""A game followed move by move, from its session alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from game.core import layout as at
from game.core.play import concluded, final_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.core.faces import Event
    from game.scenario.compiling import Compiled
    from game.session.session import Session


@frozen
class Step:
    """One move: its number from 1, the round and seat (a role) it was made in, and what it led to in public.

    What the facilitator did has no seat.
    """

    n: int
    round: int
    seat: str | None
    move: int
    at: str
    why: str
    before: Sequence[int] = field(repr=False, eq=False)
    after: Sequence[int] = field(repr=False, eq=False)
    events: tuple[Event, ...]


def steps_of(session: Session) -> Iterator[Step]:
    """Every move that stands, in order; those that were taken back are not among them."""
    names = session.compiled.names
    for played in session.history:
        before = session.state_after(played.n - 1)
        yield Step(
            n=played.n,
            round=before[at.ROUND],
            seat=None if played.seat == at.NOBODY else names.seats[played.seat],
            move=played.move,
            at=played.at,
            why=played.why,
            before=before,
            after=session.state_after(played.n),
            events=tuple(session.events_of(played.n, at.NOBODY)),
        )


@frozen
class Worth:
    """What something changes for a seat, in hundredths of a point: if all that is agreed is signed, and if not."""

    if_signed: int
    if_not: int

    @property
    def best(self) -> int:
        """The change that is further from 0."""
        return max(self.if_signed, self.if_not, key=abs)


def worth_of(compiled: Compiled, before: Sequence[int], after: Sequence[int]) -> dict[str, Worth]:
    """For each role, how its final value moved between two positions."""
    tables, seats = compiled.tables, compiled.names.seats
    ends = {peace: (concluded(tables, before, peace), concluded(tables, after, peace)) for peace in (True, False)}

    def change(seat: int, peace: bool) -> int:
        old, new = ends[peace]
        return final_value(tables, new, seat, peace) - final_value(tables, old, seat, peace)

    return {role: Worth(change(seat, peace=True), change(seat, peace=False)) for seat, role in enumerate(seats)}
