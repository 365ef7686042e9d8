"""The balance: bands, verdicts in words, differences, and a page that stands alone."""

import json
import re
from html.parser import HTMLParser

import pytest

from game.cli.main import run
from game.lab.balance import balance_of, differences, without_leverage
from game.lab.bands import Verdict, finding
from game.lab.executors import InProcess
from game.lab.report import report_html
from game.lab.reporting import balance_data
from game.lab.statistics import Estimate
from game.lab.verdicts import WORDS, sentence
from tests.support import compiled


@pytest.fixture(scope="module")
def measured():
    return balance_of(compiled("minerals-accord"), 40, seed=1, where=InProcess())


def test_verdict_needs_an_interval_inside_the_band():
    """A value in the band is only called so if its interval does not reach over the edge."""
    assert finding("gap", "us", Estimate(10, 8, 12, 99), None, 15).verdict is Verdict.INSIDE
    assert finding("gap", "us", Estimate(14, 12, 16, 99), None, 15).verdict is Verdict.UNSURE
    assert finding("gap", "us", Estimate(20, 18, 22, 99), None, 15).verdict is Verdict.OUTSIDE
    assert finding("zone_share", "", 0.2, 0.03, 0.12).verdict is Verdict.OUTSIDE
    assert not finding("zone_share", "", 0.2, 0.03, 0.12).ok


def test_every_finding_has_a_plain_sentence(measured):
    """No verdict lacks words, inside its band or outside."""
    scenario = compiled("minerals-accord").scenario
    for found in measured.findings:
        said = sentence(found, scenario)

        assert found.code in WORDS
        assert said[0].isupper() or said[0] in "“0123456789"
        assert said.endswith((".", "?"))
        assert "{" not in said


def test_a_gap_is_told_with_its_cause():
    """The seat that gains too much has too low a walk-away."""
    scenario = compiled("riyadh-2025").scenario
    found = finding("gap", "europe", Estimate(22, 20, 24, 100), None, 15, "russia")

    assert sentence(found, scenario) == "Europe gains 22 points more than Russia: its walk-away is too low."


def test_leverage_of_one_seat_does_nothing():
    """Its demands stay as they are, its other cards stay in the deck; the other seats keep their decks."""
    game = compiled("riyadh-2025")
    scenario = without_leverage(game, "us").scenario
    demands = {name: card for name, card in game.scenario.decks["us"].items() if card.demand}

    assert list(scenario.decks["us"]) == list(game.scenario.decks["us"])
    assert {name: card for name, card in scenario.decks["us"].items() if card.demand} == demands
    assert not any(card.effects for card in scenario.decks["us"].values() if not card.demand)
    assert scenario.decks["russia"] == game.scenario.decks["russia"]


def test_json_has_its_stable_keys(measured):
    """What scripts read."""
    game = compiled("minerals-accord")
    data = json.loads(json.dumps(balance_data(measured, game.scenario)))

    assert {"games", "peace_share", "peace_by_round", "seats", "cards", "endings", "verdicts", "zone"} <= set(data)
    assert data["games"] == 40
    for role in game.names.seats:
        assert {"mean_own_gain", "mean_own_gain_interval", "first_chair_gain", "leverage_cost"} <= set(
            data["seats"][role]
        )
    for verdict in data["verdicts"]:
        assert {"code", "subject", "value", "interval", "band", "ok", "verdict", "text"} <= set(verdict)


def test_a_scenario_does_not_differ_from_itself(measured):
    """The same rules and seed: no difference at all."""
    again = balance_of(compiled("minerals-accord"), 40, seed=1, where=InProcess())
    apart = differences(measured, again)

    assert apart
    assert all(each.here == each.there and not each.is_clear for each in apart)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.links = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in {"meta", "rect", "line", "circle"}:
            self.open.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_page_is_whole_and_stands_alone(measured):
    """Every tag is closed, and nothing is fetched from anywhere."""
    page = report_html(measured, compiled("minerals-accord").scenario, measured, differences(measured, measured))
    tags = Tags()
    tags.feed(page)

    assert tags.open == []
    assert tags.links == []
    assert not re.search(r"https?://|@import|url\(", page)
    assert 'name="viewport"' in page


def test_commands_print_json(capsys):
    """`zone` and `simulate` print their stable keys."""
    assert run(["zone", "minerals-accord", "--json"]) == 0
    zone = json.loads(capsys.readouterr().out)

    assert {"packages", "feasible_share", "seats", "nash", "pareto"} <= set(zone)
    assert run(["simulate", "minerals-accord", "-n", "10", "--workers", "1", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)

    assert found["games"] == 10
    assert not found["interrupted"]
    assert {"peace_share", "seats", "seed", "bots"} <= set(found)


def test_commands_fail_in_plain_words(capsys):
    """An unknown scenario is exit code 1, an unknown tactic 2."""
    assert run(["zone", "nowhere-at-all"]) == 1
    assert "nowhere-at-all" in capsys.readouterr().err
    assert run(["simulate", "minerals-accord", "-n", "5", "--workers", "1", "--bots", "nobody"]) == 2
    assert "nobody" in capsys.readouterr().err
