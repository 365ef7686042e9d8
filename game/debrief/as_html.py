"""A document as one web page: no scripts, nothing loaded from elsewhere, readable on a phone and on paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from game.debrief.charts import Line, Mark, Words, outline_of
from game.debrief.document import Bullets, Figure, Heading, PageBreak, Paragraph, Slip, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.debrief.charts import Drawing, Shape
    from game.debrief.document import Block, Document

STYLE = """
:root { color-scheme: only light; }
* { box-sizing: border-box; }
body { margin: 0; background: #F6F1E6; color: #1E2329; font: 17px/1.5 "Noto Sans", system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.2rem 1rem 3rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0.4rem 0 0.2rem; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 0.6rem; padding-top: 0.5rem; border-top: 3px solid #C8A24A; }
p { margin: 0.6rem 0; }
.sub, .quiet { color: #565B62; font-size: 0.92rem; }
ul, ol { margin: 0.6rem 0; padding-left: 1.4rem; }
li { margin: 0.4rem 0; }
table { border-collapse: collapse; width: 100%; margin: 0.8rem 0; font-size: 0.95rem; }
th, td { padding: 0.35rem 0.4rem; border-bottom: 1px solid #D9D2C3; text-align: right; vertical-align: top; }
th:first-child, td:first-child { text-align: left; }
.wide { overflow-x: auto; }
.prose th, .prose td { text-align: left; white-space: pre-line; }
.slip { border: 1px dashed #1E2329; padding: 0.4rem 0.8rem; margin: 0.6rem 0; }
.slip h3 { margin: 0.2rem 0; }
thead th { border-bottom: 2px solid #1E2329; }
tbody th { font-weight: normal; }
figure { margin: 0.8rem 0; }
svg { display: block; width: 100%; max-width: 36rem; height: auto; background: #FFFDF8; border: 1px solid #D9D2C3;
  border-radius: 6px; }
figcaption { color: #565B62; font-size: 0.85rem; margin-top: 0.2rem; }
@media print {
  @page { margin: 16mm; }
  body { background: #fff; font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  .wide { overflow: visible; }
  figure, table, li, .slip { break-inside: avoid; }
  .break { break-after: page; }
  svg { max-width: 120mm; background: #fff; }
}
""".strip()


def html_of(document: Document) -> str:
    """The page."""
    body = "\n".join(line for block in document.blocks for line in _block(block))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n"
        f"<style>\n{STYLE}\n</style>\n</head>\n<body>\n<main>\n<h1>{escape(document.title)}</h1>\n"
        f'<p class="sub">{escape(document.subtitle)}</p>\n{body}\n</main>\n</body>\n</html>\n'
    )


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h2>{escape(block.text)}</h2>"
    elif isinstance(block, Paragraph):
        yield f'<p class="quiet">{escape(block.text)}</p>' if block.quiet else f"<p>{escape(block.text)}</p>"
    elif isinstance(block, Bullets):
        tag = "ol" if block.numbered else "ul"
        yield f'<ol start="{block.first}">' if block.numbered and block.first > 1 else f"<{tag}>"
        yield from (f"<li>{escape(item)}</li>" for item in block.items)
        yield f"</{tag}>"
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Slip):
        yield from _slip(block)
    elif isinstance(block, PageBreak):
        yield '<div class="break"></div>'
    elif isinstance(block, Figure):
        yield f"<figure>{svg_of(block.drawing, block.says)}<figcaption>{escape(block.says)}</figcaption></figure>"


def _slip(slip: Slip) -> Iterator[str]:
    yield f'<section class="slip"><h3>{escape(slip.title)}</h3>'
    yield from (f"<p>{escape(line)}</p>" for line in slip.lines)
    yield "</section>"


def _table(table: Table) -> Iterator[str]:
    yield '<div class="wide">'  # what is too wide for a phone scrolls by itself, and not the page
    yield '<table class="prose"><thead><tr>' if table.is_prose else "<table><thead><tr>"
    yield "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    yield "</tr></thead><tbody>"
    for first, *others in table.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in others)
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def svg_of(drawing: Drawing, says: str) -> str:
    """A chart as SVG inside the page."""
    shapes = "".join(_shape(shape) for shape in drawing.shapes)
    return (
        f'<svg viewBox="0 0 {drawing.width:g} {drawing.height:g}" role="img" aria-label="{escape(says)}" '
        f'font-family="Noto Sans, system-ui, sans-serif">{shapes}</svg>'
    )


def _shape(shape: Shape) -> str:
    if isinstance(shape, Line):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.points)
        dash = f' stroke-dasharray="{" ".join(map(str, shape.dash))}"' if shape.dash else ""
        return (
            f'<polyline points="{points}" fill="none" stroke="{shape.colour}" stroke-width="{shape.width:g}"{dash} '
            f'stroke-linejoin="round"/>'
        )
    if isinstance(shape, Mark):
        return _mark(shape)
    assert isinstance(shape, Words)
    weight = ' font-weight="bold"' if shape.bold else ""
    return (
        f'<text x="{shape.x:.1f}" y="{shape.y:.1f}" font-size="{shape.size:g}" fill="{shape.colour}" '
        f'text-anchor="{shape.anchor}"{weight}>{escape(shape.text)}</text>'
    )


def _mark(mark: Mark) -> str:
    paint = f'fill="#FFFDF8" stroke="{mark.colour}" stroke-width="1.6"' if mark.hollow else f'fill="{mark.colour}"'
    corners = outline_of(mark)
    if corners is None:
        return f'<circle cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{mark.size:g}" {paint}/>'
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon points="{points}" {paint}/>'
