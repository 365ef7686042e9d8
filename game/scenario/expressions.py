"""Conditions and values: integer expressions such as `track.river >= 1 and agreed.dam == "shared"`.

The text is parsed with Python's own `ast` and every node must be on a short list; nothing is ever evaluated as Python.
Text, nodes, depth and numbers are bounded, so that an expression from anywhere is safe to read and cheap to run.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

from game.scenario.grammar import CALLS, diagnose
from game.scenario.nodes import (
    DEEPEST,
    LARGEST_NUMBER,
    LARGEST_VALUE,
    MOST_CHARACTERS,
    MOST_NODES,
    Choice,
    ExpressionError,
    Name,
    Node,
    Number,
    Operation,
)
from game.scenario.problems import did_you_mean, nearest
from game.scenario.values import Range, depth_of, evaluate, names_in, ranges

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

__all__ = [
    "LARGEST_VALUE",
    "Choice",
    "ExpressionError",
    "KnownNames",
    "Name",
    "Names",
    "Node",
    "Number",
    "Operation",
    "Range",
    "evaluate",
    "names_in",
    "parse",
    "ranges",
]

FAMILIES_WITH_IDS = ("track", "support", "agreed", "settled")
BARE_NAMES = ("round", "peace", "durability", "marks")
WHAT = {"track": "track", "support": "role", "agreed": "issue", "settled": "issue"}


class Names(Protocol):
    """What an expression may speak of: the ids of each family and the options of each issue."""

    @property
    def families(self) -> Mapping[str, Collection[str]]: ...

    @property
    def options(self) -> Mapping[str, Collection[str]]: ...


@frozen
class KnownNames:
    """The plain form of `Names`."""

    families: Mapping[str, Collection[str]] = field(factory=dict)
    options: Mapping[str, Collection[str]] = field(factory=dict)


def parse(text: str, *, scope: Sequence[str], names: Names) -> Node:
    """Return the tree of an expression that may use the families in `scope`.

    Raises ExpressionError for anything that is not an integer expression over known names.
    """
    if len(text) > MOST_CHARACTERS:
        message = f"this expression has {len(text)} characters; the most is {MOST_CHARACTERS}"
        raise ExpressionError(message, length=MOST_CHARACTERS, code="expression-too-large")
    spaced = re.sub(r"[\n\r\t]", " ", text)
    trouble = diagnose(spaced)
    if trouble is not None:
        raise ExpressionError(trouble.message, trouble.at, trouble.length, trouble.hint)
    shift = len(spaced) - len(spaced.lstrip())
    try:
        tree = ast.parse(spaced.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        at = max(0, (getattr(error, "offset", None) or 1) - 1 + shift)
        raise ExpressionError("this expression can't be read", min(at, len(text))) from None
    return _Reader(spaced, shift, scope, names).read(tree)


ARITHMETIC: dict[type[ast.AST], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "//", ast.Mod: "%"}
COMPARISONS: dict[type[ast.AST], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


class _Reader:
    """Turns Python's tree into ours, counting as it goes."""

    def __init__(self, text: str, shift: int, scope: Sequence[str], names: Names) -> None:
        self.text, self.shift, self.scope, self.names = text, shift, scope, names
        self.nodes = 0

    def read(self, tree: ast.expr) -> Node:
        node = self.number(tree, 1)
        if depth_of(node) > DEEPEST:
            raise self.too_deep(tree)
        return node

    def too_deep(self, tree: ast.expr) -> ExpressionError:
        message = f"this expression is nested more than {DEEPEST} deep"
        return self.error(tree, message, "split it, or take some brackets away", "expression-too-large")

    # ---- places -------------------------------------------------------------------------------------------------

    def at(self, tree: ast.expr) -> int:
        return tree.col_offset + self.shift

    def error(self, tree: ast.expr, message: str, hint: str = "", code: str = "bad-expression") -> ExpressionError:
        end = tree.end_col_offset if tree.end_col_offset is not None else tree.col_offset + 1
        return ExpressionError(message, self.at(tree), end - tree.col_offset, hint, code)

    def made(self, node: Node) -> Node:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            message = f"this expression has more than {MOST_NODES} parts"
            raise ExpressionError(message, length=len(self.text), code="expression-too-large")
        return node

    def operation(self, operator: str, tree: ast.expr, *operands: Node) -> Node:
        return self.made(Operation(operator, operands, self.at(tree)))

    def joined(self, operator: str, tree: ast.expr, parts: Sequence[Node]) -> Node:
        """Join many parts two by two, in halves, so that a long list stays shallow."""
        if len(parts) == 1:
            return parts[0]
        half = len(parts) // 2
        left, right = self.joined(operator, tree, parts[:half]), self.joined(operator, tree, parts[half:])
        return self.operation(operator, tree, left, right)

    # ---- nodes --------------------------------------------------------------------------------------------------

    def number(self, tree: ast.expr, depth: int) -> Node:  # noqa: C901, PLR0911  (a table by node)
        """Read a part that must be a number."""
        if depth > DEEPEST:
            raise self.too_deep(tree)
        match tree:
            case ast.Constant():
                return self.constant(tree)
            case ast.Name() | ast.Attribute():
                name = self.name(tree)
                if name.family == "agreed":
                    raise self.error(
                        tree,
                        f"agreed.{name.id} is an option, not a number",
                        f'compare it with ==, != or in, or use settled.{name.id} for "any option is agreed"',
                    )
                return name
            case ast.BoolOp():
                operator = "and" if isinstance(tree.op, ast.And) else "or"
                return self.joined(operator, tree, [self.number(part, depth + 1) for part in tree.values])
            case ast.UnaryOp():
                return self.unary(tree, depth)
            case ast.BinOp():
                return self.arithmetic(tree, depth)
            case ast.Compare():
                return self.compare(tree, depth)
            case ast.IfExp():
                parts = (self.number(part, depth + 1) for part in (tree.test, tree.body, tree.orelse))
                return self.operation("if", tree, *parts)
            case ast.Call():
                return self.call(tree, depth)
            case ast.List() | ast.Tuple():
                raise self.error(tree, "a list can stand only after `in`", 'such as: agreed.issue in ["one", "other"]')
        raise self.error(tree, "this can't stand in an expression")

    def constant(self, tree: ast.Constant) -> Node:
        value = tree.value
        if isinstance(value, str):
            raise self.error(
                tree, f'the text "{value}" is not a number', "a text can only be compared with agreed.ISSUE"
            )
        if isinstance(value, bool) or value is None:
            raise self.error(tree, f"`{value}` is not a number", "write 1 for true and 0 for false")
        if not isinstance(value, int):
            raise self.error(
                tree,
                f"`{self.text[self.at(tree) :][:20]}` is not a whole number",
                "expressions know whole numbers only",
            )
        if abs(value) > LARGEST_NUMBER:
            raise self.error(tree, f"{value} is too large; numbers here go up to {LARGEST_NUMBER}", "", "out-of-bounds")
        return self.made(Number(value, self.at(tree)))

    def unary(self, tree: ast.UnaryOp, depth: int) -> Node:
        if isinstance(tree.op, ast.UAdd):
            return self.number(tree.operand, depth + 1)
        operand = self.number(tree.operand, depth + 1)
        if isinstance(tree.op, ast.Not):
            return self.operation("not", tree, operand)
        if isinstance(operand, Number):
            return Number(-operand.value, self.at(tree))
        return self.operation("neg", tree, operand)

    def arithmetic(self, tree: ast.BinOp, depth: int) -> Node:
        operator = ARITHMETIC.get(type(tree.op))
        if operator is None:
            raise self.error(tree, "this operator is not known here", "arithmetic is + - * // and %")
        left, right = self.number(tree.left, depth + 1), self.number(tree.right, depth + 1)
        if operator in ("//", "%"):
            if not isinstance(right, Number):
                raise self.error(tree.right, f"what stands after {operator} must be a plain number", "such as 2 or 3")
            if right.value == 0:
                raise self.error(
                    tree.right, "nothing can be divided by zero", "write another divisor", "division-by-zero"
                )
        return self.operation(operator, tree, left, right)

    def call(self, tree: ast.Call, depth: int) -> Node:
        called = tree.func.id if isinstance(tree.func, ast.Name) else ""
        if called not in CALLS:
            raise self.error(tree.func, "only min(), max() and abs() can be called")
        if tree.keywords or any(isinstance(part, ast.Starred) for part in tree.args):
            raise self.error(tree, f"{called}() takes plain values with commas between them")
        if called == "abs" and len(tree.args) != 1:
            raise self.error(tree, f"abs() takes one value, not {len(tree.args)}")
        if called != "abs" and len(tree.args) < 2:
            raise self.error(tree, f"{called}() takes two values or more, not {len(tree.args)}")
        parts = [self.number(part, depth + 1) for part in tree.args]
        return self.operation("abs", tree, *parts) if called == "abs" else self.joined(called, tree, parts)

    # ---- names --------------------------------------------------------------------------------------------------

    def name(self, tree: ast.Name | ast.Attribute) -> Name:
        if isinstance(tree, ast.Name):
            return self.bare(tree)
        if not isinstance(tree.value, ast.Name):
            raise self.error(tree, "a name has two parts, such as track.river")
        family = tree.value.id
        if family not in FAMILIES_WITH_IDS:
            known = [each for each in FAMILIES_WITH_IDS if each in self.scope]
            if family in BARE_NAMES:
                raise self.error(tree, f"`{family}` stands alone, without a dot", f"write {family}", "unknown-name")
            raise self.error(tree.value, f"unknown name `{family}`", did_you_mean(family, known), "unknown-name")
        self.in_scope(tree, family)
        ids = self.names.families.get(family, ())
        if tree.attr not in ids:
            message = f"no {WHAT[family]} is called `{tree.attr}`"
            hint = did_you_mean(tree.attr, ids, prefix=f"{family}.") if ids else "there is none yet"
            raise self.error(tree, message, hint, "dangling-name")
        made = Name(family, tree.attr, self.at(tree))
        self.made(made)
        return made

    def bare(self, tree: ast.Name) -> Name:
        if tree.id not in BARE_NAMES:
            hint = self.guess(tree.id)
            raise self.error(tree, f"unknown name `{tree.id}`", hint, "unknown-name")
        self.in_scope(tree, tree.id)
        made = Name(tree.id, "", self.at(tree))
        self.made(made)
        return made

    def guess(self, word: str) -> str:
        """Say what a bare unknown word was probably meant to be."""
        if word in FAMILIES_WITH_IDS:
            example = next(iter(self.names.families.get(word, ())), "id")
            return f"`{word}` needs a dot and a name, such as {word}.{example}"
        if word.lower() in ("true", "false"):
            return "write 1 for true and 0 for false"
        for family in FAMILIES_WITH_IDS:
            if family in self.scope and word in self.names.families.get(family, ()):
                return f'did you mean "{family}.{word}"?'
        for options in self.names.options.values():
            if word in options:
                return f'the name of an option stands in quotes: "{word}"'
        found = nearest(word, [each for each in BARE_NAMES if each in self.scope] + list(CALLS))
        return f'did you mean "{found}"?' if found else "names look like track.ID, support.ROLE, agreed.ISSUE"

    def in_scope(self, tree: ast.expr, family: str) -> None:
        if family not in self.scope:
            later = "it is known only when the game ends" if family in ("peace", "durability", "marks") else ""
            allowed = ", ".join(self.scope)
            hint = later or f"known here: {allowed}"
            raise self.error(tree, f"`{family}` can't be used here", hint, "name-out-of-scope")

    # ---- comparisons --------------------------------------------------------------------------------------------

    def compare(self, tree: ast.Compare, depth: int) -> Node:
        parts = [tree.left, *tree.comparators]
        deeper = depth + 1 if len(tree.ops) == 1 else depth + 2
        pairs = [
            self.pair(tree, operator, parts[index], parts[index + 1], deeper) for index, operator in enumerate(tree.ops)
        ]
        return self.joined("and", tree, pairs)

    def pair(self, tree: ast.Compare, operator: ast.cmpop, left: ast.expr, right: ast.expr, depth: int) -> Node:
        if isinstance(operator, (ast.In, ast.NotIn)):
            if not isinstance(right, (ast.List, ast.Tuple)) or not right.elts:
                raise self.error(right, "after `in` comes a list", 'such as: agreed.issue in ["one", "other"]')
            found = self.joined("or", tree, [self.equal("==", tree, left, part, depth) for part in right.elts])
            return found if isinstance(operator, ast.In) else self.operation("not", tree, found)
        word = COMPARISONS.get(type(operator))
        if word is None:
            raise self.error(tree, "`is` is not known here", "write == for equal and != for not equal")
        return self.equal(word, tree, left, right, depth)

    def equal(self, word: str, tree: ast.Compare, left: ast.expr, right: ast.expr, depth: int) -> Node:
        """Read one comparison of two sides, either of which may be the name of an option."""
        if _is_text(left) and not _is_text(right):
            left, right = right, left
            word = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(word, word)
        agreed = self.agreed(left)
        if agreed is None and (self.agreed(right) is not None) and not _is_text(left):
            raise self.error(right, "agreed.ISSUE is compared with the name of an option", "a text in quotes")
        if agreed is None:
            if _is_text(right) and not _is_text(left):
                raise self.error(
                    right, "only agreed.ISSUE can be compared with a text", 'such as agreed.ISSUE == "OPTION"'
                )
            return self.operation(word, tree, self.number(left, depth), self.number(right, depth))
        if word not in ("==", "!="):
            raise self.error(tree, f"agreed.{agreed.id} can't be compared by {word}", "only by ==, != and in")
        self.made(agreed)
        return self.operation(word, tree, agreed, self.choice(agreed.id, right))

    def agreed(self, tree: ast.expr) -> Name | None:
        """Return the name if this is `agreed.ISSUE`."""
        if isinstance(tree, ast.Attribute) and isinstance(tree.value, ast.Name) and tree.value.id == "agreed":
            name = self.name(tree)
            self.nodes -= 1  # counted by whoever uses it
            return name
        return None

    def choice(self, issue: str, tree: ast.expr) -> Node:
        options = self.names.options.get(issue, ())
        if not isinstance(tree, ast.Constant) or not isinstance(tree.value, str):
            bare = tree.id if isinstance(tree, ast.Name) else ""
            hint = f'write "{bare}"' if bare in options else did_you_mean(bare, options)
            raise self.error(tree, f"agreed.{issue} is compared with the name of an option, in quotes", hint)
        if tree.value not in options:
            hint = did_you_mean(tree.value, options)
            raise self.error(tree, f"the issue {issue} has no option `{tree.value}`", hint, "dangling-name")
        return self.made(Choice(issue, tree.value, self.at(tree)))


def _is_text(tree: ast.expr) -> bool:
    return isinstance(tree, ast.Constant) and isinstance(tree.value, str)
