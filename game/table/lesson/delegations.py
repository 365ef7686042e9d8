"""Who sits where and does what: the delegations of a lesson before it begins, and what is known of each student."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING

from pygame import Rect

from game.lesson.portfolios import portfolio
from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE
from game.table.flow import columns, inset, left, right, top
from game.table.lesson.files import write_slips
from game.table.play.seats import draw_sign
from game.table.screens.frame import FramedScreen, foot, sheet
from game.table.text import BOLD
from game.table.widgets.basic import PLAIN, PRIMARY, Button, Drawn, Label
from game.table.widgets.inputs import Entry, Switch
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.lesson.portfolios import Delegation, Member
    from game.table.art import Art
    from game.table.lesson.setup import ClassScreen
    from game.table.node import Node


class DelegationsScreen(FramedScreen):
    """Who sits where and does what; a name may be typed for every student, and stays in the record alone."""

    def __init__(self, setup: ClassScreen) -> None:
        super().__init__(setup.app)
        self.setup = setup
        self.said = ""  # where the slips were written

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
        again, rest = left(rest, art.px(200), art.px(14))
        root.add(Button(again, _("Deal again"), self.deal, icon="ui-redo", manner=PLAIN, key="deal"))
        slips, rest = left(rest, art.px(220), art.px(14))
        root.add(Button(slips, _("Slips on paper"), self.print_slips, icon="ui-save", manner=PLAIN, key="slips"))
        text = self.setup.problem or self.said
        text = text or _("Names are optional. They stay in the saved game on this computer.")
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
        for title, members in ((_("Keepers of the room"), plan.keepers), (_("Not here today"), self.setup.missing())):
            if members:
                lane = 0 if heights[0] <= heights[1] else 1
                heights[lane] = self.others(nodes, Rect(lanes[lane]), heights[lane], art, (title, members))
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
            panel.add(*self.member(line, art, member))
        nodes.append(panel)
        return panel.rect.bottom + art.px(14)

    def member(self, line: Rect, art: Art, member: Member) -> list[Node]:
        """A student: what they do, their name if they like, and the way to what is known of them."""
        more, rest = right(line, line.height, art.px(8))
        jobs, name = left(rest, rest.width * 56 // 100, art.px(10))
        titles_of = ", ".join(portfolio(each).title for each in member.portfolios)
        text = _("{number}: {portfolios}").format(number=member.number, portfolios=titles_of)
        if not titles_of:
            text = _("student {number}").format(number=member.number)
        about = _("Student {number}: seats, absence").format(number=member.number)
        return [
            Label(jobs, text, size=tokens.SMALL, down=MIDDLE, key=f"job {member.number}"),
            Entry(name, _("Name of student {number}").format(number=member.number), member.name,
                  self.namer(member.number), empty=_("Name"), key=f"student {member.number}"),
            Button(more, about, partial(self.about, member.number), icon="ui-person", bare=True,
                   key=f"about {member.number}"),
        ]  # fmt: skip

    def others(self, nodes: list[Node], lane: Rect, y: int, art: Art, said: tuple[str, tuple[Member, ...]]) -> int:
        """Those who sit in no delegation; returns where the next panel goes."""
        title, members = said
        row, gap, pad = art.px(tokens.CONTROL), art.px(6), art.px(12)
        panel = sheet(Rect(lane.x, y, lane.width, pad * 2 + art.px(46) + len(members) * (row + gap)), title)
        head, rest = top(inset(panel.rect, pad), art.px(40), art.px(6))
        panel.add(Label(head, title, size=tokens.LEAD, style=BOLD, down=MIDDLE, key=f"name {title}"))
        for member in members:
            line, rest = top(rest, row, gap)
            panel.add(*self.member(line, art, member))
        nodes.append(panel)
        return panel.rect.bottom + art.px(14)

    def about(self, number: int) -> None:
        self.app.go(StudentScreen(self.setup, number))

    def print_slips(self) -> None:
        if self.setup.plan is not None:
            self.said = write_slips(self.setup.plan)

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


class StudentScreen(FramedScreen):
    """What the deal has to know of a student.  Nothing of it is written into the record."""

    def __init__(self, setup: ClassScreen, number: int) -> None:
        super().__init__(setup.app)
        self.setup, self.number = setup, number

    @property
    def title(self) -> str:
        return _("Student {number}").format(number=self.number)

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        panel = sheet(body, self.title)
        area = Scroll(inset(body, art.px(20), art.px(16)), "student", self.offsets)
        row, gap = art.px(tokens.CONTROL + 4), art.px(10)
        y = area.inner.y
        nodes: list[Node] = []
        width = min(area.inner.width, art.px(760))
        text = _("Ask in private. Nothing of this is written down; the others keep their places as far as they can.")
        height = art.height_of(text, width, tokens.BODY)
        nodes.append(
            Label(Rect(area.inner.x, y, width, height), text, colour=tokens.ON_DARK_SOFT, size=tokens.BODY,
                  key="about student")
        )  # fmt: skip
        y += height + gap
        for name, on, press, key in self.switches():
            nodes.append(Switch(Rect(area.inner.x, y, width, row), name, on, press, key=key))
            y += row + gap
        if self.setup.problem:
            height = art.height_of(self.setup.problem, width, tokens.BODY, BOLD)
            place = Rect(area.inner.x, y, width, height)
            nodes.append(Label(place, self.setup.problem, colour=tokens.LOSS_ON_DARK, style=BOLD, key="problem"))
            y = place.bottom
        panel.add(area.hold(nodes, y - area.inner.y))
        root.add(panel)

    def switches(self) -> list[tuple[str, bool, Callable[[bool], None], str]]:
        setup, number = self.setup, self.number
        apart = setup.apart.get(number, set())
        made: list[tuple[str, bool, Callable[[bool], None], str]] = [
            (_("Not here today"), number in setup.absent, partial(setup.put, setup.absent, number), "absent"),
            (_("Keeps the room, in no delegation"), number in setup.outside, partial(setup.put, setup.outside, number),
             "outside"),
        ]  # fmt: skip
        for role, title in setup.seats().items():
            name = _("May sit with {seat}").format(seat=title)
            made.append((name, role not in apart, partial(setup.allow, number, role), f"seat {role}"))
        return made
