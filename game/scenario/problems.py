"""What is wrong with a scenario, where, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ERROR, WARNING = "error", "warning"


@frozen(kw_only=True)
class Problem:
    """One mistake or doubt: `line` and `column` count from 1, `width` is how many characters the carets mark.

    `file` is the path inside the scenario's root (`river/issues.toml`); `excerpt` is the line itself.
    `code` is stable: scripts and `allow` entries name it.  `hint` is the way out, a plain sentence or a question.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    severity: str = ERROR
    excerpt: str = ""
    width: int = 1
    hint: str = field(default="", kw_only=True)

    @property
    def is_error(self) -> bool:
        return self.severity == ERROR

    def as_json(self) -> dict[str, Any]:
        """Return the stable keys that `longtable check --json` prints."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
        }


MOST_SHOWN = 120  # characters of a source line that an excerpt shows


def render(problem: Problem) -> str:
    """Return the problem as a person reads it: the place, the cause and its code, the line, the way out."""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    lines = [f"{place}: {problem.severity}: {problem.message} [{problem.code}]"]
    if problem.excerpt.strip():
        excerpt = excerpt_of(problem)
        lines += [f"    {excerpt.line}", f"    {' ' * excerpt.column}{'^' * excerpt.width}"]
    if problem.hint:
        lines.append(f"  {problem.hint}")
    return "\n".join(_printable(line) for line in lines)


def _printable(text: str) -> str:
    return text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)


def render_all(problems: Iterable[Problem]) -> str:
    return "\n\n".join(render(problem) for problem in problems)


@frozen
class Excerpt:
    """A source line without its indentation; carets stand under `width` characters from `column` (from 0) on."""

    line: str
    column: int
    width: int


def excerpt_of(problem: Problem, most: int = MOST_SHOWN) -> Excerpt:
    """Return the source line, cut around the marked place when it is longer than `most` characters."""
    text = _printable(problem.excerpt)
    column = max(0, min(problem.column - 1, len(text)))
    start = 0 if column < most - 20 else column - most // 2
    shown = text[start : start + most]
    indent = len(shown) - len(shown.lstrip())
    caret = max(0, column - start - indent)
    return Excerpt(shown.strip(), caret, max(1, min(problem.width, len(shown) - indent - caret)))


# As a designer thinks: what the other files name comes before them.
FILES = ("scenario", "roles", "tracks", "issues", "decks", "headlines", "endings", "drift", "linkage", "facts", "text")


def in_order(problems: Iterable[Problem], folders: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Return the problems by folder, file and place, each once: a cause stands before its effects."""

    def rank(problem: Problem) -> tuple[int, int, str, int, int, str, str, str]:
        folder = next((k for k, each in enumerate(folders) if problem.file.startswith(f"{each}/")), len(folders))
        steps = problem.file.removesuffix(".toml").split("/")
        file = next((FILES.index(each) for each in reversed(steps[-2:]) if each in FILES), len(FILES))
        return folder, file, problem.file, problem.line, problem.column, problem.severity, problem.code, problem.message

    return tuple(sorted(dict.fromkeys(problems), key=rank))


def nearest(word: str, known: Iterable[str], *, least: float = 0.6) -> str | None:
    """Return the known word that `word` was probably meant to be, or None.  `least`: what they have in common."""
    from difflib import get_close_matches  # noqa: PLC0415  (only mistakes pay for this import)

    plain = {_plain(each): each for each in reversed(list(known))}
    found = get_close_matches(_plain(word[:80]), plain, n=1, cutoff=least)
    if not found:
        return next((each for key, each in plain.items() if len(key) > 1 and key in _plain(word[:80]).split("_")), None)
    return plain[found[0]]


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")


def did_you_mean(word: str, known: Iterable[str], *, prefix: str = "") -> str:
    """Return the question `did you mean "x"?`, or the list of what is known when it is short, or nothing."""
    words = list(known)
    guess = nearest(word, words)
    if guess is not None:
        return _('did you mean "{name}"?').format(name=prefix + guess)
    if 0 < len(words) <= 12:
        return _("known here: {names}").format(names=", ".join(prefix + each for each in words))
    return ""


Path = tuple[str | int, ...]


@frozen(kw_only=True)
class Fault:
    """A problem before its place is known: `path` leads to it through the scenario's tables.

    `on` says whether the key or the value is marked; `at` and `length` mark a part of a text value (an expression).
    `needs` are the paths that must be sound for this fault to mean anything (None: its own);
    `spoils` are further paths that hold a stand-in because of it.
    """

    path: Path
    code: str
    message: str
    hint: str = ""
    on: str = "value"
    severity: str = ERROR
    at: int | None = None
    length: int = 1
    needs: tuple[Path, ...] | None = None
    spoils: tuple[Path, ...] = ()

    @property
    def is_error(self) -> bool:
        return self.severity == ERROR


def shown(value: object) -> str:
    """Return any TOML value as a short phrase for a message, such as `the text "two"`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _('the text "{text}"').format(text=shortened(value))
    if isinstance(value, int):
        number = _("the number {number}").format(number=value) if abs(value) < 10**20 else ""
        return number or _("the number with more than 20 digits")
    if isinstance(value, float):
        return _("the fraction {number}").format(number=value)
    if isinstance(value, list):
        return _("a list")
    return _("a table") if isinstance(value, dict) else _("a date or time")


def shortened(text: str, most: int = 40) -> str:
    """Return a text on one line, printable, cut to `most` characters."""
    clean = "".join(char if char.isprintable() else " " for char in text[: most + 1])
    return clean if len(clean) <= most else clean[: most - 1] + "…"
