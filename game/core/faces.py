"""Moves and events as people and programs read them: small integers on one side, ids and typed classes on the other.

A move has one notation, which records, bots and adapters share: `play hold_kursk`, `add territory.swap`, `end_turn`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from game.core import layout as at

if TYPE_CHECKING:
    from game.scenario.names import Names

# ---- moves ----------------------------------------------------------------------------------------------------------


@frozen
class Move:
    """A move: what is done (`verb`) and the id of what it is done with (empty for verbs that stand alone)."""

    verb: str
    what: str = ""

    def __str__(self) -> str:
        return f"{self.verb} {self.what}".rstrip()


ALONE = {
    at.END_TURN: "end_turn",
    at.CALL_SIGNING: "call_signing",
    at.SUBMIT: "submit",
    at.ACCEPT: "accept",
    at.REFUSE: "refuse",
}
# Verb, first number and family of ids of the moves that act on something; the highest number first.
FAMILIES = (
    ("announce", at.ANNOUNCE, "headlines"),  # the facilitator's
    ("counter", at.COUNTER, "options"),
    ("add", at.ADD, "options"),
    ("play", at.PLAY, "cards"),
    ("drop", at.DROP, "issues"),
    ("choose", at.CHOOSE, "agendas"),
    ("table", at.TABLE, "issues"),
)
FIRST_NUMBER = {verb: first for verb, first, _ in FAMILIES}
FAMILY_OF = {verb: family for verb, _, family in FAMILIES}
NUMBER_ALONE = {verb: number for number, verb in ALONE.items()}


def move_of(names: Names, number: int) -> Move:
    """The face of a move.  Raises ValueError for a number that is no move of this scenario."""
    if number in ALONE:
        return Move(ALONE[number])
    for verb, first, family in FAMILIES:
        if number >= first:
            ids: tuple[str, ...] = getattr(names, family)
            if number - first < len(ids):
                return Move(verb, ids[number - first])
            break
    raise ValueError(f"{number} is not a move of this scenario")


def number_of(names: Names, move: Move) -> int:
    """The number of a move.  Raises ValueError for a verb or an id that this scenario does not have."""
    if move.verb in NUMBER_ALONE and not move.what:
        return NUMBER_ALONE[move.verb]
    if move.verb not in FIRST_NUMBER:
        raise ValueError(f"there is no move {str(move)!r}")
    numbers = names.numbers[FAMILY_OF[move.verb]]
    if move.what not in numbers:
        raise ValueError(f"there is nothing called {move.what!r} to {move.verb}")
    return FIRST_NUMBER[move.verb] + numbers[move.what]


def read_move(names: Names, text: str) -> int:
    """The number of a move in notation.  Raises ValueError."""
    verb, _, what = text.strip().partition(" ")
    return number_of(names, Move(verb, what.strip()))


def write_move(names: Names, number: int) -> str:
    """The notation of a move.  Raises ValueError."""
    return str(move_of(names, number))


# ---- events ---------------------------------------------------------------------------------------------------------


@frozen
class RoundBegan:
    round: int
    chair: str


@frozen
class HeadlineDrew:
    headline: str


@frozen
class IssueTabled:
    issue: str
    seat: str | None


@frozen
class TurnBegan:
    seat: str


@frozen
class CardPlayed:
    seat: str
    card: str


@frozen
class DemandMade:
    seat: str
    card: str
    stake: int


@frozen
class TrackMoved:
    track: str
    before: int
    after: int


@frozen
class SupportMoved:
    seat: str
    before: int
    after: int


@frozen
class StakeMoved:
    card: str
    before: int
    after: int


@frozen
class WalkAwayMoved:
    seat: str
    by: int


@frozen
class OptionClosed:
    option: str


@frozen
class OptionOpened:
    option: str


@frozen
class PressAdded:
    seat: str
    markers: int


@frozen
class CardDrawn:
    """`card` is None to seats that may not know it."""

    seat: str
    card: str | None


@frozen
class DeckReshuffled:
    seat: str


@frozen
class OfferMade:
    seat: str
    options: tuple[str, ...]


@frozen
class CounterMade:
    seat: str
    options: tuple[str, ...]


@frozen
class Answered:
    seat: str
    yes: bool


@frozen
class ClauseAgreed:
    """`replaced` is the option that had been agreed before, if any; `binding` is False while it is only initialled."""

    option: str
    binding: bool
    replaced: str | None


@frozen
class SigningCalled:
    seat: str


@frozen
class Rested:
    seat: str


@frozen
class Drifted:
    drift: str


@frozen
class ClauseStruck:
    option: str


@frozen
class ClauseLapsed:
    option: str


@frozen
class Ended:
    ending: str | None
    peace: bool
    durability: int


@frozen
class AgendaChosen:
    """`agenda` is None to seats that may not know it."""

    seat: str
    agenda: str | None


Event: TypeAlias = (
    RoundBegan | HeadlineDrew | IssueTabled | TurnBegan | CardPlayed | DemandMade | TrackMoved | SupportMoved
    | StakeMoved | WalkAwayMoved | OptionClosed | OptionOpened | PressAdded | CardDrawn | DeckReshuffled | OfferMade
    | CounterMade | Answered | ClauseAgreed | SigningCalled | Rested | Drifted | ClauseStruck | ClauseLapsed | Ended
    | AgendaChosen
)  # fmt: skip
Row: TypeAlias = tuple[int, ...]  # EVENT_WIDTH integers, as the kernel tells them

# Class of each kind, and how to read its arguments: a family of ids, "number", "flag", "options" (all that follow),
# or "binding" (a status).  An id that is NOBODY reads as None.
READING: dict[int, tuple[type, tuple[str, ...]]] = {
    at.ROUND_BEGAN: (RoundBegan, ("number", "seats")),
    at.HEADLINE_DREW: (HeadlineDrew, ("headlines",)),
    at.ISSUE_TABLED: (IssueTabled, ("issues", "seats")),
    at.TURN_BEGAN: (TurnBegan, ("seats",)),
    at.CARD_WAS_PLAYED: (CardPlayed, ("seats", "cards")),
    at.DEMAND_MADE: (DemandMade, ("seats", "cards", "number")),
    at.TRACK_MOVED: (TrackMoved, ("tracks", "number", "number")),
    at.SUPPORT_MOVED: (SupportMoved, ("seats", "number", "number")),
    at.STAKE_MOVED: (StakeMoved, ("cards", "number", "number")),
    at.WALK_AWAY_MOVED: (WalkAwayMoved, ("seats", "number")),
    at.OPTION_CLOSED: (OptionClosed, ("options",)),
    at.OPTION_OPENED: (OptionOpened, ("options",)),
    at.PRESS_ADDED: (PressAdded, ("seats", "number")),
    at.CARD_DREW: (CardDrawn, ("seats", "cards")),
    at.DECK_RESHUFFLED: (DeckReshuffled, ("seats",)),
    at.OFFER_MADE_EVENT: (OfferMade, ("seats", "package")),
    at.COUNTER_MADE: (CounterMade, ("seats", "package")),
    at.ANSWERED: (Answered, ("seats", "flag")),
    at.CLAUSE_AGREED: (ClauseAgreed, ("options", "binding", "options")),
    at.SIGNING_CALLED: (SigningCalled, ("seats",)),
    at.RESTED: (Rested, ("seats",)),
    at.DRIFTED: (Drifted, ("drifts",)),
    at.CLAUSE_STRUCK: (ClauseStruck, ("options",)),
    at.CLAUSE_LAPSED: (ClauseLapsed, ("options",)),
    at.ENDED: (Ended, ("endings", "flag", "number")),
    at.AGENDA_CHOSEN: (AgendaChosen, ("seats", "agendas")),
}
# Kinds whose second argument only the seat in the first may know.
PRIVATE_KINDS = (at.CARD_DREW, at.AGENDA_CHOSEN)


def event_of(names: Names, row: Row) -> Event:
    """The face of an event row."""
    face, readings = READING[row[0]]
    arguments: list[object] = []
    for reading, value in zip(readings, row[1:], strict=False):
        if reading == "number":
            arguments.append(value)
        elif reading == "flag":
            arguments.append(bool(value))
        elif reading == "binding":
            arguments.append(value != at.INITIALLED)
        elif reading == "package":
            arguments.append(tuple(names.options[option] for option in row[2:] if option != at.NOBODY))
        else:
            arguments.append(None if value == at.NOBODY else getattr(names, reading)[value])
    event: Event = face(*arguments)
    return event


def as_seen_by(row: Row, seat: int) -> Row:
    """An event row as a seat may know it (`seat` NOBODY: as the public may)."""
    if row[0] in PRIVATE_KINDS and row[1] != seat:
        return (row[0], row[1], at.NOBODY, *row[3:])
    return row
