"""Cutting rectangles: how every layout is made.  All numbers are pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence


def inset(rect: Rect, across: int, down: int | None = None) -> Rect:
    """A rectangle with a margin taken off every side."""
    down = across if down is None else down
    return Rect(rect.x + across, rect.y + down, max(0, rect.width - 2 * across), max(0, rect.height - 2 * down))


def top(rect: Rect, height: int, gap: int = 0) -> tuple[Rect, Rect]:
    """The upper part of a height, and the rest below a gap."""
    height = min(height, rect.height)
    rest = max(0, rect.height - height - gap)
    return Rect(rect.x, rect.y, rect.width, height), Rect(rect.x, rect.bottom - rest, rect.width, rest)


def bottom(rect: Rect, height: int, gap: int = 0) -> tuple[Rect, Rect]:
    """The lower part of a height, and the rest above a gap."""
    height = min(height, rect.height)
    rest = max(0, rect.height - height - gap)
    return Rect(rect.x, rect.bottom - height, rect.width, height), Rect(rect.x, rect.y, rect.width, rest)


def left(rect: Rect, width: int, gap: int = 0) -> tuple[Rect, Rect]:
    width = min(width, rect.width)
    rest = max(0, rect.width - width - gap)
    return Rect(rect.x, rect.y, width, rect.height), Rect(rect.right - rest, rect.y, rest, rect.height)


def right(rect: Rect, width: int, gap: int = 0) -> tuple[Rect, Rect]:
    width = min(width, rect.width)
    rest = max(0, rect.width - width - gap)
    return Rect(rect.right - width, rect.y, width, rect.height), Rect(rect.x, rect.y, rest, rect.height)


def columns(rect: Rect, count: int, gap: int = 0) -> list[Rect]:
    """Equal columns that fill a rectangle to the pixel."""
    edges = [rect.x + round(k * (rect.width + gap) / count) for k in range(count + 1)]
    return [Rect(edges[k], rect.y, edges[k + 1] - gap - edges[k], rect.height) for k in range(count)]


def rows(rect: Rect, count: int, gap: int = 0) -> list[Rect]:
    """Equal rows that fill a rectangle to the pixel."""
    edges = [rect.y + round(k * (rect.height + gap) / count) for k in range(count + 1)]
    return [Rect(rect.x, edges[k], rect.width, edges[k + 1] - gap - edges[k]) for k in range(count)]


def stack(rect: Rect, heights: Sequence[int], gap: int = 0) -> list[Rect]:
    """Rows of given heights from the top down."""
    made = []
    y = rect.y
    for height in heights:
        made.append(Rect(rect.x, y, rect.width, height))
        y += height + gap
    return made


def centred(rect: Rect, width: int, height: int) -> Rect:
    """A rectangle of that size (or smaller, if there is less room) in the middle of another."""
    width, height = min(width, rect.width), min(height, rect.height)
    return Rect(rect.centerx - width // 2, rect.centery - height // 2, width, height)


def within(rect: Rect, window: Rect) -> Rect:
    """The rectangle, moved as little as need be to lie in the window."""
    moved = Rect(rect)
    moved.clamp_ip(window)
    return moved
