"""What an expression gives: its value, and the least and greatest that it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from game.scenario.nodes import LARGEST_VALUE, Choice, ExpressionError, Name, Node, Number, Operation
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

Range: TypeAlias = tuple[int, int]


def depth_of(node: Node) -> int:
    """Return how many nodes the longest way down has."""
    if isinstance(node, Operation):
        return 1 + max(depth_of(operand) for operand in node.operands)
    return 1


def names_in(node: Node) -> tuple[Name, ...]:
    """Return every name in the expression, in reading order, repeated as written."""
    if isinstance(node, Operation):
        return tuple(name for operand in node.operands for name in names_in(operand))
    return (node,) if isinstance(node, Name) else ()


def evaluate(node: Node, lookup: Callable[[Name | Choice], int]) -> int:
    """Return the expression's value: the reference that the kernel must agree with.

    `lookup` gives the value of a name; for `agreed.ISSUE` and for a `Choice`, the number of the option in its issue
    (for an unsettled issue, any number that no option has).
    """
    if isinstance(node, Number):
        return node.value
    if isinstance(node, (Name, Choice)):
        return lookup(node)
    if node.operator == "if":
        condition, then, otherwise = node.operands
        return evaluate(then if evaluate(condition, lookup) else otherwise, lookup)
    values = [evaluate(operand, lookup) for operand in node.operands]
    if len(values) == 1:
        return {"not": int(not values[0]), "neg": -values[0], "abs": abs(values[0])}[node.operator]
    return _TWO[node.operator](values[0], values[1])


_TWO: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "==": lambda a, b: int(a == b),
    "!=": lambda a, b: int(a != b),
    "<": lambda a, b: int(a < b),
    "<=": lambda a, b: int(a <= b),
    ">": lambda a, b: int(a > b),
    ">=": lambda a, b: int(a >= b),
    "and": lambda a, b: int(bool(a) and bool(b)),
    "or": lambda a, b: int(bool(a) or bool(b)),
    "min": min,
    "max": max,
}


def ranges(node: Node, bounds: Callable[[Name], Range]) -> Range:
    """Return the least and the greatest value that the expression may have while its names stay in their bounds.

    Interval arithmetic (R. E. Moore, 1966): never too narrow, sometimes too wide when a name occurs twice.
    Raises ExpressionError if any part may leave ±100,000.
    """
    low, high = _ranges(node, bounds)
    if low < -LARGEST_VALUE or high > LARGEST_VALUE:
        worst = low if -low > high else high
        message = _("this may reach {worst}; values stay within ±{most}").format(worst=worst, most=LARGEST_VALUE)
        raise ExpressionError(message, node.at, hint=_("multiply less"), code="value-too-large")
    return low, high


def _ranges(node: Node, bounds: Callable[[Name], Range]) -> Range:  # noqa: PLR0911  (a table by node)
    if isinstance(node, Number):
        return node.value, node.value
    if isinstance(node, Name):
        return bounds(node)
    if isinstance(node, Choice):
        return 0, 0
    if isinstance(node.operands[-1], Choice):
        return 0, 1
    parts = [ranges(operand, bounds) for operand in node.operands]
    if node.operator == "if":
        (low, high), then, otherwise = parts
        if low > 0 or high < 0:
            return then
        if low == high == 0:
            return otherwise
        return min(then[0], otherwise[0]), max(then[1], otherwise[1])
    return _ONE_RANGE[node.operator](parts[0]) if len(parts) == 1 else _range_of_two(node.operator, *parts)


def _truth(part: Range) -> Range:
    """Return the range of "is not zero"."""
    low, high = part
    return int(low > 0 or high < 0), int(low != 0 or high != 0)


def _not(part: Range) -> Range:
    low, high = _truth(part)
    return 1 - high, 1 - low


_ONE_RANGE: dict[str, Callable[[Range], Range]] = {
    "not": _not,
    "neg": lambda part: (-part[1], -part[0]),
    "abs": lambda part: (
        0 if part[0] <= 0 <= part[1] else min(abs(part[0]), abs(part[1])),
        max(abs(part[0]), abs(part[1])),
    ),
}


def _range_of_two(operator: str, left: Range, right: Range) -> Range:  # noqa: PLR0911  (a table by operator)
    match operator:
        case "+":
            return left[0] + right[0], left[1] + right[1]
        case "-":
            return left[0] - right[1], left[1] - right[0]
        case "*" | "//":
            ends = [_TWO[operator](a, b) for a in left for b in right]
            return min(ends), max(ends)
        case "%":
            return _remainder(left, right[0])
        case "and" | "or":
            ends = [_TWO[operator](a, b) for a, b in zip(_truth(left), _truth(right), strict=True)]
            return ends[0], ends[1]
        case "min" | "max":
            pick = _TWO[operator]
            return pick(left[0], right[0]), pick(left[1], right[1])
    return _range_of_comparison(operator, left, right)


def _remainder(left: Range, divisor: int) -> Range:
    """Return the range of `left % divisor`; as in Python, the result has the sign of the divisor."""
    if left[0] // divisor == left[1] // divisor:
        ends = (left[0] % divisor, left[1] % divisor)
        return min(ends), max(ends)
    return (0, divisor - 1) if divisor > 0 else (divisor + 1, 0)


def _range_of_comparison(operator: str, left: Range, right: Range) -> Range:
    if operator in ("!=", ">=", ">"):
        opposite = {"!=": "==", ">=": "<", ">": "<="}[operator]
        return _not(_range_of_comparison(opposite, left, right))
    if operator == "==":
        always = left[0] == left[1] == right[0] == right[1]
        return int(always), int(left[0] <= right[1] and right[0] <= left[1])
    compare = _TWO[operator]
    return compare(left[1], right[0]), compare(left[0], right[1])
