"""`longtable print` and `longtable pack`, as they are typed."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from game.cli.main import run
from game.speech.extras import how_to_install
from tests.support import TINY


def test_print_writes_a_pdf(tmp_path, capsys):
    """Whole scenario or some parts, on either paper."""
    target = tmp_path / "table.pdf"

    assert run(["print", str(TINY), "--pdf", str(target), "--paper", "letter", "--what", "offers, key"]) == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert "pages" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["table.pdf"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["print", str(TINY)], "--pdf"),
        (["print", str(TINY), "--pdf", "x.pdf", "--what", "cards,tokens"], "There is no part 'tokens'"),
        (["print", str(TINY), "--pdf", "x.pdf", "--what", ""], "Parts are: cards, roles, board, offers, key, teacher."),
        (["print", str(TINY), "--pdf", "x.pdf", "--paper", "a5"], "a5"),
        (["pack", str(TINY), "-o", "tiny.txt"], "An archive is called FILE.zip, not tiny.txt."),
    ],
)
def test_a_wrong_call_is_told(arguments, said, tmp_path, monkeypatch, capsys):
    """Exit code 2, a line that says what there is, and nothing written."""
    monkeypatch.chdir(tmp_path)

    assert run(arguments) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_fpdf2_the_way_out_is_told(tmp_path, monkeypatch, capsys):
    """The extra that is missing, and the command that installs it."""
    monkeypatch.setitem(sys.modules, "fpdf", None)

    assert run(["print", str(TINY), "--pdf", str(tmp_path / "x.pdf")]) == 1
    assert capsys.readouterr().err == f"Printing needs fpdf2. Install it with: {how_to_install('print')}\n"


def test_the_command_fits_the_environment(monkeypatch):
    """An environment of pipx is not reached by pip, and a path with a space in it stands in quotes."""
    monkeypatch.setattr(sys, "prefix", str(Path("home", "pipx", "venvs", "longtable")))

    assert how_to_install("print") == "pipx inject longtable fpdf2"

    monkeypatch.setattr(sys, "prefix", str(Path("the game", ".venv")))
    monkeypatch.setattr(sys, "executable", str(Path("the game", ".venv", "bin", "python")))

    assert how_to_install("fast").endswith('python" -m pip install numba numpy')


def test_a_place_that_can_not_be_written_is_told(tmp_path, capsys):
    """One line, and no half-written file."""
    assert run(["print", str(TINY), "--pdf", str(tmp_path / "no" / "x.pdf"), "--what", "offers"]) == 1
    assert run(["pack", str(TINY), "-o", str(tmp_path / "no" / "x.zip")]) == 1

    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert all("can't be written: no such file or directory" in line for line in said)


def test_a_packed_scenario_is_checked_and_printed(tmp_path, capsys):
    """What `pack` writes goes wherever a scenario goes."""
    target = tmp_path / "short.zip"

    assert run(["pack", "riyadh-short", "-o", str(target)]) == 0
    with zipfile.ZipFile(target) as archive:
        folders = {name.partition("/")[0] for name in archive.namelist()}

    assert folders == {"riyadh-short", "riyadh-2025"}
    assert run(["check", str(target)]) == 0
    assert run(["print", str(target), "--pdf", str(tmp_path / "x.pdf"), "--what", "offers"]) == 0
    capsys.readouterr()


def test_a_scenario_with_mistakes_is_not_packed(tmp_path, capsys):
    """What nobody could play is not passed on."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "scenario.toml").write_text("title = 3\n")

    assert run(["pack", str(broken), "-o", str(tmp_path / "broken.zip")]) == 1
    assert "scenario.toml" in capsys.readouterr().err
    assert not (tmp_path / "broken.zip").exists()
