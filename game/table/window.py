"""The windows: the main one, opened as the settings say, and one beside it."""

from __future__ import annotations

import os
from contextlib import suppress

import pygame

from game.table.find import found

FIRST_SIZE = (1440, 810)
SIDE_SIZE = (1024, 700)
SOFTWARE_HINT = "SDL_FRAMEBUFFER_ACCELERATION"
STAY_HINT = "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS"  # a full screen stays on the projector while another window is used


class NoWindow(Exception):  # noqa: N818  (it says what happened)
    """No window can be opened here; the message says why."""


def start_video(software: bool) -> None:
    """Start pygame's display and fonts.  Raises NoWindow."""
    if software:
        os.environ.setdefault(SOFTWARE_HINT, "0")
    os.environ.setdefault(STAY_HINT, "0")
    try:
        pygame.display.init()
        pygame.font.init()
    except pygame.error as error:
        raise NoWindow(str(error)) from error


class MainWindow:
    """The window of the display, of which pygame has one.  Raises NoWindow."""

    def __init__(self, size: tuple[int, int] | None, full_screen: bool) -> None:
        self.surface = self._opened(size, full_screen)
        self._give_icon()

    def owns(self, event: pygame.event.Event) -> bool:
        """Whether an event is this window's: pygame names the window of an event only if it is another one."""
        return getattr(event, "window", None) is None

    def take_size(self) -> bool:
        """Take the surface of the window as it is now; returns whether it is another one."""
        current = pygame.display.get_surface()
        if current is None or current is self.surface:
            return False
        self.surface = current
        return True

    def set_full_screen(self, full_screen: bool) -> None:
        if bool(self.surface.get_flags() & pygame.FULLSCREEN) != full_screen:
            self.surface = self._opened(None, full_screen)

    def set_title(self, title: str) -> None:
        pygame.display.set_caption(title)

    def flip(self) -> None:
        pygame.display.flip()

    def _opened(self, size: tuple[int, int] | None, full_screen: bool) -> pygame.Surface:
        try:
            if full_screen:
                return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            return pygame.display.set_mode(size or first_size(), pygame.RESIZABLE)
        except pygame.error as error:
            raise NoWindow(str(error)) from error

    def _give_icon(self) -> None:
        icon = found("table/logo.svg")
        if icon is not None:
            with suppress(pygame.error):  # a window without an icon is a window still
                pygame.display.set_icon(pygame.image.load_sized_svg(str(icon), (64, 64)))


class SideWindow:
    """A window beside the main one.  Raises NoWindow."""

    def __init__(self, title: str) -> None:
        try:
            self._window = pygame.Window(title, SIDE_SIZE, resizable=True)
            self.surface = self._window.get_surface()
        except pygame.error as error:
            raise NoWindow(str(error)) from error

    def owns(self, event: pygame.event.Event) -> bool:
        return getattr(event, "window", None) is self._window

    def take_size(self) -> bool:
        """Take the surface of the window as it is now; returns whether it is another one."""
        before, self.surface = self.surface, self._window.get_surface()
        return before is not self.surface

    def set_full_screen(self, full_screen: bool) -> None:
        """The full screen is the main window's."""

    def set_title(self, title: str) -> None:
        self._window.title = title

    def flip(self) -> None:
        self._window.flip()

    def close(self) -> None:
        self._window.destroy()


def first_size() -> tuple[int, int]:
    """A window that leaves the desktop some room."""
    try:
        width, height = pygame.display.get_desktop_sizes()[0]
    except (pygame.error, IndexError):
        return FIRST_SIZE
    return max(1024, min(2560, width * 9 // 10)), max(600, min(1440, height * 17 // 20))
