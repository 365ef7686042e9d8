"""The complaints of the TOML parser, one by one: what each comes of, as a rule, and the way out."""

from __future__ import annotations

import re
import unicodedata

from attrs import frozen

from game.scenario.characters import SPACES, alike, called, is_odd, way_out
from game.scenario.source import blanked
from game.speech.language import _

QUOTES = "“”„«»`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
DASHES = "\N{MINUS SIGN}–—\N{NON-BREAKING HYPHEN}"
PART = r"""\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')\s*"""
HEADER = re.compile(rf"\[\[?{PART}(?:\.{PART})*\]\]?")
COMMENTS = ("//", "--", ";", "/*", "%")


@frozen
class Why:
    """What is wrong with the text, where (`at` counts characters from 0), and the way out."""

    message: str
    at: int
    length: int = 1
    hint: str = ""
    code: str = "syntax"


def _line_at(text: str, at: int) -> tuple[int, str]:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, text[start : end if end >= 0 else len(text)].rstrip("\r")


def _rest(text: str, at: int) -> str:
    start, line = _line_at(text, at)
    return line[at - start :]


def _line_number(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _write(better: str) -> str:
    return _("write {better}").format(better=better)


def _quotes_needed() -> str:
    return _("a text must stand in quotes")


def _keys_have() -> str:
    return _("keys have a-z, 0-9, _ and -")


# ---- characters -------------------------------------------------------------------------------------------------


def disguised(text: str, at: int) -> Why | None:
    """Say so if a character where the parser stopped is not what it looks like."""
    if at < len(text) and is_odd(text[at]):
        return _bad_character(text, at)
    start, line = _line_at(text, at)
    begins = at - start - len(re.split(r"""[\s=\[\]{}",'#.]""", line[: at - start])[-1])
    word = re.match(r"""[^\s=\[\]{}",'#.]*""", line[begins:])
    found = alike(word.group()) if word is not None else None
    if found is None or (line[:begins].rstrip().endswith("=") and found.meant not in ("true", "false")):
        return None
    return Why(found.message, start + begins + found.at, 1, found.hint)


def _bad_character(text: str, at: int) -> Why:
    char = text[at] if at < len(text) else " "
    message = _("{character} can't stand here").format(character=called(char))
    return Why(message, at, 1, way_out(char))


def _bad_escape(text: str, at: int) -> Why:
    where = text.rfind("\\", 0, at + 1)
    hint = _("write \\\\ for a backslash")
    return Why(_("a backslash has no meaning here"), max(0, where), 2, hint)


# ---- values -----------------------------------------------------------------------------------------------------


def _invalid_value(text: str, at: int) -> Why:  # noqa: PLR0911  (a table by what is there)
    rest = _rest(text, at)
    word = re.match(r"[^\s,#\]}=]*", rest)
    shown = word.group() if word else ""
    if not rest.strip() or rest.lstrip().startswith("#"):
        equals = text.rfind("=", 0, at)
        hint = _('write a number, a "text" or a [list]')
        return Why(_("a value is missing after `=`"), max(0, equals), 1, hint)
    plain = unicodedata.normalize("NFKC", shown).translate(dict.fromkeys(map(ord, DASHES), "-"))
    if plain != shown and re.fullmatch(r"[-+]?[0-9]+", plain) and not shown.lstrip("+-" + DASHES).isascii():
        return Why(_no_value(shown[:20]), at, len(shown), _write(plain[:20]))
    hidden = next((k for k, char in enumerate(shown) if is_odd(char)), None)
    if hidden is not None:
        return _bad_character(text, at + hidden)
    if rest[0] in QUOTES:
        return Why(_("this is a typographic quote, not a plain one"), at, 1, _write('"'))
    if rest[0] in DASHES and rest[1:2].isdigit():
        return Why(_("this is a typographic minus, not a plain one"), at, 1, _write("-"))
    if rest[0] == "(":
        return Why(_("a list stands in [ ], not in ( )"), at, 1, _write("[ ]"))
    if shown.lower() in ("true", "false", "yes", "no", "on", "off"):
        better = "true" if shown.lower() in ("true", "yes", "on") else "false"
        return Why(_no_value(shown), at, len(shown), _write(better))
    if rest[0] == ",":
        return Why(_("a value is missing before this comma"), at, 1, _("take one comma away"))
    return _bare_text(rest, shown, at)


def _no_value(shown: str) -> str:
    return _("`{word}` is no TOML value").format(word=shown)


def _bare_text(rest: str, shown: str, at: int) -> Why:
    if rest[0].isalpha():
        whole = re.match(r"[^#,\]}\"=]*", rest)
        phrase = whole.group().rstrip() if whole else shown
        return Why(_quotes_needed(), at, len(phrase), _write(f'"{phrase[:40]}"'))
    return Why(_no_value((shown or rest[:1])[:20]), at, max(1, len(shown)), _quotes_needed())


def _left_over(text: str, at: int) -> Why:  # noqa: PLR0911  (a table by what is there)
    start, line = _line_at(text, at)
    rest = line[at - start :]
    before = line[: at - start].rstrip()
    length = max(1, len(rest.rstrip()))
    wide = re.match(r"\d+", rest)
    begun = re.search(r"[-+]?[0-9]+$", line[: at - start])
    if wide is not None and begun is not None and not wide.group().isascii():
        whole = begun.group() + wide.group()
        better = unicodedata.normalize("NFKC", whole)
        return Why(_no_value(whole[:20]), start + begun.start(), len(whole), _write(better[:20]))
    if re.search(r"=\s*[-+]?0$", before) and rest[:1].isdigit():
        number = re.search(r"[-+]?0\d*$", line[: at - start] + (re.match(r"\d*", rest) or [""])[0])
        shown = number.group() if number else "0"
        message = _("`{number}` has a zero in front").format(number=shown[:20])
        return Why(message, start + line.index(shown), len(shown), _("write it without"))
    number = re.search(r"[-+]?\d[\d.]*$", line[: at - start])
    if number is not None:
        why = _after_number(number.group(), rest, start + number.start())
        if why is not None:
            return why
    if rest.startswith(","):
        return _comma(before, rest, at)
    if before.endswith("]") and before.lstrip().startswith("["):
        return Why(_("nothing can follow a [table] on its line"), at, length, _("begin a new line"))
    if re.match(r"[\w-]+\s*=", rest):
        return Why(_("two keys stand on one line"), at, length, _("begin a new line before this one"))
    if rest.startswith(COMMENTS):
        return Why(_("comments begin with #"), at, length, _write(f"# {rest.lstrip('/-;*% ').rstrip()}"[:60].rstrip()))
    if before.endswith(('"', "'")):
        return (
            _after_text(text, at)
            or _quoted_inside(text, at, length)
            or Why(
                _("something is left over after this text"),
                at,
                length,
                _('inside a text in "…", write \\" for a quote'),
            )
        )
    hint = _("take it away, or write # in front of it: a comment begins with #")
    return Why(_("something is left over after this value"), at, length, hint)


def _after_number(number: str, rest: str, at: int) -> Why | None:
    """Explain what touches the end of a number: a decimal comma, a second dot, a unit."""
    decimals = re.match(r",(\d+)", rest)
    if decimals is not None:
        whole = f"{number}{decimals.group()}"
        hint = _("numbers are whole: write {number}, for instance; several stand in [ ]").format(number=number[:20])
        if len(decimals[1]) == 3:
            hint = _write(f"{number[:20]}{decimals[1]}")
        return Why(_("`{number}` is no number").format(number=whole[:40]), at, len(whole), hint)
    if rest.startswith("."):
        whole = number + re.split(r"[\s#,]", rest)[0]
        return Why(_no_value(whole[:40]), at, len(whole), _write(f'"{whole[:40]}"'))
    unit = re.match(r"[^\W\d]\w*|[%€$°]", rest)
    if unit is not None:
        whole = f"{number}{unit.group()}"
        if not unit.group().strip("OoОо0123456789"):  # two of them are Cyrillic
            better = number + re.sub("[^0-9]", "0", unit.group())
            return Why(_("`{number}` is no number").format(number=whole[:40]), at, len(whole), _write(better[:20]))
        hint = _("write {number}; what it counts can stand in a comment: # {unit}")
        hint = hint.format(number=number[:20], unit=unit.group()[:20])
        return Why(_("`{number}` is no number").format(number=whole[:40]), at, len(whole), hint)
    return None


def _comma(before: str, rest: str, at: int) -> Why:
    """Explain a comma after a value that stands in no list."""
    others = rest[1:].partition("#")[0].strip()
    if not others:
        return Why(_("a comma can't stand at the end of a line"), at, 1, _("take it away"))
    first = before.partition("=")[2].strip()
    hint = _("several values stand in [ ]: write {better}").format(better=f"[{first}, {others}]"[:60])
    return Why(_("a comma can't stand here"), at, 1, hint)


def _after_text(text: str, at: int) -> Why | None:
    """Explain a text in single quotes that an apostrophe inside it has closed."""
    start, line = _line_at(text, at)
    if text[at - 1 : at] != "'" or not text[at : at + 1].isalpha():
        return None
    opened = line.rfind("'", 0, at - start - 1)
    closed = re.compile(r"'\s*(?:[,\]}#]|$)").search(line, at - start)
    if opened < 0 or closed is None:
        return None
    whole = line[opened + 1 : closed.start()]
    hint = _('write "{text}"').format(text=whole[:60]) if '"' not in whole else _('write the text in "…"')
    return Why(_("an apostrophe ends a text in single quotes"), at - 1, 1, hint)


def _quoted_inside(text: str, at: int, length: int) -> Why | None:
    """Explain an expression in double quotes that the first double quote inside it has closed."""
    start, line = _line_at(text, at)
    before = re.search(r'"([^"]*(?:==|!=|\bin\s*\[)\s*")\s*$', line[: at - start])
    rest = re.match(r'\s*\w+"(?:[^"{}#]*"\w+")*[^",{}#]*(?=")', line[at - start :])
    if before is None or rest is None:
        return None
    message = _("something is left over after this text")
    return Why(message, at, length, _write(f"'{before[1]}{rest.group().strip()}'"))


def _missing_comma(text: str, at: int) -> Why:
    hint = _("write a comma between the entries")
    found = _after_text(text, at) or _quoted_inside(text, at, 1)
    return found or Why(_("a comma is missing before this"), at, 1, hint)


def _bad_date(text: str, at: int) -> Why:
    length = max(1, len(_rest(text, at).rstrip()))
    return Why(_("this is no date, nor any other value"), at, length, _("texts stand in quotes"))


# ---- keys and tables --------------------------------------------------------------------------------------------


def _no_equals(text: str, at: int) -> Why:
    start, line = _line_at(text, at)
    if at > start and not line.strip():
        at = text.rstrip().rfind("\n") + 1
        start, line = _line_at(text, at)
    rest = line[at - start :]
    key = line[: at - start].strip() or line.strip()
    decimals = re.search(r"([-+]?\d+),\d+$", line[: at - start].rstrip())
    if decimals is not None and rest[:1] in (",", "}", " "):
        hint = _("numbers are whole: write {number}, for instance; several stand in [ ]").format(number=decimals[1])
        message = _("`{number}` is no number").format(number=decimals.group()[:40])
        return Why(message, start + decimals.start(), len(decimals.group()), hint)
    if rest.startswith(":"):
        return Why(_("`:` can't stand between a key and its value"), at, 1, _write("="))
    if re.match(r"[A-Za-z0-9_-]+\s*=", rest) and at > start and line[at - start - 1].isspace():
        better = re.sub(r"\W+", "_", f"{key} {rest.partition('=')[0].strip()}")
        length = at - start + len(rest.partition("=")[0].rstrip())
        return Why(_("a key is one word"), start, length, _write(better))
    if not rest.strip():
        return Why(_("`{key}` has no value").format(key=key[:40]), start, max(1, len(line)), _write("KEY = VALUE"))
    if rest[0] in "\"'0123456789[{-":
        return Why(_("`=` is missing between the key and its value"), at, 1, _write(f"{key} = …"))
    return _no_key(rest[0], at)


def _no_key(char: str, at: int) -> Why:
    return Why(_("{character} can't stand in a key").format(character=called(char)), at, 1, _keys_have())


def _bad_key(text: str, at: int) -> Why:
    rest = _rest(text, at)
    if not rest.strip(f" \t{SPACES}"):
        return Why(_("a key is missing here"), max(0, at - 1), 1, _write("KEY = VALUE"))
    if rest[0] == ",":
        return Why(_("a key is missing before this comma"), at, 1, _("take one comma away"))
    if rest[0] == "}":
        return Why(_("a comma can't stand before `}`"), at, 1, _("take the comma away"))
    return _no_key(rest[0], at)


def _bad_statement(text: str, at: int) -> Why:
    rest = _rest(text, at)
    if rest.startswith("="):
        return Why(_("the key before `=` is missing"), at, 1, _write("KEY = VALUE"))
    if rest.startswith(COMMENTS):
        return Why(_("comments begin with #"), at, len(rest.rstrip()), _("write # in front"))
    if rest.startswith(("]", "}")):
        return Why(_("`{bracket}` closes nothing").format(bracket=rest[0]), at, 1, _("take it away"))
    message = _("a line can't begin with {character}").format(character=called(text[at : at + 1]))
    return Why(message, at, 1, _("a line is a [table], a key = value, or a # comment"))


def _dotted(name: str) -> str:
    """Return the name of a table with dots where another sign, or a space beside `options`, divides its parts."""
    name = re.sub(r"\s*(?:[,/:>]|\\)\s*", ".", name)
    return re.sub(r"(?<=\boptions)\s+|(?<=\bagendas)\s+|\s+(?=(?:options|agendas)\b)", ".", name)


def _bad_header(text: str, at: int) -> Why:
    start, line = _line_at(text, at)
    if "]" in line:
        name = line.strip().strip("[]").strip()
        better = re.sub(r"[^\w.-]+", "_", _dotted(name))
        return Why(_("the name of a table is one word"), start, len(line.rstrip()), _write(f"[{better}]"))
    message = _("`{bracket}` is never closed").format(bracket="[")
    return Why(message, start + line.index("["), 1, _("add {bracket}").format(bracket="]"), "unclosed-bracket")


def _twice(text: str, at: int) -> Why:
    """Explain a key that its table has already: find both."""
    start, line = _line_at(text, max(0, min(at, len(text.rstrip())) - 1))
    while start > 0 and not re.match(r"[ \t]*[\w\"'-][\w\"'. -]*=", line):
        start, line = _line_at(text, start - 1)
    key = line.partition("=")[0].strip()
    at_key = start + len(line) - len(line.lstrip())
    table = max(blanked(text).rfind("\n[", 0, start), -1)
    earlier = re.compile(rf"^[ \t]*{re.escape(key)}[ \t]*=", re.MULTILINE).search(text, table + 1, start)
    hint = _already(_line_number(text, earlier.start())) if earlier else _("give it once")
    if earlier and re.search(r"\n[ \t]*\r?\n", blanked(text)[earlier.end() : start]):
        hint = f"{hint}; {_('is the [header] above it missing?')}"
    return Why(_("`{key}` is given twice").format(key=key[:40]), at_key, len(key), hint, "duplicate-key")


def _table_twice(text: str, at: int) -> Why:
    start, line = _line_at(text, max(0, at - 1))
    header = re.match(r"[ \t]*(\[\[?[^\]\n]*\]\]?)", line)
    name = header[1] if header else line.strip()
    if header and not HEADER.fullmatch(name):
        return _bad_header(text, start)
    earlier = re.compile(rf"^[ \t]*{re.escape(name)}[ \t]*(?:#.*)?\r?$", re.MULTILINE).search(text, 0, start)
    hint = _already(_line_number(text, earlier.start())) if earlier else _("put both parts together")
    message = _("the table {name} is given twice").format(name=name[:60])
    return Why(message, start + line.index(name), len(name), hint, "duplicate-key")


def _already(line: int) -> str:
    return _("it is on line {line} already").format(line=line)


def _frozen_table(text: str, at: int) -> Why:
    start, line = _line_at(text, max(0, at - 1))
    message, hint = _("this adds to something that is complete already"), _("say everything about a table in one place")
    return Why(message, start, max(1, len(line)), hint, "duplicate-key")


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
