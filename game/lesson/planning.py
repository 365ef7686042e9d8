"""The plan of a class period: which scenario, how long each thing takes, who sits where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve, frozen

from game.lesson.portfolios import MOST_IN_DELEGATION, Delegation, Member, deal, portfolio, student_name
from game.speech.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

USUAL_MINUTES = (35, 45, 50, 90)
SHORTEST, LONGEST = 15, 180
FEWEST_STUDENTS, MOST_STUDENTS = 1, 32
VOTE_SECONDS = 60
SQUEEZE = 0.7  # a class at a projector plays in this share of the time that a scenario states for people at a table
HARD_SQUEEZE = 0.46  # in a quarter of an hour, with a small scenario
SHORTEST_ROUND = 180  # seconds
SHORTEST_TALK = 120  # seconds that the discussion of the debrief keeps whatever happens
SILENCE, FACTS, TALK, WORLD = "silence", "facts", "talk", "world"  # the parts of a debrief


@frozen
class Candidate:
    """A scenario as the planner sees it.

    `minutes`: what it states; `facts`: how many it cites; `allies`: for each seat the one that it agrees with most.
    """

    id: str
    title: str
    minutes: int
    rounds: int
    facts: int
    seats: dict[str, str]
    allies: dict[str, str]


@frozen
class Step:
    """One part of the lesson.  `kind`: opening, roles, round, vote or debrief; `round`: its number, else 0.

    Of a round: `turn_seconds` for each seat's turn and `recess_seconds` for talk at its end.
    Of the debrief: `part` is SILENCE, FACTS, TALK or WORLD.
    """

    kind: str
    title: str
    seconds: int
    what: tuple[str, ...]
    round: int = 0
    turn_seconds: int = 0
    recess_seconds: int = 0
    part: str = ""


@frozen
class Plan:
    """`cites`: whether the scenario rests on an article.

    `resumed_from`: the round that the last lesson stopped in; 0 for a first lesson.
    """

    minutes: int
    students: int
    scenario: str
    title: str
    rounds: int
    seed: int
    steps: tuple[Step, ...]
    delegations: tuple[Delegation, ...]
    keepers: tuple[Member, ...] = ()
    resumed_from: int = 0
    cites: bool = True

    @property
    def play_seconds(self) -> int:
        return sum(step.seconds for step in self.steps if step.kind == "round")

    @property
    def debrief_seconds(self) -> int:
        return sum(step.seconds for step in self.steps if step.kind == "debrief")


def debrief_minutes(minutes: int) -> int:
    """12 to 15 minutes, more in a longer lesson: what was lived through is learnt when it is talked about.

    What is shorter than a period gives a third of its time to it.
    """
    if minutes < 35:
        return minutes // 3 - 1
    return 12 if minutes < 40 else 13 if minutes < 48 else 14 if minutes < 70 else 15


def teaching_minutes(minutes: int) -> int:
    return 3 if minutes < 25 else 4 if minutes < 35 else 6 if minutes < 40 else 8 if minutes < 70 else 9


def choose(candidates: Sequence[Candidate], minutes: int, students: int) -> Candidate:
    """The longest scenario that fits, of those with the most seats that there are students for.  Raises ValueError."""
    room = minutes - debrief_minutes(minutes) - teaching_minutes(minutes) - VOTE_SECONDS / 60
    squeeze = SQUEEZE if minutes >= 18 else HARD_SQUEEZE
    fitting = [
        each for each in candidates if squeeze * each.minutes <= room and each.rounds * SHORTEST_ROUND <= 60 * room
    ]
    if not fitting:
        raise ValueError(_("no scenario fits into {minutes} minutes").format(minutes=minutes))
    seating = [each for each in fitting if MOST_IN_DELEGATION * len(each.seats) >= students]
    if not seating:
        most = MOST_IN_DELEGATION * max(len(each.seats) for each in fitting)
        message = _("in {minutes} minutes a table has chairs for {most} students; take more time, or a table each")
        raise ValueError(message.format(minutes=minutes, most=most))
    enough = [each for each in seating if len(each.seats) <= students] or seating
    return max(enough, key=lambda each: (len(each.seats), each.minutes, each.facts, each.id))


def plan_lesson(
    candidates: Sequence[Candidate],
    minutes: int,
    students: int | Sequence[str],
    *,
    scenario: str | None = None,
    seed: int = 0,
    merge: bool = False,
    not_in: Mapping[int, Collection[str]] | None = None,
    outside: Collection[int] = (),
    absent: Collection[int] = (),
) -> Plan:
    """The plan of a first lesson.

    students: how many, or their names.  scenario: one of the candidates, instead of the one that fits best.
    merge: seats without students are played by the delegation that agrees with them most, instead of by a bot.
    not_in, outside, absent: see `portfolios.deal`.
    Raises ValueError, with a sentence, for a lesson that can't be.
    """
    number = students if isinstance(students, int) else len(students)
    _check(minutes, number)
    names = [""] * number if isinstance(students, int) else list(students)
    present = number - len({*outside, *absent} & set(range(1, number + 1)))
    chosen = choose(candidates, minutes, present) if scenario is None else _named(candidates, scenario)
    delegations, keepers = deal(
        names, chosen.seats, seed, not_in=not_in, outside=outside, absent=absent, beside=chosen.allies if merge else {}
    )
    return Plan(
        minutes=minutes,
        students=len(names),
        scenario=chosen.id,
        title=chosen.title,
        rounds=chosen.rounds,
        seed=seed,
        steps=_steps(minutes, len(chosen.seats), (1, chosen.rounds), resumed=False, cites=chosen.facts > 0),
        delegations=delegations,
        keepers=keepers,
        cites=chosen.facts > 0,
    )


def plan_next(plan: Plan, minutes: int, reached: int) -> Plan:
    """The plan of the lesson after: the same people go on in round `reached` (1 or more) where they stopped."""
    _check(minutes, plan.students)
    rounds = (min(max(1, reached), plan.rounds), plan.rounds)
    steps = _steps(minutes, len(plan.delegations), rounds, resumed=True, cites=plan.cites)
    return evolve(plan, minutes=minutes, steps=steps, resumed_from=max(1, reached))


def _check(minutes: int, students: int) -> None:
    if not SHORTEST <= minutes <= LONGEST:
        message = _("a lesson is {shortest} to {longest} minutes, not {minutes}")
        raise ValueError(message.format(shortest=SHORTEST, longest=LONGEST, minutes=minutes))
    if not 1 <= students <= MOST_STUDENTS:
        message = _("one table is for {fewest} to {most} students, not {students}; plan a table for each group")
        raise ValueError(message.format(fewest=FEWEST_STUDENTS, most=MOST_STUDENTS, students=students))


def _named(candidates: Sequence[Candidate], scenario: str) -> Candidate:
    for each in candidates:
        if each.id == scenario:
            return each
    known = ", ".join(each.id for each in candidates)
    raise ValueError(_("there is no scenario called {name}; known: {known}").format(name=repr(scenario), known=known))


# ---- the steps ------------------------------------------------------------------------------------------------------


def _steps(minutes: int, seats: int, rounds_: tuple[int, int], *, resumed: bool, cites: bool) -> tuple[Step, ...]:
    first, last = rounds_
    talk = 60 * debrief_minutes(minutes)
    opening = 120 if resumed else 60 * teaching_minutes(minutes)
    play = 60 * minutes - talk - opening - VOTE_SECONDS
    count = last - first + 1
    each = play // count // 30 * 30
    if each < SHORTEST_ROUND:
        message = _("{rounds} rounds do not fit into {minutes} minutes; choose a shorter scenario")
        raise ValueError(message.format(rounds=count, minutes=minutes))
    # What does not come out even goes to the first round, in which everything is new.
    rounds = [
        _round(number, each + (play - each * count if number == first else 0), seats)
        for number in range(first, last + 1)
    ]
    return (*(_recap(opening) if resumed else _opening(opening)), *rounds, _vote(), *_debrief(talk, cites=cites))


def _opening(seconds: int) -> tuple[Step, ...]:
    frame = seconds // 3 // 30 * 30
    return (
        Step(
            "opening",
            _("What this is"),
            frame,
            (
                _("Say what the game is about and what it is not: a model, with claims marked as claims."),
                _("Say how to step out, for a moment or for the lesson, without giving a reason."),
                _("Read the two lines aloud: demands raise the price of giving way."),
                _("And: leverage changes what happens if there is no deal."),
            ),
        ),
        Step(
            "roles",
            _("Delegations and role sheets"),
            seconds - frame,
            (
                _("Hand out the slips; delegations sit together and read their role sheet and values."),
                _("Each delegation chooses one of its two secret agendas."),
                _("Show one card and one offer on the projector; that is enough to begin."),
            ),
        ),
    )


def _recap(seconds: int) -> tuple[Step, ...]:
    return (
        Step(
            "opening",
            _("Where we stopped"),
            seconds,
            (
                _("Open the saved game; each observer says in one sentence where their delegation stands."),
                _("Read the promises on the notepad aloud."),
            ),
        ),
    )


def _round(number: int, seconds: int, seats: int) -> Step:
    recess = max(30, seconds // 4 // 15 * 15)
    news = 30
    turn = max(15, (seconds - recess - news) // seats // 5 * 5)
    return Step(
        "round",
        _("Round {number}").format(number=number),
        seconds,
        (
            _("News and docket: {time}.").format(time=clock_time(news)),
            _("Turns, {time} each: at most one card and one offer; whoever is asked answers at once.").format(
                time=clock_time(turn)
            ),
            _("Recess, {time}: stand up and talk; write promises on the notepad.").format(time=clock_time(recess)),
        ),
        round=number,
        turn_seconds=turn,
        recess_seconds=recess,
    )


def _vote() -> Step:
    return Step(
        "vote",
        _("Vote at the bell"),
        VOTE_SECONDS,
        (
            _("If every core issue is initialled, the signing is called and each delegation stands for yes or no."),
            _("If not, the talks end as they stand, or are saved for the next lesson."),
        ),
    )


def _debrief(seconds: int, *, cites: bool) -> tuple[Step, ...]:
    alone = article = 90 if seconds >= 600 else 45
    facts = seconds // 4 // 30 * 30
    world = _("Which cards were claims? What does the article report? Exit: one thing that the game leaves out.")
    own = _("Where have you met a quarrel like this one? Exit: one thing that the game leaves out.")
    return (
        Step(
            "debrief",
            _("Out of the role"),
            alone,
            (_("Everybody writes one sentence: what I felt, and why it ended so."),),
            part=SILENCE,
        ),
        Step(
            "debrief",
            _("What happened"),
            facts,
            (
                _("Show the debrief: results, walk-aways over time, what was left on the table, the agendas."),
                _("Observers say who alone said no, and which promises were kept."),
            ),
            part=FACTS,
        ),
        Step(
            "debrief",
            _("Why"),
            seconds - alone - facts - article,
            (_("Talk about the questions of the debrief, the first ones first."),),
            part=TALK,
        ),
        Step(
            "debrief",
            _("And in the world"),
            article,
            (world if cites else own,),
            part=WORLD,
        ),
    )


# ---- in words -------------------------------------------------------------------------------------------------------


def clock_time(seconds: float) -> str:
    """`7:30`; the whole seconds that are left, rounded up."""
    whole = max(0, -int(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"


def tell_plan(plan: Plan) -> list[str]:
    """The plan as lines of text."""
    head = ngettext(
        "{minutes} minutes, {number} student: {title}", "{minutes} minutes, {number} students: {title}", plan.students
    )
    lines = [head.format(minutes=plan.minutes, number=plan.students, title=plan.title), ""]
    before = 0
    for step in plan.steps:
        lines.append(f"{clock_time(before):>6}  {step.title} ({clock_time(step.seconds)})")
        lines += [f"          {what}" for what in step.what]
        before += step.seconds
    lines += [f"{clock_time(before):>6}  " + _("The bell"), "", _("Delegations")]
    for delegation in plan.delegations:
        lines.append(f"  {delegation.title}: {played_by(plan, delegation)}")
    if plan.keepers:
        keepers = ", ".join(student_name(member) for member in plan.keepers)
        lines.append("  " + _("{title}: {names}").format(title=portfolio("room").title, names=keepers))
    return lines


def played_by(plan: Plan, delegation: Delegation, *, named: bool = True) -> str:
    """Who plays a seat, in words; students by number alone unless they are `named`."""
    if delegation.with_seat:
        title = next(each.title for each in plan.delegations if each.seat == delegation.with_seat)
        return _("played by the delegation of {seat} as well").format(seat=title)
    if delegation.is_bot:
        return _("a bot plays it")
    return "; ".join(
        f"{student_name(member, named=named)} ({', '.join(portfolio(name).title for name in member.portfolios)})"
        for member in delegation.members
    )


def plan_data(plan: Plan) -> dict[str, Any]:
    """The plan for programs."""
    return asdict(plan)
