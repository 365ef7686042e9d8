"""What a scenario is: frozen classes that mirror the TOML files, key for key.

Every field carries its own documentation and limits (`Rule`, in the attrs metadata).  The loader, the checker, the JSON
schemas and the reference in `rules/` are all driven by these, so that none of them can disagree with the others.

Identifiers (of a seat, a track, an issue …) are the keys of TOML tables: lower-case letters, digits and underscores.
"""

# ruff: noqa: RUF009  (key() declares a field, as attrs' own field() does)

from __future__ import annotations

from enum import StrEnum
from typing import Any

from attrs import NOTHING, Factory, field, frozen


class Kind(StrEnum):
    """What sort of statement an element makes, so that no claim is taken for a fact."""

    POSITION = "position"
    LEVERAGE = "leverage"
    EVENT = "event"
    FIGURE = "figure"
    CLAIM = "claim"
    JUDGEMENT = "judgement"
    PROPOSAL = "proposal"


class Binds(StrEnum):
    """When an agreed option counts: an accord at once, a treaty clause only if the peace is signed."""

    ACCORD = "accord"
    TREATY = "treaty"


class Outcome(StrEnum):
    """What an ending says of the game: which colours and sounds it gets, nothing more."""

    PEACE = "peace"
    BREAKDOWN = "breakdown"


@frozen
class Rule:
    """Documentation and limits of one field.

    `low`, `high`: inclusive bounds of an integer.  `longest`: most characters of a text, or entries of a list or table.
    `names`: the kind of thing that the text (or every entry, or every key) must name: "role", "seats" (a role, or self,
    others, all), "track", "issue", "option" (written `issue.option`), "option_here" (of the same issue), "fact" or
    "asset" (a picture).
    `scope`: the field holds an expression, and these families of names may stand in it.
    """

    doc: str
    low: int | None = None
    high: int | None = None
    longest: int | None = None
    names: str | None = None
    scope: tuple[str, ...] | None = None
    translated: bool = False


def key(doc: str, default: Any = NOTHING, **limits: Any) -> Any:
    """Declare one TOML key: its documentation, its default (none: the key is required) and its limits."""
    if isinstance(default, (list, dict)):
        default = Factory(type(default))
    return field(default=default, metadata={"rule": Rule(doc, **limits)})


# The families of names that an expression may use (see expressions.py).
TRACKS_ONLY = ("track",)
IN_PLAY = ("track", "support", "agreed", "settled", "round")
AT_THE_END = (*IN_PLAY, "peace", "durability", "marks")

MOST_SEATS, MOST_TRACKS, MOST_ISSUES, MOST_OPTIONS_EACH = 6, 12, 16, 6
MOST_CARDS_EACH, MOST_HEADLINES, MOST_AGENDAS_EACH = 24, 48, 8
MOST_DRIFTS, MOST_LINKAGES, MOST_ENDINGS, MOST_EFFECTS_EACH = 16, 32, 16, 8


@frozen(kw_only=True)
class Cited:
    """Where an element comes from; every class below that is shown to players carries these."""

    text: str = key("One or two plain sentences, shown to players.", "", longest=600, translated=True)
    kind: Kind = key("What sort of statement this is.", Kind.PROPOSAL)
    source: tuple[str, ...] = key("Paragraphs of the source, such as P18.", (), longest=12)
    facts: tuple[str, ...] = key("Facts from facts.toml that this element is made from.", (), longest=12, names="fact")
    answer: str = key("For a claim: what the source answers to it.", "", longest=400, translated=True)


@frozen(kw_only=True)
class Effect:
    """One thing that a card, a headline or the end of a round does.  Exactly one of the first nine keys says what."""

    track: str | None = key("Move this track (with `by` or `to`).", None, names="track")
    support: str | None = key("Move support at home of this seat, or of `self`, `others`, `all`.", None, names="seats")
    stakes: str | None = key("Change the stakes of every demand this seat has on the table.", None, names="seats")
    walk_away: str | None = key("Move the walk-away value of this seat for good.", None, names="seats")
    close: str | None = key("Close an option: it can't be offered any more.", None, names="option")
    open: str | None = key("Open a closed option again.", None, names="option")
    table: str | None = key("Move this issue from the waiting row to the table.", None, names="issue")
    press: int | None = key("Put this many press markers on the owner's next offer this turn.", None, low=1, high=5)
    draw: str | None = key("This seat draws `by` cards.", None, names="seats")
    by: int | None = key("How far to move, or how many.", None, low=-20, high=20)
    to: int | None = key("Where to move a track to.", None, low=-99, high=99)
    issue: str | None = key("With `stakes`: only demands on this issue.", None, names="issue")
    when: str | None = key("The effect happens only if this holds.", None, scope=IN_PLAY)


@frozen(kw_only=True)
class Demand:
    """A public commitment: a card with one of these ties its owner's hands."""

    issue: str = key("The issue that the demand is about.", names="issue")
    keeps: tuple[str, ...] = key("The options that keep it.", names="option_here", longest=MOST_OPTIONS_EACH)
    stake: int = key(
        "Points won if it is kept in the end, lost if another option of the issue is in force.", low=1, high=20
    )


@frozen(kw_only=True)
class Card(Cited):
    """A card of one seat's deck (`decks/ROLE.toml`): a demand if it has one, otherwise leverage."""

    title: str = key("At most 28 characters.", longest=28, translated=True)
    cost: int = key("Support at home that playing it costs.", 0, low=0, high=10)
    demand: Demand | None = key("Makes the card a demand.", None)
    when: str | None = key("The card can be played only if this holds.", None, scope=IN_PLAY)
    effects: tuple[Effect, ...] = key("What playing it does, in order.", (), longest=MOST_EFFECTS_EACH)
    art: str = key("Name of a picture in assets/, without its ending.", "", longest=40, names="asset")


@frozen(kw_only=True)
class Headline(Cited):
    """News that opens a round (`headlines.toml`)."""

    title: str = key("At most 48 characters.", longest=48, translated=True)
    effects: tuple[Effect, ...] = key("What it does.", (), longest=MOST_EFFECTS_EACH)


@frozen(kw_only=True)
class Reward:
    """A part of an agenda: points if a condition holds in the end."""

    when: str = key("What must hold at the end.", scope=AT_THE_END)
    points: int = key("Points it brings (or costs).", low=-20, high=20)


@frozen(kw_only=True)
class Agenda(Cited):
    """A secret aim of one seat, chosen at the start (`roles.toml`, `[ROLE.agendas.ID]`)."""

    title: str = key("At most 28 characters.", longest=28, translated=True)
    rewards: tuple[Reward, ...] = key("What it pays for.", (), longest=6)


@frozen(kw_only=True)
class Role(Cited):
    """A seat at the table (`roles.toml`); the order of the file is the order around the table."""

    title: str = key("Name on the table.", longest=24, translated=True)
    short: str = key("Two or three letters, for narrow places.", longest=3, translated=True)
    shape: str = key("The seat's shape: circle, square, triangle, diamond, hexagon or star.", "circle", longest=10)
    emblem: str = key("Name of a picture in assets/, without its ending.", "", longest=40, names="asset")
    walk_away: str = key("What no deal is worth to this seat.", scope=TRACKS_ONLY)
    brief: str = key("The role sheet: the case as this side argues it.", "", longest=4000, translated=True)
    aims: tuple[str, ...] = key("A few short aims.", (), longest=8, translated=True)
    agendas: dict[str, Agenda] = key("Secret aims to choose from.", {}, longest=MOST_AGENDAS_EACH)


@frozen(kw_only=True)
class Track(Cited):
    """A public number (`tracks.toml`)."""

    title: str = key("Name of the track.", longest=28, translated=True)
    low: int = key("Lowest value.", 0, low=-99, high=99)
    high: int = key("Highest value.", 10, low=-99, high=99)
    start: int = key("Value at the start.", 0, low=-99, high=99)
    low_means: str = key("What the low end means.", "", longest=60, translated=True)
    high_means: str = key("What the high end means.", "", longest=60, translated=True)


@frozen(kw_only=True)
class Option(Cited):
    """One way to settle an issue."""

    title: str = key("Name of the option.", longest=44, translated=True)
    consent: tuple[str, ...] = key("The seats that must agree.", (), names="role", longest=MOST_SEATS)
    binds: Binds = key("As an accord (at once) or as a treaty clause (when the peace is signed).", Binds.TREATY)
    when: str | None = key("The condition for offering and for signing it.", None, scope=IN_PLAY)
    when_text: str = key("That condition in words.", "", longest=120, translated=True)
    hard_to_sell: tuple[str, ...] = key(
        "The seats at home in which it is hard to sell.", (), names="role", longest=MOST_SEATS
    )
    values: dict[str, int] = key("Points for each seat.", {}, names="role", low=-60, high=60)
    durability: int = key(
        "What it adds to the chance that the peace lasts, in percentage points.", 0, low=-100, high=100
    )


@frozen(kw_only=True)
class Issue(Cited):
    """A question on the agenda (`issues.toml`)."""

    title: str = key("Name of the issue.", longest=28, translated=True)
    core: bool = key("A peace must settle every core issue.", False)
    icon: str = key("Name of a picture in assets/, without its ending.", "", longest=40, names="asset")
    options: dict[str, Option] = key("Two to six ways to settle it.", {}, longest=MOST_OPTIONS_EACH)


@frozen(kw_only=True)
class Ending(Cited):
    """How a game can end (`endings.toml`).  The first whose condition holds is told; the order of the file counts."""

    title: str = key("Name of the ending.", longest=48, translated=True)
    outcome: Outcome = key("peace or breakdown.", Outcome.BREAKDOWN)
    when: str = key("When this ending applies.", "1", scope=AT_THE_END)
    stops: bool = key("Checked at the end of every round: if it holds, the game stops there.", False)
    epilogue: str = key("What is told.", "", longest=2000, translated=True)


@frozen(kw_only=True)
class Drift(Cited):
    """What the end of every round does (`drift.toml`)."""

    title: str = key("Name, for the log.", longest=48, translated=True)
    when: str | None = key("It happens only if this holds.", None, scope=IN_PLAY)
    once: bool = key("It happens once in a game at most.", False)
    effects: tuple[Effect, ...] = key("What it does.", (), longest=MOST_EFFECTS_EACH)


@frozen(kw_only=True)
class Linkage:
    """Extra points for a combination of terms in a signed peace (`linkage.toml`)."""

    when: str = key("The combination.", scope=AT_THE_END)
    values: dict[str, int] = key("Points for each seat.", names="role", low=-60, high=60)
    text: str = key("The reason in words.", "", longest=300, translated=True)


@frozen(kw_only=True)
class Fact:
    """One statement of the source (`facts.toml`)."""

    p: str = key("The paragraphs.", longest=60)
    kind: Kind = key("What sort of statement it is.")
    party: str = key("Who holds it: a seat or `all`.", longest=24)
    says: str = key("The statement in our words.", longest=400, translated=True)


@frozen(kw_only=True)
class Rules:
    """The numbers of the game (`[rules]` in scenario.toml)."""

    rounds: int = key("Rounds in a game.", 5, low=1, high=12)
    docket: int = key("Issues that the chair moves to the table each round.", 2, low=1, high=MOST_ISSUES)
    hand: int = key("Cards to which a hand is refilled at the end of a round.", 4, low=0, high=8)
    hand_limit: int = key("Most cards in a hand.", 8, low=1, high=10)
    support: int = key("Support at home at the start.", 5, low=0, high=20)
    support_limit: int = key("Most support at home.", 10, low=1, high=20)
    offer_cost: int = key("Support that an offer costs.", 1, low=0, high=5)
    clauses: int = key("Most clauses in a package.", 3, low=1, high=4)
    applause: int = key("Support that playing a demand brings.", 1, low=0, high=5)
    rest_support: int = key("Support for doing nothing on a turn.", 1, low=0, high=5)
    rest_cards: int = key("Cards for doing nothing on a turn.", 1, low=0, high=3)
    refuse_signing: int = key("Support that refusing to sign costs.", 2, low=0, high=10)
    broke_penalty: int = key("Points lost by ending the game without support.", 5, low=0, high=20)
    agenda_choices: int = key("Agendas dealt to each seat, of which it keeps one.", 2, low=1, high=4)
    hard_to_sell_at: int = key("An option worth this or less to a seat is hard to sell there.", -7, low=-60, high=-1)
    counters: bool = key("A refusing seat may counter.", True)
    scale: int = key("Points that make 100 % own gain.", 30, low=1, high=200)


@frozen(kw_only=True)
class Durability:
    """The chance that a signed peace lasts (`[durability]` in scenario.toml)."""

    base: str = key("Percent before options and marks are counted.", "75", scope=("track", "agreed", "settled"))
    per_mark: int = key("Percentage points for every hard-to-sell mark on what is agreed.", -10, low=-50, high=0)
    low: int = key("Never less than this.", 10, low=0, high=100)
    high: int = key("Never more than this.", 100, low=0, high=100)


@frozen(kw_only=True)
class Allowance:
    """A warning that the designer has weighed and lets stand (`allow` in scenario.toml)."""

    code: str = key("The code of the warning, such as same-values.", longest=40)
    reason: str = key("Why it may stand, for those who come later.", longest=400)


@frozen(kw_only=True)
class Head:
    """`scenario.toml`: what the scenario is called and the numbers of its game."""

    title: str = key("Name of the scenario.", longest=48, translated=True)
    version: str = key("Its version, such as 1.2.", longest=16)
    summary: str = key("Two or three sentences for the title screen.", longest=600, translated=True)
    minutes: int = key("How long a game takes, with people.", 60, low=1, high=600)
    language: str = key("Language of the texts in these files.", "en", longest=24)
    authors: tuple[str, ...] = key("Who made it.", (), longest=12)
    credits: str = key("Sources, licence, thanks.", "", longest=1000)
    extends: str | None = key("The scenario that this one states its differences from.", None, longest=64)
    remove: tuple[str, ...] = key("With `extends`: what to leave out, such as issues.flank.", (), longest=200)
    allow: tuple[Allowance, ...] = key("Warnings that may stand: a code and a reason each.", (), longest=24)
    rules: Rules = key("The numbers of the game.", Factory(Rules))
    durability: Durability = key("How likely a signed peace is to last.", Factory(Durability))


@frozen(kw_only=True)
class Scenario:
    """A whole scenario, as the files say it.  One field a file (decks: one file a role)."""

    id: str
    head: Head
    roles: dict[str, Role]
    tracks: dict[str, Track]
    issues: dict[str, Issue]
    decks: dict[str, dict[str, Card]]
    headlines: dict[str, Headline]
    endings: dict[str, Ending]
    drift: dict[str, Drift]
    linkage: dict[str, Linkage]
    facts: dict[str, Fact]
