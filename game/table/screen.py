"""What every screen is: a maker of trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pygame
    from pygame import Rect

    from game.table.app import App
    from game.table.art import Art
    from game.table.node import Node


class Screen:
    """One screen.  `build` makes the tree of what is on it now; `app.refresh()` asks for a new one."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.offsets: dict[str, int] = {}  # how far scroll areas are scrolled, by key

    def build(self, art: Art, window: Rect) -> Node:
        raise NotImplementedError

    def draw_ground(self, art: Art, window: Rect) -> None:
        """Draw what lies under everything; covers the whole window."""

    def key(self, event: pygame.event.Event) -> bool:
        """A key that neither the focus nor the app uses; returns whether the screen did."""
        del event
        return False

    def escape(self) -> None:
        """Escape, or the way back."""
        self.app.back()

    def skip(self) -> None:
        """Something was pressed where there is nothing: whoever waits may go on."""

    def entered(self) -> None:
        """The screen has come to the front."""

    def left(self) -> None:
        """The screen is no longer in front, or the window is closed."""

    def unseen(self) -> None:
        """The window is minimised, hidden, or on another display: what is private must be covered."""

    def unattended(self) -> None:
        """Nobody has used the table's windows for a while."""

    def may_close(self, *, is_told: bool) -> bool:
        """Whether the window may be closed now; if not, the screen has asked whether that is meant.

        `is_told`: the desktop or a signal ends the program; nobody pressed the close button of the window.
        """
        del is_told
        return True
