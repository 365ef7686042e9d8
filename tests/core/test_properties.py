"""What holds in every game: it ends, nothing is lost, bounds hold, and nobody sees what it can't know."""

from __future__ import annotations

import random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.core import kernel, play
from game.core import layout as at
from game.core.faces import as_seen_by, event_of, move_of, number_of, read_move, write_move
from game.core.view import Viewer, blinded
from game.scenario import tables as table
from game.scenario.compiling import Compiled, compile_scenario
from game.scenario.model import MOST_AGENDAS_EACH
from tests.support import SHIPPED, compiled, random_states

ALL = ["tiny", *SHIPPED]
GAMES = 1000


def check_bounds(game: Compiled, state: list[int]) -> None:
    t = game.tables
    for track in range(t[table.TRACKS]):
        assert t[table.TRACK_LOW + track] <= state[at.TRACK + track] <= t[table.TRACK_HIGH + track]
    for seat in range(t[table.SEATS]):
        assert 0 <= state[at.SUPPORT + seat] <= t[table.SUPPORT_LIMIT]
        assert state[at.HAND_COUNT + seat] <= t[table.HAND_LIMIT]


def check_cards(game: Compiled, state: list[int]) -> None:
    """Every card of a deck is in exactly one place: hand, deck, discards, or on the table as a demand."""
    t = game.tables
    for seat in range(t[table.SEATS]):
        first, end = t[table.DECK_FIRST + seat], t[table.DECK_END + seat]
        hand = at.HAND + seat * at.MOST_HAND
        places = [
            *state[hand : hand + state[at.HAND_COUNT + seat]],
            *state[at.DECK + first : at.DECK + first + state[at.DECK_COUNT + seat]],
            *state[at.DISCARD + first : at.DISCARD + first + state[at.DISCARD_COUNT + seat]],
            *(card for card in range(first, end) if state[at.COMMITTED + card]),
        ]

        assert sorted(places) == list(range(first, end))


@pytest.mark.parametrize("name", ALL)
def test_every_random_game_ends_within_the_bound_and_keeps_its_cards(name: str):
    """Random games (1,000 in all): at most `most_moves` moves, always a legal move before the end, bounds, cards."""
    game = compiled(name)
    bound = kernel.most_moves(game.tables)
    for seed in range(GAMES // len(ALL)):
        made = 0
        for state, moves in random_states(game, seed, seed % game.tables[table.SEATS]):
            check_bounds(game, state)
            check_cards(game, state)

            assert bool(moves) != play.is_over(state)
            made += bool(moves)

        assert made <= bound


@pytest.mark.parametrize("name", ALL)
def test_news_of_the_facilitator_never_stops_a_game(name: str):
    """Whatever headline comes on whatever turn: nothing is lost, bounds hold, and the game goes on to its end."""
    game = compiled(name)
    chance = random.Random(name)
    for seed in range(20):
        state, _ = play.new_game(game.tables, seed)
        while not play.is_over(state):
            open_to = [k for k in play.headlines_left(state) if not play.reason_against_headline(game.tables, state, k)]
            if open_to and chance.random() < 0.2:
                state, _ = play.after(game.tables, state, at.ANNOUNCE + chance.choice(open_to))
                check_bounds(game, state)
                check_cards(game, state)
            state, _ = play.after(game.tables, state, chance.choice(play.legal_moves(game.tables, state)))


@pytest.mark.parametrize("name", ALL)
def test_why_not_agrees_with_the_legal_list_on_every_move(name: str):
    """For every number that could be a move, and some that can't: no reason exactly if it is listed."""
    game = compiled(name)
    for seed in range(3):
        for state, moves in random_states(game, seed):
            allowed = {move for move in range(-2, at.MOVES + 3) if play.reason_against(game.tables, state, move) == 0}

            assert allowed == set(moves)
            assert len(moves) == len(set(moves))


@pytest.mark.parametrize("name", ALL)
def test_moves_and_their_faces_round_trip(name: str):
    """Number, face and notation of every move of a scenario."""
    game = compiled(name)
    for number in range(at.MOVES):
        try:
            face = move_of(game.names, number)
        except ValueError:
            continue

        assert number_of(game.names, face) == number
        assert read_move(game.names, write_move(game.names, number)) == number


@pytest.mark.parametrize("text", ["", "dance", "play", "play nothing", "add dam", "end_turn now", "table"])
def test_notation_of_no_move_is_refused(text: str):
    """Words that are no move raise ValueError and say what is not there."""
    with pytest.raises(ValueError, match="there is no"):
        read_move(compiled("tiny").names, text)


@pytest.mark.parametrize("name", ALL)
def test_every_event_can_be_read_and_private_parts_are_hidden(name: str):
    """Events decode to ids; a drawn card and a chosen agenda are told to their seat alone."""
    game = compiled(name)
    state, rows = play.new_game(game.tables, 5)
    chance = random.Random(5)
    while not play.is_over(state):
        for row in rows:
            event_of(game.names, row)
            for seat in range(game.tables[table.SEATS]):
                seen = as_seen_by(row, seat)

                assert (seen[2] == row[2]) == (row[0] not in (at.CARD_DREW, at.AGENDA_CHOSEN) or row[1] == seat)
        state, rows = play.after(game.tables, state, chance.choice(play.legal_moves(game.tables, state)))


@pytest.mark.parametrize("name", ALL)
def test_the_same_seed_and_moves_give_the_same_game(name: str):
    """Chance is in the seed."""
    first = [state for state, _ in random_states(compiled(name), 11)]
    second = [state for state, _ in random_states(compiled(name), 11)]

    assert first == second


def test_looking_ahead_does_not_change_the_state():
    """`after`, `legal_moves`, `reason_against`, `own_gain` and `concluded` leave their input alone."""
    game = compiled("tiny")
    for state, moves in random_states(game, 2):
        before = list(state)
        for move in moves:
            play.after(game.tables, state, move)
        play.legal_moves(game.tables, state)
        play.reason_against(game.tables, state, at.CALL_SIGNING)
        play.own_gain(game.tables, state, 0, peace=True)
        play.durability(game.tables, state)

        assert state == before


# ---- hidden information ------------------------------------------------------------------------------------------


def scrambled(game: Compiled, state: list[int], seat: int, chance: random.Random) -> list[int]:
    """Another state that the seat can't tell from this one: others' cards, agendas, deck orders and streams differ."""
    t = game.tables
    other = list(state)
    for each in range(t[table.SEATS]):
        first, deck = t[table.DECK_FIRST + each], state[at.DECK_COUNT + each]
        hand = at.HAND + each * at.MOST_HAND
        held = 0 if each == seat else state[at.HAND_COUNT + each]
        hidden = state[hand : hand + held] + state[at.DECK + first : at.DECK + first + deck]
        chance.shuffle(hidden)
        other[hand : hand + held] = hidden[:held]
        other[at.DECK + first : at.DECK + first + deck] = hidden[held:]
        if each != seat:
            agendas = range(t[table.AGENDA_FIRST + each], t[table.AGENDA_END + each])
            dealt = at.AGENDA_DEALT + each * MOST_AGENDAS_EACH
            count = sum(agenda != at.NOBODY for agenda in state[dealt : dealt + MOST_AGENDAS_EACH])
            other[dealt : dealt + count] = chance.sample(agendas, count)
            if state[at.AGENDA + each] != at.NOBODY:
                other[at.AGENDA + each] = chance.choice(agendas)
    headlines = other[at.HEADLINE_DECK : at.HEADLINE_DECK + state[at.HEADLINE_COUNT]]
    chance.shuffle(headlines)
    other[at.HEADLINE_DECK : at.HEADLINE_DECK + len(headlines)] = headlines
    for stream in range(at.STREAM, at.STREAM_AGENDAS + 1):
        other[stream] = chance.randrange(1, 2**31 - 1)
    return other


@pytest.mark.parametrize("name", ALL)
def test_states_that_differ_only_in_what_a_seat_cannot_know_give_it_equal_views(name: str):
    """Equal views and equal legal moves, for every seat, all through random games."""
    game = compiled(name)
    viewer = Viewer(game)
    chance = random.Random(3)
    for seed in range(3):
        for state, _ in random_states(game, seed):
            for seat in range(game.tables[table.SEATS]):
                other = scrambled(game, state, seat, chance)

                assert viewer.view(other, seat) == viewer.view(state, seat)
                assert viewer.view(other, seat).legal() == viewer.view(state, seat).legal()


@pytest.mark.parametrize("name", ALL)
def test_a_seats_view_gives_its_true_moves_and_gains(name: str):
    """The kernel on a view says the same as on the whole game: legal moves, and own gain with and without peace."""
    game = compiled(name)
    viewer = Viewer(game)
    for state, moves in random_states(game, 4):
        seat = state[at.ACTOR]
        view = viewer.view(state, seat)
        if moves:
            assert view.legal() == moves
        for peace in (False, True):
            mine = play.own_gain(view.tables, view.state, seat, peace)

            assert mine == play.own_gain(game.tables, state, seat, peace)


@pytest.mark.parametrize("name", ALL)
def test_blinded_tables_do_not_depend_on_the_others_values(name: str):
    """Change every other seat's values: the tables that a seat gets stay the same."""
    game = compiled(name)
    scenario = game.scenario
    for seat, mine in enumerate(game.names.seats):
        changed = attrs.evolve(
            scenario,
            issues={
                key: attrs.evolve(
                    issue,
                    options={
                        k: attrs.evolve(o, values={r: v if r == mine else v - 1 for r, v in o.values.items()})
                        for k, o in issue.options.items()
                    },
                )
                for key, issue in scenario.issues.items()
            },
            linkage={
                key: attrs.evolve(each, values={r: v if r == mine else v + 1 for r, v in each.values.items()})
                for key, each in scenario.linkage.items()
            },
        )

        assert blinded(compile_scenario(changed), seat).tables == blinded(game, seat).tables


# ---- a machine that drives it all ------------------------------------------------------------------------------------


class Game(RuleBasedStateMachine):
    """Any legal move at any time, on any scenario; the invariants hold after each."""

    @initialize(name=st.sampled_from(ALL), seed=st.integers(0, 2**31 - 1), chair=st.integers(0, 5))
    def begin(self, name: str, seed: int, chair: int) -> None:
        self.game = compiled(name)
        self.viewer = Viewer(self.game)
        self.state, _ = play.new_game(self.game.tables, seed, chair % self.game.tables[table.SEATS])
        self.made = 0

    @precondition(lambda self: not play.is_over(self.state))
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        moves = play.legal_moves(self.game.tables, self.state)
        move = data.draw(st.sampled_from(moves))
        self.state, rows = play.after(self.game.tables, self.state, move)
        self.made += 1
        for row in rows:
            event_of(self.game.names, row)

    @precondition(lambda self: play.is_over(self.state))
    @rule(seed=st.integers(0, 2**31 - 1))
    def play_again(self, seed: int) -> None:
        assert play.legal_moves(self.game.tables, self.state) == []

        self.state, _ = play.new_game(self.game.tables, seed)
        self.made = 0

    @invariant()
    def sound(self) -> None:
        if not hasattr(self, "state"):
            return
        check_bounds(self.game, self.state)
        check_cards(self.game, self.state)
        stack = self.state[at.STACK : at.STACK + table.MOST_STACK]

        assert not any(stack)
        assert all(-(2**31) <= slot < 2**31 for slot in self.state)
        assert self.made <= kernel.most_moves(self.game.tables)

    @invariant()
    def hidden(self) -> None:
        if not hasattr(self, "state"):
            return
        other = scrambled(self.game, self.state, 0, random.Random(self.made))

        assert self.viewer.view(other, 0) == self.viewer.view(self.state, 0)


TestGame = Game.TestCase
TestGame.settings = settings(max_examples=20, stateful_step_count=50, deadline=None)


@given(seed=st.integers(0, 2**31 - 1), purpose=st.integers(0, 100), n=st.integers(1, 200))
def test_chance_stays_in_range(seed: int, purpose: int, n: int):
    """Every draw is from 0 to n − 1, and a stream never sticks at 0."""
    from game.core.machine import chance, start_stream

    state = [start_stream(seed, purpose)]
    for _ in range(20):
        assert 0 <= chance(state, 0, n) < n
        assert 0 < state[0] < 2**31 - 1
