"""Records outlive their scenarios: what changed is named, and the copy in the record always plays on."""

from __future__ import annotations

import shutil

import pytest

from game.scenario.loading import load
from game.session.record import RecordError
from game.session.resuming import ScenarioChanged, resume
from game.session.session import Session
from tests.session.support import play_on
from tests.support import TINY


@pytest.fixture
def place(tmp_path):
    """A copy of the tiny scenario, and a saved game of it."""
    folder = tmp_path / "tiny"
    shutil.copytree(TINY, folder)
    session = Session.new(load(str(folder)), seed=3, folder=tmp_path / "games", origin=str(folder))
    play_on(session, 5).close()
    return folder, session


def change(folder, file, old, new):
    path = folder / file
    text = path.read_text()

    assert old in text
    path.write_text(text.replace(old, new))


def test_a_scenario_as_it_was_needs_no_question(place):
    """Nothing changed: the game goes on."""
    _, session = place
    resume(session.path).close()


def test_changed_texts_can_be_used_or_left(place):
    """Only words changed: the file is named, and both versions play on."""
    folder, session = place
    change(folder, "roles.toml", "Hill Town", "High Town")

    with pytest.raises(ScenarioChanged) as asked:
        resume(session.path)
    assert asked.value.files == ("tiny/roles.toml",)
    assert asked.value.same_rules
    new, old = resume(session.path, "current"), None
    assert new.compiled.scenario.roles["hill"].title == "High Town"
    new.close()
    old = resume(session.path, "stored")
    assert old.compiled.scenario.roles["hill"].title == "Hill Town"
    old.close()


def test_changed_rules_leave_the_copy_only(place):
    """A value changed: the copy plays on, the new files can't."""
    folder, session = place
    change(folder, "issues.toml", "values = { hill = 10, delta = -8 }", "values = { hill = 11, delta = -8 }")

    with pytest.raises(ScenarioChanged) as asked:
        resume(session.path)
    assert not asked.value.same_rules
    with pytest.raises(RecordError, match="copy in the record"):
        resume(session.path, "current")
    again = resume(session.path, "stored")
    assert list(again.state) == list(session.state)
    again.close()


def test_a_broken_scenario_leaves_the_copy(place):
    """Somebody is editing the scenario: the saved game does not mind."""
    folder, session = place
    (folder / "roles.toml").write_text("[hill\n")

    with pytest.raises(ScenarioChanged) as asked:
        resume(session.path)
    assert "tiny/roles.toml" in asked.value.files
    resume(session.path, "stored").close()


def test_a_scenario_that_is_gone_needs_no_question(place):
    """The folder was deleted: there is only the copy."""
    folder, session = place
    shutil.rmtree(folder)
    again = resume(session.path)

    assert list(again.state) == list(session.state)
    again.close()


def test_the_copy_holds_inherited_files_too(tmp_path):
    """A scenario that extends another plays on from its record alone."""
    session = Session.new(load("riyadh-short"), seed=9, folder=tmp_path, origin=str(tmp_path / "nowhere"))
    play_on(session, 20).close()
    again = resume(session.path)

    assert any(name.startswith("riyadh-2025/") for name in session.header.files)
    assert list(again.state) == list(session.state)
    again.close()


def test_another_length_is_kept_in_the_record(tmp_path):
    """A game of four rounds instead of two is still one when it is resumed."""
    session = Session.new(load(str(TINY)), seed=3, rounds=4, folder=tmp_path, origin=str(TINY))
    play_on(session, 15).close()
    again = resume(session.path)

    assert again.compiled.scenario.head.rules.rounds == 4
    assert list(again.state) == list(session.state)
    again.close()
