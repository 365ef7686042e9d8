"""The list of saved games: short, complete, and not disturbed by files that can't be read."""

from __future__ import annotations

import os
from pathlib import Path

from game.scenario.loading import load
from game.session.saves import folder, home, last_unfinished, saved_games
from game.session.session import Session
from tests.session.support import play_on, tiny_game
from tests.support import TINY


def test_the_environment_names_the_folder(tmp_path, monkeypatch):
    """LONGTABLE_HOME wins over the system's place for data."""
    monkeypatch.setenv("LONGTABLE_HOME", str(tmp_path))

    assert home() == tmp_path
    assert folder() == tmp_path / "games"
    monkeypatch.delenv("LONGTABLE_HOME")
    assert "longtable" in str(home())


def test_a_folder_that_is_not_there_holds_no_games(tmp_path):
    """Before the first game there is nothing, and that is no error."""
    assert saved_games(tmp_path / "none") == []


def test_games_are_listed_with_a_summary_the_last_played_first(tmp_path):
    """Scenario, seats, round, moves and whether it is over; broken files are listed with their problem."""
    first, second = play_on(tiny_game(tmp_path), 6), play_on(tiny_game(tmp_path), 500)
    for age, game in enumerate((second, first)):
        game.close()
        os.utime(game.path, (1000 - age, 1000 - age))
    broken = tmp_path / "broken.longtable"
    broken.write_bytes(second.path.read_bytes()[:-40] + b"\nrubbish\n")
    os.utime(broken, (500, 500))
    (tmp_path / "letter.txt").write_text("not ours")
    listed = saved_games(tmp_path)

    assert [save.path for save in listed] == [second.path, first.path, broken]
    assert (listed[0].title, listed[0].is_over, listed[0].rounds) == ("The river", True, 2)
    assert (listed[1].round, listed[1].moves, listed[1].is_over) == (first.round, 6, False)
    assert [seat for seat, _plan in listed[1].seats] == ["Hill Town", "Delta Town"]
    assert not listed[2].is_sound
    assert "line" in listed[2].problem
    last = last_unfinished(tmp_path)
    assert last is not None
    assert last.path == first.path


def test_looking_at_a_game_does_not_open_it(tmp_path):
    """A game that is being played is in the list of another window."""
    session = play_on(tiny_game(tmp_path), 3)
    before = Path(session.path).read_bytes()

    assert saved_games(tmp_path)[0].moves == 3
    assert Path(session.path).read_bytes() == before


def test_a_lesson_is_known_as_one(tmp_path):
    """By its length; and once its class has ended the talks there is nothing to play on."""
    game = play_on(tiny_game(tmp_path), 3)
    game.close()
    lesson = Session.new(load(str(TINY)), seed=3, folder=tmp_path, settings={"lesson_minutes": 45})
    play_on(lesson, 3)

    assert {save.path: save.lesson_minutes for save in saved_games(tmp_path)} == {game.path: 0, lesson.path: 45}
    lesson.end_talks()
    lesson.close()
    last = last_unfinished(tmp_path)
    assert last is not None
    assert last.path == game.path
