"""A lesson in progress: a plan, a game and a clock, kept in one record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Self

from attrs import define, evolve, field

from game.core import layout as at
from game.debrief.commitments import strike
from game.lesson.clock import LessonClock, read_kept
from game.lesson.course import ENDED, PLAYING, SILENT, TOLD, Course
from game.lesson.names import remember, remembered
from game.lesson.planning import Candidate, Plan, plan_lesson, plan_next
from game.lesson.portfolios import Delegation
from game.lesson.voting import AtTheBell, at_the_bell
from game.session.lines import SeatPlan
from game.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from game.lesson.clock import Addition
    from game.lesson.portfolios import Member
    from game.scenario.loading import Loaded
    from game.scenario.model import Scenario

CLOCK = "clock"  # kind of note: where the clock stood, and how far the lesson had come
BOT = "bot:easy"
IN_TURN = (at.TURN, at.PACKAGING, at.ANSWERING, at.SIGNING)  # phases that belong to the turn of a seat


@define
class Lesson:
    """Whatever the teacher does goes through here, so that the record can bring it back."""

    plan: Plan
    session: Session
    clock: LessonClock
    course: Course = field(factory=Course)

    def __attrs_post_init__(self) -> None:
        self.course.round_seen = self.course.round_seen or self.session.round

    @classmethod
    def begin(cls, plan: Plan, loaded: Loaded, folder: Path | None = None, bot: str = BOT) -> Self:
        """Start the game of a plan; names are written down in its record, and nowhere else."""
        seats = {each.seat: SeatPlan(bot) if each.is_bot else SeatPlan() for each in plan.delegations}
        settings: dict[str, bool | int | str] = {
            "lesson_minutes": plan.minutes,
            "lesson_students": plan.students,
            "lesson_seed": plan.seed,
            "lesson_merged": ",".join(f"{each.seat}:{each.with_seat}" for each in plan.delegations if each.with_seat),
        }
        session = Session.new(
            loaded, seats, seed=plan.seed, rounds=plan.rounds, folder=folder, origin=plan.scenario, settings=settings
        )
        remember(session, plan)
        return cls(plan, session, LessonClock(plan.steps))

    @classmethod
    def resume(cls, path: Path, minutes: int | None = None) -> Self:
        """Go on with a lesson: after a crash where it stood, or (with `minutes`) in another lesson.

        Raises RecordError; ValueError if the record is not of a lesson, or of one whose class ended the talks.
        """
        session = Session.resume(path, "stored")
        try:
            plan = _plan_of(session)
            if minutes is None:
                return cls(*_where_it_stood(plan, session))
            _must_go_on(session)
            shows_scores = _where_it_stood(plan, session)[3].shows_scores
            plan = plan_next(plan, minutes, session.state[at.ROUND])
            lesson = cls(plan, session, LessonClock(plan.steps), Course(shows_scores=shows_scores))
            lesson.keep_clock(0)
        except BaseException:
            session.close()
            raise
        return lesson

    def keep_clock(self, now: float) -> None:
        """Write down where the clock stands and how far the lesson has come: whenever either changes."""
        first = self.plan.resumed_from
        content = self.clock.content(now) | {"course": self.course.content()}
        kept = json.dumps(content, separators=(",", ":"))
        self.session.note(CLOCK, f"{self.plan.minutes} {first} {kept}")

    def start(self, now: float) -> None:
        self.clock.start(now)
        self.keep_clock(now)

    def stop(self, now: float) -> None:
        self.clock.stop(now)
        self.keep_clock(now)

    def add_minute(self, now: float) -> Addition:
        """One minute more for what goes on, a recess too; returns where it came from.  It is not kept yet."""
        addition = self.clock.add(now, recess=self.course.recess)
        if addition.recess:
            self.course.recess_more += addition.seconds
        return addition

    def take_minute_back(self, now: float) -> Addition | None:
        """The minute that was added last is gone again; None if its part is over.  It is not kept yet."""
        addition = self.clock.take_back(now)
        if addition is not None and addition.recess and addition.recess == self.course.recess:
            self.course.recess_more -= addition.seconds
        return addition

    # ---- how far it has come ------------------------------------------------------------------------------------

    @property
    def is_played(self) -> bool:
        """Whether moves can still be made."""
        return not self.session.is_over and not self.session.talks_ended

    def follow(self, now: float) -> None:
        """The plan is in the round that the class is in: the clock shows no later one, and no earlier one either.

        Whoever shows the clock asks for this before it is read.
        """
        if not self.is_played:
            self.clock.round = 0
            return
        number = self.clock.round = max(1, self.course.recess or self.course.round_seen)
        while 0 < self.clock.steps[self.clock.read(now).step].round < number and not self.clock.read(now).is_late:
            self.clock.next(now)
            self.clock.round = number

    def begin_recess(self, now: float) -> bool:
        """Whether a recess goes on, or begins now because a round has ended since this was asked last."""
        course, number = self.course, self.session.state[at.ROUND]
        before, course.round_seen = course.round_seen, number
        if 1 <= before < number:
            course.recess, course.recess_from, course.recess_more = before, self.clock.passed(now), 0.0
        self.follow(now)
        return course.recess > 0

    def recess_left(self, now: float) -> float:
        step = self.clock.step_of(self.course.recess)
        length = self.clock.steps[step].recess_seconds if step is not None else 0
        return max(0.0, self.course.recess_from + length + self.course.recess_more - self.clock.passed(now))

    def end_recess(self, now: float) -> None:
        """Back to the table: the plan goes on to the round that begins."""
        self.course.recess = 0
        self.follow(now)

    def went_back(self, now: float) -> None:
        """The game stands in an earlier position: its rounds end once more, and its turn begins anew."""
        course = self.course
        course.round_seen = min(course.round_seen, self.session.state[at.ROUND])
        course.recess, course.is_voting, course.turn = 0, False, None
        self.follow(now)

    def end_talks(self, now: float) -> None:
        """The class ends the talks as they stand, and is told every secret.  Raises RecordError: then it is not so."""
        self.session.end_talks()
        self.course.is_voting = False
        self.to_stage(ENDED, now)

    def to_stage(self, stage: str, now: float) -> None:
        """The game is over, the silent minute begins, or the debrief proper does."""
        if stage in (ENDED, SILENT) and self.course.stage != TOLD:
            self.clock.to_debrief(now)
        self.course.stage = stage

    # ---- turns --------------------------------------------------------------------------------------------------

    def turn(self, now: float) -> tuple[int, int] | None:
        """Round and number of the turn that goes on; None before and between turns, in a recess, and at the bell."""
        state, reading = self.session.state, self.clock.read(now)
        if (
            not self.is_played
            or self.course.recess
            or self.course.is_voting
            or state[at.PHASE] not in IN_TURN
            or self.clock.steps[reading.step].kind != "round"
        ):
            return None
        return state[at.ROUND], state[at.TURNS]

    def follow_turn(self, now: float) -> bool:
        """Time the turn that goes on; whether it is another one than before."""
        turn = self.turn(now)
        if turn is None or turn == self.course.turn:
            return False
        self.course.turn, self.course.turn_from = turn, self.clock.passed(now)
        return True

    def turn_left(self, now: float) -> tuple[float, int] | None:
        """Seconds left of this turn (less than none: it is over) and how many the plan gives it; None without one."""
        turn = self.turn(now)
        step = None if turn is None else self.clock.step_of(turn[0])
        if step is None or turn != self.course.turn or not self.clock.steps[step].turn_seconds:
            return None
        length = self.clock.steps[step].turn_seconds
        return self.course.turn_from + length - self.clock.passed(now), length

    def promise(self, seat: str, text: str) -> None:
        """A promise that binds nobody, for the debrief."""
        self.session.note("promise", text, seat)

    def strike(self, number: int) -> None:
        """A promise, by its number, that was written down by mistake."""
        strike(self.session, number)

    def at_the_bell(self) -> AtTheBell:
        return at_the_bell(self.session)

    def players_of(self, seat: str) -> tuple[Member, ...]:
        """Who moves for a seat: its delegation, or the one that plays it too."""
        delegation = next(each for each in self.plan.delegations if each.seat == seat)
        return self.players_of(delegation.with_seat) if delegation.with_seat else delegation.members


def candidate_of(scenario: Scenario) -> Candidate:
    """A scenario as the planner sees it."""
    return Candidate(
        id=scenario.id,
        title=scenario.head.title,
        minutes=scenario.head.minutes,
        rounds=scenario.head.rules.rounds,
        facts=len(scenario.facts),
        seats={role: each.title for role, each in scenario.roles.items()},
        allies=allies_in(scenario),
    )


def allies_in(scenario: Scenario) -> dict[str, str]:
    """For each seat the other one whose values agree with its own most: the greatest sum of products of points."""
    options = [option.values for issue in scenario.issues.values() for option in issue.options.values()]

    def agreement(one: str, other: str) -> int:
        return sum(values.get(one, 0) * values.get(other, 0) for values in options)

    roles: Sequence[str] = tuple(scenario.roles)
    return {
        role: max((each for each in roles if each != role), key=lambda other: agreement(role, other)) for role in roles
    }


def _plan_of(session: Session) -> Plan:
    """The plan that a record was begun with."""
    settings = session.header.settings
    minutes, students, seed = (settings.get(f"lesson_{name}") for name in ("minutes", "students", "seed"))
    if not isinstance(minutes, int) or not isinstance(students, int) or not isinstance(seed, int):
        raise ValueError("this game was not begun as a lesson")  # noqa: TRY004  (it is the record's value)
    candidate = candidate_of(session.compiled.scenario)
    plan = plan_lesson([candidate], minutes, students, scenario=candidate.id, seed=seed)
    merged = dict(pair.split(":") for pair in str(settings.get("lesson_merged", "")).split(",") if pair)
    seated = remembered(session.notes)
    return evolve(
        plan,
        delegations=tuple(
            Delegation(each.seat, each.title, seated.get(each.seat, ()), merged.get(each.seat))
            for each in plan.delegations
        ),
        keepers=seated.get("", ()),
    )


def _must_go_on(session: Session) -> None:
    """Raises ValueError if there is nothing for another lesson to play on."""
    if session.talks_ended:
        raise ValueError("the class has ended these talks: there is nothing to play on")


def _where_it_stood(plan: Plan, session: Session) -> tuple[Plan, Session, LessonClock, Course]:
    last = next((note.text for note in reversed(session.notes) if note.kind == CLOCK), None)
    if last is None:
        return plan, session, LessonClock(plan.steps), Course()
    minutes, first, kept = last.split(" ", 2)
    if int(first):
        plan = plan_next(plan, int(minutes), int(first))
    content = read_kept(kept)
    course = Course.from_content(content["course"]) if "course" in content else Course(stage=_stage_of(session))
    return plan, session, LessonClock.from_content(plan.steps, content), course


def _stage_of(session: Session) -> str:
    """For records that say nothing of it."""
    return ENDED if session.is_over or session.talks_ended else PLAYING
