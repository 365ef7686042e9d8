"""Checks of what a game needs in order to be played: seats, issues, effects, demands, decks, endings."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from game.scenario.expressions import Choice, ExpressionError, Name, Node, evaluate, names_in, ranges
from game.scenario.model import MOST_OPTIONS_EACH, MOST_SEATS, Effect
from game.scenario.problems import WARNING, shortened
from game.scenario.walking import fault
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.expressions import Range
    from game.scenario.model import Option
    from game.scenario.problems import Fault, Path
    from game.scenario.walking import Context

SHAPES = ("circle", "square", "triangle", "diamond", "hexagon", "star")


# ---- seats and issues -------------------------------------------------------------------------------------------


def check_roles(context: Context) -> Iterator[Fault]:
    """There are two to six seats, and nobody mistakes one for another."""
    roles = context.scenario.roles
    if len(roles) < 2 and context.is_known("roles"):
        has = "one role" if roles else "no role"
        yield fault(("roles",), "too-few", f"there is {has}; a game needs 2 to {MOST_SEATS}", needs=())
    for key in ("short", "shape"):
        taken: dict[str, str] = {}
        for name, role in roles.items():
            value = getattr(role, key)
            if value in taken:
                message = f'`{name}` and `{taken[value]}` have the same {key}, "{shortened(value)}"'
                yield fault(("roles", name, key), "same-looks", message, severity=WARNING)
            taken.setdefault(value, name)
    for name, role in roles.items():
        if role.shape not in SHAPES:
            message = (
                f'`shape` must be {", ".join(SHAPES[:-1])} or {SHAPES[-1]}, not the text "{shortened(role.shape)}"'
            )
            yield fault(("roles", name, "shape"), "unknown-word", message)


def check_tracks(context: Context) -> Iterator[Fault]:
    """A track has room to move, and starts inside it."""
    for name, track in context.scenario.tracks.items():
        path = ("tracks", name)
        bounds = ((*path, "low"), (*path, "high"))
        if track.low >= track.high:
            message = f"`high` is {track.high}; it must be more than `low`, which is {track.low}"
            yield fault((*path, "high"), "out-of-bounds", message, needs=bounds)
        elif abs(track.start) <= 99 and not track.low <= track.start <= track.high:
            message = f"`start` is {track.start}; the track goes from {track.low} to {track.high}"
            yield fault((*path, "start"), "out-of-bounds", message, needs=(*bounds, (*path, "start")))


def check_issues(context: Context) -> Iterator[Fault]:
    """There is something to agree on, something that a peace must settle, and time to table it."""
    scenario = context.scenario
    issues, rules = scenario.issues, scenario.head.rules
    if not issues:
        if context.is_known("issues"):
            yield fault(("issues",), "too-few", "there is no issue; a game needs 1 at least")
        return
    for name, issue in issues.items():
        count = len(issue.options)
        if count < 2:
            has = "one option" if count else "no option"
            message = f"the issue `{name}` has {has}; an issue needs 2 to {MOST_OPTIONS_EACH}"
            yield fault(("issues", name), "too-few", message, on="key", needs=(("issues", name, "options"),))
    core = [name for name, issue in issues.items() if issue.core]
    needs = tuple(("issues", name, "core") for name in issues)
    if not core:
        first = next(iter(issues))
        message = "no issue is core; a peace must settle one at least"
        yield fault(
            ("issues", first), "no-core-issue", message, "write core = true in one of them", on="key", needs=needs
        )
    numbers = (("head", "rules"),)
    tabled = any(effect.table is not None for _, effect, _ in effects_of(context))
    if len(core) > rules.rounds * rules.docket and not tabled:
        message = f"{len(core)} issues are core, but only {rules.rounds * rules.docket} come to the table in a game"
        hint = "raise `docket` or `rounds`, or make fewer issues core"
        yield fault(("head", "rules", "docket"), "core-out-of-reach", message, hint, needs=(*needs, *numbers))
    if rules.docket > len(issues):
        message = f"`docket` is {rules.docket}, but there are only {len(issues)} issues"
        yield fault(("head", "rules", "docket"), "out-of-bounds", message, needs=numbers)


def options_of(context: Context) -> Iterator[tuple[Path, Option]]:
    for issue_name, issue in context.scenario.issues.items():
        for name, option in issue.options.items():
            yield ("issues", issue_name, "options", name), option


def check_options(context: Context) -> Iterator[Fault]:
    """Every option has a value for every seat, and seats that must agree to it."""
    roles = context.scenario.roles
    for path, option in options_of(context):
        strange = [role for role in option.values if role not in roles]
        missing = [role for role in roles if role not in option.values and not strange]
        if missing and context.is_known("roles"):
            listed = ", ".join(f"`{role}`" for role in missing)
            message = f"`values` has no value for {listed}"
            at = (*path, "values") if option.values else path
            yield fault(at, "missing-value", message, on="key", needs=((*path, "values"),))
        if not option.consent:
            message = "nobody's consent is needed for this option"
            hint = 'write consent = ["ROLE", …]'
            yield fault((*path, "consent"), "no-consent", message, hint, on="key", needs=((*path, "consent"),))
        if option.when_text and option.when is None:
            message = "`when_text` explains a condition, but there is no `when`"
            yield fault((*path, "when_text"), "no-condition", message, on="key", needs=((*path, "when"),))
        if option.when is not None and not option.when_text.strip():
            message = "a `when` needs a `when_text`: the condition in words"
            yield fault((*path, "when"), "no-condition-text", message, on="key", needs=((*path, "when_text"),))


def check_hard_to_sell(context: Context) -> Iterator[Fault]:
    """The public marks agree with the private values."""
    limit = context.scenario.head.rules.hard_to_sell_at
    if not context.is_sound(("head", "rules", "hard_to_sell_at")):
        return
    for path, option in options_of(context):
        needs = ((*path, "values"), (*path, "hard_to_sell"))
        for role, value in option.values.items():
            if role not in context.scenario.roles:
                continue
            marked = role in option.hard_to_sell
            if value <= limit and not marked:
                message = f"{role} values this at {value}, so it is hard to sell there ({limit} or less)"
                hint = f'add "{role}" to hard_to_sell'
                at = (*path, "hard_to_sell") if option.hard_to_sell else (*path, "values", role)
                yield fault(at, "hard-to-sell", message, hint, on="key", needs=needs)
            if value > limit and marked:
                index = option.hard_to_sell.index(role)
                message = f"{role} values this at {value}, so it is not hard to sell there ({limit} or less would be)"
                hint = f'take "{role}" out of hard_to_sell'
                yield fault((*path, "hard_to_sell", index), "hard-to-sell", message, hint, needs=needs)


# ---- effects ----------------------------------------------------------------------------------------------------

ACTIONS = ("track", "support", "stakes", "walk_away", "close", "open", "table", "press", "draw")
NEEDS_BY = ("support", "stakes", "walk_away", "draw")
OF_SEATS = NEEDS_BY


class EffectAt(NamedTuple):
    """An effect, where it is, and whether a seat brought it about (a card) or nobody did (news, drift)."""

    path: Path
    effect: Effect
    is_played: bool


def effects_of(context: Context) -> Iterator[EffectAt]:
    for path, element in context.elements:
        for index, effect in enumerate(getattr(element, "effects", ())):
            yield EffectAt((*path, "effects", index), effect, path[0] == "decks")


def check_effects(context: Context) -> Iterator[Fault]:
    """An effect does exactly one thing, and says how far."""
    for path, effect, is_played in effects_of(context):
        given = [action for action in ACTIONS if getattr(effect, action) is not None]
        if len(given) != 1:
            yield _how_many_actions(path, given)
            continue
        action = given[0]
        yield from _companions(path, effect, action)
        if not is_played:
            yield from _nobody_plays(path, effect, action)
        if effect.track in context.scenario.tracks and effect.to is not None:
            track = context.scenario.tracks[effect.track]
            if track.low < track.high and not track.low <= effect.to <= track.high:
                message = f"`to` is {effect.to}; the track {effect.track} goes from {track.low} to {track.high}"
                yield fault((*path, "to"), "out-of-bounds", message)


def _how_many_actions(path: Path, given: list[str]) -> Fault:
    if not given:
        message = "this effect does nothing"
        return fault(path, "bad-effect", message, f"it needs one of {', '.join(ACTIONS)}")
    message = f"an effect does one thing, not both `{given[0]}` and `{given[1]}`"
    return fault((*path, given[1]), "bad-effect", message, "write two effects", on="key")


def _companions(path: Path, effect: Effect, action: str) -> Iterator[Fault]:
    """Check `by`, `to` and `issue` beside the action."""
    if action == "track" and (effect.by is None) == (effect.to is None):
        has = "needs `by` or `to`" if effect.by is None else "has both `by` and `to`: one is enough"
        yield fault((*path, "track"), "bad-effect", f"`track` {has}", on="key")
    if action in NEEDS_BY and effect.by is None:
        yield fault((*path, action), "bad-effect", f"`{action}` needs `by`", on="key")
    unwanted = []
    if action not in ("track", *NEEDS_BY) and effect.by is not None:
        unwanted.append("by")
    if action != "track" and effect.to is not None:
        unwanted.append("to")
    if action != "stakes" and effect.issue is not None:
        unwanted.append("issue")
    for key in unwanted:
        yield fault((*path, key), "bad-effect", f"`{key}` means nothing beside `{action}`", "take it away", on="key")
    if effect.by == 0 and "by" not in unwanted:
        yield fault((*path, "by"), "bad-effect", "`by` is 0, so this effect does nothing")
    elif action == "draw" and effect.by is not None and effect.by < 0:
        yield fault((*path, "by"), "bad-effect", f"nobody can draw {effect.by} cards")


def _nobody_plays(path: Path, effect: Effect, action: str) -> Iterator[Fault]:
    """In the news and in drift there is no seat that acts."""
    if action == "press":
        yield fault(
            (*path, "press"), "bad-effect", "`press` works only on a card: here nobody makes an offer", on="key"
        )
    word = getattr(effect, action)
    if action in OF_SEATS and word in ("self", "others"):
        message = f'"{word}" means nothing here: no seat plays this'
        yield fault((*path, action), "bad-effect", message, "write a role, or all")


# ---- cards and decks --------------------------------------------------------------------------------------------


def check_demands(context: Context) -> Iterator[Fault]:
    """A demand can be kept, and can be broken."""
    for path, element in context.elements:
        demand = getattr(element, "demand", None)
        if demand is None:
            continue
        here = (*path, "demand")
        needs = ((*here, "keeps"), (*here, "issue"))
        options = context.scenario.issues[demand.issue].options if demand.issue in context.scenario.issues else {}
        if not demand.keeps:
            yield fault(
                (*here, "keeps"), "bad-demand", "`keeps` is empty: no option would keep this demand", needs=needs
            )
        elif options and set(options) <= set(demand.keeps):
            message = f"every option of {demand.issue} keeps this demand: it demands nothing"
            yield fault((*here, "keeps"), "bad-demand", message, "leave one out", needs=needs)


def check_decks(context: Context) -> Iterator[Fault]:
    """Every seat has a deck to fill its hand from, every deck a seat, every card one home."""
    scenario = context.scenario
    hand = scenario.head.rules.hand
    homes: dict[str, str] = {}
    for role, deck in scenario.decks.items():
        if role not in scenario.roles and context.is_known("roles"):
            message = _("this deck belongs to no seat: no role is called `{role}`").format(role=role)
            yield fault(("decks", role), "dangling-name", message)
        for name in deck:
            if name in homes:
                message = f"the card `{name}` is in the deck of {homes[name]} already"
                yield fault(("decks", role, name), "duplicate-id", message, "give it another id", on="key", needs=())
            homes.setdefault(name, role)
    if not context.is_known("decks"):
        return
    for role in scenario.roles:
        count = len(scenario.decks.get(role, {}))
        if ("decks", role) in context.broken or count >= max(1, hand):
            continue
        if count:
            message = f"the deck of {role} has {count} cards; a hand is {hand}"
            yield fault(("decks", role), "small-deck", message, needs=(("head", "rules"), ("decks", role)))
        elif role in scenario.decks:
            message = _("this deck is empty; a hand is {count} cards").format(count=hand)
            yield fault(("decks", role), "no-deck", message, _("every card is a table: [ID]"))
        else:
            message = f"the role {role} has no deck"
            yield fault(
                ("roles", role), "no-deck", message, f"write its cards in decks/{role}.toml", on="key", needs=()
            )


def check_agendas(context: Context) -> Iterator[Fault]:
    """Every seat has as many agendas as it is dealt."""
    choices = context.scenario.head.rules.agenda_choices
    for name, role in context.scenario.roles.items():
        if len(role.agendas) < choices:
            has = f"{len(role.agendas)} agenda{'' if len(role.agendas) == 1 else 's'}"
            message = f"{name} has {has}, but `agenda_choices` deals {choices}"
            needs = (("roles", name, "agendas"), ("head", "rules", "agenda_choices"))
            yield fault(("roles", name), "too-few", message, f"write [{name}.agendas.ID] tables", on="key", needs=needs)


# ---- numbers and endings ----------------------------------------------------------------------------------------


def check_rules(context: Context) -> Iterator[Fault]:
    """The numbers of the game fit one another."""
    rules, durability = context.scenario.head.rules, context.scenario.head.durability
    pairs = (
        ("rules", "support", rules.support, "support_limit", rules.support_limit),
        ("rules", "hand", rules.hand, "hand_limit", rules.hand_limit),
        ("durability", "low", durability.low, "high", durability.high),
    )
    for table, less, low, more, high in pairs:
        if low > high:
            path = ("head", table)
            message = f"`{less}` is {low}, more than `{more}`, which is {high}"
            yield fault((*path, less), "out-of-bounds", message, needs=((*path, less), (*path, more)))


MOST_CASES = 2000


def check_endings(context: Context) -> Iterator[Fault]:
    """Whatever happens, an ending applies: with peace and without."""
    if not context.is_sound(("endings",)) or not context.is_sound(("tracks",)):
        return
    nodes = []
    for found in context.fields:
        if found.path[0] == "endings" and found.name == "when":
            node = context.node(found)
            if isinstance(node, ExpressionError):
                return
            nodes.append(node)
    with_peace, without = (_uncovered(context, nodes, peace) for peace in (1, 0))
    if with_peace is None and without is None:
        return
    if not nodes:
        message = _("there is no ending, so nothing can be told when a game is over")
    elif with_peace is not None and without is not None:
        message = _("with peace or without, no ending may apply{example}").format(example=without)
    elif with_peace is not None:
        message = _("when peace is signed, no ending may apply{example}").format(example=with_peace)
    else:
        message = _("when there is no peace, no ending may apply{example}").format(example=without)
    hint = _("add an ending without `when` at the end")
    last = tuple(context.scenario.endings)[-1:]
    yield fault(("endings", *last), "no-last-ending", message, hint, on="key", needs=())


def _uncovered(context: Context, nodes: list[Node], peace: int) -> str | None:
    """Return a case in which no ending applies, in words (empty if there are too many cases to try), or None."""

    def bounds(name: Name) -> Range:
        return (peace, peace) if name.family == "peace" else context.bounds(name)

    try:
        for node in nodes:
            low, high = ranges(node, bounds)
            if low > 0 or high < 0:
                return None
    except ExpressionError:
        return None
    names = sorted({(name.family, name.id) for node in nodes for name in names_in(node)})
    spans = [range(low, high + 1) for low, high in (bounds(Name(family, id_, 0)) for family, id_ in names)]
    cases = 1
    for span in spans:
        cases *= len(span)
    if cases > MOST_CASES:
        return ""
    for values in product(*spans):
        state = dict(zip(names, values, strict=True))
        if not any(_holds(context, node, state) for node in nodes):
            return _in_words(context, state)
    return None


def _holds(context: Context, node: Node, state: dict[tuple[str, str], int]) -> bool:
    def lookup(name: Name | Choice) -> int:
        if isinstance(name, Choice):
            return list(context.scenario.issues[name.issue].options).index(name.option)
        return state[name.family, name.id]

    return bool(evaluate(node, lookup))


def _in_words(context: Context, state: dict[tuple[str, str], int]) -> str:
    """Return the first few values of a case, such as ` (say, track.trust = 3)`."""
    words = []
    for (family, id_), value in state.items():
        if family == "agreed":
            options = list(context.scenario.issues[id_].options)
            words.append(f"agreed.{id_} = {options[value]}" if value >= 0 else f"{id_} unsettled")
        elif family != "peace":
            words.append(f"{family}.{id_} = {value}" if id_ else f"{family} = {value}")
    return f" (say, {', '.join(words[:3])})" if words else ""


CHECKS = (
    check_roles,
    check_tracks,
    check_issues,
    check_options,
    check_hard_to_sell,
    check_effects,
    check_demands,
    check_decks,
    check_agendas,
    check_rules,
    check_endings,
)
