"""Finds the place where the text of an expression stops making sense, and says so in plain words.

Only the order of the words is looked at here; what they mean is read by expressions.py.
"""

from __future__ import annotations

import re
from keyword import kwlist
from typing import NamedTuple

from game.scenario.characters import alike, called, is_odd, way_out
from game.scenario.problems import shortened
from game.speech.language import _

CALLS = ("min", "max", "abs")
OPERATORS = {"+", "-", "*", "//", "%", "==", "!=", "<", "<=", ">", ">=", "and", "or", "in", "not in", "if", "else"}
KEYWORDS = {"and", "or", "not", "in", "if", "else"}
FORBIDDEN = frozenset(kwlist) - KEYWORDS - {"True", "False", "None"}
CLOSES = {"(": ")", "[": "]"}

SIGNS = {  # what is meant by a sign that is not known here
    "<>": "!=", "=<": "<=", "=>": ">=", "=‹": "<=", "=›": ">=", "‹=": "<=", "›=": ">=", "‹": "<", "›": ">",
    "&&": "and", "||": "or", "&": "and", "|": "or", "≥": ">=", "≤": "<=", "≠": "!=", "÷": "//",
    "\N{MULTIPLICATION SIGN}": "*",
}  # fmt: skip
QUOTES = "“”„«»`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"

WORD = re.compile(
    r"(?P<space> +)|(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)|(?P<number>[0-9]+)"
    r"|(?P<text>\"[A-Za-z0-9_ .:-]*\"|'[A-Za-z0-9_ .:-]*')"
    rf"|(?P<unknown>{'|'.join(map(re.escape, SIGNS))})"
    r"|(?P<sign>==|!=|<=|>=|<|>|//|\*\*|[-+*/%(),\[\]])"
)


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
        hint = _("write a number, or leave the key out if it is optional")
        return Trouble(_("this expression is empty"), 0, 1, hint)
    return _order(tokens)


# ---- words ------------------------------------------------------------------------------------------------------


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
        trouble = _bad_word(kind, word, at, tokens)
        if trouble is not None:
            return trouble
        if kind != "space":
            tokens.append(Token(kind, word, at))
        at = found.end()
    return _paired(tokens)


def _bad_word(kind: str, word: str, at: int, tokens: list[Token]) -> Trouble | None:
    """Say what is wrong with a word by itself, or with one that touches the number before it."""
    if kind == "unknown":
        message = _("`{sign}` is not known here").format(sign=word)
        return Trouble(message, at, len(word), _("write {better}").format(better=SIGNS[word]))
    last = tokens[-1] if tokens else None
    if kind in ("name", "word") and last is not None and last.kind == "number" and at == last.at + len(last.text):
        message = _("`{word}` is neither a number nor a name").format(word=shortened(last.text + word))
        hint = _("write a space between them")
        if kind == "name":
            hint = _("write {number} * {name} to multiply").format(number=shortened(last.text), name=shortened(word))
        return Trouble(message, last.at, 1 + len(word), hint)
    if kind == "number" and len(word) > 1 and word.startswith("0"):
        message = _("`{number}` has a zero in front").format(number=shortened(word))
        return Trouble(message, at, len(word), _("write {better}").format(better=shortened(word.lstrip("0") or "0")))
    if kind == "name" and word.lower() in KEYWORDS:
        message = _("`{word}` is written in lower case here").format(word=word)
        return Trouble(message, at, len(word), _("write {better}").format(better=word.lower()))
    return None


def _strange(text: str, at: int) -> Trouble:
    """Say what is wrong with a character that begins no word."""
    char = text[at]
    if char in "\"'":
        return _bad_text(text, at)
    if char in QUOTES:
        return Trouble(_("this is a typographic quote, not a plain one"), at, 1, _("write \" or '"))
    begins = at - len(re.split(r"[^\w.]", text[:at])[-1])
    word = re.match(r"[\w.]*", text[begins:])
    found = alike(word.group()) if word else None
    if found is not None:
        return Trouble(found.message, begins + found.at, 1, found.hint)
    known = _told_of(char)
    if known is not None:
        return Trouble(known[0], at, 1, known[1])
    message = _("{character} can't stand in an expression").format(character=called(char))
    return Trouble(message, at, 1, way_out(char) if is_odd(char) else _("names have a-z, 0-9 and _"))


def _bad_text(text: str, at: int) -> Trouble:
    """Explain a text in quotes that can't be one."""
    quote = text[at]
    end = text.find(quote, at + 1)
    if end < 0:
        hint = _("close it with {quote}").format(quote=quote)
        return Trouble(_("this text has no closing quote"), at, len(text) - at, hint)
    found = alike(text[at + 1 : end])
    if found is not None:
        return Trouble(found.message, at + 1 + found.at, 1, found.hint)
    return Trouble(_("this can't be the name of an option"), at, end - at + 1, _("names have a-z, 0-9 and _"))


def _told_of(char: str) -> tuple[str, str] | None:  # noqa: C901, PLR0911  (a table by character)
    """Return what is wrong with a character, and the way out."""
    unknown = _("`{sign}` is not known here").format(sign=char)
    unused = _("`{sign}` is not used here").format(sign=char)
    match char:
        case "=":
            return _("`=` alone means nothing here"), _("write == for equal")
        case "!":
            return _("`!` alone means nothing here"), _("write not, or != for not equal")
        case "\N{MINUS SIGN}":
            return _("this is a typographic minus, not a plain one"), _("write {better}").format(better="-")
        case "\N{EN DASH}" | "\N{EM DASH}":
            return _("this is a dash, not a minus"), _("write {better}").format(better="-")
        case "^":
            return unknown, _("powers can't be written; multiply instead")
        case ".":
            return _("this dot has no name beside it"), _("names look like track.river; numbers are whole")
        case "{" | "}":
            return _("braces are not used here"), _("lists stand in [ ], groups in ( )")
        case ":" | "?":
            return unused, _("a choice is written: A if CONDITION else B")
        case ";":
            return unused, _("one expression a key")
        case "#":
            hint = _("put it on a line of its own, outside the quotes")
            return _("a comment can't stand inside an expression"), hint
    return None


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


# ---- order ------------------------------------------------------------------------------------------------------


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
        message = _("something is missing after `{word}`").format(word=before.text)
        return Trouble(message, before.at, len(before.text), _("write a value after it, or take it away"))
    if open_ones:
        last = open_ones[-1]
        if last.text == "if":
            return _no_else(last)
        message = _("`{bracket}` is never closed").format(bracket=last.text)
        return Trouble(message, last.at, 1, _("add {bracket}").format(bracket=CLOSES[last.text]))
    return None


def _as_value(token: Token, before: Token | None, open_ones: list[Token]) -> Trouble | None:  # noqa: PLR0911
    """Check a word that stands where a value must begin."""
    here = (token.at, len(token.text))
    if token.text in ("(", "["):
        if token.text == "[" and (before is None or before.text not in ("in", "not in")):
            hint = _("such as: {example}").format(example='agreed.issue in ["one", "other"]')
            return Trouble(_("a list can stand only after `in`"), *here, hint)
        open_ones.append(token)
        return None
    if token.text in ("-", "+", "not"):
        return None
    if token.text == ")" and before is not None and before.text == "(":
        length = token.at - before.at + 1
        hint = _("write a value between them, or take them away")
        return Trouble(_("there is nothing between these brackets"), before.at, length, hint)
    if token.text == "]" and before is not None and before.text == "[":
        length = token.at - before.at + 1
        return Trouble(_("this list is empty"), before.at, length, _("name at least one option in it"))
    if token.kind in ("number", "text"):
        return None
    if token.kind == "name":
        return _forbidden(token)
    if before is None:
        message = _("an expression can't begin with `{word}`").format(word=token.text)
        return Trouble(message, *here, _("begin with a name, a number, a bracket, not or -"))
    message = _("`{word}` can't follow `{other}`").format(word=token.text, other=before.text)
    return Trouble(message, *here, _("a value is missing between them"))


def _forbidden(token: Token) -> Trouble | None:
    if token.text in FORBIDDEN:
        message = _("`{word}` is not known here").format(word=token.text)
        hint = _("known here: {names}").format(names="and, or, not, in, if, else, min(), max(), abs()")
        return Trouble(message, token.at, len(token.text), hint)
    return None


def _as_operator(token: Token, before: Token | None, open_ones: list[Token]) -> Trouble | None:  # noqa: PLR0911
    """Check a word that stands after a value."""
    here = (token.at, len(token.text))
    if token.text in (")", "]"):
        return _closed(token, open_ones)
    if token.text == "(" and before is not None and before.kind == "name":
        if before.text not in CALLS:
            message = _("`{name}` can't be called").format(name=before.text)
            return Trouble(message, before.at, len(before.text), _("only min(), max() and abs() can"))
        open_ones.append(token)
        return None
    if token.text == ",":
        return None if open_ones else Trouble(_("a comma can't stand here"), *here, _("join conditions by and, or"))
    if token.text == "if":
        open_ones.append(token)
        return None
    if token.text == "else":
        if open_ones and open_ones[-1].text == "if":
            open_ones.pop()
            return None
        return Trouble(_("this `else` has no `if`"), *here, _("write: A if CONDITION else B"))
    return None if token.text in OPERATORS else _no_operator(token, before)


def _no_operator(token: Token, before: Token | None) -> Trouble:
    """Explain a word after a value that can't stand there."""
    here = (token.at, len(token.text))
    match token.text:
        case "/":
            return Trouble(_("`/` could leave a fraction"), *here, _("write // to divide and round down"))
        case "**":
            return Trouble(_("powers can't be written"), *here, _("multiply instead"))
        case "is":
            return Trouble(_("`is` is not known here"), *here, _("write == for equal"))
    shown = before.text if before is not None else ""
    message = _("`{word}` can't follow `{other}`").format(word=shortened(token.text), other=shortened(shown))
    return Trouble(message, *here, _("an operator such as and, or, + is missing between them"))


def _no_else(opened: Token) -> Trouble:
    return Trouble(_("this `if` has no `else`"), opened.at, 2, _("write: A if CONDITION else B"))


def _closed(token: Token, open_ones: list[Token]) -> Trouble | None:
    if open_ones and open_ones[-1].text == "if":
        return _no_else(open_ones[-1])
    if not open_ones:
        message = _("`{bracket}` closes nothing").format(bracket=token.text)
        return Trouble(message, token.at, 1, _("take it away, or open a bracket before it"))
    if CLOSES[open_ones[-1].text] != token.text:
        opened = open_ones[-1].text
        message = _("`{opened}` is closed by `{closed}`").format(opened=opened, closed=token.text)
        return Trouble(message, token.at, 1, _("write {better}").format(better=CLOSES[opened]))
    open_ones.pop()
    return None
