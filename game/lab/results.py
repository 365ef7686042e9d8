"""What many games came to: the totals of `tally`, read back in the scenario's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.bots.policies import POLICIES
from game.lab import tally as at
from game.lab.statistics import Estimate, difference, mean_of, middle_of, share_of, variance_of
from game.scenario import tables as slots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.scenario.compiling import Compiled


# In play between those who were dealt a card at the start and those who were not.  Below this the effect of playing it
# can't be told: a card that is seldom played also fills a place in the hand, and that would be laid at its door.
LEAST_DIFFERENCE = 0.2


@frozen
class SeatResult:
    """How one seat fared; gains in per cent of the scale."""

    own_gain: Estimate
    spread: float  # standard deviation of the own gain
    gain_in_peace: float | None
    behind_share: float  # games that left it worse off than walking away at the start
    first_chair: Estimate  # what the first chair adds to the own gain
    support: float
    broke_share: float
    offers: float  # each game
    refusals: float
    cards: float
    sole_blocker_share: float  # games in which it alone refused a signing
    tactics: dict[str, Estimate]  # own gain with each tactic that sat there
    gains: tuple[int, ...]  # games by own gain: from −160 % in steps of 5


@frozen
class CardResult:
    """How one card fared with its owner."""

    owner: str
    is_demand: bool
    drawn: int  # games
    played: int
    play_rate: Estimate  # of the games in which it was drawn
    gain_played: Estimate
    gain_kept: Estimate  # drawn, not played
    lift: Estimate  # the difference: also shows in which games its owner thinks of playing it
    dealt: Estimate  # what having it in the first hand does
    effect: Estimate | None  # what playing it does, by the luck of the first hand; None if it is seldom played


@frozen
class Results:
    """What the games came to.  Shares from 0 to 1, gains in per cent of the scale."""

    games: int
    peace: Estimate
    peace_in: dict[int, float]  # share of all games that end with peace in that round
    breakdown_in: dict[int, float]
    endings: dict[str, float]
    durability_mean: float | None
    durability_median: int | None
    seats: dict[str, SeatResult]
    cards: dict[str, CardResult]
    options: dict[str, float]  # share of games with that option in force at the end
    offers: float  # each game
    agreed: float
    counters: float
    signings: float
    refused_signing_share: float
    rests: float
    moves: float


def results_of(compiled: Compiled, totals: Sequence[int]) -> Results:
    names, tables = compiled.names, compiled.tables
    games = totals[at.GAMES]
    each = max(1, games)
    rounds = range(1, tables[slots.ROUNDS] + 1)
    lasted = list(totals[at.LASTED : at.LASTED + 101])
    peaces = totals[at.PEACES]
    return Results(
        games=games,
        peace=share_of(peaces, games),
        peace_in={number: totals[at.PEACE_IN + number] / each for number in rounds},
        breakdown_in={number: totals[at.BREAKDOWN_IN + number] / each for number in rounds},
        endings={name: totals[at.ENDED_WITH + 1 + k] / each for k, name in enumerate(names.endings)},
        durability_mean=sum(k * count for k, count in enumerate(lasted)) / peaces if peaces else None,
        durability_median=middle_of(lasted),
        seats={name: _seat(totals, seat) for seat, name in enumerate(names.seats)},
        cards={name: _card(compiled, totals, card) for card, name in enumerate(names.cards)},
        options={name: totals[at.OPTION_IN_FORCE + k] / each for k, name in enumerate(names.options)},
        offers=totals[at.OFFERS_SUM] / each,
        agreed=totals[at.AGREED_SUM] / each,
        counters=totals[at.COUNTERS_SUM] / each,
        signings=totals[at.SIGNINGS_SUM] / each,
        refused_signing_share=totals[at.REFUSED_SIGNINGS] / each,
        rests=totals[at.RESTS_SUM] / each,
        moves=totals[at.MOVES] / each,
    )


def _seat(totals: Sequence[int], seat: int) -> SeatResult:
    games = totals[at.GAMES]
    each = max(1, games)
    total, squares = totals[at.GAIN_SUM + seat], totals[at.GAIN_SQUARES + seat]
    gain = mean_of(total, squares, games)
    chaired = totals[at.CHAIRED + seat]
    chaired_sum, chaired_squares = totals[at.CHAIRED_SUM + seat], totals[at.CHAIRED_SQUARES + seat]
    return SeatResult(
        own_gain=gain,
        spread=spread_of(total, squares, games),
        gain_in_peace=totals[at.PEACE_GAIN_SUM + seat] / totals[at.PEACES] / 100 if totals[at.PEACES] else None,
        behind_share=totals[at.BEHIND + seat] / each,
        first_chair=difference(
            mean_of(chaired_sum, chaired_squares, chaired),
            mean_of(total - chaired_sum, squares - chaired_squares, games - chaired),
        ),
        support=totals[at.SUPPORT_SUM + seat] / each,
        broke_share=totals[at.BROKE + seat] / each,
        offers=totals[at.OFFERED_SUM + seat] / each,
        refusals=totals[at.REFUSED_SUM + seat] / each,
        cards=totals[at.CARDS_SUM + seat] / each,
        sole_blocker_share=totals[at.BLOCKED_ALONE + seat] / each,
        tactics={
            name: mean_of(
                totals[at.BY_POLICY_SUM + place], totals[at.BY_POLICY_SQUARES + place], totals[at.BY_POLICY + place]
            )
            for place, name in enumerate(POLICIES, seat * at.MOST_POLICIES)
            if totals[at.BY_POLICY + place]
        },
        gains=tuple(totals[at.GAIN_BIN + seat * at.BINS : at.GAIN_BIN + (seat + 1) * at.BINS]),
    )


def _card(compiled: Compiled, totals: Sequence[int], card: int) -> CardResult:
    tables = compiled.tables
    drawn, played = totals[at.DRAWN + card], totals[at.PLAYED + card]
    drawn_sum, drawn_squares = totals[at.DRAWN_SUM + card], totals[at.DRAWN_SQUARES + card]
    played_sum, played_squares = totals[at.PLAYED_SUM + card], totals[at.PLAYED_SQUARES + card]
    with_it = mean_of(played_sum, played_squares, played)
    without = mean_of(drawn_sum - played_sum, drawn_squares - played_squares, drawn - played)
    return CardResult(
        owner=compiled.names.seats[tables[slots.CARD_SEAT + card]],
        is_demand=bool(tables[slots.CARD_DEMAND + card]),
        drawn=drawn,
        played=played,
        play_rate=share_of(played, drawn),
        gain_played=with_it,
        gain_kept=without,
        lift=difference(with_it, without),
        dealt=_dealt(totals, card, tables[slots.CARD_SEAT + card]),
        effect=_effect(totals, card, tables[slots.CARD_SEAT + card]),
    )


def _effect(totals: Sequence[int], card: int, owner: int) -> Estimate | None:
    """What playing a card does to its owner's gain.

    Cards are not played by chance: one that spoils a treaty is kept when a treaty is near.  But chance deals the first
    hand, and who has the card there plays it more often.  The difference in gain, divided by the difference in play,
    is the effect of playing it (Wald 1940; Angrist and Imbens 1994).
    """
    games, dealt = totals[at.GAMES], totals[at.DEALT + card]
    other = games - dealt
    if not dealt or not other:
        return None
    played = (
        totals[at.DEALT_PLAYED + card] / dealt - (totals[at.PLAYED + card] - totals[at.DEALT_PLAYED + card]) / other
    )
    if played < LEAST_DIFFERENCE:
        return None
    return _dealt(totals, card, owner).scaled(1 / played)


def _dealt(totals: Sequence[int], card: int, owner: int) -> Estimate:
    """Own gain with the card in the first hand, less own gain without: chance alone decides which."""
    dealt = totals[at.DEALT + card]
    gain, squares = totals[at.DEALT_SUM + card], totals[at.DEALT_SQUARES + card]
    all_gain, all_squares = totals[at.GAIN_SUM + owner], totals[at.GAIN_SQUARES + owner]
    without = mean_of(all_gain - gain, all_squares - squares, totals[at.GAMES] - dealt)
    return difference(mean_of(gain, squares, dealt), without)


def spread_of(total: int, squares: int, games: int) -> float:
    """Standard deviation of gains, in per cent."""
    return float(max(0.0, variance_of(total, squares, games)) ** 0.5 / 100)
