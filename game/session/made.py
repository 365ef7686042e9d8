"""Every move that was ever made in a game, also those that stand no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.session.session import Played

STANDS, UNDONE, REWOUND = "stands", "undone", "rewound"


@define
class Made:
    """A move in the order of the clock, with the positions before and after it.

    `fate`: it STANDS, was UNDONE by its seat, or was REWOUND by the facilitator.
    """

    played: Played
    before: Sequence[int] = field(repr=False)
    after: Sequence[int] = field(repr=False)
    fate: str = STANDS


def take_back(made: Sequence[Made], to: int, fate: str) -> int:
    """Mark those of the moves that stand whose number is greater than `to`; returns how many there were."""
    gone = [each for each in made if each.fate == STANDS and each.played.n > to]
    for each in gone:
        each.fate = fate
    return len(gone)
