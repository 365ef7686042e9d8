"""What a tactic remembers and works with: one vector of small integers a seat, and the names of its slots.

The first part is the *record of the talks*, learned from public events alone (`talks.py`); then come the seat's own
impressions, its plan for the turn, and working space.  Estimates of what an option is worth to another seat are in
tenths of a point.
"""

from __future__ import annotations

from typing import Final

from game.core.layout import MOST_CLAUSES
from game.scenario.model import MOST_ISSUES, MOST_SEATS
from game.scenario.tables import MOST_OPTIONS, TABLES_SIZE

# A seat's *knowledge* is the tables as it knows them (`view.blinded`), and behind them what anybody may guess of the
# others before a word is said: see `knowledge.py`.
PRIOR: Final = TABLES_SIZE  # [seat * MOST_OPTIONS + option], tenths of a point
HARD: Final = PRIOR + MOST_SEATS * MOST_OPTIONS  # [option]: mask of the seats at home in which it is hard to sell
HARD_AT: Final = HARD + MOST_OPTIONS  # the value, in points, at or below which an option is hard to sell
LEAN: Final = HARD_AT + 1  # [seat]: how far its wishes are likely to go with one's own, −60 … 60 per cent
KNOWLEDGE_SIZE: Final = LEAN + MOST_SEATS

# The record of the talks.
ESTIMATE: Final = 0  # [seat * MOST_OPTIONS + option]: the guess of what an option is worth to another seat
WARY: Final = ESTIMATE + MOST_SEATS * MOST_OPTIONS  # [seat]: points by which it is harder to please than was thought
REFUSALS: Final = WARY + MOST_SEATS  # [seat]: offers refused
ODDITIES: Final = REFUSALS + MOST_SEATS  # [seat]: how often it wanted what is hard to sell at its own home
PROPOSED_BY: Final = ODDITIES + MOST_SEATS  # who made the offer or counter that was heard last
PROPOSED_COUNT: Final = PROPOSED_BY + 1
PROPOSED_CLAUSE: Final = PROPOSED_COUNT + 1  # its options
SIGNING_ASKED: Final = PROPOSED_CLAUSE + MOST_CLAUSES  # 1 while the answers are to a signing

# The seat's own impressions of how far each other seat has come to meet it.
FIRST_ASKED: Final = SIGNING_ASKED + 1  # [seat]: what its first offer was worth to this seat, in points
ASKED: Final = FIRST_ASKED + MOST_SEATS  # [seat]: the same of its latest offer
HEARD: Final = ASKED + MOST_SEATS  # [seat]: how many of its offers were heard
KINDNESS: Final = HEARD + MOST_SEATS  # [seat]: points that its answers gave this seat

# The plan for the turn, and the reason for the latest choice.
PLAN_COUNT: Final = KINDNESS + MOST_SEATS
PLAN: Final = PLAN_COUNT + 1
REASON: Final = PLAN + MOST_CLAUSES
REASON_POINTS: Final = REASON + 1  # whole points of own value, for the sentence
REMEMBERED: Final = REASON_POINTS + 1  # all slots before this one outlive a choice

# Working space: of no account between choices.
HELD_AGREED: Final = REMEMBERED
HELD_STATUS: Final = HELD_AGREED + MOST_ISSUES
FOCAL: Final = HELD_STATUS + MOST_ISSUES  # [issue]: option + 1 on which an open issue will probably settle
PUT_AGREED: Final = FOCAL + MOST_ISSUES
PUT_STATUS: Final = PUT_AGREED + MOST_ISSUES  # [clause]
OPTION_WORTH: Final = PUT_STATUS + MOST_CLAUSES  # [option]: what agreeing it alone changes, hundredths of a per cent
OPTION_NEEDS: Final = OPTION_WORTH + MOST_OPTIONS  # [option]: mask of the seats whose consent it needs
OPTION_MOVES: Final = OPTION_NEEDS + MOST_OPTIONS  # [seat * MOST_OPTIONS + option]: what it changes for another seat
BEST_COUNT: Final = OPTION_MOVES + MOST_SEATS * MOST_OPTIONS
MOST_BEST: Final = 8
BEST_SCORE: Final = BEST_COUNT + 1  # [rank], best first
BEST_PACKAGE: Final = BEST_SCORE + MOST_BEST  # [rank * MOST_CLAUSES + k], NOBODY if it has fewer
CANDIDATE: Final = BEST_PACKAGE + MOST_BEST * MOST_CLAUSES  # the package that is being weighed
REPLACED: Final = CANDIDATE + MOST_CLAUSES  # [clause]: option + 1 that it replaces while it is weighed
SIGNED_GAIN: Final = REPLACED + MOST_CLAUSES  # own gain if signed, of the position weighed last
WALKING_GAIN: Final = SIGNED_GAIN + 1  # own gain without peace, of the position weighed last
WALKING_NOW: Final = WALKING_GAIN + 1  # the same of the position as it is
MIND_SIZE: Final = WALKING_NOW + 1

# Reasons for a choice.
BY_CHANCE: Final = 0
GAINS: Final = 1
LOSES: Final = 2
BELOW_WALKING_AWAY: Final = 3
TOO_LITTLE: Final = 4
WORTH_SIGNING: Final = 5
BEST_PACKAGE_FOUND: Final = 6
STRENGTHENS: Final = 7
WAITS: Final = 8
SUITS_AIMS: Final = 9
BETTER_FOR_IT: Final = 10
ON_PRINCIPLE: Final = 11
NOTHING_ELSE: Final = 12
