"""Errors that a command ends with: plain lines on standard error, and exit code 1."""

from __future__ import annotations

from typing import IO, Any

import click


class Failed(click.ClickException):
    """The thing asked for failed; the message says what, and what to do about it."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.format_message(), file=file, err=file is None)
