"""From a name, a folder or a record's own copy to a checked scenario: all of it, or none and every problem."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from game.scenario import library
from game.scenario.archives import ArchiveError, is_archive, read_archive
from game.scenario.checks import examine
from game.scenario.extending import stack
from game.scenario.folders import Folder, folder_from, read_folder
from game.scenario.problems import Problem, did_you_mean, in_order
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from game.scenario.extending import Stack
    from game.scenario.model import Scenario

MOST_PROBLEMS = 200


@frozen
class Loaded:
    """What came of loading: the scenario (None if anything is wrong with it), its problems, its files.

    `files` holds the text of every file that was read, those of extended scenarios too, by paths such as
    `river/issues.toml`: what `load_files` takes.  `texts` holds the translations: by language, then as in the file.
    `shown` says how problems name the folder of each scenario in it.
    """

    id: str
    scenario: Scenario | None
    problems: tuple[Problem, ...] = ()
    files: dict[str, str] = field(factory=dict)
    texts: dict[str, Any] = field(factory=dict)
    shown: dict[str, str] = field(factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.is_error)


def load(name_or_path: str | Path) -> Loaded:
    """Load a scenario by its name in a known root, or from a folder or an archive.

    Never raises for what the files say.
    """
    if is_archive(Path(name_or_path)):
        return _from_archive(Path(name_or_path))
    found = library.find_scenario(name_or_path)
    if found is None:
        return _not_found(str(name_or_path))

    def parent(name: str, child: Folder) -> Folder | None:
        folder = library.find_parent(name, places[child.id])
        if folder is None:
            return None
        places[name] = folder
        return read_folder(folder, name, _shown(folder))

    def known(child: Folder) -> Iterable[str]:
        return library.parent_names(places[child.id])

    id_ = scenario_id(found)
    places = {id_: found}
    folder = read_folder(found, id_, _shown(found))
    return _loaded(folder, parent, known) if folder.files or folder.problems else _not_found(str(name_or_path))


def load_files(id: str, files: Mapping[str, bytes | str]) -> Loaded:  # noqa: A002  (the record's word)
    """Load a scenario from texts in memory, such as the copy that a saved game carries (`Loaded.files`)."""

    def parent(name: str, _child: Folder) -> Folder | None:
        return folder_from(name, files) if any(each.startswith(f"{name}/") for each in files) else None

    def known(child: Folder) -> Iterable[str]:
        folders = {each.partition("/")[0] for each in files if each.endswith("/scenario.toml")}
        return sorted(folders - {child.id, id})

    return _loaded(folder_from(id, files), parent, known)


def _from_archive(path: Path) -> Loaded:
    try:
        archive = read_archive(path)
    except ArchiveError as error:
        problem = Problem(
            file=_shown(path), line=1, column=1, code="bad-archive", message=error.message, hint=error.hint
        )
        return Loaded(id=path.stem[:64], scenario=None, problems=(problem,))
    return load_files(archive.id, archive.files)


def scenario_id(folder: Path) -> str:
    """Return the id of the scenario in a folder: the folder's name, made plain."""
    plain = re.sub(r"[^a-z0-9_-]+", "-", folder.resolve().name.lower()).strip("-_")[:64]
    return plain or "scenario"


def _loaded(
    folder: Folder,
    parent: Callable[[str, Folder], Folder | None],
    known: Callable[[Folder], Iterable[str]],
) -> Loaded:
    layers = stack(folder, parent, known)
    context, faults = examine(layers, layers.tables)
    errors = any(problem.is_error for problem in layers.problems) or any(fault.is_error for fault in faults)
    if errors:
        from game.scenario.causes import told  # noqa: PLC0415  (only mistakes pay for this import)

        problems = told(layers)
    else:
        shown = [layer.folder.shown for layer in layers.layers]
        problems = in_order([*layers.problems, *map(layers.problem, faults[:MOST_PROBLEMS])], shown)
    return Loaded(
        id=folder.id,
        scenario=None if errors else context.scenario,
        problems=problems[:MOST_PROBLEMS],
        files=_files(layers),
        texts={} if errors else layers.texts,
        shown={layer.folder.id: layer.folder.shown for layer in layers.layers},
    )


def _files(layers: Stack) -> dict[str, str]:
    files: dict[str, str] = {}
    for layer in layers.layers:
        for name, document in layer.documents.items():
            files[f"{layer.folder.id}/{name}"] = document.text
    return files


def _not_found(name: str) -> Loaded:
    path = Path(name)
    names = library.scenario_names()
    if _is(Path.is_file, path):
        message = _("this is a file, not a scenario's folder")
        hint = _("give the folder that holds scenario.toml")
    elif name and _is(Path.is_dir, path):
        message, hint = _("this folder holds no scenario"), _("a scenario's folder has a file scenario.toml")
    else:
        message = _("there is no scenario of this name, and no such folder")
        hint = did_you_mean(path.name, names)
    problem = Problem(file=name[:200] or ".", line=1, column=1, code="no-such-scenario", message=message, hint=hint)
    return Loaded(id=name[:64], scenario=None, problems=(problem,))


def _is(asked: Callable[[Path], bool], path: Path) -> bool:
    try:
        return asked(path)
    except (OSError, ValueError):
        return False


def _shown(folder: Path) -> str:
    """Return a folder as problems name it: from where the user stands, if it is below, and with plain slashes."""
    try:
        return Path(os.path.abspath(folder)).relative_to(Path.cwd()).as_posix()  # noqa: PTH100  (links stay as named)
    except (OSError, ValueError):
        return folder.as_posix()
