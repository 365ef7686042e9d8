"""Where chunks of work run: in this process, on a pool of processes, or on a Dask cluster.

A *chunk* says all that its work depends on, so a lost chunk is simply run again.  The work of a chunk returns *totals*:
whole numbers that are added up, so that the sum is the same whatever ran where, and in whatever order it came back.
"""

from __future__ import annotations

import os
import signal
import uuid
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from attrs import define, frozen

from game.speech.extras import how_to_install
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Totals = tuple[int, ...]
Chunk = TypeVar("Chunk")
MOST_ATTEMPTS = 4  # a chunk whose worker dies this often is not the worker's bad luck


class ExecutorError(RuntimeError):
    """The work can't be done there; the message says why, and what to do."""


class Executor(Protocol):
    """Runs chunks and gives back (chunk's place, totals) as they are done, in any order."""

    def run(self, work: Callable[[Chunk], Totals], chunks: Sequence[Chunk]) -> Iterator[tuple[int, Totals]]:
        """`work` is a function of a module, and chunks can be pickled.  Raises ExecutorError."""


@frozen
class InProcess:
    """One chunk after the other, here."""

    def run(self, work: Callable[[Chunk], Totals], chunks: Sequence[Chunk]) -> Iterator[tuple[int, Totals]]:
        for place, chunk in enumerate(chunks):
            yield place, work(chunk)


@frozen
class Pool:
    """A pool of new processes, which works the same on every platform."""

    workers: int

    def run(self, work: Callable[[Chunk], Totals], chunks: Sequence[Chunk]) -> Iterator[tuple[int, Totals]]:
        left = dict(enumerate(chunks))
        for _attempt in range(MOST_ATTEMPTS):
            try:
                for place, totals in self._run(work, left):
                    del left[place]
                    yield place, totals
            except BrokenProcessPool:
                continue
            return
        raise ExecutorError(_("The processes that do the work keep dying; try --workers 1."))

    def _run(self, work: Callable[[Chunk], Totals], chunks: dict[int, Chunk]) -> Iterator[tuple[int, Totals]]:
        workers = max(1, min(self.workers, len(chunks)))
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_parent)
        try:
            futures = {pool.submit(work, chunk): place for place, chunk in chunks.items()}
            for future in as_completed(futures):
                yield futures[future], future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@frozen
class Cluster:
    """The workers of a Dask cluster; each needs the same version of the game."""

    address: str
    connect_seconds: float = 10.0

    def run(self, work: Callable[[Chunk], Totals], chunks: Sequence[Chunk]) -> Iterator[tuple[int, Totals]]:
        try:
            distributed: Any = import_module("distributed")  # an extra, and slow to load
        except ImportError as error:
            told = _("--cluster needs Dask; install it with: {command}")
            raise ExecutorError(told.format(command=how_to_install("cluster"))) from error
        try:
            client = distributed.Client(self.address, timeout=self.connect_seconds, set_as_default=False)
        except (OSError, ValueError) as error:
            message = _("There is no Dask scheduler at {address}.").format(address=self.address)
            raise ExecutorError(message) from error
        run = uuid.uuid4().hex  # a cluster remembers what it has computed under a name
        try:
            # A worker that dies takes its chunks with it, done ones too: the scheduler runs them again.
            futures = {
                client.submit(work, chunk, key=f"longtable-{run}-{place}", retries=MOST_ATTEMPTS): place
                for place, chunk in enumerate(chunks)
            }
            for future in distributed.as_completed(futures):
                yield futures[future], tuple(future.result())
        finally:
            client.close()


def _leave_interrupts_to_parent() -> None:
    """Ctrl-C reaches every process of a terminal; only the one that reports has to act on it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def executor(workers: int | None = None, cluster: str | None = None) -> Executor:
    """A cluster if there is an address, else as many processes as asked for, or as there are cores."""
    if cluster:
        return Cluster(cluster)
    wanted = workers or available_cores()
    return InProcess() if wanted == 1 else Pool(wanted)


def available_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@define
class Sum:
    """Totals of `done` chunks out of `chunks`.  `interrupted`: somebody pressed Ctrl-C, this is what there is."""

    chunks: int
    totals: list[int]
    done: int = 0
    interrupted: bool = False


def add_up(
    where: Executor,
    work: Callable[[Chunk], Totals],
    chunks: Sequence[Chunk],
    size: int,
    told: Callable[[int], None] = lambda _done: None,
) -> Sum:
    """Run all chunks and add their totals (`size` numbers each); `told` hears how many are done.

    Ctrl-C stops the run and gives what is there.  Raises ExecutorError.
    """
    return add_up_apart(where, work, [chunks], size, told)[0]


def add_up_apart(
    where: Executor,
    work: Callable[[Chunk], Totals],
    groups: Sequence[Sequence[Chunk]],
    size: int,
    told: Callable[[int], None] = lambda _done: None,
) -> list[Sum]:
    """The same for several groups of chunks in one run, each with a sum of its own."""
    results = [Sum(len(group), [0] * size) for group in groups]
    belongs = [number for number, group in enumerate(groups) for _chunk in group]
    places: set[int] = set()
    try:
        for place, totals in where.run(work, [chunk for group in groups for chunk in group]):
            if place in places:
                continue
            places.add(place)
            result = results[belongs[place]]
            # In one go: an interrupt must not leave half a chunk.
            result.totals = [sum(pair) for pair in zip(result.totals, totals, strict=True)]
            result.done += 1
            told(len(places))
    except KeyboardInterrupt:
        for result in results:
            result.interrupted = True
    return results
