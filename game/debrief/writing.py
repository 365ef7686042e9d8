"""The debrief in words: sections of a document, the same for every output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.charts import possible_chart, value_chart, walk_away_chart
from game.debrief.commitments import waiting
from game.debrief.document import Bullets, Document, Figure, Heading, Paragraph, Table
from game.debrief.lasting import tell_chance
from game.debrief.numbers import gain, tenths
from game.debrief.offers import answers_of
from game.debrief.wording import Wording, tell_waiting
from game.scenario.names import agenda_at
from game.speech.language import _, in_use, ngettext
from game.telling.conditions import tell_condition
from game.telling.effects import tell_rewards
from game.telling.things import (
    agenda_name,
    all_of,
    minus,
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

    from game.debrief.document import Block
    from game.debrief.facts import Debrief

COMMITMENTS = "commitments"  # the part of the document in which demands and promises are told
MOST_MOMENTS = 10
MOST_REPORTED = 14


def document_of(debrief: Debrief) -> Document:
    """The whole debrief."""
    title = _("Debrief: {title}").format(title=debrief.title)
    if not debrief.finished:
        title = _("Debrief so far: {title}").format(title=debrief.title)
    sections = (
        _result, _questions, _over_time, _possible, _levers, _refusals, _commitments, _durability, _agendas,
        _sources, _method,
    )  # fmt: skip
    blocks = tuple(block for section in sections for block in section(debrief, Wording(debrief)))
    return Document(title, _subtitle(debrief), in_use(), blocks)


def _subtitle(debrief: Debrief) -> str:
    day = debrief.created[:10]
    moves = ngettext("{number} move", "{number} moves", debrief.moves).format(number=debrief.moves)
    parts = [day, _("round {round} of {rounds}").format(round=debrief.round, rounds=debrief.rounds), moves]
    if debrief.taken_back:
        taken = ngettext("{number} move taken back", "{number} moves taken back", debrief.taken_back)
        parts.append(taken.format(number=debrief.taken_back))
    return " · ".join(parts)


# ---- the result -----------------------------------------------------------------------------------------------------


def _result(debrief: Debrief, words: Wording) -> Iterator[Block]:
    result, scenario = debrief.result, debrief.compiled.scenario
    yield Heading(_("How it ended") if debrief.finished else _("Where it stands"))
    if not debrief.finished:
        yield Paragraph(
            _(
                "This game is not over. What follows is the game so far, counted as if the talks "
                "ended without peace now."
            )
        )
    elif debrief.ended_by_class:
        sentence = _(
            "The class ended the talks in round {round} of {rounds}, without a peace. Everything is counted as they "
            "stood then."
        )
        yield Paragraph(sentence.format(round=max(1, debrief.round), rounds=debrief.rounds))
    elif result.peace:
        yield Paragraph(_("Peace was signed."))
    else:
        yield Paragraph(_("The talks ended without a peace."))
    if debrief.finished and result.ending:
        ending = scenario.endings[result.ending]
        yield Paragraph(_("{title}. {epilogue}").format(title=ending.title, epilogue=" ".join(ending.epilogue.split())))
    yield Paragraph(
        _("There are three results, and not one winner: durability, joint value, and the own gain of each seat.")
    )
    chance = tell_chance(of_peace=result.peace)
    share = _("Joint value {joint}: how much of what could be gained without loss to anybody was gained.")
    yield Bullets(
        (
            _("Durability {percent}: {what}.").format(percent=percent(result.durability), what=chance),
            share.format(joint=percent(debrief.possible.joint.share)),
        )
    )
    yield Table(
        (_("Seat"), _("Own gain"), _("Walk-away, start → end"), _("Final value")),
        tuple(
            (
                words.who(each.seat),
                gain(each.own_gain),
                f"{minus(each.walk_away_start)} → {minus(each.walk_away)}",
                tenths(each.final_value),
            )
            for each in result.seats
        ),
    )
    sentence = _(
        "Walk-away and final values are in points. Own gain is the way from the walk-away value at the start to "
        "the final value; {scale} points are 100 % here. It can be more than 100 %, and less than 0."
    )
    yield Paragraph(sentence.format(scale=scenario.head.rules.scale))
    yield Bullets(tuple(words.sum_of(each) for each in result.seats))
    if result.peace or any(each.accords for each in result.seats) or words.in_force():
        yield Paragraph(_("In force at the end:"))
        yield Bullets(tuple(option_name(scenario, option) for option in words.in_force()) or (_("nothing"),))
    yield Paragraph(
        _(
            "A seat that can walk away well has less to gain from any deal: that is how bargaining is, and no "
            "punishment. So compare what a seat got with what it could have got, and not with what others got."
        )
    )


def _questions(debrief: Debrief, _words: Wording) -> Iterator[Block]:
    yield Heading(_("To talk about"))
    yield Bullets(debrief.questions, numbered=True)


# ---- over time ------------------------------------------------------------------------------------------------------


def _over_time(debrief: Debrief, words: Wording) -> Iterator[Block]:
    yield Heading(_("What was on the table, move by move"))
    yield Paragraph(
        _(
            "The walk-away value of each seat: what ending without a deal would have been worth to it, in points. "
            "From the first move to the last; R1 is where round 1 begins."
        )
    )
    yield Figure(walk_away_chart(debrief), words.walk_aways_in_words())
    yield Paragraph(
        _(
            "The own gain of each seat, in per cent: the full line if everything agreed by then were signed as a "
            "peace, the broken line if the talks ended there without one. Where the full line is above the "
            "broken one, a peace was worth more to the seat than none."
        )
    )
    for who in debrief.people:
        yield Figure(value_chart(debrief, who.seat), words.values_in_words(who.seat))
    moments = tuple(words.moment(cause) for cause in debrief.biggest_causes(MOST_MOMENTS))
    if moments:
        yield Paragraph(_("The moments that moved most:"))
        yield Bullets(moments)
    else:
        yield Paragraph(_("Nothing moved these values in this game."))


# ---- what was possible ----------------------------------------------------------------------------------------------


def _possible(debrief: Debrief, words: Wording) -> Iterator[Block]:
    possible = debrief.possible
    yield Heading(_("The outcome beside what was possible"))
    counted = (
        _("{number} packages could have been agreed, and all of them were weighed.")
        if possible.exact
        else _("This is a sample: {weighed} of {number} packages were weighed, so there may be better ones.")
    )
    zone = ngettext(
        "{number} of them would have left every seat better off than no agreement.",
        "{number} of them would have left every seat better off than no agreement.",
        possible.zone,
    ).format(number=_thousands(possible.zone))
    front = ngettext(
        "Of these, {number} is on the Pareto frontier: there nobody can gain more unless somebody else loses.",
        "Of these, {number} are on the Pareto frontier: there nobody can gain more unless somebody else loses.",
        possible.frontier,
    ).format(number=_thousands(possible.frontier))
    if not possible.zone:
        zone, front = _("None of them would have left every seat better off than no agreement."), ""
    counted = counted.format(weighed=_thousands(possible.weighed), number=_thousands(possible.packages))
    yield Paragraph(" ".join(part for part in (counted, zone, front) if part))
    yield Paragraph(words.joint())
    if possible.frontier:
        yield Figure(possible_chart(debrief), words.possible_in_words())
        yield Table(
            (_("Points over no agreement"), _("your outcome"), _("Nash point"), _("most")),
            tuple(
                (
                    words.title(role),
                    tenths(possible.gains[role]),
                    tenths(possible.nash_gains[role]),
                    tenths(possible.most[role]),
                )
                for role in possible.gains
            ),
        )
    if possible.nash:
        nash = [option for option in possible.nash.values() if option]
        sentence = _(
            "The Nash point is one idea of a fair split: the package with the greatest product of all gains. "
            "Here that is {package}. “Most” is the best that each seat could have got while all others still "
            "gained something; they can't all have it at once."
        )
        yield Paragraph(sentence.format(package=options_together(debrief.compiled.scenario, nash)))
    if possible.better:
        yield Paragraph(
            _("Left on the table. Everybody would have preferred each of these to what came out:")
            if possible.is_better_for_all
            else _("Left on the table. Each of these would have been better for some, and worse for nobody:")
        )
        yield Bullets(tuple(words.better(each) for each in possible.better))
    elif possible.on_frontier:
        yield Paragraph(
            _("No package would have been better for one seat and worse for none: nothing was left on the table.")
        )


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")


# ---- what was done --------------------------------------------------------------------------------------------------


def _levers(debrief: Debrief, words: Wording) -> Iterator[Block]:
    yield Heading(_("Leverage, and what it bought"))
    if not debrief.levers:
        yield Paragraph(_("Nobody used leverage."))
        return
    yield Paragraph(
        _("Leverage changes what happens without a deal. What came after it need not have come because of it.")
    )
    yield Bullets(tuple(words.lever(lever) for lever in debrief.levers))


def _refusals(debrief: Debrief, words: Wording) -> Iterator[Block]:
    yield Heading(_("Who said no"))
    columns = ("yes", "countered", "refused", "alone")[: 4 if len(debrief.people) > 2 else 3]
    heads = {"yes": _("yes"), "countered": _("counter"), "refused": _("no"), "alone": _("alone")}
    counted = answers_of(debrief.offers)
    yield Table(
        (_("Answers"), *(heads[column] for column in columns)),
        tuple(
            (words.title(who.seat), *(str(counted[who.seat, column]) for column in columns)) for who in debrief.people
        ),
    )
    told = _(
        "Yes or no to offers, counters and the signing; one no ends an offer. A counter is another package instead."
    )
    if "alone" in columns:
        told += " " + _("Alone: all others who were needed stood behind the package, two of them at least.")
    yield Paragraph(told, quiet=True)
    if debrief.alone:
        yield Bullets(tuple(words.refusal(offer) for offer in debrief.alone))
    elif "alone" in columns:
        yield Paragraph(_("Nobody was ever the only one to say no."))
    counters = tuple(words.counter(offer) for offer in debrief.offers if offer.counter_agreed)
    if counters:
        yield Paragraph(_("Counters that opened the way:"))
        yield Bullets(counters)


def _commitments(debrief: Debrief, words: Wording) -> Iterator[Block]:
    yield Heading(_("Demands and promises"), COMMITMENTS)
    if debrief.demands:
        yield Paragraph(_("A demand in public raises the price of giving way:"))
        yield Bullets(tuple(words.demand(demand) for demand in debrief.demands))
    else:
        yield Paragraph(_("Nobody made a demand."))
    if debrief.promises:
        yield Paragraph(_("Promises from the notepad, which bound nobody:"))
        yield Bullets(tuple(words.promise(promise) for promise in debrief.promises))
        if waiting(debrief.promises):
            yield Paragraph(tell_waiting(waiting(debrief.promises)))


def _durability(debrief: Debrief, _words: Wording) -> Iterator[Block]:
    scenario, lasting = debrief.compiled.scenario, debrief.lasting
    yield Heading(_("Why the peace would last, or not"))
    if not lasting.of_peace:
        yield Paragraph(_("There is no peace. This is how the chance of one with all that was agreed adds up:"))
    rule = tell_condition(scenario, lasting.base_rule)
    rows = [(_("As things stood: {rule}").format(rule=rule), minus(lasting.base))]
    rows += [(option_name(scenario, option), signed(number)) for option, number in lasting.options]
    rows += [
        (
            _("{option}, hard to sell in {seats}").format(
                option=option_name(scenario, option), seats=all_of(seat_name(scenario, role) for role in roles)
            ),
            signed(lasting.per_mark * len(roles)),
        )
        for option, roles in lasting.marks
    ]
    rows.append((_("Chance that it lasts"), percent(lasting.durability)))
    yield Table((_("Durability"), _("per cent")), tuple(rows))
    if lasting.total != lasting.durability:
        sentence = _("The sum is {total}; the scenario keeps the chance at {durability}.")
        yield Paragraph(sentence.format(total=minus(lasting.total), durability=percent(lasting.durability)), quiet=True)


def _agendas(debrief: Debrief, words: Wording) -> Iterator[Block]:
    scenario = debrief.compiled.scenario
    yield Heading(_("The secret agendas"))
    earned = {each.seat: each.agenda_points for each in debrief.result.seats}
    items = []
    for who in debrief.people:
        if who.agenda:
            agenda = agenda_at(scenario, who.agenda)
            sentence = _("{seat}: {agenda}. {text} It pays {rewards}; it brought {points}.")
            items.append(
                sentence.format(
                    seat=words.title(who.seat),
                    agenda=agenda_name(scenario, who.agenda),
                    text=agenda.text,
                    rewards=all_of(tell_rewards(scenario, who.agenda)) if agenda.rewards else _("nothing"),
                    points=points(earned[who.seat]),
                )
            )
    yield Bullets(tuple(items)) if items else Paragraph(_("None had been chosen yet."))


# ---- the source -----------------------------------------------------------------------------------------------------


def _sources(debrief: Debrief, words: Wording) -> Iterator[Block]:
    scenario = debrief.compiled.scenario
    answers = [role for role in scenario.roles.values() if role.answer]
    if not debrief.reported and not debrief.claims and not answers:
        return
    yield Heading(_("What the article reports") if scenario.facts else _("What was claimed"))
    if debrief.reported:
        yield Paragraph(_("The paragraphs behind what came up at this table, in our words:"))
        chosen = sorted(debrief.reported, key=words.weight)[:MOST_REPORTED]
        yield Bullets(
            tuple(
                _("{paragraphs} ({kind}): {says} Here: {used}.").format(
                    paragraphs=each.paragraphs,
                    kind=words.kind(each.kind),
                    says=each.says,
                    used=words.used(each),
                )
                for each in sorted(chosen, key=lambda each: each.paragraphs)
            )
        )
    if debrief.claims:
        yield Paragraph(_("These statements on the table were claims, not facts:"))
        items = []
        for claim in debrief.claims:
            who = seat_name(scenario, claim.seat) if claim.seat else _("In the news")
            who = _("In news that the facilitator brought") if claim.is_facilitators else who
            paragraphs = ", ".join(claim.paragraphs)
            sentence = _("{who}, {title}: {says}")
            told = sentence.format(who=who, title=quoted(claim.title), says=claim.says)
            if claim.answer:
                told += " " + _("The answer to it: {answer}").format(answer=claim.answer)
            items.append(f"{told} ({paragraphs})" if paragraphs else told)
        yield Bullets(tuple(items))
    if answers:
        yield Paragraph(_("Each role sheet argued a case. The article answers:"))
        yield Bullets(tuple(_("{seat}: {answer}").format(seat=role.title, answer=role.answer) for role in answers))


def _method(debrief: Debrief, _words: Wording) -> Iterator[Block]:
    scenario = debrief.compiled.scenario
    yield Heading(_("How these numbers were made"))
    sentence = _(
        "Everything here was worked out from the record of the game. In “what was possible”, gains count from "
        "ending without any agreement, with the tracks, demands and agendas of the end. Joint value is what all "
        "seats together gained, divided by that plus the most that could have been added without taking from "
        "anybody: it asks about waste and not about fairness. What a package meant is told for a signed peace or "
        "for none, whichever makes more difference to the seat. A package about one issue alone is told without "
        "numbers: some things should have no price tag."
    )
    yield Paragraph(sentence, quiet=True)
    yield Paragraph(
        _("The point values are estimates for a game ({title}, version {version}). They are open to argument.").format(
            title=scenario.head.title, version=scenario.head.version
        ),
        quiet=True,
    )
