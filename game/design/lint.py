"""Warnings that need every package weighed: what `longtable check --deep` adds to the checks of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from game.lab.bands import LEAST_SOLE_BLOCKER, ZONE_SHARE
from game.lab.zone import zone_of
from game.scenario.compiling import CompileError, compile_scenario
from game.scenario.extending import stack
from game.scenario.problems import WARNING, Fault, in_order
from game.scenario.source import Folder, folder_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lab.zone import Zone
    from game.scenario.loading import Loaded
    from game.scenario.problems import Problem


def deep_problems(loaded: Loaded) -> tuple[Problem, ...]:
    """Return the warnings about a sound scenario's zone; none about one with errors."""
    scenario = loaded.scenario
    if scenario is None:
        return ()
    try:
        zone = zone_of(compile_scenario(scenario))
    except CompileError:
        return ()
    allowed = {each.code for each in scenario.head.allow}

    def folder(name: str, _: Folder | None = None) -> Folder:
        return evolve(folder_from(name, loaded.files), shown=loaded.shown[name])

    layers = stack(folder(loaded.id), folder)
    return in_order(layers.problem(fault) for fault in _faults(zone) if fault.code not in allowed)


def _faults(zone: Zone) -> Iterator[Fault]:
    low, high = ZONE_SHARE
    share = zone.feasible_share
    if not low <= share <= high:
        message = (
            f"{share:.1%} of all packages beat walking away for every seat; a good scenario has {low:.0%} to {high:.0%}"
        )
        hint = "lower the walk-away values, or the price of giving way"
        if share > high:
            hint = "raise the walk-away values, or the price of giving way"
        yield _warning(("head", "title"), "zone-outside-band", message, hint)
    for role, seat in zone.seats.items():
        if seat.sole_blocker_share < LEAST_SOLE_BLOCKER:
            message = (
                f"{role} alone is against {seat.sole_blocker_share:.1%} of all packages; "
                f"with less than {LEAST_SOLE_BLOCKER:.0%} it has little to bargain with"
            )
            hint = "raise its walk-away value, or make what others want cost it more"
            yield _warning(("roles", role, "walk_away"), "never-blocks", message, hint)


def _warning(path: tuple[str, ...], code: str, message: str, hint: str) -> Fault:
    return Fault(path=path, code=code, message=message, hint=hint, severity=WARNING)
