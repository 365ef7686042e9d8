"""Where games are kept, what their files are called, and which there are."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from attrs import frozen

from game.session.record import RecordError
from game.session.resuming import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.session.lines import Header, SeatPlan

ENDING = ".longtable"
HOME_VARIABLE = "LONGTABLE_HOME"


def home() -> Path:
    """The folder for everything that the game keeps: LONGTABLE_HOME, or the place that the system has for such data."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen).expanduser() if chosen else platformdirs.user_data_path("longtable", appauthor=False)


def folder() -> Path:
    """The folder of the saved games."""
    return home() / "games"


def file_names(header: Header) -> Iterator[str]:
    """Names for the record of a game, the best first: `riyadh-2025-2025-02-28-14-05.longtable`, then with numbers."""
    scenario = re.sub(r"[^A-Za-z0-9-]+", "-", header.scenario).strip("-")[:40] or "game"
    when = re.sub(r"[^0-9]+", "-", header.created[:16]).strip("-")
    yield f"{scenario}-{when}{ENDING}"
    for number in itertools.islice(itertools.count(2), 998):
        yield f"{scenario}-{when}-{number}{ENDING}"


def lesson_minutes(header: Header) -> int:
    """How long the lesson was planned that a game was begun in; 0 for a game that is no lesson."""
    minutes = header.settings.get("lesson_minutes")
    return minutes if type(minutes) is int else 0


@frozen
class Save:
    """A saved game at a glance.  Of one that can't be read, only the path, the time and the problem are known.

    `changed` is when it was last played, in seconds since 1970; `round` is 0 before the first.  `is_over`: also if the
    class ended the talks.  `lesson_minutes`: of the lesson that it was begun in; 0: it is no lesson.
    """

    path: Path
    changed: float
    problem: str = ""
    title: str = ""
    seats: tuple[tuple[str, SeatPlan], ...] = ()
    round: int = 0
    rounds: int = 0
    moves: int = 0
    is_over: bool = False
    lesson_minutes: int = 0

    @property
    def is_sound(self) -> bool:
        return not self.problem


def saved_games(where: Path | None = None) -> list[Save]:
    """Every record in a folder (default: the folder of the saved games), the one played last first."""
    place = folder() if where is None else where
    try:
        paths = [path for path in place.iterdir() if path.name.endswith(ENDING)]
    except OSError:
        return []
    return sorted((glance_at(path) for path in paths), key=lambda save: (-save.changed, save.path.name))


def glance_at(path: Path) -> Save:
    """What a record holds, in short.  Never raises: what can't be read has a problem."""
    try:
        changed = path.stat().st_mtime
    except OSError:
        changed = 0.0
    try:
        session = verify(path)
    except RecordError as error:
        return Save(path, changed, problem=str(error))
    scenario = session.compiled.scenario
    return Save(
        path,
        changed,
        title=scenario.head.title,
        seats=tuple((scenario.roles[role].title, plan) for role, plan in session.header.seats.items()),
        round=session.round,
        rounds=scenario.head.rules.rounds,
        moves=len(session.history),
        is_over=session.is_over or session.talks_ended,
        lesson_minutes=lesson_minutes(session.header),
    )


def last_unfinished(where: Path | None = None) -> Save | None:
    """The saved game that was played last and is not over."""
    return next((save for save in saved_games(where) if save.is_sound and not save.is_over), None)
