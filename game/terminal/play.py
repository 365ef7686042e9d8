"""A game at the terminal from first prompt to last: curtains, recaps, menus, bots, and a way out at any time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.bots.protocol import Bench, known_as
from game.core import layout as at
from game.design.watching import Broken, DoesNotFit, carried_over
from game.scenario.problems import render_all
from game.session.record import RecordError
from game.session.saves import lesson_minutes
from game.session.session import CannotUndo
from game.speech.language import _, ngettext
from game.telling.sentences import seat_name
from game.terminal import pages
from game.terminal.choices import TAKE_BACK, Choices
from game.terminal.log import paragraphs
from game.terminal.menu import Again, Back, Word, ask
from game.terminal.own_side import OwnSide
from game.terminal.results import show_result
from game.terminal.screen import Leave

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.design.watching import Watch
    from game.session.session import Session
    from game.terminal.screen import Screen

OPEN_ANSWERS = "open_answers"  # the setting of a session that is played so
SHORT_LOG = 12  # paragraphs that `log` shows


class Game:
    """One session on one screen.  With a `watch`, changes of the scenario come into the running game."""

    def __init__(self, screen: Screen, session: Session, watch: Watch | None = None) -> None:
        self.screen, self.session, self.watch = screen, session, watch
        self.bench = Bench(session)
        names = session.compiled.names
        self.people = [seat for seat in range(len(names.seats)) if seat not in self.bench.bots]
        self.shown: int | None = None  # the seat whose secrets are on the screen
        self.open_answers = bool(session.header.settings.get(OPEN_ANSWERS, False)) and len(self.people) > 1
        self.read: dict[int, int] = {}  # moves that each seat has read about
        self.just_told = False  # whether the screen holds a recap that the table would push away
        self.view_shown: tuple[int, int] | None = None  # the turn (round, seat) whose table was shown

    # ---- the whole game -----------------------------------------------------------------------------------------

    def run(self) -> bool:
        """Play until the end (True) or until somebody leaves (False)."""
        try:
            self.welcome()
            if self.session.talks_ended:
                return True
            while not self.session.is_over:
                self.look_at_files()
                if self.bench.must_move():
                    self.attempt(self.bench.move)
                else:
                    self.ask_somebody()
            self.finish()
        except Leave:
            self.leave()
            return False
        return True

    def welcome(self) -> None:
        scenario, screen = self.session.compiled.scenario, self.screen
        screen.heading(scenario.head.title)
        screen.line(scenario.head.summary)
        screen.line()
        for role, plan in self.session.header.seats.items():
            who = plan.name or (_("people") if plan.is_human else known_as(plan.bot))
            screen.pair(seat_name(scenario, role), who, indent=2)
        screen.line()
        for sentence in about_lesson(self.session):
            screen.line(sentence)
            screen.line()
        if self.session.talks_ended:
            return
        screen.line(_("Everything is saved as it happens. “help” lists what can be typed, “quit” leaves at any time."))

    def finish(self) -> None:
        """The last moves for those who have not read about them, and the result."""
        since = max(self.read.values(), default=0)
        if self.shown is not None and len(self.people) > 1:
            self.screen.clear()
            since = min(since, len(self.session.history) - 1)
        self.recap(_("The last moves:"), since, at.NOBODY)
        if self.people:
            self.screen.pause()
        show_result(self.screen, self.session)

    def leave(self) -> None:
        if self.session.path is None:
            self.screen.line(_("This game was not kept."))
            return
        self.screen.line(_("The game is saved in {file}").format(file=self.session.path))
        self.screen.line(_("To go on: longtable play --text --resume"))

    def look_at_files(self) -> None:
        """Tell what has become of the scenario's files, and go on with them if the game can."""
        news = self.watch.poll() if self.watch is not None else None
        if news is None:
            return
        if isinstance(news, Broken):
            self.screen.title(_("The scenario has changed, and something is wrong with it:"))
            for line in render_all(news.problems).splitlines():
                self.screen.line(line)
            self.screen.line(_("The game goes on with the scenario as it was."))
            return
        try:
            self.session = carried_over(self.session, news.loaded)
        except (DoesNotFit, RecordError) as error:
            self.screen.line(
                _("The scenario has changed, but this game can't go on with it: {reason}").format(reason=error)
            )
            self.screen.line(_("It goes on with the scenario as it was; a new game is played with the new one."))
            return
        self.bench = Bench(self.session)
        self.screen.line(_("The scenario has changed, and the game goes on with it."))

    # ---- one decision -------------------------------------------------------------------------------------------

    def ask_somebody(self) -> None:
        """Let the person whose move it is choose, and make the move."""
        session, seat = self.session, self.session.actor
        self.just_told = False
        openly = self.open_answers and session.state[at.PHASE] in (at.ANSWERING, at.SIGNING)
        self.turn_to(seat, openly=openly)
        view = session.view(seat)
        choices = Choices(self.screen, view, session.legal(), session.why_not, openly=openly)
        self.show_position(choices)
        try:
            move = ask(self.screen, choices.menu(), self.words(choices))
            if move == TAKE_BACK:
                self.undo()
        except (Again, Back):
            return
        assert isinstance(move, int)
        if self.attempt(partial(session.act, move)):
            self.tell_own_move(seat)

    def attempt(self, action: Callable[[], object]) -> bool:
        """Do something that is saved; if it can't be, say so, wait, and return False: nothing has changed then."""
        try:
            action()
        except RecordError as error:
            self.screen.line(_("Nothing was done, because it can't be saved. {reason}").format(reason=error))
            self.screen.pause(_("Enter to try again, “quit” to leave."))
            return False
        return True

    def turn_to(self, seat: int, *, openly: bool) -> None:
        """Hide what the last seat saw, wait until the next one looks, and tell it what happened since."""
        if openly:
            if self.shown is not None and len(self.people) > 1:
                self.screen.clear()
                self.shown = None
            self.catch_up(at.NOBODY)
        elif self.shown != seat:
            if len(self.people) > 1:
                self.curtain(seat)
            self.shown = seat
            self.catch_up(seat)
            if not self.session.history or self.session.last_move_of(seat) == 0:
                self.introduce(seat)
        else:
            self.catch_up(seat)

    def curtain(self, seat: int) -> None:
        screen, plan = self.screen, self.session.plan(seat)
        screen.clear()
        name = seat_name(self.session.compiled.scenario, self.session.compiled.names.seats[seat])
        who = f"{name} ({plan.name})" if plan.name else name
        screen.heading(_("Hand over to {seat}").format(seat=who))
        screen.line(_("The next page shows the secrets of {seat}. Nobody else looks.").format(seat=name))
        screen.pause(_("{seat}, Enter when ready.").format(seat=name))
        screen.clear()

    def introduce(self, seat: int) -> None:
        """The role in short, the first time a seat looks."""
        own = OwnSide(self.screen, self.session.view(seat))
        role = own.scenario.roles[own.role]
        self.screen.heading(role.title)
        self.screen.line(role.text)
        own.show_aims()
        self.screen.line(_("“role” shows the whole role sheet, “rules” the rules in short."))

    def catch_up(self, seat: int) -> None:
        """Tell a seat what happened since it last looked."""
        since = self.read.get(seat, self.session.last_move_of(seat) if seat != at.NOBODY else 0)
        since = min(since, len(self.session.history))
        if since < len(self.session.history):
            self.recap(_("What happened:"), since, seat)
        self.read[seat] = len(self.session.history)

    def recap(self, title: str, since: int, seat: int, most: int = 0) -> None:
        told = paragraphs(self.session.compiled, self.session.events_since(since, seat))
        if not told:
            return
        self.just_told = True
        self.screen.title(title)
        for paragraph in told[-most:]:
            self.screen.line(paragraph, indent=2, hang=2)

    def tell_own_move(self, seat: int) -> None:
        """What a move led to, for the seat that made it, which still sits there."""
        told = paragraphs(self.session.compiled, self.session.events_of(len(self.session.history), seat))
        for paragraph in told:
            self.screen.line(paragraph, indent=2, hang=2)
        self.read[seat] = len(self.session.history)

    def show_position(self, choices: Choices) -> None:
        """The table when a turn begins, the offer when there is one to answer; otherwise the list alone is enough."""
        state = self.session.state
        phase, turn = state[at.PHASE], (state[at.ROUND], state[at.ACTOR])
        if phase in (at.ANSWERING, at.SIGNING):
            choices.table.show_offer(openly=choices.openly)
        elif phase in (at.TURN, at.DOCKETING) and self.view_shown != turn:
            self.view_shown = turn
            if self.just_told:
                self.screen.pause(_("Enter for the table."))
            choices.table.show()
        if phase in (at.TURN, at.PACKAGING, at.ANSWERING, at.SIGNING) and not choices.openly:
            self.screen.line()
            choices.own.show_prospects()

    # ---- words --------------------------------------------------------------------------------------------------

    def words(self, choices: Choices) -> list[Word]:
        """What can be typed at every list."""
        own, table = choices.own, choices.table
        everybody = [
            Word((_("table"), "t"), table.show, _("the table")),
            Word((_("options"), "o"), table.show_all_options, _("every option: who must agree, what it needs")),
            Word((_("tracks"),), table.show_track_details, _("what the tracks mean")),
            Word((_("log"), "l"), self.show_log, _("what happened")),
            Word((_("rules"),), lambda: pages.show_rules(self.screen, choices.view), _("the rules in short")),
            Word((_("help"), "h"), lambda: pages.show_help(self.screen, words), _("this page")),
            Word((_("undo"), "u"), self.undo, _("take back the last move, where nothing was revealed")),
            Word((_("quit"), _("save"), "q", "exit"), self.quit, _("leave; the game is saved")),
        ]
        private = [
            Word((_("hand"), "c"), own.show_hand, _("the cards of {seat}").format(seat=own.name)),
            Word((_("values"), "v"), own.show_values, _("what the options are worth to {seat}").format(seat=own.name)),
            Word((_("agenda"), "a"), own.show_agenda, _("the secret agenda of {seat}").format(seat=own.name)),
            Word((_("role"), "r"), own.show_role, _("the role sheet of {seat}").format(seat=own.name)),
        ]
        hidden = [Word(word.names, self.not_openly) for word in private]
        words = [*(hidden if choices.openly else private), *everybody]
        return words

    def not_openly(self) -> None:
        self.screen.line(_("Answers are given openly here, so secrets stay covered until the next turn."))

    def show_log(self) -> None:
        seat = at.NOBODY if self.shown is None else self.shown
        self.recap(_("The log:"), -1, seat, most=SHORT_LOG * 3)

    def undo(self) -> None:
        try:
            done = self.attempt(self.session.undo)
        except CannotUndo as error:
            self.screen.line(str(error))
            return
        if not done:
            return
        self.read = {seat: min(n, len(self.session.history)) for seat, n in self.read.items()}
        self.screen.line(_("The last move is taken back."))
        raise Again

    def quit(self) -> None:
        raise Leave


def about_lesson(session: Session) -> list[str]:
    """What whoever opens the record of a lesson must know here; nothing for any other game."""
    minutes = lesson_minutes(session.header)
    if not minutes:
        return []
    told = ngettext(
        "This game is a lesson of {n} minute that was begun at the table.",
        "This game is a lesson of {n} minutes that was begun at the table.",
        minutes,
    ).format(n=minutes)
    if session.talks_ended:
        ended = _("The class has ended the talks, so no more moves are made. Its debrief: longtable debrief {file}")
        return [f"{told} {ended.format(file=session.path)}"]
    here = _(
        "Here moves can be made and are saved in its record. The clock, the recess, the notepad, the vote at the bell "
        "and the facilitator are at the table only: longtable play --resume {file}"
    )
    return [f"{told} {here.format(file=session.path)}"]


def play(screen: Screen, session: Session, watch: Watch | None = None) -> bool:
    """Play a session at the terminal; True if it came to its end."""
    game = Game(screen, session, watch)
    try:
        return game.run()
    finally:
        game.session.close()
