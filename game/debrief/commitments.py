"""What seats bound themselves to: demands in public, and promises at the edge of the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from game.core import faces
from game.core import layout as at
from game.scenario.names import card_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.debrief.following import Step
    from game.debrief.offers import Offer
    from game.scenario.compiling import Compiled
    from game.session.session import Note, Session

# ---- demands --------------------------------------------------------------------------------------------------------


@frozen
class DemandStory:
    """A demand that was made.  `outcome`: won, lost or open; `stake` is that of the end, in points.

    `refused`: the offers against it that its own seat refused while it stood, `countered`: those that it answered with
    one that left that out; `given_up`: an agreement against it that its seat took part in.
    """

    n: int
    round: int
    seat: str
    card: str
    issue: str
    keeps: tuple[str, ...]
    stake: int
    outcome: str
    refused: tuple[Offer, ...]
    countered: tuple[Offer, ...]
    given_up: int | None


def demands_of(
    compiled: Compiled, steps: Sequence[Step], offers: Sequence[Offer], end: Sequence[int]
) -> list[DemandStory]:
    """Every demand in the order in which they were made; `end` is the concluded position."""
    made = [
        (step, event) for step in steps for event in step.events if isinstance(event, faces.DemandMade)
    ]  # fmt: skip
    return [_demand(compiled, step, event, offers, end) for step, event in made]


def _demand(
    compiled: Compiled, step: Step, event: faces.DemandMade, offers: Sequence[Offer], end: Sequence[int]
) -> DemandStory:
    names = compiled.names
    demand = card_at(compiled.scenario, event.card).demand
    assert demand is not None
    keeps = tuple(f"{demand.issue}.{option}" for option in demand.keeps)

    def is_against(options: Sequence[str]) -> bool:
        return any(option.startswith(f"{demand.issue}.") and option not in keeps for option in options)

    against = [offer for offer in offers if offer.n > step.n and offer.kind != "signing" and is_against(offer.options)]
    agreed = end[at.AGREED + names.numbers["issues"][demand.issue]]
    outcome = "open"
    if agreed:
        outcome = "won" if names.options[agreed - 1] in keeps else "lost"
    return DemandStory(
        n=step.n,
        round=step.round,
        seat=event.seat,
        card=event.card,
        issue=demand.issue,
        keeps=keeps,
        stake=end[at.STAKE + names.numbers["cards"][event.card]],
        outcome=outcome,
        refused=tuple(offer for offer in against if offer.refused == event.seat),
        countered=tuple(o for o in against if o.countered == event.seat and not is_against(o.counter)),
        given_up=next((o.answered for o in against if o.agreed and event.seat in (*o.yes, o.seat)), None),
    )


# ---- promises -------------------------------------------------------------------------------------------------------

PROMISE = "promise"  # kind of note
STRUCK = "struck"  # kind of note: its text is the number of a promise that shall not count
KEPT, BROKEN, UNTESTED, ASK = "kept", "broken", "untested", "ask"
VERDICTS = (KEPT, BROKEN, UNTESTED, ASK)  # of promises, and kinds of notes in which the class says them
PLEDGE = re.compile(r"\[(accept|refuse|offer) ([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)\]|\[(sign)\]")


@frozen
class Promise:
    """A promise from the notepad: by which seat (may be empty), after how many moves, and what became of it.

    `number` counts the promises of the record from 1, `round` is the one that it was made in (0: not known), or with
    `is_before` the one that came next, as in a recess.
    `found`: what the record shows by itself: kept, broken, untested (the occasion never came) or ask (only the class
    can judge); `n`: the move that shows it, if one does.  `verdict` is the word of the class if it gave one
    (`judged_by_class`), or else what was found.  A promise that was struck out has no text, and
    both are `struck`.
    """

    after: int
    seat: str
    text: str
    verdict: str
    n: int | None = None
    judged_by_class: bool = False
    number: int = 0
    found: str = ASK
    round: int = 0
    is_before: bool = False

    @property
    def is_struck(self) -> bool:
        return self.verdict == STRUCK


def pledge(verb: str, option: str = "") -> str:
    """What to add to the text of a promise so that the debrief can judge it: `[accept territory.swap]`, `[sign]`."""
    return f"[{verb} {option}]" if option else f"[{verb}]"


def promises_of(notes: Iterable[Note], offers: Sequence[Offer], rounds: Sequence[int] = ()) -> list[Promise]:
    """Every note of kind `promise`; what the class wrote down later goes before what we can see.

    `rounds`: the round of the position after each number of moves, from 0 on.
    """
    every = list(notes)
    words = words_of_class(every)
    struck = struck_out((note.kind, note.text) for note in every)
    found = []
    for number, note in enumerate((each for each in every if each.kind == PROMISE), start=1):
        promise = evolve(_seen(note, offers), number=number)
        if number in struck:
            promise = evolve(promise, text="", verdict=STRUCK, found=STRUCK, n=None)
        elif number in words:
            promise = evolve(promise, verdict=words[number], judged_by_class=True)
        if note.n < len(rounds):
            now, before = rounds[note.n], rounds[max(0, note.n - 1)]
            promise = evolve(promise, round=max(1, now), is_before=now == 0 or now > before)
        found.append(promise)
    return found


def words_of_class(notes: Iterable[Note]) -> dict[int, str]:
    """What the class said of promises, by their numbers: the last word counts, and `ask` takes it back."""
    promises: list[Note] = []
    words: dict[int, str] = {}
    for note in notes:
        if note.kind == PROMISE:
            promises.append(note)
        elif note.kind in VERDICTS:
            for number in _meant(note, promises):
                words[number] = note.kind
    return {number: word for number, word in words.items() if word != ASK}


def judge(session: Session, number: int, verdict: str) -> None:
    """Write down what the class says of a promise: kept, broken, untested, or ask to say nothing any more.

    The note is of that kind; its text is the number of the promise and its words.  The record is opened again if the
    end of the game closed it.  Raises RecordError if it can't be saved, ValueError if there is no such promise.
    """
    promises = [note for note in session.notes if note.kind == PROMISE]
    struck = struck_out((note.kind, note.text) for note in session.notes)
    if not 1 <= number <= len(promises) or number in struck or verdict not in VERDICTS:
        raise ValueError("there is no such promise or verdict")
    if words_of_class(session.notes).get(number, ASK) == verdict:
        return
    session.open_again()
    promise = promises[number - 1]
    session.note(verdict, _numbered(number, promise), promise.about)


def struck_out(notes: Iterable[tuple[str, str]]) -> set[int]:
    """The numbers of the promises that were struck out, from the kinds and texts of notes."""
    return {int(text) for kind, text in notes if kind == STRUCK and text.isdecimal()}


def strike(session: Session, number: int) -> None:
    """Strike a promise out: it is told no more, and its words leave the record when names are erased from that.

    Raises RecordError if it can't be saved, ValueError if there is no such promise.
    """
    promises = [note for note in session.notes if note.kind == PROMISE]
    if not 1 <= number <= len(promises):
        raise ValueError("there is no such promise")
    if number not in struck_out((note.kind, note.text) for note in session.notes):
        session.note(STRUCK, str(number), promises[number - 1].about)


def waiting(promises: Iterable[Promise]) -> int:
    """How many promises nobody has judged yet."""
    return sum(promise.verdict == ASK for promise in promises)


def _numbered(number: int, promise: Note) -> str:
    return f"{number}: {promise.text}"


def _meant(note: Note, promises: Sequence[Note]) -> list[int]:
    """The promise that a word of the class is about; all with its text if it does not say a number."""
    by_seat = [(number, each) for number, each in enumerate(promises, start=1) if each.about == note.about]
    numbered = [number for number, each in by_seat if note.text == _numbered(number, each)]
    return numbered or [number for number, each in by_seat if note.text == each.text]


def _seen(note: Note, offers: Sequence[Offer]) -> Promise:
    """What the record shows by itself."""
    pledged = PLEDGE.search(note.text)
    text = PLEDGE.sub("", note.text).strip()
    if pledged is None or not note.about:
        return Promise(note.n, note.about, text, ASK)
    verb, option = pledged[1] or pledged[3], pledged[2] or ""
    later = [offer for offer in offers if offer.n > note.n or offer.answered > note.n]
    verdict, n = _CHECKS[verb](note.about, option, later)
    return Promise(note.n, note.about, text or pledged[0], verdict, n, found=verdict)


def _accepts(seat: str, option: str, offers: Sequence[Offer]) -> tuple[str, int | None]:
    """Yes whenever a package with that option is put to it; a counter that leaves the option in is no no to it."""
    asked = [o for o in offers if option in o.options and o.kind != "signing" and seat in (*o.yes, o.refuser)]
    no = next((offer for offer in asked if offer.refuser == seat and option not in offer.counter), None)
    if no:
        return BROKEN, no.answered
    return (KEPT, asked[-1].answered) if asked else (UNTESTED, None)


def _refuses(seat: str, option: str, offers: Sequence[Offer]) -> tuple[str, int | None]:
    """Never a yes to that option, nor an offer of it."""
    about = [o for o in offers if option in o.options and o.kind != "signing"]
    broken = next((o for o in about if seat == o.seat or seat in o.yes), None)
    if broken:
        return BROKEN, broken.answered or broken.n
    asked = [offer for offer in about if offer.refuser == seat]
    return (KEPT, asked[-1].answered) if asked else (UNTESTED, None)


def _offers(seat: str, option: str, offers: Sequence[Offer]) -> tuple[str, int | None]:
    """An offer or a counter of its own with that option, at any time before the end."""
    made = next((o for o in offers if o.seat == seat and option in o.options and o.kind != "signing"), None)
    return (KEPT, made.n) if made else (BROKEN, None)


def _signs(seat: str, _option: str, offers: Sequence[Offer]) -> tuple[str, int | None]:
    signings = [
        offer for offer in offers if offer.kind == "signing" and seat in (offer.seat, *offer.yes, offer.refuser)
    ]
    no = next((offer for offer in signings if offer.refuser == seat), None)
    if no:
        return BROKEN, no.answered
    return (KEPT, signings[-1].n) if signings else (UNTESTED, None)


_CHECKS = {"accept": _accepts, "refuse": _refuses, "offer": _offers, "sign": _signs}
