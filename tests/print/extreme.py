"""A scenario in which every text is as long as it may be, with as much of everything as there may be on a page."""

from __future__ import annotations

from functools import cache

from game.scenario import model
from game.scenario.compiling import Compiled, compile_scenario
from game.scenario.model import (
    Agenda,
    Card,
    Demand,
    Drift,
    Durability,
    Effect,
    Ending,
    Head,
    Headline,
    Issue,
    Kind,
    Linkage,
    Option,
    Reward,
    Role,
    Rules,
    Scenario,
    Track,
)

CARDS_EACH = 8  # one with each number of effects: more would be the same again
SHAPES = ("circle", "square", "triangle", "diamond", "hexagon", "star")
SEATS = tuple(f"seat{number}" for number in range(model.MOST_SEATS))
WORDS = (
    "Wherever negotiations about demilitarisation, accountability and reconstruction move, somebody must pay for it "
)


def long(characters: int) -> str:
    """A text of exactly that many characters, of words that are long and wide."""
    return (WORDS * (characters // len(WORDS) + 1))[: characters - 1].strip().ljust(characters, "x")


def cited(longest: int = 600) -> dict:
    return {
        "text": long(longest),
        "kind": Kind.PROPOSAL,
        "source": tuple(f"P{number}" for number in range(10, 22)),
        "answer": long(400),
    }


@cache
def extreme() -> Compiled:
    """The largest scenario that the model knows, compiled without being checked."""
    issues = {f"issue{number}": _issue() for number in range(model.MOST_ISSUES)}
    tracks = {f"track{number}": _track(number) for number in range(model.MOST_TRACKS)}
    scenario = Scenario(
        id="extreme",
        head=Head(
            title=long(48),
            version="1.0",
            summary=long(600),
            credits=long(1000),
            rules=Rules(rounds=12, docket=16, hand=8, support_limit=20, clauses=4),
            durability=Durability(base="75 + track.track0 - track.track1"),
        ),
        roles={seat: _role(number) for number, seat in enumerate(SEATS)},
        tracks=tracks,
        issues=issues,
        decks={seat: {f"{seat}_card{n}": _card(n) for n in range(CARDS_EACH)} for seat in SEATS},
        headlines={f"news{number}": Headline(title=long(48), effects=_effects(), **cited()) for number in range(9)},
        endings={
            f"ending{number}": Ending(title=long(48), stops=True, when="not peace", epilogue=long(2000), **cited())
            for number in range(model.MOST_ENDINGS)
        },
        drift={f"drift{number}": Drift(title=long(48), effects=_effects(), **cited()) for number in range(16)},
        linkage={
            f"linkage{number}": Linkage(when="peace", values=dict.fromkeys(SEATS, -60), text=long(300))
            for number in range(model.MOST_LINKAGES)
        },
        facts={},
    )
    return compile_scenario(scenario)


def _effects() -> tuple[Effect, ...]:
    others = ({"support": "others", "by": -2}, {"walk_away": "seat1", "by": 3}, {"close": "issue1.option2"})
    return (
        *(Effect(track="track0", by=-1, when="track.track0 >= 1") for _each in range(5)),
        *(Effect(**e) for e in others),
    )


def _card(number: int) -> Card:
    demand = Demand(issue="issue0", keeps=("option0", "option1", "option2"), stake=20) if number % 2 else None
    return Card(
        title=long(28),
        cost=10,
        demand=demand,
        when="track.track0 >= 1",
        effects=_effects()[: 8 - number % 8],
        **cited(),
    )


def _role(number: int) -> Role:
    agendas = {f"agenda{n}": _agenda() for n in range(model.MOST_AGENDAS_EACH)}
    return Role(
        title=long(24),
        short="WWW",
        shape=SHAPES[number],
        walk_away="15 + 2 * (track.track0 - 4) - (track.track1 - 2) + track.track2 * track.track3",
        brief=long(4000),
        aims=tuple(long(100) for _each in range(8)),
        agendas=agendas,
        **cited(),
    )


def _agenda() -> Agenda:
    rewards = tuple(Reward(when='agreed.issue0 in ["option0", "option1"]', points=20) for _each in range(6))
    return Agenda(title=long(28), rewards=rewards, **cited())


def _track(number: int) -> Track:
    low, high = (-99, 99) if number == 0 else (0, 10)
    return Track(title=long(28), low=low, high=high, start=4, low_means=long(60), high_means=long(60), **cited())


def _issue() -> Issue:
    return Issue(title=long(28), core=True, options={f"option{n}": _option() for n in range(6)}, **cited())


def _option() -> Option:
    return Option(
        title=long(44),
        consent=SEATS,
        hard_to_sell=SEATS,
        when="track.track1 >= 1",
        when_text=long(120),
        values=dict.fromkeys(SEATS, -60),
        durability=-100,
        **cited(),
    )
