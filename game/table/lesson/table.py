"""The table during a lesson: the same table, with the clock, the recess and the vote at the bell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from pygame import Rect

from game.core.layout import NOBODY
from game.session.record import RecordError
from game.speech.language import _
from game.table.explaining import Explanation, Line
from game.table.flow import left
from game.table.lesson.calm import BellPage, NoVotePage, ask_to_leave, freeze
from game.table.lesson.closing import ask_to_close
from game.table.lesson.ending import LessonEnd
from game.table.lesson.face import ClockFace, TurnHand, face_width
from game.table.lesson.part import lesson_key, notice_node, paint_clock
from game.table.lesson.recess import NotepadScreen, RecessScreen
from game.table.node import Node, find
from game.table.play import sheets
from game.table.play.call import call
from game.table.play.curtain import public_curtain
from game.table.play.motions import show_events
from game.table.play.steering import Steering
from game.table.screens.table import TableScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.lesson.voting import AtTheBell
    from game.table.art import Art
    from game.table.lesson.conductor import Conductor
    from game.table.play import places

HAND = 164  # units that the second hand of a turn is wide


class LessonSteering(Steering):
    """Steers a game through recesses and the vote."""

    screen: LessonTable
    rests_on = "call"
    asked: Sequence[int] | None = None  # the position that a bot was asked about last
    is_opening = False  # the curtain hangs between the public view and the side of the seat that must move

    @property
    def conductor(self) -> Conductor:
        return self.screen.conductor

    def proceed(self) -> None:
        was_away, self.is_in_front = not self.is_in_front, True
        if not self.session.is_over:
            if self.thinker.is_busy:
                return  # a bot's move is on its way, and leads back here
            self.conductor.time_turn()
            if self.waiting is not None:
                if was_away:
                    self.show_bot_move(self.turn)  # its pause may have ended behind another screen
                return
            if self.conductor.course.is_voting:
                self.vote()
                return
            if self.conductor.bell_is_due():
                self.ring()
                return
            if self.conductor.recess_is_due():
                self.hide()
                self.app.go(RecessScreen(self.conductor))
                return
        self.ask_or_wait()

    def ask_or_wait(self) -> None:
        if not self.thinker.is_busy:
            self.asked = self.session.state
        super().proceed()

    def decided(self, move: int, why: str) -> None:
        """A bot's move counts only for the position that it was asked about: that may have been rewound."""
        if self.asked is not self.session.state:
            self.waiting = None
            if self.is_in_front:
                self.proceed()
            return
        super().decided(move, why)

    # ---- between the public view and the side of a seat -------------------------------------------------------------

    def close(self) -> None:
        self.is_opening = False
        super().close()

    def hide(self) -> None:
        self.is_opening = False
        super().hide()

    def reveal(self) -> None:
        self.is_opening = False
        super().reveal()

    def ask(self) -> None:
        """Somebody has come to the table: hang the curtain, which opens when it is meant."""
        self.is_opening = True
        self.app.skip_motions()
        self.screen.close_sheet()
        self.app.focus.key = "public view"

    def told(self, before: Node) -> None:
        """The class sees what the move led to, before the next delegation has come to the table."""
        super().told(before)
        if self.is_closed:
            show_events(self.app, self.screen, before, self.session.events_of(len(self.session.history), NOBODY))

    def unask(self) -> None:
        self.is_opening = False
        self.app.focus.key = self.rests_on
        self.app.refresh()

    def changed_from_outside(self) -> None:
        """Moves were taken back, or news came: what a bot thought of the position before counts no more."""
        self.waiting = None
        self.turn += 1
        self.game.forget_log()
        self.game.settle()
        self.game.seen = {seat: min(n, len(self.session.history)) for seat, n in self.game.seen.items()}

    def ring(self) -> None:
        """The bell: a page over everything until the class is ready to vote."""
        self.hide()
        self.app.sounds.play("bell")
        self.app.go(BellPage(self.conductor))

    def vote(self) -> None:
        """Do what leads to the vote, up to the next answer of a delegation."""
        self.hide()
        self.game.open_answers = True
        thing = self.conductor.lesson.at_the_bell()
        while thing.kind in ("move", "rewind"):
            if not self.follow(thing):
                self.conductor.vote(False)
                return
            thing = self.conductor.lesson.at_the_bell()
        if thing.kind == "none":
            self.conductor.vote(False)
            self.game.open_answers = False
            self.app.go(NoVotePage(self.conductor, thing.why))
            return
        self.ask_or_wait()

    def follow(self, thing: AtTheBell) -> bool:
        """What the bell itself does; returns whether it could be saved."""
        if thing.kind == "move":
            done = self.make(thing.move, "")
        else:
            try:
                self.session.rewind(thing.to)
            except (RecordError, OSError) as error:
                self.screen.show_message(_("The game could not be saved"), str(error))
                return False
            done = True
            self.game.forget_log()
        self.game.settle()
        return done

    def finish(self) -> None:
        self.conductor.course.is_voting = False
        self.conductor.course.recess = 0
        self.app.replace(LessonEnd(self.conductor))

    def leave(self) -> None:
        self.screen.close_sheet()
        ask_to_leave(self.conductor)


class LessonTable(TableScreen):
    """A game that is played in a lesson.

    A whole class looks at it: what everybody may know is shown, until a delegation opens its own side.  Nothing that is
    private outlasts a look away: whatever screen lies over the table finds and leaves the public view.
    """

    steers = LessonSteering
    steering: LessonSteering

    def __init__(self, conductor: Conductor, *, in_background: bool = True) -> None:
        self.conductor = conductor
        self.size: tuple[int, int] = (0, 0)
        super().__init__(conductor.app, conductor.lesson.session, in_background=in_background)

    # ---- the tree --------------------------------------------------------------------------------------------------

    def build(self, art: Art, window: Rect) -> Node:
        if self.size not in (window.size, (0, 0)):
            self.unseen()  # a projector was plugged in or out: what lay open may now hang on the wall
        self.size = window.size
        self.game.shows_gains = self.conductor.course.shows_scores
        root = super().build(art, window)
        bar = find(root, "bar")
        y = bar.rect.bottom + art.px(4) if bar is not None else art.px(12)
        notice = notice_node(self.conductor, window, y, art)
        if notice is not None:
            at = next((k for k, node in enumerate(root.children) if node.is_modal), len(root.children))
            root.children.insert(at, notice)
        return root

    @property
    def has_curtain(self) -> bool:
        return self.steering.is_closed and self.steering.is_opening

    @property
    def is_private(self) -> bool:
        """Whether the side of one delegation among several lies open."""
        return len(self.game.humans) > 1 and self.game.front != NOBODY

    def build_call(self, rect: Rect, art: Art) -> Node:
        return call(rect, self.game, art, self.steering.curtain_for, self.steering.ask)

    def bar_buttons(self, laid: places.Places) -> list[tuple[str, str, Callable[[], None], str]]:
        buttons = super().bar_buttons(laid)
        if self.is_private:
            buttons.insert(0, (_("Public view"), "ui-eye-off", self.steering.cover, ""))
        return buttons

    def build_bar(self, laid: places.Places, art: Art) -> Node:
        bar = super().build_bar(laid, art)
        task = next(node for node in bar.children if node.key == "task")
        at = bar.children.index(task)
        place, task.rect = left(task.rect, face_width(self.conductor.face()[1], art), art.px(10))
        bar.children.insert(at, self.clock(place, pressable=True))
        place, rest = left(task.rect, art.px(HAND), art.px(10))
        hand = self.turn_hand(place)
        if hand is not None:
            task.rect = rest
            bar.children.insert(at + 1, hand)
        return bar

    def build_curtain(self, art: Art, window: Rect) -> Node:
        seat, steering = self.steering.curtain_for, self.steering
        said = self.game.session.compiled.scenario.roles[self.game.names.seats[seat]]
        who = self.game.session.plan(seat).name
        root = public_curtain(window, art, self.app, said, who, steering.unask, steering.reveal)
        wide = face_width(self.conductor.face()[1], art)
        place = Rect(window.right - art.px(24) - wide, window.y + art.px(20), wide, art.px(64))
        root.add(self.clock(place, pressable=False))
        below = Rect(place.right - art.px(HAND), place.bottom + art.px(10), art.px(HAND), art.px(52))
        root.add(self.turn_hand(below))
        return root

    def clock(self, rect: Rect, *, pressable: bool) -> ClockFace:
        text, what, urgent = self.conductor.face()
        keys = _("M: a minute more. Shift+M: take it back. P: a word. F2: the facilitator. Press for all of them.")
        lines = (Line(keys),)
        return ClockFace(
            rect, text, what, urgent=urgent,
            press=self.show_lesson if pressable else None,
            explain=(lambda: Explanation(_("The clock of the lesson"), lines)) if pressable else None,
        )  # fmt: skip

    def turn_hand(self, rect: Rect) -> TurnHand | None:
        """The time of the turn that goes on."""
        shown = self.conductor.turn_face()
        if shown is None:
            return None
        lines = (Line(_("What the plan gives each seat for its turn. When it is over, a word is enough to go on.")),)
        return TurnHand(rect, *shown, explain=lambda: Explanation(_("The time of this turn"), lines))

    def show_lesson(self) -> None:
        """What can be done about the lesson."""
        from game.table.lesson.console import open_console  # noqa: PLC0415  (it opens over the table)

        choices = [
            (_("One minute more (M)"), "ui-clock", self.conductor.add_minute),
            (_("Take the minute back (Shift+M)"), "ui-undo", self.conductor.take_minute_back),
            (_("A word: freeze the table (P)"), "ui-pause", lambda: freeze(self.conductor, [])),
            (_("Notepad of promises"), "ui-log", lambda: self.app.go(NotepadScreen(self.conductor))),
            *([(_("Public view"), "ui-eye-off", self.steering.cover)] if self.is_private else []),
            (_("Facilitator (F2)"), "ui-lock", lambda: open_console(self.conductor)),
        ]

        def closing(press: object) -> object:
            def do() -> None:
                self.close_sheet()
                press()  # type: ignore[operator]

            return do

        wrapped = [(name, icon, closing(press)) for name, icon, press in choices]
        self.open_sheet(
            lambda window, art: sheets.menu_sheet(window, art, _("The lesson"), wrapped, self.close_sheet)  # type: ignore[arg-type]
        )

    # ---- time ------------------------------------------------------------------------------------------------------

    def ticked(self) -> None:
        self.app.attention.look()
        if (
            self.conductor.bell_is_due()
            and not self.conductor.course.is_voting
            and not self.steering.thinker.is_busy
            and self.steering.waiting is None
        ):
            self.steering.ring()
            return
        paint_clock(self.conductor, self.conductor.face())

    def key(self, event: pygame.event.Event) -> bool:
        return lesson_key(self.conductor, event) or super().key(event)

    def escape(self) -> None:
        if self.has_curtain:
            self.steering.unask()
        else:
            super().escape()

    # ---- out of sight ----------------------------------------------------------------------------------------------

    def entered(self) -> None:
        self.conductor.run()
        self.app.attention.look_anew()
        super().entered()

    def left(self) -> None:
        """Whoever comes back to the table may be anybody, and the projector is on."""
        if self.is_private:
            self.steering.hide()
        self.steering.is_opening = False
        super().left()

    def unseen(self) -> None:
        if self.has_curtain:
            self.steering.unask()
        super().unseen()

    def unattended(self) -> None:
        self.unseen()

    def may_close(self, *, is_told: bool) -> bool:
        return is_told or ask_to_close(self.conductor)
