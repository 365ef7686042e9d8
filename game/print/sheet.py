"""The document under the pen: pages, text, lines and pictures, and a list of whatever text did not fit.

Lengths are millimetres from the upper left corner of the page, sizes are points.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from datetime import UTC, datetime
from math import cos, pi, sin
from typing import TYPE_CHECKING

from attrs import frozen
from fpdf import FPDF
from fpdf.fonts import TTFFont

from game.print.pictures import Pictures
from game.print.text import BOLD, HEADING, ITALIC, PLAIN, POINT, TIE, Block, Laid, fit, lay
from game.scenario import library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.print.grid import Paper
    from game.scenario.model import Role

INK, GREY, FAINT, WHITE = "#1E2329", "#5A636B", "#B4BAC0", "#FFFFFF"
PALE = "#EFEDE7"
FONTS = {
    PLAIN: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    HEADING: "NotoSerif-Bold.ttf",
}
SEAT_COLOURS = {
    "square": "#B5533C",
    "circle": "#2F6DB5",
    "triangle": "#5A4FA3",
    "diamond": "#C99A2E",
    "hexagon": "#3B8C6E",
    "star": "#7A6A5C",
}
LOWEST_SHARE = 0.62  # of a shape's height: where its letters stand, for shapes that are wide at the foot
LETTER_ROOM = {"triangle": 0.42, "star": 0.46, "diamond": 0.5}  # of a shape's width
EDGE = 3.0  # no printer reaches farther
NEVER = datetime(2025, 1, 1, tzinfo=UTC)  # the same game gives the same bytes


@frozen
class Overflow:
    """A text that did not fit into its place: which, on which page, and how many lines were left out."""

    what: str
    page: int
    lines: int


class Sheet:
    """One document.  Every page has the same paper, upright."""

    def __init__(self, paper: Paper, title: str) -> None:
        self.paper = paper
        logging.getLogger("fpdf").setLevel(logging.ERROR)  # it would print what `missing` tells
        logging.getLogger("fontTools").setLevel(logging.ERROR)
        self.pdf = FPDF(unit="mm", format=(paper.width, paper.height))
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margin(0)
        self.pdf.set_title(title)
        self.pdf.set_creator("The Long Table")
        self.pdf.set_creation_date(NEVER)
        for face, file in FONTS.items():
            found = library.asset(f"fonts/{file}")
            assert found is not None
            self.pdf.add_font(face, "", str(found))
        fonts = {face: self.pdf.fonts[face] for face in FONTS}
        self.widths = {face: font.cw for face, font in fonts.items() if isinstance(font, TTFFont)}
        self.known = {face: set(font.cmap) for face, font in fonts.items() if isinstance(font, TTFFont)}
        self.pictures = Pictures(self.pdf)
        self.overflows: list[Overflow] = []
        self.missing: set[str] = set()
        self._measured: dict[tuple[str, str], float] = {}
        self._font: tuple[str, float] | None = None  # what the page was told last
        self._text_colour = ""
        self._pen: tuple[float, str] | None = None
        self._fill = ""

    # ---- pages ------------------------------------------------------------------------------------------------------

    @property
    def pages(self) -> int:
        return self.pdf.page

    def new_page(self) -> None:
        self.pdf.add_page()
        self._forget()

    def trial(self) -> Sheet:
        """A sheet of the same paper with one page, to see how long something gets; it is thrown away."""
        made = Sheet(self.paper, "")
        made.new_page()
        return made

    def new_leaf(self) -> None:
        """Begin a page on the front of a leaf: after an odd number of pages, one stays blank."""
        if self.pages % 2:
            self.new_page()
        self.new_page()

    def finished(self) -> bytes:
        return bytes(self.pdf.output())

    # ---- text -------------------------------------------------------------------------------------------------------

    def width(self, text: str, face: str, size: float) -> float:
        """How wide a text is, in millimetres."""
        known = self._measured.get((text, face))
        if known is None:
            widths = self.widths[face]
            known = sum(widths[ord(sign)] for sign in text.replace(TIE, " ")) * POINT / 1000
            self._measured[text, face] = known
        return known * size

    def write(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        face: str = PLAIN,
        colour: str = INK,
        anchor: str = "left",
    ) -> None:
        """Write one line that begins, ends or has its middle at x."""
        if anchor != "left":
            x -= self.width(text, face, size) * (0.5 if anchor == "middle" else 1.0)
        if not self.known[face].issuperset(map(ord, text)):
            self.missing |= {sign for sign in text if ord(sign) not in self.known[face]}
        if (
            x < EDGE
            or x + self.width(text, face, size) > self.paper.width - EDGE
            or baseline > self.paper.height - EDGE
        ):
            self.overflows.append(Overflow(text[:40], self.pages, 1))
        if self._font != (face, size):
            self.pdf.set_font(face, "", size)
            self._font = (face, size)
        if self._text_colour != colour:
            self.pdf.set_text_color(colour)
            self._text_colour = colour
        self.pdf.text(x, baseline, text)

    def write_within(
        self,
        what: str,
        text: str,
        x: float,
        baseline: float,
        width: float,
        size: float,
        face: str = PLAIN,
        colour: str = INK,
        anchor: str = "left",
        smallest: float = 4.5,
    ) -> float:
        """Write one line no wider than `width`, smaller if need be; returns its size."""
        wide = self.width(text, face, 1.0)
        if wide * size > width:
            size = max(smallest, width / wide)
        if wide * size > width + 0.01:
            self.overflows.append(Overflow(what, self.pages, 1))
            while text and self.width(text, face, size) > width:
                text = text[:-1]
        self.write(text, x, baseline, size, face, colour, anchor)
        return size

    def put(self, laid: Laid, x: float, y: float, colour: str = INK, middle: float = 0.0) -> None:
        """Write what was laid out, the corner of its box at (x, y); `middle`: centred in that width."""
        for line in laid.lines:
            if middle:
                self.write(line.text, x + middle / 2, y + line.y, line.size, line.face, colour, "middle")
            else:
                self.write(line.text, x + line.x, y + line.y, line.size, line.face, colour)

    def fill(
        self,
        what: str,
        blocks: Sequence[Block],
        box: tuple[float, float, float, float],
        largest: float,
        smallest: float,
        *,
        colour: str = INK,
        middle: bool = False,
    ) -> Laid:
        """Set blocks into a box (x, y, width, height) as large as fits; what does not fit is on record."""
        x, y, width, height = box
        laid = fit(self, blocks, width, height, largest, smallest)
        self.put(laid, x, y, colour, middle=width if middle else 0.0)
        if not laid.fits:
            self.overflows.append(Overflow(what, self.pages, laid.left_out))
        return laid

    def height(self, blocks: Sequence[Block], width: float, size: float) -> float:
        return lay(self, blocks, width, size).height

    # ---- lines and shapes -------------------------------------------------------------------------------------------

    def line(
        self, x1: float, y1: float, x2: float, y2: float, thick: float = 0.2, colour: str = INK, dash: float = 0.0
    ) -> None:
        pdf = self.pdf
        self._pens(thick, colour, "")
        if dash:
            pdf.set_dash_pattern(dash, dash)
        pdf.line(x1, y1, x2, y2)
        if dash:
            pdf.set_dash_pattern()

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        thick: float = 0.2,
        colour: str = INK,
        fill: str = "",
        round_: float = 0.0,
        dash: float = 0.0,
    ) -> None:
        """A rectangle; `thick` 0: no outline."""
        pdf = self.pdf
        self._pens(thick, colour, fill)
        if dash:
            pdf.set_dash_pattern(dash, dash)
        style = _style(thick, fill)
        if round_:
            pdf.rect(x, y, width, height, style=style, round_corners=True, corner_radius=round_)
        else:
            pdf.rect(x, y, width, height, style=style)
        if dash:
            pdf.set_dash_pattern()

    def ring(self, x: float, y: float, radius: float, thick: float = 0.3, colour: str = INK, fill: str = "") -> None:
        """A circle around (x, y)."""
        self._pens(thick, colour, fill)
        self.pdf.circle(x, y, radius, style=_style(thick, fill))

    def shape(self, name: str, x: float, y: float, size: float, thick: float, colour: str, fill: str = WHITE) -> None:
        """A seat's shape in the square of that size at (x, y)."""
        if name == "circle" or name not in CORNERS:
            self.ring(x + size / 2, y + size / 2, size * 0.48, thick, colour, fill)
            return
        self._pens(thick, colour, fill)
        self.pdf.polygon(
            [(x + size * across, y + size * down) for across, down in CORNERS[name]], style=_style(thick, fill)
        )

    def badge(self, role: Role, x: float, y: float, size: float) -> None:
        """A seat's shape with its letters in it: told apart by shape and letters, on any printer."""
        self.shape(role.shape, x, y, size, max(0.35, size * 0.07), seat_colour(role))
        low = LOWEST_SHARE if role.shape == "triangle" else 0.5
        room = size * LETTER_ROOM.get(role.shape, 0.66)
        letters = min(size * 0.44 / POINT, room / max(0.01, self.width(role.short, BOLD, 1.0)))
        self.write(role.short, x + size / 2, y + size * low + letters * POINT * 0.36, letters, BOLD, anchor="middle")

    def emblem(self, role: Role, x: float, y: float, size: float) -> None:
        """A seat's shape in its colour with its emblem on it; with its letters, if it has no emblem."""
        if role.emblem and self.pictures.find(role.emblem) is not None:
            self.shape(role.shape, x, y, size, 0.3, seat_colour(role), seat_colour(role))
            self.pictures.draw(role.emblem, x, y, size, size)
        else:
            self.badge(role, x, y, size)

    def icon(self, name: str, x: float, y: float, size: float, colour: str = INK) -> None:
        self.pictures.draw(name, x, y, size, size, colour)

    @contextmanager
    def upside_down(self, x: float, y: float) -> Iterator[None]:
        """Whatever is drawn inside stands on its head around (x, y)."""
        with self.pdf.rotation(180, x, y):
            self._forget()
            yield
        self._forget()

    def _forget(self) -> None:
        """The page may know less of font, pens and colours than was told it last."""
        self._font, self._pen, self._text_colour, self._fill = None, None, "", ""

    def _pens(self, thick: float, colour: str, fill: str) -> None:
        if thick and self._pen != (thick, colour):
            self.pdf.set_draw_color(colour)
            self.pdf.set_line_width(thick)
            self._pen = thick, colour
        if fill and self._fill != fill:
            self.pdf.set_fill_color(fill)
            self._fill = fill


def seat_colour(role: Role) -> str:
    return SEAT_COLOURS.get(role.shape, INK)


def _style(thick: float, fill: str) -> str:
    return ("D" if thick else "") + ("F" if fill else "")


def _around(points: int, radii: Sequence[float], turn: float = -pi / 2) -> list[tuple[float, float]]:
    """The corners of a regular figure in the unit square."""
    corners = [(turn + 2 * pi * k / points, radii[k % len(radii)]) for k in range(points)]
    return [(0.5 + radius * cos(angle), 0.5 + radius * sin(angle)) for angle, radius in corners]


CORNERS: dict[str, list[tuple[float, float]]] = {
    "square": [(0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94)],
    "triangle": [(0.5, 0.03), (0.99, 0.93), (0.01, 0.93)],
    "diamond": [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)],
    "hexagon": _around(6, (0.5,)),
    "star": _around(10, (0.54, 0.31)),
}
