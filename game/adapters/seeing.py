"""What the adapters have in common: the scenario, ready to play, and what a seat sees as plain numbers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import field, frozen

from game.core import layout as at
from game.core.view import masked
from game.scenario import tables as slots
from game.scenario.compiling import Compiled, compile_scenario
from game.scenario.loading import load
from game.scenario.problems import render_all

if TYPE_CHECKING:
    from collections.abc import Sequence

SEEN = at.STREAM  # slots of a state that a seat can see at all; behind them lie chance and working space
ACTIONS = at.MOVES
LARGEST = 2**15 - 1  # no slot of a state holds more, either way
# The seat itself, what its options are worth to it, and then the state as it knows it.
OBSERVATION_SIZE = 1 + slots.MOST_OPTIONS + SEEN


@frozen(eq=False)
class Playable:
    """A scenario ready to play.  Copies of a state share it, however deep they are."""

    compiled: Compiled = field(repr=False)

    @property
    def tables(self) -> tuple[int, ...]:
        return self.compiled.tables

    @property
    def seats(self) -> tuple[str, ...]:
        return self.compiled.names.seats

    def __copy__(self) -> Playable:
        return self

    def __deepcopy__(self, _memo: object) -> Playable:
        return self


@lru_cache
def playable(scenario: str) -> Playable:
    """A scenario by its name, or from a folder.  Raises ValueError with every problem in plain words."""
    loaded = load(scenario)
    if loaded.scenario is None:
        raise ValueError(render_all(loaded.errors or loaded.problems))
    return Playable(compile_scenario(loaded.scenario))


def observation(game: Playable, state: Sequence[int], seat: int) -> list[int]:
    """What a seat knows, as OBSERVATION_SIZE integers; own values stand first, the others' are not in it."""
    values = slots.VALUE + seat * slots.MOST_OPTIONS
    own = game.tables[values : values + slots.MOST_OPTIONS]
    return [seat, *own, *masked(game.tables, state, seat)[:SEEN]]
