"""A whole game in a real window, under Xvfb."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

PROGRAM = """
import pygame
from game.scenario.loading import load
from game.session.session import Session
from tests.table.driving import Mouse, Player, open_app, table
app = open_app((1024, 600))
assert pygame.display.get_driver() == "x11", pygame.display.get_driver()
session = Session.new(load("warm-up"), seed=4)
table(app, session)
Player(Mouse(app), seed=4).play_to_the_end()
assert session.is_over
print("played", app.frames)
"""


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="Xvfb is not installed (apt install xvfb)")
def test_a_whole_game_in_a_real_window():
    """Played by mouse events, with frames that an X server has shown."""
    environment = {name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"}
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, check=False)

    assert "played" in done.stdout, done.stderr
