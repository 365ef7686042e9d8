"""Lines of text on a terminal, wrapped to its width, and questions asked there."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

from game.speech.language import _

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 80
NARROWEST = 20
LONGEST_LINE = 200  # characters that are read of what is typed
CURTAIN = 60  # blank lines that hide what was on a screen which can't be cleared


class Leave(Exception):  # noqa: N818  (somebody wants to go, or the keyboard is gone)
    """Somebody leaves the game at a prompt; everything is saved already."""


class Screen:
    """Where text goes.  `plain`: no colours, no lines, no clearing, so that a screen reader reads all of it."""

    def __init__(self, *, plain: bool = False) -> None:
        self.plain = plain
        self._console: Console | None = None if plain else _console()

    @property
    def width(self) -> int:
        """Columns that a line may fill; asked anew each time, since windows change."""
        return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))

    # ---- writing ------------------------------------------------------------------------------------------------

    def line(self, text: str = "", indent: int = 0, style: str = "", hang: int = 0) -> None:
        """Write a paragraph; lines after the first are indented by `hang` more."""
        first, rest = " " * indent, " " * (indent + hang)
        for part in text.split("\n"):
            wrapped = textwrap.wrap(part, self.width, initial_indent=first, subsequent_indent=rest) or [""]
            for each in wrapped:
                self._put(each, style)

    def pair(self, left: str, right: str, indent: int = 0, style: str = "") -> None:
        """Write two texts on one line, the second at the right edge if there is room for both, else below."""
        if self.plain:
            self.line(f"{left}: {right}" if right else left, indent, hang=2)
            return
        room = self.width - indent - len(left) - len(right)
        if not right or room < 2:
            self.line(left, indent, style)
            if right:
                self.line(right, indent + 3)
            return
        self._put(" " * indent + left + " " * room + right, style)

    def heading(self, text: str) -> None:
        self.line()
        if self.plain:
            self.line(text.upper())
        else:
            self._put("─" * self.width, "bright_black")
            self.line(text, style="bold")

    def title(self, text: str) -> None:
        """A small heading inside a page."""
        self.line()
        self.line(text, style="bold")

    def item(self, number: str, text: str, right: str = "", style: str = "") -> None:
        """Write an entry of a list: its number, its text and, at the right edge, what it is worth."""
        lead = f"{number:>3}  "
        if self.plain:
            self.line(lead + (f"{text}; {right}" if right else text), hang=len(lead))
            return
        room = self.width - len(lead) - len(text) - len(right)
        if room >= 2:
            self._put(lead + text + (" " * room + right if right else ""), style)
        else:
            self.line(lead + text, hang=len(lead), style=style)
            if right:
                self.line(right, indent=len(lead), style=style)

    def note(self, text: str) -> None:
        """A line that belongs to the entry above it."""
        self.line(text, indent=5)

    def clear(self) -> None:
        """Take everything from the screen, so that the next one to look sees nothing of it."""
        if self._console is not None and self._console.is_terminal and not self._console.is_dumb_terminal:
            self._console.file.write("\x1b[2J\x1b[3J\x1b[H")
            self._console.file.flush()
        else:
            for _line in range(CURTAIN):
                self._put("", "")

    def _put(self, text: str, style: str) -> None:
        if self._console is None:
            sys.stdout.write(f"{text}\n")
        else:
            self._console.print(text, style=style or None, soft_wrap=True)

    # ---- asking -------------------------------------------------------------------------------------------------

    def ask(self, prompt: str) -> str:
        """One line that somebody types, without spaces around it.  Raises Leave if nobody types any more."""
        sys.stdout.write(f"{prompt} ")
        sys.stdout.flush()
        try:
            return input().strip()[:LONGEST_LINE]
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n")
            raise Leave from None
        except (RuntimeError, ValueError, OSError):  # the keyboard was taken away
            raise Leave from None

    def pause(self, prompt: str | None = None) -> None:
        """Wait for Enter; `quit` leaves here too.  Raises Leave."""
        typed = self.ask(_("Enter to go on.") if prompt is None else prompt)
        if typed.casefold() in {"q", "quit", "exit", _("quit")}:
            raise Leave


def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415  (plain text needs none of it)

    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
