"""The bands of a good scenario, and whether a scenario keeps them.

A *finding* is one band held against one figure: the value, its 95 % interval, and a verdict.  Words are added by
`verdicts`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from game.lab.statistics import Estimate, difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lab.balance import Balance

# What a good scenario measures; the reasons are in the rule book of scenarios.
ZONE_SHARE = (0.03, 0.12)
LEAST_SOLE_BLOCKER = 0.01
PEACE_SHARE = (0.35, 0.65)
MOST_GAP = 15.0
MOST_FIRST_CHAIR = 3.0
LEAST_PLAY_RATE = 0.05
MOST_EFFECT = 10.0
LEVERAGE_COST = (2.0, 12.0)
FIRST_OPEN_ROUND = 3  # from this round on there are both deals and breakdowns
LEAST_IN_ROUND = 0.002  # of all games


class Verdict(StrEnum):
    """`unsure`: the value lies in the band, but its interval reaches over the edge, or the other way round."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNSURE = "unsure"


@frozen
class Finding:
    """One band: `low` and `high` are its edges (None: open), `subject` the seat, card, option or round it is about."""

    code: str
    subject: str
    value: float
    low: float | None
    high: float | None
    verdict: Verdict
    interval: tuple[float, float] | None = None
    other: str = ""  # a second seat, option or strategy

    @property
    def ok(self) -> bool:
        """Whether the value itself lies in the band."""
        return (self.low is None or self.value >= self.low) and (self.high is None or self.value <= self.high)


def finding(
    code: str, subject: str, value: Estimate | float, low: float | None, high: float | None, other: str = ""
) -> Finding:
    """Hold a figure against a band."""
    estimate = value if isinstance(value, Estimate) else Estimate(float(value), None, None, 0)
    inside = (low is None or estimate.value >= low) and (high is None or estimate.value <= high)
    verdict = Verdict.INSIDE if inside else Verdict.OUTSIDE
    ends = None
    if estimate.low is not None and estimate.high is not None:
        ends = (estimate.low, estimate.high)
        crosses = any(edge is not None and estimate.low < edge < estimate.high for edge in (low, high))
        verdict = Verdict.UNSURE if crosses else verdict
    return Finding(code, subject, estimate.value, low, high, verdict, ends, other)


def findings_of(balance: Balance) -> tuple[Finding, ...]:
    """Every band of a scenario, in the order in which a designer thinks of them."""
    return (
        *_of_the_zone(balance),
        *_of_the_games(balance),
        *_of_the_seats(balance),
        *_of_the_cards(balance),
        *_of_the_strategies(balance),
    )


def _of_the_zone(balance: Balance) -> Iterator[Finding]:
    zone = balance.zone
    yield finding("zone_share", "", zone.feasible_share, *ZONE_SHARE)
    for role, seat in zone.seats.items():
        yield finding("sole_blocker", role, seat.sole_blocker_share, LEAST_SOLE_BLOCKER, None)
    for each in zone.dominated_options:
        yield finding("dominated_option", each.option, 1, None, 0, each.by or "")


def _of_the_games(balance: Balance) -> Iterator[Finding]:
    results = balance.results
    yield finding("peace_share", "", results.peace, *PEACE_SHARE)
    last = max(results.peace_in)
    for number in range(min(FIRST_OPEN_ROUND, last), last + 1):
        yield finding("deals_in_round", str(number), results.peace_in[number], LEAST_IN_ROUND, None)
        yield finding("breakdowns_in_round", str(number), results.breakdown_in[number], LEAST_IN_ROUND, None)
    for ending, share in results.endings.items():
        if share == 0 and balance.at_random.endings[ending] == 0:
            yield finding("unreachable_ending", ending, 1, None, 0)


def _of_the_seats(balance: Balance) -> Iterator[Finding]:
    seats = balance.results.seats
    best = max(seats, key=lambda role: seats[role].own_gain.value)
    worst = min(seats, key=lambda role: seats[role].own_gain.value)
    yield finding("gap", best, difference(seats[best].own_gain, seats[worst].own_gain), None, MOST_GAP, worst)
    yield finding("first_chair", "", balance.first_chair, -MOST_FIRST_CHAIR, MOST_FIRST_CHAIR)
    for role, cost in balance.leverage_cost.items():
        yield finding("leverage_cost", role, cost, *LEVERAGE_COST)


def _of_the_cards(balance: Balance) -> Iterator[Finding]:
    for name, card in balance.results.cards.items():
        if card.drawn:
            yield finding("play_rate", name, card.play_rate, LEAST_PLAY_RATE, None, card.owner)
        if card.effect is not None:
            yield finding("card_effect", name, card.effect, -MOST_EFFECT, MOST_EFFECT, card.owner)
        else:
            yield finding("card_dealt", name, card.dealt, -MOST_EFFECT, MOST_EFFECT, card.owner)
        if card.played == 0 and balance.at_random.cards[name].played == 0:
            yield finding("unplayable_card", name, 1, None, 0, card.owner)


def _of_the_strategies(balance: Balance) -> Iterator[Finding]:
    for strategy, seats in balance.plain_strategies.items():
        for role, advantage in seats.items():
            yield finding("plain_strategy", role, advantage, None, 0, strategy)
