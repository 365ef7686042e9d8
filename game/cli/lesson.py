"""`longtable class`: a class period planned, and names forgotten."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from game.cli.errors import Failed
from game.speech.language import _, ngettext

if TYPE_CHECKING:
    from game.lesson.planning import Candidate, Plan


@click.command("class")
@click.option("--minutes", default=45, show_default=True, help=_("How long the lesson is: 35, 45, 50, 90 …"))
@click.option("--students", default=24, show_default=True, help=_("How many students sit at one table (1 to 32)."))
@click.option("--scenario", help=_("A scenario by its name, instead of the one that fits best."))
@click.option("--seed", default=0, show_default=True, help=_("Another number deals the seats differently."))
@click.option("--merge", is_flag=True, help=_("Empty seats are played by the nearest delegation, not by bots."))
@click.option(
    "--not-in",
    "apart",
    multiple=True,
    metavar="STUDENT=ROLE,…",
    help=_("Seats that a student, by number, shall not be given: 3=russia,us. It is written down nowhere."),
)
@click.option(
    "--outside", multiple=True, type=int, metavar="STUDENT", help=_("A student, by number, who keeps the room instead.")
)
@click.option("--absent", multiple=True, type=int, metavar="STUDENT", help=_("A student, by number, who is not there."))
@click.option("--slips", is_flag=True, help=_("Print the slips of paper for the students, too."))
@click.option(
    "--pdf",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=_("Write the plan and the slips for paper."),
)
@click.option("--play", "plays", is_flag=True, help=_("Open the table, where a lesson is set up and played."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the plan as JSON."))
@click.option(
    "--forget",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=_(
        "Erase from this saved game: names of students and delegations, the same names in the words of promises "
        "(“student 5” takes their place), and the words of promises that were struck out. Moves, numbers and all "
        "other words stay; so do nicknames, which nobody can know: read the promises once more."
    ),
)
def lesson(
    minutes: int,
    students: int,
    scenario: str | None,
    seed: int,
    *,
    merge: bool,
    apart: tuple[str, ...],
    outside: tuple[int, ...],
    absent: tuple[int, ...],
    slips: bool,
    pdf: Path | None,
    plays: bool,
    as_json: bool,
    forget: Path | None,
) -> None:
    """Plan a lesson from the bell to the debrief: scenario, rounds, times, delegations."""
    if forget is not None:
        _forget(forget)
        return
    wishes: dict[str, Any] = {
        "minutes": minutes, "students": students, "scenario": scenario or "", "seed": seed, "merge": merge,
        "not_in": _apart(apart), "outside": outside, "absent": absent,
    }  # fmt: skip
    if plays:
        _open_table(wishes)
        return
    # Only this command pays for what it needs.
    from game.lesson.papers import slips_of  # noqa: PLC0415
    from game.lesson.planning import plan_data, plan_lesson, tell_plan  # noqa: PLC0415

    try:
        plan = plan_lesson(_candidates(scenario), **wishes | {"scenario": scenario})
    except ValueError as error:
        raise Failed(_("This lesson can't be planned: {reason}.").format(reason=error)) from error
    if as_json:
        click.echo(json.dumps(plan_data(plan), indent=2, ensure_ascii=False))
        return
    for line in tell_plan(plan):
        click.echo(line)
    for slip in slips_of(plan) if slips else ():
        click.echo("\n".join(["", "- " * 30, slip.title, *slip.lines]))
    if pdf is not None:
        _print(plan, pdf)


def _apart(texts: tuple[str, ...]) -> dict[int, set[str]]:
    """Read `3=russia,us`."""
    found: dict[int, set[str]] = {}
    for text in texts:
        number, _equals, roles = text.partition("=")
        if not number.isdecimal() or not roles:
            raise click.UsageError(
                _("{text} does not say which student and which seats, as in 3=russia,us.").format(text=repr(text))
            )
        found.setdefault(int(number), set()).update(role.strip() for role in roles.split(","))
    return found


def _print(plan: Plan, target: Path) -> None:
    from game.cli.files import write_whole  # noqa: PLC0415
    from game.debrief.as_pdf import NoPrintError, pdf_of  # noqa: PLC0415
    from game.lesson.papers import lesson_papers  # noqa: PLC0415

    try:
        write_whole(target, pdf_of(lesson_papers(plan)))
    except NoPrintError as error:
        raise Failed(str(error)) from error
    click.echo(_("Written: {file}").format(file=target), err=True)


def _open_table(wishes: dict[str, Any]) -> None:
    from game.cli.play import has_table  # noqa: PLC0415

    if not has_table():
        raise Failed(_("No window can be opened here. Plan with: longtable class; play with: longtable play --text"))
    made = import_module("game.table.lesson.setup").Wishes(**wishes)
    import_module("game.table.main").run(lesson=made)


def _candidates(scenario: str | None) -> list[Candidate]:
    """The scenarios that can be played, or the one that is asked for if it is there."""
    from game.lesson.lesson import candidate_of  # noqa: PLC0415
    from game.scenario.library import scenario_names  # noqa: PLC0415
    from game.telling.scenarios import load  # noqa: PLC0415

    known = scenario_names()
    loaded = (load(name) for name in ([scenario] if scenario in known else known))
    return [candidate_of(each.scenario) for each in loaded if each.scenario is not None]


def _forget(record: Path) -> None:
    from game.lesson.names import forget  # noqa: PLC0415
    from game.session.record import RecordError  # noqa: PLC0415

    try:
        found = forget(record)
    except RecordError as error:
        raise Failed(str(error)) from error
    told = ngettext("{number} name erased from {file}.", "{number} names erased from {file}.", found.names)
    click.echo(told.format(number=found.names, file=record))
    if found.promises:
        struck = ngettext(
            "The words of {number} struck promise are gone.",
            "The words of {number} struck promises are gone.",
            found.promises,
        )
        click.echo(struck.format(number=found.promises))
    for ending in (".html", ".pdf", ".csv"):
        debrief = record.with_suffix(ending)
        if debrief.is_file():
            told = _("{file} was written before and may still tell them: write it again, or delete it.")
            click.echo(told.format(file=debrief))
