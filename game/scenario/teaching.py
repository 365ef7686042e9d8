"""What a scenario brings for the teacher: the Markdown files in its folder `teacher/`, in the reader's language.

They are no rules: nothing of the game depends on them, so they are not in its digest nor in the record of a game.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from game.scenario import library
from game.scenario.archives import ArchiveError, is_archive, read_beside
from game.scenario.problems import WARNING
from game.scenario.source import LARGEST_FILE, decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from game.scenario.problems import Problem

FOLDER, ENDING = "teacher", ".md"
ORDER = ("guide", "rubric", "questionnaire", "sensitive-topics", "glossary", "reading-list")
MOST_PAPERS = 256


def teacher_papers(name_or_path: str, languages: Iterable[str] = ()) -> dict[str, str]:
    """Return the texts for the teacher by name (`guide`, `rubric` …), the guide first; empty if there are none.

    `languages`: those that the reader would like, the best first; `teacher/uk/guide.md` goes before `teacher/guide.md`.
    Never raises: what can't be read is left out, and `paper_problems` says why.
    """
    files = _of_archive(Path(name_or_path)) if is_archive(Path(name_or_path)) else _of_folder(name_or_path)
    found: dict[str, str] = {}
    for folder in (*languages, ""):
        for path, text in files.items():
            place, _slash, file = path.rpartition("/")
            if place == folder and file.removesuffix(ENDING) not in found:
                found[file.removesuffix(ENDING)] = text
    known = {name: place for place, name in enumerate(ORDER)}
    return dict(sorted(found.items(), key=lambda each: (known.get(each[0], len(known)), each[0])))


def teacher_files(name_or_path: str) -> Mapping[str, str]:
    """Return every file for the teacher with its path in the scenario's folder, as an archive keeps it."""
    return {f"{FOLDER}/{path}": text for path, text in _of_folder(name_or_path).items()}


def paper_problems(name_or_path: str) -> tuple[Problem, ...]:
    """Return what keeps files for the teacher from being read, as warnings: the game can do without them."""
    return tuple(evolve(wrong, severity=WARNING) for _path, _text, wrong in _papers(name_or_path) if wrong is not None)


def _of_folder(name_or_path: str) -> dict[str, str]:
    return {path: text for path, text, wrong in _papers(name_or_path) if wrong is None}


def _papers(name_or_path: str) -> Iterator[tuple[str, str, Problem | None]]:
    """Yield the path in `teacher/`, the text, and what is wrong, for every file of the folder's own."""
    found = library.find_scenario(name_or_path)
    if found is None:
        return
    try:
        root = (found / FOLDER).resolve(strict=True)
        paths = sorted([*root.glob(f"*{ENDING}"), *root.glob(f"*/*{ENDING}")])[:MOST_PAPERS]
    except OSError:
        return
    for path in paths:
        try:
            if not path.resolve().is_relative_to(root) or not path.is_file():
                continue
            with path.open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
        except (OSError, ValueError):
            continue
        inside = path.relative_to(root).as_posix()
        yield (inside, *decoded(raw, f"{name_or_path}/{FOLDER}/{inside}"))


def _of_archive(path: Path) -> dict[str, str]:
    try:
        files = read_beside(path, ENDING)
    except ArchiveError:
        return {}
    start = f"{FOLDER}/"
    return {name.removeprefix(start): text for name, text in files.items() if name.startswith(start)}
