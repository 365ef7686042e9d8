"""Names of students: only in the record of their own game, and gone from it with one command."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import attrs

from game.lesson.portfolios import Member
from game.session.lines import NoteLine, SeatPlan, write_header, write_line
from game.session.record import Record, RecordError, read_record, reason_of
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from game.lesson.planning import Plan
    from game.session.lines import Line
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
        if note.kind == NAME:
            number, _colon, rest = note.text.partition(": ")
            portfolios, _colon, name = rest.partition(": ")
            if number.isdigit():
                member = Member(int(number), name, tuple(portfolios.split(", ")))
                found.setdefault(note.about, []).append(member)
    return {seat: tuple(members) for seat, members in found.items()}


def forget(path: Path) -> int:
    """Erase every name from a record, of students and of delegations; numbers, moves and promises stay.

    Returns how many names there were.  Raises RecordError; then the record is as it was.
    """
    record, contents = Record.open(path)  # nobody plays it meanwhile
    try:
        header = contents.header
        named = sum(bool(plan.name) for plan in header.seats.values())
        seats = {role: SeatPlan(plan.kind) for role, plan in header.seats.items()}
        kept = [_nameless(line) for _number, line in contents.lines]
        named += sum(line != old for line, (_number, old) in zip(kept, contents.lines, strict=True))
        data = write_header(attrs.evolve(header, seats=seats)) + b"".join(write_line(line) for line in kept)
        if named:
            _replace(path, data)
    finally:
        record.close()
    read_record(path)
    return named


def _nameless(line: Line) -> Line:
    if isinstance(line, NoteLine) and line.note == NAME:
        number, _colon, rest = line.text.partition(": ")
        return attrs.evolve(line, text=f"{number}: {rest.partition(': ')[0]}: ")
    return line


def _replace(path: Path, data: bytes) -> None:
    """Put new content in the place of a file in one step, or leave it as it is."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o600)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise RecordError(path, _("can't be written: {reason}").format(reason=reason_of(error))) from error
