"""What drives a game on the screen: moves, bots, the curtain, and the motions that tell what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.layout import NOBODY
from game.session.record import RecordError
from game.session.session import CannotUndo, IllegalMove
from game.speech.language import _
from game.table.play.hotseat import Hotseat
from game.table.play.log import told
from game.table.play.motions import show_events
from game.table.play.thinking import Thinker

if TYPE_CHECKING:
    from game.core.faces import Event
    from game.session.session import Session
    from game.table.app import App
    from game.table.node import Node
    from game.table.screens.table import TableScreen

PAUSES = {"calm": 1300, "quick": 350, "at once": 0}  # milliseconds between the moves of bots


class Steering:
    """`is_closed`: the side of the seat that must move, `curtain_for`, is covered.

    A curtain hangs before everything then; in a lesson what everybody may know is shown.  `rests_on`: where the focus
    is meanwhile, so that a key that is pressed by chance opens nothing.
    """

    rests_on = "sign"

    def __init__(self, app: App, screen: TableScreen, session: Session, *, in_background: bool) -> None:
        self.app, self.screen, self.session = app, screen, session
        self.game = Hotseat(session, open_answers=bool(session.header.settings.get("open_answers", False)))
        self.thinker = Thinker(session, in_background=in_background)
        self.is_closed = False
        self.curtain_for = NOBODY
        self.is_peeking = False
        self.is_in_front = False
        self.turn = 0  # counts what is waited for, so that a wait that was skipped does nothing any more
        self.waiting: tuple[int, str] | None = None  # a bot's move that is still to be shown

    # ---- whose move it is ------------------------------------------------------------------------------------------

    def proceed(self) -> None:
        """See to whatever the game waits for: a bot, a person in front, a person behind the curtain, or the end."""
        was_away, self.is_in_front = not self.is_in_front, True
        game = self.game
        if self.session.is_over:
            self.finish()
        elif was_away and self.waiting is not None:
            self.show_bot_move(self.turn)  # its pause ended behind another screen
        elif not game.is_human(game.actor):
            if not self.thinker.is_busy and self.waiting is None:
                self.thinker.think(self.decided, self.failed)
        elif game.awaited != NOBODY:
            self.close()
        elif game.answers_openly:
            self.game.show(NOBODY)
        self.app.refresh()

    def finish(self) -> None:
        from game.table.screens.end import EndScreen  # noqa: PLC0415  (the screens lead to one another)

        self.app.replace(EndScreen(self.app, self.session))

    def rest(self) -> None:
        """The table is not in front any more."""
        self.is_in_front = False

    def give_up(self) -> None:
        """Another table takes the place of this one: nothing that is still on its way is done here any more."""
        self.rest()
        self.thinker.dismiss()
        self.waiting = None
        self.turn += 1

    def leave(self) -> None:
        """Every move is on disk already; so there is nothing to save but the way out."""
        self.session.close()
        self.app.back_to_first()

    def to_settings(self) -> None:
        from game.table.screens.settings import SettingsScreen  # noqa: PLC0415

        self.screen.close_sheet()
        self.app.go(SettingsScreen(self.app))

    # ---- the curtain -----------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Cover the side of the seat that must move."""
        self.curtain_for = self.game.awaited
        self.is_closed, self.is_peeking = True, False
        self.game.show(NOBODY)
        self.app.tip_key = ""
        self.app.focus.key = self.rests_on
        self.app.sounds.play("bell")
        self.app.refresh()

    def hide(self) -> None:
        """Take whatever is private off the table."""
        self.screen.sheet = self.screen.again = None
        self.is_closed = self.is_peeking = False
        self.app.tip_key = ""
        if len(self.game.humans) > 1:
            self.game.show(NOBODY)

    def cover(self) -> None:
        """Take it off, and wait for the seat that must move."""
        self.hide()
        if not self.session.is_over and self.game.awaited != NOBODY:
            self.close()
        self.app.refresh()

    def reveal(self) -> None:
        """The next delegation is alone with the screen."""
        seat = self.curtain_for
        self.is_closed = self.is_peeking = False
        self.game.show(seat)
        lines = told(self.game, self.game.since_last_turn(seat))
        if lines and self.game.seen.get(seat, 0):
            self.screen.show_recap(lines)
        self.game.has_seen(seat)
        self.screen.offsets["log"] = 10**6
        self.app.focus.key = self.app.tip_key = ""
        self.app.refresh()

    def peek(self, held: bool) -> None:
        """The seat's side while the button is held; the curtain again when it is let go."""
        if held == self.is_peeking or self.curtain_for == NOBODY:
            return
        self.is_peeking, self.is_closed = held, not held
        self.game.show(self.curtain_for if held else NOBODY)
        self.app.tip_key = ""
        self.app.focus.key = "" if held else "peek"
        self.app.refresh()

    def cover_before(self, move: int) -> None:
        """Take the front seat's side off the screen before a move that hands the screen on."""
        game = self.game
        if not game.hands_over(move):
            return
        following = _next_actor(game, move)
        if following != NOBODY and game.is_human(following) and not game.open_answers:
            self.curtain_for, self.is_closed = following, True
        game.show(NOBODY)
        self.app.refresh()
        self.app.draw()

    # ---- moves -----------------------------------------------------------------------------------------------------

    def act(self, move: int) -> None:
        """A move of the person in front of the screen."""
        if self.is_peeking or not self.game.may_act:
            return
        seat, tree = self.game.actor, self.app.tree
        self.cover_before(move)
        if self.make(move, ""):
            self.game.has_seen(seat)
            self.game.settle()
            self.told(tree)
            self.proceed()
        else:
            self.is_closed = False
            self.game.show(seat)

    def submit(self) -> None:
        """Make the offer that was put together: its clauses, then the submission."""
        if self.is_peeking or not self.game.may_act:
            return
        *clauses, last = self.game.draft_moves()
        for move in clauses:
            if not self.make(move, ""):
                return
        self.game.draft.clear()
        self.act(last)

    def make(self, move: int, why: str) -> bool:
        """Make a move and save it; if that fails, nothing has happened and the reason is shown."""
        try:
            self.session.act(move, why)
        except IllegalMove as error:
            self.screen.show_message(_("That move is not possible"), str(error))
        except (RecordError, OSError) as error:
            text = _("The move was not made, because it could not be saved: {reason}").format(reason=error)
            hint = _("Everything before it is safe. Make room on the disk and try again.")
            self.screen.show_message(_("The game could not be saved"), f"{text}\n{hint}")
        else:
            return True
        return False

    def undo(self) -> None:
        if self.game.draft:
            self.game.draft.pop()
        else:
            try:
                self.session.undo()
            except CannotUndo as error:
                self.screen.show_message(_("Take back"), str(error))
            except (RecordError, OSError) as error:
                self.screen.show_message(_("The game could not be saved"), str(error))
            self.game.forget_log()
        self.app.refresh()

    def told(self, before: Node) -> None:
        """Show what the last move led to: sounds, and motions on the new tree."""
        self.screen.offsets["log"] = 10**6
        events: list[Event] = self.session.events_of(len(self.session.history), self.game.front)
        if not self.is_closed and self.game.awaited == NOBODY:
            show_events(self.app, self.screen, before, events)

    # ---- bots ------------------------------------------------------------------------------------------------------

    def decided(self, move: int, why: str) -> None:
        """A bot has decided; its move is shown after a pause, or at once if the pause is skipped."""
        self.waiting = (move, why)
        self.turn += 1
        turn = self.turn
        pause = PAUSES[self.app.settings.bot_pace]
        if pause == 0 or not self.session.history:
            self.show_bot_move(turn)
        else:
            self.app.later(pause, lambda: self.show_bot_move(turn))

    def failed(self, problem: str) -> None:
        self.screen.show_message(_("A bot could not move"), problem)

    def skip(self) -> None:
        """Go on at once."""
        self.app.skip_motions()
        self.show_bot_move(self.turn)

    def show_bot_move(self, turn: int) -> None:
        if turn != self.turn or self.waiting is None or not self.is_in_front:
            return
        move, why = self.waiting
        self.waiting = None
        tree = self.app.tree
        if self.make(move, why):
            self.game.settle()
            self.told(tree)
            self.proceed()


def _next_actor(game: Hotseat, move: int) -> int:
    """Who must move after a move, as far as the view of the seat in front can tell."""
    from game.core import layout as at  # noqa: PLC0415
    from game.core.play import after  # noqa: PLC0415

    state = after(game.view.tables, game.state, move)[0]
    return NOBODY if state[at.PHASE] == at.OVER else state[at.ACTOR]
