"""Charts of the debrief on the screen: lines and marks drawn large and reduced, words at their own size."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pygame

from game.debrief.charts import Line, Mark, Words, outline_of
from game.table.node import Node
from game.table.text import BOLD, SANS, Face

if TYPE_CHECKING:
    from pygame import Rect

    from game.debrief.charts import Drawing
    from game.table.art import Art

ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
FINER = 2  # times as many pixels in each direction, for smooth edges


class Chart(Node):
    """A drawing of the debrief, as large as its rectangle is wide.  Its name says what it shows."""

    role = "image"

    def __init__(self, rect: Rect, drawing: Drawing, says: str, made: dict[int, pygame.Surface], key: str) -> None:
        super().__init__(rect, says, key=key)
        self.drawing, self.made = drawing, made

    @property
    def unit(self) -> float:
        """Pixels for one unit of the drawing."""
        return min(self.rect.width / self.drawing.width, self.rect.height / self.drawing.height)

    def draw(self, art: Art) -> None:
        unit = self.unit
        known = id(self.drawing)
        size = (max(1, round(self.drawing.width * unit)), max(1, round(self.drawing.height * unit)))
        if known not in self.made or self.made[known].get_size() != size:
            self.made[known] = lines_and_marks(self.drawing, unit, size)
        left = self.rect.x + (self.rect.width - size[0]) // 2
        art.surface.blit(self.made[known], (left, self.rect.y))
        for shape in self.drawing.shapes:
            if isinstance(shape, Words):
                face = Face(BOLD if shape.bold else SANS, max(8, round(shape.size * unit)))
                word = art.texts.rendered(shape.text, face, colour_of(shape.colour))
                x = left + shape.x * unit - word.get_width() * ANCHORS[shape.anchor]
                y = self.rect.y + shape.y * unit - art.texts.font(face).get_ascent()
                art.surface.blit(word, (round(x), round(y)))


def colour_of(text: str) -> tuple[int, int, int]:
    made = pygame.Color(text)
    return made.r, made.g, made.b


def lines_and_marks(drawing: Drawing, unit: float, size: tuple[int, int]) -> pygame.Surface:
    """Everything but the words."""
    scale = unit * FINER
    large = pygame.Surface((size[0] * FINER, size[1] * FINER), pygame.SRCALPHA)
    large.fill((246, 241, 230, 0))
    for shape in drawing.shapes:
        if isinstance(shape, Line):
            points = [(x * scale, y * scale) for x, y in shape.points]
            width = max(1, round(shape.width * scale))
            colour = colour_of(shape.colour)
            if not shape.dash:
                stroke(large, colour, points, width)
                continue
            for piece in dashed(points, tuple(part * scale for part in shape.dash)):
                stroke(large, colour, piece, width)
        elif isinstance(shape, Mark):
            mark(large, shape, scale)
    return pygame.transform.smoothscale(large, size)


def stroke(
    surface: pygame.Surface, colour: tuple[int, int, int], points: list[tuple[float, float]], width: int
) -> None:
    if len(points) < 2:
        return
    pygame.draw.lines(surface, colour, False, points, width)
    if width > 2:
        for x, y in points[1:-1]:  # round corners, but flat ends: the gaps between dashes are short
            pygame.draw.circle(surface, colour, (x, y), width / 2)


def mark(surface: pygame.Surface, shape: Mark, scale: float) -> None:
    colour = colour_of(shape.colour)
    width = max(1, round(1.4 * scale)) if shape.hollow else 0
    corners = outline_of(shape)
    if corners is None:
        pygame.draw.circle(surface, colour, (shape.x * scale, shape.y * scale), shape.size * scale, width)
    else:
        pygame.draw.polygon(surface, colour, [(x * scale, y * scale) for x, y in corners], width)


def dashed(points: list[tuple[float, float]], dash: tuple[float, ...]) -> list[list[tuple[float, float]]]:
    """A line cut into its dashes; `dash` is the lengths of stroke and gap by turns."""
    pieces: list[list[tuple[float, float]]] = []
    current: list[tuple[float, float]] = [points[0]]
    turn, left = 0, dash[0]
    for (x, y), (end_x, end_y) in itertools.pairwise(points):
        length = ((end_x - x) ** 2 + (end_y - y) ** 2) ** 0.5
        done = 0.0
        while length - done > left:
            done += left
            point = (x + (end_x - x) * done / length, y + (end_y - y) * done / length)
            if turn % 2 == 0:
                pieces.append([*current, point])
            current = [point]
            turn += 1
            left = dash[turn % len(dash)]
        left -= length - done
        if turn % 2 == 0:
            current.append((end_x, end_y))
    if turn % 2 == 0 and len(current) > 1:
        pieces.append(current)
    return pieces
