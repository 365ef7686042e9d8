"""What the teacher reads before and after the lesson: every paper from the front of a leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.document import Bullets, Heading, PageBreak, Paragraph, Table
from game.print.flow import PADDING, Flow
from game.print.text import BOLD
from game.print.text import Block as Words
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.debrief.document import Block
    from game.lesson.guide import Paper
    from game.print.sheet import Sheet

LARGEST, SMALLEST, STEP = 11.0, 8.0, 0.25  # points: as large as still fits on the two pages of a leaf
LEAF = 2  # pages


def print_teacher(sheet: Sheet, papers: Iterable[Paper], title: str) -> None:
    """Each paper on a leaf of its own, front and back, if it fits there at a readable size."""
    for paper in papers:
        print_paper(sheet, paper, title)


def print_paper(sheet: Sheet, paper: Paper, title: str) -> None:
    size = LARGEST
    while size > SMALLEST and _pages(sheet, paper, size) > LEAF:
        size -= STEP
    sheet.new_leaf()
    flow = Flow(sheet, _("{title}: {paper}").format(title=title, paper=paper.title), size)
    flow.title(paper.title, 18)
    for block in paper.blocks:
        _block(flow, block)


def _pages(sheet: Sheet, paper: Paper, size: float) -> int:
    """How many pages a paper takes at a size, tried on a sheet that is thrown away."""
    trial = sheet.trial()
    flow = Flow(trial, "", size)
    flow.title(paper.title, 18)
    for block in paper.blocks:
        if not isinstance(block, PageBreak):
            _block(flow, block)
    return trial.pages


def _block(flow: Flow, block: Block) -> None:
    if isinstance(block, Heading):
        flow.heading(block.text, flow.size + 3)
    elif isinstance(block, Paragraph):
        flow.text(block.text.replace("\n", "\n\n"))
    elif isinstance(block, Bullets):
        flow.y += 0.25 * flow.size / 3
        flow.blocks(
            [
                Words(item, hang=1.8 if block.numbered else 1.1, bullet=sign, before=0.2)
                for sign, item in zip(block.signs("•"), block.items, strict=True)
            ]
        )
    elif isinstance(block, Table):
        _table(flow, block)
    elif isinstance(block, PageBreak):
        flow.turn_leaf()


def _table(flow: Flow, table: Table) -> None:
    """Columns wide enough for their longest word; the rest goes where most is written."""
    rows, size = (table.head, *table.rows), flow.size - 0.5
    columns = list(zip(*rows, strict=True))
    words = [max(flow.sheet.width(word, BOLD, size) for cell in column for word in cell.split()) for column in columns]
    least = [each + 2.5 * PADDING for each in words]
    written = [max(len(cell) for cell in column) ** 0.75 for column in columns]
    rest = max(0.0, flow.width - sum(least))
    widths = [own + rest * share / sum(written) for own, share in zip(least, written, strict=True)]
    flow.space(1.5)
    for number, row in enumerate(rows):
        flow.row(row, widths, size, head=number == 0)
    flow.space(1.5)
