"""Writing a whole file: it takes the place of what was there, or nothing changes."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

STREAMS = tuple(Path(name) for name in ("/dev/stdout", "/dev/stderr", "/dev/fd", "/proc"))
BINARY = getattr(os, "O_BINARY", 0)


def is_in_place(target: Path) -> bool:
    """Whether content goes into what is there: a device, a pipe or a stream has no place that a file could take."""
    path = target.absolute()
    if any(stream in (path, *path.parents) for stream in STREAMS):
        return True  # even where it leads to a file: its owner goes on writing there
    try:
        return not stat.S_ISREG(target.stat().st_mode)
    except FileNotFoundError:
        return False


def write_whole(target: Path, content: bytes) -> None:
    """Put content in the place of a file in one step, or leave it as it is: a full disk takes nothing away.

    A link stays, and the file that it leads to is written; a file that is there keeps its permissions.  Devices, pipes
    and the like are written to.  Raises OSError.
    """
    if is_in_place(target):
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_APPEND | BINARY), "wb") as stream:
            stream.write(content)
        return
    place = Path(os.path.realpath(target))
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        mode = stat.S_IMODE(place.stat().st_mode)
    except FileNotFoundError:
        mode = None
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o666 if mode is None else 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(place)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
