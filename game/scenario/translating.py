"""A scenario in another language: the same rules, with the texts that `text/LANG.toml` gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from game.scenario.walking import TABLES, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from game.scenario.model import Scenario
    from game.scenario.problems import Path

SECTIONS = ("head", *TABLES, "decks")


def translated(scenario: Scenario, texts: Mapping[str, Any]) -> Scenario:
    """Return the scenario with these texts in place of its own; what they lack, or give in another shape, stays.

    `texts` is one language of `Loaded.texts`.  Nothing but texts changes, so ids, rules and digests stay the same.
    """
    changed = {section: _put(getattr(scenario, section), texts[section]) for section in SECTIONS if texts.get(section)}
    return attrs.evolve(scenario, **changed) if changed else scenario


def untranslated(scenario: Scenario, texts: Mapping[str, Any]) -> Iterator[Path]:
    """Yield where the scenario has a text that the translation leaves out."""
    for section in SECTIONS:
        yield from _missing((section,), getattr(scenario, section), texts.get(section))


def _put(original: Any, given: Any) -> Any:
    if isinstance(original, str):
        return given if isinstance(given, str) and given else original
    if isinstance(original, tuple):
        fits = isinstance(given, list) and len(given) == len(original) and all(isinstance(each, str) for each in given)
        return tuple(given) if fits else original
    if not isinstance(given, dict):
        return original
    if isinstance(original, dict):
        return {name: _put(each, given.get(name)) for name, each in original.items()}
    changed = {name: _put(value, given[name]) for name, value in _texts_of(original) if name in given}
    return attrs.evolve(original, **changed)


def _missing(path: Path, original: Any, given: Any) -> Iterator[Path]:
    if isinstance(original, (str, tuple)):
        if not given:
            yield path
        return
    table = given if isinstance(given, dict) else {}
    inner = original.items() if isinstance(original, dict) else _texts_of(original)
    for name, each in inner:
        yield from _missing((*path, name), each, table.get(name))


def _texts_of(element: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of an element that can be translated, or that hold such; empty ones are left out."""
    for name, rule in rules_of(type(element)):
        value = getattr(element, name)
        holds = isinstance(value, dict) and any(attrs.has(type(each)) for each in value.values())
        if value and (rule.translated or holds):
            yield name, value
