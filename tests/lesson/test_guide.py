"""The teacher's papers: every scenario brings them, they are read as they are written, and they print."""

from __future__ import annotations

import re
import shutil

import pytest

from game.cli.main import run
from game.debrief.document import Bullets, Heading, PageBreak, Paragraph, Table
from game.lesson.guide import paper_from, papers_of
from game.print.book import TEACHER, print_scenario
from game.print.grid import PAPERS
from game.print.sheet import Sheet
from game.print.teacher import print_paper
from game.scenario.teaching import teacher_papers
from game.speech import language
from tests.support import RULES, SHIPPED, TINY, compiled


def text_of(paper):
    found = []
    for block in paper.blocks:
        if isinstance(block, (Heading, Paragraph)):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
        elif isinstance(block, Table):
            found += [cell for row in (block.head, *block.rows) for cell in row]
    return "\n".join(found)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_scenario_brings_what_a_teacher_needs(name):
    """A guide first, then a rubric, ten items to ask before and after, notes on what is sensitive, a glossary."""
    papers = papers_of(name)
    names = [paper.name for paper in papers]

    assert names[:5] == ["guide", "rubric", "questionnaire", "sensitive-topics", "glossary"]
    asked = [
        item for block in papers[2].blocks if isinstance(block, Bullets) and block.numbered for item in block.items
    ]
    assert len(asked) == 10


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_of_a_paper_is_lost_when_it_is_read(name):
    """Every word of the Markdown is in the blocks; its marks are not."""
    written = teacher_papers(name)
    for paper in papers_of(name):
        # The numbers of a list are signs, and not part of its items.
        words = re.findall(r"\w+", re.sub(r"^\d+\. ", "", written[paper.name], flags=re.MULTILINE))

        assert re.findall(r"\w+", f"{paper.title}\n{text_of(paper)}") == words


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", SHIPPED)
def test_the_guide_is_two_pages_at_most(name, paper):
    """The teacher reads two pages; they print on one leaf, with nothing cut."""
    sheet = Sheet(PAPERS[paper], "")
    print_paper(sheet, papers_of(name)[0], "")

    assert sheet.pages <= 2
    assert sheet.overflows == []


def test_all_papers_print_each_on_a_leaf_of_its_own():
    """What is handed out stands on other leaves than its answers."""
    printed = print_scenario(compiled("riyadh-2025"), PAPERS["a4"], [TEACHER], papers_of("riyadh-2025"))

    assert printed.begins == {TEACHER: 1}
    assert printed.overflows == ()
    assert printed.missing == ()
    breaks = [block for paper in papers_of("riyadh-2025") for block in paper.blocks if isinstance(block, PageBreak)]
    assert breaks


def test_markdown_that_is_unusual_comes_as_text():
    """Nested lists, code, quotes, links and tables: every word is there, nothing raises."""
    paper = paper_from(
        "x", "# T\n\n> quoted *word*\n\n```\ncode\n```\n\n3. three\n   - under\n4. four\n\n|a|b|\n|-|-|\n|1|[l](u)|\n"
    )

    assert paper.title == "T"
    assert [type(block) for block in paper.blocks] == [Paragraph, Paragraph, Bullets, Table]
    assert paper.blocks[2] == Bullets(("three\nunder", "four"), numbered=True, first=3)
    assert paper.blocks[3].rows == (("1", "l"),)


def test_the_readers_language_goes_first(tmp_path):
    """`teacher/de/guide.md` is read in German; what is not translated is read in English."""
    folder = shutil.copytree(TINY, tmp_path / "river")
    (folder / "teacher" / "de").mkdir(parents=True)
    (folder / "teacher" / "guide.md").write_text("# Guide\n", encoding="utf-8")
    (folder / "teacher" / "rubric.md").write_text("# Rubric\n", encoding="utf-8")
    (folder / "teacher" / "de" / "guide.md").write_text("# Leitfaden\n", encoding="utf-8")
    try:
        language.use("de-AT")
        german = [paper.title for paper in papers_of(str(folder))]
    finally:
        language.use("en")

    assert german == ["Leitfaden", "Rubric"]
    assert [paper.title for paper in papers_of(str(folder))] == ["Guide", "Rubric"]


def test_they_go_with_the_archive(tmp_path, monkeypatch):
    """A packed scenario brings its papers; a hostile folder brings nothing."""
    monkeypatch.chdir(tmp_path)
    assert run(["pack", "riyadh-2025"]) == 0

    packed = teacher_papers("riyadh-2025.zip", ["de"])
    assert packed == teacher_papers("riyadh-2025", ["de"])
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "guide.md").write_text("# Secret\n", encoding="utf-8")
    folder = shutil.copytree(RULES / "warm-up", tmp_path / "quay")
    shutil.rmtree(folder / "teacher")
    (folder / "teacher").mkdir()
    (folder / "teacher" / "guide.md").symlink_to(outside / "guide.md")
    (folder / "teacher" / "rubric.md").write_bytes(b"\xff\xfe\x00")
    assert teacher_papers(str(folder)) == {}


def test_the_command_says_when_there_is_nothing(tmp_path, capsys):
    """A scenario without a teacher's folder: a sentence, and exit code 1."""
    assert run(["print", str(TINY), "--what", "teacher", "--pdf", str(tmp_path / "x.pdf")]) == 1
    assert "brings nothing for the teacher" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_a_paper_that_cannot_be_read_is_told(tmp_path, capsys, monkeypatch):
    """Saved as something else than UTF-8: check, print and pack say so; the rest is read, and the game is sound."""
    monkeypatch.chdir(tmp_path)
    folder = shutil.copytree(TINY, tmp_path / "river")
    (folder / "teacher").mkdir()
    (folder / "teacher" / "guide.md").write_bytes("# F\u00fcr alle\n".encode("latin-1"))
    (folder / "teacher" / "rubric.md").write_text("# Rubric\n", encoding="utf-8")

    assert run(["check", "river"]) == 0
    assert "river/teacher/guide.md:1:4: warning: the byte 0xfc is not UTF-8" in capsys.readouterr().out
    assert list(teacher_papers("river")) == ["rubric"]
    for command in (["print", "river", "--what", "teacher", "--pdf", "x.pdf"], ["pack", "river"]):
        assert run(command) == 0
        assert "guide.md:1:4" in capsys.readouterr().err
