"""`longtable bench --table`: how soon the table stands, how fast it moves, and what it costs when nothing happens."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pygame
from pygame import Rect

from game.bots.protocol import Bench
from game.core import layout as at
from game.scenario.loading import load
from game.session.session import Session
from game.table.animation import Pulse, Stamp, Travel
from game.table.app import App
from game.table.play.motions import Sliding
from game.table.screens.table import TableScreen
from game.table.settings import Settings
from game.table.widgets.gauge import Gauge
from game.table.window import start_video

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = (1920, 1080)
SCENARIO = "riyadh-2025"
FRAMES = 240
CHANGES = 30
IDLE_SECONDS = 3.0
FIRST_FRAME = """
import time; start = time.perf_counter()
from game.table.app import App
from game.table.screens.title import TitleScreen
from game.table.settings import Settings
from game.table.window import start_video
start_video(True)
app = App(Settings(software=True), (1920, 1080))
app.go(TitleScreen(app))
app.step()
print(round((time.perf_counter() - start) * 1000, 1))
"""


def measure() -> dict[str, object]:
    """`first_frame_ms`, `busy_frame_ms` (p50 and p99), `changed_frame_ms` and `idle_cpu_percent` of one core."""
    first = first_frame()
    start_video(software=True)
    app = App(Settings(software=True, muted=True), SIZE)
    app.go(TableScreen(app, played()))
    app.step()
    times = busy_frames(app)
    changes = changed_frames(app)
    idle = idle_share(app)
    pygame.quit()
    return {
        "first_frame_ms": first,
        "busy_frame_ms": {
            "p50": round(statistics.median(times), 2),
            "p99": round(statistics.quantiles(times, n=100)[98], 2),
        },
        "changed_frame_ms": round(statistics.median(changes), 2),
        "idle_cpu_percent": idle,
        "driver": os.environ.get("SDL_VIDEODRIVER", "") or "default",
    }


def first_frame() -> float:
    """Milliseconds from the start of the imports to the first frame of the title screen, in a process of its own."""
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    done = subprocess.run(  # noqa: S603  (this Python, and a program of ours)
        [sys.executable, "-c", FIRST_FRAME], check=True, capture_output=True, text=True, env=environment
    )
    return float(done.stdout.split()[-1])


def played() -> Session:
    """A game of bots up to the last turn of the first seat, when much has been agreed; a person takes that seat."""
    loaded = load(SCENARIO)
    if loaded.scenario is None:
        raise ValueError(f"the scenario {SCENARIO} is missing or not sound")
    roles = list(loaded.scenario.roles)
    bots = Session.new(loaded, dict.fromkeys(roles, "bot:easy"), seed=5)
    bench = Bench(bots)
    while not bots.is_over:
        bench.move()
    session = Session.new(
        loaded, {role: "human" if role == roles[0] else "bot:easy" for role in roles}, seed=5,
        first_chair=bots.header.first_chair,
    )  # fmt: skip
    turns = (each.n for each in bots.history if each.seat == 0 and _is_fresh(bots.state_after(each.n - 1)))
    last = max(turns)
    for each in bots.history[: last - 1]:
        session.act(each.move)
    return session


def _is_fresh(state: Sequence[int]) -> bool:
    """Whether a turn begins here."""
    return state[at.PHASE] == at.TURN and not state[at.CARD_PLAYED] and not state[at.OFFER_MADE]


def busy_frames(app: App) -> list[float]:
    """Milliseconds of frames in which everything moves: gauges, a hand of cards, stamps, rings, and the pointer."""
    card = app.pictures.picture("card-back", 150, 200)
    seal = app.pictures.picture("seal", 72, 72)
    assert card is not None
    assert seal is not None
    tiles = [node for node in app.tree.walk() if node.key.startswith("option ")]
    times = []
    for number in range(FRAMES):
        if not app.motions:
            start_everything(app, card, seal)
        tile = tiles[number // 4 % len(tiles)]
        app.hover(tile.key)
        app.show_tip(tile.key)
        began = time.perf_counter()
        app.redraw()
        app.step()
        times.append((time.perf_counter() - began) * 1000)
    app.skip_motions()
    app.hover("")
    return times


def changed_frames(app: App) -> list[float]:
    """Milliseconds of frames before which the whole table is laid out and painted anew, as after every move."""
    times = []
    for _ in range(CHANGES):
        began = time.perf_counter()
        app.refresh()
        app.step()
        times.append((time.perf_counter() - began) * 1000)
    return times


def start_everything(app: App, card: pygame.Surface, seal: pygame.Surface) -> None:
    app.build()
    number = 0
    for node in list(app.tree.walk()):
        if isinstance(node, Gauge):
            app.move(Sliding(node, node.low, node.number, 0))
        elif node.key.startswith("card "):
            app.move(Travel(card, node.rect, Rect(900, 400, 110, 150), 600))
        elif node.key.startswith("option "):
            number += 1
            if number % 12 == 0:
                app.move(Stamp(seal, node.rect))
        elif node.key.startswith("seat "):
            app.move(Pulse(node.rect, (200, 162, 74)))


def idle_share(app: App) -> float:
    """Per cent of a core that the loop takes while nobody does anything."""
    app.calls.clear()
    app.pointer.leave()
    app.step()
    pygame.event.clear()
    began, spent = time.perf_counter(), time.process_time()
    while (left := IDLE_SECONDS - (time.perf_counter() - began)) > 0:
        event = app.wait(max(1, round(left * 1000)))
        app.step([event] if event.type != pygame.NOEVENT else [])
    return round((time.process_time() - spent) / (time.perf_counter() - began) * 100, 2)
