"""Hands for the tests: they see the semantic tree and nothing else, and act through pygame events alone."""

from __future__ import annotations

import random

import pygame

from game.table.app import App
from game.table.focus import ring
from game.table.node import find, top_layer
from game.table.settings import Settings
from game.table.window import start_video


def open_app(size=(1280, 720), **settings):
    """A window of that size, without motion unless asked for."""
    start_video(software=False)
    chosen = {"reduced_motion": True, "bot_pace": "at once", "muted": True, **settings}
    app = App(Settings(**chosen), size)
    pygame.event.clear()
    return app


def table(app, session):
    """Sit down at the table, with bots that think while the test waits."""
    from game.table.screens.table import TableScreen

    screen = TableScreen(app, session, in_background=False)
    app.go(screen)
    app.step()
    return screen


def settle(app):
    """Take all events there are, and wait for bots that are still thinking."""
    app.step(pygame.event.get())
    for _ in range(2000):
        steering = getattr(app.screen, "steering", None)
        if steering is None or not steering.thinker.is_busy:
            break
        event = pygame.event.wait(20)
        app.step([event] if event.type != pygame.NOEVENT else [])
    app.step(pygame.event.get())


class Mouse:
    """Presses things with the left button."""

    def __init__(self, app):
        self.app = app

    def press(self, key):
        self.app.step()
        node = find(top_layer(self.app.tree), key)
        assert node is not None, f"there is no {key}"
        node = self.scrolled(node)
        self.click(node.rect.center)

    def scrolled(self, node):
        """Turn the wheel until the node can be seen."""
        for _ in range(60):
            area = next(
                (
                    each
                    for each in top_layer(self.app.tree).walk()
                    if each.clips and any(child.key == node.key for child in each.walk())
                ),
                None,
            )
            if area is None or area.rect.collidepoint(node.rect.center):
                break
            way = -1 if node.rect.centery >= area.rect.bottom else 1
            self.post(pygame.MOUSEMOTION, pos=area.rect.center, rel=(0, 0), buttons=(0, 0, 0))
            self.post(pygame.MOUSEWHEEL, x=0, y=way)
            settle(self.app)
            node = find(top_layer(self.app.tree), node.key)
        return node

    def click(self, point):
        self.post(pygame.MOUSEMOTION, pos=point, rel=(0, 0), buttons=(0, 0, 0))
        self.post(pygame.MOUSEBUTTONDOWN, pos=point, button=1)
        settle(self.app)
        self.post(pygame.MOUSEBUTTONUP, pos=point, button=1)
        settle(self.app)

    @staticmethod
    def post(kind, **what):
        pygame.event.post(pygame.event.Event(kind, **what))


class Finger(Mouse):
    """Touches things; never moves a mouse."""

    def click(self, point):
        width, height = self.app.surface.get_size()
        place = {"x": point[0] / width, "y": point[1] / height, "dx": 0, "dy": 0, "finger_id": 1, "touch_id": 1}
        self.post(pygame.FINGERDOWN, **place)
        settle(self.app)
        self.post(pygame.FINGERUP, **place)
        settle(self.app)

    def scrolled(self, node):
        """Drag until the node can be seen."""
        for _ in range(60):
            area = next(
                (
                    each
                    for each in top_layer(self.app.tree).walk()
                    if each.clips and any(child.key == node.key for child in each.walk())
                ),
                None,
            )
            if area is None or area.rect.collidepoint(node.rect.center):
                break
            way = -40 if node.rect.centery >= area.rect.bottom else 40
            width, height = self.app.surface.get_size()
            x, y = area.rect.center
            for kind, at in (
                (pygame.FINGERDOWN, y),
                (pygame.FINGERMOTION, y + way // 2),
                (pygame.FINGERMOTION, y + way),
                (pygame.FINGERUP, y + way),
            ):
                self.post(kind, x=x / width, y=at / height, dx=0, dy=0, finger_id=1, touch_id=1)
            settle(self.app)
            node = find(top_layer(self.app.tree), node.key)
        return node


class Keyboard:
    """Goes round with Tab and presses Enter."""

    def __init__(self, app):
        self.app = app

    def key(self, key, unicode="", mod=0):
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=mod))
        pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=mod))
        settle(self.app)

    def press(self, key):
        self.app.step()
        keys = [node.key for node in ring(self.app.tree)]
        assert key in keys, f"{key} can't be reached by keyboard"
        here = keys.index(self.app.focus.key) if self.app.focus.key in keys else 0
        steps = (keys.index(key) - here) % len(keys)
        back = steps > len(keys) // 2
        for _ in range(len(keys) - steps if back else steps):
            self.key(pygame.K_TAB, mod=pygame.KMOD_SHIFT if back else 0)
        assert key == self.app.focus.key
        self.key(pygame.K_RETURN, "\r")


class Player:
    """Plays whatever seat is in front, from what the tree offers."""

    def __init__(self, hands, seed=1):
        self.hands, self.app = hands, hands.app
        self.chance = random.Random(seed)
        self.agreeable = 0.8

    def offered(self, start):
        layer = top_layer(self.app.tree)
        return [node.key for node in layer.walk() if node.key.startswith(start) and node.enabled and node.press]

    def move(self):
        """One thing that a person would do next."""
        self.app.step()
        keys = {node.key for node in top_layer(self.app.tree).walk() if node.press and node.enabled}
        for key in ("reveal", "answer To the table", "answer Close", "answer Play this card"):
            if key in keys:
                self.hands.press("answer Play this card" if "answer Play this card" in keys else key)
                return
        for start in ("agenda ", "waiting "):
            found = [key for key in self.offered(start) if key != "agenda"]
            if found:
                self.hands.press(self.chance.choice(found))
                return
        if "sign" in keys:
            self.hands.press("sign")
        elif "counter" in keys:
            self.hands.press("counter")
        elif "accept" in keys:
            options = self.offered("option ")
            if self.chance.random() < self.agreeable:
                self.hands.press("accept")
            elif options and self.chance.random() < 0.5:
                self.hands.press(self.chance.choice(options))
            else:
                self.hands.press("refuse")
        else:
            self.turn(keys)

    def turn(self, keys):
        options = self.offered("option ")
        if "submit" in keys and self.chance.random() < 0.6:
            self.hands.press("submit")
            return
        cards = [key for key in self.offered("card ") if self.can_play(key)]
        if cards and self.chance.random() < 0.5 and "submit" not in keys:
            self.hands.press(self.chance.choice(cards))
        elif options and self.chance.random() < 0.8:
            self.hands.press(self.chance.choice(options))
        elif "submit" in keys:
            self.hands.press("submit")
        else:
            self.hands.press("end turn")

    def can_play(self, key):
        node = find(self.app.tree, key)
        return getattr(node, "can_play", False)

    def play_to_the_end(self, most=600):
        """Play until the game is over; returns how many things were done."""
        from game.table.screens.end import EndScreen

        for count in range(most):
            settle(self.app)
            if isinstance(self.app.screen, EndScreen):
                return count
            self.move()
        raise AssertionError("the game did not end")
