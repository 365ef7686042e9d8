"""Text in boxes: nothing is cut in silence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.print.text import BOLD, PLAIN, POINT, Block, best_size, broken, fit, in_columns, lay


class Typewriter:
    """Every sign is half its size wide."""

    def width(self, text: str, face: str, size: float) -> float:  # noqa: ARG002
        return len(text) * size * POINT / 2


TYPEWRITER = Typewriter()
WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=40), min_size=1, max_size=60).map(" ".join)


@settings(deadline=None)
@given(WORDS, st.floats(5, 80))
def test_no_line_is_wider_than_its_box(text, width):
    """Long words are broken; a single sign may stand in a box that is narrower than itself."""
    lines = broken(TYPEWRITER, text, PLAIN, 8, width)

    assert "".join(text.split()) == "".join("".join(lines).split())
    assert all(TYPEWRITER.width(line, PLAIN, 8) <= width or len(line) == 1 for line in lines)


@settings(deadline=None)
@given(WORDS, st.floats(20, 80), st.floats(5, 80))
def test_what_does_not_fit_is_counted(text, width, height):
    """Every line is either laid within the box or counted as left out."""
    blocks = [Block("Title", BOLD, scale=1.2), Block(text, before=0.5)]
    laid = fit(TYPEWRITER, blocks, width, height, 10, 5)
    whole = lay(TYPEWRITER, blocks, width, laid.size)

    assert len(whole.lines) == len(laid.lines) + laid.left_out
    assert all(line.y <= height for line in laid.lines)
    assert laid.fits == (laid.left_out == 0)


def test_the_largest_size_that_fits_is_chosen():
    """A half line less of room takes a step off the size, and no more."""
    block = [Block("word " * 30)]
    full = lay(TYPEWRITER, block, 60, 8)

    assert fit(TYPEWRITER, block, 60, full.height, 8, 5).size == 8
    assert 7 <= fit(TYPEWRITER, block, 60, full.height - 1, 8, 5).size < 8
    assert best_size(8, 5, lambda size: size <= 6.1) == 6
    assert best_size(8, 5, lambda size: size < 0) == 5


def test_an_arrow_stays_with_its_name():
    """`Europe ↑` and `support −1` are not torn apart at the end of a line."""
    for width in range(20, 60):
        lines = broken(TYPEWRITER, "walk-away: Ukraine ↓, Europe ↑ and support −1", PLAIN, 8, float(width))

        assert not [line for line in lines if line[0] in "↑↓−"]


def test_columns_hold_one_text():
    """A text that runs through two columns loses nothing, and no heading ends a column."""
    blocks = []
    for number in range(12):
        blocks += [Block(f"Heading {number}", BOLD, keep=True, before=0.6), Block("word " * 12)]
    parts = in_columns(TYPEWRITER, blocks, [(50, 90), (50, 90)], 9, 4)
    written = [line.text for part in parts for line in part.lines]

    assert [line.text for line in lay(TYPEWRITER, blocks, 50, parts[0].size).lines] == written
    assert parts[-1].fits
    assert all(line.y <= 90 for part in parts for line in part.lines)
    assert not parts[0].lines[-1].keep
