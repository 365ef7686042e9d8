"""How problems are shown."""

from __future__ import annotations

from game.scenario.problems import Problem, did_you_mean, in_order, nearest, render, shown
from tests.scenario.support import load_changed


def test_problem_shows_line_caret_and_way_out() -> None:
    """A person reads the place, the line itself, what is meant in it, and what to do."""
    loaded = load_changed("issues.toml", 'consent = ["hill", "delta"]', 'consent = ["hil", "delta"]')

    assert render(loaded.problems[0]) == (
        "tiny/issues.toml:11:12: error: no role is called `hil` [dangling-name]\n"
        '    consent = ["hil", "delta"]\n'
        "               ^^^^^\n"
        '  did you mean "hill"?'
    )


def test_json_has_the_stable_keys() -> None:
    """Scripts read where and what it is, and what a person would be shown: the line itself and the way out."""
    loaded = load_changed("tracks.toml", "start = 2", "start = 9")

    assert loaded.problems[0].as_json() == {
        "file": "tiny/tracks.toml",
        "line": 5,
        "column": 9,
        "severity": "error",
        "code": "out-of-bounds",
        "message": "`start` is 9; the track goes from 0 to 4",
        "hint": "write a number from 0 to 4",
        "excerpt": "start = 9",
        "width": 1,
    }


def test_long_line_is_cut_around_the_mistake() -> None:
    """A caret far to the right still stands under what it marks."""
    line = "x" * 300 + "BAD" + "y" * 300
    text = render(Problem(file="f", line=1, column=301, code="c", message="m", excerpt=line, width=3))
    shown_line, carets = text.split("\n")[1:3]

    assert len(shown_line) <= 124
    assert shown_line[carets.index("^") : carets.rindex("^") + 1] == "BAD"


def test_control_characters_never_reach_the_terminal() -> None:
    """A source line is shown without escape sequences."""
    text = render(Problem(file="f", line=1, column=1, code="c", message="m", excerpt="a\x1b[31mb", width=1))

    assert "\x1b" not in text


def test_problems_come_in_order_and_once() -> None:
    """Problems are sorted by file and place; the same one is not repeated."""
    first = Problem(file="a", line=1, column=2, code="c", message="m")
    second = Problem(file="a", line=2, column=1, code="c", message="m")
    third = Problem(file="b", line=1, column=1, code="c", message="m")

    assert (first, second, third) == in_order([third, second, first, second])


def test_nearest_forgives_hyphens_case_and_typos() -> None:
    """A guess looks past spelling habits, and stays silent about strange words."""
    assert nearest("Hill-Town", ["hill_town", "delta"]) == "hill_town"
    assert nearest("dleta", ["hill_town", "delta"]) == "delta"
    assert nearest("zebra", ["hill_town", "delta"]) is None
    assert did_you_mean("zebra", ["hill_town", "delta"]) == "known here: hill_town, delta"
    assert did_you_mean("zebra", []) == ""


def test_values_are_shown_as_phrases() -> None:
    """Messages name any TOML value in words, however large."""
    assert shown("two") == 'the text "two"'
    assert shown(True) == "true"
    assert shown(10**5000) == "the number with more than 20 digits"
    assert shown([1]) == "a list"
    assert shown("x" * 100) == f'the text "{"x" * 39}…"'
