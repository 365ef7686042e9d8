"""The semantic tree: what is on the screen, said once.

The same tree is drawn, hit by the pointer, walked by the keyboard and read by a screen reader.  A screen builds a new
tree whenever something changes; what must outlive a tree (focus, scrolling) is kept by `key`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from game.table.art import Art
    from game.table.explaining import Explanation


class Node:
    """One thing on the screen.

    `role` and `name` are what a screen reader says, `value` what it adds.  `press` is what pressing it does; a node
    without one may still be focused if it explains itself.  `rect` is in pixels of the window.
    """

    role = "group"

    def __init__(
        self,
        rect: Rect,
        name: str = "",
        *,
        key: str = "",
        value: str = "",
        press: Callable[[], None] | None = None,
        explain: Callable[[], Explanation | None] | None = None,
        enabled: bool = True,
        selected: bool = False,
        children: tuple[Node, ...] | list[Node] = (),
    ) -> None:
        self.rect, self.name, self.key, self.value = Rect(rect), name, key or name, value
        self.press, self.explain = press, explain
        self.enabled, self.selected = enabled, selected
        self.children: list[Node] = list(children)
        self.is_modal = False
        self.is_floating = False  # may lie over its siblings
        self.clips = False
        self.radius: float = 10

    @property
    def is_focusable(self) -> bool:
        return self.press is not None or self.explain is not None

    def draw(self, art: Art) -> None:
        """Draw the node itself; its children come after."""

    def draw_over(self, art: Art) -> None:
        """Draw what lies over the children."""

    def add(self, *children: Node | None) -> None:
        self.children.extend(child for child in children if child is not None)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def path_to(self, point: tuple[int, int]) -> list[Node]:
        """The nodes at a point, from this one to the innermost; empty if the point is outside."""
        if not self.rect.collidepoint(point) and (self.clips or not self.children):
            return []
        for child in reversed(self.children):
            found = child.path_to(point)
            if found:
                return [self, *found]
        return [self] if self.rect.collidepoint(point) else []

    def paint(self, art: Art, window: Rect | None = None) -> None:
        """Draw the node and everything in it that can be seen in `window`."""
        if window is not None and not self.rect.colliderect(window):
            return
        self.draw(art)
        if self.clips:
            before = art.surface.get_clip()
            inner = before.clip(self.rect)
            art.surface.set_clip(inner)
            for child in self.children:
                child.paint(art, inner)
            art.surface.set_clip(before)
        else:
            for child in self.children:
                child.paint(art, window)
        self.draw_over(art)


def find(tree: Node, key: str) -> Node | None:
    """The node with that key, if it is in the tree."""
    return next((node for node in tree.walk() if node.key == key), None)


def top_layer(tree: Node) -> Node:
    """The last modal node, which alone can be pressed and focused while it is there; otherwise the whole tree."""
    modal = tree
    for node in tree.walk():
        if node.is_modal:
            modal = node
    return modal
