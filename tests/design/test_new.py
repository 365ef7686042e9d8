"""A scenario of one's own: complete or extending, playable at once, and never over anything that is there."""

from __future__ import annotations

import re

import pytest

from game.bots.protocol import Bench
from game.cli.main import run
from game.design.new import complete, quoted
from game.scenario.library import scenario_names
from game.scenario.loading import load
from game.session.session import Session


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_new_scenario_is_sound_and_good(desk, capsys):
    """Nothing in it is doubted, not even by the deep check, and it is commented."""
    assert run(["new", "my-quarrel"]) == 0
    assert run(["check", "my-quarrel", "--deep", "--strict"]) == 0
    for path in (desk / "my-quarrel").rglob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith("#:schema ")
        assert (path.parent / path.read_text(encoding="utf-8").split()[1]).is_file()


@pytest.mark.parametrize("seed", range(3))
def test_new_scenario_plays_at_once(desk, seed):
    """Bots play it to the end."""
    run(["new", "my-quarrel"])
    session = Session.new(load("my-quarrel"), {"grower": "bot:easy", "school": "bot:easy"}, seed=seed)
    bench = Bench(session)
    while not session.is_over:
        bench.move()

    assert session.result().seats


@pytest.mark.parametrize("parent", scenario_names())
def test_scenario_can_begin_from_another(desk, parent, capsys):
    """The folder extends the other one, and changes nothing but the title until something is uncommented."""
    assert run(["new", "mine", "--from", parent]) == 0
    mine, other = load("mine"), load(parent)

    assert mine.problems == ()
    assert mine.scenario.issues == other.scenario.issues
    assert mine.scenario.head.title != other.scenario.head.title


@pytest.mark.parametrize("parent", scenario_names())
def test_examples_work_when_they_are_uncommented(desk, parent):
    """Every example of a change, but for what to leave out, makes a sound scenario."""
    run(["new", "mine", "--from", parent])
    for path in (desk / "mine").rglob("*.toml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        example = re.compile(r"# (\[[\w.]+\]|\w+ = .*)")
        mended = [line[2:] if example.fullmatch(line) and "remove" not in line else line for line in lines]

        assert path.name == "text" or mended != lines
        path.write_text("\n".join(mended) + "\n", encoding="utf-8")
    found = load("mine")

    assert found.errors == ()


def test_nothing_is_ever_overwritten(desk, capsys):
    """A folder with anything in it, a file, and a name that is no id are refused, and left as they are."""
    (desk / "full").mkdir()
    (desk / "full" / "notes.txt").write_text("mine")
    (desk / "file").write_text("mine")
    for name in ("full", "file", "two words", "é"):
        assert run(["new", name]) == 1
    told = capsys.readouterr().err

    assert "nothing is ever overwritten" in told
    assert "two-words" in told
    assert sorted(path.name for path in desk.rglob("*")) == ["file", "full", "notes.txt"]


def test_empty_folder_can_be_used(desk):
    """A folder that somebody made beforehand is fine."""
    (desk / "mine").mkdir()

    assert run(["new", "mine"]) == 0


def test_parent_must_be_sound_and_within_reach(desk, capsys):
    """A scenario that can't be found from the new folder can't be extended from there."""
    run(["new", "base"])
    (desk / "deep").mkdir()

    assert run(["new", "deep/mine", "--from", "base"]) == 1
    assert "put the new folder beside it" in capsys.readouterr().err
    assert run(["new", "mine", "--from", "nowhere"]) == 1
    (desk / "base" / "issues.toml").write_text("x = [")

    assert run(["new", "mine", "--from", "base"]) == 1
    assert not (desk / "mine").exists()


def test_texts_are_quoted_so_that_toml_reads_them():
    """Quotes and backslashes of a title survive."""
    assert quoted('a "b" \\ c\n') == '"a \\"b\\" \\\\ c "'


def test_template_mentions_every_file_kind():
    """All files that the guide speaks of are there to look at."""
    names = {name.partition("/")[0] for name in complete() if name.endswith(".toml")}

    assert {"scenario.toml", "roles.toml", "tracks.toml", "issues.toml", "headlines.toml", "drift.toml"} <= names
    assert {"endings.toml", "linkage.toml", "decks"} <= names
