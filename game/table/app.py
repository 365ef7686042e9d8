"""The loop: sleeps until something happens, draws only what changed, never waits for a bot."""

from __future__ import annotations

import heapq
import itertools
import time
from typing import TYPE_CHECKING

import pygame
from pygame import Rect

from game.speech.language import _
from game.table import frame, keys
from game.table.art import Art
from game.table.attention import Attention
from game.table.clock import ticks
from game.table.focus import Focus
from game.table.holding import Holding
from game.table.node import Node, find
from game.table.pictures import Pictures
from game.table.pointer import Pointer
from game.table.scale import SMALLEST_WINDOW, Scale, scale_for
from game.table.settings import Settings, write_settings
from game.table.sounds import Sounds
from game.table.text import Texts
from game.table.widgets.scrolling import Scroll
from game.table.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from game.table.animation import Motion
    from game.table.explaining import Explanation
    from game.table.reader import Reader
    from game.table.screen import Screen
    from game.table.side import SideApp
    from game.table.widgets.tooltip import Tooltip
    from game.table.window import SideWindow

TIP_DELAY = 450  # milliseconds
NAP = 10  # milliseconds between looks at the events while nothing moves
FRAME = 16  # milliseconds from frame to frame while something moves


class App:
    """A window and what is in it.  Tests drive it with `handle` and `step`; `run` does so for people.

    There may be another window `beside` it, which shares its settings and its loop.
    """

    def __init__(
        self, settings: Settings, size: tuple[int, int] | None = None, pane: MainWindow | SideWindow | None = None
    ) -> None:
        self.settings = settings
        self.beside: SideApp | None = None
        self.texts, self.pictures = Texts(), Pictures()
        self.sounds = Sounds(settings)
        self.focus, self.pointer = Focus(), Pointer(self)
        self.holding, self.attention = Holding(self), Attention(self)
        self.screens: list[Screen] = []
        self.motions: list[Motion] = []
        self.calls: list[tuple[int, int, Callable[[], None]]] = []
        self._call_numbers = itertools.count()
        self.hovered = ""
        self.tip_key = ""
        self.tip: tuple[Node, Explanation | None, Tooltip | None] | None = None  # made once for each node
        self.is_alive = True
        self.is_stale = True  # the tree must be made anew
        self.is_dirty = True  # the window must be drawn anew
        self.frames = 0
        self.drawn = 0  # when the last frame was drawn
        self.reader: Reader | None = None
        self.tree = Node(Rect(0, 0, 1, 1))
        self.pane = pane or MainWindow(size, settings.full_screen)
        self.fit()

    # ---- the window ------------------------------------------------------------------------------------------------

    @property
    def surface(self) -> pygame.Surface:
        return self.pane.surface

    def fit(self) -> None:
        """Take the size of the window as it is now."""
        width, height = self.surface.get_size()
        self.scale: Scale = scale_for(width, height, self.settings.text_size, self.settings.projector)
        self.base = pygame.Surface((width, height)).convert()
        self.art = Art(self.base, self.scale, self.texts, self.pictures)
        title = self.title()
        if width < SMALLEST_WINDOW[0] or height < SMALLEST_WINDOW[1]:
            # In the title bar, because in the window there is no room for it.
            title = _("The Long Table: this window is smaller than {width} × {height}, so the text is small").format(
                width=SMALLEST_WINDOW[0], height=SMALLEST_WINDOW[1]
            )
        self.pane.set_title(title)
        self.refresh()

    def title(self) -> str:
        return _("The Long Table")

    @property
    def window(self) -> Rect:
        return Rect(0, 0, *self.surface.get_size())

    def settings_changed(self) -> None:
        """Save the settings and show what follows from them."""
        write_settings(self.settings)
        self.sounds.set_volume()
        self.pane.set_full_screen(self.settings.full_screen)
        self.fit()
        if self.beside is not None:
            self.beside.fit()

    # ---- screens ---------------------------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen:
        return self.screens[-1]

    def go(self, screen: Screen) -> None:
        """Put a screen in front."""
        self._leave()
        self.screens.append(screen)
        self._enter()

    def replace(self, screen: Screen) -> None:
        """Put a screen in the place of the one in front."""
        self._leave()
        if self.screens:
            self.screens.pop()
        self.screens.append(screen)
        self._enter()

    def exchange(self, old: Screen, new: Screen) -> None:
        """Put a screen in the place of another, wherever that lies; in front the focus stays on what it was on."""
        in_front = self.screen is old
        if in_front:
            self.holding.end()
            old.left()
            self.motions.clear()
            self.tip_key = ""
        self.screens[self.screens.index(old)] = new
        if in_front:
            self.refresh()
            new.entered()

    def back(self) -> None:
        """Go back to the screen before."""
        if len(self.screens) > 1:
            self._leave()
            self.screens.pop()
            self._enter()

    def back_to_first(self) -> None:
        self._leave()
        del self.screens[1:]
        self._enter()

    def _leave(self) -> None:
        self.holding.end()
        if self.screens:
            self.screen.left()
        self.motions.clear()

    def _enter(self) -> None:
        self.focus.key = ""
        self.hovered = self.tip_key = ""
        self.refresh()
        self.screen.entered()

    def close_beside(self) -> None:
        """Close the window beside this one, if there is one."""
        if self.beside is not None:
            self.beside.close()
            self.beside = None

    def help(self) -> None:
        """The page of rules, once."""
        from game.table.screens.rules import RulesScreen  # noqa: PLC0415  (screens import the app's types)

        if not isinstance(self.screen, RulesScreen):
            self.go(RulesScreen(self))

    def quit(self) -> None:
        self.is_alive = False

    # ---- what changes ----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The tree has changed, and what is shown beside it may have."""
        self.is_stale = self.is_dirty = True
        if self.beside is not None:
            self.beside.refresh()

    def redraw(self) -> None:
        """Only what lies over the tree has changed."""
        self.is_dirty = True

    def later(self, milliseconds: int, call: Callable[[], None]) -> None:
        heapq.heappush(self.calls, (ticks() + milliseconds, next(self._call_numbers), call))

    def move(self, motion: Motion) -> None:
        """Start a motion; with reduced motion it is over at once."""
        if self.settings.reduced_motion:
            motion.finish()
        else:
            self.motions.append(motion)
        self.redraw()

    def skip_motions(self) -> bool:
        """End all that moves; returns whether anything did."""
        moving = bool(self.motions)
        for motion in self.motions:
            motion.finish()
        self.motions.clear()
        if moving:
            self.refresh()
        return moving

    # ---- pointing and explaining -----------------------------------------------------------------------------------

    def hover(self, key: str) -> None:
        if key != self.hovered:
            self.hovered = key
            self.tip_key = ""
            self.redraw()
            if key:
                self.later(TIP_DELAY, lambda: self.show_tip(key) if self.hovered == key else None)

    def show_tip(self, key: str) -> None:
        node = find(self.tree, key)
        if node is not None and node.explain is not None and self.tip_key != key:
            self.tip_key = key
            self.redraw()

    def quiet_tip(self) -> None:
        if self.tip_key:
            self.tip_key = ""
            self.redraw()

    def focused(self, node: Node | None) -> None:
        """The keyboard has gone to a node: see that it is in sight, and explain it."""
        self.focus.is_shown = True
        self.tip_key = ""
        if node is None:
            return
        for area in self.tree.walk():
            if isinstance(area, Scroll) and any(each is node for each in area.walk()) and area.show(node.rect):
                self.refresh()
        key = node.key
        self.later(TIP_DELAY, lambda: self.show_tip(key) if self.focus.key == key and self.focus.is_shown else None)
        self.redraw()

    def jump(self, key: str) -> None:
        """Take the focus to the first thing in a part of the screen."""
        part = next((node for node in self.tree.walk() if node.key.startswith(key)), None)
        first = next((node for node in part.walk() if node.is_focusable), None) if part else None
        if first is not None:
            self.focus.key = first.key
            self.focused(first)

    def activate(self, node: Node) -> None:
        """Press a node.  One that is not enabled explains itself instead."""
        if node.press is None or not node.enabled:
            self.show_tip(node.key)
            if node.press is not None:
                self.sounds.play("refuse")
            return
        self.quiet_tip()
        self.sounds.play("tick")
        node.press()
        self.refresh()

    def pressed_nothing(self, point: tuple[int, int]) -> None:
        del point
        if not self.skip_motions():
            self.screen.skip()

    # ---- the loop --------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Until the window is closed."""
        try:
            self.step()
            while self.is_alive:
                first = self.wait()
                self.step([first, *pygame.event.get()] if first.type != pygame.NOEVENT else [])
        finally:
            self.close_beside()
            for screen in reversed(self.screens):
                screen.left()

    def wait(self, most: int | None = None) -> pygame.event.Event:
        """Sleep until something happens, until it is time for something, or for `most` milliseconds.

        SDL's own waiting asks every millisecond, which costs 3 % of a core; asking every NAP costs a tenth of that.
        """
        end = None if most is None else ticks() + most
        while True:
            event = pygame.event.poll()
            if event.type != pygame.NOEVENT or self.is_dirty or (self.beside is not None and self.beside.is_dirty):
                return event
            patience = self.patience()
            left = NAP if patience is None else min(NAP, patience)
            if end is not None:
                left = min(left, end - ticks())
            if left <= 0:
                return event
            time.sleep(left / 1000)

    def patience(self) -> int | None:
        """Milliseconds until something must be done; None if nothing is to do."""
        beside = None if self.beside is None else self.beside.patience()
        if self.motions:
            own: int | None = max(0, self.drawn + FRAME - ticks())
        else:
            own = self.calls[0][0] - ticks() if self.calls else None
        return min((each for each in (own, beside) if each is not None), default=None)

    def step(self, events: Iterable[pygame.event.Event] = ()) -> None:
        """Take events, do what is due, and draw if anything changed."""
        for event in events:
            self.give(event)
            if not self.is_alive:
                return
        now = ticks()
        while self.calls and self.calls[0][0] <= now:
            heapq.heappop(self.calls)[2]()
        if self.motions:
            self.advance(now)
        if self.is_dirty and self.screens:
            self.draw()
        if self.beside is not None:
            self.beside.step()

    def give(self, event: pygame.event.Event) -> None:
        """Hand an event to the window that it is about."""
        if self.pane.owns(event):
            self.build()
            self.handle(event)
        elif self.beside is not None:
            self.beside.give(event)

    def advance(self, now: int) -> None:
        for motion in [each for each in self.motions if each.is_over(now)]:
            motion.finish()
            self.motions.remove(motion)
        self.redraw()

    def handle(self, event: pygame.event.Event) -> None:
        if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            if not self.screens or self.screen.may_close(is_told=event.type == pygame.QUIT):
                self.quit()
        elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED):
            if self.pane.take_size() or self.surface.get_size() != self.base.get_size():
                self.fit()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.VIDEOEXPOSE):
            self.redraw()
        elif event.type == pygame.USEREVENT and callable(getattr(event, "call", None)):
            event.call()
        elif not self.attention.handle(event) and not self.pointer.handle(event):
            keys.handle(self, event)

    def build(self) -> None:
        """Make the tree, if it is stale."""
        if not self.is_stale or not self.screens:
            return
        self.is_stale = False
        self.art.misfits.clear()
        self.tree = self.screen.build(self.art, self.window)
        self.focus.settle(self.tree)
        frame.paint_base(self)
        if self.reader is not None:
            self.reader.tell(self.tree, self.focus.key)

    def draw(self) -> None:
        """One frame."""
        self.build()
        self.is_dirty = False
        frame.paint_over(self)
        self.pane.flip()
        self.frames += 1
        self.drawn = ticks()
