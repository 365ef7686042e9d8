"""A game in progress: the gate through which every move passes, and everything that a front end may ask.

Moves are on disk before they can be seen: `act` writes the line, waits for the disk, and only then changes the state.
"""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from attrs import evolve, frozen

from game.core import layout as at
from game.core.faces import as_seen_by, event_of, read_move, write_move
from game.core.play import (
    after,
    headlines_left,
    is_over,
    legal_moves,
    new_game,
    reason_against,
    reason_against_headline,
)
from game.core.view import Viewer
from game.session.beginning import Wishes, begun, created
from game.session.lines import Header, Line, MoveLine, NoteLine, RewindLine, SeatPlan, UndoLine
from game.session.made import REWOUND, UNDONE, Made, take_back
from game.session.record import Record, RecordError
from game.session.results import Result, result_of
from game.speech.language import _
from game.telling.sentences import tell_reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from game.core.faces import Event, Row
    from game.core.play import State
    from game.core.view import View
    from game.scenario.compiling import Compiled
    from game.scenario.loading import Loaded
    from game.session.resuming import Which

# Events after which nobody can pretend that it never happened.
REVELATIONS = frozenset((at.CARD_DREW, at.DECK_RESHUFFLED, at.HEADLINE_DREW, at.AGENDA_CHOSEN, at.ENDED))


FACILITATOR = ""  # in the place of a seat in a record
TALKS_ENDED = "ended"  # kind of note: the class ended the talks before the game did, to be told every secret


class IllegalMove(Exception):  # noqa: N818  (it is the answer to a question, in a sentence)
    """A move that the rules do not allow; the message says why and what else can be done."""


class CannotUndo(Exception):  # noqa: N818
    """There is no move that may be taken back; the message says why."""


@frozen
class Played:
    """A move that was made: its number (from 1), seat and move as integers, when, and a bot's reason.

    The seat is NOBODY for what the facilitator did.
    """

    n: int
    seat: int
    move: int
    at: str
    why: str = ""


@frozen
class Note:
    """Something written down during the game: after how many moves, what kind, the text, about which seat, and when.

    The moves are those that stand: if the game went back further, it counts from where it went back to.
    """

    n: int
    kind: str
    text: str
    about: str
    at: str


class Session:
    """A game.  Make one with `Session.new`, or with `Session.resume` from a record."""

    def __init__(self, compiled: Compiled, header: Header) -> None:
        """A game at its start, without a record; `new` and `resume` are for everybody else."""
        self.compiled, self.header = compiled, header
        self.history: list[Played] = []
        self.notes: list[Note] = []
        self.made: list[Made] = []  # every move in the order of the clock, those that were taken back among them
        self.taken_back = 0  # how many of them stand no more
        self._viewer = Viewer(compiled)
        self._record: Record | None = None
        self._is_told = False  # its secrets have been told: moves are final
        first_chair = compiled.names.numbers["seats"][header.first_chair]
        state, rows = new_game(compiled.tables, header.seed, first_chair)
        self._states: list[State] = [state]
        self._rows: list[tuple[Row, ...]] = [rows]

    @classmethod
    def new(
        cls,
        loaded: Loaded | Compiled,
        seats: Mapping[str, SeatPlan | str] | None = None,
        *,
        seed: int | None = None,
        first_chair: str | None = None,
        rounds: int | None = None,
        folder: Path | None = None,
        origin: str = "",
        settings: Mapping[str, bool | int | str] | None = None,
    ) -> Self:
        """Start a game.

        `seats`: who plays each role (a SeatPlan, `human` or `bot:NAME`); people play those that are not named.
        `seed`: 0 ≤ seed < 2³¹, drawn if it is None.  `first_chair`: a role, by the seed if it is None.
        `rounds`: another length than the scenario's.  `origin`: the name or path of the scenario.
        `folder`: where to keep the record; None keeps the game in memory only.
        Raises ValueError for a role, seed or length that does not exist, RecordError if the record can't be written.
        """
        wishes = Wishes(seats or {}, seed, first_chair, rounds, origin, settings or {})
        compiled, header = begun(loaded, wishes, now())
        session = cls(compiled, header)
        if folder is not None:
            if not header.files:
                raise ValueError("a game without the scenario's files can't be kept in a record")
            session._record = created(folder, header)
        return session

    @classmethod
    def resume(cls, path: Path, which: Which = "ask") -> Session:
        """Go on with a saved game: see `resuming.resume`.  Raises RecordError and ScenarioChanged."""
        from game.session.resuming import resume  # noqa: PLC0415  (it makes sessions)

        return resume(path, which)

    # ---- what is known ------------------------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The file of the record; None for a game that is kept in memory only."""
        return self._record.path if self._record else None

    @property
    def state(self) -> Sequence[int]:
        """The whole position, secrets included: for the kernel, never for a screen."""
        return self._states[-1]

    @property
    def actor(self) -> int:
        """The seat that must move; NOBODY when the game is over."""
        return at.NOBODY if self.is_over else self.state[at.ACTOR]

    @property
    def is_over(self) -> bool:
        return is_over(self.state)

    @property
    def round(self) -> int:
        return self.state[at.ROUND]

    @property
    def talks_ended(self) -> bool:
        """Whether the class ended the talks as they stood: no move is made any more, and the secrets are out."""
        return any(note.kind == TALKS_ENDED for note in self.notes)

    @property
    def is_told(self) -> bool:
        """Whether its secrets are out, so that its moves are final."""
        return self._is_told or self.talks_ended

    def plan(self, seat: int) -> SeatPlan:
        """Who plays a seat."""
        return self.header.seats[self.compiled.names.seats[seat]]

    def view(self, seat: int) -> View:
        """What a seat may know."""
        return self._viewer.view(self.state, seat)

    def public_view(self) -> View:
        """What everybody may know."""
        return self.view(at.NOBODY)

    def state_after(self, n: int) -> Sequence[int]:
        """The whole position after n moves (0: the start): for the debrief and facilitators."""
        return self._states[n]

    def legal(self) -> list[int]:
        """Every legal move of the seat that must move; none when the game is over, or the talks are."""
        return [] if self.talks_ended else legal_moves(self.compiled.tables, self.state)

    def why_not(self, move: int) -> str:
        """Why the seat that must move can't make this move, in a sentence with a way out; empty if it can."""
        if self.talks_ended:
            return told_already()
        reason = reason_against(self.compiled.tables, self.state, move)
        return tell_reason(self.compiled, self.state, move, reason) if reason else ""

    def headlines_left(self) -> list[int]:
        """The headlines that a facilitator can still bring: for nobody else, since they tell what may yet be drawn."""
        return headlines_left(self.state)

    def why_not_announce(self, headline: int) -> str:
        """Why the facilitator can't bring this headline now, in a sentence; empty if that can be done."""
        if self.talks_ended:
            return told_already()
        reason = reason_against_headline(self.compiled.tables, self.state, headline)
        return tell_reason(self.compiled, self.state, at.ANNOUNCE + headline, reason) if reason else ""

    def events_of(self, n: int, seat: int) -> list[Event]:
        """What move n led to (0: the start of the game), as a seat may know it (NOBODY: as the public may)."""
        return [event_of(self.compiled.names, as_seen_by(row, seat)) for row in self._rows[n]]

    def events_since(self, n: int, seat: int) -> list[Event]:
        """Everything that happened after the first n moves, as a seat may know it (NOBODY: as the public may)."""
        return [event for k in range(n + 1, len(self._rows)) for event in self.events_of(k, seat)]

    def last_move_of(self, seat: int) -> int:
        """Number of the last move that a seat made; 0 if it made none."""
        return next((played.n for played in reversed(self.history) if played.seat == seat), 0)

    def result(self) -> Result:
        """How the game ended.  Raises ValueError while it goes on."""
        if not self.is_over:
            raise ValueError("the game is not over")
        return result_of(self.compiled, self.state, self._states[-2])

    # ---- what is done -------------------------------------------------------------------------------------------

    def act(self, move: int, why: str = "") -> list[Event]:
        """Make a move of the seat that must move; returns what happened as that seat may know it.

        Raises IllegalMove with the reason in a sentence; RecordError if the move can't be saved, and is not made.
        """
        reason = self.why_not(move)
        if reason:
            raise IllegalMove(reason)
        return self._make(self.actor, move, why)

    def announce(self, headline: int) -> list[Event]:
        """Bring a headline, as a facilitator may, in front of everybody; returns what happened in public.

        Raises IllegalMove with the reason in a sentence; RecordError if it can't be saved, and is not done.
        """
        reason = self.why_not_announce(headline)
        if reason:
            raise IllegalMove(reason)
        return self._make(at.NOBODY, at.ANNOUNCE + headline, "")

    def _make(self, seat: int, move: int, why: str) -> list[Event]:
        state, rows = after(self.compiled.tables, self.state, move)
        played = Played(len(self.history) + 1, seat, move, now(), why)
        names = self.compiled.names
        who = names.seats[seat] if seat != at.NOBODY else FACILITATOR
        self._keep(MoveLine(played.n, who, write_move(names, move), played.at, check_of(state), played.why))
        self._add(played, state, rows)
        return self.events_of(played.n, seat)

    def can_undo(self) -> bool:
        """Whether the last move may be taken back: it revealed nothing, and its seat still has to move."""
        if not self.history or self.is_over:
            return False
        return self.history[-1].seat == self.actor and not any(row[0] in REVELATIONS for row in self._rows[-1])

    def undo(self) -> Played:
        """Take back the last move and return it.  Raises CannotUndo, and RecordError if that can't be saved."""
        if not self.can_undo():
            raise CannotUndo(_("There is nothing to take back: the last move revealed something or ended a turn."))
        last = self.history[-1]
        self._keep(UndoLine(1, now()))
        self._go_back_to(len(self.history) - 1, UNDONE)
        return last

    def rewind(self, to: int) -> None:
        """Go back to the position after the first `to` moves, as a facilitator may, in front of everybody.

        Raises ValueError if there is no such position, RecordError if it can't be saved or every secret was told.
        """
        if self.is_told and self.path is not None:
            raise RecordError(self.path, _("the debrief has begun and tells every secret: no move is taken back now"))
        if not 0 <= to <= len(self.history):
            raise ValueError("there is no such position in this game")
        if to < len(self.history):
            self._keep(RewindLine(to, now()))
            self._go_back_to(to, REWOUND)

    def note(self, kind: str, text: str, about: str = "") -> None:
        """Write something down beside the moves, such as a promise.  Raises RecordError if it can't be saved."""
        note = Note(len(self.history), kind, text, about, now())
        self._keep(NoteLine(kind, text, note.at, about))
        self.notes.append(note)

    def close(self) -> None:
        """Close the record, so that others can open it; the game can be looked at still."""
        if self._record:
            self._record.close()

    def open_again(self) -> None:
        """Open the record again, if it was closed: for notes beside a game that is over, whose moves are final now.

        Raises RecordError, also if somebody else has opened the record or changed it in between.
        """
        if self._record:
            self._record.open_again()
        self._is_told = self._is_told or self.is_over

    def end_talks(self) -> None:
        """Write down that the class ends the talks as they stand.  Raises RecordError if it can't be saved."""
        if not self.talks_ended:
            self.note(TALKS_ENDED, str(self.round))

    # ---- the record ---------------------------------------------------------------------------------------------

    def _keep(self, line: Line) -> None:
        if self._record:
            self._record.append(line)

    def _add(self, played: Played, state: State, rows: tuple[Row, ...]) -> None:
        self.made.append(Made(played, self.state, state))
        self.history.append(played)
        self._states.append(state)
        self._rows.append(rows)

    def _go_back_to(self, n: int, fate: str) -> None:
        """Notes stay: whatever was written down counts from here on."""
        self.notes = [evolve(note, n=min(note.n, n)) for note in self.notes]
        self.taken_back += take_back(self.made, n, fate)
        del self.history[n:], self._states[n + 1 :], self._rows[n + 1 :]

    def follow(self, line: Line) -> None:
        """Do what a line of a record says.  Raises ValueError with the reason if it can't be right."""
        if isinstance(line, MoveLine):
            self._follow_move(line)
        elif isinstance(line, NoteLine):
            self.notes.append(Note(len(self.history), line.note, line.text, line.about, line.at))
        else:
            to = line.rewind if isinstance(line, RewindLine) else len(self.history) - line.undo
            if not 0 <= to < len(self.history):
                raise ValueError(_("it goes back further than the game has moves"))
            self._go_back_to(to, REWOUND if isinstance(line, RewindLine) else UNDONE)

    def _follow_move(self, line: MoveLine) -> None:
        names = self.compiled.names
        if line.n != len(self.history) + 1:
            message = _("move {found} stands where move {expected} should")
            raise ValueError(message.format(found=line.n, expected=len(self.history) + 1))
        if self.is_over:
            raise ValueError(_("a move after the end of the game"))
        move = read_move(names, line.move)
        if line.seat == FACILITATOR:
            seat = at.NOBODY
            reason = reason_against_headline(self.compiled.tables, self.state, move - at.ANNOUNCE)
        elif line.seat == names.seats[self.actor]:
            seat = self.actor
            reason = reason_against(self.compiled.tables, self.state, move)
        else:
            raise ValueError(_("a move of {seat}, whose turn it is not").format(seat=line.seat))
        if reason:
            raise ValueError(_("the move {move} is not legal here").format(move=repr(line.move)))
        state, rows = after(self.compiled.tables, self.state, move)
        if check_of(state) != line.check:
            message = _("the move {move} leads to another position than it did when the game was played")
            raise ValueError(message.format(move=repr(line.move)))
        self._add(Played(line.n, seat, move, line.at, line.why), state, rows)


# ---- helpers ------------------------------------------------------------------------------------------------------


def told_already() -> str:
    return _("The class has ended these talks, and the debrief tells every secret: no more moves are made.")


def now() -> str:
    """The time, in UTC, as records write it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def check_of(state: Sequence[int]) -> int:
    """A 32-bit check of a whole position, the same on every computer."""
    return zlib.crc32(struct.pack(f"<{len(state)}i", *state))
