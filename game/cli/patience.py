"""A word to whoever waits: compiling the rules takes a while, and happens once."""

from __future__ import annotations

import click

from game.speech.language import _


def tell_of_compiling() -> None:
    """Say so, on standard error, if something is compiled for the first time on this computer."""
    from game.fast.backends import on_compiling  # noqa: PLC0415  (only for commands that run the rules in bulk)

    message = _("Compiling the rules for this computer. This happens once, and takes about half a minute …")
    on_compiling(lambda: click.echo(message, err=True))
