"""Menus: entries chosen by number or by the beginning of a name, explained by `?1`, and words for all the rest."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from attrs import field, frozen

from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.terminal.screen import Screen


@frozen
class Entry:
    """Something to choose.

    `name` is what is typed and shown, `right` stands at the right edge, `notes` below, `explain` says all about it.
    `value` is what the choice gives: a move, or a Menu that it opens.  With `refusal` it can't be chosen, and why.
    """

    name: str
    value: object = None
    right: str = ""
    notes: tuple[str, ...] = ()
    explain: Callable[[], list[str]] | None = None
    refusal: str = ""


@frozen
class Menu:
    """A question with its entries.  `also` can be chosen by name without being listed; `intro` stands above all."""

    question: str
    entries: tuple[Entry, ...]
    also: tuple[Entry, ...] = ()
    intro: tuple[str, ...] = ()
    has_way_back: bool = False


@frozen
class Word:
    """A word that can be typed at any prompt of a menu, what it does, and what it is for."""

    names: tuple[str, ...]
    does: Callable[[], object]
    about: str = field(default="")


class Back(Exception):  # noqa: N818
    """Somebody goes back to the menu before this one."""


class Again(Exception):  # noqa: N818
    """The position has changed (a move was taken back): ask anew from the start."""


def plain(text: str) -> str:
    """A text as it is compared: lower case, without accents, quotation marks and dots."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char)).split()
    )


def matches(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that a typed text means: named exactly so, else beginning so, else with a word that does."""
    typed = plain(text)
    if not typed:
        return []
    exact = [entry for entry in entries if plain(entry.name) == typed]
    begin = [entry for entry in entries if plain(entry.name).startswith(typed)]
    inside = [entry for entry in entries if f" {plain(entry.name)}".find(f" {typed}") >= 0]
    return exact or begin or inside


def show(screen: Screen, menu: Menu) -> None:
    screen.line()
    for text in menu.intro:
        screen.line(text)
    screen.line(menu.question, style="bold")
    number = 0
    for entry in menu.entries:
        if entry.refusal:
            screen.item("–", entry.name, style="bright_black" if not screen.plain else "")
            screen.note(entry.refusal)
        else:
            number += 1
            screen.item(str(number), entry.name, entry.right)
            for note in entry.notes:
                screen.note(note)
    if menu.has_way_back:
        screen.item("0", _("Back"))


def ask(screen: Screen, menu: Menu, words: Sequence[Word]) -> object:
    """Show a menu until something is chosen; menus behind entries are entered and left.  Raises Leave, Back, Again."""
    show(screen, menu)
    while True:
        typed = screen.ask(">")
        chosen = _chosen(screen, menu, words, typed)
        if chosen is None:
            continue
        if not isinstance(chosen.value, Menu):
            return chosen.value
        try:
            return ask(screen, chosen.value, words)
        except Back:
            show(screen, menu)


def _chosen(screen: Screen, menu: Menu, words: Sequence[Word], typed: str) -> Entry | None:
    """The entry that was chosen, or None if what was typed is done with."""
    if not typed:
        show(screen, menu)
        return None
    if typed.startswith("?"):
        _explain(screen, menu, typed[1:].strip())
        return None
    open_ones = [entry for entry in menu.entries if not entry.refusal]
    if typed.isdecimal():
        return _by_number(screen, menu, open_ones, int(typed))
    word = next((word for word in words if plain(typed) in word.names), None)
    if word is not None:
        word.does()
        return None
    found = matches(typed, [*open_ones, *menu.also]) or matches(typed, [e for e in menu.entries if e.refusal])
    return _only_one(screen, typed, found)


def _by_number(screen: Screen, menu: Menu, open_ones: Sequence[Entry], number: int) -> Entry | None:
    if number == 0 and menu.has_way_back:
        raise Back
    if 1 <= number <= len(open_ones):
        return open_ones[number - 1]
    screen.line(_("There is no number {number} here. Enter alone shows the list again.").format(number=number))
    return None


def _only_one(screen: Screen, typed: str, found: Sequence[Entry]) -> Entry | None:
    if len(found) == 1 and found[0].refusal:
        screen.line(found[0].refusal)
        return None
    if len(found) == 1:
        return found[0]
    if found:
        screen.line(_("Which one? {names}.").format(names="; ".join(entry.name for entry in found[:8])))
    else:
        sentence = _("Nothing here is called {text}. Type a number, the beginning of a name, or “help”.")
        screen.line(sentence.format(text=f"“{typed[:30]}”"))
    return None


def _explain(screen: Screen, menu: Menu, what: str) -> None:
    """Say all about an entry: by number, or by name."""
    open_ones = [entry for entry in menu.entries if not entry.refusal]
    if what.isdecimal() and 1 <= int(what) <= len(open_ones):
        found = [open_ones[int(what) - 1]]
    else:
        found = matches(what, [*menu.entries, *menu.also])
    if len(found) != 1 or found[0].explain is None:
        screen.line(_("Type ? and the number of an entry, such as ?1, to have it explained."))
        return
    screen.title(found[0].name)
    for text in found[0].explain():
        screen.line(text)
