"""Checks of translations (`text/LANG.toml`): every entry leads to a text of the scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from game.scenario.problems import WARNING, did_you_mean, shown
from game.scenario.translating import SECTIONS, untranslated
from game.scenario.walking import fault, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.problems import Fault, Path
    from game.scenario.walking import Context


def check_translations(context: Context) -> Iterator[Fault]:
    """Every entry of the scenario's own translations names a text that players see."""
    for language, tables in context.own_texts.items():
        for section, entries in tables.items():
            path = ("text", language, section)
            if section not in SECTIONS:
                message = f"a scenario has no part `{section[:40]}`"
                yield fault(path, "unknown-key", message, did_you_mean(section, SECTIONS), on="key")
            elif context.is_known(section):
                yield from _entry(path, entries, getattr(context.scenario, section))


def check_untranslated(context: Context) -> Iterator[Fault]:
    """A language that the scenario speaks says everything; what it lacks is told once a language."""
    for language in context.own_texts:
        lacking = list(untranslated(context.scenario, context.texts.get(language, {})))
        if lacking:
            count = "1 text is" if len(lacking) == 1 else f"{len(lacking)} texts are"
            first = ".".join(map(str, lacking[0]))
            message = f"{count} not translated; players read the original, for instance of {first}"
            yield fault(("text", language), "untranslated", message, severity=WARNING)


def _entry(path: Path, given: Any, original: Any) -> Iterator[Fault]:
    """Compare one level of a translation with what it translates."""
    if isinstance(original, str):
        if not isinstance(given, str):
            yield fault(path, "wrong-type", f"`{path[-1]}` must be a text in quotes, not {shown(given)}")
        return
    if isinstance(original, tuple):
        if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
            yield fault(path, "wrong-type", f"`{path[-1]}` must be a list of texts, not {shown(given)}")
        elif len(given) != len(original):
            message = f"`{path[-1]}` lists {len(given)} here, but {len(original)} in the scenario"
            yield fault(path, "wrong-length", message, severity=WARNING)
        return
    if not isinstance(given, dict):
        yield fault(path, "wrong-type", f"`{path[-1]}` must be a table, not {shown(given)}")
        return
    known = original if isinstance(original, dict) else _translated(original)
    for name, each in given.items():
        here = (*path, name)
        if name not in known:
            message = f"there is no text `{name[:40]}` here to translate"
            yield fault(here, "unknown-key", message, did_you_mean(name, known), on="key")
            continue
        yield from _entry(here, each, known[name])
        if not isinstance(original, dict):
            yield from _too_long(here, each, dict(rules_of(type(original)))[name].longest)


def _too_long(path: Path, text: Any, longest: int | None) -> Iterator[Fault]:
    if isinstance(text, str) and longest is not None and len(text) > longest:
        message = f"`{path[-1]}` has {len(text)} characters; the most is {longest}"
        yield fault(path, "too-long", message)


def _translated(element: Any) -> dict[str, Any]:
    """Return the fields of an element that can be translated, or that hold such."""
    found = {}
    for name, rule in rules_of(type(element)):
        value = getattr(element, name)
        if rule.translated or (isinstance(value, dict) and any(attrs.has(type(each)) for each in value.values())):
            found[name] = value
    return found


CHECKS = (check_translations, check_untranslated)
