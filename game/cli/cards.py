"""`longtable cards`: the cards of a scenario, in a window or as pictures."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.errors import Failed
from game.speech.language import _

if TYPE_CHECKING:
    from game.scenario.compiling import Compiled


@click.command
@click.argument("scenario")
@click.option(
    "--png",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=_("Write every card and headline into this folder as a picture, instead of showing them in a window."),
)
@click.option(
    "--size", type=click.FloatRange(0.5, 6), default=2.0, show_default=True, help=_("How large: pixels for each unit.")
)
def cards(scenario: str, folder: Path | None, size: float) -> None:
    from game.cli.play import has_table, sound  # noqa: PLC0415
    from game.scenario.compiling import compile_scenario  # noqa: PLC0415

    loaded = sound(scenario)
    assert loaded.scenario is not None
    compiled = compile_scenario(loaded.scenario)
    if folder is not None:
        count = _save(compiled, folder, size)
        click.echo(_("{folder}: {number} pictures.").format(folder=folder, number=count))
    elif has_table():
        import_module("game.table.main").run(gallery=compiled)
    else:
        raise Failed(
            _("There is no display here. Write pictures instead: longtable cards {scenario} --png DIR").format(
                scenario=scenario
            )
        )


cards.help = _("""Look at the cards of a scenario, drawn as the table draws them.

SCENARIO is a name in rules/, a folder or an archive.""")


def _save(compiled: Compiled, folder: Path, size: float) -> int:
    """Draw on no screen, and write one file a card; returns how many."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    window = import_module("game.table.window")
    pygame = import_module("pygame")
    window.start_video(software=False)
    pygame.display.set_mode((1, 1))
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, picture in import_module("game.table.card_pictures").pictures_of(compiled, size):
            pygame.image.save(picture, str(folder / f"{name}.png"))
            count += 1
    except (OSError, pygame.error) as error:
        raise Failed(_("{folder} can't be written: {reason}").format(folder=folder, reason=error)) from error
    finally:
        pygame.quit()
    return count
