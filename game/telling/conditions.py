"""Conditions in words: `track.kursk >= 1` is told as `Kursk salient is 1 or more`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.scenario.compiling import known_names
from game.scenario.expressions import Choice, Name, Node, Number, Operation, parse
from game.scenario.model import AT_THE_END
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.model import Scenario

# How tightly an operator binds its operands; what is not named here binds least.
STRENGTH = {"+": 1, "-": 1, "*": 2, "//": 2, "%": 2, "neg": 3}
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def tell_condition(scenario: Scenario, text: str) -> str:
    """A condition of a checked scenario in words, without a capital letter or a full stop."""
    return _Teller(scenario).told(parse(text, scope=AT_THE_END, names=known_names(scenario)))


class _Teller:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def told(self, node: Node) -> str:
        if isinstance(node, Operation):
            return self.operation(node)
        if isinstance(node, Name):
            return self.holds(node)
        return self.value(node)

    def operation(self, node: Operation) -> str:
        operator = node.operator
        if operator in OPPOSITE:
            return self.comparison(operator, *node.operands)
        if operator == "not":
            return self.opposite(node.operands[0])
        if operator == "and":
            parts = [self.bracketed(part) for part in _parts(node, "and")]
            return _(" and ").join(parts)
        if operator == "or":
            return self.either(list(_parts(node, "or")))
        return self.value(node)

    def bracketed(self, node: Node) -> str:
        text = self.told(node)
        mixed = (
            isinstance(node, Operation) and node.operator == "or" and self.issue_of(list(_parts(node, "or"))) is None
        )
        return f"({text})" if mixed else text

    def issue_of(self, parts: list[Node]) -> str | None:
        """The issue, if all parts say that it ends as some option."""
        issues = {
            part.operands[1].issue
            for part in parts
            if isinstance(part, Operation) and part.operator == "==" and isinstance(part.operands[1], Choice)
        }
        plain = all(isinstance(part, Operation) and isinstance(part.operands[-1], Choice) for part in parts)
        return issues.pop() if plain and len(issues) == 1 else None

    def either(self, parts: list[Node]) -> str:
        issue = self.issue_of(parts)
        if issue is None:
            return _(" or ").join(self.told(part) for part in parts)
        options = _(" or ").join(self.choice(part.operands[1]) for part in parts if isinstance(part, Operation))
        return _("{issue} is agreed as {options}").format(issue=self.scenario.issues[issue].title, options=options)

    def opposite(self, node: Node) -> str:
        if isinstance(node, Operation) and node.operator in OPPOSITE:
            return self.comparison(OPPOSITE[node.operator], *node.operands)
        if isinstance(node, Operation) and node.operator == "or":
            issue = self.issue_of(list(_parts(node, "or")))
            if issue is not None:
                options = _(" or ").join(
                    self.choice(part.operands[1]) for part in _parts(node, "or") if isinstance(part, Operation)
                )
                title = self.scenario.issues[issue].title
                return _("{issue} is not agreed as {options}").format(issue=title, options=options)
        if isinstance(node, Name) and node.family == "settled":
            return _("{issue} is open").format(issue=self.scenario.issues[node.id].title)
        if isinstance(node, Name) and node.family == "peace":
            return _("there is no peace")
        return _("not ({condition})").format(condition=self.told(node))

    def holds(self, name: Name) -> str:
        """A number that stands alone as a condition."""
        if name.family == "settled":
            return _("{issue} is settled").format(issue=self.scenario.issues[name.id].title)
        if name.family == "peace":
            return _("there is peace")
        return _("{number} is not 0").format(number=self.value(name))

    def comparison(self, operator: str, left: Node, right: Node) -> str:
        if isinstance(right, Choice):
            sentence = (
                _("{issue} is agreed as {options}") if operator == "==" else _("{issue} is not agreed as {options}")
            )
            return sentence.format(issue=self.scenario.issues[right.issue].title, options=self.choice(right))
        number = self.value(right)
        if isinstance(right, Number) and operator in {"<", ">"}:
            number = str(right.value + (1 if operator == ">" else -1)).replace("-", "−")
            operator += "="
        sentence = {
            "==": _("{left} is {number}"),
            "!=": _("{left} is not {number}"),
            "<": _("{left} is less than {number}"),
            "<=": _("{left} is {number} or less"),
            ">": _("{left} is more than {number}"),
            ">=": _("{left} is {number} or more"),
        }[operator]
        return sentence.format(left=self.value(left), number=number)

    def choice(self, node: Node) -> str:
        assert isinstance(node, Choice)
        title = self.scenario.issues[node.issue].options[node.option].title
        return _("“{text}”").format(text=title)

    def value(self, node: Node) -> str:
        """An arithmetic expression, with names for its numbers and the usual signs."""
        if isinstance(node, Operation):
            return self.arithmetic(node)
        if isinstance(node, Number):
            return str(node.value).replace("-", "−")
        return self.name(node) if isinstance(node, Name) else self.choice(node)

    def arithmetic(self, node: Operation) -> str:
        if node.operator == "if":
            condition, value, other = (self.value(part) for part in node.operands)
            return _("{value} if {condition}, else {other}").format(value=value, condition=condition, other=other)
        if node.operator in {"min", "max", "abs"}:
            return f"{node.operator}({', '.join(self.value(part) for part in node.operands)})"
        if node.operator == "neg":
            return f"−{self.within(node.operands[0], 3)}"
        strength = STRENGTH.get(node.operator, 0)
        left, right = node.operands
        sign = {"-": "−", "*": "×", "//": "÷"}.get(node.operator, node.operator)
        return f"{self.within(left, strength)} {sign} {self.within(right, strength + (node.operator != '+'))}"

    def within(self, node: Node, strength: int) -> str:
        """An operand, in brackets if it binds less tightly than its place asks."""
        text = self.value(node)
        if not isinstance(node, Operation) or node.operator in {"min", "max", "abs"}:
            return text
        return text if STRENGTH.get(node.operator, 0) >= strength else f"({text})"

    def name(self, name: Name) -> str:
        scenario = self.scenario
        if name.family == "track":
            return scenario.tracks[name.id].title
        if name.family == "support":
            return _("support in {seat}").format(seat=scenario.roles[name.id].title)
        if name.family == "settled":
            return _("{issue} settled").format(issue=scenario.issues[name.id].title)
        return {
            "round": _("the round"),
            "peace": _("peace"),
            "durability": _("the chance that peace lasts"),
            "marks": _("the number of hard-to-sell marks"),
        }[name.family]


def _parts(node: Node, operator: str) -> Iterator[Node]:
    """The operands of nested equal operators, in order."""
    if isinstance(node, Operation) and node.operator == operator:
        for operand in node.operands:
            yield from _parts(operand, operator)
    else:
        yield node
