"""A scenario out of layers: itself, what it extends, what that extends … and where everything in it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from game.scenario.problems import Fault, Path, Problem, did_you_mean, shortened
from game.scenario.source import SECTION_OF_FILE, Document, Folder, read_document

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LAYERS = 8
MOST_REMOVED = 200  # must agree with the limit of model.Head.remove
FILE_OF_SECTION = {section: file for file, section in SECTION_OF_FILE.items()}
NO_EXTENDS = 'write extends = "NAME" above it, or take it away'
OWN_KEYS = ("extends", "remove")  # of scenario.toml: said of one layer, never inherited


@frozen
class Layer:
    """One scenario folder, parsed: its documents by path, and its raw tables by section."""

    folder: Folder
    documents: dict[str, Document]
    tables: dict[str, Any]
    texts: dict[str, Any]

    def file_of(self, path: Path) -> tuple[str, Path]:
        """Return the file that a path lies in, and the rest of the path inside it."""
        section = str(path[0])
        if section in ("decks", "text"):
            name = f"{path[1]}" if len(path) > 1 else ""
            return f"{section}/{name}.toml" if name else f"{section}", path[2:]
        return FILE_OF_SECTION.get(section, "scenario.toml"), path[1:]

    def depth(self, path: Path) -> int:
        """Return how many steps of the path this layer says itself; -1 if it has not even the file."""
        file, rest = self.file_of(path)
        document = self.documents.get(file)
        if document is None or document.data is None:
            return -1
        return document.places.known_depth(rest)

    def problem(self, fault: Fault) -> Problem:
        """Give a fault its place in this layer's files."""
        file, rest = self.file_of(fault.path)
        document = self.documents.get(file)
        made = Problem(
            file=self.folder.named(file),
            line=1,
            column=1,
            code=fault.code,
            message=fault.message,
            severity=fault.severity,
            hint=fault.hint,
        )
        if document is None or document.data is None or not rest:
            return made
        places = document.places
        inside = fault.at is not None and places.known_depth(rest) == len(rest)
        place = places.inside(rest, fault.at or 0, fault.length) if inside else places.place(rest, fault.on)
        excerpt = places.line(place.line)
        return evolve(made, line=place.line, column=place.column, width=place.width, excerpt=excerpt)


@frozen
class Stack:
    """The layers of a scenario, its own first, and the tables and texts that they make together."""

    layers: tuple[Layer, ...]
    tables: dict[str, Any]
    texts: dict[str, Any]
    problems: tuple[Problem, ...]
    broken: frozenset[Path]  # files that could not be read, as paths: ("tracks",), ("decks", "hill")

    def problem(self, fault: Fault) -> Problem:
        """Give a fault its place: in the layer that says most of its path, the nearest one if several do."""
        depths = [layer.depth(fault.path) for layer in self.layers]
        chosen = depths.index(max(depths))
        made = self.layers[chosen].problem(fault)
        if chosen == 0:
            return made
        inherited = f'"{self.layers[0].folder.id}" inherits this'
        return evolve(made, hint=f"{made.hint}; {inherited}" if made.hint else inherited)


def stack(folder: Folder, find_parent: Callable[[str, Folder], Folder | None]) -> Stack:
    """Parse a folder and everything that it extends, and merge them."""
    layers = [read_layer(folder)]
    problems = _add_parents(layers, find_parent)
    is_complete = not problems
    for layer in layers:
        problems += layer.folder.problems
        for document in layer.documents.values():
            problems += document.problems
        if "scenario.toml" not in layer.documents and not _mentions(layer.folder, "scenario.toml"):
            problems.append(layer.problem(_missing_file("head")))
    if not is_complete:  # without its parent, everything would look as if it were missing
        everything = frozenset((section,) for section in (*SECTION_OF_FILE.values(), "decks"))
        return Stack(tuple(layers), {}, {}, tuple(problems), everything)
    tables, texts = _merge_all(layers, problems)
    broken = _broken(layers)
    for section in ("roles", "issues"):
        if section not in tables and (section,) not in broken:
            problems.append(layers[0].problem(_missing_file(section)))
            broken |= {(section,)}
    return Stack(tuple(layers), tables, texts, tuple(problems), frozenset(broken))


def _missing_file(section: str) -> Fault:
    """Say that a file which every scenario needs is not there."""
    needed = "every scenario has scenario.toml, roles.toml and issues.toml, or extends another that has them"
    return Fault(path=(section,), code="missing-file", message="this file is missing", hint=needed)


def _add_parents(layers: list[Layer], find_parent: Callable[[str, Folder], Folder | None]) -> list[Problem]:
    """Add to the first layer everything that it extends; return the problem that ended the chain too early."""
    seen = [layers[0].folder.id]
    while True:
        child = layers[-1]
        extends = child.tables.get("head", {}).get("extends")
        if not isinstance(extends, str):
            return []
        fault = _cannot_extend(extends, seen, len(layers))
        parent = find_parent(extends, child.folder) if fault is None else None
        if parent is None:
            message = f'there is no scenario "{shortened(extends)}" to extend here'
            fault = fault or _extends_fault("no-parent", message, "put its folder beside this one")
            return [child.problem(fault)]
        layers.append(read_layer(parent))
        seen.append(parent.id)


def read_layer(folder: Folder) -> Layer:
    documents = {name: read_document(content, folder.named(name)) for name, content in folder.files.items()}
    tables: dict[str, Any] = {}
    texts: dict[str, Any] = {}
    for name, document in documents.items():
        if document.data is None:
            continue
        if name in SECTION_OF_FILE:
            tables[SECTION_OF_FILE[name]] = document.data
        else:
            section, _, file = name.partition("/")
            into = texts if section == "text" else tables.setdefault("decks", {})
            into[file.removesuffix(".toml")] = document.data
    return Layer(folder, documents, tables, texts)


def _broken(layers: list[Layer]) -> set[Path]:
    """Return which files are there but unreadable, or were refused."""
    broken: set[Path] = set()
    for layer in layers:
        unread = [name for name, document in layer.documents.items() if document.data is None]
        unread += [
            name
            for name in [*SECTION_OF_FILE, "decks"]
            if name not in layer.documents and _mentions(layer.folder, name)
        ]
        if "scenario.toml" not in layer.documents:
            unread.append("scenario.toml")
        for name in unread:
            section, _, file = name.partition("/")
            broken.add((SECTION_OF_FILE.get(name, section), *([file.removesuffix(".toml")] if file else [])))
    return broken


def _mentions(folder: Folder, name: str) -> bool:
    """Tell whether a problem of the folder is about this file."""
    return any(problem.file == folder.named(name) for problem in folder.problems)


# ---- extends ----------------------------------------------------------------------------------------------------


def _extends_fault(code: str, message: str, hint: str = "") -> Fault:
    return Fault(path=("head", "extends"), code=code, message=message, hint=hint)


def _cannot_extend(name: str, seen: list[str], depth: int) -> Fault | None:
    if name in seen:
        round_trip = " → ".join([*seen[seen.index(name) :], name])
        hint = "take `extends` out of one of them"
        return _extends_fault("extends-cycle", f"this goes round in a circle: {round_trip}", hint)
    if depth > MOST_LAYERS:
        message = f"scenarios extend one another more than {MOST_LAYERS} deep"
        return _extends_fault("extends-too-deep", message, "extend one that is nearer to the first")
    if not name or "/" in name or "\\" in name or name.startswith("."):
        hint = "only the name of a scenario's folder can stand here"
        return _extends_fault("bad-parent", f'"{name[:60]}" is no name of a scenario', hint)
    return None


# ---- merging ----------------------------------------------------------------------------------------------------


def _merge_all(layers: list[Layer], problems: list[Problem]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Merge from the last parent down to the scenario itself."""
    tables: dict[str, Any] = {}
    texts: dict[str, Any] = {}
    for layer in reversed(layers):
        inherited = {key: value for key, value in tables.get("head", {}).items() if key not in OWN_KEYS}
        tables = {**tables, "head": inherited} if "head" in tables else tables
        tables = _without(tables, layer, problems)
        tables = merged(tables, layer.tables)
        texts = {language: _still_true(said, layer.tables) for language, said in texts.items()}
        texts = merged(texts, layer.texts)
    return tables, texts


def _still_true(texts: Any, changed: Any) -> Any:
    """Return inherited translations without those of texts that this layer says anew."""
    if not isinstance(texts, dict) or not isinstance(changed, dict):
        return texts
    kept = {key: value for key, value in texts.items() if isinstance(changed.get(key, {}), dict)}
    return {key: _still_true(value, changed.get(key)) for key, value in kept.items()}


def merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return both tables as one: tables merge, everything else (lists too) is replaced.  Neither is changed."""
    result = dict(under)
    for key, value in over.items():
        below = under.get(key)
        result[key] = merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return result


def _without(tables: dict[str, Any], layer: Layer, problems: list[Problem]) -> dict[str, Any]:
    """Return the inherited tables without what this layer removes."""
    head = layer.tables.get("head", {})
    remove = head.get("remove")
    if not isinstance(remove, list) or not remove:
        return tables
    if "extends" not in head:
        message = "there is nothing to remove: this scenario extends no other"
        path: Path = ("head", "remove")
        lonely = Fault(path=path, on="key", code="nothing-to-remove", message=message, hint=NO_EXTENDS)
        problems.append(layer.problem(lonely))
        return tables
    tables = _copied(tables)
    for index, entry in enumerate(remove[:MOST_REMOVED]):
        if isinstance(entry, str):
            fault = _remove(tables, entry)
            if fault is not None:
                problems.append(layer.problem(evolve(fault, path=("head", "remove", index))))
    return tables


def _copied(table: dict[str, Any]) -> dict[str, Any]:
    return {key: _copied(value) if isinstance(value, dict) else value for key, value in table.items()}


def _remove(tables: dict[str, Any], entry: str) -> Fault | None:
    """Take one thing out of the tables, in place; say so if it isn't there."""
    steps = entry.split(".")
    sections = [section for section in (*SECTION_OF_FILE.values(), "decks") if section != "head"]
    if steps[0] not in sections:
        message = f"`{entry[:60]}` names nothing that can be removed"
        hint = did_you_mean(steps[0], sections)
        return Fault(path=(), code="nothing-to-remove", message=message, hint=hint)
    here: Any = tables
    for step in steps[:-1]:
        here = here.get(step, {}) if isinstance(here, dict) else {}
    if len(steps) < 2 or not isinstance(here, dict) or steps[-1] not in here:
        known = list(here) if isinstance(here, dict) and len(steps) > 1 else []
        prefix = "".join(f"{step}." for step in steps[:-1])
        message = f"there is no `{entry[:80]}` to remove"
        return Fault(
            path=(), code="nothing-to-remove", message=message, hint=did_you_mean(steps[-1], known, prefix=prefix)
        )
    del here[steps[-1]]
    if steps[0] == "roles" and len(steps) == 2:
        _forget_role(tables, steps[1])
    return None


def _forget_role(tables: dict[str, Any], role: str) -> None:
    """Take a removed seat's deck, values, consents and marks out as well."""
    tables.get("decks", {}).pop(role, None)
    holders = [each for each in tables.get("linkage", {}).values() if isinstance(each, dict)]
    for issue in tables.get("issues", {}).values():
        options = issue.get("options") if isinstance(issue, dict) else None
        holders += (
            [each for each in (options or {}).values() if isinstance(each, dict)] if isinstance(options, dict) else []
        )
    for holder in holders:
        if isinstance(holder.get("values"), dict):
            holder["values"].pop(role, None)
        for key in ("consent", "hard_to_sell"):
            if isinstance(holder.get(key), list):
                holder[key] = [each for each in holder[key] if each != role]
