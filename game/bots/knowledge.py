"""What a seat knows of the scenario before anybody speaks: its blinded tables, and a guess of the others' wishes.

The guess uses only what lies open: the hard-to-sell marks (an option marked for a seat is worth the bound of
the marks or less there), and the demands in each seat's published deck.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.bots.mind import HARD, PRIOR
from game.scenario.tables import MOST_OPTIONS

if TYPE_CHECKING:
    from game.scenario.compiling import Compiled

# In tenths of a point.
BEYOND_MARK: Final = 30  # how much worse than its bound a marked option is thought to be
PER_STAKE: Final = 10  # for each point that a demand stakes on an option
AGAINST_STAKE: Final = 6


def knowledge_of(blinded: Compiled) -> tuple[int, ...]:
    """The tables of a seat (`view.blinded`), then the prior estimates and the marks: KNOWLEDGE_SIZE integers."""
    scenario, names = blinded.scenario, blinded.names
    prior = [0] * (HARD - PRIOR)
    hard = [0] * MOST_OPTIONS
    for seat, role in enumerate(names.seats):
        first = seat * MOST_OPTIONS
        for card in scenario.decks.get(role, {}).values():
            if card.demand is not None:
                for name in scenario.issues[card.demand.issue].options:
                    option = names.numbers["options"][f"{card.demand.issue}.{name}"]
                    kept = name in card.demand.keeps
                    prior[first + option] += (PER_STAKE if kept else -AGAINST_STAKE) * card.demand.stake
        for issue, each in scenario.issues.items():
            for name, described in each.options.items():
                if role in described.hard_to_sell:
                    option = names.numbers["options"][f"{issue}.{name}"]
                    hard[option] |= 1 << seat
                    prior[first + option] = 10 * scenario.head.rules.hard_to_sell_at - BEYOND_MARK
    return (*blinded.tables, *prior, *hard, scenario.head.rules.hard_to_sell_at)
