"""Ids: the names that tables have, and what may be one."""

from __future__ import annotations

import re
from keyword import iskeyword
from typing import TYPE_CHECKING

from game.scenario.problems import Fault
from game.speech.language import _

if TYPE_CHECKING:
    from game.scenario.problems import Path

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
FACT_ID = re.compile(r"[a-z][a-z0-9_-]{0,59}")
RESERVED_ROLES = ("self", "others", "all")
NAMED_IN_EXPRESSIONS = ("roles", "tracks", "issues")


def bad_id(path: Path) -> Fault | None:
    """Return what is wrong with the id at the end of a path, if anything."""
    name, pattern = str(path[-1]), FACT_ID if path[0] == "facts" else ID
    top = len(path) == 2
    if pattern.fullmatch(name):
        if top and path[0] in NAMED_IN_EXPRESSIONS and iskeyword(name):
            message = _("`{name}` can't be an id: expressions could not name it").format(name=name)
            return _bad(path, message, _("choose another word"))
        if top and path[0] == "roles" and name in RESERVED_ROLES:
            message = _("`{name}` can't be an id: effects use the word").format(name=name)
            return _bad(path, message, _("choose another word"))
        return None
    better = better_id(path)
    hint = _("write {name}").format(name=better) if better else ""
    if pattern is FACT_ID:
        message = _("`{name}` can't be an id: ids begin with a-z and go on with a-z, 0-9, _ or -")
    else:
        message = _("`{name}` can't be an id: ids begin with a-z and go on with a-z, 0-9, _")
    return _bad(path, message.format(name=name[:60]), hint)


def better_id(path: Path) -> str:
    """Return the id that the name at the end of a path could be instead; empty if there is no good guess."""
    better = re.sub(r"[^a-z0-9]+", "_", str(path[-1]).lower()).strip("_")[:40]
    return better if ID.fullmatch(better) and not iskeyword(better) and better not in RESERVED_ROLES else ""


def _bad(path: Path, message: str, hint: str) -> Fault:
    return Fault(path=path, on="key", code="bad-id", message=message, hint=hint)
