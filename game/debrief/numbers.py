"""The numbers of a debrief as its readers see them."""

from __future__ import annotations

from game.speech.language import _
from game.telling.things import signed, whole

GLUE = "\u00a0"  # a space at which no line breaks


def tenths(hundredths: int) -> str:
    """Hundredths of a point with one decimal, or none if it is whole: `11.9`, `−3`."""
    sign, size = ("−" if hundredths < 0 else ""), abs(hundredths)
    ones, rest = divmod((size + 5) // 10, 10)
    if not ones and not rest:
        sign = ""
    return f"{sign}{ones}.{rest}" if rest else f"{sign}{ones}"


def plus(hundredths: int) -> str:
    """The same with a sign; what would round to nothing is `+0.1`."""
    if hundredths > 0:
        return "+" + tenths(max(10, hundredths))
    return tenths(hundredths)


def gain(hundredths: int) -> str:
    """Own gain, from hundredths of a per cent: `+12 %`."""
    return _("{number} %").format(number=signed(whole(hundredths)))
