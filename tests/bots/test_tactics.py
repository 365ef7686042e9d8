"""Tactics: legal, blind to what is hidden, the same interpreted and compiled, and bargaining as they are named."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.bots import mind as slots
from game.bots.knowledge import knowledge_of
from game.bots.masking import mask
from game.bots.negotiator import Negotiator, character_of
from game.bots.policies import POLICIES, PROBES, TACTICS
from game.bots.protocol import Bench
from game.bots.tactics import begin, choose, conceded
from game.bots.worth import TIME, find_focal_points, gain_if, standing, standing_with
from game.core import layout as at
from game.core import play
from game.core.view import Viewer, blinded, masked
from game.fast.backends import Interpreted, working_vectors
from game.scenario import tables as slots_of
from game.session.session import Session
from tests.bots.test_plain_bots import hidden_differently
from tests.support import SHIPPED, compiled, random_states, state_after

SILENCE = [-1]


def play_through(name: str, who: str, seed: int) -> Session:
    """A whole game of one bot in all seats."""
    game = compiled(name)
    session = Session.new(game, dict.fromkeys(game.names.seats, f"bot:{who}"), seed=seed)
    bench = Bench(session)
    while not session.is_over:
        bench.move()
    return session


@pytest.mark.parametrize("name", ["tiny", *SHIPPED])
def test_masking_agrees_with_the_view(name):
    """What a tactic sees in a batch is what a view shows, slot by slot, for every seat."""
    game = compiled(name)
    seen = [0] * at.STATE_SIZE
    for state, _ in random_states(game, 3):
        for seat in range(len(game.names.seats)):
            mask(game.tables, state, seen, seat)

            assert tuple(seen) == masked(game.tables, state, seat)


@pytest.mark.parametrize("name", ["tiny", *SHIPPED])
@pytest.mark.parametrize("who", ["normal", "hardliner", "conceder"])
def test_tactics_play_whole_games(name, who):
    """The gate accepts each of their moves, and each comes with a reason."""
    session = play_through(name, who, 2)

    assert session.is_over
    assert all(each.why for each in session.history)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("name", ["tiny", "riyadh-2025"])
def test_every_choice_is_legal(policy, name):
    """From any position of random games, also ones that the tactic would never have come to."""
    game = compiled(name)
    known = [list(knowledge_of(blinded(game, seat), seat)) for seat in range(len(game.names.seats))]
    _, moves, silence = working_vectors(Interpreted())
    for state, legal in list(random_states(game, 11))[::3]:
        if not legal:
            continue
        seat = state[at.ACTOR]
        view, memory = list(masked(game.tables, state, seat)), [0] * slots.MIND_SIZE
        before = list(view)
        begin(known[seat], memory)
        moves[: len(legal)] = legal
        policy_number = POLICIES.index(policy)
        chosen = choose(known[seat], view, list(view), moves, len(legal), silence, memory, policy_number, 12345)

        assert chosen in legal
        assert view == before, "the state is left as it was"


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10**6), chance=st.randoms(use_true_random=False), policy=st.sampled_from([*TACTICS, *PROBES])
)
def test_equal_views_equal_choices(seed, chance, policy):
    """Whatever a seat can't know (hands, decks, agendas, chance, the others' values) changes none of its choices."""
    game = compiled("riyadh-2025")
    states = [state for state, legal in random_states(game, seed) if legal]
    state = chance.choice(states)
    seat = state[at.ACTOR]
    other = hidden_differently(game, state, seat, chance)
    for rival in range(len(game.names.seats)):
        if rival != seat:
            other[at.AGENDA + rival] = at.NOBODY
            other[at.WALK_START + rival] = chance.randrange(-30, 30)
    viewer = Viewer(game)
    choices = []
    for each in (state, other):
        view = viewer.view(each, seat)
        choices.append(Negotiator(policy).choose(view, view.legal(), random.Random(1)))

    assert choices[0] == choices[1]


def test_a_seat_knows_no_values_but_its_own():
    """The knowledge of a seat does not change with the values of the others on the same side of the marks."""
    game = compiled("riyadh-2025")
    for seat in range(len(game.names.seats)):
        known = knowledge_of(blinded(game, seat), seat)

        assert len(known) == slots.KNOWLEDGE_SIZE
        for rival in range(len(game.names.seats)):
            first = slots_of.VALUE + rival * slots_of.MOST_OPTIONS
            values = known[first : first + len(game.names.options)]

            assert any(values) == (rival == seat)


def test_gain_if_is_the_kernel_s_own_gain():
    """Weighed in place, a position is worth what `play.own_gain` says of a copy, and is left as it was."""
    game = compiled("riyadh-2025")
    tables, memory = list(game.tables), [0] * slots.MIND_SIZE
    for seed in range(4):
        for state, legal in random_states(game, seed):
            for seat in range(4):
                for peace in (0, 1):
                    working = list(state)
                    if legal:
                        expected = play.own_gain(game.tables, state, seat, bool(peace))

                        assert expected == gain_if(tables, working, seat, peace, SILENCE, memory)
                        assert state == working


def test_a_package_is_worth_what_the_position_is_worth_with_it():
    """`standing_with` agrees with putting the clauses into a copy, accords and replaced accords included."""
    game = compiled("riyadh-2025")
    known = [list(knowledge_of(blinded(game, seat), seat)) for seat in range(4)]
    chance = random.Random(4)
    for state, legal in random_states(game, 9):
        if not legal:
            continue
        seat = state[at.ACTOR]
        memory = [0] * slots.MIND_SIZE
        begin(known[seat], memory)
        find_focal_points(known[seat], state, seat, memory, 13)
        standing(known[seat], state, seat, SILENCE, memory)
        issues = chance.sample(range(len(game.names.issues)), 3)
        package = [
            chance.randrange(game.tables[slots_of.ISSUE_FIRST + k], game.tables[slots_of.ISSUE_END + k]) for k in issues
        ]
        memory[slots.CANDIDATE : slots.CANDIDATE + at.MOST_CLAUSES] = [*package, at.NOBODY]
        found = standing_with(known[seat], state, seat, SILENCE, memory)
        with_it = list(state)
        only_accords = all(game.tables[slots_of.OPTION_ACCORD + option] for option in package)
        for issue, option in zip(issues, package, strict=True):
            with_it[at.AGREED + issue] = option + 1
            with_it[at.STATUS + issue] = at.IN_FORCE_ACCORD if only_accords else at.INITIALLED

        assert found == standing(known[seat], with_it, seat, SILENCE, memory)


def test_a_hardliner_concedes_late_and_a_conceder_early():
    """Both ask for all at first and for nothing more at the end; in between the conceder is ahead."""
    game = compiled("riyadh-2025")
    tables, memory = list(game.tables), [0] * slots.MIND_SIZE
    state, _ = play.new_game(game.tables, 1)
    hard, soft = POLICIES.index("hardliner"), POLICIES.index("conceder")
    shares = []
    for number in range(1, 6):
        for turn in range(4):
            state[at.ROUND], state[at.TURNS] = number, turn
            shares.append([conceded(tables, state, memory, policy, 0) for policy in (hard, soft)])

    assert shares[0] == [0, 0]
    assert shares[-1] == [TIME, TIME]
    assert all(late < early for late, early in shares[1:-1])
    assert shares == sorted(shares)


def test_a_reciprocal_seat_concedes_to_those_who_come_to_meet_it():
    """What others accept and offer brings it further than the same time among people who do not move."""
    game = compiled("riyadh-2025")
    tables = list(game.tables)
    state, _ = play.new_game(game.tables, 1)
    state[at.ROUND], state[at.TURNS] = 3, 0
    cold, warm = [0] * slots.MIND_SIZE, [0] * slots.MIND_SIZE
    warm[slots.KINDNESS + 1] = 12
    warm[slots.HEARD + 2], warm[slots.FIRST_ASKED + 2], warm[slots.ASKED + 2] = 2, -10, 5
    policy = POLICIES.index("reciprocal")

    assert conceded(tables, state, cold, policy, 0) < conceded(tables, state, warm, policy, 0)


def test_a_tactic_refuses_what_is_worse_than_walking_away():
    """A package that a seat can't want is refused or countered, with the reason in points."""
    game = compiled("riyadh-2025")
    names = game.names
    state, _ = play.new_game(game.tables, 0)
    for issue in range(len(names.issues)):
        state[at.TABLED + issue] = 1
    me = names.seats.index("ukraine")
    package = [names.options.index(each) for each in ("territory.annexations", "forces.demilitarised")]
    state[at.ROUND], state[at.PHASE], state[at.ACTOR], state[at.TURN_SEAT] = 2, at.ANSWERING, me, 0
    state[at.AWAITING], state[at.CLAUSE_COUNT] = 1 << me, 2
    for k, option in enumerate(package):
        state[at.CLAUSE + k] = option
        state[at.PROPOSED + game.tables[slots_of.OPTION_ISSUE + option]] = option + 1
    view = Viewer(game).view(state, me)
    for policy in TACTICS:
        choice = Negotiator(policy).choose(view, view.legal(), random.Random(1))

        assert choice.move != at.ACCEPT
        assert "refuses" in choice.reason or "counters" in choice.reason


def test_every_policy_has_a_character():
    """One line each, all different."""
    lines = {character_of(policy) for policy in POLICIES}

    assert len(lines) == len(POLICIES)


def test_a_plan_that_was_forgotten_is_found_again():
    """Asked for the next clause without having been asked for the first, a tactic goes on as it would have."""
    session = play_through("riyadh-2025", "normal", 3)
    again = Session.new(session.compiled, dict.fromkeys(session.compiled.names.seats, "bot:normal"), seed=3)
    for played in session.history:
        fresh = Bench(again)

        assert played.move == fresh.choice().move
        again.act(played.move)


def test_what_was_said_changes_what_a_tactic_believes():
    """A demand on the table raises the estimate of the options that keep it, and lowers the others'."""
    game = compiled("tiny")
    state_after(game)
    seat = 0
    known = list(knowledge_of(blinded(game, 1 - seat), 1 - seat))
    memory = [0] * slots.MIND_SIZE
    begin(known, memory)
    card = next(
        k
        for k in range(len(game.names.cards))
        if known[slots_of.CARD_DEMAND + k] and known[slots_of.CARD_SEAT + k] == seat
    )
    issue = known[slots_of.CARD_DEMAND + card] - 1
    options = range(known[slots_of.ISSUE_FIRST + issue], known[slots_of.ISSUE_END + issue])
    before = [memory[slots.ESTIMATE + option] for option in options]
    from game.bots.talks import notice

    notice(known, memory, 1 - seat, [at.DEMAND_MADE, seat, card, 3, 0, 0], 0)
    after = [memory[slots.ESTIMATE + option] for option in options]
    kept = [bool(known[slots_of.CARD_KEEPS + card] >> k & 1) for k in range(len(options))]

    assert [now > then for then, now in zip(before, after, strict=True)] == kept
