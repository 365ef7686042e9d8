"""Checks of what a game needs in order to be played: seats, tracks, issues, options, decks, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.scenario.checks_of_effects import effects_of
from game.scenario.model import MOST_OPTIONS_EACH, MOST_SEATS
from game.scenario.problems import WARNING, did_you_mean, nearest, shortened
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
        message = (
            _("there is one role; a game needs 2 to {most}")
            if roles
            else _("there is no role; a game needs 2 to {most}")
        )
        hint = _("write a table [ROLE] for each seat")
        yield fault(("roles",), "too-few", message.format(most=MOST_SEATS), hint, needs=())
    for key in ("short", "shape"):
        taken: dict[str, str] = {}
        for name, role in roles.items():
            value = getattr(role, key)
            if value in taken:
                message = _('`{role}` and `{other}` have the same {key}, "{value}"')
                message = message.format(role=name, other=taken[value], key=key, value=shortened(value))
                hint = _("give one of them another")
                yield fault(("roles", name, key), "same-looks", message, hint, severity=WARNING)
            taken.setdefault(value, name)
    for name, role in roles.items():
        if role.shape not in SHAPES:
            message = _('`shape` must be {words} or {last}, not the text "{text}"')
            message = message.format(words=", ".join(SHAPES[:-1]), last=SHAPES[-1], text=shortened(role.shape))
            guess = nearest(role.shape, SHAPES)
            yield fault(
                ("roles", name, "shape"), "unknown-word", message, did_you_mean(role.shape, SHAPES) if guess else ""
            )


def check_tracks(context: Context) -> Iterator[Fault]:
    """A track has room to move, and starts inside it."""
    for name, track in context.scenario.tracks.items():
        path = ("tracks", name)
        bounds = ((*path, "low"), (*path, "high"))
        numbers = {"low": track.low, "high": track.high, "start": track.start}
        if track.low >= track.high:
            message = _("`high` is {high}; it must be more than `low`, which is {low}").format(**numbers)
            hint = _("write a higher number here, or a lower one for `low`")
            yield fault((*path, "high"), "out-of-bounds", message, hint, needs=bounds)
        elif abs(track.start) <= 99 and not track.low <= track.start <= track.high:
            message = _("`start` is {start}; the track goes from {low} to {high}").format(**numbers)
            hint = _("write a number from {low} to {high}").format(**numbers)
            yield fault((*path, "start"), "out-of-bounds", message, hint, needs=(*bounds, (*path, "start")))


def check_issues(context: Context) -> Iterator[Fault]:
    """There is something to agree on, and every issue can be settled in two ways at least."""
    issues = context.scenario.issues
    if not issues:
        if context.is_known("issues"):
            message, hint = _("there is no issue; a game needs 1 at least"), _("write a table [ISSUE] with its options")
            yield fault(("issues",), "too-few", message, hint)
        return
    for name, issue in issues.items():
        if len(issue.options) < 2:
            message = _("the issue `{issue}` has no option; an issue needs 2 to {most}")
            if issue.options:
                message = _("the issue `{issue}` has one option; an issue needs 2 to {most}")
            message = message.format(issue=name, most=MOST_OPTIONS_EACH)
            hint = _("write [{issue}.options.ID] tables").format(issue=name)
            needs = (("issues", name, "options"),)
            yield fault(("issues", name), "too-few", message, hint, on="key", needs=needs)


def check_docket(context: Context) -> Iterator[Fault]:
    """A peace must settle something, and all of that can come to the table in time."""
    issues, rules = context.scenario.issues, context.scenario.head.rules
    if not issues:
        return
    core = [name for name, issue in issues.items() if issue.core]
    needs = tuple(("issues", name, "core") for name in issues)
    if not core:
        message, hint = _("no issue is core; a peace must settle one at least"), _("write core = true in one of them")
        yield fault(("issues", next(iter(issues))), "no-core-issue", message, hint, on="key", needs=needs)
    numbers = (("head", "rules"),)
    tabled = any(effect.table is not None for _path, effect, _is_played in effects_of(context))
    comes = rules.rounds * rules.docket
    if len(core) > comes and not tabled:
        message = _("{number} issues are core, but only {most} come to the table in a game")
        hint = _("raise `docket` or `rounds`, or make fewer issues core")
        path = ("head", "rules", "docket")
        message = message.format(number=len(core), most=comes)
        yield fault(path, "core-out-of-reach", message, hint, needs=(*needs, *numbers))
    if rules.docket > len(issues):
        message = _("`docket` is {number}, but there are only {most} issues")
        message = message.format(number=rules.docket, most=len(issues))
        hint = _("write {most} or less").format(most=len(issues))
        yield fault(("head", "rules", "docket"), "out-of-bounds", message, hint, needs=numbers)


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
            message = _("`values` has no value for {roles}").format(roles=", ".join(f"`{role}`" for role in missing))
            hint = _("add {entries}").format(entries=", ".join(f"{role} = 0" for role in missing))
            at = (*path, "values") if option.values else path
            if not option.values:
                hint = _("write {better}").format(
                    better=f"values = {{ {', '.join(f'{each} = 0' for each in missing)} }}"
                )
            yield fault(at, "missing-value", message, hint, on="key", needs=((*path, "values"),))
        if not option.consent:
            message, hint = _("nobody's consent is needed for this option"), _('write consent = ["ROLE", …]')
            yield fault((*path, "consent"), "no-consent", message, hint, on="key", needs=((*path, "consent"),))
        if option.when_text and option.when is None:
            message = _("`when_text` explains a condition, but there is no `when`")
            hint = _('write when = "…", or take `when_text` away')
            yield fault((*path, "when_text"), "no-condition", message, hint, on="key", needs=((*path, "when"),))
        if option.when is not None and not option.when_text.strip():
            message = _("a `when` needs a `when_text`: the condition in words")
            hint, needs = _('write when_text = "…"'), ((*path, "when_text"),)
            yield fault((*path, "when"), "no-condition-text", message, hint, on="key", needs=needs)


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
            numbers = {"role": role, "value": value, "limit": limit}
            marked = role in option.hard_to_sell
            if value <= limit and not marked:
                message = _("{role} values this at {value}, so it is hard to sell there ({limit} or less)")
                hint = _('add "{role}" to hard_to_sell').format(role=role)
                at = (*path, "hard_to_sell") if option.hard_to_sell else (*path, "values", role)
                yield fault(at, "hard-to-sell", message.format(**numbers), hint, on="key", needs=needs)
            if value > limit and marked:
                at = (*path, "hard_to_sell", option.hard_to_sell.index(role))
                message = _("{role} values this at {value}, so it is not hard to sell there ({limit} or less would be)")
                hint = _('take "{role}" out of hard_to_sell').format(role=role)
                yield fault(at, "hard-to-sell", message.format(**numbers), hint, needs=needs)


# ---- cards and decks --------------------------------------------------------------------------------------------


def check_decks(context: Context) -> Iterator[Fault]:
    """Every seat has a deck to fill its hand from, every deck a seat, every card one home."""
    scenario = context.scenario
    homes: dict[str, str] = {}
    for role, deck in scenario.decks.items():
        if role not in scenario.roles and context.is_known("roles"):
            message = _("this deck belongs to no seat: no role is called `{role}`").format(role=role)
            free = [each for each in scenario.roles if each not in scenario.decks]
            hint = _("give the file the name of a role")
            if free:
                hint = _("give the file the name of a role that has no deck: {roles}").format(roles=", ".join(free))
            yield fault(("decks", role), "dangling-name", message, hint)
            continue
        for name in deck:
            if name in homes:
                message = _("the card `{card}` is in the deck of {role} already").format(card=name, role=homes[name])
                hint = _("give it another id")
                yield fault(("decks", role, name), "duplicate-id", message, hint, on="key", needs=())
            homes.setdefault(name, role)
    if context.is_known("decks"):
        yield from _small_decks(context)


def _small_decks(context: Context) -> Iterator[Fault]:
    hand = context.scenario.head.rules.hand
    for role in context.scenario.roles:
        count = len(context.scenario.decks.get(role, {}))
        if ("decks", role) in context.broken or count >= max(1, hand):
            continue
        if count:
            message = ngettext(
                "the deck of {role} has {number} card; a hand is {hand}",
                "the deck of {role} has {number} cards; a hand is {hand}",
                count,
            ).format(role=role, number=count, hand=hand)
            hint = _("write {number} more, or lower `hand`").format(number=hand - count)
            yield fault(("decks", role), "small-deck", message, hint, needs=(("head", "rules"), ("decks", role)))
        elif role in context.scenario.decks:
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
        number = len(role.agendas)
        if number < choices:
            message = ngettext(
                "{role} has {number} agenda, but `agenda_choices` deals {choices}",
                "{role} has {number} agendas, but `agenda_choices` deals {choices}",
                number,
            ).format(role=name, number=number, choices=choices)
            hint = _("write [{role}.agendas.ID] tables").format(role=name)
            needs = (("roles", name, "agendas"), ("head", "rules", "agenda_choices"))
            yield fault(("roles", name), "too-few", message, hint, on="key", needs=needs)


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
            hint = _("lower `{less}`, or raise `{more}`").format(less=less, more=more)
            needs = ((*path, less), (*path, more))
            yield fault((*path, less), "out-of-bounds", message, hint, needs=needs)


CHECKS = (
    check_roles,
    check_tracks,
    check_issues,
    check_docket,
    check_options,
    check_hard_to_sell,
    check_decks,
    check_agendas,
    check_rules,
)
