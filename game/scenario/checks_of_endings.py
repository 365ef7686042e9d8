"""Checks that a game always ends in some way: whatever happens, an ending applies."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from game.scenario.expressions import Choice, ExpressionError, Name, Node, evaluate, names_in, ranges
from game.scenario.walking import fault
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.expressions import Range
    from game.scenario.problems import Fault
    from game.scenario.walking import Context

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
            unsettled = _("{issue} unsettled").format(issue=id_)
            words.append(f"agreed.{id_} = {options[value]}" if value >= 0 else unsettled)
        elif family != "peace":
            words.append(f"{family}.{id_} = {value}" if id_ else f"{family} = {value}")
    return _(" (say, {values})").format(values=", ".join(words[:3])) if words else ""


CHECKS = (check_endings,)
