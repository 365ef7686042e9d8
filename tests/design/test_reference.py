"""The reference says what the model says, and every message can be looked up."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

import game
from game.design.reference import CLASSES, EFFECTS, reference
from game.scenario import model
from game.scenario.codes import ERRORS, WARNINGS
from game.scenario.library import scenario_roots
from game.scenario.structure import structure
from tests.scenario.support import load_changed

PAGE = reference()


def test_reference_is_up_to_date():
    """`python -m game.design.reference` writes what stands in rules/reference.md."""
    there = (scenario_roots()[-1] / "reference.md").read_text(encoding="utf-8")

    assert there == PAGE, "run: python -m game.design.reference"


def test_every_class_and_key_is_told():
    """No key of the model is left out."""
    told = {each[0] for each in CLASSES} | {model.Cited}
    classes = {each for each in vars(model).values() if isinstance(each, type) and attrs.has(each)}

    assert classes - {model.Rule, model.Scenario} == told
    for each in told:
        for name in attrs.fields_dict(each):
            assert f"| `{name}` |" in PAGE


def test_examples_of_effects_are_effects():
    """Each example in the table of effects can be written in a card; only its names are of another scenario."""
    for example, _ in EFFECTS:
        loaded = load_changed("decks/hill.toml", "effects = [{ track", f"effects = [{example}, {{ track")

        assert {"dangling-name"} >= {problem.code for problem in loaded.errors}, example


def test_every_code_in_the_program_is_explained():
    """What a check can say has an entry, and every entry is of something that can be said."""
    folder = Path(game.__file__).parent
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in [*(folder / "scenario").glob("*.py"), folder / "design" / "lint.py"]
        if path.name != "codes.py"
    )
    known = {*ERRORS, *WARNINGS}
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', sources))

    assert known <= quoted
    assert {word for word in quoted - known if "-" in word} <= {
        "utf-8-sig",
        "riyadh-2025",
        "reading-list",
        "sensitive-topics",
    }
    for code in known:
        assert f"`{code}`" in PAGE or f"### {code}" in PAGE


def test_structure_knows_what_to_call_every_class():
    """A missing or unknown key of any class gives a message, not a crash."""
    broken = {"head": {"allow": [{}], "rules": {"x": 1}, "durability": {"x": 1}}}
    _, faults = structure(broken, "x")

    assert {"missing-key", "unknown-key"} == {fault.code for fault in faults}
