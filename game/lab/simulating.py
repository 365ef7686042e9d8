"""One run of many games: chunks out, totals in, results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from game.lab.executors import Pool, add_up
from game.lab.games import chunks_of, line_ups_of, play_chunk, prepare
from game.lab.results import Results, results_of
from game.lab.tally import GAMES, TOTALS_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.lab.executors import Executor
    from game.scenario.compiling import Compiled


@frozen
class Run:
    """What a run came to; `interrupted`: it holds fewer games than were asked for."""

    results: Results
    totals: tuple[int, ...] = field(repr=False)
    bots: dict[str, list[str]]  # every tactic that sat in a seat
    interrupted: bool


def simulation(
    compiled: Compiled,
    games: int,
    *,
    seed: int,
    where: Executor,
    bots: Sequence[str] = (),
    line_ups: Sequence[Sequence[str]] | None = None,
    told: Callable[[int], None] = lambda _done: None,
) -> Run:
    """Play `games` games with the seeds from `seed` on; the same seed gives the same totals wherever it runs.

    `bots`: no name (the competent tactics in every mixture), one for all seats, or one a seat; or give the `line_ups`.
    `told` hears how many games are done.  Raises ValueError for an unknown tactic, ExecutorError.
    """
    seats = len(compiled.names.seats)
    seated = line_ups if line_ups is not None else line_ups_of(bots, seats)
    chunks = chunks_of(compiled, seated, seed, games)

    def count(places: int) -> None:
        told(min(games, places * chunks[0].games))

    if isinstance(where, Pool):
        prepare(chunks[0])
    summed = add_up(where, play_chunk, chunks, TOTALS_SIZE, count)

    return Run(
        results=results_of(compiled, summed.totals),
        totals=tuple(summed.totals),
        bots={role: sorted({each[seat] for each in seated}) for seat, role in enumerate(compiled.names.seats)},
        interrupted=summed.interrupted or summed.totals[GAMES] < games,
    )
