"""The arithmetic of the score and of durability, worked by hand on the tiny scenario.

Values (hill, delta): shared gates 3, 9 (+15 durability); hill keeps 10, −8 (hard to sell in delta); full toll 8, −9
(hard to sell in delta); token toll 3, −1; ladder −2, 5.  Linkage shared gates and a toll: 2, 1.  Walk-aways at the
start, with water 2: hill 6, delta −4.  Durability: 60 + 5 × trust, −10 a mark, 10 to 100.  Scale 30.
"""

from __future__ import annotations

import pytest

from game.core import layout as at
from game.core import play, scoring
from tests.support import compiled

TINY = compiled("tiny")
HILL, DELTA = 0, 1


def position(water: int = 2, trust: int = 2, support: int = 5, **agreed: tuple[str, int]) -> list[int]:
    """A state with these tracks, and issues agreed as {issue: (option, status)}; nobody holds an agenda."""
    state, _ = play.new_game(TINY.tables, 0)
    state[at.TRACK + TINY.names.numbers["tracks"]["water"]] = water
    state[at.TRACK + TINY.names.numbers["tracks"]["trust"]] = trust
    for seat in (HILL, DELTA):
        state[at.SUPPORT + seat] = support
    for issue, (option, status) in agreed.items():
        state[at.AGREED + TINY.names.numbers["issues"][issue]] = TINY.names.numbers["options"][f"{issue}.{option}"] + 1
        state[at.STATUS + TINY.names.numbers["issues"][issue]] = status
    return state


def demand(state: list[int], card: str, stake: int) -> None:
    state[at.COMMITTED + TINY.names.numbers["cards"][card]] = 1
    state[at.STAKE + TINY.names.numbers["cards"][card]] = stake


def values(state: list[int], peace: bool) -> list[int]:
    return [play.final_value(TINY.tables, state, seat, peace) for seat in (HILL, DELTA)]


def test_no_deal_is_worth_the_walk_away():
    """Nothing agreed, no peace: 6 and −4 points, no gain."""
    state = position()

    assert values(state, peace=False) == [600, -400]
    assert [play.own_gain(TINY.tables, state, seat, peace=False) for seat in (HILL, DELTA)] == [0, 0]


def test_walk_away_moves_with_the_tracks_and_gain_is_measured_from_the_start():
    """Water 0: walk-aways 6 + 4 = 10 and −4 − 4 = −8; gains 4/30 and −4/30."""
    state = position(water=0)

    assert values(state, peace=False) == [1000, -800]
    assert play.own_gain(TINY.tables, state, HILL, peace=False) == 4 * 10000 // 30
    assert play.own_gain(TINY.tables, state, DELTA, peace=False) == -4 * 10000 // 30


def test_effects_shift_the_walk_away():
    """A shift of −2 counts in full."""
    state = position()
    state[at.WALK_SHIFT + HILL] = -2

    assert play.walk_away(TINY.tables, state, HILL) == 4


@pytest.mark.parametrize(
    ("agreed", "trust", "percent"),
    [
        ({}, 2, 60 + 5 * 2),
        ({"dam": ("shared_gates", at.INITIALLED)}, 2, 60 + 10 + 15),
        ({"dam": ("hill_keeps", at.INITIALLED)}, 2, 60 + 10 - 10),
        ({"dam": ("hill_keeps", at.INITIALLED), "toll": ("high_toll", at.IN_FORCE_ACCORD)}, 0, 60 - 20),
    ],
)
def test_durability(agreed: dict[str, tuple[str, int]], trust: int, percent: int):
    """Base, options and marks, of all that is agreed, initialled or binding."""
    assert play.durability(TINY.tables, position(trust=trust, **agreed)) == percent


def test_durability_has_a_floor_and_a_ceiling():
    """60 + 5 × 8 + 15 would be 115: it is 100."""
    state = position(trust=8, dam=("shared_gates", at.INITIALLED))

    assert play.durability(TINY.tables, state) == 100


def test_peace_adds_what_the_terms_add_to_walking_away_times_durability():
    """Shared gates signed, trust 2: 85 %.  Hill 6 + 0.85 × (3 − 6) = 3.45; delta −4 + 0.85 × (9 + 4) = 7.05."""
    state = position(dam=("shared_gates", at.INITIALLED))

    assert values(state, peace=True) == [345, 705]


def test_accords_count_in_full_and_stand_without_peace():
    """Token toll as an accord: 3 and −1 on top of the walk-aways, undiscounted."""
    state = position(toll=("low_toll", at.IN_FORCE_ACCORD))

    assert values(state, peace=False) == [600 + 300, -400 - 100]


def test_linkage_counts_with_the_treaty_terms():
    """Shared gates and an accord on the toll: linkage 2, 1 inside the discounted sum.

    Hill 3 + 6 + 0.85 × (3 + 2 − 6) = 8.15; delta −1 − 4 + 0.85 × (9 + 1 + 4) = 6.90.
    """
    state = position(dam=("shared_gates", at.INITIALLED), toll=("low_toll", at.IN_FORCE_ACCORD))

    assert values(state, peace=True) == [815, 690]


def test_accord_packed_with_a_treaty_clause_counts_as_a_term():
    """The token toll waits for the signing with the dam: hill 6 + 0.85 × (3 + 3 + 2 − 6) = 7.70."""
    state = position(dam=("shared_gates", at.INITIALLED), toll=("low_toll", at.INITIALLED))

    assert values(state, peace=True) == [770, -400 + 85 * (9 - 1 + 1 + 4)]
    assert values(state, peace=False) == [600, -400]


def test_stakes_are_gained_lost_or_nothing():
    """Our gates (stake 4): kept, +4; shared gates in force, −4; no peace, 0.  Undiscounted."""
    kept = position(dam=("hill_keeps", at.INITIALLED))
    lost = position(dam=("shared_gates", at.INITIALLED))
    base_kept, base_lost = values(kept, peace=True)[HILL], values(lost, peace=True)[HILL]
    for state in (kept, lost):
        demand(state, "our_gates", 4)

    assert values(kept, peace=True)[HILL] == base_kept + 400
    assert values(lost, peace=True)[HILL] == base_lost - 400
    assert values(kept, peace=False)[HILL] == 600


def test_agenda_pays_at_the_end():
    """A firm word: 4 with the dam settled, −4 with neither dam nor toll."""
    state = position(dam=("shared_gates", at.INITIALLED))
    state[at.AGENDA + DELTA] = TINY.names.numbers["agendas"]["delta.firm_word"]

    assert values(state, peace=True)[DELTA] == 705 + 400
    assert values(state, peace=False)[DELTA] == -400 - 400


def test_ending_without_support_costs_five_points():
    """Support 0 at the end."""
    assert values(position(support=0), peace=False) == [100, -900]


def test_concluding_keeps_the_first_ending_that_holds():
    """Trust 0 without peace: silence; otherwise summer comes."""
    over = play.concluded(TINY.tables, position(trust=0), peace=False)
    summer = play.concluded(TINY.tables, position(), peace=False)

    assert [TINY.names.endings[state[at.ENDING]] for state in (over, summer)] == ["silence", "summer"]


def test_gain_is_rounded_down_to_hundredths_of_a_per_cent():
    """1 point of 30 is 3.33 %, −1 point is −3.34 %."""
    state = position()
    state[at.WALK_SHIFT + HILL] = 1
    state[at.WALK_SHIFT + DELTA] = -1
    over = play.concluded(TINY.tables, state, peace=False)

    assert [scoring.own_gain(TINY.tables, over, seat) for seat in (HILL, DELTA)] == [333, -334]
