"""The facilitator's console: everything is seen here, so a curtain stands before it, and closes again by itself.

It lies over the table, or in a window of its own, for a screen that only the facilitator sees.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pygame import Rect

from game.core import layout as at
from game.session.record import RecordError
from game.session.session import IllegalMove
from game.speech.language import _, ngettext
from game.table import tokens
from game.table.art import CENTRE, Art
from game.table.explaining import Explanation, Line
from game.table.flow import centred, columns, inset, left, stack, top
from game.table.lesson.calm import FreezePage, freeze
from game.table.lesson.overview import overview
from game.table.lesson.part import Part, clock_face, notice_node, paint_clock
from game.table.lesson.recess import RecessScreen
from game.table.lesson.table import LessonTable
from game.table.node import Node
from game.table.play.bar import headline_explained
from game.table.play.curtain import draw_curtain
from game.table.screens.frame import foot, sheet
from game.table.side import open_beside
from game.table.text import BOLD, SERIF_BOLD
from game.table.widgets.basic import ON_PAPER, PRIMARY, Button, Label, Panel, Row
from game.table.widgets.inputs import Choice, Switch
from game.table.widgets.scrolling import Scroll
from game.table.window import NoWindow
from game.telling.effects import tell_effects
from game.telling.moves import tell_move

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.session.session import Session
    from game.table.app import App
    from game.table.lesson.conductor import Conductor

MOST_MOVES = 40  # moves that can be gone back to
NONE = -1
MOVES, NEWS = "move", "news"


class ConsoleScreen(Part):
    """`is_open`: the curtain is drawn aside.  Whatever happens to the screen closes it.

    `app`: the window it is in, if it is one of its own.
    """

    def __init__(self, conductor: Conductor, app: App | None = None) -> None:
        super().__init__(conductor)
        self.is_beside = app is not None
        self.app = app or conductor.app
        self.is_open = self.is_sure = False
        self.list = MOVES  # what is listed: moves to go back to, or news to bring
        self.chosen = NONE  # of the list: the number of a move, or of a headline
        self.size: tuple[int, int] = (0, 0)

    @property
    def session(self) -> Session:
        return self.conductor.lesson.session

    def build(self, art: Art, window: Rect) -> Node:
        if self.size not in (window.size, (0, 0)):
            self.close()  # a projector was plugged in or out
        self.size = window.size
        root = self.console(art, window) if self.is_open else self.curtain(art, window)
        notice = notice_node(self.conductor, window, art.px(12), art)
        if notice is not None:
            root.add(notice)
        return root

    def draw_ground(self, art: Art, window: Rect) -> None:
        if self.is_open:
            super().draw_ground(art, window)
        else:
            draw_curtain(art, window)

    # ---- the curtain -----------------------------------------------------------------------------------------------

    def curtain(self, art: Art, window: Rect) -> Node:
        """Nothing of the game is read for it.  The way in takes two deliberate steps; Enter alone goes back."""
        root = Node(window, _("Facilitator"), key="console curtain")
        place = centred(window, art.px(680), art.px(380 if self.is_beside else 430))
        paper = Panel(place, tokens.PAPER, border=tokens.BRASS, shadow=18, key="console card")
        inner = inset(paper.rect, art.px(36), art.px(26))
        title = _("For your eyes only") if self.is_beside else _("Turn the projector away")
        note = _("The facilitator's console shows every hand and every agenda. Nobody else may see the screen.")
        if self.is_beside:
            note += " " + _("Move this window to a screen that the class does not see.")
        head, words, switch, buttons, more = stack(
            inner,
            [
                art.height_of(title, inner.width, tokens.HEAD, SERIF_BOLD),
                art.height_of(note, inner.width, tokens.LEAD),
                art.px(54),
                art.px(56),
                art.px(48),
            ],
            art.px(18),
        )
        paper.add(
            Label(
                head, title, colour=tokens.WAX, size=tokens.HEAD, style=SERIF_BOLD, across=CENTRE, key="console title"
            )
        )
        paper.add(Label(words, note, colour=tokens.ON_PAPER, size=tokens.LEAD, across=CENTRE, key="console note"))
        back, on = columns(buttons, 2, art.px(14))
        name, icon = (_("Close this window"), "ui-close") if self.is_beside else (_("Back"), "ui-back")
        paper.add(Button(back, name, self.escape, icon=icon, manner=PRIMARY, key="console back"))
        sure = _("Nobody else sees this screen") if self.is_beside else _("The projector is turned away or covered")
        paper.add(Switch(switch, sure, self.is_sure, self.set_sure, key="console sure"))
        paper.add(
            Button(on, _("Open the console"), self.open, icon="ui-eye", manner=ON_PAPER, enabled=self.is_sure,
                   key="console open")
        )  # fmt: skip
        if not self.is_beside:
            paper.add(
                Button(more, _("In a window of its own, for a second screen"), self.to_window, icon="ui-figure",
                       manner=ON_PAPER, key="console window")
            )  # fmt: skip
        root.add(paper)
        return root

    def to_window(self) -> None:
        """Open the console in a window of its own; its curtain is closed there too."""
        try:
            open_beside(self.app, _("Facilitator"), lambda app: ConsoleScreen(self.conductor, app))
        except NoWindow as error:
            self.conductor.say(_("No second window can be opened here: {reason}").format(reason=error))
            return
        self.app.back()

    def set_sure(self, on: bool) -> None:
        self.is_sure = on

    def open(self) -> None:
        self.is_open = True
        self.app.attention.look_anew()
        self.app.focus.key = "console close"
        self.app.refresh()

    def close(self) -> None:
        self.is_open = self.is_sure = False
        self.chosen = NONE

    def left(self) -> None:
        self.close()

    def unseen(self) -> None:
        self.close()
        self.app.refresh()

    def unattended(self) -> None:
        """A window of its own lies where the class does not see it, and stays as it is."""
        if not self.is_beside:
            self.unseen()

    def escape(self) -> None:
        """Out of the console: from a window of its own first to the curtain, then out of the window."""
        if self.is_beside and self.is_open:
            self.close()
            self.app.refresh()
        elif self.is_beside:
            self.app.quit()
        else:
            self.app.back()

    # ---- the console -----------------------------------------------------------------------------------------------

    def console(self, art: Art, window: Rect) -> Node:
        root = Node(window, _("Facilitator"), key="console")
        inner = inset(window, art.px(24), art.px(16))
        row, body = foot(inner, art)
        close, again = columns(row, 2, art.px(14))
        name = _("Close the curtain") if self.is_beside else _("Close: back to the public view")
        root.add(Button(close, name, self.escape, icon="ui-eye-off", manner=PRIMARY, key="console close"))
        frozen = self.conductor.app.screen if self.is_beside else None
        if isinstance(frozen, FreezePage):
            root.add(Button(again, _("Go on"), frozen.go_on, icon="ui-play", key="console freeze"))
        else:
            freezing = _("A word: freeze the table")
            root.add(Button(again, freezing, self.word, icon="ui-pause", key="console freeze"))
        seen, steered = left(body, body.width * 54 // 100, art.px(16))
        root.add(overview(seen, self.session, art, self.offsets), self.controls(steered, art))
        return root

    def controls(self, rect: Rect, art: Art) -> Node:
        panel = sheet(rect, _("Facilitator"))
        inner = inset(rect, art.px(16), art.px(12))
        clock, rest = top(inner, art.px(66), art.px(10))
        panel.add(clock_face(clock, self.conductor.face()))
        row, gap = art.px(tokens.CONTROL), art.px(8)
        running = self.conductor.reading.is_running
        first, second, third, fourth, rest_top = stack(rest, [row] * 4 + [0], gap)
        pause, more, less = columns(first, 3, gap)
        name, icon = (_("Stop the clock"), "ui-pause") if running else (_("Start the clock"), "ui-play")
        panel.add(Button(pause, name, self.pause, icon=icon, key="console pause"))
        panel.add(Button(more, _("A minute more"), self.conductor.add_minute, icon="ui-clock", key="console minute"))
        panel.add(
            Button(less, _("Take it back"), self.conductor.take_minute_back, icon="ui-undo", key="console minute back",
                   enabled=self.conductor.clock.can_take_back(self.conductor.now()))
        )  # fmt: skip
        scores, size = columns(second, 2, gap)
        panel.add(
            Switch(
                scores,
                _("Running scores"),
                self.conductor.course.shows_scores,
                self.conductor.show_scores,
                key="scores",
            )
        )
        sizes = [("normal", _("Normal text")), ("large", _("Large text")), ("largest", _("Largest text"))]
        panel.add(
            Choice(size, _("Text size"), sizes, self.app.settings.text_size, self.set_text_size, key="console size")
        )
        lists = [(MOVES, _("Moves")), (NEWS, _("News"))]
        panel.add(Choice(third, _("What to do"), lists, self.list, self.set_list, key="console list"))
        panel.add(self.deed(fourth))
        below = Rect(rest.x, rest_top.y, rest.width, rest.bottom - rest_top.y)
        panel.add(self.listed(below, art, self.news() if self.list == NEWS else self.moves()))
        return panel

    def deed(self, rect: Rect) -> Button:
        """What can be done with the chosen move or headline."""
        can = self.chosen != NONE
        if self.list == NEWS:
            why = self.session.why_not_announce(self.chosen) if can else ""
            name = _("Bring this news to the table") if can else _("Bring news: choose a headline")
            reason = (lambda: Explanation(name, (Line(why),))) if why else None
            return Button(
                rect, name, self.announce, icon="ui-headline", enabled=can and not why, key="console announce",
                explain=reason,
            )  # fmt: skip
        name = _("Go back: choose a move")
        if can:
            name = _("Go back to before move {n}, openly").format(n=self.chosen)
        final = (Line(_("The debrief has begun and tells every secret: no move is taken back now.")),)
        is_told = self.session.is_told
        return Button(
            rect, name, self.rewind, icon="ui-undo", enabled=can and not is_told, key="console rewind",
            explain=(lambda: Explanation(name, final)) if is_told else None,
        )  # fmt: skip

    def listed(self, rect: Rect, art: Art, texts: Iterable[tuple[int, str]]) -> Node:
        """The moves or the news, of which one can be chosen."""
        area = Scroll(rect, f"console {self.list}", self.offsets)
        nodes: list[Node] = []
        y = area.inner.y
        for number, text in texts:
            height = art.height_of(text, area.inner.width - art.px(2 * tokens.PAD), tokens.BODY, BOLD) + art.px(16)
            place = Rect(area.inner.x, y, area.inner.width, height)
            nodes.append(
                Row(place, text, partial(self.choose, number), selected=number == self.chosen,
                    key=f"console {self.list} {number}")
            )  # fmt: skip
            y += height + art.px(6)
        return area.hold(nodes, max(0, y - area.inner.y))

    def moves(self) -> Iterator[tuple[int, str]]:
        """The last moves with their numbers, the last one first."""
        compiled = self.session.compiled
        for played in list(reversed(self.session.history))[:MOST_MOVES]:
            who = _("Facilitator")
            if played.seat != at.NOBODY:
                who = compiled.scenario.roles[compiled.names.seats[played.seat]].short
            what = tell_move(compiled, played.move)
            yield played.n, _("{n}. {seat}: {what}").format(n=played.n, seat=who, what=what)

    def news(self) -> Iterator[tuple[int, str]]:
        """The headlines that may still come, with their numbers and what they do."""
        for number in self.session.headlines_left():
            yield number, news_text(self.session, number)

    # ---- what it does ----------------------------------------------------------------------------------------------

    def choose(self, number: int) -> None:
        self.chosen = NONE if self.chosen == number else number

    def set_list(self, what: str) -> None:
        self.list, self.chosen = what, NONE

    def pause(self) -> None:
        if self.conductor.reading.is_running:
            self.conductor.clock.stop(self.conductor.now())
            self.conductor.keep()
        else:
            self.conductor.begin()

    def set_text_size(self, size: str) -> None:
        self.app.settings.text_size = size
        self.app.settings_changed()

    def word(self) -> None:
        """Freeze the table."""
        self.tell_all([])

    def tell_all(self, lines: list[str], title: str = "") -> None:
        """Cover the table with a page; a console that lies over the table gives way to it."""
        self.chosen = NONE
        freeze(self.conductor, lines, title, instead=not self.is_beside)

    def announce(self) -> None:
        """Bring a headline in front of everybody: the page that tells it comes before the table."""
        told = headline_explained(self.session.compiled, self.chosen)
        try:
            self.session.announce(self.chosen)
        except (IllegalMove, RecordError, OSError) as error:
            self.conductor.say(_("The news could not be brought: {reason}").format(reason=error))
            return
        self.changed_from_outside()
        self.conductor.app.sounds.play("bell")
        rests_on = ". ".join(each for each in (told.kind, told.source) if each)
        lines = [*(line.text for line in told.lines), f"{rests_on}." if rests_on else ""]
        self.tell_all([line for line in lines if line], _("News: {title}").format(title=told.title))

    def changed_from_outside(self) -> None:
        """The position is another one than the table was made for."""
        for screen in self.conductor.app.screens:
            if isinstance(screen, LessonTable):
                screen.steering.hide()
                screen.steering.changed_from_outside()

    def rewind(self) -> None:
        """Go back in front of everybody: the page that says so comes before the table."""
        to, count = self.chosen - 1, len(self.session.history) - (self.chosen - 1)
        try:
            self.session.rewind(to)
        except (RecordError, OSError) as error:
            self.conductor.say(_("This could not be saved: {reason}").format(reason=error))
            return
        self.conductor.went_back()
        self.changed_from_outside()
        told = ngettext(
            "The facilitator has gone back by {n} move, for all to see.",
            "The facilitator has gone back by {n} moves, for all to see.",
            count,
        ).format(n=count)
        lines = [told, _("It is before move {n} again. The record keeps the trace.").format(n=to + 1)]
        self.tell_all(lines)
        screens = self.conductor.app.screens
        screens[:-1] = [each for each in screens[:-1] if not isinstance(each, RecessScreen)]  # its round goes on

    def ticked(self) -> None:
        self.app.attention.look()
        paint_clock(self.conductor, self.conductor.face(), self.app)

    def key(self, event: object) -> bool:
        """The keys of the lesson rest while the console is there."""
        del event
        return False


def news_text(session: Session, number: int) -> str:
    """A headline, and what it does, in two lines."""
    compiled = session.compiled
    said = compiled.scenario.headlines[compiled.names.headlines[number]]
    effects = "; ".join(tell_effects(compiled, said))
    return f"{said.title}\n{effects[:1].upper()}{effects[1:]}." if effects else said.title


def open_console(conductor: Conductor) -> None:
    """Put the console's curtain in front, and take any private side off the table below it."""
    app = conductor.app
    if isinstance(app.screen, ConsoleScreen):
        return
    for screen in app.screens:
        if isinstance(screen, LessonTable):
            screen.steering.hide()
    app.go(ConsoleScreen(conductor))
