"""`longtable debrief`: what a game was worth, told from its record."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from game.cli.errors import Failed
from game.cli.patience import tell_of_compiling
from game.speech.language import _


@click.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help=_("Write one web page."))
@click.option("--pdf", type=click.Path(path_type=Path, dir_okay=False), help=_("Write a PDF."))
@click.option(
    "--csv",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Write every choice as a table, for a spreadsheet."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Print everything as JSON."))
def debrief(record: Path, *, html: Path | None, pdf: Path | None, csv: Path | None, as_json: bool) -> None:
    # Only this command pays for what it needs.
    tell_of_compiling()
    from game.cli.files import is_stream, put  # noqa: PLC0415
    from game.debrief.facts import debrief_of  # noqa: PLC0415
    from game.debrief.writing import document_of  # noqa: PLC0415
    from game.lesson.names import handed_out  # noqa: PLC0415
    from game.session.record import RecordError  # noqa: PLC0415
    from game.session.resuming import verify  # noqa: PLC0415

    try:
        session = verify(record)
    except RecordError as error:
        raise Failed(f"{error}\n" + _("The file was not changed.")) from error
    if csv is not None:
        from game.debrief.as_csv import csv_file_of, csv_of  # noqa: PLC0415

        # A file has to say to a spreadsheet that it is UTF-8.
        put(csv, csv_of(session).encode() if is_stream(csv) else csv_file_of(session))
    if csv is not None and html is None and pdf is None and not as_json:
        return
    facts = handed_out(debrief_of(session), session)
    document = document_of(facts)
    if html is not None:
        from game.debrief.as_html import html_of  # noqa: PLC0415

        put(html, html_of(document).encode())
    if pdf is not None:
        from game.debrief.as_pdf import NoPrintError, pdf_of  # noqa: PLC0415

        try:
            put(pdf, pdf_of(document))
        except NoPrintError as error:
            raise Failed(str(error)) from error
    if as_json:
        from game.debrief.as_json import json_of  # noqa: PLC0415

        click.echo(json.dumps(json_of(facts), indent=2, ensure_ascii=False))
    elif html is None and pdf is None:
        from game.debrief.as_text import text_of  # noqa: PLC0415

        click.echo(text_of(document, min(100, shutil.get_terminal_size((80, 24)).columns)), nl=False)


debrief.help = _("""Tell what was on the table in a game, who moved it, and what was left there.

RECORD is a saved game; one that is not over gets a debrief so far. It tells every secret of the game. In place of
a file, - prints what would be in it.

The table has a row for each choice, also for those that were taken back: `stands` says which. Columns that end in
_before and _after tell of the game around the move; choice_… and alternatives_… tell the own gain that its seat
would have if everybody whom the move needs agreed to it. if_signed: all that is agreed is signed; if_not: the
talks end without a peace.""")
