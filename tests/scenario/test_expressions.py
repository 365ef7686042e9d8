"""The grammar of conditions and values, its errors, its values and its bounds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.scenario.expressions import (
    Choice,
    ExpressionError,
    KnownNames,
    Name,
    Node,
    Number,
    Operation,
    evaluate,
    names_in,
    parse,
    ranges,
)
from game.scenario.model import AT_THE_END, IN_PLAY

NAMES = KnownNames(
    {
        "track": ("river", "trust"),
        "support": ("hill", "delta"),
        "agreed": ("dam", "toll"),
        "settled": ("dam", "toll"),
    },
    {"dam": ("kept", "shared", "gone"), "toll": ("high", "low")},
)
STATE = {("track", "river"): 3, ("track", "trust"): -2, ("support", "hill"): 5, ("support", "delta"): 0}
STATE |= {("agreed", "dam"): 1, ("agreed", "toll"): -1, ("settled", "dam"): 1, ("settled", "toll"): 0, ("round", ""): 4}


def read(text: str, scope: tuple[str, ...] = IN_PLAY) -> Node:
    return parse(text, scope=scope, names=NAMES)


def lookup(name: Name | Choice) -> int:
    if isinstance(name, Choice):
        return list(NAMES.options[name.issue]).index(name.option)
    return STATE[name.family, name.id]


def value(text: str) -> int:
    return evaluate(read(text), lookup)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", 7),
        ("-7", -7),
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("7 // 2", 3),
        ("-7 // 2", -4),
        ("-7 % 3", 2),
        ("7 % -3", -2),
        ("track.river - track.trust", 5),
        ("-track.river", -3),
        ("abs(track.trust)", 2),
        ("min(4, 2, 3)", 2),
        ("max(4, 2, 9, 3)", 9),
        ("track.river >= 3 and support.hill", 1),
        ("0 or track.trust", 1),
        ("not track.river", 0),
        ("1 < track.river <= 3", 1),
        ("3 < track.river <= 9", 0),
        ("1 if settled.toll else 8", 8),
        ('agreed.dam == "shared"', 1),
        ('agreed.dam != "shared"', 0),
        ('"shared" == agreed.dam', 1),
        ('agreed.toll == "high"', 0),
        ('agreed.toll != "high"', 1),
        ("agreed.dam in ['kept', 'shared']", 1),
        ("agreed.dam not in ['kept', 'shared']", 0),
        ("agreed.dam in ['gone']", 0),
        ("track.river in [1, 2, 3]", 1),
        ("round == 4", 1),
        ("\n  15\n + 2 * (track.river - 4)\n", 13),
        ("+3", 3),
    ],
)
def test_value(text: str, expected: int) -> None:
    """Expressions mean what they mean in arithmetic; conditions give 1 or 0."""
    assert expected == value(text)


def test_tree_keeps_places() -> None:
    """Every node says at which character it begins."""
    assert Operation(
        "and",
        (
            Operation(">=", (Name("track", "river", 1), Number(1, 16)), 1),
            Operation("==", (Name("agreed", "dam", 22), Choice("dam", "kept", 36)), 22),
        ),
        1,
    ) == read(' track.river >= 1 and agreed.dam == "kept"')


def test_lists_and_chains_are_written_out() -> None:
    """`in` is an or of comparisons, a chain an and of them, many arguments a tree of pairs."""
    texts = ("track.river in [1, 2]", "track.river not in [1, 2]", "1 < track.river < 3", "min(1, 2, 3)", "1 or 0 or 1")
    found = [read(text) for text in texts]

    assert [node.operator for node in found if isinstance(node, Operation)] == ["or", "not", "and", "min", "or"]
    assert [len(node.operands) for node in found if isinstance(node, Operation)] == [2, 1, 2, 2, 2]


def test_long_lists_stay_shallow() -> None:
    """Many alternatives are joined in halves, so that depth is no limit on them."""
    assert value(" or ".join(f"track.river == {n}" for n in range(15))) == 1


@pytest.mark.parametrize(
    ("text", "at", "length", "message", "hint"),
    [
        ("", 0, 1, "this expression is empty", "write a number, or leave the key out if it is optional"),
        ("track.rivr", 0, 10, "no track is called `rivr`", 'did you mean "track.river"?'),
        ("support.delt", 0, 12, "no role is called `delt`", 'did you mean "support.delta"?'),
        ("trak.river", 0, 4, "unknown name `trak`", 'did you mean "track"?'),
        ("river > 1", 0, 5, "unknown name `river`", 'did you mean "track.river"?'),
        ("track > 1", 0, 5, "unknown name `track`", "`track` needs a dot and a name, such as track.river"),
        ("round.x", 0, 7, "`round` stands alone, without a dot", "write round"),
        ("peace", 0, 5, "`peace` can't be used here", "it is known only when the game ends"),
        ("agreed.dam", 0, 10, "agreed.dam is an option, not a number", None),
        ("agreed.dam == kept", 14, 4, "agreed.dam is compared with the name of an option, in quotes", 'write "kept"'),
        ('agreed.dam == "kep"', 14, 5, "the issue dam has no option `kep`", 'did you mean "kept"?'),
        ('agreed.dam > "kept"', 0, 19, "agreed.dam can't be compared by >", "only by ==, != and in"),
        ('track.river == "kept"', 15, 6, "only agreed.ISSUE can be compared with a text", None),
        ("1 = 2", 2, 1, "`=` alone means nothing here", "write == for equal"),
        ("1 & 2", 2, 1, "`&` is not known here", "write and"),
        ("1 ≥ 2", 2, 1, "`≥` is not known here", "write >="),
        ("1 / 2", 2, 1, "`/` could leave a fraction", "write // to divide and round down"),
        ("1 // 0", 5, 1, "nothing can be divided by zero", "write another divisor"),
        ("1 // track.river", 5, 11, "what stands after // must be a plain number", "such as 2 or 3"),
        ("2 ** 3", 2, 2, "powers can't be written", "multiply instead"),
        ("1.5", 1, 1, "this dot has no name beside it", "names look like track.river; numbers are whole"),
        ("10000", 0, 5, "10000 is too large; numbers here go up to 9999", "write 9999 or less"),
        ("007", 0, 3, "`007` has a zero in front", "write 7"),
        ("3x", 0, 2, "`3x` is neither a number nor a name", "write 3 * x to multiply"),
        ("1 if 2else 3", 5, 5, "`2else` is neither a number nor a name", "write a space between them"),
        ("1 2", 2, 1, "`2` can't follow `1`", "an operator such as and, or, + is missing between them"),
        ("1 +", 2, 1, "something is missing after `+`", "write a value after it, or take it away"),
        ("1 + * 2", 4, 1, "`*` can't follow `+`", "a value is missing between them"),
        ("(1", 0, 1, "`(` is never closed", "add )"),
        ("1)", 1, 1, "`)` closes nothing", "take it away, or open a bracket before it"),
        ("(1]", 2, 1, "`(` is closed by `]`", "write )"),
        ("1 if 2", 2, 2, "this `if` has no `else`", "write: A if CONDITION else B"),
        ("1 else 2", 2, 4, "this `else` has no `if`", "write: A if CONDITION else B"),
        ("True", 0, 4, "`True` is not a number", "write 1 for true and 0 for false"),
        ("true", 0, 4, "unknown name `true`", "write 1 for true and 0 for false"),
        ("track.river in []", 15, 2, "this list is empty", "name at least one option in it"),
        ("track.river in 3", 15, 1, "after `in` comes a list", None),
        ("abs(1, 2)", 0, 9, "abs() takes one value, not 2", "such as abs(track.ID - 3)"),
        ("min(1)", 0, 6, "min() takes two values or more, not 1", "such as max(0, track.ID)"),
        ("round(1)", 0, 5, "`round` can't be called", "only min(), max() and abs() can"),
        ("open('x')", 0, 4, "`open` can't be called", "only min(), max() and abs() can"),
        ("()", 0, 2, "there is nothing between these brackets", "write a value between them, or take them away"),
        ("().__class__", 2, 1, "this dot has no name beside it", "names look like track.river; numbers are whole"),
        ("track.river.__class__", 0, 21, "a name has two parts, such as track.river", "write track.river"),
        ("lambda: 1", 6, 1, "`:` is not used here", "a choice is written: A if CONDITION else B"),
        (
            "1 # one",
            2,
            1,
            "a comment can't stand inside an expression",
            "put it on a line of its own, outside the quotes",
        ),
        ("'kept", 0, 5, "this text has no closing quote", "close it with '"),
    ],
)
def test_error_says_where_why_and_what_to_do(text: str, at: int, length: int, message: str, hint: str | None) -> None:
    """Every mistake is marked in the text and explained."""
    with pytest.raises(ExpressionError) as caught:
        read(text)

    assert (message, at, length) == (caught.value.message, caught.value.at, caught.value.length)
    assert hint is None or hint == caught.value.hint


def test_scope_opens_names_at_the_end() -> None:
    """peace, durability and marks are known when the game ends, and only then."""
    assert [name for name in names_in(read("peace and durability > marks", AT_THE_END)) if name.id] == []
    with pytest.raises(ExpressionError):
        read("marks > 1", IN_PLAY)


SETTINGS = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = ["track.river", "track.trust", "support.hill", "settled.dam", "round", '(agreed.dam == "kept")', "2", "3", "17"]


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Larger texts out of smaller ones."""
    operators = st.sampled_from(["+", "-", "*", "<", "<=", ">", ">=", "==", "!=", "and", "or"])
    return (
        st.tuples(inner, operators, inner).map(lambda it: f"({it[0]} {it[1]} {it[2]})")
        | st.tuples(inner, st.sampled_from(["//", "%"]), st.sampled_from(["2", "3", "-4"])).map(
            lambda it: f"({it[0]} {it[1]} {it[2]})"
        )
        | st.tuples(st.sampled_from(["not ", "-"]), inner).map(lambda it: f"({it[0]}{it[1]})")
        | st.tuples(inner, inner, inner).map(lambda it: f"({it[0]} if {it[1]} else {it[2]})")
        | st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(lambda it: f"{it[0]}({it[1]}, {it[2]})")
        | inner.map(lambda it: f"abs({it})")
    )


TEXTS = st.recursive(st.sampled_from(WORDS), joined, max_leaves=8)


@SETTINGS
@given(TEXTS, st.integers(-5, 9), st.integers(-9, 3), st.integers(0, 10), st.integers(-1, 2), st.integers(1, 5))
def test_value_lies_in_its_range(text: str, river: int, trust: int, hill: int, dam: int, turn: int) -> None:
    """The range of an expression holds its value in every state that keeps the bounds."""
    bounds = {"river": (-5, 9), "trust": (-9, 3), "hill": (0, 10)}
    state = {"river": river, "trust": trust, "hill": hill}

    def at(name: Name | Choice) -> int:
        if isinstance(name, Choice):
            return 0
        return {"round": turn, "agreed": dam, "settled": int(dam >= 0)}.get(name.family, state.get(name.id, 0))

    def span(name: Name) -> tuple[int, int]:
        return {"round": (1, 5), "agreed": (-1, 2), "settled": (0, 1)}.get(name.family) or bounds[name.id]

    try:
        node = read(text)
        low, high = ranges(node, span)
    except ExpressionError as error:
        if error.code not in ("expression-too-large", "value-too-large"):
            raise
        return

    assert low <= evaluate(node, at) <= high


@SETTINGS
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*WORDS, "(", ")", "[", "]", "in", "not", "if", "else", ",", "=="])).map(" ".join)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader fail in any other way, and every error lies inside the text."""
    found: Node | ExpressionError
    try:
        found = read(text)
    except ExpressionError as error:
        found = error

    if isinstance(found, ExpressionError):
        assert found.message
        assert 0 <= found.at <= len(text)
    else:
        assert isinstance(evaluate(found, lookup), int)


def test_values_stay_bounded() -> None:
    """What may leave ±100,000 is refused, in the middle of an expression too."""
    for text in ("9999 * 99", "0 * (9999 * 99)", "-9999 * track.river * 9"):
        with pytest.raises(ExpressionError) as caught:
            ranges(read(text), lambda _: (0, 9))

        assert caught.value.code == "value-too-large"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("track.river >= 10", (0, 0)),
        ("track.river <= 9", (1, 1)),
        ("track.river == 4", (0, 1)),
        ("not track.river > 9", (1, 1)),
        ("track.river - 4", (-4, 5)),
        ("track.river * -2", (-18, 0)),
        ("track.river // 2", (0, 4)),
        ("track.river % 4", (0, 3)),
        ("abs(track.river - 4)", (0, 5)),
        ("min(track.river, 5)", (0, 5)),
        ("3 if track.river >= 0 else 7", (3, 3)),
        ('agreed.dam == "kept"', (0, 1)),
    ],
)
def test_range(text: str, expected: tuple[int, int]) -> None:
    """Ranges worked by hand, with the river between 0 and 9."""
    assert expected == ranges(read(text), lambda _: (0, 9))
