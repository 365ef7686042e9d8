"""The packages at the end of a game: backends agree, samples say that they are samples, joint value has its bounds."""

from __future__ import annotations

import attrs
import pytest

from game.debrief import space as spaces
from game.debrief.better import possible_at_end
from game.debrief.joint import joint_value
from game.debrief.space import Space, number_of_package
from game.fast.backends import Compiled, Interpreted, is_compiled_available
from tests.debrief.games import played
from tests.support import compiled


@pytest.mark.skipif(not is_compiled_available(), reason="needs numba")
def test_compiled_and_interpreted_find_the_same():
    """The same packages, the same joint value, on both backends."""
    session = played("riyadh-short", 1)
    one, other = (possible_at_end(session.compiled, session.state, each) for each in (Compiled(), Interpreted()))

    assert one == other


@pytest.mark.parametrize("name", ["riyadh-short", "minerals-accord", "warm-up"])
def test_joint_value_is_a_share(name):
    """Between 0 and 100, 100 exactly when nothing better for some and worse for none is left."""
    for seed in range(1, 6):
        session = played(name, seed)
        joint = joint_value(session.compiled, session.state, Interpreted())
        possible = possible_at_end(session.compiled, session.state, Interpreted())

        assert 0 <= joint.share <= 100
        assert (joint.share == 100) == possible.on_frontier
        assert (joint.best is None) == possible.on_frontier
        # Where several packages have the greatest sum, each search may name another of them.
        assert attrs.evolve(joint, best=None) == attrs.evolve(possible.joint, best=None)


def test_without_a_compiler_a_large_scenario_is_sampled_and_says_so(monkeypatch):
    """Complete packages and those near the outcome; not called exact."""
    monkeypatch.setattr(spaces, "MOST_INTERPRETED", 1000)
    session = played("riyadh-short", 1)
    joint = joint_value(session.compiled, session.state, Interpreted())
    whole = joint_value(session.compiled, session.state, Compiled() if is_compiled_available() else Interpreted())

    assert not joint.exact
    assert joint.weighed < joint.packages
    assert joint.left <= whole.left


def test_numbers_of_packages_and_their_options_are_inverse():
    """number_of_package undoes Weighing.options."""
    from game.lab.weighing import Weighing

    weighing = Weighing(compiled("riyadh-short"), left_open=True, backend=Interpreted())
    for number in range(0, weighing.packages, 997):
        assert number == number_of_package(weighing, weighing.options(number))


def test_an_unfinished_game_counts_as_if_the_talks_ended():
    """Joint value of a game that has only begun is 0: nothing is in force."""
    session = played("warm-up", 1)
    early = session.state_after(3)
    found = Space(session.compiled, early, Interpreted())

    assert set(found.outcome) == {-1}
    assert joint_value(session.compiled, early, Interpreted()).realised == 0


def test_few_packages_need_no_compiler():
    """The games of one period are weighed at once, without loading anything."""
    for name in ("riyadh-short", "minerals-accord", "warm-up"):
        assert isinstance(spaces.backend_for(compiled(name).tables), Interpreted)
