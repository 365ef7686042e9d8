"""Many games between tactics in one call, in the kernel's form (see `game.core.machine`); one row of results a game.

`running.py` makes the vectors and calls this; the slots of a row are below.  Game number k of a call has the seed
`seed + k`, and everything about it follows from that seed and the line-ups alone: however a run is cut into calls, the
same games come out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.bots.masking import mask
from game.bots.tactics import begin, choose
from game.bots.talks import notice
from game.core.kernel import apply, legal, set_up
from game.core.layout import (
    ACTOR,
    AGREED,
    ANSWERED,
    CARD_DREW,
    CARD_WAS_PLAYED,
    CLAUSE_AGREED,
    COUNTER_MADE,
    DURABILITY,
    ENDING,
    EVENT_WIDTH,
    OFFER_MADE_EVENT,
    OVER,
    PEACE,
    PHASE,
    RESTED,
    ROUND,
    SIGNING,
    SIGNING_CALLED,
    SUPPORT,
)
from game.core.machine import next_in_stream, start_stream
from game.core.scoring import own_gain
from game.scenario.model import MOST_ISSUES, MOST_SEATS
from game.scenario.tables import ISSUES, MOST_CARDS, SEATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.vectors import Tables, Vector

# ---- a row ------------------------------------------------------------------------------------------------------
GAME_SEED: Final = 0
FIRST_CHAIR: Final = 1  # the seat that chaired round 1
LINE_UP: Final = 2  # which of the line-ups played
PEACE_MADE: Final = 3  # 1 if peace was signed
ENDING_TOLD: Final = 4  # the ending, or NOBODY
LAST_ROUND: Final = 5
DURABILITY_AT_END: Final = 6  # per cent, as the kernel knows it at the end
MOVES_MADE: Final = 7
OFFERS: Final = 8  # offers made, counters not counted
OFFERS_AGREED: Final = 9  # offers and counters that everybody asked agreed to
COUNTERS_MADE: Final = 10
SIGNINGS: Final = 11  # how often the signing was called
SIGNING_REFUSERS: Final = 12  # mask of the seats that refused a signing: one bit alone is a sole refuser
LAST_REFUSER: Final = 13  # the seat that refused the last signing, or NOBODY
RESTS: Final = 14  # turns with neither card nor offer
LAST_OPTION_ROUND: Final = 15  # the round in which something was agreed last, 0 if nothing was
GAIN: Final = 16  # [seat] own gain, hundredths of a per cent
SUPPORT_AT_END: Final = GAIN + MOST_SEATS  # [seat]
REFUSED: Final = SUPPORT_AT_END + MOST_SEATS  # [seat] offers and signings that the seat refused, countered ones too
OFFERED: Final = REFUSED + MOST_SEATS  # [seat] offers that the seat made
PLAYED_BY: Final = OFFERED + MOST_SEATS  # [seat] cards that the seat played
POLICY_OF: Final = PLAYED_BY + MOST_SEATS  # [seat] its policy
IN_FORCE: Final = POLICY_OF + MOST_SEATS  # [issue] option + 1 in force at the end, or 0
CARD_DRAWN: Final = IN_FORCE + MOST_ISSUES  # [card] times it was drawn, the first hand included
CARD_PLAYED_TIMES: Final = CARD_DRAWN + MOST_CARDS  # [card] times it was played
ROW_SIZE: Final = CARD_PLAYED_TIMES + MOST_CARDS

LUCK: Final = 131  # purpose of the stream of chance that the tactics share


def bot_games(
    known: Sequence[Tables],
    minds: Sequence[Vector],
    s: Vector,
    m: Vector,
    c: Vector,
    moves: Vector,
    e: Vector,
    silence: Vector,
    line_ups: Vector,
    count: int,
    seed: int,
    games: int,
    rows: Vector,
) -> None:
    """Play `games` whole games and write a row each into `rows` (games × ROW_SIZE integers of 64 bits).

    known: [seat] the seat's knowledge, and in the place MOST_SEATS the whole tables.  minds: [seat] a mind.
    s: the state; m: the state as the seat that must move knows it; c: a copy to try things on; moves, e: as for the
    kernel; silence: a list of events to which nobody listens.
    line_ups: [line-up × MOST_SEATS + seat] policies; the seed says which one plays and who takes the first chair:
    every line-up meets every chair in turn.
    """
    t = known[MOST_SEATS]
    for k in range(games):
        line_up = (seed + k) % count
        chair = (seed + k) // count % t[SEATS]
        first = k * ROW_SIZE
        for slot in range(first, first + ROW_SIZE):
            rows[slot] = 0
        rows[first + GAME_SEED] = seed + k
        rows[first + FIRST_CHAIR] = chair
        rows[first + LINE_UP] = line_up
        rows[first + LAST_REFUSER] = -1
        for seat in range(t[SEATS]):
            rows[first + POLICY_OF + seat] = line_ups[line_up * MOST_SEATS + seat]
        luck = start_stream(seed + k, LUCK)
        e[0] = 1
        set_up(t, s, seed + k, chair, e)
        for seat in range(t[SEATS]):
            begin(known[seat], minds[seat])
        hear(known, minds, s, e, s[PHASE], rows, first)
        for _ in range(1 << 20):
            if s[PHASE] == OVER:
                break
            seat = s[ACTOR]
            phase = s[PHASE]
            policy = line_ups[line_up * MOST_SEATS + seat]
            luck = next_in_stream(luck)
            mask(t, s, m, seat)
            n = legal(t, m, moves)
            moves[0] = choose(known[seat], m, c, moves, n, silence, minds[seat], policy, luck)
            e[0] = 1
            apply(t, s, moves[0], e)
            hear(known, minds, s, e, phase, rows, first)
            rows[first + MOVES_MADE] += 1
        note_result(t, s, rows, first)


def hear(
    known: Sequence[Tables], minds: Sequence[Vector], s: Vector, e: Vector, phase: int, rows: Vector, first: int
) -> None:
    """Tell every seat what happened in public, and count it.  `phase`: the phase in which the move was made."""
    for k in range(1, e[0], EVENT_WIDTH):
        for seat in range(known[MOST_SEATS][SEATS]):
            notice(known[seat], minds[seat], seat, e, k)
        count_event(s, e, k, phase, rows, first)


def count_event(  # noqa: C901  (one branch a kind of event)
    s: Vector, e: Vector, k: int, phase: int, rows: Vector, first: int
) -> None:
    kind = e[k]
    seat = e[k + 1]
    if kind == CARD_DREW:
        rows[first + CARD_DRAWN + e[k + 2]] += 1
    elif kind == CARD_WAS_PLAYED:
        rows[first + CARD_PLAYED_TIMES + e[k + 2]] += 1
        rows[first + PLAYED_BY + seat] += 1
    elif kind == OFFER_MADE_EVENT:
        rows[first + OFFERS] += 1
        rows[first + OFFERED + seat] += 1
    elif kind == COUNTER_MADE:
        rows[first + COUNTERS_MADE] += 1
    elif kind == ANSWERED:
        if e[k + 2] == 0:
            rows[first + REFUSED + seat] += 1
            if phase == SIGNING:
                rows[first + SIGNING_REFUSERS] |= 1 << seat
                rows[first + LAST_REFUSER] = seat
    elif kind == CLAUSE_AGREED:
        rows[first + LAST_OPTION_ROUND] = s[ROUND]
        # The clauses of a package are told one after another: count the first.
        if k == 1 or e[k - EVENT_WIDTH] != CLAUSE_AGREED:
            rows[first + OFFERS_AGREED] += 1
    elif kind == SIGNING_CALLED:
        rows[first + SIGNINGS] += 1
    elif kind == RESTED:
        rows[first + RESTS] += 1


def note_result(t: Tables, s: Vector, rows: Vector, first: int) -> None:
    """What the finished game came to."""
    rows[first + PEACE_MADE] = s[PEACE]
    rows[first + ENDING_TOLD] = s[ENDING]
    rows[first + LAST_ROUND] = s[ROUND]
    rows[first + DURABILITY_AT_END] = s[DURABILITY]
    for seat in range(t[SEATS]):
        rows[first + GAIN + seat] = own_gain(t, s, seat)
        rows[first + SUPPORT_AT_END + seat] = s[SUPPORT + seat]
    for issue in range(t[ISSUES]):
        rows[first + IN_FORCE + issue] = s[AGREED + issue]
