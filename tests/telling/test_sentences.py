"""Sentences: every event, move and reason has one, in names, and says what happened."""

from __future__ import annotations

import random
import re

import pytest

from game.core import faces, play
from game.core import layout as at
from game.core.faces import read_move
from game.scenario.names import card_at, option_at
from game.telling.events import SENTENCES
from game.telling.reasons import REASONS
from game.telling.sentences import (
    consent_now,
    signed,
    tell_card,
    tell_condition,
    tell_demand,
    tell_effects,
    tell_event,
    tell_move,
    tell_reason,
    tell_source,
    walk_away_arrows,
    whole,
)
from tests.support import SHIPPED, compiled, random_states, state_after

ALL = ["tiny", *SHIPPED]
SECOND_PERSON = re.compile(r"\b(you|your|yours)\b", re.IGNORECASE)
QUOTED = re.compile("“[^”]*”")  # titles of a scenario may say what they like


def random_events(game, seeds):
    for seed in seeds:
        chance = random.Random(seed)
        state, rows = play.new_game(game.tables, seed)
        while True:
            yield from (faces.event_of(game.names, row) for row in rows)
            moves = play.legal_moves(game.tables, state)
            if not moves:
                break
            state, rows = play.after(game.tables, state, chance.choice(moves))


@pytest.mark.parametrize("name", ALL)
def test_every_event_is_told_in_names(name):
    """Whole random games: each event is one sentence, with a full stop, without `you`, ids or placeholders."""
    game = compiled(name)
    kinds = set()
    for event in random_events(game, range(15)):
        told = tell_event(game, event)
        kinds.add(type(event))

        assert told.endswith((".", "?")), told
        assert not SECOND_PERSON.search(QUOTED.sub("", told)), told
        assert "_" not in told, told
        assert "{" not in told, told
        assert "None" not in told, told

    assert len(kinds) > 15


def test_there_is_a_sentence_for_every_kind_of_event():
    """A new kind of event can't be forgotten here."""
    assert set(SENTENCES) == {face for face, _ in faces.READING.values()}


def test_there_is_a_sentence_for_every_reason():
    """The reasons are numbered without gaps, and each is told."""
    assert sorted(REASONS) == list(range(at.NOT_NOW, at.HEADLINE_IS_OUT + 1))


@pytest.mark.parametrize("name", ALL)
def test_every_reason_that_games_give_is_told_with_a_way_out(name):
    """Over random games, each number that is no legal move gets a sentence that ends properly and names no id."""
    game = compiled(name)
    reasons = set()
    for seed in range(3):
        for state, _ in random_states(game, seed):
            for move in range(0, at.MOVES, 1 if name == "tiny" else 3):
                reason = play.reason_against(game.tables, state, move)
                told = tell_reason(game, state, move, reason)
                reasons.add(reason)

                assert (told == "") == (reason == 0)
                assert reason == 0 or told.endswith("."), told
                assert not SECOND_PERSON.search(QUOTED.sub("", told)), told
                assert "{" not in told, told

    assert len(reasons) > 10


@pytest.mark.parametrize("name", ALL)
def test_every_move_has_a_label(name):
    """All moves of a scenario are told, and differ."""
    game = compiled(name)
    labels = {}
    for move in range(at.ANNOUNCE + len(game.names.headlines)):
        try:
            faces.move_of(game.names, move)
        except ValueError:
            continue
        labels[move] = tell_move(game, move)

    assert len(set(labels.values())) == len(labels)


def test_sentences_as_they_are():
    """A few of them, word for word."""
    game = compiled("tiny")
    told = {
        faces.OfferMade("hill", ("dam.shared_gates", "toll.low_toll")): (
            "Hill Town offers: The dam: A shared board; The toll: A token toll."
        ),
        faces.TrackMoved("water", 3, 2): "Water falls from 3 to 2.",
        faces.SupportMoved("delta", 4, 5): "Delta Town: support rises from 4 to 5.",
        faces.WalkAwayMoved("delta", -2): "Delta Town: the walk-away value moves by −2.",
        faces.CardDrawn("hill", None): "Hill Town draws a card.",
        faces.CardDrawn("hill", "half_shut"): "Hill Town draws “Gates half shut”.",
        faces.DemandMade("hill", "our_gates", 4): (
            "Hill Town stakes 4 points on The dam ending as “Hill Town keeps the gates”."
        ),
        faces.ClauseAgreed("toll.low_toll", binding=True, replaced=None): (
            "Agreed and binding: The toll: A token toll."
        ),
        faces.ClauseAgreed("dam.shared_gates", binding=False, replaced="dam.hill_keeps"): (
            "Initialled, binding once the peace is signed: The dam: A shared board."
            " It replaces “Hill Town keeps the gates”."
        ),
        faces.Ended("river_peace", peace=True, durability=85): (
            "The peace is signed. The chance that it lasts: 85 %. One river."
        ),
    }
    for event, sentence in told.items():
        assert tell_event(game, event) == sentence


def test_reasons_have_numbers_and_a_way_out():
    """An offer without support: the cost, what there is, and how to win support back."""
    game = compiled("tiny")
    state = state_after(game, "choose hill.open_hand", "choose delta.firm_word", "table dam")
    state[at.SUPPORT] = 0
    move = read_move(game.names, "add dam.shared_gates")
    told = tell_reason(game, state, move, play.reason_against(game.tables, state, move))

    assert told == (
        "An offer costs 1 support at home; Hill Town has 0. End this turn without a card or an offer to win 1 back."
    )


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("track.water >= 2", "Water is 2 or more"),
        ("track.water > 2", "Water is 3 or more"),
        ("track.water < 2", "Water is 1 or less"),
        ("track.water == 2", "Water is 2"),
        ("not track.water == 2", "Water is not 2"),
        ("support.hill <= 3", "support in Hill Town is 3 or less"),
        ("settled.dam", "The dam is settled"),
        ("not settled.dam", "The dam is open"),
        ("peace and round <= 4", "there is peace and the round is 4 or less"),
        ("not peace", "there is no peace"),
        ('agreed.toll == "low_toll"', "The toll is agreed as “A token toll”"),
        ('agreed.toll != "low_toll"', "The toll is not agreed as “A token toll”"),
        (
            'agreed.toll in ["low_toll", "high_toll"]',
            "The toll is agreed as “A token toll” or “The full toll”",
        ),
        (
            'agreed.toll not in ["low_toll", "high_toll"]',
            "The toll is not agreed as “A token toll” or “The full toll”",
        ),
        ("(settled.dam or settled.toll) and peace", "(The dam is settled or The toll is settled) and there is peace"),
        ("settled.dam + settled.toll >= 1", "The dam settled + The toll settled is 1 or more"),
        ("track.water - 2 * track.trust > -1", "Water − 2 × Trust is 0 or more"),
        ("durability >= 70", "the chance that peace lasts is 70 or more"),
    ],
)
def test_conditions_in_words(condition, words):
    """Expressions are told with names instead of ids, comparisons with whole numbers as people say them."""
    assert tell_condition(compiled("tiny").scenario, condition) == words


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("2 * (track.water + track.trust) >= 4", "2 × (Water + Trust) is 4 or more"),
        ("track.water - (track.trust + 2) >= 0", "Water − (Trust + 2) is 0 or more"),
        ("track.water - track.trust - 2 >= 0", "Water − Trust − 2 is 0 or more"),
        ("2 * track.water + track.trust >= 4", "2 × Water + Trust is 4 or more"),
        ("-(track.water + 1) <= 0", "−(Water + 1) is 0 or less"),
        ("max(track.water + 1, 3) // 2 == 1", "max(Water + 1, 3) ÷ 2 is 1"),
    ],
)
def test_arithmetic_keeps_the_brackets_that_it_needs(condition: str, words: str):
    """Brackets stand where leaving them out would change the number, and nowhere else."""
    assert tell_condition(compiled("tiny").scenario, condition) == words


@pytest.mark.parametrize("name", ALL)
def test_everything_that_a_card_does_is_told(name):
    """Each card of each deck: as many effects told as there are, and demands with their stake and options."""
    game = compiled(name)
    for role, deck in game.scenario.decks.items():
        for card in deck.values():
            assert len(tell_effects(game, card, role)) == len(card.effects)
            whole_text = tell_card(game, card, role)

            assert "{" not in whole_text
            assert (tell_demand(game.scenario, card) == "") == (card.demand is None)
            if card.demand:
                assert str(card.demand.stake) in whole_text


def test_effects_point_at_walk_aways():
    """A track that moves says which walk-away values go which way; that is public."""
    game = compiled("tiny")
    card = card_at(game.scenario, "half_shut")

    assert tell_effects(game, card, "hill")[0] == "Water −1 (walk-away: Hill Town ↑, Delta Town ↓)"
    assert walk_away_arrows(game, card.effects, "hill") == {"hill": 1, "delta": -1}
    assert walk_away_arrows(game, card_at(game.scenario, "spring_feast").effects, "hill") == {}


def test_claims_carry_their_answer():
    """A claim is never shown as a fact: kind, paragraphs, and what the source answers."""
    card = card_at(compiled("tiny").scenario, "old_wells")

    assert tell_source(card) == (
        "claim, P02; the article answers: “Two of the three wells were dry when they were last measured.”"
    )


def test_consent_includes_the_parties_to_what_is_replaced():
    """`toll.high_toll` needs the delta only, unless it replaces an option that both had agreed."""
    game = compiled("tiny")
    state = state_after(game)

    assert consent_now(game, state, ["toll.high_toll"]) == ("delta",)
    state[at.AGREED + game.names.numbers["issues"]["toll"]] = game.names.numbers["options"]["toll.low_toll"] + 1
    assert consent_now(game, state, ["toll.high_toll"]) == ("hill", "delta")
    assert option_at(game.scenario, "toll.high_toll").consent == ("delta",)


def test_numbers_have_real_minus_signs_and_round_away_from_zero():
    """−2 is not written with a hyphen, and half a per cent counts as a whole one on both sides."""
    assert (signed(3), signed(-2), signed(0)) == ("+3", "−2", "0")
    assert [whole(number) for number in (149, 150, -149, -150, 0)] == [1, 2, -1, -2, 0]
