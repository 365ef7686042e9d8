"""Warnings that need more than the files: pictures, and with `longtable check --deep` every package weighed."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from attrs import evolve

from game.scenario import library
from game.scenario.extending import stack
from game.scenario.folders import Folder, folder_from
from game.scenario.problems import WARNING, Fault, did_you_mean, in_order
from game.scenario.walking import Context
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lab.zone import Zone
    from game.scenario.compiling import Compiled
    from game.scenario.loading import Loaded
    from game.scenario.model import Scenario
    from game.scenario.problems import Path, Problem

FEW_PACKAGES = 10_000


def picture_problems(loaded: Loaded) -> tuple[Problem, ...]:
    """Return the warnings about pictures of a sound scenario that do not come with the game."""
    return () if loaded.scenario is None else _placed(loaded, _missing_pictures(loaded.scenario))


def deep_problems(loaded: Loaded) -> tuple[Problem, ...]:
    """Return the warnings about a sound scenario's zone."""
    from game.scenario.compiling import CompileError, compile_scenario  # noqa: PLC0415  (only the deep check needs it)

    if loaded.scenario is None:
        return ()
    try:
        zone = quick_zone(compile_scenario(loaded.scenario))
    except CompileError:
        return ()
    return _placed(loaded, _about_the_zone(zone))


def quick_zone(compiled: Compiled) -> Zone:
    """Weigh every package; those of a small scenario without a compiler, which takes longer to start than to run."""
    from game.fast.backends import Interpreted  # noqa: PLC0415  (only the deep check needs them)
    from game.lab.zone import zone_of  # noqa: PLC0415

    packages = prod(len(issue.options) for issue in compiled.scenario.issues.values())
    return zone_of(compiled, backend=Interpreted() if packages <= FEW_PACKAGES else None)


def _placed(loaded: Loaded, faults: Iterator[Fault]) -> tuple[Problem, ...]:
    """Give the faults that are not allowed their places in the files that were loaded."""
    allowed = {each.code for each in loaded.scenario.head.allow} if loaded.scenario is not None else set()
    kept = [fault for fault in faults if fault.code not in allowed]

    def folder(name: str, _child: Folder | None = None) -> Folder:
        return evolve(folder_from(name, loaded.files), shown=loaded.shown[name])

    if not kept:
        return ()
    layers = stack(folder(loaded.id), folder)
    return in_order(layers.problem(fault) for fault in kept)


def _missing_pictures(scenario: Scenario) -> Iterator[Fault]:
    known: list[str] | None = None
    for found in Context(scenario).fields:
        if found.rule.names == "asset" and found.value and library.asset(found.value) is None:
            known = known or sorted({path.stem for path in library.assets().glob("*/*.svg")})
            message = _('no picture is called "{name}": a plain one is shown').format(name=found.value)
            yield _warning(found.path, "missing-picture", message, did_you_mean(found.value, known))


def _about_the_zone(zone: Zone) -> Iterator[Fault]:
    from game.lab.bands import LEAST_SOLE_BLOCKER, ZONE_SHARE  # noqa: PLC0415  (only the deep check needs them)

    low, high = ZONE_SHARE
    share = zone.feasible_share
    if not low <= share <= high:
        message = _(
            "{share:.1%} of all packages beat walking away for every seat; a good scenario has {low:.0%} to {high:.0%}"
        ).format(share=share, low=low, high=high)
        hint = _("lower the walk-away values, or the price of giving way")
        if share > high:
            hint = _("raise the walk-away values, or the price of giving way")
        yield _warning(("head", "title"), "zone-outside-band", message, hint)
    for role, seat in zone.seats.items():
        if seat.sole_blocker_share < LEAST_SOLE_BLOCKER:
            message = _(
                "{role} alone is against {share:.1%} of all packages; with less than {least:.0%} it has little to "
                "bargain with"
            ).format(role=role, share=seat.sole_blocker_share, least=LEAST_SOLE_BLOCKER)
            hint = _("raise its walk-away value, or make what others want cost it more")
            yield _warning(("roles", role, "walk_away"), "never-blocks", message, hint)


def _warning(path: Path, code: str, message: str, hint: str) -> Fault:
    return Fault(path=path, code=code, message=message, hint=hint, severity=WARNING)
