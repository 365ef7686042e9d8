"""The table without a screen: SDL's dummy driver, and a home of its own for saves and settings."""

from __future__ import annotations

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
import pytest


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Saves and settings go to a folder of the test."""
    monkeypatch.setenv("LONGTABLE_HOME", str(tmp_path))
    monkeypatch.setenv("LONGTABLE_LANGUAGE", "en")
    yield tmp_path
    pygame.event.clear() if pygame.display.get_init() else None
