"""A bot without a plan: a measure for others, and a source of strange games."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.bots.protocol import Choice
from game.speech.language import _

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from game.core.view import View


class RandomBot:
    """Any legal move is as good as another."""

    name = "random"

    @property
    def character(self) -> str:
        return _("Does anything that the rules allow.")

    def choose(self, view: View, legal: Sequence[int], rng: random.Random) -> Choice:  # noqa: ARG002
        return Choice(rng.choice(legal), _("by chance"))
