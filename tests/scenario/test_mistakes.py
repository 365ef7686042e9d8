"""Several mistakes at once: all are said, and none that only follows from another (single ones: tests/broken_rules)."""

from __future__ import annotations

from tests.scenario.support import load_changed, said


def test_unread_file_is_the_only_thing_said() -> None:
    """What depends on a file that can't be read is not reported on top of it."""
    for file in (
        "roles.toml",
        "tracks.toml",
        "issues.toml",
        "decks/hill.toml",
        "endings.toml",
        "facts.toml",
        "scenario.toml",
    ):
        loaded = load_changed(file, None, "x = [")

        assert [f"{file}:1:5+1 error unclosed-bracket: `[` is never closed | add ]"] == [
            said(it) for it in loaded.problems
        ]


def test_all_problems_are_reported_at_once() -> None:
    """Mistakes in different places are all found in one run."""
    loaded = load_changed(
        "tracks.toml",
        None,
        '[water]\ntitle = 3\nhigh = "4"\nstrat = 2\n'
        '[trust]\ntitle = "Trust"\nlow = 5\nhigh = 4\n[Bad-Id]\ntitle = "x"\n',
    )

    assert [said(it) for it in loaded.problems] == [
        'tracks.toml:2:9+1 error wrong-type: `title` must be a text in quotes, not the number 3 | write "3"',
        'tracks.toml:3:8+3 error wrong-type: `high` must be a whole number, not the text "4" | write 4 without quotes',
        'tracks.toml:4:1+5 error unknown-key: a track has no key `strat` | did you mean "start"?',
        (
            "tracks.toml:8:8+1 error out-of-bounds: `high` is 4; it must be more than `low`, which is 5"
            " | write a higher number here, or a lower one for `low`"
        ),
        (
            "tracks.toml:9:1+8 error bad-id: `Bad-Id` can't be an id: ids begin with a-z and go on with a-z, 0-9, _ "
            "| write bad_id"
        ),
    ]
