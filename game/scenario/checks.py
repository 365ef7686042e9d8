"""What makes a scenario sound, beyond the shape of its tables: every check is a plain function in `CHECKS`.

A check takes the `Context`, and yields a `Fault` for each mistake it finds.  It looks at one thing only, and trusts no
other check to have gone well: what depends on a wrong shape or an unread file is left out afterwards (`Fault.needs`).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from game.scenario import (
    checks_of_endings,
    checks_of_fields,
    checks_of_languages,
    checks_of_play,
    checks_of_sense,
    checks_of_texts,
)
from game.scenario.problems import WARNING
from game.scenario.structure import structure
from game.scenario.walking import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import Any

    from game.scenario.extending import Stack
    from game.scenario.problems import Fault, Path

CHECKS: tuple[Callable[[Context], Iterator[Fault]], ...] = (
    *checks_of_fields.CHECKS,
    *checks_of_play.CHECKS,
    *checks_of_endings.CHECKS,
    *checks_of_texts.CHECKS,
    *checks_of_languages.CHECKS,
    *checks_of_sense.CHECKS,
)
MOST_OF_ONE = 100  # faults that one check reports
MOST_ELEMENTS = 1500  # more than any scenario within the limits of the model has


def examine(layers: Stack, tables: dict[str, Any], *, silent: Collection[Path] = ()) -> tuple[Context, list[Fault]]:
    """Read and check the tables that layers make (or others in their stead).  `silent`: where nothing is looked at."""
    scenario, faults = structure(tables, layers.layers[0].folder.id)
    faults = [fault for fault in faults if not _under(fault.path, (*layers.broken, *silent))]
    own = layers.layers[0]
    context = Context(
        scenario,
        faulty=[path for fault in faults for path in (fault.path, *fault.spoils)],
        broken=layers.broken,
        silent=silent,
        own_tables=own.tables,
        own_texts=own.texts,
        texts=layers.texts,
    )
    return context, faults + check(context)


def _under(path: Path, roots: Collection[Path]) -> bool:
    return any(path[: len(root)] == root for root in roots)


def check(context: Context) -> list[Fault]:
    """Return every fault that the checks find, but for those that only follow from a wrong shape or are allowed."""
    faults: list[Fault] = []
    allowed = {each.code for each in context.scenario.head.allow}
    too_many = len(context.elements) > MOST_ELEMENTS  # looking at all of it would take long
    for one in (checks_of_fields.check_counts,) if too_many else CHECKS:
        sound = (fault for fault in one(context) if all(context.is_sound(path) for path in _needed(fault)))
        faults += islice(sound, MOST_OF_ONE)
    doubts = [fault for fault in faults if fault.severity == WARNING]
    return [
        fault
        for fault in faults
        if fault.severity != WARNING or (fault.code not in allowed and not _follows(fault, doubts, context))
    ]


def _follows(doubt: Fault, doubts: list[Fault], context: Context) -> bool:
    """Tell whether a doubt is only an effect of another one."""
    if doubt.code == "untranslated":
        return any(other.code == "odd-language" and other.path == doubt.path for other in doubts)
    if doubt.code == "unreachable-ending":  # one above it always holds
        above = [*context.scenario.endings]
        above = above[: above.index(str(doubt.path[1]))]
        return any(
            other.code == "always-true" and other.path[:2] in {("endings", name) for name in above} for other in doubts
        )
    return False


def _needed(fault: Fault) -> tuple[Path, ...]:
    return (fault.path,) if fault.needs is None else fault.needs
