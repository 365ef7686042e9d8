"""What the fuzzer does to one file of a scenario: wildly (bytes, lines, values, structure), or in the game's own terms.

A mutation takes the file's name and text, a source of chance, and the whole scenario as it was; it returns what the
file holds instead.
"""

from __future__ import annotations

import tomllib
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs
import toml_rs

from game.scenario import model
from game.scenario.source import SECTION_OF_FILE
from game.scenario.structure import class_at

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from game.scenario.loading import Loaded

WORDS = [
    *[
        "self",
        "others",
        "all",
        "treaty",
        "accord",
        "peace",
        "round",
        "durability",
        "marks",
        "track.",
        "support.",
        "agreed.",
        "settled.",
        "not",
        "and",
        "or",
        "in",
    ],
    *[
        "if",
        "else",
        "==",
        "<=",
        "//",
        "%",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "=",
        ",",
        ".",
        "#",
        "'",
        "[[",
        "]]",
        "\\",
        "\\u",
        "-",
        "+",
        "0",
        "-1",
        "1e9",
        "0x1F",
        "1979-05-27",
        "inf",
        "true",
        "é",
        "漢",
    ],
    *('"', '"""', "'''"),
    *("9" * 20, "", "\n", "\r", "\t", "\x00", "\x1b", "\ufeff", "\u202e"),
]
VALUES: tuple[Any, ...] = (
    0, -1, 1, 99, 10**6, 2**62, 1.5, True, False, "", "x", "self", "track.", "agreed.x == 1", "1 if", "((((", "a" * 700,
    [], [0], ["x"], [[]], {}, {"x": 1}, {"by": 1}, [{"track": "x", "by": 1}], [{"support": "all", "by": -1}],
)  # fmt: skip


def bytes_changed(_file: str, text: str, chance: random.Random, _loaded: Loaded) -> bytes:
    """Bytes that are cut out, put in, flipped and moved."""
    raw = bytearray(text.encode())
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(raw) + 1)
        action = chance.randrange(4)
        if action == 0:
            del raw[at : at + chance.choice((1, 1, 2, 8, 300))]
        elif action == 1:
            raw[at:at] = chance.randbytes(chance.choice((1, 1, 2, 9)))
        elif action == 2 and at < len(raw):
            raw[at] ^= 1 << chance.randrange(8)
        else:
            raw[at:at] = raw[chance.randrange(len(raw) + 1) :][:20]
    return bytes(raw)


def lines_changed(_file: str, text: str, chance: random.Random, loaded: Loaded) -> str:
    """Lines that are lost, doubled, moved, joined, and taken from elsewhere."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        action = chance.randrange(6)
        if action == 0 and len(lines) > 1:
            del lines[at]
        elif action == 1:
            lines.insert(at, lines[at])
        elif action == 2:
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        elif action == 3:
            lines[at] += lines[(at + 1) % len(lines)]
        elif action == 4:
            lines.insert(at, chance.choice(chance.choice(list(loaded.files.values())).split("\n")))
        else:
            words = lines[at].split(" ")
            words.insert(chance.randrange(len(words) + 1), chance.choice(WORDS))
            lines[at] = chance.choice(("", " ")).join(words)
    return "\n".join(lines)


@lru_cache(maxsize=200)
def _read(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def read(text: str) -> dict[str, Any]:
    """Return what a file of a sound scenario says, to be changed at will."""
    return deepcopy(_read(text))


def spots(table: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path in some data."""
    pairs = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    return [found for step, each in pairs for found in ((*path, step), *spots(each, (*path, step)))]


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def values_changed(_file: str, text: str, chance: random.Random, _loaded: Loaded) -> str:
    """Values of another type, out of bounds, or with words of expressions in them."""
    data = read(text)
    paths = spots(data)
    for _ in range(chance.randint(1, 2) if paths else 0):
        path = chance.choice(paths)
        try:
            here, step = at(data, path[:-1]), path[-1]
            old = here[step]
        except (KeyError, IndexError, TypeError):
            continue  # the change before took it away
        if isinstance(old, str) and chance.random() < 0.6:
            where = chance.randrange(len(old) + 1)
            here[step] = old[:where] + chance.choice(WORDS) + old[where + chance.choice((0, 1, 5)) :]
        else:
            here[step] = chance.choice(VALUES)
    return toml_rs.dumps(data)


def structure_changed(_file: str, text: str, chance: random.Random, loaded: Loaded) -> str:
    """Keys and tables that go, come, change their names, or are those of another file."""
    data = read(text)
    paths = spots(data)
    for _ in range(chance.randint(1, 3) if paths else 0):
        path = chance.choice(paths)
        try:
            here, step = at(data, path[:-1]), path[-1]
            old = here[step]
        except (KeyError, IndexError, TypeError):
            continue
        action = chance.randrange(4)
        if action == 0:
            del here[step]
        elif action == 1 and isinstance(here, dict):
            here[chance.choice(("x", "when", "by", "track", "extends", "é", "", "A b", str(step)[::-1]))] = old
        elif action == 2:
            other = read(chance.choice(list(loaded.files.values())))
            here[step] = at(other, chance.choice(spots(other) or [()]))
        else:
            here[step] = {"x": old} if chance.random() < 0.5 else [old, old]
    return toml_rs.dumps(data)


# ---- in the game's own terms ------------------------------------------------------------------------------------


def terms_changed(file: str, text: str, chance: random.Random, loaded: Loaded) -> str:
    """One key of one element gets another value that the model allows: an expression, effects, a number, a name …."""
    data = read(text)
    elements = [(path, type_) for path in [(), *spots(data)] if (type_ := class_of(file, path)) is not None]
    path, type_ = chance.choice(elements)
    terms = Terms(loaded.scenario, chance)
    element = at(data, path)
    fields = [each for each in attrs.fields(type_) if each.metadata["rule"].doc and each.name not in UNTOUCHED]
    telling = [each for each in fields if each.metadata["rule"].scope or each.name in ("effects", "demand", "rewards")]
    field = chance.choice(telling if telling and chance.random() < 0.5 else fields)
    value = terms.value(type_, field, element)
    if value is not None:
        element[field.name] = value
        if type_ is model.Option and field.name == "when":
            element["when_text"] = "it is so"
    return toml_rs.dumps(data)


UNTOUCHED = ("options", "agendas", "allow", "extends", "remove", "rules", "durability")


def class_of(file: str, path: Sequence[Any]) -> type | None:
    """The class of the element that stands at a path in a file."""
    if file == "scenario.toml":
        return {(): model.Head, ("rules",): model.Rules, ("durability",): model.Durability}.get(tuple(path))
    start = ("decks", file.removeprefix("decks/")[:-5]) if file.startswith("decks/") else (SECTION_OF_FILE.get(file),)
    return class_at((*start, *path)) if path and start[0] and "/" not in file.removeprefix("decks/") else None


class Terms:
    """Makes values that a scenario may hold, out of its own names."""

    def __init__(self, scenario: Any, chance: random.Random) -> None:
        self.scenario, self.chance = scenario, chance

    def value(self, type_: type, field: Any, element: Any) -> Any:  # noqa: C901, PLR0911  (a table by field)
        """Return a value for a field, or None if there is nothing to choose from."""
        rule, chance = field.metadata["rule"], self.chance
        if rule.scope is not None:
            return self.expression(rule.scope)
        if field.name == "effects":
            return [self.effect(played=type_ is model.Card) for _ in range(chance.randint(0, 3))]
        if field.name == "demand":
            return self.demand()
        if field.name == "rewards":
            points = [each for each in range(-3, 6) if each]
            return [{"when": self.expression(model.AT_THE_END), "points": chance.choice(points)} for _ in range(2)]
        if rule.names is not None:
            return self.names(rule, element, listed="tuple" in str(field.type), valued="dict" in str(field.type))
        if "int" in str(field.type) and rule.low is not None:
            low, high = rule.low, rule.high
            return chance.choice((low, high, chance.randint(low, high), chance.randint(max(low, -3), min(high, 9))))
        if "bool" in str(field.type):
            return chance.random() < 0.5
        for words in (model.Kind, model.Binds, model.Outcome):
            if words.__name__ in str(field.type):
                return chance.choice([each.value for each in words])
        if "tuple" in str(field.type):
            return ["P01"] if field.name == "source" else ["some words", "and more"][: chance.randint(0, 2)]
        return chance.choice(("W", "some words", "«Слова», “mots” & <words>", "x" * (rule.longest or 9)))

    def names(self, rule: Any, element: Any, *, listed: bool, valued: bool) -> Any:
        known = self.known(rule.names, element)
        if not known:
            return None
        if valued:
            return {name: self.chance.randint(-6, 12) for name in known}
        if listed:
            return self.chance.sample(known, self.chance.randint(1, len(known)))
        return self.chance.choice(known)

    def known(self, names: str, element: Any) -> list[str]:
        issues = self.scenario.issues
        options = [f"{issue}.{option}" for issue in issues for option in issues[issue].options]
        here = issues.get(element.get("issue")) if isinstance(element, dict) else None
        return {
            "role": list(self.scenario.roles),
            "seats": [*self.scenario.roles, "self", "others", "all"],
            "track": list(self.scenario.tracks),
            "issue": list(issues),
            "option": options,
            "option_here": list(here.options) if here else [],
            "fact": list(self.scenario.facts),
            "asset": ["handshake", "emblem-east", "no-such-picture"],
        }[names]

    def demand(self) -> dict[str, Any]:
        issue = self.chance.choice(list(self.scenario.issues))
        options = list(self.scenario.issues[issue].options)
        keeps = self.chance.sample(options, self.chance.randint(1, len(options) - 1))
        return {"issue": issue, "keeps": keeps, "stake": self.chance.randint(1, 5)}

    def effect(self, *, played: bool) -> dict[str, Any]:
        """Return an effect of any kind that may stand here."""
        chance = self.chance
        seats = [*self.scenario.roles, "all", *(["self", "others"] if played else [])]
        by = chance.choice((-20, -2, -1, 1, 2, 20))
        issue = chance.choice(list(self.scenario.issues))
        option = chance.choice(self.known("option", None))
        track = chance.choice(list(self.scenario.tracks))
        low, high = self.scenario.tracks[track].low, self.scenario.tracks[track].high
        kinds: list[dict[str, Any]] = [
            {"track": track, "by": by},
            {"track": track, "to": chance.randint(low, high)},
            {"support": chance.choice(seats), "by": by},
            {"stakes": chance.choice(seats), "by": by},
            {"stakes": chance.choice(seats), "by": by, "issue": issue},
            {"walk_away": chance.choice(seats), "by": by},
            {"close": option},
            {"open": option},
            {"table": issue},
            {"draw": chance.choice(seats), "by": abs(by)},
            *([{"press": chance.randint(1, 5)}] if played else []),
        ]
        effect = chance.choice(kinds)
        if chance.random() < 0.4:
            effect["when"] = self.expression(model.IN_PLAY)
        return effect

    # ---- expressions --------------------------------------------------------------------------------------------

    def expression(self, scope: Sequence[str], depth: int = 0) -> str:
        """Return an expression of any form that the grammar has, over the names that may stand here."""
        chance = self.chance
        if depth > 2 or chance.random() < 0.25:
            return self.atom(scope)
        one, two = self.expression(scope, depth + 1), self.expression(scope, depth + 1)
        number = chance.choice(("1", "2", "3", "-2"))
        return chance.choice(
            (
                f"{one} + {two}", f"{one} - {two}", f"{number} * ({one})", f"({one}) // {number}",
                f"({one}) % {number}", f"({one}) == ({two})", f"({one}) != ({two})", f"({one}) < ({two})",
                f"({one}) <= {number}",
                f"({one}) > {number}", f"({one}) >= {number}", f"({one}) and ({two})", f"({one}) or ({two})",
                f"not ({one})", f"-({one})", f"abs({one})", f"min({one}, {two})", f"max({one}, {two}, {number})",
                f"({one}) if ({two}) else {number}",
            )
        )  # fmt: skip

    def atom(self, scope: Sequence[str]) -> str:
        family, chance = self.chance.choice((*scope, "number")), self.chance
        issue = chance.choice(list(self.scenario.issues))
        options = list(self.scenario.issues[issue].options)
        one, two = chance.sample(options, 2)
        return {
            "number": str(chance.choice((0, 1, 2, 3, 12))),
            "track": f"track.{chance.choice(list(self.scenario.tracks))}",
            "support": f"support.{chance.choice(list(self.scenario.roles))}",
            "settled": f"settled.{issue}",
            "agreed": chance.choice(
                (
                    f"(agreed.{issue} == '{one}')",
                    f"(agreed.{issue} != '{one}')",
                    f"(agreed.{issue} in ['{one}', '{two}'])",
                    f"(agreed.{issue} not in ['{one}'])",
                )
            ),
        }.get(family, family)


WILD = (bytes_changed, lines_changed, values_changed, structure_changed)
