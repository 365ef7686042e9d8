"""Checks of translations (`text/LANG.toml`): every entry leads to a text of the scenario."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from game.scenario.checks_of_fields import too_long, unreadable
from game.scenario.problems import WARNING, did_you_mean, shortened, shown
from game.scenario.translating import SECTIONS, untranslated
from game.scenario.walking import TABLES, fault, rules_of
from game.speech.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.model import Rule, Scenario
    from game.scenario.problems import Fault, Path
    from game.scenario.walking import Context


MOST_TOLD = 6  # places that lack a translation, before the rest are only counted


def check_translations(context: Context) -> Iterator[Fault]:
    """Every entry of the scenario's own translations names a text that players see."""
    for language, tables in context.own_texts.items():
        for section, entries in tables.items():
            path = ("text", language, section)
            if section not in SECTIONS:
                message = _("a scenario has no part `{name}`").format(name=shortened(section))
                yield fault(path, "unknown-key", message, _right_table(context.scenario, section, entries), on="key")
            elif context.is_known(section):
                yield from _entry(path, entries, getattr(context.scenario, section))


def _right_table(scenario: Scenario, name: str, entries: Any) -> str:
    """Return the table in which a translation finds what is given below a name that is no part of a scenario."""
    if not isinstance(entries, dict):
        return _("write [head] above it") if name in _translated(scenario.head) else ""
    cards = next((role for role, deck in scenario.decks.items() if name in deck), None)
    sections = [section for section in TABLES if name in getattr(scenario, section)]
    if name == "scenario":
        steps = ["head"]
    elif cards is not None and not sections:
        steps = ["decks", cards, name]
    elif name in scenario.decks and scenario.decks[name].keys() & entries.keys():
        steps = ["decks", name]
    elif sections:
        steps = [sections[0], name]
    else:
        return did_you_mean(name, SECTIONS)
    while len(entries) == 1 and isinstance(next(iter(entries.values())), dict):
        step, entries = next(iter(entries.items()))
        steps.append(step)
    return _("write {better}").format(better=f"[{'.'.join(steps)}]")


def check_untranslated(context: Context) -> Iterator[Fault]:
    """A language that the scenario speaks says everything; what it lacks is told once a language."""
    for language in context.own_texts:
        lacking = [".".join(map(str, path)) for path in untranslated(context.scenario, context.texts.get(language, {}))]
        if lacking:
            message = ngettext(
                "{number} text is not translated; players read the original",
                "{number} texts are not translated; players read the original",
                len(lacking),
            ).format(number=len(lacking))
            hint = _("missing here: {places}")
            if len(lacking) > MOST_TOLD:
                hint = _("missing here: {places} and {number} more")
            hint = hint.format(places=", ".join(lacking[:MOST_TOLD]), number=len(lacking) - MOST_TOLD)
            yield fault(("text", language), "untranslated", message, hint, severity=WARNING)


def _entry(path: Path, given: Any, original: Any) -> Iterator[Fault]:
    """Compare one level of a translation with what it translates."""
    key = path[-1]
    if isinstance(original, str):
        if not isinstance(given, str):
            message = _("`{key}` must be a text in quotes, not {value}").format(key=key, value=shown(given))
            yield fault(path, "wrong-type", message, _('write a text in "…"'))
        return
    if isinstance(original, tuple):
        yield from _list(path, given, original)
        return
    if not isinstance(given, dict):
        message = _("`{key}` must be a table, not {value}").format(key=key, value=shown(given))
        yield fault(path, "wrong-type", message, _("write it as a [header], with its texts below"))
        return
    type_: Any = type(original)
    known = original if type_ is dict else _translated(original)
    rules = {} if type_ is dict else _rules(type_)
    for name, each in given.items():
        here = (*path, name)
        if name not in known:
            message = _("there is no text `{name}` here to translate").format(name=shortened(name))
            yield fault(here, "unknown-key", message, did_you_mean(name, known), on="key")
            continue
        if not isinstance(known[name], str) or not _is_plain(each, rules[name]):
            yield from _entry(here, each, known[name])
            yield from _limits(here, each, rules.get(name))


def _list(path: Path, given: Any, original: tuple[str, ...]) -> Iterator[Fault]:
    """Compare a list of texts with the one that it translates."""
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        message = _("`{key}` must be a list of texts, not {value}").format(key=path[-1], value=shown(given))
        yield fault(path, "wrong-type", message, _("write {better}").format(better='["…", "…"]'))
    elif len(given) != len(original):
        message = _("`{key}` lists {number} here, but {original} in the scenario")
        message = message.format(key=path[-1], number=len(given), original=len(original))
        hint = _("translate each of them, in the same order")
        yield fault(path, "wrong-length", message, hint, severity=WARNING)


@cache
def _rules(type_: type) -> dict[str, Rule]:
    return dict(rules_of(type_))


def _is_plain(given: Any, rule: Rule) -> bool:
    """Tell at once whether all is well with a text, as it nearly always is."""
    return (
        rule.translated
        and isinstance(given, str)
        and given.isprintable()
        and rule.longest is not None
        and len(given) <= rule.longest
    )


def _limits(path: Path, given: Any, rule: Rule | None) -> Iterator[Fault]:
    """A translation has the room of the original."""
    if rule is None:
        return
    if isinstance(given, str) and rule.longest is not None and len(given) > rule.longest:
        yield too_long(path, given, rule.longest)
    texts = given if isinstance(given, list) else [given]
    for index, each in enumerate(texts):
        if isinstance(each, str):
            here = (*path, index) if isinstance(given, list) else path
            yield from unreadable(here, each, one_line=rule.one_line)


def _translated(element: Any) -> dict[str, Any]:
    """Return the fields of an element that can be translated, or that hold such."""
    found = {}
    for name, rule in rules_of(type(element)):
        value = getattr(element, name)
        if rule.translated or (isinstance(value, dict) and any(attrs.has(type(each)) for each in value.values())):
            found[name] = value
    return found


CHECKS = (check_translations, check_untranslated)
