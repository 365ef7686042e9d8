"""Mouse and touch as one pointer: hover, press, hold, drag, wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.table.node import Node, top_layer
from game.table.widgets.inputs import Adjusted, Slider
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from game.table.app import App

DRAG = 10  # pixels that a finger may slip and still press
LONG_PRESS = 550  # milliseconds after which a finger asks what a thing is
WHEEL_STEP = 60


class Pointer:
    """Where the pointer is and what it does.  `app` hears of presses, holds and scrolling."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.at = (-1, -1)
        self.is_down = False  # also where there is nothing to press: text can be dragged as well
        self.down: Node | None = None
        self.start = (0, 0)
        self.dragged: Scroll | None = None
        self.is_touch = False
        self.asked = False  # a long press has shown an explanation

    def handle(self, event: pygame.event.Event) -> bool:
        """Take a pointer event; returns whether it was one."""
        if getattr(event, "touch", False):
            return True  # a mouse event that SDL made from a touch which is told as well
        if event.type == pygame.MOUSEMOTION:
            self.is_touch = False
            self.move(event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.press(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self.release(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self.scroll(-event.y * WHEEL_STEP)
        elif event.type in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP):
            self.finger(event)
        else:
            return False
        return True

    def finger(self, event: pygame.event.Event) -> None:
        width, height = self.app.surface.get_size()
        point = (round(event.x * width), round(event.y * height))
        self.is_touch = True
        if event.type == pygame.FINGERDOWN:
            self.press(point)
            pressed = self.down
            self.app.later(LONG_PRESS, lambda: self.ask(pressed))
        elif event.type == pygame.FINGERMOTION:
            self.move(point)
        else:
            self.release(point)
            if not self.asked:
                self.leave()

    def ask(self, pressed: Node | None) -> None:
        """A finger has rested on something."""
        if self.app.holding.node is not None:
            return  # it is held for what it does
        if pressed is not None and pressed is self.down and self.dragged is None and pressed.explain is not None:
            self.asked = True
            self.app.show_tip(pressed.key)

    def leave(self) -> None:
        self.at = (-1, -1)
        self.app.hover("")

    def node_at(self, point: tuple[int, int]) -> Node | None:
        """The innermost focusable node at a point."""
        for node in reversed(top_layer(self.app.tree).path_to(point)):
            if node.is_focusable:
                return node
        return None

    def scroll_at(self, point: tuple[int, int]) -> Scroll | None:
        for node in reversed(top_layer(self.app.tree).path_to(point)):
            if isinstance(node, Scroll) and node.farthest:
                return node
        return None

    def move(self, point: tuple[int, int]) -> None:
        if self.is_down:
            self.drag(point)
        self.at = point
        if not self.is_touch:
            node = self.node_at(point)
            self.app.hover(node.key if node else "")

    def drag(self, point: tuple[int, int]) -> None:
        if isinstance(self.down, Slider):
            self.down.press_at(point)
            self.app.refresh()
            return
        far = abs(point[0] - self.start[0]) + abs(point[1] - self.start[1]) > DRAG
        if self.dragged is None and far and self.is_touch:
            self.dragged = self.scroll_at(self.start)
            self.down = None
            self.app.holding.end()
        if self.dragged is not None and self.dragged.move(self.at[1] - point[1]):
            self.app.refresh()

    def press(self, point: tuple[int, int]) -> None:
        self.app.quiet_tip()
        self.app.holding.end()
        self.asked = False
        self.is_down = True
        self.at = self.start = point
        self.down = self.node_at(point)
        if self.down is None:
            self.app.pressed_nothing(point)
            return
        self.app.focus.key = self.down.key
        self.app.focus.is_shown = False
        self.app.holding.begin(self.down)

    def release(self, point: tuple[int, int]) -> None:
        self.is_down = False
        self.app.holding.end()
        down, self.down = self.down, None
        dragged, self.dragged = self.dragged, None
        if down is None or dragged is not None:
            return
        now = self.node_at(point)
        if self.asked or now is None or now.key != down.key:
            return
        if isinstance(now, Adjusted):
            now.press_at(point)
            self.app.sounds.play("tick")
            self.app.refresh()
        else:
            self.app.activate(now)

    def scroll(self, by: int) -> None:
        area = self.scroll_at(self.at)
        if area is not None and area.move(by):
            self.app.refresh()
