"""A game with its people around one screen: who sits in front, who must move, and what they are putting together.

Whatever is shown comes from `view`: that of the seat in front, or the public one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import layout as at
from game.core.faces import read_move, write_move
from game.core.layout import NOBODY
from game.core.play import after, reason_against

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.faces import Event
    from game.core.view import View
    from game.scenario.compiling import Compiled
    from game.scenario.names import Names
    from game.session.session import Session

ANSWERS = (at.ANSWERING, at.SIGNING)


class Hotseat:
    """`front` is the seat whose side of the table is shown (NOBODY: only what is public).

    `draft` is the package that the seat in front is putting together: options, nothing of which is a move yet.
    `counter` is the counter that it is thinking of: a move, or -1.
    """

    def __init__(self, session: Session, *, open_answers: bool = False) -> None:
        self.session, self.open_answers = session, open_answers
        self.front = NOBODY
        self.shows_gains = True  # own gains, of the position and of what is thought of; a lesson can do without
        self.draft: list[int] = []
        self.counter = -1
        self.put_by: tuple[int, Sequence[int], list[int], int] | None = None  # what a seat was putting together
        self.seen: dict[int, int] = {seat: session.last_move_of(seat) for seat in self.humans}
        if len(self.humans) == 1:
            self.front = self.humans[0]
        # Widths of tiles and lines of their names, once worked out: by issue, width, text size and scale.
        self.laid: dict[tuple[str, int, float, float], tuple[list[int], int]] = {}
        self._log: dict[int, list[tuple[int, Event]]] = {}
        self._view: View | None = None  # the view made last, and the position that it was made of
        self._of: Sequence[int] | None = None

    # ---- who -------------------------------------------------------------------------------------------------------

    @property
    def names(self) -> Names:
        return self.session.compiled.names

    @property
    def humans(self) -> tuple[int, ...]:
        return tuple(seat for seat in range(len(self.names.seats)) if self.session.plan(seat).is_human)

    @property
    def view(self) -> View:
        """What may be shown now."""
        state = self.session.state
        if self._view is None or self._view.seat != self.front or self._of is not state:
            self._view, self._of = self.session.view(self.front), state
        return self._view

    @property
    def compiled(self) -> Compiled:
        return self.view.compiled

    @property
    def state(self) -> tuple[int, ...]:
        return self.view.state

    @property
    def actor(self) -> int:
        return self.session.actor

    def is_human(self, seat: int) -> bool:
        return seat != NOBODY and self.session.plan(seat).is_human

    @property
    def answers_openly(self) -> bool:
        """Whether the seat that must move is a person's and answers for all to see."""
        return self.open_answers and self.is_human(self.actor) and self.session.state[at.PHASE] in ANSWERS

    @property
    def may_act(self) -> bool:
        """Whether the person in front of the screen has the move."""
        if self.session.is_over or not self.is_human(self.actor):
            return False
        return self.front == self.actor or (self.front == NOBODY and self.answers_openly)

    @property
    def awaited(self) -> int:
        """The seat for which the curtain must be drawn, or NOBODY."""
        seat = self.actor
        if self.session.is_over or not self.is_human(seat) or self.front == seat or self.answers_openly:
            return NOBODY
        return NOBODY if len(self.humans) == 1 else seat

    def hands_over(self, move: int) -> bool:
        """Whether the seat in front must be hidden before this move of its own is made.

        Worked out on the view, so that nothing hidden decides it.
        """
        if len(self.humans) < 2 or self.front == NOBODY:
            return False
        state = after(self.view.tables, self.state, move)[0]
        if state[at.PHASE] == at.OVER or state[at.ACTOR] == self.front:
            return False
        waits_for_bot = state[at.TURN_SEAT] == self.front and state[at.PHASE] in ANSWERS
        return not (waits_for_bot and not self.is_human(state[at.ACTOR]))

    def show(self, seat: int) -> None:
        """Put a seat in front.  What it was putting together when it was covered lies there as it was left."""
        if seat == self.front:
            return
        state = self.session.state
        if self.front != NOBODY and (self.draft or self.counter >= 0):
            self.put_by = self.front, state, list(self.draft), self.counter
        self.draft.clear()
        self.counter = -1
        self.front = seat
        if self.put_by is not None and self.put_by[0] == seat and self.put_by[1] is state:
            _seat, _state, draft, self.counter = self.put_by
            self.draft.extend(draft)

    def settle(self) -> None:
        """After a move: with one person, that person; else nobody whose business it is not."""
        self.draft.clear()
        self.counter, self.put_by = -1, None
        if len(self.humans) == 1:
            self.front = self.humans[0]
        elif self.front not in (NOBODY, self.actor) and not self.session.is_over:
            state = self.session.state
            waits_for_bot = state[at.TURN_SEAT] == self.front and state[at.PHASE] in ANSWERS
            if not waits_for_bot or self.is_human(self.actor):
                self.front = NOBODY

    def sit_as_in(self, other: Hotseat) -> bool:
        """Sit as in the same game on another scenario: the same seat in front, with the same offer on its mind.

        Returns False if that offer can't be made any more; then nothing is left of it.
        """
        self.seen = dict(other.seen)
        self.front = other.front
        self.settle()
        if self.front == other.front and self.may_act:
            clauses = self._still_possible([at.ADD + option for option in other.draft], other)
            counters = self._still_possible([other.counter] if other.counter >= 0 else [], other)
            self.draft = [move - at.ADD for move in clauses]
            self.counter = next(iter(counters), -1)
        return bool(self.draft) == bool(other.draft) and (self.counter >= 0) == (other.counter >= 0)

    def _still_possible(self, moves: Sequence[int], other: Hotseat) -> list[int]:
        """Moves of another game that can be made here one after the other, as numbers of this game; none or all."""
        made: list[int] = []
        state: Sequence[int] = self.state
        for each in moves:
            try:
                move = read_move(self.names, write_move(other.names, each))
            except ValueError:
                return []
            if reason_against(self.view.tables, state, move):
                return []
            state = after(self.view.tables, state, move)[0]
            made.append(move)
        return made

    # ---- the package that is being put together --------------------------------------------------------------------

    @property
    def clauses(self) -> list[int]:
        """The options of the package on the table, or of the one that is being put together."""
        state = self.state
        laid = [state[at.CLAUSE + k] for k in range(state[at.CLAUSE_COUNT])]
        return laid + self.draft if state[at.PHASE] in (at.TURN, at.PACKAGING) else laid

    def with_draft(self) -> list[int]:
        """The state as the view knows it, with the draft laid out."""
        state = list(self.state)
        for option in self.draft:
            state = after(self.view.tables, state, at.ADD + option)[0]
        return state

    def toggle(self, option: int) -> None:
        """Put an option into the draft, take it out, or put it in the place of another one of its issue."""
        if option in self.draft:
            self.draft.remove(option)
            return
        issue = self.issue_of(option)
        self.draft = [each for each in self.draft if self.issue_of(each) != issue]
        self.draft.append(option)

    def replaces_in_draft(self, option: int) -> bool:
        return any(self.issue_of(each) == self.issue_of(option) for each in self.draft)

    def issue_of(self, option: int) -> int:
        return self.names.numbers["issues"][self.names.options[option].partition(".")[0]]

    def draft_moves(self) -> list[int]:
        """The moves that make the draft an offer."""
        return [*(at.ADD + option for option in self.draft), at.SUBMIT]

    # ---- what happened ---------------------------------------------------------------------------------------------

    def log(self, seat: int | None = None) -> list[tuple[int, Event]]:
        """Every event that a seat (the one in front) may know, with the number of its move."""
        who = self.front if seat is None else seat
        known = self._log.setdefault(who, [])
        count = len(self.session.history)
        first = known[-1][0] + 1 if known else 0
        if known and known[-1][0] > count:  # moves were taken back
            known.clear()
            first = 0
        for n in range(first, count + 1):
            known.extend((n, event) for event in self.session.events_of(n, who))
        return known

    def forget_log(self) -> None:
        """After moves were taken back."""
        self._log.clear()

    def since_last_turn(self, seat: int) -> list[Event]:
        """What a seat has not seen."""
        return self.session.events_since(self.seen.get(seat, 0), seat)

    def has_seen(self, seat: int) -> None:
        self.seen[seat] = len(self.session.history)


def in_package(state: Sequence[int], option: int) -> bool:
    return option in state[at.CLAUSE : at.CLAUSE + state[at.CLAUSE_COUNT]]
