"""Everything that turns the game into words, in one place to import from.

Pure functions over the scenario and ids: they say names, never `you`, and know nothing of any screen.
"""

from game.telling.conditions import tell_condition
from game.telling.effects import tell_card, tell_demand, tell_effect, tell_effects, tell_rewards, walk_away_arrows
from game.telling.events import tell_event
from game.telling.moves import tell_move
from game.telling.reasons import tell_reason, tell_task
from game.telling.things import (
    agenda_name,
    all_of,
    binding_word,
    bot_name,
    card_name,
    consent_now,
    issue_name,
    kind_name,
    minus,
    one_of,
    option_name,
    options_together,
    percent,
    points,
    quoted,
    seat_name,
    signed,
    tell_binding,
    tell_consent,
    tell_consent_of,
    tell_hard_to_sell,
    tell_source,
    tell_when,
    tenths,
    track_name,
    whole,
)

__all__ = [
    "agenda_name",
    "all_of",
    "binding_word",
    "bot_name",
    "card_name",
    "consent_now",
    "issue_name",
    "kind_name",
    "minus",
    "one_of",
    "option_name",
    "options_together",
    "percent",
    "points",
    "quoted",
    "seat_name",
    "signed",
    "tell_binding",
    "tell_card",
    "tell_condition",
    "tell_consent",
    "tell_consent_of",
    "tell_demand",
    "tell_effect",
    "tell_effects",
    "tell_event",
    "tell_hard_to_sell",
    "tell_move",
    "tell_reason",
    "tell_rewards",
    "tell_source",
    "tell_task",
    "tell_when",
    "tenths",
    "track_name",
    "walk_away_arrows",
    "whole",
]
