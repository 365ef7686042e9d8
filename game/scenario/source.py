"""Reading TOML files that may come from anybody: bounded, and with a place for everything that is wrong.

tomllib gives the data.  Places (line and column of every key and value) are worked out by positions.py only when a
problem needs them, so that a sound scenario costs no second parse.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from attrs import define

from game.scenario.problems import Problem
from game.speech.language import _

if TYPE_CHECKING:
    from game.scenario.positions import Places

LARGEST_FILE = 256 * 1024
DEEPEST, MOST_DOTS = 12, 12
BYTE_ORDER_MARKS = {  # the longer ones first: UTF-32 begins as UTF-16 does
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}

SECTION_OF_FILE = {
    "scenario.toml": "head",
    "roles.toml": "roles",
    "tracks.toml": "tracks",
    "issues.toml": "issues",
    "headlines.toml": "headlines",
    "endings.toml": "endings",
    "drift.toml": "drift",
    "linkage.toml": "linkage",
    "facts.toml": "facts",
}
FOLDERS = ("decks", "text")


@define
class Document:
    """One TOML file: its text, its data (None if it can't be read as TOML) and its problems."""

    shown: str
    text: str = ""
    data: dict[str, Any] | None = None
    problems: tuple[Problem, ...] = ()
    _places: Places | None = None

    @property
    def places(self) -> Places:
        """Where everything stands, worked out at the first question."""
        if self._places is None:
            from game.scenario.positions import Places  # noqa: PLC0415  (only mistakes pay for this import)

            self._places = Places(self.text, self.data or {})
        return self._places


def file_problem(file: str, code: str, message: str, hint: str = "") -> Problem:
    return Problem(file=file, line=1, column=1, code=code, message=message, hint=hint)


def read_document(content: bytes | str, shown: str) -> Document:
    """Parse one file.  Never raises: the document says what is wrong with it."""
    text, wrong = decoded(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content, shown)
    return _parse(text, shown) if wrong is None else Document(shown, text, problems=(wrong,))


def decoded(raw: bytes, shown: str) -> tuple[str, Problem | None]:
    """Return a file's text, and what keeps it from being one."""
    if len(raw) > LARGEST_FILE:
        message = _("this file is larger than {most} KiB").format(most=LARGEST_FILE // 1024)
        return "", file_problem(shown, "file-too-large", message)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", _encoding_problem(raw, error.start, shown)
    if "\0" in text:
        message, hint = _("this file holds a NUL byte: it is not plain text"), _("save it again as UTF-8 text")
        return text, problem_at(shown, text, text.index("\0"), 1, "nul-byte", message, hint)
    return text, None


def _parse(text: str, shown: str) -> Document:
    from_bounds = _too_deep(text, shown)
    if from_bounds is not None:
        return Document(shown, text, problems=(from_bounds,))
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError, OverflowError) as error:
        from game.scenario.syntax import explain  # noqa: PLC0415  (only mistakes pay for this import)

        why = explain(text, str(error))
        found = problem_at(shown, text, why.at, why.length, why.code, why.message, why.hint)
        return Document(shown, text, problems=(found,))
    return Document(shown, text, data)


def problem_at(shown: str, text: str, at: int, width: int, code: str, message: str, hint: str = "") -> Problem:
    """Return a problem at a character offset of a text."""
    at = max(0, min(at, len(text)))
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)].rstrip("\r")
    return Problem(
        file=shown,
        line=text.count("\n", 0, at) + 1,
        column=at - start + 1,
        code=code,
        message=message,
        excerpt=line,
        width=width,
        hint=hint,
    )


def _encoding_problem(raw: bytes, at: int, shown: str) -> Problem:
    for mark, name in BYTE_ORDER_MARKS.items():
        if raw.startswith(mark):
            message = _("this file is saved as {encoding}").format(encoding=name)
            return file_problem(shown, "bad-encoding", message, _("save it as UTF-8"))
    before = raw[:at].decode("utf-8", "replace").removeprefix("\ufeff")
    rest = raw[at : at + 200].split(b"\n")[0].decode("latin-1")
    message = _("the byte {byte} is not UTF-8").format(byte=f"{raw[at]:#04x}")
    return problem_at(shown, before + rest, len(before), 1, "bad-encoding", message, _("save the file as UTF-8"))


# ---- bounds before parsing --------------------------------------------------------------------------------------

# Strings and comments, the unclosed ones too (which end with their line, or with the file).
QUOTED = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\\?\Z)|'
    r"'''.*?(?:'{3,5}|\Z)|"
    r'"(?:\\[^\n]|[^"\\\n])*(?:"|\\?(?=\n|\Z))|'
    r"'[^'\n]*(?:'|(?=\n)|\Z)|#[^\n]*",
    re.DOTALL,
)
BRACKET = re.compile(r"[\[\]{}]")
INNERMOST = re.compile(r"[\[{][^\[\]{}]*[\]}]")
DOTTED = re.compile(rf"(?<![\w\"'-])(?:[\w\"'-]+[ \t]*\.[ \t]*){{{MOST_DOTS}}}")


def blanked(text: str) -> str:
    """Return the text, as long as before, with `"` for every character of a string and spaces for comments."""
    return QUOTED.sub(lambda found: (" " if found.group()[0] == "#" else '"') * len(found.group()), text)


def _too_deep(text: str, shown: str) -> Problem | None:
    """Say so if brackets nest, or keys are dotted, deeper than any parser should follow."""
    plain = blanked(text)
    dotted = DOTTED.search(plain)
    if dotted is not None:
        message = _("this key has more than {most} parts").format(most=MOST_DOTS)
        hint = _("no key of a scenario has more than four")
        return problem_at(shown, text, dotted.start(), 1, "too-deep", message, hint)
    peeled, layers = INNERMOST.sub("", plain), 1
    while layers <= DEEPEST and len(peeled) < len(plain):
        layers, (plain, peeled) = layers + 1, (peeled, INNERMOST.sub("", peeled))
    if layers + peeled.count("[") + peeled.count("{") <= DEEPEST:
        return None
    return _deepest(text, shown)


def _deepest(text: str, shown: str) -> Problem | None:
    """Find the bracket that goes too deep, if one does."""
    depth = 0
    for found in BRACKET.finditer(blanked(text)):
        depth = depth + 1 if found.group() in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            message = _("brackets are nested more than {most} deep here").format(most=DEEPEST)
            return problem_at(shown, text, found.start(), 1, "too-deep", message, _("close some of them first"))
    return None
