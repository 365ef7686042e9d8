"""What a person chose on this computer: one JSON file, read leniently and written when it changes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import attrs
import platformdirs
from attrs import define

from game.table.scale import TEXT_SIZES

FILE = "table.json"


@define
class Settings:
    """`volume`: 0–100.  `software`: draw without the graphics card, which is faster where there is none.

    `language`: such as `uk`; empty for the system's.
    """

    language: str = ""
    text_size: str = "normal"
    projector: bool = False
    reduced_motion: bool = False
    volume: int = 60
    muted: bool = False
    full_screen: bool = False
    software: bool = False
    open_answers: bool = False
    bot_pace: str = "calm"
    learned: bool = False


PACES = ("calm", "quick", "at once")


def settings_path() -> Path:
    """LONGTABLE_HOME, or the place that the system has for settings."""
    home = os.environ.get("LONGTABLE_HOME")
    folder = Path(home) if home else platformdirs.user_config_path("longtable", appauthor=False)
    return folder / FILE


def read_settings(path: Path | None = None) -> Settings:
    """The settings as they were saved; whatever is missing or makes no sense is as in a new game."""
    try:
        said: Any = json.loads((path or settings_path()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(said, dict):
        return Settings()
    settings = Settings()
    for each in attrs.fields(Settings):
        value = said.get(each.name)
        if type(value) is type(getattr(settings, each.name)):
            setattr(settings, each.name, value)
    settings.volume = max(0, min(100, settings.volume))
    if settings.text_size not in TEXT_SIZES:
        settings.text_size = "normal"
    if settings.bot_pace not in PACES:
        settings.bot_pace = "calm"
    return settings


def write_settings(settings: Settings, path: Path | None = None) -> bool:
    """Save the settings; returns whether that worked."""
    place = path or settings_path()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(attrs.asdict(settings), indent=1) + "\n", encoding="utf-8")
    except OSError:
        return False
    return True
