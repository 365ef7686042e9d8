"""The strategist in one seat of one game: looks ahead by `search.py`.

Compiled, it plays thousands of possible moves a choice; without the extra `longtable[fast]` it has time for a few
possible worlds only, and bargains by its tactic where those tell it nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.bots import imagining, search
from game.bots.knowledge import knowledge_of
from game.bots.mind import MIND_SIZE, PLAN, PLAN_COUNT
from game.bots.negotiator import Negotiator
from game.bots.protocol import Choice
from game.bots.running import TACTIC_MODULES
from game.core import layout as at
from game.fast.backends import best, working_vectors
from game.scenario.model import MOST_SEATS
from game.speech.language import _
from game.telling.things import minus

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from game.core.vectors import Vector
    from game.core.view import View
    from game.fast.backends import Backend
    from game.scenario.compiling import Compiled

# Moves of play that a choice may look at: under a second of a plain computer's time either way.
COMPILED_BUDGET: Final = 30_000
INTERPRETED_BUDGET: Final = 250


class Strategist(Negotiator):
    """Tries its choices in possible worlds, and takes the one that came out best."""

    def __init__(self, name: str = "strategist", backend: Backend | None = None, budget: int | None = None) -> None:
        """`budget`: moves of play that a choice may look at."""
        self.backend = backend or best()
        super().__init__("reciprocal", name)
        self.budget = budget or (COMPILED_BUDGET if self.backend.name == "compiled" else INTERPRETED_BUDGET)
        self._plan: tuple[int, ...] = ()
        self._minds = tuple(self.backend.vector([0] * MIND_SIZE) for _ in range(MOST_SEATS))
        _state, self._moves_there, self._silence_there = working_vectors(self.backend)
        self._events = self.backend.vector([0] * at.EVENTS_SIZE)
        self._look = self.backend.function(search.search, *TACTIC_MODULES, imagining)
        self._there: tuple[Compiled | None, Vector, Vector] = (None, self._events, self._events)

    @property
    def character(self) -> str:
        return _("Thinks ahead about what everybody may hide and want.")

    def choose(self, view: View, legal: Sequence[int], rng: random.Random) -> Choice:
        if view.state[at.PHASE] == at.PACKAGING and self._plan:
            return self._next_clause(view, legal) or super().choose(view, legal, rng)
        self._plan = ()
        if len(legal) == 1 or view.state[at.PHASE] == at.PACKAGING:
            return super().choose(view, legal, rng)
        found, mean = self._search(view, rng.randrange(1, 0x7FFFFFFE))
        if found == search.AS_THE_TACTIC:
            return super().choose(view, legal, rng)
        reason = _("sees {number} % ahead").format(number=minus(round(mean / 100)))
        return Choice(at.ADD + self._plan[0] if self._plan else found, reason)

    def _next_clause(self, view: View, legal: Sequence[int]) -> Choice | None:
        """Go on with the package that was chosen; None if the one on the table is another."""
        said = tuple(view.state[at.CLAUSE : at.CLAUSE + view.state[at.CLAUSE_COUNT]])
        if said != self._plan[: len(said)]:
            return None
        move = at.SUBMIT if said == self._plan else at.ADD + self._plan[len(said)]
        return Choice(move, _("as it had planned")) if move in legal else None

    def _search(self, view: View, luck: int) -> tuple[int, int]:
        """The choice that came out best and its own gain on the average; a package is kept as the plan."""
        seats, vector = self._working(view), self.backend.vector
        mind, state = vector(self.remember(view)), vector(view.state)
        copies = [vector([0] * at.STATE_SIZE) for _ in range(2)]
        tree = self.backend.wide_vector(search.TREE_SIZE)
        found = self._look(
            seats[0], seats[1], self._minds, mind, state, *copies, self._moves_there, self._events, self._silence_there,
            tree, view.seat, luck, self.budget,
        )  # fmt: skip
        if found >= search.PACKAGE:
            self._plan = tuple(int(mind[PLAN + k]) for k in range(mind[PLAN_COUNT]))
        return int(found), int(tree[search.CHOSEN_MEAN])

    def _working(self, view: View) -> tuple[Vector, Vector]:
        """The seat's knowledge, and a copy of it to imagine the others' values in."""
        if self._there[0] is not view.compiled:
            known = knowledge_of(view.compiled, view.seat)
            self._there = (view.compiled, self.backend.vector(known), self.backend.vector(known))
        return self._there[1], self._there[2]
