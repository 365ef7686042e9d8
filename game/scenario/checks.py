"""What makes a scenario sound, beyond the shape of its tables: every check is a plain function in `CHECKS`.

A check takes the `Context`, and yields a `Fault` for each mistake it finds.  It looks at one thing only, and trusts no
other check to have gone well: what depends on a wrong shape or an unread file is left out afterwards (`Fault.needs`).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from game.scenario import (
    checks_of_effects,
    checks_of_endings,
    checks_of_fields,
    checks_of_play,
    checks_of_sense,
    checks_of_texts,
)
from game.scenario.problems import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from game.scenario.problems import Fault, Path
    from game.scenario.walking import Context

CHECKS: tuple[Callable[[Context], Iterator[Fault]], ...] = (
    *checks_of_fields.CHECKS,
    *checks_of_play.CHECKS,
    *checks_of_effects.CHECKS,
    *checks_of_endings.CHECKS,
    *checks_of_texts.CHECKS,
    *checks_of_sense.CHECKS,
)
MOST_OF_ONE = 100  # faults that one check reports
MOST_ELEMENTS = 1500  # more than any scenario within the limits of the model has


def check(context: Context) -> list[Fault]:
    """Return every fault that the checks find, but for those that only follow from a wrong shape or are allowed."""
    faults: list[Fault] = []
    allowed = {each.code for each in context.scenario.head.allow}
    too_many = len(context.elements) > MOST_ELEMENTS  # looking at all of it would take long
    for one in (checks_of_fields.check_counts,) if too_many else CHECKS:
        sound = (fault for fault in one(context) if all(context.is_sound(path) for path in _needed(fault)))
        faults += islice(sound, MOST_OF_ONE)
    return [fault for fault in faults if fault.severity != WARNING or fault.code not in allowed]


def without_doubts(faults: list[Fault]) -> list[Fault]:
    """Return the errors alone if there are any: doubts are worth raising only about what is sound."""
    errors = [fault for fault in faults if fault.severity == ERROR]
    return errors or faults


def _needed(fault: Fault) -> tuple[Path, ...]:
    return (fault.path,) if fault.needs is None else fault.needs
