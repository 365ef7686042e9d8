"""Checks of what a game needs in order to be played: seats, issues, effects, demands, decks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.scenario.model import MOST_OPTIONS_EACH, MOST_SEATS, Effect
from game.scenario.problems import WARNING, shortened
from game.scenario.walking import fault
from game.speech.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.model import Option
    from game.scenario.problems import Fault, Path
    from game.scenario.walking import Context

SHAPES = ("circle", "square", "triangle", "diamond", "hexagon", "star")


# ---- seats and issues -------------------------------------------------------------------------------------------


def check_roles(context: Context) -> Iterator[Fault]:
    """There are two to six seats, and nobody mistakes one for another."""
    roles = context.scenario.roles
    if len(roles) < 2 and context.is_known("roles"):
        message = _("there is one role; a game needs 2 to {most}")
        if not roles:
            message = _("there is no role; a game needs 2 to {most}")
        yield fault(("roles",), "too-few", message.format(most=MOST_SEATS), needs=())
    for key in ("short", "shape"):
        taken: dict[str, str] = {}
        for name, role in roles.items():
            value = getattr(role, key)
            if value in taken:
                message = _('`{one}` and `{other}` have the same {key}, "{value}"')
                message = message.format(one=name, other=taken[value], key=key, value=shortened(value))
                yield fault(("roles", name, key), "same-looks", message, severity=WARNING)
            taken.setdefault(value, name)
    for name, role in roles.items():
        if role.shape not in SHAPES:
            message = _('`shape` must be {shapes} or {last}, not the text "{text}"')
            shapes = ", ".join(SHAPES[:-1])
            message = message.format(shapes=shapes, last=SHAPES[-1], text=shortened(role.shape))
            yield fault(("roles", name, "shape"), "unknown-word", message)


def check_tracks(context: Context) -> Iterator[Fault]:
    """A track has room to move, and starts inside it."""
    for name, track in context.scenario.tracks.items():
        path = ("tracks", name)
        bounds = ((*path, "low"), (*path, "high"))
        if track.low >= track.high:
            message = _("`high` is {high}; it must be more than `low`, which is {low}")
            message = message.format(high=track.high, low=track.low)
            yield fault((*path, "high"), "out-of-bounds", message, needs=bounds)
        elif abs(track.start) <= 99 and not track.low <= track.start <= track.high:
            message = _("`start` is {start}; the track goes from {low} to {high}")
            message = message.format(start=track.start, low=track.low, high=track.high)
            yield fault((*path, "start"), "out-of-bounds", message, needs=(*bounds, (*path, "start")))


def check_issues(context: Context) -> Iterator[Fault]:
    """There is something to agree on, something that a peace must settle, and time to table it."""
    scenario = context.scenario
    issues, rules = scenario.issues, scenario.head.rules
    if not issues:
        if context.is_known("issues"):
            yield fault(("issues",), "too-few", _("there is no issue; a game needs 1 at least"))
        return
    for name, issue in issues.items():
        count = len(issue.options)
        if count < 2:
            message = _("the issue `{name}` has one option; an issue needs 2 to {most}")
            if not count:
                message = _("the issue `{name}` has no option; an issue needs 2 to {most}")
            message = message.format(name=name, most=MOST_OPTIONS_EACH)
            yield fault(("issues", name), "too-few", message, on="key", needs=(("issues", name, "options"),))
    core = [name for name, issue in issues.items() if issue.core]
    needs = tuple(("issues", name, "core") for name in issues)
    if not core:
        first = next(iter(issues))
        message, hint = _("no issue is core; a peace must settle one at least"), _("write core = true in one of them")
        yield fault(("issues", first), "no-core-issue", message, hint, on="key", needs=needs)
    numbers = (("head", "rules"),)
    tabled = any(each.effect.table is not None for each in effects_of(context))
    if len(core) > rules.rounds * rules.docket and not tabled:
        message = _("{count} issues are core, but only {most} come to the table in a game")
        message = message.format(count=len(core), most=rules.rounds * rules.docket)
        hint = _("raise `docket` or `rounds`, or make fewer issues core")
        yield fault(("head", "rules", "docket"), "core-out-of-reach", message, hint, needs=(*needs, *numbers))
    if rules.docket > len(issues):
        message = _("`docket` is {docket}, but there are only {count} issues")
        message = message.format(docket=rules.docket, count=len(issues))
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
            message = _("`values` has no value for {roles}").format(roles=listed)
            at = (*path, "values") if option.values else path
            yield fault(at, "missing-value", message, on="key", needs=((*path, "values"),))
        if not option.consent:
            message = _("nobody's consent is needed for this option")
            hint = _('write consent = ["ROLE", …]')
            yield fault((*path, "consent"), "no-consent", message, hint, on="key", needs=((*path, "consent"),))
        if option.when_text and option.when is None:
            message = _("`when_text` explains a condition, but there is no `when`")
            yield fault((*path, "when_text"), "no-condition", message, on="key", needs=((*path, "when"),))
        if option.when is not None and not option.when_text.strip():
            message = _("a `when` needs a `when_text`: the condition in words")
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
                message = _("{role} values this at {value}, so it is hard to sell there ({limit} or less)")
                message = message.format(role=role, value=value, limit=limit)
                hint = _('add "{role}" to hard_to_sell').format(role=role)
                at = (*path, "hard_to_sell") if option.hard_to_sell else (*path, "values", role)
                yield fault(at, "hard-to-sell", message, hint, on="key", needs=needs)
            if value > limit and marked:
                index = option.hard_to_sell.index(role)
                message = _("{role} values this at {value}, so it is not hard to sell there ({limit} or less would be)")
                message = message.format(role=role, value=value, limit=limit)
                hint = _('take "{role}" out of hard_to_sell').format(role=role)
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
                message = _("`to` is {to}; the track {track} goes from {low} to {high}")
                message = message.format(to=effect.to, track=effect.track, low=track.low, high=track.high)
                yield fault((*path, "to"), "out-of-bounds", message)


def _how_many_actions(path: Path, given: list[str]) -> Fault:
    if not given:
        hint = _("it needs one of {actions}").format(actions=", ".join(ACTIONS))
        return fault(path, "bad-effect", _("this effect does nothing"), hint)
    message = _("an effect does one thing, not both `{one}` and `{other}`").format(one=given[0], other=given[1])
    return fault((*path, given[1]), "bad-effect", message, _("write two effects"), on="key")


def _companions(path: Path, effect: Effect, action: str) -> Iterator[Fault]:
    """Check `by`, `to` and `issue` beside the action."""
    if action == "track" and (effect.by is None) == (effect.to is None):
        message = _("`track` has both `by` and `to`: one is enough")
        if effect.by is None:
            message = _("`track` needs `by` or `to`")
        yield fault((*path, "track"), "bad-effect", message, on="key")
    if action in NEEDS_BY and effect.by is None and effect.to is None:
        yield fault((*path, action), "bad-effect", _("`{action}` needs `by`").format(action=action), on="key")
    unwanted = []
    if action not in ("track", *NEEDS_BY) and effect.by is not None:
        unwanted.append("by")
    if action != "track" and effect.to is not None:
        unwanted.append("to")
    if action != "stakes" and effect.issue is not None:
        unwanted.append("issue")
    for key in unwanted:
        message = _("`{key}` means nothing beside `{action}`").format(key=key, action=action)
        meant_by = key == "to" and action in NEEDS_BY and effect.by is None
        yield fault((*path, key), "bad-effect", message, _("write `by`") if meant_by else _("take it away"), on="key")
    if effect.by == 0 and "by" not in unwanted:
        yield fault((*path, "by"), "bad-effect", _("`by` is 0, so this effect does nothing"))
    elif action == "draw" and effect.by is not None and effect.by < 0:
        yield fault((*path, "by"), "bad-effect", _("nobody can draw {count} cards").format(count=effect.by))


def _nobody_plays(path: Path, effect: Effect, action: str) -> Iterator[Fault]:
    """In the news and in drift there is no seat that acts."""
    if action == "press":
        message = _("`press` works only on a card: here nobody makes an offer")
        yield fault((*path, "press"), "bad-effect", message, on="key")
    word = getattr(effect, action)
    if action in OF_SEATS and word in ("self", "others"):
        message = _('"{word}" means nothing here: no seat plays this').format(word=word)
        yield fault((*path, action), "bad-effect", message, _("write a role, or all"))


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
            message = _("`keeps` is empty: no option would keep this demand")
            yield fault((*here, "keeps"), "bad-demand", message, needs=needs)
        elif options and set(options) <= set(demand.keeps):
            message = _("every option of {issue} keeps this demand: it demands nothing").format(issue=demand.issue)
            yield fault((*here, "keeps"), "bad-demand", message, _("leave one out"), needs=needs)


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
                message = _("the card `{card}` is in the deck of {role} already").format(card=name, role=homes[name])
                hint = _("give it another id")
                yield fault(("decks", role, name), "duplicate-id", message, hint, on="key", needs=())
            homes.setdefault(name, role)
    if not context.is_known("decks"):
        return
    for role in scenario.roles:
        count = len(scenario.decks.get(role, {}))
        if ("decks", role) in context.broken or count >= max(1, hand):
            continue
        if count:
            message = ngettext(
                "the deck of {role} has {count} card; a hand is {hand}",
                "the deck of {role} has {count} cards; a hand is {hand}",
                count,
            ).format(role=role, count=count, hand=hand)
            yield fault(("decks", role), "small-deck", message, needs=(("head", "rules"), ("decks", role)))
        elif role in scenario.decks:
            message = _("this deck is empty; a hand is {count} cards").format(count=hand)
            yield fault(("decks", role), "no-deck", message, _("every card is a table: [ID]"))
        else:
            message = _("the role {role} has no deck").format(role=role)
            hint = _("write its cards in {file}").format(file=f"decks/{role}.toml")
            yield fault(("roles", role), "no-deck", message, hint, on="key", needs=())


def check_agendas(context: Context) -> Iterator[Fault]:
    """Every seat has as many agendas as it is dealt."""
    choices = context.scenario.head.rules.agenda_choices
    for name, role in context.scenario.roles.items():
        if len(role.agendas) < choices:
            has = len(role.agendas)
            message = ngettext(
                "{name} has {count} agenda, but `agenda_choices` deals {choices}",
                "{name} has {count} agendas, but `agenda_choices` deals {choices}",
                has,
            ).format(name=name, count=has, choices=choices)
            hint = _("write [{name}.agendas.ID] tables").format(name=name)
            needs = (("roles", name, "agendas"), ("head", "rules", "agenda_choices"))
            yield fault(("roles", name), "too-few", message, hint, on="key", needs=needs)


# ---- numbers ----------------------------------------------------------------------------------------------------


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
            message = _("`{less}` is {low}, more than `{more}`, which is {high}")
            message = message.format(less=less, low=low, more=more, high=high)
            yield fault((*path, less), "out-of-bounds", message, needs=((*path, less), (*path, more)))


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
)
