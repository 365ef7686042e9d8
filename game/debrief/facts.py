"""Everything that a debrief says, as facts of one game; `writing` puts it into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from game.core import layout as at
from game.core.play import concluded
from game.debrief.better import Possible, possible_at_end
from game.debrief.commitments import DemandStory, Promise, demands_of, promises_of
from game.debrief.following import steps_of
from game.debrief.lasting import Lasting, lasting_of
from game.debrief.levers import LeverUse, levers_of
from game.debrief.offers import Offer, offers_of
from game.debrief.questions import questions_for
from game.debrief.sources import Claim, Reported, claims_at_table, in_play, reported_on
from game.debrief.values import Cause, Moment, agreements_of, causes_of, moments_of
from game.session.results import Result, result_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.fast.backends import Backend
    from game.scenario.compiling import Compiled
    from game.session.session import Session


@frozen
class Who:
    """A seat: its title, what its delegation called itself (may be empty), and whether a bot played it."""

    seat: str
    title: str
    delegation: str
    is_human: bool
    agenda: str | None


@frozen
class Debrief:
    """A game told from its record.

    `finished` is False for one that goes on: then it tells the game so far, and `result` is what it would be if the
    talks ended now.  With `ended_by_class` they did: the class wanted to know every secret.
    """

    compiled: Compiled
    title: str
    created: str
    finished: bool
    round: int
    rounds: int
    moves: int
    taken_back: int
    people: tuple[Who, ...]
    result: Result
    in_force: tuple[str, ...]
    moments: tuple[Moment, ...]
    causes: tuple[Cause, ...]
    agreements: tuple[Cause, ...]
    levers: tuple[LeverUse, ...]
    offers: tuple[Offer, ...]
    demands: tuple[DemandStory, ...]
    promises: tuple[Promise, ...]
    lasting: Lasting
    possible: Possible
    reported: tuple[Reported, ...]
    claims: tuple[Claim, ...]
    questions: tuple[str, ...]
    ended_by_class: bool = False

    @property
    def alone(self) -> tuple[Offer, ...]:
        """The packages that one seat alone stood against."""
        return tuple(offer for offer in self.offers if offer.alone)

    def biggest_causes(self, number: int) -> list[Cause]:
        """What moved most for some seat, in the order of the game."""
        every = sorted((*self.causes, *self.agreements), key=lambda cause: (-cause.size, cause.n))
        return sorted((cause for cause in every[:number] if cause.size), key=lambda cause: cause.n)


def debrief_of(session: Session, backend: Backend | None = None) -> Debrief:
    """The debrief of a game.  It reads every secret of the record: for after the game, not for during it."""
    compiled = session.compiled
    scenario, names = compiled.scenario, compiled.names
    steps = tuple(steps_of(session))
    end = session.state if session.is_over else concluded(compiled.tables, session.state, peace=False)
    last_agreed = steps[-1].before if session.is_over and steps else session.state
    offers = tuple(offers_of(compiled, steps))
    causes = tuple(causes_of(compiled, steps))
    agreements = tuple(agreements_of(compiled, steps))
    debrief = Debrief(
        compiled=compiled,
        title=scenario.head.title,
        created=session.header.created,
        finished=session.is_over or session.talks_ended,
        round=session.state[at.ROUND],
        rounds=scenario.head.rules.rounds,
        moves=len(session.history),
        taken_back=session.taken_back,
        people=tuple(_who(session, seat) for seat in range(len(names.seats))),
        result=result_of(compiled, session.state, last_agreed),
        in_force=tuple(names.options[end[at.AGREED + k] - 1] for k in range(len(names.issues)) if end[at.AGREED + k]),
        moments=tuple(moments_of(session)),
        causes=causes,
        agreements=agreements,
        levers=tuple(levers_of(causes, steps, offers)),
        offers=offers,
        demands=tuple(demands_of(compiled, steps, offers, end)),
        promises=_promises(session, offers),
        lasting=lasting_of(compiled, session.state, last_agreed),
        possible=possible_at_end(compiled, session.state, backend),
        reported=tuple(reported_on(scenario, in_play(causes, offers))),
        claims=tuple(claims_at_table(scenario, causes)),
        questions=(),
        ended_by_class=session.talks_ended,
    )
    return evolve(debrief, questions=tuple(questions_for(debrief)))


def judged_anew(debrief: Debrief, session: Session) -> Debrief:
    """The debrief of the same game after the class has said something of its promises: nothing else is worked out."""
    debrief = evolve(debrief, promises=_promises(session, debrief.offers))
    return evolve(debrief, questions=tuple(questions_for(debrief)))


def reworded(debrief: Debrief, change: Callable[[str], str]) -> Debrief:
    """The same debrief with other words in its promises, also where its questions quote them."""
    debrief = evolve(debrief, promises=tuple(evolve(each, text=change(each.text)) for each in debrief.promises))
    return evolve(debrief, questions=tuple(questions_for(debrief)))


def _promises(session: Session, offers: Sequence[Offer]) -> tuple[Promise, ...]:
    rounds = [session.state_after(n)[at.ROUND] for n in range(len(session.history) + 1)]
    return tuple(promises_of(session.notes, offers, rounds))


def _who(session: Session, seat: int) -> Who:
    names = session.compiled.names
    agenda = session.state[at.AGENDA + seat]
    plan = session.plan(seat)
    return Who(
        seat=names.seats[seat],
        title=session.compiled.scenario.roles[names.seats[seat]].title,
        delegation=plan.name,
        is_human=plan.is_human,
        agenda=None if agenda == at.NOBODY else names.agendas[agenda],
    )
