"""`longtable cards`: the cards as pictures and in the gallery, with no card left out and no word cut off."""

from __future__ import annotations

import pygame
import pytest

from game.cli.main import run
from game.scenario.compiling import compile_scenario
from game.scenario.loading import load
from game.table import card_pictures
from game.table.main import open_with
from game.table.node import find
from game.table.screens.scenarios import ScenariosScreen
from tests.support import TINY, compiled
from tests.table.driving import open_app
from tests.table.test_layout import check


def test_every_card_and_headline_becomes_a_picture(tmp_path, capsys):
    """One file each, named after deck and id; the command says how many."""
    scenario = load("minerals-accord").scenario
    expected = {f"{role}-{card}.png" for role, deck in scenario.decks.items() for card in deck}
    expected |= {f"headline-{name}.png" for name in scenario.headlines}

    assert run(["cards", "minerals-accord", "--png", str(tmp_path / "new" / "cards"), "--size", "1"]) == 0
    assert {each.name for each in (tmp_path / "new" / "cards").iterdir()} == expected
    assert f"{len(expected)} pictures" in capsys.readouterr().out


@pytest.mark.parametrize("unit", [0.8, 1.0, 2.0])
def test_nothing_is_cut_off_in_any_size(unit, monkeypatch):
    """Every text of every card of the standard scenario has room."""
    open_app((1024, 600))
    easels = []
    make = card_pictures._Easel.art
    monkeypatch.setattr(card_pictures._Easel, "art", lambda self, *size: easels.append(make(self, *size)) or easels[-1])
    widths = {picture.get_width() for _name, picture in card_pictures.pictures_of(compiled("riyadh-2025"), unit)}

    assert [each.misfits for each in easels if each.misfits] == []
    assert len(widths) == 2


def test_a_folder_that_cannot_be_written_is_told(tmp_path, capsys):
    """A file stands where the folder should: a sentence, exit code 1, nothing broken."""
    (tmp_path / "cards").write_text("mine", encoding="utf-8")

    assert run(["cards", str(TINY), "--png", str(tmp_path / "cards" / "here")]) == 1
    assert "can't be written" in capsys.readouterr().err
    assert (tmp_path / "cards").read_text(encoding="utf-8") == "mine"


def test_the_gallery_shows_a_scenario_of_ones_own():
    """A folder that is not among the known scenarios is looked at in the window, its cards first."""
    app = open_app((1280, 720))
    scenario = load(str(TINY)).scenario
    open_with(app, None, gallery=compile_scenario(scenario))
    app.step()

    assert isinstance(app.screen, ScenariosScreen)
    first = next(iter(scenario.decks[next(iter(scenario.roles))]))
    assert find(app.tree, f"card {first}") is not None
    check(app)
    pygame.event.clear()
