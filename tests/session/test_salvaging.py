"""A record that is damaged in the middle: a copy goes on from its last good line, and the file is never touched."""

from __future__ import annotations

import pytest

from game.session.record import RecordError
from game.session.resuming import resume, verify
from game.session.salvaging import salvage_of, write_copy
from tests.session.support import play_on, tiny_game


@pytest.fixture
def damaged(tmp_path):
    """A game of twelve moves with a promise after the fifth, and what its file was before anybody damaged it."""
    session = play_on(tiny_game(tmp_path), 5)
    session.note("promise", "We will open the gates.", "hill")
    play_on(session, 7, seed=2).close()
    return session


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"n":8,', b'"n":9,'),  # reads well, and can't be right
        (b'{"n":8,', b"\x00\x00\x00\x00"),  # does not read
    ],
)
def test_a_copy_goes_on_from_the_last_good_line(damaged, old, new):
    """Everything before the damage, promises too, and it can be played on."""
    whole = damaged.path.read_bytes().replace(old, new)
    damaged.path.write_bytes(whole)
    with pytest.raises(RecordError, match="line 10"):
        verify(damaged.path)
    salvage = salvage_of(damaged.path)

    assert (salvage.line, salvage.moves, salvage.lost) == (10, 7, 5)
    assert "Line 10 is damaged" in salvage.told()
    assert "7 moves" in salvage.told()
    copy = write_copy(salvage)
    assert damaged.path.read_bytes() == whole
    again = resume(copy, "stored")
    assert [each.move for each in again.history] == [each.move for each in damaged.history[:7]]
    assert list(again.state) == list(damaged.state_after(7))
    assert again.notes == damaged.notes
    play_on(again, 2).close()
    assert len(verify(copy).history) == 9


def test_every_copy_has_a_name_of_its_own(damaged):
    """Nothing that is there is written over."""
    damaged.path.write_bytes(damaged.path.read_bytes().replace(b'"n":8,', b'"n":9,'))
    first, second = (write_copy(salvage_of(damaged.path)) for _ in range(2))

    assert first != second
    assert first.read_bytes() == second.read_bytes()


def test_there_is_nothing_to_save_of_a_sound_record(damaged):
    """Nor of one whose end was torn, which goes on as it is."""
    assert salvage_of(damaged.path) is None
    damaged.path.write_bytes(damaged.path.read_bytes()[:-3])
    assert salvage_of(damaged.path) is None


@pytest.mark.parametrize("data", [b"", b"rubbish\n", b"{}\n{}\n"])
def test_without_a_header_there_is_no_game(tmp_path, data):
    """Everything rests on it."""
    path = tmp_path / "no.longtable"
    path.write_bytes(data)

    assert salvage_of(path) is None
    assert salvage_of(tmp_path / "nowhere.longtable") is None


def test_a_copy_that_cannot_be_written_leaves_nothing(damaged, monkeypatch):
    """A full disk: the reason, and no half copy that looks like a game."""
    damaged.path.write_bytes(damaged.path.read_bytes().replace(b'"n":8,', b'"n":9,'))
    salvage = salvage_of(damaged.path)

    def full(_record, *_lines):
        raise RecordError(damaged.path, "the disk is full")

    monkeypatch.setattr("game.session.record.Record.append", full)
    with pytest.raises(RecordError, match="full"):
        write_copy(salvage)
    assert list(damaged.path.parent.iterdir()) == [damaged.path]
