"""Watching a scenario while it is played: a sound change comes to the table, a mistake is told, and nothing breaks.

A front end makes a `Watch` and asks `poll` whenever it likes: before every prompt, or at every frame.  Of what it hears
it tells `Broken` problems, and hands `Changed` scenarios to `carried_over`, which says whether the game can go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from game.core.faces import move_of, read_move, write_move
from game.core.layout import ANNOUNCE, NOBODY
from game.scenario import library
from game.scenario.source import FOLDERS
from game.session.session import IllegalMove, Session
from game.speech.language import _
from game.telling.scenarios import load
from game.telling.sentences import seat_name, tell_move

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from game.scenario.loading import Loaded
    from game.scenario.problems import Problem
    from game.session.session import Played

PAUSE = 0.5  # seconds between two looks at the files

Stamps: TypeAlias = "dict[str, tuple[int, int]]"  # of every file: when it was written (ns), and its size in bytes


@frozen
class Changed:
    """The files have changed, and the scenario is sound."""

    loaded: Loaded


@frozen
class Broken:
    """The files have changed, and there are errors in them: the scenario from before is still the one to play."""

    problems: tuple[Problem, ...]


class Watch:
    """Looks at the files of a scenario, at most every `pause` seconds.

    `read` loads the scenario, `stamps` says of which files it is made and when they were written, `clock` says how late
    it is in seconds.
    """

    def __init__(
        self,
        loaded: Loaded,
        read: Callable[[], Loaded],
        stamps: Callable[[Loaded], Stamps],
        clock: Callable[[], float],
        pause: float = PAUSE,
    ) -> None:
        self._read, self._stamps_of, self._clock, self._pause = read, stamps, clock, pause
        self._loaded = loaded
        self._last = clock()
        self._stamps = stamps(loaded)
        self._contents = loaded.files

    def poll(self) -> Changed | Broken | None:
        """Return what is new since the last time; None if nothing is.  Costs nothing before `pause` has passed."""
        now = self._clock()
        if now - self._last < self._pause:
            return None
        self._last = now
        stamps = self._stamps_of(self._loaded)
        if stamps == self._stamps:
            return None
        self._stamps = stamps
        loaded = self._read()
        if loaded.files == self._contents and loaded.scenario is not None:
            return None  # written again as they were
        self._contents = loaded.files
        if loaded.scenario is None:
            return Broken(loaded.errors)
        self._loaded = loaded
        return Changed(loaded)


def watch(name: str, loaded: Loaded, clock: Callable[[], float]) -> Watch:
    """Watch the folder of a scenario, and those of what it extends."""

    def stamps(latest: Loaded) -> Stamps:
        found: Stamps = {}
        for folder in folders_of(name, latest):
            found |= stamps_in(folder)
        return found

    return Watch(loaded, lambda: load(name), stamps, clock)


def folders_of(name: str, loaded: Loaded) -> list[Path]:
    """Return the scenario's folder and those of what it extends, as far as they are there."""
    own = library.find_scenario(name)
    if own is None:
        return []
    folders = [own]
    for parent in loaded.shown:
        found = library.find_parent(parent, folders[-1]) if parent != loaded.id else None
        if found is not None:
            folders.append(found)
    return folders


def stamps_in(folder: Path) -> Stamps:
    """Return the stamps of the TOML files in a scenario's folder; files that vanish meanwhile are left out."""
    found: Stamps = {}
    for place in (folder, *(folder / each for each in FOLDERS)):
        try:
            for file in place.iterdir():
                if file.suffix == ".toml":
                    status = file.stat()
                    found[str(file)] = (status.st_mtime_ns, status.st_size)
        except OSError:
            continue
    return found


# ---- the game in progress -------------------------------------------------------------------------------------------


class DoesNotFit(ValueError):  # noqa: N818  (it is an answer)
    """A game that can't go on with a changed scenario; the message says at which move."""


def carried_over(session: Session, loaded: Loaded) -> Session:
    """Return the game on the changed scenario: every move that was made, made again.

    If the game is kept in a record, the new one is kept beside it, and the old one, all of whose moves are in the new,
    goes when that is whole.  Raises DoesNotFit, and then nothing has changed; RecordError if it can't be saved.
    """
    tried = _again(session, loaded, None)
    if session.path is None:
        return tried
    old = session.path
    made = _again(session, loaded, old.parent)
    session.close()
    old.unlink(missing_ok=True)
    return made


def _again(session: Session, loaded: Loaded, folder: Path | None) -> Session:
    header = session.header
    if loaded.scenario is None or tuple(loaded.scenario.roles) != session.compiled.names.seats:
        raise DoesNotFit(_("The seats are not the same any more."))
    try:
        made = Session.new(
            loaded,
            header.seats,
            seed=header.seed,
            first_chair=header.first_chair,
            rounds=header.rounds,
            folder=folder,
            origin=header.origin,
            settings=header.settings,
        )
    except ValueError as error:
        raise DoesNotFit(_("No game can be played with it: {reason}.").format(reason=error)) from error
    notes = list(session.notes)
    for played in session.history:
        while notes and notes[0].n < played.n:
            note = notes.pop(0)
            made.note(note.kind, note.text, note.about)
        told = write_move(session.compiled.names, played.move)
        if played.seat not in (made.actor, NOBODY):
            raise _unfit(made, session, played, _("it would be the turn of somebody else"))
        try:
            move = read_move(made.compiled.names, told)
            if played.seat == NOBODY:
                made.announce(move - ANNOUNCE)
            else:
                made.act(move, played.why)
        except IllegalMove as error:
            raise _unfit(made, session, played, str(error)) from error
        except ValueError as error:
            raise _unfit(made, session, played, _("what it names is not there any more")) from error
    for note in notes:
        made.note(note.kind, note.text, note.about)
    return made


def _unfit(made: Session, session: Session, played: Played, reason: str) -> DoesNotFit:
    """Say which move of the game can't be made again, and why; of a secret choice, not what was chosen."""
    made.close()
    compiled = session.compiled
    move = tell_move(compiled, played.move)
    if move_of(compiled.names, played.move).verb == "choose":
        move = _("Choose an agenda")
    who = _("news") if played.seat == NOBODY else seat_name(compiled.scenario, compiled.names.seats[played.seat])
    told = _("Move {number} of this game could not be made any more ({seat}: {move}): {reason}")
    told = told.format(number=played.n, seat=who, move=move, reason=reason)
    return DoesNotFit(told if told.endswith(".") else f"{told}.")
