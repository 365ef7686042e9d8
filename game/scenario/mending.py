"""Guesses what a designer meant where a table has the wrong name, so that its cause is told and not its effects.

Only scenarios with errors come here.  A mistake in a name (of a table, a seat, a deck) makes much else look wrong: the
checks are run again on tables in which such names are mended, and only the mistake itself is reported.  Everything here
works on raw tables, and changes copies of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import attrs
from attrs import define, field

from game.scenario.ids import bad_id, better_id
from game.scenario.model import Durability, Head, Rules
from game.scenario.problems import Fault, did_you_mean, nearest, shortened
from game.scenario.structure import INSIDE, SECTIONS, class_at, needed_keys, paths_of_ids, unknown_key
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.problems import Path

Table = dict[str, Any]
LONGEST = 500  # no expression is longer
TABLES = tuple(section for section in SECTIONS if section not in ("head", "decks"))


@define
class Mended:
    """Tables as they were probably meant, the mistakes that were mended, and where what was moved is written.

    `wrong` are the names that were mended, by section: what else uses them needs no further word.
    """

    tables: Table
    faults: list[Fault] = field(factory=list)
    moved: dict[Path, Path] = field(factory=dict)
    wrong: set[tuple[str, str]] = field(factory=set)
    silent: set[Path] = field(factory=set)

    def written(self, path: Path) -> Path:
        """Return where something is written that now stands at this path."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.moved:
                return self.written((*self.moved[path[:length]], *path[length:]))
        return path


def mend(tables: Table, inherited: Table, broken: frozenset[Path]) -> Mended:
    """Mend what is misnamed.  `inherited`: the tables that the scenario's own files change; `broken`: unread files."""
    mended = Mended(_copied(tables))
    for section in TABLES:
        if isinstance(mended.tables.get(section), dict) and (section,) not in broken:
            _loose_keys(mended, section)
            _misplaced_tables(mended, section, inherited)
            _misspelt_groups(mended, section)
            _strays(mended, (section,), inherited)
            for name in list(mended.tables[section]):
                for group in INSIDE[section]:
                    _strays(mended, (section, name, group), inherited)
    _misplaced_rules(mended)
    for role in list(_at(mended.tables, ("decks",)) or ()):
        _misplaced_cards(mended, role)
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
    home = next((name for name, each in table.items() if _is_stray((section, name), each)), None)
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
            _put(mended, (section, name, key), (section, name, group))


# ---- headers in the wrong place ---------------------------------------------------------------------------------


def _is_like(path: Path, table: Any) -> bool:
    """Tell whether a table has keys that every table at such a path must have."""
    type_ = class_at(path)
    return type_ is not None and isinstance(table, dict) and any(key in table for key in needed_keys(type_))


def _misplaced_tables(mended: Mended, section: str, inherited: Table) -> None:
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
            elif name == group and before and _is_stray((section, name), element):
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
    element, type_ = _at(mended.tables, path), class_at(path)
    if type_ is None:
        return
    for key in [key for key in element if key not in attrs.fields_dict(type_)]:
        if _is_like((*path, group, key), element[key]):
            found = attrs.evolve(unknown_key(type_, key), path=(*path, key), spoils=())
            _misplaced(mended, (*path, key), (*path, group, key), found)


def _misplaced_cards(mended: Mended, role: str) -> None:
    """`[hill.our_gates]` in the deck of hill is meant as `[our_gates]`."""
    deck = _at(mended.tables, ("decks", role))
    if not isinstance(deck, dict):
        return
    for name in list(deck):
        if not _is_stray(("decks", role, name), deck[name]):
            continue
        for inner in list(deck[name]):
            if _is_like(("decks", role, inner), deck[name][inner]):
                _misplaced(mended, ("decks", role, name, inner), ("decks", role, inner))
        if not deck[name]:
            del deck[name]


def _misplaced_rules(mended: Mended) -> None:
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
        message = _("there is no [{name}] that this could belong to").format(name=_header(old[:-1]))
        found = Fault(path=old, on="key", code="unknown-table", message=message)
    if old[0] != "head":
        better = _header(new) if shown is None else ".".join(shown)
        found = attrs.evolve(found, hint=_("write [{name}]").format(name=better[:120]))
    mended.faults.append(attrs.evolve(found, path=old, on="key"))
    mended.wrong.add((str(old[0]), str(old[-1])))
    moving = _at(mended.tables, old[:-1]).pop(old[-1])
    place: Any = mended.tables
    for step in new[:-1]:
        place = place.setdefault(step, {}) if isinstance(place, dict) else None
    if isinstance(place, dict) and new[-1] not in place:
        place[new[-1]] = moving
        mended.moved[new] = old


# ---- tables that only change another ----------------------------------------------------------------------------


def _is_stray(path: Path, table: Any) -> bool:
    """Tell whether a table has nothing but tables inside, though every table of its kind needs more."""
    type_ = class_at(path)
    if type_ is None or not isinstance(table, dict) or not table or _has_needed(type_, table):
        return False
    return all(
        isinstance(each, dict) or (isinstance(each, list) and each and isinstance(each[0], dict))
        for each in table.values()
    )


def _has_needed(type_: type, table: Table) -> bool:
    needed = needed_keys(type_)
    return any(key in needed or nearest(key, needed) for key in table)


def _strays(mended: Mended, path: Path, inherited: Table) -> None:
    """Find tables whose header names what is declared nowhere, but resembles what is."""
    table = _at(mended.tables, path)
    if not isinstance(table, dict):
        return
    below = _at(inherited, path)
    below = below if isinstance(below, dict) else {}
    for name in [name for name in table if below and name not in below]:
        type_ = class_at((*path, name))
        if type_ is not None and isinstance(table[name], dict) and not _has_needed(type_, table[name]):
            _blame_change(mended, (*path, name), list(below), needed_keys(type_))
    strays = [name for name, each in table.items() if _is_stray((*path, name), each)]
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
    message = _("there is no [{name}] that this could belong to").format(name=_header((*path, name)))
    hint = _("did you mean [{name}]?").format(name=_header((*path, guess)))
    mended.faults.append(Fault(path=(*path, name), on="key", code="unknown-table", message=message, hint=hint))
    mended.wrong.add((str(path[0]), name))
    _put(mended, (*path, name), (*path, guess))


def _blame_change(mended: Mended, path: Path, known: list[str], needed: list[str]) -> None:
    """A table can neither change one that is inherited, as there is none of its name, nor be a new one."""
    message = _("there is no [{name}] to change in what this scenario extends, and a new one would need {keys}")
    message = message.format(name=_header(path), keys=", ".join(f"`{key}`" for key in needed))
    name, guess = str(path[-1]), nearest(str(path[-1]), known)
    hint = did_you_mean(name, known)
    mended.faults.append(Fault(path=path, on="key", code="unknown-table", message=message, hint=hint))
    mended.wrong.add((str(path[0]), name))
    if guess is not None:
        _put(mended, path, (*path[:-1], guess))
    else:
        del _at(mended.tables, path[:-1])[name]


def _header(path: Path) -> str:
    """Return a path as the header of its table is written."""
    return ".".join(map(str, path[2:] if path[0] == "decks" else path[1:]))


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
    _put(mended, here, (*path, better), first=True)


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
    used = dict.fromkeys(_at(tables, ("decks",)) or (), 1)
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
        _put(mended, ("roles", name), ("roles", meant), first=True)


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
            _put(mended, ("decks", deck), ("decks", meant))
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
        beside = _at(mended.tables, path[:-1])
        if better and isinstance(beside, dict) and better not in beside and path[-1] in beside:
            mended.faults.append(attrs.evolve(found, path=path))
            _put(mended, path, (*path[:-1], better), first=True)


# ---- raw tables -------------------------------------------------------------------------------------------------


def _put(mended: Mended, old: Path, new: Path, *, first: bool = False) -> None:
    """Rename a table, in place and order; merge it into the one that has the new name, under or over it (`first`)."""
    above = _at(mended.tables, old[:-1])
    moving = above[old[-1]]
    there = above.get(new[-1])
    if isinstance(there, dict) and isinstance(moving, dict):
        whole = _merged(there, moving)
        mended.moved.update({each: (*old, *each[len(new) :]) for each in _tops(new, moving, there)})
    else:
        whole = moving
        mended.moved[new] = old
    both = (old[-1], new[-1])
    keep = old[-1] if first or new[-1] not in above else new[-1]
    pairs = [(name, each) for name, each in above.items() if name == keep or name not in both]
    above.clear()
    above.update((new[-1], whole) if name == keep else (name, each) for name, each in pairs)


def _tops(path: Path, moving: Table, there: Table) -> Iterator[Path]:
    """Yield the paths at which something moved stands where nothing was, or replaces what was."""
    for key, value in moving.items():
        if isinstance(value, dict) and isinstance(there.get(key), dict):
            yield from _tops((*path, key), value, there[key])
        else:
            yield (*path, key)


def _merged(under: Table, over: Table) -> Table:
    result = dict(under)
    for key, value in over.items():
        below = under.get(key)
        result[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return result


def _copied(table: Table) -> Table:
    return {key: _copied(value) if isinstance(value, dict) else value for key, value in table.items()}


def _at(tables: Any, path: Path) -> Any:
    for step in path:
        tables = tables.get(step) if isinstance(tables, dict) else None
    return tables


# How expressions and the names of options speak of what has an ID.
_NAMED: defaultdict[str, str] = defaultdict(
    lambda: r"(?!)",
    roles=r"support\.ID(?![a-z0-9_])",
    tracks=r"track\.ID(?![a-z0-9_])",
    issues=r"(?:agreed|settled)\.ID(?![a-z0-9_])|^ID\.",
    options=r"[\"']ID[\"']|\.ID$",
)


def uses(tables: Table, path: Path, name: str) -> int:
    """Return how often the files name something: as a text, a key, or in an expression."""
    word = re.compile(_NAMED["options" if len(path) > 1 else str(path[0])].replace("ID", re.escape(name)))

    own = (*path, name)

    def count(data: Any, here: Path) -> int:
        if isinstance(data, dict):
            keys: list[bool] = [key == name and (*here, key) != own for key in data]
            return sum(keys) + sum(count(each, (*here, key)) for key, each in data.items())
        if isinstance(data, list):
            return sum(count(each, here) for each in data)
        return int(isinstance(data, str) and len(data) < LONGEST and (data == name or word.search(data) is not None))

    return count(tables, ())
