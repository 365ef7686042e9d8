"""The clock of a lesson: it warns once, lends minutes from the rounds and never from the debrief, and can be kept."""

from __future__ import annotations

import pytest

from game.lesson.clock import LessonClock
from game.lesson.planning import plan_lesson
from tests.lesson.test_planning import candidates


def clock(speed=1.0):
    return LessonClock(plan_lesson(candidates(), 45, 24).steps, speed)


def kind(c, now):
    return c.steps[c.read(now).step].kind


def test_it_stands_until_it_is_started():
    """Time before the bell does not count."""
    c = clock()

    assert c.read(1000).left == 45 * 60
    c.start(1000)
    assert c.read(1060).left == 44 * 60


def test_it_goes_through_all_parts_in_order():
    """Opening, roles, three rounds, the vote, the debrief, the bell."""
    c = clock()
    c.start(0)
    kinds = []
    for second in range(0, 45 * 60 + 1, 5):
        if not kinds or kinds[-1] != kind(c, second):
            kinds.append(kind(c, second))

    assert kinds == ["opening", "roles", "round", "vote", "debrief"]
    assert c.read(45 * 60).is_finished


def test_it_can_be_hurried():
    """Sixty times as fast: a lesson in 45 seconds."""
    c = clock(speed=60)
    c.start(0)

    assert c.read(22.5).left == 22.5 * 60
    assert c.read(45).is_finished


def test_each_warning_is_said_once():
    """Two minutes and half a minute before the end of a round, the vote, the debrief."""
    c = clock()
    c.start(0)
    said = [warning for second in range(45 * 60) for warning in c.warnings(second)]
    what = [(warning.what, warning.seconds) for warning in said]

    assert len(said) == len(set(said))
    rounds = [("step", 120), ("step", 30)] * 2
    assert what == [*rounds, ("play", 120), ("play", 30), ("vote", 0), ("debrief", 0)]


def test_a_stop_loses_nothing():
    """Frozen for a word: the clock stands, and goes on from there."""
    c = clock()
    c.start(0)
    c.stop(600)

    assert c.read(5000).left == 35 * 60
    c.start(5000)
    assert c.read(5060).left == 34 * 60


def test_a_minute_is_taken_from_later_rounds_and_not_from_the_debrief():
    """The lesson ends when it would have ended; the debrief begins when it would have begun."""
    c = clock()
    c.start(0)
    now = 10 * 60
    before = c.read(now)
    c.add(now)
    after = c.read(now)

    assert after.left_in_step == before.left_in_step + 60
    assert after.left == before.left
    assert after.left_to_play == before.left_to_play
    assert after.over == 0


def test_in_the_last_round_a_minute_makes_the_lesson_longer_and_says_so():
    """There is nothing to take it from."""
    c = clock()
    c.start(0)
    now = 30 * 60
    before = c.read(now)
    c.add(now)

    assert c.read(now).over == 60
    assert c.read(now).left == before.left + 60


def test_going_on_early_gives_the_time_to_the_next_part():
    """Nothing is lost: the end stays where it is."""
    c = clock()
    c.start(0)
    before = c.read(60)
    c.next(60)

    assert c.read(60).step == before.step + 1
    assert c.read(60).left == before.left


def test_a_kept_clock_stands_where_it_stood():
    """All that matters goes through one line of text."""
    c = clock()
    c.start(0)
    c.add(900)
    again = LessonClock.from_kept(c.steps, c.kept(1000))
    again.start(77)

    assert c.read(1100) == again.read(177)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"gone": 1, "lengths": [1], "extra": 0}', '{"gone": "x"}'])
def test_what_is_no_clock_is_refused(text):
    """A plain ValueError, whatever it is."""
    with pytest.raises(ValueError, match="clock"):
        LessonClock.from_kept(clock().steps, text)


def test_warnings_name_the_time_that_is_left():
    """A threshold that was passed long ago is not what the clock shows."""
    c = clock()
    c.start(0)
    round_one = 8 * 60 + c.read(8 * 60).left_in_step
    (due,) = c.warnings(round_one - 60)

    assert (due.what, due.seconds, due.left) == ("step", 120, 60)
    (due,) = c.warnings(round_one - 20)
    assert (due.seconds, due.left) == (30, 20)


def test_a_minute_more_is_no_reason_for_a_warning_at_once():
    """At 0:50 a minute is added: nothing is said at 1:50, and once more at 0:30."""
    c = clock()
    c.start(0)
    round_one = 8 * 60 + c.read(8 * 60).left_in_step
    assert c.warnings(round_one - 50)
    c.add(round_one - 50)

    assert c.warnings(round_one - 49) == []
    (due,) = c.warnings(round_one + 60 - 30)
    assert due.seconds == 30


def test_a_minute_can_be_taken_back():
    """As if it had not been added: the round that paid has it again, and the lesson ends at its bell."""
    c = clock()
    c.start(0)
    for now in (10 * 60, 30 * 60):
        before, lengths = c.read(now), list(c.lengths)
        assert not c.can_take_back(now)
        addition = c.add(now)
        assert bool(addition.taken) != bool(addition.over)
        again = LessonClock.from_kept(c.steps, c.kept(now))
        assert again.can_take_back(0)
        assert addition == c.take_back(now)
        assert (c.read(now), c.lengths) == (before, lengths)
        assert c.take_back(now) is None


def test_a_minute_of_a_part_that_is_over_is_spent():
    """Only what goes on can become shorter."""
    c = clock()
    c.start(0)
    c.add(10 * 60)
    c.next(11 * 60)

    assert c.take_back(11 * 60) is None


def test_saved_time_first_brings_the_lesson_back_to_its_bell():
    """Minutes past the bell are given back before the discussion gets any."""
    c = clock()
    c.start(0)
    now = 30 * 60
    c.add(now)
    c.add(now)
    left = c.read(now).left
    c.to_debrief(now)

    assert c.read(now).over == 0
    assert c.read(now).left == left - 120
