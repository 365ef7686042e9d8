"""Watching a scenario while it is played: a sound change comes to the table, a mistake is told, and nothing breaks.

A front end makes a `Watch` and asks `poll` whenever it likes: before every prompt, or at every frame.  Of what it hears
it tells `Broken` problems, and hands `Changed` scenarios to `carried_over`, which says whether the game can go on.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from game.core.faces import move_of, read_move, write_move
from game.core.layout import ANNOUNCE, NOBODY
from game.scenario import library
from game.scenario.archives import is_archive
from game.scenario.source import FOLDERS
from game.session.lines import SeatPlan
from game.session.session import IllegalMove, Session
from game.speech.language import _
from game.telling.scenarios import load
from game.telling.sentences import seat_name, tell_move

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from game.scenario.loading import Loaded
    from game.scenario.problems import Problem
    from game.session.session import Played

PAUSE = 0.5  # seconds between two looks at the files
NEWCOMER = "bot:easy"  # who takes a seat that the game before did not have

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
    it is in seconds.  `played`: the files that the game goes on with, where those may be older ones.
    """

    def __init__(
        self,
        loaded: Loaded,
        read: Callable[[], Loaded],
        stamps: Callable[[Loaded], Stamps],
        clock: Callable[[], float],
        pause: float = PAUSE,
        played: Mapping[str, str] | None = None,
    ) -> None:
        self._read, self._stamps_of, self._clock, self._pause = read, stamps, clock, pause
        self._loaded = loaded
        self._last = clock()
        self._contents: Mapping[str, str] = loaded.files if played is None else played
        # Without stamps the first look reads the files, and finds what the game is not played with yet.
        self._stamps = stamps(loaded) if self._contents == loaded.files else None

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
        if loaded.shown:  # else the folder is gone, and what it extended is watched until it is back
            self._loaded = loaded
        return Broken(loaded.errors) if loaded.scenario is None else Changed(loaded)


def watch(name: str, loaded: Loaded, clock: Callable[[], float], played: Mapping[str, str] | None = None) -> Watch:
    """Watch the folder of a scenario, and those of what it extends."""

    def stamps(latest: Loaded) -> Stamps:
        found: Stamps = {}
        for folder in folders_of(name, latest):
            found |= stamps_in(folder)
        return found

    return Watch(loaded, lambda: load(name), stamps, clock, played=played)


def why_not_watched(name: str) -> str:
    """Why there is nothing to watch, in a sentence with a way out; empty if there is."""
    if not is_archive(Path(name)):
        return ""
    return _("{file} is an archive, so there are no files to watch: unpack it, and play its folder.").format(file=name)


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
            files = [file for file in place.iterdir() if file.suffix == ".toml" and not file.name.startswith(".")]
        except OSError:
            continue
        for file in files:
            with suppress(OSError):
                status = file.stat()
                found[str(file)] = (status.st_mtime_ns, status.st_size)
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
    if tried.is_over and not session.is_over:
        raise DoesNotFit(_("With it this game would be over already."))
    if session.path is None:
        return tried
    old = session.path
    made = _again(session, loaded, old.parent)
    session.close()
    with suppress(OSError):  # then there are two records of one game, which harms nobody
        old.unlink(missing_ok=True)
    return made


def begun_anew(session: Session, loaded: Loaded) -> Session:
    """Return a new game with the changed scenario: the people, bots, seed and length of this one, as far as they fit.

    The old one stays in its record, to be resumed with the copy of the scenario there.  Raises ValueError if no game
    can be played, RecordError if it can't be saved; then nothing has changed.
    """
    header = session.header
    roles = () if loaded.scenario is None else tuple(loaded.scenario.roles)
    plans = {role: header.seats.get(role, SeatPlan(NEWCOMER)) for role in roles}
    if roles and not any(plan.is_human for plan in plans.values()):
        plans[roles[0]] = next((plan for plan in header.seats.values() if plan.is_human), plans[roles[0]])
    made = Session.new(
        loaded,
        plans,
        seed=header.seed,
        first_chair=header.first_chair if header.first_chair in roles else None,
        rounds=header.rounds,
        folder=session.path.parent if session.path is not None else None,
        origin=header.origin,
        settings=header.settings,
    )
    session.close()
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
    try:
        _make_the_moves(made, session)
    except BaseException:
        made.close()
        if made.path is not None:
            with suppress(OSError):
                made.path.unlink(missing_ok=True)  # half a copy of a game that goes on as it was
        raise
    return made


def _make_the_moves(made: Session, session: Session) -> None:
    """Make every move of one game in another.  Raises DoesNotFit, and RecordError."""
    notes = list(session.notes)
    for played in session.history:
        while notes and notes[0].n < played.n:
            note = notes.pop(0)
            made.note(note.kind, note.text, note.about)
        told = write_move(session.compiled.names, played.move)
        if played.seat not in (made.actor, NOBODY):
            raise _unfit(session, played, _("it would be the turn of somebody else"))
        try:
            move = read_move(made.compiled.names, told)
            if played.seat == NOBODY:
                made.announce(move - ANNOUNCE)
            else:
                made.act(move, played.why)
        except IllegalMove as error:
            raise _unfit(session, played, str(error)) from error
        except ValueError as error:
            raise _unfit(session, played, _("what it names is not there any more")) from error
    for note in notes:
        made.note(note.kind, note.text, note.about)


def _unfit(session: Session, played: Played, reason: str) -> DoesNotFit:
    """Say which move of the game can't be made again, and why; of a secret choice, not what was chosen."""
    compiled = session.compiled
    move = tell_move(compiled, played.move)
    if move_of(compiled.names, played.move).verb == "choose":
        move = _("Choose an agenda")
    who = _("news") if played.seat == NOBODY else seat_name(compiled.scenario, compiled.names.seats[played.seat])
    told = _("Move {number} of this game could not be made any more ({seat}: {move}): {reason}")
    told = told.format(number=played.n, seat=who, move=move, reason=reason)
    return DoesNotFit(told if told.endswith(".") else f"{told}.")
