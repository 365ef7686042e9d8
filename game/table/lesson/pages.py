"""The pages of a debrief, laid out for a wall: what the document says, large, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from pygame import Rect

from game.debrief.document import Bullets, Figure, Heading, Paragraph, Table
from game.table import tokens
from game.table.art import LEFT, MIDDLE, RIGHT, Art
from game.table.lesson.charts import Chart
from game.table.node import Node
from game.table.text import BOLD, ITALIC, SANS, SERIF_BOLD
from game.table.widgets.basic import Label

if TYPE_CHECKING:
    import pygame

    from game.debrief.document import Block, Document


@frozen
class Page:
    """`part`: that of its heading."""

    title: str
    blocks: tuple[Block, ...]
    part: str = ""


def pages_of(document: Document) -> tuple[Page, ...]:
    """A page for every heading."""
    found: list[tuple[Heading, list[Block]]] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append((block, []))
        elif found:
            found[-1][1].append(block)
    return tuple(Page(heading.text, tuple(blocks), heading.part) for heading, blocks in found)


def text_size(art: Art) -> float:
    """Larger than at the table: this is read from the back of a room."""
    return tokens.TITLE + 2 if art.scale.is_roomy else tokens.LEAD


@frozen
class Layout:
    """Where blocks go: `inner` is the column, `room` the height that a figure may take."""

    art: Art
    inner: Rect
    room: int
    made: dict[int, pygame.Surface]

    def lay(self, page: Page) -> tuple[list[Node], int]:
        """The nodes of a page and their height."""
        nodes: list[Node] = []
        y = self.inner.y
        for number, block in enumerate(page.blocks):
            if nodes:
                y += self.art.px(14)
            y = self.block(nodes, block, y, f"block {number}")
        return nodes, y - self.inner.y

    def block(self, nodes: list[Node], block: Block, y: int, key: str) -> int:
        if isinstance(block, Heading):
            return self.heading(nodes, block, y, key)
        if isinstance(block, Paragraph):
            return self.paragraph(nodes, block, y, key)
        if isinstance(block, Bullets):
            return self.bullets(nodes, block, y, key)
        if isinstance(block, Table):
            return self.table(nodes, block, y, key)
        if isinstance(block, Figure):
            drawing = block.drawing
            unit = min(self.inner.width / drawing.width, self.room / drawing.height)
            place = Rect(self.inner.x, y, self.inner.width, round(drawing.height * unit))
            nodes.append(Chart(place, drawing, block.says, self.made, key))
            return place.bottom
        return y

    def heading(self, nodes: list[Node], block: Heading, y: int, key: str) -> int:
        size = text_size(self.art) + 2
        y += self.art.px(8) if nodes else 0
        height = self.art.height_of(block.text, self.inner.width, size, SERIF_BOLD)
        place = Rect(self.inner.x, y, self.inner.width, height)
        nodes.append(Label(place, block.text, colour=tokens.WAX, size=size, style=SERIF_BOLD, key=key))
        return place.bottom

    def paragraph(self, nodes: list[Node], block: Paragraph, y: int, key: str) -> int:
        size = tokens.BODY if block.quiet else text_size(self.art)
        style = ITALIC if block.quiet else SANS
        colour = tokens.ON_PAPER_SOFT if block.quiet else tokens.ON_PAPER
        height = self.art.height_of(block.text, self.inner.width, size, style)
        place = Rect(self.inner.x, y, self.inner.width, height)
        nodes.append(Label(place, block.text, colour=colour, size=size, style=style, key=key))
        return place.bottom

    def bullets(self, nodes: list[Node], block: Bullets, y: int, key: str) -> int:
        art, size = self.art, text_size(self.art)
        indent = art.width_of("10. ", size, BOLD)
        for number, (sign, item) in enumerate(zip(block.signs("–"), block.items, strict=True), start=1):
            width = self.inner.width - indent
            height = art.height_of(item, width, size)
            line = art.height_of(sign, indent, size, BOLD)
            nodes.append(
                Label(Rect(self.inner.x, y, indent, line), sign, colour=tokens.WAX, size=size, style=BOLD,
                      key=f"{key} sign {number}")
            )  # fmt: skip
            place = Rect(self.inner.x + indent, y, width, height)
            nodes.append(Label(place, item, colour=tokens.ON_PAPER, size=size, key=f"{key} item {number}"))
            y = place.bottom + art.px(8 if number < len(block.items) else 0)
        return y

    def table(self, nodes: list[Node], block: Table, y: int, key: str) -> int:
        art, size = self.art, text_size(self.art)
        gap = art.px(18)
        rooms = self.columns_of_prose(block, size, gap) if block.is_prose else self.columns_of_numbers(block, size, gap)
        across = LEFT if block.is_prose else RIGHT
        for number, row in enumerate((block.head, *block.rows)):
            style = BOLD if number == 0 else SANS
            height = max(
                art.height_of(cell, room, size, style) for cell, room in zip(row, rooms, strict=True)
            ) + art.px(10)
            nodes.append(TableRow(Rect(self.inner.x, y, self.inner.width, height), number, f"{key} row {number}"))
            x = self.inner.x
            for column, (cell, room) in enumerate(zip(row, rooms, strict=True)):
                nodes[-1].add(
                    Label(
                        Rect(x, y, room, height), cell, colour=tokens.ON_PAPER, size=size,
                        style=BOLD if column == 0 else style, across=across if column else LEFT, down=MIDDLE,
                        key=f"{key} cell {number} {column}",
                    )
                )  # fmt: skip
                x += room + gap
            y += height
        return y

    def columns_of_prose(self, block: Table, size: float, gap: int) -> list[int]:
        """Each column holds its longest word; what is left goes where more is written."""
        art = self.art
        columns = list(zip(block.head, *block.rows, strict=True))
        least = [
            max(art.width_of(word, size, BOLD) for cell in column for word in cell.split(" ")) for column in columns
        ]
        whole = [max(art.width_of(cell, size, BOLD) for cell in column) for column in columns]
        wishes = [wish - own for wish, own in zip(whole, least, strict=True)]
        rest = self.inner.width - sum(least) - gap * (len(columns) - 1)
        share = min(1.0, max(0, rest) / max(1, sum(wishes)))
        return [own + round(wish * share) for own, wish in zip(least, wishes, strict=True)]

    def columns_of_numbers(self, block: Table, size: float, gap: int) -> list[int]:
        """The first column takes what the others leave.

        Columns of numbers are as wide as their numbers; their heads may take two lines.
        """
        art = self.art
        most = self.inner.width * 62 // 100 // max(1, len(block.head) - 1)
        widths = []
        for column in range(1, len(block.head)):
            cells = max((art.width_of(row[column], size) for row in block.rows), default=0)
            head = art.texts.narrowest(block.head[column], art.face(size, BOLD), 2) if block.head[column] else 0
            widths.append(max(min(cells, most), min(head, most)) + art.px(6))
        return [self.inner.width - sum(widths) - gap * len(widths), *widths]


class TableRow(Node):
    """The ground of a row; every other one is shaded, and the head has a line below it."""

    role = "row"

    def __init__(self, rect: Rect, number: int, key: str) -> None:
        super().__init__(rect, key=key)
        self.number = number

    def draw(self, art: Art) -> None:
        if self.number and self.number % 2 == 0:
            art.panel(self.rect.inflate(art.px(8), 0), tokens.PAPER_SHADE, radius=4)
        if self.number == 0:
            y = self.rect.bottom - art.px(1)
            art.rule((self.rect.x, y), (self.rect.right, y), tokens.BRASS_DARK, 2)
