"""Games between tactics in bulk: the vectors for `matches.bot_games`, and its rows as plain integers.

Interpreted or compiled, the same games come out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from game.bots import knowledge, masking, mind, packages, policies, tactics, talks, worth
from game.bots.matches import ROW_SIZE, bot_games
from game.core.layout import EVENTS_SIZE, NOBODY, STATE_SIZE
from game.core.view import blinded
from game.fast.backends import best, working_vectors
from game.scenario.model import MOST_SEATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.vectors import Vector
    from game.fast.backends import Backend
    from game.scenario.compiling import Compiled

LineUp: TypeAlias = "Sequence[str]"  # the name of a policy for each seat

TACTIC_MODULES = (mind, policies, masking, talks, worth, packages, tactics)


class Runner:
    """Runs games of one scenario with some line-ups.  Costs a compilation at first use; keep it for further batches."""

    def __init__(self, compiled: Compiled, line_ups: Sequence[LineUp], backend: Backend | None = None) -> None:
        """Raises ValueError for a line-up with an unknown policy or of the wrong length."""
        backend = backend or best()
        self.backend = backend
        seats = len(compiled.names.seats)
        self.known = known_to_all(compiled, backend)
        self.minds = tuple(backend.vector([0] * mind.MIND_SIZE) for _ in range(MOST_SEATS))
        state, self._moves, self._silence = working_vectors(backend)
        self._state = state
        self._masked = backend.vector([0] * STATE_SIZE)
        self._copy = backend.vector([0] * STATE_SIZE)
        self._events = backend.vector([0] * EVENTS_SIZE)
        self._line_ups = backend.vector(number for each in line_ups for number in numbers_of(each, seats))
        self._count = len(line_ups)
        self._play = backend.function(bot_games, *TACTIC_MODULES)

    def play(self, seed: int, games: int) -> Vector:
        """Rows of the games with seeds from `seed` on: games × ROW_SIZE integers (slots: `matches`)."""
        rows = self.backend.wide_vector(games * ROW_SIZE)
        working = (self._state, self._masked, self._copy, self._moves, self._events, self._silence)
        self._play(self.known, self.minds, *working, self._line_ups, self._count, seed, games, rows)
        return rows


def known_to_all(compiled: Compiled, backend: Backend) -> tuple[Vector, ...]:
    """[seat] the knowledge of each seat, and in the last place (MOST_SEATS) the whole tables."""
    seats = range(len(compiled.names.seats))
    each = [backend.vector(knowledge.knowledge_of(blinded(compiled, seat), seat)) for seat in seats]
    whole = backend.vector(knowledge.knowledge_of(compiled, NOBODY))
    return (*each, *([whole] * (MOST_SEATS + 1 - len(each))))


def numbers_of(line_up: LineUp, seats: int) -> list[int]:
    """The policies of a line-up as numbers, MOST_SEATS of them.  Raises ValueError."""
    if len(line_up) != seats:
        raise ValueError(f"a line-up names {seats} policies here, one a seat")
    unknown = [name for name in line_up if name not in policies.POLICIES]
    if unknown:
        raise ValueError(f"there is no policy called {unknown[0]!r}; there are: {', '.join(policies.POLICIES)}")
    return [policies.POLICIES.index(name) for name in line_up] + [NOBODY] * (MOST_SEATS - seats)
