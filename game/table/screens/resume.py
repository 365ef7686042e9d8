"""Resume: the saved games, each with a small summary."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from game.session.record import RecordError
from game.session.resuming import ScenarioChanged, resume
from game.session.salvaging import salvage_of, write_copy
from game.session.saves import Save, glance_at, saved_games
from game.speech.language import _, ngettext
from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.screens.frame import FramedScreen
from game.table.screens.new_game import play
from game.table.widgets.basic import Label, Row
from game.table.widgets.dialog import reading
from game.table.widgets.scrolling import stacked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pygame import Rect

    from game.session.resuming import Which
    from game.table.app import App
    from game.table.node import Node
    from game.table.widgets.dialog import Answer


class ResumeScreen(FramedScreen):
    """A list; choosing a game opens it, and asks first if its scenario has changed since."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.saves = saved_games()
        self.question: Callable[[Rect, Art], Node] | None = None

    @property
    def title(self) -> str:
        return _("Resume")

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        if not self.saves:
            text = _("There are no saved games yet. Every game is saved move by move as it is played.")
            root.add(Label(body, text, size=tokens.LEAD, across=CENTRE, down=MIDDLE, key="empty"))
        makers = []
        for save in self.saves:
            second = summary(save)
            width = body.width - art.px(40 + 2 * tokens.PAD + 60)
            height = art.px(tokens.BODY * tokens.LEADING) + art.height_of(second, width) + art.px(20)

            def make(place: Rect, save: Save = save, second: str = second) -> Node:
                goes_on = "ui-clock" if save.lesson_minutes else "ui-play"
                icon = "ui-warning" if not save.is_sound else "ui-check" if save.is_over else goes_on
                name = save.title or save.path.name
                return Row(place, name, lambda: self.open(save), second=second, icon=icon, key=f"save {save.path.name}")

            makers.append((height, make))
        root.add(stacked(body, "saves", self.offsets, makers, art.px(10)))
        if self.question is not None:
            root.add(self.question(self.app.window, art))

    def open(self, save: Save, which: Which = "ask") -> None:
        if not save.is_sound:
            self.offer_copy(save)
            return
        try:
            session = resume(save.path, which)
        except ScenarioChanged as change:
            self.ask(save, change)
            return
        except (RecordError, OSError) as error:
            self.say(_("This game can't be opened"), str(error))
            return
        play(self.app, session)

    def ask(self, save: Save, change: ScenarioChanged) -> None:
        answers = [
            (_("Play on as it was"), "ui-save", lambda: self.open(save, "stored")),
            (_("Back"), "ui-back", self.drop),
        ]
        if change.same_rules:
            answers.insert(1, (_("With the new texts"), "ui-redo", lambda: self.open(save, "current")))
        text = _("The game holds a copy of the scenario as it was, and can be played on with that.")
        self.question = lambda window, art: reading(
            window,
            art,
            _("The scenario has changed"),
            [("sans", str(change)), ("sans", text)],
            answers,
            "changed",
            self.offsets,
        )

    def offer_copy(self, save: Save) -> None:
        """Say what is wrong with a record, and go on from its last good line if there is one."""
        salvage = salvage_of(save.path)
        if salvage is None:
            self.say(_("This game can't be opened"), save.problem)
            return

        def go_on() -> None:
            try:
                path = write_copy(salvage)
            except (RecordError, OSError) as error:
                self.say(_("The copy could not be written"), str(error))
                return
            self.saves = saved_games()
            self.open(glance_at(path), "stored")

        answers = [(_("Back"), "ui-back", self.drop), (_("Go on with a copy"), "ui-redo", go_on)]
        self.say(_("This game can't be opened"), save.problem, salvage.told(), answers=answers)

    def say(self, title: str, *texts: str, answers: Sequence[Answer] = ()) -> None:
        paragraphs = [("sans", text) for text in texts]
        chosen = answers or [(_("Back"), "ui-back", self.drop)]
        self.question = lambda window, art: reading(window, art, title, paragraphs, chosen, "problem", self.offsets)

    def drop(self) -> None:
        self.question = None

    def escape(self) -> None:
        if self.question is not None:
            self.drop()
        else:
            self.app.back()


def summary(save: Save) -> str:
    """One line about a saved game."""
    when = datetime.fromtimestamp(save.changed).astimezone().strftime("%Y-%m-%d %H:%M")
    if not save.is_sound:
        return f"{when}. {save.problem}"
    where = (
        _("over")
        if save.is_over
        else _("round {round} of {rounds}").format(round=max(1, save.round), rounds=save.rounds)
    )
    moves = ngettext("{n} move", "{n} moves", save.moves).format(n=save.moves)
    people = ", ".join(
        f"{title} ({plan.name})" if plan.name else title for title, plan in save.seats if plan.is_human
    ) or _("bots only")  # fmt: skip
    lesson = ""
    if save.lesson_minutes:
        minutes = ngettext("lesson of {n} minute", "lesson of {n} minutes", save.lesson_minutes)
        lesson = minutes.format(n=save.lesson_minutes) + ", "
    return f"{when}, {lesson}{where}, {moves}. {_('People')}: {people}"
