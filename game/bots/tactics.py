"""Tactics of the negotiation literature, in the kernel's form: one choice of one seat.

Time-dependent and behaviour-dependent concession follow P. Faratin, C. Sierra and N. R. Jennings, "Negotiation decision
functions for autonomous agents" (Robotics and Autonomous Systems 24, 1998).  A tactic asks for a *margin* above what a
position is worth to it now; the margin shrinks as it concedes:

    conceded = (time gone)^(1/β)      β < 1: Boulware, concedes late; β > 1: Conceder, concedes early
    margin   = (1 − conceded) × what it asks at first

`choose` reads its seat's knowledge, the state as the seat knows it, and its mind; nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.bots.mind import (
    ASKED,
    BELOW_WALKING_AWAY,
    BEST_PACKAGE_FOUND,
    BETTER_FOR_IT,
    BY_CHANCE,
    CANDIDATE,
    ESTIMATE,
    FIRST_ASKED,
    FOCAL,
    GAINS,
    HEARD,
    KINDNESS,
    LOSES,
    MIND_SIZE,
    NOTHING_ELSE,
    ON_PRINCIPLE,
    PLAN,
    PLAN_COUNT,
    PRIOR,
    PROPOSED_BY,
    PROPOSED_CLAUSE,
    REASON,
    REASON_POINTS,
    SIGNED_GAIN,
    STRENGTHENS,
    SUITS_AIMS,
    TOO_LITTLE,
    WAITS,
    WALKING_GAIN,
    WALKING_NOW,
    WARY,
    WORTH_SIGNING,
)
from game.bots.packages import (
    ACCORDS,
    ANY,
    BOLD,
    NO_SCORE,
    best_package,
    chance_of_yes,
    find_packages,
    moves_other,
    weigh_options,
)
from game.bots.policies import (
    ACCORDS_ONLY,
    ALWAYS_REFUSE,
    CONCEDER,
    HARDLINER,
    HOLD_UP,
    NEVER_OFFER,
    RANDOM,
    SPAM,
)
from game.bots.worth import (
    TIME,
    common_appeal,
    feeling,
    find_focal_points,
    gain_if,
    point,
    standing,
    standing_with,
    support_worth,
    time_gone,
    walking_after_refusal,
)
from game.core.kernel import apply
from game.core.layout import (
    ACCEPT,
    ACTOR,
    ADD,
    AGENDA,
    AGREED,
    ANSWERING,
    CALL_SIGNING,
    CARD_PLAYED,
    CHOOSE,
    CHOOSING_AGENDA,
    CLAUSE,
    CLAUSE_COUNT,
    COUNTER,
    DOCKETING,
    DROP,
    END_TURN,
    HAND_COUNT,
    MOST_CLAUSES,
    NOBODY,
    OFFER_MADE,
    PACKAGING,
    PHASE,
    PLAY,
    PRESS,
    PROPOSED,
    REFUSE,
    SIGNING,
    STAKE,
    STATE_SIZE,
    SUBMIT,
    SUPPORT,
    TABLE,
    TURN,
)
from game.core.offers import consent_needed
from game.scenario.model import MOST_SEATS
from game.scenario.tables import (
    BROKE_PENALTY,
    CARD_DEMAND,
    CARD_KEEPS,
    ISSUE_CORE,
    ISSUE_END,
    ISSUE_FIRST,
    MOST_OPTIONS,
    OFFER_COST,
    OPTION_ACCORD,
    OPTION_ISSUE,
    REFUSE_SIGNING,
    SEATS,
)

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

# What a tactic asks above its expectation at first, in tenths of a point: for a package, and for a signature.
FIRST_MARGIN: Final = 25
FIRST_SIGNING_MARGIN: Final = 60
HOLD_UP_MARGIN: Final = 150
# How much its own wish counts when it guesses where an issue will settle, in tenths of another seat's: at a table of
# two, and more for every further seat.  Measured: more costs peace and gains little, less gives away too much.
OWN_WEIGHT: Final = 13
OWN_WEIGHT_PER_SEAT: Final = 4
# In tenths of a point: a press marker, a card drawn, and the least that makes a card worth playing.
MARKER_WORTH: Final = 4
DRAWN_WORTH: Final = 5
LEAST_CARD: Final = 2
PRESSURE_WORTH: Final = 20  # per cent of what the alternatives of others lose
STAKE_SHARE: Final = 40  # per cent of a stake that a demand on an open issue outside the core promises
CORE_FIRST: Final = 80  # how much sooner a core issue comes to the table, in tenths of a point


def begin(t: Tables, mind: Vector) -> None:
    """Forget everything; what is left are the guesses that anybody may make before the talks."""
    for slot in range(MIND_SIZE):
        mind[slot] = 0
    for slot in range(MOST_SEATS * MOST_OPTIONS):
        mind[ESTIMATE + slot] = t[PRIOR + slot]
    for k in range(MOST_CLAUSES):
        mind[PROPOSED_CLAUSE + k] = NOBODY
    mind[PROPOSED_BY] = NOBODY


def choose(
    t: Tables, s: Vector, c: Vector, moves: Vector, n: int, e: Vector, mind: Vector, policy: int, luck: int
) -> int:
    """The move of the seat that must move, out of the first `n` of `moves`.

    s: the state as the seat knows it (left as it was); c: a vector to copy it to; e: a list of events to which nobody
    listens; luck: chance, 1 … 2³¹ − 2, for policies that leave something to it.
    """
    phase = s[PHASE]
    seat = s[ACTOR]
    move = moves[luck * n // 0x7FFFFFFF]
    mind[REASON] = BY_CHANCE
    mind[REASON_POINTS] = 0
    if n > 1 and policy != RANDOM:
        find_focal_points(t, s, seat, mind, own_weight(t))
        if phase == TURN:
            move = choose_on_turn(t, s, c, moves, n, e, mind, policy, seat)
        elif phase == PACKAGING:
            if not is_planned(s, mind):
                plan_again(t, s, e, mind, policy, seat)
            move = follow_plan(s, moves, n, mind)
        elif phase == ANSWERING:
            move = choose_answer(t, s, moves, n, e, mind, policy, seat)
        elif phase == SIGNING:
            move = choose_signature(t, s, e, mind, policy, seat)
        elif phase == DOCKETING:
            move = choose_issue(t, s, moves, n, e, mind, seat)
        elif phase == CHOOSING_AGENDA:
            move = choose_agenda(t, s, moves, n, e, mind, seat)
    elif policy != RANDOM:
        mind[REASON] = BEST_PACKAGE_FOUND if phase == PACKAGING else NOTHING_ELSE
    return move


def own_weight(t: Tables) -> int:
    """How much a seat's own wish counts for it, in tenths of another seat's."""
    return OWN_WEIGHT + OWN_WEIGHT_PER_SEAT * (t[SEATS] - 2)


# ---- concession -------------------------------------------------------------------------------------------------


def conceded(t: Tables, s: Vector, mind: Vector, policy: int, seat: int) -> int:
    """How far the seat has come down from what it asked at first: 0 … TIME."""
    time = time_gone(t, s)
    late = time * time // TIME * time // TIME * time // TIME  # β = 1/4
    if policy in (HARDLINER, SPAM):
        share = late
    elif policy == CONCEDER:
        left = TIME - time
        share = TIME - left * left // TIME * left // TIME * left // TIME  # close to β = 4, and exact in integers
    else:
        share = max(late, time // 3 + met_halfway(t, mind, seat) * 2 // 3)
    return share


def met_halfway(t: Tables, mind: Vector, seat: int) -> int:
    """How far the others have come to meet the seat, on the average: 0 … TIME.

    Their concessions are measured in the seat's own points: what their offers give it more than their first ones did,
    and what they accepted of its own.
    """
    total = 0
    for other in range(t[SEATS]):
        if other != seat and mind[HEARD + other]:
            come = (mind[ASKED + other] - mind[FIRST_ASKED + other]) * 40
            total += max(0, min(TIME, come + mind[KINDNESS + other] * 25))
        elif other != seat:
            total += min(TIME, mind[KINDNESS + other] * 25)
    return total // max(1, t[SEATS] - 1)


def margin(t: Tables, s: Vector, mind: Vector, policy: int, seat: int, first: int) -> int:
    """What the seat asks above its expectation now, as own gain; `first`: the same at first, in tenths of a point."""
    return first * point(t) * (TIME - conceded(t, s, mind, policy, seat)) // (10 * TIME)


def tell_why(t: Tables, mind: Vector, reason: int, gain: int) -> None:
    """Keep the reason of a choice, with own gain in whole points."""
    mind[REASON] = reason
    mind[REASON_POINTS] = max(1, (abs(gain) + point(t) // 2) // point(t))


# ---- turns ------------------------------------------------------------------------------------------------------


def choose_on_turn(
    t: Tables, s: Vector, c: Vector, moves: Vector, n: int, e: Vector, mind: Vector, policy: int, seat: int
) -> int:
    """A useful card first; then the signing or the best package, whichever promises more; otherwise the turn ends."""
    now = standing(t, s, seat, e, mind)
    card = choose_card(t, s, c, moves, n, e, mind, seat, now) if s[CARD_PLAYED] == 0 else END_TURN
    if card != END_TURN:
        return card
    move = END_TURN
    best = 0
    edge = 0
    if moves[n - 1] == CALL_SIGNING and policy != ACCORDS_ONLY:
        edge = gain_if(t, s, seat, 1, e, mind) - mind[WALKING_NOW]
        best = value_of_signing(t, s, mind, policy, seat, edge, edge + mind[WALKING_NOW] - now)
        if best > 0:
            move = CALL_SIGNING
            tell_why(t, mind, WORTH_SIGNING, edge)
    if s[OFFER_MADE] == 0 and s[SUPPORT + seat] >= t[OFFER_COST] and policy != NEVER_OFFER:
        score = plan_offer(t, s, e, mind, policy, seat, now) - price_of_offer(t, s, seat)
        if score > best:
            move = ADD + mind[PLAN]
        elif best > 0:
            tell_why(t, mind, WORTH_SIGNING, edge)
    if move == END_TURN:
        mind[REASON] = WAITS
    return move


def choose_card(
    t: Tables, s: Vector, c: Vector, moves: Vector, n: int, e: Vector, mind: Vector, seat: int, now: int
) -> int:
    """The card that leaves the seat best off, if any is worth it: tried on a copy, one step ahead."""
    best = LEAST_CARD * point(t) // 10
    if s[SUPPORT + seat] == 0:
        best += t[BROKE_PENALTY] * point(t)  # a rest would bring support, and there is nothing left to offer with
    chosen = END_TURN
    before = support_worth(t, s, s[SUPPORT + seat])
    for k in range(n):
        move = moves[k]
        if PLAY <= move < ADD:
            for slot in range(STATE_SIZE):
                c[slot] = s[slot]
            apply(t, c, moves[k], e)
            value = standing(t, c, seat, e, mind) - now + support_worth(t, c, c[SUPPORT + seat]) - before
            drawn = c[HAND_COUNT + seat] - s[HAND_COUNT + seat] + 1
            value += value_of_pressure(t, s, c, mind, seat)
            value += value_of_demand(t, c, mind, move - PLAY)
            value += DRAWN_WORTH * drawn * point(t) // 10
            if s[OFFER_MADE] == 0 and c[SUPPORT + seat] >= t[OFFER_COST]:
                value += MARKER_WORTH * (c[PRESS] - s[PRESS]) * point(t) // 10
            if value > best:
                best = value
                chosen = move
    if chosen != END_TURN:
        tell_why(t, mind, STRENGTHENS, best)
    return chosen


def value_of_pressure(t: Tables, s: Vector, c: Vector, mind: Vector, seat: int) -> int:
    """What it is worth that the alternatives of the others get worse from `s` to `c`: they will settle for less."""
    total = 0
    if mind[SIGNED_GAIN] > mind[WALKING_GAIN]:
        for other in range(t[SEATS]):
            if other != seat:
                total += feeling(t, c, other, mind) - feeling(t, s, other, mind)
    return total * PRESSURE_WORTH * point(t) // 1000


def value_of_demand(t: Tables, s: Vector, mind: Vector, card: int) -> int:
    """What the stake of a demand promises while its issue is open: it may come out either way.

    For core issues `standing` counts it already.
    """
    issue = t[CARD_DEMAND + card] - 1
    value = 0
    if issue >= 0 and t[ISSUE_CORE + issue] == 0 and s[AGREED + issue] == 0 and mind[FOCAL + issue]:
        place = mind[FOCAL + issue] - 1 - t[ISSUE_FIRST + issue]
        value = s[STAKE + card] * point(t) * STAKE_SHARE // 100
        if (t[CARD_KEEPS + card] >> place) & 1 == 0:
            value = -value
    return value


def price_of_offer(t: Tables, s: Vector, seat: int) -> int:
    """What the support that an offer costs is worth; the last of it also keeps off the penalty for having none."""
    left = s[SUPPORT + seat] - t[OFFER_COST]
    price = support_worth(t, s, s[SUPPORT + seat]) - support_worth(t, s, left)
    if left == 0 and t[OFFER_COST]:
        price += t[BROKE_PENALTY] * point(t) * (TIME + time_gone(t, s)) // (2 * TIME)
    return price


def plan_offer(t: Tables, s: Vector, e: Vector, mind: Vector, policy: int, seat: int, now: int) -> int:
    """Find the package to offer and keep it as the plan of the turn; returns its score, NO_SCORE if there is none."""
    search = ANY
    if policy == ACCORDS_ONLY:
        search = ACCORDS
    elif policy == SPAM:
        search = BOLD
    least = max(1, margin(t, s, mind, policy, seat, FIRST_MARGIN))
    weigh_options(t, s, seat, e, mind, now)
    find_packages(t, s, mind, least, search)
    score = best_package(t, s, seat, e, mind, now, least, search)
    mind[PLAN_COUNT] = 0
    if score != NO_SCORE:
        for k in range(MOST_CLAUSES):
            mind[PLAN + k] = mind[CANDIDATE + k]
            if mind[CANDIDATE + k] != NOBODY:
                mind[PLAN_COUNT] += 1
        tell_why(t, mind, BEST_PACKAGE_FOUND, standing_with(t, s, seat, e, mind) - now)
    return score


def is_planned(s: Vector, mind: Vector) -> bool:
    """Whether the package on the table is the beginning of the plan, or all of it."""
    planned = s[CLAUSE_COUNT] <= mind[PLAN_COUNT]
    for k in range(s[CLAUSE_COUNT]):
        if s[CLAUSE + k] != mind[PLAN + k]:
            planned = False
    return planned


def plan_again(t: Tables, s: Vector, e: Vector, mind: Vector, policy: int, seat: int) -> None:
    """Find the plan that has been forgotten, as when a saved game goes on: as before the first clause."""
    count = s[CLAUSE_COUNT]
    s[PHASE] = TURN
    s[CLAUSE_COUNT] = 0
    for k in range(count):
        s[PROPOSED + t[OPTION_ISSUE + s[CLAUSE + k]]] = 0
    plan_offer(t, s, e, mind, policy, seat, standing(t, s, seat, e, mind))
    s[PHASE] = PACKAGING
    s[CLAUSE_COUNT] = count
    for k in range(count):
        s[PROPOSED + t[OPTION_ISSUE + s[CLAUSE + k]]] = s[CLAUSE + k] + 1


def follow_plan(s: Vector, moves: Vector, n: int, mind: Vector) -> int:
    """The next clause of the plan, if there is one; otherwise submit."""
    move = SUBMIT
    count = s[CLAUSE_COUNT]
    if is_planned(s, mind) and count < mind[PLAN_COUNT]:
        for k in range(n):
            if moves[k] == ADD + mind[PLAN + count]:
                move = moves[k]
    mind[REASON] = BEST_PACKAGE_FOUND
    return move


def value_of_signing(t: Tables, s: Vector, mind: Vector, policy: int, seat: int, edge: int, gain: int) -> int:
    """What calling the signing promises, as own gain; 0 if it is too early or not worth it.

    edge: by how much signing beats walking away; gain: by how much it beats what the seat expects.
    """
    if edge < max(1, margin(t, s, mind, policy, seat, HOLD_UP_MARGIN if policy == HOLD_UP else FIRST_SIGNING_MARGIN)):
        return 0
    chance = 100
    for other in range(t[SEATS]):
        if other != seat:
            chance = chance * chance_of_yes(feeling(t, s, other, mind) - 10 * mind[WARY + other] + 20) // 100
    return max(1, chance * gain // 100)


# ---- answers ----------------------------------------------------------------------------------------------------


def choose_answer(t: Tables, s: Vector, moves: Vector, n: int, e: Vector, mind: Vector, policy: int, seat: int) -> int:
    """Accept, refuse, or counter with the change that promises most."""
    if policy == ALWAYS_REFUSE:
        mind[REASON] = ON_PRINCIPLE
        return REFUSE
    support = s[SUPPORT + seat]
    s[SUPPORT + seat] = max(0, support - s[PRESS])
    refused = standing(t, s, seat, e, mind) - support_worth(t, s, support) + support_worth(t, s, s[SUPPORT + seat])
    s[SUPPORT + seat] = support
    if s[PRESS]:
        standing(t, s, seat, e, mind)  # the packages below leave its support alone
    walking = mind[WALKING_NOW]
    asked = margin(t, s, mind, policy, seat, 0 if policy == HOLD_UP else FIRST_MARGIN)
    for k in range(MOST_CLAUSES):
        mind[CANDIDATE + k] = s[CLAUSE + k]
    gain = standing_with(t, s, seat, e, mind) - refused
    signed = mind[SIGNED_GAIN]
    is_allowed = policy != ACCORDS_ONLY or holds_accords_only(t, mind)
    best = 0
    move = REFUSE
    if gain >= asked and is_allowed:
        best = max(1, gain)
        move = ACCEPT
        tell_why(t, mind, GAINS, gain)
    elif signed < walking:
        tell_why(t, mind, BELOW_WALKING_AWAY, walking - signed)
    else:
        tell_why(t, mind, LOSES if gain < 0 else TOO_LITTLE, gain)
    for k in range(2, n):
        value = value_of_counter(t, s, moves[k], e, mind, policy, seat, refused, asked)
        if value > best:
            best = value
            move = moves[k]
            tell_why(t, mind, BETTER_FOR_IT, value)
    return move


def holds_accords_only(t: Tables, mind: Vector) -> bool:
    """Whether every clause of the package in CANDIDATE is an accord."""
    only = True
    for k in range(MOST_CLAUSES):
        if mind[CANDIDATE + k] != NOBODY and t[OPTION_ACCORD + mind[CANDIDATE + k]] == 0:
            only = False
    return only


def value_of_counter(
    t: Tables, s: Vector, move: int, e: Vector, mind: Vector, policy: int, seat: int, refused: int, asked: int
) -> int:
    """What a counter promises: what it brings, times the chance that all agree; 0 if it brings too little."""
    kept = 0
    for k in range(MOST_CLAUSES):
        mind[CANDIDATE + k] = NOBODY
    for k in range(s[CLAUSE_COUNT]):
        option = s[CLAUSE + k]
        if move >= COUNTER and t[OPTION_ISSUE + move - COUNTER] == t[OPTION_ISSUE + option]:
            option = move - COUNTER
        if move >= COUNTER or t[OPTION_ISSUE + option] != move - DROP:
            mind[CANDIDATE + kept] = option
            kept += 1
    gain = standing_with(t, s, seat, e, mind) - refused
    if gain < max(1, asked) or (policy == ACCORDS_ONLY and not holds_accords_only(t, mind)):
        return 0
    needs = 0
    for k in range(kept):
        needs |= consent_needed(t, s, mind[CANDIDATE + k])
    chance = 100
    for other in range(t[SEATS]):
        if other != seat and (needs >> other) & 1:
            moved = 0
            for k in range(kept):
                moved += moves_other(t, s, mind, other, mind[CANDIDATE + k])
            chance = chance * chance_of_yes(moved) // 100
    return gain * chance // 100


def choose_signature(t: Tables, s: Vector, e: Vector, mind: Vector, policy: int, seat: int) -> int:
    """Sign what beats walking away by enough, for the time that is left."""
    signed = gain_if(t, s, seat, 1, e, mind)
    walking = walking_after_refusal(t, s, seat, t[REFUSE_SIGNING], e, mind)
    asked = margin(t, s, mind, policy, seat, HOLD_UP_MARGIN if policy == HOLD_UP else FIRST_SIGNING_MARGIN)
    if policy in (ALWAYS_REFUSE, ACCORDS_ONLY):
        mind[REASON] = ON_PRINCIPLE
        return REFUSE
    move = REFUSE
    if signed >= walking + asked:
        move = ACCEPT
        tell_why(t, mind, WORTH_SIGNING, signed - walking)
    elif signed < walking:
        tell_why(t, mind, BELOW_WALKING_AWAY, walking - signed)
    else:
        tell_why(t, mind, TOO_LITTLE, signed - walking)
    return move


# ---- before the turns -------------------------------------------------------------------------------------------


def choose_issue(t: Tables, s: Vector, moves: Vector, n: int, e: Vector, mind: Vector, seat: int) -> int:
    """The issue that promises most: what it wants and may get; core issues first for a seat that wants the peace."""
    standing(t, s, seat, e, mind)
    wants_peace = mind[SIGNED_GAIN] > mind[WALKING_GAIN]
    best = -1000000
    chosen = moves[0]
    for k in range(n):
        issue = moves[k] - TABLE
        hope = -1000000
        for option in range(t[ISSUE_FIRST + issue], t[ISSUE_END + issue]):
            hope = max(hope, common_appeal(t, mind, seat, option, 2 * own_weight(t)))
        if t[ISSUE_CORE + issue]:
            hope += CORE_FIRST if wants_peace else -CORE_FIRST
        if hope > best:
            best = hope
            chosen = moves[k]
    mind[REASON] = SUITS_AIMS
    return chosen


def choose_agenda(t: Tables, s: Vector, moves: Vector, n: int, e: Vector, mind: Vector, seat: int) -> int:
    """The agenda that pays most, as the seat expects the game to go."""
    before = s[AGENDA + seat]
    best = -10000000
    chosen = moves[0]
    for k in range(n):
        s[AGENDA + seat] = moves[k] - CHOOSE
        value = standing(t, s, seat, e, mind)
        if value > best:
            best = value
            chosen = moves[k]
    s[AGENDA + seat] = before
    mind[REASON] = SUITS_AIMS
    return chosen
