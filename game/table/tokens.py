"""The design tokens: every colour, text size and distance that the table uses.

Sizes are in units: at 1920×1080 with normal text a unit is one pixel (see `scale.py`).
"""

from __future__ import annotations

from typing import Final, TypeAlias

Colour: TypeAlias = tuple[int, int, int]


def _hex(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


# ---- colours -------------------------------------------------------------------------------------------------------

INK: Final = _hex("#1E2329")
INK_DEEP: Final = _hex("#14181D")
INK_SOFT: Final = _hex("#2B323A")
INK_LINE: Final = _hex("#414A54")
PAPER: Final = _hex("#F6F1E6")
PAPER_SHADE: Final = _hex("#E9E1CF")
PAPER_LINE: Final = _hex("#CFC4AC")
FELT: Final = _hex("#1F4D45")
FELT_DARK: Final = _hex("#16352F")
FELT_LIGHT: Final = _hex("#2A6258")
FELT_LINE: Final = _hex("#3F7468")
BRASS: Final = _hex("#C8A24A")
BRASS_LIGHT: Final = _hex("#EBD595")
BRASS_DARK: Final = _hex("#7A5E1F")
WOOD: Final = _hex("#6B4A2F")
WOOD_LIGHT: Final = _hex("#8A6441")
WOOD_DARK: Final = _hex("#452E1C")
WAX: Final = _hex("#A63D2F")
WAX_DARK: Final = _hex("#7E2B20")

# Text on dark and on paper, main and secondary; all at least 4.5:1 on their grounds.
ON_DARK: Final = PAPER
ON_DARK_SOFT: Final = _hex("#C3CBC4")
ON_PAPER: Final = INK
ON_PAPER_SOFT: Final = _hex("#565B5C")

# Gains and losses: always with a sign or an arrow as well.
GAIN_ON_DARK: Final = _hex("#8FD3B0")
LOSS_ON_DARK: Final = _hex("#F0A593")
GAIN_ON_PAPER: Final = _hex("#1D6B4A")
LOSS_ON_PAPER: Final = _hex("#9A3324")

SEAT_COLOURS: Final[dict[str, Colour]] = {
    "square": _hex("#B5533C"),
    "circle": _hex("#2F6DB5"),
    "triangle": _hex("#5A4FA3"),
    "diamond": _hex("#C99A2E"),
    "hexagon": _hex("#3B8C6E"),
    "star": _hex("#7A6A5C"),
}


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lights = sorted(0.2126 * _channel(c[0]) + 0.7152 * _channel(c[1]) + 0.0722 * _channel(c[2]) for c in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` 0: the one, 1: the other."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


# ---- type ----------------------------------------------------------------------------------------------------------

SMALL: Final = 16  # nothing is smaller
BODY: Final = 18
LEAD: Final = 21
TITLE: Final = 26
HEAD: Final = 36
DISPLAY: Final = 64

LEADING: Final = 1.22  # height of a line over its size

# ---- distances -----------------------------------------------------------------------------------------------------

HAIR: Final = 4
GAP: Final = 8
PAD: Final = 14
ROOM: Final = 24
WIDE: Final = 40
RADIUS: Final = 10
LINE: Final = 2
CONTROL: Final = 46  # height of a button: large enough for a finger
