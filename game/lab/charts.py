"""Charts as plain SVG: they scale with the page, print, and need nothing from anywhere else.

All are 360 units wide, so that their letters have the size of the text around them on a phone.  Colours come from the
style sheet of the page (classes `a`, `b`, `mark` …); every chart says what it shows in its title, for screen readers.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from attrs import frozen

from game.speech.language import localised

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 360
ROW = 26
LABEL = 148  # units for the words at the left
PLOT = WIDTH - LABEL - 8


@frozen
class Bar:
    """A labelled bar; `second` is drawn behind the first on the same axis, with its own colour."""

    label: str
    value: float
    shown: str
    second: float | None = None


@frozen
class Dot:
    """A labelled value with its interval."""

    label: str
    value: float
    low: float
    high: float
    shown: str


def svg(height: float, title: str, body: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{body}</svg>"
    )


def text(x: float, y: float, words: str, kind: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}">{escape(words)}</text>'


def rectangle(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(0.0, width):.1f}" height="{height:.1f}" class="{kind}"/>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def bars(title: str, rows: Sequence[Bar], most: float | None = None) -> str:
    """Horizontal bars from 0; `most` is the value at the right end of the axis."""
    end = most or max([0.0001, *(max(row.value, row.second or 0.0) for row in rows)])
    wide = PLOT - 44  # room for the number behind the bar
    parts = []
    for k, row in enumerate(rows):
        y = k * ROW
        parts.append(text(LABEL - 6, y + 17, shortened(row.label), "end"))
        if row.second is not None:
            parts.append(rectangle(LABEL, y + 4, wide * min(1.0, row.second / end), 18, "b"))
        parts.append(rectangle(LABEL, y + 7, wide * min(1.0, row.value / end), 12, "a"))
        reach = max(row.value, row.second or 0.0)
        parts.append(text(LABEL + wide * min(1.0, reach / end) + 4, y + 17, row.shown, "number"))
    return svg(len(rows) * ROW, title, "".join(parts))


def dots(title: str, rows: Sequence[Dot], low: float, high: float, band: tuple[float, float] | None = None) -> str:
    """Values with their intervals on an axis from `low` to `high`; `band` is shaded."""
    wide = PLOT - 44

    def at(value: float) -> float:
        return LABEL + wide * (min(high, max(low, value)) - low) / (high - low)

    height = len(rows) * ROW + 20
    parts = []
    if band is not None:
        parts.append(rectangle(at(band[0]), 0, at(band[1]) - at(band[0]), height - 20, "band"))
    if low < 0 < high:
        parts.append(line(at(0), 0, at(0), height - 20, "axis"))
    for k, row in enumerate(rows):
        y = k * ROW + 13
        parts.append(text(LABEL - 6, y + 4, shortened(row.label), "end"))
        parts.append(line(at(row.low), y, at(row.high), y, "reach"))
        parts.append(f'<circle cx="{at(row.value):.1f}" cy="{y}" r="4.5" class="a"/>')
        parts.append(text(LABEL + wide + 6, y + 4, row.shown, "number"))
    ticks = (low, (low + high) / 2, high)
    parts += [text(at(value), height - 4, localised(f"{value:g}").replace("-", "−"), "middle faint") for value in ticks]
    return svg(height, title, "".join(parts))


def columns(title: str, labels: Sequence[str], lower: Sequence[float], upper: Sequence[float]) -> str:
    """Upright bars of two parts, one on the other, with their shares in per cent above."""
    height, base = 170, 146
    most = max([0.0001, *(a + b for a, b in zip(lower, upper, strict=True))])
    step = (WIDTH - 16) / max(1, len(labels))
    parts = [line(8, base, WIDTH - 8, base, "axis")]
    for k, (label, one, two) in enumerate(zip(labels, lower, upper, strict=True)):
        x = 8 + k * step + step * 0.18
        tall, top = 118 * one / most, 118 * two / most
        parts.append(rectangle(x, base - tall, step * 0.64, tall, "a"))
        parts.append(rectangle(x, base - tall - top, step * 0.64, top, "c"))
        parts.append(text(x + step * 0.32, base - tall - top - 6, f"{(one + two) * 100:.0f}", "middle number"))
        parts.append(text(x + step * 0.32, base + 16, label, "middle"))
    return svg(height, title, "".join(parts))


def histogram(title: str, counts: Sequence[int], low: float, width: float, marked: float | None = None) -> str:
    """How often each range of values came; trimmed to where there is something."""
    filled = [k for k, count in enumerate(counts) if count]
    if not filled:
        return svg(10, title, "")
    first, last = max(0, filled[0] - 1), min(len(counts) - 1, filled[-1] + 1)
    kept = counts[first : last + 1]
    step = (WIDTH - 16) / len(kept)
    base, tall = 74, 62
    start = low + first * width
    parts = [line(8, base, WIDTH - 8, base, "axis")]
    for k, count in enumerate(kept):
        height = tall * count / max(kept)
        parts.append(rectangle(8 + k * step + 0.4, base - height, step - 0.8, height, "a"))

    def at(value: float) -> float:
        return 8 + (value - start) / width * step

    if start < 0 < start + len(kept) * width:
        parts.append(line(at(0), 6, at(0), base, "axis"))
    if marked is not None:
        parts.append(line(at(marked), 4, at(marked), base, "mark"))
    span = len(kept) * width
    tick = 50 if span > 120 else 25
    value = (start // tick + 1) * tick
    while value < start + span:
        parts.append(text(at(value), base + 15, localised(f"{value:g}").replace("-", "−"), "middle faint"))
        value += tick
    return svg(94, title, "".join(parts))


def steps(title: str, shares: Sequence[tuple[str, float]], marked: int) -> str:
    """A row of small columns, one of them marked: how a share changes along a track."""
    height, base = 86, 60
    most = max([0.0001, *(share for _, share in shares)])
    step = (WIDTH - 16) / max(1, len(shares))
    parts = [line(8, base, WIDTH - 8, base, "axis")]
    for k, (label, share) in enumerate(shares):
        tall = 44 * share / most
        parts.append(rectangle(8 + k * step + 2, base - tall, step - 4, tall, "a" if k == marked else "b"))
        parts.append(text(8 + (k + 0.5) * step, base - tall - 4, localised(f"{share * 100:.1f}"), "middle small"))
        parts.append(text(8 + (k + 0.5) * step, base + 16, label, "middle strong" if k == marked else "middle"))
    return svg(height, title, "".join(parts))


def shortened(words: str, most: int = 22) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
