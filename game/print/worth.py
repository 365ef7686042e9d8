"""Values over the tracks as sums that can be done on paper: a number to start from, and what each track adds.

A walk-away value such as `15 + 2 * (track.front - 4) - (track.kursk - 2)` becomes: 15, and for every place of each
track a number to add.  That is possible whenever no part of the expression mixes two tracks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.scenario.compiling import known_names
from game.scenario.expressions import Choice, Name, Node, Operation, evaluate, names_in, parse
from game.scenario.model import IN_PLAY

if TYPE_CHECKING:
    from game.scenario.model import Scenario


@frozen
class Sum:
    """A value as a sum: what it is at the start, and by track what each of its values adds to that."""

    at_start: int
    adds: dict[str, dict[int, int]]


def as_sum(scenario: Scenario, text: str) -> Sum | None:
    """The expression as a sum over the tracks; None if it can't be taken apart, or speaks of more than tracks."""
    node = parse(text, scope=IN_PLAY, names=known_names(scenario))
    names = names_in(node)
    if any(name.family != "track" for name in names) or not _falls_apart(node):
        return None
    at_start = _value(scenario, node, {})
    adds = {}
    for track in scenario.tracks:
        if any(name.id == track for name in names):
            each = scenario.tracks[track]
            adds[track] = {
                value: _value(scenario, node, {track: value}) - at_start for value in range(each.low, each.high + 1)
            }
    return Sum(at_start, adds)


def at_start(scenario: Scenario, text: str) -> int:
    """What an expression over the tracks is worth at the start, with nothing agreed."""
    return _value(scenario, parse(text, scope=IN_PLAY, names=known_names(scenario)), {})


def _falls_apart(node: Node) -> bool:
    """Whether the expression is a sum of parts that look at one track each."""
    if len({name.id for name in names_in(node)}) <= 1:
        return True
    if not isinstance(node, Operation):
        return True
    if node.operator in {"+", "-", "neg"}:
        return all(_falls_apart(operand) for operand in node.operands)
    if node.operator == "*" and not all(names_in(operand) for operand in node.operands):
        return all(_falls_apart(operand) for operand in node.operands)
    return False


def _value(scenario: Scenario, node: Node, moved: dict[str, int]) -> int:
    def lookup(name: Name | Choice) -> int:
        if isinstance(name, Choice) or name.family != "track":
            return -1 if isinstance(name, Choice) else 0
        return moved.get(name.id, scenario.tracks[name.id].start)

    return evaluate(node, lookup)
