"""The schemas agree with the model: what loads fits them, and what has the wrong shape does not."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import attrs
import pytest
from jsonschema import Draft202012Validator

from game.cli.main import run
from game.design.new import complete
from game.design.schema import KINDS, schema_line, schemas, written
from game.scenario import model
from game.scenario.library import scenario_names, scenario_roots
from tests.design.broken_rules import CASES, CORPUS, loaded
from tests.scenario.support import TINY

RULES = scenario_roots()[-1]
EVERY = schemas()
VALIDATORS = {path: Draft202012Validator(schema) for path, schema in EVERY.items()}
SHAPE = {"unknown-key", "missing-key", "wrong-type", "unknown-word"}  # codes that a schema must see too


def schema_of(file: str, *, changes: bool = False) -> str:
    """The schema that a file's first line would name."""
    return schema_line(file, changes=changes).partition("schema/")[2]


def faults(file: str, text: str, *, changes: bool = False) -> list[str]:
    errors = VALIDATORS[schema_of(file, changes=changes)].iter_errors(tomllib.loads(text))
    return [error.message for error in errors]


def test_schemas_are_schemas():
    """Each is valid by the draft that it names."""
    for schema in EVERY.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("scenario", scenario_names())
def test_scenarios_of_the_game_fit(scenario):
    """Every file fits its schema, and its first line names that schema by a path that is there."""
    folder = RULES / scenario
    changes = "extends" in tomllib.loads((folder / "scenario.toml").read_text(encoding="utf-8"))
    for path in folder.rglob("*.toml"):
        name = path.relative_to(folder).as_posix()
        text = path.read_text(encoding="utf-8")
        first = text.partition("\n")[0]
        named = path.parent / first.removeprefix("#:schema ")

        assert first.startswith("#:schema "), path
        assert (RULES / "schema" / schema_of(name, changes=changes)).resolve() == named.resolve()
        assert faults(name, text, changes=changes) == []


def test_other_sound_scenarios_fit():
    """The scenario that `longtable new` writes and the one of the tests fit."""
    texts = {name: text for name, text in complete().items() if name.endswith(".toml")}
    texts |= {f"{path.relative_to(TINY).as_posix()}": path.read_text(encoding="utf-8") for path in TINY.rglob("*.toml")}
    for name, text in texts.items():
        assert faults(name, text) == []


def shape_mistakes() -> list[tuple[str, str]]:
    """Cases whose only fault is the shape of one file, outside translations and entries of tables of seats."""
    found = []
    for case in CASES:
        problems = loaded(case).problems
        if len(problems) == 1 and problems[0].code in SHAPE and problems[0].file.startswith("tiny/"):
            file = problems[0].file.removeprefix("tiny/")
            if not file.startswith("text/"):
                found.append((case, file))
    return found


@pytest.mark.parametrize(("case", "file"), shape_mistakes())
def test_mistakes_of_shape_do_not_fit(case, file):
    """What the check calls a mistake of shape, an editor underlines as well."""
    path = CORPUS / case / file
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""

    assert faults(file, text)


def test_there_are_enough_mistakes_of_shape():
    assert len(shape_mistakes()) >= 20


def test_sound_cases_fit():
    """Files that only warn, or are wrong in other ways, are not underlined for their shape."""
    for case in CASES:
        if {problem.severity for problem in loaded(case).problems} <= {"warning"}:
            for path in (CORPUS / case).rglob("*.toml"):
                name = path.relative_to(CORPUS / case).as_posix()

                assert faults(name, path.read_text(encoding="utf-8-sig")) == [], case


def test_every_key_has_a_description():
    """Whoever points at a key reads what it means."""
    for path, schema in EVERY.items():
        for definition in [schema, *schema.get("$defs", {}).values()]:
            for name, each in definition.get("properties", {}).items():
                assert each.get("description"), f"{path}: {name}"


def test_every_class_of_the_model_is_in_a_schema():
    """Nothing of the model is forgotten."""
    classes = {each for each in vars(model).values() if isinstance(each, type) and attrs.has(each)} - {
        model.Rule,
        model.Cited,
        model.Scenario,
        model.Head,
    }
    named = {name for schema in EVERY.values() for name in schema.get("$defs", {})}

    assert {each.__name__.lower() for each in classes} <= named
    assert set(attrs.fields_dict(model.Head)) == set(EVERY["scenario.json"]["properties"])


def test_schemas_in_rules_are_up_to_date():
    """`longtable schema --out rules/schema` writes what stands there."""
    there = {path.relative_to(RULES / "schema").as_posix(): path for path in (RULES / "schema").rglob("*.json")}

    assert set(EVERY) == set(there)
    for name, path in there.items():
        assert written(EVERY[name]) == path.read_text(encoding="utf-8"), f"write {name} anew"


def test_command_writes_them(tmp_path, capsys):
    """The command says how many there are and how to name one; a place that can't be written is told."""
    assert run(["schema", "--out", str(tmp_path / "schema")]) == 0
    assert "#:schema schema/roles.json" in capsys.readouterr().out
    assert 2 * len(KINDS) == len(list((tmp_path / "schema").rglob("*.json")))
    json.loads((tmp_path / "schema" / "deck.json").read_text(encoding="utf-8"))
    (tmp_path / "file").write_text("x")

    assert run(["schema", "--out", str(tmp_path / "file" / "schema")]) == 1
    assert "can't be written" in capsys.readouterr().err
    assert Path(tmp_path / "file").read_text() == "x"
