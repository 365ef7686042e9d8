"""Beginning a scenario: a small complete one with comments, or a folder that states its differences from another."""

from __future__ import annotations

import re
from importlib.resources import files as package_files
from typing import TYPE_CHECKING

from game.design.schema import schema_line, schemas, written
from game.scenario.library import SCENARIO_NAME, find_parent
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from game.scenario.loading import Loaded
    from game.scenario.model import Scenario

SCHEMA_FOLDER = "schema"


class CannotBegin(ValueError):  # noqa: N818  (it is an answer)
    """A folder in which no scenario can be begun; the message says why and what to do."""


def write_new(folder: Path, contents: Mapping[str, str]) -> list[Path]:
    """Write the files of a new scenario; return them.  Raises CannotBegin, and changes nothing then; OSError."""
    _check_free(folder)
    written_files = []
    for name, text in contents.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as target:
            target.write(text)
        written_files.append(file)
    return written_files


def _check_free(folder: Path) -> None:
    if not SCENARIO_NAME.fullmatch(folder.resolve().name):
        name = re.sub(r"[^A-Za-z0-9]+", "-", folder.resolve().name).strip("-") or "my-scenario"
        told = _("{folder} can't be a scenario's folder: use letters, digits and -, such as {name}.")
        raise CannotBegin(told.format(folder=folder, name=name))
    if folder.exists() and not folder.is_dir():
        raise CannotBegin(_("{folder} is a file. Choose another name.").format(folder=folder))
    if folder.is_dir() and any(folder.iterdir()):
        told = _("{folder} is not empty, and nothing is ever overwritten. Choose another name.")
        raise CannotBegin(told.format(folder=folder))


def complete() -> dict[str, str]:
    """Return the files of the small scenario, and the schemas that its first lines name."""
    template = package_files("game.design") / "template"
    return {**dict(_texts(template, "")), **_schema_files(changes=False)}


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _texts(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")


def _schema_files(*, changes: bool) -> dict[str, str]:
    return {
        f"{SCHEMA_FOLDER}/{path}": written(schema)
        for path, schema in schemas().items()
        if path.startswith("changes/") is changes
    }


# ---- extending ------------------------------------------------------------------------------------------------------


def extending(loaded: Loaded, folder: Path) -> dict[str, str]:
    """Return the files of a scenario that extends a sound one, every example of a change in a comment.

    Raises CannotBegin if the other would not be found from the new folder.
    """
    scenario = loaded.scenario
    assert scenario is not None
    if folder.resolve().name == loaded.id or find_parent(loaded.id, folder) is None:
        told = _('"{scenario}" can\'t be found from {folder}: put the new folder beside it, under a name of its own.')
        raise CannotBegin(told.format(scenario=loaded.id, folder=folder))
    role = next(iter(scenario.roles))
    texts = {
        "scenario.toml": _head(scenario, loaded.id),
        "roles.toml": _roles(scenario),
        "issues.toml": _issues(scenario),
        f"decks/{role}.toml": _deck(scenario, role),
    }
    if scenario.tracks:
        texts["tracks.toml"] = _tracks(scenario)
    lined = {name: f"{schema_line(name, changes=True)}\n{text}" for name, text in texts.items()}
    return {**lined, **_schema_files(changes=True)}


def quoted(text: str) -> str:
    """Return a text as TOML writes it on one line."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else " " for char in plain) + '"'


def _head(scenario: Scenario, parent: str) -> str:
    issue = next(iter(scenario.issues))
    role = next(iter(scenario.decks))
    card = next(iter(scenario.decks[role]))
    title = f"{scenario.head.title[:40]}, anew"
    return f"""\
# This scenario is "{parent}", but for what these files say. A line with # in front is a comment: take the # away from
# an example and change it. Then ask: longtable check FOLDER

extends = "{parent}"
title = {quoted(title)}
version = "0.1"

# What to leave out. Whatever speaks of a thing that is left out must go too; the check says what does.
# remove = ["issues.{issue}", "decks.{role}.{card}"]

# Numbers of the game that are different (rules/reference.md lists them all).
# [rules]
# rounds = {max(1, scenario.head.rules.rounds - 1)}

# [durability]
# base = {quoted(scenario.head.durability.base)}
"""


def _roles(scenario: Scenario) -> str:
    role_id, role = next(iter(scenario.roles.items()))
    agenda = next(iter(role.agendas), "")
    text = f"""\
# Seats: give only the keys that change. All others stay as they are.

# [{role_id}]
# walk_away = {quoted(role.walk_away)}
"""
    if agenda:
        text += f"""
# [{role_id}.agendas.{agenda}]
# rewards = [{{ when = "peace", points = 3 }}]    # a list is replaced as a whole
"""
    return text


def _tracks(scenario: Scenario) -> str:
    track_id, track = next(iter(scenario.tracks.items()))
    return f"""\
# Tracks: give only the keys that change.

# [{track_id}]
# start = {min(track.high, track.start + 1)}
"""


def _issues(scenario: Scenario) -> str:
    issue_id, issue = next(iter(scenario.issues.items()))
    option_id, option = next(iter(issue.options.items()))
    values = ", ".join(f"{role} = {value}" for role, value in option.values.items())
    consent = ", ".join(quoted(role) for role in scenario.roles)
    zeros = ", ".join(f"{role} = 0" for role in scenario.roles)
    return f"""\
# Issues: change an option, or add one.

# [{issue_id}.options.{option_id}]
# values = {{ {values} }}

# [{issue_id}.options.something_new]
# title = "Something new"
# text = "What it means, in a sentence."
# kind = "proposal"
# consent = [{consent}]
# binds = "treaty"
# values = {{ {zeros} }}
"""


def _deck(scenario: Scenario, role: str) -> str:
    card_id, card = next(iter(scenario.decks[role].items()))
    other = next(each for each in scenario.roles if each != role)
    return f"""\
# Cards: change one, or add one.

# [{card_id}]
# cost = {min(10, card.cost + 1)}

# [my_own_card]
# title = "A card of my own"
# text = "What happens, in a sentence."
# kind = "leverage"
# cost = 1
# effects = [{{ walk_away = "{other}", by = -1 }}, {{ press = 1 }}]
"""
