"""The OpenSpiel game, by OpenSpiel's own tests."""

import random

import pytest

from tests.support import SHIPPED

pyspiel = pytest.importorskip("pyspiel", reason="the extra `openspiel` is not installed")


def load(scenario):
    import game.adapters.openspiel_game  # noqa: F401

    return pyspiel.load_game(f"python_long_table(scenario={scenario})")


@pytest.mark.parametrize("scenario", SHIPPED)
def test_random_sim(scenario):
    """OpenSpiel's random_sim_test passes: legal lists, copies, histories and serialization."""
    pyspiel.random_sim_test(load(scenario), num_sims=2, serialize=True, verbose=False)


def test_returns_are_own_gains():
    """A game played through ends with the kernel's own gains."""
    from game.core import play

    chance = random.Random(8)
    state = load("minerals-accord").new_initial_state()
    state.apply_action(chance.choice([deal for deal, _ in state.chance_outcomes()]))
    while not state.is_terminal():
        state.apply_action(chance.choice(state.legal_actions()))
    peace = state.returns()

    assert len(peace) == 2
    assert peace == [
        play.own_gain(state.table.tables, state.position, seat, bool(state.position[11])) / 100 for seat in range(2)
    ]


def test_information_state_hides_what_others_drew():
    """The string of a seat tells its own cards, of the others only that they drew."""
    from game.core import layout as at

    chance = random.Random(3)
    state = load("riyadh-2025").new_initial_state()
    state.apply_action(5)
    for _ in range(60):
        state.apply_action(chance.choice(state.legal_actions()))
    for seat in range(4):
        told = state.information_state_string(seat).partition(": ")[2].split("; ")[1:]
        rows = [tuple(map(int, row.split(","))) for row in told]
        drawn = [row for row in rows if row[0] == at.CARD_DREW]

        assert len(rows) == len(state.events)
        assert all((row[2] != at.NOBODY) == (row[1] == seat) for row in drawn)
