"""A debrief as a document: a few kinds of blocks that a terminal, a web page and a printer can all show."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from game.debrief.charts import Drawing


@frozen
class Heading:
    """`part`: an id, for those who have something to add to what stands under it."""

    text: str
    part: str = ""


@frozen
class Paragraph:
    """`quiet`: a remark, such as how a number was made."""

    text: str
    quiet: bool = False


@frozen
class Bullets:
    """`numbered`: questions and other things that are referred to by number, from `first` on."""

    items: tuple[str, ...]
    numbered: bool = False
    first: int = 1

    def signs(self, dot: str) -> list[str]:
        """What stands before each item."""
        return [f"{self.first + k}." if self.numbered else dot for k in range(len(self.items))]


@frozen
class Table:
    """The first column names the row; all others are numbers or short words, unless `is_prose`: then sentences."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_prose: bool = False


@frozen
class Figure:
    """`says`: what the drawing shows, for those who do not see it."""

    drawing: Drawing
    says: str


@frozen
class Slip:
    """A piece of paper to cut out and hand to somebody."""

    title: str
    lines: tuple[str, ...]


@frozen
class PageBreak:
    """What follows is for somebody else: on paper it stands on another page."""


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Figure | PageBreak | Slip


@frozen
class Document:
    """`language` is that of the texts."""

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
