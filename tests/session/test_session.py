"""The gate: moves, undo, rewinding, and what each seat learns."""

from __future__ import annotations

import pytest

from game.core import faces
from game.core import layout as at
from game.core.faces import read_move
from game.core.play import own_gain
from game.scenario.loading import load
from game.session.lines import SeatPlan
from game.session.session import CannotUndo, IllegalMove, Session
from tests.session.support import play_on, tiny_game
from tests.support import TINY, compiled


def act(session: Session, *moves: str) -> None:
    for move in moves:
        session.act(read_move(session.compiled.names, move))


def in_first_turn(session: Session) -> Session:
    """Choose agendas and docket; then the chair has its turn."""
    act(session, "choose hill.open_hand", "choose delta.firm_word", "table dam")
    return session


def test_same_seed_same_moves_same_game():
    """Two games with one seed and the same moves are equal in every slot; another seed gives another game."""
    one, other, third = (play_on(tiny_game(seed=seed), 12) for seed in (5, 5, 6))

    assert list(one.state) == list(other.state)
    assert list(one.state) != list(third.state)


def test_a_seed_is_drawn_when_none_is_given():
    """Without a seed, games differ, and the seed can be read afterwards."""
    seeds = {Session.new(load(str(TINY))).header.seed for _ in range(4)}

    assert len(seeds) == 4


def test_the_seed_chooses_the_first_chair_unless_it_is_given():
    """The seed's remainder by the number of seats names the chair; an explicit chair wins."""
    assert tiny_game(seed=4).header.first_chair == "hill"
    assert tiny_game(seed=5).header.first_chair == "delta"
    assert Session.new(load(str(TINY)), seed=4, first_chair="delta").header.first_chair == "delta"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"seed": -1}, "from 0 to"),
        ({"seed": 2**31}, "from 0 to"),
        ({"rounds": 0}, "1 to 12 rounds, not 0"),
        ({"rounds": 13}, "not 13"),
        ({"first_chair": "swamp"}, "swamp"),
        ({"seats": {"swamp": "human"}}, "hill, delta"),
        ({"seats": {"hill": "robot"}}, "bot:NAME"),
    ],
)
def test_a_game_that_cannot_be_is_refused_in_words(changed, words):
    """A seed, length, chair or seat that does not exist is a ValueError that says what would do."""
    with pytest.raises(ValueError, match=words):
        Session.new(load(str(TINY)), **changed)


def test_another_length_than_the_scenarios():
    """A game with more rounds goes on where the standard one ends, and its header says so."""
    session = play_on(tiny_game(rounds=4), 500)

    assert session.header.rounds == 4
    assert session.compiled.scenario.head.rules.rounds == 4
    assert session.compiled.digest != compiled("tiny").digest


def test_an_illegal_move_is_answered_with_a_sentence():
    """The gate says why, with names, and nothing has happened."""
    session = in_first_turn(tiny_game(seed=4))
    before = list(session.state)

    with pytest.raises(IllegalMove, match="The toll is still in the waiting row"):
        act(session, "add toll.low_toll")
    assert list(session.state) == before
    assert session.why_not(at.END_TURN) == ""


def test_every_move_that_is_not_legal_has_a_reason_in_words():
    """`why_not` has a sentence for each number that is not in the legal list, and none for the others."""
    session = tiny_game(seed=8)
    while not session.is_over:
        legal = set(session.legal())
        for move in range(at.MOVES):
            assert (session.why_not(move) == "") == (move in legal), move
        play_on(session, 1, seed=len(session.history))

    assert "over" in session.why_not(at.END_TURN)


def test_a_seat_learns_its_own_cards_only():
    """The events of a draw name the card to its owner and hide it from everybody else."""
    session = tiny_game(seed=4)
    hill, delta = 0, 1
    own = [event for event in session.events_of(0, hill) if isinstance(event, faces.CardDrawn)]
    others = [event for event in session.events_of(0, delta) if isinstance(event, faces.CardDrawn)]

    assert [event.card is None for event in own] == [False, False, True, True]
    assert [event.card is None for event in others] == [True, True, False, False]
    assert all(event.card is None for event in session.events_of(0, at.NOBODY) if isinstance(event, faces.CardDrawn))


def test_events_since_a_move_are_those_after_it():
    """A recap starts after the moves that are known; the whole log is the start and every move."""
    session = play_on(tiny_game(), 10)
    whole = [event for n in range(11) for event in session.events_of(n, at.NOBODY)]

    assert session.events_since(-1, at.NOBODY) == whole
    assert session.events_since(10, at.NOBODY) == []
    assert session.events_since(9, at.NOBODY) == session.events_of(10, at.NOBODY)


def test_views_hide_what_a_seat_cannot_know():
    """The session hands out views, and the public one shows no hand."""
    session = tiny_game()

    assert session.view(0).state[at.HAND + at.MOST_HAND] == at.NOBODY
    assert session.public_view().state[at.HAND] == at.NOBODY


# ---- undo and rewinding ----------------------------------------------------------------------------------------------


def test_undo_takes_back_what_revealed_nothing():
    """A clause can be taken back; then the position is what it was, and the trace is counted."""
    session = in_first_turn(tiny_game(seed=4))
    before = list(session.state)
    act(session, "add dam.shared_gates")

    assert session.can_undo()
    session.undo()
    assert list(session.state) == before
    assert session.taken_back == 1
    assert len(session.history) == 3


def test_undo_stops_at_another_seat():
    """Once another seat has to move, nothing can be taken back."""
    session = in_first_turn(tiny_game(seed=4))
    act(session, "end_turn")

    assert not session.can_undo()
    with pytest.raises(CannotUndo, match="nothing to take back"):
        session.undo()


def test_undo_stops_at_a_card_that_was_drawn():
    """A card that was seen can't be unseen: `old_wells` draws one."""
    session = tiny_game(seed=1, rounds=12)
    for seed in range(200):
        session = in_first_turn(Session.new(load(str(TINY)), seed=seed, first_chair="delta"))
        if session.compiled.names.numbers["cards"]["old_wells"] + at.PLAY in session.legal():
            break
    act(session, "play old_wells")

    assert not session.can_undo()


def test_undo_never_crosses_a_revelation_in_any_game():
    """Whatever is played, undoing as far as it goes leaves every hidden thing as it was: decks, hands and chance."""
    for seed in range(12):
        session = tiny_game(seed=seed, rounds=6)
        while not session.is_over:
            play_on(session, 1, seed=seed + len(session.history))
            chance, actor = list(session.state[at.STREAM : at.STACK]), session.actor
            if session.can_undo():
                hand = list(session.state[at.HAND_COUNT : at.HEADLINE_COUNT])
                last = session.undo()

                assert session.actor == actor
                assert list(session.state[at.STREAM : at.STACK]) == chance
                assert sum(session.state[at.HAND_COUNT : at.DECK_COUNT]) >= sum(hand[: at.DECK_COUNT - at.HAND_COUNT])
                session.act(last.move)


def test_nothing_is_undone_at_the_start_or_after_the_end():
    """There is no move to take back before the first, and the end reveals everything."""
    session = tiny_game()

    assert not session.can_undo()
    play_on(session, 500)
    assert session.is_over
    assert not session.can_undo()


def test_a_facilitator_rewinds_to_any_move():
    """Rewinding gives the position that was, and the game can go another way from there."""
    session = play_on(tiny_game(), 9)
    fifth = list(session.state_after(5))
    session.rewind(5)

    assert list(session.state) == fifth
    assert len(session.history) == 5
    assert session.taken_back == 4
    play_on(session, 500)
    assert session.is_over
    with pytest.raises(ValueError, match="no such position"):
        session.rewind(1000)


# ---- the result ------------------------------------------------------------------------------------------------------


def test_the_result_adds_up():
    """Final value is the sum that the result tells, and own gain is measured from the start."""
    for seed in range(20):
        session = play_on(tiny_game(seed=seed), 500, seed)
        result = session.result()
        for number, seat in enumerate(result.seats):
            whole = 100 * (seat.accords + seat.walk_away)
            if result.peace:
                whole += result.durability * (seat.treaty - seat.walk_away)
            whole += 100 * (seat.stakes + seat.agenda_points + seat.broke)

            assert seat.final_value == whole
            assert seat.own_gain == own_gain(session.compiled.tables, session.state, number, result.peace)


def test_there_is_no_result_while_the_game_goes_on():
    """Asking for the result too early is an error of the program."""
    with pytest.raises(ValueError, match="not over"):
        tiny_game().result()


def test_seat_plans_say_who_plays():
    """A plan is `human` or `bot:NAME`; a delegation may have a name."""
    session = Session.new(load(str(TINY)), {"hill": SeatPlan("human", "Class 9b"), "delta": "bot:easy"})

    assert (session.plan(0).is_human, session.plan(0).name, session.plan(0).bot) == (True, "Class 9b", "")
    assert (session.plan(1).is_human, session.plan(1).bot) == (False, "easy")


# ---- the facilitator -------------------------------------------------------------------------------------------------


def test_a_headline_of_the_facilitator_is_kept_in_the_record_and_cannot_be_taken_back(tmp_path):
    """It is a move of nobody's: public, counted, resumed with the game, and no seat's undo goes past it."""
    session = in_first_turn(tiny_game(tmp_path, seed=4))
    act(session, "add dam.shared_gates")
    with pytest.raises(IllegalMove, match="putting an offer together"):
        session.announce(session.headlines_left()[0])
    session.undo()
    (headline,) = session.headlines_left()
    told = session.announce(headline)

    assert told[0] == faces.HeadlineDrew(session.compiled.names.headlines[headline])
    assert session.history[-1].seat == at.NOBODY
    assert not session.can_undo()
    with pytest.raises(IllegalMove, match="in the news already"):
        session.announce(headline)
    act(session, "end_turn")
    session.close()
    again = Session.resume(session.path)

    assert list(again.state) == list(session.state)
    assert [each.seat for each in again.history] == [each.seat for each in session.history]
    again.close()


def test_a_seat_cannot_bring_a_headline():
    """The move is the facilitator's alone."""
    session = in_first_turn(tiny_game(seed=4))
    (headline,) = session.headlines_left()

    with pytest.raises(IllegalMove):
        session.act(at.ANNOUNCE + headline)
