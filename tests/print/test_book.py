"""The paper edition as a whole: complete, nothing cut, printable on both sides."""

from __future__ import annotations

import re
import zlib

import pytest
from attrs import evolve

from game.lesson.guide import papers_of
from game.print import key
from game.print.book import PARTS, TEACHER, print_scenario
from game.print.cards import body_of, faces_of
from game.print.flow import Flow
from game.print.grid import CARDS_A_SHEET, PAPERS
from game.print.sheet import FONTS, Sheet
from game.print.slips import tokens_of
from game.scenario.compiling import compile_scenario
from game.speech import catalogues, language
from game.telling.scenarios import load
from tests.print.extreme import extreme
from tests.support import SHIPPED, compiled


def streams(content: bytes) -> list[bytes]:
    """Every compressed stream of a PDF, opened."""
    found = []
    for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            found.append(zlib.decompress(part))
        except zlib.error:
            found.append(part)
    return found


def without_values(option):
    return evolve(option, values=dict.fromkeys(option.values, 0))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", [*SHIPPED, "tiny"])
def test_nothing_of_a_shipped_scenario_is_cut(name, paper):
    """Every text fits its place, every sign has a glyph, every part begins on the front of a leaf."""
    printed = print_scenario(compiled(name), PAPERS[paper])

    assert printed.overflows == ()
    assert printed.missing == ()
    assert list(printed.begins) == list(PARTS)
    assert all(page % 2 == 1 for page in printed.begins.values())
    assert printed.content.startswith(b"%PDF-")


@pytest.mark.parametrize("tongue", catalogues.languages())
@pytest.mark.parametrize("name", ["riyadh-2025", "warm-up"])
def test_nothing_is_cut_in_any_language(name, tongue):
    """Longer words find their room on paper too, and the fonts have every letter."""
    language.use(tongue)
    try:
        printed = print_scenario(compile_scenario(load(name).scenario), PAPERS["letter"])
        told = print_scenario(compiled(name), PAPERS["a4"], [TEACHER], papers_of(name))
    finally:
        language.use("en")

    assert (*printed.overflows, *told.overflows) == ()
    assert (*printed.missing, *told.missing) == ()


def test_nothing_is_cut_at_the_longest_texts():
    """The largest scenario that the model knows, with every text as long as it may be, is printed whole."""
    printed = print_scenario(extreme(), PAPERS["letter"])

    assert printed.overflows == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_card_says_all_that_it_is(name):
    """What a card tells, does and costs is on the card itself, and no card is missing."""
    game = compiled(name)
    scenario = game.scenario
    sheet = Sheet(PAPERS["a4"], "")
    faces = faces_of(game)
    cards = sum(len(deck) for deck in scenario.decks.values())
    agendas = sum(len(role.agendas) for role in scenario.roles.values())

    assert len(faces) == cards + agendas + len(scenario.headlines)
    for face in faces:
        assert {*face.words, *face.doing, *face.answer} == set(body_of(sheet, face))
        assert face.doing


def test_cards_take_a_front_and_a_back_each():
    """Nine cards to a sheet of paper, its back included."""
    game = compiled("riyadh-2025")
    printed = print_scenario(game, PAPERS["a4"], ["cards"])
    sheets = -(-len(faces_of(game)) // CARDS_A_SHEET)

    assert printed.pages == 2 * sheets
    assert printed.begins == {"cards": 1}


def test_fonts_are_embedded():
    """Every font that is used travels with the file."""
    content = print_scenario(compiled("tiny"), PAPERS["a4"], ["board"]).content

    assert content.count(b"/FontFile2") == len(FONTS)
    assert b"/Helvetica" not in content


def test_the_same_scenario_gives_the_same_pages():
    """No clock and no chance in a print."""
    first, second = (print_scenario(compiled("tiny"), PAPERS["a4"]).content for _each in range(2))

    assert streams(first) == streams(second)


def test_secrets_stay_in_their_part():
    """What lies in the middle of the table is laid out from public things only: values change nothing there."""
    game = compiled("tiny")
    issues = {
        name: evolve(issue, options={key: without_values(option) for key, option in issue.options.items()})
        for name, issue in game.scenario.issues.items()
    }
    blank = compile_scenario(evolve(game.scenario, issues=issues))
    public = ["board", "cards", "offers"]

    assert streams(print_scenario(game, PAPERS["a4"], public).content) == streams(
        print_scenario(blank, PAPERS["a4"], public).content
    )


def test_a_long_text_moves_to_the_list_of_texts():
    """A card that has no room says where the rest of it is."""
    sheet = Sheet(PAPERS["a4"], "")
    bodies = [body_of(sheet, face) for face in faces_of(extreme())]

    assert any("list of texts" in body[-1].text for body in bodies)


def test_there_is_a_token_for_every_place():
    """Each track, each seat's support, and the first chair has one."""
    scenario = compiled("riyadh-2025").scenario
    tokens = tokens_of(scenario)

    assert {track.title for track in scenario.tracks.values()} <= {token.word for token in tokens}
    for role in scenario.roles:
        assert {"support", "first chair"} <= {token.word for token in tokens if token.role == role}


@pytest.mark.parametrize("name", SHIPPED)
def test_demand_tokens_are_enough(name):
    """A seat that plays its widest demands, one a round, can mark every option that keeps them."""
    scenario = compiled(name).scenario
    tokens = tokens_of(scenario)
    for role, deck in scenario.decks.items():
        kept = sorted((len(card.demand.keeps) for card in deck.values() if card.demand), reverse=True)
        needed = sum(kept[: scenario.head.rules.rounds])

        assert needed == sum(token.word == "demand" and token.role == role for token in tokens)


def test_durability_stays_with_its_table():
    """Wherever on the page the key comes to it, nothing of it is left behind when the page is turned."""
    game = compiled("riyadh-2025")
    turned = 0
    for start in range(15, 290, 5):
        sheet = Sheet(PAPERS["a4"], "")
        sheet.new_page()
        flow = Flow(sheet, "", 9)
        flow.y = float(start)
        written, turn = [], flow.turn
        sheet.write = lambda text, *_rest, written=written, **_more: written.append(text)

        def counted(written=written, turn=turn):
            nonlocal turned
            turned += 1

            assert written == []
            turn()
            written.clear()

        flow.turn = counted
        key._durability(flow, game)

        assert written
    assert turned > 5


def test_a_text_beyond_the_edge_is_on_record():
    """Writing off the page is never silent."""
    sheet = Sheet(PAPERS["a4"], "")
    sheet.new_page()
    sheet.write("here", 20, 20, 10)
    sheet.write("beyond the right edge", 200, 20, 10)
    sheet.write("below", 20, 296, 10)

    assert [each.what for each in sheet.overflows] == ["beyond the right edge", "below"]


def test_signs_without_a_glyph_are_on_record():
    """The fonts know Latin, Greek and Cyrillic; what they lack is told."""
    sheet = Sheet(PAPERS["a4"], "")
    sheet.new_page()
    sheet.write("Рада 表", 20, 20, 10)

    assert sheet.missing == {"表"}
