"""`longtable schema`: JSON Schemas of the scenario files, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli.errors import Failed
from game.speech.language import _


@click.command(
    help=_("Write the schemas with which an editor completes keys and underlines mistakes in a scenario's files."),
)
@click.option(
    "--out",
    default=Path("schema"),
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help=_("The folder to write to."),
)
def schema(out: Path) -> None:
    from game.design.schema import write_schemas  # noqa: PLC0415  (only this command needs it)

    try:
        files = write_schemas(out)
    except OSError as error:
        reason = (error.strerror or _("unknown reason")).lower()
        told = _("{folder} can't be written: {reason}. Choose another place.").format(folder=out, reason=reason)
        raise Failed(told) from error
    told = _('{count} schemas in {folder}. A file in the folder beside it begins with a line such as "{line}".')
    click.echo(told.format(count=len(files), folder=out, line=f"#:schema {out.name}/roles.json"))
