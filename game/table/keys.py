"""The keyboard: the focus ring, pressing, typing, and the keys that work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.table.node import top_layer
from game.table.widgets.inputs import Adjusted, Entry
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from game.table.app import App
    from game.table.node import Node

ARROWS = {pygame.K_LEFT: "left", pygame.K_RIGHT: "right", pygame.K_UP: "up", pygame.K_DOWN: "down"}
PRESSING = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


def handle(app: App, event: pygame.event.Event) -> None:
    if event.type == pygame.TEXTINPUT:
        node = app.focus.node(app.tree)
        if isinstance(node, Entry):
            node.typed(event.text)
            app.refresh()
    elif event.type == pygame.KEYDOWN:
        app.holding.end()
        pressed(app, event)
    elif event.type == pygame.KEYUP:
        app.holding.end()


def pressed(app: App, event: pygame.event.Event) -> None:
    if event.key == pygame.K_TAB:
        app.skip_motions()
        app.focused(app.focus.step(app.tree, -1 if event.mod & pygame.KMOD_SHIFT else 1))
        _show_entry(app)
    elif event.key == pygame.K_ESCAPE:
        if app.tip_key:
            app.quiet_tip()
        elif not app.skip_motions():
            app.screen.escape()
            app.refresh()
    elif event.key == pygame.K_F1:
        app.help()
    elif event.key == pygame.K_F11:
        app.settings.full_screen = not app.settings.full_screen
        app.settings_changed()
    elif event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
        page(app, 1 if event.key == pygame.K_PAGEDOWN else -1)
    else:
        to_focus(app, event)


def to_focus(app: App, event: pygame.event.Event) -> None:
    """Keys for the node that has the focus; those that it has no use for go to the screen."""
    node = app.focus.node(app.tree)
    if isinstance(node, Entry) and typed(app, node, event):
        return
    if event.key in ARROWS:
        direction = ARROWS[event.key]
        if isinstance(node, Adjusted) and direction in {"left", "right"}:
            node.adjust(1 if direction == "right" else -1)
            app.refresh()
        else:
            app.focused(app.focus.turn(app.tree, direction))
            _show_entry(app)
    elif event.key in PRESSING and node is not None:
        press(app, node)
    elif app.screen.key(event):
        app.refresh()


def press(app: App, node: Node) -> None:
    app.focus.is_shown = True
    app.holding.begin(node)
    app.activate(node)


def typed(app: App, entry: Entry, event: pygame.event.Event) -> bool:
    """Keys that edit text; letters come as TEXTINPUT."""
    if event.key == pygame.K_BACKSPACE:
        entry.erase()
        app.refresh()
        return True
    if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
        app.focused(app.focus.step(app.tree, 1))
        _show_entry(app)
        return True
    return event.key == pygame.K_SPACE or (bool(event.unicode) and event.unicode.isprintable())


def _show_entry(app: App) -> None:
    """The caret is painted with the tree."""
    app.refresh()


def page(app: App, by: int) -> None:
    """Scroll the area in which the focus is, or the first that can scroll."""
    layer = top_layer(app.tree)
    areas = [node for node in layer.walk() if isinstance(node, Scroll) and node.farthest]
    holding = [area for area in areas if any(node.key == app.focus.key for node in area.walk())]
    for area in (holding or areas)[:1]:
        if area.move(by * area.rect.height * 4 // 5):
            app.refresh()
