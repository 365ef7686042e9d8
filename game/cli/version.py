"""`longtable version`."""

from __future__ import annotations

import click

import game


@click.command
def version() -> None:
    """Say which version this is."""
    click.echo(f"The Long Table {game.__version__}")
