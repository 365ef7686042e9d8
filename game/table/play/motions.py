"""Motions for events: a card travels to where it acts, a gauge moves, a clause is stamped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from pygame import Rect

from game.core import faces
from game.scenario.names import card_at
from game.table import tokens
from game.table.animation import Motion, Pulse, Stamp, Travel
from game.table.art import Art
from game.table.node import find
from game.table.play.explain import owner_of
from game.table.play.hand import draw_card
from game.table.widgets.gauge import Gauge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.faces import Event
    from game.table.app import App
    from game.table.node import Node
    from game.table.screens.table import TableScreen

STEP = 160  # milliseconds from one thing that happens to the next


SOUNDS: dict[type, str] = {
    faces.CardPlayed: "card",
    faces.ClauseAgreed: "stamp",
    faces.RoundBegan: "bell",
    faces.SigningCalled: "bell",
}


class Sliding(Motion):
    """A gauge on its way from one number to another."""

    def __init__(self, gauge: Gauge, before: int, after: int, delay: int) -> None:
        super().__init__(600, delay=delay)
        self.gauge, self.before, self.after = gauge, before, after

    def draw(self, art: Art, now: int) -> None:
        self.gauge.shown = self.before + (self.after - self.before) * self.share(now)
        self.gauge.draw(art)
        self.gauge.shown = self.after
        art.outline(self.gauge.rect, tokens.BRASS_LIGHT, line=2)


def show_events(app: App, screen: TableScreen, before: Node, events: Sequence[Event]) -> None:
    """Start the motions of what happened.  `before`: the tree in which it had not."""
    app.refresh()
    app.build()
    sounds: list[str] = []
    delay = 0
    for event in events:
        sound = sound_of(event)
        if sound:
            sounds.append(sound)
        if isinstance(event, faces.CardPlayed):
            _travel(app, screen, before, event, delay)
        elif isinstance(event, faces.ClauseAgreed):
            _stamp(app, event, delay)
        elif isinstance(event, faces.TrackMoved):
            _slide(app, event, delay)
        else:
            _point_out(app, event, delay)
        delay += STEP
    for sound in dict.fromkeys(sounds):
        app.sounds.play(sound)


def sound_of(event: Event) -> str:
    """The sound of an event; most have none."""
    if isinstance(event, faces.Answered):
        return "accept" if event.yes else "refuse"
    return SOUNDS.get(type(event), "")


def _slide(app: App, event: faces.TrackMoved, delay: int) -> None:
    gauge = find(app.tree, f"track {event.track}")
    if isinstance(gauge, Gauge):
        app.move(Sliding(gauge, event.before, event.after, delay))


def _point_out(app: App, event: Event, delay: int) -> None:
    """A ring around what an event is about."""
    if isinstance(event, faces.SupportMoved):
        colour = tokens.GAIN_ON_DARK if event.after > event.before else tokens.LOSS_ON_DARK
        _pulse(app, f"seat {event.seat}", colour, delay)
    elif isinstance(event, (faces.OptionClosed, faces.OptionOpened)):
        _pulse(app, f"option {event.option}", tokens.LOSS_ON_DARK, delay)
    elif isinstance(event, faces.IssueTabled):
        _pulse(app, f"row {event.issue}", tokens.BRASS_LIGHT, delay)


def _pulse(app: App, key: str, colour: tokens.Colour, delay: int) -> None:
    node = find(app.tree, key)
    if node is not None:
        app.move(Pulse(node.rect, colour, delay))


def _stamp(app: App, event: faces.ClauseAgreed, delay: int) -> None:
    tile = find(app.tree, f"option {event.option}")
    picture = app.pictures.picture("seal" if event.binding else "stamp", app.scale(72), app.scale(72))
    if tile is not None and picture is not None:
        app.move(Stamp(picture, tile.rect, delay))


def _travel(app: App, screen: TableScreen, before: Node, event: faces.CardPlayed, delay: int) -> None:
    """From the hand (or the delegation) to the issue of a demand, or to the middle of the table."""
    scenario = screen.game.compiled.scenario
    card = card_at(scenario, event.card)
    start = find(before, f"card {event.card}") or find(before, f"seat {event.seat}")
    if start is None:
        return
    size = (app.scale(150), app.scale(200))
    picture = pygame.Surface(size, pygame.SRCALPHA).convert_alpha()
    art = Art(picture, app.scale, app.texts, app.pictures)
    draw_card(art, Rect(0, 0, *size), card, scenario.roles[owner_of(scenario, event.card)].shape)
    target = find(app.tree, f"row {card.demand.issue}") if card.demand else None
    middle = (target.rect if target is not None else screen.table).center
    end = Rect(0, 0, size[0] * 3 // 4, size[1] * 3 // 4)
    end.center = middle
    begin = Rect(0, 0, *size)
    begin.center = start.rect.center
    app.move(Travel(picture, begin, end, length=620, delay=delay))
