"""The rules of play on paper: one page, in two columns, with the numbers of the scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.print.flow import FOOT, MARGIN, Flow
from game.print.sheet import Overflow
from game.print.text import HEADING, ITALIC, Block, in_columns
from game.speech.language import _, ngettext
from game.telling.sentences import minus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.print.sheet import Sheet
    from game.scenario.compiling import Compiled
    from game.scenario.model import Scenario

BETWEEN = 7.0  # between the columns
LARGEST, SMALLEST = 11.0, 6.0


def print_rules(sheet: Sheet, compiled: Compiled) -> None:
    """One page, whatever the scenario."""
    scenario = compiled.scenario
    sheet.new_page()
    flow = Flow(sheet, _("{title}: rules of play on paper").format(title=scenario.head.title))
    flow.title(_("How to play on paper"))
    wide = (flow.width - BETWEEN) / 2
    high = sheet.paper.height - FOOT - flow.y
    parts = in_columns(sheet, list(_blocks(scenario)), [(wide, high), (wide, high)], LARGEST, SMALLEST)
    for number, part in enumerate(parts):
        sheet.put(part, MARGIN + number * (wide + BETWEEN), flow.y)
    if not parts[-1].fits:
        sheet.overflows.append(Overflow(_("rules of play"), sheet.pages, parts[-1].left_out))


def _blocks(scenario: Scenario) -> Iterator[Block]:
    yield Block(_("Demands raise the price of giving way. Leverage changes what happens if there is no deal."), ITALIC)
    yield Block(_("Peace is worth what it adds to walking away, times the chance that it lasts."), ITALIC)
    for heading, points in (
        (_("Set up"), _set_up(scenario)),
        (_("A round"), _round(scenario)),
        (_("Cards"), _cards(scenario)),
        (_("Offers"), _offers(scenario)),
        (_("The signing"), _signing(scenario)),
        (_("The end and the sum"), _end(scenario)),
        (_("Chance and secrets"), _chance()),
    ):
        yield Block(heading, HEADING, scale=1.2, before=0.6, keep=True)
        for point in points:
            yield Block(point, hang=1.0, bullet="•", before=0.12)


def _set_up(scenario: Scenario) -> Iterator[str]:
    rules = scenario.head.rules
    yield _(
        "Put “The table” in the middle, the issue sheets beside it with their backs up, in the waiting row. "
        "A token goes "
        "on the marked place of every track and of the round."
    )
    yield _(
        "Every seat takes its tent, role sheet, score sheet and deck, and puts its support token on {number}."
    ).format(number=rules.support)
    yield _("Shuffle every deck and the headlines. Each seat draws {number} cards and keeps them secret.").format(
        number=rules.hand
    )
    yield _(
        "Shuffle each seat's agendas by themselves and deal it {number}; it keeps one in secret, and the rest go away "
        "unseen."
    ).format(number=rules.agenda_choices)
    yield _("Shuffle the tokens “first chair” and draw one: that seat takes the chair token for the first round.")


def _round(scenario: Scenario) -> Iterator[str]:
    rules = scenario.head.rules
    yield _("Headline. Turn over the top one, read it out and do what it says. It does not come back.")
    yield ngettext(
        "Docket. The chair chooses {number} issue from the waiting row and turns its sheet over: now it is "
        "on the table. "
        "If no more than that wait, all come.",
        "Docket. The chair chooses {number} issues from the waiting row and turns their sheets over: now "
        "they are on the "
        "table. If no more than that wait, all come.",
        rules.docket,
    ).format(number=rules.docket)
    rest = []
    if rules.rest_support:
        rest.append(_("{number} support").format(number=rules.rest_support))
    if rules.rest_cards:
        rest.append(ngettext("{number} card", "{number} cards", rules.rest_cards).format(number=rules.rest_cards))
    turn = _(
        "Turns, clockwise from the chair. On its turn a seat may play one card and make one offer, in either order."
    )
    if rest:
        turn += " " + _("Doing neither brings {gain}.").format(gain=_(" and ").join(rest))
    yield turn
    yield _("End of the round: do the list on “The table”, move the round token, pass the chair clockwise.")


def _cards(scenario: Scenario) -> Iterator[str]:
    rules = scenario.head.rules
    yield _("The number in a ring is what the card costs in support. Who can't pay it in full can't play it.")
    applause = _(" Its seat gains {number} support at once.").format(number=rules.applause) if rules.applause else ""
    yield (
        _(
            "A demand stays before its seat, face up, with a demand token on the options that keep it. "
            "There is none on an "
            "issue that is settled."
        )
        + applause
    )
    yield _(
        "Leverage does what it says and goes to the seat's discards. Effects happen in order, each if its "
        "condition holds."
    )
    yield _(
        "Support stays between 0 and {most}, and tracks on their places: what would go further stops there. A “closed” "
        "token lies on a closed option: it can't be offered, but what is agreed stands."
    ).format(most=rules.support_limit)
    yield _(
        "Changes of walk-away values and of stakes are noted on the score sheets. A hand holds {most} cards at most."
    ).format(most=rules.hand_limit)


def _offers(scenario: Scenario) -> Iterator[str]:
    rules = scenario.head.rules
    yield ngettext(
        "An offer has 1 clause: an option of an issue on the table, not closed, whose condition holds.",
        "An offer has 1 to {number} clauses, each an option of another issue on the table, not closed, "
        "whose condition holds.",
        rules.clauses,
    ).format(number=rules.clauses)
    yield _(
        "Write it on a slip, pay {number} support and read it out. Any seat may offer, also between others."
    ).format(number=rules.offer_cost)
    yield _(
        "Ring the seats that must agree: all that the badges beside “needs” show, and the parties to an option that it "
        "would replace. Whoever offers agrees by offering. The others answer aloud, clockwise from it. One no ends it; "
        "if nobody else is needed, it is agreed at once."
    )
    yield _(
        "Press: a card may put press tokens on your next offer of this turn. Whoever refuses that offer loses as much "
        "support as there are tokens."
    )
    if rules.counters:
        yield _(
            "Counter: who refuses may at once, for nothing, offer the same with one clause changed to "
            "another option of its "
            "issue, or dropped. It is answered in the same way, without press and without a counter to it."
        )
    yield _(
        "Agreed: if every clause is an accord, put “binding” tokens on the options: they count whatever happens. "
        "Otherwise put “agreed” tokens on all of them, accords too: they wait for the signing. Write them on “What is "
        "agreed”. A later offer may replace them; nothing else does."
    )


def _signing(scenario: Scenario) -> Iterator[str]:
    rules = scenario.head.rules
    core = [issue.title for issue in scenario.issues.values() if issue.core]
    if core:
        yield _(
            "When every core issue ({issues}) is agreed and its conditions hold, a seat may call the "
            "signing in place of "
            "its offer. It costs nothing."
        ).format(issues=", ".join(core))
    else:
        yield _("On its turn a seat may call the signing in place of its offer. It costs nothing.")
    yield _(
        "The others are asked clockwise. If all sign there is peace, and the game ends; clauses whose "
        "condition has failed "
        "are struck out. The first to refuse ends the signing and loses {number} support."
    ).format(number=rules.refuse_signing)


def _end(scenario: Scenario) -> Iterator[str]:
    rules = scenario.head.rules
    yield _("The game ends with peace, with an ending that “The table” names, or after round {number}.").format(
        number=rules.rounds
    )
    yield _("Without peace only binding accords count. Reckon durability together, from “The table”.")
    yield _(
        "Each seat fills its score sheet: walk-away value now + accords + (if there is peace) durability × "
        "(treaty terms − "
        "walk-away value now) + stakes + agenda. Ending on 0 support costs {points} points."
    ).format(points=minus(rules.broke_penalty))
    yield _(
        "Own gain is counted from the walk-away value at the start. There are three results and not one "
        "winner: own gain, what all could have had, and durability."
    )


def _chance() -> Iterator[str]:
    yield _(
        "All chance is in the shuffling. When a deck is empty, shuffle its discards and go on; headlines just run out."
    )
    yield _(
        "Hands, agendas, values, walk-away values are secret; everything else is open. Talk as you like, at "
        "any time: only slips bind."
    )
