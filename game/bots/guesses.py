"""What a seat can guess about the others from what is public: consents, hard-to-sell marks, demands on the table.

Points are guesses on the one scale that all seats share; of private values it reads only those of the seat itself.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from game.core import layout as at
from game.core import scoring
from game.scenario import tables as slots

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.core.view import View

MARKED = -12.0  # guess at what an option is worth where it is hard to sell
PLAIN = 2.0  # … and to a party where it is not
KEPT, BROKEN = 5.0, -3.0  # … for options that keep a demand on the table, or break it, besides the stake
DOUBT = 3.0  # points by which guesses are commonly wrong


class Position:
    """A position as one seat thinks about it: what each option is worth to it, and how the others may feel.

    Worths are points of the seat, undiscounted, stakes, agenda and linkage included, against the position as it stands.
    """

    def __init__(self, view: View) -> None:
        self.view, self.seat = view, view.seat
        self.tables, self.state = view.tables, view.state
        self.options = range(self.tables[slots.OPTIONS])
        self.total = self.total_with(())
        self.walk_away = scoring.walk_away(self.tables, list(self.state), self.seat)
        self._worth: dict[int, float] = {}
        self._liking: dict[tuple[int, int], float] = {}
        self._hopes: dict[int, float] = {}

    # ---- one's own side ----------------------------------------------------------------------------------------

    def total_with(self, package: Iterable[int]) -> float:
        """Points of everything agreed, with a package agreed too, as in a peace that certainly lasts."""
        state = list(self.state)
        for option in package:
            issue = self.tables[slots.OPTION_ISSUE + option]
            state[at.AGREED + issue] = option + 1
            accord = self.tables[slots.OPTION_ACCORD + option]
            state[at.STATUS + issue] = at.IN_FORCE_ACCORD if accord else at.IN_FORCE_TREATY
        for issue in range(self.tables[slots.ISSUES]):
            if state[at.STATUS + issue] == at.INITIALLED:
                state[at.STATUS + issue] = at.IN_FORCE_TREATY
        state[at.PEACE] = 1
        state[at.DURABILITY] = scoring.durability(self.tables, state)
        tables, seat = self.tables, self.seat
        worth = scoring.accords_value(tables, state, seat) + scoring.treaty_value(tables, state, seat)
        return worth + scoring.stakes_value(tables, state, seat) + scoring.agenda_value(tables, state, seat)

    def worth(self, option: int) -> float:
        """What agreeing on an option would add, in place of what is agreed on its issue."""
        if option not in self._worth:
            self._worth[option] = self.total_with((option,)) - self.total
        return self._worth[option]

    def gain(self, package: Sequence[int]) -> float:
        """What agreeing on a package would add."""
        return self.worth(package[0]) if len(package) == 1 else self.total_with(package) - self.total

    def hope(self, issue: int) -> float:
        """What the seat may hope for from an open issue: its options, weighed by how likely the others are to agree."""
        if issue not in self._hopes:
            options = range(self.tables[slots.ISSUE_FIRST + issue], self.tables[slots.ISSUE_END + issue])
            weights = {option: self.likely(option) for option in options if self.is_possible(option)}
            whole = sum(weights.values())
            mean = sum(weight * self.worth(option) for option, weight in weights.items()) / whole if whole else 0.0
            self._hopes[issue] = mean
        return self._hopes[issue]

    def likely(self, option: int) -> float:
        """A weight from 0 to 1: how likely all parties are to agree to an option, the seat itself among them."""
        others = self.chance_of_yes((option,))
        own = 1.0 if not self.needs(option, self.seat) else _certainty(self.worth(option))
        return others * own

    def is_possible(self, option: int) -> bool:
        """Whether an option may be offered now, or once its issue is on the table."""
        return self.state[at.BLOCKED + option] in (0, at.NOT_TABLED)

    # ---- the others ---------------------------------------------------------------------------------------------

    def needs(self, option: int, seat: int) -> bool:
        """Whether a clause needs a seat's consent: as a party to it, or to what it would replace."""
        mask = self.tables[slots.OPTION_CONSENT + option]
        replaced = self.state[at.AGREED + self.tables[slots.OPTION_ISSUE + option]]
        if replaced:
            mask |= self.tables[slots.OPTION_CONSENT + replaced - 1]
        return bool((mask >> seat) & 1)

    def liking(self, seat: int, option: int) -> float:
        """A guess at what an option is worth to another seat, against what is agreed on its issue."""
        key = (seat, option)
        if key not in self._liking:
            replaced = self.state[at.AGREED + self.tables[slots.OPTION_ISSUE + option]]
            before = self._guess(seat, replaced - 1) if replaced else 0.0
            self._liking[key] = self._guess(seat, option) - before
        return self._liking[key]

    def _guess(self, seat: int, option: int) -> float:
        """Marks are public, and so are demands; a seat is taken to like what it did not call hard to sell."""
        scenario, names = self.view.compiled.scenario, self.view.compiled.names
        issue, _, name = names.options[option].partition(".")
        marked = names.seats[seat] in scenario.issues[issue].options[name].hard_to_sell
        guess = MARKED if marked else PLAIN
        number = self.tables[slots.OPTION_ISSUE + option]
        place = option - self.tables[slots.ISSUE_FIRST + number]
        for card in range(self.tables[slots.DECK_FIRST + seat], self.tables[slots.DECK_END + seat]):
            if self.state[at.COMMITTED + card] and self.tables[slots.CARD_DEMAND + card] == number + 1:
                stake = self.state[at.STAKE + card]
                kept = (self.tables[slots.CARD_KEEPS + card] >> place) & 1
                guess += KEPT + stake if kept else BROKEN - stake
        return guess

    def chance_of_yes(self, package: Sequence[int], press: int = 0) -> float:
        """A guess at the chance that everybody whom a package needs says yes; `press` is what a refusal costs."""
        chance = 1.0
        for seat in range(self.tables[slots.SEATS]):
            if seat != self.seat and any(self.needs(option, seat) for option in package):
                liked = sum(self.liking(seat, option) for option in package)
                chance *= _certainty(liked + press / 2)
        return chance


def _certainty(points: float) -> float:
    """The chance of a yes from somebody to whom something seems worth so many points."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, points)) / DOUBT))
