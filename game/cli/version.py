"""`longtable version`."""

from __future__ import annotations

import click

import game
from game.speech.language import _


@click.command(help=_("Say which version this is."))
def version() -> None:
    click.echo(f"The Long Table {game.__version__}")
