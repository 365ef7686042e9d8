"""The rules of the game, whole: set it up, list the legal moves, say why one is not legal, make one.

`t` is a scenario's tables (slots: `game.scenario.tables`), `s` a state (slots: `game.core.layout`), a move is a small
integer (`layout`: END_TURN … COUNTER + option) and `e` a list of events.  What the rules stand on is in `machine`,
what cards and headlines do in `effects`, what a game is worth in `scoring`, how offers are made in `offers`.

A game runs: every seat chooses its agenda; then each round a headline, the chair's docket, a turn for every seat from
the chair clockwise, the drift of the war, the endings that it triggers, and new cards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# One name a line would be pages.
# fmt: off
# isort: off
from game.core.effects import (
    discard,
    do_effects,
    draw_card,
    move_support,
    table_issue,
    take_from_hand,
)
from game.core.layout import (
    ACCEPT, ACTOR, ADD, AGENDA, AGENDA_CHOSEN, AGENDA_DEALT, AGREED, ALREADY_TABLED, ANNOUNCE, ANSWERING, BLOCKED,
    CALL_SIGNING, CARD_CONDITION_FAILS, CARD_PLAYED, CARD_USED, CARD_WAS_PLAYED, CHAIR, CHOOSE, CHOOSING_AGENDA, CLAUSE,
    COMMITTED, COUNTER, DECK, DECK_COUNT, DEMAND_MADE, DEMAND_SETTLED, DISCARD, DOCKET_LEFT, DOCKETING, DRIFT_DONE,
    DRIFTED, DROP, END_TURN, ENDING, GAME_OVER, HAND, HAND_COUNT, HEADLINE, HEADLINE_COUNT, HEADLINE_DECK,
    HEADLINE_DREW, HEADLINE_IS_OUT, MOST_CLAUSES, MOST_HAND, MOVES, NO_SUCH_MOVE, NO_SUPPORT_FOR_CARD, NOBODY,
    NOT_DEALT, NOT_IN_HAND, NOT_NOW, NOT_TABLED, OFFER_MADE, OVER, PACKAGING, PHASE, PLAY, PRESS, REFUSE, RESTED, ROUND,
    ROUND_BEGAN, SIGNING, STAKE, STALE, STATE_SIZE, STREAM, STREAM_AGENDAS, STREAM_HEADLINES, SUBMIT, SUPPORT, TABLE,
    TABLED, TRACK, TURN, TURN_BEGAN, TURN_SEAT, TURNS, WALK_START,
)
from game.core.machine import chance, holds, start_stream, tell
from game.core.offers import (
    accept, add_clause, call_signing, counter, legal_answers, legal_clauses, legal_offers, refresh_offers, refuse,
    submit, why_no_offer_move,
)
from game.core.scoring import conclude, walk_away
from game.scenario.model import MOST_AGENDAS_EACH
from game.scenario.tables import (
    AGENDA_CHOICES, AGENDA_END, AGENDA_FIRST, AGENDAS, APPLAUSE, CARD_COST, CARD_DEMAND, CARD_EFFECTS, CARD_EFFECTS_END,
    CARD_STAKE, CARD_WHEN, CARDS, CLAUSES, DECK_END, DECK_FIRST, DOCKET, DRIFT_EFFECTS, DRIFT_EFFECTS_END, DRIFT_ONCE,
    DRIFT_WHEN, DRIFTS, ENDING_STOPS, ENDING_WHEN, ENDINGS, HAND_SIZE, HEADLINE_EFFECTS, HEADLINE_EFFECTS_END,
    HEADLINES, ISSUES, OPTIONS, REST_CARDS, REST_SUPPORT, ROUNDS, SEATS, SUPPORT_START, TRACK_START, TRACKS,
)
# isort: on
# fmt: on

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector

# ---- the start --------------------------------------------------------------------------------------------------


def set_up(t: Tables, s: Vector, seed: int, first_chair: int, e: Vector) -> None:
    """Lay out a new game in `s` (any content, STATE_SIZE integers).  The same seed and moves give the same game."""
    for k in range(STATE_SIZE):
        s[k] = 0
    for seat in range(t[SEATS]):
        s[STREAM + seat] = start_stream(seed, seat)
    s[STREAM_HEADLINES] = start_stream(seed, STREAM_HEADLINES - STREAM)
    s[STREAM_AGENDAS] = start_stream(seed, STREAM_AGENDAS - STREAM)
    for k in range(MOST_CLAUSES):
        s[CLAUSE + k] = NOBODY
    for track in range(t[TRACKS]):
        s[TRACK + track] = t[TRACK_START + track]
    for option in range(t[OPTIONS]):
        s[BLOCKED + option] = NOT_TABLED
    s[HEADLINE] = NOBODY
    s[ENDING] = NOBODY
    s[HEADLINE_COUNT] = t[HEADLINES]
    for headline in range(t[HEADLINES]):
        s[HEADLINE_DECK + headline] = headline
    s[CHAIR] = first_chair
    s[TURN_SEAT] = NOBODY
    s[STALE] = 1
    for seat in range(t[SEATS]):
        set_up_seat(t, s, seat, e)
    choose_next_agenda(t, s, 0, e)
    if s[STALE]:
        refresh_offers(t, s)


def set_up_seat(t: Tables, s: Vector, seat: int, e: Vector) -> None:
    """Support, a shuffled deck, a hand, and the agendas to choose from."""
    s[SUPPORT + seat] = t[SUPPORT_START]
    s[WALK_START + seat] = walk_away(t, s, seat)
    s[DECK_COUNT + seat] = t[DECK_END + seat] - t[DECK_FIRST + seat]
    for card in range(t[DECK_FIRST + seat], t[DECK_END + seat]):
        s[DECK + card] = card
        s[DISCARD + card] = NOBODY
    for k in range(seat * MOST_HAND, seat * MOST_HAND + MOST_HAND):
        s[HAND + k] = NOBODY
    for _ in range(t[HAND_SIZE]):
        draw_card(t, s, seat, e)
    s[AGENDA + seat] = NOBODY
    deal_agendas(t, s, seat)


def deal_agendas(t: Tables, s: Vector, seat: int) -> None:
    """Deal AGENDA_CHOICES of the seat's agendas, each as likely as another, none twice."""
    first = AGENDA_DEALT + seat * MOST_AGENDAS_EACH
    owned = t[AGENDA_END + seat] - t[AGENDA_FIRST + seat]
    for k in range(MOST_AGENDAS_EACH):
        s[first + k] = t[AGENDA_FIRST + seat] + k if k < owned else NOBODY
    kept = min(owned, t[AGENDA_CHOICES])
    for k in range(kept):
        other = k + chance(s, STREAM_AGENDAS, owned - k)
        agenda = s[first + other]
        s[first + other] = s[first + k]
        s[first + k] = agenda
    for k in range(kept, MOST_AGENDAS_EACH):
        s[first + k] = NOBODY


def choose_next_agenda(t: Tables, s: Vector, from_seat: int, e: Vector) -> None:
    """Ask the next seat that was dealt agendas to keep one; when all have, the first round begins."""
    s[PHASE] = CHOOSING_AGENDA
    for seat in range(from_seat, t[SEATS]):
        if s[AGENDA_DEALT + seat * MOST_AGENDAS_EACH] != NOBODY:
            s[ACTOR] = seat
            return
    begin_round(t, s, 1, e)


# ---- rounds and turns ---------------------------------------------------------------------------------------------


def begin_round(t: Tables, s: Vector, number: int, e: Vector) -> None:
    """A headline takes effect; then the chair's docket."""
    s[ROUND] = number
    if number > 1:
        s[CHAIR] = (s[CHAIR] + 1) % t[SEATS]
    s[TURNS] = 0
    s[TURN_SEAT] = NOBODY
    tell(e, ROUND_BEGAN, number, s[CHAIR])
    draw_headline(t, s, e)
    waiting = 0
    for issue in range(t[ISSUES]):
        if s[TABLED + issue] == 0:
            waiting += 1
    if waiting > t[DOCKET]:
        s[DOCKET_LEFT] = t[DOCKET]
        s[PHASE] = DOCKETING
        s[ACTOR] = s[CHAIR]
    else:
        # Nothing to choose: all that waits comes to the table.
        for issue in range(t[ISSUES]):
            table_issue(s, issue, NOBODY, e)
        begin_turn(s, s[CHAIR], e)


def draw_headline(t: Tables, s: Vector, e: Vector) -> None:
    """The top card of the headline deck takes effect; each comes once in a game at most."""
    left = s[HEADLINE_COUNT]
    if left == 0:
        s[HEADLINE] = NOBODY
        return
    take_headline(t, s, HEADLINE_DECK + chance(s, STREAM_HEADLINES, left), e)


def take_headline(t: Tables, s: Vector, room: int, e: Vector) -> None:
    """The headline in a room of the deck leaves it and takes effect."""
    headline = s[room]
    last = HEADLINE_DECK + s[HEADLINE_COUNT] - 1
    s[room] = s[last]
    s[last] = NOBODY
    s[HEADLINE_COUNT] -= 1
    s[HEADLINE] = headline
    tell(e, HEADLINE_DREW, headline)
    do_effects(t, s, t[HEADLINE_EFFECTS + headline], t[HEADLINE_EFFECTS_END + headline], e)


def begin_turn(s: Vector, seat: int, e: Vector) -> None:
    s[PHASE] = TURN
    s[TURN_SEAT] = seat
    s[ACTOR] = seat
    s[CARD_PLAYED] = 0
    s[OFFER_MADE] = 0
    s[PRESS] = 0
    tell(e, TURN_BEGAN, seat)


def end_turn(t: Tables, s: Vector, e: Vector) -> None:
    """Doing nothing on a turn brings support and a card.  Then the next seat, or the end of the round."""
    seat = s[ACTOR]
    if s[CARD_PLAYED] == 0 and s[OFFER_MADE] == 0:
        tell(e, RESTED, seat)
        move_support(t, s, seat, t[REST_SUPPORT], e)
        for _ in range(t[REST_CARDS]):
            draw_card(t, s, seat, e)
    s[TURNS] += 1
    if s[TURNS] < t[SEATS]:
        begin_turn(s, (seat + 1) % t[SEATS], e)
    else:
        end_round(t, s, e)


def end_round(t: Tables, s: Vector, e: Vector) -> None:
    """Drift, the endings that tracks trigger, hands refilled, and the next round if there is one."""
    for drift in range(t[DRIFTS]):
        if (t[DRIFT_ONCE + drift] == 0 or s[DRIFT_DONE + drift] == 0) and holds(t, s, t[DRIFT_WHEN + drift]):
            s[DRIFT_DONE + drift] = 1
            tell(e, DRIFTED, drift)
            do_effects(t, s, t[DRIFT_EFFECTS + drift], t[DRIFT_EFFECTS_END + drift], e)
    stopped = s[ROUND] == t[ROUNDS]
    for ending in range(t[ENDINGS]):
        if t[ENDING_STOPS + ending] and holds(t, s, t[ENDING_WHEN + ending]):
            stopped = True
    if stopped:
        conclude(t, s, 0, e)
        return
    for seat in range(t[SEATS]):
        for _ in range(t[HAND_SIZE] - s[HAND_COUNT + seat]):
            draw_card(t, s, seat, e)
    begin_round(t, s, s[ROUND] + 1, e)


# ---- moves ----------------------------------------------------------------------------------------------------------


def legal(t: Tables, s: Vector, moves: Vector) -> int:
    """Write every legal move of the seat that must move into `moves` (MOST_LEGAL integers) and return how many.

    The list is complete, and it is empty only when the game is over.
    """
    phase = s[PHASE]
    seat = s[ACTOR]
    n = 0
    if phase == TURN:
        moves[0] = END_TURN
        n = 1
        if s[CARD_PLAYED] == 0:
            for k in range(HAND + seat * MOST_HAND, HAND + seat * MOST_HAND + s[HAND_COUNT + seat]):
                if why_not_playable(t, s, seat, s[k]) == 0:
                    moves[n] = PLAY + s[k]
                    n += 1
        n = legal_offers(t, s, moves, n)
    elif phase == PACKAGING:
        moves[0] = SUBMIT
        n = legal_clauses(t, s, moves, 1)
    elif phase in (ANSWERING, SIGNING):
        n = legal_answers(t, s, moves)
    elif phase == DOCKETING:
        for issue in range(t[ISSUES]):
            if s[TABLED + issue] == 0:
                moves[n] = TABLE + issue
                n += 1
    elif phase == CHOOSING_AGENDA:
        for k in range(AGENDA_DEALT + seat * MOST_AGENDAS_EACH, AGENDA_DEALT + (seat + 1) * MOST_AGENDAS_EACH):
            if s[k] != NOBODY:
                moves[n] = CHOOSE + s[k]
                n += 1
    return n


def why_not(t: Tables, s: Vector, move: int) -> int:
    """The reason why the seat that must move can't make this move, or 0 if it can."""
    phase = s[PHASE]
    reason = NOT_NOW
    if move < 0 or move >= MOVES:
        reason = NO_SUCH_MOVE
    elif phase == OVER:
        reason = GAME_OVER
    elif move >= ADD or DROP <= move < PLAY or CALL_SIGNING <= move <= REFUSE:
        reason = why_no_offer_move(t, s, move)
    elif move >= PLAY:
        if move - PLAY >= t[CARDS]:
            reason = NO_SUCH_MOVE
        elif phase == TURN:
            reason = why_no_card(t, s, s[ACTOR], move - PLAY)
    elif move >= CHOOSE:
        if move - CHOOSE >= t[AGENDAS]:
            reason = NO_SUCH_MOVE
        elif phase == CHOOSING_AGENDA:
            reason = NOT_DEALT
            first = AGENDA_DEALT + s[ACTOR] * MOST_AGENDAS_EACH
            for k in range(first, first + MOST_AGENDAS_EACH):
                if s[k] == move - CHOOSE:
                    reason = 0
    elif move >= TABLE:
        if move - TABLE >= t[ISSUES]:
            reason = NO_SUCH_MOVE
        elif phase == DOCKETING:
            reason = ALREADY_TABLED if s[TABLED + move - TABLE] else 0
    elif move > REFUSE:
        reason = NO_SUCH_MOVE
    elif phase == TURN:
        reason = 0  # the turn can always be ended
    return reason


def why_no_card(t: Tables, s: Vector, seat: int, card: int) -> int:
    """The reason why a seat can't play a card this turn, or 0 if it can."""
    reason = NOT_IN_HAND
    if s[CARD_PLAYED]:
        reason = CARD_USED
    else:
        for k in range(HAND + seat * MOST_HAND, HAND + seat * MOST_HAND + s[HAND_COUNT + seat]):
            if s[k] == card:
                reason = why_not_playable(t, s, seat, card)
    return reason


def why_not_playable(t: Tables, s: Vector, seat: int, card: int) -> int:
    """The reason why a card in a seat's hand can't be played as things stand, or 0 if it can."""
    issue = t[CARD_DEMAND + card] - 1
    reason = 0
    if t[CARD_COST + card] > s[SUPPORT + seat]:
        reason = NO_SUPPORT_FOR_CARD
    elif issue >= 0 and s[AGREED + issue]:
        reason = DEMAND_SETTLED
    elif t[CARD_WHEN + card] and not holds(t, s, t[CARD_WHEN + card]):
        reason = CARD_CONDITION_FAILS
    return reason


def apply(t: Tables, s: Vector, move: int, e: Vector) -> None:
    """Make a legal move in place: the caller has asked `legal` or `why_not`.  What happens is told to `e`."""
    if move >= ANNOUNCE:
        announce(t, s, move - ANNOUNCE, e)
    elif move >= COUNTER:
        counter(t, s, move - COUNTER, NOBODY, e)
    elif move >= ADD:
        add_clause(t, s, move - ADD)
    elif move >= PLAY:
        play_card(t, s, move - PLAY, e)
    elif move >= DROP:
        counter(t, s, NOBODY, move - DROP, e)
    elif move >= CHOOSE:
        choose_agenda(t, s, move - CHOOSE, e)
    elif move >= TABLE:
        put_on_docket(s, move - TABLE, e)
    elif move == SUBMIT:
        submit(t, s, e)
    elif move == ACCEPT:
        accept(t, s, e)
    elif move == REFUSE:
        refuse(t, s, e)
    elif move == CALL_SIGNING:
        call_signing(t, s, e)
    else:
        end_turn(t, s, e)
    if s[STALE]:
        refresh_offers(t, s)


def play_card(t: Tables, s: Vector, card: int, e: Vector) -> None:
    """A demand stays on the table with its stake, to applause; leverage acts and is discarded."""
    seat = s[ACTOR]
    s[CARD_PLAYED] = 1
    take_from_hand(s, seat, card)
    tell(e, CARD_WAS_PLAYED, seat, card)
    move_support(t, s, seat, -t[CARD_COST + card], e)
    if t[CARD_DEMAND + card]:
        s[COMMITTED + card] = 1
        s[STAKE + card] = t[CARD_STAKE + card]
        tell(e, DEMAND_MADE, seat, card, s[STAKE + card])
        move_support(t, s, seat, t[APPLAUSE], e)
    else:
        discard(t, s, seat, card)
    do_effects(t, s, t[CARD_EFFECTS + card], t[CARD_EFFECTS_END + card], e)


def choose_agenda(t: Tables, s: Vector, agenda: int, e: Vector) -> None:
    seat = s[ACTOR]
    s[AGENDA + seat] = agenda
    tell(e, AGENDA_CHOSEN, seat, agenda)
    choose_next_agenda(t, s, seat + 1, e)


def put_on_docket(s: Vector, issue: int, e: Vector) -> None:
    table_issue(s, issue, s[ACTOR], e)
    s[DOCKET_LEFT] -= 1
    if s[DOCKET_LEFT] == 0:
        begin_turn(s, s[CHAIR], e)


# ---- the facilitator ------------------------------------------------------------------------------------------------


def why_no_announcement(t: Tables, s: Vector, headline: int) -> int:
    """The reason why the facilitator can't bring a headline now, or 0.

    News may come while a seat has its turn, and not while an offer is put together or answered: that would change what
    the offer was made for.
    """
    reason = HEADLINE_IS_OUT
    if headline < 0 or headline >= t[HEADLINES]:
        reason = NO_SUCH_MOVE
    elif s[PHASE] == OVER:
        reason = GAME_OVER
    elif s[PHASE] != TURN:
        reason = NOT_NOW
    else:
        for room in range(HEADLINE_DECK, HEADLINE_DECK + s[HEADLINE_COUNT]):
            if s[room] == headline:
                reason = 0
    return reason


def announce(t: Tables, s: Vector, headline: int, e: Vector) -> None:
    """The facilitator brings a headline that is still in the deck, as if it had been drawn.  The turn goes on."""
    for room in range(HEADLINE_DECK, HEADLINE_DECK + s[HEADLINE_COUNT]):
        if s[room] == headline:
            take_headline(t, s, room, e)
            return


def most_moves(t: Tables) -> int:
    """A bound on the number of moves of seats in any game.

    A round has at most DOCKET docket moves, and each turn one card, one offer (its clauses, the submission, an answer
    of every other seat, a counter among them, and again an answer of every other seat) or one signing, and its end.
    """
    others = t[SEATS] - 1
    turn = 2 + t[CLAUSES] + 1 + 2 * others
    return t[SEATS] + t[ROUNDS] * (t[DOCKET] + t[SEATS] * turn)
