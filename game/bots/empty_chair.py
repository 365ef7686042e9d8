"""A seat at which nobody sits: the delegation did not come, and the others talk about it, not with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.bots.protocol import Choice
from game.core.layout import END_TURN, REFUSE
from game.speech.language import _

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from game.core.view import View


class EmptyChair:
    """Refuses what it is asked, rests on its turn, and takes what comes first where it must choose."""

    name = "empty"

    @property
    def character(self) -> str:
        return _("Nobody sits here: no offers, no cards, and no to everything.")

    def choose(self, view: View, legal: Sequence[int], rng: random.Random) -> Choice:  # noqa: ARG002
        move = next((move for move in (REFUSE, END_TURN) if move in legal), legal[0])
        return Choice(move, _("nobody is there"))
