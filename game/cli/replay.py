"""`longtable replay`: a saved game told again from its record, or only verified."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli.errors import Failed


@click.command
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--verify", is_flag=True, help="Only check that every move leads to what the record says.")
@click.option(
    "--public", is_flag=True, help="Leave out what was secret during the game: cards drawn, agendas, reasons."
)
def replay(record: Path, *, verify: bool, public: bool) -> None:
    """Tell a saved game again, move by move."""
    from game.session.record import RecordError  # noqa: PLC0415
    from game.session.resuming import verify as read  # noqa: PLC0415

    try:
        session = read(record)
    except RecordError as error:
        raise Failed(f"{error}\nThe file was not changed.") from error
    moves = len(session.history)
    if verify:
        state = "finished" if session.is_over else f"in round {session.round}"
        click.echo(f"{record}: {moves} moves, all as recorded; the game is {state}.")
        return
    from game.cli.telling import tell_game  # noqa: PLC0415

    for line in tell_game(session, public=public):
        click.echo(line)
