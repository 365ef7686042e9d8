"""Sheets of paper and the grid of cards on them.  Millimetres from the upper left corner."""

from __future__ import annotations

from attrs import frozen

CARD_WIDTH, CARD_HEIGHT = 63.0, 88.0
COLUMNS, ROWS = 3, 3
CARDS_A_SHEET = COLUMNS * ROWS
MARK_GAP, MARK_LENGTH = 1.2, 5.0


@frozen
class Paper:
    """A size of paper, upright."""

    name: str
    width: float
    height: float


PAPERS = {"a4": Paper("a4", 210.0, 297.0), "letter": Paper("letter", 215.9, 279.4)}


def corner(paper: Paper) -> tuple[float, float]:
    """The upper left corner of the grid, which stands in the middle of the sheet."""
    return (paper.width - COLUMNS * CARD_WIDTH) / 2, (paper.height - ROWS * CARD_HEIGHT) / 2


def place(paper: Paper, number: int) -> tuple[float, float]:
    """The upper left corner of the card with that number on a sheet's front, from 0, row by row."""
    left, top = corner(paper)
    return left + number % COLUMNS * CARD_WIDTH, top + number // COLUMNS * CARD_HEIGHT


def place_behind(paper: Paper, number: int) -> tuple[float, float]:
    """Where that card's back goes on the back of the sheet, turned over its long edge: rows stay, columns swap."""
    row, column = divmod(number, COLUMNS)
    return place(paper, row * COLUMNS + COLUMNS - 1 - column)


def crop_marks(paper: Paper) -> list[tuple[float, float, float, float]]:
    """The lines (x1, y1, x2, y2) outside the grid along which the cards are cut."""
    left, top = corner(paper)
    right, bottom = left + COLUMNS * CARD_WIDTH, top + ROWS * CARD_HEIGHT
    marks: list[tuple[float, float, float, float]] = []
    for column in range(COLUMNS + 1):
        x = left + column * CARD_WIDTH
        marks.append((x, top - MARK_GAP - MARK_LENGTH, x, top - MARK_GAP))
        marks.append((x, bottom + MARK_GAP, x, bottom + MARK_GAP + MARK_LENGTH))
    for row in range(ROWS + 1):
        y = top + row * CARD_HEIGHT
        marks.append((left - MARK_GAP - MARK_LENGTH, y, left - MARK_GAP, y))
        marks.append((right + MARK_GAP, y, right + MARK_GAP + MARK_LENGTH, y))
    return marks
