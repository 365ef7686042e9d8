"""`longtable new`: a scenario of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli.errors import Failed
from game.speech.language import _


@click.command
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--from", "parent", metavar="SCENARIO", help=_("State only what differs from this scenario."))
def new(folder: Path, parent: str | None) -> None:
    from game.cli.play import sound  # noqa: PLC0415  (only this command needs it)
    from game.design.new import CannotBegin, complete, extending, write_new  # noqa: PLC0415

    try:
        contents = complete() if parent is None else extending(sound(parent), folder)
        files = write_new(folder, contents)
    except CannotBegin as error:
        raise Failed(str(error)) from error
    except OSError as error:
        reason = (error.strerror or _("unknown reason")).lower()
        raise Failed(_("{folder} can't be written: {reason}.").format(folder=folder, reason=reason)) from error
    for file in files:
        if file.suffix == ".toml":
            click.echo(f"  {file}")
    click.echo()
    click.echo(_("Change what you like, then ask:   longtable check {folder}").format(folder=folder))
    click.echo(_("Play it as it is:                 longtable play {folder}").format(folder=folder))


new.help = _("""Begin a scenario of your own in the folder DIR.

Without --from it is a small complete one about a made-up quarrel, with comments, which can be played at once.
Nothing is ever overwritten.""")
