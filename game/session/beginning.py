"""What a game is begun with: the rules at their length, who plays, chance, and the record's copy of the scenario."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

import game
from game.scenario.compiling import Compiled, compile_scenario
from game.session.lines import Header, SeatPlan
from game.session.record import Record, RecordError
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from game.scenario.loading import Loaded
    from game.scenario.model import Scenario


@frozen
class Wishes:
    """What may be chosen of a new game; see `Session.new`."""

    seats: Mapping[str, SeatPlan | str]
    seed: int | None
    first_chair: str | None
    rounds: int | None
    origin: str
    settings: Mapping[str, bool | int | str]


def begun(loaded: Loaded | Compiled, wishes: Wishes, when: str) -> tuple[Compiled, Header]:
    """The rules of a new game and the header of its record.  Raises ValueError for what does not exist."""
    compiled, files = _compiled_and_files(loaded, wishes.rounds)
    scenario = compiled.scenario
    plans = _plans(scenario, wishes.seats)
    seed = secrets.randbelow(2**31) if wishes.seed is None else wishes.seed
    if not 0 <= seed < 2**31:
        raise ValueError(_("a seed is a whole number from 0 to {most}").format(most=2**31 - 1))
    chair = wishes.first_chair if wishes.first_chair is not None else compiled.names.seats[seed % len(plans)]
    if chair not in plans:
        raise ValueError(_("there is no seat called {role}").format(role=repr(chair)))
    header = Header(
        scenario=scenario.id,
        title=scenario.head.title,
        version=scenario.head.version,
        digest=compiled.digest,
        sha256=fingerprints(files),
        files=files,
        origin=wishes.origin or scenario.id,
        seed=seed,
        first_chair=chair,
        rounds=wishes.rounds,
        seats=plans,
        created=when,
        made_with=game.__version__,
        settings=dict(wishes.settings),
    )
    return compiled, header


def created(folder: Path, header: Header) -> Record:
    """A new record under the first free name.  Raises RecordError."""
    from game.session.saves import file_names  # noqa: PLC0415  (saves reads records)

    for name in file_names(header):
        try:
            return Record.create(folder / name, header)
        except FileExistsError:
            continue
    raise RecordError(folder, _("no name for another game is free in this folder"))


def fingerprints(files: Mapping[str, str]) -> dict[str, str]:
    """SHA-256 of each file of a scenario."""
    return {name: hashlib.sha256(content.encode()).hexdigest() for name, content in files.items()}


def texts(files: Mapping[str, bytes | str]) -> dict[str, str]:
    """The files of a scenario as text; a byte-order mark stays, so that fingerprints agree."""
    return {name: each if isinstance(each, str) else each.decode() for name, each in sorted(files.items())}


def with_length(scenario: Scenario, rounds: int | None) -> Scenario:
    """The scenario with another number of rounds.  Raises ValueError for a length that no scenario may have."""
    if rounds is None:
        return scenario
    rule = attrs.fields_dict(type(scenario.head.rules))["rounds"].metadata["rule"]
    if not rule.low <= rounds <= rule.high:
        message = _("a game has {low} to {high} rounds, not {rounds}")
        raise ValueError(message.format(low=rule.low, high=rule.high, rounds=rounds))
    rules = attrs.evolve(scenario.head.rules, rounds=rounds)
    return attrs.evolve(scenario, head=attrs.evolve(scenario.head, rules=rules))


def _compiled_and_files(loaded: Loaded | Compiled, rounds: int | None) -> tuple[Compiled, dict[str, str]]:
    if isinstance(loaded, Compiled):
        return (loaded if rounds is None else compile_scenario(with_length(loaded.scenario, rounds))), {}
    if loaded.scenario is None:
        raise ValueError("a scenario with errors can't be played")
    return compile_scenario(with_length(loaded.scenario, rounds)), texts(loaded.files)


def _plans(scenario: Scenario, seats: Mapping[str, SeatPlan | str]) -> dict[str, SeatPlan]:
    for role in seats:
        if role not in scenario.roles:
            known = ", ".join(scenario.roles)
            raise ValueError(
                _("there is no seat called {role}; known here: {known}").format(role=repr(role), known=known)
            )
    plans = {}
    for role in scenario.roles:
        plan = seats.get(role, SeatPlan())
        plans[role] = SeatPlan(plan) if isinstance(plan, str) else plan
        if not plans[role].is_human and not plans[role].bot:
            message = _("{kind} is neither human nor bot:NAME")
            raise ValueError(message.format(kind=repr(plans[role].kind)))
    return plans
