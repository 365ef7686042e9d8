"""Every offer, counter and signing: who was asked, who said what, and what it would have been worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from game.core import faces
from game.core import layout as at
from game.core.play import after, concluded, final_value
from game.debrief.following import Worth, worth_of
from game.telling.things import consent_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.debrief.following import Step
    from game.scenario.compiling import Compiled


@frozen
class Offer:
    """A package that was put to somebody.

    `kind`: offer, counter or signing.  `needed`: every role whose consent it needed, the proposer's among them if so.
    `yes`: the roles that accepted; `refuser`: the one that did not (None: nobody, or the game stopped there).
    `worth`: what it would have changed for each seat if all had said yes.
    """

    n: int
    round: int
    kind: str
    seat: str
    options: tuple[str, ...]
    needed: tuple[str, ...]
    press: int
    worth: dict[str, Worth] = field(repr=False)
    yes: tuple[str, ...] = ()
    refuser: str | None = None
    answered: int = 0  # number of the move that refused or completed it
    agreed: bool = False
    countered: bool = False

    @property
    def unasked(self) -> tuple[str, ...]:
        """Whose answer nobody heard, because somebody before them said no."""
        return tuple(role for role in self.needed if role not in {*self.yes, self.refuser, self.seat})

    @property
    def alone(self) -> bool:
        """Whether one seat said no while at least two others stood behind the package and nobody was left to ask."""
        behind = {self.seat, *self.yes} - {self.refuser}
        return self.refuser is not None and not self.unasked and len(behind) >= 2


def offers_of(compiled: Compiled, steps: Iterable[Step]) -> list[Offer]:
    """In order; the last may be without an end if the game stopped there."""
    found: list[Offer] = []
    for step in steps:
        for event in step.events:
            _read(compiled, step, event, found)
    return found


def _read(compiled: Compiled, step: Step, event: faces.Event, found: list[Offer]) -> None:
    if isinstance(event, faces.Answered) and found:
        offer = found[-1]
        if event.yes:
            found[-1] = evolve(offer, yes=(*offer.yes, event.seat), answered=step.n)
        else:
            found[-1] = evolve(offer, refuser=event.seat, answered=step.n)
    elif isinstance(event, faces.CounterMade):
        found[-1] = evolve(found[-1], countered=True)
        found.append(_offer(compiled, step, "counter", event.seat, event.options))
    elif isinstance(event, faces.OfferMade):
        found.append(_offer(compiled, step, "offer", event.seat, event.options))
    elif isinstance(event, faces.SigningCalled):
        found.append(_signing(compiled, step, event.seat))
    elif isinstance(event, faces.ClauseAgreed) or (isinstance(event, faces.Ended) and event.peace):
        found[-1] = evolve(found[-1], agreed=True, answered=step.n)


def _offer(compiled: Compiled, step: Step, kind: str, seat: str, options: tuple[str, ...]) -> Offer:
    tables = compiled.tables
    agreed: Sequence[int] = step.after
    while agreed[at.PHASE] == at.ANSWERING:
        agreed, _rows = after(tables, agreed, at.ACCEPT)
    return Offer(
        n=step.n,
        round=step.round,
        kind=kind,
        seat=seat,
        options=options,
        needed=consent_now(compiled, step.before, options),
        press=step.before[at.PRESS] if kind == "offer" else 0,
        worth=worth_of(compiled, step.before, agreed),
    )


def _signing(compiled: Compiled, step: Step, seat: str) -> Offer:
    """The worth of a signing is what peace brings each seat over ending the talks there and then."""
    tables, names = compiled.tables, compiled.names
    signed, unsigned = (concluded(tables, step.before, peace) for peace in (True, False))
    gains = {
        role: final_value(tables, signed, k, peace=True) - final_value(tables, unsigned, k, peace=False)
        for k, role in enumerate(names.seats)
    }
    agreed = [step.before[at.AGREED + issue] - 1 for issue in range(len(names.issues))]
    return Offer(
        n=step.n,
        round=step.round,
        kind="signing",
        seat=seat,
        options=tuple(names.options[option] for option in agreed if option != at.NOBODY),
        needed=names.seats,
        press=0,
        worth={role: Worth(gain, gain) for role, gain in gains.items()},
    )
