"""The longer sentences of a debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.commitments import ASK, BROKEN, KEPT, UNTESTED
from game.debrief.numbers import GLUE, gain, plus, tenths
from game.debrief.values import tell_cause
from game.scenario.model import Kind
from game.scenario.names import card_at
from game.speech.language import _, ngettext
from game.telling.things import (
    all_of,
    card_name,
    issue_name,
    kind_name,
    minus,
    one_of,
    option_name,
    options_together,
    percent,
    points,
    quoted,
    seat_name,
    signed,
    track_name,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.debrief.better import Better, Change
    from game.debrief.commitments import DemandStory, Promise
    from game.debrief.facts import Debrief
    from game.debrief.following import Worth
    from game.debrief.levers import LeverUse
    from game.debrief.offers import Offer
    from game.debrief.sources import Reported
    from game.debrief.values import Cause
    from game.session.results import SeatResult


class Wording:
    """Sentences about one game."""

    def __init__(self, debrief: Debrief) -> None:
        self.debrief = debrief
        self.scenario = debrief.compiled.scenario

    def title(self, role: str) -> str:
        return seat_name(self.scenario, role)

    def who(self, role: str) -> str:
        """A seat with the name of its delegation, or that a bot played it."""
        who = next(each for each in self.debrief.people if each.seat == role)
        if who.delegation:
            return _("{seat} ({name})").format(seat=who.title, name=who.delegation)
        return who.title if who.is_human else _("{seat} (bot)").format(seat=who.title)

    # ---- the result ---------------------------------------------------------------------------------------------

    def in_force(self) -> list[str]:
        """Options in force at the end, in the order of the issues."""
        names = self.debrief.compiled.names
        return [option for option in names.options if option in self.debrief.in_force]

    def sum_of(self, each: SeatResult) -> str:
        """One seat's final value as a sum."""
        parts = [_("walk-away {number}").format(number=minus(each.walk_away))]
        if each.accords:
            parts.append(_("accords {number}").format(number=signed(each.accords)))
        if self.debrief.result.peace:
            share = percent(self.debrief.result.durability)
            added = each.treaty - each.walk_away
            sentence = _("{percent} of what the peace adds ({treaty} − {walk_away} = {added})")
            parts.append(
                sentence.format(
                    percent=share, treaty=minus(each.treaty), walk_away=_bracketed(each.walk_away), added=minus(added)
                )
            )
        parts += [
            sentence.format(number=signed(number))
            for sentence, number in (
                (_("stakes {number}"), each.stakes),
                (_("agenda {number}"), each.agenda_points),
                (_("no support left {number}"), each.broke),
            )
            if number
        ]
        sentence = _("{seat}: {parts} = {total} points. It began at {start}: own gain {gain}.")
        if len(parts) == 1:
            sentence = _("{seat}: {parts} points, and nothing else. It began at {start}: own gain {gain}.")
        return sentence.format(
            seat=self.title(each.seat),
            parts=" + ".join(parts),
            total=tenths(each.final_value),
            start=minus(each.walk_away_start),
            gain=gain(each.own_gain),
        )

    # ---- over time ----------------------------------------------------------------------------------------------

    def walk_aways_in_words(self) -> str:
        first, last = self.debrief.moments[0].seats, self.debrief.moments[-1].seats
        sentence = _("{seat} from {first} to {last}")
        return "; ".join(
            sentence.format(seat=self.title(role), first=minus(first[role].walk_away), last=minus(last[role].walk_away))
            for role in first
        )

    def values_in_words(self, role: str) -> str:
        last = self.debrief.moments[-1].seats[role]
        sentence = _("{seat} at the end: {signed} if signed, {ended} if not.")
        return sentence.format(seat=self.title(role), signed=gain(last.if_signed), ended=gain(last.if_not))

    def moment(self, cause: Cause) -> str:
        told = tell_cause(self.debrief.compiled, cause)
        if cause.kind == "agreement":
            what = _capital(self.worth(cause.what, cause.worth))
            sentence = _("Round {round}, move {n}. {told}. {what}.")
        else:
            what = self.changes(cause.walk_aways)
            sentence = _("Round {round}, move {n}. {told}. Walk-away, in points: {what}.")
        return sentence.format(round=cause.round, n=cause.n, told=told, what=what)

    def changes(self, by: dict[str, int]) -> str:
        return self.points(by) if by else _("unmoved")

    def points(self, by: dict[str, int]) -> str:
        """`Russia +2, Ukraine −1`: on one line with its number each."""
        return ", ".join(f"{self.title(role)}{GLUE}{signed(number)}" for role, number in by.items())

    def worth(self, options: tuple[str, ...], worth: dict[str, Worth]) -> str:
        """What a package does to each seat: points for several issues, words for one alone."""
        if len(options) > 1:
            moved = {role: whole(each.best) for role, each in worth.items()}
            return _("in points: {changes}").format(changes=self.points(moved))
        better = [self.title(role) for role, each in worth.items() if each.best > 0]
        worse = [self.title(role) for role, each in worth.items() if each.best < 0]
        parts = []
        if better:
            parts.append(_("good for {seats}").format(seats=all_of(better)))
        if worse:
            parts.append(_("bad for {seats}").format(seats=all_of(worse)))
        return ", ".join(parts) or _("no difference to anybody")

    # ---- what was possible --------------------------------------------------------------------------------------

    def joint(self) -> str:
        joint, possible = self.debrief.possible.joint, self.debrief.possible
        if not joint.left and not joint.realised:
            return _("Joint value 100 %: nothing was gained, and no package could have been better for all.")
        if not joint.left:
            return _(
                "Joint value 100 %: the outcome is on the Pareto frontier. More for one would have been less for "
                "another."
            )
        sentence = _(
            "Joint value {share}: together the seats gained {realised} points over no agreement, and "
            "up to {left} more were "
            "there without taking from anybody."
        )
        told = sentence.format(share=percent(joint.share), realised=tenths(joint.realised), left=tenths(joint.left))
        if min(possible.gains.values()) < 0:
            losers = [self.title(role) for role, points_ in possible.gains.items() if points_ < 0]
            told += " " + _("Worse off than with no agreement: {seats}.").format(seats=all_of(losers))
        return told

    def possible_in_words(self) -> str:
        possible = self.debrief.possible
        sentence = _("{seat}: outcome {outcome}, Nash point {nash}, most {most}")
        return "; ".join(
            sentence.format(
                seat=self.title(role),
                outcome=tenths(possible.gains[role]),
                nash=tenths(possible.nash_gains[role]),
                most=tenths(possible.most[role]),
            )
            for role in possible.gains
        )

    def better(self, better: Better) -> str:
        """`minerals fund for backstop. You left RU +6 / UA +4 / US +3 / EU +2 points`."""
        roles = self.scenario.roles
        left = " / ".join(f"{roles[role].short}{GLUE}{plus(more)}" for role, more in better.more.items())
        told = [self.change(change) for change in better.changes if not change.apart]
        apart = [issue_name(self.scenario, change.issue) for change in better.changes if change.apart]
        if apart:
            sentence = _("{issues} as before, but agreed apart from the treaty, to bind at once")
            told.append(sentence.format(issues=all_of(apart)))
        return _("{changes}. You left {left} points.").format(changes="; ".join(told), left=left)

    def change(self, change: Change) -> str:
        issue = issue_name(self.scenario, change.issue)
        options = self.scenario.issues[change.issue].options

        def title(option: str | None) -> str:
            return quoted(options[option.partition(".")[2]].title) if option else ""

        if change.after is None:
            return _("{issue}: left open instead of {before}").format(issue=issue, before=title(change.before))
        if change.before is None:
            return _("{issue}: {after}").format(issue=issue, after=title(change.after))
        return _("{issue}: {after} instead of {before}").format(
            issue=issue, after=title(change.after), before=title(change.before)
        )

    # ---- what was done ------------------------------------------------------------------------------------------

    def lever(self, lever: LeverUse) -> str:
        cause = lever.cause
        card = card_at(self.scenario, lever.card)
        parts = list(self._effects(cause))
        if card.cost:
            parts.append(_("its price was {number} support").format(number=card.cost))
        sentence = _("Round {round}, {seat}: {card}. {effects}.")
        told = sentence.format(
            round=cause.round,
            seat=self.title(lever.seat),
            card=card_name(self.scenario, lever.card),
            effects=_capital("; ".join(parts) or _("it moved nothing")),
        )
        return f"{told} {self._bought(lever)}"

    def _effects(self, cause: Cause) -> Iterator[str]:
        for track, before, after in cause.tracks:
            sentence = _("{track} {before} → {after}")
            name = track_name(self.scenario, track)
            yield sentence.format(track=name, before=minus(before), after=minus(after))
        if cause.walk_aways:
            yield _("walk-away, in points: {changes}").format(changes=self.changes(cause.walk_aways))
        for option in cause.closed:
            yield _("closed {option}").format(option=option_name(self.scenario, option))
        for option in cause.opened:
            yield _("opened {option}").format(option=option_name(self.scenario, option))
        if cause.press:
            yield _("whoever refused the next offer was to pay {number} support").format(number=cause.press)

    def _bought(self, lever: LeverUse) -> str:
        offer = lever.offer
        if offer is not None:
            package = options_together(self.scenario, offer.options)
            if offer.agreed:
                return _("The offer that came with it was agreed: {package}.").format(package=package)
            if offer.refuser:
                told = self._answered(offer)
                return told if offer.counter_agreed else f"{told} {self._agreed_after(lever)}"
        return self._agreed_after(lever)

    def _answered(self, offer: Offer) -> str:
        seat = self.title(offer.refuser or "")
        if not offer.counter:
            return _("The offer that came with it was refused by {seat}.").format(seat=seat)
        sentence = (
            _("{seat} countered the offer that came with it, and all agreed to that: {package}.")
            if offer.counter_agreed
            else _("{seat} countered the offer that came with it; that was not agreed.")
        )
        return sentence.format(seat=seat, package=options_together(self.scenario, offer.counter))

    def _agreed_after(self, lever: LeverUse) -> str:
        seat, agreed = self.title(lever.seat), lever.next_agreed
        if agreed is None:
            return _("{seat} agreed to nothing within a round of it.").format(seat=seat)
        sentence = _("What {seat} agreed to next (round {round}): {package}.")
        package = options_together(self.scenario, agreed.options)
        return sentence.format(seat=seat, round=agreed.round, package=package)

    def refusal(self, offer: Offer) -> str:
        refuser = self.title(offer.refuser or "")
        if offer.kind == "signing":
            return _("Round {round}: {seat} alone refused to sign the peace.").format(round=offer.round, seat=refuser)
        sentence = _("Round {round}: {seat} alone refused {package}. What a yes would have meant, {worth}.")
        package = quoted(options_together(self.scenario, offer.options))
        if len(offer.options) == 1:
            sentence = _("Round {round}: {seat} alone refused {package}. A yes would have been {worth}.")
        worth = self.worth(offer.options, offer.worth)
        return sentence.format(round=offer.round, seat=refuser, package=package, worth=worth)

    def counter(self, offer: Offer) -> str:
        """An offer that was not taken as it was, and what was agreed in its place."""
        before = [option for option in offer.options if option not in offer.counter]
        after = [option for option in offer.counter if option not in offer.options]
        sentence = _(
            "Round {round}: {seat} left {before} out of an offer by {maker}. All agreed to the rest: {package}."
        )
        if after:
            sentence = _(
                "Round {round}: {seat} wanted {after} instead of {before} in an offer by {maker}. All agreed: "
                "{package}."
            )
        return sentence.format(
            round=offer.round,
            seat=self.title(offer.countered or ""),
            before=quoted(options_together(self.scenario, before)),
            after=quoted(options_together(self.scenario, after)),
            maker=self.title(offer.seat),
            package=options_together(self.scenario, offer.counter),
        )

    def demand(self, demand: DemandStory) -> str:
        issue = self.scenario.issues[demand.issue]
        keeps = one_of(quoted(issue.options[option.partition(".")[2]].title) for option in demand.keeps)
        sentence = {
            "won": _("Round {round}, {seat}: {card}, kept by {keeps}. It won {points}."),
            "lost": _("Round {round}, {seat}: {card}, kept by {keeps}. It lost {points}."),
            "open": _("Round {round}, {seat}: {card}, kept by {keeps}. The issue stayed open; {points} were at stake."),
        }[demand.outcome]
        told = sentence.format(
            round=demand.round,
            seat=self.title(demand.seat),
            card=card_name(self.scenario, demand.card),
            keeps=keeps,
            points=points(demand.stake),
        )
        for offers, sentence in (
            (demand.refused, _("While it stood, its seat refused offers against it in round {rounds}.")),
            (demand.countered, _("It countered offers against it in round {rounds}.")),
        ):
            if offers:
                rounds = all_of(str(number) for number in sorted({offer.round for offer in offers}))
                told += " " + sentence.format(rounds=rounds)
        if demand.given_up and demand.outcome != "won":
            told += " " + _("It agreed to something else at move {n}.").format(n=demand.given_up)
        return told

    # ---- the source ---------------------------------------------------------------------------------------------

    def promiser(self, promise: Promise) -> str:
        """Who made a promise."""
        scenario = self.debrief.compiled.scenario
        return seat_name(scenario, promise.seat) if promise.seat in scenario.roles else _("Somebody")

    def promise(self, promise: Promise) -> str:
        """A promise and what became of it; where the class sees it in another way than the record, both."""
        if promise.is_struck:
            return _("{seat}: a promise that was struck out.").format(seat=self.promiser(promise))
        verdict = tell_verdict(promise.verdict)
        seen = tell_verdict(promise.found)
        if promise.n:
            seen = _("{verdict} (move {n})").format(verdict=seen, n=promise.n)
        if not promise.judged_by_class:
            verdict = seen
        elif promise.found in (ASK, promise.verdict):
            verdict = _("{verdict}, by the word of the class").format(verdict=verdict)
        else:
            sentence = _("{verdict}, by the word of the class; the record shows: {seen}")
            verdict = sentence.format(verdict=verdict, seen=seen)
        return _("{seat}: {text} {verdict}.").format(
            seat=self.promiser(promise), text=quoted(promise.text), verdict=verdict
        )

    def kind(self, kind: str) -> str:
        return kind_name(Kind(kind))

    def used(self, reported: Reported) -> str:
        how = {"agreed": _("agreed"), "offered": _("offered"), "played": _("played"), "news": _("in the news")}
        how["brought"] = _("in news that the facilitator brought")
        names = []
        for what, name, way in reported.used[:3]:
            if what == "option":
                told = option_name(self.scenario, name)
            elif what == "card":
                told = card_name(self.scenario, name)
            else:
                told = quoted(self.scenario.headlines[name].title)
            names.append(_("{what}, {how}").format(what=told, how=how[way]))
        return "; ".join(names)

    def weight(self, reported: Reported) -> tuple[int, str]:
        """What matters most comes first: agreed, then played, then news, then offered."""
        order = {"agreed": 0, "played": 1, "news": 2, "brought": 2, "offered": 3}
        return min(order[way] for _what, _name, way in reported.used), reported.paragraphs


def tell_verdict(verdict: str) -> str:
    """What became of a promise, in the middle of a sentence."""
    return {
        KEPT: _("kept"),
        BROKEN: _("broken"),
        UNTESTED: _("the occasion never came"),
        ASK: _("for you to judge"),
    }[verdict]


def tell_waiting(number: int) -> str:
    """How many promises the class has still to judge."""
    return ngettext(
        "{number} promise waits for the word of the class.", "{number} promises wait for the word of the class.", number
    ).format(number=number)


def _bracketed(number: int) -> str:
    return f"({minus(number)})" if number < 0 else str(number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
