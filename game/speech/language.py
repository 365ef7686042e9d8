"""The language of the interface.

Texts are English in the code (`_("{seat} refuses.")`) and translated by the catalogues in `locale/LANG.po`, which are
read when a language is first used.  English needs none.
"""

from __future__ import annotations

import gettext as catalogues
import os
import string
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

ENGLISH: Final = "en"
VARIABLES: Final = ("LONGTABLE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
NAMES: Final = {
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "pl": "Polski",
    "ru": "Русский",
    "uk": "Українська",
}

_chosen: list[str] = []  # the language in use; empty until somebody chooses or asks


def use(language: str | None) -> str:
    """Choose the language (None: the system's) and return the one that is in use now: English if there is no other."""
    wanted = system_language() if language is None else language
    _chosen[:] = [nearest_to(wanted)]
    return _chosen[0]


def demand(language: str) -> str:
    """Choose the language for this run, whatever the settings say, and for the processes that it starts."""
    os.environ[VARIABLES[0]] = language
    return use(language)


def prefer(language: str) -> str:
    """Choose the language of the settings, unless this run was started in another one."""
    return use(os.environ.get(VARIABLES[0]) or language)


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
    if _plain(language).partition("-")[0] == ENGLISH:
        return ENGLISH
    return nearest_of(language, available()) or ENGLISH


def nearest_of(language: str, known: Iterable[str]) -> str | None:
    """The one of these languages that serves somebody who asks for this one."""
    wanted = _plain(language)
    spoken = {_plain(each): each for each in known}
    return spoken.get(wanted) or spoken.get(wanted.partition("-")[0])


def name_of(language: str) -> str:
    """What the language calls itself."""
    return NAMES.get(language, language)


def system_language() -> str:
    """What the environment asks for, such as `de-AT`; English if it asks for nothing."""
    for variable in VARIABLES:
        value = os.environ.get(variable, "").partition(".")[0]
        if value:
            return ENGLISH if value in {"C", "POSIX"} else value
    return _language_of_windows() or ENGLISH


def _language_of_windows() -> str | None:
    """What the user's desktop speaks, where no variable says it."""
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415
    import locale  # noqa: PLC0415

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())


def _(message: str) -> str:
    """The text in the language in use.  Its `format` writes numbers as that language does: `{share:.1%}` as 4,8 %."""
    language = in_use()
    return message if language == ENGLISH else Told(_catalogue(language).gettext(message))


def ngettext(one: str, many: str, number: int) -> str:
    """The text for a number of things in the language in use."""
    return Told(_catalogue(in_use()).ngettext(one, many, number))


def localised(written: str) -> str:
    """A number as Python writes it (1,234.5 or 4.8%) with the signs of the language in use."""
    language = in_use()
    if language == ENGLISH:
        return written
    signs = _signs(language)
    return "".join(signs.get(letter, letter) for letter in written.replace(" %", "%"))


class Told(str):
    """A translated text."""

    __slots__ = ()

    def format(self, *values: object, **named: object) -> str:
        return _FORMATTER.vformat(self, values, named)


class _Formatter(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        written = format(value, format_spec)
        return localised(written) if format_spec and isinstance(value, (int, float)) else written


_FORMATTER = _Formatter()


def _plain(language: str) -> str:
    return language.replace("_", "-").lower()


def _folder() -> Traversable:
    from importlib.resources import files  # noqa: PLC0415  (English has no need of it)

    return files("game.speech") / "locale"


@lru_cache
def _signs(language: str) -> dict[str, str]:
    """What stands for the decimal point, the thousands comma and the per cent sign."""
    from babel import Locale  # noqa: PLC0415  (only other languages pay for it)
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415

    locale_ = Locale.parse(language)
    percent: str = locale_.percent_formats[None].suffix[1]
    return {".": get_decimal_symbol(locale_), ",": get_group_symbol(locale_), "%": percent}


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
