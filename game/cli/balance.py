"""`longtable balance`: whether a scenario is a good game, by the figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.errors import Failed
from game.cli.patience import tell_of_compiling
from game.speech.language import _, localised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lab.balance import Balance, Difference
    from game.lab.executors import Executor
    from game.scenario.compiling import Compiled
    from game.scenario.model import Scenario


MARKS = {"inside": " ", "outside": "!", "unsure": "?"}


@click.command(help=_("Measure a scenario in its zone and in many games, and hold it against the bands of a good one."))
@click.argument("scenario")
@click.option("-n", "--games", default=10_000, show_default=True, type=click.IntRange(1), help=_("How many games."))
@click.option(
    "--against", metavar="OTHER", help=_("Another scenario, or another version of this one, to compare with.")
)
@click.option("--html", "html", type=click.Path(dir_okay=False, path_type=Path), help=_("Write a report to this file."))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, 2**31 - 1), help=_("Seed of game one."))
@click.option("--workers", type=click.IntRange(1), help=_("Processes; without it, one for every core."))
@click.option("--cluster", metavar="ADDRESS", help=_("Address of a Dask scheduler that does the work."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the report as JSON."))
def balance(
    scenario: str,
    games: int,
    against: str | None,
    html: Path | None,
    seed: int,
    workers: int | None,
    cluster: str | None,
    as_json: bool,
) -> None:
    tell_of_compiling()
    from game.lab.balance import differences  # noqa: PLC0415  (only this command pays for it)
    from game.lab.executors import ExecutorError, executor  # noqa: PLC0415
    from game.lab.reporting import balance_data, difference_data  # noqa: PLC0415
    from game.lab.scenarios import ScenarioError, open_scenario  # noqa: PLC0415

    try:
        compiled = open_scenario(scenario)
        compared = open_scenario(against) if against else None
        where = executor(workers, cluster)
        measured = measure(compiled, games, seed, where)
        other = measure(compared, games, seed, where) if compared is not None else None
    except (ScenarioError, ExecutorError) as error:
        raise Failed(str(error)) from error
    apart = differences(measured, other) if other is not None else ()
    if html is not None:
        _write_report(html, measured, compiled.scenario, other, apart)
    if as_json:
        data = balance_data(measured, compiled.scenario)
        if other is not None and compared is not None:
            data["against"] = balance_data(other, compared.scenario)
            data["differences"] = [difference_data(each) for each in apart]
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    for line in balance_lines(measured, compiled.scenario):
        click.echo(line)
    for line in difference_lines(apart, compiled.scenario):
        click.echo(line)
    if html is not None:
        click.echo(_("The report is in {file}.").format(file=html))


def measure(compiled: Compiled, games: int, seed: int, where: Executor) -> Balance:
    from game.lab.balance import balance_of  # noqa: PLC0415
    from game.lab.progress import progress_bar  # noqa: PLC0415

    with progress_bar(compiled.scenario.head.title, 100) as told:
        return balance_of(
            compiled, games, seed=seed, where=where, told=lambda done, whole: told(100 * done // max(1, whole))
        )


def _write_report(
    file: Path, measured: Balance, scenario: Scenario, other: Balance | None, apart: tuple[Difference, ...]
) -> None:
    from game.lab.report import report_html  # noqa: PLC0415

    try:
        file.write_text(report_html(measured, scenario, other, apart), encoding="utf-8")
    except OSError as error:
        raise Failed(_("{file} can't be written: {reason}.").format(file=file, reason=error.strerror)) from error


def balance_lines(balance: Balance, scenario: Scenario) -> Iterator[str]:
    """The report for people: first what is outside its band, then a table of all that is not about single cards."""
    from game.lab.bands import Verdict  # noqa: PLC0415
    from game.lab.verdicts import band, figure, headline, reach, sentence, title  # noqa: PLC0415

    yield headline(balance, scenario)
    if balance.interrupted:
        yield _("Stopped early: the figures are of the games so far.")
    yield ""
    told = [found for found in balance.findings if not found.ok or found.verdict is not Verdict.INSIDE]
    for found in sorted(told, key=lambda each: each.verdict is not Verdict.OUTSIDE):
        yield f"{MARKS[found.verdict.value]} {sentence(found, scenario)}"
    if told:
        yield ""
    for role, seat in balance.results.seats.items():
        gain = seat.own_gain
        low, high = gain.low or 0.0, gain.high or 0.0
        span = _("{low} to {high}").format(low=localised(f"{low:.1f}"), high=localised(f"{high:.1f}"))
        yield f"{scenario.roles[role].title:34}{localised(f'{gain.value:.1f}'):>10}   {span}".replace("-", "−")
    yield ""
    for found in balance.findings:
        if found.code not in {"play_rate", "card_effect", "card_dealt"}:
            mark, about = MARKS[found.verdict.value], title(found, scenario)
            yield f"{mark} {about:50}{figure(found):>10}   {reach(found):22} {band(found)}"


def difference_lines(apart: tuple[Difference, ...], scenario: Scenario) -> Iterator[str]:
    """What differs from the other scenario by more than chance."""
    from game.lab.bands import finding  # noqa: PLC0415
    from game.lab.verdicts import show, title  # noqa: PLC0415

    if not apart:
        return
    yield ""
    clear = [each for each in apart if each.is_clear or (each.interval is None and each.here != each.there)]
    yield _("{count} figures differ by more than chance (this one, the other):").format(count=len(clear))
    for each in clear:
        about = title(finding(each.code, each.subject, each.here, None, None, each.other), scenario)
        yield f"  {about:50}{show(each.code, each.here):>10}{show(each.code, each.there):>10}"
