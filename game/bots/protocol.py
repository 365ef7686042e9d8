"""What a bot is, which there are, and how they sit at a table."""

from __future__ import annotations

import random
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from game.bots.hearing import Listener
from game.core.layout import NOBODY
from game.speech.language import _
from game.telling.things import bot_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.core.faces import Event
    from game.core.view import View
    from game.session.session import Session

EMPTY = "empty"  # the bot that stands for a seat at which nobody sits
ENTRY_POINTS = "longtable.bots"  # name = "module:function"; the function makes a new bot


@frozen
class Choice:
    """A legal move, and why, in the terms of the log: `refuses: 6 below walking away`."""

    move: int
    reason: str = ""


class Bot(Protocol):
    """An opponent in one seat of one game.  It may remember what it has seen; it uses no other chance than `rng`."""

    @property
    def name(self) -> str: ...

    @property
    def character(self) -> str:
        """One line for people who choose an opponent."""

    def choose(self, view: View, legal: Sequence[int], rng: random.Random) -> Choice:
        """A move out of `legal`, which is never empty."""


class UnknownBotError(ValueError):
    """There is no bot of that name; the message says which there are."""


def _random() -> Bot:
    from game.bots.random_bot import RandomBot  # noqa: PLC0415  (a bot is loaded when it sits down)

    return RandomBot()


def _empty() -> Bot:
    from game.bots.empty_chair import EmptyChair  # noqa: PLC0415

    return EmptyChair()


def _easy() -> Bot:
    from game.bots.easy import EasyBot  # noqa: PLC0415

    return EasyBot()


def _tactic(policy: str, name: str = "") -> Callable[[], Bot]:
    def make() -> Bot:
        from game.bots.negotiator import Negotiator  # noqa: PLC0415

        return Negotiator(policy, name)

    return make


def _strategist(name: str) -> Callable[[], Bot]:
    def make() -> Bot:
        from game.bots.strategist import Strategist  # noqa: PLC0415

        return Strategist(name)

    return make


# The levels for players, then the tactics by their own names.
OWN_BOTS: dict[str, Callable[[], Bot]] = {
    "easy": _easy,
    "normal": _tactic("reciprocal", "normal"),
    "hard": _strategist("hard"),
    "hardliner": _tactic("hardliner"),
    "conceder": _tactic("conceder"),
    "reciprocal": _tactic("reciprocal"),
    "strategist": _strategist("strategist"),
    "random": _random,
    EMPTY: _empty,
}


def bot_names() -> tuple[str, ...]:
    """Every bot that can be asked for: those of the game, then those that others have installed."""
    return (*OWN_BOTS, *sorted({point.name for point in entry_points(group=ENTRY_POINTS)} - set(OWN_BOTS)))


def known_as(name: str) -> str:
    """What people who choose an opponent read for a bot's name."""
    return _("An empty chair") if name == EMPTY else _("Bot: {name}").format(name=bot_name(name))


def bot(name: str) -> Bot:
    """A new bot of that name, for one seat of one game.  Raises UnknownBotError."""
    if name in OWN_BOTS:
        return OWN_BOTS[name]()
    for point in entry_points(group=ENTRY_POINTS):
        if point.name == name:
            made: Bot = point.load()()
            return made
    known = ", ".join(bot_names())
    raise UnknownBotError(_("there is no bot called {name}; there are: {known}").format(name=repr(name), known=known))


class Bench:
    """The bots of a game, each in its seat."""

    def __init__(self, session: Session) -> None:
        """Seat the bots that the session's plan names.  Raises UnknownBotError."""
        self.session = session
        plans = {seat: session.plan(seat) for seat in range(len(session.compiled.names.seats))}
        self.bots = {seat: bot(plan.bot) for seat, plan in plans.items() if plan.bot}

    def must_move(self) -> bool:
        """Whether it is a bot's move."""
        return self.session.actor != NOBODY and self.session.actor in self.bots

    def choice(self) -> Choice:
        """What the bot whose move it is would do.  It changes nothing, so it may run beside a screen that is drawn."""
        session = self.session
        seat = session.actor
        view = session.view(seat)
        asked = self.bots[seat]
        if isinstance(asked, Listener):
            asked.listen(session.events_since(0, seat))
        # Chance that depends on the game alone: a game that is resumed goes on as it would have gone.
        rng = random.Random(f"{session.header.seed}/{seat}/{len(session.history)}/{session.taken_back}")
        return asked.choose(view, view.legal(), rng)

    def move(self) -> list[Event]:
        """Let the bot whose move it is make it; what happened, as that seat may know it."""
        chosen = self.choice()
        return self.session.act(chosen.move, chosen.reason)
