"""Whether anybody can see the window, and whether anybody sits before it: what is private is covered when not.

Out of sight (minimised, hidden, on another display) everything is covered at once: whoever brings the window back may
be somebody else, and before a larger crowd.  Losing the focus alone covers nothing: a facilitator works in a window
beside this one, looks at a plan, answers a message, and the delegation at the screen shall not have to open its side
again each time.  Only when no window of the table has had the focus for AWAY has the delegation left the screen.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pygame

if TYPE_CHECKING:
    from game.table.app import App

AWAY = 30_000  # milliseconds
ASLEEP = 20  # seconds between two looks, of which there is one a second, after which the computer must have slept
OUT_OF_SIGHT = (pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN, pygame.WINDOWDISPLAYCHANGED)
PRESENT = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL, pygame.FINGERDOWN)
FOCUS = (pygame.WINDOWFOCUSGAINED, pygame.WINDOWFOCUSLOST)


class Attention:
    """What the desktop says about one window."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.has_focus = True
        self.changes = 0  # of the focus, so that a wait that is out of date does nothing
        self.displays: list[tuple[int, int]] = []
        self.looked = 0.0  # when, by the clock on the wall: the others stand still on some systems while they sleep

    def handle(self, event: pygame.event.Event) -> bool:
        """Take what the desktop tells; returns whether it was that."""
        if event.type in OUT_OF_SIGHT:
            self.out_of_sight()
        elif event.type in FOCUS:
            self.focus(event.type == pygame.WINDOWFOCUSGAINED)
        elif event.type == pygame.WINDOWLEAVE:
            self.app.holding.end()
            self.app.pointer.leave()
        else:
            if event.type in PRESENT and not self.has_focus:
                self.changes += 1  # somebody is there all the same
                self.wait(self.changes)
            return False
        return True

    def out_of_sight(self) -> None:
        self.app.holding.end()
        if self.app.screens:
            self.app.screen.unseen()

    def focus(self, has: bool) -> None:
        """The window has got the focus of the desktop, or lost it."""
        if self.app.reader is not None:
            self.app.reader.window_has_focus(has)
        self.has_focus = has
        self.changes += 1
        if not has:
            self.app.holding.end()
            self.wait(self.changes)

    def wait(self, change: int) -> None:
        self.app.later(AWAY, lambda: self.waited(change))

    def waited(self, change: int) -> None:
        if change != self.changes:
            return
        if self.app.beside is not None and self.app.beside.attention.has_focus:
            self.wait(change)
        elif self.app.screens:
            self.app.screen.unattended()

    def look(self) -> None:
        """See whether a display was plugged in or out, or the computer slept: no event need tell of it.

        Called once a second in a lesson while something private may be open.
        """
        displays, now = pygame.display.get_desktop_sizes(), time.time()
        is_changed = bool(self.displays) and displays != self.displays
        has_slept = bool(self.looked) and now - self.looked > ASLEEP
        self.displays, self.looked = displays, now
        if is_changed or has_slept:
            self.out_of_sight()

    def look_anew(self) -> None:
        """Nothing private was open since the last look."""
        self.looked = 0.0
