"""What a seat knows of the scenario before anybody speaks: its blinded tables, and a guess of the others' wishes.

The guess uses only what lies open: the hard-to-sell marks (an option marked for a seat is worth the bound of
the marks or less there), and the demands in each seat's published deck.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Final

from game.bots.mind import HARD, PRIOR
from game.core.layout import NOBODY
from game.scenario.model import MOST_SEATS
from game.scenario.tables import MOST_OPTIONS, OPTIONS, SEATS, VALUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.scenario.compiling import Compiled

# In tenths of a point.
BEYOND_MARK: Final = 30  # how much worse than its bound a marked option is thought to be
PER_STAKE: Final = 10  # for each point that a demand stakes on an option
AGAINST_STAKE: Final = 6

# What share of one's own values another's are guessed to be, in per cent: by what its marked options are worth to one.
LEAN_PER_POINT: Final = 8
MOST_LEAN: Final = 60


def knowledge_of(blinded: Compiled, mine: int) -> tuple[int, ...]:
    """The tables of the seat `mine` (`view.blinded`), then its guesses and the marks: KNOWLEDGE_SIZE integers.

    `mine` NOBODY: the public's, who has no values to compare with.
    """
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
    return (*blinded.tables, *prior, *hard, scenario.head.rules.hard_to_sell_at, *_leanings(blinded.tables, hard, mine))


def _leanings(tables: Sequence[int], hard: Sequence[int], mine: int) -> list[int]:
    """Whose wishes go with one's own: where one likes what another finds hard to sell, they are likely opposed."""
    leanings = [0] * MOST_SEATS
    for other in range(tables[SEATS] if mine != NOBODY else 0):
        marked = [tables[VALUE + mine * MOST_OPTIONS + k] for k in range(tables[OPTIONS]) if hard[k] >> other & 1]
        if other != mine and marked:
            leanings[other] = max(-MOST_LEAN, min(MOST_LEAN, round(-LEAN_PER_POINT * fmean(marked))))
    return leanings
