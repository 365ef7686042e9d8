"""Checks that follow from what the model says of each field: limits, names, expressions, sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import NOTHING, fields_dict

from game.scenario.characters import called
from game.scenario.expressions import LARGEST_VALUE, ExpressionError, Name, names_in, ranges
from game.scenario.model import (
    MOST_CARDS_EACH,
    MOST_DRIFTS,
    MOST_ENDINGS,
    MOST_HEADLINES,
    MOST_ISSUES,
    MOST_LINKAGES,
    MOST_SEATS,
    MOST_TRACKS,
    Cited,
    Kind,
)
from game.scenario.problems import WARNING, did_you_mean, shortened
from game.scenario.walking import fault
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.expressions import Node
    from game.scenario.problems import Fault, Path
    from game.scenario.walking import Context, FieldAt

MOST_FACTS = 400
MOST_OF = {
    "roles": MOST_SEATS,
    "tracks": MOST_TRACKS,
    "issues": MOST_ISSUES,
    "headlines": MOST_HEADLINES,
    "endings": MOST_ENDINGS,
    "drift": MOST_DRIFTS,
    "linkage": MOST_LINKAGES,
    "facts": MOST_FACTS,
}
SEAT_WORDS = ("self", "others", "all")
# Control characters and marks that reorder text: a title must look the same on every screen and drive no terminal.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
LINE_BREAK = re.compile("[\n\r\t]")
PARAGRAPH = re.compile(r"P[0-9]{2,3}")
ASSET = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:/[A-Za-z0-9][A-Za-z0-9_-]*)?")


# ---- limits -----------------------------------------------------------------------------------------------------


def check_limits(context: Context) -> Iterator[Fault]:
    """Numbers stay in their bounds, texts and lists in their lengths."""
    for found in context.fields:
        value, rule = found.value, found.rule
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int):
            yield from _out_of_bounds(found.path, f"`{found.name}`", value, found)
        elif isinstance(value, dict) and rule.low is not None:
            for key, each in value.items():
                if isinstance(each, int):
                    inside = _("`{key}` in `{table}`").format(key=key, table=found.name)
                    yield from _out_of_bounds((*found.path, key), inside, each, found)
        if rule.longest is not None and isinstance(value, (str, tuple, dict)) and len(value) > rule.longest:
            yield too_long(found.path, value, rule.longest)


def _out_of_bounds(path: Path, name: str, value: int, found: FieldAt) -> Iterator[Fault]:
    low, high = found.rule.low, found.rule.high
    hint = _("write a number from {low} to {high}").format(low=low, high=high)
    if low is not None and value < low:
        message = _("{name} is {number}; the least is {limit}").format(name=name, number=value, limit=low)
        yield fault(path, "out-of-bounds", message, hint)
    if high is not None and value > high:
        message = _("{name} is {number}; the most is {limit}").format(name=name, number=value, limit=high)
        yield fault(path, "out-of-bounds", message, hint)


def too_long(path: Path, value: str | tuple[object, ...] | dict[str, object], most: int) -> Fault:
    """Say that a text has too many characters, or a list or table too many entries, and by how many."""
    if isinstance(value, str):
        message, hint = _("`{key}` has {number} characters; the most is {most}"), _("shorten it by {number}")
    else:
        message, hint = _("`{key}` has {number} entries; the most is {most}"), _("take {number} away")
    message = message.format(key=path[-1], number=len(value), most=most)
    return fault(path, "too-long", message, hint.format(number=len(value) - most))


def _too_many(section: str, number: int, most: int) -> str:
    told = {
        "roles": _("there are {number} seats; the most is {most}"),
        "tracks": _("there are {number} tracks; the most is {most}"),
        "issues": _("there are {number} issues; the most is {most}"),
        "headlines": _("there are {number} headlines; the most is {most}"),
        "endings": _("there are {number} endings; the most is {most}"),
        "drift": _("there are {number} drifts; the most is {most}"),
        "linkage": _("there are {number} linkages; the most is {most}"),
        "facts": _("there are {number} facts; the most is {most}"),
        "decks": _("this deck has {number} cards; the most is {most}"),
    }
    return told[section].format(number=number, most=most)


def check_counts(context: Context) -> Iterator[Fault]:
    """There are not more elements of a kind than the engine has room for."""
    scenario = context.scenario
    for section, most in MOST_OF.items():
        names = list(getattr(scenario, section))
        if len(names) > most:
            message, hint = _too_many(section, len(names), most), _take_away(len(names) - most)
            yield fault((section, names[most]), "too-many", message, hint, on="key")
    for role, deck in scenario.decks.items():
        if len(deck) > MOST_CARDS_EACH:
            message, hint = _too_many("decks", len(deck), MOST_CARDS_EACH), _take_away(len(deck) - MOST_CARDS_EACH)
            yield fault(("decks", role, list(deck)[MOST_CARDS_EACH]), "too-many", message, hint, on="key")


def _take_away(number: int) -> str:
    return _("take {number} away").format(number=number)


# ---- texts ------------------------------------------------------------------------------------------------------


def check_texts(context: Context) -> Iterator[Fault]:
    """Texts that must be there are not empty, none hides control characters, and a title is one line."""
    for found in context.fields:
        entries = [(found.path, found.value)] if isinstance(found.value, str) else []
        if isinstance(found.value, tuple):
            entries = [((*found.path, index), each) for index, each in enumerate(found.value) if isinstance(each, str)]
        for path, text in entries:
            yield from unreadable(path, text, one_line=found.rule.one_line)
        if found.name in ("title", "short", "says", "version") and not str(found.value).strip():
            message = _("`{key}` is empty").format(key=found.name)
            yield fault(found.path, "empty-text", message, _("write at least a word"))


def unreadable(path: Path, text: str, *, one_line: bool) -> Iterator[Fault]:
    """Find a character that a screen can't show where this text stands."""
    if text.isprintable():
        return
    hidden = CONTROL.search(text)
    if hidden is not None:
        message = _("this text holds {character}").format(character=called(hidden.group()))
        yield fault(path, "control-character", message, _("take it away"), at=hidden.start())
    broken = LINE_BREAK.search(text) if one_line else None
    if broken is not None:
        key = next(step for step in reversed(path) if isinstance(step, str))
        message, hint = _("`{key}` is one line of text, and this has several"), _("write it in one line")
        if broken.group() == "\t":
            message, hint = _("`{key}` is one line of text, and this has a tab in it"), _("write a space instead")
        yield fault(path, "line-break", message.format(key=key), hint, at=broken.start())


# ---- names ------------------------------------------------------------------------------------------------------

SECTION_OF_KIND = {"role": "roles", "seats": "roles", "track": "tracks", "issue": "issues", "fact": "facts"}


def nothing_called(kind: str, word: str) -> str:
    """Say that there is nothing of a kind with this name."""
    told = {
        "role": _("no role is called `{name}`"),
        "seats": _("no role is called `{name}`"),
        "track": _("no track is called `{name}`"),
        "issue": _("no issue is called `{name}`"),
        "fact": _("no fact is called `{name}`"),
    }
    return told[kind].format(name=shortened(word))


def check_names(context: Context) -> Iterator[Fault]:
    """Every name that stands for something else in the scenario leads to it."""
    for found in context.fields:
        names = found.rule.names
        if names is None or found.value is None:
            continue
        if isinstance(found.value, str):
            if found.value or names != "asset":
                yield from _check_name(context, names, found, found.path, found.value)
        elif isinstance(found.value, dict):
            for key in found.value:
                yield from _check_name(context, names, found, (*found.path, key), key)
        else:
            yield from _repeated(found)
            for index, each in enumerate(found.value):
                yield from _check_name(context, names, found, (*found.path, index), each)


def _check_name(context: Context, names: str, found: FieldAt, path: Path, word: str) -> Iterator[Fault]:
    on = "key" if isinstance(found.value, dict) else "value"
    if names == "asset":
        if not ASSET.fullmatch(word):
            message = _('"{name}" can\'t be the name of a picture').format(name=shortened(word))
            yield fault(path, "bad-asset", message, _("it has letters, digits, - and _, and no ending"))
        return
    if names in ("option", "option_here"):
        yield from _check_option(context, names, found, path, word)
        return
    section = SECTION_OF_KIND[names]
    known = list(getattr(context.scenario, section))
    if names == "fact" and not known:
        return
    if names == "seats":
        known += SEAT_WORDS
    if word not in known and context.is_known(section):
        if section == "roles" and not context.scenario.roles and word not in SEAT_WORDS:
            return  # that there are no seats is said once
        hint = did_you_mean(word, known)
        if not known:
            hint = _("there is none yet: write it in {file}").format(file=f"{section}.toml")
        yield fault(path, "dangling-name", nothing_called(names, word), hint, on=on)


def no_option(issue: str, option: str) -> str:
    message = _("the issue {issue} has no option `{option}`")
    return message.format(issue=issue, option=shortened(option))


def _check_option(context: Context, names: str, found: FieldAt, path: Path, word: str) -> Iterator[Fault]:
    """Check `issue.option`, or the name of an option of the issue that stands beside it."""
    issues = context.scenario.issues
    if not context.is_known("issues"):
        return
    if names == "option_here":
        issue = getattr(found.owner, "issue", "")
        if issue in issues and word not in issues[issue].options:
            yield fault(path, "dangling-name", no_option(issue, word), did_you_mean(word, issues[issue].options))
        return
    issue, dot, option = word.partition(".")
    if not dot:
        homes = [f"{name}.{word}" for name, each in issues.items() if word in each.options]
        homes += [f"{word}.{option}" for option in issues[word].options] if word in issues else []
        hint = _('did you mean "{name}"?').format(name=homes[0]) if homes else ""
        example = next((f"{name}.{option}" for name, each in issues.items() for option in each.options), "")
        hint = hint or (_("such as {example}").format(example=example) if example else "")
        yield fault(path, "dangling-name", _("an option is named ISSUE.OPTION here"), hint)
    elif issue not in issues:
        hint = did_you_mean(issue, issues)
        yield fault(path, "dangling-name", nothing_called("issue", issue), hint, at=0, length=len(issue))
    elif option not in issues[issue].options and context.is_sound(("issues", issue, "options")):
        hint = did_you_mean(option, issues[issue].options, prefix=f"{issue}.")
        where = {"at": len(issue) + 1, "length": len(option)}
        yield fault(path, "dangling-name", no_option(issue, option), hint, **where)


def _repeated(found: FieldAt) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, each in enumerate(found.value):
        if each in seen:
            message = _('`{key}` names "{name}" twice').format(key=found.name, name=shortened(each))
            yield fault((*found.path, index), "duplicate-entry", message, _("take one away"))
        seen.add(each)


# ---- expressions ------------------------------------------------------------------------------------------------

SECTION_OF_FAMILY = {"track": "tracks", "role": "roles", "issue": "issues"}


def check_expressions(context: Context) -> Iterator[Fault]:
    """Every expression can be read, its names are known, its value stays bounded, and conditions can go both ways."""
    for found in context.fields:
        if found.rule.scope is None or found.value is None or not context.is_sound(found.path):
            continue
        node = context.node(found)
        try:
            if isinstance(node, ExpressionError):
                raise node
            low, high = ranges(node, context.bounds)
        except ExpressionError as error:
            if not _is_about_broken(context, error):
                yield fault(found.path, error.code, error.message, error.hint, at=error.at, length=error.length)
            continue
        if max(-low, high) > LARGEST_VALUE or found.name != "when":
            continue
        always = low > 0 or high < 0
        if always and (names_in(node) or found.path[0] != "endings"):  # the last ending may well say 1
            yield always_true(found, _("this condition always holds"))
        elif low == high == 0:
            message, hint = _("this condition can never hold"), _why_never(context, node)
            yield fault(found.path, "never-true", message, hint, severity=WARNING)


def always_true(found: FieldAt, message: str) -> Fault:
    """Return the doubt about a condition that says nothing; some keys need one all the same."""
    is_needed = fields_dict(type(found.owner))[found.name].default is NOTHING
    hint = _("write what must hold, such as peace") if is_needed else _("leave it out")
    return fault(found.path, "always-true", message, hint, severity=WARNING)


def _why_never(context: Context, node: Node) -> str:
    """Say within which bounds the names of a condition stay."""
    if not names_in(node):
        return _("0 stands for no; write what must hold")
    spans = []
    for family, id_ in dict.fromkeys((name.family, name.id) for name in names_in(node)):
        if family in ("track", "support", "round", "durability", "marks"):
            low, high = context.bounds(Name(family, id_, 0))
            told = _("{name} goes from {low} to {high}")
            spans.append(told.format(name=f"{family}.{id_}" if id_ else family, low=low, high=high))
    return "; ".join(spans[:3]) or _("it contradicts itself")


def _is_about_broken(context: Context, error: ExpressionError) -> bool:
    """Tell whether the error may come from a file that could not be read."""
    if error.code not in ("dangling-name", "unknown-name"):
        return False
    return any(not context.is_known(section) for section in SECTION_OF_FAMILY.values())


# ---- sources ----------------------------------------------------------------------------------------------------


def check_sources(context: Context) -> Iterator[Fault]:
    """Paragraphs look like P01, and a claim says what answers it."""
    for path, element in _cited(context):
        for index, each in enumerate(element.source):
            if not PARAGRAPH.fullmatch(each):
                message = _('"{text}" is no paragraph of the source').format(text=shortened(each))
                hint = _("paragraphs look like P01 or P18")
                yield fault((*path, "source", index), "bad-paragraph", message, hint)
        if element.kind is Kind.CLAIM and not element.answer.strip():
            message, hint = _("a claim needs an `answer`: what the source says to it"), _('write answer = "…"')
            needs = ((*path, "kind"), (*path, "answer"))
            yield fault(path, "claim-without-answer", message, hint, on="key", needs=needs)
    for name, fact in context.scenario.facts.items():
        if not all(PARAGRAPH.fullmatch(each.strip()) for each in fact.p.split(",")):
            message = _('"{text}" is no list of paragraphs').format(text=shortened(fact.p))
            yield fault(("facts", name, "p"), "bad-paragraph", message, _("write P01, or P01, P18"))


def check_facts(context: Context) -> Iterator[Fault]:
    """Every fact that the scenario's own facts.toml lists is cited by something."""
    cited = {fact for _path, element in _cited(context) for fact in element.facts}
    for name in context.own_tables.get("facts", {}):
        if name in context.scenario.facts and name not in cited:
            message = _("nothing cites the fact `{name}`").format(name=name)
            hint = _('add facts = ["{name}"] to a card, an option or a headline').format(name=name)
            yield fault(("facts", name), "uncited-fact", message, hint, on="key", severity=WARNING)


def _cited(context: Context) -> Iterator[tuple[Path, Cited]]:
    """Yield every element that says where it comes from."""
    for path, element in context.elements:
        if isinstance(element, Cited):
            yield path, element
        for inside in ("options", "agendas"):
            for name, each in getattr(element, inside, {}).items():
                yield (*path, inside, name), each


CHECKS = (
    check_limits,
    check_counts,
    check_texts,
    check_names,
    check_expressions,
    check_sources,
    check_facts,
)
