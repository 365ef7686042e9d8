"""Names of students taken out of what was written down in their own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from game.debrief.commitments import PLEDGE
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 2  # letters: of what is shorter nobody can tell that it is a name
CYRILLIC = re.compile(r"[\u0400-\u04ff]+")


class Eraser:
    """Knows names, and what takes their place; `erased` counts how often that was done.

    Full names go, and each part of them that begins with a capital letter, in small letters too from three letters on;
    with the endings that a name takes in a sentence.  A small word that the game's own promises use, as in “we will”,
    is nobody's name.
    """

    def __init__(self, students: Iterable[tuple[int, str]], others: Iterable[str] = ()) -> None:
        """`students`: numbers and names; `others`: names of players or delegations without a number."""
        self.erased = 0
        self.instead: dict[str, str] = {}
        for number, name in students:
            for part in _parts(name):
                told = _("student {number}").format(number=number)
                known = self.instead.setdefault(part.casefold(), told)
                if known != told:
                    self.instead[part.casefold()] = _("a student")  # two of them share it
        for name in others:
            if len(name) >= SHORTEST:
                self.instead.setdefault(name.casefold(), _("a player"))
        longest_first = sorted(self.instead, key=len, reverse=True)
        self.names = re.compile("|".join(rf"(?<!\w){_pattern(name)}(?!\w)" for name in longest_first), re.IGNORECASE)
        self.own = set(re.findall(r"\w+", _("We will sign the peace.").casefold()))

    def clean(self, text: str) -> str:
        """The text without names; what the debrief checks, such as `[accept nato.open]`, stays as it is."""
        if not self.instead:
            return text
        kept = [*PLEDGE.finditer(text)]
        pieces, place = [], 0
        for tag in kept:
            pieces += [self.names.sub(self._put, text[place : tag.start()]), tag[0]]
            place = tag.end()
        return "".join((*pieces, self.names.sub(self._put, text[place:])))

    def _put(self, found: re.Match[str]) -> str:
        word = found[0]
        if word.islower() and (word in self.own or len(word) <= SHORTEST):
            return word
        self.erased += 1
        folded = word.casefold()
        if folded in self.instead:
            return self.instead[folded]
        # With an ending: the longest name that it could be.
        names = [name for name in self.instead if re.fullmatch(_pattern(name), folded)]
        return self.instead[max(names, key=len)]


def _parts(name: str) -> set[str]:
    parts = {part for part in re.split(r"[\s.,-]+", name) if part[:1].isupper()}
    return {part for part in (name, *parts) if len(part) >= SHORTEST and any(letter.isalpha() for letter in part)}


def _pattern(name: str) -> str:
    """Matches a name and its endings: `Adas`, `Ганни`."""
    if CYRILLIC.fullmatch(name) and len(name) > 3:
        return re.escape(name[:-1]) + r"\w{0,3}"
    return re.escape(name) + ("s?" if len(name) > SHORTEST else "")
