"""Why a text is not TOML: the parser's complaint, looked at again and said in plain words."""

from __future__ import annotations

import re

from attrs import frozen

from game.scenario.source import QUOTED, blanked

QUOTES = "“”„«»`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
CLOSES = {"[": "]", "{": "}"}


@frozen
class Why:
    """What is wrong with the text, where (`at` counts characters from 0), and the way out."""

    message: str
    at: int
    length: int = 1
    hint: str = ""
    code: str = "syntax"


def explain(text: str, complaint: str) -> Why:
    """Return the cause of tomllib's complaint about this text."""
    at = _offset(text, complaint)
    if "integer string conversion" in complaint:
        found = re.search(r"\d{1000}", text)
        return Why("a number has far too many digits", found.start() if found else 0, code="out-of-bounds")
    return (
        _unclosed_string(text, at)
        or _unclosed_bracket(text, at)
        or _by_complaint(text, at, complaint)
        or Why("this line is not TOML", at, hint="a line is a [table], a key = value, or a # comment")
    )


def _offset(text: str, complaint: str) -> int:
    """Return the place that tomllib names, as an offset."""
    found = re.search(r"\(at line (\d+), column (\d+)\)", complaint)
    if found is None:
        return len(text.rstrip())
    start = 0
    for _ in range(int(found[1]) - 1):
        start = text.index("\n", start) + 1
    return min(start + int(found[2]) - 1, len(text))


# ---- quotes and brackets ----------------------------------------------------------------------------------------


def _unclosed_string(text: str, at: int) -> Why | None:
    """Find the first string that is never closed, not after the place of the complaint."""
    for found in QUOTED.finditer(text):
        word = found.group()
        if found.start() > at:
            return None
        if word[0] == "#":
            continue
        for quotes in ('"""', "'''"):
            if word.startswith(quotes) and (len(word) < 6 or not word.endswith(quotes)):
                return Why("this text is never closed", found.start(), 3, f"close it with {quotes}", "unclosed-text")
        if not word.startswith(('"""', "'''")) and (len(word) < 2 or word[-1] != word[0] or _escaped_end(word)):
            return Why("this text has no closing quote", found.start(), len(word), _close_hint(word), "unclosed-text")
    return None


def _escaped_end(word: str) -> bool:
    """Tell whether a basic string's last quote is escaped, so that it closes nothing."""
    if word[0] != '"':
        return False
    backslashes = len(word[:-1]) - len(word[:-1].rstrip("\\"))
    return backslashes % 2 == 1


def _close_hint(word: str) -> str:
    if len(word) > 1 and word[-1] == word[0]:
        return "a backslash before a quote makes the quote part of the text; write \\\\ for a backslash"
    return f'close it with {word[0]}; a text over several lines stands in """'


def _unclosed_bracket(text: str, at: int) -> Why | None:
    """Find a bracket that is still open where a new key or table begins, or at the end of the file."""
    plain = blanked(text)
    open_at: list[int] = []
    for found in re.finditer(r"[\[\]{}=\n]", plain):
        sign, here = found.group(), found.start()
        if here > at and not open_at:
            return None
        if sign in "[{":
            open_at.append(here)
        elif open_at:
            why = _while_open(plain, open_at, sign, here, at)
            if why is not None:
                return why
            if sign in "]}":
                open_at.pop()
    return _never_closed(plain, open_at[-1]) if open_at else None


def _while_open(plain: str, open_at: list[int], sign: str, here: int, at: int) -> Why | None:
    """Judge a sign at `here` that stands inside a bracket; the parser stopped at `at`."""
    opened = plain[open_at[-1]]
    if sign in "]}" and opened + sign not in ("[]", "{}"):
        return Why(f"`{opened}` is closed by `{sign}`", here, 1, f"write {CLOSES[opened]}", "unclosed-bracket")
    if sign == "=" and opened == "[":
        return _never_closed(plain, open_at[-1])
    if sign == "\n" and here <= at:
        if opened == "{":
            return _table_over_lines(plain, open_at[-1], here)
        if not plain[plain.rfind("\n", 0, open_at[0]) + 1 : open_at[0]].strip():  # a [header] line
            return _never_closed(plain, open_at[-1])
    return None


def _never_closed(plain: str, at: int) -> Why:
    return Why(f"`{plain[at]}` is never closed", at, 1, f"add {CLOSES[plain[at]]}", "unclosed-bracket")


def _table_over_lines(plain: str, opened: int, line_end: int) -> Why:
    """Explain an inline table that does not end on its line."""
    closed = plain.find("}", line_end)
    following = plain[line_end : closed if closed >= 0 else len(plain)]
    if closed < 0 or "{" in following or re.search(r"^[ \t]*\[", following, re.MULTILINE):
        return _never_closed(plain, opened)
    hint = "put it on one line, or make it a [table] of its own"
    return Why("a table in { } must stand on one line", opened, line_end - opened, hint, "table-over-lines")


# ---- the parser's complaints ------------------------------------------------------------------------------------


def _by_complaint(text: str, at: int, complaint: str) -> Why | None:
    for start, explanation in EXPLANATIONS:
        if complaint.startswith(start):
            return explanation(text, at)
    return None


def _line_at(text: str, at: int) -> tuple[int, str]:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, text[start : end if end >= 0 else len(text)].rstrip("\r")


def _rest(text: str, at: int) -> str:
    start, line = _line_at(text, at)
    return line[at - start :]


def _invalid_value(text: str, at: int) -> Why:
    rest = _rest(text, at)
    word = re.match(r"[^\s,#\]}=]*", rest)
    shown = word.group() if word else ""
    if not rest.strip() or rest.lstrip().startswith("#"):
        equals = text.rfind("=", 0, at)
        return Why("a value is missing after `=`", max(0, equals), 1, 'write a number, a "text" or a [list]')
    hidden = next((k for k, char in enumerate(shown) if not char.isprintable()), None)
    if hidden is not None:
        return _bad_character(text, at + hidden)
    if rest[0] in QUOTES:
        return Why("this is a typographic quote, not a plain one", at, 1, 'write "')
    if shown.lower() in ("true", "false", "yes", "no", "on", "off"):
        better = "true" if shown.lower() in ("true", "yes", "on") else "false"
        return Why(f"`{shown}` is no TOML value", at, len(shown), f"write {better}")
    if rest[0] == ",":
        return Why("a value is missing before this comma", at, 1, "take one comma away")
    return _bare_text(rest, shown, at)


def _bare_text(rest: str, shown: str, at: int) -> Why:
    if rest[0].isalpha():
        whole = re.match(r"[^#,\]}\"=]*", rest)
        phrase = whole.group().rstrip() if whole else shown
        return Why("a text must stand in quotes", at, len(phrase), f'write "{phrase[:40]}"')
    return Why(f"`{(shown or rest[:1])[:20]}` is no TOML value", at, max(1, len(shown)), "a text must stand in quotes")


def _no_equals(text: str, at: int) -> Why:
    start, line = _line_at(text, at)
    if at > start and not line.strip():
        at = text.rstrip().rfind("\n") + 1
        start, line = _line_at(text, at)
    rest = line[at - start :]
    key = line[: at - start].strip() or line.strip()
    if rest.startswith(":"):
        return Why("`:` can't stand between a key and its value", at, 1, "write =")
    if re.match(r"[A-Za-z0-9_-]+\s*=", rest) and at > start and line[at - start - 1].isspace():
        better = re.sub(r"\W+", "_", f"{key} {rest.partition('=')[0].strip()}")
        return Why("a key is one word", start, at - start + len(rest.partition("=")[0].rstrip()), f"write {better}")
    if not rest.strip():
        return Why(f"`{key[:40]}` has no value", start, max(1, len(line)), "write KEY = VALUE")
    if rest[0] in "\"'0123456789[{-":
        return Why("`=` is missing between the key and its value", at, 1, f"write {key} = …")
    bad = rest[0]
    return Why(f"{_char(bad)} can't stand in a key", at, 1, "keys have a-z, 0-9, _ and -")


def _twice(text: str, at: int) -> Why:
    """Explain a key that its table has already: find both."""
    start, line = _line_at(text, max(0, min(at, len(text.rstrip())) - 1))
    while start > 0 and not re.match(r"[ \t]*[\w\"'-][\w\"'. -]*=", line):
        start, line = _line_at(text, start - 1)
    key = line.partition("=")[0].strip()
    at_key = start + len(line) - len(line.lstrip())
    table = max(blanked(text).rfind("\n[", 0, start), -1)
    earlier = re.compile(rf"^[ \t]*{re.escape(key)}[ \t]*=", re.MULTILINE).search(text, table + 1, start)
    hint = f"it is on line {text.count(chr(10), 0, earlier.start()) + 1} already" if earlier else "give it once"
    return Why(f"`{key[:40]}` is given twice", at_key, len(key), hint, "duplicate-key")


def _table_twice(text: str, at: int) -> Why:
    start, line = _line_at(text, max(0, at - 1))
    header = re.match(r"[ \t]*(\[\[?[^\]\n]*\]\]?)", line)
    name = header[1] if header else line.strip()
    earlier = re.compile(rf"^[ \t]*{re.escape(name)}[ \t]*(?:#.*)?\r?$", re.MULTILINE).search(text, 0, start)
    hint = (
        f"it is on line {text.count(chr(10), 0, earlier.start()) + 1} already" if earlier else "put both parts together"
    )
    return Why(f"the table {name[:60]} is given twice", start + line.index(name), len(name), hint, "duplicate-key")


def _left_over(text: str, at: int) -> Why:
    start, line = _line_at(text, at)
    rest = line[at - start :]
    before = line[: at - start].rstrip()
    if rest.startswith(","):
        return Why("a comma can't stand at the end of a line", at, 1, "take it away")
    if re.search(r"=\s*[-+]?0$", before) and rest[:1].isdigit():
        number = re.search(r"[-+]?0\d*$", line[: at - start] + (re.match(r"\d*", rest) or [""])[0])
        shown = number.group() if number else "0"
        return Why(f"`{shown}` has a zero in front", start + line.index(shown), len(shown), "write it without")
    if before.endswith("]") and before.lstrip().startswith("["):
        return Why("nothing can follow a [table] on its line", at, max(1, len(rest.rstrip())), "begin a new line")
    if re.match(r"[\w-]+\s*=", rest):
        return Why("two keys stand on one line", at, max(1, len(rest.rstrip())), "begin a new line before this one")
    if before.endswith(('"', "'")):
        hint = 'inside a text in "…", write \\" for a quote'
        return Why("something is left over after this text", at, max(1, len(rest.rstrip())), hint)
    hint = "a text must stand in quotes"
    return Why("something is left over after this value", at, max(1, len(rest.rstrip())), hint)


def _char(char: str) -> str:
    """Return a character as a message can show it."""
    if not char:
        return "nothing"
    return f"`{char}`" if char.isprintable() else f"the control character U+{ord(char):04X}"


def _missing_comma(_: str, at: int) -> Why:
    return Why("a comma is missing before this", at, 1, "write a comma between the entries")


def _bad_key(text: str, at: int) -> Why:
    rest = _rest(text, at)
    if not rest.strip():
        return Why("a key is missing here", max(0, at - 1), 1, "")
    if rest[0] == ",":
        return Why("a key is missing before this comma", at, 1, "take one comma away")
    if rest[0] == "}":
        return Why("a comma can't stand before `}`", at, 1, "take the comma away")
    return Why(f"{_char(rest[0])} can't stand in a key", at, 1, "keys have a-z, 0-9, _ and -")


def _bad_statement(text: str, at: int) -> Why:
    rest = _rest(text, at)
    if rest.startswith("="):
        return Why("the key before `=` is missing", at, 1, "write KEY = VALUE")
    if rest.startswith(("//", "--", ";", "/*", "%")):
        return Why("comments begin with #", at, len(rest.rstrip()), "write # in front")
    if rest.startswith(("]", "}")):
        return Why(f"`{rest[0]}` closes nothing", at, 1, "take it away")
    return Why(
        f"a line can't begin with {_char(text[at : at + 1])}",
        at,
        1,
        "a line is a [table], a key = value, or a # comment",
    )


def _bad_header(text: str, at: int) -> Why:
    start, line = _line_at(text, at)
    if "]" in line:
        name = line.strip().strip("[]").strip()
        better = re.sub(r"[^\w.-]+", "_", name)
        return Why("the name of a table is one word", start, len(line.rstrip()), f"write [{better}]")
    return Why("`[` is never closed", start + line.index("["), 1, "add ]", "unclosed-bracket")


def _bad_escape(text: str, at: int) -> Why:
    where = text.rfind("\\", 0, at + 1)
    hint = "write \\\\ for a backslash"
    return Why("a backslash has no meaning here", max(0, where), 2, hint)


def _bad_character(text: str, at: int) -> Why:
    char = text[at] if at < len(text) else " "
    return Why(f"the control character U+{ord(char):04X} can't stand here", at, 1, "take it away")


def _frozen_table(text: str, at: int) -> Why:
    start, line = _line_at(text, max(0, at - 1))
    hint = "say everything about a table in one place"
    return Why("this adds to something that is complete already", start, max(1, len(line)), hint, "duplicate-key")


def _bad_date(text: str, at: int) -> Why:
    return Why(
        "this is no date, nor any other value", at, max(1, len(_rest(text, at).rstrip())), "texts stand in quotes"
    )


EXPLANATIONS = (
    ("Invalid value", _invalid_value),
    ("Expected '=' after a key", _no_equals),
    ("Cannot overwrite a value", _twice),
    ("Duplicate inline table key", _twice),
    ("Cannot declare", _table_twice),
    ("Cannot redefine namespace", _frozen_table),
    ("Cannot mutate immutable namespace", _frozen_table),
    ("Expected newline or end of document", _left_over),
    ("Unclosed array", _missing_comma),
    ("Unclosed inline table", _missing_comma),
    ("Invalid initial character for a key part", _bad_key),
    ("Invalid statement", _bad_statement),
    ("Expected ']", _bad_header),
    ("Unescaped '\\' in a string", _bad_escape),
    ("Invalid hex value", _bad_escape),
    ("Escaped character is not", _bad_escape),
    ("Invalid date or datetime", _bad_date),
    ("Illegal character", _bad_character),
    ("Found invalid character", _bad_character),
)
