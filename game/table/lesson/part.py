"""What all screens of a lesson share: its clock, its notice, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.table import tokens
from game.table.lesson.face import ClockFace, TurnHand, same_words
from game.table.node import Node, find, top_layer
from game.table.play.ground import cover
from game.table.screen import Screen
from game.table.widgets.notice import Notice

if TYPE_CHECKING:
    from pygame import Rect

    from game.table.app import App
    from game.table.art import Art
    from game.table.lesson.conductor import Conductor


def clock_face(rect: Rect, face: tuple[str, str, bool]) -> ClockFace:
    text, what, urgent = face
    return ClockFace(rect, text, what, urgent=urgent)


def paint_clock(conductor: Conductor, face: tuple[str, str, bool], app: App | None = None) -> None:
    """Show a new time without making the screen anew, unless something lies over the clock."""
    app = app or conductor.app
    node = find(app.tree, "clock")
    if app.is_stale or not isinstance(node, ClockFace):
        return
    if top_layer(app.tree) is not app.tree or conductor.notice or not same_words(node.what, face[1]):
        app.refresh()
        return
    node.text, node.what, node.urgent = face
    node.value = node.text
    node.draw(app.art)
    hand, shown = find(app.tree, "turn hand"), conductor.turn_face()
    if isinstance(hand, TurnHand) and shown is not None:
        hand.show(*shown)
        hand.draw(app.art)
    elif isinstance(hand, TurnHand):
        app.refresh()
    app.redraw()


def notice_node(conductor: Conductor, window: Rect, y: int, art: Art) -> Node | None:
    """The notice, if there is one."""
    if not conductor.notice:
        return None
    return Notice.over(window, y, art, conductor.notice, press=conductor.hush)


def lesson_key(conductor: Conductor, event: pygame.event.Event) -> bool:
    """The keys that work everywhere in a lesson: M a minute more, Shift+M back, P a word, F2 the console."""
    from game.table.lesson.calm import freeze  # noqa: PLC0415  (screens lead to one another)
    from game.table.lesson.console import open_console  # noqa: PLC0415

    if event.key == pygame.K_m and event.mod & pygame.KMOD_SHIFT:
        conductor.take_minute_back()
    elif event.key == pygame.K_m:
        conductor.add_minute()
    elif event.key == pygame.K_p:
        freeze(conductor, [])
    elif event.key == pygame.K_F2:
        open_console(conductor)
    else:
        return False
    return True


class Part(Screen):
    """A screen of a lesson beside the table: public by its nature."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor.app)
        self.conductor = conductor

    def entered(self) -> None:
        self.conductor.run()

    def face(self) -> tuple[str, str, bool]:
        """What its clock shows."""
        return self.conductor.face()

    def ticked(self) -> None:
        paint_clock(self.conductor, self.face())

    def key(self, event: pygame.event.Event) -> bool:
        return lesson_key(self.conductor, event)

    def may_close(self, *, is_told: bool) -> bool:
        from game.table.lesson.closing import ask_to_close  # noqa: PLC0415  (screens lead to one another)

        return is_told or self.app is not self.conductor.app or ask_to_close(self.conductor)

    def escape(self) -> None:
        """Nothing: a key pressed by chance must not end a part of the lesson."""

    def draw_ground(self, art: Art, window: Rect) -> None:
        cover(art, window, "room", tokens.INK_DEEP)
