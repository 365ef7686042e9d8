"""Class: how long, how many, which scenario; then the plan, and who sits where."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from pygame import Rect

from game.lesson.lesson import Lesson, candidate_of
from game.lesson.planning import FEWEST_STUDENTS, MOST_STUDENTS, USUAL_MINUTES, Plan, clock_time, plan_lesson
from game.lesson.portfolios import Member
from game.scenario.library import scenario_names
from game.session.record import RecordError
from game.session.saves import folder
from game.speech.language import _, ngettext
from game.table import tokens
from game.table.flow import columns, inset, left, right, top
from game.table.lesson.delegations import DelegationsScreen
from game.table.lesson.guide import GuideScreen
from game.table.lesson.start import open_lesson
from game.table.screens.frame import FramedScreen, foot, sheet
from game.table.text import BOLD, SERIF_BOLD
from game.table.widgets.basic import PRIMARY, Button, Label, Panel
from game.table.widgets.inputs import Choice, Switch
from game.table.widgets.scrolling import Scroll
from game.telling.scenarios import load

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from game.scenario.loading import Loaded
    from game.table.app import App
    from game.table.art import Art
    from game.table.node import Node


@frozen
class Wishes:
    """What a lesson shall be like, as the command line may say it beforehand; see `lesson.planning.plan_lesson`."""

    minutes: int = 45
    students: int = 24
    scenario: str = ""
    merge: bool = False
    seed: int = 0
    not_in: Mapping[int, Collection[str]] = field(factory=dict)
    outside: Collection[int] = ()
    absent: Collection[int] = ()


class ClassScreen(FramedScreen):
    """The wishes on the left, the plan that follows from them on the right."""

    def __init__(self, app: App, wishes: Wishes | None = None) -> None:
        super().__init__(app)
        wishes = wishes or Wishes(seed=secrets.randbelow(2**31))
        self.loaded: dict[str, Loaded] = {}
        for name in scenario_names():
            loaded = load(name)
            if loaded.scenario is not None:
                self.loaded[name] = loaded
        self.candidates = [candidate_of(each.scenario) for each in self.loaded.values() if each.scenario is not None]
        self.minutes, self.students = str(wishes.minutes), str(wishes.students)
        self.chosen, self.merges, self.seed = wishes.scenario, wishes.merge, wishes.seed
        self.names: list[str] = []
        self.apart = {number: set(roles) for number, roles in wishes.not_in.items()}  # by student
        self.outside, self.absent = set(wishes.outside), set(wishes.absent)
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
                merge=self.merges, not_in=self.apart, outside=self.outside, absent=self.absent,
            )  # fmt: skip
            self.problem = ""
        except ValueError as error:
            self.plan = None
            self.problem = str(error)[:1].upper() + str(error)[1:] + "."

    # ---- students --------------------------------------------------------------------------------------------------

    def seats(self) -> dict[str, str]:
        """The seats of the plan: their titles by role."""
        return {each.seat: each.title for each in self.plan.delegations} if self.plan is not None else {}

    def missing(self) -> tuple[Member, ...]:
        """The students who are not here."""
        names = [*self.names, *[""] * int(self.students)]
        return tuple(Member(n, names[n - 1], ()) for n in sorted(self.absent) if n <= int(self.students))

    def put(self, where: set[int], number: int, on: bool) -> None:
        """Count a student among those outside or absent, or not."""
        before = set(where)
        where.symmetric_difference_update({number} if (number in where) != on else ())
        self.make_or(partial(self.restore, where, before))

    def allow(self, number: int, role: str, on: bool) -> None:
        """Say whether a student may be given a seat."""
        apart = self.apart.setdefault(number, set())
        before = set(apart)
        apart.symmetric_difference_update({role} if (role in apart) == on else ())
        self.make_or(partial(self.restore, apart, before))

    def make_or(self, back: Callable[[], None]) -> None:
        """Deal anew; what can't be dealt is said, and does not count."""
        self.make()
        if self.plan is None:
            said = self.problem
            back()
            self.make()
            self.problem = said

    @staticmethod
    def restore(where: set[Any], before: set[Any]) -> None:
        where.clear()
        where |= before

    # ---- the tree --------------------------------------------------------------------------------------------------

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        row, body = foot(body, art)
        on, rest = right(row, art.px(300), art.px(14))
        root.add(
            Button(on, _("Delegations"), self.to_delegations, icon="ui-next", manner=PRIMARY, size=tokens.LEAD,
                   enabled=self.plan is not None, key="delegations")
        )  # fmt: skip
        resume, guide = columns(rest, 2, art.px(14))
        root.add(Button(resume, _("Resume a lesson"), self.resume, icon="ui-save", key="resume lesson"))
        root.add(
            Button(guide, _("For the teacher: two pages"), self.to_guide, icon="ui-info", enabled=self.plan is not None,
                   key="guide")
        )  # fmt: skip
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
        lengths = sorted({*USUAL_MINUTES, int(self.minutes)})
        minutes = [(str(n), ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in lengths]
        numbers = range(FEWEST_STUDENTS, MOST_STUDENTS + 1)
        students = [(str(n), ngettext("{n} student", "{n} students", n).format(n=n)) for n in numbers]
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

    def to_guide(self) -> None:
        if self.plan is not None:
            self.app.go(GuideScreen(self.app, self.plan.scenario, self.plan.title))

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
