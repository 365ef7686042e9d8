"""20,000 mutated files of real scenarios: whatever they become, loading answers with problems, never with an exception.

`tests/scenario/test_fuzz.py` does the same more wildly with the tiny scenario.
"""

from __future__ import annotations

import json
import random
import tomllib
from functools import cache, lru_cache
from typing import Any

import pytest
import toml_rs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from game.design.new import complete
from game.scenario import extending, source
from game.scenario.loading import load, load_files
from game.scenario.problems import render_all

TOGETHER = 3  # files that are changed before each load: all problems of all files are told at once
SMALL, LARGE = 800, 34  # loads of each half of each kind, of the small scenarios and of the large one
assert 8 * (SMALL + LARGE) * TOGETHER >= 20_000

WORDS = [
    *[
        "self",
        "others",
        "all",
        "treaty",
        "accord",
        "peace",
        "round",
        "durability",
        "marks",
        "track.",
        "support.",
        "agreed.",
        "settled.",
        "not",
        "and",
        "or",
        "in",
    ],
    *[
        "if",
        "else",
        "==",
        "<=",
        "//",
        "%",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "=",
        ",",
        ".",
        "#",
        "'",
        "[[",
        "]]",
        "\\",
        "\\u",
        "-",
        "+",
        "0",
        "-1",
        "1e9",
        "0x1F",
        "1979-05-27",
        "inf",
        "true",
        "é",
        "漢",
    ],
    *('"', '"""', "'''"),
    *("9" * 20, "", "\n", "\r", "\t", "\x00", "\x1b", "\ufeff", "\u202e"),
]
VALUES: tuple[Any, ...] = (
    0, -1, 1, 99, 10**6, 2**62, 1.5, True, False, "", "x", "self", "track.", "agreed.x == 1", "1 if", "((((", "a" * 700,
    [], [0], ["x"], [[]], {}, {"x": 1}, {"by": 1}, [{"track": "x", "by": 1}], [{"support": "all", "by": -1}],
)  # fmt: skip


@cache
def scenarios(large: bool) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Real scenarios as files in memory, by name."""
    if large:
        return (("riyadh-short", tuple(load("riyadh-short").files.items())),)
    orchard = {f"orchard/{name}": text for name, text in complete().items() if name.endswith(".toml")}
    return (("warm-up", tuple(load("warm-up").files.items())), ("orchard", tuple(orchard.items())))


@pytest.fixture(autouse=True, scope="module")
def _each_file_is_parsed_once():
    """Only the file that was changed has to be parsed anew: 20,000 times the rest would take an hour."""
    original = source.read_document
    remembered = lru_cache(maxsize=200)(original)
    extending.read_document = remembered
    yield
    extending.read_document = original


def bytes_changed(text: str, chance: random.Random, _: Any) -> bytes:
    """Bytes that are cut out, put in, flipped and moved."""
    raw = bytearray(text.encode())
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(raw) + 1)
        action = chance.randrange(4)
        if action == 0:
            del raw[at : at + chance.choice((1, 1, 2, 8, 300))]
        elif action == 1:
            raw[at:at] = chance.randbytes(chance.choice((1, 1, 2, 9)))
        elif action == 2 and at < len(raw):
            raw[at] ^= 1 << chance.randrange(8)
        else:
            raw[at:at] = raw[chance.randrange(len(raw) + 1) :][:20]
    return bytes(raw)


def lines_changed(text: str, chance: random.Random, others: list[str]) -> str:
    """Lines that are lost, doubled, moved, joined, and taken from elsewhere."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        action = chance.randrange(6)
        if action == 0 and len(lines) > 1:
            del lines[at]
        elif action == 1:
            lines.insert(at, lines[at])
        elif action == 2:
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        elif action == 3:
            lines[at] += lines[(at + 1) % len(lines)]
        elif action == 4:
            lines.insert(at, chance.choice(chance.choice(others).split("\n")))
        else:
            words = lines[at].split(" ")
            words.insert(chance.randrange(len(words) + 1), chance.choice(WORDS))
            lines[at] = chance.choice(("", " ")).join(words)
    return "\n".join(lines)


def spots(table: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path in some data."""
    pairs = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    return [found for step, each in pairs for found in ((*path, step), *spots(each, (*path, step)))]


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def values_changed(text: str, chance: random.Random, _: Any) -> str:
    """Values of another type, out of bounds, or with words of expressions in them."""
    data = tomllib.loads(text)
    paths = spots(data)
    for _ in range(chance.randint(1, 2) if paths else 0):
        path = chance.choice(paths)
        try:
            here, step = at(data, path[:-1]), path[-1]
            old = here[step]
        except (KeyError, IndexError, TypeError):
            continue  # the change before took it away
        if isinstance(old, str) and chance.random() < 0.6:
            where = chance.randrange(len(old) + 1)
            here[step] = old[:where] + chance.choice(WORDS) + old[where + chance.choice((0, 1, 5)) :]
        else:
            here[step] = chance.choice(VALUES)
    return toml_rs.dumps(data)


def structure_changed(text: str, chance: random.Random, others: list[str]) -> str:
    """Keys and tables that go, come, change their names, or are those of another file."""
    data = tomllib.loads(text)
    paths = spots(data)
    for _ in range(chance.randint(1, 3) if paths else 0):
        path = chance.choice(paths)
        try:
            here, step = at(data, path[:-1]), path[-1]
            old = here[step]
        except (KeyError, IndexError, TypeError):
            continue
        action = chance.randrange(4)
        if action == 0:
            del here[step]
        elif action == 1 and isinstance(here, dict):
            here[chance.choice(("x", "when", "by", "track", "extends", "é", "", "A b", str(step)[::-1]))] = old
        elif action == 2:
            other = tomllib.loads(chance.choice(others))
            here[step] = at(other, chance.choice(spots(other) or [()]))
        else:
            here[step] = {"x": old} if chance.random() < 0.5 else [old, old]
    return toml_rs.dumps(data)


def survives(large: bool, kind: Any, chance: random.Random) -> None:
    """Mutate some files and load; whatever comes of it is a scenario without errors, or errors in plain words."""
    name, pairs = chance.choice(scenarios(large))
    files: dict[str, Any] = dict(pairs)
    others = list(files.values())
    for file in chance.sample(list(files), TOGETHER):
        try:
            files[file] = kind(files[file], chance, others)
        except (TypeError, ValueError, toml_rs.TOMLEncodeError):  # no TOML can say this: bytes then
            files[file] = bytes_changed(files[file], chance, others)
    loaded = load_files(name, files)

    assert any(problem.is_error for problem in loaded.problems) is (loaded.scenario is None)
    assert all(each.line >= 1 and each.column >= 1 and each.message and each.code for each in loaded.problems)
    assert "\x1b" not in render_all(loaded.problems[:20])
    json.dumps([problem.as_json() for problem in loaded.problems[:20]])


def _settings(count: int) -> settings:
    return settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


KINDS = [bytes_changed, lines_changed, values_changed, structure_changed]


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("kind", KINDS)
def test_small_scenarios_survive_mutations(kind, half):
    """Thousands of changes of each kind to the warm-up and to the scenario that `longtable new` writes."""

    @_settings(SMALL)
    @given(st.integers(0, 2**63))
    def mutate(seed: int) -> None:
        survives(False, kind, random.Random(seed * 2 + half))

    mutate()


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("kind", KINDS)
def test_large_scenario_survives_mutations(kind, half):
    """The same for a scenario of four seats that extends another."""

    @_settings(LARGE)
    @given(st.integers(0, 2**63))
    def mutate(seed: int) -> None:
        survives(True, kind, random.Random(seed * 2 + half))

    mutate()
