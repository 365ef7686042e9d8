"""Scenarios as players read them: in the language in use, as far as they speak it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from game.scenario import loading
from game.scenario.translating import translated
from game.speech.language import in_use, nearest_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from game.scenario.loading import Loaded


def load(name_or_path: str | Path) -> Loaded:
    """Load a scenario by its name, or from a folder or an archive (see `loading.load`), with translated texts."""
    return in_language(loading.load(name_or_path))


def load_files(id: str, files: Mapping[str, bytes | str]) -> Loaded:  # noqa: A002  (the record's word)
    """Load a scenario from texts in memory (see `loading.load_files`), with translated texts."""
    return in_language(loading.load_files(id, files))


def in_language(loaded: Loaded, language: str | None = None) -> Loaded:
    """Return the scenario in a language (None: the one in use); its files, and so its fingerprints, are the same."""
    if loaded.scenario is None or not loaded.texts:
        return loaded
    wanted = in_use() if language is None else language
    found = nearest_of(wanted, (loaded.scenario.head.language, *loaded.texts))
    if found is None or found not in loaded.texts:
        return loaded
    return evolve(loaded, scenario=translated(loaded.scenario, loaded.texts[found]))
