"""The two plain bots: legal, blind to what is hidden, deterministic, and able to agree."""

from __future__ import annotations

import random

import pytest

from game.bots.empty_chair import EmptyChair
from game.bots.protocol import Bench, Choice, UnknownBotError, bot, bot_names
from game.core import layout as at
from game.core import play
from game.core.view import Viewer
from game.session.session import Session
from tests.support import SHIPPED, compiled, random_states, state_after

PLAIN = ["easy", "random"]


def played(name: str, who: str, seed: int) -> Session:
    """A whole game of one kind of bot."""
    game = compiled(name)
    session = Session.new(game, dict.fromkeys(game.names.seats, f"bot:{who}"), seed=seed)
    bench = Bench(session)
    while not session.is_over:
        bench.move()
    return session


@pytest.mark.parametrize("name", ["tiny", *SHIPPED])
@pytest.mark.parametrize("who", PLAIN)
def test_bots_play_whole_games(name, who):
    """The gate accepts each of their moves, and each comes with a reason."""
    for seed in range(3):
        session = played(name, who, seed)

        assert session.is_over
        assert all(each.why for each in session.history)


@pytest.mark.parametrize("who", PLAIN)
def test_the_same_game_comes_out_again(who):
    """A bot's choice depends on the game alone."""
    one, other = played("riyadh-2025", who, 4), played("riyadh-2025", who, 4)

    assert [each.move for each in one.history] == [each.move for each in other.history]


@pytest.mark.parametrize("who", PLAIN)
def test_equal_views_equal_choices(who):
    """Shuffling everything that a seat can't know (other hands, decks, agendas, chance) changes no choice."""
    game = compiled("riyadh-2025")
    viewer = Viewer(game)
    chance = random.Random(5)
    state, _ = play.new_game(game.tables, 6)
    compared = 0
    while not play.is_over(state):
        seat = state[at.ACTOR]
        other = hidden_differently(game, state, seat, chance)
        view, same = viewer.view(state, seat), viewer.view(other, seat)
        mine = bot(who).choose(view, view.legal(), random.Random(1))
        theirs = bot(who).choose(same, same.legal(), random.Random(1))
        compared += list(other) != list(state)

        assert mine == theirs
        state, _ = play.after(game.tables, state, mine.move)

    assert compared > 20


def hidden_differently(game, state, seat, chance):
    """The state as it might as well be for all that a seat knows."""
    other = list(state)
    for rival in range(len(game.names.seats)):
        hand = slice(at.HAND + rival * at.MOST_HAND, at.HAND + rival * at.MOST_HAND + state[at.HAND_COUNT + rival])
        first = at.DECK + game.names.numbers["cards"][next(iter(game.scenario.decks[game.names.seats[rival]]))]
        deck = slice(first, first + state[at.DECK_COUNT + rival])
        if rival != seat:
            cards = [*other[hand], *other[deck]]
            chance.shuffle(cards)
            held = hand.stop - hand.start
            other[hand], other[deck] = cards[:held], cards[held:]
        else:
            cards = other[deck]
            chance.shuffle(cards)
            other[deck] = cards
        other[at.STREAM + rival] = chance.randrange(1, 2**31 - 1)
    other[at.STREAM_HEADLINES] = chance.randrange(1, 2**31 - 1)
    return other


def test_easy_agrees_with_itself_in_a_fair_part_of_games():
    """On the standard scenario it finds a peace in some games and none in others, and gains by it."""
    games = [played("riyadh-2025", "easy", seed) for seed in range(12)]
    peaces = sum(session.result().peace for session in games)
    gains = [seat.own_gain for session in games for seat in session.result().seats]

    assert 2 <= peaces <= 11
    assert sum(gains) > 0


def test_easy_does_better_than_chance():
    """Two of each at a table, in turn in all seats: `easy` gains more than `random`, by far."""
    game = compiled("riyadh-2025")
    gains = dict.fromkeys(PLAIN, 0)
    for seed in range(12):
        kinds = [PLAIN[(seed + number) % 2] for number in range(len(game.names.seats))]
        session = Session.new(
            game, {role: f"bot:{kind}" for role, kind in zip(game.names.seats, kinds, strict=True)}, seed=seed
        )
        bench = Bench(session)
        while not session.is_over:
            bench.move()
        for kind, seat in zip(kinds, session.result().seats, strict=True):
            gains[kind] += seat.own_gain

    assert gains["easy"] > gains["random"] + 24 * 2000, "20 per cent a seat and game at least"


def test_bots_are_known_by_name():
    """The plain ones are listed first; an unknown name is answered with those there are."""
    assert set(PLAIN) <= set(bot_names())
    assert bot("easy").character
    with pytest.raises(UnknownBotError, match="easy"):
        bot("nobody")


def test_bots_of_others_come_by_an_entry_point(monkeypatch):
    """An installed package may offer a bot; names of the game's own bots stay the game's."""

    class Theirs:
        name, character = "theirs", "Ends its turn."

        def choose(self, _view, legal, _rng):
            return Choice(legal[0], "first")

    class Point:
        name = "theirs"

        def load(self):
            return Theirs

    monkeypatch.setattr("game.bots.protocol.entry_points", lambda group: [Point()] if group == "longtable.bots" else [])

    assert "theirs" in bot_names()
    assert bot("theirs").choose(None, [3, 4], random.Random()).move == 3
    assert played("tiny", "theirs", 1).is_over


def test_an_empty_chair_refuses_and_rests():
    """It says no to whatever it is asked, makes no offer and plays no card."""
    game = compiled("tiny")
    asked = state_after(
        game, "choose hill.open_hand", "choose delta.firm_word", "table toll", "add toll.low_toll", "submit"
    )
    moves = [legal for state, legal in random_states(game, 1) if state[at.PHASE] == at.TURN and legal]
    view = Viewer(game).view(asked, 1)

    assert EmptyChair().choose(view, view.legal(), random.Random(0)).move == at.REFUSE
    assert {EmptyChair().choose(view, legal, random.Random(0)).move for legal in moves} == {at.END_TURN}
