"""Who said no, what tied hands, which promises were kept, and the questions that come of it."""

from __future__ import annotations

import pytest
from attrs import evolve

from game.core.faces import write_move
from game.core.layout import COUNTER, DROP, REFUSE, SUBMIT
from game.debrief.commitments import judge, pledge, promises_of
from game.debrief.facts import debrief_of
from game.debrief.following import Worth
from game.debrief.offers import Offer
from game.fast.backends import Interpreted
from game.session.resuming import verify
from game.session.session import Note
from tests.debrief.games import debriefed, new_game, play_some, played
from tests.support import SHIPPED

GAMES = [
    (name, seed, bot)
    for name in ("riyadh-short", "minerals-accord", "warm-up")
    for seed in (1, 2)
    for bot in ("easy", "random")
]


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_offers_are_those_of_the_record(name, seed, bot):
    """Every offer, counter and refusal of the moves is in the debrief, and no other."""
    session, debrief = played(name, seed, bot), debriefed(name, seed, bot)
    moves = [played_move.move for played_move in session.history]
    counters = sum(move >= COUNTER or DROP <= move < DROP + 16 for move in moves)

    assert moves.count(SUBMIT) == sum(offer.kind == "offer" for offer in debrief.offers)
    assert counters == sum(offer.kind == "counter" for offer in debrief.offers)
    assert moves.count(REFUSE) + counters == sum(offer.refuser is not None for offer in debrief.offers)
    for offer in debrief.offers:
        assert not (offer.agreed and offer.refuser)
        assert offer.alone <= (offer.refuser is not None)


def test_alone_means_that_at_least_two_stood_behind_it():
    """One no between two seats is not called alone, and neither is one that others might have joined."""
    worth = dict.fromkeys("abc", Worth(0, 0))
    offer = Offer(1, 1, "offer", "a", ("x.y",), ("a", "b", "c"), 0, worth, yes=("b",), refuser="c", answered=3)

    assert offer.alone
    assert not evolve(offer, yes=(), refuser="b").alone
    assert evolve(offer, yes=(), refuser="b").unasked == ("c",)
    assert not evolve(offer, needed=("a", "c"), yes=()).alone
    countered = evolve(offer, counter=("x.z",))
    assert not countered.alone
    assert (countered.refused, countered.countered) == (None, "c")
    assert (offer.refused, offer.countered) == ("c", None)


def test_promises_are_judged_where_they_can_be():
    """A pledge in notation is held against the answers; words alone are left to the class, or judged by its note."""
    worth = dict.fromkeys("ab", Worth(0, 0))
    no = Offer(5, 1, "offer", "a", ("x.y",), ("a", "b"), 0, worth, refuser="b", answered=6)
    yes = evolve(no, n=8, yes=("b",), refuser=None, answered=9, agreed=True)
    signing = evolve(no, kind="signing", n=12, answered=13)
    texts = [
        (f"We take it {pledge('accept', 'x.y')}", "broken"),
        (f"Never {pledge('refuse', 'x.y')}", "broken"),
        (f"We will offer it {pledge('offer', 'x.y')}", "broken"),
        (f"We sign {pledge('sign')}", "broken"),
        ("We shall see", "ask"),
        ("Our word", "kept"),
    ]
    notes = [Note(0, "promise", text, "b", "") for text, _ in texts] + [Note(9, "kept", "Our word", "b", "")]
    found = promises_of(notes, [no, yes, signing])

    assert [verdict for _text, verdict in texts] == [promise.verdict for promise in found]
    countered = evolve(no, options=("x.y", "v.w"), counter=("x.y",))
    assert promises_of(notes[:1], [countered])[0].verdict == "kept"
    assert promises_of(notes[:1], [evolve(countered, counter=("v.w",))])[0].verdict == "broken"
    assert found[0].text == "We take it"
    assert found[-1].judged_by_class
    assert promises_of(notes[:1], [])[0].verdict == "untested"
    assert promises_of(notes[1:2], [no])[0].verdict == "kept"


def test_promises_with_the_same_words_are_judged_each_on_its_own(tmp_path):
    """The note says which of them is meant, in the session and in its record."""
    session = new_game("warm-up", 1, folder=tmp_path)
    one, other = session.compiled.names.seats[:2]
    for seat in (one, one, other):
        session.note("promise", "Whatever it costs.", seat)
    judge(session, 2, "broken")
    judge(session, 3, "untested")
    session.note("promise", "2: Whatever it costs.", one)
    judge(session, 4, "kept")
    session.close()

    for notes in (session.notes, verify(session.path).notes):
        verdicts = [(promise.verdict, promise.judged_by_class) for promise in promises_of(notes, [])]
        assert verdicts == [("ask", False), ("broken", True), ("untested", True), ("kept", True)]


def test_the_last_word_of_the_class_counts():
    """It can be changed and taken back, goes before what the record shows, and is not written twice."""
    worth = dict.fromkeys("ab", Worth(0, 0))
    session = new_game("warm-up", 1)
    seat = session.compiled.names.seats[0]
    no = Offer(5, 1, "offer", "a", ("x.y",), ("a", "b"), 0, worth, refuser=seat, answered=6)
    session.note("promise", f"We take it {pledge('accept', 'x.y')}", seat)
    told = []
    for verdict in ("kept", "kept", "untested", "ask", "ask", "kept"):
        judge(session, 1, verdict)
        promise = promises_of(session.notes, [no])[0]
        told.append((promise.verdict, promise.judged_by_class))
        assert (promise.found, promise.n) == ("broken", 6)

    assert told == [
        ("kept", True), ("kept", True), ("untested", True), ("broken", False), ("broken", False), ("kept", True)
    ]  # fmt: skip
    assert [note.kind for note in session.notes] == ["promise", "kept", "untested", "ask", "kept"]
    with pytest.raises(ValueError, match="no such"):
        judge(session, 2, "kept")
    with pytest.raises(ValueError, match="no such"):
        judge(session, 1, "forgiven")


def test_a_word_without_a_number_is_about_all_with_its_text_so_far():
    """As a record may have it that was written by other hands; a promise that came later is another one."""
    notes = [
        Note(0, "promise", "Our word", "b", ""), Note(0, "promise", "Our word", "b", ""),
        Note(1, "kept", "Our word", "b", ""), Note(1, "promise", "Our word", "b", ""),
        Note(2, "broken", "9: Our word", "b", ""), Note(2, "broken", "1: Our word", "a", ""),
    ]  # fmt: skip

    assert [promise.verdict for promise in promises_of(notes, [])] == ["kept", "kept", "ask"]


def test_a_promise_knows_its_round():
    """Written in a recess it comes before the next round."""
    rounds = [0, 1, 1, 2, 2]
    found = promises_of([Note(n, "promise", "Our word", "b", "") for n in (0, 2, 3, 4)], [], rounds)

    assert [(each.round, each.is_before) for each in found] == [(1, True), (1, False), (2, True), (2, False)]


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_demands_end_as_they_are_scored(name, seed, bot):
    """Stakes won and lost add up to the points of the result."""
    debrief = debriefed(name, seed, bot)
    for each in debrief.result.seats:
        mine = [demand for demand in debrief.demands if demand.seat == each.seat]
        sign = {"won": 1, "lost": -1, "open": 0}

        assert each.stakes == sum(sign[demand.outcome] * demand.stake for demand in mine)
        for demand in mine:
            assert all(offer.refuser == each.seat and offer.n > demand.n for offer in demand.refused)


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_six_to_eight_questions_each_another(name, seed, bot):
    """Made from the facts of the game, filled up with questions for any game."""
    questions = debriefed(name, seed, bot).questions

    assert 6 <= len(questions) <= 8
    assert len(set(questions)) == len(questions)
    assert all(question.endswith(("?", ".")) for question in questions)
    assert not any("{" in question for question in questions)


def test_a_game_that_goes_on_has_a_debrief_so_far():
    """Nothing is claimed about its end."""
    session = new_game("warm-up", 5)
    play_some(session, 9)
    debrief = debrief_of(session, Interpreted())

    assert not debrief.finished
    assert debrief.moves == 9
    assert len(debrief.moments) == 10
    assert not debrief.result.peace


def test_a_game_without_moves_has_one_too():
    """Also the record of a game that was only opened."""
    debrief = debrief_of(new_game("warm-up", 5), Interpreted())

    assert debrief.offers == ()
    assert 6 <= len(debrief.questions) <= 8


def test_shipped_scenarios_are_all_told():
    """The list of scenarios that the other tests rely on has not lost one."""
    assert {"riyadh-2025", "riyadh-short", "minerals-accord", "warm-up"} <= set(SHIPPED)


def test_sole_refusals_are_where_the_moves_say():
    """The answer that made an offer fail is a refusal, a counter, or nothing, at the move that the debrief names."""
    for name, seed, bot in GAMES:
        session, debrief = played(name, seed, bot), debriefed(name, seed, bot)
        for offer in debrief.offers:
            if offer.refuser:
                answer = session.history[offer.answered - 1]

                assert session.compiled.names.seats[answer.seat] == offer.refuser
                assert write_move(session.compiled.names, answer.move).split()[0] in {"refuse", "counter", "drop"}
