"""A scenario out of layers: itself, what it extends, what that extends … and where everything in it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from game.scenario.problems import Fault, Path, Problem, did_you_mean, nearest, shortened
from game.scenario.source import SECTION_OF_FILE, Document, read_document
from game.scenario.structure import class_at, needed_keys
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from game.scenario.folders import Folder

MOST_LAYERS = 8
MOST_REMOVED = 200  # must agree with the limit of model.Head.remove
FILE_OF_SECTION = {section: file for file, section in SECTION_OF_FILE.items()}
NEEDED = ("roles", "issues", "endings", "decks")  # beside scenario.toml, of the scenario that all layers make
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
    """The layers of a scenario, its own first, and the tables and texts that they make together.

    `inherited` is what the scenario would be without its own files.
    """

    layers: tuple[Layer, ...]
    tables: dict[str, Any]
    texts: dict[str, Any]
    problems: tuple[Problem, ...]
    broken: frozenset[Path]  # files that could not be read, as paths: ("tracks",), ("decks", "hill")
    inherited: dict[str, Any]

    def problem(self, fault: Fault) -> Problem:
        """Give a fault its place: in the layer that says most of its path, the nearest one if several do."""
        depths = [layer.depth(fault.path) for layer in self.layers]
        chosen = depths.index(max(depths))
        made = self.layers[chosen].problem(fault)
        if chosen == 0:
            return made
        inherited = _('"{name}" inherits this').format(name=self.layers[0].folder.id)
        return evolve(made, hint=f"{made.hint}; {inherited}" if made.hint else inherited)


def stack(
    folder: Folder,
    find_parent: Callable[[str, Folder], Folder | None],
    known: Callable[[Folder], Iterable[str]] = lambda folder: (),  # noqa: ARG005
) -> Stack:
    """Parse a folder and everything that it extends, and merge them.  `known`: what a folder could extend."""
    layers = [read_layer(folder)]
    problems = _add_parents(layers, find_parent, known)
    is_complete = not problems
    for layer in layers:
        problems += layer.folder.problems
        for document in layer.documents.values():
            problems += document.problems
        if "scenario.toml" not in layer.documents and "scenario.toml" not in layer.folder.explained:
            problems.append(_missing(layer, "head"))
    if not is_complete:  # without its parent, everything would look as if it were missing
        everything = frozenset((section,) for section in (*SECTION_OF_FILE.values(), "decks"))
        return Stack(tuple(layers), {}, {}, tuple(problems), everything, {})
    tables, texts, inherited = _merge_all(layers, problems)
    broken = _broken(layers)
    for section in NEEDED:
        if section not in tables and (section,) not in broken:
            problems.append(_missing(layers[0], section))
            broken.add((section,))
    return Stack(tuple(layers), tables, texts, tuple(problems), frozenset(broken), inherited)


def merged_tables(layers: Iterable[Layer]) -> dict[str, Any]:
    """Return the tables that some layers make together, the first of them over the others."""
    return _merge_all(list(layers), [])[0]


def _missing(layer: Layer, section: str) -> Problem:
    message = _("this folder is missing") if section == "decks" else _("this file is missing")
    hints = {
        "head": _("every scenario has one; it says what the scenario is called"),
        "roles": _("every scenario has one, with its seats"),
        "issues": _("every scenario has one, with what is talked about"),
        "decks": _("every seat has its cards in it: decks/ROLE.toml"),
        "endings": _("every scenario has one, with at least an ending without `when`"),
    }
    return layer.problem(Fault(path=(section,), code="missing-file", message=message, hint=hints[section]))


def _add_parents(
    layers: list[Layer],
    find_parent: Callable[[str, Folder], Folder | None],
    known: Callable[[Folder], Iterable[str]],
) -> list[Problem]:
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
            return [child.problem(fault or _no_parent(extends, known(child.folder)))]
        layers.append(read_layer(parent))
        seen.append(parent.id)


def _no_parent(extends: str, known: Iterable[str]) -> Fault:
    message = _('there is no scenario "{name}" to extend here').format(name=shortened(extends))
    way_out = _("it must stand in the folder beside this one, or come with the game")
    guess = did_you_mean(extends, known)
    return _extends_fault(
        "no-parent", message, f"{guess}; {way_out}" if guess and guess[-1] != "?" else guess or way_out
    )


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
            section, _slash, file = name.partition("/")
            into = texts if section == "text" else tables.setdefault("decks", {})
            into[file.removesuffix(".toml")] = document.data
    return Layer(folder, documents, tables, texts)


def _broken(layers: list[Layer]) -> set[Path]:
    """Return which files are there but unreadable, or were refused."""
    broken: set[Path] = set()
    for layer in layers:
        unread = [name for name, document in layer.documents.items() if document.data is None]
        unread += [name for name in layer.folder.explained if name not in layer.documents]
        if "scenario.toml" not in layer.documents:
            unread.append("scenario.toml")
        for name in unread:
            section, _slash, file = name.partition("/")
            broken.add((SECTION_OF_FILE.get(name, section), *([file.removesuffix(".toml")] if file else [])))
    return broken


# ---- extends ----------------------------------------------------------------------------------------------------


def _extends_fault(code: str, message: str, hint: str = "") -> Fault:
    return Fault(path=("head", "extends"), code=code, message=message, hint=hint)


def _cannot_extend(name: str, seen: list[str], depth: int) -> Fault | None:
    if name in seen:
        round_trip = " → ".join([*seen[seen.index(name) :], name])
        message = _("this goes round in a circle: {names}").format(names=round_trip)
        return _extends_fault("extends-cycle", message, _("take `extends` out of one of them"))
    if depth > MOST_LAYERS:
        message = _("scenarios extend one another more than {most} deep").format(most=MOST_LAYERS)
        return _extends_fault("extends-too-deep", message, _("extend one that is nearer to the first"))
    if not name or "/" in name or "\\" in name or name.startswith("."):
        hint = _("only the name of a scenario's folder can stand here")
        message = _('"{name}" is no name of a scenario').format(name=name[:60])
        return _extends_fault("bad-parent", message, hint)
    return None


# ---- merging ----------------------------------------------------------------------------------------------------


def _merge_all(layers: list[Layer], problems: list[Problem]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Merge from the last parent down to the scenario itself; return tables, texts, and what the last step was put on.

    What a layer changes though it removes it is left out, with a problem.
    """
    tables: dict[str, Any] = {}
    texts: dict[str, Any] = {}
    below: dict[str, Any] = {}
    for layer in reversed(layers):
        inherited = {key: value for key, value in tables.get("head", {}).items() if key not in OWN_KEYS}
        tables = {**tables, "head": inherited} if "head" in tables else tables
        below, own = _without(tables, layer, problems)
        tables = merged(below, own)
        texts = {language: _still_true(said, layer.tables) for language, said in texts.items()}
        texts = merged(texts, layer.texts)
    return tables, texts, below


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


def _without(tables: dict[str, Any], layer: Layer, problems: list[Problem]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the inherited tables without what a layer removes, and the layer's own without what changes such."""
    head, own = layer.tables.get("head", {}), layer.tables
    remove = head.get("remove")
    if not isinstance(remove, list) or not remove:
        return tables, own
    if "extends" not in head:
        message = _("there is nothing to remove: this scenario extends no other")
        hint = _('write extends = "NAME" above it, or take it away')
        fault = Fault(path=("head", "remove"), on="key", code="nothing-to-remove", message=message, hint=hint)
        problems.append(layer.problem(fault))
        return tables, own
    tables, own = _copied(tables), _copied(own)
    for index, entry in enumerate(remove[:MOST_REMOVED]):
        if isinstance(entry, str):
            found = _remove(tables, entry) or _still_changed(own, entry, layer)
            if found is not None:
                problems.append(layer.problem(evolve(found, path=("head", "remove", index))))
    return tables, own


def _still_changed(own: dict[str, Any], entry: str, layer: Layer) -> Fault | None:
    """Take out, in place, a table that only changes what is removed; say so."""
    *above, last = path = tuple(entry.split("."))
    here: Any = own
    for step in above:
        here = here.get(step) if isinstance(here, dict) else None
    given = here.get(last) if isinstance(here, dict) else None
    type_ = class_at(path)
    if not isinstance(given, dict) or type_ is None or any(key in given for key in needed_keys(type_)):
        return None
    del here[last]
    file = layer.file_of(path)[0]
    message = _("`{name}` is removed here, but {file} changes it").format(name=entry[:80], file=file)
    return Fault(path=(), code="removed-and-changed", message=message, hint=_("take one of the two away"))


def _copied(table: dict[str, Any]) -> dict[str, Any]:
    return {key: _copied(value) if isinstance(value, dict) else value for key, value in table.items()}


def _remove(tables: dict[str, Any], entry: str) -> Fault | None:
    """Take one thing out of the tables, in place; say so if it isn't there (and take out what was probably meant)."""
    steps = entry.split(".")
    sections = [section for section in (*SECTION_OF_FILE.values(), "decks") if section != "head"]
    if steps[0] not in sections:
        message = _("`{name}` names nothing that can be removed").format(name=entry[:60])
        meant = nearest(steps[0], sections)
        if meant is not None:
            _remove(tables, ".".join([meant, *steps[1:]]))
            return _no_such(message, _('did you mean "{name}"?').format(name=".".join([meant, *steps[1:]])[:80]))
        return _no_such(message, did_you_mean(steps[0], sections))
    here: Any = tables
    for step in steps[:-1]:
        here = here.get(step, {}) if isinstance(here, dict) else {}
    if len(steps) < 2 or not isinstance(here, dict) or steps[-1] not in here:
        known = list(here) if isinstance(here, dict) and len(steps) > 1 else []
        prefix = "".join(f"{step}." for step in steps[:-1])
        message = _("there is no `{name}` to remove").format(name=entry[:80])
        meant = nearest(steps[-1], known)
        if meant is not None:
            _remove(tables, prefix + meant)
        return _no_such(message, did_you_mean(steps[-1], known, prefix=prefix))
    del here[steps[-1]]
    if steps[0] == "roles" and len(steps) == 2:
        _forget_role(tables, steps[1])
    return None


def _no_such(message: str, hint: str) -> Fault:
    return Fault(path=(), code="nothing-to-remove", message=message, hint=hint)


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
