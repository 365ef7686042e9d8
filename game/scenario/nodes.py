"""The nodes of a parsed expression, and the error that says why a text is none."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

MOST_CHARACTERS, MOST_NODES, DEEPEST, LARGEST_NUMBER, LARGEST_VALUE = 400, 100, 12, 9999, 100_000


@frozen
class Number:
    """A whole number."""

    value: int
    at: int


@frozen
class Name:
    """A number of the game: `track.river`, `support.delta`, `agreed.dam`, `settled.dam`, or a bare `round` (no id)."""

    family: str
    id: str
    at: int


@frozen
class Choice:
    """An option's name: the right side of a comparison (`==` or `!=`) with `agreed.ISSUE`."""

    issue: str
    option: str
    at: int


@frozen
class Operation:
    """An operator and its operands: `+ - * // % == != < <= > >= and or not neg abs min max if`.

    `if` takes condition, value if it holds, value otherwise; `and`, `or` and comparisons give 1 or 0.
    """

    operator: str
    operands: tuple[Node, ...]
    at: int


Node: TypeAlias = Number | Name | Choice | Operation


class ExpressionError(ValueError):
    """An expression that can't be read: what is wrong, where in the text (`at`, `length`), and the way out."""

    def __init__(
        self, message: str, at: int = 0, length: int = 1, hint: str = "", code: str = "bad-expression"
    ) -> None:
        super().__init__(message)
        self.message, self.at, self.length, self.hint, self.code = message, at, max(1, length), hint, code
