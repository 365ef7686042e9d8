"""The command `longtable`: finds the subcommand, and sees to it that no error reaches anybody as a traceback."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

# Name: (where the click command is, what it is for).  A command is imported when it is called, not before.
COMMANDS: dict[str, tuple[str, str]] = {
    "play": ("game.cli.play:play", "Play a game, or go on with a saved one."),
    "class": ("game.cli.lesson:lesson", "Plan a lesson, or erase the names of students from a saved game."),
    "debrief": ("game.cli.debrief:debrief", "Tell what was on the table in a game, and what was left there."),
    "replay": ("game.cli.replay:replay", "Tell a saved game again, or verify its record."),
    "check": ("game.cli.check:check", "Check scenarios, and say all that is wrong with them."),
    "simulate": ("game.cli.simulate:simulate", "Play many games between tactics and add them up."),
    "zone": ("game.cli.zone:zone", "Weigh every package: which ones suit all seats, and who stands in the way."),
    "balance": ("game.cli.balance:balance", "Measure a scenario, and hold it against the bands of a good one."),
    "print": ("game.cli.printing:print_", "Print a scenario, to be played without computers."),
    "pack": ("game.cli.pack:pack", "Pack a scenario into one file that others can play."),
    "tournament": ("game.cli.tournament:tournament", "Let bots meet, and rank them by mean own gain."),
    "new": ("game.cli.new:new", "Begin a scenario of your own."),
    "diff": ("game.cli.diff:diff", "Say what changed from one scenario to another, and what that did."),
    "schema": ("game.cli.schema:schema", "Write schemas, with which an editor helps to write scenarios."),
    "bench": ("game.cli.bench:bench", "Measure how fast the engine is on this computer."),
    "version": ("game.cli.version:version", "Say which version this is."),
}


class Commands(click.Group):
    """The table of commands as a click group."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), function)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_where, about) in COMMANDS.items()])


def _speak(_context: click.Context, _option: click.Parameter, wanted: str | None) -> str | None:
    """Choose the language before any command is imported, whose help is in it."""
    if wanted:
        from game.speech.language import available, demand, nearest_of  # noqa: PLC0415

        if nearest_of(wanted, available()) is None:
            raise click.BadParameter(f"{wanted} is not spoken here; there are: {', '.join(available())}")
        demand(wanted)
    return wanted


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option("--language", metavar="LANG", help="Speak this language, such as de or uk.", callback=_speak)
@click.pass_context
def longtable(context: click.Context, language: str | None) -> None:  # noqa: ARG001  (heard when it was read)
    """The Long Table: a negotiation game for 2 to 6 seats at one computer.

    Without a command it starts the game.
    """
    if context.invoked_subcommand is None:
        from game.cli.play import start  # noqa: PLC0415

        start()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code: 0 done, 1 the thing asked for failed, 2 it was called wrongly."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code.  Whatever goes wrong is told in a line or two."""
    _never_stumble_over_letters()
    try:
        # Without standalone mode click returns what the command returns, or the code of an early exit.
        code: Any = longtable.main(args=arguments, prog_name="longtable", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 1
    except BrokenPipeError:
        # Whoever read the output has gone, which is no error; nothing may be flushed at the end any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as error:  # noqa: BLE001  (the last resort)
        from game.cli.crash import report  # noqa: PLC0415

        return report(error)
    return code if isinstance(code, int) else 0


def _never_stumble_over_letters() -> None:
    """A terminal that can't show some letter shows a question mark in its place."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
