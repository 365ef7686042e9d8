"""Writing files that a command was asked for: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli.errors import Failed
from game.session import files
from game.speech.language import _

STDOUT = Path("-")


def is_stream(target: Path) -> bool:
    """Whether whoever reads the content gets it from a pipe or a screen and not from a file."""
    return target == STDOUT or files.is_in_place(target)


def put(target: Path, content: bytes) -> None:
    """Write a file, or print it where `-` is asked for.  Raises Failed."""
    if target == STDOUT:
        click.echo(content, nl=False)
    else:
        write_whole(target, content)


def write_whole(target: Path, content: bytes) -> None:
    """Write a file (see `game.session.files.write_whole`), or say why that can't be.  Raises Failed."""
    try:
        files.write_whole(target, content)
    except OSError as error:
        reason = (error.strerror or _("unknown reason")).lower()
        told = _("{file} can't be written: {reason}. Choose another place.").format(file=target, reason=reason)
        raise Failed(told) from error
