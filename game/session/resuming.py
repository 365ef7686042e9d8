"""Going on with a saved game, also when its scenario has changed since, and checking one move by move."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from game.scenario.compiling import compile_scenario
from game.session.beginning import fingerprints, texts, with_length
from game.session.record import Record, RecordError, read_record
from game.session.session import Session
from game.speech.language import _
from game.telling.scenarios import load, load_files

if TYPE_CHECKING:
    from pathlib import Path

    from game.scenario.compiling import Compiled
    from game.scenario.loading import Loaded
    from game.session.lines import Header
    from game.session.record import Contents

Which = Literal["ask", "stored", "current"]


class ScenarioChanged(Exception):  # noqa: N818  (it is a question)
    """The scenario is not what it was when the game began.

    `files` are those that differ.  With `same_rules` only texts changed, and the game can go on with the new ones
    ("current"); it can always go on with the copy in the record ("stored").
    """

    def __init__(self, files: tuple[str, ...], *, same_rules: bool) -> None:
        self.files, self.same_rules = files, same_rules
        super().__init__(_("The scenario has changed since this game began: {files}.").format(files=", ".join(files)))


@frozen
class Change:
    """The scenario as it is now, how it differs from the copy in a record, and whether it can serve in its place."""

    loaded: Loaded
    files: tuple[str, ...]
    same_rules: bool


def resume(path: Path, which: Which = "ask") -> Session:
    """Go on with a saved game.  Raises RecordError, and ScenarioChanged if it may and has to ask."""
    record, contents = Record.open(path)
    try:
        session = replay(path, contents, which)
    except BaseException:
        record.close()
        raise
    session._record = record  # noqa: SLF001  (only a game that was read whole may write)
    return session


def verify(path: Path) -> Session:
    """Replay a record against the copy of the scenario that it holds, only to look at it.  Raises RecordError."""
    return replay(path, read_record(path), "stored")


def replay(path: Path, contents: Contents, which: Which = "stored") -> Session:
    """The game that a record tells, every move checked.  Raises RecordError and ScenarioChanged."""
    session = beginning(path, contents.header, which)
    for number, line in contents.lines:
        try:
            session.follow(line)
        except ValueError as error:
            raise RecordError(path, str(error), number) from error
    return session


def beginning(path: Path, header: Header, which: Which = "stored") -> Session:
    """The game of a record before its first move.  Raises RecordError and ScenarioChanged."""
    return Session(_scenario_for(path, header, which), header)


def change_since(header: Header) -> Change | None:
    """How the scenario that a game was started from has changed; None if it has not, or is not there any more."""
    current = load(header.origin)
    if not current.files:
        return None
    prints = fingerprints(texts(current.files))
    changed = [name for name in sorted({*prints, *header.sha256}) if prints.get(name) != header.sha256.get(name)]
    if not changed:
        return None
    same_rules = current.scenario is not None and _compiled(current, header).digest == header.digest
    return Change(current, tuple(changed), same_rules)


def _scenario_for(path: Path, header: Header, which: Which) -> Compiled:
    if which != "stored":
        change = change_since(header)
        if change is not None and which == "ask":
            raise ScenarioChanged(change.files, same_rules=change.same_rules)
        if change is not None and change.same_rules:
            return _compiled(change.loaded, header)
        if change is not None:
            raise RecordError(path, _("the rules of the scenario have changed; play on with the copy in the record"))
    try:
        stored = _stored(header.scenario, header.rounds, tuple(sorted(header.files.items())))
    except ValueError as error:
        raise RecordError(path, str(error), 1) from error
    if tuple(header.seats) != stored.names.seats:
        raise RecordError(path, _("the seats of the game are not those of its scenario"), 1)
    return stored


@lru_cache(maxsize=16)
def _stored(scenario: str, rounds: int | None, files: tuple[tuple[str, str], ...]) -> Compiled:
    """The scenario that a record carries; many records carry the same.  Raises ValueError if it can't be read."""
    loaded = load_files(scenario, dict(files))
    if loaded.scenario is None:
        message = _("the scenario in this record can't be read: {problem}")
        raise ValueError(message.format(problem=loaded.errors[0].message))
    return compile_scenario(with_length(loaded.scenario, rounds))


def _compiled(loaded: Loaded, header: Header) -> Compiled:
    assert loaded.scenario is not None
    return compile_scenario(with_length(loaded.scenario, header.rounds))
