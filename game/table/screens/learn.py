"""Learn to play: a small game against a bot, with a word of advice whenever something is asked for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.bots.protocol import bot_names
from game.core import layout as at
from game.scenario.library import scenario_names
from game.session.record import RecordError
from game.session.saves import folder
from game.session.session import Session
from game.speech.language import _
from game.table.screens.problems import show_problems
from game.telling.scenarios import load

if TYPE_CHECKING:
    from game.table.app import App
    from game.table.play.hotseat import Hotseat

LESSONS = ("minerals-accord", "riyadh-2025")
ROUNDS = 2  # so long the advice goes on


def start_lesson(app: App) -> None:
    """Sit down to the first scenario that is there for it."""
    for name in (*(each for each in LESSONS if each in scenario_names()), *scenario_names()):
        loaded = load(name)
        if loaded.scenario is None:
            continue
        bot = "bot:easy" if "easy" in bot_names() else "bot:random"
        roles = list(loaded.scenario.roles)
        plans = {role: "human" if role == roles[-1] else bot for role in roles}
        try:
            session = Session.new(loaded, plans, folder=folder(), origin=name, settings={"learn": True})
        except (RecordError, OSError, ValueError) as error:
            show_problems(app, [str(error)])
            return
        from game.table.screens.table import TableScreen  # noqa: PLC0415  (screens lead to one another)

        app.go(TableScreen(app, session))
        return
    show_problems(app, [_("No scenario was found that can be played.")])


class Lesson:
    """What was said already is not said again."""

    def __init__(self) -> None:
        self.said: set[str] = set()

    def advice(self, game: Hotseat) -> tuple[str, str] | None:
        """A title and a text, if something is asked of the seat in front that it has not been told about."""
        if not game.may_act or game.state[at.ROUND] > ROUNDS:
            return None
        found = self._about(game)
        if found is None or found[0] in self.said:
            return None
        self.said.add(found[0])
        return found[0], found[1]

    @staticmethod
    def _about(game: Hotseat) -> tuple[str, str] | None:  # noqa: PLR0911  (a list of cases)
        state = game.state
        phase = state[at.PHASE]
        if phase == at.CHOOSING_AGENDA:
            return _("A secret agenda"), _(
                "Every seat keeps one secret aim that pays extra points at the end. Read both, and press the one to "
                "keep."
            )
        if phase == at.DOCKETING:
            return _("The docket"), _(
                "The chair of the round decides what is talked about. Press an issue in the row of wooden plates to "
                "bring it to the "
                "table. Rest the pointer on anything to learn what it is."
            )
        if phase == at.ANSWERING:
            return _("An offer"), _(
                "The package is shown in brass on the table. On the left stands what it would mean for this seat: "
                "the own gain "
                "now, and after. Accept it, refuse it, or press another option of one of its issues to counter."
            )
        if phase == at.SIGNING:
            return _("The signing"), _(
                "If every seat signs, all that is initialled becomes the peace, and the game ends."
            )
        if phase == at.TURN and state[at.CARD_PLAYED] and not state[at.OFFER_MADE]:
            return _("Now an offer"), _(
                "Press one option, or up to three of different issues, and then make the offer. The shapes on an "
                "option say whose "
                "consent it needs; a red line below a shape says that it is hard to sell there. Numbers are what it "
                "is worth here."
            )
        if phase == at.TURN:
            if state[at.ROUND] > 1:
                return _("The second round"), _(
                    "Watch the gauges: they move what walking away is worth. When all core issues (with a star) are "
                    "initialled, the "
                    "signing can be called. From here on there is no more advice; F1 shows the rules."
                )
            return _("The turn"), _(
                "A turn has one card and one offer, in either order. Press a card in the hand to read it and to play "
                "it. Demands "
                "(the megaphone) tie hands in public; leverage changes what happens without a deal."
            )
        return None
