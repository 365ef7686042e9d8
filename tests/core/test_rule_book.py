"""The rules one by one, in the order of the rule book (rules/README.md), on the tiny scenario.

Seats: 0 hill, 1 delta.  Issues: dam (core), toll, fish.
"""

from __future__ import annotations

import attrs
import pytest

from game.core import kernel, play
from game.core import layout as at
from game.core.faces import (
    Answered,
    CardPlayed,
    ClauseAgreed,
    Ended,
    HeadlineDrew,
    OfferMade,
    event_of,
    read_move,
    write_move,
)
from game.scenario.compiling import compile_scenario
from game.scenario.tables import DECK_END, DECK_FIRST
from tests.support import agreed_options, compiled, state_after

AGENDAS = ("choose hill.open_hand", "choose delta.firm_word")
TINY = compiled("tiny")


def reason(state: list[int], move: str) -> int:
    return play.reason_against(TINY.tables, state, read_move(TINY.names, move))


def events_of(state: list[int], move: str, game=TINY) -> list[object]:
    _, rows = play.after(game.tables, state, read_move(game.names, move))
    return [event_of(game.names, row) for row in rows]


def then(state: list[int], *moves: str, game=TINY) -> list[int]:
    for move in moves:
        number = read_move(game.names, move)

        assert number in play.legal_moves(game.tables, state), move
        state, _ = play.after(game.tables, state, number)
    return state


def with_hand(state: list[int], seat: int, *cards: str) -> list[int]:
    """The state with some cards moved from anywhere to a seat's hand (which they replace)."""
    state = list(state)
    first, end = TINY.tables[DECK_FIRST + seat], TINY.tables[DECK_END + seat]
    numbers = [TINY.names.numbers["cards"][card] for card in cards]
    rest = [card for card in range(first, end) if card not in numbers]
    state[at.HAND_COUNT + seat] = len(numbers)
    for k in range(at.MOST_HAND):
        state[at.HAND + seat * at.MOST_HAND + k] = numbers[k] if k < len(numbers) else at.NOBODY
    state[at.DISCARD_COUNT + seat] = 0
    state[at.DECK_COUNT + seat] = len(rest)
    for k in range(end - first):
        state[at.DECK + first + k] = rest[k] if k < len(rest) else at.NOBODY
        state[at.DISCARD + first + k] = at.NOBODY
    return state


def on_the_table(*issues: str) -> list[int]:
    """Hill's first turn of round 1, with these issues on the table."""
    state = state_after(TINY, *AGENDAS, f"table {issues[0]}")
    for issue in issues[1:]:
        state[at.TABLED + TINY.names.numbers["issues"][issue]] = 1
    kernel.refresh_offers(TINY.tables, state)
    return state


# ---- the start ------------------------------------------------------------------------------------------------------


def test_start_each_seat_keeps_one_of_the_agendas_dealt_to_it():
    """Agendas are chosen in the order of the seats, from those dealt."""
    state, _ = play.new_game(TINY.tables, 0)

    assert play.legal_moves(TINY.tables, state) == [read_move(TINY.names, "choose hill.open_hand")]
    assert reason(state, "choose delta.firm_word") == at.NOT_DEALT

    state = then(state, *AGENDAS)

    assert [state[at.AGENDA], state[at.AGENDA + 1]] == [0, 1]


def test_start_support_hands_and_tracks():
    """Every seat starts with the support and hand that the scenario says, tracks at their start."""
    state, _ = play.new_game(TINY.tables, 0)

    assert state[at.SUPPORT : at.SUPPORT + 2] == [5, 5]
    assert state[at.HAND_COUNT : at.HAND_COUNT + 2] == [2, 2]
    assert state[at.DECK_COUNT : at.DECK_COUNT + 2] == [1, 1]


# ---- rounds ---------------------------------------------------------------------------------------------------------


def test_headline_opens_the_round_and_comes_once():
    """Both rounds have a headline, and not the same one."""
    state = state_after(TINY, *AGENDAS)
    first = state[at.HEADLINE]
    state = then(state, "table toll", "end_turn", "end_turn")

    assert sorted([first, state[at.HEADLINE]]) == [0, 1]


def test_docket_is_the_chairs_and_the_chair_rotates():
    """The chair moves the docket, plays first, and hands the chair on clockwise."""
    state = state_after(TINY, *AGENDAS, first_chair=1)

    assert (state[at.CHAIR], state[at.ACTOR], state[at.PHASE]) == (1, 1, at.DOCKETING)

    state = then(state, "table dam")

    assert (state[at.ACTOR], state[at.PHASE]) == (1, at.TURN)
    assert [reason(state, "add toll.low_toll"), reason(state, "table toll")] == [at.NOT_TABLED, at.NOT_NOW]

    state = then(state, "end_turn", "end_turn")

    assert (state[at.ROUND], state[at.CHAIR], state[at.ACTOR]) == (2, 0, 0)
    assert reason(state, "table dam") == at.ALREADY_TABLED


def test_docket_of_all_that_waits_needs_no_choice():
    """When no more issues wait than the docket takes, they come to the table by themselves."""
    game = compile_scenario(
        attrs.evolve(
            TINY.scenario,
            head=attrs.evolve(TINY.scenario.head, rules=attrs.evolve(TINY.scenario.head.rules, docket=3)),
        )
    )
    state = state_after(game, *AGENDAS)

    assert state[at.TABLED : at.TABLED + 3] == [1, 1, 1]
    assert state[at.PHASE] == at.TURN


def test_turn_has_one_card_and_one_offer_in_either_order():
    """After a card no second card, after an offer no second offer; each may come first."""
    state = with_hand(on_the_table("toll"), 0, "half_shut", "spring_feast")
    state = then(state, "play spring_feast")

    assert reason(state, "play half_shut") == at.CARD_USED

    state = then(state, "add toll.low_toll", "submit", "refuse")

    assert reason(state, "add toll.low_toll") == at.OFFER_USED
    assert play.legal_moves(TINY.tables, state) == [at.END_TURN]


def test_doing_nothing_brings_support_and_a_card():
    """Resting: +1 support and a card; a turn with a card or an offer brings neither."""
    state = on_the_table("toll")
    state[at.SUPPORT] = 5
    rested = then(state, "end_turn")

    assert (rested[at.SUPPORT], rested[at.HAND_COUNT]) == (6, 3)

    busy = then(state, "add toll.low_toll", "submit", "refuse", "end_turn")

    assert (busy[at.SUPPORT], busy[at.HAND_COUNT]) == (4, 2)


def test_drift_then_endings_then_hands_at_the_end_of_a_round():
    """A track that reaches an ending stops the game at the end of the round, not before."""
    state = on_the_table("toll")
    trust = TINY.names.numbers["tracks"]["trust"]
    state[at.TRACK + trust] = 0
    state = then(state, "end_turn")

    assert not play.is_over(state)

    state = then(state, "end_turn")

    assert play.is_over(state)
    assert TINY.names.endings[state[at.ENDING]] == "silence"


def test_hands_are_refilled_and_discards_reshuffled():
    """At the end of a round hands are refilled; an empty deck takes its discards back."""
    state = with_hand(on_the_table("toll"), 0, "half_shut", "spring_feast")
    state = then(state, "play spring_feast", "end_turn", "end_turn")

    assert state[at.HAND_COUNT] == 2
    assert state[at.DECK_COUNT] + state[at.DISCARD_COUNT] == 1


# ---- cards ----------------------------------------------------------------------------------------------------------


def test_demand_commits_in_public_to_applause():
    """A demand stays on the table with its stake and brings one support; it is not discarded."""
    state = with_hand(on_the_table("dam"), 0, "our_gates")
    after = then(state, "play our_gates")
    card = TINY.names.numbers["cards"]["our_gates"]

    assert (after[at.COMMITTED + card], after[at.STAKE + card]) == (1, 4)
    assert after[at.SUPPORT] == state[at.SUPPORT] + 1
    assert after[at.DISCARD_COUNT] == 0


def test_demand_needs_an_open_issue():
    """No demand on an issue that is settled already."""
    state = with_hand(on_the_table("toll"), 1, "no_full_toll")
    state = then(state, "add toll.low_toll", "submit", "accept", "end_turn")

    assert reason(state, "play no_full_toll") == at.DEMAND_SETTLED


def test_leverage_costs_support_and_is_discarded():
    """Half-shut gates cost one support, move the water and lie on the discard pile."""
    state = with_hand(on_the_table("toll"), 0, "half_shut")
    water = state[at.TRACK + TINY.names.numbers["tracks"]["water"]]
    after = then(state, "play half_shut")

    assert after[at.TRACK + TINY.names.numbers["tracks"]["water"]] == water - 1
    assert (after[at.SUPPORT], after[at.DISCARD_COUNT], after[at.PRESS]) == (state[at.SUPPORT] - 1, 1, 1)


def test_card_that_costs_more_than_the_support_cannot_be_played():
    """A cost must be paid in full."""
    state = with_hand(on_the_table("toll"), 0, "half_shut")
    state[at.SUPPORT] = 0

    assert reason(state, "play half_shut") == at.NO_SUPPORT_FOR_CARD


def test_card_condition():
    """The old wells need two support in the delta."""
    state = with_hand(then(on_the_table("toll"), "end_turn"), 1, "old_wells")
    state[at.SUPPORT + 1] = 1

    assert reason(state, "play old_wells") == at.CARD_CONDITION_FAILS


def test_effects_table_an_issue_lower_stakes_and_draw():
    """The old wells: fish to the table, Hill Town's stake on the dam lower, a card for the delta."""
    state = with_hand(on_the_table("dam"), 0, "our_gates")
    state = then(state, "play our_gates", "end_turn")
    state = with_hand(state, 1, "old_wells")
    after = then(state, "play old_wells")

    assert after[at.TABLED + TINY.names.numbers["issues"]["fish"]] == 1
    assert after[at.STAKE + TINY.names.numbers["cards"]["our_gates"]] == 3
    assert after[at.HAND_COUNT + 1] == 1


# ---- offers ---------------------------------------------------------------------------------------------------------


def test_offer_costs_support_and_needs_it():
    """An offer costs one support; without support there is none."""
    state = on_the_table("toll")
    offered = then(state, "add toll.low_toll", "submit")

    assert offered[at.SUPPORT] == state[at.SUPPORT] - 1

    state[at.SUPPORT] = 0

    assert reason(state, "add toll.low_toll") == at.NO_SUPPORT_FOR_OFFER


def test_package_has_one_clause_an_issue_and_a_most():
    """Two clauses at most here, and never two on one issue."""
    state = then(on_the_table("toll", "dam", "fish"), "add toll.low_toll")

    assert reason(state, "add toll.high_toll") == at.ISSUE_IN_PACKAGE

    state = then(state, "add dam.shared_gates")

    assert reason(state, "add fish.no_ladder") == at.PACKAGE_FULL


def test_consent_of_the_parties_others_are_not_asked():
    """Only the seats whose consent a clause needs answer; the offerer consents by offering."""
    state = then(on_the_table("toll"), "add toll.high_toll", "submit")

    assert (state[at.ACTOR], state[at.AWAITING]) == (1, 0b10)


def test_pledge_is_agreed_at_once():
    """A clause that needs only the proposer's consent is agreed as soon as it is offered."""
    state = on_the_table("fish")
    state[at.TRACK + TINY.names.numbers["tracks"]["water"]] = 3
    kernel.refresh_offers(TINY.tables, state)
    state = then(state, "add fish.ladder", "submit")

    assert agreed_options(TINY, state) == {"fish": "ladder"}
    assert (state[at.PHASE], state[at.ACTOR]) == (at.TURN, 0)


def test_broker_may_offer_between_others():
    """A seat that is no party may offer; it is not asked, all the parties are."""
    scenario = TINY.scenario
    toll = scenario.issues["toll"]
    between = attrs.evolve(toll.options["high_toll"], consent=("delta",))
    game = compile_scenario(
        attrs.evolve(
            scenario,
            issues={**scenario.issues, "toll": attrs.evolve(toll, options={**toll.options, "high_toll": between})},
        )
    )
    state = then(on_the_table("toll"), "add toll.high_toll", "submit", game=game)

    assert state[at.ACTOR] == 1
    assert agreed_options(game, then(state, "accept", game=game)) == {"toll": "high_toll"}


def test_refusal_ends_the_offer_and_pressed_refusal_costs():
    """Refusing costs nothing, or the press markers if the offer was pressed."""
    state = with_hand(on_the_table("toll"), 0, "half_shut")
    plain = then(state, "add toll.low_toll", "submit", "refuse")
    pressed = then(state, "play half_shut", "add toll.low_toll", "submit", "refuse")

    assert agreed_options(TINY, plain) == {}
    assert plain[at.SUPPORT + 1] == state[at.SUPPORT + 1]
    assert pressed[at.SUPPORT + 1] == state[at.SUPPORT + 1] - 1


def test_press_is_paid_only_as_far_as_there_is_support():
    """A seat without support refuses a pressed offer for nothing."""
    state = with_hand(on_the_table("toll"), 0, "half_shut")
    state[at.SUPPORT + 1] = 0
    after = then(state, "play half_shut", "add toll.low_toll", "submit", "refuse")

    assert after[at.SUPPORT + 1] == 0


def test_counter_changes_one_clause_or_drops_one():
    """The counters are every other open option of the package's issues, and each clause dropped."""
    state = then(on_the_table("toll", "dam"), "add toll.low_toll", "add dam.hill_keeps", "submit")
    moves = {write_move(TINY.names, move) for move in play.legal_moves(TINY.tables, state)}

    assert moves == {"accept", "refuse", "counter toll.high_toll", "drop toll", "counter dam.shared_gates", "drop dam"}


def test_counter_is_answered_like_an_offer_and_not_countered():
    """The first proposer answers the counter with yes or no."""
    state = then(on_the_table("toll"), "add toll.high_toll", "submit", "counter toll.low_toll")

    assert state[at.ACTOR] == 0
    assert play.legal_moves(TINY.tables, state) == [at.ACCEPT, at.REFUSE]
    assert reason(state, "counter toll.high_toll") == at.NO_COUNTERS

    after = then(state, "accept")

    assert agreed_options(TINY, after) == {"toll": "low_toll"}
    assert (after[at.PHASE], after[at.ACTOR], after[at.OFFER_MADE]) == (at.TURN, 0, 1)


def test_single_clause_cannot_be_dropped():
    """A counter keeps at least one clause."""
    state = then(on_the_table("toll"), "add toll.low_toll", "submit")

    assert reason(state, "drop toll") == at.ONLY_CLAUSE
    assert reason(state, "counter toll.low_toll") == at.SAME_CLAUSE
    assert reason(state, "counter dam.shared_gates") == at.NOT_IN_PACKAGE


def test_accords_bind_at_once_and_wait_beside_a_treaty_clause():
    """An offer of accords only binds at once; packed with a treaty clause all of it waits for the signing."""
    alone = then(on_the_table("toll", "dam"), "add toll.low_toll", "submit", "accept")
    packed = then(on_the_table("toll", "dam"), "add toll.low_toll", "add dam.shared_gates", "submit", "accept")

    assert alone[at.STATUS + 1] == at.IN_FORCE_ACCORD
    assert packed[at.STATUS : at.STATUS + 2] == [at.INITIALLED, at.INITIALLED]


def test_replacing_needs_the_parties_to_the_old_and_to_the_new():
    """The full toll needs the delta alone; replacing the token toll with it needs Hill Town too."""
    state = then(on_the_table("toll"), "add toll.low_toll", "submit", "accept", "end_turn")
    state = then(state, "add toll.high_toll", "submit")

    assert state[at.AWAITING] == 0b01

    events = events_of(state, "accept")

    assert ClauseAgreed("toll.high_toll", binding=True, replaced="toll.low_toll") in events


def test_condition_is_checked_at_the_offer():
    """The ladder needs water; without it the option can't be offered, and says so."""
    state = on_the_table("fish")
    state[at.TRACK + TINY.names.numbers["tracks"]["water"]] = 1
    kernel.refresh_offers(TINY.tables, state)

    assert reason(state, "add fish.ladder") == at.CONDITION_FAILS


def test_what_is_agreed_already_cannot_be_offered():
    """An agreed option is no offer; another of the same issue is."""
    state = then(on_the_table("toll"), "add toll.low_toll", "submit", "accept", "end_turn")

    assert reason(state, "add toll.low_toll") == at.ALREADY_AGREED
    assert reason(state, "add toll.high_toll") == 0


# ---- the signing ----------------------------------------------------------------------------------------------------


def initialled() -> list[int]:
    """Delta's turn in round 1; the dam is initialled as a shared board."""
    return then(on_the_table("dam", "toll"), "add dam.shared_gates", "submit", "accept", "end_turn")


def test_signing_needs_every_core_issue():
    """Before the dam is initialled nobody can call the signing."""
    assert reason(on_the_table("dam"), "call_signing") == at.CORE_OPEN
    assert reason(initialled(), "call_signing") == 0


def test_signing_by_all_is_peace_and_ends_the_game():
    """Everybody signs: the clauses are in force and the game is over."""
    state = then(initialled(), "call_signing", "accept")

    assert play.is_over(state)
    assert (state[at.PEACE], state[at.STATUS]) == (1, at.IN_FORCE_TREATY)
    assert TINY.names.endings[state[at.ENDING]] == "river_peace"


def test_refusing_to_sign_costs_two_support_and_play_goes_on():
    """The refuser pays; the turn that called the signing has had its offer."""
    state = initialled()
    after = then(state, "call_signing", "refuse")

    assert after[at.SUPPORT] == state[at.SUPPORT] - 2
    assert (after[at.PHASE], after[at.ACTOR]) == (at.TURN, 1)
    assert reason(after, "call_signing") == at.OFFER_USED


def test_clause_whose_condition_failed_is_struck_out_at_the_signing():
    """The ladder is packed with the dam; then the water falls: peace comes without the ladder."""
    state = on_the_table("dam", "fish")
    water = TINY.names.numbers["tracks"]["water"]
    state[at.TRACK + water] = 3
    kernel.refresh_offers(TINY.tables, state)
    state = then(state, "add dam.shared_gates", "add fish.ladder", "submit", "accept", "end_turn")
    state[at.TRACK + water] = 1
    kernel.refresh_offers(TINY.tables, state)
    state = then(state, "call_signing", "accept")

    assert agreed_options(TINY, state) == {"dam": "shared_gates"}


# ---- the end --------------------------------------------------------------------------------------------------------


def test_last_round_ends_the_game_and_initialled_clauses_lapse():
    """Without a signing only accords stand."""
    state = then(on_the_table("dam", "toll"), "add toll.low_toll", "submit", "accept", "end_turn", "end_turn")
    state = then(state, "add dam.shared_gates", "submit", "accept", "end_turn")
    events = events_of(state, "end_turn")
    state = then(state, "end_turn")

    assert play.is_over(state)
    assert agreed_options(TINY, state) == {"toll": "low_toll"}
    assert isinstance(events[-1], Ended)
    assert events[-1].peace is False


@pytest.mark.parametrize("move", ["end_turn", "accept", "add toll.low_toll", "play half_shut", "table fish"])
def test_nothing_is_legal_once_the_game_is_over(move: str):
    """Every move is refused with the same reason."""
    state = then(initialled(), "call_signing", "accept")

    assert reason(state, move) == at.GAME_OVER
    assert play.legal_moves(TINY.tables, state) == []


def test_events_tell_what_happened_in_order():
    """Playing a card and offering: the events carry ids, in the order in which things happen."""
    state = with_hand(on_the_table("toll"), 0, "spring_feast")

    assert events_of(state, "play spring_feast")[0] == CardPlayed("hill", "spring_feast")

    state = then(state, "add toll.low_toll")

    assert events_of(state, "submit")[-1] == OfferMade("hill", ("toll.low_toll",))

    state = then(state, "submit")

    assert events_of(state, "accept") == [
        Answered("delta", yes=True),
        ClauseAgreed("toll.low_toll", binding=True, replaced=None),
    ]


# ---- the facilitator ------------------------------------------------------------------------------------------------


def test_facilitator_brings_a_headline_from_the_deck_and_the_turn_goes_on():
    """It takes effect as if it had been drawn, leaves the deck, and comes no second time; no seat has such a move."""
    state = on_the_table("dam")
    (left,) = play.headlines_left(state)
    move = at.ANNOUNCE + left

    assert write_move(TINY.names, move) == f"announce {TINY.names.headlines[left]}"
    assert play.reason_against(TINY.tables, state, move) == at.NO_SUCH_MOVE
    assert play.reason_against_headline(TINY.tables, state, left) == 0

    before = state[at.TRACK : at.TRACK + 1]
    after, rows = play.after(TINY.tables, state, move)

    assert event_of(TINY.names, rows[0]) == HeadlineDrew(TINY.names.headlines[left])
    assert after[at.TRACK : at.TRACK + 1] != before
    assert (after[at.PHASE], after[at.ACTOR], after[at.HEADLINE]) == (at.TURN, state[at.ACTOR], left)
    assert play.headlines_left(after) == []
    assert play.reason_against_headline(TINY.tables, after, left) == at.HEADLINE_IS_OUT


def test_facilitator_does_not_interrupt_an_offer():
    """News comes on a turn: not while agendas or the docket are chosen, nor while an offer is made or answered."""
    start, _ = play.new_game(TINY.tables, 0)
    docket = then(start, *AGENDAS)
    turn = then(docket, "table dam")
    packaging = then(turn, "add dam.shared_gates")
    answering = then(packaging, "submit")
    left = play.headlines_left(turn)[0]

    def why(state: list[int]) -> int:
        return play.reason_against_headline(TINY.tables, state, left)

    assert [why(each) for each in (docket, turn, packaging, answering)] == [at.NOT_NOW, 0, at.NOT_NOW, at.NOT_NOW]
    assert play.reason_against_headline(TINY.tables, turn, 99) == at.NO_SUCH_MOVE
