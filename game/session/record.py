"""The file of a game: lines are only ever added, and each is safe on disk before anybody sees what it led to.

A line that was not finished (no line break: the power went) never counted and is dropped when the game goes on.
Whatever else does not read as a record is a RecordError that names the line, and the file stays as it is.
"""

from __future__ import annotations

import errno
import os
import sys
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from attrs import frozen

from game.session.lines import Header, Line, LineError, read_header, read_line, write_header, write_line
from game.speech.language import _

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_RECORD = 64 * 1024 * 1024
FLAGS = os.O_RDWR | getattr(os, "O_BINARY", 0)


class RecordError(Exception):
    """A record that cannot be read or written; the message names the file (and the line) and says what to do."""

    def __init__(self, path: Path, message: str, line: int | None = None) -> None:
        self.path, self.line = path, line
        place = str(path) if line is None else _("{file}, line {line}").format(file=path, line=line)
        super().__init__(f"{place}: {message}")


@frozen
class Contents:
    """What a record says: the header, and the lines after it with the numbers they have in the file.

    `size` is how many bytes those are, `check` their CRC-32; whatever follows in the file was never finished.
    """

    header: Header
    lines: tuple[tuple[int, Line], ...]
    size: int
    check: int


def read_record(path: Path) -> Contents:
    """Read a record.  Raises RecordError."""
    return _contents(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """What is in the file of a record.  Raises RecordError."""
    try:
        if path.stat().st_size > LARGEST_RECORD:
            raise RecordError(path, _("this file is too large to be a record of a game"))
        return path.read_bytes()
    except OSError as error:
        raise RecordError(path, _("can't be read: {reason}").format(reason=reason_of(error))) from error


def _contents(path: Path, data: bytes) -> Contents:
    size = data.rfind(b"\n") + 1
    if size == 0:
        raise RecordError(path, _("this is not a record of The Long Table"), 1)
    raw = data[:size].split(b"\n")[:-1]
    number = 1
    try:
        header = read_header(raw[0])
        lines = []
        for number, each in enumerate(raw[1:], start=2):
            lines.append((number, read_line(each)))
    except LineError as error:
        raise RecordError(path, str(error), number) from error
    return Contents(header, tuple(lines), size, zlib.crc32(data[:size]))


class Record:
    """An open record that can be added to; nobody else can open it meanwhile."""

    def __init__(self, path: Path, handle: int, size: int) -> None:
        self.path = path
        self._handle: int | None = handle
        self._size, self._check = size, 0
        self._may_be_torn = True

    @classmethod
    def create(cls, path: Path, header: Header) -> Self:
        """Start a record in a new file.  Raises RecordError; FileExistsError if there is such a file."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise
        except OSError as error:
            raise RecordError(path, _("can't be written: {reason}").format(reason=reason_of(error))) from error
        record = cls(path, handle, 0)
        try:
            record._lock()
            record._write(write_header(header))
            _sync_folder(path.parent)
        except BaseException:
            record.close()
            path.unlink(missing_ok=True)  # it holds nothing yet
            raise
        return record

    @classmethod
    def open(cls, path: Path) -> tuple[Self, Contents]:
        """Open a record to go on with it.  Raises RecordError."""
        record = cls(path, _opened(path), 0)
        try:
            record._lock()
            contents = read_record(path)
        except BaseException:
            record.close()
            raise
        record._size, record._check = contents.size, contents.check
        return record, contents

    def open_again(self) -> None:
        """Open it once more after `close`, if it is not open; the next line follows the last one that was written.

        Raises RecordError, also if somebody else has it open by now or has written to it in between.
        """
        if self._handle is not None:
            return
        self._handle = _opened(self.path)
        try:
            self._lock()
            self._refuse_unless_same(read_record(self.path))
        except BaseException:
            self.close()
            raise
        self._may_be_torn = True

    def append(self, *lines: Line) -> None:
        """Add lines and wait until they are on disk.  Raises RecordError, and then they do not count."""
        self._write(b"".join(write_line(line) for line in lines))

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)  # this gives up the lock as well
            self._handle = None

    def _write(self, data: bytes) -> None:
        if self._handle is None:
            raise RecordError(self.path, _("the record is closed"))
        try:
            self._put_back_if_gone()
            self._drop_unfinished()
            self._may_be_torn = True
            os.lseek(self._handle, self._size, os.SEEK_SET)
            _write_all(self._handle, data)
            os.fsync(self._handle)
        except OSError as error:
            with suppress(OSError):  # if not even this works, the next write tries again
                self._drop_unfinished()
            message = _("can't be written: {reason}. What was saved before is safe.").format(reason=reason_of(error))
            raise RecordError(self.path, message) from error
        self._size, self._check = self._size + len(data), zlib.crc32(data, self._check)
        self._may_be_torn = False

    def _refuse_unless_same(self, contents: Contents) -> None:
        if (contents.size, contents.check) != (self._size, self._check):
            raise RecordError(self.path, changed_elsewhere())

    def _drop_unfinished(self) -> None:
        """Cut off what a failed write or a power cut left behind; refuse to cut off what somebody else wrote."""
        handle = self._open_handle()
        if self._may_be_torn:
            os.ftruncate(handle, self._size)
            self._may_be_torn = False
        elif os.fstat(handle).st_size != self._size:
            raise RecordError(self.path, changed_elsewhere())

    def _put_back_if_gone(self) -> None:
        """Write the record anew if somebody deleted or moved the file while the game was running."""
        handle = self._open_handle()
        if self.path.exists():
            return
        os.lseek(handle, 0, os.SEEK_SET)
        content = _read_all(handle, self._size)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(self.path, FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
        os.close(handle)
        self._lock()
        _write_all(self._handle, content)

    def _lock(self) -> None:
        if not _locked(self._open_handle()):
            raise RecordError(self.path, _("this game is open in another window; close it there first"))

    def _open_handle(self) -> int:
        if self._handle is None:
            raise RecordError(self.path, _("the record is closed"))
        return self._handle


def changed_elsewhere() -> str:
    return _("another program has changed this record; leave this game and resume it from the file")


def reason_of(error: OSError) -> str:
    """What went wrong with a file, in words."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _("the disk is full; free some space and try again")
    if error.errno == errno.EFBIG:
        return _("the file has become too large for this disk")
    return (error.strerror or str(error)).lower()


def _opened(path: Path) -> int:
    try:
        return os.open(path, FLAGS)
    except OSError as error:
        raise RecordError(path, _("can't be opened: {reason}").format(reason=reason_of(error))) from error


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _read_all(handle: int, size: int) -> bytes:
    content = b""
    while len(content) < size:
        part = os.read(handle, size - len(content))
        if not part:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        content += part
    return content


def _sync_folder(folder: Path) -> None:
    """Make a new file's name safe too, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _locked(handle: int) -> bool:
    """Take the lock on an open file; False if another program has it.  File systems without locks count as free."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        os.lseek(handle, LARGEST_RECORD, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in {errno.EWOULDBLOCK, errno.EACCES}
    return True
