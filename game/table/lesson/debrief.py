"""The debrief on the screen: worked out in the background, read page by page, written to files."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.debrief.commitments import PROMISE, judge
from game.debrief.facts import debrief_of, judged_anew
from game.debrief.writing import COMMITMENTS, document_of
from game.lesson.names import handed_out
from game.session.record import RecordError
from game.speech.language import _
from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.clock import ticks
from game.table.explaining import Explanation, Line
from game.table.flow import bottom, centred, columns, inset, left, stack, top
from game.table.lesson.files import write_debrief
from game.table.lesson.judging import JUDGING, Cards, Judging, judging_page
from game.table.lesson.pages import Layout, Page, pages_of
from game.table.node import Node
from game.table.screens.frame import FramedScreen, foot
from game.table.text import SERIF_BOLD
from game.table.widgets.basic import PLAIN, PRIMARY, Button, Drawn, Label, Panel
from game.table.widgets.notice import Notice
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from pygame import Rect

    from game.debrief.document import Document
    from game.debrief.facts import Debrief
    from game.session.session import Session
    from game.table.app import App

BEAT = 500  # milliseconds between signs of life while the debrief is worked out


def files() -> list[tuple[str, str]]:
    """The endings of the files that can be written, and what their buttons say."""
    return [("html", _("Web page")), ("pdf", _("PDF")), ("csv", _("Table (CSV)"))]


class DebriefScreen(FramedScreen):
    """Every secret of the game is told here: for after the game, not for during it."""

    def __init__(self, app: App, session: Session, *, in_background: bool = True) -> None:
        super().__init__(app)
        self.session, self.in_background = session, in_background
        self.facts: Debrief | None = None
        self.document: Document | None = None
        self.pages: tuple[Page, ...] = ()
        self.number = 0
        self.said, self.problem, self.alert = "", "", ""
        self.since = ticks()
        self.made: dict[int, pygame.Surface] = {}
        self.is_in_front = False
        self.has_asked = self.has_turned = False

    @property
    def title(self) -> str:
        return self.document.title if self.document else _("Debrief")

    # ---- working it out --------------------------------------------------------------------------------------------

    def entered(self) -> None:
        self.is_in_front = True
        self.hold_record()
        if self.has_asked:
            return
        self.has_asked = True
        if not self.in_background:
            self.found(*self.work())
            return

        def work() -> None:
            found = self.work()
            try:
                pygame.event.post(pygame.event.Event(pygame.USEREVENT, call=lambda: self.found(*found)))
            except pygame.error:
                return  # the window was closed meanwhile

        threading.Thread(target=work, daemon=True).start()
        self.beat()

    def left(self) -> None:
        self.is_in_front = False
        self.let_record_go()

    def hold_record(self) -> None:
        """Promises are judged here, so nobody else writes to the record meanwhile; without any, nothing is written."""
        if not any(note.kind == PROMISE for note in self.session.notes):
            return
        try:
            self.session.open_again()
        except RecordError as error:
            self.alarm(not_saved(error))

    def let_record_go(self) -> None:
        self.session.close()

    def work(self) -> tuple[Debrief | None, Document | None, str]:
        try:
            facts = debrief_of(self.session)
            return facts, document_of(facts), ""
        except (ValueError, ArithmeticError, LookupError, MemoryError) as error:
            return None, None, _("The debrief could not be worked out: {reason}").format(reason=error)

    def take(self, facts: Debrief | None, document: Document | None, problem: str) -> None:
        self.facts, self.document, self.problem = facts, document, problem
        self.pages = with_judging(document, facts) if document and facts else ()
        self.made.clear()  # it knows drawings by their place in memory, which new ones may have taken
        self.app.refresh()

    def found(self, facts: Debrief | None, document: Document | None, problem: str) -> None:
        self.take(facts, document, problem)
        self.app.focus.key = "next page"

    def beat(self) -> None:
        """A sign of life, twice a second, until the debrief is there."""
        if self.document is None and not self.problem and self.is_in_front:
            self.app.refresh()
            self.app.later(BEAT, self.beat)

    def alarm(self, text: str) -> None:
        """Say over everything what went wrong; that takes no room from what is being read."""
        self.alert = text
        self.app.refresh()

    def hush(self) -> None:
        self.alert = ""
        self.app.refresh()

    # ---- the tree --------------------------------------------------------------------------------------------------

    def build(self, art: Art, window: Rect) -> Node:
        root = super().build(art, window)
        if self.alert:
            root.add(Notice.over(window, art.px(12), art, self.alert, press=self.hush))
        return root

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        if not self.pages:
            root.add(self.waiting(body, art))
            return
        row, body = foot(body, art)
        if self.said:
            line, body = bottom(body, art.height_of(self.said, body.width, tokens.BODY), art.px(10))
            root.add(Label(line, self.said, colour=tokens.BRASS_LIGHT, size=tokens.BODY, key="said"))
        root.add(*self.buttons(row, art))
        contents, page = left(body, art.px(280), art.px(16))
        root.add(self.contents(contents, art), self.page(page, art))

    def waiting(self, body: Rect, art: Art) -> Node:
        """What is being done, for how long by now, and a bar that shows that it goes on."""
        paper = Panel(centred(body, art.px(760), art.px(240)), tokens.PAPER, border=tokens.BRASS, key="waiting")
        inner = inset(paper.rect, art.px(30), art.px(24))
        seconds = (ticks() - self.since) // 1000
        title = _("Working out the debrief") if not self.problem else _("No debrief")
        text = self.problem or _("Every package that could have been agreed is being weighed. {n} seconds so far.")
        head, rest = top(inner, art.px(40), art.px(12))
        paper.add(
            Label(
                head,
                title,
                colour=tokens.ON_PAPER,
                size=tokens.TITLE,
                style=SERIF_BOLD,
                across=CENTRE,
                key="waiting title",
            )
        )
        words, rest = top(rest, art.px(80), art.px(10))
        said = text if self.problem else text.format(n=seconds)
        paper.add(Label(words, said, colour=tokens.ON_PAPER, size=tokens.LEAD, across=CENTRE, key="progress"))
        if not self.problem:
            rail, _rest = top(rest, art.px(14))
            beat = (ticks() - self.since) // BEAT
            paper.add(Drawn(rail, lambda a, r: draw_beat(a, r, beat), key="beat"))
        return paper

    def contents(self, rect: Rect, art: Art) -> Node:
        """The pages by title."""
        gap, count = art.px(6), len(self.pages)
        height = min(art.px(54), (rect.height + gap) // count - gap)
        if height >= art.px(tokens.CONTROL):
            group = Node(rect, _("Pages"), key="contents")
            group.add(*self.titles(rect, height, gap))
            return group
        height = art.px(tokens.CONTROL)
        area = Scroll(rect, "contents", self.offsets, name=_("Pages"))
        whole = count * (height + gap) - gap
        if self.has_turned:  # the title of the page in front is in sight
            first = self.number * (height + gap)
            shown = min(max(self.offsets.get("contents", 0), first + height - rect.height), first)
            self.offsets["contents"] = max(0, min(shown, whole - rect.height))
            self.has_turned = False
        return area.hold(self.titles(area.inner, height, gap), whole)

    def titles(self, rect: Rect, height: int, gap: int) -> list[Node]:
        places = stack(rect, [height] * len(self.pages), gap)
        return [
            Button(
                place, page.title, partial(self.turn_to, number), across=0.0, size=tokens.BODY,
                selected=number == self.number, key=f"page {number}",
            )
            for number, (place, page) in enumerate(zip(places, self.pages, strict=True))
        ]  # fmt: skip

    def page(self, rect: Rect, art: Art) -> Node:
        page = self.pages[self.number]
        paper = Panel(rect, tokens.PAPER, border=tokens.BRASS, shadow=8, name=page.title, key="paper")
        inner = inset(rect, art.px(28), art.px(20))
        head, inner = top(inner, art.height_of(page.title, inner.width, tokens.HEAD, SERIF_BOLD), art.px(10))
        paper.add(
            Label(
                head, page.title, colour=tokens.WAX, size=tokens.HEAD, style=SERIF_BOLD, down=MIDDLE, key="page title"
            )
        )
        kind = Cards if page.part == JUDGING else Scroll
        area = kind(inner, f"page text {self.number}", self.offsets, on_paper=True)
        column = area.inner
        column.width -= art.px(8)
        if page.part == JUDGING and self.facts is not None:
            nodes, height = Judging(art, self.facts, self.session, self.judge).lay(column)
        else:
            nodes, height = Layout(art, column, inner.height * 5 // 6, self.made).lay(page)
        paper.add(area.hold(nodes, height))
        return paper

    def buttons(self, row: Rect, art: Art) -> list[Node]:
        back, on, *places = columns(row, 2 + len(files()), art.px(12))
        last = len(self.pages) - 1
        made: list[Node] = [
            Button(back, _("Page before"), lambda: self.turn_to(self.number - 1), icon="ui-back", key="page before",
                   enabled=self.number > 0),
            Button(on, _("Next page"), lambda: self.turn_to(self.number + 1), icon="ui-next", manner=PRIMARY,
                   key="next page", enabled=self.number < last),
        ]  # fmt: skip
        can = self.session.path is not None
        for place, (ending, name) in zip(places, files(), strict=True):
            made.append(
                Button(place, name, partial(self.save, ending), icon="ui-save", manner=PLAIN, enabled=can,
                       key=f"save {ending}", explain=partial(explain_file, name, can))
            )  # fmt: skip
        return made

    # ---- what it does ----------------------------------------------------------------------------------------------

    def turn_to(self, number: int) -> None:
        self.number = max(0, min(len(self.pages) - 1, number))
        self.has_turned = True
        self.offsets[f"page text {self.number}"] = 0
        self.app.sounds.play("card")
        self.app.refresh()

    def judge(self, number: int, verdict: str) -> None:
        """Write down the word of the class; every page that tells of it is made anew."""
        assert self.facts is not None
        try:
            judge(self.session, number, verdict)
        except (RecordError, OSError) as error:
            self.alarm(not_saved(error))
            return
        self.said = self.alert = ""
        self.app.sounds.play("stamp")
        facts = judged_anew(self.facts, self.session)
        self.take(facts, document_of(facts), "")

    def save(self, ending: str) -> None:
        if self.facts is not None:
            document = document_of(handed_out(self.facts, self.session))
            self.said = write_debrief(self.session, document, ending)[1]
            self.app.refresh()

    def key(self, event: pygame.event.Event) -> bool:
        steps = {pygame.K_n: 1, pygame.K_b: -1}
        if event.key not in steps or not self.pages:
            return False
        self.turn_to(self.number + steps[event.key])
        return True


def with_judging(document: Document, facts: Debrief) -> tuple[Page, ...]:
    """The pages of a debrief; promises, if there are any, are judged on one after the one that tells of them."""
    pages = list(pages_of(document))
    if not all(promise.is_struck for promise in facts.promises):
        told = next(number for number, page in enumerate(pages) if page.part == COMMITMENTS)
        pages.insert(told + 1, judging_page())
    return tuple(pages)


def not_saved(error: Exception) -> str:
    return _("This could not be saved: {reason}").format(reason=error)


def explain_file(name: str, can: bool) -> Explanation:
    text = (
        _("Writes the debrief to a file beside the saved game.")
        if can
        else _("This game is not saved, so there is no place beside it.")
    )
    return Explanation(name, (Line(text),))


def draw_beat(art: Art, rect: Rect, beat: int) -> None:
    """A bar that goes on as long as the work does."""
    art.panel(rect, tokens.PAPER_SHADE, radius=7, border=tokens.PAPER_LINE)
    width = rect.width // 5
    place = rect.copy()
    place.width = width
    place.x = rect.x + beat % 9 * (rect.width - width) // 8
    art.panel(place, tokens.BRASS_DARK, radius=7)
