"""New game: the scenario, who sits where, how long, and the seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define
from pygame import Rect

from game.bots.protocol import bot_names, known_as
from game.scenario.library import scenario_names
from game.session.lines import SeatPlan
from game.session.record import RecordError
from game.session.saves import folder
from game.session.session import Session
from game.speech.language import _, ngettext
from game.table import tokens
from game.table.art import MIDDLE, Art
from game.table.flow import columns, inset, left, right, top
from game.table.play.seats import draw_sign
from game.table.screens.frame import FramedScreen, foot, sheet
from game.table.text import BOLD
from game.table.widgets.basic import PRIMARY, Button, Drawn, Label, Row
from game.table.widgets.inputs import Choice, Entry, Switch
from game.table.widgets.scrolling import Scroll, stacked
from game.telling.scenarios import load

if TYPE_CHECKING:
    from game.scenario.model import Scenario
    from game.table.app import App
    from game.table.node import Node

HUMAN = "human"


@define
class Wishes:
    """What a new game shall be.  `rounds` and `seed` are texts as they were typed: empty for the usual."""

    kinds: dict[str, str]
    names: dict[str, str]
    rounds: str = ""
    seed: str = ""
    open_answers: bool = False


class NewGameScreen(FramedScreen):
    """Scenarios on the left, seats and length on the right."""

    def __init__(self, app: App, chosen: str = "", wishes: Wishes | None = None) -> None:
        super().__init__(app)
        self.loaded = {name: load(name) for name in scenario_names()}
        sound = [name for name, loaded in self.loaded.items() if loaded.scenario is not None]
        usual = "riyadh-2025" if "riyadh-2025" in sound else (sound[0] if sound else "")
        self.chosen = chosen if chosen in sound else usual
        self.problem = "" if sound else _("No scenario was found that can be played.")
        self.wishes = wishes or self.usual_wishes()

    @property
    def title(self) -> str:
        return _("New game")

    @property
    def scenario(self) -> Scenario | None:
        loaded = self.loaded.get(self.chosen)
        return loaded.scenario if loaded else None

    def usual_wishes(self) -> Wishes:
        """One person in the first seat, bots in the others."""
        roles = list(self.scenario.roles) if self.scenario else []
        bot = "bot:easy" if "easy" in bot_names() else "bot:random"
        kinds = {role: HUMAN if number == 0 else bot for number, role in enumerate(roles)}
        return Wishes(kinds, dict.fromkeys(roles, ""), open_answers=self.app.settings.open_answers)

    def choose(self, name: str) -> None:
        self.chosen = name
        self.wishes = self.usual_wishes()
        self.problem = ""

    # ---- the tree --------------------------------------------------------------------------------------------------

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        row, body = foot(body, art)
        start, rest = right(row, art.px(260), art.px(20))
        root.add(
            Button(start, _("To the table"), self.start, icon="ui-play", manner=PRIMARY, size=tokens.LEAD, key="start",
                   enabled=self.scenario is not None)
        )  # fmt: skip
        if self.problem:
            root.add(Label(rest, self.problem, colour=tokens.LOSS_ON_DARK, size=tokens.SMALL, style=BOLD, down=MIDDLE))
        lists, seats = left(body, body.width * 2 // 5, art.px(18))
        root.add(self.scenario_list(lists, art))
        if self.scenario is not None:
            root.add(self.seat_sheet(seats, art, self.scenario))

    def scenario_list(self, rect: Rect, art: Art) -> Node:
        made = []
        for name, loaded in self.loaded.items():
            said = loaded.scenario
            if said is None:
                continue
            minutes = ngettext("{n} minute", "{n} minutes", said.head.minutes).format(n=said.head.minutes)
            count = ngettext("{n} seat", "{n} seats", len(said.roles)).format(n=len(said.roles))
            second = f"{count}, {minutes}. {said.head.summary}"
            width = rect.width - art.px(40) - art.px(2 * tokens.PAD)
            height = (
                art.height_of(said.head.title, width, tokens.BODY, BOLD) + art.height_of(second, width) + art.px(20)
            )

            def make(place: Rect, name: str = name, second: str = second, title: str = said.head.title) -> Node:
                return Row(
                    place,
                    title,
                    lambda: self.choose(name),
                    second=second,
                    selected=name == self.chosen,
                    key=f"scenario {name}",
                )

            made.append((height, make))
        return stacked(rect, "scenarios", self.offsets, made, art.px(10))

    def seat_sheet(self, rect: Rect, art: Art, scenario: Scenario) -> Node:
        panel = sheet(rect, _("Seats"))
        area = Scroll(inset(rect, art.px(16), art.px(12)), "seats", self.offsets)
        inner = area.inner
        y = inner.y
        height, gap = art.px(tokens.CONTROL), art.px(9)
        made: list[Node] = []
        for role in scenario.roles:
            made += self.seat_row(Rect(inner.x, y, inner.width, height), art, scenario, role)
            y += height + gap
        y += art.px(6)
        made += self.length_row(Rect(inner.x, y, inner.width, height + art.px(26)), art, scenario)
        y += height + art.px(26) + gap
        if sum(kind == HUMAN for kind in self.wishes.kinds.values()) > 1:
            wide = Rect(inner.x, y, inner.width, height)
            openly = _("People answer offers openly, without the curtain")
            made.append(Switch(wide, openly, self.wishes.open_answers, self.set_open, key="open answers"))
            y += height + gap
        panel.add(area.hold(made, y - gap - inner.y))
        return panel

    def seat_row(self, rect: Rect, art: Art, scenario: Scenario, role: str) -> list[Node]:
        said = scenario.roles[role]
        sign, rest = left(rect, rect.height, art.px(10))
        title, rest = left(rest, rest.width * 30 // 100, art.px(8))
        who, name = left(rest, rest.width * 52 // 100, art.px(8))
        kinds = [(HUMAN, _("A person")), *((f"bot:{bot}", known_as(bot)) for bot in bot_names())]

        def set_kind(kind: str) -> None:
            self.wishes.kinds[role] = kind

        def set_name(text: str) -> None:
            self.wishes.names[role] = text

        made: list[Node] = [
            Drawn(sign, lambda a, r: draw_sign(a, r, said.shape, said.emblem), said.title, key=f"sign {role}"),
            Label(title, said.title, size=tokens.BODY, style=BOLD, down=MIDDLE, key=f"name {role}"),
            Choice(
                who,
                _("Who plays {seat}").format(seat=said.title),
                kinds,
                self.wishes.kinds[role],
                set_kind,
                key=f"who {role}",
            ),
        ]
        entry = _("Name of the delegation of {seat}").format(seat=said.title)
        made.append(Entry(name, entry, self.wishes.names[role], set_name, empty=_("Name"), key=f"called {role}"))
        return made

    def length_row(self, rect: Rect, art: Art, scenario: Scenario) -> list[Node]:
        labels, controls = top(rect, art.px(24), art.px(2))
        usual = scenario.head.rules.rounds
        lengths = [("", _("{n} rounds, as usual").format(n=usual))]
        lengths += [(str(n), ngettext("{n} round", "{n} rounds", n).format(n=n)) for n in range(1, 13) if n != usual]
        first, second = columns(labels, 2, art.px(16))
        one, two = columns(controls, 2, art.px(16))

        def set_rounds(text: str) -> None:
            self.wishes.rounds = text

        def set_seed(text: str) -> None:
            self.wishes.seed = text

        about_seed, soft = _("Seed (the same seed, the same cards)"), tokens.ON_DARK_SOFT
        seed = self.wishes.seed
        return [
            Label(first, _("Length"), colour=soft, size=tokens.SMALL, key="length label"),
            Label(second, about_seed, colour=soft, size=tokens.SMALL, key="seed label"),
            Choice(one, _("Length"), lengths, self.wishes.rounds, set_rounds, key="length"),
            Entry(two, _("Seed"), seed, set_seed, only_digits=True, longest=10, empty=_("by chance"), key="seed"),
        ]

    # ---- what it does ----------------------------------------------------------------------------------------------

    def set_open(self, on: bool) -> None:
        self.wishes.open_answers = on
        self.app.settings.open_answers = on

    def start(self) -> None:
        loaded = self.loaded[self.chosen]
        wishes = self.wishes
        plans = {role: SeatPlan(kind, wishes.names[role].strip()) for role, kind in wishes.kinds.items()}
        try:
            session = Session.new(
                loaded, plans, seed=int(wishes.seed) if wishes.seed else None,
                rounds=int(wishes.rounds) if wishes.rounds else None, folder=folder(), origin=self.chosen,
                settings={"open_answers": wishes.open_answers},
            )  # fmt: skip
        except (ValueError, RecordError, OSError) as error:
            self.problem = str(error)[:1].upper() + str(error)[1:]
            return
        play(self.app, session)


def play(app: App, session: Session) -> None:
    """Sit down at the table, in place of the screen that is in front."""
    from game.table.lesson.start import go_on, is_lesson  # noqa: PLC0415  (screens lead to one another)
    from game.table.screens.table import TableScreen  # noqa: PLC0415

    if is_lesson(session):
        go_on(app, session)
        return
    app.replace(TableScreen(app, session))
