"""What the checks look at: the scenario, every field of it with its rule, and the names that may be used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from game.scenario.expressions import ExpressionError, KnownNames, Name, Node, Range, parse
from game.scenario.problems import Fault, Path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from game.scenario.model import Rule, Scenario


class FieldAt(NamedTuple):
    """One field of one element: where it is, whose it is, its rule, its value."""

    path: Path
    owner: Any
    name: str
    rule: Rule
    value: Any


LARGEST = 1000  # more than any number of a game
_RULES: dict[type, tuple[tuple[str, Rule], ...]] = {}


def rules_of(type_: type) -> tuple[tuple[str, Rule], ...]:
    """Return the fields of a model class with their rules."""
    if type_ not in _RULES:
        _RULES[type_] = tuple((each.name, each.metadata["rule"]) for each in attrs.fields(type_))
    return _RULES[type_]


def fields_of(element: Any, path: Path) -> Iterator[FieldAt]:
    """Yield every field of an element and of all that is in it."""
    for name, rule in rules_of(type(element)):
        value = getattr(element, name)
        here = (*path, name)
        yield FieldAt(here, element, name, rule, value)
        if isinstance(value, (str, int)) or not value:
            continue
        if isinstance(value, (tuple, dict)):
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            for step, each in pairs:
                if not isinstance(each, (str, int)):
                    yield from fields_of(each, (*here, step))
        else:
            yield from fields_of(value, here)


TABLES = ("roles", "tracks", "issues", "headlines", "endings", "drift", "linkage", "facts")


class Context:
    """One scenario under check.

    `faulty` are the paths whose shape is wrong already, `broken` the files that could not be read: nothing is said
    about what depends on those, nor about what lies in `silent`.  `own_tables` and `own_texts` are what the scenario's
    own folder says, without what it extends; `texts` are all translations, by language.
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        faulty: Collection[Path] = (),
        broken: Collection[Path] = (),
        silent: Collection[Path] = (),
        own_tables: dict[str, Any] | None = None,
        own_texts: dict[str, Any] | None = None,
        texts: dict[str, Any] | None = None,
    ) -> None:
        self.scenario = scenario
        self.faulty, self.broken = (*faulty, *silent), frozenset(broken)
        self.own_tables, self.own_texts = own_tables or {}, own_texts or {}
        self.texts = texts or {}

    @cached_property
    def fields(self) -> tuple[FieldAt, ...]:
        """Every field of the scenario."""
        return tuple(found for path, element in self.elements for found in fields_of(element, path))

    @cached_property
    def elements(self) -> tuple[tuple[Path, Any], ...]:
        """Every element that a file declares at its top level, with its path."""
        scenario = self.scenario
        found: list[tuple[Path, Any]] = [(("head",), scenario.head)]
        for table in TABLES:
            found += [((table, name), element) for name, element in getattr(scenario, table).items()]
        for role, deck in scenario.decks.items():
            found += [(("decks", role, name), card) for name, card in deck.items()]
        return tuple(found)

    @cached_property
    def names(self) -> KnownNames:
        """What expressions may speak of."""
        scenario = self.scenario
        issues = tuple(scenario.issues)
        return KnownNames(
            {"track": tuple(scenario.tracks), "support": tuple(scenario.roles), "agreed": issues, "settled": issues},
            {name: tuple(issue.options) for name, issue in scenario.issues.items()},
        )

    def is_known(self, section: str) -> bool:
        """Tell whether a section could be read, so that a name missing from it is really missing."""
        return (section,) not in self.broken

    def is_sound(self, path: Path) -> bool:
        """Tell whether nothing at, above or below this path is wrong already."""
        return not any(path[: len(other)] == other or other[: len(path)] == path for other in self._wrong)

    @cached_property
    def _wrong(self) -> tuple[Path, ...]:
        return (*self.faulty, *self.broken)

    # ---- expressions --------------------------------------------------------------------------------------------

    @cached_property
    def _parsed(self) -> dict[Path, Node | ExpressionError]:
        return {}

    def node(self, found: FieldAt) -> Node | ExpressionError:
        """Return the tree of a field that holds an expression, or what is wrong with it."""
        if found.path not in self._parsed:
            try:
                self._parsed[found.path] = parse(found.value, scope=found.rule.scope or (), names=self.names)
            except ExpressionError as error:
                self._parsed[found.path] = error
        return self._parsed[found.path]

    def bounds(self, name: Name) -> Range:
        """Return the least and the greatest value that a name may have in this scenario, within reason."""
        low, high = self._bounds(name)
        return within_reason(low), within_reason(high)

    def _bounds(self, name: Name) -> Range:  # noqa: PLR0911  (a table by family)
        head = self.scenario.head
        match name.family:
            case "track":
                track = self.scenario.tracks[name.id]
                return min(track.low, track.high), max(track.low, track.high)
            case "support":
                return 0, max(0, head.rules.support_limit)
            case "round":
                return 1, max(1, head.rules.rounds)
            case "durability":
                return min(0, head.durability.low), max(100, head.durability.high)
            case "marks":
                return 0, self._most_marks
            case "agreed":
                return -1, len(self.scenario.issues[name.id].options) - 1
        return 0, 1

    @cached_property
    def _most_marks(self) -> int:
        issues = self.scenario.issues.values()
        return sum(max((len(each.hard_to_sell) for each in issue.options.values()), default=0) for issue in issues)


def within_reason(number: int) -> int:
    """Return the number that is nearest to a given one and not far out of the bounds of every key.

    A scenario that is out of bounds is checked on, and must not be tried on all of a billion values.
    """
    return max(-LARGEST, min(LARGEST, number))


def fault(path: Path, code: str, message: str, hint: str = "", **more: Any) -> Fault:
    return Fault(path=path, code=code, message=message, hint=hint, **more)
