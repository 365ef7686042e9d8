"""Before the game: which scenario, and who sits where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.bots.protocol import bot, bot_names, known_as
from game.scenario.library import scenario_names
from game.session.lines import SeatPlan
from game.speech.language import _, ngettext
from game.telling.scenarios import load
from game.terminal.menu import Entry, Menu, Word, ask
from game.terminal.screen import Leave

if TYPE_CHECKING:
    from game.scenario.model import Scenario
    from game.terminal.screen import Screen

USUAL_BOT = "easy"


def _words() -> list[Word]:
    def leave() -> None:
        raise Leave

    return [Word((_("quit"), "q", "exit"), leave)]


def choose_scenario(screen: Screen) -> str:
    """Ask which of the known scenarios is played; returns its name."""
    entries = []
    for name in scenario_names():
        scenario = load(name).scenario
        if scenario is not None:
            seats = ngettext("{number} seat", "{number} seats", len(scenario.roles)).format(number=len(scenario.roles))
            minutes = ngettext("{number} minute", "{number} minutes", scenario.head.minutes)
            right = f"{seats}, {minutes.format(number=scenario.head.minutes)}"
            entries.append(Entry(scenario.head.title, name, right, (scenario.head.summary,)))
    return str(ask(screen, Menu(_("Which scenario?"), tuple(entries)), _words()))


def choose_seats(screen: Screen, scenario: Scenario) -> dict[str, SeatPlan]:
    """Ask who plays: one person against bots, everybody here, or seat by seat."""
    entries = [
        Entry(_("{seat} against bots").format(seat=role.title), (name,), notes=(role.text,))
        for name, role in scenario.roles.items()
    ]
    everybody = ngettext("{number} person at this screen", "{number} people at this screen", len(scenario.roles))
    entries.append(Entry(everybody.format(number=len(scenario.roles)), tuple(scenario.roles)))
    entries.append(Entry(_("Seat by seat"), None))
    chosen = ask(screen, Menu(_("Who plays?"), tuple(entries)), _words())
    if isinstance(chosen, tuple):
        return {role: SeatPlan("human" if role in chosen else f"bot:{USUAL_BOT}") for role in scenario.roles}
    return {role: _choose_seat(screen, scenario.roles[role].title) for role in scenario.roles}


def _choose_seat(screen: Screen, title: str) -> SeatPlan:
    entries = [Entry(_("A person"), "human")]
    entries += [Entry(known_as(name), f"bot:{name}", notes=(bot(name).character,)) for name in bot_names()]
    return SeatPlan(str(ask(screen, Menu(_("Who plays {seat}?").format(seat=title), tuple(entries)), _words())))
