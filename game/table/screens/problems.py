"""What went wrong, on a screen of its own: the game goes on after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.speech.language import _
from game.table.screens.frame import FramedScreen
from game.table.widgets.dialog import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pygame import Rect

    from game.session.session import Session
    from game.table.app import App
    from game.table.art import Art
    from game.table.node import Node


class ProblemsScreen(FramedScreen):
    """One or several problems in sentences."""

    def __init__(self, app: App, problems: Sequence[str]) -> None:
        super().__init__(app)
        self.problems = tuple(problems)

    @property
    def title(self) -> str:
        return _("Something is not right")

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        del body
        answers = [(_("Go on"), "ui-check", self.app.back)]
        paragraphs = [("sans", problem) for problem in self.problems]
        root.add(reading(self.app.window, art, self.title, paragraphs, answers, "problems", self.offsets))


def show_problems(app: App, problems: Sequence[str]) -> None:
    app.go(ProblemsScreen(app, problems))


def crash_text(error: Exception, session: Session | None) -> str:
    """What to say when the window has to be closed."""
    lines = [_("The table had to close: {reason}").format(reason=f"{type(error).__name__}: {error}")]
    if session is not None and session.path is not None:
        lines.append(
            _("The game is saved up to the last move. Go on with: longtable play --resume {file}").format(
                file=session.path
            )
        )
    else:
        lines.append(_("Games are saved move by move. Go on with: longtable play --resume"))
    return "\n".join(lines)
