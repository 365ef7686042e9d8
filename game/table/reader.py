"""The bridge to screen readers: the semantic tree, as `accesskit` wants it.  Without the extra there is none."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pygame

if TYPE_CHECKING:
    from game.table.app import App
    from game.table.node import Node

ROLES = {
    "button": "BUTTON", "label": "LABEL", "heading": "HEADING", "dialog": "DIALOG", "text entry": "TEXT_INPUT",
    "check box": "CHECK_BOX", "combo box": "COMBO_BOX", "slider": "SLIDER", "meter": "METER", "list item": "LIST_ITEM",
    "option": "LIST_BOX_OPTION", "image": "IMAGE", "scroll area": "SCROLL_VIEW", "document": "DOCUMENT",
    "tooltip": "TOOLTIP",
}  # fmt: skip
WINDOW = 0


class Reader:
    """Tells a platform's adapter of every new tree, and takes its requests back to the app."""

    def __init__(self, app: App, kit: Any) -> None:
        self.app, self.kit = app, kit
        self.keys: dict[int, str] = {}
        self.last = self._update(app.tree, "")
        self.adapter = self._adapter()

    def _adapter(self) -> Any:
        kit = self.kit
        if sys.platform == "win32":
            return kit.windows.SubclassingAdapter(pygame.display.get_wm_info()["window"], self._first, self._asked)
        if sys.platform == "darwin":
            kit.macos.add_focus_forwarder_to_window_class("SDLWindow")
            return kit.macos.SubclassingAdapter.for_window(
                pygame.display.get_wm_info()["window"], self._first, self._asked
            )
        return kit.unix.Adapter(self._first, self._asked, lambda: None)

    def window_has_focus(self, has: bool) -> None:
        """The window has got the focus of the desktop, or lost it."""
        if hasattr(self.adapter, "update_window_focus_state"):
            self.adapter.update_window_focus_state(has)

    def _first(self) -> Any:
        return self.last

    def _asked(self, request: Any) -> None:
        """A screen reader asks for something; this comes from another thread."""
        key = self.keys.get(request.target, "")
        kind = request.action
        try:
            pygame.event.post(pygame.event.Event(pygame.USEREVENT, call=lambda: self._obey(key, kind)))
        except pygame.error:
            return  # the window is closed

    def _obey(self, key: str, kind: Any) -> None:
        node = next((each for each in self.app.tree.walk() if each.key == key), None)
        if node is None:
            return
        self.app.focus.key = key
        if kind == self.kit.Action.CLICK:
            at_once = getattr(node, "at_once", None)
            at_once() if at_once is not None else self.app.activate(node)
        else:
            self.app.focused(node)

    def tell(self, tree: Node, focus: str) -> None:
        """A new tree stands."""
        self.last = self._update(tree, focus)
        events = self.adapter.update_if_active(lambda: self.last)
        if events is not None and hasattr(events, "raise_events"):
            events.raise_events()

    def _update(self, tree: Node, focus: str) -> Any:
        kit = self.kit
        nodes: list[tuple[int, Any]] = []
        self.keys = {}
        focused = [WINDOW]

        def add(node: Node) -> int:
            number = len(self.keys)
            self.keys[number] = node.key
            made = kit.Node(getattr(kit.Role, ROLES.get(node.role, "GENERIC_CONTAINER")) if number else kit.Role.WINDOW)
            if node.name:
                made.set_label(node.name)
            if node.value:
                made.set_value(node.value)
            explanation = node.explain() if node.explain is not None else None
            if explanation is not None:
                made.set_description(explanation.spoken)
            box = node.rect
            made.set_bounds(kit.Rect(box.left, box.top, box.right, box.bottom))
            if node.press is not None:
                made.add_action(kit.Action.CLICK)
            if node.is_focusable:
                made.add_action(kit.Action.FOCUS)
            if not node.enabled:
                made.set_disabled()
            if node.key == focus and node.is_focusable:
                focused[0] = number
            made.set_children([add(child) for child in node.children])
            nodes.append((number, made))
            return number

        add(tree)
        update = kit.TreeUpdate(focused[0])
        update.nodes.extend(nodes) if hasattr(update.nodes, "extend") else setattr(update, "nodes", nodes)
        update.tree = kit.Tree(WINDOW)
        return update


def reader_for(app: App) -> Reader | None:
    """The bridge, if the extra is installed and the platform takes it."""
    try:
        kit = import_module("accesskit")
        return Reader(app, kit)
    except Exception:  # noqa: BLE001  (a screen reader that can't be reached must never keep a game from starting)
        return None
