"""A lesson in progress: a plan, a game and a clock, kept in one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import define, evolve

from game.core import layout as at
from game.debrief.commitments import strike
from game.lesson.clock import LessonClock
from game.lesson.names import remember, remembered
from game.lesson.planning import Candidate, Plan, plan_lesson, plan_next
from game.lesson.portfolios import Delegation
from game.lesson.voting import AtTheBell, at_the_bell
from game.session.lines import SeatPlan
from game.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from game.lesson.portfolios import Member
    from game.scenario.loading import Loaded
    from game.scenario.model import Scenario

CLOCK = "clock"  # kind of note: where the clock stood
BOT = "bot:easy"


@define
class Lesson:
    """Whatever the teacher does goes through here, so that the record can bring it back."""

    plan: Plan
    session: Session
    clock: LessonClock

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
        """Go on with a lesson: after a crash where its clock stood, or (with `minutes`) in another lesson.

        Raises RecordError; ValueError if the record is not of a lesson.
        """
        session = Session.resume(path, "stored")
        try:
            plan = _plan_of(session)
            if minutes is not None:
                plan = plan_next(plan, minutes, session.state[at.ROUND])
                lesson = cls(plan, session, LessonClock(plan.steps))
                lesson.session.note(CLOCK, f"{minutes} {session.state[at.ROUND]} {lesson.clock.kept(0)}")
                return lesson
            return cls(*_where_it_stood(plan, session))
        except BaseException:
            session.close()
            raise

    def keep_clock(self, now: float) -> None:
        """Write down where the clock stands: at every new step, when it is stopped, and when time is added."""
        first = self.plan.resumed_from
        self.session.note(CLOCK, f"{self.plan.minutes} {first} {self.clock.kept(now)}")

    def start(self, now: float) -> None:
        self.clock.start(now)
        self.keep_clock(now)

    def stop(self, now: float) -> None:
        self.clock.stop(now)
        self.keep_clock(now)

    def add_minute(self, now: float) -> None:
        self.clock.add(now)
        self.keep_clock(now)

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


def _where_it_stood(plan: Plan, session: Session) -> tuple[Plan, Session, LessonClock]:
    last = next((note.text for note in reversed(session.notes) if note.kind == CLOCK), None)
    if last is None:
        return plan, session, LessonClock(plan.steps)
    minutes, first, kept = last.split(" ", 2)
    if int(first):
        plan = plan_next(plan, int(minutes), int(first))
    return plan, session, LessonClock.from_kept(plan.steps, kept)
