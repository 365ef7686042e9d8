"""What makes a scenario sound, beyond the shape of its tables: every check is a plain function in `CHECKS`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from game.scenario.model import Scenario
    from game.scenario.problems import Fault, Path


def check(
    scenario: Scenario,  # noqa: ARG001
    faults: Iterable[Fault],  # noqa: ARG001
    broken: Collection[Path],  # noqa: ARG001
    tables: dict[str, Any],  # noqa: ARG001
    texts: dict[str, Any],  # noqa: ARG001
) -> list[Fault]:
    """Return every fault that the checks find."""
    return []
