"""What the tests of the session need: games in a folder, and random moves."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from game.scenario.loading import load
from game.session.session import Session
from tests.support import TINY

if TYPE_CHECKING:
    from pathlib import Path


def tiny_game(folder: Path | None = None, *, seed: int = 3, rounds: int | None = None) -> Session:
    """A game of the tiny scenario with people in both seats."""
    return Session.new(load(str(TINY)), seed=seed, rounds=rounds, folder=folder, origin=str(TINY))


def play_on(session: Session, moves: int, seed: int = 1) -> Session:
    """Make some random moves, fewer if the game ends."""
    chance = random.Random(seed)
    for _ in range(moves):
        if session.is_over:
            break
        session.act(chance.choice(session.legal()))
    return session
