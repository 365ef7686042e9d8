"""Menus: by number, by name, by the beginning of a name, and what is asked about them."""

from __future__ import annotations

import pytest

from game.core import faces
from game.session.record import RecordError
from game.terminal.log import paragraphs
from game.terminal.menu import Back, Entry, Menu, Word, ask, matches, plain
from game.terminal.play import Game
from game.terminal.screen import Leave, Screen
from tests.session.support import tiny_game
from tests.support import compiled

TERRITORY = Entry("Territory*", "territory")
EU_FIRST = Entry("EU first, NATO open", "eu_first")
UKRAINE_AND_NATO = Entry("Ukraine and NATO*", "nato")
TRUCE = Entry("Freeze “now”", "freeze")
ALL = [TERRITORY, EU_FIRST, UKRAINE_AND_NATO, TRUCE]


class Typist(Screen):
    """A plain screen at which somebody types these lines; what is written is kept."""

    def __init__(self, *typed: str) -> None:
        super().__init__(plain=True)
        self.typed, self.written = list(typed), []

    def ask(self, _prompt: str) -> str:
        if not self.typed:
            raise Leave
        return self.typed.pop(0)

    def _put(self, text: str, _style: str) -> None:
        self.written.append(text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("territory", [TERRITORY]),
        ("TERR", [TERRITORY]),
        ("eu", [EU_FIRST]),
        ("nato", [EU_FIRST, UKRAINE_AND_NATO]),
        ("ukraine and nato", [UKRAINE_AND_NATO]),
        ("freeze now", [TRUCE]),
        ("now", [TRUCE]),
        ("", []),
        ("***", []),
        ("swap", []),
    ],
)
def test_names_and_their_beginnings(typed, found):
    """The beginning of the name wins over that of a word inside; case, accents and quotation marks do not count."""
    assert matches(typed, ALL) == found


def test_names_in_any_script_can_be_typed():
    """Accents are optional, and other scripts work."""
    entries = [Entry("Ñandú", 1), Entry("Перемир'я", 2)]

    assert matches("nandu", entries) == [entries[0]]
    assert matches("перемир", entries) == [entries[1]]
    assert plain("Élan “vital”") == "elan vital"


def test_a_number_counts_what_can_be_chosen():
    """Entries that are refused have no number; their reason is told when they are named."""
    refused = Entry("Make an offer", "offer", refusal="An offer costs 1 support at home; Russia has 0.")
    screen = Typist("make", "2")

    assert (
        ask(screen, Menu("What?", (Entry("Play a card", "card"), refused, Entry("End the turn", "end"))), []) == "end"
    )
    assert screen.written.count("An offer costs 1 support at home; Russia has 0.") == 1


def test_wrong_numbers_and_words_are_answered(monkeypatch):
    """Whatever is typed, the menu asks again, and says what would do."""
    screen = Typist("9", "0", "-1", "²", "99999999999999999999", "?", "?9", "swap", "nato", "", "1")

    assert ask(screen, Menu("What?", tuple(ALL)), []) == "territory"
    written = "\n".join(screen.written)
    assert "There is no number 9 here" in written
    assert "Nothing here is called “swap”" in written
    assert "Which one? EU first, NATO open; Ukraine and NATO*." in written
    assert "such as ?1" in written


def test_a_menu_behind_an_entry_is_entered_and_left():
    """0 goes back to the first list; entries that are not listed can be typed by name."""
    inner = Menu("Which card?", (Entry("Hold the salient", "hold"),), has_way_back=True)
    outer = Menu("What?", (Entry("Play a card", inner),), also=(Entry("Hold the salient", "hold"),))

    assert ask(Typist("1", "0", "1", "1"), outer, []) == "hold"
    assert ask(Typist("hold"), outer, []) == "hold"
    with pytest.raises(Back):
        ask(Typist("0"), inner, [])
    with pytest.raises(Leave):
        ask(Typist("1"), outer, [])


def test_words_work_at_every_menu_and_entries_are_explained():
    """A word does what it does and the menu goes on; ?1 and ?name explain."""
    done = []
    word = Word(("hand", "c"), lambda: done.append("hand"), "the hand")
    entry = Entry("Hold the salient", "hold", explain=lambda: ["Kursk is a chip.", "leverage, P18"])
    inner = Menu("Which card?", (entry,), has_way_back=True)
    screen = Typist("1", "hand", "C", "?1", "?hold", "1")

    assert ask(screen, Menu("What?", (Entry("Play a card", inner),)), [word]) == "hold"
    assert done == ["hand", "hand"]
    assert screen.written.count("Kursk is a chip.") == 2


def test_the_log_tells_consequences_with_their_cause():
    """A card and what it does are one paragraph; the price of an offer stands after it, applause with its demand."""
    game = compiled("tiny")
    told = paragraphs(
        game,
        [
            faces.CardPlayed("hill", "our_gates"),
            faces.DemandMade("hill", "our_gates", 4),
            faces.SupportMoved("hill", 5, 6),
            faces.SupportMoved("hill", 6, 5),
            faces.OfferMade("hill", ("toll.low_toll",)),
            faces.Answered("delta", yes=False),
            faces.SupportMoved("delta", 5, 4),
            faces.TurnBegan("delta"),
        ],
    )

    assert told[0].endswith("ending as “Hill Town keeps the gates”. Hill Town: support rises from 5 to 6.")
    assert told[1:] == [
        "Hill Town offers: The toll: A token toll. Hill Town: support falls from 6 to 5.",
        "Delta Town refuses. Delta Town: support falls from 5 to 4.",
        "Delta Town has the turn.",
    ]


def test_a_full_disk_stops_nobody(tmp_path, monkeypatch):
    """A move that can't be saved is not made; it is told, and the same question comes again."""
    session = tiny_game(tmp_path, seed=3)
    append, failures = session._record.append, [RecordError(tmp_path, "can't be written: the disk is full")]

    def sometimes(line):
        if failures:
            raise failures.pop()
        append(line)

    monkeypatch.setattr(session._record, "append", sometimes)
    screen = Typist("", "1", "", "1", "quit")

    assert not Game(screen, session).run()
    written = " ".join(screen.written)
    assert "the disk is full" in written
    assert len(session.history) == 1
    assert "The game is saved" in written
