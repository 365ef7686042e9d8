"""The title screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.speech.language import _
from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.flow import centred, columns, stack
from game.table.node import Node
from game.table.play.ground import cover
from game.table.screen import Screen
from game.table.text import ITALIC, SERIF_BOLD
from game.table.widgets.basic import PRIMARY, Button, Label

if TYPE_CHECKING:
    from collections.abc import Callable


class TitleScreen(Screen):
    """New game, class, resume, learn, scenarios, settings, quit."""

    def choices(self) -> list[tuple[str, str, Callable[[], None]]]:
        return [
            (_("New game"), "ui-play", self.new_game),
            (_("Class"), "ui-clock", self.lesson),
            (_("Resume"), "ui-save", self.resume),
            (_("Learn to play"), "ui-info", self.learn),
            (_("Scenarios"), "ui-search", self.scenarios),
            (_("Settings"), "ui-settings", self.settings),
            (_("Quit"), "ui-close", self.app.quit),
        ]

    def build(self, art: Art, window: Rect) -> Node:
        root = Node(window, _("The Long Table"), key="title screen")
        height = art.px(92)
        name = Rect(window.x, window.y + round(window.height * 0.07), window.width, height)
        root.add(Title(name, _("The Long Table")))
        line = Rect(window.x, name.bottom + art.px(4), window.width, art.px(34))
        root.add(
            Label(line, _("A negotiation about ending a war, for two to six seats"), colour=tokens.ON_DARK_SOFT,
                  size=tokens.LEAD, style=ITALIC, across=CENTRE, down=MIDDLE, key="line")
        )  # fmt: skip
        choices = self.choices()
        row, gap = art.px(54), art.px(12)
        lines = -(-len(choices) // 2)
        room = Rect(window.x, line.bottom + art.px(16), window.width, window.bottom - line.bottom - art.px(32))
        block = centred(room, art.px(660), lines * (row + gap) - gap)
        block.y = min(block.y, max(room.y, round(window.height * 0.235)))
        rows = stack(block, [row] * lines, gap)
        places = [place for each in rows for place in columns(each, 2, gap)]
        if len(choices) % 2:
            places[:2] = [rows[0]]  # the first takes a line of its own, so that none stands alone at the end
        for place, (label, icon, press) in zip(places, choices, strict=False):
            manner = PRIMARY if icon == "ui-play" else "plain"
            root.add(Button(place, label, press, icon=icon, manner=manner, size=tokens.LEAD, key=f"title {icon}"))
        return root

    def draw_ground(self, art: Art, window: Rect) -> None:
        cover(art, window, "title", tokens.INK_DEEP)

    def escape(self) -> None:
        """The title is the first screen: there is no way back, and Escape must not lose a window by mistake."""

    def new_game(self) -> None:
        from game.table.screens.new_game import NewGameScreen  # noqa: PLC0415  (screens lead to one another)

        self.app.go(NewGameScreen(self.app))

    def lesson(self) -> None:
        from game.table.lesson.setup import ClassScreen  # noqa: PLC0415

        self.app.go(ClassScreen(self.app))

    def resume(self) -> None:
        from game.table.screens.resume import ResumeScreen  # noqa: PLC0415

        self.app.go(ResumeScreen(self.app))

    def learn(self) -> None:
        from game.table.screens.learn import start_lesson  # noqa: PLC0415

        start_lesson(self.app)

    def scenarios(self) -> None:
        from game.table.screens.scenarios import ScenariosScreen  # noqa: PLC0415

        self.app.go(ScenariosScreen(self.app))

    def settings(self) -> None:
        from game.table.screens.settings import SettingsScreen  # noqa: PLC0415

        self.app.go(SettingsScreen(self.app))


class Title(Node):
    """The name of the game, with a shadow and a brass line."""

    role = "heading"

    def draw(self, art: Art) -> None:
        face = art.fitted(self.name, self.rect.size, (tokens.DISPLAY, tokens.HEAD), SERIF_BOLD)
        below = self.rect.move(art.px(2), art.px(3))
        art.lines(below, self.name, face, tokens.INK_DEEP, CENTRE, MIDDLE)
        art.lines(self.rect, self.name, face, tokens.BRASS_LIGHT, CENTRE, MIDDLE)
        width = art.texts.width(self.name, face)
        y = self.rect.bottom - art.px(4)
        art.rule((self.rect.centerx - width // 2, y), (self.rect.centerx + width // 2, y), tokens.BRASS, 2)
