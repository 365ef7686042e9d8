"""The plan of a period: it fits, it keeps the debrief, and it deals people fairly."""

from __future__ import annotations

from functools import cache

import pytest

from game.debrief.as_text import text_of
from game.lesson.lesson import allies_in, candidate_of
from game.lesson.papers import lesson_papers, slips_of
from game.lesson.planning import USUAL_MINUTES, plan_data, plan_lesson, plan_next, tell_plan
from game.lesson.portfolios import ORDER, deal, shares_of
from tests.support import SHIPPED, compiled


@cache
def candidates():
    return tuple(candidate_of(compiled(name).scenario) for name in SHIPPED)


@pytest.mark.parametrize("minutes", USUAL_MINUTES)
@pytest.mark.parametrize("students", range(4, 33))
def test_every_plan_fills_its_lesson_and_keeps_the_debrief(minutes, students):
    """The steps add up to the lesson; 12 to 15 minutes are the debrief's; every round has time for every seat."""
    plan = plan_lesson(candidates(), minutes, students)

    assert 60 * minutes == sum(step.seconds for step in plan.steps)
    assert 12 * 60 <= plan.debrief_seconds <= 15 * 60
    assert plan.rounds == sum(step.kind == "round" for step in plan.steps)
    for step in plan.steps:
        if step.kind == "round":
            assert step.turn_seconds * len(plan.delegations) + step.recess_seconds + 30 <= step.seconds
            assert step.turn_seconds >= 30


@pytest.mark.parametrize(
    ("minutes", "scenario"), [(35, "riyadh-short"), (45, "riyadh-short"), (50, "riyadh-short"), (90, "riyadh-2025")]
)
def test_the_scenario_fits_the_time(minutes, scenario):
    """The short game for one period, the standard one for two."""
    assert scenario == plan_lesson(candidates(), minutes, 24).scenario


@pytest.mark.parametrize("students", range(4, 33))
def test_students_are_dealt_fairly(students):
    """Everybody has a seat and a job; delegations differ by one at most; the first five jobs are held once in each."""
    plan = plan_lesson(candidates(), 45, students, seed=students)
    sizes = [len(each.members) for each in plan.delegations]

    assert students == sum(sizes)
    assert max(sizes) - min(sizes) <= 1
    assert sorted(m.number for each in plan.delegations for m in each.members) == list(range(1, students + 1))
    for each in plan.delegations:
        held = [job for member in each.members for job in member.portfolios]

        assert len(set(held)) == len(held)
        assert set(ORDER[:5]) <= set(held)
        assert held[0] == "head"


def test_shares_of_small_delegations_differ_by_one():
    """One holds all five; of three nobody holds more than two."""
    assert [len(share) for share in shares_of(1)] == [5]
    assert sorted(len(share) for share in shares_of(3)) == [1, 2, 2]
    assert [len(share) for share in shares_of(8)] == [1] * 8


def test_heads_are_drawn_by_lot():
    """Another seed, other heads; the same seed, the same ones."""
    heads = {
        tuple(each.members[0].number for each in plan_lesson(candidates(), 45, 16, seed=seed).delegations)
        for seed in range(8)
    }

    assert len(heads) > 4
    assert plan_lesson(candidates(), 45, 16, seed=3) == plan_lesson(candidates(), 45, 16, seed=3)


def test_nobody_sits_where_they_must_not():
    """Seats that are barred for a student stay barred, whatever the lot; the room's keepers sit nowhere."""
    names = [f"S{k}" for k in range(1, 14)]
    seats = {"a": "A", "b": "B", "c": "C"}
    for seed in range(30):
        delegations, keepers = deal(
            names, seats, seed, not_in={1: {"a", "b"}, 2: {"c"}, 3: {"a", "elsewhere"}}, outside={13}
        )
        where = {member.name: each.seat for each in delegations for member in each.members}
        sizes = [len(each.members) for each in delegations]

        assert where["S1"] == "c"
        assert where["S2"] != "c"
        assert where["S3"] != "a"
        assert [keeper.name for keeper in keepers] == ["S13"]
        assert sizes == [4, 4, 4]


def test_nobody_can_be_left_without_a_seat():
    """Barred from all seats is an error that names the student."""
    with pytest.raises(ValueError, match="Ada"):
        deal(["Ada"], {"a": "A"}, 0, not_in={1: {"a"}})
    with pytest.raises(ValueError, match="student 2"):
        deal(["Ada", ""], {"a": "A"}, 0, not_in={2: {"a"}})


def test_missing_students_leave_bots_or_merged_seats():
    """Three students at four seats: a bot, or the delegation that agrees most."""
    by_bot = plan_lesson(candidates(), 45, 3, scenario="riyadh-short")
    merged = plan_lesson(candidates(), 45, 3, scenario="riyadh-short", merge=True)

    assert sum(each.is_bot for each in by_bot.delegations) == 1
    assert not any(each.is_bot and each.with_seat for each in merged.delegations)


def test_allies_come_from_the_values():
    """Who agrees most with whom is read from the scenario, not from names."""
    allies = allies_in(compiled("riyadh-2025").scenario)

    assert allies["ukraine"] == "europe"
    assert allies["europe"] == "ukraine"


@pytest.mark.parametrize("case", [(20, 24), (200, 24), (45, 0), (45, 33)])
def test_lessons_that_cannot_be(case):
    """Too short, too long, nobody, too many: a sentence, no plan."""
    with pytest.raises(ValueError, match=r"\w+ "):
        plan_lesson(candidates(), *case)


def test_the_next_lesson_goes_on_where_this_one_stopped():
    """No rules again; only the rounds that are left; the same people."""
    plan = plan_lesson(candidates(), 45, 24)
    later = plan_next(plan, 45, 2)

    assert [step.round for step in later.steps if step.kind == "round"] == [2, 3]
    assert sum(step.seconds for step in later.steps) == 45 * 60
    assert plan.delegations == later.delegations
    assert later.steps[0].seconds < plan.steps[0].seconds + plan.steps[1].seconds


def test_the_plan_can_be_read_and_handed_out():
    """Lines for the teacher, a slip for every student, data for programs."""
    plan = plan_lesson(candidates(), 45, ["Ada", *[""] * 9])
    told = "\n".join(tell_plan(plan))
    slips = slips_of(plan)

    assert "Ada" in told
    assert "45:00  The bell" in told
    assert len(slips) == 10
    # Names stay on this computer: a slip has a number, and a line to write on.
    assert not any("Ada" in line for slip in slips for line in slip.lines)
    assert [sum(f"Student {k}." in slip.lines[0] for slip in slips) for k in range(1, 11)] == [1] * 10
    assert "Ada" not in text_of(lesson_papers(plan))
    assert plan_data(plan)["minutes"] == 45


def test_a_quarter_of_an_hour_is_a_lesson_too():
    """The warm-up fits, with a debrief of a few minutes that asks about no article."""
    plan = plan_lesson(candidates(), 15, 16)

    assert plan.scenario == "warm-up"
    assert sum(step.seconds for step in plan.steps) == 15 * 60
    assert plan.debrief_seconds >= 4 * 60
    assert "article" not in " ".join(plan.steps[-1].what)


def test_many_students_are_told_when_their_table_is_too_small():
    """Where only small scenarios fit into the time, a class that is too large is told how many there are chairs for."""
    with pytest.raises(ValueError, match="chairs for 16 students"):
        plan_lesson(candidates(), 22, 24)
    with pytest.raises(ValueError, match="not -3"):
        plan_lesson(candidates(), 45, -3)


def test_those_who_are_missing_move_as_few_as_can_be():
    """One absent student leaves the others where they were; a seat that nobody is left for goes to a bot."""
    whole = plan_lesson(candidates(), 45, 16, seed=5)
    gone = whole.delegations[0].members[0].number
    without = plan_lesson(candidates(), 45, 16, seed=5, absent={gone})

    def seat_of(plan):
        return {member.number: each.seat for each in plan.delegations for member in each.members}

    assert {n: seat for n, seat in seat_of(whole).items() if n != gone} == seat_of(without)
    few = plan_lesson(candidates(), 45, 4, scenario="riyadh-short", seed=5, absent={1}, outside={2})
    assert sum(each.is_bot for each in few.delegations) == 2
    assert [member.number for member in few.keepers] == [2]


def test_one_who_sits_apart_changes_with_one_other():
    """Nobody else moves when a student is kept from the seat that was dealt; the sizes stay."""
    for seed in range(20):
        whole = plan_lesson(candidates(), 45, 24, seed=seed)
        before = {member.number: each.seat for each in whole.delegations for member in each.members}
        apart = plan_lesson(candidates(), 45, 24, seed=seed, not_in={3: {before[3]}})
        after = {member.number: each.seat for each in apart.delegations for member in each.members}

        assert after[3] != before[3]
        assert sum(after[number] != before[number] for number in before) == 2
        assert [len(each.members) for each in apart.delegations] == [6] * 4
