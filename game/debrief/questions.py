"""Questions for the talk after the game, made from what happened in it: six to eight, the most particular first."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from game.debrief.values import tell_cause
from game.scenario.model import Kind
from game.scenario.names import option_at
from game.speech.language import _
from game.telling.things import (
    all_of,
    card_name,
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

    from game.debrief.facts import Debrief

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
    """The last time that one seat alone said no; of two seats, the last no to a package that would have paid."""
    scenario = debrief.compiled.scenario
    for offer in reversed(debrief.alone):
        refuser = seat_name(scenario, offer.refuser or "")
        if offer.kind == "signing":
            sentence = _(
                "In round {round} only {seat} refused to sign. Was that wise? What would have had to change for a yes?"
            )
            yield sentence.format(round=offer.round, seat=refuser)
        else:
            sentence = _(
                "In round {round} only {seat} said no to {package}. What did it fear, and could somebody have met that?"
            )
            yield sentence.format(round=offer.round, seat=refuser, package=options_together(scenario, offer.options))
    for offer in reversed(debrief.offers):
        worth = offer.worth.get(offer.refuser or "")
        if worth and worth.if_signed > 0 and worth.if_not >= 0 and len(offer.options) > 1:
            sentence = _(
                "In round {round} {seat} refused {package}, though by its own values it would have gained. "
                "What was it waiting for?"
            )
            seat = seat_name(scenario, offer.refuser or "")
            yield sentence.format(round=offer.round, seat=seat, package=options_together(scenario, offer.options))


def _left_on_table(debrief: Debrief) -> Iterator[str]:
    scenario = debrief.compiled.scenario
    for better in debrief.possible.better:
        new = [change.after for change in better.changes if change.after is not None and not change.apart]
        if new:
            sentence = _(
                "All would have been better off with {package}. Who could have proposed it, and what "
                "kept it from the table?"
            )
            yield sentence.format(package=options_together(scenario, new))
    if debrief.possible.on_frontier and debrief.finished and debrief.result.peace:
        yield _(
            "No package would have been better for everybody: nothing was wasted. Is the outcome "
            "also fair? Say what you mean by fair."
        )


def _tied_hands(debrief: Debrief) -> Iterator[str]:
    scenario = debrief.compiled.scenario
    for demand in sorted(debrief.demands, key=lambda each: (-len(each.refused), each.outcome == "open", each.n)):
        seat, card = seat_name(scenario, demand.seat), card_name(scenario, demand.card)
        issue = issue_name(scenario, demand.issue)
        if demand.refused:
            sentence = _(
                "{seat} tied its hands with {card} and then refused an offer on {issue}. Did the "
                "demand help it or harm it?"
            )
            yield sentence.format(seat=seat, card=card, issue=issue)
        elif demand.outcome == "lost":
            sentence = _("{seat} demanded {card} and gave way in the end. How could it explain that at home?")
            yield sentence.format(seat=seat, card=card)
        elif demand.outcome == "won":
            sentence = _(
                "{seat} demanded {card} and got it. Did the demand bring that about, or would it have come anyway?"
            )
            yield sentence.format(seat=seat, card=card)


def _lever(debrief: Debrief) -> Iterator[str]:
    scenario = debrief.compiled.scenario
    for lever in sorted(debrief.levers, key=lambda each: (-each.cause.size, each.cause.n)):
        moved = {role: by for role, by in lever.cause.walk_aways.items() if by}
        if moved:
            changes = all_of(f"{seat_name(scenario, role)} {signed(by)}" for role, by in moved.items())
            sentence = _(
                "{seat} played {card} in round {round}, and what no deal is worth moved: {changes}. "
                "Did that bring a yes "
                "nearer, or push it away?"
            )
            seat, card = seat_name(scenario, lever.seat), card_name(scenario, lever.card)
            yield sentence.format(seat=seat, card=card, round=lever.cause.round, changes=changes)


def _durability(debrief: Debrief) -> Iterator[str]:
    lasting, scenario = debrief.lasting, debrief.compiled.scenario
    if lasting.marks:
        option, roles = lasting.marks[0]
        sentence = _(
            "{option} is hard to sell at home in {seats}, and that takes {number} off the chance "
            "that a peace lasts. When is "
            "a weaker peace better than none?"
        )
        taken = percent(-lasting.per_mark * len(roles))
        seats = all_of(seat_name(scenario, role) for role in roles)
        yield sentence.format(option=option_name(scenario, option), seats=seats, number=taken)
    elif lasting.of_peace:
        sentence = _(
            "The peace lasts with a chance of {number}. What would have made it firmer, and who would have had to pay?"
        )
        yield sentence.format(number=percent(lasting.durability))


def _promise(debrief: Debrief) -> Iterator[str]:
    scenario = debrief.compiled.scenario
    for verdict in ("broken", "kept", "ask", "untested"):
        for promise in debrief.promises:
            if promise.verdict == verdict:
                seat = seat_name(scenario, promise.seat) if promise.seat in scenario.roles else _("Somebody")
                if verdict == "broken":
                    sentence = _(
                        "{seat} promised: {text} It did not come to that. What did the broken promise cost, and whom?"
                    )
                elif verdict == "kept":
                    sentence = _("{seat} promised: {text} It kept its word, though nothing bound it. Why?")
                else:
                    sentence = _("{seat} promised: {text} Was the promise kept? Did anybody rely on it?")
                yield sentence.format(seat=seat, text=quoted(promise.text))


def _claim(debrief: Debrief) -> Iterator[str]:
    for claim in debrief.claims:
        if claim.answer:
            sentence = _(
                "{title} is somebody's claim, and it is disputed. Who gains when such a sentence is believed, and how "
                "would you check it?"
            )
            yield sentence.format(title=quoted(claim.title))


def _article(debrief: Debrief) -> Iterator[str]:
    """Something agreed here about which the article reports a position or a judgement."""
    scenario = debrief.compiled.scenario
    agreed = [option for cause in debrief.agreements for option in cause.what]
    for option in agreed:
        about = option_at(scenario, option)
        if about.kind in {Kind.POSITION, Kind.JUDGEMENT, Kind.EVENT} and about.source:
            sentence = _(
                "At your table it came to {option}. Read {paragraphs} of the article: how likely was "
                "that in February 2025, and "
                "why?"
            )
            yield sentence.format(option=option_name(scenario, option), paragraphs=all_of(about.source))
        elif about.kind is Kind.PROPOSAL and about.source:
            sentence = _(
                "{option} is an idea of this game and not of the article. Read {paragraphs}: who "
                "would object to it, and why?"
            )
            yield sentence.format(option=option_name(scenario, option), paragraphs=all_of(about.source))


def _unheard(debrief: Debrief) -> Iterator[str]:
    """An agreement that cost a seat much whose consent it did not need."""
    scenario = debrief.compiled.scenario
    for offer in debrief.offers:
        if offer.agreed and offer.kind != "signing":
            for role, worth in offer.worth.items():
                if worth.best <= -MUCH and role not in offer.needed:
                    sentence = _(
                        "{package} was agreed without {seat}, which it hurt. Who else was not asked, "
                        "and should they have been?"
                    )
                    package = options_together(scenario, offer.options)
                    yield sentence.format(package=package, seat=seat_name(scenario, role))


def _alternative(debrief: Debrief) -> Iterator[str]:
    """The seat whose alternative moved most."""
    scenario = debrief.compiled.scenario
    moved = {each.seat: each.walk_away - each.walk_away_start for each in debrief.result.seats}
    role = max(moved, key=lambda each: abs(moved[each]))
    if moved[role]:
        cause = max(
            (each for each in debrief.causes if each.walk_aways.get(role)),
            key=lambda each: abs(each.walk_aways[role]),
            default=None,
        )
        sentence = _(
            "What no deal was worth to {seat} moved by {points} in this game. Could the others see that coming?"
        )
        if cause is not None:
            sentence = _(
                "What no deal was worth to {seat} moved by {points} in this game, most of all by "
                "this: {cause}. How did that "
                "change what it could ask for?"
            )
        told = tell_cause(debrief.compiled, cause) if cause else ""
        yield sentence.format(seat=seat_name(scenario, role), points=points(moved[role]), cause=told)


def _for_any_game(debrief: Debrief) -> Iterator[str]:
    scenario = debrief.compiled.scenario
    seats = [seat_name(scenario, role) for role in scenario.roles]
    yield _("Say the case of another seat in two sentences, so that its players nod: {seats}.").format(
        seats=", ".join(seats)
    )
    yield _("At which moment could the game have gone another way? Find it in the log.")
    yield _(
        "Which result matters most to you: the own gain, the joint value or the durability? Would the others agree?"
    )
    yield _("What did you not know about the others, and what would you have asked them?")
    yield _("What in this game is unlike the real talks? Name one thing that it leaves out and that matters.")
    yield _("If you played again in the same seat, what would you do first?")
