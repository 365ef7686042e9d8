"""Scenarios in one file: zip archives, written the same every time and read with suspicion.

An archive holds the folder of a scenario and those of what it extends (`ferry/issues.toml`, `ferry/decks/delta.toml`).
Nothing is ever unpacked to disk: what is read goes to `loading.load_files`.  An archive made by hand may also hold the
scenario's files without a folder around them, and files that are none of ours, which are left unread.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zlib
from typing import TYPE_CHECKING

from attrs import frozen

from game.scenario.folders import MOST_FILES
from game.scenario.source import LARGEST_FILE, read_document
from game.speech.language import _

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping
    from pathlib import Path

LARGEST_ARCHIVE = 8 * 1024 * 1024
LARGEST_IN_ALL = 8 * 1024 * 1024
MOST_ENTRIES = 8 * MOST_FILES
MOST_RATIO = 100  # of a file's size to its packed size; plain text packs to a tenth
DEEPEST, LONGEST_NAME = 4, 200
SMALL = 4096  # a file this small may pack as well as it likes
WHEN = (1980, 1, 1, 0, 0, 0)  # the first day that a zip archive knows
READABLE = 0o644 << 16
PACKED = {0, 8}  # ways of packing: not at all (ZIP_STORED) and plain (ZIP_DEFLATED)
LEFT_BY_SYSTEMS = ("__MACOSX",)


class ArchiveError(ValueError):
    """An archive that is not read: why, in one line, and a way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@frozen
class Archive:
    """What an archive holds: the id of its scenario, and the contents of all files by path (`ferry/issues.toml`)."""

    id: str
    files: dict[str, bytes]


def is_archive(path: Path) -> bool:
    """Tell whether a path is meant as an archive: an existing file called `….zip`."""
    try:
        return path.suffix.lower() == ".zip" and path.is_file()
    except (OSError, ValueError):
        return False


# ---- writing --------------------------------------------------------------------------------------------------------


def packed(scenario: str, files: Mapping[str, str]) -> bytes:
    """Return an archive of files (paths begin with a scenario's id), the scenario's own first.

    The same files give the same bytes on every computer: nothing is compressed, for that differs between versions.
    """
    import zipfile  # noqa: PLC0415  (only archives pay for this import)

    target = io.BytesIO()
    names = sorted(files, key=lambda name: (not name.startswith(f"{scenario}/"), name))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, WHEN)
            entry.create_system = 3  # Unix, wherever it is written
            entry.external_attr = READABLE
            archive.writestr(entry, files[name].encode("utf-8"))
    return target.getvalue()


# ---- reading --------------------------------------------------------------------------------------------------------


def read_archive(path: Path) -> Archive:
    """Read a scenario's archive into memory.  Raises ArchiveError for whatever is wrong with it."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_ARCHIVE + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "").lower() or _("no usable path")
        raise ArchiveError(_("can't be read: {reason}").format(reason=reason)) from None
    if len(content) > LARGEST_ARCHIVE:
        raise ArchiveError(_("this archive is larger than {most} MiB").format(most=LARGEST_ARCHIVE // 1024 // 1024))
    files = unpacked(content)
    return _arranged(files, path.stem)


def read_beside(path: Path, ending: str) -> dict[str, str]:
    """Return the texts that an archive holds beside the rules of its own scenario, by their paths in its folder.

    `ending`: of the files that are wanted, such as `.md`.  Raises ArchiveError.
    """
    own = read_archive(path).id
    files = unpacked(path.read_bytes()[: LARGEST_ARCHIVE + 1], ending)
    start = f"{own}/" if any(name.startswith(f"{own}/") for name in files) else ""
    return {
        name.removeprefix(start): content.decode("utf-8-sig", "replace")
        for name, content in files.items()
        if name.startswith(start)
    }


def unpacked(content: bytes, ending: str = ".toml") -> dict[str, bytes]:
    """Return the files of an archive with this ending by their paths.  Raises ArchiveError."""
    import zipfile  # noqa: PLC0415  (only archives pay for this import)

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            wanted = _wanted(entries, ending)
            return {name: _content(archive, entry, name) for name, entry in wanted.items()}
    except ArchiveError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        MemoryError,
        OverflowError,
    ):
        message = _("this is no zip archive, or it is damaged")
        raise ArchiveError(message, _("make it with: longtable pack DIR")) from None


def _wanted(entries: list[zipfile.ZipInfo], ending: str) -> dict[str, zipfile.ZipInfo]:
    """Look at every entry, also of files that are not read; return those of files with this ending."""
    if len(entries) > MOST_ENTRIES:
        message = _("this archive has {count} entries; the most is {most}")
        raise ArchiveError(message.format(count=len(entries), most=MOST_ENTRIES))
    wanted: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    total = 0
    for entry in entries:
        name = _safe_name(entry)
        if entry.is_dir() or name.split("/")[0] in LEFT_BY_SYSTEMS:
            continue
        if name.casefold() in seen:
            raise ArchiveError(_('this archive holds "{name}" twice').format(name=name))
        seen.add(name.casefold())
        if not name.endswith(ending) or name.rpartition("/")[2].startswith("."):
            continue
        _bounded(entry, name)
        total += entry.file_size
        if total > LARGEST_IN_ALL:
            message = _("the files in this archive are larger than {most} MiB in all")
            raise ArchiveError(message.format(most=LARGEST_IN_ALL // 1024 // 1024))
        wanted[name] = entry
    return wanted


def _safe_name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's path if it is a plain one inside the archive."""
    name = entry.orig_filename  # as written: zipfile mends backslashes on Windows, and cuts at a NUL byte
    shown = re.sub(r"[^ -~]", "?", name)[:60]
    if len(name) > LONGEST_NAME:
        message = _('this archive holds a name of {count} letters: "{name}…"')
        raise ArchiveError(message.format(count=len(name), name=shown))
    parts = name.removesuffix("/").split("/")
    plain = all(part not in ("", ".", "..") for part in parts)
    if not plain or re.search(r"[\\:\x00-\x1f\x7f]", name):
        message = _('this archive holds "{name}", a path that leads out of it or means something else elsewhere')
        raise ArchiveError(message.format(name=shown))
    if len(parts) > DEEPEST:
        hint = _("the scenario's folder stands at the top of the archive")
        message = _('this archive holds "{name}", deeper than a scenario goes')
        raise ArchiveError(message.format(name=shown), hint)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        message = _('this archive holds "{name}", a link or something else that is no plain file')
        raise ArchiveError(message.format(name=shown))
    return name


def _bounded(entry: zipfile.ZipInfo, name: str) -> None:
    """Look at what an entry says of itself, before anything of it is unpacked."""
    if entry.flag_bits & 0x1:
        raise ArchiveError(_('"{name}" in this archive is locked with a password').format(name=name))
    if entry.compress_type not in PACKED:
        message = _('"{name}" in this archive is packed in an unusual way').format(name=name)
        raise ArchiveError(message, _("use plain zip compression"))
    if entry.file_size > LARGEST_FILE:
        message = _('"{name}" in this archive is larger than {most} KiB')
        raise ArchiveError(message.format(name=name, most=LARGEST_FILE // 1024))
    if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
        message = _('"{name}" in this archive is packed more than {most} to 1, as no honest text is')
        raise ArchiveError(message.format(name=name, most=MOST_RATIO))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """Unpack one entry into memory, and no more of it than it says it has."""
    with archive.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise ArchiveError(_('"{name}" in this archive is not as large as it says').format(name=name))
    return content


# ---- which scenario -------------------------------------------------------------------------------------------------


def _arranged(files: dict[str, bytes], stem: str) -> Archive:
    """Find the scenario in an archive: the one that no other extends."""
    if "scenario.toml" in files:
        own = re.sub(r"[^a-z0-9_-]+", "-", stem.lower()).strip("-_")[:64] or "scenario"
        return Archive(own, {f"{own}/{name}": content for name, content in files.items()})
    folders = [name.partition("/")[0] for name in files if re.fullmatch(r"[^/]+/scenario\.toml", name)]
    if not folders:
        hint = _("it should hold the scenario's folder, with scenario.toml in it; make it with: longtable pack DIR")
        raise ArchiveError(_("this archive holds no scenario"), hint)
    extended = {_extends(files[f"{folder}/scenario.toml"]) for folder in folders}
    own_folders = [folder for folder in folders if folder not in extended]
    if len(own_folders) != 1:
        rivals = own_folders or folders
        names = ", ".join(rivals)[:80]
        message = _("this archive holds {count} scenarios: {names}").format(count=len(rivals), names=names)
        raise ArchiveError(message, _("pack one, together with what it extends"))
    return Archive(own_folders[0], files)


def _extends(content: bytes) -> str | None:
    data = read_document(content, "").data or {}
    extends = data.get("extends")
    return extends if isinstance(extends, str) else None
