"""The numbers of a debrief as its readers see them."""

from __future__ import annotations

from game.speech.language import _
from game.telling.things import signed, tenths, whole

GLUE = "\u00a0"  # a space at which no line breaks


def plus(hundredths: int) -> str:
    """The same with a sign; what would round to nothing is `+0.1`."""
    if hundredths > 0:
        return "+" + tenths(max(10, hundredths))
    return tenths(hundredths)


def gain(hundredths: int) -> str:
    """Own gain, from hundredths of a per cent: `+12 %`."""
    return _("{number} %").format(number=signed(whole(hundredths)))
