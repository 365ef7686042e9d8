"""The language of the interface.

Texts are English in the code (`_("{seat} refuses.")`) and translated by the catalogues in `locale/LANG.po`, which are
read when a language is first used.  English needs none.
"""

from __future__ import annotations

import gettext as catalogues
import locale
import os
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ENGLISH: Final = "en"
VARIABLES: Final = ("LONGTABLE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

_chosen: list[str] = []  # the language in use; empty until somebody chooses or asks


def use(language: str | None) -> str:
    """Choose the language (None: the system's) and return the one that is in use now: English if there is no other."""
    wanted = system_language() if language is None else language
    _chosen[:] = [nearest_to(wanted)]
    return _chosen[0]


def in_use() -> str:
    """The language in use, such as `uk`."""
    return _chosen[0] if _chosen else use(None)


def available() -> tuple[str, ...]:
    """Every language that the interface speaks, English first."""
    folder = _folder()
    found = sorted(each.name[:-3] for each in folder.iterdir() if each.name.endswith(".po")) if folder.is_dir() else []
    return (ENGLISH, *(each for each in found if each != ENGLISH))


def nearest_to(language: str) -> str:
    """The language of the interface that serves somebody who asks for this one (`de-AT` is served by `de`)."""
    wanted = language.replace("_", "-").lower()
    for candidate in (wanted, wanted.partition("-")[0]):
        for each in available():
            if each.lower() == candidate:
                return each
    return ENGLISH


def system_language() -> str:
    """What the environment asks for, such as `de-AT`; English if it asks for nothing."""
    for variable in VARIABLES:
        value = os.environ.get(variable, "").partition(".")[0]
        if value:
            return ENGLISH if value in {"C", "POSIX"} else value
    try:
        return locale.getlocale()[0] or ENGLISH
    except ValueError:  # a locale that Python cannot read
        return ENGLISH


def _(message: str) -> str:
    """The text in the language in use."""
    return _catalogue(in_use()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The text for a number of things in the language in use."""
    return _catalogue(in_use()).ngettext(one, many, number)


def _folder() -> Traversable:
    return files("game.telling") / "locale"


@lru_cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    source = _folder() / f"{language}.po"
    if language == ENGLISH or not source.is_file():
        return catalogues.NullTranslations()
    # Only other languages pay for Babel.
    from io import BytesIO  # noqa: PLC0415

    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return catalogues.GNUTranslations(compiled)
