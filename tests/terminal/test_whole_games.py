"""Whole games through a pseudo-terminal, played by somebody who chooses by chance."""

from __future__ import annotations

import re

import pytest

from game.core import layout as at
from game.session.resuming import verify

pexpect = pytest.importorskip("pexpect")

from tests.terminal.support import Player  # noqa: E402  (it needs a pseudo-terminal)

SCENARIO = "riyadh-2025"


def test_one_person_and_three_bots(tmp_path):
    """To the last page: an ending, own gain for every seat, the agendas; every line fits; the record is sound."""
    player = Player(tmp_path, SCENARIO, "--seat", "ukraine=human", seed=7)

    assert player.play_to_the_end() == 0
    session = verify(player.record())
    assert session.is_over
    for role in session.compiled.scenario.roles.values():
        assert f"{role.title}: own gain" in player.pages[-1]
    assert "Secret agendas" in player.pages[-1]
    assert all(len(line) <= 80 for line in player.text.splitlines())
    assert "Traceback" not in player.text
    bots = [played for played in session.history if session.plan(played.seat).bot]
    assert bots
    assert all(played.why for played in bots)


def test_four_people_and_their_curtains(tmp_path):
    """Before a seat's page the screen is handed over by name, exactly when the seat that must move changes."""
    roles = ("russia", "ukraine", "us", "europe")
    seats = [argument for role in roles for argument in ("--seat", f"{role}=human")]
    player = Player(tmp_path, SCENARIO, *seats, "--rounds", "2", seed=5, keyboard_seed=3)

    assert player.play_to_the_end() == 0
    session = verify(player.record())
    assert session.is_over
    assert all(len(line) <= 80 for line in player.text.splitlines())
    handed_over = re.findall(r"Hand over to (.+)", player.text)
    made = [played.seat for played in session.history]
    changes = [seat for k, seat in enumerate(made) if k == 0 or made[k - 1] != seat]
    titles = [role.title for role in session.compiled.scenario.roles.values()]
    assert handed_over == [titles[seat] for seat in changes]


def test_no_page_names_a_card_of_another_hand(tmp_path):
    """Between two curtains only the seat that was named is shown: no card that another never played is there."""
    seats = ["--seat", "russia=human", "--seat", "ukraine=human", "--seat", "us=human", "--seat", "europe=human"]
    player = Player(tmp_path, SCENARIO, *seats, "--rounds", "2", seed=9, keyboard_seed=5)
    player.play_to_the_end()
    session = verify(player.record())
    names, scenario = session.compiled.names, session.compiled.scenario
    public = {names.cards[played.move - at.PLAY] for played in session.history if at.PLAY <= played.move < at.ADD}
    secret = {
        role: {card.title for name, card in scenario.decks[role].items() if name not in public} for role in names.seats
    }
    shown = None
    for page in player.pages[:-1]:
        for part in re.split(r"(?=Hand over to )", page):
            found = re.match(r"Hand over to (.+)", part)
            if found:
                shown = next(role for role in names.seats if scenario.roles[role].title == found.group(1).strip())
            for role in names.seats:
                told = {title for title in secret[role] if title in part}

                assert role == shown or not told, (role, shown, told)


def test_leaving_and_coming_back(tmp_path):
    """`quit`, Ctrl-D and Ctrl-C each leave a game that goes on where it was."""
    player = Player(tmp_path, SCENARIO, "--seat", "us=human", seed=3)
    player.page()
    for way in ("quit", "eof", "interrupt"):
        for _ in range(4):
            player.choose_something()
        if way == "quit":
            last = player.type("quit")
        elif way == "eof":
            player.terminal.sendeof()
            last = player.page()
        else:
            player.terminal.sendintr()
            last = player.page()

        assert player.asks == "nothing", way
        assert "The game is saved" in last, way
        player.terminal.close()
        assert player.terminal.exitstatus == 0, way
        moves = len(verify(player.record()).history)
        assert moves > 0
        player = Player(tmp_path, "--resume")
        player.page()
        assert len(verify(player.record()).history) >= moves
    player.terminal.close(force=True)


def test_menus_by_name_explanations_and_pages(tmp_path):
    """Names and their beginnings, ?1, the words of help, a move that is refused, and taking one back."""
    player = Player(tmp_path, SCENARIO, "--seat", "russia=human", seed=4)
    page = player.page()
    while "What does Russia do?" not in page:
        page = player.choose_something()

    assert "the beginning of a name" in player.type("help")
    assert "Demands raise the price" in player.type("rules")
    assert "What the options are worth to Russia" in player.type("values")
    assert "The hand of Russia" in player.type("hand")
    assert "Secret agenda" in player.type("agenda")
    assert "A peace settles every core issue" in player.type("call the signing")
    assert "Nothing here is called" in player.type("xyzzy")
    assert "no number 77" in player.type("77")
    assert "An offer on which issue?" in player.type("make")
    page = player.type("?1")
    assert re.search(r"P\d\d", page), "an explanation names its source"
    player.type("1")
    page = player.type("1")
    assert "The offer so far:" in page
    assert "taken back" in player.type("undo")
    assert "What does Russia do?" in player.type("")
    player.terminal.close(force=True)
    assert not verify(player.record()).state[at.CLAUSE_COUNT]


def test_plain_text_has_no_control_characters(tmp_path):
    """`--plain` writes text and line breaks, nothing else; hidden pages scroll away."""
    player = Player(tmp_path, "warm-up", "--plain", "--seat", "fishers=human", "--seat", "ferry=human", seed=2)
    raw = ""
    player.page()
    for _ in range(3000):
        raw += str(player.terminal.before)
        if player.asks == "nothing":
            break
        player.choose_something()

    assert "\x1b" not in raw
    assert "─" not in raw
    assert "\n" * 30 in raw.replace("\r", "")


def test_a_narrow_terminal_wraps(tmp_path):
    """At 40 columns every line has 40 characters at most."""
    player = Player(tmp_path, "warm-up", "--seat", "fishers=human", seed=2, columns=40)

    assert player.play_to_the_end() == 0
    assert max(len(line) for line in player.text.splitlines()) <= 40


def test_answers_in_the_open_show_no_secrets(tmp_path):
    """With --open-answers there is no curtain before an answer, and nothing private on that page."""
    player = Player(
        tmp_path,
        "warm-up",
        "--open-answers",
        "--seat",
        "fishers=human",
        "--seat",
        "ferry=human",
        seed=2,
        keyboard_seed=4,
    )
    player.play_to_the_end()
    answers = [page for page in player.pages if "answer?" in page]

    assert answers
    for page in answers:
        last = page[page.rfind("makes a") :]

        assert "own gain" not in last
        assert "worth" not in last
