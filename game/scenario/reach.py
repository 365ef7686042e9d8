"""What can come about in a game: a condition looked at over the values that its names may really take.

A track that nothing lowers never goes below its start, and an option whose own condition can't hold is never agreed.
Everything here errs on one side: what is called impossible is impossible, and what is called possible may not be.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from game.scenario.expressions import Choice, ExpressionError, Name, Node, evaluate, names_in, parse, ranges
from game.scenario.model import IN_PLAY
from game.scenario.walking import within_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from game.scenario.expressions import Range
    from game.scenario.model import Effect
    from game.scenario.walking import Context

MOST_CASES = 4_000  # that one condition is tried on; with more, intervals must do


class Reach:
    """The values that names may take in a game of one scenario."""

    def __init__(self, context: Context) -> None:
        self.context = context

    # ---- conditions ---------------------------------------------------------------------------------------------

    def can_be(self, truth: bool, node: Node, peace: int | None = None) -> bool:
        """Tell whether a condition may come out true (or false), with or without peace."""
        return self.some_case([node], lambda values: bool(values[0]) is truth, peace)

    def some_case(self, nodes: Sequence[Node], wanted: Callable[[list[int]], bool], peace: int | None = None) -> bool:
        """Tell whether in some case the values of the conditions are as wanted; yes if there are too many to try."""
        names = sorted({_key(name) for node in nodes for name in names_in(node)})
        spans = [
            (peace,) if family == "peace" and peace is not None else self.values(family, id_) for family, id_ in names
        ]
        if prod(len(span) for span in spans) > MOST_CASES:
            return len(nodes) > 1 or self._may_be(nodes[0], wanted, peace)
        state: dict[tuple[str, str], int] = {}
        lookup = self._lookup(state)
        for case in product(*spans):
            state.update(zip(names, case, strict=True))
            if wanted([evaluate(node, lookup) for node in nodes]):
                return True
        return False

    def _may_be(self, node: Node, wanted: Callable[[list[int]], bool], peace: int | None) -> bool:
        def bounds(name: Name) -> Range:
            if name.family == "agreed":
                return self.context.bounds(name)
            span = self._span(name.family, name.id, peace)
            return span[0], span[-1]

        try:
            low, high = ranges(node, bounds)
        except ExpressionError:
            return True
        return wanted([low]) or wanted([high]) or (low <= 0 <= high and wanted([0]))

    def _lookup(self, case: Mapping[tuple[str, str], int]) -> Callable[[Name | Choice], int]:
        def lookup(name: Name | Choice) -> int:
            if isinstance(name, Choice):
                return list(self.context.scenario.issues[name.issue].options).index(name.option)
            value = case[_key(name)]
            return int(value >= 0) if name.family == "settled" else value

        return lookup

    def _span(self, family: str, id_: str, peace: int | None) -> Sequence[int]:
        return (peace,) if family == "peace" and peace is not None else self.values(family, id_)

    # ---- names --------------------------------------------------------------------------------------------------

    def values(self, family: str, id_: str) -> Sequence[int]:
        """Return the values that a name may take (of an issue: its options by number, and −1 for none)."""
        if family == "track":
            low, high = self.tracks[id_]
            return range(within_reason(low), within_reason(high) + 1)
        if family == "agreed":
            options = self.context.scenario.issues[id_].options
            return (-1, *(k for k, name in enumerate(options) if f"{id_}.{name}" not in self.unavailable))
        low, high = self.context.bounds(Name(family, id_, 0))
        return range(low, high + 1)

    @cached_property
    def tracks(self) -> dict[str, Range]:
        """The lowest and the highest value that any effect may bring each track to."""
        scenario = self.context.scenario
        found = {name: (track.start, track.start) for name, track in scenario.tracks.items()}
        for effect in self._effects():
            if effect.track not in found:
                continue
            low, high = found[effect.track]
            track = scenario.tracks[effect.track]
            if effect.to is not None:
                low, high = min(low, effect.to), max(high, effect.to)
            elif effect.by is not None:
                low, high = (track.low, high) if effect.by < 0 else (low, track.high)
            found[effect.track] = (low, high)
        return found

    @cached_property
    def unavailable(self) -> frozenset[str]:
        """The options, written `issue.option`, whose condition can't hold whatever happens to the tracks.

        Those that depend on what is agreed or settled are left out: they would ask for this answer themselves.
        """
        found = set()
        for issue_name, issue in self.context.scenario.issues.items():
            for name, option in issue.options.items():
                node = self.parsed(option.when)
                about_tracks = node is not None and all(_key(each)[0] != "agreed" for each in names_in(node))
                if node is not None and about_tracks and not self.can_be(True, node):
                    found.add(f"{issue_name}.{name}")
        return frozenset(found)

    def parsed(self, text: str | None) -> Node | None:
        """Return the tree of a condition in play; None if there is none, or it can't be read."""
        try:
            return None if text is None else parse(text, scope=IN_PLAY, names=self.context.names)
        except ExpressionError:
            return None

    def _effects(self) -> Iterator[Effect]:
        for _, element in self.context.elements:
            yield from getattr(element, "effects", ())


def _key(name: Name) -> tuple[str, str]:
    """Return what decides a name's value: an issue is settled if any of its options is agreed."""
    return ("agreed" if name.family == "settled" else name.family), name.id
