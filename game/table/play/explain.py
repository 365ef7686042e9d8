"""What everything on the table is: from the scenario's texts, the rules' reasons and the seat's own outlook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import layout as at
from game.core.layout import NOBODY
from game.scenario.model import MOST_TRACKS
from game.scenario.names import agenda_at, card_at, option_at
from game.scenario.tables import MOST_OPTIONS, VALUE, WALK_SLOPE
from game.speech.language import _
from game.table.explaining import GAIN, LOSS, PLAIN, SOFT, STRONG, WARNING, Explanation, Line
from game.table.play.outlook import changed, if_agreed, outlook
from game.telling.sentences import (
    all_of,
    consent_now,
    kind_name,
    points,
    quoted,
    seat_name,
    signed,
    tell_binding,
    tell_consent_of,
    tell_demand,
    tell_effects,
    tell_hard_to_sell,
    tell_rewards,
    tell_when,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.scenario.compiling import Compiled
    from game.scenario.model import Card, Cited, Scenario
    from game.table.play.hotseat import Hotseat


def explained(title: str, cited: Cited, lines: Iterable[Line], lights: tuple[str, ...] = ()) -> Explanation:
    """The text of an element, the lines about it, and what it rests on.  A claim carries what the article answers."""
    first = [Line(cited.text)] if cited.text else []
    if cited.answer:
        first.append(Line(_("The article answers: {answer}").format(answer=cited.answer), STRONG, "ui-claim"))
    source = _("Paragraphs {list}").format(list=", ".join(cited.source)) if len(cited.source) > 1 else (
        _("Paragraph {list}").format(list=cited.source[0]) if cited.source else ""
    )  # fmt: skip
    kind = kind_name(cited.kind)
    return Explanation(title, (*first, *lines), kind[:1].upper() + kind[1:], f"ui-{cited.kind}", source, lights)


def gain_lines(game: Hotseat, then: Sequence[int] | None, heading: str) -> list[Line]:
    """What a position that is thought of would mean for the seat in front, and for the peace."""
    view = game.view
    now = outlook(view, game.state)
    if now is None or then is None:
        return []
    later = outlook(view, then)
    assert later is not None
    lines = [Line(heading, STRONG)]
    gains = (
        (_("Own gain if all is signed now: {change}"), now.signed, later.signed),
        (_("Own gain if the talks end now: {change}"), now.ended, later.ended),
    )
    for label, before, after in gains if game.shows_gains else ():
        tone = GAIN if after > before else LOSS if after < before else PLAIN
        icon = "ui-up" if after > before else "ui-down" if after < before else "ui-dot"
        lines.append(Line(label.format(change=changed(before, after)), tone, icon))
    lasting = changed(now.durability, later.durability, is_signed=False)
    lines.append(Line(_("Chance that the peace lasts: {change}").format(change=lasting), PLAIN, "ui-durability"))
    return lines


# ---- options and issues --------------------------------------------------------------------------------------------


def explain_option(game: Hotseat, option: int, why: str) -> Explanation:
    """An option: what it says, whose consent it needs, what agreeing it would mean, and why it can't be chosen."""
    scenario, names = game.compiled.scenario, game.names
    name = names.options[option]
    said = option_at(scenario, name)
    parties = consent_now(game.compiled, game.state, (name,))
    lines = [Line(_capital(tell_consent_of(scenario, parties)) + ".", PLAIN, "ui-sign")]
    lines.append(Line(_capital(tell_binding(said)) + ".", PLAIN, f"ui-{said.binds}"))
    hard = tell_hard_to_sell(scenario, said)
    if hard:
        lines.append(Line(_capital(hard) + ".", PLAIN, "ui-hard-to-sell"))
    condition = tell_when(scenario, said)
    if condition:
        lines.append(Line(_("Only if {condition}.").format(condition=condition), PLAIN, "ui-lock"))
    if said.durability:
        lasting = _("Durability {by} percentage points.").format(by=signed(said.durability))
        lines.append(Line(lasting, PLAIN, "ui-durability"))
    lines += [Line(text, PLAIN, "ui-demand") for text in demands_on(game, option)]
    if game.front != NOBODY:
        worth = game.view.tables[VALUE + game.front * MOST_OPTIONS + option]
        seat = seat_name(scenario, names.seats[game.front])
        lines.append(Line(_("Worth {points} to {seat}.").format(points=points(worth), seat=seat), STRONG, "ui-star"))
    lines += option_outlook(game, option)
    if why:
        lines.append(Line(why, WARNING, "ui-info"))
    issue = scenario.issues[name.partition(".")[0]].title
    lights = tuple(f"seat {role}" for role in parties)
    return explained(f"{issue}: {said.title}", said, lines, lights)


def option_outlook(game: Hotseat, option: int) -> list[Line]:
    """What it would mean if the draft with this option were agreed."""
    if not game.may_act or game.front == NOBODY or game.state[at.PHASE] not in (at.TURN, at.PACKAGING):
        return []
    issue = game.issue_of(option)
    others = [each for each in game.draft if game.issue_of(each) != issue]
    moves = [*(at.ADD + each for each in [*others, option]), at.SUBMIT]
    then = if_agreed(game.view, game.state, moves)
    return gain_lines(game, then, _("If the offer with this were agreed") if others else _("If this were agreed"))


def demands_on(game: Hotseat, option: int) -> list[str]:
    """The commitments that this option would keep."""
    scenario, names, state = game.compiled.scenario, game.names, game.state
    issue, _dot, choice = names.options[option].partition(".")
    told = []
    for number, card in enumerate(names.cards):
        if state[at.COMMITTED + number]:
            demand = card_at(scenario, card).demand
            if demand is not None and demand.issue == issue and choice in demand.keeps:
                seat = owner_of(scenario, card)
                told.append(
                    _("{seat} has staked {points} on it: {card}.").format(
                        seat=seat_name(scenario, seat),
                        points=points(state[at.STAKE + number]),
                        card=quoted(card_at(scenario, card).title),
                    )
                )
    return told


def owner_of(scenario: Scenario, card: str) -> str:
    return next(role for role, deck in scenario.decks.items() if card in deck)


def explain_issue(game: Hotseat, issue: int) -> Explanation:
    said = game.compiled.scenario.issues[game.names.issues[issue]]
    lines = []
    if said.core:
        lines.append(Line(_("A core issue: no peace without it."), STRONG, "ui-star"))
    if not game.state[at.TABLED + issue]:
        lines.append(Line(_("It waits: the chair of a round can bring it to the table."), PLAIN, "ui-clock"))
        lines.append(Line(_("Options: {list}.").format(list="; ".join(o.title for o in said.options.values())), SOFT))
    return explained(said.title, said, lines)


# ---- cards, agendas, tracks, seats ---------------------------------------------------------------------------------


def card_lines(compiled: Compiled, card: Card, owner: str) -> list[Line]:
    """What a card costs and does."""
    scenario = compiled.scenario
    lines = []
    if card.cost:
        lines.append(Line(_("Costs {number} support.").format(number=card.cost), STRONG, "ui-support"))
    if card.demand is not None:
        lines.append(Line(_capital(tell_demand(scenario, card)) + ".", PLAIN, "ui-demand"))
        applause = signed(scenario.head.rules.applause)
        lines.append(Line(_("Applause: support {by}.").format(by=applause), PLAIN, "ui-up"))
    lines += [Line(_capital(text) + ".", PLAIN, "ui-leverage") for text in tell_effects(compiled, card, owner)]
    return lines


def explain_card(game: Hotseat, number: int, why: str, then: Sequence[int] | None) -> Explanation:
    card = card_at(game.compiled.scenario, game.names.cards[number])
    owner = owner_of(game.compiled.scenario, game.names.cards[number])
    lines = card_lines(game.compiled, card, owner)
    lines += gain_lines(game, then, _("If it is played"))
    if why:
        lines.append(Line(why, WARNING, "ui-info"))
    return explained(card.title, card, lines)


def explain_agenda(game: Hotseat, number: int) -> Explanation:
    name = game.names.agendas[number]
    agenda = agenda_at(game.compiled.scenario, name)
    lines = [Line(_capital(text) + ".", PLAIN, "ui-star") for text in tell_rewards(game.compiled.scenario, name)]
    return explained(agenda.title, agenda, lines)


def explain_track(game: Hotseat, number: int, change: str) -> Explanation:
    scenario, name = game.compiled.scenario, game.names.tracks[number]
    track = scenario.tracks[name]
    lines = []
    if track.low_means:
        lines.append(Line(_("{number}: {meaning}").format(number=track.low, meaning=track.low_means), PLAIN, "ui-down"))
    if track.high_means:
        lines.append(Line(_("{number}: {meaning}").format(number=track.high, meaning=track.high_means), PLAIN, "ui-up"))
    lines += [Line(text, PLAIN, "ui-sign") for text in track_slopes(game, number)]
    if change:
        lines.append(Line(change, STRONG, "ui-clock"))
    return explained(track.title, track, lines)


def track_slopes(game: Hotseat, track: int) -> list[str]:
    """Which way a rise of the track moves each walk-away value; this is public."""
    scenario, tables = game.compiled.scenario, game.view.tables
    told = []
    for way, sentence in (
        (1, _("A rise makes walking away better for {seats}.")),
        (-1, _("A rise makes walking away worse for {seats}.")),
    ):
        seats = [
            seat_name(scenario, role)
            for seat, role in enumerate(game.names.seats)
            if tables[WALK_SLOPE + seat * MOST_TRACKS + track] == way
        ]
        if seats:
            told.append(sentence.format(seats=all_of(seats)))
    return told


def explain_seat(game: Hotseat, seat: int) -> Explanation:
    scenario, role = game.compiled.scenario, game.compiled.scenario.roles[game.names.seats[seat]]
    state = game.state
    plan = game.session.plan(seat)
    lines = [Line(_("Played by {who}.").format(who=player_of(plan.is_human, plan.name, plan.bot)), SOFT)]
    support = _("Support at home: {number} of {most}. At 0 it can pay for nothing, and ending there costs points.")
    most = scenario.head.rules.support_limit
    lines.append(Line(support.format(number=state[at.SUPPORT + seat], most=most), PLAIN, "ui-support"))
    lines.append(Line(_("Cards in hand: {number}.").format(number=state[at.HAND_COUNT + seat]), PLAIN, "ui-hand"))
    for number, card in enumerate(game.names.cards):
        if state[at.COMMITTED + number] and owner_of(scenario, card) == game.names.seats[seat]:
            said = card_at(scenario, card)
            lines.append(Line(f"{quoted(said.title)}: {tell_demand(scenario, said)}.", PLAIN, "ui-demand"))
    lines += [Line(aim, PLAIN, "ui-dot") for aim in role.aims]
    return explained(role.title, role, lines)


def player_of(is_human: bool, name: str, bot: str) -> str:
    """Who plays a seat, in a word or two."""
    if is_human:
        return name or _("a person")
    return _("a bot ({name})").format(name=bot)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
