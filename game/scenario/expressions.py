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
from game.scenario.problems import did_you_mean, nearest, shortened
from game.scenario.values import Range, depth_of, evaluate, names_in, ranges
from game.speech.language import _

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
        message = _("this expression has {number} characters; the most is {most}")
        message = message.format(number=len(text), most=MOST_CHARACTERS)
        raise ExpressionError(message, length=MOST_CHARACTERS, hint=_("shorten it"), code="expression-too-large")
    spaced = re.sub(r"[\n\r\t]", " ", text)
    trouble = diagnose(spaced)
    if trouble is not None:
        raise ExpressionError(trouble.message, trouble.at, trouble.length, trouble.hint)
    shift = len(spaced) - len(spaced.lstrip())
    try:
        tree = ast.parse(spaced.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        at = max(0, (getattr(error, "offset", None) or 1) - 1 + shift)
        hint = _("look for a bracket or an operator that is missing near here")
        raise ExpressionError(_("this expression can't be read"), min(at, len(text)), hint=hint) from None
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
        message = _("this expression is nested more than {number} deep").format(number=DEEPEST)
        return self.error(tree, message, _("split it, or take some brackets away"), "expression-too-large")

    # ---- places -------------------------------------------------------------------------------------------------

    def at(self, tree: ast.expr) -> int:
        return tree.col_offset + self.shift

    def error(self, tree: ast.expr, message: str, hint: str = "", code: str = "bad-expression") -> ExpressionError:
        end = tree.end_col_offset if tree.end_col_offset is not None else tree.col_offset + 1
        return ExpressionError(message, self.at(tree), end - tree.col_offset, hint, code)

    def made(self, node: Node) -> Node:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            message = _("this expression has more than {number} parts").format(number=MOST_NODES)
            raise ExpressionError(message, length=len(self.text), hint=_("shorten it"), code="expression-too-large")
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
                    hint = _('compare it with ==, != or in, or use settled.{issue} for "any option is agreed"')
                    message = _("agreed.{issue} is an option, not a number").format(issue=name.id)
                    raise self.error(tree, message, hint.format(issue=name.id))
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
                raise self.error(tree, _("a list can stand only after `in`"), _such_as_list())
        hint = _("an expression has numbers, names, operators, min(), max() and abs()")
        raise self.error(tree, _("this can't stand in an expression"), hint)

    def constant(self, tree: ast.Constant) -> Node:
        value = tree.value
        if isinstance(value, str):
            message = _('the text "{text}" is not a number').format(text=shortened(value))
            raise self.error(tree, message, _("a text can only be compared with agreed.ISSUE"))
        if isinstance(value, bool) or value is None:
            message = _("`{word}` is not a number").format(word=value)
            raise self.error(tree, message, _("write 1 for true and 0 for false"))
        if not isinstance(value, int):
            message = _("`{word}` is not a whole number").format(word=self.text[self.at(tree) :][:20])
            raise self.error(tree, message, _("expressions know whole numbers only"))
        if abs(value) > LARGEST_NUMBER:
            message = _("{number} is too large; numbers here go up to {most}")
            message = message.format(number=shortened(str(value), 24), most=LARGEST_NUMBER)
            hint = _("write {most} or less").format(most=LARGEST_NUMBER)
            raise self.error(tree, message, hint, "out-of-bounds")
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
            raise self.error(tree, _("this operator is not known here"), _("arithmetic is + - * // and %"))
        left, right = self.number(tree.left, depth + 1), self.number(tree.right, depth + 1)
        if operator in ("//", "%"):
            if not isinstance(right, Number):
                message = _("what stands after {operator} must be a plain number").format(operator=operator)
                raise self.error(tree.right, message, _("such as 2 or 3"))
            if right.value == 0:
                message, hint = _("nothing can be divided by zero"), _("write another divisor")
                raise self.error(tree.right, message, hint, "division-by-zero")
        return self.operation(operator, tree, left, right)

    def call(self, tree: ast.Call, depth: int) -> Node:
        called = tree.func.id if isinstance(tree.func, ast.Name) else ""
        example = _("such as {example}").format(example="abs(track.ID - 3)" if called == "abs" else "max(0, track.ID)")
        if called not in CALLS:
            raise self.error(tree.func, _("only min(), max() and abs() can be called"), example)
        if tree.keywords or any(isinstance(part, ast.Starred) for part in tree.args):
            message = _("{name}() takes plain values with commas between them").format(name=called)
            raise self.error(tree, message, example)
        number = len(tree.args)
        if called == "abs" and number != 1:
            raise self.error(tree, _("abs() takes one value, not {number}").format(number=number), example)
        if called != "abs" and number < 2:
            message = _("{name}() takes two values or more, not {number}").format(name=called, number=number)
            raise self.error(tree, message, example)
        parts = [self.number(part, depth + 1) for part in tree.args]
        return self.operation("abs", tree, *parts) if called == "abs" else self.joined(called, tree, parts)

    # ---- names --------------------------------------------------------------------------------------------------

    def name(self, tree: ast.Name | ast.Attribute) -> Name:
        if isinstance(tree, ast.Name):
            return self.bare(tree)
        if not isinstance(tree.value, ast.Name):
            hint = _("write {better}").format(better=".".join(ast.unparse(tree).split(".")[:2])[:40])
            raise self.error(tree, _("a name has two parts, such as track.river"), hint)
        family = tree.value.id
        if family not in FAMILIES_WITH_IDS:
            raise self.no_family(tree, family)
        self.in_scope(tree, family)
        ids = self.names.families.get(family, ())
        if tree.attr not in ids:
            hint = did_you_mean(tree.attr, ids, prefix=f"{family}.") if ids else _("there is none yet")
            raise self.error(tree, _nothing_called(family, tree.attr), hint, "dangling-name")
        made = Name(family, tree.attr, self.at(tree))
        self.made(made)
        return made

    def no_family(self, tree: ast.Attribute, family: str) -> ExpressionError:
        """Explain a name whose first part is of no known family."""
        if family in BARE_NAMES:
            message = _("`{name}` stands alone, without a dot").format(name=family)
            return self.error(tree, message, _("write {better}").format(better=family), "unknown-name")
        known = [each for each in FAMILIES_WITH_IDS if each in self.scope]
        return self.error(tree.value, _unknown(family), did_you_mean(family, known), "unknown-name")

    def bare(self, tree: ast.Name) -> Name:
        if tree.id not in BARE_NAMES:
            raise self.error(tree, _unknown(tree.id), self.guess(tree.id), "unknown-name")
        self.in_scope(tree, tree.id)
        made = Name(tree.id, "", self.at(tree))
        self.made(made)
        return made

    def guess(self, word: str) -> str:
        """Say what a bare unknown word was probably meant to be."""
        if word in FAMILIES_WITH_IDS:
            example = next(iter(self.names.families.get(word, ())), "id")
            hint = _("`{word}` needs a dot and a name, such as {word}.{example}")
            return hint.format(word=word, example=example)
        if word.lower() in ("true", "false"):
            return _("write 1 for true and 0 for false")
        for family in FAMILIES_WITH_IDS:
            if family in self.scope and word in self.names.families.get(family, ()):
                return _('did you mean "{name}"?').format(name=f"{family}.{word}")
        for options in self.names.options.values():
            if word in options:
                return _('the name of an option stands in quotes: "{option}"').format(option=word)
        found = nearest(word, [each for each in BARE_NAMES if each in self.scope] + list(CALLS))
        if found:
            return _('did you mean "{name}"?').format(name=found)
        return _("names look like track.ID, support.ROLE, agreed.ISSUE")

    def in_scope(self, tree: ast.expr, family: str) -> None:
        if family not in self.scope:
            hint = _("known here: {names}").format(names=", ".join(self.scope))
            if family in ("peace", "durability", "marks"):
                hint = _("it is known only when the game ends")
            message = _("`{name}` can't be used here").format(name=family)
            raise self.error(tree, message, hint, "name-out-of-scope")

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
                raise self.error(right, _("after `in` comes a list"), _such_as_list())
            found = self.joined("or", tree, [self.equal("==", tree, left, part, depth) for part in right.elts])
            return found if isinstance(operator, ast.In) else self.operation("not", tree, found)
        word = COMPARISONS.get(type(operator))
        if word is None:
            raise self.error(tree, _("`is` is not known here"), _("write == for equal and != for not equal"))
        return self.equal(word, tree, left, right, depth)

    def equal(self, word: str, tree: ast.Compare, left: ast.expr, right: ast.expr, depth: int) -> Node:
        """Read one comparison of two sides, either of which may be the name of an option."""
        if _is_text(left) and not _is_text(right):
            left, right = right, left
            word = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(word, word)
        agreed = self.agreed(left)
        if agreed is None and (self.agreed(right) is not None) and not _is_text(left):
            raise self.error(right, _("agreed.ISSUE is compared with the name of an option"), _("a text in quotes"))
        if agreed is None:
            if _is_text(right) and not _is_text(left):
                hint = _("such as {example}").format(example='agreed.ISSUE == "OPTION"')
                raise self.error(right, _("only agreed.ISSUE can be compared with a text"), hint)
            return self.operation(word, tree, self.number(left, depth), self.number(right, depth))
        if word not in ("==", "!="):
            message = _("agreed.{issue} can't be compared by {operator}").format(issue=agreed.id, operator=word)
            raise self.error(tree, message, _("only by ==, != and in"))
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
            hint = _('write "{option}"').format(option=bare) if bare in options else did_you_mean(bare, options)
            message = _("agreed.{issue} is compared with the name of an option, in quotes").format(issue=issue)
            raise self.error(tree, message, hint)
        if tree.value not in options:
            message = _("the issue {issue} has no option `{option}`")
            message = message.format(issue=issue, option=shortened(tree.value))
            raise self.error(tree, message, did_you_mean(tree.value, options), "dangling-name")
        return self.made(Choice(issue, tree.value, self.at(tree)))


def _is_text(tree: ast.expr) -> bool:
    return isinstance(tree, ast.Constant) and isinstance(tree.value, str)


def _unknown(name: str) -> str:
    return _("unknown name `{name}`").format(name=shortened(name))


def _nothing_called(family: str, name: str) -> str:
    """Say that a family has nothing of this name."""
    if family == "track":
        message = _("no track is called `{name}`")
    else:
        message = _("no role is called `{name}`") if family == "support" else _("no issue is called `{name}`")
    return message.format(name=shortened(name))


def _such_as_list() -> str:
    return _("such as: {example}").format(example='agreed.issue in ["one", "other"]')
