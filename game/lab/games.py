"""Chunks of games between tactics: what each depends on, playing one, and cutting a run into chunks."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from game.bots.running import Runner, numbers_of
from game.fast.backends import best, is_compiled_available, working_vectors
from game.lab.tally import TOTALS_SIZE, tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.lab.executors import Totals
    from game.scenario.compiling import Compiled

CHUNK_COMPILED, CHUNK_INTERPRETED = 200, 4  # games: under half a second, so that Ctrl-C is heard soon
MIXED = ("hardliner", "conceder", "reciprocal")  # the competent tactics that "mixed bots" means
MOST_LINE_UPS = 81


@frozen
class GamesChunk:
    """Games with the seeds `seed` … `seed + games − 1`: the same games wherever and however often they are played."""

    compiled: Compiled = field(repr=False)
    line_ups: tuple[tuple[str, ...], ...]
    seed: int
    games: int


def play_chunk(chunk: GamesChunk) -> Totals:
    """Totals (slots: `tally`) of the chunk's games."""
    runner = _runner(_Setting(chunk.compiled, chunk.line_ups))
    rows = runner.play(chunk.seed, chunk.games)
    totals = runner.backend.wide_vector(TOTALS_SIZE)
    state, _moves, silence = working_vectors(runner.backend)
    runner.backend.function(tally)(runner.known[-1], rows, chunk.games, state, silence, totals)
    return tuple(int(totals[k]) for k in range(TOTALS_SIZE))


def prepare(chunk: GamesChunk) -> None:
    """Compile in this process what the chunk needs, so that the processes of a pool find it compiled."""
    if is_compiled_available():
        play_chunk(evolve(chunk, games=0))


@frozen(eq=False)
class _Setting:
    """What a runner is made for; two are equal if the rules and the line-ups are."""

    compiled: Compiled
    line_ups: tuple[tuple[str, ...], ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Setting) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[str, tuple[tuple[str, ...], ...]]:
        return self.compiled.digest, self.line_ups


@lru_cache(maxsize=8)
def _runner(setting: _Setting) -> Runner:
    return Runner(setting.compiled, setting.line_ups, best())


def chunks_of(compiled: Compiled, line_ups: Sequence[Sequence[str]], seed: int, games: int) -> list[GamesChunk]:
    """Cut a run of games into chunks.  Raises ValueError for an unknown policy."""
    size = CHUNK_COMPILED if is_compiled_available() else CHUNK_INTERPRETED
    named = tuple(tuple(each) for each in line_ups)
    for each in named:
        numbers_of(each, len(compiled.names.seats))
    return [GamesChunk(compiled, named, seed + first, min(size, games - first)) for first in range(0, games, size)]


def mixed_line_ups(seats: int) -> tuple[tuple[str, ...], ...]:
    """Every way to seat the competent tactics, or with many seats a rotation that gives every tactic every seat."""
    if len(MIXED) ** seats <= MOST_LINE_UPS:
        return tuple(product(MIXED, repeat=seats))
    return tuple(tuple(MIXED[(k * seat + shift) % 3] for seat in range(seats)) for k in range(3) for shift in range(3))


def line_ups_of(words: Sequence[str], seats: int) -> tuple[tuple[str, ...], ...]:
    """Line-ups from what was asked for: nothing (mixed), one policy for all seats, or one a seat."""
    if not words:
        return mixed_line_ups(seats)
    return (tuple(words) * seats,) if len(words) == 1 else (tuple(words),)
