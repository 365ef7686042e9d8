"""Doubts: what can't come about is found, what may is left alone, and `allow` silences with a reason."""

from __future__ import annotations

import pytest

from game.cli.main import run
from game.design.lint import deep_problems, picture_problems
from game.scenario.expressions import parse
from game.scenario.library import scenario_names
from game.scenario.loading import load, load_files
from game.scenario.model import AT_THE_END
from game.scenario.reach import Reach
from game.scenario.walking import Context
from tests.scenario.support import load_changed, tiny_files


@pytest.fixture(scope="module")
def reach():
    return Reach(Context(load_files("tiny", tiny_files()).scenario))


@pytest.mark.parametrize(
    ("condition", "may_hold", "may_fail"),
    [
        ("track.water >= 2", True, True),
        ("track.water >= 2 and track.water <= 1", False, True),
        ("track.water >= 2 or track.water <= 1", True, False),
        ("settled.dam and not settled.dam", False, True),
        ('agreed.dam == "hill_keeps" and not settled.dam', False, True),
        ('agreed.dam == "hill_keeps" and agreed.dam == "shared_gates"', False, True),
        ('agreed.dam != "hill_keeps" or settled.dam', True, False),
        ("peace and not peace", False, True),
        ("round > 2", False, True),
        ("support.hill >= 10", True, True),
        ("support.hill > 10", False, True),
        ("durability >= 0", True, False),
    ],
)
def test_conditions_are_tried_on_every_case(reach, condition, may_hold, may_fail):
    """Where a name stands twice, both must have the same value."""
    node = parse(condition, scope=AT_THE_END, names=reach.context.names)

    assert (may_hold, may_fail) == (reach.can_be(True, node), reach.can_be(False, node))


def test_track_that_nothing_moves_stays_where_it_is():
    """A condition on a track goes only as far as effects can bring it."""
    files = tiny_files()
    files["tiny/drift.toml"] = ""
    found = Reach(Context(load_files("tiny", files).scenario)).tracks
    start = load_files("tiny", files).scenario.tracks["trust"].start

    assert start == found["trust"][0]  # only drift lowered it
    assert found["trust"][1] > start
    assert found["water"] == (0, 4)


def test_what_an_allowance_names_is_not_told():
    """`allow` silences its code, and no other."""
    before = load_changed("issues.toml", "values = { hill = 2, delta = -3 }", "values = { hill = -2, delta = 5 }")

    assert [problem.code for problem in before.problems] == ["same-values"]
    files = tiny_files()
    files["tiny/issues.toml"] = files["tiny/issues.toml"].replace(
        "{ hill = 2, delta = -3 }", "{ hill = -2, delta = 5 }"
    )
    entry = '{ code = "same-values", reason = "the ladder is a matter of taste" }, { code'
    files["tiny/scenario.toml"] = files["tiny/scenario.toml"].replace("{ code", entry, 1)

    assert load_files("tiny", files).problems == ()


@pytest.mark.parametrize("scenario", scenario_names())
def test_scenarios_of_the_game_raise_no_doubts(scenario):
    """Their files, their pictures and their zones."""
    loaded = load(scenario)

    assert loaded.problems == ()
    assert picture_problems(loaded) == ()
    assert deep_problems(loaded) == ()


def test_zone_outside_its_band_is_told_where_it_can_be_mended():
    """The deep check names the file, the share and the way out; `allow` silences it."""
    loaded = load_changed("roles.toml", '"6 - 2', '"-60 - 2')
    (problem, *_) = [each for each in deep_problems(loaded) if each.code == "zone-outside-band"]

    assert (problem.file, problem.severity) == ("tiny/scenario.toml", "warning")
    assert "%" in problem.message
    assert "walk-away" in problem.hint


def test_seat_without_anything_to_bargain_with_is_told():
    """A seat that would sign anything blocks nothing."""
    loaded = load_changed("roles.toml", '"6 - 2', '"-60 - 2')
    blockers = [each for each in deep_problems(loaded) if each.code == "never-blocks"]

    assert [each.file for each in blockers] == ["tiny/roles.toml"]
    assert blockers[0].message.startswith("hill alone is against 0.0%")


def test_command_tells_both_when_it_looks_deeper(tmp_path, monkeypatch, capsys):
    """`longtable check --deep` prints them with their lines; without it, nothing is doubted."""
    for path, text in tiny_files().items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace('"6 - 2', '"-60 - 2'), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert run(["check", "tiny", "--strict"]) == 0
    assert run(["check", "tiny", "--deep"]) == 0
    printed = capsys.readouterr().out
    assert "tiny/scenario.toml:2:1: warning: " in printed or "tiny/scenario.toml:2:9: warning: " in printed
    assert "[zone-outside-band]" in printed
    assert 'walk_away = "-60' in printed
    assert "[never-blocks]" in printed


def test_picture_that_is_not_there_is_told():
    """With a guess at what was meant."""
    loaded = load_changed("decks/hill.toml", "cost = 1", 'art = "handshak"\ncost = 1')
    (problem,) = picture_problems(loaded)

    assert (problem.code, problem.file) == ("missing-picture", "tiny/decks/hill.toml")
    assert problem.hint == 'did you mean "handshake"?'


def test_deep_check_says_nothing_about_a_scenario_with_errors():
    """Errors come first."""
    assert deep_problems(load_changed("roles.toml", "walk_away", "walkaway")) == ()
