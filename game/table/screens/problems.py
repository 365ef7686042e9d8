"""What went wrong: on a screen of its own, after which the game goes on; or, of a scenario's files, in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.scenario.problems import excerpt_of
from game.speech.language import _
from game.table import tokens
from game.table.flow import inset, top
from game.table.node import Node
from game.table.screens.frame import FramedScreen
from game.table.text import BOLD, ITALIC, MONO, SANS
from game.table.widgets.dialog import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pygame import Rect

    from game.scenario.problems import Problem
    from game.session.session import Session
    from game.table.app import App
    from game.table.art import Art


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


# ---- problems in the files of a scenario ----------------------------------------------------------------------------


class ProblemNode(Node):
    """One problem on paper: the place, the cause, the line with its carets, the way out."""

    role = "list item"

    def __init__(self, rect: Rect, problem: Problem, key: str) -> None:
        name = f"{place_of(problem)}: {problem.message}"
        line = excerpt_of(problem).line if problem.excerpt.strip() else ""
        # It explains itself whole, so there is no tooltip; but the keyboard can go to it and so scroll to it.
        super().__init__(rect, name, key=key, value=f"{line} {problem.hint}".strip(), explain=lambda: None)
        self.problem = problem
        self.radius = 6

    def draw(self, art: Art) -> None:
        art.panel(self.rect, tokens.PAPER_SHADE, border=tokens.PAPER_LINE, line=1, radius=6)
        rest = inset(self.rect, art.px(12), art.px(7))
        for text, style, colour in _sentences(self.problem):
            line, rest = top(rest, art.height_of(text, rest.width, tokens.SMALL, style), art.px(3))
            art.text(line, text, colour, style=style)
            if style == SANS and self.problem.excerpt.strip():
                line, rest = top(rest, _excerpt_height(art), art.px(5))
                self.draw_excerpt(art, line)

    def draw_excerpt(self, art: Art, rect: Rect) -> None:
        """The line as it stands in the file, and carets under what is meant."""
        art.panel(rect, tokens.PAPER, radius=4)
        inner = inset(rect, art.px(10), art.px(4))
        excerpt = excerpt_of(self.problem, max(40, inner.width // art.width_of("m", tokens.SMALL, MONO)))
        line, below = top(inner, art.height_of("m", inner.width, tokens.SMALL, MONO))
        art.text(line, excerpt.line, tokens.ON_PAPER, style=MONO)
        below.x += art.width_of(excerpt.line[: excerpt.column], tokens.SMALL, MONO)
        below.width, below.height = max(0, inner.right - below.x), line.height
        art.text(below, "^" * excerpt.width, tokens.LOSS_ON_PAPER, style=MONO)


def place_of(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}:{problem.column}"


def _sentences(problem: Problem) -> list[tuple[str, str, tokens.Colour]]:
    """Place, cause and way out, each with its style and colour; the line of the file stands below the cause."""
    cause = problem.message[:1].upper() + problem.message[1:]
    parts = [
        (place_of(problem), BOLD, tokens.ON_PAPER),
        (f"{cause} [{problem.code}]", SANS, tokens.ON_PAPER),
        (problem.hint[:1].upper() + problem.hint[1:], ITALIC, tokens.ON_PAPER_SOFT),
    ]
    return [part for part in parts if part[0]]


def _excerpt_height(art: Art) -> int:
    line = art.height_of("m", art.px(400), tokens.SMALL, MONO)
    return line + line * 3 // 4 + art.px(8)  # carets stand in the upper half of their line


def problem_rows(problems: Sequence[Problem], art: Art, width: int) -> list[tuple[int, Callable[[Rect], Node]]]:
    """Problems as `stacked` takes them: of each its height at a width, and what makes it."""
    rows: list[tuple[int, Callable[[Rect], Node]]] = []
    for number, problem in enumerate(problems):
        inner = width - 2 * art.px(12)
        heights = [art.height_of(part[0], inner, tokens.SMALL, part[1]) for part in _sentences(problem)]
        height = sum(heights) + art.px(3) * len(heights)
        if problem.excerpt.strip():
            height += _excerpt_height(art) + art.px(5)

        def make(place: Rect, problem: Problem = problem, key: str = f"problem {number}") -> Node:
            return ProblemNode(place, problem, key)

        rows.append((height + 2 * art.px(7), make))
    return rows
