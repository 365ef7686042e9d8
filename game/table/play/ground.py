"""The room and the table in it, painted once a size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from pygame import Rect

from game.table import tokens

if TYPE_CHECKING:
    from game.table.art import Art

_painted: dict[tuple[str, int, int], pygame.Surface] = {}


def _kept(name: str, size: tuple[int, int]) -> pygame.Surface | None:
    return _painted.get((name, *size))


def _keep(name: str, made: pygame.Surface) -> pygame.Surface:
    if len(_painted) > 12:
        _painted.clear()
    _painted[(name, *made.get_size())] = made
    return made


def cover(art: Art, window: Rect, name: str, ground: tokens.Colour) -> None:
    """A picture of 16 to 9 over a whole window, cut where it stands over."""
    made = _kept(name, window.size)
    if made is None:
        made = pygame.Surface(window.size).convert()
        made.fill(ground)
        width = max(window.width, -(-window.height * 16 // 9))
        picture = art.pictures.picture(name, width + 2, -(-width * 9 // 16) + 2)
        if picture is not None:
            made.blit(picture, picture.get_rect(center=made.get_rect().center))
        _keep(name, made)
    art.surface.blit(made, window)


def draw_table(art: Art, window: Rect, table: Rect) -> None:
    """The room, and in it wood, a brass line, felt, and the light of a lamp; kept as one picture."""
    name = f"the table {table}"
    made = _kept(name, window.size)
    if made is None:
        cover(art, window, "room", tokens.INK_DEEP)
        art.shadow(table, 14, 170)
        art.surface.blit(_make_table(art, table.size), table)
        made = _keep(name, art.surface.copy())
    art.surface.blit(made, window)


def _make_table(art: Art, size: tuple[int, int]) -> pygame.Surface:
    whole = pygame.Surface(size, pygame.SRCALPHA).convert_alpha()
    radius = art.px(64)
    rect = Rect(0, 0, *size)
    _tiled(art, whole, rect, "wood", 512, 256, tokens.WOOD)
    _edge(whole, rect, art.px(3), tokens.WOOD_LIGHT, radius)
    inner = rect.inflate(-2 * art.px(13), -2 * art.px(13))
    felt = pygame.Surface(inner.size, pygame.SRCALPHA).convert_alpha()
    _tiled(art, felt, Rect(0, 0, *inner.size), "felt", 256, 256, tokens.FELT)
    light = art.pictures.picture("light", inner.width, inner.height, (242, 221, 160))
    if light is not None:
        light = pygame.transform.smoothscale(light, inner.size)
        light.set_alpha(44)
        felt.blit(light, (0, 0))
    _rounded(felt, art.px(54))
    whole.blit(felt, inner)
    pygame.draw.rect(whole, tokens.WOOD_DARK, inner.inflate(art.px(4), art.px(4)), art.px(3), border_radius=art.px(55))
    pygame.draw.rect(whole, tokens.BRASS, inner.inflate(-art.px(8), -art.px(8)), art.px(2), border_radius=art.px(50))
    _rounded(whole, radius)
    return whole


def _tiled(
    art: Art, surface: pygame.Surface, rect: Rect, name: str, width: int, height: int, ground: tokens.Colour
) -> None:
    surface.fill(ground)
    tile = art.pictures.picture(name, art.px(width), art.px(height))
    if tile is not None:
        for x in range(rect.x, rect.right, tile.get_width()):
            for y in range(rect.y, rect.bottom, tile.get_height()):
                surface.blit(tile, (x, y))


def _edge(surface: pygame.Surface, rect: Rect, line: int, colour: tokens.Colour, radius: int) -> None:
    pygame.draw.rect(surface, colour, rect, line, border_radius=radius)


def _rounded(surface: pygame.Surface, radius: int) -> None:
    """Cut the corners of a surface round, smoothly."""
    size = surface.get_size()
    mask = pygame.Surface((radius * 8, radius * 8), pygame.SRCALPHA)
    pygame.draw.circle(mask, (255, 255, 255, 255), (radius * 4, radius * 4), radius * 4)
    corner = pygame.transform.smoothscale(mask, (radius * 2, radius * 2))
    for x, y, cut in (
        (0, 0, (0, 0)),
        (size[0] - radius, 0, (radius, 0)),
        (0, size[1] - radius, (0, radius)),
        (size[0] - radius, size[1] - radius, (radius, radius)),
    ):
        part = corner.subsurface((*cut, radius, radius))
        surface.blit(part, (x, y), special_flags=pygame.BLEND_RGBA_MULT)
