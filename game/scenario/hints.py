"""The way out of a value of the wrong shape, or of a key that stands in the wrong place."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import attrs

from game.scenario import model
from game.scenario.characters import alike
from game.scenario.problems import MOST_LISTED, did_you_mean, known_here, nearest, shortened
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

# Which class is the table that a key of another class holds: key, class and how a scenario writes it.
INSIDE: dict[type, tuple[tuple[type, str], ...]] = {
    model.Head: ((model.Rules, "[rules]"), (model.Durability, "[durability]")),
    model.Card: ((model.Demand, "demand = { … }"), (model.Effect, "effects = [{ … }]")),
    model.Headline: ((model.Effect, "effects = [{ … }]"),),
    model.Drift: ((model.Effect, "effects = [{ … }]"),),
    model.Role: ((model.Agenda, "[ROLE.agendas.ID]"),),
    model.Agenda: ((model.Reward, "rewards = [{ … }]"),),
    model.Issue: ((model.Option, "[ISSUE.options.ID]"),),
}
EXAMPLES: dict[tuple[type, str], str] = {
    (model.Role, "walk_away"): '"0"',
    (model.Reward, "when"): '"peace"',
    (model.Linkage, "when"): '"settled.ISSUE"',
    (model.Fact, "p"): '"P01"',
    (model.Fact, "kind"): '"position"',
    (model.Fact, "party"): '"all"',
    (model.Head, "version"): '"0.1"',
    (model.Demand, "issue"): '"ISSUE"',
    (model.Demand, "keeps"): '["OPTION"]',
    (model.Demand, "stake"): "3",
    (model.Reward, "points"): "3",
    (model.Linkage, "values"): "{ ROLE = 2 }",
    (model.Allowance, "code"): '"uncited-card"',
}
ENTRIES: dict[type, str] = {
    model.Allowance: '{ code = "CODE", reason = "…" }',
    model.Effect: '{ track = "…", by = 1 }',
    model.Reward: '{ when = "…", points = 3 }',
    model.Demand: '{ issue = "…", keeps = ["…"], stake = 3 }',
}
TEXT = '"…"'


def _write(better: str) -> str:
    return _("write {better}").format(better=better)


# ---- keys -------------------------------------------------------------------------------------------------------


def for_missing_keys(type_: type, names: Sequence[str]) -> str:
    """Return an example of each key."""
    return _write(", ".join(f"{name} = {EXAMPLES.get((type_, name), TEXT)}" for name in names))


def for_unknown_key(type_: type, key: str) -> str:
    """Say where the key belongs, or which one was meant, or which there are."""
    own = _keys(type_)
    elsewhere = _belongs(type_, key, exact=True)
    if elsewhere:
        return elsewhere
    if nearest(key, own) is not None or alike(key) is not None:
        return did_you_mean(key, own)
    elsewhere = _belongs(type_, key, exact=False)
    return elsewhere or (known_here(own) if len(own) <= MOST_LISTED else "")


def _keys(type_: type) -> list[str]:
    return [each.name for each in attrs.fields(type_)]


def _belongs(type_: type, key: str, *, exact: bool) -> str:
    """Say in which table around or inside this one the key belongs."""
    for inner, place in INSIDE.get(type_, ()):
        found = _meant(key, inner, exact=exact)
        if found:
            told = _("`{key}` belongs in {place}: move it below that line") if place.startswith("[") else ""
            told = told or _("`{key}` belongs in {place}")
            return told.format(key=found, place=place)
    for outer, places in INSIDE.items():
        place = dict(places).get(type_, "")
        if not place.startswith("["):
            continue
        found = _meant(key, outer, exact=exact)
        if found:
            return _("`{key}` belongs above {place}: move it up").format(key=found, place=place)
        for beside, other in places:
            found = _meant(key, beside, exact=exact) if beside is not type_ else ""
            if found:
                return _("`{key}` belongs in {place}: move it below that line").format(key=found, place=other)
    return ""


def _meant(key: str, type_: type, *, exact: bool) -> str:
    names = _keys(type_)
    return (key if key in names else "") if exact else (nearest(key, names) or "")


# ---- values -----------------------------------------------------------------------------------------------------


def for_number(value: object) -> str:  # noqa: PLR0911  (a table by type)
    """Return the way out of something else where a whole number must stand."""
    if isinstance(value, bool):
        return _write("1" if value else "0")
    if isinstance(value, str):
        if re.fullmatch(r"[-+]?[0-9]{1,9}", value):
            return _("write {value} without quotes").format(value=value)
        return _("write a number in digits, without quotes")
    if isinstance(value, float):
        if not abs(value) < 10**9:
            return _("write a whole number")
        low = int(value // 1)
        return _write(f"{low}") if low == value else _("write {low} or {high}").format(low=low, high=low + 1)
    if isinstance(value, list) and len(value) == 1:
        return _("write it without [ ]")
    return _("write one number, such as 3")


def for_action(type_: type, key: str, table: dict[str, Any]) -> str:
    """Return the way out of a bare number where an effect names whom or what it acts on; nothing for all else."""
    actions = ("track", "support", "stakes", "walk_away", "draw")
    if type_ is not model.Effect or key not in actions or type(table[key]) is not int:
        return ""
    better = f'{key} = "{"TRACK" if key == "track" else "ROLE"}"'
    is_whole = "by" in table or "to" in table or abs(table[key]) >= 10**6
    return _write(better if is_whole else f"{better}, by = {table[key]}")


def for_text(value: object) -> str:
    """Return the way out of something else where a text must stand."""
    if isinstance(value, bool):
        return _write(f'"{str(value).lower()}"')
    if isinstance(value, int) and abs(value) >= 10**20:
        return _("write it in quotes")
    if isinstance(value, int | float):
        return _write(f'"{value}"')
    if isinstance(value, dt.date | dt.time):
        return _write(f'"{value.isoformat()}"')
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return _("write it without [ ]")
    return _('write a text in "…"')


def for_yes_or_no(value: object) -> str:
    """Return the way out of something else where true or false must stand."""
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        return _("write {value} without quotes").format(value=value.strip().lower())
    meant = {"1": "true", "0": "false", "yes": "true", "no": "false", "on": "true", "off": "false"}
    word = meant.get(str(value).strip().lower()) if isinstance(value, int | str) else None
    return _write(word) if word else _("write {low} or {high}").format(low="true", high="false")


def for_list(value: object, inner: Any) -> str:
    """Return the way out of something else where a list must stand."""
    if isinstance(value, dict):
        return _("write [ ] around it: [{ … }]")
    if inner in ENTRIES:
        return _write(f"[{_entry(value, inner)}]")
    if isinstance(value, str):
        parts = [part.strip() for part in value.split(",")] if re.fullmatch(r"[\w., -]+", value) else [value]
        quoted = ", ".join(f'"{part}"' for part in parts)
        return _write(f"[{quoted}]") if len(quoted) < 60 else _("write [ ] around it")
    return _write(f"[{TEXT}]")


def for_table(value: object, type_: type) -> str:
    """Return the way out of something else where the table of a class must stand; nothing if it needs a header."""
    if _is_double(value):
        return _("double brackets make a list: write the [header] with single ones")
    return _write(_entry(value, type_)) if type_ in ENTRIES else ""


def for_tables(value: object, inner: Any) -> str:
    """Return the way out of something else where things must stand by their names; nothing if they need headers."""
    if _is_double(value):
        return _("double brackets make a list: write single ones, with an id at the end of the [header]")
    if inner is int:
        listed = value if isinstance(value, list) else [value]
        named = ", ".join(f"ROLE = {each}" for each in listed if type(each) is int)
        return _("name the seats: {example}").format(example=f"{{ {named or 'ROLE = 1'} }}"[:60])
    return ""


def _is_double(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _entry(value: object, type_: type) -> str:
    """Return an example of what stands in a list, with the value in it if that is likely what was meant."""
    code = shortened(value) if type_ is model.Allowance and isinstance(value, str) else "…"
    return ENTRIES[type_].replace("CODE", code)


def for_word(value: object, type_: type[StrEnum]) -> str:
    """Return the word that was meant."""
    if not isinstance(value, str):
        return _("write one of these words in quotes")
    words = [each.value for each in type_]
    deceived = alike(value)
    if deceived is not None and deceived.meant in words:
        return did_you_mean(value, words)
    found = nearest(value, words)
    return _('did you mean "{name}"?').format(name=found) if found else ""
