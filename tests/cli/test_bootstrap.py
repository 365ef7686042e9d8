"""Set-up on a fresh machine: what is missing is said in plain words, and what is there is used again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game import bootstrap

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout in which making and filling an environment is only pretended; what was done is listed."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    done: list[str] = []

    def make(folder):
        done.append("make")
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").write_text("")

    monkeypatch.setattr(bootstrap, "_make", make)
    monkeypatch.setattr(bootstrap, "_install", lambda _root, _python, extras: done.append(f"install {extras}".strip()))
    monkeypatch.setattr(bootstrap, "_is_sound", lambda _python: True)
    return tmp_path, done


def test_the_second_start_uses_what_the_first_made(checkout, capsys):
    """One set-up with one line about it, then none."""
    root, done = checkout
    bootstrap.prepare(root)
    bootstrap.prepare(root)

    assert done == ["make", "install"]
    assert capsys.readouterr().out == f"{bootstrap.PROGRESS}\n"


def test_changed_dependencies_are_installed(checkout):
    """A new pyproject.toml is installed into the same environment."""
    root, done = checkout
    bootstrap.prepare(root)
    (root / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    bootstrap.prepare(root)

    assert done == ["make", "install", "install"]


def test_the_tests_add_their_extras_and_the_game_is_content_with_them(checkout):
    """Playing needs less than testing: after the tests were set up, the game starts at once."""
    root, done = checkout
    bootstrap.prepare(root)
    bootstrap.prepare(root, "test,fast")
    bootstrap.prepare(root)
    bootstrap.prepare(root, "test")

    assert done == ["make", "install", "install test,fast"]


def test_an_interrupted_set_up_is_taken_up_again(checkout, monkeypatch):
    """Ctrl-C in the middle leaves no mark, so that the next start goes on."""
    root, done = checkout

    def interrupted(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "_install", interrupted)
        with pytest.raises(SystemExit):
            bootstrap.prepare(root)
    bootstrap.prepare(root)

    assert done == ["make", "install"]


def test_an_old_python_is_told_so(checkout, monkeypatch, capsys):
    """The version that is needed, the one that is there, and where to get it."""
    monkeypatch.setattr(bootstrap, "NEEDED", (99, 0))

    with pytest.raises(SystemExit):
        bootstrap.prepare(checkout[0])
    told = capsys.readouterr().err
    assert "3.11" in told
    assert f"{sys.version_info[0]}.{sys.version_info[1]}" in told
    assert "python.org" in told


def test_a_failing_installation_is_told_with_its_reason(tmp_path, monkeypatch, capsys):
    """What pip says, in three lines, and that the internet may be out of reach."""
    answer = subprocess.CompletedProcess([], 1, "", "WARNING: retrying\nERROR: Could not find hatchling\nnote: x\n")
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda *_arguments, **_options: answer)

    with pytest.raises(SystemExit):
        bootstrap._install(tmp_path, tmp_path / "python", "")
    told = capsys.readouterr().err
    assert "Could not find hatchling" in told
    assert "internet" in told


def test_a_python_without_ensurepip_is_told_what_to_install(tmp_path, monkeypatch, capsys):
    """Debian's bare Python: the package that is missing."""
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    with pytest.raises(SystemExit):
        bootstrap._make(tmp_path)
    assert "python3-venv" in capsys.readouterr().err


def test_an_old_python_can_read_the_set_up():
    """The files that a bare or old Python starts with use no syntax newer than 3.7."""
    import ast

    for name in ("game/__init__.py", "game/__main__.py", "game/bootstrap.py", "tests/__main__.py", "tests/__init__.py"):
        ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 7))


def test_python_m_game_is_the_command():
    """Inside an environment `python -m game` does what `longtable` does."""
    done = subprocess.run(
        [sys.executable, "-m", "game", "version"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.stdout.startswith("The Long Table ")
