"""The compiled scenario: one flat vector of integers, and the names of its slots.

`compiling.py` fills such a vector from a scenario, and the kernel in `game.core` reads it as `t[SLOT]` or
`t[SLOT + index]`.  Rooms are of fixed size (the MOST_… limits), so that every offset is a constant which a compiler can
fold.  Seats, tracks, issues, options, cards, headlines and agendas are numbered from 0 in file order over the whole
scenario; a mask has bit `1 << seat` for each seat.  A *program* is an offset into PROGRAM (0: always true).
"""

from __future__ import annotations

from typing import Final

from game.scenario.model import (
    MOST_AGENDAS_EACH,
    MOST_CARDS_EACH,
    MOST_DRIFTS,
    MOST_ENDINGS,
    MOST_HEADLINES,
    MOST_ISSUES,
    MOST_LINKAGES,
    MOST_OPTIONS_EACH,
    MOST_SEATS,
    MOST_TRACKS,
)

MOST_OPTIONS: Final = MOST_ISSUES * MOST_OPTIONS_EACH
MOST_CARDS: Final = MOST_SEATS * MOST_CARDS_EACH
MOST_AGENDAS: Final = MOST_SEATS * MOST_AGENDAS_EACH
MOST_REWARDS: Final = MOST_AGENDAS * 6
MOST_EFFECTS: Final = 2048
MOST_PROGRAM: Final = 8192

# How many of each there are.
SEATS: Final = 0
TRACKS: Final = 1
ISSUES: Final = 2
OPTIONS: Final = 3
CARDS: Final = 4
HEADLINES: Final = 5
AGENDAS: Final = 6
DRIFTS: Final = 7
LINKAGES: Final = 8
ENDINGS: Final = 9

# The numbers of the game (model.Rules and model.Durability).
ROUNDS: Final = 10
DOCKET: Final = 11
HAND_SIZE: Final = 12
HAND_LIMIT: Final = 13
SUPPORT_START: Final = 14
SUPPORT_LIMIT: Final = 15
OFFER_COST: Final = 16
CLAUSES: Final = 17
APPLAUSE: Final = 18
REST_SUPPORT: Final = 19
REST_CARDS: Final = 20
REFUSE_SIGNING: Final = 21
BROKE_PENALTY: Final = 22
AGENDA_CHOICES: Final = 23
COUNTERS: Final = 24
SCALE: Final = 25
DURABILITY_BASE: Final = 26  # program
DURABILITY_PER_MARK: Final = 27
DURABILITY_LOW: Final = 28
DURABILITY_HIGH: Final = 29
WATCH_SUPPORT: Final = 30  # 1 if some option's condition looks at support

TRACK_LOW: Final = 32
TRACK_HIGH: Final = TRACK_LOW + MOST_TRACKS
TRACK_START: Final = TRACK_HIGH + MOST_TRACKS

WALK_AWAY: Final = TRACK_START + MOST_TRACKS  # program of each seat
WALK_SLOPE: Final = WALK_AWAY + MOST_SEATS  # [seat * MOST_TRACKS + track]: -1, 0 or 1, which way the track moves it

ISSUE_CORE: Final = WALK_SLOPE + MOST_SEATS * MOST_TRACKS
ISSUE_FIRST: Final = ISSUE_CORE + MOST_ISSUES  # its options are ISSUE_FIRST ≤ option < ISSUE_END
ISSUE_END: Final = ISSUE_FIRST + MOST_ISSUES

OPTION_ISSUE: Final = ISSUE_END + MOST_ISSUES
OPTION_CONSENT: Final = OPTION_ISSUE + MOST_OPTIONS  # mask
OPTION_ACCORD: Final = OPTION_CONSENT + MOST_OPTIONS  # 1: accord, 0: treaty clause
OPTION_WHEN: Final = OPTION_ACCORD + MOST_OPTIONS  # program
OPTION_MARKS: Final = OPTION_WHEN + MOST_OPTIONS  # number of seats at home in which it is hard to sell
OPTION_DURABILITY: Final = OPTION_MARKS + MOST_OPTIONS
VALUE: Final = OPTION_DURABILITY + MOST_OPTIONS  # [seat * MOST_OPTIONS + option], private to the seat

DECK_FIRST: Final = VALUE + MOST_SEATS * MOST_OPTIONS  # a seat's cards are DECK_FIRST ≤ card < DECK_END
DECK_END: Final = DECK_FIRST + MOST_SEATS
CARD_SEAT: Final = DECK_END + MOST_SEATS
CARD_COST: Final = CARD_SEAT + MOST_CARDS
CARD_WHEN: Final = CARD_COST + MOST_CARDS  # program
CARD_EFFECTS: Final = CARD_WHEN + MOST_CARDS  # its effects are CARD_EFFECTS ≤ effect < CARD_EFFECTS_END
CARD_EFFECTS_END: Final = CARD_EFFECTS + MOST_CARDS
CARD_DEMAND: Final = CARD_EFFECTS_END + MOST_CARDS  # issue + 1 of a demand, 0 of other cards
CARD_KEEPS: Final = CARD_DEMAND + MOST_CARDS  # mask over the issue's options, bit 0 for ISSUE_FIRST
CARD_STAKE: Final = CARD_KEEPS + MOST_CARDS

HEADLINE_EFFECTS: Final = CARD_STAKE + MOST_CARDS
HEADLINE_EFFECTS_END: Final = HEADLINE_EFFECTS + MOST_HEADLINES

AGENDA_FIRST: Final = HEADLINE_EFFECTS_END + MOST_HEADLINES  # a seat's agendas are AGENDA_FIRST ≤ agenda < AGENDA_END
AGENDA_END: Final = AGENDA_FIRST + MOST_SEATS
AGENDA_REWARDS: Final = AGENDA_END + MOST_SEATS
AGENDA_REWARDS_END: Final = AGENDA_REWARDS + MOST_AGENDAS
REWARD_WHEN: Final = AGENDA_REWARDS_END + MOST_AGENDAS  # program
REWARD_POINTS: Final = REWARD_WHEN + MOST_REWARDS

DRIFT_WHEN: Final = REWARD_POINTS + MOST_REWARDS  # program
DRIFT_ONCE: Final = DRIFT_WHEN + MOST_DRIFTS
DRIFT_EFFECTS: Final = DRIFT_ONCE + MOST_DRIFTS
DRIFT_EFFECTS_END: Final = DRIFT_EFFECTS + MOST_DRIFTS

LINKAGE_WHEN: Final = DRIFT_EFFECTS_END + MOST_DRIFTS  # program
LINKAGE_VALUE: Final = LINKAGE_WHEN + MOST_LINKAGES  # [seat * MOST_LINKAGES + linkage], private to the seat

ENDING_WHEN: Final = LINKAGE_VALUE + MOST_SEATS * MOST_LINKAGES  # program
ENDING_STOPS: Final = ENDING_WHEN + MOST_ENDINGS

EFFECT_KIND: Final = ENDING_STOPS + MOST_ENDINGS
EFFECT_ON: Final = EFFECT_KIND + MOST_EFFECTS  # the track, seat, option or issue that it acts on
EFFECT_BY: Final = EFFECT_ON + MOST_EFFECTS
EFFECT_ISSUE: Final = EFFECT_BY + MOST_EFFECTS  # for STAKES: issue + 1, or 0 for all
EFFECT_WHEN: Final = EFFECT_ISSUE + MOST_EFFECTS  # program

PROGRAM: Final = EFFECT_WHEN + MOST_EFFECTS
TABLES_SIZE: Final = PROGRAM + MOST_PROGRAM

# Kinds of effects.
MOVE_TRACK: Final = 1
SET_TRACK: Final = 2
MOVE_SUPPORT: Final = 3
MOVE_STAKES: Final = 4
MOVE_WALK_AWAY: Final = 5
CLOSE_OPTION: Final = 6
OPEN_OPTION: Final = 7
TABLE_ISSUE: Final = 8
ADD_PRESS: Final = 9
DRAW_CARDS: Final = 10

# Instructions of a program: pairs of (instruction, argument) for a stack of at most MOST_STACK integers.
MOST_STACK: Final = 32
OP_END: Final = 0
OP_PUSH: Final = 1
OP_TRACK: Final = 2
OP_SUPPORT: Final = 3
OP_AGREED: Final = 4  # option + 1 of what is agreed on the issue, or 0
OP_SETTLED: Final = 5
OP_ROUND: Final = 6
OP_PEACE: Final = 7
OP_DURABILITY: Final = 8
OP_MARKS: Final = 9
OP_NOT: Final = 10
OP_NEGATE: Final = 11
OP_ABSOLUTE: Final = 12
OP_BINARY: Final = 20  # the first instruction that takes two integers
OP_ADD: Final = 20
OP_SUBTRACT: Final = 21
OP_MULTIPLY: Final = 22
OP_DIVIDE: Final = 23
OP_REMAINDER: Final = 24
OP_EQUAL: Final = 25
OP_UNEQUAL: Final = 26
OP_LESS: Final = 27
OP_LESS_EQUAL: Final = 28
OP_AND: Final = 29
OP_OR: Final = 30
OP_LOWEST: Final = 31
OP_HIGHEST: Final = 32
OP_CHOOSE: Final = 40  # takes condition, then, otherwise
