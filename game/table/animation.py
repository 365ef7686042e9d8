"""Motions: short, skippable, and off with reduced motion.  A motion only draws; what it leads to is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.table.clock import ticks

if TYPE_CHECKING:
    from collections.abc import Callable

    from pygame import Rect

    from game.table.art import Art


class Motion:
    """Draws itself from its start for `length` milliseconds; `done` is called once, at the end or when skipped."""

    def __init__(self, length: int, done: Callable[[], None] | None = None, delay: int = 0) -> None:
        self.start = ticks() + delay
        self.length, self.done = length, done

    def share(self, now: int) -> float:
        """How much of it is over, eased: 0 to 1."""
        part = max(0.0, min(1.0, (now - self.start) / max(1, self.length)))
        return part * part * (3 - 2 * part)

    def is_over(self, now: int) -> bool:
        return now >= self.start + self.length

    def finish(self) -> None:
        done, self.done = self.done, None
        if done is not None:
            done()

    def draw(self, art: Art, now: int) -> None:
        """Draw the motion as it is now."""


class Travel(Motion):
    """A picture that goes from one place to another and becomes as large as that."""

    def __init__(self, picture: pygame.Surface, start: Rect, end: Rect, length: int = 480, delay: int = 0) -> None:
        super().__init__(length, delay=delay)
        self.picture, self.begin, self.end = picture, start, end

    def draw(self, art: Art, now: int) -> None:
        if now < self.start:
            return
        share = self.share(now)
        width = round(self.begin.width + (self.end.width - self.begin.width) * share)
        height = round(self.begin.height + (self.end.height - self.begin.height) * share)
        x = round(self.begin.centerx + (self.end.centerx - self.begin.centerx) * share)
        y = round(self.begin.centery + (self.end.centery - self.begin.centery) * share)
        size = (max(2, width), max(2, height))
        shown = self.picture if size == self.picture.get_size() else pygame.transform.smoothscale(self.picture, size)
        art.surface.blit(shown, (x - size[0] // 2, y - size[1] // 2))


class Stamp(Motion):
    """A picture that comes down on its place."""

    def __init__(self, picture: pygame.Surface, place: Rect, delay: int = 0) -> None:
        super().__init__(380, delay=delay)
        self.picture, self.place = picture, place

    def draw(self, art: Art, now: int) -> None:
        if now < self.start:
            return
        size = 2.4 - 1.4 * self.share(now)
        width, height = self.picture.get_size()
        shown = pygame.transform.smoothscale(self.picture, (round(width * size), round(height * size)))
        art.surface.blit(shown, shown.get_rect(center=self.place.center))


class Pulse(Motion):
    """A ring that opens around a place where something changed."""

    def __init__(self, place: Rect, colour: tuple[int, int, int], delay: int = 0) -> None:
        super().__init__(520, delay=delay)
        self.place, self.colour = place, colour

    def draw(self, art: Art, now: int) -> None:
        if now < self.start:
            return
        grown = art.px(10 * self.share(now))
        art.outline(self.place.inflate(2 * grown, 2 * grown), self.colour, line=max(1.0, 4 * (1 - self.share(now))))
