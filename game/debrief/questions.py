"""Questions for the talk after the game, made from what happened in it: six to eight, the most particular first."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from game.debrief.numbers import GLUE
from game.debrief.values import tell_cause
from game.scenario.model import Kind
from game.scenario.names import option_at
from game.speech.language import _
from game.telling.things import (
    all_of,
    card_name,
    ended,
    issue_name,
    option_name,
    options_together,
    percent,
    points,
    quoted,
    seat_name,
    signed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.debrief.commitments import DemandStory
    from game.debrief.facts import Debrief
    from game.debrief.offers import Offer

FEWEST, MOST = 6, 8
MUCH = 300  # hundredths of a point: a change that everybody at the table can feel


def questions_for(debrief: Debrief) -> list[str]:
    """At least FEWEST, at most MOST; each kind of question comes once at most."""
    own = (
        _last_no, _left_on_table, _tied_hands, _lever, _durability, _promise, _claim, _article, _unheard, _alternative,
    )  # fmt: skip
    found = [question for kind in own for question in islice(kind(debrief), 1)]
    found = found[: MOST - 1]
    for question in _for_any_game(debrief):
        if len(found) >= max(FEWEST, min(len(found) + 1, MOST)):
            break
        found.append(question)
    return found


def _last_no(debrief: Debrief) -> Iterator[str]:
    """The last time that one seat alone said no for good; of two seats, the last no to what would have paid.

    A counter is no such no, and neither is a no to what the seat agreed to later.
    """
    scenario = debrief.compiled.scenario
    for offer in reversed(debrief.alone):
        refuser = seat_name(scenario, offer.refused or "")
        if offer.kind == "signing":
            if debrief.finished and not debrief.result.peace:
                sentence = _(
                    "In round {round} {seat} was the only seat that refused to sign, and no peace came. Was that "
                    "wise? What would have had to change for a yes?"
                )
                yield sentence.format(round=offer.round, seat=refuser)
        elif not _agreed_later(debrief, offer):
            sentence = _(
                "In round {round} {seat} was the only seat to say no to this package: {package}. What did it "
                "fear, and could somebody have met that?"
            )
            yield sentence.format(round=offer.round, seat=refuser, package=options_together(scenario, offer.options))
    for offer in reversed(debrief.offers):
        worth = offer.worth.get(offer.refused or "")
        if worth and worth.if_signed > 0 and worth.if_not >= 0 and len(offer.options) > 1:
            if _agreed_later(debrief, offer) or (offer.kind == "signing" and debrief.result.peace):
                continue
            sentence = _(
                "In round {round} {seat} refused this package, though by its own values it would have gained: "
                "{package}. What was it waiting for?"
            )
            seat = seat_name(scenario, offer.refused or "")
            yield sentence.format(round=offer.round, seat=seat, package=options_together(scenario, offer.options))


def _agreed_later(debrief: Debrief, offer: Offer) -> bool:
    """Whether the seat that refused an offer took all of it later, at once or in parts."""
    taken = {
        option
        for each in debrief.offers
        if each.n > offer.n and each.agreed and offer.refused in (each.seat, *each.yes)
        for option in each.options
    }
    return set(offer.options) <= taken


def _left_on_table(debrief: Debrief) -> Iterator[str]:
    scenario, possible = debrief.compiled.scenario, debrief.possible
    for better in possible.better:
        new = [change.after for change in better.changes if change.after is not None and not change.apart]
        # What would have to be given up, or agreed in another way, is more than a question can say.
        if len(new) == len(better.changes) and min(better.more.values()) > 0:
            sentence = (
                _(
                    "All would have been better off with this, and all else as it was: {package}. Who could have "
                    "brought it about, and what stood in the way?"
                )
                if debrief.in_force
                else _(
                    "All would have been better off with this package: {package}. Who could have brought it about, "
                    "and what stood in the way?"
                )
            )
            yield sentence.format(package=options_together(scenario, new))
    if possible.on_frontier and possible.exact and debrief.finished and debrief.result.peace:
        yield _(
            "No package would have been better for some and worse for nobody: nothing was wasted. Is the outcome also "
            "fair? Say what you mean by fair."
        )


def _tied_hands(debrief: Debrief) -> Iterator[str]:
    scenario = debrief.compiled.scenario
    for demand in sorted(debrief.demands, key=lambda each: (-len(each.refused), each.outcome == "open", each.n)):
        sentence = _of_demand(demand)
        if sentence:
            yield sentence.format(
                seat=seat_name(scenario, demand.seat),
                card=card_name(scenario, demand.card),
                issue=issue_name(scenario, demand.issue),
            )


def _of_demand(demand: DemandStory) -> str:
    if demand.refused:
        return _(
            "{seat} tied its hands with {card} and later refused an offer on “{issue}”. Did the demand help it "
            "or harm it?"
        )
    if demand.outcome == "lost" and demand.given_up:
        return _("{seat} demanded {card} and gave way in the end. How could it explain that at home?")
    if demand.outcome == "lost":
        return _("{seat} demanded {card}, and it came to something else. Could it have prevented that?")
    if demand.outcome == "won":
        return _("{seat} demanded {card} and got it. Did the demand bring that about, or would it have come anyway?")
    return ""


def _lever(debrief: Debrief) -> Iterator[str]:
    scenario = debrief.compiled.scenario
    for lever in sorted(debrief.levers, key=lambda each: (-each.cause.size, each.cause.n)):
        moved = {role: by for role, by in lever.cause.walk_aways.items() if by}
        if moved:
            changes = ", ".join(f"{seat_name(scenario, role)}{GLUE}{signed(by)}" for role, by in moved.items())
            sentence = _(
                "{seat} played {card} in round {round}. In points, that changed what no deal was worth: "
                "{changes}. Did it bring a yes nearer, or push it away?"
            )
            seat, card = seat_name(scenario, lever.seat), card_name(scenario, lever.card)
            yield sentence.format(seat=seat, card=card, round=lever.cause.round, changes=changes)


def _durability(debrief: Debrief) -> Iterator[str]:
    lasting, scenario = debrief.lasting, debrief.compiled.scenario
    if lasting.marks:
        option, roles = lasting.marks[0]
        sentence = _(
            "“{option}” is hard to sell at home in {seats}, and that takes {number} off the chance that a peace lasts. "
            "When is a weaker peace better than none?"
        )
        taken = percent(-lasting.per_mark * len(roles))
        seats = all_of(seat_name(scenario, role) for role in roles)
        yield sentence.format(option=option_name(scenario, option), seats=seats, number=taken)
    elif lasting.of_peace and lasting.durability < 100:
        sentence = _(
            "The chance that the peace lasts is {number}. What would have made it firmer, and who would have had "
            "to pay?"
        )
        yield sentence.format(number=percent(lasting.durability))


def _promise(debrief: Debrief) -> Iterator[str]:
    scenario = debrief.compiled.scenario
    for verdict in ("broken", "kept", "ask", "untested"):
        for promise in debrief.promises:
            if promise.verdict == verdict:
                seat = seat_name(scenario, promise.seat) if promise.seat in scenario.roles else _("Somebody")
                sentence = {
                    "broken": _("{seat} promised: {text} That promise was broken. What did that cost, and whom?"),
                    "kept": _("{seat} promised: {text} It kept its word, though nothing bound it. Why?"),
                    "ask": _("{seat} promised: {text} Was the promise kept? Did anybody rely on it?"),
                    "untested": _(
                        "{seat} promised: {text} It never came to that. Did anybody rely on it all the same?"
                    ),
                }[verdict]
                yield sentence.format(seat=seat, text=quoted(ended(promise.text)))


def _claim(debrief: Debrief) -> Iterator[str]:
    for claim in debrief.claims:
        if claim.answer:
            sentence = _(
                "{title} is somebody's claim, and others dispute it. Who gains when such a sentence is believed, "
                "and how would you check it?"
            )
            yield sentence.format(title=quoted(claim.title))


def _article(debrief: Debrief) -> Iterator[str]:
    """Something agreed here about which the article reports a position or a judgement."""
    scenario = debrief.compiled.scenario
    # What was only initialled when the talks ended came to nothing; while they go on, it counts.
    agreed = [option for cause in debrief.agreements for option in cause.what]
    counts = [option for option in agreed if option in debrief.in_force or not debrief.finished]
    for option in sorted(counts, key=lambda each: each not in debrief.in_force):
        about = option_at(scenario, option)
        if about.kind in {Kind.POSITION, Kind.JUDGEMENT, Kind.EVENT} and about.source:
            sentence = _(
                "At this table “{option}” was agreed. Read {paragraphs} of the article: how likely was that in "
                "the real world, and why?"
            )
            yield sentence.format(option=option_name(scenario, option), paragraphs=all_of(about.source))
        elif about.kind is Kind.PROPOSAL and about.source:
            sentence = _(
                "“{option}” was agreed here. It is an idea of this game and not of the article. Read {paragraphs}: who "
                "would object to it, and why?"
            )
            yield sentence.format(option=option_name(scenario, option), paragraphs=all_of(about.source))


def _unheard(debrief: Debrief) -> Iterator[str]:
    """An agreement in force that cost a seat much whose consent it did not need."""
    scenario, peace = debrief.compiled.scenario, debrief.result.peace
    for offer in debrief.offers:
        if offer.agreed and offer.kind != "signing" and set(offer.options) <= set(debrief.in_force):
            for role, worth in offer.worth.items():
                cost = worth.if_signed if peace else worth.if_not
                if cost <= -MUCH and role not in (offer.seat, *offer.needed):
                    sentence = _(
                        "{seat} was not asked about this package, and lost by it: {package}. Should it have been "
                        "asked? Who else was not?"
                    )
                    package = options_together(scenario, offer.options)
                    yield sentence.format(package=package, seat=seat_name(scenario, role))


def _alternative(debrief: Debrief) -> Iterator[str]:
    """The seat whose alternative moved most."""
    scenario = debrief.compiled.scenario
    moved = {each.seat: each.walk_away - each.walk_away_start for each in debrief.result.seats}
    role = max(moved, key=lambda each: abs(moved[each]))
    if moved[role]:
        up = moved[role] > 0
        causes = (each for each in debrief.causes if each.walk_aways.get(role))
        cause = max(causes, key=lambda each: each.walk_aways[role] if up else -each.walk_aways[role])
        sentence = (
            _("What no deal was worth to {seat} rose by {points}, most of all by this: {cause}. ")
            if up
            else _("What no deal was worth to {seat} fell by {points}, most of all by this: {cause}. ")
        ) + _("How did that change what it could ask for?")
        told = tell_cause(debrief.compiled, cause)
        yield sentence.format(seat=seat_name(scenario, role), points=points(abs(moved[role])), cause=told)


def _for_any_game(debrief: Debrief) -> Iterator[str]:
    scenario = debrief.compiled.scenario
    seats = [seat_name(scenario, role) for role in scenario.roles]
    yield _("Say the case of another seat in two sentences, so that its players nod: {seats}.").format(
        seats=", ".join(seats)
    )
    if debrief.biggest_causes(1):
        yield _("At which moment could the game have gone another way? Look at what happened, move by move.")
    yield _("Which result matters most to you: own gain, joint value or durability? Would the others agree?")
    yield _("What did you not know about the others, and what would you have asked them?")
    if scenario.facts:
        yield _("What in this game is unlike the real talks? Name one thing that it leaves out and that matters.")
    else:
        yield _("Where have you seen a quarrel like this one? What was different there?")
    yield _("If you played again in the same seat, what would you do first?")
    yield _("Which card would you have liked to hold, and what would it have changed?")
    yield _("What would a good mediator have done at this table?")
