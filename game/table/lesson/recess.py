"""The recess between rounds, and the notepad of promises that bind nobody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pygame import Rect

from game.core import layout as at
from game.debrief.commitments import pledge
from game.lesson.planning import clock_time
from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE
from game.table.flow import bottom, columns, inset, left, stack, top
from game.table.lesson.face import ClockFace
from game.table.lesson.overview import promises_in
from game.table.lesson.part import Part, notice_node
from game.table.node import Node
from game.table.screens.frame import foot, sheet
from game.table.text import BOLD, SERIF_BOLD
from game.table.widgets.basic import ON_PAPER, PLAIN, PRIMARY, Button, Label, Panel
from game.table.widgets.inputs import Choice, Entry
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.scenario.model import Scenario
    from game.table.art import Art
    from game.table.lesson.conductor import Conductor

LONGEST = 120


class NotepadScreen(Part):
    """The promises so far, and a form for another one.  Everything here is public."""

    def __init__(self, conductor: Conductor, back: str = "") -> None:
        """`back`: what the button that leads back says."""
        super().__init__(conductor)
        self.back = back or _("Back to the table")
        self.who = next(iter(self.scenario.roles))
        self.verb = ""
        self.issue = next(iter(self.scenario.issues))
        self.option = next(iter(self.scenario.issues[self.issue].options))
        self.words = ""
        self.striking = 0  # number of the promise that is to be struck out, if that is pressed once more

    @property
    def scenario(self) -> Scenario:
        return self.conductor.lesson.session.compiled.scenario

    def title(self) -> str:
        return _("Notepad of promises")

    def advice(self) -> Sequence[str]:
        return [_("A promise binds nobody. The debrief tells which were kept.")]

    def answers(self) -> list[tuple[str, str, Callable[[], None]]]:
        return [(self.back, "ui-back", self.app.back)]

    def escape(self) -> None:
        self.app.back()

    # ---- the tree --------------------------------------------------------------------------------------------------

    def build(self, art: Art, window: Rect) -> Node:
        root = Node(window, self.title(), key="notepad screen")
        inner = inset(window, art.px(28), art.px(18))
        row, body = foot(inner, art)
        answers = self.answers()
        for number, (place, (name, icon, press)) in enumerate(
            zip(columns(row, len(answers), art.px(14)), answers, strict=True)
        ):
            manner = PRIMARY if number == 0 else PLAIN
            root.add(Button(place, name, press, icon=icon, manner=manner, key=f"recess {icon}"))
        side, rest = left(body, body.width * 36 // 100, art.px(18))
        root.add(*self.side(side, art), *self.notepad(rest, art))
        root.add(notice_node(self.conductor, window, art.px(12), art))
        return root

    def side(self, rect: Rect, art: Art) -> list[Node]:
        clock, rest = top(rect, min(art.px(220), rect.height * 2 // 5), art.px(14))
        text, what, urgent = self.face()
        paper = Panel(rest, tokens.PAPER, border=tokens.BRASS, name=self.title(), key="recess paper")
        inner = inset(rest, art.px(22), art.px(16))
        head, inner = top(inner, art.height_of(self.title(), inner.width, tokens.HEAD, SERIF_BOLD), art.px(10))
        paper.add(Label(head, self.title(), colour=tokens.WAX, size=tokens.HEAD, style=SERIF_BOLD, key="recess title"))
        area = Scroll(inner, "recess advice", self.offsets, on_paper=True)
        y = area.inner.y
        nodes: list[Node] = []
        size = tokens.TITLE if art.scale.is_roomy else tokens.LEAD
        for number, line in enumerate(self.advice()):
            height = art.height_of(line, area.inner.width, size)
            place = Rect(area.inner.x, y, area.inner.width, height)
            nodes.append(Label(place, line, colour=tokens.ON_PAPER, size=size, key=f"advice {number}"))
            y += height + art.px(12)
        paper.add(area.hold(nodes, y - area.inner.y))
        return [ClockFace(clock, text, what, urgent=urgent), paper]

    def notepad(self, rect: Rect, art: Art) -> list[Node]:
        row, gap = art.px(tokens.CONTROL), art.px(9)
        height = 3 * row + 2 * gap + 2 * art.px(14)
        form, pad = bottom(rect, height, art.px(14))
        paper = Panel(pad, tokens.PAPER, border=tokens.BRASS, name=_("Promises"), key="pad")
        inner = inset(pad, art.px(22), art.px(14))
        head, inner = top(inner, art.px(34), art.px(6))
        paper.add(
            Label(head, _("Promises, which bind nobody"), colour=tokens.WAX, size=tokens.LEAD, style=SERIF_BOLD,
                  key="pad title")
        )  # fmt: skip
        area = Scroll(inner, "promises", self.offsets, on_paper=True)
        nodes: list[Node] = []
        y = area.inner.y
        words = [_("Strike out"), _("Really strike out?")]
        width = max(art.width_of(word, tokens.SMALL, BOLD) for word in words) + art.px(28)
        said = list(promises_in(self.conductor.lesson.session)) or [(0, _("None yet."))]
        for place_of, (number, line) in enumerate(said):
            room = area.inner.width - (width + art.px(12) if number else 0)
            tall = max(art.height_of(line, room, tokens.LEAD), art.px(tokens.CONTROL) if number else 0)
            place = Rect(area.inner.x, y, room, tall)
            nodes.append(
                Label(place, line, colour=tokens.ON_PAPER, size=tokens.LEAD, down=MIDDLE, key=f"promise {place_of}")
            )
            if number:
                nodes.append(
                    Button(Rect(area.inner.right - width, y, width, art.px(tokens.CONTROL)),
                           words[number == self.striking], partial(self.strike, number), size=tokens.SMALL,
                           manner=ON_PAPER, key=f"strike {number}")
                )  # fmt: skip
            y += tall + art.px(8)
        paper.add(area.hold(nodes, y - area.inner.y))
        return [paper, self.form(form, art)]

    def form(self, rect: Rect, art: Art) -> Node:
        panel = sheet(rect, _("A promise"))
        first, second, third = stack(inset(rect, art.px(14), art.px(14)), [art.px(tokens.CONTROL)] * 3, art.px(9))
        who, what = columns(first, 2, art.px(12))
        roles = [(role, each.title) for role, each in self.scenario.roles.items()]
        panel.add(Choice(who, _("Who promises"), roles, self.who, self.setter("who"), key="who"))
        panel.add(Choice(what, _("What"), self.verbs(), self.verb, self.setter("verb"), key="verb"))
        if self.verb in ("accept", "refuse", "offer"):
            one, two = columns(second, 2, art.px(12))
            issues = [(name, issue.title) for name, issue in self.scenario.issues.items()]
            panel.add(Choice(one, _("Issue"), issues, self.issue, self.set_issue, key="issue"))
            options = [(name, each.title) for name, each in self.scenario.issues[self.issue].options.items()]
            panel.add(Choice(two, _("Option"), options, self.option, self.setter("option"), key="option"))
        else:
            panel.add(
                Entry(second, _("In their own words"), self.words, self.setter("words"), longest=LONGEST,
                      empty=_("In their own words"), key="words")
            )  # fmt: skip
        note, write = left(third, third.width // 2, art.px(12))
        text = _("The debrief can check it.") if self.verb else _("The class judges it in the debrief.")
        panel.add(Label(note, text, colour=tokens.ON_DARK_SOFT, size=tokens.SMALL, style=BOLD, down=MIDDLE, key="note"))
        can = bool(self.verb or self.words.strip())
        panel.add(Button(write, _("Write it down"), self.write, icon="ui-check", enabled=can, key="write"))
        return panel

    def verbs(self) -> list[tuple[str, str]]:
        return [
            ("", _("In their own words")),
            ("sign", _("Will sign the peace")),
            ("accept", _("Will say yes to")),
            ("refuse", _("Will say no to")),
            ("offer", _("Will offer")),
        ]

    # ---- what it does ----------------------------------------------------------------------------------------------

    def setter(self, what: str) -> Callable[[str], None]:
        def change(value: str) -> None:
            setattr(self, what, value)

        return change

    def set_issue(self, issue: str) -> None:
        self.issue = issue
        self.option = next(iter(self.scenario.issues[issue].options))

    def write(self) -> None:
        """Write the promise into the record."""
        words = self.words.strip().replace("[", "(").replace("]", ")")  # brackets are for what the debrief checks
        said = self.scenario.issues[self.issue]
        told = _("{issue}, {option}").format(issue=said.title, option=said.options[self.option].title)
        option = f"{self.issue}.{self.option}"
        text = {
            "": words,
            "sign": " ".join([words or _("We will sign the peace."), pledge("sign")]),
            "accept": " ".join([_("We will say yes to {option}.").format(option=told), pledge("accept", option)]),
            "refuse": " ".join([_("We will say no to {option}.").format(option=told), pledge("refuse", option)]),
            "offer": " ".join([_("We will offer {option}.").format(option=told), pledge("offer", option)]),
        }[self.verb]
        if text and self.conductor.safely(lambda: self.conductor.lesson.promise(self.who, text)):
            self.words = ""
            self.striking = 0
            self.offsets["promises"] = 0
            self.app.sounds.play("stamp")

    def strike(self, number: int) -> None:
        """At the first press ask, at the second strike the promise out."""
        if number != self.striking:
            self.striking = number
        elif self.conductor.safely(lambda: self.conductor.lesson.strike(number)):
            self.striking = 0
            self.app.sounds.play("stamp")


class RecessScreen(NotepadScreen):
    """The time to talk between two rounds."""

    def title(self) -> str:
        return _("Recess")

    def advice(self) -> Sequence[str]:
        number = self.conductor.lesson.session.state[at.ROUND]
        return [
            _("Stand up and talk: who needs what, and who could give it?"),
            _("Write promises on the notepad. They bind nobody, and the debrief recalls them."),
            _("Round {round} comes next.").format(round=number),
        ]

    def face(self) -> tuple[str, str, bool]:
        seconds = self.conductor.recess_left()
        running = self.conductor.reading.is_running
        return clock_time(seconds), _("recess") if running else _("the clock stands"), seconds <= 30

    def answers(self) -> list[tuple[str, str, Callable[[], None]]]:
        return [
            (_("To the table"), "ui-play", self.end),
            (_("One minute more (M)"), "ui-clock", self.conductor.add_minute),
        ]

    def end(self) -> None:
        self.conductor.end_recess()
        self.app.back()

    def escape(self) -> None:
        """Nothing: the recess ends by its button."""
