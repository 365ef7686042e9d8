"""Six main screens, compared with how they looked when somebody looked at them.

To take new pictures: LONGTABLE_GOLDEN=write pytest tests/table/test_golden.py, and look at them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pygame
import pytest

from game.debrief.joint import JointValue
from game.scenario.loading import load
from game.session.session import Session
from game.table.screens.end import EndScreen
from game.table.screens.new_game import NewGameScreen
from game.table.screens.rules import RulesScreen
from game.table.screens.table import TableScreen
from game.table.screens.title import TitleScreen
from tests.table.driving import open_app

FOLDER = Path(__file__).parent / "golden"
SIZE, KEPT = (1024, 600), (512, 300)
MOST_DIFFERENT = 6.0  # mean difference of a colour channel, 0 to 255, over tiles of the picture
PEOPLE = {"fishers": "human", "ferry": "human"}


def warm_up(moves, **settings):
    session = Session.new(load("warm-up"), PEOPLE, seed=11, first_chair="fishers", settings=settings)
    for _ in range(moves):
        if not session.is_over:
            session.act(session.legal()[0])
    return session


def at_the_table(app):
    screen = TableScreen(app, warm_up(3), in_background=False)
    app.go(screen)
    screen.steering.reveal()
    screen.close_sheet()
    return screen


def at_the_end(app):
    screen = EndScreen(app, warm_up(500))
    screen.has_asked = True
    screen.joint = JointValue(share=50, realised=1, left=1, best=None, exact=True, packages=1, weighed=1)
    return screen


SCREENS = {
    "title": TitleScreen,
    "new-game": lambda app: NewGameScreen(app, "warm-up"),
    "rules": RulesScreen,
    "curtain": lambda app: TableScreen(app, warm_up(1), in_background=False),
    "table": at_the_table,
    "end": at_the_end,
}


def picture_of(name):
    app = open_app(SIZE)
    app.go(TitleScreen(app))
    screen = SCREENS[name](app)
    if app.screen is not screen:
        app.go(screen)
    app.refresh()
    app.step()
    return pygame.transform.smoothscale(app.base, KEPT)


def difference(one, other):
    """The greatest mean difference of a channel over any of 8 by 5 tiles."""
    worst = 0.0
    for x in range(0, KEPT[0], 64):
        for y in range(0, KEPT[1], 60):
            place = (x, y, 64, 60)
            colours = zip(
                pygame.transform.average_color(one, place), pygame.transform.average_color(other, place), strict=True
            )
            worst = max(worst, *(abs(a - b) for a, b in colours))
    return worst


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_looks_as_it_did(name):
    """No tile of the screen is another colour than it was, within a tolerance."""
    made = picture_of(name)
    path = FOLDER / f"{name}.png"
    if os.environ.get("LONGTABLE_GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        pygame.image.save(made, path)
    kept = pygame.image.load(path).convert()

    assert difference(made, kept) <= MOST_DIFFERENT


def test_the_comparison_notices_a_change():
    """Another screen is not taken for this one."""
    assert difference(picture_of("title"), picture_of("rules")) > MOST_DIFFERENT
