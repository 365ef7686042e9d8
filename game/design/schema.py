"""JSON Schemas of the scenario files, made from the model, so that editors complete keys and underline mistakes."""

from __future__ import annotations

import json
import types
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

import attrs

from game.scenario import model
from game.scenario.ids import FACT_ID, ID
from game.scenario.structure import SECTIONS

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

    from game.scenario.model import Rule

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

# Name of the schema: the section whose files it is for, and what such a file is.
KINDS: dict[str, tuple[str, str]] = {
    "scenario": ("head", "scenario.toml: what the scenario is called and the numbers of its game."),
    "roles": ("roles", "roles.toml: the seats, in their order around the table."),
    "tracks": ("tracks", "tracks.toml: the public numbers."),
    "issues": ("issues", "issues.toml: the questions on the agenda and the options of each."),
    "deck": ("decks", "decks/ROLE.toml: the cards of one seat."),
    "headlines": ("headlines", "headlines.toml: the news that opens a round."),
    "endings": ("endings", "endings.toml: how a game can end."),
    "drift": ("drift", "drift.toml: what the end of every round does."),
    "linkage": ("linkage", "linkage.toml: terms that are worth more together."),
    "facts": ("facts", "facts.toml: the statements of the source."),
    "text": ("text", "text/LANG.toml: a translation. The tables are those of the scenario."),
}
CHANGES = "changes"  # the folder of the schemas for scenarios that extend another: there, no key is required
SHAPES = ("circle", "square", "triangle", "diamond", "hexagon", "star")


def schemas() -> dict[str, Schema]:
    """Return every schema by its path in the schema folder, such as `roles.json` and `changes/roles.json`."""
    found = {}
    for partial in (False, True):
        for name, (section, about) in KINDS.items():
            path = f"{CHANGES}/{name}.json" if partial else f"{name}.json"
            found[path] = _Maker(partial=partial).file(section, about)
    return found


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema below a folder; return the files.  Raises OSError."""
    files = []
    for path, schema in schemas().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written(schema), encoding="utf-8", newline="\n")
        files.append(file)
    return files


def written(schema: Schema) -> str:
    """Return the text of a schema file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def schema_line(file: str, *, changes: bool = False, folder: str = "schema") -> str:
    """Return the first line that a scenario file carries; `folder` is seen from scenario.toml."""
    name, _, last = file.removesuffix(".toml").partition("/")
    kind = {"decks": "deck", "text": "text"}.get(name, name) if last else name
    up = "../" if last else ""
    return f"#:schema {up}{folder}/{CHANGES + '/' if changes else ''}{kind}.json"


class _Maker:
    """Makes the schema of one file, with a definition for every class of the model that it needs."""

    def __init__(self, *, partial: bool) -> None:
        self.partial = partial
        self.definitions: dict[str, Schema] = {}

    def file(self, section: str, about: str) -> Schema:
        if section == "text":
            body = self.translation()
        elif section == "decks":
            body = self.table(model.Card, ID.pattern)
        else:
            type_ = SECTIONS[section]
            pattern = FACT_ID.pattern if section == "facts" else ID.pattern
            body = self.properties(type_) if attrs.has(type_) else self.table(get_args(type_)[1], pattern)
        made = {"$schema": DRAFT, "title": about.partition(":")[0], "description": about, **body}
        return {**made, "$defs": self.definitions} if self.definitions else made

    # ---- classes ------------------------------------------------------------------------------------------------

    def table(self, type_: Any, pattern: str) -> Schema:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{pattern}$"},
            "additionalProperties": self.reference(type_),
        }

    def reference(self, type_: type) -> Schema:
        name = type_.__name__.lower()
        if name not in self.definitions:
            self.definitions[name] = {}  # stands in while its own fields are looked at
            self.definitions[name] = {"description": _first_line(type_), **self.properties(type_)}
        return {"$ref": f"#/$defs/{name}"}

    def properties(self, type_: type) -> Schema:
        attrs.resolve_types(type_)
        fields = attrs.fields(type_)
        required = [each.name for each in fields if each.default is attrs.NOTHING]
        if self.partial and type_ not in (model.Effect, model.Reward, model.Demand, model.Allowance):
            required = []  # lists are replaced as a whole, so what is in them is complete
        made: Schema = {
            "type": "object",
            "properties": {each.name: self.field(each) for each in fields},
            "additionalProperties": False,
        }
        return {**made, "required": required} if required else made

    # ---- fields -------------------------------------------------------------------------------------------------

    def field(self, field: Any) -> Schema:
        rule: Rule = field.metadata["rule"]
        made = {"description": rule.doc, **self.value(field.type, rule)}
        if field.name == "shape":
            made = {"description": rule.doc, "enum": list(SHAPES)}
        default = _default(field)
        return made if default is None else {**made, "default": default}

    def value(self, type_: Any, rule: Rule) -> Schema:
        origin = get_origin(type_)
        if origin in (Union, types.UnionType):
            return self.value(next(part for part in get_args(type_) if part is not type(None)), rule)
        if origin is tuple:
            limit = {} if rule.longest is None else {"maxItems": rule.longest}
            return {"type": "array", "items": self.value(get_args(type_)[0], _plain(rule)), **limit}
        if origin is dict:
            return self.dictionary(get_args(type_)[1], rule)
        if attrs.has(type_):
            return self.reference(type_)
        return _plain_value(type_, rule)

    def dictionary(self, inner: Any, rule: Rule) -> Schema:
        limit = {} if rule.longest is None else {"maxProperties": rule.longest}
        if attrs.has(inner):
            return {**self.table(inner, ID.pattern), **limit}
        return {"type": "object", "additionalProperties": self.value(inner, rule), **limit}

    # ---- translations -------------------------------------------------------------------------------------------

    def translation(self) -> Schema:
        sections = {}
        for section, type_ in SECTIONS.items():
            inner = type_
            depth = 0
            while get_origin(inner) is dict:
                inner, depth = get_args(inner)[1], depth + 1
            made = self.translated(inner)
            for _ in range(depth):
                made = {"type": "object", "additionalProperties": made}
            sections[section] = made
        return {"type": "object", "properties": sections, "additionalProperties": False}

    def translated(self, type_: type) -> Schema:
        attrs.resolve_types(type_)
        properties = {}
        for each in attrs.fields(type_):
            rule: Rule = each.metadata["rule"]
            if rule.translated:
                properties[each.name] = {"description": rule.doc, **self.value(each.type, rule)}
            elif get_origin(each.type) is dict and attrs.has(get_args(each.type)[1]):
                inner = self.translated(get_args(each.type)[1])
                properties[each.name] = {"type": "object", "additionalProperties": inner}
        return {"type": "object", "properties": properties, "additionalProperties": False}


def _plain_value(type_: Any, rule: Rule) -> Schema:
    """Return the schema of a number, a text, a yes or no, or one of a few words."""
    if type_ is bool:
        return {"type": "boolean"}
    if type_ is int:
        bounds = {"minimum": rule.low, "maximum": rule.high}
        return {"type": "integer", **{key: bound for key, bound in bounds.items() if bound is not None}}
    if type_ is str:
        return {"type": "string"} if rule.longest is None else {"type": "string", "maxLength": rule.longest}
    words: type[StrEnum] = type_
    return {"enum": [word.value for word in words]}


def _plain(rule: Rule) -> Rule:
    """Return a rule for the entries of a list, whose length is no limit of theirs."""
    return attrs.evolve(rule, longest=None)


def _default(field: Any) -> Any:
    """Return the default of a field as TOML would write it; None if there is none worth saying."""
    default = field.default
    if default is attrs.NOTHING or default is None or hasattr(default, "factory"):
        return None
    return list(default) if isinstance(default, tuple) else getattr(default, "value", default)


def _first_line(type_: type) -> str:
    return (type_.__doc__ or "").strip().partition("\n")[0]
