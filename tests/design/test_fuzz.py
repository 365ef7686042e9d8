"""20,000 mutated scenarios: whatever becomes of them, nothing answers with an exception.

Each load is of a real scenario with one file changed: its bytes, lines, values or structure, or one key in the game's
own terms.  What is unsound gives problems in plain words; what is sound is compiled and looked at, and some of it is
played, told and printed.  `tests/scenario/test_fuzz.py` does the same more wildly with the tiny scenario.
"""

from __future__ import annotations

import json
import random
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import pytest
import toml_rs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from game.design.lint import picture_problems
from game.design.new import complete
from game.print.book import PARTS, print_scenario
from game.print.grid import PAPERS
from game.scenario import extending, source
from game.scenario.compiling import CompileError, compile_scenario
from game.scenario.loading import Loaded, load, load_files
from game.scenario.problems import render_all
from tests.design.mutations import WILD, bytes_changed, terms_changed
from tests.support import random_states

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = (*WILD, terms_changed)
HALVES = 2  # of each kind, so that two processors share the work
LOADS = {"orchard": 1760, "warm-up": 220, "riyadh-short": 20}  # in each half of each kind
assert len(KINDS) * HALVES * sum(LOADS.values()) >= 20_000

PLAYED, PRINTED = 40, 400  # one of so many sound ones


@cache
def original(name: str) -> Loaded:
    """A real scenario: one that comes with the game, or the one that `longtable new` writes."""
    if name != "orchard":
        return load(name)
    return load_files(name, {f"{name}/{file}": text for file, text in complete().items() if file.endswith(".toml")})


@pytest.fixture(autouse=True, scope="module")
def _each_file_is_parsed_once():
    """Only the file that was changed has to be parsed anew."""
    parsing = source.read_document
    remembered = lru_cache(maxsize=200)(parsing)
    extending.read_document = remembered
    yield
    extending.read_document = parsing


def mutated(name: str, kind: Callable[..., Any], chance: random.Random) -> dict[str, Any]:
    """The files of a scenario, one of them changed."""
    loaded = original(name)
    files: dict[str, Any] = dict(loaded.files)
    path = chance.choice([file for file in files if kind is not terms_changed or "/text/" not in file])
    try:
        files[path] = kind(path.partition("/")[2], files[path], chance, loaded)
    except (TypeError, ValueError, toml_rs.TOMLEncodeError):  # no TOML can say this: bytes then
        files[path] = bytes_changed(path, files[path], chance, loaded)
    return files


def survives(name: str, kind: Callable[..., Any], chance: random.Random) -> bool:
    """Mutate and load; whatever comes of it is a scenario without errors, or errors in plain words."""
    loaded = load_files(name, mutated(name, kind, chance))

    assert any(problem.is_error for problem in loaded.problems) is (loaded.scenario is None)
    assert all(each.line >= 1 and each.column >= 1 and each.message and each.code for each in loaded.problems)
    assert "\x1b" not in render_all(loaded.problems[:20])
    json.dumps([problem.as_json() for problem in loaded.problems[:20]])
    if loaded.scenario is not None:
        is_usable(loaded, chance)
    return loaded.scenario is not None


def is_usable(loaded: Loaded, chance: random.Random) -> None:
    """What is sound can be looked at, compiled, played and printed."""
    picture_problems(loaded)
    try:
        compiled = compile_scenario(loaded.scenario)
    except CompileError:  # too large for the tables, which is said in words
        return
    if chance.randrange(PLAYED) == 0:
        for _ in random_states(compiled, seed=chance.randrange(99)):
            pass
    if chance.randrange(PRINTED) == 0:
        assert print_scenario(compiled, PAPERS["a4"], [chance.choice(PARTS)]).pages


def _settings(count: int) -> settings:
    return settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


def survivors(name: str, kind: Callable[..., Any], half: int) -> list[bool]:
    """Mutate a scenario as often as `LOADS` says; return of each mutant whether it is sound."""
    sound: list[bool] = []

    @_settings(LOADS[name])
    @given(st.integers(0, 2**63))
    def mutate(seed: int) -> None:
        sound.append(survives(name, kind, random.Random(seed * HALVES + half)))

    mutate()
    return sound


@pytest.mark.slow
@pytest.mark.parametrize("half", range(HALVES))
@pytest.mark.parametrize("kind", KINDS)
def test_scenarios_survive_mutations(kind, half):
    """Thousands of changes of each kind to scenarios small and large, one of which extends another."""
    sound = [each for name in LOADS for each in survivors(name, kind, half)]

    assert len(sound) >= sum(LOADS.values())
    if kind is terms_changed:  # what is unsound reaches nothing but the checks
        assert sum(sound) > len(sound) // 3
