"""`longtable print`: a scenario on paper."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.errors import Failed
from game.speech.extras import how_to_install
from game.speech.language import _

if TYPE_CHECKING:
    from game.lesson.guide import Paper
    from game.print.book import Printed

PARTS = ("cards", "roles", "board", "offers", "key")
TEACHER = "teacher"  # what the scenario brings for the teacher, if it is asked for
TOLD = 10  # texts that did not fit, before the rest are only counted


@click.command("print")
@click.argument("scenario")
@click.option(
    "--pdf",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help=_("Where to."),
)
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", help=_("Size of the paper."), show_default=True
)
@click.option(
    "--what",
    "parts",
    metavar="PARTS",
    default=",".join(PARTS),
    show_default=True,
    help=_("Only these parts; `teacher` is the teacher's guide and what goes with it."),
)
def print_(scenario: str, target: Path, paper: str, parts: str) -> None:
    chosen = [part.strip() for part in parts.split(",") if part.strip()]
    unknown = [part for part in chosen if part not in (*PARTS, TEACHER)]
    if unknown or not chosen:
        wrong = _("There is no part {part}. ").format(part=repr(unknown[0])) if unknown else ""
        raise click.UsageError(wrong + _("Parts are: {parts}.").format(parts=", ".join((*PARTS, TEACHER))))
    gc.disable()  # much is made and nothing thrown away: looking for garbage takes a tenth of the time
    try:
        printed = _printed(scenario, paper, chosen)
    finally:
        gc.enable()
    from game.cli.files import write_whole  # noqa: PLC0415

    write_whole(target, printed.content)
    told = _("{file}: {pages} pages. Print on both sides, over the long edge, at 100 %.")
    click.echo(told.format(file=target, pages=printed.pages))
    _tell_losses(printed)


print_.help = _("""Print a scenario, to be played without computers.

The PDF holds rules of play, the table, cards with backs, role and score sheets, offer slips, tents and a key for
whoever leads the game. Print it on both sides, turned over the long edge.""")


def _printed(scenario: str, paper: str, parts: list[str]) -> Printed:
    try:
        import fpdf  # noqa: F401, PLC0415
    except ImportError as error:
        told = _("Printing needs fpdf2. Install it with: {command}")
        raise Failed(told.format(command=how_to_install("print"))) from error

    from game.cli.play import sound  # noqa: PLC0415
    from game.print.book import print_scenario  # noqa: PLC0415
    from game.print.grid import PAPERS  # noqa: PLC0415
    from game.scenario.compiling import compile_scenario  # noqa: PLC0415

    loaded = sound(scenario)
    assert loaded.scenario is not None
    texts: tuple[Paper, ...] = ()
    if TEACHER in parts:
        from game.lesson.guide import papers_of  # noqa: PLC0415

        texts = papers_of(scenario)
        tell_papers(scenario)
        if not texts:
            told = _(
                "{scenario} brings nothing for the teacher. Its folder teacher/ would hold it: guide.md and others."
            )
            raise Failed(told.format(scenario=scenario))
    return print_scenario(compile_scenario(loaded.scenario), PAPERS[paper], parts, texts)


def tell_papers(scenario: str) -> None:
    """Say on standard error which of the teacher's papers can't be read, and why."""
    from game.scenario.problems import render_all  # noqa: PLC0415
    from game.scenario.teaching import paper_problems  # noqa: PLC0415

    problems = paper_problems(scenario)
    if problems:
        click.echo(render_all(problems), err=True)


def _tell_losses(printed: Printed) -> None:
    """Say on standard error what did not fit on paper."""
    for each in printed.overflows[:TOLD]:
        told = _("Page {page}: the text of {what} is too long for its place; {lines} lines are left out. Shorten it.")
        click.echo(told.format(page=each.page, what=each.what, lines=each.lines), err=True)
    if len(printed.overflows) > TOLD:
        click.echo(_("{number} more texts are too long.").format(number=len(printed.overflows) - TOLD), err=True)
    if printed.missing:
        click.echo(_("The fonts lack these signs: {signs}").format(signs=" ".join(printed.missing[:40])), err=True)
