"""The command `longtable`: finds the subcommand, and sees to it that no error reaches anybody as a traceback."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from game.speech.language import _, available, demand, nearest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# Name: where the click command is.  A command is imported when it is called, not before.
COMMANDS: dict[str, str] = {
    "play": "game.cli.play:play",
    "class": "game.cli.lesson:lesson",
    "debrief": "game.cli.debrief:debrief",
    "replay": "game.cli.replay:replay",
    "check": "game.cli.check:check",
    "simulate": "game.cli.simulate:simulate",
    "zone": "game.cli.zone:zone",
    "balance": "game.cli.balance:balance",
    "cards": "game.cli.cards:cards",
    "print": "game.cli.printing:print_",
    "pack": "game.cli.pack:pack",
    "tournament": "game.cli.tournament:tournament",
    "new": "game.cli.new:new",
    "diff": "game.cli.diff:diff",
    "schema": "game.cli.schema:schema",
    "bench": "game.cli.bench:bench",
    "version": "game.cli.version:version",
}


def about_commands() -> dict[str, str]:
    """What each command is for, in the language in use."""
    return {
        "play": _("Play a game, or go on with a saved one."),
        "class": _("Plan a lesson, or erase the names of students from a saved game."),
        "debrief": _("Tell what was on the table in a game, and what was left there."),
        "replay": _("Tell a saved game again, or verify its record."),
        "check": _("Check scenarios, and say all that is wrong with them."),
        "simulate": _("Play many games between tactics and add them up."),
        "zone": _("Weigh every package: which ones suit all seats, and who stands in the way."),
        "balance": _("Measure a scenario, and hold it against the bands of a good one."),
        "cards": _("Look at the cards of a scenario, in a window or as pictures."),
        "print": _("Print a scenario, to be played without computers."),
        "pack": _("Pack a scenario into one file that others can play."),
        "tournament": _("Let bots meet, and rank them by mean own gain."),
        "new": _("Begin a scenario of your own."),
        "diff": _("Say what changed from one scenario to another, and what that did."),
        "schema": _("Write schemas, with which an editor helps to write scenarios."),
        "bench": _("Measure how fast the engine is on this computer."),
        "version": _("Say which version this is."),
    }


class Commands(click.Group):
    """The table of commands as a click group."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), function)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(about_commands().items()))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say it in the language that was chosen on the way here."""
        self.help = _("""The Long Table: a negotiation game for 2 to 6 seats at one computer.

Without a command it starts the game.""")
        for option in self.params:
            if isinstance(option, click.Option) and option.name == "language":
                option.help = _("Speak this language, such as de or uk.")
        super().format_help(ctx, formatter)


def _speak(_context: click.Context, _option: click.Parameter, wanted: str | None) -> str | None:
    """Choose the language before any command is imported, whose help is in it."""
    if wanted:
        if nearest_of(wanted, available()) is None:
            told = _("{language} is not spoken here; there are: {known}")
            raise click.BadParameter(told.format(language=wanted, known=", ".join(available())))
        demand(wanted)
    return wanted


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option("--language", metavar="LANG", is_eager=True, callback=_speak)
@click.pass_context
def longtable(context: click.Context, language: str | None) -> None:  # noqa: ARG001  (heard when it was read)
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
        click.echo(_("Stopped."), err=True)
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
