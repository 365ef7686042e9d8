"""What seats bound themselves to: demands in public, and promises at the edge of the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from game.core import faces
from game.core import layout as at
from game.scenario.names import card_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.debrief.following import Step
    from game.debrief.offers import Offer
    from game.scenario.compiling import Compiled
    from game.session.session import Note

# ---- demands --------------------------------------------------------------------------------------------------------


@frozen
class DemandStory:
    """A demand that was made.  `outcome`: won, lost or open; `stake` is that of the end, in points.

    `refused`: the offers against it that its own seat refused while it stood; `given_up`: an agreement against it.
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
    against = [
        offer
        for offer in offers
        if offer.n > step.n
        and any(option.startswith(f"{demand.issue}.") and option not in keeps for option in offer.options)
    ]
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
        refused=tuple(offer for offer in against if offer.refuser == event.seat and offer.kind != "signing"),
        given_up=next(
            (o.answered for o in against if o.agreed and event.seat in (*o.yes, o.seat) and o.kind != "signing"), None
        ),
    )


# ---- promises -------------------------------------------------------------------------------------------------------

PROMISE, KEPT, BROKEN = "promise", "kept", "broken"  # kinds of notes
PLEDGE = re.compile(r"\[(accept|refuse|offer) ([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)\]|\[(sign)\]")


@frozen
class Promise:
    """A promise from the notepad: by which seat (may be empty), after how many moves, and what became of it.

    `verdict`: kept, broken, untested (the occasion never came) or ask (only the class can judge); `n`: the move that
    shows it, if one does.  `judged_by_class`: the verdict was written down as a note.
    """

    after: int
    seat: str
    text: str
    verdict: str
    n: int | None = None
    judged_by_class: bool = False


def pledge(verb: str, option: str = "") -> str:
    """What to add to the text of a promise so that the debrief can judge it: `[accept territory.swap]`, `[sign]`."""
    return f"[{verb} {option}]" if option else f"[{verb}]"


def promises_of(notes: Iterable[Note], offers: Sequence[Offer]) -> list[Promise]:
    """Every note of kind `promise`; what the class wrote down later (`kept`, `broken`) goes before what we can see."""
    every = list(notes)
    told = {(note.text, note.about): note.kind for note in every if note.kind in {KEPT, BROKEN}}
    found = []
    for note in every:
        if note.kind == PROMISE:
            verdict = told.get((note.text, note.about))
            if verdict:
                found.append(Promise(note.n, note.about, PLEDGE.sub("", note.text).strip(), verdict, None, True))
            else:
                found.append(_judged(note, offers))
    return found


def _judged(note: Note, offers: Sequence[Offer]) -> Promise:
    pledged = PLEDGE.search(note.text)
    text = PLEDGE.sub("", note.text).strip()
    if pledged is None or not note.about:
        return Promise(note.n, note.about, text, "ask")
    verb, option = pledged[1] or pledged[3], pledged[2] or ""
    later = [offer for offer in offers if offer.n > note.n or offer.answered > note.n]
    verdict, n = _VERDICTS[verb](note.about, option, later)
    return Promise(note.n, note.about, text or pledged[0], verdict, n)


def _accepts(seat: str, option: str, offers: Sequence[Offer]) -> tuple[str, int | None]:
    """Yes whenever a package with that option is put to it."""
    asked = [o for o in offers if option in o.options and o.kind != "signing" and seat in (*o.yes, o.refuser)]
    no = next((offer for offer in asked if offer.refuser == seat), None)
    if no:
        return BROKEN, no.answered
    return (KEPT, asked[-1].answered) if asked else ("untested", None)


def _refuses(seat: str, option: str, offers: Sequence[Offer]) -> tuple[str, int | None]:
    """Never a yes to that option, nor an offer of it."""
    about = [o for o in offers if option in o.options and o.kind != "signing"]
    broken = next((o for o in about if seat == o.seat or seat in o.yes), None)
    if broken:
        return BROKEN, broken.answered or broken.n
    asked = [offer for offer in about if offer.refuser == seat]
    return (KEPT, asked[-1].answered) if asked else ("untested", None)


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
    return (KEPT, signings[-1].n) if signings else ("untested", None)


_VERDICTS = {"accept": _accepts, "refuse": _refuses, "offer": _offers, "sign": _signs}
