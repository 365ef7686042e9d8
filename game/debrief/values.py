"""What was on the table for each seat after every move, and what moved it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from game.core import faces
from game.core import layout as at
from game.core.play import own_gain, walk_away
from game.debrief.following import Worth, worth_of
from game.session.results import as_signed, before_conclusion
from game.speech.language import _
from game.telling.things import card_name, headline_name, options_together, quoted, seat_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from game.core.faces import Event
    from game.debrief.following import Step
    from game.scenario.compiling import Compiled
    from game.session.session import Session


@frozen
class Standing:
    """One seat after move n: own gain in hundredths of a per cent, the walk-away value in points."""

    if_signed: int
    if_not: int
    walk_away: int


@frozen
class Moment:
    """After move n: what peace would bring now, what no deal would, and how long such a peace would last (per cent)."""

    n: int
    round: int
    durability: int
    seats: dict[str, Standing]


def moments_of(session: Session) -> list[Moment]:
    """One for the start and one after every move."""
    every = [_moment(session.compiled, session.state_after(n), n) for n in range(len(session.history) + 1)]
    if session.is_over and session.history:
        # The end itself has one result; beside it stands what the other answer would have brought.
        undecided = before_conclusion(session.compiled, session.state, session.state_after(len(session.history) - 1))
        every[-1] = _moment(session.compiled, undecided, every[-1].n)
    return every


def _moment(compiled: Compiled, state: Sequence[int], n: int) -> Moment:
    tables = compiled.tables
    return Moment(
        n=n,
        round=state[at.ROUND],
        durability=as_signed(compiled, state, state)[at.DURABILITY],
        seats={
            role: Standing(
                if_signed=own_gain(tables, state, seat, peace=True),
                if_not=own_gain(tables, state, seat, peace=False),
                walk_away=walk_away(tables, state, seat),
            )
            for seat, role in enumerate(compiled.names.seats)
        },
    )


@frozen
class Cause:
    """A card, a headline, the end of a round or an agreement, and what it moved.

    `kind`: card, headline, drift or agreement; `what`: its id (of an agreement: the options).  `walk_aways` in points,
    `worth` of an agreement for each seat; `support` for each seat; `tracks` as (id, before, after).
    """

    n: int
    round: int
    kind: str
    what: tuple[str, ...]
    seat: str | None
    walk_aways: dict[str, int] = field(factory=dict)
    support: dict[str, int] = field(factory=dict)
    tracks: tuple[tuple[str, int, int], ...] = ()
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    press: int = 0
    worth: dict[str, Worth] = field(factory=dict)
    is_facilitators: bool = False  # a headline that the facilitator brought

    @property
    def size(self) -> int:
        """The largest change that it made for any seat, in hundredths of a point."""
        moved = [100 * abs(by) for by in self.walk_aways.values()]
        return max([*moved, *(abs(each.best) for each in self.worth.values())], default=0)


def causes_of(compiled: Compiled, steps: Iterable[Step]) -> list[Cause]:
    """Every card, headline and end of a round that did something, in order."""
    return [cause for step in steps for cause in _Causes(compiled, step).read()]


class _Causes:
    """Reads the events of a move one by one on a copy of the position, so that each change has its cause."""

    def __init__(self, compiled: Compiled, step: Step) -> None:
        self.compiled, self.step = compiled, step
        self.shadow = list(step.before)

    def read(self) -> Iterator[Cause]:
        started: tuple[str, str, str | None] | None = None
        events: list[Event] = []
        for event in (*self.step.events, None):
            start = _start(event)
            if (start or _ends_cause(event)) and started:
                yield self.close(started, events)
                started, events = None, []
            if start:
                started = start
            elif event is not None:
                events.append(event)

    def close(self, started: tuple[str, str, str | None], events: list[Event]) -> Cause:
        kind, what, seat = started
        before = self.walk_aways()
        for event in events:
            self.follow(event)
        after = self.walk_aways()
        return Cause(
            n=self.step.n,
            # News opens the round that the move led to; all else belongs to the round it was made in.
            round=self.step.after[at.ROUND] if kind == "headline" else self.step.round,
            kind=kind,
            what=(what,),
            seat=seat,
            walk_aways={role: after[role] - before[role] for role in after if after[role] != before[role]},
            support={each.seat: each.after - each.before for each in events if isinstance(each, faces.SupportMoved)},
            tracks=_tracks(events),
            opened=tuple(each.option for each in events if isinstance(each, faces.OptionOpened)),
            closed=tuple(each.option for each in events if isinstance(each, faces.OptionClosed)),
            is_facilitators=self.step.seat is None,
            press=max((each.markers for each in events if isinstance(each, faces.PressAdded)), default=0),
        )

    def walk_aways(self) -> dict[str, int]:
        tables = self.compiled.tables
        return {role: walk_away(tables, self.shadow, seat) for seat, role in enumerate(self.compiled.names.seats)}

    def follow(self, event: Event) -> None:
        numbers = self.compiled.names.numbers
        if isinstance(event, faces.TrackMoved):
            self.shadow[at.TRACK + numbers["tracks"][event.track]] = event.after
        elif isinstance(event, faces.WalkAwayMoved):
            self.shadow[at.WALK_SHIFT + numbers["seats"][event.seat]] += event.by


def _tracks(events: Iterable[Event]) -> tuple[tuple[str, int, int], ...]:
    """Where each track began and ended, also if it moved twice."""
    moved: dict[str, tuple[int, int]] = {}
    for event in events:
        if isinstance(event, faces.TrackMoved):
            first = moved.get(event.track, (event.before, 0))[0]
            moved[event.track] = (first, event.after)
    return tuple((track, before, after) for track, (before, after) in moved.items())


def _start(event: Event | None) -> tuple[str, str, str | None] | None:
    if isinstance(event, faces.CardPlayed):
        return "card", event.card, event.seat
    if isinstance(event, faces.HeadlineDrew):
        return "headline", event.headline, None
    if isinstance(event, faces.Drifted):
        return "drift", event.drift, None
    return None


def _ends_cause(event: Event | None) -> bool:
    return event is None or isinstance(event, (faces.TurnBegan, faces.RoundBegan, faces.Ended, faces.OfferMade))


def agreements_of(compiled: Compiled, steps: Iterable[Step]) -> list[Cause]:
    """Every package that was agreed, with what it was worth to each seat at that moment."""
    found = []
    for step in steps:
        agreed = tuple(event.option for event in step.events if isinstance(event, faces.ClauseAgreed))
        if agreed:
            worth = worth_of(compiled, step.before, step.after)
            found.append(Cause(step.n, step.round, "agreement", agreed, step.seat, worth=worth))
    return found


def tell_cause(compiled: Compiled, cause: Cause) -> str:
    """What it was, in a few words and without a full stop."""
    scenario = compiled.scenario
    if cause.kind == "card":
        sentence = _("{seat} plays {card}")
        return sentence.format(seat=seat_name(scenario, cause.seat or ""), card=card_name(scenario, cause.what[0]))
    if cause.kind == "headline":
        sentence = _("News that the facilitator brought: {title}") if cause.is_facilitators else _("News: {title}")
        return sentence.format(title=headline_name(scenario, cause.what[0]))
    if cause.kind == "drift":
        return _("End of the round: {title}").format(title=quoted(scenario.drift[cause.what[0]].title))
    return _("Agreed: {package}").format(package=options_together(scenario, cause.what))
