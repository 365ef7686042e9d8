"""Files are written whole; what is no file is written to and stays what it is."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from game.session.files import write_whole

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and permissions as on POSIX")


def test_a_new_file_and_one_in_the_place_of_another(tmp_path):
    """Nothing is left beside it; a file that was there keeps its permissions."""
    file = tmp_path / "out.html"
    write_whole(file, b"one")
    file.chmod(0o640)
    write_whole(file, b"two")

    assert file.read_bytes() == b"two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["out.html"]


def test_a_link_stays_and_its_file_is_written(tmp_path):
    """Also one that leads to a file that is not there yet."""
    (tmp_path / "real").mkdir()
    for name in ("there", "new"):
        link = tmp_path / name
        link.symlink_to(tmp_path / "real" / name)
        if name == "there":
            link.write_bytes(b"old")
        write_whole(link, b"content")

        assert link.is_symlink()
        assert (tmp_path / "real" / name).read_bytes() == b"content"
        assert not (tmp_path / "real" / name).is_symlink()


def test_a_pipe_is_written_to(tmp_path):
    """It stays a pipe, and whoever reads from it gets everything."""
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    content = b"line\n" * 40_000  # more than a pipe holds at once
    got = []
    for target in (pipe, link):
        reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
        reader.start()
        write_whole(target, content)
        reader.join(10)

        assert got == [content]
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert link.is_symlink()
        got.clear()


def test_a_device_is_written_to():
    """The device that takes everything is a device afterwards."""
    write_whole(Path(os.devnull), b"content")

    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout here")
def test_standard_output_goes_where_it_was_sent(tmp_path):
    """To a pipe, and into a file between what others write there."""
    code = (
        "from pathlib import Path; from game.session.files import write_whole as w; w(Path('/dev/stdout'), b'content')"
    )
    command = [sys.executable, "-c", code]
    file = tmp_path / "out"
    with file.open("wb") as out:
        out.write(b"before ")
        out.flush()
        subprocess.run(command, stdout=out, check=True)
        out.seek(0, os.SEEK_END)
        out.write(b" after")

    assert subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout == b"content"
    assert file.read_bytes() == b"before content after"


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    """And no half file beside it."""
    file = tmp_path / "out.html"
    file.write_bytes(b"old")

    def full(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", lambda *_: full(0))
    with pytest.raises(OSError, match="space"):
        write_whole(file, b"new")
    monkeypatch.undo()
    monkeypatch.setattr(os, "fdopen", lambda handle, _mode: os.close(handle) or full(handle))
    with pytest.raises(OSError, match="space"):
        write_whole(file, b"new")
    monkeypatch.undo()

    assert file.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.html"]
