"""How far a lesson has come: turns, recess, vote and the end of the talks, on any clock, and after a power cut."""

from __future__ import annotations

import json

import pytest

from game.core import layout as at
from game.debrief.facts import debrief_of
from game.debrief.writing import document_of
from game.fast.backends import Interpreted
from game.lesson.course import ENDED, SILENT, TOLD, Course
from game.lesson.lesson import CLOCK, Lesson
from game.lesson.planning import SILENCE, TALK
from game.session.record import RecordError
from game.session.resuming import verify
from game.session.saves import glance_at
from game.session.session import IllegalMove
from tests.lesson.test_class import begin, move

NAMES = 8
READY = 480.0  # seconds of opening and roles in a lesson of 45 minutes


def in_a_turn(folder):
    """A lesson in its first turn, its clock started at 0 and at the first round."""
    lesson = begin(folder, NAMES)
    lesson.clock.speed = 1.0
    lesson.start(0.0)
    players = {}
    while lesson.session.state[at.PHASE] != at.TURN:
        move(lesson, players)
    lesson.begin_recess(READY)
    assert lesson.follow_turn(READY)
    return lesson, players


def play_to_recess(lesson, players, now):
    while not lesson.begin_recess(now):
        move(lesson, players)


def again(lesson, now):
    """The lesson after a power cut, with its clock started at the same time."""
    lesson.session.close()
    other = Lesson.resume(lesson.session.path)
    other.follow(now)
    other.start(now)
    return other


# ---- turns ----------------------------------------------------------------------------------------------------------


def test_a_turn_has_the_time_of_the_plan_and_is_over_without_a_forced_move(tmp_path):
    """What the plan says for each seat, counted down and on; nothing happens to the game."""
    lesson, _players = in_a_turn(tmp_path)
    planned = next(step.turn_seconds for step in lesson.plan.steps if step.round == 1)
    moves = len(lesson.session.history)

    assert lesson.turn_left(READY) == (planned, planned)
    assert lesson.turn_left(READY + 20) == (planned - 20, planned)
    assert lesson.turn_left(READY + planned + 7) == (-7, planned)
    assert len(lesson.session.history) == moves


def test_the_next_turn_begins_anew(tmp_path):
    """When it passes on, and not before: an answer belongs to the turn of whoever made the offer."""
    lesson, players = in_a_turn(tmp_path)
    first = lesson.turn(READY)
    now = READY
    while lesson.turn(now) == first:
        now += 5
        assert not lesson.follow_turn(now)
        move(lesson, players)
    if lesson.turn(now) is not None:
        assert lesson.follow_turn(now)
        left, whole = lesson.turn_left(now)
        assert left == whole


def test_a_turn_waits_while_the_clock_stands_and_in_the_recess(tmp_path):
    """A word from the teacher costs no seat its time."""
    lesson, players = in_a_turn(tmp_path)
    left = lesson.turn_left(READY + 10)
    lesson.stop(READY + 10)

    assert lesson.turn_left(READY + 500) == left
    lesson.start(READY + 500)
    assert lesson.turn_left(READY + 500) == left
    play_to_recess(lesson, players, READY + 500)
    assert lesson.turn(READY + 500) is None
    lesson.end_recess(READY + 600)
    while lesson.session.state[at.PHASE] not in (at.TURN, at.OVER):
        move(lesson, players)
    assert lesson.follow_turn(READY + 600)
    left, whole = lesson.turn_left(READY + 600)
    assert left == whole


def test_a_turn_goes_on_after_a_power_cut(tmp_path):
    """With the time that it had when that was kept."""
    lesson, _players = in_a_turn(tmp_path)
    lesson.keep_clock(READY + 25)
    other = again(lesson, 9000.0)

    assert other.turn_left(9000.0) == lesson.turn_left(READY + 25)
    assert not other.follow_turn(9000.0)
    other.session.close()


def test_going_back_begins_the_turn_anew(tmp_path):
    """The seat has its whole time for another move."""
    lesson, players = in_a_turn(tmp_path)
    move(lesson, players)
    lesson.session.rewind(len(lesson.session.history) - 1)
    lesson.went_back(READY + 40)

    assert lesson.follow_turn(READY + 40)
    left, whole = lesson.turn_left(READY + 40)
    assert left == whole


# ---- rounds and recess ----------------------------------------------------------------------------------------------


def test_a_recess_outlives_a_power_cut(tmp_path):
    """The same recess with the same time left, and the plan still in its round."""
    lesson, players = in_a_turn(tmp_path)
    play_to_recess(lesson, players, 700.0)
    lesson.keep_clock(730.0)
    left = lesson.recess_left(730.0)
    other = again(lesson, 50.0)

    assert other.begin_recess(50.0)
    assert other.course.recess == 1
    assert other.recess_left(50.0) == pytest.approx(left)
    assert other.clock.steps[other.clock.read(50.0).step].round == 1
    other.end_recess(60.0)
    assert other.clock.steps[other.clock.read(60.0).step].round == 2
    other.session.close()


def test_a_power_cut_between_the_last_move_of_a_round_and_its_recess_loses_neither(tmp_path):
    """The move is on disk, the recess is not yet: it is due as soon as the lesson goes on."""
    lesson, players = in_a_turn(tmp_path)
    lesson.keep_clock(READY)
    while lesson.session.round < 2:
        move(lesson, players)
    other = again(lesson, 0.0)

    assert other.begin_recess(0.0)
    assert other.course.recess == 1
    other.session.close()


def test_the_plan_follows_the_round_of_the_game(tmp_path):
    """A class that is early takes the plan along; one that is late is told so, and the vote comes when it was to."""
    lesson, players = in_a_turn(tmp_path)
    play_to_recess(lesson, players, 700.0)
    lesson.end_recess(700.0)
    clock = lesson.clock

    assert clock.steps[clock.read(700.0).step].round == 2
    vote = 700.0 + clock.read(700.0).left_to_play
    late = 700.0 + clock.read(700.0).left_in_step + 90
    lesson.follow(late)
    reading = clock.read(late)
    assert clock.steps[reading.step].round == 2
    assert reading.is_late
    assert reading.left_in_step == reading.left_to_play == pytest.approx(vote - late)
    assert "late" in [each.what for each in clock.warnings(late)]
    assert clock.read(vote + 300).is_vote
    assert clock.read(vote + 300).step == clock.last_round + 1


def test_what_is_shown_and_voted_outlives_a_power_cut(tmp_path):
    """Scores off, the vote going on."""
    lesson, _players = in_a_turn(tmp_path)
    lesson.course.shows_scores, lesson.course.is_voting = False, True
    lesson.keep_clock(READY)
    other = again(lesson, 0.0)

    assert not other.course.shows_scores
    assert other.course.is_voting
    other.session.close()
    later = Lesson.resume(lesson.session.path, 45)
    assert not later.course.shows_scores
    assert not later.course.is_voting
    later.session.close()


def test_records_of_older_versions_still_resume(tmp_path):
    """Their clock notes say nothing but the time."""
    lesson, _players = in_a_turn(tmp_path)
    content = {"gone": 600.0, "lengths": lesson.clock.lengths, "extra": 0}
    lesson.session.note(CLOCK, f"45 0 {json.dumps(content)}")
    other = again(lesson, 0.0)

    assert other.clock.passed(0.0) == 600.0
    assert other.course.shows_scores
    assert other.course.round_seen == other.session.round
    other.session.note(CLOCK, f"45 0 {json.dumps(content | {'v': 99})}")
    other.session.close()
    with pytest.raises(ValueError, match="newer version"):
        Lesson.resume(lesson.session.path)


@pytest.mark.parametrize("content", [{}, {"round": "x"}, Course().content() | {"stage": "lunch"}])
def test_what_is_no_course_is_refused(content):
    """A plain ValueError, whatever it is."""
    with pytest.raises(ValueError, match="course"):
        Course.from_content(content)


# ---- minutes --------------------------------------------------------------------------------------------------------


def test_a_minute_in_the_recess_is_taken_back_from_it_too(tmp_path):
    """Clock and recess stand as if it had not been added."""
    lesson, players = in_a_turn(tmp_path)
    play_to_recess(lesson, players, 700.0)
    before = lesson.clock.read(700.0), lesson.recess_left(700.0)
    lesson.add_minute(700.0)

    assert lesson.recess_left(700.0) == before[1] + 60
    lesson.take_minute_back(700.0)
    assert (lesson.clock.read(700.0), lesson.recess_left(700.0)) == before
    assert lesson.take_minute_back(700.0) is None


# ---- the end --------------------------------------------------------------------------------------------------------


def test_the_class_ends_the_talks_for_good(tmp_path):
    """It is in the record: no move, no rewind, no news, no other lesson; and the debrief says so."""
    lesson, players = in_a_turn(tmp_path)
    for _ in range(3):
        move(lesson, players)
    lesson.end_talks(900.0)
    lesson.keep_clock(900.0)
    other = again(lesson, 0.0)
    session = other.session

    assert other.course.stage == ENDED
    assert not other.is_played
    assert other.clock.steps[other.clock.read(0.0).step].part == SILENCE
    assert session.legal() == []
    with pytest.raises(IllegalMove, match="ended these talks"):
        session.act(at.END_TURN)
    with pytest.raises(IllegalMove, match="ended these talks"):
        session.announce(session.headlines_left()[0])
    with pytest.raises(RecordError, match="no move is taken back"):
        session.rewind(1)
    session.close()
    with pytest.raises(ValueError, match="ended these talks"):
        Lesson.resume(session.path, 45)
    assert glance_at(session.path).is_over
    document = document_of(debrief_of(verify(session.path), Interpreted()))
    told = " ".join(str(block) for block in document.blocks)
    assert "so far" not in document.title
    assert "The class ended the talks in round 1 of 3" in told
    assert "not over" not in told


def test_time_that_is_left_goes_to_the_discussion(tmp_path):
    """Not to the silent sentence, which stays as long as it was planned."""
    lesson, _players = in_a_turn(tmp_path)
    parts = {step.part: k for k, step in enumerate(lesson.clock.steps) if step.part}
    left = lesson.clock.read(700.0).left
    lesson.end_talks(700.0)
    lengths = lesson.clock.lengths

    assert lengths[parts[SILENCE]] == lesson.plan.steps[parts[SILENCE]].seconds
    assert lengths[parts[TALK]] > lesson.plan.steps[parts[TALK]].seconds + 1000
    assert lesson.clock.read(700.0).left == left
    lesson.to_stage(SILENT, 700.0)
    lesson.clock.next(710.0)
    assert lesson.clock.read(710.0).left == pytest.approx(left - 10)
    assert lengths[parts[TALK] - 1] == lesson.plan.steps[parts[TALK] - 1].seconds


def test_the_silent_minute_is_whole_even_if_the_vote_took_too_long(tmp_path):
    """The discussion pays for it, down to two minutes, and then the bell does."""
    lesson, _players = in_a_turn(tmp_path)
    vote = 700.0 + lesson.clock.read(700.0).left_to_play
    lesson.end_talks(vote + 60 + 100)
    reading = lesson.clock.read(vote + 160)

    assert lesson.clock.steps[reading.step].part == SILENCE
    assert reading.left_in_step == pytest.approx(90)
    assert reading.over == 0
    talk = next(k for k, step in enumerate(lesson.clock.steps) if step.part == TALK)
    assert lesson.clock.lengths[talk] == pytest.approx(lesson.plan.steps[talk].seconds - 100)
    lesson.to_stage(TOLD, vote + 160)
    assert lesson.clock.read(vote + 160) == reading
    other, _players = in_a_turn(tmp_path)
    other.end_talks(vote + 60 + 1000)
    assert other.clock.lengths[talk] == pytest.approx(120)
    assert other.clock.read(vote + 1060).over > 500
