"""Text that runs down a page and over to the next: headings, paragraphs, tables, and room for drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.print.sheet import FAINT, INK, PALE
from game.print.text import BOLD, HEADING, POINT, Block, lay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.print.sheet import Sheet

MARGIN, FOOT = 13.0, 14.0
PADDING = 1.1  # inside a cell of a table


class Flow:
    """A pen that moves down the page.  A new page carries the running title in small letters."""

    def __init__(self, sheet: Sheet, running: str, size: float = 9.0) -> None:
        self.sheet, self.running, self.size = sheet, running, size
        self.left, self.width = MARGIN, sheet.paper.width - 2 * MARGIN
        self.y = MARGIN
        self.foot()

    @property
    def bottom(self) -> float:
        return self.sheet.paper.height - FOOT

    def foot(self) -> None:
        """The running title at the foot of the page."""
        y = self.sheet.paper.height - 8
        self.sheet.write(self.running, self.left, y, 7, colour="#5A636B")

    def turn(self) -> None:
        """Go on at the top of the next page."""
        self.sheet.new_page()
        self.y = MARGIN
        self.foot()

    def turn_leaf(self) -> None:
        """Go on at the top of another leaf, which can be handed out by itself."""
        self.sheet.new_leaf()
        self.y = MARGIN
        self.foot()

    def need(self, height: float) -> None:
        """Turn the page unless there is still that much room; what is higher than a page begins a new one."""
        if self.y + height > self.bottom and self.y > MARGIN:
            self.turn()

    def space(self, height: float) -> None:
        self.y += height

    def title(self, text: str, size: float = 20.0) -> None:
        self.blocks([Block(text, HEADING)], size)
        self.sheet.line(self.left, self.y + 0.6, self.left + self.width, self.y + 0.6, 0.5)
        self.y += 2.6

    def heading(self, text: str, size: float = 12.0, room: float = 14.0) -> None:
        """A heading that is never the last thing on a page."""
        self.y += 2.2 if self.y > MARGIN else 0.0
        self.need(size * POINT * 1.3 + room)
        self.blocks([Block(text, HEADING)], size)
        self.y += 0.6

    def blocks(self, blocks: Sequence[Block], size: float = 0.0, colour: str = INK) -> None:
        """Paragraphs over the full width, broken over pages line by line."""
        laid = lay(self.sheet, blocks, self.width, size or self.size)
        top = self.y
        for line in laid.lines:
            if top + line.y + 1 > self.bottom:
                self.turn()
                top = self.y - (line.y - line.size * POINT)
            self.sheet.write(line.text, self.left + line.x, top + line.y, line.size, line.face, colour)
        self.y = top + laid.height

    def text(self, text: str, size: float = 0.0, before: float = 0.35) -> None:
        self.y += before * (size or self.size) * POINT
        self.blocks([Block(part, before=0.45) for part in text.strip().split("\n\n")], size)

    def bullets(self, texts: Sequence[str], size: float = 0.0) -> None:
        self.y += 0.25 * self.size * POINT
        self.blocks(_bulleted(texts), size)

    def height_of_bullets(self, texts: Sequence[str], size: float = 0.0) -> float:
        """How much room a list takes."""
        return 0.25 * self.size * POINT + lay(self.sheet, _bulleted(texts), self.width, size or self.size).height

    def row(
        self,
        cells: Sequence[str | Sequence[Block]],
        widths: Sequence[float],
        size: float = 0.0,
        *,
        head: bool = False,
        height: float = 0.0,
    ) -> None:
        """A row of a table; `widths` are shares of the full width.  A row is never broken over pages."""
        size = size or self.size
        scale = self.width / sum(widths)
        laid = []
        for cell, width in zip(cells, widths, strict=True):
            blocks = [Block(cell, BOLD if head else "plain")] if isinstance(cell, str) else cell
            laid.append(lay(self.sheet, blocks, width * scale - 2 * PADDING, size))
        high = max(height, *(each.height for each in laid)) + 2 * PADDING * 0.7
        self.need(high)
        x = self.left
        for each, width in zip(laid, widths, strict=True):
            self.sheet.box(x, self.y, width * scale, high, thick=0.15, colour=FAINT, fill=PALE if head else "")
            self.sheet.put(each, x + PADDING, self.y + PADDING * 0.6)
            x += width * scale
        self.y += high


def _bulleted(texts: Sequence[str]) -> list[Block]:
    return [Block(text, hang=1.1, bullet="•", before=0.2) for text in texts]
