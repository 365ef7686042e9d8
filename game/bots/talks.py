"""What a seat learns from the talks: an opponent model fed by public events.

What others offer, demand, accept and refuse tells what they want: a frequency model, as in K. Hindriks and
D. Tykhonov, "Opponent modelling in automated multi-issue negotiation using Bayesian learning" (2008), and in the
frequency models of the automated negotiating agents competition (T. Baarslag and others, "Learning about the opponent
in automated bilateral negotiation", 2016), with what early demands tell weighted most.
The reciprocal tactic also measures how far each other seat has come to meet it (P. Faratin, C. Sierra and N. R.
Jennings, "Negotiation decision functions for autonomous agents", 1998).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.bots.mind import (
    ASKED,
    ESTIMATE,
    FIRST_ASKED,
    HARD,
    HEARD,
    KINDNESS,
    ODDITIES,
    PROPOSED_BY,
    PROPOSED_CLAUSE,
    PROPOSED_COUNT,
    REFUSALS,
    SIGNING_ASKED,
    WARY,
)
from game.core.layout import (
    ANSWERED,
    COUNTER_MADE,
    DEMAND_MADE,
    MOST_CLAUSES,
    NOBODY,
    OFFER_MADE_EVENT,
    SIGNING_CALLED,
)
from game.scenario.tables import (
    CARD_DEMAND,
    CARD_KEEPS,
    ISSUE_END,
    ISSUE_FIRST,
    MOST_OPTIONS,
    OPTION_ISSUE,
    VALUE,
)

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

MOST_ESTIMATE: Final = 200  # estimates stay within this many tenths of a point, either way
MOST_WARY: Final = 15
# By how many tenths of a point an estimate moves.
OFFERED_IT: Final = 25
RIVAL_OF_OFFERED: Final = -6
COUNTERED_AWAY: Final = -30
LEFT_IN_COUNTER: Final = 12
DEMANDED: Final = 40
AGAINST_DEMAND: Final = -30
ACCEPTED_IT: Final = 24  # shared by the clauses
REFUSED_IT: Final = -40  # shared by the clauses
# By how many points a seat is thought harder, or easier, to please after its answer to a signing.
REFUSED_SIGNING: Final = 3


def notice(t: Tables, mind: Vector, me: int, e: Vector, at: int) -> None:
    """Learn from the event in the row of `e` that starts at `at`."""
    kind = e[at]
    if kind == OFFER_MADE_EVENT:
        notice_package(t, mind, me, e, at, 0)
    elif kind == COUNTER_MADE:
        notice_package(t, mind, me, e, at, 1)
    elif kind == ANSWERED:
        notice_answer(t, mind, me, e[at + 1], e[at + 2])
    elif kind == DEMAND_MADE:
        notice_demand(t, mind, e[at + 1], e[at + 2])
    elif kind == SIGNING_CALLED:
        mind[SIGNING_ASKED] = 1
        mind[PROPOSED_BY] = e[at + 1]


def notice_package(t: Tables, mind: Vector, me: int, e: Vector, at: int, is_counter: int) -> None:
    """An offer or a counter tells what its maker wants; a counter also what it did not want."""
    maker = e[at + 1]
    if is_counter:
        for k in range(mind[PROPOSED_COUNT]):
            if not is_in(mind[PROPOSED_CLAUSE + k], e, at + 2):
                learn(mind, maker, mind[PROPOSED_CLAUSE + k], COUNTERED_AWAY)
    count = 0
    worth = 0
    for k in range(MOST_CLAUSES):
        option = e[at + 2 + k]
        if option != NOBODY:
            if is_counter and is_proposed(mind, option):
                learn(mind, maker, option, LEFT_IN_COUNTER)
            else:
                learn_offered(t, mind, maker, option)
                mind[ODDITIES + maker] += (t[HARD + option] >> maker) & 1
            worth += t[VALUE + me * MOST_OPTIONS + option]
            count += 1
    for k in range(MOST_CLAUSES):
        mind[PROPOSED_CLAUSE + k] = e[at + 2 + k]
    mind[PROPOSED_COUNT] = count
    mind[PROPOSED_BY] = maker
    mind[SIGNING_ASKED] = 0
    if mind[HEARD + maker] == 0:
        mind[FIRST_ASKED + maker] = worth
    mind[ASKED + maker] = worth
    mind[HEARD + maker] += 1


def is_in(option: int, e: Vector, first: int) -> bool:
    found = False
    for k in range(first, first + MOST_CLAUSES):
        if e[k] == option:
            found = True
    return found


def is_proposed(mind: Vector, option: int) -> bool:
    found = False
    for k in range(mind[PROPOSED_COUNT]):
        if mind[PROPOSED_CLAUSE + k] == option:
            found = True
    return found


def notice_answer(t: Tables, mind: Vector, me: int, seat: int, yes: int) -> None:
    """What a seat accepts can't be so bad for it, and what it refuses not so good."""
    if mind[SIGNING_ASKED]:
        by = -1 if yes else REFUSED_SIGNING
        mind[WARY + seat] = max(-MOST_WARY, min(MOST_WARY, mind[WARY + seat] + by))
        return
    count = max(1, mind[PROPOSED_COUNT])
    for k in range(mind[PROPOSED_COUNT]):
        option = mind[PROPOSED_CLAUSE + k]
        learn(mind, seat, option, (ACCEPTED_IT if yes else REFUSED_IT) // count)
        if yes:
            mind[ODDITIES + seat] += (t[HARD + option] >> seat) & 1
        if yes and mind[PROPOSED_BY] == me:
            mind[KINDNESS + seat] += max(0, t[VALUE + me * MOST_OPTIONS + option])
    if not yes:
        mind[REFUSALS + seat] += 1


def notice_demand(t: Tables, mind: Vector, seat: int, card: int) -> None:
    """A demand says in public which options its maker wants, and by that which not."""
    issue = t[CARD_DEMAND + card] - 1
    for option in range(t[ISSUE_FIRST + issue], t[ISSUE_END + issue]):
        kept = (t[CARD_KEEPS + card] >> (option - t[ISSUE_FIRST + issue])) & 1
        learn(mind, seat, option, DEMANDED if kept else AGAINST_DEMAND)


def learn_offered(t: Tables, mind: Vector, seat: int, option: int) -> None:
    """Whoever offers an option wants it more than the others of its issue, the more so the earlier it comes."""
    times = min(4, mind[HEARD + seat])
    issue = t[OPTION_ISSUE + option]
    for each in range(t[ISSUE_FIRST + issue], t[ISSUE_END + issue]):
        learn(mind, seat, each, (OFFERED_IT if each == option else RIVAL_OF_OFFERED) * (6 - times) // 6)


def learn(mind: Vector, seat: int, option: int, by: int) -> None:
    place = ESTIMATE + seat * MOST_OPTIONS + option
    mind[place] = max(-MOST_ESTIMATE, min(MOST_ESTIMATE, mind[place] + by))
