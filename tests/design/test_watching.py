"""Changes of a scenario while it is played: taken over when sound, told when not, and never in the way."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from game.bots.protocol import Bench
from game.core.faces import read_move, write_move
from game.core.layout import END_TURN
from game.design.watching import (
    Broken,
    Changed,
    DoesNotFit,
    Watch,
    begun_anew,
    carried_over,
    watch,
    why_not_watched,
)
from game.scenario.loading import load, load_files
from game.session.record import RecordError
from game.session.resuming import verify
from game.session.session import Session
from game.terminal.play import play
from game.terminal.screen import Screen
from tests.scenario.support import TINY, tiny_files

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def edit(path: Path, old: str, new: str, stamp: int) -> None:
    """Change a file as an editor does, at a time of its own."""
    text = path.read_text(encoding="utf-8")

    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    os.utime(path, ns=(stamp, stamp))


@pytest.fixture
def river(tmp_path):
    shutil.copytree(TINY, tmp_path / "river")
    return tmp_path / "river"


def watched(folder: Path) -> tuple[Watch, Clock]:
    clock = Clock()
    return watch(str(folder), load(folder), clock), clock


def played(loaded, folder=None, moves=6):
    """A game some moves old, played by bots."""
    session = Session.new(loaded, {"hill": "bot:random", "delta": "bot:random"}, seed=3, folder=folder)
    bench = Bench(session)
    for _ in range(moves):
        bench.move()
    return session


def changed_files(file: str, old: str, new: str):
    files = tiny_files()

    assert old in files[f"tiny/{file}"]
    files[f"tiny/{file}"] = files[f"tiny/{file}"].replace(old, new, 1)
    return load_files("tiny", files)


def test_nothing_is_news_while_nothing_changes(river):
    """Files that stay as they are, or are written again as they were, give no news."""
    look, clock = watched(river)
    clock.now = 1

    assert look.poll() is None
    edit(river / "issues.toml", "values", "values", 5)
    clock.now = 2

    assert look.poll() is None


def test_sound_change_is_handed_over(river):
    """A sound change is news, once, and not before the pause is over."""
    look, clock = watched(river)
    edit(river / "issues.toml", "delta = 9 }", "delta = 10 }", 5)
    clock.now = 0.2

    assert look.poll() is None
    clock.now = 1.0
    news = look.poll()

    assert isinstance(news, Changed)
    assert news.loaded.scenario.issues["dam"].options["shared_gates"].values["delta"] == 10
    clock.now = 2.0

    assert look.poll() is None


def test_broken_change_is_told_with_its_problems(river):
    """A mistake is told; when it is mended that is news again."""
    look, clock = watched(river)
    edit(river / "issues.toml", "delta = 9 }", "delta = 9", 5)
    clock.now = 1
    news = look.poll()

    assert isinstance(news, Broken)
    assert [problem.code for problem in news.problems] == ["unclosed-bracket"]
    edit(river / "issues.toml", "delta = 9", "delta = 9 }", 6)
    clock.now = 2

    assert isinstance(look.poll(), Changed)


def test_files_that_come_and_go_are_noticed(river):
    """A new file and a missing one are changes as well; a folder that is gone is a mistake, not a crash."""
    look, clock = watched(river)
    (river / "drift.toml").unlink()
    clock.now = 1

    assert isinstance(look.poll(), Changed)
    shutil.rmtree(river)
    clock.now = 2

    assert isinstance(look.poll(), Broken)


def test_what_a_scenario_extends_is_watched_too(river):
    """A change in the scenario that is extended is a change."""
    child = river.parent / "child"
    child.mkdir()
    (child / "scenario.toml").write_text('extends = "river"\ntitle = "x"\nversion = "1"\n', encoding="utf-8")
    look, clock = watched(child)
    edit(river / "issues.toml", "delta = 9 }", "delta = 10 }", 5)
    clock.now = 1

    assert isinstance(look.poll(), Changed)


def test_game_goes_on_with_the_changed_scenario():
    """Every move is made again on the new tables, and what is worth something else is so at once."""
    session = played(load_files("tiny", tiny_files()))
    made = carried_over(session, changed_files("issues.toml", "delta = 9 }", "delta = 4 }"))

    assert [each.move for each in session.history] == [each.move for each in made.history]
    assert made.compiled.scenario.issues["dam"].options["shared_gates"].values["delta"] == 4
    assert session.header.seed == made.header.seed


def test_record_goes_with_the_game(tmp_path):
    """There is one record before and one after, and it verifies."""
    session = played(load_files("tiny", tiny_files()), tmp_path)
    session.note("promise", "water before the summer", "hill")
    made = carried_over(session, changed_files("issues.toml", "delta = 9 }", "delta = 4 }"))
    made.close()

    assert [made.path] == [path for path in tmp_path.iterdir() if path.is_file()]
    again = verify(made.path)

    assert list(made.state) == list(again.state)
    assert [note.text for note in again.notes] == ["water before the summer"]


def test_news_of_the_facilitator_goes_with_the_game():
    """A headline that was brought by hand is brought again."""
    session = Session.new(load_files("tiny", tiny_files()), seed=4)
    for move in ("choose hill.open_hand", "choose delta.firm_word", "table dam"):
        session.act(read_move(session.compiled.names, move))
    session.announce(session.headlines_left()[0])
    made = carried_over(session, changed_files("issues.toml", "delta = 9 }", "delta = 4 }"))

    assert [(each.seat, each.move) for each in made.history] == [(each.seat, each.move) for each in session.history]


def test_game_that_does_not_fit_stays_as_it_was(tmp_path):
    """Where a move could not have been made the old game goes on, and its record is untouched."""
    session = played(load_files("tiny", tiny_files()), tmp_path, moves=8)
    before = session.path.read_bytes()
    files = tiny_files()
    files["tiny/scenario.toml"] = files["tiny/scenario.toml"].replace("docket = 1", "docket = 2")

    with pytest.raises(DoesNotFit) as caught:
        carried_over(session, load_files("tiny", files))

    assert re.fullmatch(
        r"Move [0-9]+ of this game could not be made any more \((Hill|Delta) Town: .+\): .+\.", str(caught.value)
    )
    assert before == session.path.read_bytes()
    assert [session.path] == list(tmp_path.iterdir())
    session.close()


def test_a_card_that_is_gone_is_named():
    """Whoever took it out reads which move it was, and that what it names is gone."""
    session = played(load_files("tiny", tiny_files()), moves=10)
    card = next(
        name
        for each in session.history
        for verb, _, name in [write_move(session.compiled.names, each.move).partition(" ")]
        if verb == "play"
    )
    files = {name: str(text).replace(f"[{card}]", f"[{card}_anew]") for name, text in tiny_files().items()}

    with pytest.raises(DoesNotFit, match=r"Town: Play “.+”\): what it names is not there any more\.$"):
        carried_over(session, load_files("tiny", files))


def test_other_seats_do_not_fit():
    """With other seats it is another game."""
    session = played(load_files("tiny", tiny_files()))

    with pytest.raises(DoesNotFit, match="seats"):
        carried_over(session, load("warm-up"))


def test_game_that_would_be_over_does_not_fit():
    """A change of the length that ends the game at once is not taken over: it would lay every secret open."""
    session = Session.new(load_files("tiny", tiny_files()), seed=4, first_chair="hill")
    while session.round < 2:
        session.act(END_TURN if END_TURN in session.legal() else session.legal()[0])

    with pytest.raises(DoesNotFit, match="over already"):
        carried_over(session, changed_files("scenario.toml", "rounds = 2", "rounds = 1"))


def test_record_that_cannot_be_written_again_is_kept(tmp_path, monkeypatch):
    """Nothing is left of the new record, and the old one can be added to."""
    session = played(load_files("tiny", tiny_files()), tmp_path, moves=4)
    session.note("promise", "water before the summer", "hill")
    before = session.path.read_bytes()
    note = Session.note

    def full(made, *what):
        if made.path is not None:
            raise RecordError(made.path, "the disk is full")
        note(made, *what)

    monkeypatch.setattr(Session, "note", full)
    with pytest.raises(RecordError):
        carried_over(session, changed_files("issues.toml", "delta = 9 }", "delta = 4 }"))
    monkeypatch.undo()

    assert [session.path] == list(tmp_path.iterdir())
    assert before == session.path.read_bytes()
    Bench(session).move()


def test_new_game_has_what_fits_of_the_old(tmp_path):
    """The same seats, seed and settings; a new seat goes to a bot, a person keeps a seat, the old record stays."""
    loaded = load_files("tiny", tiny_files())
    plans = {"hill": "bot:random", "delta": "human"}
    session = Session.new(loaded, plans, seed=3, rounds=3, folder=tmp_path, settings={"open_answers": True})
    made = begun_anew(session, changed_files("scenario.toml", "docket = 1", "docket = 2"))

    assert (made.header.seats, made.header.seed, made.header.rounds) == (session.header.seats, 3, 3)
    assert made.header.settings == session.header.settings
    assert verify(session.path).header.seed == 3
    other = begun_anew(made, load("warm-up"))

    assert not set(other.header.seats) & set(plans)
    assert [plan.is_human for plan in other.header.seats.values()] == [True, False]
    with pytest.raises(ValueError, match="errors"):
        begun_anew(other, changed_files("scenario.toml", "docket = 1", "docket = "))
    other.close()


def test_files_that_differ_from_those_of_the_game_are_news(river):
    """A saved game holds an older copy: the first look tells, though nothing has been written since."""
    loaded, clock = load(river), Clock()
    look = watch(str(river), loaded, clock, played=loaded.files | {"river/issues.toml": "older"})
    clock.now = 1

    assert isinstance(look.poll(), Changed)
    clock.now = 2

    assert look.poll() is None


def test_parent_that_is_new_and_broken_is_watched(river):
    """A scenario that begins to extend another is looked at with it, also before it can be played."""
    brook = river.parent / "brook"
    shutil.copytree(river, brook)
    edit(brook / "issues.toml", "delta = 9 }", "delta = 9", 5)
    child = river.parent / "child"
    child.mkdir()
    (child / "scenario.toml").write_text('extends = "river"\ntitle = "x"\nversion = "1"\n', encoding="utf-8")
    look, clock = watched(child)
    edit(child / "scenario.toml", "river", "brook", 6)
    clock.now = 1

    assert isinstance(look.poll(), Broken)
    clock.now = 2
    look.poll()
    edit(brook / "issues.toml", "delta = 9", "delta = 9 }", 7)
    clock.now = 3

    assert isinstance(look.poll(), Changed)


def test_archive_is_not_watched(river):
    """There are no files; everything else is watched, even what is not there yet."""
    packed = shutil.make_archive(str(river), "zip", river.parent, "river")

    assert "unpack it" in why_not_watched(packed)
    assert why_not_watched(str(river)) == why_not_watched("nowhere") == ""


class Heard:
    """A watch that says what it was told to, once."""

    def __init__(self, news):
        self.news = [news]

    def poll(self):
        return self.news.pop() if self.news else None


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("issues.toml", "delta = 9 }", "delta = 4 }", "The scenario has changed, and the game goes on with it."),
        ("issues.toml", "delta = 9 }", "delta = 4", "The game goes on with the scenario as it was."),
        ("scenario.toml", "docket = 1", "docket = 2", "this game can't go on with it"),
    ],
)
def test_text_game_tells_what_changed(capsys, file, old, new, told):
    """The text game takes a change over, or says why not, and is played to its end either way."""
    loaded = changed_files(file, old, new)
    news = Changed(loaded) if loaded.scenario is not None else Broken(loaded.errors)
    session = played(load_files("tiny", tiny_files()), moves=8)
    finished = play(Screen(plain=True), session, Heard(news))

    assert finished
    assert told in capsys.readouterr().out
