"""What the tests of the scenario layer share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from game.scenario.loading import Loaded, load_files

if TYPE_CHECKING:
    from game.scenario.problems import Problem

TINY = Path(__file__).parent.parent / "scenarios" / "tiny"


@cache
def _tiny() -> tuple[tuple[str, str], ...]:
    paths = sorted(TINY.rglob("*.toml"))
    return tuple((f"tiny/{path.relative_to(TINY).as_posix()}", path.read_text(encoding="utf-8")) for path in paths)


def tiny_files(name: str = "tiny") -> dict[str, str | bytes]:
    """The files of the tiny scenario, as a record carries them, under another name if wanted."""
    return {path.replace("tiny/", f"{name}/", 1): text for path, text in _tiny()}


def load_changed(file: str, old: str | None, new: str | bytes) -> Loaded:
    """Load the tiny scenario with one change in one file (`old` None: the whole file is `new`)."""
    files = tiny_files()
    path = f"tiny/{file}"
    if old is not None:
        before = files[path]

        assert isinstance(before, str)
        assert isinstance(new, str)
        assert old in before, f"{old!r} is not in {file}"
        new = before.replace(old, new, 1)
    files[path] = new
    return load_files("tiny", files)


def said(problem: Problem) -> str:
    """One problem in one line: place, severity, code, message and hint."""
    file = problem.file.removeprefix("tiny/")
    place = f"{file}:{problem.line}:{problem.column}+{problem.width}"
    hint = f" | {problem.hint}" if problem.hint else ""
    return f"{place} {problem.severity} {problem.code}: {problem.message}{hint}"
