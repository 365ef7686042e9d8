"""Archives: one file goes out and comes back the same, and a hostile one comes to nothing."""

from __future__ import annotations

import io
import stat
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario import archives
from game.scenario.archives import ArchiveError, packed, unpacked
from game.scenario.loading import load
from tests.support import RULES, SHIPPED, TINY

BAD_NAMES = [
    "../outside.toml",
    "tiny/../../outside.toml",
    "tiny/..",
    "/etc/outside.toml",
    "//server/share.toml",
    "C:/outside.toml",
    "C:outside.toml",
    "tiny\\issues.toml",
    "..\\outside.toml",
    "tiny//issues.toml",
    "./tiny/issues.toml",
    "tiny/issues.toml:stream",
    "tiny/new\nline.toml",
    "tiny/../readme.txt",
]


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """An archive with entries of any name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo("placeholder")
            entry.filename = entry.orig_filename = name
            entry.compress_type = method
            archive.writestr(entry, content)
    return target.getvalue()


def tiny_files(folder: str = "tiny") -> list[tuple[str, bytes]]:
    paths = sorted(TINY.rglob("*.toml"))
    return [(f"{folder}/{path.relative_to(TINY).as_posix()}", path.read_bytes()) for path in paths]


def problem_of(path, content: bytes) -> str:
    """The one line that `check` would print for an archive."""
    path.write_bytes(content)
    loaded = load(str(path))

    assert loaded.scenario is None
    assert len(loaded.problems) == 1
    assert loaded.problems[0].code == "bad-archive"
    assert "\n" not in loaded.problems[0].message
    return loaded.problems[0].message


@pytest.mark.parametrize("name", SHIPPED)
def test_a_packed_scenario_loads_as_from_its_folder(name, tmp_path):
    """What comes out of the archive is the same scenario, what it extends included."""
    folder = load(str(RULES / name))
    file = tmp_path / "anything.zip"
    file.write_bytes(packed(folder.id, folder.files))
    loaded = load(str(file))

    assert loaded.problems == folder.problems
    assert loaded.scenario == folder.scenario
    assert loaded.files == folder.files
    assert loaded.id == name


def test_the_same_files_give_the_same_bytes():
    """Packing is deterministic, in whatever order the files come."""
    files = load(str(TINY)).files
    backwards = dict(reversed(list(files.items())))

    assert packed("tiny", files) == packed("tiny", backwards)


def test_a_record_of_an_archived_game_finds_the_archive_again(tmp_path):
    """A path to an archive serves wherever a folder does: its absolute path, and a capital ending."""
    folder = load(str(TINY))
    file = tmp_path / "Tiny.ZIP"
    file.write_bytes(packed(folder.id, folder.files))

    assert load(file).scenario == folder.scenario
    assert load(str(file.resolve())).scenario == folder.scenario


@pytest.mark.parametrize("name", BAD_NAMES)
def test_no_path_leads_out_of_an_archive(name, tmp_path):
    """Every entry's path is looked at, also of files that are not read."""
    said = problem_of(tmp_path / "bad.zip", zipped(*tiny_files(), (name, b"")))

    assert "path" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.zip"]


def test_a_nul_byte_hides_nothing(tmp_path):
    """Zipfile cuts names at a NUL byte; the name as written is what counts."""
    content = zipped(*tiny_files(), ("tiny/x.toml0/../../y", b"")).replace(b"x.toml0", b"x.toml\0")

    assert problem_of(tmp_path / "bad.zip", content)


def test_links_are_refused(tmp_path):
    """A symbolic link in an archive is an error, whatever it points to."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        entry = zipfile.ZipInfo("tiny/issues.toml")
        entry.create_system = 3
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, b"/etc/passwd")

    assert "link" in problem_of(tmp_path / "bad.zip", target.getvalue())


def test_what_packs_too_well_is_not_unpacked(tmp_path):
    """A file of nothing but one letter is a bomb, or as good as one."""
    content = zipped(("tiny/scenario.toml", b"#" * 200_000), method=zipfile.ZIP_DEFLATED)

    assert "packed more than" in problem_of(tmp_path / "bad.zip", content)


def test_large_files_are_refused_before_they_are_unpacked(tmp_path):
    """The size that an entry declares counts first."""
    content = zipped(("tiny/scenario.toml", b"#" * 300_000), method=zipfile.ZIP_DEFLATED)

    assert "larger than 256 KiB" in problem_of(tmp_path / "bad.zip", content)


def test_a_false_size_gives_nothing_more(tmp_path):
    """An entry that holds more than it declares is refused, and no more than that is unpacked."""
    content = bytearray(zipped(("tiny/scenario.toml", b"#\n" * 2000), method=zipfile.ZIP_DEFLATED))
    real, false = (4000).to_bytes(4, "little"), (10).to_bytes(4, "little")

    assert problem_of(tmp_path / "bad.zip", bytes(content).replace(real, false))


def test_too_many_entries_are_refused(tmp_path):
    """Thousands of empty files are an attack on patience."""
    content = zipped(*((f"tiny/{number}.txt", b"") for number in range(archives.MOST_ENTRIES + 1)))

    assert "entries; the most is" in problem_of(tmp_path / "bad.zip", content)


def test_all_files_together_are_bounded(tmp_path):
    """Many files of a bearable size are too much together."""
    some = b"".join(b"# %d\n" % number for number in range(30_000))[:250_000]
    content = zipped(*((f"tiny/{number}.toml", some) for number in range(40)), method=zipfile.ZIP_DEFLATED)

    assert "MiB in all" in problem_of(tmp_path / "bad.zip", content)


def test_a_huge_archive_is_not_read(tmp_path):
    """The archive itself is bounded."""
    assert "larger than 8 MiB" in problem_of(tmp_path / "bad.zip", b"PK" + bytes(archives.LARGEST_ARCHIVE))


def test_names_that_differ_in_case_alone_are_one(tmp_path):
    """Two files of one name would be a choice that nobody sees."""
    content = zipped(*tiny_files(), ("tiny/ISSUES.toml", b""))

    assert "twice" in problem_of(tmp_path / "bad.zip", content)


def test_archives_in_archives_stay_shut(tmp_path):
    """What is not TOML is not read: a second archive inside is never opened."""
    content = zipped(*tiny_files(), ("tiny/inner.zip", zipped(("a.toml", b"x = 1"))))
    file = tmp_path / "game.zip"
    file.write_bytes(content)
    loaded = load(str(file))

    assert loaded.scenario is not None
    assert not [name for name in loaded.files if "inner" in name]


def test_deep_folders_are_refused(tmp_path):
    """A scenario is three steps deep at most."""
    content = zipped(("home/me/tiny/scenario.toml", b""), ("home/me/tiny/decks/hill.toml", b""))

    assert "deeper" in problem_of(tmp_path / "bad.zip", content)


def test_an_archive_made_by_hand_is_played(tmp_path):
    """A folder zipped by a file manager, with its litter, or the files alone."""
    for number, entries in enumerate(
        (
            [*tiny_files(), ("tiny/.DS_Store", b"x"), ("__MACOSX/tiny/._issues.toml", b"x"), ("tiny/", b"")],
            [(name.removeprefix("tiny/"), content) for name, content in tiny_files()],
        )
    ):
        file = tmp_path / f"by hand {number}.zip"
        file.write_bytes(zipped(*entries, method=zipfile.ZIP_DEFLATED))
        loaded = load(str(file))

        assert not loaded.errors
        assert loaded.scenario is not None


def test_two_scenarios_in_one_archive_are_a_question(tmp_path):
    """Only what it extends may lie beside a scenario."""
    assert "holds 2 scenarios" in problem_of(tmp_path / "two.zip", zipped(*tiny_files(), *tiny_files("other")))


def test_an_archive_without_a_scenario_says_so(tmp_path):
    """Other people's archives are told apart from broken ones."""
    assert "holds no scenario" in problem_of(tmp_path / "other.zip", zipped(("readme.txt", b"hello")))
    assert "no zip archive" in problem_of(tmp_path / "text.zip", b"hello")
    assert "no zip archive" in problem_of(tmp_path / "empty.zip", b"")


def test_locked_files_are_refused(tmp_path):
    """Nothing asks for a password."""
    content = bytearray(zipped(("tiny/scenario.toml", b"title = 1")))
    central = content.rfind(b"PK\x01\x02")
    content[central + 8] |= 1

    assert "password" in problem_of(tmp_path / "bad.zip", bytes(content))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_archives_end_in_one_line(data):
    """Whatever bytes are changed or cut, unpacking gives files or an ArchiveError, never another exception."""
    content = bytearray(PACKED_TINY)
    for _change in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    with suppress(ArchiveError):
        unpacked(bytes(content[: cut if data.draw(st.booleans()) else None]))


PACKED_TINY = zipped(*tiny_files(), method=zipfile.ZIP_DEFLATED)
