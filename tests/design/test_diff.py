"""What changed between two scenarios is told by id, and with what it did to the game."""

from __future__ import annotations

import json

import pytest

from game.cli.main import run
from game.design.differences import Change, Sense, differences_between
from game.scenario.loading import load, load_files
from tests.scenario.support import TINY, tiny_files


def changed(*edits: tuple[str, str, str]):
    files = tiny_files()
    for file, old, new in edits:
        assert old in files[f"tiny/{file}"]
        files[f"tiny/{file}"] = files[f"tiny/{file}"].replace(old, new, 1)
    loaded = load_files("tiny", files)

    assert loaded.scenario is not None, loaded.errors
    return loaded.scenario


def told(*edits: tuple[str, str, str]):
    found = differences_between(changed(), changed(*edits))
    return [(each.where, each.change, each.sense) for each in found]


@pytest.mark.parametrize(
    ("edit", "where", "change", "sense"),
    [
        (
            ("issues.toml", "delta = 9 }", "delta = 8 }"),
            "issues.dam.options.shared_gates.values.delta",
            "changed",
            "value",
        ),
        (("issues.toml", '"A shared board"', '"A board"'), "issues.dam.options.shared_gates.title", "changed", "text"),
        (("roles.toml", '"6 - 2', '"7 - 2'), "roles.hill.walk_away", "changed", "value"),
        (("decks/hill.toml", "cost = 1", "cost = 2"), "decks.hill.half_shut.cost", "changed", "value"),
        (("endings.toml", "track.trust == 0", "track.trust <= 1"), "endings.silence.when", "changed", "condition"),
        (("scenario.toml", "rounds = 2", "rounds = 3"), "head.rules.rounds", "changed", "value"),
        (("decks/delta.toml", "[old_wells]", "[wells]"), "decks.delta.old_wells", "removed", "element"),
    ],
)
def test_change_is_told_by_id(edit, where, change, sense):
    """Where it is, what happened, and what it is about."""
    assert (where, Change(change), Sense(sense)) in told(edit)


def test_effects_are_told_one_by_one():
    """One effect goes, another comes; the others are not mentioned."""
    edit = ("decks/hill.toml", '{ track = "water", by = -1 }', '{ track = "water", by = -2 }')

    assert told(edit) == [
        ("decks.hill.half_shut.effects", Change.REMOVED, Sense.EFFECT),
        ("decks.hill.half_shut.effects", Change.ADDED, Sense.EFFECT),
    ]


def test_order_of_endings_counts():
    """The first that holds is told, so another order is another scenario."""
    text = tiny_files()["tiny/endings.toml"]
    first, second, last = (f"[{part}" for part in text.split("[")[1:])
    files = {**tiny_files(), "tiny/endings.toml": f"{second}\n{first}\n{last}"}
    found = differences_between(changed(), load_files("tiny", files).scenario)

    assert [(each.path, each.change) for each in found] == [(("endings",), Change.MOVED)]


def test_same_scenario_has_no_differences():
    """Comments, spaces and files do not matter."""
    assert told(("issues.toml", "[dam]", "# the dam\n\n[dam]")) == []
    scenario = load("riyadh-2025").scenario

    assert differences_between(scenario, scenario) == ()


def test_differences_can_be_read_backwards():
    """What was added one way is removed the other way."""
    here, there = load("riyadh-2025").scenario, load("riyadh-short").scenario
    opposite = {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED}
    forward = {(each.where, each.change) for each in differences_between(here, there)}
    backward = {(each.where, opposite.get(each.change, each.change)) for each in differences_between(there, here)}

    assert forward == backward


def write(folder, files):
    for name, text in files.items():
        path = folder / name.removeprefix("tiny/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_command_tells_what_a_change_did_to_the_zone(tmp_path, capsys):
    """In words, and as JSON with stable keys."""
    files = tiny_files()
    files["tiny/issues.toml"] = files["tiny/issues.toml"].replace("delta = 9 }", "delta = 1 }", 1)
    write(tmp_path / "other", files)

    assert run(["diff", str(TINY), str(tmp_path / "other")]) == 0
    out = capsys.readouterr().out

    assert "~ issues.dam.options.shared_gates.values.delta (The dam, A shared board, Delta Town)  9 → 1" in out
    assert "  Hill Town alone stands in the way of" in out
    assert "Packages that beat walking away for every seat" in out
    assert run(["diff", str(TINY), str(tmp_path / "other"), "--json", "--balance", "-n", "20"]) == 0
    data = json.loads(capsys.readouterr().out)

    assert {"differences", "same_rules", "zone", "balance"} == set(data)
    assert data["differences"] == [
        {
            "path": "issues.dam.options.shared_gates.values.delta",
            "change": "changed",
            "sense": "value",
            "before": 9,
            "after": 1,
        }
    ]
    assert data["zone"]["before"]["feasible_share"] >= data["zone"]["after"]["feasible_share"]


def test_command_says_when_only_words_changed(tmp_path, capsys):
    """Texts change no rule, so nothing has to be weighed."""
    files = tiny_files()
    files["tiny/issues.toml"] = files["tiny/issues.toml"].replace("A shared board", "A board for both", 1)
    write(tmp_path / "other", files)

    assert run(["diff", str(TINY), str(tmp_path / "other")]) == 0
    out = capsys.readouterr().out

    assert "“A shared board” → “A board for both”" in out
    assert "No rule has changed" in out


def test_changed_translations_are_told(tmp_path, capsys):
    """A text that says something else in another language, and a language that is new."""
    files = {**tiny_files(), "tiny/text/uk.toml": '[roles.hill]\ntitle = "Гора"\naims = ["Гребля", "Плата"]\n'}
    write(tmp_path / "one", files)
    files["tiny/text/uk.toml"] = '[roles.hill]\ntitle = "Місто на горі"\naims = ["Гребля", "Плата"]\n'
    write(tmp_path / "other", {**files, "tiny/text/de.toml": '[roles.hill]\ntitle = "Bergstadt"\n'})

    assert run(["diff", str(tmp_path / "one"), str(tmp_path / "other")]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert "~ text.uk.roles.hill.title (Hill Town)  “Гора” → “Місто на горі”" in lines
    assert "+ text.de  roles" in lines
    assert len([line for line in lines if line[:2] in ("~ ", "+ ", "− ")]) == 2


def test_broken_scenario_can_not_be_compared(tmp_path, capsys):
    """Its problems are told, with exit code 1."""
    write(tmp_path / "other", {**tiny_files(), "tiny/issues.toml": "x = ["})

    assert run(["diff", str(TINY), str(tmp_path / "other")]) == 1
    assert "`[` is never closed" in capsys.readouterr().err
