"""Means and shares with their 95 % intervals, from whole-number sums."""

from __future__ import annotations

from math import sqrt

from attrs import frozen

Z = 1.959964  # two-sided 95 % of the normal distribution


@frozen
class Estimate:
    """A value and the 95 % interval around it.  Without anything to go by: value 0, and the interval is not known."""

    value: float
    low: float | None
    high: float | None
    games: int

    def scaled(self, factor: float) -> Estimate:
        """The same in other units (factor above 0)."""
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        return Estimate(self.value * factor, low, high, self.games)

    def within(self, low: float, high: float) -> bool:
        return low <= self.value <= high


def share_of(count: int, games: int) -> Estimate:
    """Share of games, with Wilson's interval (1927), which behaves near 0 and 1."""
    if games == 0:
        return Estimate(0.0, None, None, 0)
    part = count / games
    centre = part + Z * Z / (2 * games)
    reach = Z * sqrt(part * (1 - part) / games + Z * Z / (4 * games * games))
    scale = 1 + Z * Z / games
    return Estimate(part, max(0.0, (centre - reach) / scale), min(1.0, (centre + reach) / scale), games)


def variance_of(total: int, squares: int, games: int) -> float:
    """Sample variance, from exact sums: no rounding however many games there are."""
    return (games * squares - total * total) / (games * (games - 1)) if games > 1 else 0.0


def mean_of(total: int, squares: int, games: int, unit: float = 100.0) -> Estimate:
    """Mean of numbers with that sum and that sum of squares; `unit` of them make 1 of the result."""
    if games == 0:
        return Estimate(0.0, None, None, 0)
    mean = total / games / unit
    if games == 1:
        return Estimate(mean, None, None, 1)
    reach = Z * sqrt(variance_of(total, squares, games) / games) / unit
    return Estimate(mean, mean - reach, mean + reach, games)


def difference(one: Estimate, other: Estimate) -> Estimate:
    """`one` − `other`, of games that have nothing to do with one another."""
    games = min(one.games, other.games)
    value = one.value - other.value
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return Estimate(value, None, None, games)
    reach = sqrt(((one.high - one.low) / 2) ** 2 + ((other.high - other.low) / 2) ** 2)
    return Estimate(value, value - reach, value + reach, games)


def middle_of(counts: list[int], share: float = 0.5) -> int | None:
    """The place at which that share of the counted things is reached: with 0.5 the median.  None if there are none."""
    total = sum(counts)
    reached = 0
    for place, count in enumerate(counts):
        reached += count
        if count and reached >= share * total:
            return place
    return None
