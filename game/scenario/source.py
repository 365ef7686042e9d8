"""Reading TOML files that may come from anybody: bounded, and with a place for everything that is wrong.

tomllib gives the data.  Places (line and column of every key and value) are worked out by positions.py only when a
problem needs them, so that a sound scenario costs no second parse.
"""

from __future__ import annotations

import re
import stat
import tomllib
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field, frozen

from game.scenario.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from game.scenario.positions import Places

LARGEST_FILE = 256 * 1024
LARGEST_FOLDER = 4 * 1024 * 1024
MOST_FILES = 64
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


@frozen
class Folder:
    """The files of one scenario folder: raw contents by path inside it, and what could not be read.

    `shown` is how problems name the folder, `id` is how a record keeps it.
    """

    id: str
    shown: str
    files: dict[str, bytes | str] = field(factory=dict)
    problems: tuple[Problem, ...] = ()

    def named(self, file: str) -> str:
        return f"{self.shown}/{file}" if self.shown else file


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


# ---- folders ----------------------------------------------------------------------------------------------------


def read_folder(folder: Path, scenario_id: str, shown: str) -> Folder:
    """Read every scenario file of a folder.  Never raises: what can't be read becomes a problem."""
    made = Folder(scenario_id, shown)
    problems: list[Problem] = []
    try:
        root = folder.resolve(strict=True)
        for name in _accepted(_listed(root), made, problems):
            content = _read_file(root, name, made, problems)
            if content is not None:
                made.files[name] = content
    except (OSError, ValueError, RuntimeError) as error:
        problems.append(_file_problem(made.named("scenario.toml"), "unreadable", f"can't be read: {_reason(error)}"))
    return _bounded(made, problems)


def folder_from(scenario_id: str, files: Mapping[str, bytes | str]) -> Folder:
    """Return a folder out of a mapping that holds the files of several (`river/issues.toml`)."""
    start = f"{scenario_id}/"
    own = {name[len(start) :]: content for name, content in files.items() if name.startswith(start)}
    made = Folder(scenario_id, scenario_id)
    problems: list[Problem] = []
    made.files.update({name: own[name] for name in _accepted(list(own), made, problems)})
    return _bounded(made, problems)


def _bounded(folder: Folder, problems: list[Problem]) -> Folder:
    """Return the folder with its problems, and without its files if they are too much to read."""
    size = sum(len(content) for content in folder.files.values())
    if size > LARGEST_FOLDER:
        message = f"the files of this scenario are larger than {LARGEST_FOLDER // 1024**2} MiB together"
        problems.append(_file_problem(folder.named("scenario.toml"), "file-too-large", message))
        folder.files.clear()
    return evolve(folder, problems=tuple(problems))


def _listed(root: Path) -> list[str]:
    """Return the names of the TOML files in a folder and in its known subfolders."""
    names = [entry.name for entry in root.iterdir()]
    for subfolder in FOLDERS:
        if subfolder in names and (root / subfolder).is_dir():
            names += [f"{subfolder}/{entry.name}" for entry in (root / subfolder).iterdir()]
    return [name for name in names if name.endswith(".toml") and not name.rpartition("/")[2].startswith(".")]


def _accepted(names: list[str], folder: Folder, problems: list[Problem]) -> Iterator[str]:
    """Yield the names that a scenario's files have, in order; others, and too many, are problems."""
    if len(names) > MOST_FILES:
        message = f"this folder has {len(names)} TOML files; the most is {MOST_FILES}"
        problems.append(_file_problem(folder.named("scenario.toml"), "too-many-files", message))
    for name in sorted(names)[:MOST_FILES]:
        if _is_scenario_file(name, folder, problems):
            yield name


def _is_scenario_file(name: str, folder: Folder, problems: list[Problem]) -> bool:
    """Tell whether a scenario may have a file of this name; if not, say so."""
    subfolder, _, file = name.rpartition("/")
    if name in SECTION_OF_FILE:
        return True
    if subfolder == "decks" and re.fullmatch(r"[a-z][a-z0-9_]{0,39}\.toml", file):
        return True
    if subfolder == "text" and re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?\.toml", file):
        return True
    if subfolder == "decks":
        plain = re.sub(r"[^a-z0-9]+", "_", file.removesuffix(".toml").lower()).strip("_")
        message, hint = "a deck is called as its role: decks/ROLE.toml", f"call it decks/{plain or 'ROLE'}.toml"
    elif subfolder == "text":
        message = "a translation is called as its language, such as text/uk.toml"
        hint = "call it by the two or three letters of the language: en, de, fr, uk …"
    else:
        message, hint = "a scenario has no file of this name", did_you_mean(name, SECTION_OF_FILE)
    problems.append(_file_problem(folder.named(name), "unknown-file", message, hint))
    return False


def _read_file(root: Path, name: str, folder: Folder, problems: list[Problem]) -> bytes | None:
    """Return the bytes of one file, or None with a problem."""
    path = root / name
    shown = folder.named(name)
    try:
        if not path.resolve().is_relative_to(root):
            message = "this is a link that leads out of the scenario's folder"
            problems.append(_file_problem(shown, "outside-folder", message, "put the file itself here"))
            return None
        mode = path.stat()
        if not stat.S_ISREG(mode.st_mode):
            message = "this is a folder, not a file" if stat.S_ISDIR(mode.st_mode) else "this is not a plain file"
            problems.append(_file_problem(shown, "not-a-file", message))
            return None
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (OSError, ValueError, RuntimeError) as error:
        problems.append(_file_problem(shown, "unreadable", f"can't be read: {_reason(error)}"))
        return None


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or "it is no usable path").lower()


def _file_problem(file: str, code: str, message: str, hint: str = "") -> Problem:
    return Problem(file=file, line=1, column=1, code=code, message=message, hint=hint)


# ---- files ------------------------------------------------------------------------------------------------------


def read_document(content: bytes | str, shown: str) -> Document:
    """Parse one file.  Never raises: the document says what is wrong with it."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > LARGEST_FILE:
        message = f"this file is larger than {LARGEST_FILE // 1024} KiB"
        return Document(shown, problems=(_file_problem(shown, "file-too-large", message),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Document(shown, problems=(_encoding_problem(raw, error.start, shown),))
    if "\0" in text:
        at = text.index("\0")
        message, hint = "this file holds a NUL byte: it is not plain text", "save it again as UTF-8 text"
        return Document(shown, text, problems=(problem_at(shown, text, at, 1, "nul-byte", message, hint),))
    return _parse(text, shown)


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
            return _file_problem(shown, "bad-encoding", f"this file is saved as {name}", "save it as UTF-8")
    before = raw[:at].decode("utf-8", "replace").removeprefix("\ufeff")
    rest = raw[at : at + 200].split(b"\n")[0].decode("latin-1")
    message = f"the byte {raw[at]:#04x} is not UTF-8"
    return problem_at(shown, before + rest, len(before), 1, "bad-encoding", message, "save the file as UTF-8")


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
        message = f"this key has more than {MOST_DOTS} parts"
        return problem_at(
            shown, text, dotted.start(), 1, "too-deep", message, "no key of a scenario has more than four"
        )
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
            message = f"brackets are nested more than {DEEPEST} deep here"
            return problem_at(shown, text, found.start(), 1, "too-deep", message, "close some of them first")
    return None
