"""Why a text is not TOML: the parser's complaint, looked at again and said in plain words."""

from __future__ import annotations

import re

from game.scenario.complaints import EXPLANATIONS, Why, disguised
from game.scenario.source import QUOTED, blanked
from game.speech.language import _

CLOSES = {"[": "]", "{": "}"}
LONE_RETURN = re.compile(r"\r(?!\n)")


def explain(text: str, complaint: str) -> Why:
    """Return the cause of tomllib's complaint about this text."""
    at = _offset(text, complaint)
    if "integer string conversion" in complaint:
        found = re.search(r"\d{1000}", text)
        message, hint = _("a number has far too many digits"), _("write a smaller number")
        return Why(message, found.start() if found else 0, hint=hint, code="out-of-bounds")
    return (
        _old_line_ends(text)
        or _unclosed_string(text, at)
        or _unclosed_bracket(text, at)
        or _by_complaint(text, at, complaint)
        or Why(_("this line is not TOML"), at, hint=_("a line is a [table], a key = value, or a # comment"))
    )


def _offset(text: str, complaint: str) -> int:
    """Return the place that tomllib names, as an offset."""
    found = re.search(r"\(at line (\d+), column (\d+)\)", complaint)
    if found is None:
        return len(text.rstrip())
    start = 0
    for _line in range(int(found[1]) - 1):
        start = text.index("\n", start) + 1
    return min(start + int(found[2]) - 1, len(text))


def _by_complaint(text: str, at: int, complaint: str) -> Why | None:
    for start, explanation in EXPLANATIONS:
        if complaint.startswith(start):
            return disguised(text, at) or explanation(text, at)
    return None


def _old_line_ends(text: str) -> Why | None:
    """Say so if the lines end in carriage returns alone, as on computers of long ago: to TOML it is all one line."""
    found = LONE_RETURN.search(text)
    if found is None or "\n" in text:
        return None
    message = _("the lines of this file end in carriage returns alone (an old form of the Mac)")
    return Why(message, found.start(), 1, _("save it with the line ends of Unix or Windows"))


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
                hint = _("close it with {quote}").format(quote=quotes)
                return Why(_("this text is never closed"), found.start(), 3, hint, "unclosed-text")
        if not word.startswith(('"""', "'''")) and (len(word) < 2 or word[-1] != word[0] or _escaped_end(word)):
            message = _("this text has no closing quote")
            return Why(message, found.start(), len(word), _close_hint(word), "unclosed-text")
    return None


def _escaped_end(word: str) -> bool:
    """Tell whether a basic string's last quote is escaped, so that it closes nothing."""
    if word[0] != '"':
        return False
    backslashes = len(word[:-1]) - len(word[:-1].rstrip("\\"))
    return backslashes % 2 == 1


def _close_hint(word: str) -> str:
    if len(word) > 1 and word[-1] == word[0]:
        return _("a backslash before a quote makes the quote part of the text; write \\\\ for a backslash")
    return _('close it with {quote}; a text over several lines stands in """').format(quote=word[0])


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
        message = _("`{opened}` is closed by `{closed}`").format(opened=opened, closed=sign)
        return Why(message, here, 1, _("write {better}").format(better=CLOSES[opened]), "unclosed-bracket")
    if sign == "=" and opened == "[":
        return _never_closed(plain, open_at[-1])
    if sign == "\n" and here <= at:
        if opened == "{":
            return _table_over_lines(plain, open_at[-1], here)
        if not plain[plain.rfind("\n", 0, open_at[0]) + 1 : open_at[0]].strip():  # a [header] line
            return _never_closed(plain, open_at[-1])
    return None


def _never_closed(plain: str, at: int) -> Why:
    message = _("`{bracket}` is never closed").format(bracket=plain[at])
    return Why(message, at, 1, _("add {bracket}").format(bracket=CLOSES[plain[at]]), "unclosed-bracket")


def _table_over_lines(plain: str, opened: int, line_end: int) -> Why:
    """Explain an inline table that does not end on its line."""
    closed = plain.find("}", line_end)
    following = plain[line_end : closed if closed >= 0 else len(plain)]
    if closed < 0 or "{" in following or re.search(r"^[ \t]*\[", following, re.MULTILINE):
        return _never_closed(plain, opened)
    hint = _("put it on one line, or make it a [table] of its own")
    return Why(_("a table in { } must stand on one line"), opened, line_end - opened, hint, "table-over-lines")
