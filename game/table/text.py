"""Text: fonts found once, lines broken once, surfaces rendered once.

Rendering text costs ten times as much as copying it, so every rendered line is kept until the cache is full.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import TYPE_CHECKING

import pygame
from attrs import frozen

from game.table.find import found
from game.table.tokens import LEADING

if TYPE_CHECKING:
    from game.table.tokens import Colour

SANS, BOLD, ITALIC, SERIF, SERIF_BOLD, MONO = "sans", "bold", "italic", "serif", "serif-bold", "mono"
FILES = {
    SANS: "fonts/NotoSans-Regular.ttf",
    BOLD: "fonts/NotoSans-Bold.ttf",
    ITALIC: "fonts/NotoSans-Italic.ttf",
    SERIF: "fonts/NotoSerif-Regular.ttf",
    SERIF_BOLD: "fonts/NotoSerif-Bold.ttf",
    MONO: "fonts/NotoSansMono-Regular.ttf",
}
MOST_LINES_KEPT = 3000
DASHES = re.compile(r"(?<=[–—/-])(?=.)")
SPACES = re.compile(r"[ \n]+")  # where lines may break; not at no-break spaces


@frozen
class Face:
    """A typeface at a size in pixels."""

    style: str
    size: int


class Texts:
    """All text of one window."""

    def __init__(self) -> None:
        self.missing: list[str] = []  # fonts that were not found; their text is shown in pygame's own
        self.heard: list[str] | None = None  # set to a list to learn every text that is drawn
        self._fonts: dict[Face, pygame.font.Font] = {}
        self._paths: dict[str, str | None] = {}
        self._surfaces: OrderedDict[tuple[str, Face, Colour], pygame.Surface] = OrderedDict()
        self._broken: OrderedDict[tuple[str, Face, int], tuple[str, ...]] = OrderedDict()
        self._widths: dict[tuple[str, Face], int] = {}
        self._sizes: dict[tuple[str, Face, int], tuple[int, int]] = {}
        self._narrowest: dict[tuple[str, Face, int], int] = {}

    def font(self, face: Face) -> pygame.font.Font:
        if face not in self._fonts:
            self._fonts[face] = pygame.font.Font(self._path(face.style), max(6, face.size))
        return self._fonts[face]

    def _path(self, style: str) -> str | None:
        if style not in self._paths:
            path = found(FILES[style])
            if path is None:
                self.missing.append(FILES[style])
            self._paths[style] = str(path) if path else None
        return self._paths[style]

    def line_height(self, face: Face) -> int:
        return round(face.size * LEADING)

    def width(self, text: str, face: Face) -> int:
        key = (text, face)
        if key not in self._widths:
            if len(self._widths) > MOST_LINES_KEPT * 4:
                self._widths.clear()
            self._widths[key] = self.font(face).size(text)[0]
        return self._widths[key]

    def lines(self, text: str, face: Face, width: int) -> tuple[str, ...]:
        """The text broken into lines no wider than `width`, where words allow."""
        key = (text, face, width)
        if key not in self._broken:
            if len(self._broken) > MOST_LINES_KEPT:
                self._broken.popitem(last=False)
            self._broken[key] = tuple(
                line for paragraph in text.split("\n") for line in self._break(paragraph, face, width)
            )
        return self._broken[key]

    def _break(self, paragraph: str, face: Face, width: int) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer, face) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *before, line = self._pieces(word, face, width)
            lines += before
        return [*lines, line]

    def _pieces(self, word: str, face: Face, width: int) -> list[str]:
        """A word cut where it is too wide: after a dash if it has one, otherwise anywhere, with a hyphen."""
        pieces: list[str] = []
        piece = ""
        for part in DASHES.split(word):
            if piece and self.width(piece + part, face) > width:
                pieces.append(piece)
                piece = ""
            piece += part
            while self.width(piece, face) > width and len(piece) > 3:
                cut = len(piece) - 1
                while cut > 2 and self.width(piece[:cut] + "-", face) > width:
                    cut -= 1
                pieces.append(piece[:cut] + "-")
                piece = piece[cut:]
        return [*pieces, piece]

    def holds_words(self, text: str, face: Face, width: int) -> bool:
        """Whether no word (or part of one between dashes) is wider than that."""
        return all(self.width(part, face) <= width for word in SPACES.split(text) for part in DASHES.split(word))

    def narrowest(self, text: str, face: Face, lines: int) -> int:
        """The smallest width at which a text takes no more than that many lines, words whole."""
        key = (text, face, lines)
        if key not in self._narrowest:
            if len(self._narrowest) > MOST_LINES_KEPT:
                self._narrowest.clear()
            low = max(self.width(part, face) for word in SPACES.split(text) for part in DASHES.split(word))
            high = max(low, self.width(text, face))
            while low < high:
                middle = (low + high) // 2
                if len(self.lines(text, face, middle)) <= lines:
                    high = middle
                else:
                    low = middle + 1
            self._narrowest[key] = low
        return self._narrowest[key]

    def size(self, text: str, face: Face, width: int = 10**6) -> tuple[int, int]:
        """Width and height of the text when it is broken at `width`."""
        key = (text, face, width)
        if key not in self._sizes:
            if len(self._sizes) > MOST_LINES_KEPT:
                self._sizes.clear()
            lines = self.lines(text, face, width)
            self._sizes[key] = (max(self.width(line, face) for line in lines), len(lines) * self.line_height(face))
        return self._sizes[key]

    def fits(self, text: str, face: Face, room: tuple[int, int]) -> bool:
        width, height = self.size(text, face, room[0])
        return width <= room[0] and height <= room[1]

    def rendered(self, line: str, face: Face, colour: Colour) -> pygame.Surface:
        key = (line, face, colour)
        found = self._surfaces.get(key)
        if found is None:
            found = self.font(face).render(line, True, colour)
            self._surfaces[key] = found
            if len(self._surfaces) > MOST_LINES_KEPT:
                self._surfaces.popitem(last=False)
        return found
