"""`longtable tournament`: which bots bargain best."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from game.cli.errors import Failed
from game.cli.patience import tell_of_compiling
from game.speech.language import _, localised
from game.telling.things import bot_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.bots.protocol import Bot
    from game.bots.tournament import Mean, Table

BOTS = "random,easy,reciprocal,strategist"


@click.command(
    help=_(
        "Let every two bots meet, each in half of the seats, in all seatings in turn; the measure is mean own gain."
    ),
)
@click.argument("scenario", default="riyadh-2025")
@click.option("-n", "--games", default=24, show_default=True, type=click.IntRange(2), help=_("Games of each two bots."))
@click.option("--bots", default=BOTS, show_default=True, metavar="NAMES", help=_("Who plays, with commas between."))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, 2**31 - 1), help=_("Seed of game one."))
@click.option("--thought", type=click.IntRange(1), help=_("Moves that a strategist looks at before each choice."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the report as JSON."))
def tournament(scenario: str, games: int, bots: str, seed: int, thought: int | None, as_json: bool) -> None:
    tell_of_compiling()
    from game.bots.protocol import UnknownBotError  # noqa: PLC0415  (only this command pays for it)
    from game.bots.tournament import games_of, play_tournament  # noqa: PLC0415
    from game.lab.progress import progress_bar  # noqa: PLC0415
    from game.lab.scenarios import ScenarioError, open_scenario  # noqa: PLC0415

    names = list(dict.fromkeys(word.strip() for word in bots.split(",") if word.strip()))
    try:
        compiled = open_scenario(scenario)
        for name in names:
            make(name, thought)
        with progress_bar(_("Games"), games_of(names, games)) as told:
            table = play_tournament(compiled, names, games, seed, lambda name: make(name, thought), told)
    except ScenarioError as error:
        raise Failed(str(error)) from error
    except (UnknownBotError, ValueError) as error:
        raise click.BadParameter(str(error), param_hint="--bots") from error
    if as_json:
        click.echo(json.dumps(data(table, scenario, seed), indent=2, ensure_ascii=False))
        return
    for line in lines(table):
        click.echo(line)


def make(name: str, thought: int | None) -> Bot:
    """A bot as it plays here: compiled where that is possible, as many games are played."""
    from game.bots.negotiator import Negotiator  # noqa: PLC0415
    from game.bots.policies import POLICIES  # noqa: PLC0415
    from game.bots.protocol import bot  # noqa: PLC0415
    from game.bots.strategist import Strategist  # noqa: PLC0415
    from game.fast.backends import best  # noqa: PLC0415

    if name in POLICIES and name != "random":
        return Negotiator(name, backend=best())
    if name == "strategist":
        return Strategist(budget=thought)
    return bot(name)


def data(table: Table, scenario: str, seed: int) -> dict[str, Any]:
    """The report for programs; own gains in per cent."""

    def mean(each: Mean) -> dict[str, Any]:
        return {
            "mean": round(each.value, 2),
            "low": round(each.value - each.margin, 2),
            "high": round(each.value + each.margin, 2),
            "pairs_of_games": each.games,
        }

    return {
        "scenario": scenario,
        "seed": seed,
        "bots": {name: mean(each) for name, each in table.ranking},
        "meetings": [
            {
                "first": each.first,
                "second": each.second,
                "own_gain": {each.first: mean(each.first_gain), each.second: mean(each.second_gain)},
                "lead": mean(each.lead),
            }
            for each in table.meetings
        ],
    }


def lines(table: Table) -> Iterator[str]:
    """The report for people."""
    yield f"{'':14}{_('own gain'):>10}{_('95 %'):>16}"
    for name, each in table.ranking:
        yield f"{bot_name(name):14}{localised(f'{each.value:.1f}'):>10}{_reach(each):>16}".replace("-", "−")
    yield ""
    yield _("One against another, and how far the first is ahead:")
    for met in table.meetings:
        gains = localised(f"{met.first_gain.value:.1f} : {met.second_gain.value:.1f}")
        pair = f"{bot_name(met.first)} : {bot_name(met.second)}"
        yield f"{pair:28}{gains:>16}{localised(f'{met.lead.value:.1f}'):>10}{_reach(met.lead):>16}".replace("-", "−")


def _reach(mean: Mean) -> str:
    return localised(f"{mean.value - mean.margin:.1f} … {mean.value + mean.margin:.1f}")
