"""Findings in plain words: what was measured, whether that is as it should be, and where to look if it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.lab.bands import FIRST_OPEN_ROUND, Verdict
from game.speech.language import _, localised
from game.telling.things import card_name, option_name, seat_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.lab.balance import Balance
    from game.lab.bands import Finding
    from game.scenario.model import Scenario


def headline(balance: Balance, scenario: Scenario) -> str:
    """The whole report in one sentence."""
    verdicts = [found.verdict for found in balance.findings]
    return _(
        "{title}: {games:,} games. Of {whole} figures {inside} are inside their bands, {outside} outside,"
        " {unsure} too close to tell."
    ).format(
        title=scenario.head.title,
        games=balance.results.games,
        whole=len(verdicts),
        inside=verdicts.count(Verdict.INSIDE),
        outside=verdicts.count(Verdict.OUTSIDE),
        unsure=verdicts.count(Verdict.UNSURE),
    )


def sentence(found: Finding, scenario: Scenario) -> str:
    """One finding as a sentence or two."""
    said = WORDS[found.code](found, scenario)
    if found.verdict is Verdict.UNSURE:
        said += " " + _("More games would tell whether this is inside the band.")
    return said


def title(found: Finding, scenario: Scenario) -> str:
    """What a finding is about, in a few words, for the rows of a table."""
    return TITLES[found.code](found, scenario)


def figure(found: Finding) -> str:
    """The value as it is shown: a share as a percentage, a gain in points."""
    return show(found.code, found.value)


def show(code: str, value: float) -> str:
    if code in SHARES:
        return minus_sign(f"{value * 100:.1f} %")
    return minus_sign(f"{value:+.1f}") if code in GAINS else minus_sign(f"{value:g}")


def band(found: Finding) -> str:
    """The edges of the band, as they are shown."""
    low = None if found.low is None else show(found.code, found.low)
    high = None if found.high is None else show(found.code, found.high)
    if low is not None and high is not None:
        return _("{low} to {high}").format(low=low, high=high)
    return _("{low} or more").format(low=low) if low is not None else _("{high} or less").format(high=high)


def reach(found: Finding) -> str:
    """The 95 % interval as it is shown; empty for exact figures."""
    if found.interval is None:
        return ""
    return _("{low} to {high}").format(
        low=show(found.code, found.interval[0]), high=show(found.code, found.interval[1])
    )


def minus_sign(text: str) -> str:
    """A number as it is shown: with a minus that is one, and the signs of the language in use."""
    return localised(text).replace("-", "−")


SHARES = {
    "zone_share", "sole_blocker", "peace_share", "deals_in_round", "breakdowns_in_round", "play_rate",
}  # fmt: skip
GAINS = {"gap", "first_chair", "leverage_cost", "card_effect", "card_dealt", "plain_strategy", "own_gain"}


def strategy_name(strategy: str) -> str:
    """A plain strategy in words."""
    return {
        "never_offer": _("never making an offer"),
        "always_refuse": _("refusing everything"),
        "accords_only": _("agreeing to accords only"),
        "spam": _("offering its best every turn"),
        "hold_up": _("refusing to sign until paid once more"),
    }.get(strategy, strategy)


# ---- one sentence a code ------------------------------------------------------------------------------------------


def _zone_share(found: Finding, _scenario: Scenario) -> str:
    share = figure(found)
    if found.ok:
        return _("{share} of the complete packages suit every seat.").format(share=share)
    if found.high is not None and found.value > found.high:
        return _("{share} of the complete packages suit every seat: peace is too easy; raise walk-away values.").format(
            share=share
        )
    return _(
        "Only {share} of the complete packages suit every seat: peace is too hard; lower walk-away values."
    ).format(share=share)


def _sole_blocker(found: Finding, scenario: Scenario) -> str:
    seat = seat_name(scenario, found.subject)
    if found.ok:
        return _("{seat} alone stands in the way of {share} of the packages.").format(seat=seat, share=figure(found))
    return _(
        "{seat} alone stands in the way of only {share} of the packages: it can hardly object; raise its walk-away."
    ).format(seat=seat, share=figure(found))


def _dominated(found: Finding, scenario: Scenario) -> str:
    return _("Every seat ranks {option} below {other}: nobody will ever want it.").format(
        option=option_name(scenario, found.subject), other=option_name(scenario, found.other)
    )


def _peace_share(found: Finding, _scenario: Scenario) -> str:
    share = figure(found)
    if found.ok:
        return _("{share} of the games end in peace.").format(share=share)
    if found.high is not None and found.value > found.high:
        return _("{share} of the games end in peace: there is too little to fear.").format(share=share)
    return _("Only {share} of the games end in peace: there is too little to hope for.").format(share=share)


def _deals(found: Finding, _scenario: Scenario) -> str:
    if found.ok:
        return _("{share} of the games end with peace in round {number}.").format(
            share=figure(found), number=found.subject
        )
    return _("Hardly any game ends with peace in round {number}: by then there should be something to sign.").format(
        number=found.subject
    )


def _breakdowns(found: Finding, _scenario: Scenario) -> str:
    if found.ok:
        return _("{share} of the games break down in round {number}.").format(share=figure(found), number=found.subject)
    return _("Hardly any game breaks down in round {number}: from round {first} on waiting should be a risk.").format(
        number=found.subject, first=FIRST_OPEN_ROUND
    )


def _unreachable(found: Finding, scenario: Scenario) -> str:
    return _("No game ended with “{ending}”: is its condition ever met?").format(
        ending=scenario.endings[found.subject].title
    )


def _gap(found: Finding, scenario: Scenario) -> str:
    best, worst = seat_name(scenario, found.subject), seat_name(scenario, found.other)
    points = minus_sign(f"{found.value:.0f}")
    if found.ok:
        return _("{best} gains {points} points more than {worst}, which is fair.").format(
            best=best, points=points, worst=worst
        )
    return _("{best} gains {points} points more than {worst}: its walk-away is too low.").format(
        best=best, points=points, worst=worst
    )


def _first_chair(found: Finding, _scenario: Scenario) -> str:
    if found.ok:
        return _("The first chair is worth {points} points.").format(points=figure(found))
    return _("The first chair is worth {points} points: the order of play decides too much.").format(
        points=figure(found)
    )


def _leverage(found: Finding, scenario: Scenario) -> str:
    seat = seat_name(scenario, found.subject)
    if found.ok:
        return _("Without its leverage {seat} gains {points} points less.").format(
            seat=seat, points=minus_sign(f"{found.value:.1f}")
        )
    if found.high is not None and found.value > found.high:
        return _("Without its leverage {seat} gains {points} points less: its cards decide too much.").format(
            seat=seat, points=minus_sign(f"{found.value:.1f}")
        )
    if found.value < 0:
        return _("Without its leverage {seat} gains {points} points more: its cards hurt it, or cost too much.").format(
            seat=seat, points=minus_sign(f"{-found.value:.1f}")
        )
    return _("Without its leverage {seat} gains only {points} points less: its cards do too little for it.").format(
        seat=seat, points=minus_sign(f"{found.value:.1f}")
    )


def _play_rate(found: Finding, scenario: Scenario) -> str:
    said = {
        "card": card_name(scenario, found.subject),
        "seat": seat_name(scenario, found.other),
        "share": figure(found),
    }
    if found.ok:
        return _("{seat} plays {card} in {share} of the games in which it draws it.").format(**said)
    return _("{seat} plays {card} in only {share} of the games in which it draws it: it costs too much for it.").format(
        **said
    )


def _card_effect(found: Finding, scenario: Scenario) -> str:
    card, seat = card_name(scenario, found.subject), seat_name(scenario, found.other)
    if found.ok:
        return _("Playing {card} is worth {points} points to {seat}.").format(
            card=card, points=figure(found), seat=seat
        )
    if found.value > 0:
        return _("Playing {card} is worth {points} points to {seat}: it is too strong.").format(
            card=card, points=figure(found), seat=seat
        )
    return _("Playing {card} is worth {points} points to {seat}: it hurts whoever plays it.").format(
        card=card, points=figure(found), seat=seat
    )


def _card_dealt(found: Finding, scenario: Scenario) -> str:
    return _("Starting with {card} is worth {points} points to {seat}, which seldom plays it.").format(
        card=card_name(scenario, found.subject), points=figure(found), seat=seat_name(scenario, found.other)
    )


def _unplayable(found: Finding, scenario: Scenario) -> str:
    return _("{card} was never played, not even by chance: can its condition ever hold?").format(
        card=card_name(scenario, found.subject)
    )


def _plain(found: Finding, scenario: Scenario) -> str:
    seat, strategy = seat_name(scenario, found.subject), strategy_name(found.other)
    points = minus_sign(f"{abs(found.value):.1f}")
    if found.ok:
        return _("For {seat}, {strategy} brings {points} points less than the best honest bargaining.").format(
            seat=seat, strategy=strategy, points=points
        )
    return _("For {seat}, {strategy} brings {points} points more than the best honest bargaining.").format(
        seat=seat, strategy=strategy, points=points
    )


def _own_gain(found: Finding, scenario: Scenario) -> str:
    return _("{seat} gains {points} on average.").format(seat=seat_name(scenario, found.subject), points=figure(found))


WORDS: dict[str, Callable[[Finding, Scenario], str]] = {
    "zone_share": _zone_share,
    "sole_blocker": _sole_blocker,
    "dominated_option": _dominated,
    "peace_share": _peace_share,
    "deals_in_round": _deals,
    "breakdowns_in_round": _breakdowns,
    "unreachable_ending": _unreachable,
    "gap": _gap,
    "first_chair": _first_chair,
    "leverage_cost": _leverage,
    "play_rate": _play_rate,
    "card_effect": _card_effect,
    "card_dealt": _card_dealt,
    "unplayable_card": _unplayable,
    "plain_strategy": _plain,
    "own_gain": _own_gain,
}
TITLES: dict[str, Callable[[Finding, Scenario], str]] = {
    "zone_share": lambda _found, _scenario: _("Packages that suit all"),
    "sole_blocker": lambda found, scenario: _("{seat} alone blocks").format(seat=seat_name(scenario, found.subject)),
    "dominated_option": lambda found, scenario: option_name(scenario, found.subject),
    "peace_share": lambda _found, _scenario: _("Peace"),
    "deals_in_round": lambda found, _scenario: _("Peace in round {number}").format(number=found.subject),
    "breakdowns_in_round": lambda found, _scenario: _("Breakdown in round {number}").format(number=found.subject),
    "unreachable_ending": lambda found, scenario: scenario.endings[found.subject].title,
    "gap": lambda _found, _scenario: _("Largest gap between seats"),
    "first_chair": lambda _found, _scenario: _("First chair"),
    "leverage_cost": lambda found, scenario: _("{seat} without leverage").format(
        seat=seat_name(scenario, found.subject)
    ),
    "play_rate": lambda found, scenario: _("{card} played").format(card=card_name(scenario, found.subject)),
    "card_effect": lambda found, scenario: _("{card} effect").format(card=card_name(scenario, found.subject)),
    "card_dealt": lambda found, scenario: _("{card} at the start").format(card=card_name(scenario, found.subject)),
    "unplayable_card": lambda found, scenario: card_name(scenario, found.subject),
    "plain_strategy": lambda found, scenario: _("{seat}, {strategy}").format(
        seat=seat_name(scenario, found.subject), strategy=strategy_name(found.other)
    ),
    "own_gain": lambda found, scenario: _("{seat}, own gain").format(seat=seat_name(scenario, found.subject)),
}
