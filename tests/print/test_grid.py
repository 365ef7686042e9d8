"""The grid of cards: 63 × 88 mm, and every back behind its front."""

from __future__ import annotations

import pytest

from game.print.grid import (
    CARD_HEIGHT,
    CARD_WIDTH,
    CARDS_A_SHEET,
    MARK_LENGTH,
    PAPERS,
    corner,
    crop_marks,
    place,
    place_behind,
)

BOTH = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)


@BOTH
def test_backs_mirror_fronts(paper):
    """Turned over the long edge, a sheet's left is its right: front and back cover the same 63 × 88 mm of paper."""
    for number in range(CARDS_A_SHEET):
        x, y = place(paper, number)
        behind_x, behind_y = place_behind(paper, number)

        assert behind_y == y
        assert paper.width - (behind_x + CARD_WIDTH) == pytest.approx(x)


@BOTH
def test_cards_touch_and_stay_on_the_paper(paper):
    """Nine cards share their edges, in the middle of the sheet."""
    left, top = corner(paper)
    places = [place(paper, number) for number in range(CARDS_A_SHEET)]

    assert len(set(places)) == CARDS_A_SHEET
    assert {round((x - left) / CARD_WIDTH, 9) for x, _ in places} == {0, 1, 2}
    assert {round((y - top) / CARD_HEIGHT, 9) for _, y in places} == {0, 1, 2}
    assert left > MARK_LENGTH
    assert top > MARK_LENGTH
    assert (CARD_WIDTH, CARD_HEIGHT) == (63, 88)


@BOTH
def test_crop_marks_stand_outside_the_cards(paper):
    """Every edge of a card has a mark at both ends, none of them on a card."""
    left, top = corner(paper)
    right, bottom = left + 3 * CARD_WIDTH, top + 3 * CARD_HEIGHT
    marks = crop_marks(paper)

    assert len(marks) == 16
    for x1, y1, x2, y2 in marks:
        assert 0 < min(x1, x2) <= max(x1, x2) < paper.width
        assert 0 < min(y1, y2) <= max(y1, y2) < paper.height
        assert max(x1, x2) < left or min(x1, x2) > right or max(y1, y2) < top or min(y1, y2) > bottom
