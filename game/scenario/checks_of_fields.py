"""Checks that follow from what the model says of each field: limits, names, expressions, sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from game.scenario.expressions import LARGEST_VALUE, ExpressionError, names_in, ranges
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.problems import Fault, Path
    from game.scenario.walking import Context, FieldAt

MOST_FACTS = 400
MOST_OF = {
    "roles": (MOST_SEATS, "seats"),
    "tracks": (MOST_TRACKS, "tracks"),
    "issues": (MOST_ISSUES, "issues"),
    "headlines": (MOST_HEADLINES, "headlines"),
    "endings": (MOST_ENDINGS, "endings"),
    "drift": (MOST_DRIFTS, "drifts"),
    "linkage": (MOST_LINKAGES, "linkages"),
    "facts": (MOST_FACTS, "facts"),
}
SEAT_WORDS = ("self", "others", "all")
# Control characters and marks that reorder text: a title must look the same on every screen and drive no terminal.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
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
                    yield from _out_of_bounds((*found.path, key), f"`{key}` in `{found.name}`", each, found)
        if rule.longest is not None and isinstance(value, (str, tuple, dict)) and len(value) > rule.longest:
            what = "characters" if isinstance(value, str) else "entries"
            message = f"`{found.name}` has {len(value)} {what}; the most is {rule.longest}"
            yield fault(found.path, "too-long", message)


def _out_of_bounds(path: Path, name: str, value: int, found: FieldAt) -> Iterator[Fault]:
    rule = found.rule
    if rule.low is not None and value < rule.low:
        yield fault(path, "out-of-bounds", f"{name} is {value}; the least is {rule.low}")
    if rule.high is not None and value > rule.high:
        yield fault(path, "out-of-bounds", f"{name} is {value}; the most is {rule.high}")


def check_counts(context: Context) -> Iterator[Fault]:
    """There are not more elements of a kind than the engine has room for."""
    scenario = context.scenario
    for section, (most, what) in MOST_OF.items():
        names = list(getattr(scenario, section))
        if len(names) > most:
            message = f"there are {len(names)} {what}; the most is {most}"
            yield fault((section, names[most]), "too-many", message, on="key")
    for role, deck in scenario.decks.items():
        if len(deck) > MOST_CARDS_EACH:
            message = f"this deck has {len(deck)} cards; the most is {MOST_CARDS_EACH}"
            yield fault(("decks", role, list(deck)[MOST_CARDS_EACH]), "too-many", message, on="key")


def check_texts(context: Context) -> Iterator[Fault]:
    """Texts that must be there are not empty, and none hides control characters."""
    for found in context.fields:
        entries = [(found.path, found.value)] if isinstance(found.value, str) else []
        if isinstance(found.value, tuple):
            entries = [((*found.path, index), each) for index, each in enumerate(found.value) if isinstance(each, str)]
        for path, text in entries:
            hidden = None if text.isprintable() else CONTROL.search(text)
            if hidden is not None:
                message = f"this text holds the control character U+{ord(hidden.group()):04X}"
                yield fault(path, "control-character", message, "take it away", at=hidden.start())
        if found.name in ("title", "short", "says", "version") and not str(found.value).strip():
            yield fault(found.path, "empty-text", f"`{found.name}` is empty")


# ---- names ------------------------------------------------------------------------------------------------------

OF_KIND: dict[str, tuple[str, str]] = {  # names → (section, what it is called)
    "role": ("roles", "role"),
    "seats": ("roles", "role"),
    "track": ("tracks", "track"),
    "issue": ("issues", "issue"),
    "fact": ("facts", "fact"),
}


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
            hint = "it has letters, digits, - and _, and no ending"
            yield fault(path, "bad-asset", f'"{shortened(word)}" can\'t be the name of a picture', hint)
        return
    if names in ("option", "option_here"):
        yield from _check_option(context, names, found, path, word)
        return
    section, what = OF_KIND[names]
    known = list(getattr(context.scenario, section))
    if names == "fact" and not known:
        return
    if names == "seats":
        known += SEAT_WORDS
    if word not in known and context.is_known(section):
        if section == "roles" and not context.scenario.roles and word not in SEAT_WORDS:
            return  # that there are no seats is said once
        message = f"no {what} is called `{shortened(word)}`"
        hint = did_you_mean(word, known) if known else f"there is none yet: write it in {section}.toml"
        yield fault(path, "dangling-name", message, hint, on=on)


def _check_option(context: Context, names: str, found: FieldAt, path: Path, word: str) -> Iterator[Fault]:
    """Check `issue.option`, or the name of an option of the issue that stands beside it."""
    issues = context.scenario.issues
    if not context.is_known("issues"):
        return
    if names == "option_here":
        issue = getattr(found.owner, "issue", "")
        if issue in issues and word not in issues[issue].options:
            message = f"the issue {issue} has no option `{shortened(word)}`"
            yield fault(path, "dangling-name", message, did_you_mean(word, issues[issue].options))
        return
    issue, dot, option = word.partition(".")
    if not dot:
        homes = [f"{name}.{word}" for name, each in issues.items() if word in each.options]
        homes += [f"{word}.{option}" for option in issues[word].options] if word in issues else []
        hint = f'did you mean "{homes[0]}"?' if homes else ""
        yield fault(path, "dangling-name", "an option is named ISSUE.OPTION here", hint)
    elif issue not in issues:
        message = f"no issue is called `{shortened(issue)}`"
        yield fault(path, "dangling-name", message, did_you_mean(issue, issues), at=0, length=len(issue))
    elif option not in issues[issue].options and context.is_sound(("issues", issue, "options")):
        message = f"the issue {issue} has no option `{shortened(option)}`"
        hint = did_you_mean(option, issues[issue].options, prefix=f"{issue}.")
        yield fault(path, "dangling-name", message, hint, at=len(issue) + 1, length=len(option))


def _repeated(found: FieldAt) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, each in enumerate(found.value):
        if each in seen:
            message = f'`{found.name}` names "{shortened(each)}" twice'
            yield fault((*found.path, index), "duplicate-entry", message, "take one away")
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
        if max(-low, high) > LARGEST_VALUE or found.name != "when" or not names_in(node):
            continue
        if low == high == 0:
            message = "this condition can never hold"
            yield fault(found.path, "never-true", message, "look at the bounds of its tracks", severity=WARNING)
        elif low > 0 or high < 0:
            yield fault(found.path, "always-true", "this condition always holds", "leave it out", severity=WARNING)


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
                message = f'"{shortened(each)}" is no paragraph of the source'
                yield fault((*path, "source", index), "bad-paragraph", message, "paragraphs look like P01 or P18")
        if element.kind is Kind.CLAIM and not element.answer.strip():
            message = "a claim needs an `answer`: what the source says to it"
            yield fault(path, "claim-without-answer", message, on="key", needs=((*path, "kind"), (*path, "answer")))
    for name, fact in context.scenario.facts.items():
        if not all(PARAGRAPH.fullmatch(each.strip()) for each in fact.p.split(",")):
            message = f'"{shortened(fact.p)}" is no list of paragraphs'
            yield fault(("facts", name, "p"), "bad-paragraph", message, "write P01, or P01, P18")


def check_facts(context: Context) -> Iterator[Fault]:
    """Every fact that the scenario's own facts.toml lists is cited by something."""
    cited = {fact for _, element in _cited(context) for fact in element.facts}
    for name in context.own_tables.get("facts", {}):
        if name in context.scenario.facts and name not in cited:
            message = f"nothing cites the fact `{name}`"
            hint = f'add facts = ["{name}"] to a card, an option or a headline'
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
