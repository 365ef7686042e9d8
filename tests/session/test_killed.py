"""A game that is killed at any moment has lost no move that was confirmed."""

from __future__ import annotations

import os
import random
import select
import signal
import time

import pytest

from game.session.resuming import resume, verify
from tests.session.support import play_on, tiny_game

KILLS = 200
LONGEST_LIFE = 0.012  # seconds from the first confirmed move to the kill


def live(path, seed: int, pipe: int) -> None:
    """Go on with the game; confirm each move by its number, four bytes through the pipe, until killed."""
    session = resume(path)
    while not session.is_over:
        play_on(session, 1, seed=seed + len(session.history))
        os.write(pipe, len(session.history).to_bytes(4, "big"))


def killed_somewhere(path, seed: int) -> int:
    """Let a child play and kill it at a random moment; the number of the last move that it had confirmed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            live(path, seed, writing)
        finally:
            os._exit(0)
    os.close(writing)
    select.select([reading], [], [], 10)
    time.sleep(random.Random(seed).random() * LONGEST_LIFE)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = b""
    while part := os.read(reading, 4096):
        told += part
    os.close(reading)
    return int.from_bytes(told[-4:], "big") if len(told) >= 4 else 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_two_hundred_kills_lose_no_confirmed_move(tmp_path):
    """After each kill, every confirmed move is in the record, the record is sound, and the same game is played on."""
    kills, games, moves = 0, 0, 0
    while kills < KILLS:
        session = tiny_game(tmp_path, seed=games, rounds=12)
        session.close()
        games += 1
        before: list[int] = []
        while kills < KILLS:
            confirmed = killed_somewhere(session.path, kills)
            kills += 1
            found = verify(session.path)
            made = [played.move for played in found.history]

            assert len(made) >= max(confirmed, len(before))
            assert made[: len(before)] == before
            before = made
            if found.is_over:
                break
        moves += len(before)

    assert moves > KILLS / 2, "the children must get far enough to be killed in the middle"
