"""Tells causes from effects: of all that looks wrong in a scenario, what the designer has to mend.

Only scenarios with errors come here.  Wrong names are mended first (`mending.py`) and the rest is checked again; then
faults that have one cause are told as one, and those of inherited tables are laid at the door of the files that extend
them.  Two mistakes that do not follow from each other are always both told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve

from game.scenario.checks import examine
from game.scenario.extending import merged_tables
from game.scenario.mended import uses
from game.scenario.mending import mend
from game.scenario.problems import Fault, in_order, nearest, shortened
from game.speech.language import _, ngettext

if TYPE_CHECKING:
    from game.scenario.extending import Stack
    from game.scenario.mended import Mended
    from game.scenario.problems import Path, Problem
    from game.scenario.walking import Context, FieldAt

MOST_PROBLEMS = 200
SECTION_OF = {"role": "roles", "seats": "roles", "track": "tracks", "issue": "issues", "fact": "facts"}
SECTION_OF_FAMILY = {"track": "tracks", "support": "roles", "agreed": "issues", "settled": "issues"}


def told(layers: Stack) -> tuple[Problem, ...]:
    """Return the errors of a scenario that has some, each cause once, as many as anybody would read."""
    mended = mend(layers.tables, layers.inherited, layers.broken)
    context, faults = examine(layers, mended.tables, silent=mended.silent)
    faults = _without_effects(mended, context, [fault for fault in faults if fault.is_error])
    faults = _misnamed_decks(layers, faults)
    written = [evolve(fault, path=mended.written(fault.path)) for fault in faults]
    placed = _Inheritance(layers).problems([*mended.faults, *written][:MOST_PROBLEMS])
    return in_order([*layers.problems, *placed], [layer.folder.shown for layer in layers.layers])


def _without_effects(mended: Mended, context: Context, faults: list[Fault]) -> list[Fault]:
    for rule in (_empty_head, _crowds, _bad_ids, _names, _small_decks, _few_agendas, _missing_values):
        faults = rule(mended, context, faults)
    return faults


def _misnamed_decks(layers: Stack, faults: list[Fault]) -> list[Fault]:
    """A file in decks/ whose name can't be a seat's is the deck of a seat that has none."""
    start = layers.layers[0].folder.named("decks/")
    misnamed = [each for each in layers.problems if each.code == "unknown-file" and each.file.startswith(start)]
    lonely = [fault for fault in faults if fault.code == "no-deck" and fault.path[0] == "roles"]
    return [fault for fault in faults if fault not in lonely] if 0 < len(lonely) <= len(misnamed) else faults


def _empty_head(mended: Mended, _context: Context, faults: list[Fault]) -> list[Fault]:
    """An empty scenario.toml says nothing of the numbers of the game either."""
    if mended.tables.get("head"):
        return faults
    numbers = ("small-deck", "too-few", "core-out-of-reach", "out-of-bounds")
    return [fault for fault in faults if fault.code not in numbers or fault.path[0] not in ("head", "roles", "decks")]


# ---- too many, and ids ------------------------------------------------------------------------------------------


def _crowds(_mended: Mended, context: Context, faults: list[Fault]) -> list[Fault]:
    """What is one too many is not looked at, nor what it asks of everything else."""
    extra: set[str] = set()
    asked = {"core-out-of-reach"}
    for fault in faults:
        if fault.code == "too-many" and len(fault.path) == 2:
            names = list(getattr(context.scenario, str(fault.path[0])))
            extra |= set(names[names.index(fault.path[1]) :])
            asked |= {"missing-value", "no-deck", "too-few"} if fault.path[0] == "roles" else set()
    if not extra:
        return faults

    def follows(fault: Fault) -> bool:
        named = len(fault.path) > 1 and fault.path[1] in extra
        return fault.code != "too-many" and (named or fault.code in asked)

    return [fault for fault in faults if not follows(fault)]


def _bad_ids(mended: Mended, context: Context, faults: list[Fault]) -> list[Fault]:
    """Expressions can't be read if they name what has no good id, and a seat without one can't have a deck."""
    bad = {str(fault.path[-1]) for fault in faults if fault.code == "bad-id"}
    mended.wrong |= {(str(fault.path[0]), str(fault.path[-1])) for fault in faults if fault.code == "bad-id"}
    if not bad:
        return faults
    named = re.compile(rf"\.(?:{'|'.join(map(re.escape, bad))})(?![a-z0-9_])")
    texts = {found.path: found.value for found in context.fields if found.rule.scope is not None}

    def follows(fault: Fault) -> bool:
        if fault.code == "no-deck":
            return fault.path[-1] in bad
        return fault.code == "bad-expression" and bool(named.search(texts.get(fault.path) or ""))

    return [fault for fault in faults if not follows(fault)]


# ---- names ------------------------------------------------------------------------------------------------------


def _names(mended: Mended, context: Context, faults: list[Fault]) -> list[Fault]:
    """A name that leads to nothing is told once, and not at all if its table has the wrong name."""
    fields = {found.path: found for found in context.fields}
    groups: dict[tuple[Path, str], list[Fault]] = defaultdict(list)
    kept: list[Fault] = []
    misplaced = [name for section, name in mended.wrong if section == "issues" and name]
    for fault in faults:
        about = _about(fields, fault) if fault.code == "dangling-name" else None
        if about is None and fault.code == "dangling-name" and any(f"`{name}`" in fault.message for name in misplaced):
            continue
        if about is None:
            kept.append(fault)
        else:
            groups[about].append(fault)
    unread: dict[str, list[str]] = defaultdict(list)
    for (home, name), group in groups.items():
        section = str(home[0])
        known = _known(context, home)
        if (section, name) in mended.wrong:
            continue
        if any(wrong[0] == section for wrong in mended.wrong) and nearest(name, known) is None:
            continue
        if not known and len(home) == 1 and section == "tracks":
            unread[section].append(name)
        else:
            kept.append(_once(mended, home, name, known, group))
    return kept + [_nothing_there(context, section, names) for section, names in unread.items()]


def _about(fields: dict[Path, FieldAt], fault: Fault) -> tuple[Path, str] | None:
    """Return what a fault says is missing: where it should stand, and its name."""
    found = fields.get(fault.path) or fields.get(fault.path[:-1])
    if found is None:
        return None
    text = found.value if fault.path == found.path else _entry(found.value, fault.path[-1])
    part = text[fault.at : fault.at + fault.length] if isinstance(text, str) and fault.at is not None else text
    if not isinstance(part, str):
        return None
    if found.rule.scope is not None:
        family, dot, name = part.strip("\"' ").partition(".")
        return ((SECTION_OF_FAMILY[family],), name) if dot and family in SECTION_OF_FAMILY else None
    if found.rule.names == "option_here":
        return ("issues", str(getattr(found.owner, "issue", "")), "options"), part
    if found.rule.names == "option" and fault.at is not None:
        return (("issues",), part) if fault.at == 0 else (("issues", text.partition(".")[0], "options"), part)
    section = SECTION_OF.get(found.rule.names or "")
    return ((section,), part) if section else None


def _entry(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return step
    return value[step] if isinstance(value, tuple) and isinstance(step, int) and step < len(value) else None


def _known(context: Context, home: Path) -> list[str]:
    if len(home) == 1:
        return list(getattr(context.scenario, str(home[0])))
    issue = context.scenario.issues.get(str(home[1]))
    return list(issue.options) if issue is not None else []


def _once(mended: Mended, home: Path, name: str, known: list[str], group: list[Fault]) -> Fault:
    """Return one fault for all places that use a name: at the first, or at the only thing that nothing names."""
    if len(group) == 1:
        return group[0]
    unused = [each for each in known if not uses(mended.tables, home, each)]
    guess = nearest(name, unused) or (unused[0] if len(unused) == 1 and nearest(name, known) is None else None)
    if guess is not None:
        message = _("nothing names `{known}`, but {count} places name `{name}`")
        message = message.format(known=guess, count=len(group), name=shortened(name))
        hint = _("did you mean [{name}]?").format(name=".".join(map(str, (*home[1:], shortened(name)))))
        return Fault(path=(*home, guess), on="key", code="dangling-name", message=message, hint=hint)
    more = ngettext("it is named in {count} more place", "it is named in {count} more places", len(group) - 1)
    more = more.format(count=len(group) - 1)
    return evolve(group[0], hint=f"{group[0].hint}; {more}" if group[0].hint else more)


def _nothing_there(context: Context, section: str, names: list[str]) -> Fault:
    listed = ", ".join(f"`{shortened(name)}`" for name in names[:6])
    if section in context.own_tables:
        message = _("this file is empty, but others name {names}")
    else:
        message = _("this file is missing, but others name {names}")
    hint = _("write a table [ID] for each of them there")
    return Fault(path=(section,), code="missing-file", message=message.format(names=listed), hint=hint)


# ---- what all have in common ------------------------------------------------------------------------------------


def _small_decks(_mended: Mended, context: Context, faults: list[Fault]) -> list[Fault]:
    """If the decks of all seats are too small for a hand, the hand is too large."""
    small = [fault for fault in faults if fault.code == "small-deck"]
    number: Path = ("head", "rules", "hand")
    wrong = any(fault.path == number for fault in faults)
    if not wrong and (len(small) < 2 or len(small) < len(context.scenario.roles)):
        return faults
    kept = [fault for fault in faults if fault.code != "small-deck"]
    if wrong or not small:
        return kept
    least = min(len(deck) for deck in context.scenario.decks.values())
    message = _("a hand is {hand}, more than the cards of any deck (the smallest has {count})")
    message = message.format(hand=context.scenario.head.rules.hand, count=least)
    return [*kept, Fault(path=number, code="small-deck", message=message, hint=_("lower `hand`, or write more cards"))]


def _few_agendas(_mended: Mended, context: Context, faults: list[Fault]) -> list[Fault]:
    """If all seats have too few agendas, too many are dealt."""
    few = [fault for fault in faults if fault.code == "too-few" and fault.path[0] == "roles" and len(fault.path) == 2]
    roles = context.scenario.roles
    if len(few) < 2 or len(few) < len(roles):
        return faults
    choices = context.scenario.head.rules.agenda_choices
    counts = ", ".join(f"{name} {len(role.agendas)}" for name, role in roles.items())
    message = _("`agenda_choices` deals {choices}, more agendas than any seat has: {counts}")
    message = message.format(choices=choices, counts=counts)
    hint = _("lower it, or write more [ROLE.agendas.ID] tables")
    one = Fault(path=("head", "rules", "agenda_choices"), code="too-few", message=message, hint=hint)
    return [*(fault for fault in faults if fault not in few), one]


def _missing_values(_mended: Mended, context: Context, faults: list[Fault]) -> list[Fault]:
    """A seat that no option has a value for needs one in every option."""
    options = [option for issue in context.scenario.issues.values() for option in issue.options.values()]
    missing = [fault for fault in faults if fault.code == "missing-value"]
    seats = [name for name in context.scenario.roles if not any(name in option.values for option in options)]
    if len(options) < 2 or len(missing) < len(options) or not seats:
        return faults
    path = ".".join(map(str, missing[0].path[1:4]))
    message = _("no option has a value for the seat `{seat}`")
    hint = _("write it in `values` of every option, the first of which is [{option}]").format(option=path)
    found = [
        Fault(path=("roles", name), on="key", code="missing-value", message=message.format(seat=name), hint=hint)
        for name in seats
    ]
    others = [name for name in context.scenario.roles if name not in seats]
    rest = [fault for fault in missing if any(f"`{name}`" in fault.message for name in others)]
    return [*(fault for fault in faults if fault.code != "missing-value"), *found, *rest]


# ---- what is inherited ------------------------------------------------------------------------------------------


class _Inheritance:
    """Says where a fault in a scenario of several layers is to be mended: as a rule, in its own files."""

    def __init__(self, layers: Stack) -> None:
        self.layers = layers
        self.own = layers.layers[0]
        self.blamed: set[str] = set()

    def problems(self, faults: list[Fault]) -> list[Problem]:
        """Give faults their places: where they are written, unless only the scenario's own files make them faults."""
        return [problem for problem in map(self.problem, faults) if problem is not None]

    def problem(self, fault: Fault) -> Problem | None:
        """Give a fault its place, or None if what makes it one is told already."""
        if len(self.layers.layers) == 1 or self._is_own(fault):
            return self.own.problem(fault)
        key = fault.path, fault.code
        if key in self._of_parents:
            return self.layers.problem(fault)
        if any(problem.code == "nothing-to-remove" for problem in self.layers.problems):
            return None
        entry = self._removed(fault) if key not in self._without_removing else None
        place = ".".join(map(str, fault.path[1:] if fault.path[0] == "head" else fault.path))
        if entry is None:
            message = _("with the changes of this scenario, {place} that it inherits is wrong: {message}")
            message = message.format(place=place, message=fault.message)
            return self.own.problem(evolve(fault, path=("head", "extends"), on="value", at=None, message=message))
        index, name = entry
        if name in self.blamed:
            return None
        self.blamed.add(name)
        message = _("`{entry}` is removed here, and {place} can't do without it: {message}")
        message = message.format(entry=shortened(name), place=place, message=fault.message)
        hint = _("remove or change that as well")
        path: Path = ("head", "remove", index)
        return self.own.problem(evolve(fault, path=path, on="value", at=None, message=message, hint=hint))

    def _is_own(self, fault: Fault) -> bool:
        """Tell whether the scenario's own files say what is wrong, or the table around it."""
        depth = self.own.depth(fault.path)
        most = max(layer.depth(fault.path) for layer in self.layers.layers)
        return depth >= most or depth >= len(fault.path) - 1 > 0

    @cached_property
    def _of_parents(self) -> set[tuple[Path, str]]:
        """The faults that what is extended has by itself."""
        return self._faults(merged_tables(self.layers.layers[1:]))

    @cached_property
    def _without_removing(self) -> set[tuple[Path, str]]:
        """The faults that would be there if nothing was removed."""
        head = {key: value for key, value in self.own.tables.get("head", {}).items() if key != "remove"}
        keeping = evolve(self.own, tables={**self.own.tables, "head": head})
        return self._faults(merged_tables((keeping, *self.layers.layers[1:])))

    def _faults(self, tables: dict[str, Any]) -> set[tuple[Path, str]]:
        return {(fault.path, fault.code) for fault in examine(self.layers, tables)[1]}

    def _removed(self, fault: Fault) -> tuple[int, str] | None:
        """Return the entry of `remove` that a fault follows from: the one it names, or else the first that may be."""
        remove = self.own.tables.get("head", {}).get("remove")
        entries = [
            (index, entry)
            for index, entry in enumerate(remove if isinstance(remove, list) else ())
            if isinstance(entry, str) and entry
        ]
        named = [each for each in entries if _says(each[1].rpartition(".")[2], fault.message)]
        akin = [each for each in entries if each[1].startswith(f"{fault.path[0]}.")]
        return next(iter([*named, *akin, *entries]), None)


def _says(name: str, message: str) -> bool:
    return re.search(rf"(?<![a-z0-9_]){re.escape(name)}(?![a-z0-9_])", message) is not None
