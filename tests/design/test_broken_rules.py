"""Every mistake of the corpus is said exactly: where it is, what it is, and the way out."""

from __future__ import annotations

import re

import pytest

from game.cli.main import run
from game.design.lint import picture_problems
from game.scenario.codes import ERRORS, WARNINGS
from tests.design.broken_rules import CASES, expected, files_of, loaded, said

# Codes of what can't lie in a corpus of files in memory: folders, links, archives, pictures, and the deep check.
ELSEWHERE = {
    "no-such-scenario", "not-a-file", "unreadable", "outside-folder", "too-many-files", "file-too-large",
    "bad-archive", "zone-outside-band", "never-blocks",
}  # fmt: skip


# Cases of more than one mistake, and how many.
SEVERAL = {"tracks-two-mistakes": 2, "two-typos-of-two-names": 2, "warn-uncited-card": 3}


@pytest.mark.parametrize("case", CASES)
def test_mistake_is_said_exactly(case):
    """What is printed is what stands in expected.txt, to the letter."""
    assert expected(case) == said(case)


@pytest.mark.parametrize("case", CASES)
def test_scenario_with_an_error_never_half_loads(case):
    """A scenario comes whole or not at all; warnings alone don't stop it."""
    found = loaded(case)

    assert any(problem.is_error for problem in found.problems) is (found.scenario is None)


def test_corpus_is_large_and_covers_every_code():
    """There are well over 80 mistakes, and each code that files can have is among them."""
    codes = {problem.code for case in CASES for problem in loaded(case).problems}
    codes |= {problem.code for case in CASES for problem in picture_problems(loaded(case))}

    assert len(CASES) >= 240
    assert {*ERRORS, *WARNINGS} - ELSEWHERE == codes


def test_most_cases_are_one_mistake_with_one_message():
    """One mistake gives one problem, and one that much else stands on gives one, too."""
    several = {case: len(loaded(case).problems) for case in CASES if len(loaded(case).problems) > 1}

    assert several == SEVERAL


def test_every_message_is_plain():
    """Messages say one thing in a line, hint at a way out, and never talk like a program."""
    problems = [problem for case in CASES for problem in loaded(case).problems]
    jargon = re.compile(r"Traceback|Exception|Error\b|None\b|NoneType|\bdict\b|\bstr\b|\bint\b|tuple|regex|null")

    assert [each.message for each in problems if "\n" in each.message or jargon.search(each.message)] == []
    assert [each.message for each in problems if "!" in each.message.replace("!=", "")] == []


@pytest.mark.parametrize("case", ["allow-unknown-code", "extends-cycle-of-two", "missing-roles-file"])
def test_command_prints_the_same(case, tmp_path, monkeypatch, capsys):
    """`longtable check` says of a folder what the corpus says of files in memory."""
    for name, content in files_of(case).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    monkeypatch.chdir(tmp_path)

    assert run(["check", "tiny"]) == 1
    assert capsys.readouterr().out.startswith(expected(case))


def test_strict_fails_for_warnings_too(tmp_path, monkeypatch, capsys):
    """A warning is no failure, unless asked for."""
    for name, content in files_of("warn-same-values").items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    monkeypatch.chdir(tmp_path)

    assert run(["check", "tiny"]) == 0
    assert run(["check", "tiny", "--strict"]) == 1
    assert "sound, 1 warning" in capsys.readouterr().out
