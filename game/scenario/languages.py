"""Which languages there are: the codes that name them, and the code for one that is called by its name."""

from __future__ import annotations

import re

from game.speech.language import NAMES

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


def is_language(tag: str) -> bool:
    """Tell whether a text is the code of a language, such as `uk` or `pt-BR`."""
    if tag in NAMES:
        return True
    if not TAG.fullmatch(tag):
        return False
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (only rare languages pay for this import)

    try:
        Locale.parse(tag.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return tag.partition("-")[0] in _english_names()
    return True


def _english_names() -> dict[str, str]:
    """Return the English names of languages by their codes, also of those that no computer speaks."""
    from babel import Locale  # noqa: PLC0415

    return dict(Locale("en").languages)


def code_of(word: str) -> str:
    """Return the code of a language that is called by its name, or nearly by its code; empty if it can't be told."""
    plain = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
    if plain != word and is_language(plain):
        return plain
    names = {name.lower(): code for code, name in (*_english_names().items(), *NAMES.items())}
    return names.get(word.strip().lower(), "")
