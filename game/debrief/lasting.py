"""Durability as a sum that can be read aloud: base, what the options add, what hard-to-sell marks take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.core import layout as at
from game.core.machine import evaluate
from game.core.play import is_over
from game.scenario import tables as slots
from game.session.results import as_signed
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.scenario.compiling import Compiled


@frozen
class Lasting:
    """In percentage points: base + options + marks = total, kept within the bounds as `durability`.

    `of_peace` is False when there is no peace: then this is what a peace with all that was agreed would have had.
    `options`: what each agreed option adds, where it adds something.  `marks`: (option, roles in which it is hard to
    sell).
    """

    of_peace: bool
    base: int
    base_rule: str
    options: tuple[tuple[str, int], ...]
    marks: tuple[tuple[str, tuple[str, ...]], ...]
    per_mark: int
    total: int
    durability: int


def lasting_of(compiled: Compiled, state: Sequence[int], last_agreed: Sequence[int]) -> Lasting:
    """Of the position at the end.

    `last_agreed` is the last position before clauses lapsed: of a game without peace it shows what lay on the table.
    """
    tables, names, scenario = compiled.tables, compiled.names, compiled.scenario
    of_peace = is_over(state) and bool(state[at.PEACE])
    end = as_signed(compiled, state, last_agreed)
    agreed = [names.options[end[at.AGREED + issue] - 1] for issue in range(len(names.issues)) if end[at.AGREED + issue]]
    options = [(each, scenario.issues[each.partition(".")[0]].options[each.partition(".")[2]]) for each in agreed]
    base = evaluate(tables, end, tables[slots.DURABILITY_BASE])
    per_mark = tables[slots.DURABILITY_PER_MARK]
    marks = tuple((name, option.hard_to_sell) for name, option in options if option.hard_to_sell)
    added = tuple((name, option.durability) for name, option in options if option.durability)
    total = base + sum(points for _name, points in added) + per_mark * sum(len(roles) for _name, roles in marks)
    low, high = tables[slots.DURABILITY_LOW], tables[slots.DURABILITY_HIGH]
    return Lasting(
        of_peace=of_peace,
        base=base,
        base_rule=scenario.head.durability.base,
        options=added,
        marks=marks,
        per_mark=per_mark,
        total=total,
        durability=max(low, min(high, total)),
    )


def tell_chance(*, of_peace: bool) -> str:
    """What the durability of a game is, in the middle of a sentence: the same wherever its end is told."""
    if of_peace:
        return _("the chance that the peace lasts")
    return _("the chance that a peace would have lasted, had all that was agreed been signed")
