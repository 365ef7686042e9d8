"""`longtable class`: a class period planned, and names forgotten."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.errors import Failed
from game.speech.language import _, ngettext

if TYPE_CHECKING:
    from game.lesson.planning import Candidate


@click.command("class")
@click.option("--minutes", default=45, show_default=True, help=_("How long the lesson is: 35, 45, 50, 90 …"))
@click.option("--students", default=24, show_default=True, help=_("How many students sit at one table (4 to 32)."))
@click.option("--scenario", help=_("A scenario by its name, instead of the one that fits best."))
@click.option("--seed", default=0, show_default=True, help=_("Another number deals the seats differently."))
@click.option("--merge", is_flag=True, help=_("Empty seats are played by the nearest delegation, not by bots."))
@click.option("--slips", is_flag=True, help=_("Print the slips of paper for the students, too."))
@click.option("--play", "plays", is_flag=True, help=_("Open the table, where a lesson is set up and played."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the plan as JSON."))
@click.option(
    "--forget", type=click.Path(path_type=Path, dir_okay=False), help=_("Erase all names from this saved game.")
)
def lesson(
    minutes: int,
    students: int,
    scenario: str | None,
    seed: int,
    *,
    merge: bool,
    slips: bool,
    plays: bool,
    as_json: bool,
    forget: Path | None,
) -> None:
    """Plan a lesson from the bell to the debrief: scenario, rounds, times, delegations."""
    if forget is not None:
        _forget(forget)
        return
    if plays:
        _open_table()
        return
    # Only this command pays for what it needs.
    from game.lesson.planning import plan_data, plan_lesson, slips_of, tell_plan  # noqa: PLC0415

    try:
        plan = plan_lesson(_candidates(scenario), minutes, students, scenario=scenario, seed=seed, merge=merge)
    except ValueError as error:
        raise Failed(_("This lesson can't be planned: {reason}.").format(reason=error)) from error
    if as_json:
        click.echo(json.dumps(plan_data(plan), indent=2, ensure_ascii=False))
        return
    for line in tell_plan(plan):
        click.echo(line)
    for slip in slips_of(plan) if slips else ():
        click.echo(f"\n{'- ' * 30}\n{slip}")


def _open_table() -> None:
    from game.cli.play import has_table  # noqa: PLC0415

    if not has_table():
        raise Failed(_("No window can be opened here. Plan with: longtable class; play with: longtable play --text"))
    import_module("game.table.main").run(lesson=True)


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
        number = forget(record)
    except RecordError as error:
        raise Failed(str(error)) from error
    told = ngettext("{number} name erased from {file}.", "{number} names erased from {file}.", number)
    click.echo(told.format(number=number, file=record))
