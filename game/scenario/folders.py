"""Reading the folder of a scenario, which may hold anything: what belongs to it, and what only looks as if it did."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from game.scenario.characters import alike
from game.scenario.languages import TAG, code_of
from game.scenario.problems import Problem, did_you_mean, nearest
from game.scenario.source import FOLDERS, LARGEST_FILE, SECTION_OF_FILE, file_problem
from game.speech.language import NAMES, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

LARGEST_FOLDER = 4 * 1024 * 1024
MOST_FILES = 64
ENDING = ".toml"
NEEDED = ("scenario.toml", "roles.toml", "issues.toml", "endings.toml")  # of a scenario that extends no other
BESIDE = ("teacher", "schema")  # folders that are no part of the rules
DECK = re.compile(r"[a-z][a-z0-9_]{0,39}")
COPY = re.compile(r"[ _-]+(?:\(.*\)|(?:copy|kopie|kopia|copie|copia|копия|копія)(?: ?\(?\d+\)?)?)$", re.IGNORECASE)
COPIES = ("~", ".bak", ".orig", ".swp", ".tmp")  # which editors leave behind


@frozen
class Folder:
    """The files of one scenario folder: raw contents by path inside it, and what could not be read.

    `shown` is how problems name the folder, `id` is how a record keeps it.  `explained` are the files (or `decks`)
    that are not here for a reason which `problems` give: nothing more is said of their absence.
    """

    id: str
    shown: str
    files: dict[str, bytes | str] = field(factory=dict)
    problems: tuple[Problem, ...] = ()
    explained: frozenset[str] = frozenset()

    def named(self, file: str) -> str:
        return f"{self.shown}/{file}" if self.shown else file


def read_folder(folder: Path, scenario_id: str, shown: str) -> Folder:
    """Read every scenario file of a folder.  Never raises: what can't be read becomes a problem."""
    reading = _Reading(Folder(scenario_id, shown))
    try:
        root = folder.resolve(strict=True)
        for name in reading.accepted(reading.listed(root)):
            content = reading.content(root, name)
            if content is not None:
                reading.folder.files[name] = content
    except (OSError, ValueError, RuntimeError) as error:
        reading.say("scenario.toml", "unreadable", _("can't be read: {reason}").format(reason=_reason(error)))
    return reading.done()


def folder_from(scenario_id: str, files: Mapping[str, bytes | str]) -> Folder:
    """Return a folder out of a mapping that holds the files of several (`river/issues.toml`)."""
    start = f"{scenario_id}/"
    own = {name[len(start) :]: content for name, content in files.items() if name.startswith(start)}
    reading = _Reading(Folder(scenario_id, scenario_id))
    reading.folder.files.update({name: own[name] for name in reading.accepted(list(own))})
    return reading.done()


class _Reading:
    """A folder under way, with what is wrong with it."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.explained: set[str] = set()

    def say(self, file: str, code: str, message: str, hint: str = "", *, instead_of: str = "") -> None:
        """Report a problem of a file, which may be there instead of another one."""
        self.problems.append(file_problem(self.folder.named(file), code, message, hint))
        self.explained |= {file, instead_of} - {""}

    def done(self) -> Folder:
        """Return the folder with its problems, and without its files if they are too much to read."""
        size = sum(len(content) for content in self.folder.files.values())
        if size > LARGEST_FOLDER:
            message = _("the files of this scenario are larger than {most} MiB together")
            self.say("scenario.toml", "file-too-large", message.format(most=LARGEST_FOLDER // 1024**2))
            self.forget()
        return evolve(self.folder, problems=tuple(self.problems), explained=frozenset(self.explained))

    def forget(self) -> None:
        """Leave every file unread, and say no more about any."""
        self.folder.files.clear()
        self.explained |= {*SECTION_OF_FILE, *FOLDERS}

    # ---- names ----------------------------------------------------------------------------------------------------

    def listed(self, root: Path) -> list[str]:
        """Return the names of the TOML files in a folder and in its known subfolders."""
        entries = {entry.name: entry for entry in root.iterdir() if not entry.name.startswith(".")}
        names = [name for name in entries if name.endswith(ENDING)]
        for name, entry in entries.items():
            if name in FOLDERS:
                names += self.inside(root, entry)
            elif not name.endswith(ENDING) and name not in BESIDE:
                self.look_alike(entry, entries)
        return names

    def inside(self, root: Path, entry: Path) -> list[str]:
        """Return the names of the TOML files in one of the known subfolders."""
        name = entry.name
        if not entry.resolve().is_relative_to(root):
            message = _("this is a link that leads out of the scenario's folder")
            self.say(name, "outside-folder", message, _("put the folder itself here"))
            return []
        if not entry.is_dir():
            message = _("this must be a folder, and is a file")
            example = f"{name}/ROLE.toml" if name == "decks" else f"{name}/uk.toml"
            self.say(name, "not-a-file", message, _("make a folder, with files such as {name}").format(name=example))
            return []
        inside = [each for each in entry.iterdir() if not each.name.startswith(".")]
        files = [f"{name}/{each.name}" for each in inside if each.name.endswith(ENDING)]
        for each in inside:
            meant = _meant(each.name)
            if not each.name.endswith(ENDING) and each.is_dir():
                if _holds_toml(each):
                    message = _("nothing in this folder is read: files stand in {folder}/ itself")
                    self.say(f"{name}/{each.name}", "unknown-file", message.format(folder=name), _("move them up"))
            elif not each.name.endswith(ENDING) and meant is not None and ENDING in each.name.lower():
                self.misnamed(f"{name}/{each.name}", f"{name}/{meant}", files)
        return files

    def look_alike(self, entry: Path, entries: Iterable[str]) -> None:
        """Say so if a file or folder without a meaning looks like one that a scenario has."""
        name = entry.name
        if entry.is_dir():
            meant = nearest(name, FOLDERS)
            if _holds_toml(entry):
                message = _("nothing in this folder is read: a scenario has no folder of this name")
                hint = _("TOML files stand in the scenario's own folder, in decks/ or in text/")
                if meant is not None and meant not in entries:
                    hint = _('did you mean "{name}"?').format(name=f"{meant}/")
                self.say(name, "unknown-file", message, hint, instead_of=meant or "")
            return
        meant = _meant(name)
        if meant in NEEDED or (meant in SECTION_OF_FILE and ENDING in name.lower()):
            self.misnamed(name, meant, entries)

    def misnamed(self, name: str, meant: str, there: Iterable[str]) -> None:
        """A file such as endings.toml.txt or endings.TOML, which nobody reads, instead of the one that is meant."""
        if meant not in there:
            message = _("this file is not read: its name does not end in .toml")
            hint = _('did you mean "{name}"?').format(name=meant)
            self.say(name, "unknown-file", message, hint, instead_of=meant)

    def accepted(self, names: list[str]) -> Iterator[str]:
        """Yield the names that a scenario's files have, in order; others, and too many, are problems."""
        if len(names) > MOST_FILES:
            message = _("this folder has {count} TOML files; the most is {most}")
            self.say("scenario.toml", "too-many-files", message.format(count=len(names), most=MOST_FILES))
            self.forget()
            return
        for name in sorted(names):
            if self.is_scenario_file(name, names):
                yield name

    def is_scenario_file(self, name: str, names: list[str]) -> bool:
        """Tell whether a scenario may have a file of this name; if not, say so."""
        subfolder, _slash, file = name.rpartition("/")
        stem = file.removesuffix(ENDING)
        if name in SECTION_OF_FILE:
            return True
        if (subfolder == "decks" and DECK.fullmatch(stem)) or (subfolder == "text" and TAG.fullmatch(stem)):
            return True
        found = alike(stem)
        plain = stem if found is None else found.meant
        if subfolder == "decks":
            meant = f"decks/{re.sub(r'[^a-z0-9]+', '_', plain.lower()).strip('_')}.toml"
            original = f"decks/{COPY.sub('', plain)}{ENDING}"
            meant = original if original in names and original != name else meant
            message = _("a deck is named after its role: decks/ROLE.toml")
        elif subfolder == "text":
            meant = f"text/{plain if TAG.fullmatch(plain) else code_of(plain)}.toml"
            message = _("a translation is named after its language, such as text/uk.toml")
        else:
            stems = [each.removesuffix(ENDING) for each in SECTION_OF_FILE]
            known = nearest(plain, stems, least=0.7)
            meant = f"{known}{ENDING}" if known else f"text/{name}" if stem in NAMES else f"decks/{name}"
            message = _("a scenario has no file of this name")
        self.say(name, "unknown-file", message, _way_out(name, meant, names), instead_of=meant)
        return False

    # ---- contents -------------------------------------------------------------------------------------------------

    def content(self, root: Path, name: str) -> bytes | None:
        """Return the bytes of one file, or None with a problem."""
        path = root / name
        try:
            if not path.resolve().is_relative_to(root):
                message = _("this is a link that leads out of the scenario's folder")
                self.say(name, "outside-folder", message, _("put the file itself here"))
                return None
            mode = path.stat()
            if stat.S_ISDIR(mode.st_mode):
                self.say(name, "not-a-file", _("this is a folder, not a file"))
                return None
            if not stat.S_ISREG(mode.st_mode):
                self.say(name, "not-a-file", _("this is not a plain file"))
                return None
            with path.open("rb") as file:
                return file.read(LARGEST_FILE + 1)
        except (OSError, ValueError, RuntimeError) as error:
            self.say(name, "unreadable", _("can't be read: {reason}").format(reason=_reason(error)))
            return None


def _way_out(name: str, meant: str, names: Iterable[str]) -> str:
    """Say what to do about a file that may be another one, or a copy of it."""
    if meant == f"decks/{name}":
        return _("if these are the cards of a seat, they belong in {name}").format(name=meant)
    if meant in names:
        return _("{name} is there already: take this one away").format(name=meant)
    if DECK.fullmatch(meant.rpartition("/")[2].removesuffix(ENDING)):
        found = alike(name)
        if found is not None and found.meant == meant:
            return did_you_mean(name, [meant])
        return _('did you mean "{name}"?').format(name=meant)
    return ""


def _meant(name: str) -> str | None:
    """Return which file a name that no scenario's file has was probably meant to be: `endings.toml.txt`, `.TOML`."""
    if name.lower().endswith(COPIES):
        return None
    stem = name.lower().removesuffix(".txt").removesuffix(ENDING)
    return f"{stem}{ENDING}" if DECK.fullmatch(stem) else None


def _holds_toml(folder: Path) -> bool:
    """Tell whether a folder has TOML files, which look as if they meant something."""
    try:
        return any(entry.name.endswith(ENDING) for entry in folder.iterdir())
    except OSError:
        return False


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or "").lower() or _("it is no usable path")
