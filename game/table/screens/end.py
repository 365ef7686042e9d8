"""The end: what became of it, three results, every agenda revealed, and the way to another game."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pygame
from pygame import Rect

from game.core import layout as at
from game.debrief.joint import JointValue, joint_value
from game.debrief.lasting import tell_chance
from game.speech.language import _
from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.flow import columns, inset, left, right, top
from game.table.node import Node
from game.table.play.ground import cover
from game.table.play.hotseat import Hotseat
from game.table.play.log import told
from game.table.play.sheets import log_sheet
from game.table.screen import Screen
from game.table.screens.frame import foot
from game.table.screens.result import InForce, SeatLine, seat_line_height, text_size
from game.table.text import BOLD, SERIF_BOLD
from game.table.widgets.basic import PRIMARY, Button, Drawn, Label, Panel
from game.table.widgets.scrolling import Scroll
from game.telling.sentences import option_name

if TYPE_CHECKING:
    from game.session.session import Session
    from game.table.app import App


class EndScreen(Screen):
    """A finished game.  Nothing is hidden any more."""

    def __init__(self, app: App, session: Session, *, in_background: bool = True) -> None:
        super().__init__(app)
        self.session = session
        self.result = session.result()
        self.joint: JointValue | None = None
        self.in_background = in_background
        self.has_asked = False
        self.shows_log = False

    def entered(self) -> None:
        """Work out what was left on the table; that can take seconds."""
        self.app.sounds.play("stamp" if self.result.peace else "bell")
        if self.has_asked:
            return
        self.has_asked = True

        def work() -> None:
            found = joint_value(self.session.compiled, self.session.state)
            if not self.in_background:
                self.take(found)
                return
            try:
                pygame.event.post(pygame.event.Event(pygame.USEREVENT, call=lambda: self.take(found)))
            except pygame.error:
                return  # the window was closed meanwhile

        if self.in_background:
            threading.Thread(target=work, daemon=True).start()
        else:
            work()

    def take(self, found: JointValue) -> None:
        self.joint = found
        self.app.refresh()

    # ---- the tree --------------------------------------------------------------------------------------------------

    def build(self, art: Art, window: Rect) -> Node:
        root = Node(window, _("The end"), key="end screen")
        inner = inset(window, art.px(24), art.px(16))
        row, body = foot(inner, art)
        root.add(*self.buttons(row, art))
        story, results = left(body, body.width * 37 // 100, art.px(18))
        root.add(self.story(story, art), self.results(results, art))
        if self.shows_log:
            lines = told_of(self.session)
            root.add(log_sheet(window, art, _("What happened"), lines, self.close_log, self.offsets))
        return root

    def buttons(self, row: Rect, art: Art) -> list[Node]:
        made: list[Node] = []
        texts = [
            (_("Debrief"), "ui-figure", self.debrief, PRIMARY),
            (_("Play again, swap roles"), "ui-redo", self.again, "plain"),
            (_("What happened"), "ui-log", self.show_log, "plain"),
            (_("To the title"), "ui-back", self.app.back_to_first, "plain"),
        ]
        for place, (name, icon, press, manner) in zip(columns(row, len(texts), art.px(14)), texts, strict=True):
            made.append(Button(place, name, press, icon=icon, manner=manner, key=f"end {icon}"))
        return made

    def story(self, rect: Rect, art: Art) -> Node:
        scenario = self.session.compiled.scenario
        ending = scenario.endings.get(self.result.ending or "")
        title = ending.title if ending else (_("Peace") if self.result.peace else _("No peace"))
        paper = Panel(rect, tokens.PAPER, border=tokens.BRASS, shadow=10, name=title, key="story")
        inner = inset(rect, art.px(24), art.px(20))
        word = _("Peace is signed") if self.result.peace else _("The talks have ended without peace")
        line, inner = top(inner, art.px(26), art.px(4))
        paper.add(
            Label(
                line,
                word,
                colour=tokens.GAIN_ON_PAPER if self.result.peace else tokens.WAX,
                size=tokens.SMALL,
                style=BOLD,
                key="outcome",
            )
        )
        head, inner = top(inner, art.height_of(title, inner.width, tokens.TITLE + 4, SERIF_BOLD), art.px(12))
        paper.add(Label(head, title, colour=tokens.ON_PAPER, size=tokens.TITLE + 4, style=SERIF_BOLD, key="ending"))
        area = Scroll(inner, "story text", self.offsets, on_paper=True)
        made: list[Node] = []
        y = area.inner.y
        text = ending.epilogue if ending else ""
        size = tokens.LEAD if art.scale.is_roomy else tokens.BODY
        if text:
            height = art.height_of(text, area.inner.width, size)
            made.append(
                Label(
                    Rect(area.inner.x, y, area.inner.width, height),
                    text,
                    colour=tokens.ON_PAPER,
                    size=size,
                    key="epilogue",
                )
            )
            y += height + art.px(18)
        y = self.in_force(made, area.inner, y, art)
        paper.add(area.hold(made, y - area.inner.y))
        seal = art.px(170)
        if self.result.peace and inner.bottom - y > seal + art.px(10):
            place = Rect(inner.right - seal, inner.bottom - seal, seal, seal)
            picture = Drawn(place, lambda a, r: a.picture(r, "seal"), _("A seal"), key="seal")
            picture.is_floating = True
            paper.add(picture)
        return paper

    def in_force(self, made: list[Node], inner: Rect, y: int, art: Art) -> int:
        """The options in force."""
        names, state = self.session.compiled.names, self.session.state
        heading = Rect(inner.x, y, inner.width, art.px(26))
        made.append(
            Label(heading, _("In force"), colour=tokens.WAX, size=tokens.BODY, style=SERIF_BOLD, key="in force")
        )
        y += art.px(30)
        count = 0
        for issue in range(len(names.issues)):
            if state[at.AGREED + issue]:
                count += 1
                text = option_name(self.session.compiled.scenario, names.options[state[at.AGREED + issue] - 1])
                height = max(art.px(26), art.height_of(text, inner.width - art.px(34), text_size(art)))
                said = self.session.compiled.scenario.issues[names.issues[issue]]
                made.append(InForce(Rect(inner.x, y, inner.width, height), said.icon, text, text_size(art)))
                y += height + art.px(5)
        if not count:
            made.append(
                Label(
                    Rect(inner.x, y, inner.width, art.px(22)),
                    _("Nothing."),
                    colour=tokens.ON_PAPER,
                    size=tokens.SMALL,
                    key="nothing",
                )
            )
            y += art.px(24)
        return y

    def results(self, rect: Rect, art: Art) -> Node:
        panel = Panel(rect, tokens.INK, border=tokens.INK_LINE, name=_("Results"), key="results")
        inner = inset(rect, art.px(18), art.px(14))
        area = Scroll(inner, "results text", self.offsets)
        made: list[Node] = []
        y = area.inner.y
        lasting = _("{number} %").format(number=self.result.durability)
        chance = tell_chance(of_peace=self.result.peace)
        share = _("{number} %").format(number=self.joint.share) if self.joint else "…"
        gained = _("of what could be gained without loss to anybody") if self.joint else _("being worked out")
        width = (area.inner.width - art.px(14)) // 2
        height = max(tally_height(art, width, lasting, chance), tally_height(art, width, share, gained))
        tiles = columns(Rect(area.inner.x, y, area.inner.width, height), 2, art.px(14))
        made.append(Tally(tiles[0], _("Durability"), lasting, chance))
        made.append(Tally(tiles[1], _("Joint value"), share, gained))
        y = tiles[0].bottom + art.px(12)
        heights = [seat_line_height(art, self.session, result, area.inner.width) for result in self.result.seats]
        spare = inner.height - (y - area.inner.y) - sum(heights) - art.px(170)
        between = art.px(8) + max(0, min(art.px(22), spare // (len(heights) + 1)))
        y += (between - art.px(8)) // 2
        for (seat, result), height in zip(enumerate(self.result.seats), heights, strict=True):
            made.append(SeatLine(Rect(area.inner.x, y, area.inner.width, height), self.session, seat, result))
            y += height + between
        y = self.better_deal(made, area.inner, y, art)
        panel.add(area.hold(made, y - area.inner.y))
        return panel

    def better_deal(self, made: list[Node], inner: Rect, y: int, art: Art) -> int:
        """A package that every seat would have preferred."""
        scenario = self.session.compiled.scenario
        if self.joint is None:
            return y
        heading = Rect(inner.x, y + art.px(4), inner.width, art.px(26))
        if self.joint.best is None:
            text = _("No package would have given one seat more without taking from another.")
            title = _("Nothing was left on the table")
        else:
            clauses = [option for option in self.joint.best if option]
            text = "; ".join(option_name(scenario, option) for option in clauses) + "."
            title = _("A deal that no seat would have liked less")
        made.append(Label(heading, title, colour=tokens.BRASS_LIGHT, size=tokens.BODY, style=SERIF_BOLD, key="better"))
        height = art.height_of(text, inner.width, text_size(art))
        made.append(
            Label(
                Rect(inner.x, heading.bottom + art.px(2), inner.width, height),
                text,
                size=text_size(art),
                key="better text",
            )
        )
        return heading.bottom + art.px(2) + height

    def draw_ground(self, art: Art, window: Rect) -> None:
        cover(art, window, "room", tokens.INK_DEEP)

    # ---- what it does ----------------------------------------------------------------------------------------------

    def again(self) -> None:
        """The same table, everybody one seat on."""
        from game.table.screens.new_game import NewGameScreen, Wishes  # noqa: PLC0415  (screens lead to one another)

        header = self.session.header
        roles = list(header.seats)
        plans = [header.seats[role] for role in roles]
        moved = plans[-1:] + plans[:-1]
        wishes = Wishes(
            {role: plan.kind for role, plan in zip(roles, moved, strict=True)},
            {role: plan.name for role, plan in zip(roles, moved, strict=True)},
            rounds=str(header.rounds or ""), open_answers=bool(header.settings.get("open_answers", False)),
        )  # fmt: skip
        self.session.close()
        self.app.replace(NewGameScreen(self.app, header.scenario, wishes))

    def debrief(self) -> None:
        from game.table.lesson.debrief import DebriefScreen  # noqa: PLC0415

        self.app.go(DebriefScreen(self.app, self.session, in_background=self.in_background))

    def show_log(self) -> None:
        self.shows_log = True

    def close_log(self) -> None:
        self.shows_log = False
        self.app.refresh()

    def escape(self) -> None:
        if self.shows_log:
            self.close_log()
        else:
            self.app.back_to_first()

    def left(self) -> None:
        self.session.close()


def tally_height(art: Art, width: int, text: str, note: str) -> int:
    """How high a tally must be for its note to have all its lines beside the number."""
    beside = width - art.px(28) - art.width_of(text, tokens.HEAD, SERIF_BOLD) - art.px(12)
    return max(art.px(74), art.px(16) + art.px(24) + art.height_of(note, beside))


class Tally(Node):
    """One result of the whole game."""

    role = "label"

    def __init__(self, rect: Rect, name: str, text: str, note: str) -> None:
        super().__init__(rect, name, key=f"tally {name}", value=f"{text}, {note}")
        self.text, self.note = text, note

    def draw(self, art: Art) -> None:
        art.panel(self.rect, tokens.FELT_DARK, border=tokens.FELT_LINE, line=1)
        inner = inset(self.rect, art.px(14), art.px(8))
        number, words = right(inner, art.width_of(self.text, tokens.HEAD, SERIF_BOLD), art.px(12))
        art.text(number, self.text, tokens.BRASS_LIGHT, size=tokens.HEAD, style=SERIF_BOLD, across=CENTRE, down=MIDDLE)
        upper, lower = top(words, art.px(24))
        art.text(upper, self.name, size=tokens.BODY, style=BOLD, down=MIDDLE)
        art.text(lower, self.note, tokens.ON_DARK_SOFT)


def told_of(session: Session) -> list[tuple[str, str, bool]]:
    """The whole game in sentences, as the public knows it."""
    game = Hotseat(session)
    game.front = at.NOBODY
    return told(game, [event for _n, event in game.log()])
