"""A document as a PDF on A4, with the fonts of the game in it.  fpdf2 comes with the extra `longtable[print]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.debrief.charts import Line, Mark, Words, outline_of
from game.debrief.document import Bullets, Figure, Heading, PageBreak, Paragraph, Slip, Table
from game.scenario.library import assets
from game.speech.extras import how_to_install
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    import fpdf

    from game.debrief.charts import Drawing
    from game.debrief.document import Block, Document

FONT = "NotoSans"
MARGIN = 18.0  # millimetres
FIGURE_WIDTH = 116.0
LINE = 5.2
PAD = 0.6  # above and below each row of a table


class NoPrintError(RuntimeError):
    """fpdf2 is not installed, or the fonts are missing; the message says what to do."""


def pdf_of(document: Document) -> bytes:
    """The content of the PDF.  Raises NoPrintError."""
    try:
        from fpdf import FPDF  # noqa: PLC0415  (an extra)
    except ImportError as error:
        told = _("A PDF needs fpdf2; install it with: {command}")
        raise NoPrintError(told.format(command=how_to_install("print"))) from error

    class Pages(FPDF):
        """Every page says at its foot what it belongs to, and which it is."""

        def footer(self) -> None:
            self.set_y(-MARGIN + 5)
            self.set_font(FONT, "", 8)
            self.cell(0.8 * self.epw, LINE, document.title)
            self.cell(0, LINE, f"{self.page_no()} / {{nb}}", align="R")

    page = Pages(format="A4")
    page.set_margins(MARGIN, MARGIN, MARGIN)
    page.set_auto_page_break(True, MARGIN)
    fonts = assets() / "fonts"
    for style, name in (("", "Regular"), ("B", "Bold"), ("I", "Italic")):
        file = fonts / f"NotoSans-{name}.ttf"
        if not file.is_file():
            raise NoPrintError(_("The fonts of the game are missing: {path}.").format(path=fonts))
        page.add_font(FONT, style, str(file))
    page.set_title(document.title)
    page.set_lang(document.language)
    page.add_page()
    page.set_font(FONT, "B", 18)
    page.multi_cell(0, 8, document.title, new_x="LMARGIN", new_y="NEXT")
    page.set_font(FONT, "", 9.5)
    page.multi_cell(0, LINE, document.subtitle, new_x="LMARGIN", new_y="NEXT")
    for number, block in enumerate(document.blocks):
        _keep_together(page, _together(page, document.blocks[number:]))
        _block(page, block)
    return bytes(page.output())


def _block(page: fpdf.FPDF, block: Block) -> None:
    if isinstance(block, Heading):
        page.ln(4)
        page.set_font(FONT, "B", 13)
        page.multi_cell(0, 7, block.text, align="L", new_x="LMARGIN", new_y="NEXT")
    elif isinstance(block, Paragraph):
        _set_paragraph(page, block)
        page.multi_cell(0, LINE, block.text, align="L", new_x="LMARGIN", new_y="NEXT")
        page.ln(1.5)
    elif isinstance(block, Bullets):
        _bullets(page, block)
    elif isinstance(block, Table):
        _table(page, block)
    elif isinstance(block, Slip):
        _slip(page, block)
    elif isinstance(block, PageBreak):
        page.add_page()
    elif isinstance(block, Figure):
        _figure(page, block.drawing)


def _keep_together(page: fpdf.FPDF, height: float) -> None:
    """Begin a new page if there is less room than this, and if a page has as much."""
    if page.get_y() + height > page.h - MARGIN and height <= page.h - 2 * MARGIN:
        page.add_page()


def _set_paragraph(page: fpdf.FPDF, block: Paragraph) -> None:
    page.set_font(FONT, "I" if block.quiet else "", 9 if block.quiet else 10)


def _together(page: fpdf.FPDF, blocks: Sequence[Block]) -> float:
    """The height of the first block and of what must not be parted from it; of what may be broken, two lines."""
    block, *rest = blocks
    if isinstance(block, Heading):
        return 15 + (_together(page, rest) if rest else 0)
    if isinstance(block, Figure):
        return block.drawing.height * FIGURE_WIDTH / block.drawing.width + 4
    if isinstance(block, Paragraph):
        _set_paragraph(page, block)
        height = _lines(page, block.text, 0) * LINE + 1.5
        return height + (_together(page, rest) if rest and not isinstance(rest[0], (Heading, Paragraph)) else 0)
    if isinstance(block, Table) and not block.is_prose:
        page.set_font(FONT, "B", 9)  # wider than the rest: rather a little too high
        widths = _columns(page, block)
        rows = (block.head, *block.rows)
        lines = (max(_lines(page, *each) for each in zip(row, widths, strict=True)) for row in rows)
        return sum(each * LINE + 2 * PAD for each in lines) + 2
    return 0.0 if isinstance(block, PageBreak) else 2 * LINE


def _lines(page: fpdf.FPDF, text: str, width: float) -> int:
    lines: Any = page.multi_cell(width, LINE, text, align="L", dry_run=True, output="LINES")
    return max(1, len(lines))


def _columns(page: fpdf.FPDF, table: Table) -> tuple[float, ...]:
    """Of a table of numbers."""
    others = len(table.head) - 1
    width = page.w - 2 * MARGIN
    rest = min(34.0, 0.6 * width / others)
    return (width - rest * others, *[rest] * others)


def _bullets(page: fpdf.FPDF, bullets: Bullets) -> None:
    page.set_font(FONT, "", 10)
    for sign, item in zip(bullets.signs("–"), bullets.items, strict=True):
        _keep_together(page, 2 * LINE)
        page.set_x(MARGIN)
        page.cell(7, LINE, sign, align="R")
        page.set_x(MARGIN + 8.5)
        page.multi_cell(0, LINE, item, align="L", new_x="LMARGIN", new_y="NEXT")
        page.ln(0.8)


def _table(page: fpdf.FPDF, table: Table) -> None:
    """Columns of numbers as wide as those; of prose, columns share the width by how much is written in them."""
    page.set_font(FONT, "", 9)
    if table.is_prose:
        columns = zip(table.head, *table.rows, strict=True)
        widths = [max(9.0, *(len(line) for cell in column for line in cell.split("\n"))) ** 0.6 for column in columns]
        align: tuple[str, ...] = ("LEFT",) * len(widths)
    else:
        widths = list(_columns(page, table))
        align = ("LEFT", *["RIGHT"] * (len(widths) - 1))
    with page.table(
        col_widths=widths,
        text_align=align,
        v_align="T" if table.is_prose else "M",
        borders_layout="HORIZONTAL_LINES",
        line_height=LINE - 0.6 if table.is_prose else LINE,
        padding=PAD,
        width=page.w - 2 * MARGIN,
    ) as printed:
        for row in (table.head, *table.rows):
            cells = printed.row()
            for cell in row:
                cells.cell(cell)
    page.ln(2)


def _slip(page: fpdf.FPDF, slip: Slip) -> None:
    """A box with a dashed edge, never broken over pages."""
    pad, width = 3.0, page.w - 2 * MARGIN
    parts = [("B", 12, 6.5, slip.title), *(("", 10, LINE, line) for line in slip.lines)]

    def write(*, dry: bool) -> float:
        high = 0.0
        for style, size, line, text in parts:
            page.set_font(FONT, style, size)
            page.set_x(MARGIN + pad)
            taken: Any = page.multi_cell(
                width - 2 * pad, line, text, align="L", new_x="LMARGIN", new_y="NEXT", dry_run=dry, output="HEIGHT"
            )
            high += taken
        return high

    high = write(dry=True) + 2 * pad
    _keep_together(page, high + 2)
    top = page.get_y()
    page.set_dash_pattern(1.5, 1.5)
    page.rect(MARGIN, top, width, high)
    page.set_dash_pattern()
    page.set_y(top + pad)
    write(dry=False)
    page.set_y(top + high + 3)


def _figure(page: fpdf.FPDF, drawing: Drawing) -> None:
    scale = FIGURE_WIDTH / drawing.width
    left, top = page.l_margin, page.get_y() + 1

    def place(x: float, y: float) -> tuple[float, float]:
        return left + x * scale, top + y * scale

    for shape in drawing.shapes:
        if isinstance(shape, Line):
            _line(page, shape, [place(x, y) for x, y in shape.points], scale)
        elif isinstance(shape, Mark):
            _mark(page, shape, place(0, 0), scale)
        elif isinstance(shape, Words):
            page.set_font(FONT, "B" if shape.bold else "", shape.size * scale / 0.3528)
            page.set_text_color(shape.colour)
            x, y = place(shape.x, shape.y)
            shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
            page.text(x - shift * page.get_string_width(shape.text), y, shape.text)
    page.set_text_color("#000000")
    page.set_draw_color("#000000")
    page.set_line_width(0.2)
    page.set_y(top + drawing.height * scale + 3)


def _line(page: fpdf.FPDF, line: Line, points: list[tuple[float, float]], scale: float) -> None:
    """A path of its own: fpdf2's plain lines know two lengths of dashes and fill short gaps with square ends."""
    with page.new_path() as path:
        path.style.fill_color = None
        path.style.stroke_color = line.colour
        path.style.stroke_width = line.width * scale
        path.style.stroke_dash_pattern = tuple(each * scale for each in line.dash) or None
        path.style.stroke_cap_style = "butt"
        path.style.stroke_join_style = "round"
        path.style.auto_close = False
        path.move_to(*points[0])
        for point in points[1:]:
            path.line_to(*point)


def _mark(page: fpdf.FPDF, mark: Mark, origin: tuple[float, float], scale: float) -> None:
    left, top = origin
    page.set_draw_color(mark.colour)
    page.set_fill_color("#FFFFFF" if mark.hollow else mark.colour)
    page.set_line_width(1.4 * scale)
    style = "DF" if mark.hollow else "F"
    corners = outline_of(mark)
    if corners is None:
        page.circle(left + mark.x * scale, top + mark.y * scale, mark.size * scale, style=style)
    else:
        page.polygon([(left + x * scale, top + y * scale) for x, y in corners], style=style)
