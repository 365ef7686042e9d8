"""From raw TOML tables to the model: strict, complete, and in plain words.

cattrs does the walking; every hook here is strict (nothing is ever converted) and raises `Unfit`, which carries all the
faults below it and what could be made of the rest, so that one run reports every mistake.
"""

from __future__ import annotations

import re
import types
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

import attrs
from cattrs import BaseConverter

from game.scenario import hints, model
from game.scenario.ids import bad_id
from game.scenario.problems import Fault, Path, nearest, shortened, shown
from game.speech.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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

INSIDE: defaultdict[str, tuple[str, ...]] = defaultdict(tuple, roles=("agendas",), issues=("options",))  # tables by id
MOST_FAULTS = 200  # of one list or table: nobody reads more, and looking for what was meant takes time
SUBJECT = "\0"  # stands for the name of the key until the level above fills it in
INNER = re.compile("\1([^\1\2]*)\2")  # the name of a table until the level above, if there is one, says of which
HEADER = "\3"  # stands for the hint that a header may be missing, if the table is one that has a header


def class_at(path: Path) -> type | None:
    """Return the class of the element at a path (`roles.hill`, `decks.hill.our_gates`); None if none stands there."""
    if not path or path[0] not in SECTIONS or path[0] == "head":
        return None
    type_: Any = SECTIONS[str(path[0])]
    for step in path[1:]:
        if get_origin(type_) is dict:
            type_ = get_args(type_)[1]
        elif isinstance(type_, type) and attrs.has(type_) and step in attrs.fields_dict(type_):
            attrs.resolve_types(type_)
            type_ = attrs.fields_dict(type_)[str(step)].type
        else:
            return None
    return type_ if isinstance(type_, type) and attrs.has(type_) else None


def needed_keys(type_: type) -> list[str]:
    """Return the keys that every table of a class must have."""
    return [each.name for each in attrs.fields(type_) if each.default is attrs.NOTHING]


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
    bad = [bad_id(path) for path in paths_of_ids(made)]
    return model.Scenario(id=scenario_id, **made), faults + [fault for fault in bad if fault is not None]


def _in_section(section: str, fault: Fault) -> Fault:
    """Return a fault as seen from the whole scenario."""
    name = _("this file") if section != "head" else "scenario.toml"
    message = INNER.sub(lambda found: f"`{found.group(1)}`", fault.message).replace(SUBJECT, name)
    hint = fault.hint
    if hint == HEADER:
        has_header = len(fault.path) == (2 if section == "decks" else 1)
        hint = _("is the [header] above it missing?") if has_header else _("write a [header] and the keys below it")
    spoils = tuple((section, *path) for path in fault.spoils)
    return attrs.evolve(fault, path=(section, *fault.path), message=message, hint=hint, spoils=spoils)


def _what(type_: type) -> tuple[str, str]:
    """Return what an element of a class is called: any one, and this one."""
    called: dict[type, tuple[str, str]] = {
        model.Head: ("scenario.toml", "scenario.toml"),
        model.Rules: ("[rules]", "[rules]"),
        model.Durability: ("[durability]", "[durability]"),
        model.Role: (_("a role"), _("this role")),
        model.Agenda: (_("an agenda"), _("this agenda")),
        model.Reward: (_("a reward"), _("this reward")),
        model.Track: (_("a track"), _("this track")),
        model.Issue: (_("an issue"), _("this issue")),
        model.Option: (_("an option"), _("this option")),
        model.Card: (_("a card"), _("this card")),
        model.Demand: (_("a demand"), _("this demand")),
        model.Effect: (_("an effect"), _("this effect")),
        model.Headline: (_("a headline"), _("this headline")),
        model.Ending: (_("an ending"), _("this ending")),
        model.Drift: (_("a drift"), _("this drift")),
        model.Linkage: (_("a linkage"), _("this linkage")),
        model.Fact: (_("a fact"), _("this fact")),
        model.Allowance: (_("an entry of allow"), _("this entry of allow")),
    }
    return called[type_]


# ---- hooks ------------------------------------------------------------------------------------------------------


def _unfit(message: str, partial: Any, hint: str = "", code: str = "wrong-type", **words: str) -> Unfit:
    message = message.format(key=SUBJECT, **words)
    return Unfit([Fault(path=(), code=code, message=message, hint=hint)], partial)


def _whole_number(value: Any, _type: Any) -> int:
    if type(value) is not int:
        hint = hints.for_number(value)
        raise _unfit(_("{key} must be a whole number, not {value}"), 0, hint, value=shown(value))
    if abs(value) >= 2**63:
        message = _("{key} is a number with far too many digits")
        raise _unfit(message, 0, _("write a smaller number"), code="out-of-bounds")
    return value


def _text(value: Any, _type: Any) -> str:
    if type(value) is not str:
        hint = hints.for_text(value)
        raise _unfit(_("{key} must be a text in quotes, not {value}"), "", hint, value=shown(value))
    return value


def _yes_or_no(value: Any, _type: Any) -> bool:
    if type(value) is not bool:
        hint = hints.for_yes_or_no(value)
        raise _unfit(_("{key} must be true or false, not {value}"), partial=False, hint=hint, value=shown(value))
    return value


def _word(value: Any, type_: type[StrEnum]) -> StrEnum:
    words = [each.value for each in type_]
    if type(value) is str and value in words:
        return type_(value)
    listed = _("{words} or {last}").format(words=", ".join(words[:-1]), last=words[-1])
    hint = hints.for_word(value, type_)
    message = _("{key} must be {words}, not {value}")
    raise _unfit(message, next(iter(type_)), hint, "unknown-word", words=listed, value=shown(value))


def _optional_hook(type_: Any) -> Any:
    inner = next(part for part in get_args(type_) if part is not type(None))
    hook = CONVERTER.get_structure_hook(inner)
    return lambda value, _type: hook(value, inner)


def _list_hook(type_: Any) -> Any:
    inner = get_args(type_)[0]
    hook = CONVERTER.get_structure_hook(inner)

    def read_list(value: Any, _type: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            hint = hints.for_list(value, inner)
            raise _unfit(_("{key} must be a list in [ ], not {value}"), (), hint, value=shown(value))
        faults: list[Fault] = []
        made = []
        for index, each in enumerate(value):
            try:
                made.append(hook(each, inner))
            except Unfit as unfit:
                subject = _("entry {number} of {key}").format(number=index + 1, key=SUBJECT)
                faults += _below(unfit.faults, index, subject)
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

    def read_table(value: Any, _type: Any) -> dict[str, Any]:
        if type(value) is not dict:
            hint = hints.for_tables(value, inner) or HEADER
            raise _unfit(_("{key} must be a table, not {value}"), {}, hint, value=shown(value))
        faults: list[Fault] = []
        made = {}
        for name, each in value.items():
            try:
                made[name] = hook(each, inner)
            except Unfit as unfit:
                faults += _below(unfit.faults, name, f"\1{shortened(name)}\2")
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

    def read_class(value: Any, _type: Any) -> Any:
        if type(value) is dict and value.keys() <= names:
            try:
                return type_(
                    **{name: hook(value[name], inner) for name, hook, inner, _needed in fields if name in value}
                )
            except (Unfit, TypeError):  # a wrong value, or a key that is missing
                pass
        return thorough(value)

    return read_class


def _thorough_reader(type_: Any, fields: list[tuple[str, Any, Any, bool]]) -> Any:
    names = [each[0] for each in fields]

    def read(value: Any) -> Any:
        if type(value) is not dict:
            message = _("{key} must be a table, not {value}")
            hint = hints.for_table(value, type_) or HEADER
            value_, faults = {}, _unfit(message, None, hint, value=shown(value)).faults
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
                        hint = hints.for_action(type_, name, value_)
                        if hint:
                            unfit.faults = [attrs.evolve(fault, hint=hint) for fault in unfit.faults]
                        faults += _below(unfit.faults, name, f"`{name}`")
        built = type_(**made)
        if faults:
            raise Unfit(faults, built)
        return built

    return read


def unknown_key(type_: type, key: str) -> Fault:
    message = _("{what} has no key `{key}`").format(what=_what(type_)[0], key=shortened(key))
    hint = hints.for_unknown_key(type_, key)
    return Fault(path=(key,), on="key", code="unknown-key", message=message, hint=hint)


def _key_faults(type_: type, names: list[str], value: dict[str, Any]) -> list[Fault]:
    """Return the unknown and the missing keys; a missing key that was only misspelt is reported once."""
    needed = [name for name in needed_keys(type_) if name not in value]
    faults = []
    for key in [key for key in value if key not in names][:MOST_FAULTS]:
        meant = nearest(key, names)
        spoils: tuple[Path, ...] = ((meant,),) if meant is not None else ()
        faults.append(attrs.evolve(unknown_key(type_, key), spoils=spoils))
        needed = [name for name in needed if name != meant]
    if needed:
        message = ngettext("{what} needs the key {keys}", "{what} needs the keys {keys}", len(needed))
        message = message.format(what=_what(type_)[1], keys=", ".join(f"`{name}`" for name in needed))
        more = tuple((name,) for name in needed[1:])
        hint = hints.for_missing_keys(type_, needed)
        faults.append(Fault(path=(needed[0],), on="key", code="missing-key", message=message, hint=hint, spoils=more))
    return faults


def _below(faults: list[Fault], step: str | int, subject: str) -> list[Fault]:
    """Return the faults as seen from one level up."""

    def named(message: str) -> str:
        inner = INNER.sub(lambda found: _("`{name}` in {key}").format(name=found.group(1), key=subject), message)
        return inner.replace(SUBJECT, subject)

    return [
        attrs.evolve(
            fault,
            path=(step, *fault.path),
            message=named(fault.message),
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


def paths_of_ids(tables: dict[str, Any]) -> Iterator[Path]:
    """Yield where every id stands: in raw tables, or in those of the model."""
    for section, table in tables.items():
        if section == "head" or not isinstance(table, dict):
            continue
        for name, element in table.items():
            if section != "decks":
                yield section, name
            inner = {"": element} if section == "decks" else {key: _inside(element, key) for key in INSIDE[section]}
            for key, each in inner.items():
                if isinstance(each, dict):
                    yield from ((section, name, *([key] if key else []), id_) for id_ in each)


def _inside(element: Any, key: str) -> Any:
    return element.get(key) if isinstance(element, dict) else getattr(element, key, None)
