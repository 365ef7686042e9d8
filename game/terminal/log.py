"""The log: what happened, in names, with what followed from a thing told in the same breath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import faces
from game.telling.sentences import tell_event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.core.faces import Event
    from game.scenario.compiling import Compiled

# What follows from something else and is told with it.
FOLLOWS = (
    faces.DemandMade,
    faces.TrackMoved,
    faces.StakeMoved,
    faces.WalkAwayMoved,
    faces.OptionClosed,
    faces.OptionOpened,
    faces.PressAdded,
    faces.CardDrawn,
    faces.DeckReshuffled,
)


def paragraphs(compiled: Compiled, events: Iterable[Event]) -> list[str]:
    """The events as paragraphs: one for everything that somebody does, with its consequences."""
    told: list[str] = []
    price: list[str] = []  # support that moved: what an offer costs is paid just before the offer is told
    for event in events:
        sentence = tell_event(compiled, event)
        if isinstance(event, faces.SupportMoved):
            price.append(sentence)
        elif isinstance(event, faces.OfferMade):
            _add(told, price[:-1])
            told.append(" ".join([sentence, *price[-1:]]))
            price = []
        else:
            _add(told, price)
            price = []
            follows = isinstance(event, FOLLOWS) or (isinstance(event, faces.IssueTabled) and event.seat is None)
            if follows and told:
                told[-1] += f" {sentence}"
            else:
                told.append(sentence)
    _add(told, price)
    return told


def _add(told: list[str], sentences: list[str]) -> None:
    """Tell some consequences with what stands last."""
    if sentences and told:
        told[-1] += " " + " ".join(sentences)
    else:
        told.extend(sentences)
