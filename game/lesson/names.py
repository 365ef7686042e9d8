"""Names of students: only in the record of their own game, and gone from it with one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from game.debrief.commitments import PROMISE, VERDICTS, struck_out
from game.debrief.facts import reworded
from game.lesson.erasing import Eraser
from game.lesson.portfolios import Member
from game.session.files import write_whole
from game.session.lines import NoteLine, SeatPlan, write_header, write_line
from game.session.record import Record, RecordError, read_record, reason_of
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from game.debrief.facts import Debrief
    from game.lesson.planning import Plan
    from game.session.lines import Header, Line
    from game.session.session import Note, Session

NAME = "name"  # kind of note: `4: head, press: Ada`, about a seat (none: outside all delegations)


def remember(session: Session, plan: Plan) -> None:
    """Write down in the record who sits where: numbers, portfolios, and names where there are any."""
    for delegation in plan.delegations:
        for member in delegation.members:
            session.note(NAME, _line(member), delegation.seat)
    for member in plan.keepers:
        session.note(NAME, _line(member))


def _line(member: Member) -> str:
    return f"{member.number}: {', '.join(member.portfolios)}: {member.name}"


def remembered(notes: Iterable[Note]) -> dict[str, tuple[Member, ...]]:
    """The students of a record by seat; those outside all delegations stand under an empty text."""
    found: dict[str, list[Member]] = {}
    for note in notes:
        member = _member(note.text) if note.kind == NAME else None
        if member is not None:
            found.setdefault(note.about, []).append(member)
    return {seat: tuple(members) for seat, members in found.items()}


def _member(text: str) -> Member | None:
    """What `_line` wrote."""
    number, _colon, rest = text.partition(": ")
    portfolios, _colon, name = rest.partition(": ")
    return Member(int(number), name, tuple(portfolios.split(", "))) if number.isdecimal() else None


def handed_out(debrief: Debrief, session: Session) -> Debrief:
    """A debrief as it may leave this computer: a student's number stands where a promise has a name."""
    students = [member for members in remembered(session.notes).values() for member in members if member.name]
    eraser = Eraser(((each.number, each.name) for each in students), (p.name for p in session.header.seats.values()))
    return reworded(debrief, eraser.clean) if eraser.instead else debrief


@frozen
class Forgotten:
    """How many names were erased, and the words of how many promises that had been struck out."""

    names: int
    promises: int


def forget(path: Path) -> Forgotten:
    """Erase every name from a record: of students, of delegations, and of both in the words of promises.

    There a student's number takes the place of the name.  Promises that were struck out lose all their words.  Numbers,
    moves and everything else that was promised stay.  Raises RecordError; then the record is as it was.
    """
    record, contents = Record.open(path)  # nobody plays it meanwhile
    try:
        header = contents.header
        lines, emptied = _without_struck([line for _number, line in contents.lines])
        kept, erased = _without_names(header, lines)
        seats = {role: SeatPlan(plan.kind) for role, plan in header.seats.items()}
        found = Forgotten(erased + sum(bool(plan.name) for plan in header.seats.values()), emptied)
        if found.names or found.promises:
            data = write_header(attrs.evolve(header, seats=seats)) + b"".join(write_line(line) for line in kept)
            try:
                write_whole(path, data)
            except OSError as error:
                raise RecordError(path, _("can't be written: {reason}").format(reason=reason_of(error))) from error
    finally:
        record.close()
    read_record(path)
    return found


def _without_names(header: Header, lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines without names, and how many there were."""
    members = [_member(line.text) for line in lines if isinstance(line, NoteLine) and line.note == NAME]
    eraser = Eraser(
        ((each.number, each.name) for each in members if each), (plan.name for plan in header.seats.values())
    )
    kept: list[Line] = []
    for line in lines:
        if isinstance(line, NoteLine) and line.note == NAME:
            member = _member(line.text)
            cleaned = _line(attrs.evolve(member, name="")) if member else ""
        elif isinstance(line, NoteLine) and line.note in (PROMISE, *VERDICTS):
            cleaned = eraser.clean(line.text)
        else:
            kept.append(line)
            continue
        kept.append(attrs.evolve(line, text=cleaned))
    return kept, sum(bool(each and each.name) for each in members) + eraser.erased


def _without_struck(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines with nothing of what struck promises said, and how many of those said something.

    The line of such a promise stays, empty, so that all others keep their numbers; what the class said of it goes,
    since that repeats its words.
    """
    notes = [line for line in lines if isinstance(line, NoteLine)]
    struck = struck_out((note.note, note.text) for note in notes)
    promises = list(enumerate((note for note in notes if note.note == PROMISE), start=1))
    out = {id(note) for number, note in promises if number in struck}
    gone = {(note.about, note.text) for number, note in promises if number in struck}
    gone -= {(note.about, note.text) for number, note in promises if number not in struck}
    gone |= {(note.about, f"{number}: {note.text}") for number, note in promises if number in struck}
    kept: list[Line] = []
    for line in lines:
        if id(line) in out and isinstance(line, NoteLine):
            kept.append(attrs.evolve(line, text=""))
        elif not (isinstance(line, NoteLine) and line.note in VERDICTS and (line.about, line.text) in gone):
            kept.append(line)
    return kept, sum(bool(note.text) for number, note in promises if number in struck)
