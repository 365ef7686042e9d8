"""A document for the terminal: plain lines, wrapped, charts as their words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from game.debrief.document import Bullets, Figure, Heading, Paragraph, Slip, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.debrief.document import Block, Document


def text_of(document: Document, width: int = 80) -> str:
    """The whole document, lines at most `width` long (40 at least)."""
    width = max(40, width)
    lines = [*_wrapped(document.title, width), "=" * min(width, len(document.title)), document.subtitle]
    for block in document.blocks:
        lines += ["", *_block(block, width)]
    return "\n".join(lines) + "\n"


def _block(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
        yield "-" * min(width, len(block.text))
    elif isinstance(block, Paragraph):
        yield from _wrapped(block.text, width)
    elif isinstance(block, Figure):
        yield from _wrapped(block.says, width, "  ")
    elif isinstance(block, Bullets):
        for sign, item in zip(block.signs(" -"), block.items, strict=True):
            yield from _wrapped(item, width, "   ", f"{sign} ")
    elif isinstance(block, Table):
        yield from _prose_table(block, width) if block.is_prose else _table(block, width)
    elif isinstance(block, Slip):
        yield "- " * (width // 2)
        for line in (block.title, *block.lines):
            yield from _wrapped(line, width)


def _prose_table(table: Table, width: int) -> Iterator[str]:
    """Row by row: what each cell is called, and what stands in it."""
    for row in table.rows:
        first, *others = (line for cell in row for line in cell.split("\n") if line)
        yield from _wrapped(first, width)
        for other in others:
            yield from _wrapped(other, width, "    ", "  - ")


def _wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=indent if first is None else first, subsequent_indent=indent) or [
        ""
    ]


def _table(table: Table, width: int) -> Iterator[str]:
    rows = [table.head, *table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.head))]
    widths[0] = max(12, min(widths[0], width - sum(widths[1:]) - 2 * len(widths)))
    for row in rows:
        names = textwrap.wrap(row[0], widths[0]) or [""]
        for k, name in enumerate(names):
            numbers = row[1:] if k == len(names) - 1 else ("",) * (len(row) - 1)
            cells = (cell.rjust(room) for cell, room in zip(numbers, widths[1:], strict=True))
            yield "  ".join([name.ljust(widths[0]), *cells]).rstrip()
