"""The record: what is confirmed is on disk, torn ends are dropped, and everything else that is wrong is named."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from game.session import record as records
from game.session.record import RecordError
from game.session.resuming import resume, verify
from tests.session.support import play_on, tiny_game

if TYPE_CHECKING:
    from game.session.session import Session


def lines_of(session: Session) -> list[bytes]:
    assert session.path is not None
    return session.path.read_bytes().splitlines(keepends=True)


def test_a_record_is_a_header_and_a_line_a_move(tmp_path):
    """The header carries the scenario's files and fingerprints; each move number, seat, notation, time, check."""
    session = play_on(tiny_game(tmp_path), 3)
    header, *moves = [json.loads(line) for line in lines_of(session)]

    assert header["scenario"] == "tiny"
    assert set(header["files"]) == set(header["sha256"])
    assert "tiny/decks/hill.toml" in header["files"]
    assert [line["n"] for line in moves] == [1, 2, 3]
    assert set(moves[0]) == {"n", "seat", "move", "at", "check"}


def test_a_move_is_on_disk_before_its_state_is_seen(tmp_path, monkeypatch):
    """While the line is written and synced, the session still shows the old position."""
    session = play_on(tiny_game(tmp_path), 2)
    seen = []
    sync = os.fsync

    def watch(handle: int) -> None:
        seen.append((len(session.history), len(lines_of(session))))
        sync(handle)

    monkeypatch.setattr(records.os, "fsync", watch)
    play_on(session, 1)

    assert seen == [(2, 4)]


def test_resuming_goes_on_where_the_game_was(tmp_path):
    """A resumed game is equal in every slot, and what is played then is added to the same record."""
    session = play_on(tiny_game(tmp_path), 8)
    session.close()
    again = resume(session.path)

    assert list(again.state) == list(session.state)
    assert [played.move for played in again.history] == [played.move for played in session.history]
    play_on(again, 500)
    again.close()
    assert verify(session.path).is_over


def test_undo_rewind_and_notes_leave_their_trace(tmp_path):
    """What was taken back stays in the record, and the resumed game is what came of it."""
    session = tiny_game(tmp_path, seed=4)
    while not session.can_undo():
        play_on(session, 1, seed=len(session.history))
    session.undo()
    play_on(session, 4)
    session.note("promise", "We will not raise the price.", "delta")
    session.rewind(2)
    session.note("promise", "We will open the gates in May.", "hill")
    session.close()
    again = resume(session.path)

    assert list(again.state) == list(session.state)
    assert len(again.history) == 2
    assert again.taken_back == session.taken_back
    assert [(note.about, note.n) for note in again.notes] == [("delta", 2), ("hill", 2)]
    assert again.notes == session.notes
    kinds = [next(iter(json.loads(line))) for line in lines_of(session)]
    assert {"undo", "rewind", "note"} <= set(kinds)
    again.close()


def test_a_torn_last_line_is_dropped_wherever_it_was_torn(tmp_path):
    """For every length of the last line that the disk may hold: the moves before it count, and the game goes on."""
    session = play_on(tiny_game(tmp_path), 5)
    session.close()
    whole = session.path.read_bytes()
    last = whole.rstrip(b"\n").rfind(b"\n") + 1
    for size in range(last, len(whole)):
        session.path.write_bytes(whole[:size])
        again = resume(session.path)

        assert len(again.history) == 4
        assert session.path.read_bytes() == whole[:size], "looking changes nothing"
        play_on(again, 1)
        again.close()
        assert len(verify(session.path).history) == 5


@pytest.mark.parametrize(
    ("number", "change", "words"),
    [
        (1, b"not json\n", "not a line of a record"),
        (1, b"[]\n", "not a line of a record"),
        (1, b'{"longtable":99}\n', "newer version"),
        (1, b'{"hello":1}\n', "not a record of The Long Table"),
        (3, b"\x00\x00\x00\n", "not a line of a record"),
        (3, b'{"weather":"fine","at":"now"}\n', "newer version"),
        (3, b'{"n":2,"seat":"delta","move":"fly","at":"x","check":1}\n', "fly"),
        (3, b'{"n":7,"seat":"delta","move":"end_turn","at":"x","check":1}\n', "move 7"),
        (3, b'{"n":2,"seat":"hill","move":"end_turn","at":"x","check":1}\n', "hill"),
        (3, b'{"n":2,"seat":"delta","move":"end_turn","at":"x","check":1}\n', "not legal"),
        (3, b'{"n":2,"seat":"delta","move":"choose delta.firm_word","at":"x","check":1}\n', "another position"),
        (3, b'{"n":2,"seat":"delta","move":"choose delta.firm_word","at":"x","check":1,"z":0}\n', "unknown entry"),
        (3, b'{"n":"2","seat":"delta","move":"end_turn","at":"x","check":1}\n', "no whole number"),
        (3, b'{"undo":9,"at":"x"}\n', "further"),
        (3, b'{"undo":0,"at":"x"}\n', "further"),
        (3, b'{"rewind":-1,"at":"x"}\n', "further"),
    ],
)
def test_what_cannot_be_right_is_named_and_left_alone(tmp_path, number, change, words):
    """A line that is damaged, impossible or from the future gives its number and a reason; the file is not touched."""
    session = play_on(tiny_game(tmp_path), 4)
    session.close()
    lines = lines_of(session)
    lines[number - 1] = change
    session.path.write_bytes(b"".join(lines))
    before = session.path.read_bytes()

    for read in (resume, verify):
        with pytest.raises(RecordError) as error:
            read(session.path)

        assert error.value.line == number
        assert f"line {number}" in str(error.value)
        assert words in str(error.value)
        assert session.path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"x", b"\xff\xfe\n", b"{}\n", b'{"longtable":1}\n', b"[" * 50000 + b"\n"])
def test_files_that_are_no_records(tmp_path, content):
    """Anything can be called .longtable: it is refused in words."""
    path = tmp_path / "odd.longtable"
    path.write_bytes(content)

    with pytest.raises(RecordError, match=r"odd\.longtable"):
        verify(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    """What is no file can't be read."""
    for path in (tmp_path / "nothing.longtable", tmp_path):
        with pytest.raises(RecordError):
            resume(path)


def test_one_game_is_not_played_in_two_windows(tmp_path):
    """A second program is told that the game is open; once the first is gone it can go on."""
    session = play_on(tiny_game(tmp_path), 2)

    with pytest.raises(RecordError, match="open in another window"):
        resume(session.path)
    session.close()
    resume(session.path).close()


def test_a_closed_record_is_opened_again_for_notes(tmp_path):
    """After the end something can still be written down; nobody else has the record then, and no move is taken back."""
    session = play_on(tiny_game(tmp_path), 500)
    session.close()
    session.open_again()
    session.open_again()
    session.note("kept", "1: Water before the summer", "hill")

    with pytest.raises(RecordError, match="open in another window"):
        resume(session.path)
    with pytest.raises(RecordError, match="debrief has begun"):
        session.rewind(2)
    session.close()
    assert [note.kind for note in verify(session.path).notes] == ["kept"]


def test_a_record_that_others_have_is_not_opened_again(tmp_path):
    """Neither while another window has it nor after that has written to it; what was written stays."""
    session = play_on(tiny_game(tmp_path), 500)
    session.close()
    other = resume(session.path)
    with pytest.raises(RecordError, match="open in another window"):
        session.open_again()
    other.close()
    session.open_again()
    session.close()
    other.open_again()
    other.note("promise", "Water before the summer", "hill")
    other.close()
    before = session.path.read_bytes()

    with pytest.raises(RecordError, match="another program"):
        session.open_again()
    with pytest.raises(RecordError, match="closed"):
        session.note("kept", "1: Water before the summer", "hill")
    assert session.path.read_bytes() == before
    resume(session.path).close()


def test_a_record_that_was_torn_is_opened_again_without_the_torn_line(tmp_path, monkeypatch):
    """The disk was full, and half a line was left behind; once there is room, all is as if nothing had been."""
    session = play_on(tiny_game(tmp_path), 500)
    session.open_again()
    write = os.write

    def full(handle: int, data: bytes) -> int:
        write(handle, bytes(data)[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(records.os, "write", full)
        with pytest.raises(RecordError, match="disk is full"):
            session.note("kept", "1: Water", "hill")
    with session.path.open("ab") as file:
        file.write(b'{"note":"ke')
    session.close()
    session.open_again()
    session.note("kept", "1: Water", "hill")
    session.close()

    assert [note.text for note in verify(session.path).notes] == ["1: Water"]


def test_what_another_program_wrote_is_not_overwritten(tmp_path):
    """Without locks (some network disks), a record that grew by another hand is noticed before the next move."""
    session = play_on(tiny_game(tmp_path), 2)
    with session.path.open("ab") as file:
        file.write(b'{"note":"x","text":"y","at":"z"}\n')
    before = session.path.read_bytes()

    with pytest.raises(RecordError, match="another program"):
        play_on(session, 1)
    assert session.path.read_bytes() == before
    assert len(session.history) == 2


def test_a_full_disk_loses_nothing(tmp_path, monkeypatch):
    """Half a line is written, then the disk is full: the move is not made, and succeeds once there is room."""
    session = play_on(tiny_game(tmp_path), 3)
    before = session.path.read_bytes()
    state, write = list(session.state), os.write

    def full(handle: int, data: bytes) -> int:
        write(handle, bytes(data)[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(records.os, "write", full)
        with pytest.raises(RecordError, match="disk is full"):
            play_on(session, 1)
    assert list(session.state) == state
    assert session.path.read_bytes() == before
    play_on(session, 1)
    session.close()
    assert len(verify(session.path).history) == 4


def test_a_record_that_was_deleted_is_written_again(tmp_path):
    """Somebody tidies the folder while the game runs: the next move puts the whole record back."""
    session = play_on(tiny_game(tmp_path), 3)
    session.path.unlink()
    play_on(session, 1)
    session.close()

    assert len(verify(session.path).history) == 4


def test_a_game_that_cannot_be_kept_does_not_begin(tmp_path):
    """A folder that can't be made is told before anybody plays."""
    blocker = tmp_path / "file"
    blocker.write_text("")

    with pytest.raises(RecordError, match="can't be written"):
        tiny_game(blocker / "games")


def test_games_begun_in_the_same_minute_have_names_of_their_own(tmp_path):
    """No record ever takes the place of another."""
    games = [tiny_game(tmp_path) for _ in range(3)]

    assert len({game.path for game in games}) == 3
