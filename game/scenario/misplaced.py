"""Tables and keys under the wrong header: each is one mistake, and is read as if it stood where it belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from game.scenario.ids import bad_id
from game.scenario.mended import at, header_of
from game.scenario.model import Durability, Head, Rules
from game.scenario.problems import Fault, nearest
from game.scenario.structure import INSIDE, class_at, needed_keys, unknown_key
from game.speech.language import _

if TYPE_CHECKING:
    from game.scenario.mended import Mended, Table
    from game.scenario.problems import Path


def _is_like(path: Path, table: Any) -> bool:
    """Tell whether a table has keys that every table at such a path must have."""
    type_ = class_at(path)
    return type_ is not None and isinstance(table, dict) and any(key in table for key in needed_keys(type_))


def misplaced_tables(mended: Mended, section: str, inherited: Table) -> None:
    """`[dam.shared]`, `[options.shared]`, `["dam.options.shared"]`: meant as `[dam.options.shared]`."""
    elements = mended.tables[section]
    for group in INSIDE[section]:
        before = ""
        for name, element in list(elements.items()):
            if not isinstance(element, dict):
                continue
            parts = re.fullmatch(rf"([a-z0-9_]+)[^a-z0-9_]+{group}[^a-z0-9_]+([a-z0-9_]+)", name)
            home = nearest(parts[1], [each for each in elements if each != name]) if parts else None
            if parts is not None and home is not None:
                found = bad_id((section, name))
                _misplaced(mended, (section, name), (section, home, group, parts[2]), found)
            elif name == group and before and is_stray((section, name), element):
                inside = [inner for inner in element if _is_like((section, before, group, inner), element[inner])]
                is_sure = len(inside) == 1 and not inherited.get(section)  # else the order tells nothing
                if not is_sure:
                    mended.silent |= {(section, each) for each in (before, *_without(elements, group))}
                for inner in inside:
                    shown = (before if is_sure else section.removesuffix("s").upper(), group, inner)
                    _misplaced(mended, (section, name, inner), (section, before, group, inner), shown=shown)
                if not element:
                    del elements[name]
            else:
                before = name
                _misplaced_inside(mended, (section, name), group)


def _without(elements: Table, group: str) -> list[str]:
    """Return the issues without options of their own, or the roles without agendas."""
    return [name for name, each in elements.items() if isinstance(each, dict) and name != group and group not in each]


def _misplaced_inside(mended: Mended, path: Path, group: str) -> None:
    """Move what stands beside the options of an issue (or the agendas of a role) and looks like one of them."""
    element, type_ = at(mended.tables, path), class_at(path)
    if type_ is None:
        return
    for key in [key for key in element if key not in attrs.fields_dict(type_)]:
        if _is_like((*path, group, key), element[key]):
            found = attrs.evolve(unknown_key(type_, key), path=(*path, key), spoils=())
            _misplaced(mended, (*path, key), (*path, group, key), found)


def misplaced_cards(mended: Mended, role: str) -> None:
    """`[hill.our_gates]` in the deck of hill is meant as `[our_gates]`."""
    deck = at(mended.tables, ("decks", role))
    if not isinstance(deck, dict):
        return
    for name in list(deck):
        if not is_stray(("decks", role, name), deck[name]):
            continue
        for inner in list(deck[name]):
            if _is_like(("decks", role, inner), deck[name][inner]):
                _misplaced(mended, ("decks", role, name, inner), ("decks", role, inner))
        if not deck[name]:
            del deck[name]


def misplaced_rules(mended: Mended) -> None:
    """What scenario.toml needs may stand below [rules], where `rules.rounds` is one `rules` too many as well."""
    head = mended.tables.get("head")
    if not isinstance(head, dict):
        return
    for name, type_ in (("rules", Rules), ("durability", Durability)):
        table = head.get(name)
        if not isinstance(table, dict):
            continue
        twice = table.get(name)
        if isinstance(twice, dict) and len(twice) > 1:
            hint = _("write [{name}]").format(name=name)
            mended.faults.append(attrs.evolve(unknown_key(type_, name), path=("head", name, name), hint=hint))
            head[name] = {**twice, **{key: value for key, value in table.items() if key != name}}
            mended.moved.update({("head", name, key): ("head", name, name, key) for key in twice if key not in table})
            continue
        for key in list(twice) if isinstance(twice, dict) else ():
            value = twice[key] if isinstance(twice, dict) else None
            better = f"{key} = {value}" if type(value) is int else f"{key} = …"
            found = attrs.evolve(unknown_key(type_, name), hint=_("write {better}").format(better=better))
            _misplaced(mended, ("head", name, name, key), ("head", name, key), found)
        if twice == {}:
            del table[name]
        for key in [key for key in needed_keys(Head) if key not in head and key in table]:
            _misplaced(mended, ("head", name, key), ("head", key), unknown_key(type_, key))


def _misplaced(
    mended: Mended, old: Path, new: Path, found: Fault | None = None, shown: tuple[str, ...] | None = None
) -> None:
    """Report what stands at `old` though it belongs at `new`, and move it there unless something is there already.

    `shown`: the header that is advised instead of that of `new`.
    """
    if found is None:
        message = _("there is no [{name}] that this could belong to").format(name=header_of(old[:-1]))
        found = Fault(path=old, on="key", code="unknown-table", message=message)
    if old[0] != "head":
        better = header_of(new) if shown is None else ".".join(shown)
        found = attrs.evolve(found, hint=_("write [{name}]").format(name=better[:120]))
    mended.faults.append(attrs.evolve(found, path=old, on="key"))
    mended.wrong.add((str(old[0]), str(old[-1])))
    moving = at(mended.tables, old[:-1]).pop(old[-1])
    place: Any = mended.tables
    for step in new[:-1]:
        place = place.setdefault(step, {}) if isinstance(place, dict) else None
    if isinstance(place, dict) and new[-1] not in place:
        place[new[-1]] = moving
        mended.moved[new] = old


def is_stray(path: Path, table: Any) -> bool:
    """Tell whether a table has nothing but tables inside, though every table of its kind needs more."""
    type_ = class_at(path)
    if type_ is None or not isinstance(table, dict) or not table or has_needed(type_, table):
        return False
    return all(
        isinstance(each, dict) or (isinstance(each, list) and each and isinstance(each[0], dict))
        for each in table.values()
    )


def has_needed(type_: type, table: Table) -> bool:
    needed = needed_keys(type_)
    return any(key in needed or nearest(key, needed) for key in table)
