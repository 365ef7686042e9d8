"""`longtable bench`: how many random moves a second the engine makes, with the full legal list at every move."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import click

from game.cli.errors import Failed
from game.cli.patience import tell_of_compiling
from game.speech.language import _

if TYPE_CHECKING:
    from game.core.vectors import Tables
    from game.fast.backends import Backend

SCENARIO = "riyadh-2025"
WARM_UP = 3  # games before the clock starts


@click.command(help=_("Measure the speed of the engine: random moves in whole games for each second of one core."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the figures as JSON, and nothing else."))
@click.option(
    "--table", is_flag=True, help=_("Measure the table: its first frame, busy frames, and what idling costs.")
)
@click.option(
    "--seconds", type=click.FloatRange(0.1, 600), default=3.0, show_default=True, help=_("How long to measure.")
)
def bench(*, as_json: bool, table: bool, seconds: float) -> None:
    if table:
        _bench_table(as_json=as_json)
        return
    from game.fast.backends import Compiled, Interpreted, is_compiled_available  # noqa: PLC0415

    figures = {"interpreted": measure(Interpreted(), seconds)}
    if is_compiled_available():
        tell_of_compiling()
        figures["compiled"] = measure(Compiled(), seconds)
    if as_json:
        click.echo(json.dumps(figures))
        return
    words = {"interpreted": _("interpreted"), "compiled": _("compiled")}
    for name, found in figures.items():
        told = _("{kind}: {moves:,} moves a second ({games:,} games of {scenario})")
        figure = {"kind": words[name], "moves": found["moves_per_second"], "games": found["games"]}
        click.echo(told.format(**figure, scenario=SCENARIO))
        told = _("{kind}: {playouts:,} playouts a second from the middle of a game")
        click.echo(told.format(kind=words[name], playouts=found["playouts_per_second"]))


def _bench_table(*, as_json: bool) -> None:
    from game.table.bench import measure as measure_table  # noqa: PLC0415  (pygame is loaded for the table alone)

    figures = measure_table()
    if as_json:
        click.echo(json.dumps(figures))
        return
    for name, found in figures.items():
        click.echo(f"{name}: {found}")


def measure(backend: Backend, seconds: float) -> dict[str, Any]:
    """Play random games for about so many seconds of the processor; moves a second, moves and games."""
    from game.fast.backends import working_vectors  # noqa: PLC0415
    from game.fast.batches import GAMES, MOVES_MADE, TOTALS_SIZE, random_games  # noqa: PLC0415
    from game.scenario.compiling import compile_scenario  # noqa: PLC0415
    from game.scenario.loading import load  # noqa: PLC0415

    scenario = load(SCENARIO).scenario
    if scenario is None:
        told = _("The scenario {scenario} is missing or not sound: see longtable check {scenario}")
        raise Failed(told.format(scenario=SCENARIO))
    tables = backend.vector(compile_scenario(scenario).tables)
    work = working_vectors(backend)
    play = backend.function(random_games)
    play(tables, *work, 1, WARM_UP, backend.wide_vector(TOTALS_SIZE))
    totals = backend.wide_vector(TOTALS_SIZE)
    games, started = 8, time.process_time()
    while (spent := time.process_time() - started) < seconds:
        play(tables, *work, 1 + int(totals[GAMES]), games, totals)
        if spent < seconds / 8:
            games *= 2  # so that asking the clock costs nothing
    moves = int(totals[MOVES_MADE])
    return {
        "moves_per_second": round(moves / spent),
        "moves": moves,
        "games": int(totals[GAMES]),
        "playouts_per_second": measure_playouts(backend, tables, seconds),
    }


def measure_playouts(backend: Backend, tables: Tables, seconds: float) -> int:
    """Play on by chance from the middle of a game, again and again: whole playouts a second, as a search makes them."""
    from game.bots.playouts import playouts, reach_middle  # noqa: PLC0415
    from game.fast.backends import working_vectors  # noqa: PLC0415
    from game.fast.batches import TOTALS_SIZE  # noqa: PLC0415

    state, moves, events = working_vectors(backend)
    copy = working_vectors(backend)[0]
    totals = backend.wide_vector(TOTALS_SIZE)
    backend.function(reach_middle)(tables, state, moves, events, 1)
    play = backend.function(playouts)
    play(tables, state, copy, moves, events, 1, WARM_UP, totals)
    count, made, started = 8, 0, time.process_time()
    while (spent := time.process_time() - started) < seconds:
        play(tables, state, copy, moves, events, 1 + made, count, totals)
        made += count
        if spent < seconds / 8:
            count *= 2
    return round(made / spent)
