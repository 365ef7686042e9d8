"""The expression machine agrees with the reference interpreter, and leaves no trace."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.core import layout as at
from game.core.machine import evaluate
from game.scenario.compiling import _Tables, known_names
from game.scenario.expressions import parse
from game.scenario.nodes import Choice, Name
from game.scenario.tables import MOST_STACK
from game.scenario.values import evaluate as reference
from tests.support import compiled

TINY = compiled("tiny")
SCOPE = ("track", "support", "agreed", "settled", "round", "peace", "durability", "marks")

atoms = st.one_of(
    st.integers(0, 30).map(str),
    st.sampled_from(
        [
            *("track.water", "track.trust", "support.hill", "support.delta", "settled.dam", "settled.fish", "round"),
            *("peace", "durability", "marks", '(agreed.dam == "shared_gates")', '(agreed.toll != "low_toll")'),
            '(agreed.fish in ["ladder", "no_ladder"])',
        ]
    ),
)


def combine(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.sampled_from(["+", "-", "*", "==", "!=", "<", "<=", ">", ">=", "and", "or"])
    return st.one_of(
        st.tuples(inner, two, inner).map(lambda x: f"({x[0]} {x[1]} {x[2]})"),
        st.tuples(inner, st.sampled_from(["//", "%"]), st.sampled_from(["2", "3", "-5"])).map(
            lambda x: f"({x[0]} {x[1]} {x[2]})"
        ),
        inner.map(lambda x: f"(not {x})"),
        inner.map(lambda x: f"(-{x})"),
        inner.map(lambda x: f"abs({x})"),
        st.tuples(inner, inner).map(lambda x: f"min({x[0]}, {x[1]})"),
        st.tuples(inner, inner, inner).map(lambda x: f"max({', '.join(x)})"),
        st.tuples(inner, inner, inner).map(lambda x: f"({x[0]} if {x[1]} else {x[2]})"),
    )


slots = st.tuples(*[st.integers(0, 9)] * 10)


@given(text=st.recursive(atoms, combine, max_leaves=6), numbers=slots)
def test_programs_mean_what_their_expressions_mean(text: str, numbers: tuple[int, ...]):
    """Compiled to a program and run by the kernel, an expression has the value that its tree has."""
    builder = _Tables(TINY.scenario, TINY.names)
    state = [0] * at.STATE_SIZE
    state[at.TRACK], state[at.TRACK + 1], state[at.SUPPORT], state[at.SUPPORT + 1] = numbers[:4]
    state[at.ROUND], state[at.PEACE], state[at.DURABILITY], state[at.MARKS] = numbers[4], numbers[5] % 2, *numbers[6:8]
    for issue in range(3):
        options = (0, 1 + 2 * issue, 2 + 2 * issue)
        state[at.AGREED + issue] = options[numbers[7 + issue] % 3]

    def lookup(name: Name | Choice) -> int:
        if isinstance(name, Choice):
            return TINY.names.numbers["options"][f"{name.issue}.{name.option}"] + 1
        where = {"track": ("tracks", at.TRACK), "support": ("seats", at.SUPPORT), "agreed": ("issues", at.AGREED)}
        if name.family == "settled":
            return int(state[at.AGREED + TINY.names.numbers["issues"][name.id]] != 0)
        if name.family in where:
            family, slot = where[name.family]
            return state[slot + TINY.names.numbers[family][name.id]]
        return state[
            {"round": at.ROUND, "peace": at.PEACE, "durability": at.DURABILITY, "marks": at.MARKS}[name.family]
        ]

    try:
        tree = parse(text, scope=SCOPE, names=known_names(TINY.scenario))
    except ValueError:
        return  # too deep or too long; the parser's own tests cover that
    program = builder.value(text, SCOPE)
    expected = reference(tree, lookup)

    assert evaluate(builder.t, state, program) == expected
    assert not any(state[at.STACK : at.STACK + MOST_STACK])
