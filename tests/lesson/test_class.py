"""A whole lesson: 32 students, 45 minutes of a hurried clock, promises, a rewind, a crash, a bell, a debrief."""

from __future__ import annotations

import json
import random
import shutil

import pytest

from game.bots.protocol import bot
from game.core import layout as at
from game.debrief.as_html import html_of
from game.debrief.commitments import pledge
from game.debrief.facts import debrief_of
from game.debrief.writing import document_of
from game.fast.backends import Interpreted
from game.lesson.lesson import Lesson
from game.lesson.names import Forgotten, forget
from game.lesson.planning import plan_lesson
from game.lesson.voting import at_the_bell
from game.scenario.loading import load
from game.session.resuming import verify
from tests.lesson.test_planning import candidates
from tests.support import RULES

NAMES = [f"Student-{k:02d}" for k in range(1, 33)]
SPEED = 60.0


def begin(folder, students=NAMES, minutes=45, **more):
    plan = plan_lesson(candidates(), minutes, students, seed=11, **more)
    lesson = Lesson.begin(plan, load(str(RULES / plan.scenario)), folder)
    lesson.clock.speed = SPEED
    return lesson


def move(lesson, players):
    """Whoever has to move does what a bot in its place would do."""
    session = lesson.session
    view = session.view(session.actor)
    player = players.setdefault(session.actor, bot("easy"))
    chosen = player.choose(view, view.legal(), random.Random(len(session.history)))
    session.act(chosen.move)


def play_until(lesson, players, now, done, seconds_a_move=0.13):
    """Moves at the pace of the clock until `done(reading)`; returns the time and the warnings."""
    said = []
    while not lesson.session.is_over and not done(lesson.clock.read(now)):
        said += lesson.clock.warnings(now)
        move(lesson, players)
        now += seconds_a_move
    return now, said


def vote(lesson, players):
    """What the front end does at the bell."""
    for _ in range(40):
        next_thing = at_the_bell(lesson.session)
        if next_thing.kind == "answer":
            move(lesson, players)
        elif next_thing.kind == "move":
            lesson.session.act(next_thing.move)
        elif next_thing.kind == "rewind":
            lesson.session.rewind(next_thing.to)
        else:
            return next_thing
    raise AssertionError("the vote does not come to an end")


def test_a_class_of_32_from_bell_to_debrief(tmp_path):
    """Every part of the plan in its time; the crash loses nothing; the debrief tells what the class did."""
    lesson = begin(tmp_path)
    players = {}
    now = 100.0
    lesson.start(now)
    now += 8 * 60 / SPEED  # opening and roles

    assert lesson.clock.steps[lesson.clock.read(now).step].round == 1
    now, _said = play_until(lesson, players, now, lambda reading: lesson.clock.steps[reading.step].round >= 2)
    seats = lesson.session.compiled.names.seats
    lesson.promise(seats[0], f"We will sign {pledge('sign')}")
    lesson.promise(seats[1], "We will not press anybody.")
    lesson.session.rewind(len(lesson.session.history) - 2)
    lesson.stop(now)
    now += 30  # a word from the teacher: no time is lost
    left = lesson.clock.read(now).left
    lesson.start(now)
    lesson.add_minute(now)

    assert lesson.clock.read(now).left == left
    now, _said = play_until(lesson, players, now, lambda reading: lesson.clock.steps[reading.step].round >= 3)
    lesson.keep_clock(now)

    # The power goes, in the middle of writing a line.
    copy = tmp_path / "crashed.longtable"
    shutil.copy(lesson.session.path, copy)
    with copy.open("ab") as file:
        file.write(b'{"n":99,"seat":"')
    moves = [played.move for played in lesson.session.history]
    state = list(lesson.session.state)
    stood = lesson.clock.read(now)
    plan = lesson.plan
    lesson.session.close()

    lesson = Lesson.resume(copy)
    lesson.clock.speed = SPEED

    assert [played.move for played in lesson.session.history] == moves
    assert list(lesson.session.state) == state
    assert lesson.plan == plan
    lesson.start(now)
    assert lesson.clock.read(now).left == pytest.approx(stood.left, abs=0.2)
    now, said = play_until(lesson, players, now, lambda reading: reading.is_vote)
    last = vote(lesson, players) if not lesson.session.is_over else None

    assert last is None or last.kind in {"none", "over"}
    assert now <= 100 + 30 + 45 * 60 / SPEED
    assert {warning.what for warning in said} <= {"step", "play", "vote", "debrief"}
    assert sum(len(each.members) for each in lesson.plan.delegations) == 32
    lesson.session.close()

    debrief = debrief_of(verify(copy), Interpreted())
    page = html_of(document_of(debrief))

    assert debrief.taken_back >= 2
    assert [promise.text for promise in debrief.promises] == ["We will sign", "We will not press anybody."]
    assert 6 <= len(debrief.questions) <= 8
    assert not any(name in page for name in NAMES)


def test_names_are_in_the_record_and_nowhere_after(tmp_path):
    """Forgotten by one command: the same game, the same delegations, numbers in place of names."""
    from game.cli.main import run

    lesson = begin(tmp_path, NAMES[:8])
    players = {}
    for _ in range(6):
        move(lesson, players)
    path = lesson.session.path
    lesson.session.close()
    before = verify(path)

    assert NAMES[0] in path.read_text()
    assert run(["class", "--forget", str(path)]) == 0
    after = verify(path)

    assert not any(name in path.read_text() for name in NAMES)
    assert list(before.state) == list(after.state)
    assert [played.at for played in before.history] == [played.at for played in after.history]
    again = Lesson.resume(path)

    assert [len(each.members) for each in again.plan.delegations] == [2, 2, 2, 2]
    again.session.close()
    assert forget(path) == Forgotten(0, 0)


def test_what_kept_somebody_from_a_seat_is_not_written_down(tmp_path):
    """The record says where students sit, never where they did not want to."""
    lesson = begin(tmp_path, NAMES[:8], not_in={1: {"russia", "ukraine"}}, outside={2})
    text = lesson.session.path.read_text()
    seat = next(each.seat for each in lesson.plan.delegations if NAMES[0] in [m.name for m in each.members])
    lines = [json.loads(line) for line in text.splitlines()[1:]]
    lesson.session.close()

    assert seat in {"us", "europe"}
    assert [line["about"] for line in lines if NAMES[0] in line.get("text", "")] == [seat]
    assert Lesson.resume(lesson.session.path).plan.keepers[0].name == NAMES[1]


def test_a_lesson_goes_on_next_week(tmp_path):
    """The same record, another lesson: only the rounds that are left, and a debrief at its end."""
    lesson = begin(tmp_path, NAMES[:12])
    players = {}
    while lesson.session.round < 2:
        move(lesson, players)
    lesson.session.close()
    later = Lesson.resume(lesson.session.path, minutes=45)

    assert [step.round for step in later.plan.steps if step.kind == "round"] == [2, 3]
    later.start(0.0)
    later.stop(60.0)
    later.session.close()
    once_more = Lesson.resume(lesson.session.path)

    assert once_more.plan == later.plan
    assert once_more.clock.read(0).left == 45 * 60 - 60
    once_more.session.close()


def test_a_game_that_is_no_lesson_is_not_taken_for_one(tmp_path):
    """A ValueError in words, and the record is free again."""
    from tests.debrief.games import new_game

    session = new_game("warm-up", 1, folder=tmp_path)
    session.close()
    with pytest.raises(ValueError, match="lesson"):
        Lesson.resume(session.path)
    with pytest.raises(ValueError, match="lesson"):
        Lesson.resume(session.path)


@pytest.mark.parametrize("seed", range(12))
def test_the_bell_always_comes_to_an_end(seed):
    """From any position of a random game: a vote that everybody answers, or a reason why there is none."""
    from tests.debrief.games import new_game, play_some

    for length in (0, 3, 9, 14, 20, 26):
        session = new_game("warm-up", seed)
        play_some(session, length, seed)
        for _ in range(20):
            thing = at_the_bell(session)
            if thing.kind == "answer":
                assert session.actor == thing.seat
                session.act(at.ACCEPT)
            elif thing.kind == "move":
                session.act(thing.move)
            elif thing.kind == "rewind":
                session.rewind(thing.to)
            else:
                break

        assert thing.kind in {"none", "over"}
        assert (thing.kind == "over") == session.is_over
        assert bool(thing.why) == (thing.kind == "none")


def test_merged_seats_are_played_by_the_others(tmp_path):
    """Three students, four seats: the fourth is no bot, and its players are those of its ally."""
    plan = plan_lesson(candidates(), 45, NAMES[:3], scenario="riyadh-short", merge=True, seed=2)
    lesson = Lesson.begin(plan, load(str(RULES / "riyadh-short")), tmp_path)
    merged = [each for each in plan.delegations if each.with_seat]
    lesson.session.close()
    again = Lesson.resume(lesson.session.path)

    for each in merged:
        assert again.players_of(each.seat) == again.players_of(each.with_seat)
    assert all(lesson.session.header.seats[each.seat].is_human != each.is_bot for each in plan.delegations)
    again.session.close()


def test_the_command_prints_a_plan(capsys):
    """As text and as JSON; nonsense is refused in a line."""
    from game.cli.main import run

    assert run(["class", "--minutes", "50", "--students", "9"]) == 0
    assert "The bell" in capsys.readouterr().out
    assert run(["class", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["students"] == 24
    assert run(["class", "--minutes", "5"]) == 1
    assert "Traceback" not in capsys.readouterr().err
