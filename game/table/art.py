"""Drawing: panels, text, icons and shapes on one surface, at one scale.

Whatever does not fit where it is drawn is noted in `misfits`, so that tests can look for clipped text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from pygame import Rect

from game.table import tokens
from game.table.text import SANS, Face, Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.table.pictures import Pictures
    from game.table.scale import Scale
    from game.table.tokens import Colour

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
TOP, MIDDLE, BOTTOM = 0.0, 0.5, 1.0


class Art:
    """What everything is drawn with."""

    def __init__(self, surface: pygame.Surface, scale: Scale, texts: Texts, pictures: Pictures) -> None:
        self.surface, self.scale, self.texts, self.pictures = surface, scale, texts, pictures
        self.misfits: list[str] = []
        self._discs: dict[tuple[int, Colour], pygame.Surface] = {}
        self._soft: dict[tuple[int, int, int], pygame.Surface] = {}

    def px(self, units: float) -> int:
        return self.scale(units)

    def face(self, size: float = tokens.SMALL, style: str = SANS) -> Face:
        return Face(style, self.scale(size))

    # ---- panels ----------------------------------------------------------------------------------------------------

    def panel(
        self,
        rect: Rect,
        fill: Colour,
        *,
        radius: float = tokens.RADIUS,
        border: Colour | None = None,
        line: float = tokens.LINE,
    ) -> None:
        """A filled rectangle with round corners, and a border inside it."""
        round_by = min(self.px(radius), rect.width // 2, rect.height // 2)
        if border is None:
            self._corners(rect, fill, round_by)
            self._middle(rect, fill, round_by)
            return
        edge = self.px(line)
        self._corners(rect, border, round_by)
        x, y, w, h = rect
        for strip in (
            (x + round_by, y, w - 2 * round_by, edge),
            (x + round_by, y + h - edge, w - 2 * round_by, edge),
            (x, y + round_by, edge, h - 2 * round_by),
            (x + w - edge, y + round_by, edge, h - 2 * round_by),
        ):
            self.surface.fill(border, strip)
        inner = rect.inflate(-2 * edge, -2 * edge)
        self._corners(inner, fill, max(0, round_by - edge))
        self._middle(inner, fill, max(0, round_by - edge))

    def _middle(self, rect: Rect, colour: Colour, radius: int) -> None:
        x, y, w, h = rect
        if radius < 2:
            self.surface.fill(colour, rect)
            return
        self.surface.fill(colour, (x + radius, y, w - 2 * radius, radius))
        self.surface.fill(colour, (x, y + radius, w, h - 2 * radius))
        self.surface.fill(colour, (x + radius, y + h - radius, w - 2 * radius, radius))

    def _corners(self, rect: Rect, colour: Colour, radius: int) -> None:
        if radius < 2:
            return
        x, y, w, h = rect
        disc = self._disc(radius, colour)
        self.surface.blit(disc, (x, y), (0, 0, radius, radius))
        self.surface.blit(disc, (x + w - radius, y), (radius, 0, radius, radius))
        self.surface.blit(disc, (x, y + h - radius), (0, radius, radius, radius))
        self.surface.blit(disc, (x + w - radius, y + h - radius), (radius, radius, radius, radius))

    def _disc(self, radius: int, colour: Colour) -> pygame.Surface:
        key = (radius, colour)
        if key not in self._discs:
            large = pygame.Surface((radius * 8, radius * 8), pygame.SRCALPHA)
            large.fill((*colour, 0))
            pygame.draw.circle(large, (*colour, 255), (radius * 4, radius * 4), radius * 4)
            self._discs[key] = pygame.transform.smoothscale(large, (radius * 2, radius * 2))
        return self._discs[key]

    def dot(self, centre: tuple[int, int], radius: int, colour: Colour) -> None:
        """A round dot, with a smooth edge."""
        if radius >= 1:
            self.surface.blit(self._disc(radius, colour), (centre[0] - radius, centre[1] - radius))

    def outline(self, rect: Rect, colour: Colour, *, radius: float = tokens.RADIUS, line: float = 3) -> None:
        pygame.draw.rect(self.surface, colour, rect, max(1, self.px(line)), border_radius=self.px(radius))

    def shadow(self, rect: Rect, depth: float = 10, strength: int = 110) -> None:
        """A soft shadow around and below a rectangle."""
        spread = self.px(depth)
        key = (rect.width, rect.height, spread * 1000 + strength)
        if key not in self._soft:
            if len(self._soft) > 60:
                self._soft.clear()
            self._soft[key] = _soft_box(rect.width, rect.height, spread, strength)
        self.surface.blit(self._soft[key], (rect.x - 2 * spread, rect.y - 2 * spread + spread // 2))

    def veil(self, rect: Rect, colour: Colour, alpha: int) -> None:
        """Cover a part of the surface with a translucent colour."""
        cover = pygame.Surface(rect.size)
        cover.fill(colour)
        cover.set_alpha(alpha)
        self.surface.blit(cover, rect)

    def rule(self, start: tuple[int, int], end: tuple[int, int], colour: Colour, line: float = 1) -> None:
        pygame.draw.line(self.surface, colour, start, end, self.px(line))

    # ---- text ------------------------------------------------------------------------------------------------------

    def text(
        self,
        rect: Rect,
        text: str,
        colour: Colour = tokens.ON_DARK,
        *,
        size: float = tokens.SMALL,
        style: str = SANS,
        across: float = LEFT,
        down: float = TOP,
    ) -> int:
        """Draw text in a rectangle, broken to its width; returns the height that it took."""
        return self.lines(rect, text, Face(style, self.scale(size)), colour, across, down)

    def lines(self, rect: Rect, text: str, face: Face, colour: Colour, across: float = LEFT, down: float = TOP) -> int:
        if not text:
            return 0
        texts = self.texts
        if texts.heard is not None:
            texts.heard.append(text)
        lines = texts.lines(text, face, rect.width)
        step = texts.line_height(face)
        height = step * len(lines)
        # A line's own leading may stand out of a tight room; its letters may not.
        if height - (step - face.size) > rect.height + 1:
            self.misfits.append(f"{text!r} is {height} high in {rect.height}")
        y = rect.y + round((rect.height - height) * down)
        for line in lines:
            surface = texts.rendered(line, face, colour)
            width = surface.get_width()
            if width > rect.width + 2:
                self.misfits.append(f"{line!r} is {width} wide in {rect.width}")
            x = rect.x + round((rect.width - width) * across)
            self.surface.blit(surface, (x, y + (step - surface.get_height()) // 2))
            y += step
        return height

    def fitted(self, text: str, room: tuple[int, int], sizes: Sequence[float], style: str = SANS) -> Face:
        """The largest of some sizes (largest first) at which a text fits a room; the smallest if none does."""
        for size in sizes:
            face = Face(style, self.scale(size))
            if self.texts.fits(text, face, room):
                return face
        return Face(style, self.scale(sizes[-1]))

    def height_of(self, text: str, width: int, size: float = tokens.SMALL, style: str = SANS) -> int:
        return self.texts.size(text, Face(style, self.scale(size)), width)[1] if text else 0

    def width_of(self, text: str, size: float = tokens.SMALL, style: str = SANS) -> int:
        return self.texts.width(text, Face(style, self.scale(size)))

    # ---- pictures --------------------------------------------------------------------------------------------------

    def icon(self, rect: Rect, name: str, tint: Colour | None = tokens.ON_DARK) -> None:
        side = min(rect.width, rect.height)
        self.picture(Rect(rect.centerx - side // 2, rect.centery - side // 2, side, side), name, tint)

    def picture(self, rect: Rect, name: str, tint: Colour | None = None) -> None:
        made = self.pictures.picture(name, rect.width, rect.height, tint)
        if made is not None:
            self.surface.blit(made, (rect.centerx - made.get_width() // 2, rect.centery - made.get_height() // 2))

    def shape(self, rect: Rect, shape: str, colour: Colour | None = None) -> None:
        """A seat's shape in its colour.  No text is written on it: paper and ink both lack contrast on some of them."""
        colour = colour or tokens.SEAT_COLOURS.get(shape, tokens.SEAT_COLOURS["star"])
        side = min(rect.width, rect.height)
        self.picture(Rect(rect.centerx - side // 2, rect.centery - side // 2, side, side), shape, colour)


def _soft_box(width: int, height: int, spread: int, strength: int) -> pygame.Surface:
    """A blurred black box; worked out small and enlarged, because blur is slow and shadows have no edges."""
    full = (width + 4 * spread, height + 4 * spread)
    shrink = max(1, spread // 3)
    small = pygame.Surface((max(4, full[0] // shrink), max(4, full[1] // shrink)), pygame.SRCALPHA)
    inner = Rect(0, 0, max(1, width // shrink), max(1, height // shrink))
    inner.center = (small.get_width() // 2, small.get_height() // 2)
    pygame.draw.rect(small, (0, 0, 0, strength), inner)
    small = pygame.transform.gaussian_blur(small, max(1, spread // shrink))
    return pygame.transform.smoothscale(small, full)
