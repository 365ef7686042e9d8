"""Every choice of a game as a table: its rows, and its numbers worked out a second time."""

from __future__ import annotations

import csv
import io
import random
from fractions import Fraction

import pytest

from game.core.faces import read_move
from game.core.play import after, final_value
from game.debrief.as_csv import BOM, COLUMNS, csv_file_of, csv_of, gain
from game.session.resuming import verify
from tests.debrief import by_hand
from tests.debrief.games import new_game, play_some, played

GAMES = [(name, seed, bot) for name in ("riyadh-short", "warm-up") for seed in (1, 2, 34) for bot in ("easy", "random")]


def rows_of(session):
    return list(csv.DictReader(io.StringIO(csv_of(session))))


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_there_is_a_row_for_every_choice(name, seed, bot):
    """As many rows as moves, with moves and alternatives that this game has, and a value for each or for none."""
    session = played(name, seed, bot)
    rows, names = rows_of(session), session.compiled.names

    assert len(rows) == len(session.history)
    assert set(rows[0]) == set(COLUMNS)
    for row, each in zip(rows, session.history, strict=True):
        others = [other for other in row["alternatives"].split(" | ") if other]

        assert read_move(names, row["move"]) == each.move
        assert each.move not in [read_move(names, other) for other in others]
        assert (row["time"], row["seat"], row["stands"]) == (each.at, names.seats[each.seat], "yes")
        for column in ("alternatives_percent_if_signed", "alternatives_percent_if_not"):
            assert len(row[column].split(" | ")) == max(1, len(others))


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_numbers_around_a_move_are_those_of_the_rule_book(name, seed, bot):
    """Walk-away, durability and own gain before and after each move, in the units that their columns name."""
    session = played(name, seed, bot)
    scenario = session.compiled.scenario
    positions = by_hand.follow(session)
    agendas = by_hand.agendas_after(session)
    for row in rows_of(session):
        n, role = int(row["move_number"]), row["seat"]
        for when, number in (("before", n - 1), ("after", n)):
            position = positions[number]
            signed = by_hand.ended(scenario, position, peace=True)
            options = {issue: option for issue, (option, _at_once) in signed.items()}

            assert int(row[f"walk_away_points_{when}"]) == by_hand.walk_away(scenario, position, role)
            assert int(row[f"durability_percent_{when}"]) == by_hand.durability(scenario, position, options)
            for peace, how in ((True, "signed"), (False, "not")):
                in_force = by_hand.ended(scenario, position, peace)
                value = by_hand.final_value(scenario, position, role, in_force, peace, agendas[number][role])
                own = (value - by_hand.walk_away(scenario, positions[0], role)) * 100 / scenario.head.rules.scale

                assert float(row[f"own_gain_percent_if_{how}_{when}"]) == pytest.approx(own, abs=0.00501)


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_a_choice_is_worth_what_it_led_to(name, seed, bot):
    """Where nobody had to answer; and the last yes to a signing is worth the peace."""
    session = played(name, seed, bot)
    rows = rows_of(session)
    seen = 0
    for row in rows:
        if row["move"].split()[0] == "play":
            seen += 1
            for how in ("signed", "not"):
                assert row[f"choice_percent_if_{how}"] == row[f"own_gain_percent_if_{how}_after"]
    assert seen
    if session.result().peace:
        last, result = rows[-1], session.result()
        own = next(seat.own_gain for seat in result.seats if seat.seat == last["seat"])

        assert float(last["choice_percent_if_signed"]) == pytest.approx(own / 100, abs=0.011)


def test_gains_are_rounded_and_not_cut_off():
    """Half away from zero, on both sides of it: 5 of 30 points are 16.67 %, −1 of 30 are −3.33 %."""
    session = played("riyadh-short", 1)
    scenario, names, tables = session.compiled.scenario, session.compiled.names, session.compiled.tables
    start = by_hand.follow(session)[0]
    found = set()
    for n in range(0, len(session.history), 3):
        state = session.state_after(n)
        for seat, role in enumerate(names.seats):
            for peace in (True, False):
                points = Fraction(final_value(tables, state, seat, peace), 100) - by_hand.walk_away(
                    scenario, start, role
                )
                told = Fraction(gain(session.compiled, state, seat, peace=peace), 100)

                assert abs(told - points * 100 / scenario.head.rules.scale) <= Fraction(1, 200)
                found.add(told < 0)
    assert found == {True, False}
    numbers = [row[f"own_gain_percent_if_{how}_before"] for row in rows_of(session) for how in ("signed", "not")]
    assert all(number == f"{float(number):.2f}" for number in numbers)
    assert {number[-3:] for number in numbers} & {".33", ".67"}


def test_moves_that_were_taken_back_are_in_it_and_marked(tmp_path):
    """In the order of the clock, also when the record is read again: who played, and what was thrown away."""
    session = new_game("warm-up", 7, folder=tmp_path)
    play_some(session, 6)
    while not session.can_undo():
        session.act(random.Random(len(session.history)).choice(session.legal()))
    session.undo()
    last = len(session.history)
    play_some(session, 3, seed=4)
    session.rewind(2)
    play_some(session, 5, seed=9)
    session.close()
    rows = rows_of(session)
    fates = [row["stands"] for row in rows]

    assert fates == ["yes"] * 2 + ["rewound"] * (last - 2) + ["undone"] + ["rewound"] * 3 + ["yes"] * 5
    assert [int(row["move_number"]) for row in rows if row["stands"] == "yes"] == [*range(1, 8)]
    assert fates.count("yes") == len(session.history)
    assert len(rows) - fates.count("yes") == session.taken_back
    assert rows == rows_of(verify(session.path))
    for made in session.made:
        assert after(session.compiled.tables, made.before, made.played.move)[0] == made.after


def test_what_the_facilitator_brings_is_nobodys_choice():
    """A row with no seat and no gains, only what everybody can see."""
    session = new_game("riyadh-short", 3)
    play_some(session, 12)
    while not session.headlines_left() or session.why_not_announce(session.headlines_left()[0]):
        play_some(session, 1)
    session.announce(session.headlines_left()[0])
    row = rows_of(session)[-1]

    assert (row["seat"], row["player"]) == ("", "facilitator")
    assert row["durability_percent_before"]
    assert not row["own_gain_percent_if_signed_after"]


def test_a_file_says_that_it_is_utf_8_and_a_stream_does_not(tmp_path, capfdbinary):
    """So that a spreadsheet reads “ ” rightly, and a program needs no special case."""
    from game.cli.main import run

    session = new_game("warm-up", 7, folder=tmp_path)
    play_some(session, 12)
    session.close()
    file = tmp_path / "out.csv"

    assert run(["debrief", str(session.path), "--csv", str(file)]) == 0
    assert run(["debrief", str(session.path), "--csv", "-"]) == 0
    printed = capfdbinary.readouterr().out
    assert file.read_bytes() == csv_file_of(session) == BOM + printed
    assert file.read_text("utf-8-sig") == csv_of(session)
    assert run(["debrief", str(session.path), "--html", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"<!DOCTYPE html>")


def test_the_help_tells_what_the_columns_are(capsys):
    """Every kind of column is named in it."""
    from game.cli.main import run

    assert run(["debrief", "--help"]) == 0
    told = capsys.readouterr().out

    for kind in ("_before", "_after", "choice_", "alternatives_", "if_signed", "if_not", "stands"):
        assert kind in told
