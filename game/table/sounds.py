"""Few, soft sounds.  Where there is no device, there is silence and nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pygame

from game.table.find import found

if TYPE_CHECKING:
    from game.table.settings import Settings

NAMES = ("card", "stamp", "bell", "accept", "refuse", "tick")
SOFTER = {"tick": 0.35}


class Sounds:
    """Opens the device when the first sound is played, because opening it can take long."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.is_ready: bool | None = None
        self._sounds: dict[str, pygame.mixer.Sound] = {}

    def play(self, name: str) -> None:
        if self.settings.muted or self.settings.volume == 0 or not self._ready():
            return
        sound = self._sounds.get(name)
        if sound is not None:
            sound.play()

    def _ready(self) -> bool:
        if self.is_ready is None:
            self.is_ready = self._open()
            self.set_volume()
        return self.is_ready

    def _open(self) -> bool:
        if os.environ.get("SDL_VIDEODRIVER") == "dummy" and "SDL_AUDIODRIVER" not in os.environ:
            return False  # nobody sees the window, so nobody listens
        try:
            pygame.mixer.init(22050, -16, 1, 512)
            for name in NAMES:
                path = found(f"sounds/{name}.wav")
                if path is not None:
                    self._sounds[name] = pygame.mixer.Sound(str(path))
        except (pygame.error, NotImplementedError, OSError):
            return False
        return True

    def set_volume(self) -> None:
        for name, sound in self._sounds.items():
            sound.set_volume(self.settings.volume / 100 * SOFTER.get(name, 0.8))
