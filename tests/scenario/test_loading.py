"""Loading: folders, records, roots, and everything that may be wrong with files themselves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.scenario import library
from game.scenario.archives import ArchiveError, read_archive
from game.scenario.loading import load, load_files, scenario_id
from game.scenario.model import Kind
from game.speech import language
from tests.scenario.support import TINY, load_changed, said, tiny_files


def copy_of_tiny(folder: Path) -> Path:
    """Write the tiny scenario into a folder that a test may spoil."""
    for path, text in tiny_files().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(str(text), encoding="utf-8")
    return folder / "tiny"


def test_tiny_is_sound() -> None:
    """The scenario that most tests use has no problem at all."""
    loaded = load(TINY)

    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert loaded.id == "tiny"
    assert list(loaded.scenario.roles) == ["hill", "delta"]
    assert loaded.scenario.decks["delta"]["old_wells"].kind is Kind.CLAIM


def test_files_of_a_load_give_the_same_scenario() -> None:
    """A record's own copy of the files loads to an equal scenario."""
    loaded = load(TINY)

    assert tiny_files() == loaded.files
    assert loaded.scenario == load_files("tiny", loaded.files).scenario


def test_scenario_toml_itself_may_be_named() -> None:
    """A designer may point at the file inside the folder."""
    assert load(TINY / "scenario.toml").scenario is not None


def test_byte_order_mark_is_tolerated() -> None:
    """Editors that write a byte-order mark do no harm, and columns stay right."""
    files = tiny_files()
    tracks = str(files["tiny/tracks.toml"])
    files["tiny/tracks.toml"] = b"\xef\xbb\xbf" + tracks.replace("[water]\n", "").encode()

    assert [said(it) for it in load_files("tiny", files).problems] == [
        (
            "tracks.toml:1:1+5 error missing-header: `title` stands above the first [header], so it belongs to nothing "
            "| write [water] above it"
        )
    ]
    files["tiny/tracks.toml"] = b"\xef\xbb\xbf" + tracks.encode()

    assert load_files("tiny", files).problems == ()


def test_windows_line_ends_keep_their_places() -> None:
    """Files with CRLF are read, and problems in them are marked where they are."""
    text = str(tiny_files()["tiny/tracks.toml"]).replace("start = 2", "start = 9", 1).replace("\n", "\r\n")

    assert [said(it) for it in load_changed("tracks.toml", None, text).problems] == [
        "tracks.toml:5:9+1 error out-of-bounds: `start` is 9; the track goes from 0 to 4 | write a number from 0 to 4"
    ]


def test_columns_count_characters_not_bytes() -> None:
    """A caret stands right after letters of any alphabet."""
    found = load_changed("linkage.toml", None, '[a]\ntext = "Гребля"\n"é" = 1\nwhen="1"\nvalues={hill=1,"ü"=2}\n')

    assert [said(it) for it in found.problems] == [
        "linkage.toml:3:1+3 error unknown-key: a linkage has no key `é` | known here: when, values, text",
        "linkage.toml:5:16+3 error dangling-name: no role is called `ü` | known here: hill, delta",
    ]


@pytest.mark.parametrize("name", ["no-such-scenario", "../../etc", "", "\0", "x" * 5000, "/dev/null", "~", "C:\\x"])
def test_strange_names_are_a_problem_not_a_crash(name: str) -> None:
    """Whatever is asked for, the answer is a problem in plain words."""
    loaded = load(name)

    assert loaded.scenario is None
    assert [problem.code for problem in loaded.problems] == ["no-such-scenario"]


def test_near_miss_of_a_name_is_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    """A typo in a scenario's name is answered by the name."""
    monkeypatch.setenv(library.ENVIRONMENT, str(TINY.parent))

    assert load("tinny").problems[0].hint == 'did you mean "tiny"?'


def test_environment_variable_adds_a_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """A teacher's own folder of scenarios is found by name."""
    monkeypatch.setenv(library.ENVIRONMENT, str(TINY.parent))

    assert "tiny" in library.scenario_names()
    assert load("tiny").scenario is not None
    assert library.find_scenario("tiny") == TINY


def test_folder_instead_of_file(tmp_path: Path) -> None:
    """A folder called like a file is named as such."""
    folder = copy_of_tiny(tmp_path)
    (folder / "drift.toml").unlink()
    (folder / "drift.toml").mkdir()

    assert [it.message for it in load(folder).problems] == ["this is a folder, not a file"]


def test_missing_files(tmp_path: Path) -> None:
    """Each file that a game can't do without is named when it is missing; the others may be absent."""
    folder = copy_of_tiny(tmp_path)
    for name in ("scenario.toml", "roles.toml", "issues.toml", "drift.toml"):
        (folder / name).unlink()
    found = load(folder).problems

    assert [Path(it.file).name for it in found] == ["scenario.toml", "roles.toml", "issues.toml"]
    assert {"this file is missing"} == {it.message for it in found}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A scenario from anywhere can't make the game read other files."""
    folder = copy_of_tiny(tmp_path)
    secret = tmp_path / "secret.toml"
    secret.write_text('[secret]\ntitle = "hidden"\n', encoding="utf-8")
    (folder / "drift.toml").unlink()
    (folder / "drift.toml").symlink_to(secret)
    loaded = load(folder)

    assert [it.code for it in loaded.problems] == ["outside-folder"]
    assert "hidden" not in str(loaded)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_circular_link_is_a_problem(tmp_path: Path) -> None:
    """A link to itself is reported."""
    folder = copy_of_tiny(tmp_path)
    (folder / "drift.toml").unlink()
    (folder / "drift.toml").symlink_to(folder / "drift.toml")

    assert load(folder).scenario is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe_does_not_hang(tmp_path: Path) -> None:
    """Something that is no plain file is never opened."""
    folder = copy_of_tiny(tmp_path)
    (folder / "drift.toml").unlink()
    os.mkfifo(folder / "drift.toml")

    assert [it.code for it in load(folder).problems] == ["not-a-file"]


def test_too_many_files() -> None:
    """A folder with far too many files is not read in full."""
    files = tiny_files() | {f"tiny/decks/role_{number}.toml": "" for number in range(200)}

    assert load_files("tiny", files).scenario is None


def test_huge_file_and_deep_nesting_are_refused_before_parsing() -> None:
    """Size, brackets and dotted keys are bounded."""
    for text, code in (
        ("#" * 300_000, "file-too-large"),
        ("x = " + "[" * 10_000, "too-deep"),
        ("x = " + "{a=" * 10_000, "too-deep"),
        ("x" + ".x" * 60_000 + " = 1", "too-deep"),
        ("[x" + ".x" * 60_000 + "]", "too-deep"),
        ("x = " + "9" * 5000, "out-of-bounds"),
    ):
        assert [code] == [it.code for it in load_changed("drift.toml", None, text).problems]


def test_expression_bounds() -> None:
    """Long, deep and huge expressions are refused."""
    for text in ("1" + " + 1" * 200, "not " * 50 + "1", "-" * 300 + "1", "(" * 300 + "1" + ")" * 300):
        loaded = load_changed("drift.toml", "round >= 2 and not settled.dam", text)

        assert {it.code for it in loaded.problems} <= {"expression-too-large", "bad-expression"}, text
        assert loaded.scenario is None


def test_number_of_problems_is_bounded() -> None:
    """Thousands of mistakes give some hundreds of problems, soon."""
    text = "".join(f"[d{number}]\ntilte = {number}\n" for number in range(5000))

    assert 0 < len(load_changed("drift.toml", None, text).problems) <= 200


def test_path_outside_is_no_part_of_a_record() -> None:
    """Names in a record that are no scenario files are refused, never opened."""
    files = tiny_files() | {"tiny/../evil.toml": "", "tiny//etc/passwd.toml": ""}

    assert {"unknown-file"} == {it.code for it in load_files("tiny", files).problems}


def test_scenario_id_is_plain() -> None:
    """A folder of any name gives an id that files can be called by."""
    assert scenario_id(Path("/x/My Scenario (2)")) == "my-scenario-2"
    assert scenario_id(Path("/x/???")) == "scenario"


def test_texts_of_a_translation_are_given() -> None:
    """Translations come with the scenario, by language."""
    loaded = load_changed("text/uk.toml", None, '[issues.dam]\ntitle = "Гребля"\n')

    assert loaded.errors == ()
    assert loaded.texts == {"uk": {"issues": {"dam": {"title": "Гребля"}}}}


def test_asset_names_stay_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture is found by its bare name or its path, and never outside assets/."""
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "dam.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path.parent / "secret.svg").write_text("<svg/>", encoding="utf-8")
    monkeypatch.setattr(library, "assets", lambda: tmp_path)

    assert library.asset("dam") == tmp_path / "icons" / "dam.svg"
    assert library.asset("icons/dam.svg") == tmp_path / "icons" / "dam.svg"
    assert library.asset("../secret") is None
    assert library.asset("/etc/passwd") is None
    assert library.asset("") is None


def test_files_are_bounded_together() -> None:
    """Many files that are each small enough may still be too much."""
    files = tiny_files() | {
        f"tiny/text/l{first}{second}.toml": "#" * 200_000 for first in "abcde" for second in "abcdef"
    }

    assert "file-too-large" in [it.code for it in load_files("tiny", files).problems]


def test_endless_lists_are_read_once() -> None:
    """Lists and tables far beyond their limits are reported without looking at all of what is in them."""
    effects = ", ".join(["{ pres = 1 }"] * 2000)

    assert len(load_changed("decks/hill.toml", "{ press = 1 }", effects).problems) == 200
    drifts = "".join(f'[d{number}]\ntitle = "x"\n' for number in range(2000))

    assert [said(it) for it in load_changed("drift.toml", None, drifts).problems] == [
        "drift.toml:33:1+5 error too-many: there are 2000 drifts; the most is 16 | take 1984 away",
    ]


def test_lone_carriage_return() -> None:
    """Line ends of old computers are no TOML, and are said to be none."""
    assert [said(it) for it in load_changed("drift.toml", None, "[a]\n\rtitle = 1").problems] == [
        (
            "drift.toml:2:1+1 error syntax: a line can't begin with the control character U+000D "
            "| a line is a [table], a key = value, or a # comment"
        ),
    ]


def beside(folder: Path, changes: dict[str, str | None]) -> list[str]:
    """What is said of the tiny scenario when files are renamed (`None`: taken away; a leading `+`: written)."""
    for name, new in changes.items():
        if new is None:
            (folder / name).unlink()
        elif new.startswith("+"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(new[1:], encoding="utf-8")
        else:
            (folder / name).rename(folder / new)
    problems = load(folder).problems
    return [f"{Path(it.file).relative_to(folder).as_posix()}: {it.message} | {it.hint}" for it in problems]


NOT_READ = "nothing in this folder is read: a scenario has no folder of this name"
NO_TOML = "this file is not read: its name does not end in .toml"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"decks": "Decks"}, [f'Decks: {NOT_READ} | did you mean "decks/"?']),
        ({"decks": "deck"}, [f'deck: {NOT_READ} | did you mean "decks/"?']),
        (
            {"drafts/old.toml": "+x = 1"},
            [f"drafts: {NOT_READ} | TOML files stand in the scenario's own folder, in decks/ or in text/"],
        ),
        (
            {"decks/sub/x.toml": "+x = 1"},
            ["decks/sub: nothing in this folder is read: files stand in decks/ itself | move them up"],
        ),
        ({"endings.toml": "endings.toml.txt"}, [f'endings.toml.txt: {NO_TOML} | did you mean "endings.toml"?']),
        ({"endings.toml": "endings.TOML"}, [f'endings.TOML: {NO_TOML} | did you mean "endings.toml"?']),
        ({"endings.toml": "Endings.txt"}, [f'Endings.txt: {NO_TOML} | did you mean "endings.toml"?']),
        ({"drift.toml": "drift.toml.txt"}, [f'drift.toml.txt: {NO_TOML} | did you mean "drift.toml"?']),
        (
            {"decks/hill.toml": "decks/hill.toml.txt"},
            [f'decks/hill.toml.txt: {NO_TOML} | did you mean "decks/hill.toml"?'],
        ),
        (
            {"text/german.toml": '+[roles.hill]\ntitle = "Bergstadt"\n'},
            [
                (
                    "text/german.toml: a translation is named after its language, such as text/uk.toml "
                    '| did you mean "text/de.toml"?'
                )
            ],
        ),
        (
            {"text": "+no folder"},
            ["text: this must be a folder, and is a file | make a folder, with files such as text/uk.toml"],
        ),
    ],
)
def test_what_only_looks_like_a_part_of_the_scenario(tmp_path: Path, changes, expected) -> None:
    """A file or folder with nearly the right name is told, once, with the right one."""
    assert expected == beside(copy_of_tiny(tmp_path), changes)


def test_what_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    """Notes, copies, pictures and hidden files do no harm."""
    folder = copy_of_tiny(tmp_path)
    for name in (
        "notes.md",
        "roles.toml~",
        "roles.toml.bak",
        "endings.txt",
        "facts.txt",
        ".DS_Store",
        "decks/read me.txt",
    ):
        (folder / name).write_text("x", encoding="utf-8")
    for name in ("pictures", ".git", "teacher", "schema", "decks/old"):
        (folder / name).mkdir()

    assert load(folder).problems == ()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_folder_of_decks_that_lies_elsewhere_is_not_read(tmp_path: Path) -> None:
    """A link is refused once, not with every file that lies behind it."""
    folder = copy_of_tiny(tmp_path)
    (folder / "decks").rename(tmp_path / "elsewhere")
    (folder / "decks").symlink_to(tmp_path / "elsewhere")

    assert beside(folder, {}) == [
        "decks: this is a link that leads out of the scenario's folder | put the folder itself here"
    ]


def test_too_many_files_are_one_problem(tmp_path: Path) -> None:
    """Nothing is said of thousands of files but that they are too many."""
    folder = copy_of_tiny(tmp_path)
    for number in range(300):
        (folder / "decks" / f"seat_{number}.toml").write_text("", encoding="utf-8")

    assert [it.code for it in load(folder).problems] == ["too-many-files"]


def test_file_that_can_not_be_read_is_told(tmp_path: Path, monkeypatch) -> None:
    """What the system refuses to open is a problem of that file."""
    folder = copy_of_tiny(tmp_path)
    opened = Path.open

    def refuse(path: Path, *more, **named):
        if path.name == "drift.toml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *more, **named)

    monkeypatch.setattr(Path, "open", refuse)

    assert [(it.code, it.message) for it in load(folder).problems] == [
        ("unreadable", "can't be read: permission denied"),
    ]


def test_a_reason_in_another_language_keeps_its_capital_letters(tmp_path: Path) -> None:
    """German nouns begin with one: what is translated is shown as it is."""
    language.use("de")
    try:
        with pytest.raises(ArchiveError) as caught:
            read_archive(tmp_path / "a\0b.zip")
        reason = language._("no usable path")
    finally:
        language.use("en")

    assert reason in caught.value.message
    assert reason != reason.lower()


def test_options_whose_issue_is_missing_are_all_that_is_told() -> None:
    """Which issue they belong to can't be told, so nothing is said of issues without options."""
    text = tiny_files()["tiny/issues.toml"]
    text = (text if isinstance(text, str) else text.decode()).replace("[dam.options.", "[options.")
    text = text.replace("[toll.options.", "[options.")
    problems = load_files("tiny", {**tiny_files(), "tiny/issues.toml": text}).problems

    assert {(it.code, it.hint.partition(".")[0]) for it in problems} == {("unknown-table", "write [ISSUE")}
    assert len(problems) == 4


def test_files_that_are_too_large_together_are_one_problem() -> None:
    """A scenario whose files are larger than any is not read at all."""
    files = tiny_files()
    files |= {f"tiny/decks/seat_{number}.toml": "#" * 200_000 for number in range(30)}

    assert [it.code for it in load_files("tiny", files).problems] == ["file-too-large"]
