"""Checks of what is allowed but rarely meant: they warn, and `allow` in scenario.toml silences them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from game.scenario.checks_of_fields import always_true
from game.scenario.codes import ERRORS, WARNINGS
from game.scenario.expressions import ExpressionError, names_in, ranges
from game.scenario.model import Agenda, Card, Cited, Headline, Issue, Option, Track
from game.scenario.problems import WARNING, did_you_mean, known_here, nearest, shortened
from game.scenario.reach import Reach
from game.scenario.walking import fault
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from game.scenario.expressions import Node
    from game.scenario.problems import Fault, Path
    from game.scenario.walking import Context, FieldAt

Each = TypeVar("Each", bound=Cited)

# Characters of `text` and `answer` together that still read well on a card at the largest text size, on the table
# (scale 2) and on paper (63 × 88 mm).  Generous: letters differ in width, and effects take room as well.
MOST_READABLE: dict[type[Cited], int] = {Card: 340, Agenda: 300, Headline: 320, Option: 300, Issue: 260, Track: 260}


def check_allow(context: Context) -> Iterator[Fault]:
    """What is allowed is a warning that exists, and a reason is given."""
    for index, each in enumerate(context.scenario.head.allow):
        path: Path = ("head", "allow", index)
        if each.code in ERRORS:
            message = _("`{code}` is an error, and errors can't be allowed").format(code=each.code)
            yield fault((*path, "code"), "dangling-name", message, _("mend it instead"))
        elif each.code not in WARNINGS:
            message = _("no warning has the code `{code}`").format(code=shortened(each.code))
            hint = did_you_mean(each.code, WARNINGS) if nearest(each.code, WARNINGS) else known_here(WARNINGS)
            yield fault((*path, "code"), "dangling-name", message, hint)
        if not each.reason.strip():
            message = _("`{key}` is empty").format(key="reason")
            yield fault((*path, "reason"), "empty-text", message, _("say why the warning may stand"))


# ---- what can come about ----------------------------------------------------------------------------------------


def check_reach(context: Context) -> Iterator[Fault]:
    """Whatever depends on a condition can come about in some game."""
    if not all(context.is_sound((section,)) for section in ("tracks", "issues", "headlines", "drift", "decks")):
        return
    reach = Reach(context)
    yield from _conditions(context, reach)
    yield from _later_endings(context, reach)
    yield from _demands(context, reach)


def _conditions(context: Context, reach: Reach) -> Iterator[Fault]:
    """Every condition may hold and may fail in some game."""
    for found in context.fields:
        node = _condition(context, found)
        if node is None or _is_decided(context, node):
            continue
        if not reach.can_be(True, node):
            yield _never(found, node)
        elif not reach.can_be(False, node):
            message = _("this condition always holds: nothing in the scenario brings about a case in which it fails")
            yield always_true(found, message)


def _condition(context: Context, found: FieldAt) -> Node | None:
    """Return the condition in a field called `when`, if it names anything."""
    if found.name != "when" or found.value is None or not context.is_sound(found.path):
        return None
    node = context.node(found)
    return None if isinstance(node, ExpressionError) or not names_in(node) else node


def _is_decided(context: Context, node: Node) -> bool:
    """Tell whether the bounds of the tracks alone settle it, which is said elsewhere."""
    try:
        low, high = ranges(node, context.bounds)
    except ExpressionError:
        return True
    return low == high == 0 or low > 0 or high < 0


def _never(found: FieldAt, node: Node) -> Fault:
    """Say what a condition that can't come about leads to."""
    section = str(found.path[0])
    if section == "decks" and len(found.path) != 4:  # the condition of an effect, not of the card
        section = ""
    match section:
        case "decks":
            code = "unplayable-card"
            message = _("this card can never be played: nothing in the scenario brings its condition about")
        case "endings":
            code = "unreachable-ending"
            message = _("this ending can never be told: nothing in the scenario brings its condition about")
        case "issues":
            code = "unavailable-option"
            message = _("this option can never be offered: nothing in the scenario brings its condition about")
        case _other:
            code = "never-true"
            message = _("this condition can never hold: nothing in the scenario brings its condition about")
    hint = _("look at what else must hold at the same time")
    if any(name.family == "track" for name in names_in(node)):
        hint = _("look at what moves its tracks, and how far")
    return fault(found.path, code, message, hint, severity=WARNING)


def check_costs(context: Context) -> Iterator[Fault]:
    """Every card can be paid."""
    limit = context.scenario.head.rules.support_limit
    for path, card in _of(context, Card):
        if card.cost > limit:
            message = _("this card can never be played: it costs {cost}, and no seat has more support than {limit}")
            message = message.format(cost=card.cost, limit=limit)
            needs, hint = ((*path, "cost"), ("head", "rules")), _("lower `cost`, or raise `support_limit`")
            yield fault((*path, "cost"), "unplayable-card", message, hint, severity=WARNING, needs=needs)


def check_idle(context: Context) -> Iterator[Fault]:
    """Every card does something."""
    for path, card in _of(context, Card):
        if card.demand is None and not card.effects:
            message = _("this card does nothing: it has neither a demand nor effects")
            hint = _("write {better}").format(better='effects = [{ support = "self", by = 1 }]')
            needs = ((*path, "demand"), (*path, "effects"))
            yield fault(path, "idle-card", message, hint, on="key", severity=WARNING, needs=needs)


def _later_endings(context: Context, reach: Reach) -> Iterator[Fault]:
    """Every ending is the first that holds, in some case."""
    nodes: list[Node] = []
    for found in context.fields:
        if found.path[0] != "endings" or found.name != "when":
            continue
        node = context.node(found)
        if isinstance(node, ExpressionError):
            return
        nodes.append(node)
        may_come = reach.can_be(True, node)
        if len(nodes) > 1 and may_come and not reach.some_case(nodes, _only_last):
            message = _("this ending can never be told: whenever it holds, one above it holds too")
            hint = _("the first that holds is told, so put the more special one first")
            yield fault(found.path[:2], "unreachable-ending", message, hint, on="key", severity=WARNING)


def _only_last(values: list[int]) -> bool:
    return bool(values[-1]) and not any(values[:-1])


def check_agendas(context: Context) -> Iterator[Fault]:
    """Every agenda can bring points.  Where only conditions are in the way, what is said of them says it all."""
    for path, agenda in _of(context, Agenda):
        if all(reward.points <= 0 for reward in agenda.rewards):
            message = _("this agenda can't pay: no reward of it can bring points")
            hint = _("write a reward with points above 0")
            yield fault(path, "unpaid-agenda", message, hint, on="key", severity=WARNING)


def _demands(context: Context, reach: Reach) -> Iterator[Fault]:
    """Every demand is kept by something that can be agreed."""
    for path, card in _of(context, Card):
        demand = card.demand
        if demand is not None and all(f"{demand.issue}.{option}" in reach.unavailable for option in demand.keeps):
            message = _("this demand can't be kept: no option that keeps it can ever be offered")
            hint = _("look at the conditions of {options}")
            hint = hint.format(options=", ".join(f"{demand.issue}.{option}" for option in demand.keeps))
            here = (*path, "demand", "keeps")
            yield fault(here, "unkeepable-demand", message, hint, severity=WARNING)


# ---- options ----------------------------------------------------------------------------------------------------


def check_ranks(context: Context) -> Iterator[Fault]:
    """No option is worse than another for every seat, and no two are alike."""
    for issue_name, issue in context.scenario.issues.items():
        for name, option in issue.options.items():
            path = ("issues", issue_name, "options", name)
            needs = (("issues", issue_name), ("roles",))
            worse = next((other for other, each in issue.options.items() if _is_worse(option, each)), None)
            if worse is not None:
                last = all(_is_below(option, each) for each in issue.options.values() if each is not option)
                message = _("every seat values this less than `{option}`, and nothing else speaks for it")
                if last:
                    message = _("every seat ranks this last, and nothing else speaks for it")
                hint = _("let some seat value it more, or let it add to durability")
                message = message.format(option=worse)
                yield fault(path, "option-ranked-last", message, hint, on="key", severity=WARNING, needs=needs)
            alike = next((other for other, each in _before(issue, name) if each.values == option.values), None)
            if alike is not None and option.values:
                message = _("every seat values this as it values `{option}`").format(option=alike)
                hint = _("let some seat value one of them more")
                yield fault((*path, "values"), "same-values", message, hint, severity=WARNING, needs=needs)


def _before(issue: Issue, name: str) -> Iterator[tuple[str, Option]]:
    for other, option in issue.options.items():
        if other == name:
            return
        yield other, option


def _is_below(option: Option, other: Option) -> bool:
    """Tell whether every seat values an option less than another."""
    return bool(option.values) and all(
        points < other.values.get(role, points) for role, points in option.values.items()
    )


def _is_worse(option: Option, other: Option) -> bool:
    """Tell whether every seat values an option less than another, which is as easy to get and lasts as well."""
    return (
        _is_below(option, other)
        and option.durability <= other.durability
        and set(other.consent) <= set(option.consent)
        and other.when in (None, option.when)
    )


# ---- texts ------------------------------------------------------------------------------------------------------


def check_readable(context: Context) -> Iterator[Fault]:
    """Every text fits its card at the largest text size."""
    for type_, most in MOST_READABLE.items():
        for path, element in _of(context, type_):
            count = len(element.text) + len(element.answer)
            if count > most:
                message = _(
                    "`text` has {number} characters; more than {most} are hard to read at the largest text size"
                )
                if element.answer:
                    message = _(
                        "`text` and `answer` have {number} characters; more than {most} are hard to read at the "
                        "largest text size"
                    )
                hint = _("shorten it by {number}").format(number=count - most)
                message = message.format(number=count, most=most)
                yield fault((*path, "text"), "long-text", message, hint, severity=WARNING)


def check_cited(context: Context) -> Iterator[Fault]:
    """Where there are facts, every card of the scenario's own is made from some."""
    if not context.scenario.facts:
        return
    own = context.own_tables.get("decks", {})
    for path, card in _of(context, Card):
        _decks, role, name = path
        if not card.facts and name in own.get(role, {}):
            message = _("the card `{card}` cites no fact, though this scenario has facts").format(card=name)
            hint = _('write facts = ["…"], or say in `allow` why it needs none')
            yield fault(path, "uncited-card", message, hint, on="key", severity=WARNING)


def _of(context: Context, type_: type[Each]) -> Iterator[tuple[Path, Each]]:
    """Yield every element of a class, also those inside others."""
    for path, element in context.elements:
        if isinstance(element, type_):
            yield path, element
        for inside in ("options", "agendas"):
            for name, each in getattr(element, inside, {}).items():
                if isinstance(each, type_):
                    yield (*path, inside, name), each


CHECKS: tuple[Callable[[Context], Iterator[Fault]], ...] = (
    check_allow,
    check_reach,
    check_agendas,
    check_costs,
    check_idle,
    check_ranks,
    check_readable,
    check_cited,
)
