"""Scenarios: read what a scenario is about, its issues and its cards, before playing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.scenario.compiling import Compiled, compile_scenario
from game.scenario.library import scenario_names
from game.scenario.names import option_at
from game.speech.language import _
from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.explaining import Explanation, Line
from game.table.flow import columns, inset, left, right, top
from game.table.node import Node
from game.table.play.explain import card_lines, explained
from game.table.play.hand import draw_card
from game.table.play.sheets import Explained
from game.table.screens.frame import FramedScreen, sheet
from game.table.widgets.basic import PRIMARY, Button, Label, Row
from game.table.widgets.inputs import Choice
from game.table.widgets.scrolling import Scroll, stacked
from game.table.widgets.tooltip import explanation_height
from game.telling.scenarios import load
from game.telling.sentences import tell_binding, tell_consent, tell_hard_to_sell, tell_when

if TYPE_CHECKING:
    from game.scenario.model import Card
    from game.table.app import App

ABOUT, ISSUES, CARDS, HEADLINES = "about", "issues", "cards", "headlines"


class ScenariosScreen(FramedScreen):
    """Scenarios on the left; what is in the chosen one on the right.  Nobody's values are shown."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.compiled: dict[str, Compiled] = {}
        for name in scenario_names():
            scenario = load(name).scenario
            if scenario is not None:
                self.compiled[name] = compile_scenario(scenario)
        self.chosen = "riyadh-2025" if "riyadh-2025" in self.compiled else next(iter(self.compiled), "")
        self.part = ABOUT
        self.role = ""

    @property
    def title(self) -> str:
        return _("Scenarios")

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        lists, rest = left(body, body.width * 27 // 100, art.px(18))
        makers = []
        for name, compiled in self.compiled.items():
            title = compiled.scenario.head.title

            def make(place: Rect, name: str = name, title: str = title) -> Node:
                return Row(
                    place, title, lambda: self.choose(name), selected=name == self.chosen, key=f"scenario {name}"
                )

            makers.append((art.px(56), make))
        root.add(stacked(lists, "scenario list", self.offsets, makers, art.px(10)))
        if not self.compiled:
            root.add(Label(rest, _("No scenario was found that can be played."), across=CENTRE, down=MIDDLE))
            return
        controls, rest = top(rest, art.px(tokens.CONTROL), art.px(12))
        root.add(*self.controls(controls, art))
        panel = sheet(rest, _("Contents"))
        panel.add(self.contents(inset(rest, art.px(14), art.px(12)), art))
        root.add(panel)

    def choose(self, name: str) -> None:
        self.chosen, self.role = name, ""
        self.offsets["contents"] = 0

    def controls(self, rect: Rect, art: Art) -> list[Node]:
        parts = [(ABOUT, _("About")), (ISSUES, _("Issues")), (CARDS, _("Cards")), (HEADLINES, _("Headlines"))]

        def set_part(part: str) -> None:
            self.part = part
            self.offsets["contents"] = 0

        play, rest = right(rect, art.px(170), art.px(14))
        first, second = columns(rest, 2, art.px(14))
        made: list[Node] = [Choice(first, _("What to show"), parts, self.part, set_part, key="part")]
        if self.part == CARDS:
            roles = self.compiled[self.chosen].scenario.roles
            values = [(role, said.title) for role, said in roles.items()]

            def set_role(role: str) -> None:
                self.role = role
                self.offsets["contents"] = 0

            made.append(Choice(second, _("Whose cards"), values, self.role or values[0][0], set_role, key="role"))
        made.append(Button(play, _("Play"), self.play, icon="ui-play", manner=PRIMARY, key="play"))
        return made

    def play(self) -> None:
        from game.table.screens.new_game import NewGameScreen  # noqa: PLC0415  (screens lead to one another)

        self.app.replace(NewGameScreen(self.app, self.chosen))

    def contents(self, rect: Rect, art: Art) -> Node:
        compiled = self.compiled[self.chosen]
        if self.part == CARDS:
            return self.cards(rect, art, compiled)
        made = {ABOUT: about, ISSUES: issues, HEADLINES: headlines}[self.part](compiled)
        area = Scroll(rect, "contents", self.offsets)
        y, nodes = area.inner.y, []
        pad = art.px(14)
        for number, explanation in enumerate(made):
            height = explanation_height(art, explanation, area.inner.width - 2 * pad) + 2 * pad
            nodes.append(Slip(Rect(area.inner.x, y, area.inner.width, height), explanation, f"slip {number}", pad))
            y += height + art.px(10)
        return area.hold(list(nodes), max(0, y - art.px(10) - area.inner.y))

    def cards(self, rect: Rect, art: Art, compiled: Compiled) -> Node:
        scenario = compiled.scenario
        role = self.role or next(iter(scenario.roles))
        area = Scroll(rect, "contents", self.offsets)
        gap = art.px(12)
        across = max(1, (area.inner.width + gap) // (art.px(170) + gap))
        height = art.px(220)
        nodes: list[Node] = []
        y = area.inner.y
        deck = list(scenario.decks.get(role, {}).items())
        for start in range(0, len(deck), across):
            row = Rect(area.inner.x, y, area.inner.width, height)
            for place, (name, card) in zip(columns(row, across, gap), deck[start : start + across], strict=False):
                nodes.append(ShownCard(place, compiled, role, name, card))
            y += height + gap
        return area.hold(nodes, max(0, y - gap - area.inner.y))


class ShownCard(Node):
    """A card to read."""

    role = "image"

    def __init__(self, rect: Rect, compiled: Compiled, role: str, name: str, card: Card) -> None:
        explanation = explained(card.title, card, card_lines(compiled, card, role))
        super().__init__(rect, card.title, key=f"card {name}", explain=lambda: explanation)
        self.card, self.shape = card, compiled.scenario.roles[role].shape

    def draw(self, art: Art) -> None:
        draw_card(art, self.rect, self.card, self.shape)


class Slip(Node):
    """An explanation on a slip of paper."""

    role = "document"

    def __init__(self, rect: Rect, explanation: Explanation, key: str, pad: int) -> None:
        super().__init__(rect, explanation.title, key=key, value=explanation.spoken, explain=lambda: None)
        self.add(Explained(inset(rect, pad), explanation))
        self.radius = 6

    def draw(self, art: Art) -> None:
        art.panel(self.rect, tokens.PAPER, border=tokens.PAPER_LINE, line=1, radius=6)


def about(compiled: Compiled) -> list[Explanation]:
    """The scenario, and each role's own case."""
    scenario = compiled.scenario
    head = scenario.head
    lines = [Line(head.summary)]
    if head.credits:
        lines.append(Line(head.credits, "soft"))
    made = [Explanation(head.title, tuple(lines))]
    for role in scenario.roles.values():
        aims = tuple(Line(aim, icon="ui-dot") for aim in role.aims)
        made.append(explained(role.title, role, (Line(role.brief), *aims)))
    return made


def issues(compiled: Compiled) -> list[Explanation]:
    scenario = compiled.scenario
    made = []
    for key, issue in scenario.issues.items():
        lines: list[Line] = []
        if issue.core:
            lines.append(Line(_("A core issue: no peace without it."), "strong", "ui-star"))
        for name in issue.options:
            said = option_at(scenario, f"{key}.{name}")
            facts = [tell_consent(scenario, f"{key}.{name}"), tell_binding(said)]
            facts += [text for text in (tell_hard_to_sell(scenario, said),) if text]
            condition = tell_when(scenario, said)
            if condition:
                facts.append(_("only if {condition}").format(condition=condition))
            lines.append(Line(said.title, "strong", f"ui-{said.binds}"))
            lines.append(Line(f"{said.text} ({'; '.join(facts)})".strip()))
            if said.answer:
                lines.append(Line(_("The article answers: {answer}").format(answer=said.answer), "soft"))
        made.append(explained(issue.title, issue, lines))
    return made


def headlines(compiled: Compiled) -> list[Explanation]:
    from game.telling.sentences import tell_effects  # noqa: PLC0415

    return [
        explained(
            said.title,
            said,
            [Line(text[:1].upper() + text[1:] + ".", icon="ui-event") for text in tell_effects(compiled, said)],
        )
        for said in compiled.scenario.headlines.values()
    ]
