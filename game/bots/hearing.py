"""What a bot may be told beside its view: the events of the game, and those of them that tell what others want."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from game.core import faces
from game.core import layout as at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from game.core.faces import Event
    from game.scenario.names import Names


@runtime_checkable
class Listener(Protocol):
    """A bot that wants to hear what was said; whoever asks for its choice calls `listen` first."""

    def listen(self, events: Sequence[Event]) -> None:
        """Everything that has happened in the game so far, as the bot's seat may know it."""


def rows_of(names: Names, events: Iterable[Event]) -> Iterator[list[int]]:
    """The events that `talks.notice` learns from, as rows of the kernel."""
    seats, options, cards = names.numbers["seats"], names.numbers["options"], names.numbers["cards"]
    for event in events:
        match event:
            case faces.OfferMade() | faces.CounterMade():
                kind = at.OFFER_MADE_EVENT if isinstance(event, faces.OfferMade) else at.COUNTER_MADE
                clauses = [options[name] for name in event.options]
                yield [kind, seats[event.seat], *clauses, *([at.NOBODY] * (at.MOST_CLAUSES - len(clauses)))]
            case faces.Answered():
                yield [at.ANSWERED, seats[event.seat], int(event.yes), 0, 0, 0]
            case faces.DemandMade():
                yield [at.DEMAND_MADE, seats[event.seat], cards[event.card], event.stake, 0, 0]
            case faces.SigningCalled():
                yield [at.SIGNING_CALLED, seats[event.seat], 0, 0, 0, 0]
