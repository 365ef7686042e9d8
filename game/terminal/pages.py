"""Pages of help: the words that can be typed, and the rules in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.speech.language import _, ngettext
from game.telling.sentences import all_of, points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.view import View
    from game.terminal.menu import Word
    from game.terminal.screen import Screen


def show_help(screen: Screen, words: Sequence[Word]) -> None:
    screen.title(_("What can be typed"))
    screen.item("1", _("a number of the list, or the beginning of a name"))
    screen.item("?1", _("what that entry means, and where it comes from"))
    screen.line(_("Enter alone shows the list again. These words work at any list:"), indent=2)
    for word in words:
        if word.about:
            screen.pair(word.names[0], word.about, indent=5)


def show_rules(screen: Screen, view: View) -> None:
    """The rules in a few lines, with the numbers of the scenario."""
    rules = view.compiled.scenario.head.rules
    core = [issue.title for issue in view.compiled.scenario.issues.values() if issue.core]
    screen.title(_("The rules in short"))
    turn = ngettext(
        "A turn: one card and one offer (costs {number} support), in either order. Neither: rest and win support.",
        "A turn: one card and one offer (costs {number} support), in either order. Neither: rest and win support.",
        rules.offer_cost,
    )
    lines = [
        _("Demands raise the price of giving way; leverage changes what happens if there is no deal."),
        turn.format(number=rules.offer_cost),
        _("Accords bind at once; treaty clauses are initialled and bind when the peace is signed."),
        _("A peace needs these settled, and every seat's signature: {issues}.").format(issues=all_of(core))
        if core
        else _("A peace needs every seat's signature."),
        _("Result: walk-away value + chance that peace lasts × what the peace adds, then stakes and agenda."),
    ]
    for number, line in enumerate(lines, start=1):
        screen.item(f"{number}.", line)
    if rules.broke_penalty:
        ending = _("Ending the game with no support at home costs {points}.")
        screen.line(ending.format(points=points(rules.broke_penalty)), indent=5)
