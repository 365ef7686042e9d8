"""`extends` and `remove`: a scenario states only what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.scenario.loading import load, load_files
from tests.scenario.support import said, tiny_files

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'title = "Small"\nversion = "2"\nsummary = "Shorter."\nextends = "base"\n'
SEA = 'title = "Sea"\nshort = "SE"\nshape = "star"\nwalk_away = "0"\n[sea.agendas.calm]\ntitle = "Calm"\n'


def small(head: str = "", **files: str) -> dict[str, str | bytes]:
    """A scenario `small` that extends the tiny one, here called `base`; `__` in a name stands for a slash."""
    own = {f"small/{name.replace('__', '/')}.toml": text for name, text in files.items()}
    return {**tiny_files("base"), "small/scenario.toml": HEAD + head, **own}


def test_what_is_not_said_is_inherited() -> None:
    """Tables merge: own numbers replace single ones of the parent."""
    loaded = load_files("small", small("[rules]\nhand = 1\n", issues__="").copy())

    assert [it.code for it in loaded.problems] == ["unknown-file"]
    loaded = load_files("small", small("[rules]\nhand = 1\n", issues='[dam]\ntitle = "The weir"\n'))

    assert loaded.scenario is not None
    assert (loaded.scenario.id, loaded.scenario.head.title) == ("small", "Small")
    assert (loaded.scenario.head.rules.hand, loaded.scenario.head.rules.rounds) == (1, 2)
    assert loaded.scenario.issues["dam"].title == "The weir"
    assert list(loaded.scenario.issues["dam"].options) == ["hill_keeps", "shared_gates"]
    assert loaded.scenario.head.remove == ()


def test_lists_replace() -> None:
    """A list is replaced as a whole."""
    loaded = load_files("small", small(roles='[hill]\naims = ["Only one"]\n'))

    assert loaded.scenario is not None
    assert loaded.scenario.roles["hill"].aims == ("Only one",)


def test_remove_leaves_out() -> None:
    """Elements of every kind can be left out."""
    cards = '"decks.delta.old_wells", "decks.hill.spring_feast"'
    remove = f'["issues.fish", {cards}, "headlines.dry_month", "linkage.gates_and_toll"]'
    loaded = load_files("small", small(f"remove = {remove}\n[rules]\nhand = 2\n"))

    assert loaded.errors == ()
    assert loaded.scenario is not None
    assert list(loaded.scenario.issues) == ["dam", "toll"]
    assert list(loaded.scenario.headlines) == ["late_rain"]
    assert loaded.scenario.linkage == {}


def test_what_is_removed_must_exist() -> None:
    """A typo in `remove` is marked, with the name that was meant."""
    loaded = load_files("small", small('remove = ["issues.fsh", "issue.fish", "decks.hill"]\n'))

    assert [said(it) for it in loaded.problems if it.code == "nothing-to-remove"] == [
        (
            "small/scenario.toml:5:11+12 error nothing-to-remove: there is no `issues.fsh` to remove "
            '| did you mean "issues.fish"?'
        ),
        (
            "small/scenario.toml:5:25+12 error nothing-to-remove: `issue.fish` names nothing that can be removed "
            '| did you mean "issues.fish"?'
        ),
    ]


def test_removed_seat_takes_its_values_along() -> None:
    """Without a seat, nothing of it stays behind: no deck, values, consents or marks."""
    loaded = load_files(
        "small", small('remove = ["roles.delta"]\n', roles=f"[sea]\n{SEA}", decks__sea='[a]\ntitle = "A"\n')
    )

    assert [said(it) for it in loaded.problems] == [
        (
            "small/scenario.toml:5:11+13 error no-consent: `roles.delta` is removed here, and "
            "issues.toll.options.high_toll.consent can't do without it: nobody's consent is needed for this option "
            "| remove or change that as well"
        ),
        (
            "small/roles.toml:1:1+5 error missing-value: no option has a value for the seat `sea` "
            "| write it in `values` of every option, the first of which is [dam.options.hill_keeps]"
        ),
        (
            "small/decks/sea.toml:1:1+1 error small-deck: the deck of sea has 1 card; a hand is 2 "
            "| write 1 more, or lower `hand`"
        ),
    ]


def test_what_a_removal_breaks_is_told_where_it_is_removed() -> None:
    """The parent's files are sound: what a removal leaves dangling in them is the matter of the one who removes."""
    loaded = load_files(
        "small", small('remove = ["issues.toll", "decks.delta.no_full_toll", "linkage.gates_and_toll"]\n')
    )

    assert [said(it) for it in loaded.problems] == [
        (
            "small/scenario.toml:5:11+13 error dangling-name: `issues.toll` is removed here, and "
            "roles.delta.agendas.firm_word.rewards.1.when can't do without it: no issue is called `toll` "
            "| remove or change that as well"
        ),
    ]


def test_what_the_parent_has_wrong_is_told_where_it_stands() -> None:
    """A mistake in the extended scenario is its own, whoever extends it."""
    files = small()
    files["base/tracks.toml"] = str(files["base/tracks.toml"]).replace("start = 2", "start = 12", 1)

    assert [it.file for it in load_files("small", files).problems] == ["base/tracks.toml"]


def test_what_is_removed_can_not_be_changed() -> None:
    """A table that changes what `remove` takes out is no new one, and nothing else is said of it."""
    cards = '"decks.delta.no_full_toll", "linkage.gates_and_toll", "roles.delta.agendas.firm_word"'
    head = f'remove = ["issues.toll", {cards}]\n[rules]\nagenda_choices = 1\n'
    own = "[toll.options.low_toll]\nvalues = { hill = 4 }\n"
    agenda = '[delta.agendas.dry_feet]\ntitle = "Dry feet"\n'
    problems = load_files("small", small(head, issues=own, roles=agenda)).problems

    assert [said(it) for it in problems if it.is_error] == [
        (
            "small/scenario.toml:5:11+13 error removed-and-changed: `issues.toll` is removed here, "
            "but issues.toml changes it | take one of the two away"
        ),
    ]


def test_what_is_removed_can_be_written_anew() -> None:
    """To replace a thing as a whole, it is removed and written again."""
    option = 'consent = ["hill"]\nvalues = { hill = 4, delta = %d }\n'
    fish = '[fish]\ntitle = "Fish"\n'
    fish += "".join(f'[fish.options.o{n}]\ntitle = "O{n}"\n{option % n}' for n in (1, 2))
    loaded = load_files("small", small('remove = ["issues.fish"]\n', issues=fish))

    assert "removed-and-changed" not in {it.code for it in loaded.problems}


def test_table_that_changes_nothing_is_told_once() -> None:
    """The header of a changed table names something that the parent has."""
    problems = load_files("small", small(issues="[toll.options.low_tol]\nvalues = { hill = 4 }\n")).problems

    assert [said(it) for it in problems] == [
        (
            "small/issues.toml:1:1+22 error unknown-table: there is no [toll.options.low_tol] to change in what this "
            'scenario extends, and a new one would need `title` | did you mean "low_toll"?'
        ),
    ]


def test_circles_end() -> None:
    """Scenarios that extend one another in a circle are refused."""
    files = small()
    files["base/scenario.toml"] = str(files["base/scenario.toml"]) + ""
    files["base/scenario.toml"] = HEAD.replace('"base"', '"small"')

    assert [it.code for it in load_files("small", files).problems] == ["extends-cycle"]


def test_depth_is_bounded() -> None:
    """A long chain of parents is refused."""
    files = {f"s{n}/scenario.toml": HEAD.replace("base", f"s{n + 1}") for n in range(20)}

    assert [it.code for it in load_files("s0", files).problems] == ["extends-too-deep"]


def test_missing_parent_is_the_only_thing_said() -> None:
    """Without its parent a scenario misses nearly everything; only the parent is reported."""
    files = {name: text for name, text in small().items() if name.startswith("small/")}

    assert [said(it) for it in load_files("small", files).problems] == [
        (
            'small/scenario.toml:4:11+6 error no-parent: there is no scenario "base" to extend here '
            "| it must stand in the folder beside this one, or come with the game"
        ),
    ]


def test_parent_is_found_beside_the_child_and_nowhere_else(tmp_path: Path) -> None:
    """`extends` takes a name, not a path: files outside the roots stay out of reach."""
    for path, text in small().items():
        target = tmp_path / "mine" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(str(text), encoding="utf-8")
    loaded = load(tmp_path / "mine" / "small")

    assert loaded.problems == ()
    assert {name.partition("/")[0] for name in loaded.files} == {"small", "base"}
    assert load_files("small", loaded.files).scenario == loaded.scenario
    (tmp_path / "mine" / "base").rename(tmp_path / "base")
    for name in ("base", "../base", str(tmp_path / "base").replace("\\", "/")):
        head = HEAD.replace('"base"', f'"{name}"')
        (tmp_path / "mine" / "small" / "scenario.toml").write_text(head, encoding="utf-8")

        assert load(tmp_path / "mine" / "small").problems[0].code in ("no-parent", "bad-parent")


def test_inherited_facts_need_no_new_citation() -> None:
    """A scenario that leaves things out is not blamed for facts that its parent cites."""
    loaded = load_files("small", small('remove = ["decks.delta.old_wells"]\n[rules]\nhand = 2\n'))

    assert loaded.problems == ()


def test_translations_are_inherited() -> None:
    """The parent's translations serve the child, with its own on top."""
    files = small(text__uk='[head]\ntitle = "Мала"\n')
    files["base/text/uk.toml"] = '[head]\ntitle = "Річка"\n[issues.dam]\ntitle = "Гребля"\n'
    loaded = load_files("small", files)

    assert loaded.errors == ()
    assert loaded.texts["uk"] == {"head": {"title": "Мала"}, "issues": {"dam": {"title": "Гребля"}}}
