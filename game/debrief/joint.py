"""Joint value: how near an outcome is to the best that was there for all.

A seat's gain is its final value minus what it would have had if the talks had ended without any agreement, with the
tracks, demands and agendas as they were at the end.  Of all packages that leave no seat worse off than the outcome did,
one adds most to the sum of gains.  Then

    joint value = gains realised / (gains realised + most that could have been added)

It is 100 % exactly when the outcome is on the Pareto frontier, and 0 % when nothing was gained while something could
have been.  It asks about waste, not about fairness: an outcome that gives one seat nearly everything can reach 100 %.

Related measures are the share of Pareto-superior agreements (Tripp and Sondak, Organizational Behavior and Human
Decision Processes 51, 1992) and joint profit.  Clyman (the same journal, 64, 1995) shows that every such number also
takes sides in how gains are shared, which is why this one counts only what could have been added without taking from
anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.core import layout as at
from game.debrief.space import Package, Search, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.fast.backends import Backend
    from game.scenario.compiling import Compiled


@frozen
class JointValue:
    """`share` in whole per cent; `realised` and `left` (sums over all seats) in hundredths of a point.

    `best` is a package that adds most, its options by issue (None: the outcome is on the frontier).  Not `exact`:
    only `weighed` of `packages` packages were looked at, and there may be better ones.
    """

    share: int
    realised: int
    left: int
    best: tuple[str | None, ...] | None
    exact: bool
    packages: int
    weighed: int


def joint_value(compiled: Compiled, state: Sequence[int], backend: Backend | None = None) -> JointValue:
    """Of a finished game; of one that goes on, as if its talks ended now."""
    space = Space(compiled, state, backend)
    return joint_value_of(space, space.reaching(space.outcome_gains, best_only=True))


def joint_value_of(space: Space, at_least: Search) -> JointValue:
    """The same from the packages that leave no seat worse off than the outcome."""
    realised = max(0, sum(space.outcome_gains))
    best = max(at_least.found, key=_worth, default=None)
    left = max(0, sum(best.gains) - sum(space.outcome_gains)) if best else 0
    share = 100 * realised // (realised + left) if realised + left else 100
    if left and share == 100:
        share = 99
    names = space.compiled.names
    return JointValue(
        share=share,
        realised=realised,
        left=left,
        best=None
        if best is None or not left
        else tuple(None if option == at.NOBODY else names.options[option] for option in best.options),
        exact=at_least.exact,
        packages=at_least.packages,
        weighed=at_least.weighed,
    )


def _worth(package: Package) -> tuple[int, int, tuple[int, ...]]:
    return sum(package.gains), min(package.gains), package.options
