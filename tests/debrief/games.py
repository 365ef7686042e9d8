"""Games that bots have played, for debriefs."""

from __future__ import annotations

import random
from functools import cache

from game.bots.protocol import Bench
from game.core import layout as at
from game.debrief.facts import debrief_of
from game.fast.backends import Interpreted
from game.scenario.loading import load
from game.session.session import Session
from tests.support import RULES


def new_game(name, seed, bot="easy", folder=None):
    loaded = load(str(RULES / name))
    seats = dict.fromkeys(loaded.scenario.roles, f"bot:{bot}")
    return Session.new(loaded, seats, seed=seed, folder=folder)


@cache
def played(name, seed, bot="easy"):
    """A finished game."""
    session = new_game(name, seed, bot)
    bench = Bench(session)
    while not session.is_over:
        bench.move()
    return session


@cache
def debriefed(name, seed, bot="easy"):
    """The debrief of a game whose packages can all be weighed without a compiler."""
    return debrief_of(played(name, seed, bot), Interpreted())


def play_some(session, moves, seed=0):
    """A number of moves at random."""
    chance = random.Random(seed)
    for _ in range(moves):
        if session.actor == at.NOBODY:
            return
        session.act(chance.choice(session.legal()))
