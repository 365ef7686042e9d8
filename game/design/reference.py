"""The reference of the scenario files, made from the model: `python -m game.design.reference` writes it.

It stands in rules/reference.md; a test fails while that is not what comes out here.
"""

from __future__ import annotations

import re
import types
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

import attrs

from game.design.schema import KINDS, SHAPES, TRANSLATED
from game.scenario import library, model
from game.scenario.checks_of_sense import MOST_READABLE
from game.scenario.codes import ERRORS, WARNINGS
from game.scenario.structure import SECTIONS
from game.scenario.walking import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.model import Rule


# The sections of the reference: which classes of the model they tell, and how each stands in the file.
CLASSES: tuple[tuple[type, str, str], ...] = (
    (model.Head, "scenario.toml", "at the top of the file"),
    (model.Allowance, "An entry of `allow`", '`allow = [{ code = "…", reason = "…" }]` in scenario.toml'),
    (model.Rules, "`[rules]`", "in scenario.toml"),
    (model.Durability, "`[durability]`", "in scenario.toml"),
    (model.Role, "A seat", "`[ROLE]` in roles.toml"),
    (model.Agenda, "An agenda", "`[ROLE.agendas.ID]` in roles.toml"),
    (model.Reward, "A reward", '`rewards = [{ when = "…", points = 3 }]` of an agenda'),
    (model.Track, "A track", "`[ID]` in tracks.toml"),
    (model.Issue, "An issue", "`[ID]` in issues.toml"),
    (model.Option, "An option", "`[ISSUE.options.ID]` in issues.toml"),
    (model.Card, "A card", "`[ID]` in decks/ROLE.toml"),
    (model.Demand, "A demand", '`demand = { issue = "…", keeps = ["…"], stake = 3 }` of a card'),
    (model.Effect, "An effect", '`effects = [{ track = "…", by = 1 }]` of a card, a headline or a drift'),
    (model.Headline, "A headline", "`[ID]` in headlines.toml"),
    (model.Drift, "A drift", "`[ID]` in drift.toml"),
    (model.Linkage, "A linkage", "`[ID]` in linkage.toml"),
    (model.Ending, "An ending", "`[ID]` in endings.toml"),
    (model.Fact, "A fact", "`[ID]` in facts.toml; these ids may have hyphens"),
)

EFFECTS: tuple[tuple[str, str], ...] = (
    ('{ track = "water", by = -1 }', "The track goes down by 1, and never below its lowest value."),
    ('{ track = "water", to = 3 }', "The track is set to 3."),
    ('{ support = "self", by = 1 }', "The seat that plays the card gains 1 support at home."),
    ('{ support = "others", by = -1 }', "Every other seat loses 1, as far as it has any."),
    (
        '{ stakes = "all", by = 1, issue = "boats" }',
        "Every demand on the table about this issue is worth 1 more or less.",
    ),
    ('{ walk_away = "hotel", by = -2 }', "What no deal is worth to the hotel falls by 2, for good."),
    ('{ close = "boats.all_week" }', "The option can't be offered any more. What is agreed stands."),
    ('{ open = "boats.all_week" }', "A closed option can be offered again."),
    ('{ table = "boats" }', "The issue comes from the waiting row to the table."),
    ("{ press = 1 }", "Whoever refuses the seat's next offer of this turn loses 1 support. On cards only."),
    ('{ draw = "self", by = 1 }', "The seat draws a card."),
    ('{ track = "water", by = 1, when = "track.water <= 2" }', "Any effect may have a condition."),
)

NAMES: tuple[tuple[str, str], ...] = (
    ("`track.ID`", "the value of a track"),
    ("`support.ROLE`", "support at home of a seat"),
    ("`settled.ISSUE`", "1 if some option of the issue is agreed, otherwise 0"),
    ("`agreed.ISSUE`", 'the option that is agreed; compared with `==`, `!=` or `in`: `agreed.boats == "none"`'),
    ("`round`", "the number of the round, from 1"),
    ("`peace`", "1 if peace was signed, otherwise 0; at the end only"),
    ("`durability`", "the chance that the peace lasts, in percent; at the end only"),
    ("`marks`", "hard-to-sell marks on all that is in force; at the end only"),
)

OPERATORS: tuple[tuple[str, str], ...] = (
    ("`+` `-` `*`", "as in arithmetic, on whole numbers"),
    ("`//` `%`", "division rounded down, and what is left of it; by a plain number only"),
    ("`==` `!=` `<` `<=` `>` `>=`", "comparisons: 1 if they hold, otherwise 0"),
    ("`and` `or` `not`", "conditions together"),
    ('`in ["a", "b"]`', "one of these options (or numbers)"),
    ("`min(a, b)` `max(a, b)` `abs(a)`", "the least, the greatest, the size"),
    ("`a if c else b`", "a if c holds, otherwise b"),
    ("`( )`", "what belongs together"),
)

FAMILY_NAMES = {
    model.TRACKS_ONLY: "tracks only",
    model.IN_PLAY: "names of play",
    model.AT_THE_END: "all names",
    ("track", "agreed", "settled"): "tracks, `agreed` and `settled`",
}


def reference() -> str:
    """Return the whole reference as Markdown."""
    return (
        "\n".join(
            [
                *_opening(),
                *_files(),
                *_keys(),
                *_effects(),
                *_expressions(),
                *_translations(),
                *_pictures(),
                *_codes(),
                *_editor(),
            ]
        )
        + "\n"
    )


def _opening() -> Iterator[str]:
    yield """\
# Reference of the scenario files

Every file, key, effect and message. This page is made from the same model that reads the files, so it can't be out of
date. How to write a scenario, step by step, is in the [guide](README.md#writing-a-scenario).

- [Files](#files)
- [Keys](#keys)
- [Effects](#effects)
- [Expressions](#expressions)
- [Translations](#translations)
- [Pictures](#pictures)
- [Errors](#errors) and [warnings](#warnings)
- [Completion in an editor](#completion-in-an-editor)
"""


# ---- files ----------------------------------------------------------------------------------------------------------


def _files() -> Iterator[str]:
    yield """\
## Files

A scenario is a folder; its name is the scenario's id. `scenario.toml`, `roles.toml`, `issues.toml`, a deck for each
seat and `endings.toml` must be there; the others may be left out. Files are TOML 1.0 in UTF-8.
"""
    yield "| file | what it holds | at most |"
    yield "|---|---|---|"
    most = {
        "roles": f"{model.MOST_SEATS} seats (2 at least)",
        "tracks": str(model.MOST_TRACKS),
        "issues": f"{model.MOST_ISSUES}, of {model.MOST_OPTIONS_EACH} options each (2 at least)",
        "decks": f"{model.MOST_CARDS_EACH} cards a seat (as many as a hand at least)",
        "headlines": str(model.MOST_HEADLINES),
        "endings": str(model.MOST_ENDINGS),
        "drift": str(model.MOST_DRIFTS),
        "linkage": str(model.MOST_LINKAGES),
    }
    for section, about in KINDS.values():
        file, _, what = about.partition(": ")
        yield f"| `{file}` | {what.rstrip('.')} | {most.get(section, '')} |"
    yield """
**Ids.** The name in a `[header]` is an id: a–z, 0–9 and `_`, beginning with a letter. Card ids are unique over all
decks. The order of seats, issues and endings in their files counts.

**Extending.** A scenario with `extends = "other"` states only what differs from the other one, which stands beside it
or is one of those that come with the game. Tables are merged key by key; a list is replaced as a whole; `remove`
takes things out: `"issues.ID"`, `"issues.ID.options.ID"`, `"decks.ROLE.ID"`, `"roles.ROLE"`,
`"roles.ROLE.agendas.ID"`, `"tracks.ID"`, `"headlines.ID"`, `"endings.ID"`, `"drift.ID"`, `"linkage.ID"`.

**Where they are looked for.** A name without a path is looked for in the folders that the environment variable
`LONGTABLE_RULES` names (several with `:` between them, `;` on Windows), and then among the scenarios that come with
the game. The window lists what is in these folders.
"""


# ---- keys -----------------------------------------------------------------------------------------------------------


def _keys() -> Iterator[str]:
    yield "## Keys\n"
    yield 'A key without a default must be given. A text of several lines stands between `"""` and `"""`.\n'
    cited = tuple(rules_of(model.Cited))
    yield "### Keys of everything that players see\n"
    yield "Seats, agendas, tracks, issues, options, cards, headlines, endings and drifts have these too.\n"
    yield from _table(model.Cited, cited)
    shared = {name for name, _ in cited}
    for type_, title, place in CLASSES:
        own = tuple(
            (name, rule) for name, rule in rules_of(type_) if name not in shared or not issubclass(type_, model.Cited)
        )
        yield f"### {title}\n"
        yield (
            f"{_sentence(type_)} It stands as {place}.\n"
            if not place.startswith(("in ", "at "))
            else f"{_sentence(type_)}\n"
        )
        yield from _table(type_, own)


def _table(type_: type, fields: tuple[tuple[str, Rule], ...]) -> Iterator[str]:
    attrs.resolve_types(type_)
    by_name = {each.name: each for each in attrs.fields(type_)}
    yield "| key | what it says | takes | default |"
    yield "|---|---|---|---|"
    for name, rule in fields:
        field = by_name[name]
        yield f"| `{name}` | {_cell(rule.doc)} | {_cell(_takes(name, field.type, rule))} | {_default(field)} |"
    yield ""


def _takes(name: str, type_: Any, rule: Rule) -> str:
    """Return in words what a key takes."""
    if get_origin(type_) in (Union, types.UnionType):
        type_ = next(part for part in get_args(type_) if part is not type(None))
    if name == "shape":
        return " · ".join(SHAPES)
    if rule.scope is not None:
        return f"an [expression](#expressions): {FAMILY_NAMES[rule.scope]}"
    origin = get_origin(type_)
    if origin is tuple:
        inner = get_args(type_)[0]
        what = f"list of {_plural(inner)}" if attrs.has(inner) else f"list of {_named(rule, 'texts')}"
        return what + (f", at most {rule.longest}" if rule.longest is not None else "")
    if origin is dict:
        inner = get_args(type_)[1]
        return "tables of their own" if attrs.has(inner) else f"a number from {rule.low} to {rule.high} for each seat"
    if attrs.has(type_):
        return "a table"
    return _plain(type_, rule)


def _plain(type_: Any, rule: Rule) -> str:
    if type_ is bool:
        return "true · false"
    if type_ is int:
        return f"{rule.low} to {rule.high}".replace("-", "−")
    if type_ is str:
        what = _named(rule, "text")
        return what if rule.longest is None or rule.names == "asset" else f"{what}, at most {rule.longest} characters"
    return " · ".join(word.value for word in type_)


def _named(rule: Rule, otherwise: str) -> str:
    """Return what sort of name a key takes."""
    known = {
        "role": "seats",
        "seats": "a seat, or self · others · all",
        "track": "a track",
        "issue": "an issue",
        "option": "an option, as ISSUE.OPTION",
        "option_here": "options of that issue",
        "fact": "facts",
        "asset": "a picture's name",
    }
    return known.get(rule.names or "", otherwise)


def _plural(type_: type) -> str:
    return {"Effect": "[effects](#effects)", "Reward": "rewards", "Allowance": "entries"}[type_.__name__]


def _default(field: Any) -> str:
    default = field.default
    if default is attrs.NOTHING:
        return "**needed**"
    if default is None or default in ("", ()) or hasattr(default, "factory"):
        return ""
    if isinstance(default, bool):
        return "true" if default else "false"
    return f"`{getattr(default, 'value', default)}`"


def _sentence(type_: type) -> str:
    """Return the first sentence of a class's own documentation."""
    told = " ".join((type_.__doc__ or "").split("\n\n")[0].split())
    return re.sub(r" \(`[^)]*\)", "", told)  # where it stands is said anyway


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


# ---- effects and expressions ----------------------------------------------------------------------------------------


def _effects() -> Iterator[str]:
    yield """\
## Effects

What a card, a headline or a drift does, in the order of its list. Each effect does one thing. `self`, `others` and
`press` mean the seat that plays the card; in headlines and drift nobody does, so only `all` or a seat can stand
there. A penalty is paid as far as there is support, and tracks never leave their bounds.
"""
    yield "| effect | what happens |"
    yield "|---|---|"
    for example, meaning in EFFECTS:
        yield f"| `{example}` | {meaning} |"
    yield ""


def _expressions() -> Iterator[str]:
    yield """\
## Expressions

Conditions and values are sums over whole numbers, in quotes: `"4 + 2 * (track.water - 3)"`,
`'not peace and agreed.boats == "none"'`. A condition holds if it is not 0. Where the names of options stand in double
quotes, put single quotes around the whole.
"""
    yield "| name | what it is |"
    yield "|---|---|"
    for name, meaning in NAMES:
        yield f"| {name} | {meaning} |"
    yield "\n*Names of play* are the first five; at the end, `agreed` and `settled` mean what is in force.\n"
    yield "| sign | what it does |"
    yield "|---|---|"
    for sign, meaning in OPERATORS:
        yield f"| {sign} | {meaning} |"
    yield ""


def _translations() -> Iterator[str]:
    yield """\
## Translations

A file `text/LANG.toml` (`text/uk.toml`, `text/pt-BR.toml`) holds the texts of the scenario in another language, and
nothing else: the rules stay in their files. Its tables are named after those files, so a seat that is `[hotel]` in
roles.toml is `[roles.hotel]` here. A text that is left out is shown in the original; the check says which are.
"""
    yield "| table | what it translates | keys |"
    yield "|---|---|---|"
    for section, (header, about) in TRANSLATED.items():
        keys = ", ".join(f"`{name}`" for name in _translated_keys(SECTIONS[section]))
        yield f"| {', '.join(f'`{each}`' for each in header.split(', '))} | {about.rstrip('.')} | {keys} |"
    yield """
A list, such as `aims`, has as many entries as the original, in the same order; a text has no more room than the
original has, so a `title` is short in every language. Texts that come with an `extends` come with their translations,
but for those that the scenario says anew.
"""


def _translated_keys(type_: Any) -> list[str]:
    """Return the keys of a section that hold texts, those of the tables inside it too, each once."""
    while get_origin(type_) is dict:
        type_ = get_args(type_)[1]
    attrs.resolve_types(type_)
    found = [name for name, rule in rules_of(type_) if rule.translated]
    for each in attrs.fields(type_):
        if get_origin(each.type) is dict and attrs.has(get_args(each.type)[1]):
            found += [name for name in _translated_keys(each.type) if name not in found]
    return found


def _pictures() -> Iterator[str]:
    yield """\
## Pictures

The pictures that come with the game, by the key that takes them. A card without one gets a plain picture; a seat and an
issue can go without.
"""
    for key, folder, start in (("art", "art", ""), ("emblem", "emblems", "emblem-"), ("icon", "icons", "issue-")):
        names = sorted(path.stem for path in (library.assets() / folder).glob(f"{start}*.svg"))
        yield f"**`{key}`**: {', '.join(names)}.\n"


# ---- codes ----------------------------------------------------------------------------------------------------------


def _codes() -> Iterator[str]:
    yield """\
## Errors

A scenario with an error is not played. The code stands in brackets after the message.
"""
    yield "| code | what it means |"
    yield "|---|---|"
    for code, meaning in ERRORS.items():
        yield f"| `{code}` | {meaning} |"
    yield """
## Warnings

A scenario with warnings can be played. Weigh each; if it may stand, say why in scenario.toml, above `[rules]`, and it
is not told any more:

    allow = [{ code = "same-values", reason = "Two names for one thing: that is the joke." }]
"""
    for code, meaning in WARNINGS.items():
        yield f"### {code}\n\n{meaning}"
        if code == "long-text":
            lengths = ", ".join(f"{_what(type_)} {most}" for type_, most in MOST_READABLE.items())
            yield f"Characters of `text` and `answer` together that are fine: {lengths}."
        yield ""


def _what(type_: type) -> str:
    return f"{type_.__name__.lower()}s"


def _editor() -> Iterator[str]:
    yield """\
## Completion in an editor

Every scenario file may begin with a line that names its schema; those of `longtable new` do, and so do the scenarios
that come with the game:

    #:schema schema/roles.json

An editor that reads it completes keys, shows what each means, and underlines what can't stand there, as you type.

- **VS Code**: install the extension *Even Better TOML* (or *Tombi*), and open the scenario's folder. There is nothing
  to set.
- **Other editors**: any that speaks to the language server *Taplo* or *Tombi* will do.

`longtable schema --out my-scenario/schema` writes the schemas into a folder of yours; do that again after an update
of the game. A file in `decks` or `text` is one folder deeper, so its line is `#:schema ../schema/deck.json`. A
scenario that `extends` another takes the schemas in `schema/changes`, in which no key has to be there.

An editor knows the shape of a file, and not the game: `longtable check` knows both."""


if __name__ == "__main__":
    (library.scenario_roots()[-1] / "reference.md").write_text(reference(), encoding="utf-8", newline="\n")
