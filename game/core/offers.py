"""Offers: what may be offered, building a package, answering, countering, agreeing, and the signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

# One name a line would be pages.
# fmt: off
# isort: off
from game.core.effects import move_support
from game.core.layout import (
    ACCEPT, ACTOR, ADD, AGREED, ALREADY_AGREED, ANSWERED, ANSWERING, AWAITING, BLOCKED, CALL_SIGNING, CLAUSE,
    CLAUSE_AGREED, CLAUSE_COUNT, CLOSED, CONDITION_FAILS, CORE_CONDITION_FAILS, CORE_OPEN, COUNTER, COUNTER_MADE,
    COUNTERED, DROP, IN_FORCE_ACCORD, INITIALLED, IS_CLOSED, ISSUE_IN_PACKAGE, NO_COUNTERS, NO_SUCH_MOVE,
    NO_SUPPORT_FOR_OFFER, NOBODY, NOT_IN_PACKAGE, NOT_NOW, OFFER_MADE, OFFER_MADE_EVENT, OFFER_USED, OFFERER,
    OFFERS_OPEN, ONLY_CLAUSE, OPEN, PACKAGE_FULL, PACKAGING, PHASE, PRESS, PROPOSED, REFUSE, SAME_CLAUSE, SIGNING,
    SIGNING_BLOCKED, SIGNING_CALLED, STALE, STATUS, SUBMIT, SUPPORT, TABLED, TURN, TURN_SEAT,
)
from game.core.machine import holds, tell
from game.core.scoring import conclude
from game.scenario.tables import (
    CLAUSES, COUNTERS, ISSUE_CORE, ISSUE_END, ISSUE_FIRST, ISSUES, OFFER_COST, OPTION_ACCORD, OPTION_CONSENT,
    OPTION_ISSUE, OPTION_WHEN, OPTIONS, REFUSE_SIGNING, SEATS,
)
# isort: on
# fmt: on

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

# ---- what may be offered ----------------------------------------------------------------------------------------


def refresh_offers(t: Tables, s: Vector) -> None:
    """Work out again which options can be offered, and whether the signing can be called.

    Both change seldom and are asked at every move; whatever changes them sets STALE.  An option of an issue in the
    waiting row is NOT_TABLED from the start.
    """
    n = 0
    for issue in range(t[ISSUES]):
        if s[TABLED + issue]:
            agreed = s[AGREED + issue] - 1
            for option in range(t[ISSUE_FIRST + issue], t[ISSUE_END + issue]):
                reason = 0
                if option == agreed:
                    reason = ALREADY_AGREED
                elif s[CLOSED + option]:
                    reason = IS_CLOSED
                elif t[OPTION_WHEN + option] and not holds(t, s, t[OPTION_WHEN + option]):
                    reason = CONDITION_FAILS
                else:
                    s[OPEN + n] = option
                    n += 1
                s[BLOCKED + option] = reason
    for k in range(n, s[OFFERS_OPEN]):
        s[OPEN + k] = 0
    s[OFFERS_OPEN] = n
    s[SIGNING_BLOCKED] = 0
    for issue in range(t[ISSUES]):
        if t[ISSUE_CORE + issue]:
            if s[AGREED + issue] == 0:
                s[SIGNING_BLOCKED] = CORE_OPEN
                break
            if not holds(t, s, t[OPTION_WHEN + s[AGREED + issue] - 1]):
                s[SIGNING_BLOCKED] = CORE_CONDITION_FAILS
                break
    s[STALE] = 0


def legal_offers(t: Tables, s: Vector, moves: Vector, n: int) -> int:
    """Append the first clauses of an offer, and the call for the signing; the turn has one of either."""
    if s[OFFER_MADE] == 0:
        if s[SUPPORT + s[ACTOR]] >= t[OFFER_COST]:
            for k in range(OPEN, OPEN + s[OFFERS_OPEN]):
                moves[n] = ADD + s[k]
                n += 1
        if s[SIGNING_BLOCKED] == 0:
            moves[n] = CALL_SIGNING
            n += 1
    return n


def legal_clauses(t: Tables, s: Vector, moves: Vector, n: int) -> int:
    """Append the clauses that may join the package: one an issue."""
    if s[CLAUSE_COUNT] < t[CLAUSES]:
        for k in range(OPEN, OPEN + s[OFFERS_OPEN]):
            option = s[k]
            if s[PROPOSED + t[OPTION_ISSUE + option]] == 0:
                moves[n] = ADD + option
                n += 1
    return n


def legal_answers(t: Tables, s: Vector, moves: Vector) -> int:
    """Accept, refuse, and to an offer the counters: one clause changed or dropped."""
    moves[0] = ACCEPT
    moves[1] = REFUSE
    n = 2
    if s[PHASE] == ANSWERING and s[COUNTERED] == 0 and t[COUNTERS]:
        for k in range(CLAUSE, CLAUSE + s[CLAUSE_COUNT]):
            issue = t[OPTION_ISSUE + s[k]]
            for option in range(t[ISSUE_FIRST + issue], t[ISSUE_END + issue]):
                if s[BLOCKED + option] == 0 and option != s[k]:
                    moves[n] = COUNTER + option
                    n += 1
            if s[CLAUSE_COUNT] > 1:
                moves[n] = DROP + issue
                n += 1
    return n


def why_no_offer_move(t: Tables, s: Vector, move: int) -> int:
    """`kernel.why_not` for the moves of this module; the game is not over."""
    phase = s[PHASE]
    reason = NOT_NOW
    if move >= COUNTER or DROP <= move < ADD:
        reason = why_no_counter(t, s, move)
    elif move >= ADD:
        reason = why_no_clause(t, s, move - ADD)
    elif move == SUBMIT:
        reason = 0 if phase == PACKAGING else NOT_NOW
    elif move in (ACCEPT, REFUSE):
        reason = 0 if phase in (ANSWERING, SIGNING) else NOT_NOW
    elif move == CALL_SIGNING and phase == TURN:
        reason = OFFER_USED if s[OFFER_MADE] else s[SIGNING_BLOCKED]
    return reason


def why_no_clause(t: Tables, s: Vector, option: int) -> int:
    reason = 0
    if option >= t[OPTIONS]:
        reason = NO_SUCH_MOVE
    elif s[PHASE] == TURN:
        if s[OFFER_MADE]:
            reason = OFFER_USED
        elif s[SUPPORT + s[ACTOR]] < t[OFFER_COST]:
            reason = NO_SUPPORT_FOR_OFFER
        else:
            reason = s[BLOCKED + option]
    elif s[PHASE] == PACKAGING:
        if s[PROPOSED + t[OPTION_ISSUE + option]]:
            reason = ISSUE_IN_PACKAGE
        elif s[CLAUSE_COUNT] >= t[CLAUSES]:
            reason = PACKAGE_FULL
        else:
            reason = s[BLOCKED + option]
    else:
        reason = NOT_NOW
    return reason


def why_no_counter(t: Tables, s: Vector, move: int) -> int:
    reason = 0
    issue = move - DROP if move < COUNTER else NOBODY
    option = move - COUNTER
    if (issue == NOBODY and option >= t[OPTIONS]) or issue >= t[ISSUES]:
        reason = NO_SUCH_MOVE
    elif s[PHASE] != ANSWERING:
        reason = NOT_NOW
    elif s[COUNTERED] or t[COUNTERS] == 0:
        reason = NO_COUNTERS
    elif issue != NOBODY:
        if s[PROPOSED + issue] == 0:
            reason = NOT_IN_PACKAGE
        elif s[CLAUSE_COUNT] == 1:
            reason = ONLY_CLAUSE
    else:
        proposed = s[PROPOSED + t[OPTION_ISSUE + option]]
        if proposed == 0:
            reason = NOT_IN_PACKAGE
        elif proposed == option + 1:
            reason = SAME_CLAUSE
        else:
            reason = s[BLOCKED + option]
    return reason


# ---- making and answering -----------------------------------------------------------------------------------------


def add_clause(t: Tables, s: Vector, option: int) -> None:
    s[PHASE] = PACKAGING
    s[PROPOSED + t[OPTION_ISSUE + option]] = option + 1
    s[CLAUSE + s[CLAUSE_COUNT]] = option
    s[CLAUSE_COUNT] += 1


def submit(t: Tables, s: Vector, e: Vector) -> None:
    """Pay for the offer and put it to the seats whose consent it needs."""
    seat = s[ACTOR]
    move_support(t, s, seat, -t[OFFER_COST], e)
    s[OFFER_MADE] = 1
    s[COUNTERED] = 0
    tell(e, OFFER_MADE_EVENT, seat, s[CLAUSE], s[CLAUSE + 1], s[CLAUSE + 2], s[CLAUSE + 3])
    put_to_answer(t, s, seat, e)


def consent_needed(t: Tables, s: Vector, option: int) -> int:
    """Mask of the seats whose consent a clause needs: the parties to it, and to what it replaces."""
    mask = t[OPTION_CONSENT + option]
    replaced = s[AGREED + t[OPTION_ISSUE + option]]
    if replaced:
        mask |= t[OPTION_CONSENT + replaced - 1]
    return mask


def put_to_answer(t: Tables, s: Vector, seat: int, e: Vector) -> None:
    """Ask every other seat whose consent some clause needs; whoever makes an offer or a counter consents to it."""
    mask = 0
    for k in range(CLAUSE, CLAUSE + s[CLAUSE_COUNT]):
        mask |= consent_needed(t, s, s[k])
    s[OFFERER] = seat
    s[AWAITING] = mask & ~(1 << seat)
    s[PHASE] = ANSWERING
    ask_next(t, s, e)


def ask_next(t: Tables, s: Vector, e: Vector) -> None:
    """Turn to the next seat that has to answer, clockwise from the offerer, or close the matter: all said yes."""
    if s[AWAITING] == 0:
        if s[PHASE] == SIGNING:
            conclude(t, s, 1, e)
        else:
            agree(t, s, e)
        return
    for step in range(1, t[SEATS]):
        seat = (s[OFFERER] + step) % t[SEATS]
        if (s[AWAITING] >> seat) & 1:
            s[ACTOR] = seat
            break


def accept(t: Tables, s: Vector, e: Vector) -> None:
    tell(e, ANSWERED, s[ACTOR], 1)
    s[AWAITING] &= ~(1 << s[ACTOR])
    ask_next(t, s, e)


def refuse(t: Tables, s: Vector, e: Vector) -> None:
    """One refusal ends an offer or a signing; it costs support if the offer was pressed or the peace was at hand."""
    tell(e, ANSWERED, s[ACTOR], 0)
    if s[PHASE] == SIGNING:
        move_support(t, s, s[ACTOR], -t[REFUSE_SIGNING], e)
    else:
        pay_press(t, s, e)
    return_to_turn(t, s)


def pay_press(t: Tables, s: Vector, e: Vector) -> None:
    """Refusing a pressed offer costs support; a counter to it is not pressed."""
    move_support(t, s, s[ACTOR], -s[PRESS], e)
    s[PRESS] = 0


def counter(t: Tables, s: Vector, option: int, dropped: int, e: Vector) -> None:
    """Refuse, and offer the same package with one clause changed to `option`, or without the clause on `dropped`."""
    seat = s[ACTOR]
    tell(e, ANSWERED, seat, 0)
    pay_press(t, s, e)
    kept = 0
    for k in range(s[CLAUSE_COUNT]):
        clause = s[CLAUSE + k]
        issue = t[OPTION_ISSUE + clause]
        if issue == dropped:
            s[PROPOSED + issue] = 0
        else:
            if option != NOBODY and t[OPTION_ISSUE + option] == issue:
                clause = option
                s[PROPOSED + issue] = option + 1
            s[CLAUSE + kept] = clause
            kept += 1
    for k in range(kept, s[CLAUSE_COUNT]):
        s[CLAUSE + k] = NOBODY
    s[CLAUSE_COUNT] = kept
    s[COUNTERED] = 1
    tell(e, COUNTER_MADE, seat, s[CLAUSE], s[CLAUSE + 1], s[CLAUSE + 2], s[CLAUSE + 3])
    put_to_answer(t, s, seat, e)


def agree(t: Tables, s: Vector, e: Vector) -> None:
    """The package is agreed: it binds at once if it holds accords only, and waits for the signing otherwise."""
    status = IN_FORCE_ACCORD
    for k in range(CLAUSE, CLAUSE + s[CLAUSE_COUNT]):
        if t[OPTION_ACCORD + s[k]] == 0:
            status = INITIALLED
    for k in range(CLAUSE, CLAUSE + s[CLAUSE_COUNT]):
        issue = t[OPTION_ISSUE + s[k]]
        tell(e, CLAUSE_AGREED, s[k], status, s[AGREED + issue] - 1)
        s[AGREED + issue] = s[k] + 1
        s[STATUS + issue] = status
    s[STALE] = 1
    return_to_turn(t, s)


def call_signing(t: Tables, s: Vector, e: Vector) -> None:
    """In place of the turn's offer: every other seat is asked to sign."""
    seat = s[ACTOR]
    s[OFFER_MADE] = 1
    tell(e, SIGNING_CALLED, seat)
    s[OFFERER] = seat
    s[AWAITING] = ((1 << t[SEATS]) - 1) & ~(1 << seat)
    s[PHASE] = SIGNING
    ask_next(t, s, e)


def return_to_turn(t: Tables, s: Vector) -> None:
    """Clear the offer away; the seat whose turn it is goes on."""
    for k in range(CLAUSE, CLAUSE + s[CLAUSE_COUNT]):
        s[PROPOSED + t[OPTION_ISSUE + s[k]]] = 0
        s[k] = NOBODY
    s[CLAUSE_COUNT] = 0
    s[COUNTERED] = 0
    s[AWAITING] = 0
    s[PRESS] = 0
    s[PHASE] = TURN
    s[ACTOR] = s[TURN_SEAT]
