"""What the rules stand on: expressions, chance, and the list of events.

Like every module of the kernel, this one is written with integers, subscripts, `for` and `if` only: the same functions
run interpreted, over lists, and compiled by numba, over int32 arrays.  `t` is a scenario's tables, `s` a state and `e`
a list of events; all are changed in place, never resized.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# One name a line would be pages.
# fmt: off
# isort: off
from game.core.layout import (
    AGREED, DURABILITY, EVENT_WIDTH, MARKS, PEACE, ROUND, STACK, SUPPORT, TRACK,
)
from game.scenario.tables import (
    MOST_PROGRAM, OP_ABSOLUTE, OP_ADD, OP_AGREED, OP_AND, OP_BINARY, OP_CHOOSE, OP_DIVIDE, OP_DURABILITY, OP_END,
    OP_EQUAL, OP_HIGHEST, OP_LESS, OP_LESS_EQUAL, OP_LOWEST, OP_MARKS, OP_MULTIPLY, OP_NEGATE, OP_NOT, OP_OR, OP_PEACE,
    OP_PUSH, OP_REMAINDER, OP_ROUND, OP_SETTLED, OP_SUBTRACT, OP_SUPPORT, OP_TRACK, OP_UNEQUAL, PROGRAM,
)
# isort: on
# fmt: on

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector


def evaluate(t: Tables, s: Vector, program: int) -> int:
    """Value of an expression: the program at that offset.  Leaves the stack in the state as it found it: all zero."""
    top = STACK - 1
    for at in range(PROGRAM + program, PROGRAM + MOST_PROGRAM, 2):
        op = t[at]
        if op == OP_END:
            break
        if op == OP_TRACK:
            top += 1
            s[top] = s[TRACK + t[at + 1]]
        elif op == OP_PUSH:
            top += 1
            s[top] = t[at + 1]
        elif op < OP_NOT:
            top += 1
            s[top] = load(s, op, t[at + 1])
        elif op < OP_BINARY:
            s[top] = unary(op, s[top])
        elif op == OP_CHOOSE:
            chosen = s[top - 1] if s[top - 2] != 0 else s[top]
            s[top] = 0
            s[top - 1] = 0
            top -= 2
            s[top] = chosen
        else:
            right = s[top]
            s[top] = 0
            top -= 1
            s[top] = binary(op, s[top], right)
    value = s[STACK]
    s[STACK] = 0
    return value


def holds(t: Tables, s: Vector, program: int) -> bool:
    """Whether a condition holds; program 0 is no condition."""
    return program == 0 or evaluate(t, s, program) != 0


def load(s: Vector, op: int, index: int) -> int:
    value = 0
    if op == OP_SUPPORT:
        value = s[SUPPORT + index]
    elif op == OP_AGREED:
        value = s[AGREED + index]
    elif op == OP_SETTLED:
        value = 1 if s[AGREED + index] != 0 else 0
    elif op == OP_ROUND:
        value = s[ROUND]
    elif op == OP_PEACE:
        value = s[PEACE]
    elif op == OP_DURABILITY:
        value = s[DURABILITY]
    elif op == OP_MARKS:
        value = s[MARKS]
    return value


def unary(op: int, x: int) -> int:
    value = abs(x)
    if op == OP_NOT:
        value = 1 if x == 0 else 0
    elif op == OP_NEGATE:
        value = -x
    elif op == OP_ABSOLUTE:
        value = abs(x)
    return value


def binary(op: int, x: int, y: int) -> int:
    value = 0
    if op == OP_ADD:
        value = x + y
    elif op == OP_SUBTRACT:
        value = x - y
    elif op == OP_MULTIPLY:
        value = x * y
    elif op == OP_DIVIDE:
        value = x // y
    elif op == OP_REMAINDER:
        value = x % y
    elif op == OP_LOWEST:
        value = min(x, y)
    elif op == OP_HIGHEST:
        value = max(x, y)
    else:
        value = 1 if compare(op, x, y) else 0
    return value


def compare(op: int, x: int, y: int) -> bool:
    true = False
    if op == OP_EQUAL:
        true = x == y
    elif op == OP_UNEQUAL:
        true = x != y
    elif op == OP_LESS:
        true = x < y
    elif op == OP_LESS_EQUAL:
        true = x <= y
    elif op == OP_AND:
        true = x != 0 and y != 0
    elif op == OP_OR:
        true = x != 0 or y != 0
    return true


def start_stream(seed: int, purpose: int) -> int:
    """First state of a stream of chance: seed (0 ≤ seed < 2³¹) and purpose well mixed, in 1 … 2³¹ − 2.

    The mixing is Thomas Mueller's 32-bit integer hash (H2 database); every product stays below 2⁶³.
    """
    x = (seed + (purpose + 1) * 0x9E3779B1) & 0xFFFFFFFF
    x = ((x ^ (x >> 16)) * 0x45D9F3B) & 0xFFFFFFFF
    x = ((x ^ (x >> 16)) * 0x45D9F3B) & 0xFFFFFFFF
    x = x ^ (x >> 16)
    return x % 0x7FFFFFFE + 1


def next_in_stream(x: int) -> int:
    """Next state of a stream: Park and Miller's minimal standard generator, with the multiplier of 1993 (48271)."""
    return x * 48271 % 0x7FFFFFFF


def chance(s: Vector, stream: int, n: int) -> int:
    """Draw a whole number from 0 to n − 1 out of the stream whose state is in the slot `stream`."""
    x = next_in_stream(s[stream])
    s[stream] = x
    return x * n // 0x7FFFFFFF


def tell(e: Vector, kind: int, a: int = 0, b: int = 0, c: int = 0, d: int = 0, f: int = 0) -> None:
    """Add an event to the list, unless nobody listens (`e[0]` < 0)."""
    at = e[0]
    if at >= 0:
        e[at] = kind
        e[at + 1] = a
        e[at + 2] = b
        e[at + 3] = c
        e[at + 4] = d
        e[at + 5] = f
        e[0] = at + EVENT_WIDTH
