"""Our pictures as operators of a page."""

from __future__ import annotations

import pytest

from game.print.svg import UnknownError, read_picture
from game.scenario.library import assets

START = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'


def drawn(inside: str) -> str:
    return " ".join(shape.operators for shape in read_picture(f"{START}{inside}</svg>").shapes)


@pytest.mark.parametrize("folder", ["art", "emblems", "icons", "shapes"])
def test_every_picture_that_scenarios_can_name_is_understood(folder):
    """None of them needs the slow way through fpdf2."""
    files = sorted((assets() / folder).glob("*.svg"))

    assert files
    for file in files:
        assert read_picture(file.read_text(encoding="utf-8")).shapes, file.name


def test_paths_may_be_relative():
    """Small letters count from where the pen is."""
    capital = drawn('<path d="M10 10 L30 10 C40 10 40 20 40 30 Z" fill="#000000"/>')

    assert drawn('<path d="m10 10 l20 0 c10 0 10 10 10 20 z" fill="#000000"/>') == capital
    assert drawn('<path d="M10 10 20 10" stroke="#000000"/>') == drawn('<path d="M10,10L20,10" stroke="#000000"/>')


def test_an_arc_ends_where_it_says():
    """Half a circle by A goes through its top and ends at its right."""
    told = drawn('<path d="M20 50 A30 30 0 0 1 80 50" fill="none" stroke="#000000"/>')

    assert "50 20 c" in told
    assert told.endswith("80 50 c S Q")


def test_groups_hand_down_style_and_place():
    """A shape is painted as the groups around it say, unless it says so itself."""
    told = drawn('<g fill="#FF0000" transform="translate(5 6)"><rect width="2" height="3"/></g>')

    assert "1 0 0 rg" in told
    assert "1.00000 0.00000 0.00000 1.00000 5.00000 6.00000 cm" in told


@pytest.mark.parametrize(
    "inside",
    [
        '<text x="1" y="1">hello</text>',
        '<rect width="1" height="1" style="fill:red"/>',
        '<rect width="1" height="1" fill="url(#gold)"/>',
        '<path d="M1 1 X" fill="#000000"/>',
        '<image href="http://example.org/a.png"/>',
    ],
)
def test_what_is_not_understood_is_said(inside):
    """Nothing is drawn wrongly: whoever asks may try another way."""
    with pytest.raises(UnknownError):
        read_picture(f"{START}{inside}</svg>")


def test_what_is_no_picture_is_said():
    """Broken files end in the same error."""
    for text in ("", "<svg", '<svg viewBox="1 2"/>', "<svg/>"):
        with pytest.raises(UnknownError):
            read_picture(text)
