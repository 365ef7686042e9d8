"""A tactic in one seat of one game: the face of `tactics.py` that people play against.

It runs interpreted, so that a game starts at once; a choice takes some hundredths of a second.  What it remembers is
worked out anew from what was said in public, so that a game that is taken back or resumed goes on as it would have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.bots import mind as slots
from game.bots.hearing import rows_of
from game.bots.knowledge import knowledge_of
from game.bots.policies import POLICIES
from game.bots.protocol import Choice
from game.bots.running import TACTIC_MODULES
from game.bots.tactics import begin, choose
from game.bots.talks import notice
from game.fast.backends import Interpreted, working_vectors
from game.speech.language import _, ngettext

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from game.core.faces import Event
    from game.core.vectors import Vector
    from game.core.view import View
    from game.fast.backends import Backend
    from game.scenario.compiling import Compiled


class Negotiator:
    """Bargains by one of the tactics; `listen` tells it what was said."""

    def __init__(self, policy: str, name: str = "", backend: Backend | None = None) -> None:
        """`backend`: to choose by compiled code, for many games; interpreted if it is None."""
        self._backend = backend or Interpreted()
        self._choose = self._backend.function(choose, *TACTIC_MODULES)
        self.policy = POLICIES.index(policy)
        self.name = name or policy
        self._heard: Sequence[Event] = ()
        self._known: tuple[Compiled | None, Vector] = (None, [])
        _state, self._moves, self._silence = working_vectors(self._backend)

    @property
    def character(self) -> str:
        return character_of(POLICIES[self.policy])

    def listen(self, events: Sequence[Event]) -> None:
        """Everything that has happened in the game so far, as the seat may know it."""
        self._heard = events

    def choose(self, view: View, legal: Sequence[int], rng: random.Random) -> Choice:
        mind = self._backend.vector(self.remember(view))
        for k, move in enumerate(legal):
            self._moves[k] = move
        luck = rng.randrange(1, 0x7FFFFFFE)
        state, copy = self._backend.vector(view.state), self._backend.vector(view.state)
        working = (state, copy, self._moves, len(legal), self._silence)
        chosen = self._choose(self.known(view), *working, mind, self.policy, luck)
        return Choice(int(chosen), reason_of(mind))

    def known(self, view: View) -> Vector:
        """What the seat knows of the scenario."""
        if self._known[0] is not view.compiled:
            self._known = (view.compiled, self._backend.vector(knowledge_of(view.compiled, view.seat)))
        return self._known[1]

    def remember(self, view: View) -> list[int]:
        """The mind of the seat, from what it has heard."""
        known, mind = knowledge_of(view.compiled, view.seat), [0] * slots.MIND_SIZE
        begin(known, mind)
        for row in rows_of(view.compiled.names, self._heard):
            notice(known, mind, view.seat, row, 0)
        return mind


def character_of(policy: str) -> str:
    """One line about a tactic, for people who choose an opponent."""
    return {
        "random": _("Does anything that the rules allow."),
        "hardliner": _("Asks for a lot and gives way late."),
        "conceder": _("Wants a deal, and gives way early."),
        "reciprocal": _("Gives way as far as the others do."),
        "never_offer": _("Answers, but never offers anything."),
        "always_refuse": _("Says no to everything."),
        "accords_only": _("Agrees to accords, and to no treaty."),
        "spam": _("Offers what is best for itself, again and again."),
        "hold_up": _("Agrees to much, and wants to be paid again for signing."),
    }[policy]


def reason_of(mind: Vector) -> str:
    """Why the tactic chose so, in the terms of the log."""
    reason, number = mind[slots.REASON], mind[slots.REASON_POINTS]
    return {
        slots.BY_CHANCE: _("by chance"),
        slots.GAINS: ngettext("accepts: gains {number} point by it", "accepts: gains {number} points by it", number),
        slots.LOSES: ngettext("refuses: loses {number} point by it", "refuses: loses {number} points by it", number),
        slots.BELOW_WALKING_AWAY: _("refuses: {number} below walking away"),
        slots.TOO_LITTLE: _("refuses: hopes for more"),
        slots.WORTH_SIGNING: _("signing beats walking away by {number}"),
        slots.BEST_PACKAGE_FOUND: _("the best package that the others may take"),
        slots.STRENGTHENS: _("worth about {number} points"),
        slots.WAITS: _("sees nothing worth offering"),
        slots.SUITS_AIMS: _("suits its aims best"),
        slots.BETTER_FOR_IT: _("counters: {number} better for it"),
        slots.ON_PRINCIPLE: _("refuses on principle"),
        slots.NOTHING_ELSE: _("has done what it can"),
    }[reason].format(number=number)
