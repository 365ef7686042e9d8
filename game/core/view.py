"""What a seat may know.  Screens and bots get a View and nothing else.

A seat knows its own hand, agenda and values, and everything public.  It does not know the others' hands, agendas and
values, the order of any deck, or the state of chance: two games that differ only in those give it equal views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from game.core import layout as at
from game.core.play import legal_moves
from game.scenario.compiling import Compiled, compile_scenario
from game.scenario.model import MOST_AGENDAS_EACH, MOST_SEATS, MOST_TRACKS
from game.scenario.tables import DECK_END, DECK_FIRST, SEATS, WALK_SLOPE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.scenario.model import Scenario


@frozen
class View:
    """A game as one seat knows it (`seat` NOBODY: as the public does).

    `compiled` is the scenario without the other seats' values and walk-aways; `state` the state with everything hidden
    blanked.  The kernel runs on both: the legal moves are the seat's true legal moves, and its own gain is right.
    """

    seat: int
    compiled: Compiled = field(eq=False, repr=False)
    state: tuple[int, ...] = field(repr=False)

    @property
    def tables(self) -> tuple[int, ...]:
        return self.compiled.tables

    def legal(self) -> list[int]:
        """The seat's legal moves; none when another seat must move."""
        return legal_moves(self.tables, self.state) if self.state[at.ACTOR] == self.seat else []


def blinded(compiled: Compiled, seat: int) -> Compiled:
    """The scenario as a seat knows it: the others' values, linkages and walk-aways are 0.

    Which way each track moves each walk-away stays: that is public.
    """
    scenario = compiled.scenario
    mine = compiled.names.seats[seat] if seat != at.NOBODY else None
    known = compile_scenario(_without_values(scenario, mine))
    tables = list(known.tables)
    slopes = slice(WALK_SLOPE, WALK_SLOPE + MOST_SEATS * MOST_TRACKS)
    tables[slopes] = compiled.tables[slopes]
    return Compiled(known.scenario, known.names, tuple(tables), compiled.digest)


def _without_values(scenario: Scenario, mine: str | None) -> Scenario:
    def keep(values: dict[str, int]) -> dict[str, int]:
        return {role: points if role == mine else 0 for role, points in values.items()}

    return attrs.evolve(
        scenario,
        roles={
            name: role if name == mine else attrs.evolve(role, walk_away="0") for name, role in scenario.roles.items()
        },
        issues={
            name: attrs.evolve(
                issue,
                options={
                    key: attrs.evolve(option, values=keep(option.values)) for key, option in issue.options.items()
                },
            )
            for name, issue in scenario.issues.items()
        },
        linkage={name: attrs.evolve(each, values=keep(each.values)) for name, each in scenario.linkage.items()},
    )


class Viewer:
    """Makes the views of a game; the blinded scenario of each seat is made once."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self._blinded: dict[int, Compiled] = {}

    def view(self, state: Sequence[int], seat: int) -> View:
        """What a seat may know of a state."""
        if seat not in self._blinded:
            self._blinded[seat] = blinded(self.compiled, seat)
        return View(seat, self._blinded[seat], masked(self.compiled.tables, state, seat))


def masked(tables: Sequence[int], state: Sequence[int], seat: int) -> tuple[int, ...]:
    """A state with everything blanked that a seat can't know; what it knows as a set is put in order."""
    known = list(state)
    for other in range(tables[SEATS]):
        first, end = tables[DECK_FIRST + other], tables[DECK_END + other]
        deck = known[at.DECK + first : at.DECK + first + known[at.DECK_COUNT + other]]
        if other == seat:
            known[at.DECK + first : at.DECK + first + len(deck)] = sorted(deck)
        else:
            known[at.DECK + first : at.DECK + end] = [at.NOBODY] * (end - first)
            hand = at.HAND + other * at.MOST_HAND
            known[hand : hand + at.MOST_HAND] = [at.NOBODY] * at.MOST_HAND
            dealt = at.AGENDA_DEALT + other * MOST_AGENDAS_EACH
            # How many agendas were dealt is public; which ones is not.
            known[dealt : dealt + MOST_AGENDAS_EACH] = [at.NOBODY] * MOST_AGENDAS_EACH
            known[at.AGENDA + other] = at.NOBODY
            known[at.WALK_START + other] = 0
    headlines = slice(at.HEADLINE_DECK, at.HEADLINE_DECK + known[at.HEADLINE_COUNT])
    known[headlines] = sorted(known[headlines])
    known[at.STREAM : at.STREAM_AGENDAS + 1] = [0] * (at.STREAM_AGENDAS + 1 - at.STREAM)
    return tuple(known)
