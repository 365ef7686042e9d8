"""The facilitator's key: the course of a lesson, and everything that the seats keep from one another."""

from __future__ import annotations

import random
from math import prod
from typing import TYPE_CHECKING

from attrs import frozen

from game.fast.backends import Interpreted
from game.lab.weighing import Weighing
from game.print.board import durability_steps, sum_table, sum_tables_height
from game.print.flow import Flow
from game.print.text import BOLD, HEADING, ITALIC, Block
from game.print.worth import as_sum, at_start
from game.scenario.names import option_at
from game.speech.language import _
from game.telling.sentences import binding_word, minus, percent, signed, tell_condition, tell_when

if TYPE_CHECKING:
    from game.print.sheet import Sheet
    from game.scenario.compiling import Compiled
    from game.scenario.model import Scenario

SAMPLE = 1000  # packages drawn for the zone; all of them if there are no more


def print_key(sheet: Sheet, compiled: Compiled) -> None:
    scenario = compiled.scenario
    sheet.new_leaf()
    running = _("{title}: facilitator's key. Not for players.").format(title=scenario.head.title)
    flow = Flow(sheet, running, 9)
    flow.title(_("Facilitator's key"))
    flow.blocks([Block(_("Not for players: it shows what every seat keeps secret."), BOLD)], 9.5)
    _lesson(flow, scenario)
    _zone(flow, compiled)
    _walk_aways(flow, scenario)
    _durability(flow, compiled)
    _values(flow, scenario)
    _linkages(flow, scenario)
    _endings(flow, scenario)
    if scenario.head.credits:
        flow.heading(_("Sources"))
        flow.text(scenario.head.credits, 8, before=0)


# ---- the lesson -----------------------------------------------------------------------------------------------------


def _lesson(flow: Flow, scenario: Scenario) -> None:
    seats, rules = len(scenario.roles), scenario.head.rules
    flow.heading(_("In the room"))
    flow.text(
        _(
            "{title}: {seats} seats, {rounds} rounds, about {minutes} minutes of play. With more people "
            "than seats, two to "
            "eight share one: one speaks at the table, the others advise, and the speaker changes every round."
        ).format(title=scenario.head.title, seats=seats, rounds=rules.rounds, minutes=scenario.head.minutes),
        before=0,
    )
    teaching, debrief = 8, 13
    steps = [
        _(
            "Before: print, cut the cards, the issue sheets and the tokens, fold the tents. Read “How to "
            "play on paper” once."
        ),
        _(
            "{minutes} minutes: tell the two lines at its head, show one demand, one piece of leverage, one "
            "offer. Hand out "
            "the role sheets and give time to read both sides."
        ).format(minutes=teaching),
        _(
            "{minutes} minutes: play. You turn the headlines, keep the tracks and the log, and ask “who must agree?”."
        ).format(minutes=scenario.head.minutes),
        _(
            "Let them talk between turns, and away from the table, but hold each round to about {minutes} minutes."
        ).format(minutes=max(3, round(scenario.head.minutes / rules.rounds))),
        _("At the end reckon durability together on the board, then let each seat work out its own sum."),
        _(
            "{minutes} minutes: talk it over. Who walked away better? What did leverage change, and what "
            "did it cost? Which "
            "offer would all have signed? Lay the role sheets open only now, and use this key."
        ).format(minutes=debrief),
        _("A strong alternative leaves less to gain: a small own gain is not a poor game."),
    ]
    flow.bullets(steps)


# ---- the zone -------------------------------------------------------------------------------------------------------


@frozen
class ZoneInWords:
    """What a sample of complete packages says of the zone: shares in per cent, and the fairest package found."""

    weighed: int
    all_of_them: bool
    feasible: float
    blocks: dict[str, float]  # alone
    best: tuple[str, ...]
    gains: dict[str, float]


def zone_in_words(compiled: Compiled) -> ZoneInWords:
    """Weigh complete packages with nothing moved and no demands made: all, or a sample that is the same every time."""
    weighing = Weighing(compiled, backend=Interpreted())
    every = weighing.packages <= SAMPLE
    chance = random.Random(1)
    chosen = range(weighing.packages) if every else [chance.randrange(weighing.packages) for _each in range(SAMPLE)]
    gains, numbers, failing, kept = weighing.weigh_sample(chosen)
    seats = compiled.names.seats
    count = len(seats)
    good = [k for k in range(kept) if all(gains[k * count + seat] > 0 for seat in range(count))]
    best = max(good, key=lambda k: prod(gains[k * count + seat] for seat in range(count)), default=None)
    return ZoneInWords(
        weighed=len(chosen),
        all_of_them=every,
        feasible=100 * failing[0] / max(1, kept),
        blocks={role: 100 * failing[1 << seat] / max(1, kept) for seat, role in enumerate(seats)},
        best=() if best is None else tuple(compiled.names.options[each] for each in weighing.options(numbers[best])),
        gains={} if best is None else {role: gains[best * count + seat] / 100 for seat, role in enumerate(seats)},
    )


def _zone(flow: Flow, compiled: Compiled) -> None:
    scenario = compiled.scenario
    zone = zone_in_words(compiled)
    flow.heading(_("The zone of possible agreement, as the game begins"))
    how = (
        _("Of all {number} complete packages")
        if zone.all_of_them
        else _("Of {number} complete packages drawn at random")
    ).format(number=f"{zone.weighed:,}".replace(",", " "))
    flow.text(
        _(
            "{how} about {share} are worth more than walking away to every seat at once. That is the zone; "
            "play moves it. "
            "The rest fail at home somewhere."
        ).format(how=how, share=_share(zone.feasible)),
        before=0,
    )
    alone = [
        _("{seat} in {share}").format(seat=scenario.roles[role].title, share=_share(share))
        for role, share in zone.blocks.items()
    ]
    flow.text(_("One seat alone stands in the way of a package: {seats}.").format(seats="; ".join(alone)))
    if not zone.best:
        flow.text(_("None of these packages suits everybody: look for one in which an issue stays open."))
        return
    flow.text(_("The fairest of these packages (the greatest product of gains):"))
    terms = []
    for name in zone.best:
        option = option_at(scenario, name)
        terms.append(f"{scenario.issues[name.partition('.')[0]].title}: {option.title}")
    flow.bullets(["; ".join(terms)])
    told = [
        _("{seat} {gain}").format(seat=scenario.roles[role].title, gain=signed(round(gain)))
        for role, gain in zone.gains.items()
    ]
    flow.text(_("It would bring, in points beyond walking away: {gains}.").format(gains=", ".join(told)))


def _share(share: float) -> str:
    """A share in per cent, as exact as a sample is."""
    return _("less than {share}").format(share=percent(1)) if 0 < share < 1 else percent(round(share))


# ---- numbers --------------------------------------------------------------------------------------------------------


def _walk_aways(flow: Flow, scenario: Scenario) -> None:
    flow.heading(_("Walk-away values"))
    for role in scenario.roles.values():
        flow.blocks(
            [
                Block(
                    _("{seat}: {number} at the start. {formula}").format(
                        seat=role.title,
                        number=minus(at_start(scenario, role.walk_away)),
                        formula="" if as_sum(scenario, role.walk_away) else tell_condition(scenario, role.walk_away),
                    ),
                    BOLD,
                    before=0.3,
                )
            ]
        )
        flow.y += 0.8
        total = as_sum(scenario, role.walk_away)
        for track, adds in (total.adds if total is not None else {}).items():
            sum_table(flow, scenario.tracks[track].title, adds)


def _durability(flow: Flow, compiled: Compiled) -> None:
    scenario = compiled.scenario
    base = as_sum(scenario, scenario.head.durability.base)
    steps, tables = list(durability_steps(compiled)), base.adds if base is not None else {}
    flow.heading(_("Durability"), room=flow.height_of_bullets(steps) + 2 + sum_tables_height(tables))
    flow.bullets(steps)
    flow.y += 1
    for track, adds in tables.items():
        sum_table(flow, scenario.tracks[track].title, adds)


def _values(flow: Flow, scenario: Scenario) -> None:
    """Every option with its values, seat by seat."""
    flow.heading(_("All values"), room=30)
    roles = scenario.roles
    widths = (66, 16, *(13 for _each in roles), 16, 13 * len(roles) ** 0.5 + 14)
    heads = (
        _("Option"),
        _("Binds"),
        *(role.short for role in roles.values()),
        _("Durability"),
        _("Hard to sell in"),
    )
    for issue in scenario.issues.values():
        flow.need(16)
        name = _("{issue} (core)").format(issue=issue.title) if issue.core else issue.title
        flow.row((name, *heads[1:]), widths, 7.5, head=True)
        for option in issue.options.values():
            title = [Block(option.title)]
            condition = tell_when(scenario, option)
            if condition:
                title.append(Block(_("only while: {condition}").format(condition=condition), ITALIC, scale=0.9))
            consent = _("needs {seats}").format(seats=", ".join(roles[each].short for each in option.consent) or "–")
            title.append(Block(consent, scale=0.88))
            flow.row(
                (
                    title,
                    binding_word(option),
                    *([Block(signed(option.values.get(role, 0)), BOLD)] for role in roles),
                    signed(option.durability) if option.durability else "",
                    ", ".join(roles[each].short for each in option.hard_to_sell),
                ),
                widths,
                8,
            )
        flow.y += 1.5


def _linkages(flow: Flow, scenario: Scenario) -> None:
    if not scenario.linkage:
        return
    flow.heading(_("Taken together, in a signed peace"))
    told = []
    for linkage in scenario.linkage.values():
        worth = ", ".join(f"{scenario.roles[role].title} {signed(number)}" for role, number in linkage.values.items())
        told.append(
            _("{values} if {condition}. {text}").format(
                values=worth, condition=tell_condition(scenario, linkage.when), text=linkage.text
            )
        )
    flow.bullets(told)


def _endings(flow: Flow, scenario: Scenario) -> None:
    """The endings, to be read out."""
    flow.heading(_("Endings: the first that holds is read out"))
    for ending in scenario.endings.values():
        flow.need(16)
        flow.blocks([Block(ending.title, HEADING, before=0.5)], 10.5)
        condition = _("If {condition}.").format(condition=tell_condition(scenario, ending.when))
        if ending.when.strip() == "1":
            condition = _("If no other holds.")
        flow.blocks([Block(condition, ITALIC)], 8.5)
        if ending.epilogue:
            flow.text(ending.epilogue, 8.5)
