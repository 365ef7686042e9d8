"""Moves as a menu says them: `Play “Hold the salient”`, `Offer Territory: Freeze where troops stand`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.faces import move_of
from game.speech.language import _
from game.telling.things import agenda_name, card_name, headline_name, issue_name, option_name

if TYPE_CHECKING:
    from game.scenario.compiling import Compiled


def tell_move(compiled: Compiled, move: int) -> str:
    """What a move does, in the form of an order.  Raises ValueError for a number that is no move of the scenario."""
    face, scenario = move_of(compiled.names, move), compiled.scenario
    alone = {
        "end_turn": _("End the turn"),
        "call_signing": _("Call the signing of the peace"),
        "submit": _("Submit the offer"),
        "accept": _("Accept"),
        "refuse": _("Refuse"),
    }
    if face.verb in alone:
        return alone[face.verb]
    sentence, name = {
        "play": (_("Play {what}"), card_name),
        "add": (_("Offer {what}"), option_name),
        "counter": (_("Counter with {what}"), option_name),
        "drop": (_("Counter without {what}"), issue_name),
        "table": (_("Bring {what} to the table"), issue_name),
        "choose": (_("Choose {what}"), agenda_name),
        "announce": (_("Bring the news {what}"), headline_name),
    }[face.verb]
    return sentence.format(what=name(scenario, face.what))
