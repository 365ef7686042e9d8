"""What `longtable class --forget` takes out of a record, and what it leaves."""

from __future__ import annotations

import json

import pytest

from game.debrief.as_html import html_of
from game.debrief.as_json import json_of
from game.debrief.as_text import text_of
from game.debrief.commitments import STRUCK, judge, pledge, promises_of, strike
from game.debrief.facts import debrief_of
from game.debrief.writing import document_of
from game.fast.backends import Interpreted
from game.lesson.erasing import Eraser
from game.lesson.names import NAME, Forgotten, forget
from game.scenario.loading import load
from game.session.lines import SeatPlan
from game.session.resuming import verify
from game.session.session import Session
from tests.debrief.games import play_some
from tests.support import RULES

STUDENTS = [
    (1, "Ada Lovelace"), (2, "Will"), (3, "Ganna-Lena de Boer"), (4, "Ada Byron"), (5, "Ганна"), (6, "Bo"), (7, "X"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Ada Lovelace gives way.", "student 1 gives way."),
        ("ADA or ada, and Adas idea", "a student or a student, and a student idea"),
        ("Ada's word, Lovelace’s word", "a student's word, student 1’s word"),
        ("We will sign, says Will", "We will sign, says student 2"),
        ("Ask Boer and Lena de facto", "Ask student 3 and student 3 de facto"),
        ("Lenas Adapter", "student 3 Adapter"),
        ("Ганну і Ганни спитай, і ганок", "student 5 і student 5 спитай, і ганок"),
        ("Bo goes; bo stays", "student 6 goes; bo stays"),
        ("X marks a spot", "X marks a spot"),
        ("We will say yes to Bo. [accept ada.will]", "We will say yes to student 6. [accept ada.will]"),
        ("The Reds promise", "a player promise"),
        ("The harbour", "The harbour"),
    ],
)
def test_names_in_words(text, cleaned):
    """Whole names and their parts, with endings; no other word, and nothing that the debrief checks."""
    assert Eraser(STUDENTS, ["The Reds", ""]).clean(text) == cleaned


def test_nobody_to_forget():
    """Without names every word stays."""
    assert Eraser([]).clean("Anything [sign]") == "Anything [sign]"


def lesson_like(folder):
    """A game with a named delegation, two students, and promises that name them."""
    loaded = load(str(RULES / "warm-up"))
    one, other = list(loaded.scenario.roles)[:2]
    session = Session.new(loaded, {one: SeatPlan("human", "Team Blue")}, seed=3, folder=folder)
    session.note(NAME, "1: head, press: Ada Lovelace", one)
    session.note(NAME, "2: head: Bertram", other)
    play_some(session, 4)
    session.note("promise", "Bertram can count on us.", one)
    session.note("promise", "Ada is a liar.", other)
    session.note("promise", f"Ada signs. {pledge('sign')}", one)
    judge(session, 1, "kept")
    judge(session, 2, "broken")
    strike(session, 2)
    play_some(session, 4)
    return session


def test_the_words_of_promises_lose_names_and_struck_ones_all_words(tmp_path):
    """The record can still be verified, and tells the same of every other promise."""
    session = lesson_like(tmp_path)
    session.close()
    before = promises_of(session.notes, [])

    assert forget(session.path) == Forgotten(names=6, promises=1)
    text = session.path.read_text()
    after = verify(session.path)
    promises = promises_of(after.notes, [])

    assert not any(word in text for word in ("Ada", "Bertram", "Team Blue", "liar"))
    assert [each.text for each in promises] == ["student 2 can count on us.", "", "student 1 signs."]
    assert [each.verdict for each in promises] == [each.verdict for each in before] == ["kept", STRUCK, "untested"]
    assert [each.move for each in after.history] == [each.move for each in session.history]
    assert forget(session.path) == Forgotten(0, 0)


def test_a_struck_promise_is_told_without_its_words(tmp_path):
    """In every output, also before anything is erased; nobody judges it any more, and others keep their numbers."""
    session = lesson_like(tmp_path)
    debrief = debrief_of(session, Interpreted())
    document = document_of(debrief)
    outputs = [html_of(document), text_of(document, 200), json.dumps(json_of(debrief))]

    assert not any("liar" in output for output in outputs)
    assert "a promise that was struck out" in outputs[1]
    assert [promise.number for promise in debrief.promises] == [1, 2, 3]
    with pytest.raises(ValueError, match="no such"):
        judge(session, 2, "kept")
    with pytest.raises(ValueError, match="no such"):
        strike(session, 4)
    notes = len(session.notes)
    strike(session, 2)
    assert len(session.notes) == notes
    session.close()


def test_the_command_tells_what_it_erased_and_what_it_cannot(tmp_path, capsys):
    """Also of files that were written before; the help names everything that goes."""
    from game.cli.main import run

    session = lesson_like(tmp_path)
    session.close()
    page = session.path.with_suffix(".html")
    page.write_text("Ada")

    assert run(["class", "--forget", str(session.path)]) == 0
    told = " ".join(capsys.readouterr().out.split())

    assert "6 names erased" in told
    assert "The words of 1 struck promise are gone." in told
    assert page.name in told
    assert run(["class", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "words of promises" in told
    assert "student 5" in told
