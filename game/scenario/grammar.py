"""Finds the place where the text of an expression stops making sense, and says so in plain words.

Only the order of the words is looked at here; what they mean is read by expressions.py.
"""

from __future__ import annotations

import re
from keyword import kwlist
from typing import NamedTuple

CALLS = ("min", "max", "abs")

WORD = re.compile(
    r"(?P<space> +)|(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)|(?P<number>[0-9]+)"
    r"|(?P<text>\"[A-Za-z0-9_ .:-]*\"|'[A-Za-z0-9_ .:-]*')|(?P<sign>==|!=|<=|>=|<|>|//|\*\*|[-+*/%(),\[\]])"
)
OPERATORS = {"+", "-", "*", "//", "%", "==", "!=", "<", "<=", ">", ">=", "and", "or", "in", "not in", "if", "else"}
KEYWORDS = {"and", "or", "not", "in", "if", "else"}
FORBIDDEN = frozenset(kwlist) - KEYWORDS - {"True", "False", "None"}
CLOSES = {"(": ")", "[": "]"}

STRANGE = {
    "=": ("`=` alone means nothing here", "write == for equal"),
    "&": ("`&` is not known here", "write and"),
    "|": ("`|` is not known here", "write or"),
    "!": ("`!` alone means nothing here", "write not, or != for not equal"),
    "≥": ("`≥` is not known here", "write >="),
    "≤": ("`≤` is not known here", "write <="),
    "≠": ("`≠` is not known here", "write !="),
    "\N{MINUS SIGN}": ("this is a typographic minus, not a plain one", "write -"),
    "\N{EN DASH}": ("this is a dash, not a minus", "write -"),
    "\N{MULTIPLICATION SIGN}": ("`\N{MULTIPLICATION SIGN}` is not known here", "write *"),
    "÷": ("`÷` is not known here", "write //"),
    "^": ("`^` is not known here", "powers can't be written; multiply instead"),
    ".": ("this dot has no name beside it", "names look like track.river; numbers are whole"),
    "{": ("braces are not used here", "lists stand in [ ], groups in ( )"),
    "}": ("braces are not used here", "lists stand in [ ], groups in ( )"),
    ":": ("`:` is not used here", "a choice is written: A if CONDITION else B"),
    ";": ("`;` is not used here", "one expression a key"),
    "?": ("`?` is not used here", "a choice is written: A if CONDITION else B"),
    "#": ("a comment can't stand inside an expression", "put it on a line of its own, outside the quotes"),
}
QUOTES = "“”„«»`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"


class Trouble(NamedTuple):
    """What is wrong in an expression's text, and where."""

    message: str
    at: int
    length: int
    hint: str


class Token(NamedTuple):
    """One word or sign: `kind` is name, number, text, sign or word (a keyword)."""

    kind: str
    text: str
    at: int


def diagnose(text: str) -> Trouble | None:
    """Return the first trouble in the order of the words, or None if they make a sentence."""
    tokens = _words(text)
    if isinstance(tokens, Trouble):
        return tokens
    if not tokens:
        return Trouble("this expression is empty", 0, 1, "write a number, or leave the key out if it is optional")
    return _order(tokens)


def _words(text: str) -> list[Token] | Trouble:
    """Split the text into words."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        found = WORD.match(text, at)
        if found is None:
            return _strange(text, at)
        kind, word = str(found.lastgroup), found.group()
        if kind == "name" and word in KEYWORDS:
            kind = "word"
        if (
            kind in ("name", "word")
            and tokens
            and tokens[-1].kind == "number"
            and at == tokens[-1].at + len(tokens[-1].text)
        ):
            return Trouble(
                f"`{tokens[-1].text}{word}` is neither a number nor a name", tokens[-1].at, 1 + len(word), ""
            )
        if kind == "number" and len(word) > 1 and word.startswith("0"):
            return Trouble(f"`{word}` has a zero in front", at, len(word), f"write {word.lstrip('0') or '0'}")
        if kind != "space":
            tokens.append(Token(kind, word, at))
        at = found.end()
    return _paired(tokens)


def _strange(text: str, at: int) -> Trouble:
    """Say what is wrong with a character that begins no word."""
    char = text[at]
    if char in "\"'":
        end = text.find(char, at + 1)
        if end < 0:
            return Trouble("this text has no closing quote", at, len(text) - at, f"close it with {char}")
        return Trouble("this can't be the name of an option", at, end - at + 1, "names have a-z, 0-9 and _")
    if char in QUOTES:
        return Trouble("this is a typographic quote, not a plain one", at, 1, "write \" or '")
    if char in STRANGE:
        message, hint = STRANGE[char]
        return Trouble(message, at, 1, hint)
    shown = char if char.isprintable() else f"U+{ord(char):04X}"
    return Trouble(f"the character `{shown}` can't stand in an expression", at, 1, "")


def _paired(tokens: list[Token]) -> list[Token]:
    """Join `not` and `in` into one operator."""
    joined: list[Token] = []
    for token in tokens:
        if token.text == "in" and joined and joined[-1].text == "not" and token.kind == "word":
            before = joined[-2] if len(joined) > 1 else None
            if before is not None and _ends_value(before):
                joined[-1] = Token("word", "not in", joined[-1].at)
                continue
        joined.append(token)
    return joined


def _ends_value(token: Token) -> bool:
    return token.kind in ("name", "number", "text") or token.text in (")", "]")


def _order(tokens: list[Token]) -> Trouble | None:
    """Check that values and operators take turns and that brackets and `if … else` close."""
    open_ones: list[Token] = []
    before: Token | None = None
    for token in tokens:
        wants_value = before is None or not _ends_value(before)
        trouble = _as_value(token, before, open_ones) if wants_value else _as_operator(token, before, open_ones)
        if trouble is not None:
            return trouble
        before = token
    if before is not None and not _ends_value(before):
        return Trouble(f"something is missing after `{before.text}`", before.at, len(before.text), "")
    if open_ones:
        last = open_ones[-1]
        if last.text == "if":
            return Trouble("this `if` has no `else`", last.at, 2, "write: A if CONDITION else B")
        return Trouble(f"`{last.text}` is never closed", last.at, 1, f"add {CLOSES[last.text]}")
    return None


def _as_value(token: Token, before: Token | None, open_ones: list[Token]) -> Trouble | None:  # noqa: PLR0911
    """Check a word that stands where a value must begin."""
    here = (token.at, len(token.text))
    if token.text in ("(", "["):
        if token.text == "[" and (before is None or before.text not in ("in", "not in")):
            return Trouble("a list can stand only after `in`", *here, 'such as: agreed.issue in ["one", "other"]')
        open_ones.append(token)
        return None
    if token.text in ("-", "+", "not"):
        return None
    if token.text == ")" and before is not None and before.text == "(":
        return Trouble("there is nothing between these brackets", before.at, token.at - before.at + 1, "")
    if token.text == "]" and before is not None and before.text == "[":
        return Trouble("this list is empty", before.at, token.at - before.at + 1, "name at least one option in it")
    if token.kind in ("number", "text"):
        return None
    if token.kind == "name":
        return _forbidden(token)
    if before is None:
        return Trouble(f"an expression can't begin with `{token.text}`", *here, "")
    return Trouble(f"`{token.text}` can't follow `{before.text}`", *here, "a value is missing between them")


def _forbidden(token: Token) -> Trouble | None:
    if token.text in FORBIDDEN:
        return Trouble(f"`{token.text}` is not known here", token.at, len(token.text), "")
    return None


def _as_operator(token: Token, before: Token | None, open_ones: list[Token]) -> Trouble | None:  # noqa: C901, PLR0911
    """Check a word that stands after a value."""
    here = (token.at, len(token.text))
    if token.text in (")", "]"):
        return _closed(token, open_ones)
    if token.text == "(" and before is not None and before.kind == "name":
        if before.text not in CALLS:
            return Trouble(
                f"`{before.text}` can't be called", before.at, len(before.text), "only min(), max() and abs() can"
            )
        open_ones.append(token)
        return None
    if token.text == ",":
        return None if open_ones else Trouble("a comma can't stand here", *here, "join conditions by and, or")
    if token.text == "if":
        open_ones.append(token)
        return None
    if token.text == "else":
        if open_ones and open_ones[-1].text == "if":
            open_ones.pop()
            return None
        return Trouble("this `else` has no `if`", *here, "write: A if CONDITION else B")
    if token.text == "/":
        return Trouble("`/` could leave a fraction", *here, "write // to divide and round down")
    if token.text == "**":
        return Trouble("powers can't be written", *here, "multiply instead")
    if token.text in OPERATORS:
        return None
    if token.text == "is":
        return Trouble("`is` is not known here", *here, "write == for equal")
    shown = before.text if before is not None else ""
    return Trouble(
        f"`{token.text}` can't follow `{shown}`", *here, "an operator such as and, or, + is missing between them"
    )


def _closed(token: Token, open_ones: list[Token]) -> Trouble | None:
    if open_ones and open_ones[-1].text == "if":
        return Trouble("this `if` has no `else`", open_ones[-1].at, 2, "write: A if CONDITION else B")
    if not open_ones:
        return Trouble(f"`{token.text}` closes nothing", token.at, 1, "take it away, or open a bracket before it")
    if CLOSES[open_ones[-1].text] != token.text:
        opened = open_ones[-1].text
        return Trouble(f"`{opened}` is closed by `{token.text}`", token.at, 1, f"write {CLOSES[opened]}")
    open_ones.pop()
    return None
