"""One scale factor for everything: from the size of the window, the text size chosen, and projector mode.

Layouts are made in pixels, from tokens multiplied by `unit`.  A window is never narrower than NARROWEST units, nor
lower than LOWEST: text larger than a window can hold is reduced until it fits.
"""

from __future__ import annotations

from attrs import frozen

from game.table.tokens import SMALL

NARROWEST, LOWEST = 1248, 702
SMALLEST_TEXT = 12  # pixels; below it letters lose their shape
SMALLEST_WINDOW = (1024, 600)
TEXT_SIZES = {"normal": 1.0, "large": 1.25, "largest": 1.5}
PROJECTOR = 1.5


@frozen
class Scale:
    """`unit`: pixels a unit; `width`, `height`: of the window, in pixels."""

    width: int
    height: int
    unit: float

    def __call__(self, units: float) -> int:
        """Units as whole pixels, at least 1 for anything that is there at all."""
        pixels = round(units * self.unit)
        return pixels if pixels or not units else 1

    @property
    def is_roomy(self) -> bool:
        """Whether there is room for the delegations at the ends of the table and for a column beside it."""
        return self.width >= 1800 * self.unit and self.height >= 860 * self.unit


def scale_for(width: int, height: int, text_size: str = "normal", projector: bool = False) -> Scale:
    """The scale of a window of that many pixels."""
    factor = TEXT_SIZES.get(text_size, 1.0)
    if projector:
        factor = max(factor, PROJECTOR)
    share = min(width / 1920, height / 1080)
    # Below 1080p letters shrink less than the window does, so that a laptop's are no smaller than they must be.
    wanted = (share if share >= 1 else share**0.75) * factor
    readable = max(wanted, SMALLEST_TEXT / SMALL)
    unit = min(readable, width / NARROWEST, height / LOWEST)
    return Scale(width, height, unit)
