"""Round-robin tournaments: every two bots meet, each in half of the seats, in every such seating in turn.

The measure is mean own gain.  Seats differ in what can be won from them, so it is taken over the seats first, each
counting the same; intervals are normal, at 95 %.
"""

from __future__ import annotations

import random
from itertools import combinations
from math import sqrt
from statistics import fmean, stdev
from typing import TYPE_CHECKING

from attrs import field, frozen

from game.bots.hearing import Listener
from game.core import layout as at
from game.core.faces import as_seen_by, event_of
from game.core.play import after, is_over, new_game, own_gain
from game.core.view import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from game.bots.protocol import Bot
    from game.core.faces import Row
    from game.scenario.compiling import Compiled


@frozen
class Mean:
    """A mean own gain in per cent, and how far it may be off: half of its 95 % interval."""

    value: float
    margin: float
    games: int


@frozen
class Meeting:
    """Two bots against one another: what each won on the average, and how much more the first did than the second."""

    first: str
    second: str
    first_gain: Mean
    second_gain: Mean
    lead: Mean


@frozen
class Table:
    """The result: bots by mean own gain, the best first, and every meeting."""

    ranking: tuple[tuple[str, Mean], ...]
    meetings: tuple[Meeting, ...] = field(repr=False)


def play_tournament(
    compiled: Compiled,
    bots: Sequence[str],
    games: int,
    seed: int,
    make: Callable[[str], Bot],
    told: Callable[[int], None] = lambda _played: None,
) -> Table:
    """Let every two bots meet in about `games` games: full rounds of seatings and chairs.

    `make` makes a bot of a name; `told` hears after every game how many there were.  Raises ValueError for a lone bot.
    """
    if len(set(bots)) < 2:
        raise ValueError("a tournament needs two bots at least")
    meetings = []
    played = 0
    won: dict[str, list[float]] = {name: [] for name in bots}
    for first, second in combinations(dict.fromkeys(bots), 2):
        leads: list[float] = []
        gains: dict[str, list[float]] = {first: [], second: []}
        for k, (names, chair) in enumerate(_seatings(first, second, len(compiled.names.seats), games)):
            result = play_game(compiled, [make(name) for name in names], seed + k // 2, chair)
            played += 1
            told(played)
            for name in (first, second):
                gains[name].append(fmean(gain for each, gain in zip(names, result, strict=True) if each == name))
            if k % 2:  # a seating and its mirror, with the same cards: each bot has sat in each seat once
                leads.append(fmean(gains[first][-2:]) - fmean(gains[second][-2:]))
        for name in (first, second):
            won[name] += [fmean(pair) for pair in zip(gains[name][::2], gains[name][1::2], strict=True)]
        paired = [mean_of(_in_pairs(gains[name])) for name in (first, second)]
        meetings.append(Meeting(first, second, paired[0], paired[1], mean_of(leads)))
    ranking = sorted(((name, mean_of(each)) for name, each in won.items()), key=lambda each: -each[1].value)
    return Table(tuple(ranking), tuple(meetings))


def games_of(bots: Sequence[str], games: int) -> int:
    """How many games a tournament plays in all."""
    pairs = len(set(bots)) * (len(set(bots)) - 1) // 2
    return pairs * (games + games % 2)


def _in_pairs(gains: Sequence[float]) -> list[float]:
    return [fmean(pair) for pair in zip(gains[::2], gains[1::2], strict=True)]


def _seatings(first: str, second: str, seats: int, games: int) -> Iterator[tuple[list[str], int]]:
    """Who sits where, game after game, and the first chair: each way to give half of the seats, then its mirror."""
    halves = list(combinations(range(seats), (seats + 1) // 2))
    for k in range((games + 1) // 2):
        half, chair = halves[k % len(halves)], k // len(halves) % seats
        yield [first if seat in half else second for seat in range(seats)], chair
        yield [second if seat in half else first for seat in range(seats)], chair


def play_game(compiled: Compiled, bots: Sequence[Bot], seed: int, chair: int) -> list[float]:
    """Play one game; own gains of the seats in per cent."""
    tables, viewer = compiled.tables, Viewer(compiled)
    state, rows = new_game(tables, seed, chair)
    heard: list[Row] = list(rows)
    moves = 0
    while not is_over(state):
        seat = state[at.ACTOR]
        view = viewer.view(state, seat)
        bot = bots[seat]
        if isinstance(bot, Listener):
            bot.listen([event_of(compiled.names, as_seen_by(row, seat)) for row in heard if row[0] in TALK])
        chosen = bot.choose(view, view.legal(), random.Random(f"{seed}/{seat}/{moves}"))
        state, rows = after(tables, state, chosen.move)
        heard += rows
        moves += 1
    return [own_gain(tables, state, seat, bool(state[at.PEACE])) / 100 for seat in range(len(bots))]


TALK = frozenset((at.OFFER_MADE_EVENT, at.COUNTER_MADE, at.ANSWERED, at.DEMAND_MADE, at.SIGNING_CALLED))


def mean_of(values: Sequence[float]) -> Mean:
    """Mean and half of its 95 % interval, by the normal distribution."""
    spread = stdev(values) if len(values) > 1 else 0.0
    return Mean(fmean(values), 1.96 * spread / sqrt(len(values)), len(values))
