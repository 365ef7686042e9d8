"""The lines of a record: one JSON object each, the header first, then moves and traces in the order they happened."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, fields, frozen

from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1  # of records; a higher number in a header comes from a newer version


class LineError(ValueError):
    """A line that says something which no record of this format says."""


@frozen
class SeatPlan:
    """Who plays a seat: `human` or `bot:NAME`, and what the delegation calls itself (may be empty)."""

    kind: str = "human"
    name: str = ""

    @property
    def is_human(self) -> bool:
        return self.kind == "human"

    @property
    def bot(self) -> str:
        """Name of the bot; empty for people."""
        return self.kind.removeprefix("bot:") if self.kind.startswith("bot:") else ""


@frozen(kw_only=True)
class Header:
    """What a game was started with.  With the moves it gives the whole game, on any computer.

    `files` is the full copy of the scenario's files (those it extends included), `sha256` the fingerprint of each, and
    `digest` that of the rules compiled from them, with the length that was chosen.  `origin` is where the scenario was
    found: a name or a path.  `settings` are for front ends: plain values that the session keeps and does not read.
    """

    scenario: str
    title: str
    version: str
    digest: str
    sha256: dict[str, str] = field(repr=False)
    files: dict[str, str] = field(repr=False)
    origin: str
    seed: int
    first_chair: str
    rounds: int | None
    seats: dict[str, SeatPlan]
    created: str
    made_with: str
    settings: dict[str, bool | int | str] = field(factory=dict)


@frozen
class MoveLine:
    """A move: its number, the seat, the notation, when, the check of the state after it, and a bot's reason.

    The seat of the facilitator's own moves is empty.
    """

    n: int
    seat: str
    move: str
    at: str
    check: int
    why: str = ""


@frozen
class UndoLine:
    """The last `undo` moves were taken back by the seat that made them."""

    undo: int
    at: str


@frozen
class RewindLine:
    """A facilitator went back in front of everybody: `rewind` moves remain."""

    rewind: int
    at: str


@frozen
class NoteLine:
    """Something written down beside the moves, such as a promise: a kind, a text and, if it is about one, a seat."""

    note: str
    text: str
    at: str
    about: str = ""


Line: TypeAlias = MoveLine | UndoLine | RewindLine | NoteLine
KINDS: dict[str, type[MoveLine | UndoLine | RewindLine | NoteLine]] = {
    "n": MoveLine,
    "undo": UndoLine,
    "rewind": RewindLine,
    "note": NoteLine,
}
NUMBERS = {"n", "check", "undo", "rewind"}
OPTIONAL = {"why", "about"}


def written(content: Mapping[str, Any]) -> bytes:
    """One line of a record."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def write_header(header: Header) -> bytes:
    content: dict[str, Any] = {"longtable": FORMAT}
    for name in (
        "scenario", "title", "version", "digest", "origin", "seed", "first_chair", "rounds", "created", "made_with",
    ):  # fmt: skip
        content[name] = getattr(header, name)
    content["seats"] = {role: {"kind": plan.kind, "name": plan.name} for role, plan in header.seats.items()}
    content |= {"settings": header.settings, "sha256": header.sha256, "files": header.files}
    return written(content)


def write_line(line: Line) -> bytes:
    content = {name: getattr(line, name) for name in _entries(type(line))}
    return written({name: value for name, value in content.items() if value or name not in OPTIONAL})


def _entries(kind: type[MoveLine | UndoLine | RewindLine | NoteLine]) -> tuple[str, ...]:
    return tuple(attribute.name for attribute in fields(kind))


def read_json(line: bytes) -> dict[str, Any]:
    """The object on a line.  Raises LineError."""
    try:
        content = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError(_("this is not a line of a record")) from error
    if not isinstance(content, dict):
        raise LineError(_("this is not a line of a record"))
    return content


def read_header(line: bytes) -> Header:
    """Raises LineError."""
    content = read_json(line)
    version = content.get("longtable")
    if type(version) is not int:
        raise LineError(_("this is not a record of The Long Table"))
    if version > FORMAT:
        raise LineError(_("this record was made with a newer version of The Long Table: install that to open it"))
    header = Header(
        scenario=_text(content, "scenario"),
        title=_text(content, "title"),
        version=_text(content, "version"),
        digest=_text(content, "digest"),
        sha256=_texts(content, "sha256"),
        files=_texts(content, "files"),
        origin=_text(content, "origin"),
        first_chair=_text(content, "first_chair"),
        created=_text(content, "created"),
        made_with=_text(content, "made_with"),
        seed=_number(content, "seed"),
        rounds=None if content.get("rounds") is None else _number(content, "rounds"),
        seats={role: _seat_plan(plan) for role, plan in _table(content, "seats").items()},
        settings={key: value for key, value in _table(content, "settings").items() if isinstance(value, (int, str))},
    )
    if header.first_chair not in header.seats or not 0 <= header.seed < 2**31:
        raise LineError(_("the header of the record does not fit together"))
    return header


def read_line(line: bytes) -> Line:
    """Raises LineError."""
    content = read_json(line)
    kind = next((KINDS[name] for name in content if name in KINDS), None)
    if kind is None:
        raise LineError(_("a line of an unknown kind: a newer version of The Long Table may have written it"))
    names = _entries(kind)
    unknown = set(content) - set(names)
    if unknown:
        raise LineError(_("an unknown entry, {name}, in this line").format(name=repr(min(unknown))))
    arguments: dict[str, Any] = {}
    for name in names:
        if name in content or name not in OPTIONAL:
            arguments[name] = _number(content, name) if name in NUMBERS else _text(content, name)
    made: Line = kind(**arguments)
    return made


def _text(content: Mapping[str, Any], name: str) -> str:
    value = content.get(name)
    if not isinstance(value, str):
        raise LineError(_("the entry {name} is missing or is no text").format(name=name))
    return value


def _number(content: Mapping[str, Any], name: str) -> int:
    value = content.get(name)
    if type(value) is not int:
        raise LineError(_("the entry {name} is missing or is no whole number").format(name=name))
    return value


def _table(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = content.get(name)
    if not isinstance(value, dict):
        raise LineError(_("the entry {name} is missing or is no table").format(name=name))
    return value


def _texts(content: Mapping[str, Any], name: str) -> dict[str, str]:
    table = _table(content, name)
    if not all(isinstance(value, str) for value in table.values()):
        raise LineError(_("the entry {name} is missing or is no table").format(name=name))
    return table


def _seat_plan(content: object) -> SeatPlan:
    if not isinstance(content, dict):
        raise LineError(_("the entry {name} is missing or is no table").format(name="seats"))
    plan = SeatPlan(_text(content, "kind"), _text(content, "name"))
    if not plan.is_human and not plan.bot:
        raise LineError(_("{kind} is neither human nor bot:NAME").format(kind=repr(plan.kind)))
    return plan
