"""Raw tables that are mended: what was changed in them, where it is written, and how tables are moved and read."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.problems import Fault, Path

Table = dict[str, Any]
LONGEST = 500  # no expression is longer


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


def header_of(path: Path) -> str:
    """Return a path as the header of its table is written."""
    return ".".join(map(str, path[2:] if path[0] == "decks" else path[1:]))


def put(mended: Mended, old: Path, new: Path, *, first: bool = False) -> None:
    """Rename a table, in place and order; merge it into the one that has the new name, under or over it (`first`)."""
    above = at(mended.tables, old[:-1])
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


def copied(table: Table) -> Table:
    return {key: copied(value) if isinstance(value, dict) else value for key, value in table.items()}


def at(tables: Any, path: Path) -> Any:
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
