"""The command line: exit codes, plain errors, and no traceback for anybody."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import main as cli
from game.scenario.loading import load
from game.session.session import Session
from tests.session.support import play_on, tiny_game
from tests.support import TINY

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Saved games and reports of these tests go to a folder of their own, and no display is there."""
    monkeypatch.setenv("LONGTABLE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LONGTABLE_LANGUAGE", "en")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with these lines typed."""
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_help_lists_every_command_without_loading_any():
    """Each command has a line, and neither pygame nor numpy nor rich nor cattrs is imported for it."""
    code = (
        "import sys; from game.cli.main import run; code = run(['--help']);"
        "print([name for name in ('pygame', 'numpy', 'rich', 'cattrs', 'attrs', 'numba') if name in sys.modules], code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT)},
    )

    assert done.stdout.splitlines()[-1] == "[] 0"
    for name, about in cli.about_commands().items():
        assert name in done.stdout
        assert about.split()[0] in done.stdout


@pytest.mark.parametrize("name", list(cli.COMMANDS))
def test_every_command_in_the_table_is_there(name, capsys):
    """The table names real commands, and each explains itself."""
    assert cli.run([name, "--help"]) == 0
    assert "Usage: longtable" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["dance"], 2, "No such command"),
        (["play", "--sead", "3"], 2, "--seed"),
        (["play", "warm-up", "--seat", "pirates=human", "--text"], 2, "fishers, ferry"),
        (["play", "warm-up", "--seat", "ferry=bot:genius", "--text"], 2, "bot:easy"),
        (["play", "warm-up", "--seat", "ferry=human", "--text", "--rounds", "99"], 2, "not 99"),
        (["play", "warm-up", "--seed", "-4"], 2, "range"),
        (["play", "atlantis", "--text", "--seat", "x=human"], 1, "no scenario of this name"),
        (["play", "--resume", "nowhere.longtable"], 1, "nowhere.longtable"),
        (["play", "--resume"], 1, "no unfinished game"),
        (["play", "warm-up", "--resume"], 2, "leave out the scenario"),
        (["replay", "nowhere.longtable"], 1, "not changed"),
        (["check"], 2, "PATH"),
        (["check", "atlantis"], 1, "no scenario of this name"),
    ],
)
def test_errors_are_plain_lines(arguments, code, words, capsys):
    """Exit code 2 for a wrong call, 1 for what failed; the words name a way out."""
    assert cli.run(arguments) == code
    told = capsys.readouterr()

    assert words in told.err + told.out
    assert "Traceback" not in told.err + told.out


def test_an_error_that_nobody_foresaw_becomes_a_report(home, monkeypatch, capsys):
    """Two lines for the player, the traceback in a file among the saved games, exit code 1."""

    def broken(*_arguments, **_options):
        raise ZeroDivisionError("somebody divided")

    monkeypatch.setattr("game.scenario.loading.load", broken)

    assert cli.run(["check", "warm-up"]) == 1
    told = capsys.readouterr().err
    (report,) = (home / "crashes").iterdir()
    assert str(report) in told
    assert "Traceback" not in told
    assert len(told.strip().splitlines()) == 2
    assert "somebody divided" in report.read_text()


def test_a_report_that_cannot_be_written_is_not_a_traceback_either(home, monkeypatch, capsys):
    """Where nothing can be written, the player still gets two lines."""
    home.write_text("a file where the folder should be")
    monkeypatch.setattr("game.scenario.loading.load", lambda _path: 1 / 0)

    assert cli.run(["check", "warm-up"]) == 1
    told = capsys.readouterr().err
    assert "division" in told
    assert "Traceback" not in told


# ---- check -----------------------------------------------------------------------------------------------------------


def test_check_of_a_sound_scenario(capsys):
    """Exit code 0, one line each."""
    assert cli.run(["check", str(TINY)]) == 0
    assert str(TINY) in capsys.readouterr().out


def test_check_in_json(tmp_path, capsys):
    """The stable keys and nothing else on standard output; 1 if anything is an error."""
    (tmp_path / "scenario.toml").write_text('title = "x"\nsumary = "y"\n')

    assert cli.run(["check", str(tmp_path), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert problems
    stable = {"file", "line", "column", "severity", "code", "message", "hint", "excerpt", "width"}
    assert all(set(each) == stable for each in problems)
    assert any(each["hint"] == 'did you mean "summary"?' and each["excerpt"] == 'sumary = "y"' for each in problems)
    assert any("sumary" in each["message"] for each in problems)


# ---- replay ----------------------------------------------------------------------------------------------------------


def test_replay_and_verify(tmp_path, capsys):
    """A record is told move by move; verified, it is one line."""
    session = play_on(tiny_game(tmp_path), 500)
    session.close()

    assert cli.run(["replay", str(session.path), "--verify"]) == 0
    assert f"{len(session.history)} moves, all as recorded; the game is finished" in capsys.readouterr().out
    assert cli.run(["replay", str(session.path)]) == 0
    told = capsys.readouterr().out
    assert "Round 2 of 2 begins" in told
    assert "own gain" in told


def test_a_public_replay_keeps_secrets(tmp_path, capsys):
    """With --public no card is named when it is drawn, and no bot gives its reason."""
    session = tiny_game(tmp_path)
    while not session.is_over:
        session.act(session.legal()[0], "a secret thought")
    session.close()
    cli.run(["replay", str(session.path), "--public"])
    told = capsys.readouterr().out

    assert "a secret thought" not in told
    assert "draws “" not in told
    cli.run(["replay", str(session.path)])
    assert "a secret thought" in capsys.readouterr().out


def test_replay_names_the_line_of_a_corrupt_record(tmp_path, capsys):
    """Exit code 1, the file and the line, and nothing is changed."""
    session = play_on(tiny_game(tmp_path), 4)
    session.close()
    damaged = session.path.read_bytes().replace(b'"n":3', b'"n":4')
    session.path.write_bytes(damaged)

    assert cli.run(["replay", str(session.path), "--verify"]) == 1
    assert "line 4" in capsys.readouterr().err
    assert session.path.read_bytes() == damaged


# ---- play ------------------------------------------------------------------------------------------------------------


def test_a_game_of_bots_plays_itself(home):
    """No person, no question: the result is printed and the record is there."""
    seats = ("--seat", "fishers=bot:easy", "--seat", "ferry=bot:easy")
    done = run("play", "warm-up", "--text", *seats, "--seed", "3")

    assert (done.returncode, done.stderr) == (0, "")
    assert "own gain" in done.stdout
    assert len(list((home / "games").iterdir())) == 1


def test_a_closed_keyboard_leaves_the_game_saved(home):
    """Standard input ends: the game is saved, and the exit code is 0."""
    done = run("play", "warm-up", "--text", "--seat", "fishers=human", "--seed", "3", typed="1\n")

    assert done.returncode == 0
    assert "The game is saved" in done.stdout
    assert run("play", "--text", "--resume").returncode == 0


def test_the_game_asks_what_it_was_not_told(home):
    """Without a scenario and seats there are two questions, answered by number or name."""
    done = run("play", "--plain", "--seed", "1", typed="quay\nferry\n")

    assert "Which scenario?" in done.stdout
    assert "Who plays?" in done.stdout
    assert "THE LONG QUAY" in done.stdout
    assert "Traceback" not in done.stderr


def test_longtable_alone_starts_the_text_game_without_a_display():
    """Where no window can be opened, the first question is asked in the terminal."""
    done = run(typed="quit\n")

    assert done.returncode == 0
    assert "Which scenario?" in done.stdout


@pytest.fixture
def table(monkeypatch):
    """A display, and a table that only remembers what it was opened with."""
    opened = []
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr("game.table.main.run", lambda session, **how: (opened.append((session, how)), session.close()))
    return opened


def test_watching_goes_to_the_table_where_there_is_a_display(home, table):
    """A new game and a saved one; --text and --plain still ask for the terminal."""
    assert cli.run(["play", str(TINY), "--watch", "--seat", "hill=human"]) == 0
    assert cli.run(["play", "--resume", "--watch"]) == 0
    assert cli.run(["play", str(TINY)]) == 0
    assert [how["watched"] for _, how in table] == [True, True, False]
    assert table[0][0].header == table[1][0].header
    assert (
        cli.run(["play", str(TINY), "--watch", "--plain", *(f"--seat={role}=bot:easy" for role in ("hill", "delta"))])
        == 0
    )
    assert len(table) == 3


def test_there_is_nothing_to_watch_in_an_archive(home, table, tmp_path, capsys):
    """A sentence instead of a game that follows nothing; the same for a saved game of an archive, and for a lesson."""
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", TINY.parent, TINY.name)

    assert cli.run(["play", packed, "--watch"]) == 1
    assert "unpack it" in capsys.readouterr().err
    assert not home.exists()
    assert cli.run(["play", packed]) == 0
    assert cli.run(["play", "--resume", "--watch"]) == 1
    assert "unpack it" in capsys.readouterr().err
    Session.new(load(TINY), folder=tmp_path, settings={"lesson_minutes": 45}).close()
    (lesson,) = tmp_path.glob("*.longtable")

    assert cli.run(["play", "--resume", str(lesson), "--watch"]) == 1
    assert "lesson" in capsys.readouterr().err


def test_a_damaged_record_goes_on_in_a_copy(tmp_path):
    """Only if that is wanted; the file stays as it is either way."""
    session = play_on(tiny_game(tmp_path), 6)
    session.close()
    damaged = session.path.read_bytes().replace(b'"n":5', b'"n":9')
    session.path.write_bytes(damaged)
    no = run("play", "--text", "--resume", str(session.path), typed="n\n")

    assert no.returncode == 1
    assert "Line 6 is damaged" in no.stdout
    assert "The file was not changed" in no.stderr
    assert len(list(tmp_path.glob("*.longtable"))) == 1
    yes = run("play", "--text", "--resume", str(session.path), typed="y\n")
    (copy,) = set(tmp_path.glob("*.longtable")) - {session.path}
    assert yes.returncode == 0
    assert f"The copy: {copy}" in yes.stdout
    assert session.path.read_bytes() == damaged
    assert run("replay", str(copy), "--verify").returncode == 0


def test_the_terminal_says_what_a_lesson_lacks_there(tmp_path):
    """No clock, no recess, no bell; and once the class has ended the talks, no move."""
    session = Session.new(load(TINY), seed=3, folder=tmp_path, settings={"lesson_minutes": 45})
    session.close()
    (path,) = tmp_path.glob("*.longtable")
    done = run("play", "--text", "--resume", str(path), typed="quit\n")

    assert "a lesson of 45 minutes" in done.stdout
    assert "the vote at the bell" in " ".join(done.stdout.split())
    session.open_again()
    session.end_talks()
    session.close()
    before = path.read_bytes()
    done = run("play", "--text", "--resume", str(path))
    assert done.returncode == 0
    assert "no more moves are made" in " ".join(done.stdout.split())
    assert path.read_bytes() == before
    assert "so far" not in run("debrief", str(path)).stdout


def test_a_terminal_without_arrows_and_dashes_is_served(home):
    """Where letters can't be shown there are question marks, not an error."""
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "warm-up", "--text", "--seat", "ferry=bot:easy"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_output_that_nobody_reads_is_no_error():
    """`longtable … | head` ends quietly."""
    done = subprocess.run(  # noqa: S602  (the pipe is what is tested)
        f'"{sys.executable}" -m game play riyadh-2025 --text --seat us=bot:easy --seed 2 | head -n 1',
        shell=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.stderr == ""


def test_bench_has_stable_keys(capsys):
    """Moves a second, moves, games, and playouts a second of the interpreted engine."""
    assert cli.run(["bench", "--json", "--seconds", "0.1"]) == 0
    figures = json.loads(capsys.readouterr().out)["interpreted"]

    assert set(figures) == {"moves_per_second", "moves", "games", "playouts_per_second"}
    assert figures["moves"] > figures["games"] > 0


@pytest.mark.parametrize(
    ("named", "kinds"),
    [
        (("hill=human",), {"hill": "human", "delta": "bot:easy"}),
        (("hill=bot:random",), {"hill": "bot:random", "delta": "human"}),
        (("hill=bot:random", "delta=bot:easy"), {"hill": "bot:random", "delta": "bot:easy"}),
    ],
)
def test_seats_that_are_not_named(named, kinds):
    """Beside a person they go to bots, beside bots alone to people."""
    from game.cli.play import seat_plans

    plans = seat_plans(named, ("hill", "delta"))

    assert {role: plan.kind for role, plan in plans.items()} == kinds
