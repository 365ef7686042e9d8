"""The debrief as text, page, PDF, table and JSON, and the command that writes them."""

from __future__ import annotations

import builtins
import json
import re

import pytest

from game.debrief.as_html import html_of
from game.debrief.as_json import json_of
from game.debrief.as_pdf import NoPrintError, pdf_of
from game.debrief.as_text import text_of
from game.debrief.commitments import judge, pledge
from game.debrief.document import Bullets, Document, Figure, Heading, Paragraph
from game.debrief.facts import debrief_of, judged_anew
from game.debrief.numbers import plus, tenths
from game.debrief.writing import document_of
from game.fast.backends import Interpreted, best, is_compiled_available
from tests.debrief.games import debriefed, new_game, play_some, played
from tests.support import SHIPPED


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "riyadh-2025"])
def test_every_shipped_scenario_has_a_debrief(name):
    """All sections, as text and as a page, of games of both kinds of bots."""
    for bot in ("easy", "random"):
        document = document_of(debriefed(name, 1, bot))
        told = text_of(document)

        assert len([block for block in document.blocks if isinstance(block, Heading)]) >= 9
        assert max(map(len, told.splitlines())) <= 80
        assert "{" not in told
        assert "None" not in told


@pytest.mark.slow
@pytest.mark.skipif(not is_compiled_available(), reason="takes a minute without numba")
def test_the_standard_game_has_a_debrief():
    """Millions of packages, every one of them weighed."""
    session = played("riyadh-2025", 2)
    debrief = debrief_of(session, best())

    assert debrief.possible.exact
    assert "{" not in text_of(document_of(debrief))


@pytest.mark.parametrize("name", ["riyadh-short", "warm-up"])
def test_the_page_needs_nothing_from_elsewhere(name):
    """No script, no link, no address, no picture that is not drawn in it; every tag that opens is closed."""
    page = html_of(document_of(debriefed(name, 1)))

    assert not re.search(r"https?:|//\w|src=|href=|<script|<link|<img|<iframe|url\(|@import|@font-face", page)
    assert '<meta charset="utf-8">' in page
    assert 'name="viewport"' in page
    for tag in ("table", "ul", "ol", "li", "figure", "svg", "p", "h2", "main"):
        assert len(re.findall(rf"<{tag}[ >]", page)) == page.count(f"</{tag}>")


def test_every_chart_is_told_in_words():
    """Each drawing says what it shows, also on the page."""
    document = document_of(debriefed("riyadh-short", 1))
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    page = html_of(document)

    assert len(figures) >= 5
    assert page.count('role="img" aria-label="') == len(figures)
    assert all(figure.says for figure in figures)


def test_one_issue_alone_has_no_price_tag():
    """What a package about a single issue is worth is told in words in everything that a class sees."""
    for name, seed, bot in [("riyadh-short", 1, "random"), ("riyadh-short", 2, "random"), ("warm-up", 3, "random")]:
        debrief = debriefed(name, seed, bot)
        single = [cause for cause in debrief.agreements if len(cause.what) == 1]
        from game.debrief.wording import Wording

        for cause in single:
            assert not re.search(r"\d", Wording(debrief).worth(cause.what, cause.worth))


def test_json_can_be_written_and_has_its_keys():
    """Plain data all the way down."""
    data = json.loads(json.dumps(json_of(debriefed("minerals-accord", 1))))

    assert data["debrief"] == 1
    assert {"seats", "possible", "joint_value", "offers", "levers", "demands", "promises", "questions"} <= set(data)


def test_what_the_class_says_of_promises_is_in_every_output(tmp_path, monkeypatch):
    """Beside what the record shows where that is another thing, with how many wait; and nothing is worked out twice."""
    session = new_game("warm-up", 2, folder=tmp_path)
    seat = session.compiled.names.seats[0]
    session.note("promise", f"We will sign {pledge('sign')}", seat)
    session.note("promise", "We will be kind.", seat)
    session.note("promise", "We will be quick.", "")
    before = debrief_of(session, Interpreted())

    assert "2 promises wait for the word of the class." in text_of(document_of(before), 200)
    judge(session, 1, "kept")
    judge(session, 3, "broken")
    monkeypatch.setattr("game.debrief.facts.possible_at_end", None)
    after = judged_anew(before, session)
    told, page = text_of(document_of(after), 200), html_of(document_of(after))

    assert "“We will sign” kept, by the word of the class; the record shows: the occasion never came." in told
    assert "Somebody: “We will be quick.” broken, by the word of the class." in told
    for output in (told, page):
        assert "1 promise waits for the word of the class." in output
    promises = json.loads(json.dumps(json_of(after)))["promises"]
    assert [(each["number"], each["verdict"], each["found"]) for each in promises] == [
        (1, "kept", "untested"), (2, "ask", "ask"), (3, "broken", "ask")
    ]  # fmt: skip
    session.close()


def test_the_pdf_is_one():
    """With the fonts of the game in it."""
    pytest.importorskip("fpdf")
    content = pdf_of(document_of(debriefed("warm-up", 2)))

    assert content.startswith(b"%PDF")
    assert b"NotoSans" in content


def test_without_fpdf2_one_line_says_what_to_install(monkeypatch):
    """No traceback, no half file."""
    real = builtins.__import__

    def without(name, *rest):
        if name == "fpdf":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NoPrintError, match=r"longtable\[print\]"):
        pdf_of(Document("t", "s", "en", (Paragraph("p"), Bullets(("a",)))))


@pytest.mark.parametrize(
    ("hundredths", "told"), [(1190, "11.9"), (-300, "−3"), (4, "0"), (-4, "0"), (5, "0.1"), (995, "10")]
)
def test_hundredths_are_told_in_tenths(hundredths, told):
    """Rounded half away from zero, without a needless decimal."""
    assert told == tenths(hundredths)


def test_a_small_plus_is_never_told_as_nothing():
    """What everybody gains is not told as 0."""
    assert plus(1) == "+0.1"
    assert plus(-130) == "−1.3"


def test_the_command_writes_files_and_tells_so_far(tmp_path, capsys):
    """Longtable debrief RECORD, with every option, on a game that goes on."""
    pytest.importorskip("fpdf")
    from game.cli.main import run

    session = new_game("warm-up", 7, folder=tmp_path)
    play_some(session, 8)
    session.close()
    record = str(session.path)
    before = session.path.read_bytes()

    assert run(["debrief", record]) == 0
    assert "so far" in capsys.readouterr().out
    files = {kind: tmp_path / f"out.{kind}" for kind in ("html", "pdf", "csv")}
    options = [part for kind, path in files.items() for part in (f"--{kind}", str(path))]

    assert run(["debrief", record, *options, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["finished"] is False
    assert all(path.stat().st_size > 200 for path in files.values())
    assert before == session.path.read_bytes()


def test_the_command_says_what_is_wrong(tmp_path, capsys):
    """A file that is no record, or none: exit code 1 and a plain line."""
    from game.cli.main import run

    (tmp_path / "x.longtable").write_text("hello\n")

    assert run(["debrief", str(tmp_path / "x.longtable")]) == 1
    assert run(["debrief", str(tmp_path / "none.longtable")]) == 1
    told = capsys.readouterr().err

    assert "Traceback" not in told
    assert "not a line of a record" in told


@pytest.mark.parametrize(("name", "scale"), [("riyadh-short", 30), ("minerals-accord", 20), ("warm-up", 15)])
def test_the_scale_of_own_gain_is_said_once(name, scale):
    """In points of that scenario, and that more than 100 % is possible; every number of points has its unit."""
    told = text_of(document_of(debriefed(name, 1)), 10_000)

    assert told.count(f"{scale} points are 100 % here. It can be more than 100 %, and less than 0.") == 1
    assert "It meant" not in told
    for line in told.splitlines():
        assert not re.search(r"\u00a0[+−]\d", line) or "points" in line
