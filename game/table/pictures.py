"""Vector pictures at the size at which they are shown, tinted where they are one colour, each made once."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import pygame

from game.table.find import found

if TYPE_CHECKING:
    from game.table.tokens import Colour

MOST_KEPT = 600


class Pictures:
    """All pictures of one window.  Names are file names without folder and ending, such as `ui-check`."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self._kept: OrderedDict[tuple[str, int, int, Colour | None], pygame.Surface] = OrderedDict()
        self._paths: dict[str, str | None] = {}

    def has(self, name: str) -> bool:
        return bool(name) and self._path(name) is not None

    def _path(self, name: str) -> str | None:
        if name not in self._paths:
            path = found(name)
            if path is None:
                self.missing.add(name)
            self._paths[name] = str(path) if path else None
        return self._paths[name]

    def picture(self, name: str, width: int, height: int, tint: Colour | None = None) -> pygame.Surface | None:
        """The picture, as large as fits in the room; `tint` recolours a white one."""
        key = (name, width, height, tint)
        if key in self._kept:
            return self._kept[key]
        path = self._path(name)
        if path is None or width < 1 or height < 1:
            return None
        try:
            made = pygame.image.load_sized_svg(path, (width, height)).convert_alpha()
        except pygame.error:
            self._paths[name] = None
            return None
        if tint is not None:
            made.fill((*tint, 255), special_flags=pygame.BLEND_RGBA_MULT)
        self._kept[key] = made
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return made

    def rimmed(self, shape: str, side: int, rim: Colour, colour: Colour) -> pygame.Surface | None:
        """A shape with a rim of even width; made large and reduced, so that no pixel is off."""
        key = (f"{shape} in {rim}", side, side, colour)
        if key not in self._kept:
            large = side * 4
            outer = self.picture(shape, large, large, rim)
            inner = self.picture(shape, large * 4 // 5, large * 4 // 5, colour)
            if outer is None or inner is None:
                return None
            made = pygame.Surface((large, large), pygame.SRCALPHA).convert_alpha()
            made.blit(outer, outer.get_rect(center=(large // 2, large // 2)))
            made.blit(inner, inner.get_rect(center=(large // 2, large // 2)))
            self._kept[key] = pygame.transform.smoothscale(made, (side, side))
        return self._kept[key]
