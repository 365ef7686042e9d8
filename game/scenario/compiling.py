"""From a checked scenario to integer tables: the vector that the kernel reads, the names, and a hash of both."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from attrs import field, frozen

from game.scenario import tables as at
from game.scenario.expressions import Choice, KnownNames, Name, Node, Number, evaluate, parse
from game.scenario.model import (
    AT_THE_END,
    IN_PLAY,
    MOST_AGENDAS_EACH,
    MOST_LINKAGES,
    MOST_TRACKS,
    TRACKS_ONLY,
    Binds,
    Card,
    Effect,
    Scenario,
)
from game.scenario.names import Names, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@frozen(eq=False)
class Compiled:
    """A scenario ready to be played.  `tables` has TABLES_SIZE integers; `digest` changes whenever the rules do."""

    scenario: Scenario = field(repr=False)
    names: Names = field(repr=False)
    tables: tuple[int, ...] = field(repr=False)
    digest: str


class CompileError(ValueError):
    """A sound scenario that is too large for the tables."""


OPERATORS = {
    "+": at.OP_ADD,
    "-": at.OP_SUBTRACT,
    "*": at.OP_MULTIPLY,
    "//": at.OP_DIVIDE,
    "%": at.OP_REMAINDER,
    "==": at.OP_EQUAL,
    "!=": at.OP_UNEQUAL,
    "<": at.OP_LESS,
    "<=": at.OP_LESS_EQUAL,
    "and": at.OP_AND,
    "or": at.OP_OR,
    "min": at.OP_LOWEST,
    "max": at.OP_HIGHEST,
    "not": at.OP_NOT,
    "neg": at.OP_NEGATE,
    "abs": at.OP_ABSOLUTE,
    "if": at.OP_CHOOSE,
}
SWAPPED = {">": at.OP_LESS, ">=": at.OP_LESS_EQUAL}
LOADS = {
    "track": (at.OP_TRACK, "tracks"),
    "support": (at.OP_SUPPORT, "seats"),
    "agreed": (at.OP_AGREED, "issues"),
    "settled": (at.OP_SETTLED, "issues"),
}
BARE_LOADS = {
    "round": at.OP_ROUND,
    "peace": at.OP_PEACE,
    "durability": at.OP_DURABILITY,
    "marks": at.OP_MARKS,
}


def compile_scenario(scenario: Scenario) -> Compiled:
    """Compile a scenario that has passed the checks.  Raises CompileError if it does not fit the tables."""
    names = names_of(scenario)
    tables = _Tables(scenario, names).fill()
    content = repr((tables, names)).encode()
    return Compiled(scenario, names, tables, hashlib.sha256(content).hexdigest()[:16])


def known_names(scenario: Scenario) -> KnownNames:
    """What the expressions of a scenario may speak of."""
    return KnownNames(
        families={
            "track": tuple(scenario.tracks),
            "support": tuple(scenario.roles),
            "agreed": tuple(scenario.issues),
            "settled": tuple(scenario.issues),
        },
        options={issue: tuple(scenario.issues[issue].options) for issue in scenario.issues},
    )


class _Tables:
    """The vector under construction."""

    def __init__(self, scenario: Scenario, names: Names) -> None:
        self.scenario, self.names = scenario, names
        self.known = known_names(scenario)
        self.t = [0] * at.TABLES_SIZE
        self.effects = 0
        self.rewards = 0
        self.program = 2  # 0 stands for no condition
        self.programs: dict[tuple[int, ...], int] = {}

    def fill(self) -> tuple[int, ...]:
        self.fill_numbers()
        self.fill_tracks_and_seats()
        self.fill_issues()
        self.fill_cards()
        self.fill_agendas()
        self.fill_what_happens()
        return tuple(self.t)

    # ---- sections -----------------------------------------------------------------------------------------------

    def fill_numbers(self) -> None:
        names, rules, lasting = self.names, self.scenario.head.rules, self.scenario.head.durability
        self.t[at.SEATS : at.ENDINGS + 1] = map(
            len,
            (
                names.seats,
                names.tracks,
                names.issues,
                names.options,
                names.cards,
                names.headlines,
                names.agendas,
                names.drifts,
                names.linkages,
                names.endings,
            ),
        )
        for slot, number in {
            at.ROUNDS: rules.rounds,
            at.DOCKET: rules.docket,
            at.HAND_SIZE: rules.hand,
            at.HAND_LIMIT: rules.hand_limit,
            at.SUPPORT_START: rules.support,
            at.SUPPORT_LIMIT: rules.support_limit,
            at.OFFER_COST: rules.offer_cost,
            at.CLAUSES: rules.clauses,
            at.APPLAUSE: rules.applause,
            at.REST_SUPPORT: rules.rest_support,
            at.REST_CARDS: rules.rest_cards,
            at.REFUSE_SIGNING: rules.refuse_signing,
            at.BROKE_PENALTY: rules.broke_penalty,
            at.AGENDA_CHOICES: rules.agenda_choices,
            at.COUNTERS: int(rules.counters),
            at.SCALE: rules.scale,
            at.DURABILITY_BASE: self.value(lasting.base, ("track", "agreed", "settled")),
            at.DURABILITY_PER_MARK: lasting.per_mark,
            at.DURABILITY_LOW: lasting.low,
            at.DURABILITY_HIGH: lasting.high,
        }.items():
            self.t[slot] = number

    def fill_tracks_and_seats(self) -> None:
        for k, track in enumerate(self.scenario.tracks.values()):
            self.t[at.TRACK_LOW + k] = track.low
            self.t[at.TRACK_HIGH + k] = track.high
            self.t[at.TRACK_START + k] = track.start
        for seat, role in enumerate(self.scenario.roles.values()):
            self.t[at.WALK_AWAY + seat] = self.value(role.walk_away, TRACKS_ONLY)
            node = parse(role.walk_away, scope=TRACKS_ONLY, names=self.known)
            for k, name in enumerate(self.names.tracks):
                self.t[at.WALK_SLOPE + seat * MOST_TRACKS + k] = self.slope(node, name)

    def slope(self, node: Node, track: str) -> int:
        """Which way a track moves a value, the other tracks at their start: -1, 0 or 1."""
        start = {name: each.start for name, each in self.scenario.tracks.items()}

        def at_value(value: int) -> int:
            values = start | {track: value}
            return evaluate(node, lambda name: values[name.id] if isinstance(name, Name) else 0)

        rise = at_value(self.scenario.tracks[track].high) - at_value(self.scenario.tracks[track].low)
        return (rise > 0) - (rise < 0)

    def fill_issues(self) -> None:
        number = 0
        for k, issue in enumerate(self.scenario.issues.values()):
            self.t[at.ISSUE_CORE + k] = int(issue.core)
            self.t[at.ISSUE_FIRST + k] = number
            for option in issue.options.values():
                self.t[at.OPTION_ISSUE + number] = k
                self.t[at.OPTION_CONSENT + number] = self.mask(option.consent)
                self.t[at.OPTION_ACCORD + number] = int(option.binds is Binds.ACCORD)
                self.t[at.OPTION_WHEN + number] = self.condition(option.when, IN_PLAY)
                self.t[at.OPTION_MARKS + number] = len(option.hard_to_sell)
                self.t[at.OPTION_DURABILITY + number] = option.durability
                if option.when and "support." in option.when:
                    self.t[at.WATCH_SUPPORT] = 1
                for seat, role in enumerate(self.names.seats):
                    self.t[at.VALUE + seat * at.MOST_OPTIONS + number] = option.values[role]
                number += 1
            self.t[at.ISSUE_END + k] = number

    def fill_cards(self) -> None:
        number = 0
        for seat, role in enumerate(self.names.seats):
            self.t[at.DECK_FIRST + seat] = number
            for card in self.scenario.decks.get(role, {}).values():
                self.t[at.CARD_SEAT + number] = seat
                self.fill_card(number, card, seat)
                number += 1
            self.t[at.DECK_END + seat] = number

    def fill_card(self, number: int, card: Card, seat: int) -> None:
        self.t[at.CARD_COST + number] = card.cost
        self.t[at.CARD_WHEN + number] = self.condition(card.when, IN_PLAY)
        first, end = self.effect_rows(card.effects, seat)
        self.t[at.CARD_EFFECTS + number] = first
        self.t[at.CARD_EFFECTS_END + number] = end
        if card.demand:
            options = tuple(self.scenario.issues[card.demand.issue].options)
            self.t[at.CARD_DEMAND + number] = self.names.numbers["issues"][card.demand.issue] + 1
            self.t[at.CARD_KEEPS + number] = sum(1 << options.index(option) for option in card.demand.keeps)
            self.t[at.CARD_STAKE + number] = card.demand.stake

    def fill_agendas(self) -> None:
        number = 0
        for seat, role in enumerate(self.scenario.roles.values()):
            self.t[at.AGENDA_FIRST + seat] = number
            for agenda in role.agendas.values():
                self.t[at.AGENDA_REWARDS + number] = self.rewards
                for reward in agenda.rewards:
                    self.t[at.REWARD_WHEN + self.rewards] = self.condition(reward.when, AT_THE_END)
                    self.t[at.REWARD_POINTS + self.rewards] = reward.points
                    self.rewards += 1
                self.t[at.AGENDA_REWARDS_END + number] = self.rewards
                number += 1
            self.t[at.AGENDA_END + seat] = number
            if len(role.agendas) > MOST_AGENDAS_EACH:
                raise CompileError(f"a seat has more than {MOST_AGENDAS_EACH} agendas")

    def fill_what_happens(self) -> None:
        for k, headline in enumerate(self.scenario.headlines.values()):
            self.t[at.HEADLINE_EFFECTS + k], self.t[at.HEADLINE_EFFECTS_END + k] = self.effect_rows(headline.effects)
        for k, drift in enumerate(self.scenario.drift.values()):
            self.t[at.DRIFT_WHEN + k] = self.condition(drift.when, IN_PLAY)
            self.t[at.DRIFT_ONCE + k] = int(drift.once)
            self.t[at.DRIFT_EFFECTS + k], self.t[at.DRIFT_EFFECTS_END + k] = self.effect_rows(drift.effects)
        for k, linkage in enumerate(self.scenario.linkage.values()):
            self.t[at.LINKAGE_WHEN + k] = self.condition(linkage.when, AT_THE_END)
            for role, points in linkage.values.items():
                seat = self.names.numbers["seats"][role]
                self.t[at.LINKAGE_VALUE + seat * MOST_LINKAGES + k] = points
        for k, ending in enumerate(self.scenario.endings.values()):
            self.t[at.ENDING_WHEN + k] = self.condition(ending.when, AT_THE_END)
            self.t[at.ENDING_STOPS + k] = int(ending.stops)

    # ---- effects ------------------------------------------------------------------------------------------------

    def effect_rows(self, effects: Sequence[Effect], seat: int | None = None) -> tuple[int, int]:
        """Append the rows of some effects; returns the first row's number and the number after the last."""
        first = self.effects
        for effect in effects:
            for kind, on, by, issue in self.actions(effect, seat):
                if self.effects >= at.MOST_EFFECTS:
                    raise CompileError(f"the scenario has more than {at.MOST_EFFECTS} effects")
                self.t[at.EFFECT_KIND + self.effects] = kind
                self.t[at.EFFECT_ON + self.effects] = on
                self.t[at.EFFECT_BY + self.effects] = by
                self.t[at.EFFECT_ISSUE + self.effects] = issue
                self.t[at.EFFECT_WHEN + self.effects] = self.condition(effect.when, IN_PLAY)
                self.effects += 1
        return first, self.effects

    def actions(self, effect: Effect, seat: int | None) -> Iterable[tuple[int, int, int, int]]:
        """What one effect does, as (kind, on what, by how much, issue + 1): one for each seat that it names."""
        numbers, by = self.names.numbers, effect.by or 0
        if effect.track is not None:
            track = numbers["tracks"][effect.track]
            yield (at.SET_TRACK, track, effect.to, 0) if effect.to is not None else (at.MOVE_TRACK, track, by, 0)
        elif effect.close is not None:
            yield at.CLOSE_OPTION, numbers["options"][effect.close], 0, 0
        elif effect.open is not None:
            yield at.OPEN_OPTION, numbers["options"][effect.open], 0, 0
        elif effect.table is not None:
            yield at.TABLE_ISSUE, numbers["issues"][effect.table], 0, 0
        elif effect.press is not None:
            yield at.ADD_PRESS, 0, effect.press, 0
        else:
            issue = numbers["issues"][effect.issue] + 1 if effect.issue is not None else 0
            for kind, who in (
                (at.MOVE_SUPPORT, effect.support),
                (at.MOVE_STAKES, effect.stakes),
                (at.MOVE_WALK_AWAY, effect.walk_away),
                (at.DRAW_CARDS, effect.draw),
            ):
                for each in self.seats(who, seat):
                    yield kind, each, by if effect.by is not None else 1, issue

    def seats(self, who: str | None, seat: int | None) -> list[int]:
        every = list(range(len(self.names.seats)))
        if who is None:
            return []
        if who == "all":
            return every
        if who == "self":
            return [each for each in every if each == seat]
        if who == "others":
            return [each for each in every if each != seat]
        return [self.names.numbers["seats"][who]]

    def mask(self, roles: Iterable[str]) -> int:
        return sum(1 << self.names.numbers["seats"][role] for role in roles)

    # ---- expressions --------------------------------------------------------------------------------------------

    def condition(self, text: str | None, scope: Sequence[str]) -> int:
        return 0 if text is None else self.value(text, scope)

    def value(self, text: str, scope: Sequence[str]) -> int:
        """Offset of the program of an expression; equal programs are stored once."""
        instructions = tuple(self.instructions(parse(text, scope=scope, names=self.known)))
        if most_stack(instructions) > at.MOST_STACK:
            raise CompileError(f"the expression {text!r} is too deep")
        if instructions not in self.programs:
            end = self.program + len(instructions) + 2
            if end > at.MOST_PROGRAM:
                raise CompileError("the scenario's expressions are too long together")
            self.t[at.PROGRAM + self.program : at.PROGRAM + end - 2] = instructions
            self.programs[instructions] = self.program
            self.program = end
        return self.programs[instructions]

    def instructions(self, node: Node) -> Iterable[int]:
        """The node's value on top of the stack: operands first, then the operator."""
        if isinstance(node, Number):
            yield from (at.OP_PUSH, node.value)
        elif isinstance(node, Choice):
            yield from (at.OP_PUSH, self.names.numbers["options"][f"{node.issue}.{node.option}"] + 1)
        elif isinstance(node, Name):
            if node.family in LOADS:
                op, family = LOADS[node.family]
                yield from (op, self.names.numbers[family][node.id])
            else:
                yield from (BARE_LOADS[node.family], 0)
        else:
            swapped = SWAPPED.get(node.operator)
            for operand in reversed(node.operands) if swapped else node.operands:
                yield from self.instructions(operand)
            yield from (swapped or OPERATORS[node.operator], 0)


def most_stack(instructions: Sequence[int]) -> int:
    """The most integers that a program has on its stack at once."""
    depth = most = 0
    for op in instructions[::2]:
        if op < at.OP_NOT:
            depth += 1
        elif op == at.OP_CHOOSE:
            depth -= 2
        elif op >= at.OP_BINARY:
            depth -= 1
        most = max(most, depth)
    return most
