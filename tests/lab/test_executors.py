"""The same work gives the same totals wherever it runs, and whatever is lost on the way."""

import os
import signal
import time
from pathlib import Path

import pytest

from game.lab.executors import Cluster, ExecutorError, InProcess, Pool, add_up, add_up_apart, executor

CHUNKS = list(range(40))
SIZE = 3


def work(chunk):
    """A chunk's totals."""
    return (1, chunk, chunk * chunk)


EXPECTED = [len(CHUNKS), sum(CHUNKS), sum(chunk * chunk for chunk in CHUNKS)]


def die_once(chunk):
    """Like `work`, but the first process that meets a marked chunk dies on it."""
    number, marker = chunk
    if number == 7 and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return work(number)


def always_die(_chunk):
    os._exit(1)


def test_in_process():
    """One chunk after the other."""
    result = add_up(InProcess(), work, CHUNKS, SIZE)

    assert result.totals == EXPECTED
    assert result.done == len(CHUNKS)
    assert not result.interrupted


@pytest.mark.parametrize("workers", [1, 2])
def test_totals_do_not_depend_on_the_number_of_workers(workers):
    """A pool of new processes comes to the same."""
    assert add_up(Pool(workers), work, CHUNKS, SIZE).totals == EXPECTED


def test_pool_runs_again_what_a_dead_worker_took_along(tmp_path):
    """A worker that is killed costs time, not results."""
    chunks = [(number, str(tmp_path / "died")) for number in CHUNKS]

    assert add_up(Pool(2), die_once, chunks, SIZE).totals == EXPECTED
    assert (tmp_path / "died").exists()


def test_pool_gives_up_on_work_that_always_kills_its_worker():
    """An error in plain words, not an endless loop."""
    with pytest.raises(ExecutorError, match="--workers 1"):
        add_up(Pool(1), always_die, [1], SIZE)


def test_interrupt_gives_what_is_there():
    """Ctrl-C stops the run; the chunks that are done count whole."""

    class Interrupted:
        def run(self, work, chunks):
            for place, chunk in enumerate(chunks[:5]):
                yield place, work(chunk)
            raise KeyboardInterrupt

    result = add_up(Interrupted(), work, CHUNKS, SIZE)

    assert result.totals == [5, 10, 30]
    assert result.interrupted
    assert result.done == 5


def test_a_chunk_that_comes_twice_counts_once():
    """A chunk that was given up for lost and comes back after all is not added again."""

    class Stuttering:
        def run(self, work, chunks):
            for place, chunk in enumerate(chunks):
                yield place, work(chunk)
                yield place, work(chunk)

    assert add_up(Stuttering(), work, CHUNKS, SIZE).totals == EXPECTED


def test_groups_are_added_apart():
    """Several runs in one go, each with its own totals."""
    sums = add_up_apart(InProcess(), work, [[1, 2], [], [3]], SIZE)

    assert [each.totals for each in sums] == [[2, 3, 5], [0, 0, 0], [1, 3, 9]]
    assert [(each.done, each.chunks) for each in sums] == [(2, 2), (0, 0), (1, 1)]


def test_executor_is_chosen_by_what_was_asked_for():
    """One worker needs no pool; an address means a cluster."""
    assert isinstance(executor(1), InProcess)
    assert executor(3) == Pool(3)
    assert executor(cluster="tcp://127.0.0.1:8786") == Cluster("tcp://127.0.0.1:8786")


def slow_work(chunk):
    """Like `work`, but it takes a moment, so that a worker can die in the middle."""
    time.sleep(0.05)
    return work(chunk)


def test_a_cluster_that_is_not_there():
    """An error in plain words."""
    pytest.importorskip("distributed", reason="the extra `cluster` (distributed) is not installed")
    with pytest.raises(ExecutorError, match="no Dask scheduler"):
        add_up(Cluster("tcp://127.0.0.1:9", connect_seconds=1), work, CHUNKS, SIZE)


@pytest.mark.slow
def test_cluster_loses_a_worker_and_the_totals_stay():
    """A real cluster of two worker processes, one of them killed in the middle: the same totals."""
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` (distributed) is not installed")
    killed = []

    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        pids = list(client.run(os.getpid).values())

        def kill_one(done):
            if done == 5:
                os.kill(pids[0], signal.SIGKILL)
                killed.append(pids[0])

        result = add_up(Cluster(cluster.scheduler_address), slow_work, CHUNKS, SIZE, kill_one)

    assert killed
    assert result.totals == EXPECTED
    assert result.done == len(CHUNKS)
