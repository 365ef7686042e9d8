"""The strategist: imagined worlds that fit the view, legal choices, and the same choice for equal views."""

from __future__ import annotations

import random

import pytest

from game.bots import mind as slots
from game.bots.imagining import imagine
from game.bots.knowledge import knowledge_of
from game.bots.playouts import playouts, reach_middle
from game.bots.protocol import bot
from game.bots.search import exploration, root
from game.bots.strategist import Strategist
from game.bots.tactics import begin
from game.core import layout as at
from game.core import play
from game.core.view import Viewer, blinded, masked
from game.fast.backends import Interpreted, working_vectors
from game.fast.batches import MOVES_MADE, TOTALS_SIZE
from game.scenario import tables as tables_at
from tests.bots.test_plain_bots import hidden_differently
from tests.support import compiled, random_states


def test_imagined_worlds_fit_what_the_seat_knows():
    """Masked again, an imagined state is the view; every card is in one place; marked options stay hard to sell."""
    game = compiled("riyadh-2025")
    chance = random.Random(3)
    for state, legal in list(random_states(game, 8))[::7]:
        if not legal or state[at.PHASE] == at.CHOOSING_AGENDA:
            continue
        seat = state[at.ACTOR]
        known = list(knowledge_of(blinded(game, seat), seat))
        world, memory, imagined = list(known), [0] * slots.MIND_SIZE, [0] * at.STATE_SIZE
        begin(known, memory)
        view = list(masked(game.tables, state, seat))
        imagine(known, world, view, imagined, memory, seat, chance.randrange(1, 2**31 - 1))
        again = list(masked(game.tables, imagined, seat))
        private = slice(at.WALK_SHIFT, at.WALK_SHIFT + len(game.names.seats))  # where the alternatives are imagined
        again[private], view[private] = [0] * 4, [0] * 4

        assert again == view
        for rival in range(len(game.names.seats)):
            first, end = game.tables[tables_at.DECK_FIRST + rival], game.tables[tables_at.DECK_END + rival]
            hand = imagined[at.HAND + rival * at.MOST_HAND :][: imagined[at.HAND_COUNT + rival]]
            deck = imagined[at.DECK + first :][: imagined[at.DECK_COUNT + rival]]
            gone = imagined[at.DISCARD + first :][: imagined[at.DISCARD_COUNT + rival]]
            table = [card for card in range(first, end) if imagined[at.COMMITTED + card]]

            assert sorted([*hand, *deck, *gone, *table]) == list(range(first, end))
            for option in range(len(game.names.options)):
                value = world[tables_at.VALUE + rival * tables_at.MOST_OPTIONS + option]
                marked = known[slots.HARD + option] >> rival & 1

                assert rival == seat or (value <= known[slots.HARD_AT]) == bool(marked)


@pytest.mark.parametrize("name", ["tiny", "minerals-accord"])
def test_it_plays_whole_games_legally(name):
    """Interpreted, with little time: every choice is legal and has a reason."""
    game = compiled(name)
    viewer = Viewer(game)
    bots = [Strategist(backend=Interpreted(), budget=60) for _ in game.names.seats]
    state, _ = play.new_game(game.tables, 4)
    while not play.is_over(state):
        seat = state[at.ACTOR]
        view = viewer.view(state, seat)
        choice = bots[seat].choose(view, view.legal(), random.Random(2))

        assert choice.move in view.legal()
        assert choice.reason
        state, _ = play.after(game.tables, state, choice.move)


def test_equal_views_equal_choices():
    """Other hands, decks and chances behind the same view change no choice."""
    game = compiled("riyadh-2025")
    viewer, chance = Viewer(game), random.Random(6)
    states = [state for state, legal in random_states(game, 2) if len(legal) > 1]
    for state in states[::12]:
        seat = state[at.ACTOR]
        choices = []
        for each in (state, hidden_differently(game, state, seat, chance)):
            view = viewer.view(each, seat)
            bot_here = Strategist(backend=Interpreted(), budget=40)
            choices.append(bot_here.choose(view, view.legal(), random.Random(1)))

        assert choices[0] == choices[1]


def test_it_sees_that_signing_is_better():
    """Asked to sign a peace far above walking away in the last turn, it signs; far below, it does not."""
    game = compiled("minerals-accord")
    names = game.names
    for options, expected in (
        (("share.new_mines", "words.free_secure"), at.ACCEPT),
        (("share.half_payback", "words.silence"), at.REFUSE),
    ):
        state, _ = play.new_game(game.tables, 0)
        me = names.seats.index("ukraine")
        for name in options:
            issue = names.issues.index(name.split(".")[0])
            state[at.AGREED + issue], state[at.STATUS + issue] = names.options.index(name) + 1, at.INITIALLED
        state[at.ROUND], state[at.TURNS], state[at.PHASE] = 3, 1, at.SIGNING
        state[at.ACTOR], state[at.OFFERER], state[at.TURN_SEAT], state[at.AWAITING] = me, 1 - me, 1 - me, 1 << me
        view = Viewer(game).view(state, me)
        choice = Strategist(backend=Interpreted(), budget=300).choose(view, view.legal(), random.Random(1))

        assert choice.move == expected


def test_whole_number_arithmetic():
    """Square roots are exact, and exploration falls with visits and rises with what was available."""
    assert [root(x) for x in range(1000)] == [int(x**0.5) for x in range(1000)]
    assert exploration(100, 10) > exploration(100, 50) > 0
    assert exploration(1000, 10) > exploration(100, 10)


@pytest.mark.parametrize("level", ["easy", "normal", "hard"])
def test_levels_are_bots(level):
    """Each level has its name and a line that says what it is like."""
    one = bot(level)

    assert one.name == level
    assert one.character


def test_playouts_start_from_the_middle_and_leave_it_alone():
    """Each goes from a copy to the end of a game; the same seed gives the same sums."""
    game = compiled("riyadh-2025")
    state, moves, silence = working_vectors(Interpreted())
    reach_middle(game.tables, state, moves, silence, 3)
    before, copy = list(state), [0] * at.STATE_SIZE
    sums = []
    for _ in range(2):
        totals = [0] * TOTALS_SIZE
        playouts(game.tables, state, copy, moves, silence, 5, 4, totals)
        sums.append(totals)

    assert state[at.ROUND] == game.tables[tables_at.ROUNDS] // 2 + 1
    assert state == before
    assert play.is_over(copy)
    assert sums[0] == sums[1]
    assert sums[0][MOVES_MADE] > 40
