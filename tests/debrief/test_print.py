"""The debrief on paper and on a phone: nothing torn apart, lines that can be told apart without colour."""

from __future__ import annotations

import re
import zlib

import pytest

from game.debrief.as_html import STYLE, html_of
from game.debrief.as_pdf import pdf_of
from game.debrief.charts import DASHES
from game.debrief.document import Document, Heading, PageBreak, Paragraph, Table
from game.debrief.writing import document_of
from tests.debrief.games import debriefed

fpdf = pytest.importorskip("fpdf")


@pytest.fixture
def written(monkeypatch):
    """What is written where: (page, text), by cells and paragraphs."""
    found, dry = [], 0
    for name in ("cell", "multi_cell"):
        real = getattr(fpdf.FPDF, name)

        def spy(page, *args, real=real, **more):
            nonlocal dry
            dry += bool(more.get("dry_run"))
            if not dry:
                found.append((page.page, more.get("text", args[2] if len(args) > 2 else "")))
            made = real(page, *args, **more)
            dry -= bool(more.get("dry_run"))
            return made

        monkeypatch.setattr(fpdf.FPDF, name, spy)
    return found


def streams(content):
    for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            yield zlib.decompress(part)
        except zlib.error:
            continue


def pages_in(content):
    return len(re.findall(rb"/Type /Page\b(?!s)", content))


def test_every_page_has_its_number_and_the_title(written):
    """At its foot, with how many there are."""
    document = document_of(debriefed("riyadh-short", 1))
    content = pdf_of(document)
    pages = pages_in(content)
    feet = [text for _page, text in written if re.fullmatch(r"\d+ / \{nb\}", text)]

    assert pages >= 3
    assert feet == [f"{number} / {{nb}}" for number in range(1, pages + 1)]
    assert [text for _page, text in written].count(document.title) == pages + 1


def test_dashes_are_those_of_the_chart():
    """All four lengths of a pattern, and ends that do not fill its gaps."""
    content = b"\n".join(streams(pdf_of(document_of(debriefed("riyadh-short", 1)))))
    patterns = {tuple(map(float, each.split())) for each in re.findall(rb"\[([\d. ]+)\] ?\S+ d\b", content)}
    shapes = {tuple(round(part / min(pattern), 1) for part in pattern) for pattern in patterns if pattern}

    assert {tuple(round(part / min(dash), 1) for part in dash) for dash in DASHES[1:4]} <= shapes


@pytest.mark.parametrize("above", range(34, 48))
def test_a_table_that_fits_on_a_page_is_not_split(written, above):
    """And its heading and the sentence before it go with it, wherever on the page they come."""
    rows = tuple((f"row {k}", str(k)) for k in range(8))
    filler = tuple(Paragraph(f"filler {k}") for k in range(above))
    pdf_of(Document("t", "s", "en", (*filler, Heading("over it"), Paragraph("before it"), Table(("head", "n"), rows))))
    pages = {page for page, text in written if text in {"over it", "before it", "head", "row 0", "row 7"}}

    assert len(pages) == 1


def test_a_table_longer_than_a_page_goes_on_on_the_next(written):
    """It can't but be split, and no empty page comes before it."""
    rows = tuple((f"row {k}", str(k)) for k in range(60))
    pdf_of(Document("t", "s", "en", (Paragraph("before it"), Table(("head", "n"), rows))))

    assert {page for page, text in written if text in {"before it", "row 0"}} == {1}
    assert [page for page, text in written if text == "row 59"][-1] == 2


@pytest.mark.parametrize("above", range(34, 42))
def test_a_page_break_makes_no_empty_page(above):
    """Wherever on the page it comes."""
    filler = tuple(Paragraph(f"filler {k}") for k in range(above))
    whole = pdf_of(Document("t", "s", "en", (*filler, PageBreak(), Paragraph("after it"))))

    assert pages_in(whole) == pages_in(pdf_of(Document("t", "s", "en", filler))) + 1


def test_names_of_seats_are_not_broken_on_a_phone():
    """No rule lets a word of a table break anywhere; what is too wide scrolls alone."""
    page = html_of(document_of(debriefed("riyadh-short", 1)))

    assert "anywhere" not in STYLE
    assert "break-all" not in STYLE
    assert page.count('<div class="wide"><table') + page.count('<div class="wide">\n<table') == page.count("<table")
