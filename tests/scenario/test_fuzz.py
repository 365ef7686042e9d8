"""Whatever a scenario's files hold, loading answers with problems, never with an exception."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import toml_rs
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from game.scenario.loading import Loaded, load_files
from game.scenario.problems import render_all
from tests.scenario.support import tiny_files

FILES = sorted(tiny_files())
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
PIECES = [
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    '"""',
    "=",
    ".",
    ",",
    "\n",
    "#",
    "\\",
    "\0",
    "\ufeff",
    "é",
    "when = ",
    "[[",
    "]]",
    "- ",
    "9" * 30,
]
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(
        ["hill", "self", "fish.ladder", "track.water", "agreed.dam", "peace and", "1 if", "P01", "treaty"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


def check_answer(files: dict[str, str | bytes]) -> Loaded:
    """Load, and look at the answer as every front end does."""
    loaded = load_files("tiny", files)
    has_error = any(problem.is_error for problem in loaded.problems)

    assert has_error is (loaded.scenario is None)
    assert all(problem.line >= 1 and problem.column >= 1 and problem.width >= 1 for problem in loaded.problems)
    assert all(problem.message and problem.code and problem.file for problem in loaded.problems)
    assert "\x1b" not in render_all(loaded.problems)
    json.dumps([problem.as_json() for problem in loaded.problems])
    return loaded


@QUICK
@given(st.sampled_from(FILES), st.binary(max_size=60), st.floats(0, 1), st.integers(0, 40))
@example("tiny/roles.toml", b"\xff\xfe", 0.0, 0)
@example("tiny/roles.toml", b"\x00", 0.5, 3)
def test_bytes(file: str, junk: bytes, where: float, cut: int) -> None:
    """Bytes that are cut out, put in and broken give problems."""
    files = tiny_files()
    raw = str(files[file]).encode()
    at = int(where * len(raw))
    files[file] = raw[:at] + junk + raw[at + cut :]
    check_answer(files)


@QUICK
@given(st.sampled_from(FILES), st.lists(st.sampled_from(PIECES), max_size=4), st.floats(0, 1), st.integers(0, 6))
def test_pieces(file: str, pieces: list[str], where: float, cut: int) -> None:
    """Brackets, quotes and line ends in the wrong place give problems."""
    files = tiny_files()
    text = str(files[file])
    at = int(where * len(text))
    files[file] = text[:at] + "".join(pieces) + text[at + cut :]
    check_answer(files)


@QUICK
@given(st.sampled_from(FILES), st.randoms(use_true_random=False), st.integers(1, 3))
def test_lines(file: str, chance: Any, times: int) -> None:
    """Lines that are lost, doubled or moved to another file give problems."""
    files = tiny_files()
    lines = str(files[file]).split("\n")
    for _ in range(times):
        at = chance.randrange(len(lines))
        action = chance.choice(["drop", "double", "move", "borrow"])
        if action == "drop" and len(lines) > 1:
            del lines[at]
        elif action == "double":
            lines.insert(at, lines[at])
        elif action == "move":
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        else:
            lines.insert(at, chance.choice(str(files[chance.choice(FILES)]).split("\n")))
    files[file] = "\n".join(lines)
    check_answer(files)


def spots(table: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path in some data."""
    pairs = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    return [found for step, each in pairs for found in ((*path, step), *spots(each, (*path, step)))]


@QUICK
@given(
    st.sampled_from(FILES), st.floats(0, 0.999), VALUES, st.sampled_from(["set", "drop", "add"]), st.text(max_size=12)
)
def test_values_and_structure(file: str, where: float, value: Any, action: str, name: str) -> None:
    """Any value in any place, and keys that come and go, give problems or a sound scenario."""
    files = tiny_files()
    data = tomllib.loads(str(files[file]))
    paths = spots(data)
    path = paths[int(where * len(paths))]
    here: Any = data
    for step in path[:-1]:
        here = here[step]
    if action == "drop":
        del here[path[-1]]
    elif action == "add" and isinstance(here, dict):
        here[name] = value
    else:
        here[path[-1]] = value
    try:
        files[file] = toml_rs.dumps(data)
    except (TypeError, ValueError):  # no TOML can say this
        return
    check_answer(files)


@QUICK
@given(
    st.dictionaries(
        st.sampled_from([*FILES, "tiny/x.toml", "tiny/text/uk.toml", "other/roles.toml"]), st.text() | st.binary()
    )
)
def test_garbage_alone(files: dict[str, str | bytes]) -> None:
    """Files that never were a scenario give problems."""
    check_answer(files)
