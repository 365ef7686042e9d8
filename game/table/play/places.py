"""Where everything on the table goes, in pixels: worked out from the window, the scale, and how many sit at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from pygame import Rect

from game.table.flow import bottom, columns, inset, left, right, top

if TYPE_CHECKING:
    from game.table.scale import Scale

EDGE = 16  # wood around the felt
TRACKS_WIDE = 196  # units that a gauge needs


@frozen
class Places:
    """`seats`: where the other delegations sit, clockwise from the left of the seat in front."""

    bar: Rect
    gauges: list[Rect]
    table: Rect
    felt: Rect
    seats: list[Rect]
    aside: Rect | None  # a column for headline and log, where there is room
    own: Rect
    hand: Rect
    offer: Rect
    call: Rect  # the strip that calls a delegation to the table; empty if none is


def places(
    window: Rect, scale: Scale, others: int, gauges: int, gauge_height: int, *, answering: bool, has_front: bool,
    is_called: bool = False,
) -> Places:  # fmt: skip
    """Cut up the window.  `gauge_height` is in pixels; `answering`: the offer needs more room than the hand."""
    inner = inset(window, scale(12), scale(8))
    roomy = scale.is_roomy
    gap = scale(10 if roomy else 8)
    bar, rest = top(inner, scale(52 if roomy else 46), gap)
    strip_rows = -(-gauges // max(1, min(gauges, inner.width // scale(TRACKS_WIDE))))
    strip, rest = top(rest, strip_rows * gauge_height + (strip_rows - 1) * scale(6), gap)
    near_height = scale(_near(roomy, answering, has_front, is_called))
    near, rest = bottom(rest, near_height, gap)
    aside = None
    if roomy:
        aside, rest = right(rest, scale(336), gap)
    table, felt, seats = _around(rest, scale, others, roomy)
    own, near = left(near, scale(390 if roomy else 300), gap) if has_front else (Rect(0, 0, 0, 0), near)
    share = 0.62 if answering else 0.38 if roomy else 0.40
    offer, hand = right(near, round(near.width * share), gap)
    call = Rect(0, 0, 0, 0)
    if not has_front:
        offer, hand = near, Rect(0, 0, 0, 0)
        if is_called:
            call, offer = left(near, near.width * 54 // 100, gap)
    return Places(bar, _strip(strip, gauges, strip_rows, scale), table, felt, seats, aside, own, hand, offer, call)


def _near(roomy: bool, answering: bool, has_front: bool, is_called: bool) -> int:
    """How high the near side of the table is, in units."""
    if roomy:
        return 244 if has_front or answering else 170 if is_called else 150
    if answering:
        return 204
    return 170 if has_front else 136 if is_called else 118


def _strip(strip: Rect, gauges: int, rows: int, scale: Scale) -> list[Rect]:
    per_row = -(-gauges // rows)
    gap = scale(6)
    height = (strip.height - (rows - 1) * gap) // rows
    made: list[Rect] = []
    for row in range(rows):
        line = Rect(strip.x, strip.y + row * (height + gap), strip.width, height)
        made += columns(line, min(per_row, gauges - row * per_row), gap)
    return made


def _around(room: Rect, scale: Scale, others: int, roomy: bool) -> tuple[Rect, Rect, list[Rect]]:
    """Table, felt and seats: where there is room, two delegations sit at the ends; the rest on the far side."""
    at_ends = min(2, others) if roomy and others >= 2 else 0
    far = others - at_ends
    half = scale(22)
    table = room
    if far:
        table = Rect(room.x, room.y + half, room.width, room.height - half)
    if at_ends:
        table = Rect(table.x + scale(66), table.y, table.width - scale(132), table.height)
    felt = inset(table, scale(EDGE))
    head: list[Rect] = []
    if far:
        height = scale(54)
        width = min(scale(330), (felt.width - scale(60)) // far - scale(12))
        row = Rect(0, room.y, far * (width + scale(14)) - scale(14), height)
        row.centerx = table.centerx
        head = columns(row, far, scale(14))
        felt = Rect(felt.x, row.bottom + scale(6), felt.width, felt.bottom - row.bottom - scale(6))
    if not at_ends:
        return table, felt, head
    end_height = min(scale(330), table.height - scale(60))
    near_end = Rect(room.x, 0, scale(148), end_height)
    far_end = Rect(room.right - scale(148), 0, scale(148), end_height)
    near_end.centery = far_end.centery = table.centery
    felt = Rect(near_end.right + scale(10), felt.y, far_end.x - near_end.right - scale(20), felt.height)
    return table, felt, [near_end, *head, far_end]
