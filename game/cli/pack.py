"""`longtable pack`: a scenario, and what it extends, in one file."""

from __future__ import annotations

from pathlib import Path

import click

from game.speech.language import _


@click.command
@click.argument("scenario", metavar="DIR")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.zip", help=_("Where to.")
)
def pack(scenario: str, output: Path | None) -> None:
    from game.cli.files import write_whole  # noqa: PLC0415
    from game.cli.play import sound  # noqa: PLC0415
    from game.cli.printing import tell_papers  # noqa: PLC0415
    from game.scenario.archives import packed  # noqa: PLC0415
    from game.scenario.teaching import teacher_files  # noqa: PLC0415

    loaded = sound(scenario)
    target = output or Path(f"{loaded.id}.zip")
    if target.suffix.lower() != ".zip":
        raise click.UsageError(_("An archive is called FILE.zip, not {name}.").format(name=target.name))
    files = {**loaded.files, **{f"{loaded.id}/{name}": text for name, text in teacher_files(scenario).items()}}
    content = packed(loaded.id, files)
    write_whole(target, content)
    told = _("{file}: {files} files, {size} KiB. Play it with: longtable play {file}")
    click.echo(told.format(file=target, files=len(files), size=-(-len(content) // 1024)))
    tell_papers(scenario)


pack.help = _("""Pack a scenario into one file that others can play.

DIR is the scenario's folder, or a name in rules/. What it extends goes with it, and what it brings for the
teacher. `longtable play FILE.zip` plays it.""")
