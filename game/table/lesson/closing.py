"""The close button of the window, pressed during a lesson: asked for once more, like every other way out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.speech.language import _
from game.table.lesson.calm import LeavePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.table.lesson.calm import Answer
    from game.table.lesson.conductor import Conductor


class ClosePage(LeavePage):
    """Closing the window once more is an answer, if the question was there to be read."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.since = self.app.frames

    def answers(self) -> Sequence[Answer]:
        stay, _leave = super().answers()
        return [stay, (_("Save and close the window"), "ui-save", self.app.quit)]

    def may_close(self, *, is_told: bool) -> bool:
        """With the close button of the last window there comes at once the word that the program shall end."""
        del is_told
        return self.app.frames > self.since


def ask_to_close(conductor: Conductor) -> bool:
    """Whether the window may be closed: not before it was asked whether that is meant."""
    conductor.app.go(ClosePage(conductor))
    return False
