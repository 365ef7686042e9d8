"""`longtable replay`: a saved game told again from its record, or only verified."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli.errors import Failed
from game.speech.language import _, ngettext


@click.command(help=_("Tell a saved game again, move by move."))
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--verify", is_flag=True, help=_("Only check that every move leads to what the record says."))
@click.option(
    "--public", is_flag=True, help=_("Leave out what was secret during the game: cards drawn, agendas, reasons.")
)
def replay(record: Path, *, verify: bool, public: bool) -> None:
    from game.session.record import RecordError  # noqa: PLC0415
    from game.session.resuming import verify as read  # noqa: PLC0415

    try:
        session = read(record)
    except RecordError as error:
        raise Failed(f"{error}\n" + _("The file was not changed.")) from error
    moves = len(session.history)
    if verify:
        told = ngettext(
            "{file}: {number} move, all as recorded; the game is in round {round}.",
            "{file}: {number} moves, all as recorded; the game is in round {round}.",
            moves,
        )
        if session.is_over:
            told = ngettext(
                "{file}: {number} move, all as recorded; the game is finished.",
                "{file}: {number} moves, all as recorded; the game is finished.",
                moves,
            )
        click.echo(told.format(file=record, number=moves, round=session.round))
        return
    from game.cli.telling import tell_game  # noqa: PLC0415

    for line in tell_game(session, public=public):
        click.echo(line)
