"""The guide in rules/README.md, followed to the letter: its files, its commands, and what it says they answer."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from game.cli.main import run
from game.scenario.library import scenario_roots

GUIDE = (scenario_roots()[-1] / "README.md").read_text(encoding="utf-8").partition("# Writing a scenario")[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def write(block: str) -> None:
    """Do what the guide says of a block: make the file that its first line names, or add to its end."""
    first, _, rest = block.partition("\n")
    path = Path(first.removeprefix("# "))
    path.parent.mkdir(exist_ok=True)
    before = path.read_text(encoding="utf-8") + "\n" if path.exists() else ""
    path.write_text(before + rest, encoding="utf-8")


def change(block: str) -> None:
    """Take away the lines with a minus, and put those with a plus in their place."""
    first, _, rest = block.partition("\n")
    path = Path(first.removeprefix("# "))
    old = "".join(line[1:] for line in rest.splitlines(keepends=True) if line.startswith("-"))
    new = "".join(line[1:] for line in rest.splitlines(keepends=True) if line.startswith("+"))
    text = path.read_text(encoding="utf-8")

    assert text.count(old) == 1, (
        f"{old!r} is there {text.count(old)} times: a reader would have to guess which is meant"
    )
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty folder to work in, as the guide asks for."""
    monkeypatch.setenv("LONGTABLE_HOME", str(tmp_path / "home"))
    (tmp_path / "desk" / "lake" / "decks").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "desk")


def test_guide_works_to_the_letter(desk, capsys):
    """Every block in order: files are written and changed, commands answer what is printed, a game is played."""
    kinds = []
    for kind, block in BLOCK.findall(GUIDE):
        kinds.append(kind)
        if kind == "toml":
            write(block)
        elif kind == "diff":
            change(block)
        elif kind == "console":
            command, _, expected = block.partition("\n")
            run(shlex.split(command.removeprefix("$ longtable ")))

            assert expected == capsys.readouterr().out
        else:
            assert run(shlex.split(block.strip().removeprefix("longtable "))) == 0
            assert "own gain" in capsys.readouterr().out

    assert {"toml", "diff", "console", "sh"} == set(kinds)
    assert kinds.count("console") >= 10


def test_lake_is_a_good_scenario_in_the_end(desk, capsys):
    """Three seats, and nothing that even the deep check doubts, but that its translation is only begun."""
    for kind, block in BLOCK.findall(GUIDE):
        if kind in ("toml", "diff") and not block.startswith("# lake/text/"):
            {"toml": write, "diff": change}[kind](block)

    assert run(["check", "lake", "--deep", "--strict"]) == 0
    assert run(["schema", "--out", "lake/schema"]) == 0
    assert run(["check", "lake"]) == 0
    assert run(["new", "my-lake", "--from", "lake"]) == 0
    assert run(["check", "my-lake", "--strict"]) == 0


def test_further_commands_of_the_guide_exist(desk, capsys):
    """Commands that are only mentioned are there, with the options that are mentioned."""
    mentioned = set(re.findall(r"longtable ([a-z]+)", GUIDE))

    for command in mentioned:
        assert run([command, "--help"]) == 0
        told = capsys.readouterr().out
        for line in re.findall(rf"longtable {command}[^\n`]*", GUIDE):
            for option in re.findall(r" (--[a-z-]+)", line.partition("   ")[0]):
                assert option in told, f"{command} {option}"


def test_links_lead_somewhere():
    """Every link of the guide leads to a file beside it, or to a heading of the reference."""
    root = scenario_roots()[-1]
    reference = (root / "reference.md").read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^a-z0-9 -]", "", each.lower()).replace(" ", "-")
        for each in re.findall(r"^#+ (.*)$", reference, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        file, _, heading = target.partition("#")

        assert (root / file).exists(), target
        assert not heading or heading in headings, target
