"""The window: opened as the settings say, resized, put on the full screen."""

from __future__ import annotations

import os

import pygame

from game.table.find import found

FIRST_SIZE = (1440, 810)
SOFTWARE_HINT = "SDL_FRAMEBUFFER_ACCELERATION"


class NoWindow(Exception):  # noqa: N818  (it says what happened)
    """No window can be opened here; the message says why."""


def start_video(software: bool) -> None:
    """Start pygame's display and fonts.  Raises NoWindow."""
    if software:
        os.environ.setdefault(SOFTWARE_HINT, "0")
    try:
        pygame.display.init()
        pygame.font.init()
    except pygame.error as error:
        raise NoWindow(str(error)) from error


def open_window(size: tuple[int, int] | None, full_screen: bool, title: str) -> pygame.Surface:
    """Open the window, or change the one that there is.  Raises NoWindow."""
    try:
        if full_screen:
            surface = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            surface = pygame.display.set_mode(size or first_size(), pygame.RESIZABLE)
    except pygame.error as error:
        raise NoWindow(str(error)) from error
    pygame.display.set_caption(title)
    icon = found("table/logo.svg")
    if icon is not None:
        try:
            pygame.display.set_icon(pygame.image.load_sized_svg(str(icon), (64, 64)))
        except pygame.error:
            return surface  # a window without an icon is a window still
    return surface


def first_size() -> tuple[int, int]:
    """A window that leaves the desktop some room."""
    try:
        width, height = pygame.display.get_desktop_sizes()[0]
    except (pygame.error, IndexError):
        return FIRST_SIZE
    return max(1024, min(2560, width * 9 // 10)), max(600, min(1440, height * 17 // 20))
