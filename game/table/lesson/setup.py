"""Class: how long, how many, which scenario; then the plan, and who sits where."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from pygame import Rect

from game.lesson.lesson import Lesson, candidate_of
from game.lesson.planning import MOST_STUDENTS, USUAL_MINUTES, Plan, clock_time, plan_lesson
from game.lesson.portfolios import portfolio
from game.scenario.library import scenario_names
from game.scenario.loading import Loaded, load
from game.session.record import RecordError
from game.session.saves import folder
from game.speech.language import _, ngettext
from game.table import tokens
from game.table.art import MIDDLE
from game.table.flow import columns, inset, left, right, top
from game.table.lesson.start import open_lesson
from game.table.play.seats import draw_sign
from game.table.screens.frame import FramedScreen, foot, sheet
from game.table.text import BOLD, SERIF_BOLD
from game.table.widgets.basic import PLAIN, PRIMARY, Button, Drawn, Label, Panel
from game.table.widgets.inputs import Choice, Entry, Switch
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.lesson.portfolios import Delegation
    from game.table.app import App
    from game.table.art import Art
    from game.table.node import Node

FEWEST = 4


class ClassScreen(FramedScreen):
    """The wishes on the left, the plan that follows from them on the right."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.loaded: dict[str, Loaded] = {}
        for name in scenario_names():
            loaded = load(name)
            if loaded.scenario is not None:
                self.loaded[name] = loaded
        self.candidates = [candidate_of(each.scenario) for each in self.loaded.values() if each.scenario is not None]
        self.minutes, self.students, self.chosen, self.merges = "45", "24", "", False
        self.seed = secrets.randbelow(2**31)
        self.names: list[str] = []
        self.plan: Plan | None = None
        self.problem = ""
        self.make()

    @property
    def title(self) -> str:
        return _("A lesson")

    def make(self) -> None:
        """Plan the lesson anew."""
        count = int(self.students)
        names = [*self.names, *[""] * count][:count]
        try:
            self.plan = plan_lesson(
                self.candidates, int(self.minutes), names, scenario=self.chosen or None, seed=self.seed,
                merge=self.merges,
            )  # fmt: skip
            self.problem = ""
        except ValueError as error:
            self.plan = None
            self.problem = str(error)[:1].upper() + str(error)[1:] + "."

    # ---- the tree --------------------------------------------------------------------------------------------------

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        row, body = foot(body, art)
        on, rest = right(row, art.px(300), art.px(14))
        root.add(
            Button(on, _("Delegations"), self.to_delegations, icon="ui-next", manner=PRIMARY, size=tokens.LEAD,
                   enabled=self.plan is not None, key="delegations")
        )  # fmt: skip
        resume, _rest = left(rest, art.px(300))
        root.add(Button(resume, _("Resume a lesson"), self.resume, icon="ui-save", key="resume lesson"))
        wishes, plan = left(body, body.width * 36 // 100, art.px(18))
        root.add(self.wishes(wishes, art), self.plan_paper(plan, art))

    def wishes(self, rect: Rect, art: Art) -> Node:
        panel = sheet(rect, _("Wishes"))
        area = Scroll(inset(rect, art.px(16), art.px(12)), "wishes", self.offsets)
        row, gap = art.px(tokens.CONTROL + 4), art.px(10)
        y = area.inner.y
        nodes: list[Node] = []
        for label, make in self.controls():
            if label:
                place = Rect(area.inner.x, y, area.inner.width, art.px(24))
                nodes.append(Label(place, label, colour=tokens.ON_DARK_SOFT, size=tokens.SMALL, key=f"label {label}"))
                y += art.px(26)
            nodes.append(make(Rect(area.inner.x, y, area.inner.width, row)))
            y += row + gap
        text = _("One seat each at least; empty seats are played by bots, or by the delegation that agrees most.")
        height = art.height_of(text, area.inner.width)
        place = Rect(area.inner.x, y, area.inner.width, height)
        nodes.append(Label(place, text, colour=tokens.ON_DARK_SOFT, size=tokens.SMALL, key="about seats"))
        panel.add(area.hold(nodes, place.bottom - area.inner.y))
        return panel

    def controls(self) -> list[tuple[str, Callable[[Rect], Node]]]:
        minutes = [(str(n), ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in USUAL_MINUTES]
        students = [
            (str(n), ngettext("{n} student", "{n} students", n).format(n=n)) for n in range(FEWEST, MOST_STUDENTS + 1)
        ]
        scenarios = [("", _("The one that fits best")), *((each.id, each.title) for each in self.candidates)]

        def choice(name: str, values: list[tuple[str, str]], what: str) -> Callable[[Rect], Node]:
            return lambda rect: Choice(rect, name, values, getattr(self, what), self.setter(what), key=what)

        return [
            (_("How long the lesson is"), choice(_("Minutes"), minutes, "minutes")),
            (_("How many students at this table"), choice(_("Students"), students, "students")),
            (_("Scenario"), choice(_("Scenario"), scenarios, "chosen")),
            ("", lambda r: Switch(r, _("Merge empty seats, no bots"), self.merges, self.set_merges, key="merges")),
        ]

    def setter(self, what: str) -> Callable[[str], None]:
        def change(value: str) -> None:
            setattr(self, what, value)
            self.make()

        return change

    def set_merges(self, on: bool) -> None:
        self.merges = on
        self.make()

    def plan_paper(self, rect: Rect, art: Art) -> Node:
        paper = Panel(rect, tokens.PAPER, border=tokens.BRASS, shadow=8, name=_("The plan"), key="plan")
        inner = inset(rect, art.px(24), art.px(18))
        if self.plan is None:
            paper.add(Label(inner, self.problem, colour=tokens.WAX, size=tokens.LEAD, style=BOLD, key="problem"))
            return paper
        minutes = ngettext("{n} minute", "{n} minutes", self.plan.minutes).format(n=self.plan.minutes)
        title = _("{title}, {minutes}").format(title=self.plan.title, minutes=minutes)
        head, inner = top(inner, art.height_of(title, inner.width, tokens.TITLE, SERIF_BOLD), art.px(10))
        paper.add(Label(head, title, colour=tokens.WAX, size=tokens.TITLE, style=SERIF_BOLD, key="plan title"))
        area = Scroll(inner, "plan text", self.offsets, on_paper=True)
        nodes: list[Node] = []
        y, before = area.inner.y, 0
        for number, step in enumerate(self.plan.steps):
            y = self.step_lines(nodes, area.inner, y, art, (number, clock_time(before), step.title, step.what))
            before += step.seconds
        y = self.step_lines(nodes, area.inner, y, art, (len(self.plan.steps), clock_time(before), _("The bell"), ()))
        paper.add(area.hold(nodes, y - area.inner.y))
        return paper

    def step_lines(
        self, nodes: list[Node], inner: Rect, y: int, art: Art, said: tuple[int, str, str, tuple[str, ...]]
    ) -> int:
        """A step of the plan: when it begins, what it is called, and what happens in it."""
        number, when, title, what = said
        line = art.px(tokens.LEAD * 1.3)
        time_place = Rect(inner.x, y, art.px(76), line)
        title_place = Rect(inner.x + art.px(84), y, inner.width - art.px(84), line)
        nodes.append(
            Label(time_place, when, colour=tokens.ON_PAPER_SOFT, size=tokens.LEAD, style=BOLD, key=f"when {number}")
        )
        nodes.append(
            Label(title_place, title, colour=tokens.ON_PAPER, size=tokens.LEAD, style=BOLD, key=f"step {number}")
        )
        y += line + art.px(2)
        for k, text in enumerate(what):
            height = art.height_of(text, title_place.width, tokens.SMALL)
            place = Rect(title_place.x, y, title_place.width, height)
            nodes.append(
                Label(place, text, colour=tokens.ON_PAPER_SOFT, size=tokens.SMALL, key=f"step {number} line {k}")
            )
            y += height + art.px(2)
        return y + art.px(8)

    # ---- what it does ----------------------------------------------------------------------------------------------

    def to_delegations(self) -> None:
        if self.plan is not None:
            self.app.go(DelegationsScreen(self))

    def resume(self) -> None:
        from game.table.screens.resume import ResumeScreen  # noqa: PLC0415  (screens lead to one another)

        self.app.go(ResumeScreen(self.app))

    def begin(self) -> None:
        """Start the game of the plan, and its clock."""
        if self.plan is None:
            return
        try:
            lesson = Lesson.begin(self.plan, self.loaded[self.plan.scenario], folder())
        except (ValueError, RecordError, OSError) as error:
            self.problem = str(error)[:1].upper() + str(error)[1:]
            return
        open_lesson(self.app, lesson)


class DelegationsScreen(FramedScreen):
    """Who sits where and does what; a name may be typed for every student, and stays in the record alone."""

    def __init__(self, setup: ClassScreen) -> None:
        super().__init__(setup.app)
        self.setup = setup

    @property
    def title(self) -> str:
        return _("Delegations")

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        row, body = foot(body, art)
        begin, rest = right(row, art.px(300), art.px(14))
        root.add(
            Button(begin, _("Begin the lesson"), self.setup.begin, icon="ui-play", manner=PRIMARY, size=tokens.LEAD,
                   key="begin")
        )  # fmt: skip
        again, rest = left(rest, art.px(240), art.px(14))
        root.add(Button(again, _("Deal again"), self.deal, icon="ui-redo", manner=PLAIN, key="deal"))
        text = self.setup.problem or _("Names are optional. They stay in the saved game on this computer.")
        root.add(Label(rest, text, colour=tokens.ON_DARK_SOFT, size=tokens.SMALL, down=MIDDLE, key="about names"))
        plan = self.setup.plan
        if plan is None:
            return
        area = Scroll(body, "delegations", self.offsets)
        lanes = columns(area.inner, 2, art.px(18))
        heights = [area.inner.y] * 2
        nodes: list[Node] = []
        for delegation in plan.delegations:
            lane = 0 if heights[0] <= heights[1] else 1
            heights[lane] = self.delegation(nodes, Rect(lanes[lane]), heights[lane], art, delegation)
        root.add(area.hold(nodes, max(heights) - area.inner.y))

    def delegation(self, nodes: list[Node], lane: Rect, y: int, art: Art, delegation: Delegation) -> int:
        """One delegation: its sign, and a line for each of its members; returns where the next one goes."""
        row, gap, pad = art.px(tokens.CONTROL), art.px(6), art.px(12)
        count = max(1, len(delegation.members))
        panel = sheet(Rect(lane.x, y, lane.width, pad * 2 + art.px(46) + count * (row + gap)), delegation.title)
        inner = inset(panel.rect, pad)
        head, rest = top(inner, art.px(40), art.px(6))
        sign, words = left(head, head.height, art.px(10))
        loaded = self.setup.loaded[self.setup.plan.scenario] if self.setup.plan else None
        if loaded is not None and loaded.scenario is not None:
            said = loaded.scenario.roles[delegation.seat]
            panel.add(
                Drawn(sign, lambda a, r: draw_sign(a, r, said.shape, said.emblem), said.title,
                      key=f"sign {delegation.seat}")
            )  # fmt: skip
        panel.add(
            Label(words, delegation.title, size=tokens.LEAD, style=BOLD, down=MIDDLE, key=f"name {delegation.seat}")
        )
        if not delegation.members:
            text = _("a bot plays it")
            if delegation.with_seat and self.setup.plan:
                titles = {each.seat: each.title for each in self.setup.plan.delegations}
                text = _("played by the delegation of {seat} as well").format(seat=titles[delegation.with_seat])
            line, _below = top(rest, row)
            panel.add(Label(line, text, colour=tokens.ON_DARK_SOFT, down=MIDDLE, key=f"by {delegation.seat}"))
        for member in delegation.members:
            line, rest = top(rest, row, gap)
            jobs, name = left(line, line.width * 56 // 100, art.px(10))
            titles_of = ", ".join(portfolio(each).title for each in member.portfolios)
            text = _("{number}: {portfolios}").format(number=member.number, portfolios=titles_of)
            panel.add(Label(jobs, text, size=tokens.SMALL, down=MIDDLE, key=f"job {member.number}"))
            panel.add(
                Entry(name, _("Name of student {number}").format(number=member.number), member.name,
                      self.namer(member.number), empty=_("Name"), key=f"student {member.number}")
            )  # fmt: skip
        nodes.append(panel)
        return panel.rect.bottom + art.px(14)

    def namer(self, number: int) -> Callable[[str], None]:
        def change(name: str) -> None:
            count = int(self.setup.students)
            names = [*self.setup.names, *[""] * count][:count]
            names[number - 1] = name
            self.setup.names = names
            self.setup.make()

        return change

    def deal(self) -> None:
        self.setup.seed = secrets.randbelow(2**31)
        self.setup.make()
