"""Writing files that a command was asked for: whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.cli.errors import Failed
from game.session import files
from game.speech.language import _

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(target: Path, content: bytes) -> None:
    """Write a file (see `game.session.files.write_whole`), or say why that can't be.  Raises Failed."""
    try:
        files.write_whole(target, content)
    except OSError as error:
        reason = (error.strerror or _("unknown reason")).lower()
        told = _("{file} can't be written: {reason}. Choose another place.").format(file=target, reason=reason)
        raise Failed(told) from error
