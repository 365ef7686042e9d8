"""The numbering of a scenario: which id stands behind each integer of the tables, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from game.scenario.model import Agenda, Card, Option, Scenario


@frozen
class Names:
    """Ids in the order of their numbers.  Options and agendas are written `issue.option` and `role.agenda`."""

    seats: tuple[str, ...]
    tracks: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[str, ...]
    cards: tuple[str, ...]
    headlines: tuple[str, ...]
    agendas: tuple[str, ...]
    drifts: tuple[str, ...]
    linkages: tuple[str, ...]
    endings: tuple[str, ...]
    numbers: dict[str, dict[str, int]] = field(init=False, eq=False, repr=False)

    @numbers.default
    def _number_all(self) -> dict[str, dict[str, int]]:
        families = ("seats", "tracks", "issues", "options", "cards", "headlines", "agendas", "drifts", "endings")
        return {family: {name: k for k, name in enumerate(getattr(self, family))} for family in families}


def names_of(scenario: Scenario) -> Names:
    """Number everything in file order; decks follow the order of the seats."""
    return Names(
        seats=tuple(scenario.roles),
        tracks=tuple(scenario.tracks),
        issues=tuple(scenario.issues),
        options=tuple(f"{issue}.{option}" for issue in scenario.issues for option in scenario.issues[issue].options),
        cards=tuple(card for role in scenario.roles for card in scenario.decks.get(role, {})),
        headlines=tuple(scenario.headlines),
        agendas=tuple(f"{role}.{agenda}" for role in scenario.roles for agenda in scenario.roles[role].agendas),
        drifts=tuple(scenario.drift),
        linkages=tuple(scenario.linkage),
        endings=tuple(scenario.endings),
    )


def option_at(scenario: Scenario, name: str) -> Option:
    """The option behind `issue.option`."""
    issue, option = name.split(".")
    return scenario.issues[issue].options[option]


def card_at(scenario: Scenario, name: str) -> Card:
    """The card with that id, whoever's it is."""
    return next(deck[name] for deck in scenario.decks.values() if name in deck)


def agenda_at(scenario: Scenario, name: str) -> Agenda:
    """The agenda behind `role.agenda`."""
    role, agenda = name.split(".")
    return scenario.roles[role].agendas[agenda]
