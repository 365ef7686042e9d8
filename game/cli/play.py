"""`longtable play`: a new game or a saved one, at the table or in the terminal."""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.errors import Failed
from game.speech.language import _

if TYPE_CHECKING:
    from game.design.watching import Watch
    from game.scenario.loading import Loaded
    from game.session.lines import SeatPlan
    from game.session.resuming import ScenarioChanged, Which
    from game.session.session import Session

LAST = ""  # --resume without a file: the game that was played last


def start() -> None:
    """`longtable` alone: the table where there is a display, the text game elsewhere."""
    if has_table():
        _run_at_table(None)
    else:
        _play_in_terminal(None, (), None, None, plain=False, open_answers=False)


@click.command
@click.argument("scenario", required=False)
@click.option("--text", is_flag=True, help=_("Play in the terminal instead of a window."))
@click.option("--seat", "seats", multiple=True, metavar="ROLE=WHO", help=_("Who plays a seat: human or bot:NAME."))
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help=_("Same seed and same moves, same game."))
@click.option("--rounds", type=int, help=_("Play another number of rounds than the scenario says."))
@click.option("--plain", is_flag=True, help=_("In the terminal: no colours, no lines, for screen readers."))
@click.option("--open-answers", is_flag=True, help=_("In the terminal: offers are answered with everybody looking on."))
@click.option("--watch", "watched", is_flag=True, help=_("Take over changes of the scenario's files while you play."))
@click.option(
    "--resume",
    is_flag=False,
    flag_value=LAST,
    default=None,
    metavar="[FILE]",
    help=_("Go on with a saved game; without a file, with the one played last."),
)
def play(
    scenario: str | None,
    *,
    text: bool,
    seats: tuple[str, ...],
    seed: int | None,
    rounds: int | None,
    plain: bool,
    open_answers: bool,
    resume: str | None,
    watched: bool,
) -> None:
    if resume is not None and (scenario or seats or seed is not None or rounds is not None):
        told = _("--resume goes on with a game as it was begun: leave out the scenario and its options.")
        raise click.UsageError(told)
    in_terminal = text or plain or open_answers or not has_table()
    if watched and scenario is not None:
        _must_have_files(scenario)
    if resume is not None:
        session = resumed(resume, ask=in_terminal)
        if watched:
            _must_follow_files(session)
        if in_terminal:
            _run_in_terminal(session, plain=plain, watched=watched)
        else:
            _run_at_table(session, watched=watched)
    elif in_terminal:
        _play_in_terminal(scenario, seats, seed, rounds, plain=plain, open_answers=open_answers, watched=watched)
    else:
        _run_at_table(None if scenario is None else begun(scenario, seats, seed, rounds), watched=watched)


play.help = _("""Play a game, or go on with a saved one.

SCENARIO is a name in rules/, a folder or an archive. Seats that are not named go to bots, or to people if
bots alone are named; if no seat is named the game asks.
""")


# ---- games ----------------------------------------------------------------------------------------------------------


def begun(name: str, seats: tuple[str, ...], seed: int | None, rounds: int | None) -> Session:
    """A new game of a scenario, kept with the others."""
    loaded = sound(name)
    assert loaded.scenario is not None
    plans = seat_plans(seats, tuple(loaded.scenario.roles))
    return kept(loaded, name, plans, seed, rounds, {})


def kept(
    loaded: Loaded,
    name: str,
    plans: dict[str, SeatPlan],
    seed: int | None,
    rounds: int | None,
    settings: dict[str, bool | int | str],
) -> Session:
    """Start a game in the folder of the saved games."""
    from game.scenario.library import scenario_names  # noqa: PLC0415
    from game.session.record import RecordError  # noqa: PLC0415
    from game.session.saves import folder  # noqa: PLC0415
    from game.session.session import Session  # noqa: PLC0415

    origin = name if name in scenario_names() else str(Path(name).resolve())
    try:
        return Session.new(loaded, plans, seed=seed, rounds=rounds, folder=folder(), origin=origin, settings=settings)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    except RecordError as error:
        told = _("{variable} names another folder for saved games.").format(variable="LONGTABLE_HOME")
        raise Failed(f"{error}\n{told}") from error


def sound(name: str) -> Loaded:
    """Load a scenario that can be played."""
    from game.scenario.problems import render_all  # noqa: PLC0415
    from game.telling.scenarios import load  # noqa: PLC0415

    loaded = load(name)
    if loaded.scenario is None:
        told = _("{scenario} can't be played.").format(scenario=name)
        raise Failed(f"{render_all(loaded.errors)}\n\n{told}")
    return loaded


def seat_plans(texts: tuple[str, ...], roles: tuple[str, ...]) -> dict[str, SeatPlan]:
    """Read `ROLE=human` and `ROLE=bot:NAME`.

    The seats that are not named go to bots, unless bots alone are named: then people take the others.
    """
    from game.bots.protocol import bot_names  # noqa: PLC0415
    from game.session.lines import SeatPlan  # noqa: PLC0415

    plans = {role: SeatPlan("bot:easy") for role in roles}
    named = {}
    for text in texts:
        role, _equals, kind = text.partition("=")
        if role not in plans:
            told = _("There is no seat called {seat}. Seats here: {seats}.")
            raise click.UsageError(told.format(seat=repr(role), seats=", ".join(roles)))
        plan = SeatPlan(kind or "human")
        if not plan.is_human and plan.bot not in bot_names():
            known = ", ".join(["human", *(f"bot:{name}" for name in bot_names())])
            told = _("{kind} can't play {seat}. Known here: {known}.")
            raise click.UsageError(told.format(kind=repr(kind), seat=role, known=known))
        named[role] = plan
    if named and not any(plan.is_human for plan in named.values()):
        plans = dict.fromkeys(roles, SeatPlan("human"))
    return plans | named


def resumed(file: str, *, ask: bool) -> Session:
    """Go on with a saved game; if its scenario has changed, ask which to use (or take the copy in the record)."""
    from game.session.record import RecordError  # noqa: PLC0415
    from game.session.resuming import ScenarioChanged, resume  # noqa: PLC0415
    from game.session.saves import folder, last_unfinished  # noqa: PLC0415

    path = Path(file)
    if file == LAST:
        save = last_unfinished()
        if save is None:
            told = _("There is no unfinished game in {folder}. Start one with: longtable play")
            raise Failed(told.format(folder=folder()))
        path = save.path
    which: Which = "ask" if ask else "stored"
    try:
        try:
            return resume(path, which)
        except ScenarioChanged as change:
            return resume(path, _which(change))
    except RecordError as error:
        copy = _copy_of(path, error) if ask or sys.stdin.isatty() else None
        if copy is None:
            raise Failed(f"{error}\n" + _("The file was not changed.")) from error
        return resume(copy, "stored")


def _copy_of(path: Path, error: Exception) -> Path | None:
    """Ask whether a game whose record is damaged goes on from the last good line, and write the copy for that."""
    from game.session.record import RecordError  # noqa: PLC0415
    from game.session.salvaging import salvage_of, write_copy  # noqa: PLC0415

    salvage = salvage_of(path)
    if salvage is None:
        return None
    click.echo(f"{error}\n{salvage.told()}")
    if not click.confirm(_("Go on with a copy?"), default=False):
        return None
    try:
        copy = write_copy(salvage)
    except RecordError as problem:
        raise Failed(str(problem)) from problem
    click.echo(_("The copy: {file}").format(file=copy))
    return copy


def _which(change: ScenarioChanged) -> Which:
    """Ask with which scenario a game goes on."""
    click.echo(str(change))
    if not change.same_rules:
        click.echo(_("Its rules are not the same any more, so the game can only go on with the copy in its record."))
        if not click.confirm(_("Go on with that?"), default=True):
            raise click.Abort
        return "stored"
    click.echo(_("Only texts have changed, no rules."))
    return "current" if click.confirm(_("Use the new texts?"), default=True) else "stored"


# ---- where it is played ---------------------------------------------------------------------------------------------


def has_table() -> bool:
    """Whether the window can be opened: the table is installed, and there is a display."""
    if importlib.util.find_spec("pygame") is None or importlib.util.find_spec("game.table.main") is None:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"))


def _run_at_table(session: Session | None, *, watched: bool = False) -> None:
    """Open the window with a game, or with its title screen."""
    import_module("game.table.main").run(session, watched=watched)


def _play_in_terminal(
    scenario: str | None,
    seats: tuple[str, ...],
    seed: int | None,
    rounds: int | None,
    *,
    plain: bool,
    open_answers: bool,
    watched: bool = False,
) -> None:
    """A new game at the terminal; it asks for what was not given."""
    from game.terminal.play import OPEN_ANSWERS  # noqa: PLC0415
    from game.terminal.screen import Leave, Screen  # noqa: PLC0415
    from game.terminal.setup import choose_scenario, choose_seats  # noqa: PLC0415

    screen = Screen(plain=plain)
    settings: dict[str, bool | int | str] = {OPEN_ANSWERS: True} if open_answers else {}
    try:
        name = choose_scenario(screen) if scenario is None else scenario
        loaded = sound(name)
        assert loaded.scenario is not None
        plans = seat_plans(seats, tuple(loaded.scenario.roles)) if seats else choose_seats(screen, loaded.scenario)
    except Leave:
        return
    _run_in_terminal(kept(loaded, name, plans, seed, rounds, settings), plain=plain, watched=watched)


def _run_in_terminal(session: Session, *, plain: bool, watched: bool = False) -> None:
    from game.bots.protocol import UnknownBotError  # noqa: PLC0415
    from game.terminal.play import play as play_in_terminal  # noqa: PLC0415
    from game.terminal.screen import Screen  # noqa: PLC0415

    try:
        play_in_terminal(Screen(plain=plain), session, _watch(session) if watched else None)
    except UnknownBotError as error:
        raise Failed(_("One of the players is missing: {reason}").format(reason=error)) from error


def _must_have_files(name: str) -> None:
    """Say so if there is nothing that --watch could watch."""
    from game.design.watching import why_not_watched  # noqa: PLC0415

    why = why_not_watched(name)
    if why:
        raise Failed(why)


def _must_follow_files(session: Session) -> None:
    """Say so, and leave a saved game alone, if it can't follow the files of its scenario."""
    from game.design.watching import why_not_watched  # noqa: PLC0415
    from game.session.saves import lesson_minutes  # noqa: PLC0415

    why = why_not_watched(session.header.origin)
    if lesson_minutes(session.header):
        why = _("A lesson keeps the scenario that it began with: resume it without --watch.")
    if why:
        session.close()
        raise Failed(why)


def _watch(session: Session) -> Watch:
    """Look after the scenario that a game was started from."""
    from time import monotonic  # noqa: PLC0415

    from game.design.watching import watch  # noqa: PLC0415
    from game.telling.scenarios import load  # noqa: PLC0415

    name = session.header.origin
    return watch(name, load(name), monotonic)
