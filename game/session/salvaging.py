"""A record that is damaged in the middle: the game goes on from the last good line, in a copy of what is sound."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from attrs import frozen

from game.session.lines import LineError, read_header, read_line
from game.session.record import Record, RecordError, read_bytes
from game.session.resuming import beginning
from game.speech.language import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from game.session.lines import Header, Line

MARK = "-saved"  # in the names of copies


@frozen
class Salvage:
    """What can be saved of a damaged record: every line before number `line`, with the game as it stood there."""

    path: Path
    line: int
    lost: int  # lines that the copy leaves out, the damaged one among them
    moves: int
    round: int
    header: Header
    lines: tuple[Line, ...]

    def told(self) -> str:
        """What a copy would hold, in sentences."""
        moves = ngettext("{n} move", "{n} moves", self.moves).format(n=self.moves)
        lost = ngettext("{n} line is lost", "{n} lines are lost", self.lost).format(n=self.lost)
        sentence = _(
            "Line {line} is damaged. A copy can go on from the last good line before it: round {round}, {moves}; "
            "{lost}. The file itself stays as it is."
        )
        return sentence.format(line=self.line, round=max(1, self.round), moves=moves, lost=lost)


def salvage_of(path: Path) -> Salvage | None:
    """What can be saved of a record; None if it is sound, or if not even its beginning can be read."""
    try:
        data = read_bytes(path)
        raw = data[: data.rfind(b"\n") + 1].split(b"\n")[:-1]
        header = read_header(raw[0]) if raw else None
        session = None if header is None else beginning(path, header)
    except (RecordError, LineError):
        return None
    if header is None or session is None:
        return None
    good: list[Line] = []
    for each in raw[1:]:
        try:
            line = read_line(each)
            session.follow(line)
        except ValueError:
            break
        good.append(line)
    lost = len(raw) - 1 - len(good)
    if not lost:
        return None
    return Salvage(path, len(good) + 2, lost, len(session.history), session.round, header, tuple(good))


def write_copy(salvage: Salvage) -> Path:
    """Write the good part beside the damaged file, under a name of its own.  Raises RecordError."""
    path = salvage.path
    for number in itertools.count(1):
        name = f"{path.stem}{MARK}{number if number > 1 else ''}{path.suffix}"
        try:
            record = Record.create(path.with_name(name), salvage.header)
        except FileExistsError:
            continue
        try:
            record.append(*salvage.lines)
        except BaseException:
            record.path.unlink(missing_ok=True)
            raise
        finally:
            record.close()
        return record.path
    raise AssertionError  # numbers do not end
