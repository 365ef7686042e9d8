"""What changed from one scenario to another: by id, not by line, and in which sense."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from game.scenario.extending import OWN_KEYS
from game.scenario.model import Effect, Head, Rule, Scenario
from game.scenario.structure import SECTIONS
from game.scenario.walking import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Path = tuple[str, ...]


class Change(StrEnum):
    """What happened to an element or a key."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Sense(StrEnum):
    """What a change is about."""

    ELEMENT = "element"  # a whole seat, track, issue, option, card …
    VALUE = "value"
    EFFECT = "effect"
    CONDITION = "condition"
    TEXT = "text"
    ORDER = "order"


@frozen
class Difference:
    """One thing that differs: where (`issues.dam.options.shared.values.hill`), how, and what it was and is."""

    path: Path
    change: Change
    sense: Sense
    before: Any = None
    after: Any = None

    @property
    def where(self) -> str:
        return ".".join(self.path)

    def as_json(self) -> dict[str, Any]:
        """Return the stable keys that `longtable diff --json` prints."""
        return {
            "path": self.where,
            "change": self.change.value,
            "sense": self.sense.value,
            "before": plain(self.before),
            "after": plain(self.after),
        }


def differences_between(
    before: Scenario, after: Scenario, texts: tuple[Mapping[str, Any], Mapping[str, Any]] = ({}, {})
) -> tuple[Difference, ...]:
    """Return everything that differs, section by section in the order of the files, and then in the translations.

    `texts` are the translations of both (`Loaded.texts`).
    """
    found = [
        each
        for section in SECTIONS
        for each in _compared((section,), getattr(before, section), getattr(after, section))
    ]
    return (*found, *_translations(("text",), *texts))


def _translations(path: Path, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    """Compare two tables of texts; a language that is new or gone is told once."""
    for name in {**before, **after}:
        here, old, new = (*path, name), before.get(name), after.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _translations(here, old, new)
        elif old != new:
            yield Difference(here, _change(old, new), Sense.TEXT, _frozen(old), _frozen(new))


def _frozen(text: Any) -> Any:
    return tuple(text) if isinstance(text, list) else text


def titles_on(path: Path, scenario: Scenario) -> tuple[str, ...]:
    """Return the titles of what a path leads through: of an issue and its option, and of a seat that has a value."""
    here: Any = scenario
    titles: list[str] = []
    for step in path[2:] if path[0] == "text" else path:
        inner: Any = here.get(step) if isinstance(here, dict) else getattr(here, step, None)
        if isinstance(inner, int) and isinstance(here, dict):  # a value of a seat
            titles += [role.title for name, role in scenario.roles.items() if name == step]
        elif not isinstance(inner, Head) and isinstance(getattr(inner, "title", None), str) and attrs.has(type(inner)):
            titles.append(inner.title)
        here = inner
    return tuple(titles)


def _compared(path: Path, before: Any, after: Any, rule: Rule | None = None) -> Iterator[Difference]:
    if before == after and not isinstance(before, dict):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _tables(path, before, after, rule)
    elif attrs.has(type(before)) and type(before) is type(after):
        for name, each in rules_of(type(before)):
            if path == ("head",) and name in OWN_KEYS:  # the means, not the difference
                continue
            yield from _compared((*path, name), getattr(before, name), getattr(after, name), each)
    elif _is_effects(before) or _is_effects(after):
        yield from _effects(path, before, after)
    else:
        yield Difference(path, _change(before, after), _sense(path, before, after, rule), before, after)


def _tables(path: Path, before: dict[str, Any], after: dict[str, Any], rule: Rule | None) -> Iterator[Difference]:
    """Compare tables by their ids; the order of what is in both counts where it means something."""
    for name in {**before, **after}:
        here = (*path, name)
        if name not in before or name not in after:
            old, new = before.get(name), after.get(name)
            yield Difference(here, _change(old, new), _whole(old if new is None else new), old, new)
        else:
            yield from _compared(here, before[name], after[name], rule)
    common = [name for name in before if name in after]
    now = [name for name in after if name in before]
    if common != now and path != ("facts",) and path[-1] != "values":
        yield Difference(path, Change.MOVED, Sense.ORDER, tuple(common), tuple(now))


def _whole(element: Any) -> Sense:
    return Sense.ELEMENT if attrs.has(type(element)) or isinstance(element, dict) else Sense.VALUE


def _is_effects(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Effect)


def _effects(path: Path, before: Sequence[Effect], after: Sequence[Effect]) -> Iterator[Difference]:
    """Tell the effects that went and that came; if only their order changed, that."""
    gone = [each for each in before if each not in after]
    come = [each for each in after if each not in before]
    for each in gone:
        yield Difference(path, Change.REMOVED, Sense.EFFECT, each, None)
    for each in come:
        yield Difference(path, Change.ADDED, Sense.EFFECT, None, each)
    if not gone and not come:
        yield Difference(path, Change.MOVED, Sense.ORDER, tuple(before), tuple(after))


def _change(before: Any, after: Any) -> Change:
    if before is None or before in ("", ()):
        return Change.ADDED
    return Change.REMOVED if after is None or after in ("", ()) else Change.CHANGED


def _sense(path: Path, before: Any, after: Any, rule: Rule | None) -> Sense:
    if rule is not None and rule.scope is not None:
        return Sense.CONDITION if path[-1] == "when" else Sense.VALUE
    if attrs.has(type(before)) or attrs.has(type(after)):
        return Sense.ELEMENT
    is_shown = rule is not None and (rule.translated or path[-1] in TOLD)
    return Sense.TEXT if is_shown else Sense.VALUE


TOLD = ("kind", "source", "facts", "art", "icon", "emblem", "credits", "authors", "version", "p", "party", "shape")


# ---- as data and as words -------------------------------------------------------------------------------------------


def plain(value: Any) -> Any:
    """Return a value as JSON has it; of an element, the keys that it gives."""
    if attrs.has(type(value)):
        return {
            field.name: plain(getattr(value, field.name))
            for field in attrs.fields(type(value))
            if getattr(value, field.name) not in (None, "", (), {})
        }
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value
