"""Plain SVG as operators of a PDF page: the kind of picture that assets/ holds, a hundred times faster than by fpdf2.

Understood: groups with transforms, paths, rectangles, circles and ellipses, solid fills and strokes, opacity, dashes.
Anything else raises `UnknownError`, and fpdf2's own reader is asked.
"""

from __future__ import annotations

import re
from math import atan2, ceil, cos, hypot, pi, radians, sin, sqrt, tan
from typing import TYPE_CHECKING

from attrs import evolve, frozen
from defusedxml import ElementTree  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

ROUND = 0.5522847498  # how far the handles of a quarter of a circle reach
TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
TRANSFORM = re.compile(r"(\w+)\(([^)]*)\)")
STYLES = {
    "fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-width", "fill-rule",
    "stroke-linecap", "stroke-linejoin", "stroke-dasharray",
}  # fmt: skip
SHAPES = {
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "g": set(),
}


class UnknownError(ValueError):
    """Something in a picture that this reader does not know."""


@frozen
class Style:
    """How a shape is painted; inherited from the groups around it."""

    fill: str = "#000000"
    stroke: str = "none"
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    width: float = 1.0
    cap: str = "butt"
    join: str = "miter"
    rule: str = "nonzero"
    dashes: str = ""


@frozen
class Painted:
    """One shape: its operators, in units of the view box with y downwards, and how opaque it is."""

    operators: str
    fill_opacity: float
    stroke_opacity: float


@frozen
class Picture:
    """A picture's shapes, from back to front, and the size of its view box (whose corner is 0, 0)."""

    width: float
    height: float
    shapes: tuple[Painted, ...]


def read_picture(text: str) -> Picture:
    """Read an SVG.  Raises UnknownError for what it does not understand, and for what is no SVG."""
    try:
        root = ElementTree.fromstring(text)
        corner_x, corner_y, width, height = map(float, root.attrib["viewBox"].replace(",", " ").split())
    except (ValueError, KeyError, SyntaxError) as error:
        raise UnknownError(str(error)) from None
    if corner_x or corner_y or width <= 0 or height <= 0:
        raise UnknownError("viewBox")
    return Picture(width, height, tuple(shape for child in root for shape in _shapes(child, Style(), "")))


def _shapes(element: Element, around: Style, before: str) -> Iterator[Painted]:
    tag = element.tag.rpartition("}")[2]
    if tag not in SHAPES or not set(element.attrib) <= SHAPES[tag] | STYLES | {"transform"}:
        raise UnknownError(f"{tag} {' '.join(element.attrib)}")
    style = _style(element, around)
    placed = before + _transform(element.get("transform", ""))
    if tag == "g":
        for child in element:
            yield from _shapes(child, style, placed)
        return
    numbers = {name: _number(value) for name, value in element.attrib.items() if name in SHAPES[tag] - {"d"}}
    if tag == "path":
        outline = _path(element.get("d", ""))
    elif tag == "rect":
        outline = _rectangle(**{key: numbers[key] for key in numbers})
    else:
        rx = numbers.get("r", numbers.get("rx", 0.0))
        outline = _ellipse(numbers.get("cx", 0.0), numbers.get("cy", 0.0), rx, numbers.get("r", numbers.get("ry", 0.0)))
    paint = _paint(style)
    if outline and paint:
        yield Painted(f"q {placed}{paint[0]}{outline}{paint[1]} Q", style.fill_opacity, style.stroke_opacity)


# ---- style ----------------------------------------------------------------------------------------------------------


def _style(element: Element, around: Style) -> Style:
    get = element.get
    return evolve(
        around,
        fill=get("fill", around.fill),
        stroke=get("stroke", around.stroke),
        fill_opacity=_number(get("fill-opacity", str(around.fill_opacity))),
        stroke_opacity=_number(get("stroke-opacity", str(around.stroke_opacity))),
        width=_number(get("stroke-width", str(around.width))),
        cap=get("stroke-linecap", around.cap),
        join=get("stroke-linejoin", around.join),
        rule=get("fill-rule", around.rule),
        dashes=get("stroke-dasharray", around.dashes),
    )


def _paint(style: Style) -> tuple[str, str] | None:
    """The operators before an outline and after it; None if it is neither filled nor drawn."""
    before, fills, draws = "", style.fill != "none", style.stroke != "none"
    if fills:
        before += f"{_colour(style.fill)} rg "
    if draws:
        cap = {"butt": 0, "round": 1, "square": 2}[style.cap]
        join = {"miter": 0, "round": 1, "bevel": 2}[style.join]
        before += f"{_colour(style.stroke)} RG {_told(style.width)} w {cap} J {join} j "
        if style.dashes and style.dashes != "none":
            before += f"[{' '.join(_told(_number(each)) for each in style.dashes.replace(',', ' ').split())}] 0 d "
    if not (fills or draws):
        return None
    even = "*" if style.rule == "evenodd" else ""
    return before, f"B{even}" if fills and draws else f"f{even}" if fills else "S"


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise UnknownError(text)
    return " ".join(_told(int(text[k : k + 2], 16) / 255) for k in (1, 3, 5))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise UnknownError(text) from None


def _told(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _transform(text: str) -> str:
    told = ""
    for name, inner in TRANSFORM.findall(text):
        numbers = [_number(each) for each in inner.replace(",", " ").split()]
        if name == "translate":
            told += _matrix(1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0)
        elif name == "scale":
            told += _matrix(numbers[0], 0, 0, numbers[-1], 0, 0)
        elif name == "rotate":
            c, s = cos(radians(numbers[0])), sin(radians(numbers[0]))
            x, y = numbers[1:3] if len(numbers) > 2 else (0.0, 0.0)
            told += _matrix(c, s, -s, c, x - c * x + s * y, y - s * x - c * y)
        else:
            raise UnknownError(name)
    return told


def _matrix(*numbers: float) -> str:
    return " ".join(f"{number:.5f}" for number in numbers) + " cm "


# ---- outlines -------------------------------------------------------------------------------------------------------


def _ellipse(x: float, y: float, rx: float, ry: float) -> str:
    a, b = rx * ROUND, ry * ROUND
    corners = [
        (x + rx, y + b, x + a, y + ry, x, y + ry),
        (x - a, y + ry, x - rx, y + b, x - rx, y),
        (x - rx, y - b, x - a, y - ry, x, y - ry),
        (x + a, y - ry, x + rx, y - b, x + rx, y),
    ]
    return f"{_told(x + rx)} {_told(y)} m " + "".join(_curve(*each) for each in corners) + "h "


def _rectangle(width: float, height: float, x: float = 0.0, y: float = 0.0, rx: float = -1.0, ry: float = -1.0) -> str:
    rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
    rx, ry = min(max(rx, 0.0), width / 2), min(max(ry, 0.0), height / 2)
    if not rx or not ry:
        return " ".join(map(_told, (x, y, width, height))) + " re "
    a, b = rx * (1 - ROUND), ry * (1 - ROUND)
    right, bottom = x + width, y + height
    return (
        f"{_told(x + rx)} {_told(y)} m {_told(right - rx)} {_told(y)} l "
        + _curve(right - a, y, right, y + b, right, y + ry)
        + f"{_told(right)} {_told(bottom - ry)} l "
        + _curve(right, bottom - b, right - a, bottom, right - rx, bottom)
        + f"{_told(x + rx)} {_told(bottom)} l "
        + _curve(x + a, bottom, x, bottom - b, x, bottom - ry)
        + f"{_told(x)} {_told(y + ry)} l "
        + _curve(x, y + b, x + a, y, x + rx, y)
        + "h "
    )


def _curve(*numbers: float) -> str:
    return " ".join(map(_told, numbers)) + " c "


def _path(text: str) -> str:
    """The outline of a path's `d`."""
    if TOKEN.sub("", text).strip(" ,\n\t"):
        raise UnknownError(text[:40])
    pen = _Pen()
    tokens = TOKEN.findall(text)
    k, command = 0, ""
    while k < len(tokens):
        if tokens[k].isalpha():
            command, k = tokens[k], k + 1
        elif command in "Zz":
            raise UnknownError(text[:40])
        needs = TAKES[command.upper()]
        numbers = [_number(each) for each in tokens[k : k + needs]]
        if len(numbers) < needs:
            raise UnknownError(text[:40])
        k += needs
        pen.draw(command, numbers)
        command = {"M": "L", "m": "l"}.get(command, command)
    return "".join(pen.told)


class _Pen:
    """Where a path has come to, and what was told of it so far."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.handle: tuple[str, float, float] = ("", 0.0, 0.0)  # the last curve's kind (C or Q) and handle

    def draw(self, command: str, numbers: list[float]) -> None:
        upper = command.upper()
        if command.islower() and upper in "MLCSQT":
            numbers = [number + (self.y if k % 2 else self.x) for k, number in enumerate(numbers)]
        elif command.islower() and upper == "A":
            numbers = [*numbers[:5], numbers[5] + self.x, numbers[6] + self.y]
        elif command.islower() and upper in "HV":
            numbers = [numbers[0] + (self.x if upper == "H" else self.y)]
        draws: dict[str, Callable[..., None]] = {
            "M": self.move, "L": self.line, "H": lambda x: self.line(x, self.y), "V": lambda y: self.line(self.x, y),
            "C": self.curve, "S": lambda *n: self.curve(*self.mirrored("C"), *n), "Q": self.bow,
            "T": lambda *n: self.bow(*self.mirrored("Q"), *n), "A": self.arc, "Z": self.close,
        }  # fmt: skip
        handle = self.handle
        draws[upper](*numbers)
        if self.handle is handle:
            self.handle = ("", 0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        self.told.append(f"{_told(x)} {_told(y)} m ")
        self.x, self.y, self.start_x, self.start_y = x, y, x, y

    def line(self, x: float, y: float) -> None:
        self.told.append(f"{_told(x)} {_told(y)} l ")
        self.x, self.y = x, y

    def close(self) -> None:
        self.told.append("h ")
        self.x, self.y = self.start_x, self.start_y

    def mirrored(self, kind: str) -> tuple[float, float]:
        if self.handle[0] != kind:
            return self.x, self.y
        return 2 * self.x - self.handle[1], 2 * self.y - self.handle[2]

    def curve(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self.told.append(_curve(x1, y1, x2, y2, x, y))
        self.x, self.y, self.handle = x, y, ("C", x2, y2)

    def bow(self, x1: float, y1: float, x: float, y: float) -> None:
        """A curve with one handle."""
        self.curve(
            self.x + (x1 - self.x) * 2 / 3,
            self.y + (y1 - self.y) * 2 / 3,
            x + (x1 - x) * 2 / 3,
            y + (y1 - y) * 2 / 3,
            x,
            y,
        )
        self.handle = ("Q", x1, y1)

    def arc(self, rx: float, ry: float, tilt: float, large: float, sweep: float, x: float, y: float) -> None:
        """An arc of an ellipse, as curves (the conversion is that of appendix B.2.4 of SVG 2)."""
        if not rx or not ry or (x == self.x and y == self.y):
            self.line(x, y)
            return
        rx, ry, c, s = abs(rx), abs(ry), cos(radians(tilt)), sin(radians(tilt))
        dx, dy = (self.x - x) / 2, (self.y - y) / 2
        px, py = c * dx + s * dy, -s * dx + c * dy
        grow = max(1.0, hypot(px / rx, py / ry))
        rx, ry = rx * grow, ry * grow
        below = (rx * py) ** 2 + (ry * px) ** 2
        root = sqrt(max(0.0, (rx * ry) ** 2 / below - 1)) * (-1 if bool(large) == bool(sweep) else 1)
        mx, my = root * rx * py / ry, -root * ry * px / rx
        centre_x, centre_y = c * mx - s * my + (self.x + x) / 2, s * mx + c * my + (self.y + y) / 2
        first = atan2((py - my) / ry, (px - mx) / rx)
        turn = atan2((-py - my) / ry, (-px - mx) / rx) - first
        if sweep and turn < 0:
            turn += 2 * pi
        elif not sweep and turn > 0:
            turn -= 2 * pi
        parts = max(1, ceil(abs(turn) / (pi / 2) - 1e-9))
        reach = 4 / 3 * tan(turn / parts / 4)

        def spot(angle: float, ahead: float) -> tuple[float, float]:
            """A point of the ellipse, moved along its tangent."""
            a, b = rx * (cos(angle) - ahead * sin(angle)), ry * (sin(angle) + ahead * cos(angle))
            return centre_x + c * a - s * b, centre_y + s * a + c * b

        for part in range(parts):
            begin, end = first + turn * part / parts, first + turn * (part + 1) / parts
            self.curve(*spot(begin, reach), *spot(end, -reach), *spot(end, 0.0))
        self.x, self.y, self.handle = x, y, ("", 0.0, 0.0)
