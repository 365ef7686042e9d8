"""Checks of what cards, headlines and the end of a round do, and of what demands ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.scenario.walking import fault
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.model import Effect
    from game.scenario.problems import Fault, Path
    from game.scenario.walking import Context

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
                bounds = {"track": effect.track, "low": track.low, "high": track.high}
                message = _("`to` is {number}; the track {track} goes from {low} to {high}")
                hint = _("write a number from {low} to {high}").format(**bounds)
                yield fault((*path, "to"), "out-of-bounds", message.format(number=effect.to, **bounds), hint)


def _how_many_actions(path: Path, given: list[str]) -> Fault:
    if not given:
        hint = _("it needs one of {words}").format(words=", ".join(ACTIONS))
        return fault(path, "bad-effect", _("this effect does nothing"), hint)
    message = _("an effect does one thing, not both `{first}` and `{second}`")
    message = message.format(first=given[0], second=given[1])
    return fault((*path, given[1]), "bad-effect", message, _("write two effects"), on="key")


def _companions(path: Path, effect: Effect, action: str) -> Iterator[Fault]:
    """Check `by`, `to` and `issue` beside the action."""
    on_action = {"on": "key", "needs": (path,)}
    value = getattr(effect, action)
    if action == "track" and effect.by is None and effect.to is None:
        hint = _such_as(f'{{ track = "{value}", by = 1 }}')
        yield fault((*path, "track"), "bad-effect", _("`track` needs `by` or `to`"), hint, **on_action)
    elif action == "track" and effect.by is not None and effect.to is not None:
        message, hint = _("`track` has both `by` and `to`: one is enough"), _("take one of them away")
        yield fault((*path, "track"), "bad-effect", message, hint, **on_action)
    if action in NEEDS_BY and effect.by is None and effect.to is None:
        message = _("`{action}` needs `by`: how far, or how many").format(action=action)
        yield fault(
            (*path, action), "bad-effect", message, _such_as(f'{{ {action} = "{value}", by = 1 }}'), **on_action
        )
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
        message, hint = _("`by` is 0, so this effect does nothing"), _("write how far, or take the effect away")
        yield fault((*path, "by"), "bad-effect", message, hint)
    elif action == "draw" and effect.by is not None and effect.by < 0:
        message = _("nobody can draw {number} cards").format(number=effect.by)
        yield fault((*path, "by"), "bad-effect", message, _("write {better}").format(better="by = 1"))


def _such_as(example: str) -> str:
    return _("such as {example}").format(example=example)


def _nobody_plays(path: Path, effect: Effect, action: str) -> Iterator[Fault]:
    """In the news and in drift there is no seat that acts."""
    if action == "press":
        message = _("`press` works only on a card: here nobody makes an offer")
        hint = _("take it away, or give it to a card")
        yield fault((*path, "press"), "bad-effect", message, hint, on="key")
    word = getattr(effect, action)
    if action in OF_SEATS and word in ("self", "others"):
        message = _('"{word}" means nothing here: no seat plays this').format(word=word)
        yield fault((*path, action), "bad-effect", message, _("write a role, or all"))


# ---- demands ----------------------------------------------------------------------------------------------------


def check_demands(context: Context) -> Iterator[Fault]:
    """A demand can be kept, and can be broken."""
    for path, element in context.elements:
        demand = getattr(element, "demand", None)
        if demand is None:
            continue
        here = (*path, "demand", "keeps")
        needs = (here, (*path, "demand", "issue"))
        options = context.scenario.issues[demand.issue].options if demand.issue in context.scenario.issues else {}
        if not demand.keeps:
            message = _("`keeps` is empty: no option would keep this demand")
            hint = _("options of {issue}: {options}").format(issue=demand.issue, options=", ".join(options))
            yield fault(here, "bad-demand", message, hint if options else "", needs=needs)
        elif options and set(options) <= set(demand.keeps):
            message = _("every option of {issue} keeps this demand: it demands nothing").format(issue=demand.issue)
            hint, home = _("leave one out"), ("issues", demand.issue)
            yield fault(here, "bad-demand", message, hint, needs=(*needs, home))


CHECKS = (check_effects, check_demands)
