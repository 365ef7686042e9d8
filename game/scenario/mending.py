"""Guesses what a designer meant where a table has the wrong name, so that its cause is told and not its effects.

Only scenarios with errors come here.  A mistake in a name (of a table, a seat, a deck) makes much else look wrong: the
checks are run again on tables in which such names are mended, and only the mistake itself is reported.  Everything here
works on raw tables, and changes copies of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from game.scenario.ids import bad_id, better_id
from game.scenario.mended import LONGEST, Mended, at, copied, header_of, put, uses
from game.scenario.misplaced import has_needed, is_stray, misplaced_cards, misplaced_rules, misplaced_tables
from game.scenario.problems import Fault, did_you_mean, nearest, shortened
from game.scenario.structure import INSIDE, SECTIONS, class_at, needed_keys, paths_of_ids, unknown_key
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.mended import Table
    from game.scenario.problems import Path

TABLES = tuple(section for section in SECTIONS if section not in ("head", "decks"))


def mend(tables: Table, inherited: Table, broken: frozenset[Path]) -> Mended:
    """Mend what is misnamed.  `inherited`: the tables that the scenario's own files change; `broken`: unread files."""
    mended = Mended(copied(tables))
    for section in TABLES:
        if isinstance(mended.tables.get(section), dict) and (section,) not in broken:
            _loose_keys(mended, section)
            misplaced_tables(mended, section, inherited)
            _misspelt_groups(mended, section)
            _strays(mended, (section,), inherited)
            for name in list(mended.tables[section]):
                for group in INSIDE[section]:
                    _strays(mended, (section, name, group), inherited)
    misplaced_rules(mended)
    for role in list(at(mended.tables, ("decks",)) or ()):
        misplaced_cards(mended, role)
        _strays(mended, ("decks", role), inherited)
    if ("roles",) not in broken:
        _seats_by_another_name(mended, broken)
        _decks(mended, broken)
    _ids(mended)
    return mended


# ---- keys without a table ---------------------------------------------------------------------------------------


def _loose_keys(mended: Mended, section: str) -> None:
    """Keys of an element that stand above the first header belong to the element whose header is missing."""
    table = mended.tables[section]
    type_ = class_at((section, "x"))
    names = attrs.fields_dict(type_) if type_ is not None else {}
    loose = {key: value for key, value in table.items() if key in names and not isinstance(value, dict)}
    if not loose:
        return
    first = next(iter(loose))
    home = next((name for name, each in table.items() if is_stray((section, name), each)), None)
    if home is None and section in ("roles", "tracks"):
        missing = _undeclared_seats(mended.tables) if section == "roles" else _undeclared_tracks(mended.tables)
        home = next(iter(missing), None)
    message = _("`{key}` stands above the first [header], so it belongs to nothing").format(key=first)
    hint = _("write [{name}] above it").format(name=home) if home else _("is the [header] above it missing?")
    mended.faults.append(Fault(path=(section, first), on="key", code="missing-header", message=message, hint=hint))
    rest = {key: value for key, value in table.items() if key not in loose}
    if home:
        for key in loose:
            mended.moved[section, home, key] = (section, key)
        rest = {home: {**loose, **rest.pop(home, {})}, **rest}
    else:
        mended.wrong.add((section, ""))
    mended.tables[section] = rest


def _misspelt_groups(mended: Mended, section: str) -> None:
    """`[dam.option.shared]` is meant as `[dam.options.shared]`."""
    type_ = class_at((section, "x"))
    if type_ is None or not INSIDE[section]:
        return
    names = list(attrs.fields_dict(type_))
    for name, element in mended.tables[section].items():
        for key, value in list(element.items()) if isinstance(element, dict) else ():
            if key in names or not isinstance(value, dict) or nearest(key, names) not in INSIDE[section]:
                continue
            group = str(nearest(key, names))
            mended.faults.append(attrs.evolve(unknown_key(type_, key), path=(section, name, key)))
            put(mended, (section, name, key), (section, name, group))


# ---- tables that only change another ----------------------------------------------------------------------------


def _strays(mended: Mended, path: Path, inherited: Table) -> None:
    """Find tables whose header names what is declared nowhere, but resembles what is."""
    table = at(mended.tables, path)
    if not isinstance(table, dict):
        return
    below = at(inherited, path)
    below = below if isinstance(below, dict) else {}
    for name in [name for name in table if below and name not in below]:
        type_ = class_at((*path, name))
        if type_ is not None and isinstance(table[name], dict) and not has_needed(type_, table[name]):
            _blame_change(mended, (*path, name), list(below), needed_keys(type_))
    strays = [name for name, each in table.items() if is_stray((*path, name), each)]
    sound = [name for name, each in table.items() if name not in strays and isinstance(each, dict)]
    for name in strays:
        hollow = [other for other in sound if _is_hollow(path, table[other])]
        guess = (
            nearest(name, hollow) or nearest(name, sound) or (hollow[0] if len(hollow) == len(strays) == 1 else None)
        )
        if guess is None:
            continue
        more = uses(mended.tables, path, name) > uses(mended.tables, path, guess)
        if guess in hollow and (more or nearest(name, [guess]) is None or _bad((*path, guess))):
            _blame_header(mended, path, guess, name)
            sound[sound.index(guess)] = name
        else:
            _blame_stray(mended, path, name, guess)


def _is_hollow(path: Path, table: Table) -> bool:
    """Tell whether a seat has no agendas, or an issue no options, which may be those of a table beside it."""
    groups = INSIDE[str(path[0])] if len(path) == 1 else ()
    return bool(groups) and not any(group in table for group in groups)


def _bad(path: Path) -> bool:
    return bad_id(path) is not None


def _blame_stray(mended: Mended, path: Path, name: str, guess: str) -> None:
    """The header of what belongs to an element has another name than the element."""
    message = _("there is no [{name}] that this could belong to").format(name=header_of((*path, name)))
    hint = _("did you mean [{name}]?").format(name=header_of((*path, guess)))
    mended.faults.append(Fault(path=(*path, name), on="key", code="unknown-table", message=message, hint=hint))
    mended.wrong.add((str(path[0]), name))
    put(mended, (*path, name), (*path, guess))


def _blame_change(mended: Mended, path: Path, known: list[str], needed: list[str]) -> None:
    """A table can neither change one that is inherited, as there is none of its name, nor be a new one."""
    message = _("there is no [{name}] to change in what this scenario extends, and a new one would need {keys}")
    message = message.format(name=header_of(path), keys=", ".join(f"`{key}`" for key in needed))
    name, guess = str(path[-1]), nearest(str(path[-1]), known)
    hint = did_you_mean(name, known)
    mended.faults.append(Fault(path=path, on="key", code="unknown-table", message=message, hint=hint))
    mended.wrong.add((str(path[0]), name))
    if guess is not None:
        put(mended, path, (*path[:-1], guess))
    else:
        del at(mended.tables, path[:-1])[name]


def _blame_header(mended: Mended, path: Path, name: str, better: str) -> None:
    """The header of an element has another name than all that belongs to it."""
    here = (*path, name)
    hint = _("write [{name}]").format(name=better)
    found = bad_id(here)
    if found is None:
        message = _("`{name}` is called `{better}` in the tables that belong to it").format(name=name, better=better)
        found = Fault(path=here, on="key", code="unknown-table", message=message)
    mended.faults.append(attrs.evolve(found, hint=hint))
    mended.wrong.add((str(path[0]), name))
    put(mended, here, (*path, better), first=True)


# ---- seats and decks --------------------------------------------------------------------------------------------


def _undeclared_seats(tables: Table) -> dict[str, int]:
    """Return the names that have a deck, or a value in options, but no table in roles.toml: how often each is used."""
    declared = tables.get("roles", {})
    return {name: count for name, count in _seats_in_use(tables).items() if name not in declared and count > 1}


def _undeclared_tracks(tables: Table) -> list[str]:
    """Return the names of tracks that expressions use, but tracks.toml does not have."""
    declared = tables.get("tracks", {})
    used = {name: None for text in _texts(tables) for name in re.findall(r"track\.([a-z][a-z0-9_]*)", text)}
    return [name for name in used if name not in declared]


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data[:LONGEST]
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _texts(each)


def _seats_in_use(tables: Table) -> dict[str, int]:
    used = dict.fromkeys(at(tables, ("decks",)) or (), 1)
    for issue in (tables.get("issues") or {}).values():
        options = issue.get("options") if isinstance(issue, dict) else None
        for option in options.values() if isinstance(options, dict) else ():
            values = option.get("values") if isinstance(option, dict) else None
            for name in values if isinstance(values, dict) else ():
                used[name] = used.get(name, 0) + 1
    return used


def _seats_by_another_name(mended: Mended, broken: frozenset[Path]) -> None:
    """A seat that nothing but its own table names, and a name of a seat without a table, are the same."""
    roles = mended.tables.get("roles")
    if not isinstance(roles, dict) or ("issues",) in broken or ("decks",) in broken:
        return
    used = _seats_in_use(mended.tables)
    for name in [name for name in roles if name not in used and isinstance(roles[name], dict)]:
        others = list(_undeclared_seats(mended.tables))
        unused = [each for each in roles if each not in used]
        meant = nearest(name, others) or (others[0] if len(others) == len(unused) == 1 else None)
        if meant is None:
            continue
        found = bad_id(("roles", name))
        if found is None:
            message = _("nothing else speaks of the seat `{name}`: its deck and its values are those of `{better}`")
            message = message.format(name=name, better=meant)
            found = Fault(path=("roles", name), on="key", code="unknown-table", message=message)
        mended.faults.append(attrs.evolve(found, hint=_("write [{name}]").format(name=meant)))
        mended.wrong.add(("roles", name))
        put(mended, ("roles", name), ("roles", meant), first=True)


def _decks(mended: Mended, broken: frozenset[Path]) -> None:
    """Every deck belongs to a seat; one that belongs to none is probably that of a seat without one."""
    roles, decks = mended.tables.get("roles"), mended.tables.get("decks")
    if not isinstance(roles, dict) or not isinstance(decks, dict) or ("decks",) in broken:
        return
    seats = {*roles, *(str(path[1]) for path in broken if path[0] == "roles" and len(path) > 1)}
    for deck in [deck for deck in decks if deck not in seats]:
        if not roles:
            mended.silent.add(("decks", deck))
            continue
        lonely = [role for role in roles if role not in decks and ("decks", role) not in broken]
        others = [each for each in decks if each not in seats]
        meant = nearest(deck, lonely) or (lonely[0] if len(lonely) == len(others) == 1 else None)
        message = _("this deck belongs to no seat: no role is called `{role}`").format(role=shortened(deck))
        hint = _('did you mean "{name}"?').format(name=f"decks/{meant}.toml") if meant else did_you_mean(deck, roles)
        mended.faults.append(Fault(path=("decks", deck), code="dangling-name", message=message, hint=hint))
        if meant:
            put(mended, ("decks", deck), ("decks", meant))
        else:
            mended.silent.add(("decks", deck))


# ---- ids ----------------------------------------------------------------------------------------------------------


def _ids(mended: Mended) -> None:
    """Give tables with an impossible id the one that was probably meant; what uses the other needs no word."""
    for path in list(paths_of_ids(mended.tables)):
        found = bad_id(path)
        if found is None:
            continue
        mended.wrong.add((str(path[0]), str(path[-1])))
        better = better_id(path)
        beside = at(mended.tables, path[:-1])
        if better and isinstance(beside, dict) and better not in beside and path[-1] in beside:
            mended.faults.append(attrs.evolve(found, path=path))
            put(mended, path, (*path[:-1], better), first=True)
