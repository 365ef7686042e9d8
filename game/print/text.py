"""Text in boxes: broken into lines, set as large as fits, and never cut in silence.

Lengths are millimetres, sizes are points.  Nothing here draws: what a line of text measures is asked of `Measure`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

POINT = 25.4 / 72  # millimetres
LEADING = 1.24  # from line to line, in sizes
STEP = 0.25  # points between the sizes that are tried

# Arrows and signed numbers stay on the line of what they belong to.
TIED = re.compile(r" (?=[↑↓]|[+−×]?\d{1,3}\b(?! [a-z]))")
SPACES = re.compile(r"[ \t\r]+")  # no-break spaces are none: French puts them before a colon
TIE = "\u2060"  # stands for a space that is no place to break at

PLAIN, BOLD, ITALIC, HEADING = "plain", "bold", "italic", "heading"


class Measure(Protocol):
    """Whatever knows how wide a text is."""

    def width(self, text: str, face: str, size: float) -> float: ...


@frozen
class Block:
    """A paragraph: `scale` and the gap `before` it go by the size of the box, `hang` indents all but the bullet."""

    text: str
    face: str = PLAIN
    scale: float = 1.0
    before: float = 0.0  # in sizes
    hang: float = 0.0  # in sizes
    bullet: str = ""
    keep: bool = False  # stays together with the first line of the next block


@frozen
class Line:
    """One line: its left edge and its baseline from the corner of the box."""

    text: str
    face: str
    size: float
    x: float
    y: float
    keep: bool = False


@frozen
class Laid:
    """A text laid out in a box: its lines, how high they stand, and how many did not fit and were left out."""

    lines: tuple[Line, ...]
    height: float
    size: float
    left_out: int = 0

    @property
    def fits(self) -> bool:
        return self.left_out == 0


def broken(measure: Measure, text: str, face: str, size: float, width: float) -> list[str]:
    """Break a text into lines no wider than `width`; words that are wider themselves are broken anywhere."""
    space = measure.width(" ", face, size)
    lines: list[str] = []
    for paragraph in TIED.sub(TIE, text).split("\n"):
        line, used = "", 0.0
        for word, own in _words(measure, paragraph, face, size, width):
            if line and used + space + own > width:
                lines.append(line)
                line, used = word, own
            else:
                used += own + (space if line else 0.0)
                line = f"{line} {word}" if line else word
        lines.append(line)
    return [line.replace(TIE, " ") for line in lines]


def _words(measure: Measure, text: str, face: str, size: float, width: float) -> Iterator[tuple[str, float]]:
    """Words and how wide they are; parts of words that are wider than the box."""
    for word in SPACES.split(text.strip()):
        own = measure.width(word, face, size)
        if own <= width or len(word) == 1:
            yield word, own
        elif TIE in word:
            yield from _words(measure, word.replace(TIE, " "), face, size, width)
        else:
            cut = len(word) - 1
            while cut > 1 and measure.width(word[:cut], face, size) > width:
                cut -= 1
            yield word[:cut], measure.width(word[:cut], face, size)
            yield from _words(measure, word[cut:], face, size, width)


def lay(measure: Measure, blocks: Iterable[Block], width: float, size: float) -> Laid:
    """Lay blocks one below another at a size, as high as they come."""
    lines: list[Line] = []
    y = 0.0
    for block in blocks:
        if not block.text:
            continue
        own = size * block.scale
        hang = block.hang * size * POINT
        y += block.before * size * POINT if lines else 0.0
        for number, text in enumerate(broken(measure, block.text, block.face, own, width - hang)):
            if number == 0 and block.bullet:
                lines.append(Line(block.bullet, PLAIN, own, 0.0, y + own * POINT))
            lines.append(Line(text, block.face, own, hang, y + own * POINT, keep=block.keep))
            y += own * LEADING * POINT
    return Laid(tuple(lines), y, size)


def sizes(largest: float, smallest: float) -> list[float]:
    """The sizes to choose from, the smallest first."""
    steps = int((largest - smallest) / STEP)
    return sorted({smallest, *(largest - STEP * step for step in range(steps + 1))})


def best_size(largest: float, smallest: float, fits: Callable[[float], bool]) -> float:
    """The largest size that fits, the smallest if none does: whatever fits at a size fits at a smaller one."""
    choice = sizes(largest, smallest)
    if fits(largest):
        return largest
    return choice[max(0, bisect_left(choice, True, key=lambda size: not fits(size)) - 1)]


def fit(
    measure: Measure, blocks: Sequence[Block], width: float, height: float, largest: float, smallest: float
) -> Laid:
    """Lay blocks as large as the box allows; at the smallest size, lines that do not fit are left out and counted."""
    size = best_size(largest, smallest, lambda size: lay(measure, blocks, width, size).height <= height)
    laid = lay(measure, blocks, width, size)
    if laid.height <= height:
        return laid
    kept = tuple(line for line in laid.lines if line.y <= height)
    return Laid(kept, height, laid.size, len(laid.lines) - len(kept))


def in_columns(
    measure: Measure, blocks: Sequence[Block], boxes: Sequence[tuple[float, float]], largest: float, smallest: float
) -> list[Laid]:
    """Lay blocks through several boxes (width, height) of one width, as large as they all allow, one text in all."""

    def at(size: float) -> list[Laid]:
        return _poured(lay(measure, blocks, boxes[0][0], size), [height for _, height in boxes])

    return at(best_size(largest, smallest, lambda size: at(size)[-1].fits))


def _poured(whole: Laid, heights: Sequence[float]) -> list[Laid]:
    parts: list[Laid] = []
    lines, top = list(whole.lines), 0.0
    for number, height in enumerate(heights):
        count = sum(1 for line in lines if line.y - top <= height - 0.3)
        while 0 < count < len(lines) and (lines[count - 1].keep or lines[count - 1].y == lines[count].y):
            count -= 1
        own = tuple(Line(line.text, line.face, line.size, line.x, line.y - top, line.keep) for line in lines[:count])
        last = number == len(heights) - 1
        parts.append(Laid(own, own[-1].y if own else 0.0, whole.size, left_out=len(lines) - count if last else 0))
        if count < len(lines):
            following = lines[count]
            top = following.y - following.size * POINT
        lines = lines[count:]
    return parts
