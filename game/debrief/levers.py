"""Leverage: when it was used, what it cost, what it moved, and what was agreed after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.core import faces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.debrief.following import Step
    from game.debrief.offers import Offer
    from game.debrief.values import Cause


@frozen
class LeverUse:
    """A card that is no demand.  `cause` says what it moved; `for_owner`: points of its owner's walk-away.

    `offer`: the offer of the same turn, if one was made; `next_agreed`: the next package that its owner was a party to
    and that all agreed to, within a round of it.
    """

    cause: Cause
    card: str
    seat: str
    for_owner: int
    offer: Offer | None
    next_agreed: Offer | None


def levers_of(causes: Sequence[Cause], steps: Sequence[Step], offers: Sequence[Offer]) -> list[LeverUse]:
    """In the order of play."""
    demands = {event.card for step in steps for event in step.events if isinstance(event, faces.DemandMade)}
    found = []
    for cause in causes:
        card = cause.what[0]
        if cause.kind == "card" and card not in demands and cause.seat:
            after = [offer for offer in offers if offer.n > cause.n and offer.kind != "signing"]
            found.append(
                LeverUse(
                    cause=cause,
                    card=card,
                    seat=cause.seat,
                    for_owner=cause.walk_aways.get(cause.seat, 0),
                    offer=_same_turn(cause, steps, after),
                    next_agreed=_next_agreed(cause, after),
                )
            )
    return found


def _same_turn(cause: Cause, steps: Sequence[Step], after: Sequence[Offer]) -> Offer | None:
    """The offer that its owner put before its turn was over."""
    ends = next(
        (
            step.n
            for step in steps[cause.n :]
            if any(isinstance(event, (faces.TurnBegan, faces.RoundBegan, faces.Ended)) for event in step.events)
        ),
        None,
    )
    mine = (offer for offer in after if offer.seat == cause.seat and offer.kind == "offer")
    return next((offer for offer in mine if ends is None or offer.n <= ends), None)


def _next_agreed(cause: Cause, after: Sequence[Offer]) -> Offer | None:
    party = (offer for offer in after if offer.agreed and cause.seat in (offer.seat, *offer.needed))
    return next((offer for offer in party if offer.round <= cause.round + 1), None)
