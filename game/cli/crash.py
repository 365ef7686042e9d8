"""The last resort: an error that nobody foresaw becomes a file for the makers and two lines for the player."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

import game
from game.speech.language import _

if TYPE_CHECKING:
    from pathlib import Path


def report(error: Exception) -> int:
    """Write the report, name its place, and return the exit code."""
    click.echo(_("Something went wrong that should not have: {error}.").format(error=type(error).__name__), err=True)
    try:
        path = _written(error)
    except Exception:  # noqa: BLE001  (whatever stops the report, the player is told the error at least)
        told = _("A game in progress is saved. The reason given was: {reason}").format(reason=str(error)[:300])
    else:
        told = _("A game in progress is saved. Please send this report to the makers: {file}").format(file=path)
    click.echo(told, err=True)
    return 1


def _written(error: Exception) -> Path:
    from game.session.saves import home  # noqa: PLC0415

    now = datetime.now(UTC)
    folder = home() / "crashes"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"crash-{now:%Y-%m-%d-%H-%M-%S}.txt"
    lines = [
        f"The Long Table {game.__version__}, Python {sys.version}",
        platform.platform(),
        " ".join(sys.argv),
        "",
        *traceback.format_exception(error),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
