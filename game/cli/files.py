"""Writing files that a command was asked for: whole, or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from game.cli.errors import Failed
from game.speech.language import _

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(target: Path, content: bytes) -> None:
    """Write a file beside its place first, so that a full disk leaves what was there as it was."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        reason = (error.strerror or _("unknown reason")).lower()
        told = _("{file} can't be written: {reason}. Choose another place.").format(file=target, reason=reason)
        raise Failed(told) from error
