"""One focus ring: where the keyboard is, in a tree that is made anew all the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.table.node import Node, top_layer

if TYPE_CHECKING:
    from pygame import Rect

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class Focus:
    """Kept by key, so that it stays on the same thing from tree to tree.  `is_shown` once the keyboard is used."""

    def __init__(self) -> None:
        self.key = ""
        self.is_shown = False

    def node(self, tree: Node) -> Node | None:
        return next((node for node in top_layer(tree).walk() if node.key == self.key and node.is_focusable), None)

    def settle(self, tree: Node) -> None:
        """See that the focus is on something in the top layer, if anything there can have it."""
        if self.node(tree) is None:
            order = ring(tree)
            preferred = next((node for node in order if node.press is not None and node.enabled), None)
            first = preferred or (order[0] if order else None)
            self.key = first.key if first else ""

    def step(self, tree: Node, by: int) -> Node | None:
        """Go to the next or the previous node of the ring."""
        order = ring(tree)
        if not order:
            return None
        keys = [node.key for node in order]
        at = (keys.index(self.key) + by) % len(keys) if self.key in keys else 0
        self.key = keys[at]
        return order[at]

    def turn(self, tree: Node, direction: str) -> Node | None:
        """Go to the nearest node in a direction; stay if there is none."""
        here = self.node(tree)
        if here is None:
            return self.step(tree, 1)
        dx, dy = DIRECTIONS[direction]
        best: tuple[float, Node] | None = None
        for node in ring(tree):
            if node is here:
                continue
            distance = _distance(here.rect, node.rect, dx, dy)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, node)
        if best is None:
            return here
        self.key = best[1].key
        return best[1]


def ring(tree: Node) -> list[Node]:
    """Everything that can have the focus, in order."""
    return [node for node in top_layer(tree).walk() if node.is_focusable]


def _distance(here: Rect, there: Rect, dx: int, dy: int) -> float | None:
    """How far a rectangle lies in a direction; None if it does not.  Going aside counts double."""
    if dx:
        ahead = (there.left - here.right if dx > 0 else here.left - there.right) + min(here.width, there.width) / 2
        aside = max(0, max(here.top, there.top) - min(here.bottom, there.bottom))
        drift = abs(here.centery - there.centery) / 4
    else:
        ahead = (there.top - here.bottom if dy > 0 else here.top - there.bottom) + min(here.height, there.height) / 2
        aside = max(0, max(here.left, there.left) - min(here.right, there.right))
        drift = abs(here.centerx - there.centerx) / 4
    return None if ahead < 0 else ahead + 2 * aside + drift
