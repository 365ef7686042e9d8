"""Adding up many games, in the kernel's form (see `game.core.machine`): rows of `game.bots.matches` to one vector.

All totals are whole numbers (sums, sums of squares, counts), so that any two of them can be added, and a run comes to
the same however it was cut up.  Gains are in hundredths of a per cent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.bots.matches import (
    CARD_DRAWN,
    CARD_PLAYED_TIMES,
    COUNTERS_MADE,
    DURABILITY_AT_END,
    ENDING_TOLD,
    FIRST_CHAIR,
    GAIN,
    GAME_SEED,
    IN_FORCE,
    LAST_ROUND,
    MOVES_MADE,
    OFFERED,
    OFFERS,
    OFFERS_AGREED,
    PEACE_MADE,
    PLAYED_BY,
    POLICY_OF,
    REFUSED,
    RESTS,
    ROW_SIZE,
    SIGNING_REFUSERS,
    SIGNINGS,
    SUPPORT_AT_END,
)
from game.core.kernel import set_up
from game.core.layout import HAND, MOST_HAND, NOBODY
from game.scenario.model import MOST_ENDINGS, MOST_SEATS
from game.scenario.tables import CARD_SEAT, CARDS, HAND_SIZE, ISSUES, MOST_CARDS, MOST_OPTIONS, SEATS

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

MOST_ROUNDS: Final = 16
BINS: Final = 64  # of own gain: from −160 % in steps of 5
BIN_WIDTH: Final = 500
LOWEST_BIN: Final = -16_000

GAMES: Final = 0
PEACES: Final = 1
MOVES: Final = 2
OFFERS_SUM: Final = 3
AGREED_SUM: Final = 4
COUNTERS_SUM: Final = 5
SIGNINGS_SUM: Final = 6
RESTS_SUM: Final = 7
REFUSED_SIGNINGS: Final = 8  # games in which some signing was refused
PEACE_IN: Final = 16  # [round]
BREAKDOWN_IN: Final = PEACE_IN + MOST_ROUNDS  # [round]
ENDED_WITH: Final = BREAKDOWN_IN + MOST_ROUNDS  # [1 + ending]
LASTED: Final = ENDED_WITH + MOST_ENDINGS + 1  # [per cent]: peaces with that durability
OPTION_IN_FORCE: Final = LASTED + 101  # [option]
GAIN_SUM: Final = OPTION_IN_FORCE + MOST_OPTIONS  # [seat]
GAIN_SQUARES: Final = GAIN_SUM + MOST_SEATS
PEACE_GAIN_SUM: Final = GAIN_SQUARES + MOST_SEATS  # [seat] of the games with peace
BEHIND: Final = PEACE_GAIN_SUM + MOST_SEATS  # [seat] games that left it worse off than walking away at the start
CHAIRED: Final = BEHIND + MOST_SEATS  # [seat] games in which it had the first chair
CHAIRED_SUM: Final = CHAIRED + MOST_SEATS
CHAIRED_SQUARES: Final = CHAIRED_SUM + MOST_SEATS
SUPPORT_SUM: Final = CHAIRED_SQUARES + MOST_SEATS
BROKE: Final = SUPPORT_SUM + MOST_SEATS  # [seat] games that it ended without support
REFUSED_SUM: Final = BROKE + MOST_SEATS
OFFERED_SUM: Final = REFUSED_SUM + MOST_SEATS
CARDS_SUM: Final = OFFERED_SUM + MOST_SEATS
BLOCKED_ALONE: Final = CARDS_SUM + MOST_SEATS  # [seat] games in which it alone refused a signing
GAIN_BIN: Final = BLOCKED_ALONE + MOST_SEATS  # [seat * BINS + bin]
DRAWN: Final = GAIN_BIN + MOST_SEATS * BINS  # [card] games in which it was drawn
PLAYED: Final = DRAWN + MOST_CARDS  # [card] games in which it was played
DRAWN_SUM: Final = PLAYED + MOST_CARDS  # [card] its owner's gain in the games in which it was drawn
DRAWN_SQUARES: Final = DRAWN_SUM + MOST_CARDS
PLAYED_SUM: Final = DRAWN_SQUARES + MOST_CARDS  # [card] the same where it was played
PLAYED_SQUARES: Final = PLAYED_SUM + MOST_CARDS
DEALT: Final = PLAYED_SQUARES + MOST_CARDS  # [card] games in which it was in its owner's first hand
DEALT_PLAYED: Final = DEALT + MOST_CARDS  # [card] of these, those in which it was played
DEALT_SUM: Final = DEALT_PLAYED + MOST_CARDS
DEALT_SQUARES: Final = DEALT_SUM + MOST_CARDS
MOST_POLICIES: Final = 16
BY_POLICY: Final = DEALT_SQUARES + MOST_CARDS  # [seat * MOST_POLICIES + policy] games with that policy in that seat
BY_POLICY_SUM: Final = BY_POLICY + MOST_SEATS * MOST_POLICIES
BY_POLICY_SQUARES: Final = BY_POLICY_SUM + MOST_SEATS * MOST_POLICIES
TOTALS_SIZE: Final = BY_POLICY_SQUARES + MOST_SEATS * MOST_POLICIES


def tally(t: Tables, rows: Tables, games: int, s: Vector, e: Vector, totals: Vector) -> None:
    """Add the rows of `games` games to the totals (TOTALS_SIZE).

    `s` is room for a state, `e` a list of events to which nobody listens: the first hands are dealt once more from the
    game's seed, because what a hand held at first depends on nothing that was played.
    """
    for game in range(games):
        row = game * ROW_SIZE
        set_up(t, s, rows[row + GAME_SEED], rows[row + FIRST_CHAIR], e)
        for seat in range(t[SEATS]):
            for k in range(HAND + seat * MOST_HAND, HAND + seat * MOST_HAND + t[HAND_SIZE]):
                if s[k] != NOBODY:
                    tally_dealt(rows, row, s[k], rows[row + GAIN + seat], totals)
        tally_game(t, rows, row, totals)
        for seat in range(t[SEATS]):
            tally_seat(rows, row, seat, totals)
        for card in range(t[CARDS]):
            tally_card(rows, row, card, rows[row + GAIN + t[CARD_SEAT + card]], totals)


def tally_game(t: Tables, rows: Tables, row: int, totals: Vector) -> None:
    peace = rows[row + PEACE_MADE]
    totals[GAMES] += 1
    totals[PEACES] += peace
    totals[MOVES] += rows[row + MOVES_MADE]
    totals[OFFERS_SUM] += rows[row + OFFERS]
    totals[AGREED_SUM] += rows[row + OFFERS_AGREED]
    totals[COUNTERS_SUM] += rows[row + COUNTERS_MADE]
    totals[SIGNINGS_SUM] += rows[row + SIGNINGS]
    totals[RESTS_SUM] += rows[row + RESTS]
    if rows[row + SIGNING_REFUSERS]:
        totals[REFUSED_SIGNINGS] += 1
    if peace:
        totals[PEACE_IN + rows[row + LAST_ROUND]] += 1
        totals[LASTED + rows[row + DURABILITY_AT_END]] += 1
    else:
        totals[BREAKDOWN_IN + rows[row + LAST_ROUND]] += 1
    totals[ENDED_WITH + 1 + rows[row + ENDING_TOLD]] += 1
    for issue in range(t[ISSUES]):
        if rows[row + IN_FORCE + issue]:
            totals[OPTION_IN_FORCE + rows[row + IN_FORCE + issue] - 1] += 1


def tally_seat(rows: Tables, row: int, seat: int, totals: Vector) -> None:
    gain = rows[row + GAIN + seat]
    totals[GAIN_SUM + seat] += gain
    totals[GAIN_SQUARES + seat] += gain * gain
    totals[GAIN_BIN + seat * BINS + max(0, min(BINS - 1, (gain - LOWEST_BIN) // BIN_WIDTH))] += 1
    if gain < 0:
        totals[BEHIND + seat] += 1
    if rows[row + PEACE_MADE]:
        totals[PEACE_GAIN_SUM + seat] += gain
    if rows[row + FIRST_CHAIR] == seat:
        totals[CHAIRED + seat] += 1
        totals[CHAIRED_SUM + seat] += gain
        totals[CHAIRED_SQUARES + seat] += gain * gain
    totals[SUPPORT_SUM + seat] += rows[row + SUPPORT_AT_END + seat]
    if rows[row + SUPPORT_AT_END + seat] == 0:
        totals[BROKE + seat] += 1
    totals[REFUSED_SUM + seat] += rows[row + REFUSED + seat]
    totals[OFFERED_SUM + seat] += rows[row + OFFERED + seat]
    totals[CARDS_SUM + seat] += rows[row + PLAYED_BY + seat]
    place = seat * MOST_POLICIES + rows[row + POLICY_OF + seat]
    totals[BY_POLICY + place] += 1
    totals[BY_POLICY_SUM + place] += gain
    totals[BY_POLICY_SQUARES + place] += gain * gain
    if rows[row + SIGNING_REFUSERS] == 1 << seat:
        totals[BLOCKED_ALONE + seat] += 1


def tally_dealt(rows: Tables, row: int, card: int, gain: int, totals: Vector) -> None:
    totals[DEALT + card] += 1
    totals[DEALT_SUM + card] += gain
    totals[DEALT_SQUARES + card] += gain * gain
    if rows[row + CARD_PLAYED_TIMES + card]:
        totals[DEALT_PLAYED + card] += 1


def tally_card(rows: Tables, row: int, card: int, gain: int, totals: Vector) -> None:
    if rows[row + CARD_DRAWN + card]:
        totals[DRAWN + card] += 1
        totals[DRAWN_SUM + card] += gain
        totals[DRAWN_SQUARES + card] += gain * gain
    if rows[row + CARD_PLAYED_TIMES + card]:
        totals[PLAYED + card] += 1
        totals[PLAYED_SUM + card] += gain
        totals[PLAYED_SQUARES + card] += gain * gain
