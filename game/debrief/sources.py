"""What the article reports about the things that came up at this table, and which of them were claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.scenario.model import Kind
from game.scenario.names import card_at, option_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from game.debrief.offers import Offer
    from game.debrief.values import Cause
    from game.scenario.model import Cited, Scenario


@frozen
class Reported:
    """A fact of the article (`paragraphs` such as "P18") and the things in play that rest on it.

    `used`: (what: option, card or headline; id; how it was used: agreed, offered, played, news, or brought if that was
    news from the facilitator).
    """

    fact: str
    paragraphs: str
    kind: str
    says: str
    used: tuple[tuple[str, str, str], ...]


@frozen
class Claim:
    """A disputed statement that was made at the table, and what the article answers to it.

    `seat`: who played it (None: it was in the news, or in news that the facilitator brought); `says`: what was printed
    on it.
    """

    what: str
    id: str
    seat: str | None
    title: str
    says: str
    paragraphs: tuple[str, ...]
    answer: str
    is_facilitators: bool = False


def in_play(causes: Sequence[Cause], offers: Sequence[Offer]) -> dict[tuple[str, str], str]:
    """What came up, with how: (what, id) → see `Reported.used`; agreed goes before offered."""
    found: dict[tuple[str, str], str] = {}
    for offer in offers:
        if offer.kind != "signing":
            for option in offer.options:
                if offer.agreed or ("option", option) not in found:
                    found["option", option] = "agreed" if offer.agreed else "offered"
    for cause in causes:
        if cause.kind == "card":
            found["card", cause.what[0]] = "played"
        elif cause.kind == "headline":
            found["headline", cause.what[0]] = "brought" if cause.is_facilitators else "news"
    return found


def _element(scenario: Scenario, what: str, name: str) -> Cited:
    if what == "option":
        return option_at(scenario, name)
    return card_at(scenario, name) if what == "card" else scenario.headlines[name]


def reported_on(scenario: Scenario, used: dict[tuple[str, str], str]) -> list[Reported]:
    """The facts behind what came up, by paragraph; those of agreed options and played cards count most."""
    behind: dict[str, list[tuple[str, str, str]]] = {}
    for (what, name), how in used.items():
        for fact in _element(scenario, what, name).facts:
            behind.setdefault(fact, []).append((what, name, how))
    found = [
        Reported(fact, scenario.facts[fact].p, scenario.facts[fact].kind.value, scenario.facts[fact].says, tuple(each))
        for fact, each in behind.items()
        if fact in scenario.facts
    ]
    return sorted(found, key=lambda each: (each.paragraphs, each.fact))


def claims_at_table(scenario: Scenario, causes: Iterable[Cause]) -> list[Claim]:
    """Cards and headlines that print somebody's disputed statement, in the order in which they came up."""
    return list(dict.fromkeys(_claims(scenario, causes)))


def _claims(scenario: Scenario, causes: Iterable[Cause]) -> Iterator[Claim]:
    for cause in causes:
        if cause.kind in {"card", "headline"}:
            name = cause.what[0]
            card = card_at(scenario, name) if cause.kind == "card" else scenario.headlines[name]
            if card.kind is Kind.CLAIM or card.answer:
                yield Claim(
                    cause.kind, name, cause.seat, card.title, card.text, card.source, card.answer, cause.is_facilitators
                )
