"""One frame: the painted tree, and over it what moves, what is pointed at, and its explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.table import tokens
from game.table.clock import ticks
from game.table.node import find, top_layer
from game.table.widgets.inputs import Entry
from game.table.widgets.tooltip import Tooltip

if TYPE_CHECKING:
    from game.table.app import App
    from game.table.art import Art
    from game.table.node import Node

GLOW = (14, 14, 12)


def paint_base(app: App) -> None:
    """Paint the tree on the base, which stays until the tree changes."""
    art = app.art
    app.base.set_clip(None)
    for node in app.tree.walk():
        if isinstance(node, Entry):
            node.has_focus = node.key == app.focus.key
    app.screen.draw_ground(art, app.window)
    app.tree.paint(art, app.window)


def paint_over(app: App) -> None:
    """Copy the base to the window and draw over it."""
    surface = app.surface
    surface.blit(app.base, (0, 0))
    art = app.art
    art.surface = surface
    try:
        now = ticks()
        for motion in app.motions:
            motion.draw(art, now)
        layer = top_layer(app.tree)
        hovered = find(layer, app.hovered) if app.hovered else None
        if hovered is not None:
            highlight(art, hovered)
        focused = app.focus.node(app.tree) if app.focus.is_shown else None
        if focused is not None:
            ring(art, focused)
        draw_tip(app, art, layer)
    finally:
        art.surface = app.base


def highlight(art: Art, node: Node) -> None:
    """What is under the pointer is a shade lighter."""
    if node.press is not None and node.enabled:
        inner = node.rect.inflate(-2 * art.px(3), -2 * art.px(3))
        art.surface.fill(GLOW, inner, special_flags=pygame.BLEND_RGB_ADD)
        art.outline(node.rect, tokens.BRASS_LIGHT, radius=node.radius, line=2)


def ring(art: Art, node: Node) -> None:
    """The focus ring: light with a dark edge, so that it shows on any ground."""
    outer = node.rect.inflate(2 * art.px(4), 2 * art.px(4))
    outer.clamp_ip(art.surface.get_rect())
    art.outline(outer, tokens.INK_DEEP, radius=node.radius + 4, line=6)
    art.outline(outer.inflate(-2 * art.px(1), -2 * art.px(1)), tokens.BRASS_LIGHT, radius=node.radius + 3, line=3)


def draw_tip(app: App, art: Art, layer: Node) -> None:
    node = find(layer, app.tip_key) if app.tip_key else None
    if node is None or node.explain is None:
        app.tip = None
        return
    if app.tip is None or app.tip[0] is not node:
        explanation = node.explain()
        app.tip = (node, explanation, Tooltip(explanation, node.rect, app.window, art) if explanation else None)
    _node, explanation, slip = app.tip
    if explanation is None or slip is None:
        return
    for key in explanation.lights:
        lit = find(app.tree, key)
        if lit is not None:
            art.outline(lit.rect, tokens.BRASS_LIGHT, radius=lit.radius, line=4)
    slip.draw(art)
