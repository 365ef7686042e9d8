"""Whole-screen pages that say one thing: a step of the plan, the bell, no vote, a word from the teacher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.lesson.planning import SILENCE
from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE
from game.table.flow import columns, inset, right, top
from game.table.lesson.part import Part, clock_face, notice_node
from game.table.node import Node
from game.table.screens.frame import foot
from game.table.text import SERIF_BOLD
from game.table.widgets.basic import PLAIN, PRIMARY, Button, Label, Panel
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.table.art import Art
    from game.table.lesson.conductor import Conductor

    Answer = tuple[str, str, Callable[[], None]]


LARGE = (40, tokens.HEAD, 32, 29, tokens.TITLE, tokens.TITLE - 2)  # the largest that fits


class CalmPage(Part):
    """A title, some sentences, the clock, and buttons: the first is the expected one."""

    def title(self) -> str:
        raise NotImplementedError

    def lines(self) -> Sequence[str]:
        return ()

    def answers(self) -> Sequence[Answer]:
        raise NotImplementedError

    def build(self, art: Art, window: Rect) -> Node:
        root = Node(window, self.title(), key="calm page")
        inner = inset(window, art.px(40), art.px(28))
        row, body = foot(inner, art)
        answers = self.answers()
        for number, (place, (name, icon, press)) in enumerate(
            zip(columns(row, len(answers), art.px(14)), answers, strict=True)
        ):
            manner = PRIMARY if number == 0 else PLAIN
            root.add(Button(place, name, press, icon=icon, manner=manner, key=f"calm {icon}"))
        wide = min(art.px(430), body.width * 34 // 100)
        side, words = right(body, wide, art.px(22))
        clock = Rect(side.x, side.y, side.width, min(side.height, art.px(220)))
        root.add(clock_face(clock, self.face()))
        root.add(self.paper(words, art))
        root.add(notice_node(self.conductor, window, art.px(12), art))
        return root

    def paper(self, rect: Rect, art: Art) -> Node:
        paper = Panel(rect, tokens.PAPER, border=tokens.BRASS, shadow=10, name=self.title(), key="calm paper")
        inner = inset(rect, art.px(34), art.px(26))
        large = tokens.HEAD + 10
        head, inner = top(inner, art.height_of(self.title(), inner.width, large, SERIF_BOLD), art.px(16))
        paper.add(
            Label(head, self.title(), colour=tokens.WAX, size=large, style=SERIF_BOLD, down=MIDDLE, key="calm title")
        )
        area = Scroll(inner, "calm text", self.offsets, on_paper=True)
        size = self.size_of_words(art, area.inner)
        nodes: list[Node] = []
        y = area.inner.y
        for number, line in enumerate(self.lines()):
            height = art.height_of(line, area.inner.width, size)
            place = Rect(area.inner.x, y, area.inner.width, height)
            nodes.append(Label(place, line, colour=tokens.ON_PAPER, size=size, key=f"calm line {number}"))
            y += height + art.px(16)
        paper.add(area.hold(nodes, y - area.inner.y))
        return paper

    def size_of_words(self, art: Art, inner: Rect) -> int:
        """As large as the page has room for: it is read from the back of the room."""
        lines = self.lines()
        for size in LARGE:
            heights = [art.height_of(line, inner.width, size) for line in lines]
            if sum(heights) + art.px(16) * len(lines) <= inner.height:
                return size
        return LARGE[-1]

    def add_minute_answer(self) -> Answer:
        return _("One minute more (M)"), "ui-clock", self.conductor.add_minute

    def freeze_answer(self) -> Answer:
        return _("A word (P)"), "ui-pause", lambda: freeze(self.conductor, [])

    def leave_answer(self) -> Answer:
        return _("Save and go to the title"), "ui-save", lambda: ask_to_leave(self.conductor)


class StepPage(CalmPage):
    """A part of the plan that is not played: the opening, the roles, the first words of the debrief."""

    shown = -1  # the step that the page was made for

    def title(self) -> str:
        return self.conductor.step.title

    def lines(self) -> Sequence[str]:
        return self.conductor.step.what

    def answers(self) -> Sequence[Answer]:
        step, steps = self.conductor.reading.step, self.conductor.clock.steps
        if self.conductor.step.kind in ("round", "vote"):
            name = _("To the table")
        elif self.is_before_what_happened() or self.conductor.step.kind != "debrief":
            name = _("Next: {step}").format(step=steps[step + 1].title)
        else:
            name = _("The debrief")
        recalling = [(_("Promises"), "ui-log", self.recall)] if self.recalls_promises() else []
        return [
            (name, "ui-next", self.forward),
            *recalling,
            self.add_minute_answer(),
            self.freeze_answer(),
            self.leave_answer(),
        ]

    def recalls_promises(self) -> bool:
        """Whether the class is to be reminded of what was promised in the lesson before."""
        return self.conductor.step.kind == "opening" and bool(self.conductor.lesson.plan.resumed_from)

    def recall(self) -> None:
        from game.table.lesson.recess import NotepadScreen  # noqa: PLC0415

        self.app.go(NotepadScreen(self.conductor, _("Back")))

    def ticked(self) -> None:
        if self.conductor.reading.step != self.shown:
            self.app.refresh()
        else:
            super().ticked()

    def build(self, art: Art, window: Rect) -> Node:
        self.shown = self.conductor.reading.step
        return super().build(art, window)

    def forward(self) -> None:
        from game.table.lesson.start import go_to_step  # noqa: PLC0415  (screens lead to one another)

        if self.conductor.step.kind in ("opening", "roles") or self.is_before_what_happened():
            self.conductor.next_step()
        go_to_step(self.conductor)

    def is_before_what_happened(self) -> bool:
        """Whether the first part of the debrief goes on, for which the debrief itself is not shown yet."""
        return self.conductor.step.part == SILENCE


class BellPage(CalmPage):
    """The time for playing is over.  Covers whatever was on the screen."""

    def title(self) -> str:
        return _("The bell")

    def lines(self) -> Sequence[str]:
        return [
            _("The time for playing is over. Whatever is agreed is put to the signing now."),
            _("An offer that is on the table is answered first. One that was being put together is dropped."),
            _("All delegations answer in the open: stand up for yes or no."),
        ]

    def answers(self) -> Sequence[Answer]:
        return [
            (_("To the vote"), "ui-sign", self.vote),
            (_("One minute more (M)"), "ui-clock", self.more),
            self.freeze_answer(),
        ]

    def vote(self) -> None:
        self.conductor.vote(True)
        self.app.back()

    def more(self) -> None:
        self.conductor.add_minute()
        if not self.conductor.bell_is_due():
            self.app.back()

    def ticked(self) -> None:
        if not self.conductor.bell_is_due():
            self.app.back()  # the minute was added by its key
        else:
            super().ticked()


class NoVotePage(CalmPage):
    """Why there is nothing to sign, and what can be done now."""

    def __init__(self, conductor: Conductor, why: str) -> None:
        super().__init__(conductor)
        self.why = why

    def title(self) -> str:
        return _("No peace at the bell")

    def lines(self) -> Sequence[str]:
        return [
            self.why,
            _("The game can be saved and played on in the next lesson; then nothing secret is shown today."),
            _("Or the talks end here, as they stand: the debrief then tells every secret."),
        ]

    def answers(self) -> Sequence[Answer]:
        return [
            # A key pressed by chance costs a minute, and not the game: the end of the talks is final.
            (_("One minute more (M)"), "ui-clock", self.more),
            (_("Save for the next lesson"), "ui-save", self.leave_answer()[2]),
            (_("End the talks: the debrief"), "ui-figure", self.debrief),
        ]

    def debrief(self) -> None:
        """Only if that is in the record: what is told now can't be untold after a power cut."""
        from game.table.lesson.start import go_to_step  # noqa: PLC0415

        if self.conductor.end_talks():
            go_to_step(self.conductor)

    def more(self) -> None:
        self.conductor.add_minute()
        if not self.conductor.bell_is_due():
            self.app.back()

    def ticked(self) -> None:
        if not self.conductor.bell_is_due():
            self.app.back()  # the minute was added by its key
        else:
            super().ticked()


class LeavePage(CalmPage):
    """Asks before the lesson is left: a key or a finger may have slipped."""

    def title(self) -> str:
        return _("Leave the lesson?")

    def lines(self) -> Sequence[str]:
        return [
            _("Every move and every promise is saved, and where the clock stands."),
            _("“Resume” on the title page goes on from here."),
        ]

    def answers(self) -> Sequence[Answer]:
        return [
            (_("Stay"), "ui-back", self.app.back),
            (_("Save and go to the title"), "ui-save", lambda: leave(self.conductor)),
        ]

    def escape(self) -> None:
        self.app.back()


class FreezePage(CalmPage):
    """A word from the teacher: the clock stands, and nothing of the game can be seen."""

    def __init__(self, conductor: Conductor, why: Sequence[str], title: str = "") -> None:
        super().__init__(conductor)
        self.why, self.heading = why, title

    def title(self) -> str:
        return self.heading or _("A word, please")

    def lines(self) -> Sequence[str]:
        return self.why or [_("The clock stands. Eyes to the front of the room.")]

    def answers(self) -> Sequence[Answer]:
        return [(_("Go on"), "ui-play", self.go_on)]

    def go_on(self) -> None:
        self.conductor.begin()
        self.app.back()

    def key(self, event: object) -> bool:
        """No key of the lesson works while a word is being said."""
        del event
        return False


def freeze(conductor: Conductor, why: Sequence[str], title: str = "", *, instead: bool = False) -> None:
    """Stop the clock and cover the screen (`instead`: in the place of the one in front).

    What is said on it already gives way to something new.
    """
    app = conductor.app
    if isinstance(app.screen, FreezePage):
        if not why:
            return
        instead = True
    if conductor.clock.since is not None:
        conductor.clock.stop(conductor.now())
        conductor.keep()
    show = app.replace if instead else app.go
    show(FreezePage(conductor, why, title))


def ask_to_leave(conductor: Conductor) -> None:
    if not isinstance(conductor.app.screen, LeavePage):
        conductor.app.go(LeavePage(conductor))


def leave(conductor: Conductor) -> None:
    """Everything is on disk but where the clock stands."""
    conductor.clock.stop(conductor.now())
    conductor.keep()
    conductor.is_closed = True
    conductor.lesson.session.close()
    conductor.app.close_beside()
    conductor.app.back_to_first()
