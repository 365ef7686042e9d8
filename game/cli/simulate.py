"""`longtable simulate`: many games between tactics."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from game.cli.errors import Failed
from game.cli.patience import tell_of_compiling
from game.speech.language import _, localised
from game.telling.things import card_name, option_name, seat_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lab.results import Results
    from game.scenario.model import Scenario


@click.command(
    help=_("Play many games between tactics and add up what they came to.  Ctrl-C gives what there is so far."),
)
@click.argument("scenario")
@click.option("-n", "--games", default=1000, show_default=True, type=click.IntRange(1), help=_("How many games."))
@click.option(
    "--bots",
    default="",
    metavar="NAMES",
    help=_("One tactic for all seats, or one a seat with commas between; without it the competent ones in turn."),
)
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, 2**31 - 1), help=_("Seed of game one."))
@click.option("--workers", type=click.IntRange(1), help=_("Processes; without it, one for every core."))
@click.option("--cluster", metavar="ADDRESS", help=_("Address of a Dask scheduler that does the work."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the report as JSON."))
def simulate(
    scenario: str, games: int, bots: str, seed: int, workers: int | None, cluster: str | None, as_json: bool
) -> None:
    tell_of_compiling()
    from game.lab.executors import ExecutorError, executor  # noqa: PLC0415  (only this command pays for it)
    from game.lab.progress import progress_bar  # noqa: PLC0415
    from game.lab.reporting import results_data, rounded  # noqa: PLC0415
    from game.lab.scenarios import ScenarioError, open_scenario  # noqa: PLC0415
    from game.lab.simulating import simulation  # noqa: PLC0415
    from game.lab.zone import identity  # noqa: PLC0415

    words = [word.strip() for word in bots.split(",") if word.strip()]
    try:
        compiled = open_scenario(scenario)
        with progress_bar(_("Games"), games) as told:
            run = simulation(compiled, games, seed=seed, bots=words, where=executor(workers, cluster), told=told)
    except (ScenarioError, ExecutorError) as error:
        raise Failed(str(error)) from error
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--bots") from error
    if as_json:
        head = {
            "scenario": identity(compiled),
            "seed": seed,
            "bots": run.bots,
            "asked": games,
            "interrupted": run.interrupted,
        }
        click.echo(json.dumps(rounded(head | results_data(run.results)), indent=2, ensure_ascii=False))
        return
    for line in result_lines(run.results, compiled.scenario):
        click.echo(line)


def result_lines(results: Results, scenario: Scenario) -> Iterator[str]:
    """The report for people."""
    peace = results.peace
    yield _("{title}: {games:,} games, peace in {share:.1%}.").format(
        title=scenario.head.title, games=results.games, share=peace.value
    )
    if results.durability_median is not None:
        yield _("A signed peace lasts with {number} % (median).").format(number=results.durability_median)
    yield ""
    yield f"{'':16}{_('own gain'):>12}{_('95 %'):>18}{_('support'):>10}{_('offers'):>10}{_('refusals'):>10}"
    for role, seat in results.seats.items():
        gain = seat.own_gain
        reach = localised(f"{gain.low:.1f} … {gain.high:.1f}") if gain.low is not None and gain.high is not None else ""
        yield (
            f"{seat_name(scenario, role):16}{localised(f'{gain.value:.1f}'):>12}{reach:>18}"
            f"{localised(f'{seat.support:.1f}'):>10}{localised(f'{seat.offers:.1f}'):>10}"
            f"{localised(f'{seat.refusals:.1f}'):>10}"
        ).replace("-", "−")
    yield ""
    for name, share in results.endings.items():
        yield f"{localised(f'{share:.1%}'):>7}  {scenario.endings[name].title}"
    yield ""
    yield _("Options in force at the end:")
    for name, share in sorted(results.options.items(), key=lambda each: -each[1]):
        yield f"{localised(f'{share:.1%}'):>7}  {option_name(scenario, name)}"
    yield ""
    yield _("Cards: games in which it was drawn, share of these in which it was played, own gain with it and without")
    for name, card in results.cards.items():
        yield (
            f"{card.drawn:>7}{localised(f'{card.play_rate.value:.0%}'):>8}"
            f"{localised(f'{card.gain_played.value:.1f}'):>8}{localised(f'{card.gain_kept.value:.1f}'):>8}  "
            f"{seat_name(scenario, card.owner)} {card_name(scenario, name)}"
        ).replace("-", "−")
