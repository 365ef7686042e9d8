"""Every offer, counter and signing: who was asked, who said what, and what it would have been worth."""

from __future__ import annotations

from collections import Counter
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
    `counter`: the package that it put instead, if it did not only refuse, and `counter_agreed` whether all took that.
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
    counter: tuple[str, ...] = ()
    counter_agreed: bool = False

    @property
    def refused(self) -> str | None:
        """The role that said no, and nothing else."""
        return None if self.counter else self.refuser

    @property
    def countered(self) -> str | None:
        """The role that answered with a package of its own."""
        return self.refuser if self.counter else None

    @property
    def unasked(self) -> tuple[str, ...]:
        """Whose answer nobody heard, because somebody before them said no."""
        return tuple(role for role in self.needed if role not in {*self.yes, self.refuser, self.seat})

    @property
    def alone(self) -> bool:
        """Whether one seat said no while at least two others stood behind the package and nobody was left to ask.

        A counter is no such no: it opened the way to another answer.
        """
        behind = {self.seat, *self.yes} - {self.refuser}
        return self.refused is not None and not self.unasked and len(behind) >= 2


def answers_of(offers: Iterable[Offer]) -> Counter[tuple[str, str]]:
    """How often each role answered in each way: (role, `yes`, `countered`, `refused` or `alone`) → number."""
    return Counter(
        (role, how)
        for offer in offers
        for how, roles in (
            ("yes", offer.yes),
            ("countered", (offer.countered,)),
            ("refused", (offer.refused,)),
            ("alone", (offer.refused,) if offer.alone else ()),
        )
        for role in roles
        if role is not None
    )


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
        found[-1] = evolve(found[-1], counter=event.options)
        found.append(_offer(compiled, step, "counter", event.seat, event.options))
    elif isinstance(event, faces.OfferMade):
        found.append(_offer(compiled, step, "offer", event.seat, event.options))
    elif isinstance(event, faces.SigningCalled):
        found.append(_signing(compiled, step, event.seat))
    elif isinstance(event, faces.ClauseAgreed) or (isinstance(event, faces.Ended) and event.peace):
        found[-1] = evolve(found[-1], agreed=True, answered=step.n)
        if found[-1].kind == "counter":
            found[-2] = evolve(found[-2], counter_agreed=True)


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
