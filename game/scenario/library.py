"""Finds the scenarios and the pictures: the only module that knows where `rules/` and `assets/` are."""

from __future__ import annotations

import os
import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
ENVIRONMENT = "LONGTABLE_RULES"
PICTURES = (".svg", ".png", ".jpg")
SCENARIO_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def _data(name: str) -> Path:
    """Return a data folder: inside the installed package, or beside it in a checkout."""
    installed = PACKAGE / "data" / name
    return installed if installed.is_dir() else PACKAGE.parent / name


def scenario_roots() -> tuple[Path, ...]:
    """Return the folders that hold scenario folders, first the one that the environment variable names."""
    extra = os.environ.get(ENVIRONMENT, "")
    roots = [Path(each) for each in extra.split(os.pathsep) if each]
    return tuple(root for root in [*roots, _data("rules")] if _is_folder(root))


def scenario_names() -> tuple[str, ...]:
    """Return the names of the known scenarios, each once, in the order of their roots."""
    names: dict[str, None] = {}
    for root in scenario_roots():
        names.update(dict.fromkeys(sorted(each.name for each in root.iterdir() if (each / "scenario.toml").is_file())))
    return tuple(names)


def parent_names(child: Path) -> tuple[str, ...]:
    """Return the names of the scenarios that one in this folder could extend: those beside it, then the known ones."""
    try:
        beside = [each.name for each in child.resolve().parent.iterdir() if (each / "scenario.toml").is_file()]
    except OSError:
        beside = []
    names = [name for name in [*sorted(beside), *scenario_names()] if SCENARIO_NAME.fullmatch(name)]
    return tuple(dict.fromkeys(name for name in names if name != child.resolve().name))


def find_scenario(name_or_path: str | Path) -> Path | None:
    """Return the folder of a scenario: one of the known names, a folder, or its scenario.toml."""
    name = str(name_or_path)
    if isinstance(name_or_path, str) and SCENARIO_NAME.fullmatch(name):
        for root in scenario_roots():
            if _is_folder(root / name):
                return root / name
    path = Path(name)
    if name and _is_folder(path):
        return path
    if path.name == "scenario.toml" and _is_folder(path.parent):
        return path.parent
    return None


def find_parent(name: str, child: Path) -> Path | None:
    """Return the folder that a scenario extends: beside the child, or in a known root; never anywhere else."""
    if not SCENARIO_NAME.fullmatch(name):
        return None
    for root in (child.resolve().parent, *scenario_roots()):
        folder = root / name
        if _is_folder(folder) and folder.resolve().is_relative_to(root.resolve()):
            return folder
    return None


def assets() -> Path:
    """Return the folder of pictures, sounds and fonts."""
    return _data("assets")


def asset(name: str) -> Path | None:
    """Return the file of an asset: its path inside assets/, or a picture's bare name; None if there is none."""
    root = assets()
    if not name or name.startswith("/") or not re.fullmatch(r"[A-Za-z0-9_./-]{1,120}", name) or ".." in name:
        return None
    candidates = [name] if "." in name.rpartition("/")[2] else [name + ending for ending in PICTURES]
    for folder in (root, *sorted(each for each in root.iterdir() if each.is_dir())) if root.is_dir() else ():
        for candidate in candidates:
            if (folder / candidate).is_file():
                return folder / candidate
    return None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
