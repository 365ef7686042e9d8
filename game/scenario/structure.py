"""From raw TOML tables to the model: strict, complete, and in plain words.

cattrs does the walking; every hook here is strict (nothing is ever converted) and raises `Unfit`, which carries all the
faults below it and what could be made of the rest, so that one run reports every mistake.
"""

from __future__ import annotations

import re
import types
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

import attrs
from cattrs import BaseConverter

from game.scenario import hints, model
from game.scenario.problems import Fault, Path, nearest, shortened, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

SECTIONS: dict[str, Any] = {
    "head": model.Head,
    "roles": dict[str, model.Role],
    "tracks": dict[str, model.Track],
    "issues": dict[str, model.Issue],
    "decks": dict[str, dict[str, model.Card]],
    "headlines": dict[str, model.Headline],
    "endings": dict[str, model.Ending],
    "drift": dict[str, model.Drift],
    "linkage": dict[str, model.Linkage],
    "facts": dict[str, model.Fact],
}

WHAT: dict[type, str] = {
    model.Head: "scenario.toml",
    model.Rules: "[rules]",
    model.Durability: "[durability]",
    model.Role: "a role",
    model.Agenda: "an agenda",
    model.Reward: "a reward",
    model.Track: "a track",
    model.Issue: "an issue",
    model.Option: "an option",
    model.Card: "a card",
    model.Demand: "a demand",
    model.Effect: "an effect",
    model.Headline: "a headline",
    model.Ending: "an ending",
    model.Drift: "a drift",
    model.Linkage: "a linkage",
    model.Fact: "a fact",
    model.Allowance: "an entry of allow",
}

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
FACT_ID = re.compile(r"[a-z][a-z0-9_-]{0,59}")
RESERVED_ROLES = ("self", "others", "all")
MOST_FAULTS = 200  # of one list or table: nobody reads more, and looking for what was meant takes time
SUBJECT = "\0"  # stands for the name of the key until the level above fills it in


class Unfit(Exception):  # noqa: N818  (not an error of the program)
    """Raised by a hook: the faults found, and what could be made (`partial`) so that checking can go on."""

    def __init__(self, faults: list[Fault], partial: Any) -> None:
        super().__init__("unfit")
        self.faults, self.partial = faults, partial


def structure(raw: dict[str, Any], scenario_id: str) -> tuple[model.Scenario, list[Fault]]:
    """Return the scenario and every fault of shape in it; with any fault, the scenario holds stand-ins.

    `raw` has one entry a section (the names of `Scenario`'s fields); a section that is absent is empty.
    """
    faults: list[Fault] = []
    made: dict[str, Any] = {}
    for section, type_ in SECTIONS.items():
        try:
            made[section] = CONVERTER.structure(raw.get(section, {}), type_)
        except Unfit as unfit:
            made[section] = unfit.partial
            faults += [_in_section(section, fault) for fault in unfit.faults]
    return model.Scenario(id=scenario_id, **made), faults + _bad_ids(made)


def _in_section(section: str, fault: Fault) -> Fault:
    """Return a fault as seen from the whole scenario."""
    name = "this file" if section != "head" else "scenario.toml"
    message = fault.message.replace(f" in {SUBJECT}", "").replace(SUBJECT, name)
    depth = 2 if section == "decks" else 1
    is_header_missing = "must be a table, not" in message and "not a list" not in message and len(fault.path) == depth
    return attrs.evolve(
        fault,
        path=(section, *fault.path),
        message=message,
        hint=hints.header_missing() if is_header_missing else fault.hint,
        spoils=tuple((section, *path) for path in fault.spoils),
    )


# ---- hooks ------------------------------------------------------------------------------------------------------


def _unfit(message: str, partial: Any, hint: str = "", code: str = "wrong-type") -> Unfit:
    return Unfit([Fault(path=(), code=code, message=f"{SUBJECT} {message}", hint=hint)], partial)


def _whole_number(value: Any, _: Any) -> int:
    if type(value) is not int:
        raise _unfit(f"must be a whole number, not {shown(value)}", 0, hints.for_number(value))
    if abs(value) >= 2**63:
        raise _unfit("is a number with far too many digits", 0, hints.smaller(), code="out-of-bounds")
    return value


def _text(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise _unfit(f"must be a text in quotes, not {shown(value)}", "", hints.for_text(value))
    return value


def _yes_or_no(value: Any, _: Any) -> bool:
    if type(value) is not bool:
        raise _unfit(f"must be true or false, not {shown(value)}", partial=False, hint=hints.for_yes_or_no(value))
    return value


def _word(value: Any, type_: type[StrEnum]) -> StrEnum:
    words = [each.value for each in type_]
    if type(value) is str and value in words:
        return type_(value)
    listed = ", ".join(words[:-1]) + " or " + words[-1]
    hint = hints.for_word(value, type_)
    raise _unfit(f"must be {listed}, not {shown(value)}", next(iter(type_)), hint, "unknown-word")


def _optional_hook(type_: Any) -> Any:
    inner = next(part for part in get_args(type_) if part is not type(None))
    hook = CONVERTER.get_structure_hook(inner)
    return lambda value, _: hook(value, inner)


def _list_hook(type_: Any) -> Any:
    inner = get_args(type_)[0]
    hook = CONVERTER.get_structure_hook(inner)

    def read_list(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise _unfit(f"must be a list in [ ], not {shown(value)}", (), hints.for_list(value, inner))
        faults: list[Fault] = []
        made = []
        for index, each in enumerate(value):
            try:
                made.append(hook(each, inner))
            except Unfit as unfit:
                faults += _below(unfit.faults, index, f"entry {index + 1} of {SUBJECT}")
                made.append(unfit.partial)
                if len(faults) > MOST_FAULTS:
                    break
        if faults:
            raise Unfit(faults, tuple(made))
        return tuple(made)

    return read_list


def _table_hook(type_: Any) -> Any:
    inner = get_args(type_)[1]
    hook = CONVERTER.get_structure_hook(inner)

    def read_table(value: Any, _: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise _unfit(f"must be a table, not {shown(value)}", {}, hints.for_tables(value, inner))
        faults: list[Fault] = []
        made = {}
        for name, each in value.items():
            try:
                made[name] = hook(each, inner)
            except Unfit as unfit:
                faults += _below(unfit.faults, name, f"`{shortened(name)}` in {SUBJECT}")
                made[name] = unfit.partial
                if len(faults) > MOST_FAULTS:
                    break
        if faults:
            raise Unfit(faults, made)
        return made

    return read_table


def _class_hook(type_: Any) -> Any:
    """Return the reader of one model class: fast while nothing is wrong, thorough otherwise."""
    attrs.resolve_types(type_)
    fields = [
        (each.name, CONVERTER.get_structure_hook(each.type), each.type, each.default is attrs.NOTHING)
        for each in attrs.fields(type_)
    ]
    names = {each[0] for each in fields}
    thorough = _thorough_reader(type_, fields)

    def read_class(value: Any, _: Any) -> Any:
        if type(value) is dict and value.keys() <= names:
            try:
                return type_(**{name: hook(value[name], inner) for name, hook, inner, _ in fields if name in value})
            except (Unfit, TypeError):  # a wrong value, or a key that is missing
                pass
        return thorough(value)

    return read_class


def _thorough_reader(type_: Any, fields: list[tuple[str, Any, Any, bool]]) -> Any:
    names = [each[0] for each in fields]

    def read(value: Any) -> Any:
        if type(value) is not dict:
            hint = hints.for_table(value, type_)
            value_, faults = {}, _unfit(f"must be a table, not {shown(value)}", None, hint).faults
        else:
            value_, faults = value, _key_faults(type_, names, value)
        made = {}
        for name, hook, inner, required in fields:
            if required or name in value_:
                try:
                    made[name] = hook(value_.get(name), inner)
                except Unfit as unfit:
                    made[name] = unfit.partial
                    if name in value_:
                        faults += _below(unfit.faults, name, f"`{name}`")
        built = type_(**made)
        if faults:
            raise Unfit(faults, built)
        return built

    return read


def _key_faults(type_: type, names: list[str], value: dict[str, Any]) -> list[Fault]:
    """Return the unknown and the missing keys; a missing key that was only misspelt is reported once."""
    what = WHAT[type_]
    needed = [each.name for each in attrs.fields(type_) if each.default is attrs.NOTHING and each.name not in value]
    faults = []
    for key in [key for key in value if key not in names][:MOST_FAULTS]:
        meant = nearest(key, names)
        spoils: tuple[Path, ...] = ((meant,),) if meant is not None else ()
        message, hint = f"{what} has no key `{shortened(key)}`", hints.for_unknown_key(type_, key)
        faults.append(Fault(path=(key,), on="key", code="unknown-key", message=message, hint=hint, spoils=spoils))
        needed = [name for name in needed if name != meant]
    article = "" if what.startswith(("[", "scenario")) else "this "
    plain = what.removeprefix("an ").removeprefix("a ")
    for name in needed:
        message = f"{article}{plain} needs the key `{name}`"
        hint = hints.for_missing_key(type_, name)
        faults.append(Fault(path=(name,), on="key", code="missing-key", message=message, hint=hint))
    return faults


def _below(faults: list[Fault], step: str | int, subject: str) -> list[Fault]:
    """Return the faults as seen from one level up."""
    return [
        attrs.evolve(
            fault,
            path=(step, *fault.path),
            message=fault.message.replace(SUBJECT, subject),
            spoils=tuple((step, *path) for path in fault.spoils),
        )
        for fault in faults[:MOST_FAULTS]
    ]


def _comes_from(*origins: Any) -> Callable[[Any], bool]:
    return lambda type_: get_origin(type_) in origins


def _converter() -> BaseConverter:
    converter = BaseConverter()
    converter.register_structure_hook(int, _whole_number)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _yes_or_no)
    converter.register_structure_hook_factory(_comes_from(tuple), _list_hook)
    converter.register_structure_hook_factory(_comes_from(dict), _table_hook)
    converter.register_structure_hook_factory(_comes_from(Union, types.UnionType), _optional_hook)
    converter.register_structure_hook_factory(attrs.has, _class_hook)
    for words in (model.Kind, model.Binds, model.Outcome):
        converter.register_structure_hook(words, _word)
    return converter


CONVERTER = _converter()


# ---- ids --------------------------------------------------------------------------------------------------------


def _bad_ids(made: dict[str, Any]) -> list[Fault]:
    """Return the faults of the names that tables have."""
    faults: list[Fault] = []
    for section, tables in made.items():
        if section == "head":
            continue
        for name, element in tables.items():
            if section != "decks":
                faults += _bad_id((section, name), name, FACT_ID if section == "facts" else ID)
            inner: dict[str, Any] = element if section == "decks" else {}
            if isinstance(element, model.Role):
                inner = {"agendas": element.agendas}
            if isinstance(element, model.Issue):
                inner = {"options": element.options}
            for key, each in inner.items():
                path: Path = (section, name, key)
                pairs = [(path, key)] if section == "decks" else [((*path, id_), id_) for id_ in each]
                faults += [fault for where, id_ in pairs for fault in _bad_id(where, id_, ID)]
    reserved = [name for name in made["roles"] if name in RESERVED_ROLES]
    return faults + [_reserved(("roles", name), name, "effects use the word") for name in reserved]


def _bad_id(path: Path, name: str, pattern: re.Pattern[str]) -> list[Fault]:
    if pattern.fullmatch(name):
        if iskeyword(name) and path[0] in ("roles", "tracks", "issues") and len(path) == 2:
            return [_reserved(path, name, "expressions could not name it")]
        return []
    also = " or -" if pattern is FACT_ID else ""
    message = f"`{name[:60]}` can't be an id: ids begin with a-z and go on with a-z, 0-9, _{also}"
    return [Fault(path=path, on="key", code="bad-id", message=message, hint=hints.for_id(name))]


def _reserved(path: Path, name: str, why: str) -> Fault:
    return Fault(
        path=path, on="key", code="bad-id", message=f"`{name}` can't be an id: {why}", hint="choose another word"
    )
