"""A window beside the main one, for what the others in the room must not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.speech.language import _
from game.table.app import App
from game.table.window import SideWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.table.screen import Screen


class SideApp(App):
    """Shares the settings, the sounds and the loop of the main window; closing it closes nothing else."""

    def __init__(self, main: App, name: str) -> None:
        """Raises NoWindow."""
        self.main, self.name = main, name
        super().__init__(main.settings, pane=SideWindow(name))
        self.sounds = main.sounds

    def title(self) -> str:
        return _("The Long Table: {name}").format(name=self.name)

    def settings_changed(self) -> None:
        self.main.settings_changed()

    def help(self) -> None:
        """The rules are for the class: they open in the main window."""
        self.main.help()

    def quit(self) -> None:
        self.main.close_beside()

    def close(self) -> None:
        for screen in reversed(self.screens):
            screen.left()
        self.is_alive = False
        if isinstance(self.pane, SideWindow):
            self.pane.close()


def open_beside(main: App, name: str, screen: Callable[[App], Screen]) -> None:
    """Open the window beside the main one with a screen in it, in the place of any that is open.  Raises NoWindow."""
    main.close_beside()
    beside = SideApp(main, name)
    beside.go(screen(beside))
    main.beside = beside
