"""Characters that deceive the eye: letters of other alphabets that look Latin, and spaces that are no plain ones."""

from __future__ import annotations

from typing import NamedTuple

from game.speech.language import _

CYRILLIC = dict(zip("аеіјкорсухѕһԁԛԝАВЕЅІЈКМНОРСТХУ", "aeijkopcyxshdqwABESIJKMHOPCTXY", strict=True))
GREEK = dict(zip("αικνορυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aikvopuABEZHIKMNOPTYX", strict=True))
LATIN = str.maketrans({**CYRILLIC, **GREEK})
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


class Alike(NamedTuple):
    """A letter at `at` of a word that only looks Latin, and the word as it was meant."""

    letter: str
    at: int
    meant: str

    @property
    def message(self) -> str:
        latin = self.letter.translate(LATIN)
        return _("the letter `{letter}` here is of another alphabet: it only looks like `{latin}`").format(
            letter=self.letter, latin=latin
        )

    @property
    def hint(self) -> str:
        return _("write {word}, in Latin letters").format(word=self.meant[:60])


def alike(word: str) -> Alike | None:
    """Find the first letter that only looks Latin, in a word that would be plain without such."""
    if word.isascii():
        return None
    meant = word.translate(LATIN)
    if not meant.isascii():
        return None
    at = next(index for index, letter in enumerate(word) if not letter.isascii())
    return Alike(word[at], at, meant)


def is_odd(char: str) -> bool:
    """Tell whether a character can't be seen, though it is no plain space, tab or end of a line."""
    return char not in " \t\n\r" and (char in SPACES or not char.isprintable())


def called(char: str) -> str:
    """Return a character as a message can show it."""
    if not char:
        return _("nothing")
    if char in "\u00a0\u202f":
        return _("a no-break space (U+{number:04X})").format(number=ord(char))
    if char in SPACES:
        return _("a space that is no plain one (U+{number:04X})").format(number=ord(char))
    if char in INVISIBLE:
        return _("an invisible character (U+{number:04X})").format(number=ord(char))
    if char.isprintable():
        return f"`{char}`"
    return _("the control character U+{number:04X}").format(number=ord(char))


def way_out(char: str) -> str:
    """Say what to do about a character that can't be seen."""
    return _("write a plain space instead") if char in SPACES else _("take it away")
