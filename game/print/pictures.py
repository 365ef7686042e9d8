"""Pictures of assets/ on paper, as vectors: each is worked out once and then stamped wherever it is wanted."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import frozen

from game.print.svg import UnknownError, read_picture
from game.scenario import library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fpdf import FPDF

    from game.print.svg import Picture

WHITE = "#FFFFFF"
PLAINER = {"issue-": "issue-question", "track-": "track-generic", "emblem-": "", "ui-": "ui-dot"}


@frozen
class Stamp:
    """A picture in the page's own language, drawn at its view box's size in the page's upper left corner."""

    stream: bytes
    width: float
    height: float


class Pictures:
    """The pictures of one document, all of whose pages have one height."""

    def __init__(self, pdf: FPDF) -> None:
        self.pdf = pdf
        self.stamps: dict[tuple[str, str], Stamp | None] = {}

    def draw(self, name: str, x: float, y: float, width: float, height: float, tint: str = "") -> bool:
        """Fill a box with a picture, cut at the box's edges in its own proportions; false if there is no picture.

        `tint` is the colour for what is white in it.
        """
        stamp = self.find(name, tint)
        if stamp is None:
            return False
        scale = max(width / stamp.width, height / stamp.height)
        left = x - (stamp.width * scale - width) / 2
        top = y - (stamp.height * scale - height) / 2
        pdf = self.pdf
        across, down = left * pdf.k, (pdf.h - top) * pdf.k - scale * pdf.h * pdf.k
        with pdf.rect_clip(x, y, width, height):
            # fpdf2 has no public way to put finished operators on a page.
            pdf._resource_catalog.index_stream_resources(stamp.stream.decode("latin1"), pdf.page)  # noqa: SLF001
            pdf._out(b"q %.4f 0 0 %.4f %.3f %.3f cm" % (scale, scale, across, down))  # noqa: SLF001
            pdf._out(stamp.stream)  # noqa: SLF001
            pdf._out(b"Q")  # noqa: SLF001
        return True

    def find(self, name: str, tint: str = "") -> Stamp | None:
        """The picture of a name, or the plainer one that stands for it; None if there is neither."""
        if (name, tint) not in self.stamps:
            self.stamps[name, tint] = self._worked_out(name, tint) or self._worked_out(_plainer(name), tint)
        return self.stamps[name, tint]

    def _worked_out(self, name: str, tint: str) -> Stamp | None:
        text = _read(name)
        if text is None:
            return None
        if tint:
            text = text.replace(WHITE, tint)
        try:
            return self._plain(read_picture(text))
        except UnknownError:
            return self._any(text)

    def _plain(self, picture: Picture) -> Stamp:
        with self._overheard() as heard:
            pdf = self.pdf
            pdf._out(f"q {pdf.k:.5f} 0 0 {-pdf.k:.5f} 0 {pdf.h * pdf.k:.3f} cm")  # noqa: SLF001
            for shape in picture.shapes:
                if shape.fill_opacity == shape.stroke_opacity == 1:
                    pdf._out(shape.operators)  # noqa: SLF001
                else:
                    with pdf.local_context(fill_opacity=shape.fill_opacity, stroke_opacity=shape.stroke_opacity):
                        pdf._out(shape.operators)  # noqa: SLF001
            pdf._out("Q")  # noqa: SLF001
        return Stamp(bytes(heard), picture.width, picture.height)

    def _any(self, text: str) -> Stamp | None:
        """A picture that only fpdf2 can read, if it can."""
        from fpdf.svg import SVGObject  # noqa: PLC0415  (none of ours needs it)

        try:
            picture = SVGObject(text)
        except (ValueError, TypeError, KeyError, NotImplementedError):
            return None
        if not picture.viewbox:
            return None
        width, height = picture.viewbox[2:]
        _, _, drawing = picture.transform_to_rect_viewport(1, width, height, ignore_svg_top_attrs=True)
        with self._overheard() as heard:
            self.pdf.draw_path(drawing, copy=False)
        return Stamp(bytes(heard), width, height)

    @contextmanager
    def _overheard(self) -> Iterator[bytearray]:
        """What is drawn inside is taken off the page again and handed over."""
        contents = self.pdf.pages[self.pdf.page].contents
        assert isinstance(contents, bytearray)
        before, heard = len(contents), bytearray()
        yield heard
        heard += contents[before:]
        del contents[before:]


def _plainer(name: str) -> str:
    return next((other for start, other in PLAINER.items() if name.startswith(start)), "generic")


def _read(name: str) -> str | None:
    file = library.asset(name)
    if file is None or file.suffix != ".svg":
        return None
    return file.read_text(encoding="utf-8")
