"""The state of a game: one flat vector of small integers, and the names of its slots.

The kernel reads it as `s[SLOT]` or `s[SLOT + index]`.  An empty place (no card, no agenda, no seat) holds NOBODY.
"""

from __future__ import annotations

from typing import Final

from game.scenario.model import (
    MOST_AGENDAS_EACH,
    MOST_DRIFTS,
    MOST_HEADLINES,
    MOST_ISSUES,
    MOST_SEATS,
    MOST_TRACKS,
)
from game.scenario.tables import MOST_AGENDAS, MOST_CARDS, MOST_OPTIONS, MOST_STACK

MOST_HAND: Final = 10
MOST_CLAUSES: Final = 4
NOBODY: Final = -1

# Where the game stands.
ROUND: Final = 0
PHASE: Final = 1
ACTOR: Final = 2  # the seat that must move now
CHAIR: Final = 3
TURN_SEAT: Final = 4  # the seat whose turn it is
TURNS: Final = 5  # turns finished this round
DOCKET_LEFT: Final = 6
CARD_PLAYED: Final = 7  # 1 once the turn's card is played
OFFER_MADE: Final = 8  # 1 once the turn's offer is made or the signing called
PRESS: Final = 9
HEADLINE: Final = 10  # the headline of the round
PEACE: Final = 11  # 1 once peace is signed
ENDING: Final = 12  # the ending that is told, or NOBODY
DURABILITY: Final = 13  # percent, known at the end
MARKS: Final = 14  # hard-to-sell marks on what is in force, known at the end

# The package on the table.
OFFERER: Final = 16  # who made the offer or the counter
COUNTERED: Final = 17  # 1 if the package is a counter
AWAITING: Final = 18  # mask of the seats that still have to answer
CLAUSE_COUNT: Final = 19
CLAUSE: Final = 20  # the options of the package
OFFERS_OPEN: Final = CLAUSE + MOST_CLAUSES  # how many options OPEN lists
STALE: Final = OFFERS_OPEN + 1  # 1: BLOCKED and OPEN must be worked out again
SIGNING_BLOCKED: Final = STALE + 1  # reason why the signing can't be called, or 0

SUPPORT: Final = 32
WALK_SHIFT: Final = SUPPORT + MOST_SEATS  # what effects added to the walk-away value
WALK_START: Final = WALK_SHIFT + MOST_SEATS  # walk-away value at the start, private
AGENDA: Final = WALK_START + MOST_SEATS  # private
AGENDA_DEALT: Final = AGENDA + MOST_SEATS  # [seat * MOST_AGENDAS_EACH + k], private
HAND_COUNT: Final = AGENDA_DEALT + MOST_SEATS * MOST_AGENDAS_EACH
DECK_COUNT: Final = HAND_COUNT + MOST_SEATS
DISCARD_COUNT: Final = DECK_COUNT + MOST_SEATS
HEADLINE_COUNT: Final = DISCARD_COUNT + MOST_SEATS

TRACK: Final = HEADLINE_COUNT + 1
PROPOSED: Final = TRACK + MOST_TRACKS  # [issue]: option + 1 that the package on the table proposes, or 0
TABLED: Final = PROPOSED + MOST_ISSUES  # 1: the issue is on the table, 0: in the waiting row
AGREED: Final = TABLED + MOST_ISSUES  # option + 1, or 0 while the issue is open
STATUS: Final = AGREED + MOST_ISSUES  # of what is agreed: INITIALLED, ACCORD or TREATY
CLOSED: Final = STATUS + MOST_ISSUES  # [option]
BLOCKED: Final = CLOSED + MOST_OPTIONS  # [option]: reason why it can't be offered, or 0
OPEN: Final = BLOCKED + MOST_OPTIONS  # the options that can be offered, in order
STAKE: Final = OPEN + MOST_OPTIONS  # [card]: the stake of a demand on the table
COMMITTED: Final = STAKE + MOST_CARDS  # [card]: 1 if the demand is on the table
HAND: Final = COMMITTED + MOST_CARDS  # [seat * MOST_HAND + k], private
DECK: Final = HAND + MOST_SEATS * MOST_HAND  # a seat's rooms start at its DECK_FIRST; nobody knows the order
DISCARD: Final = DECK + MOST_CARDS
HEADLINE_DECK: Final = DISCARD + MOST_CARDS
DRIFT_DONE: Final = HEADLINE_DECK + MOST_HEADLINES

# Chance: one stream a purpose.  Nobody may see these.
STREAM: Final = DRIFT_DONE + MOST_DRIFTS  # [seat]: that seat's deck
STREAM_HEADLINES: Final = STREAM + MOST_SEATS
STREAM_AGENDAS: Final = STREAM_HEADLINES + 1

STACK: Final = STREAM_AGENDAS + 1  # working space of evaluate(): zero between calls
STATE_SIZE: Final = STACK + MOST_STACK

# Phases: what kind of move is asked for.
CHOOSING_AGENDA: Final = 0
DOCKETING: Final = 1
TURN: Final = 2
PACKAGING: Final = 3
ANSWERING: Final = 4
SIGNING: Final = 5
OVER: Final = 6

# What an agreement is worth.
INITIALLED: Final = 1  # counts when the peace is signed
IN_FORCE_ACCORD: Final = 2
IN_FORCE_TREATY: Final = 3

# Moves: one small integer each.
END_TURN: Final = 0
CALL_SIGNING: Final = 1
SUBMIT: Final = 2
ACCEPT: Final = 3
REFUSE: Final = 4
TABLE: Final = 8  # + issue
CHOOSE: Final = TABLE + MOST_ISSUES  # + agenda
DROP: Final = CHOOSE + MOST_AGENDAS  # + issue: counter without that clause
PLAY: Final = DROP + MOST_ISSUES  # + card
ADD: Final = PLAY + MOST_CARDS  # + option: add a clause to the package
COUNTER: Final = ADD + MOST_OPTIONS  # + option: counter with that option in place of the issue's clause
MOVES: Final = COUNTER + MOST_OPTIONS  # moves of seats are smaller than this
ANNOUNCE: Final = MOVES  # + headline: the facilitator's own move, which no seat has
MOST_LEGAL: Final = 128  # no position has more moves: end, signing, a hand of cards and every option

# Reasons why a move is not legal (0: it is).
NOT_NOW: Final = 1
GAME_OVER: Final = 2
NOT_TABLED: Final = 3
IS_CLOSED: Final = 4
CONDITION_FAILS: Final = 5
ALREADY_AGREED: Final = 6
ISSUE_IN_PACKAGE: Final = 7
PACKAGE_FULL: Final = 8
NO_SUPPORT_FOR_OFFER: Final = 9
OFFER_USED: Final = 10
CARD_USED: Final = 11
NOT_IN_HAND: Final = 12
NO_SUPPORT_FOR_CARD: Final = 13
CARD_CONDITION_FAILS: Final = 14
DEMAND_SETTLED: Final = 15
CORE_OPEN: Final = 16
CORE_CONDITION_FAILS: Final = 17
ALREADY_TABLED: Final = 18
NOT_DEALT: Final = 19
NO_COUNTERS: Final = 20
NOT_IN_PACKAGE: Final = 21
SAME_CLAUSE: Final = 22
ONLY_CLAUSE: Final = 23
NO_SUCH_MOVE: Final = 24
HEADLINE_IS_OUT: Final = 25

# Events: rows of EVENT_WIDTH integers, the kind first.
EVENT_WIDTH: Final = 6
MOST_EVENTS: Final = 256
EVENTS_SIZE: Final = (
    1 + EVENT_WIDTH * MOST_EVENTS
)  # the first integer is the index of the next free row, or -1: no events
ROUND_BEGAN: Final = 1  # round, chair
HEADLINE_DREW: Final = 2  # headline
ISSUE_TABLED: Final = 3  # issue, seat or NOBODY
TURN_BEGAN: Final = 4  # seat
CARD_WAS_PLAYED: Final = 5  # seat, card
DEMAND_MADE: Final = 6  # seat, card, stake
TRACK_MOVED: Final = 7  # track, from, to
SUPPORT_MOVED: Final = 8  # seat, from, to
STAKE_MOVED: Final = 9  # card, from, to
WALK_AWAY_MOVED: Final = 10  # seat, by
OPTION_CLOSED: Final = 11  # option
OPTION_OPENED: Final = 12  # option
PRESS_ADDED: Final = 13  # seat, markers now
CARD_DREW: Final = 14  # seat, card (NOBODY to other seats)
DECK_RESHUFFLED: Final = 15  # seat
OFFER_MADE_EVENT: Final = 16  # seat, then up to four options (NOBODY if fewer)
COUNTER_MADE: Final = 17  # seat, then up to four options
ANSWERED: Final = 18  # seat, 1 yes or 0 no
CLAUSE_AGREED: Final = 19  # option, status, replaced option or NOBODY
SIGNING_CALLED: Final = 20  # seat
RESTED: Final = 21  # seat
DRIFTED: Final = 22  # drift
CLAUSE_STRUCK: Final = 23  # option
CLAUSE_LAPSED: Final = 24  # option
ENDED: Final = 25  # ending, peace, durability
AGENDA_CHOSEN: Final = 26  # seat, agenda (NOBODY to other seats)
