"""The files of a scenario, watched while it is played at the table.

A sound change comes into the running game; problems, and questions, are told on a slip over the table, and the game
goes on as it was.  Nothing here waits: a look at the files is due every LOOK milliseconds; between, the window sleeps.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from game.design.watching import Broken, DoesNotFit, begun_anew, carried_over, watch, why_not_watched
from game.scenario.problems import Problem
from game.session.record import RecordError
from game.speech.language import _, ngettext
from game.table.play.slip import Message, slip
from game.table.screens.table import TableScreen
from game.table.widgets.notice import Notice
from game.telling.scenarios import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from pygame import Rect

    from game.design.watching import Changed, Watch
    from game.scenario.loading import Loaded
    from game.session.session import Session
    from game.table.app import App
    from game.table.art import Art
    from game.table.node import Node

LOOK = 500  # milliseconds between two looks at the files
NOTICE = 6.0  # seconds that a notice stays in sight


class Watching:
    """Watches the scenario of whatever game is at the table; lessons and finished games stay as they are.

    `session` is the game that is watched, or was last.  `clock` says how late it is in seconds.
    """

    def __init__(self, app: App, clock: Callable[[], float] = monotonic) -> None:
        self.app, self.clock = app, clock
        self.session: Session | None = None
        self.watch: Watch | None = None
        self.message: Message | None = None
        self.is_folded = False
        self.notice = ""
        self.notice_since: float | None = None  # when it came into sight

    def start(self) -> None:
        self.look()
        self.app.later(LOOK, self.start)

    # ---- the files -------------------------------------------------------------------------------------------------

    def table(self) -> TableScreen | None:
        """The table at which a game is played, in front or behind other screens."""
        return next((each for each in reversed(self.app.screens) if type(each) is TableScreen), None)

    def look(self) -> None:
        """See what is new, and do something about it."""
        table = self.table()
        if table is None:
            return
        if table.game.session is not self.session:
            self.begin(table)
        self.let_notice_go(table)
        if self.watch is None or table.steering.is_peeking or self.app.motions:
            return  # whoever peeks, and whatever moves, comes to an end soon
        news = self.poll(self.watch)
        if isinstance(news, Broken):
            self.tell_problems(news.problems)
        elif news is not None:
            self.take_over(table, news.loaded)

    def begin(self, table: TableScreen) -> None:
        """Another game has come to the table."""
        self.session = session = table.game.session
        table.beside = self.beside
        self.watch, self.message, self.notice = None, None, ""
        name = session.header.origin
        why = why_not_watched(name)
        if why:
            self.tell(Message(_("The scenario of this game is not watched."), why))
            return
        # A saved game may hold an older copy of the scenario: then the difference is news.
        self.watch = watch(name, load(name), self.clock, played=session.header.files)

    @staticmethod
    def poll(looking: Watch) -> Changed | Broken | None:
        """What is new; a failure to read the files, of whatever kind, is a problem with them and not the game's end."""
        try:
            return looking.poll()
        except Exception as error:  # noqa: BLE001  (files can hold anything, and do while somebody writes them)
            reason = f"{type(error).__name__}: {error}"
            message = _("the files can't be read: {reason}").format(reason=reason)
            return Broken((Problem(file=".", line=1, column=1, code="unreadable", message=message),))

    # ---- what is new -----------------------------------------------------------------------------------------------

    def tell_problems(self, problems: tuple[Problem, ...]) -> None:
        if self.message is not None and self.message.problems == problems:
            return
        count = len(problems)
        title = ngettext(
            "The scenario has {n} problem now. The game goes on with it as it was.",
            "The scenario has {n} problems now. The game goes on with it as it was.",
            count,
        ).format(n=count)
        self.tell(Message(title, problems=problems))

    def tell(self, message: Message | None) -> None:
        """Put another slip on the table, or none."""
        self.message = message
        self.notice = ""
        table = self.table()
        if table is not None:
            table.offsets.pop("slip problems", None)
        self.app.refresh()

    def take_over(self, table: TableScreen, loaded: Loaded) -> None:
        """Go on with the changed scenario, if the game can; if not, ask."""
        session = table.game.session
        self.tell(None)
        if loaded.files == session.header.files:
            return  # it is again what the game is played with
        try:
            made = carried_over(session, loaded)
        except DoesNotFit as error:
            self.ask(loaded, str(error))
        except (RecordError, OSError) as error:
            self.tell_failure(str(error))
        else:
            new = TableScreen(self.app, made, in_background=table.steering.thinker.in_background)
            fits = new.take_over(table)
            self.seat_at(table, new)
            self.notice = _("The scenario has changed; the game goes on with it.")
            if not fits:
                self.notice += " " + _("The offer that was being put together does not fit it and is gone.")

    def ask(self, loaded: Loaded, reason: str) -> None:
        text = _("{reason} The new game would have the same seats and the same seed; the old one stays saved.")
        answers = (
            (_("Go on with the old scenario"), "ui-check", self.close),
            (_("Start anew with the changed one"), "ui-redo", lambda: self.start_anew(loaded)),
        )
        title = _("The scenario has changed, but this game can't go on with it.")
        self.is_folded = False
        self.tell(Message(title, text.format(reason=reason), answers=answers))

    def tell_failure(self, reason: str) -> None:
        title = _("The scenario has changed, but the game could not be saved with it, and goes on as it was.")
        self.tell(Message(title, reason))

    def start_anew(self, loaded: Loaded) -> None:
        table = self.table()
        if table is None:
            return
        self.tell(None)
        try:
            made = begun_anew(table.game.session, loaded)
        except (ValueError, RecordError, OSError) as error:
            self.tell_failure(str(error))
            return
        self.seat_at(table, TableScreen(self.app, made, in_background=table.steering.thinker.in_background))
        self.notice = _("A new game with the changed scenario has begun.")

    def seat_at(self, old: TableScreen, new: TableScreen) -> None:
        """Put a table in the place of another."""
        old.steering.give_up()
        self.session = new.game.session
        new.beside = self.beside
        self.notice_since = None
        self.app.exchange(old, new)

    # ---- what is shown ---------------------------------------------------------------------------------------------

    def beside(self, room: Rect, art: Art) -> list[Node]:
        """The slip or the notice, if there is something to tell.  `room`: the table without the bar."""
        table = self.table()
        if table is None:
            return []
        if self.message is not None:
            shown = slip(
                room, art, self.message, table.offsets, is_folded=self.is_folded, fold=self.fold, close=self.close
            )
            return [shown]
        return [Notice.over(room, room.y, art, self.notice, press=self.hush)] if self.notice else []

    def fold(self) -> None:
        self.is_folded = not self.is_folded

    def close(self) -> None:
        self.tell(None)

    def hush(self) -> None:
        self.notice = ""

    def let_notice_go(self, table: TableScreen) -> None:
        """Take the notice away when it has been in sight for long enough."""
        if not self.notice or self.app.screen is not table or table.sheet is not None or table.steering.is_closed:
            return
        if self.notice_since is None:
            self.notice_since = self.clock()
        elif self.clock() - self.notice_since > NOTICE:
            self.hush()
            self.app.refresh()
