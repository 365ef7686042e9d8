"""Why something can't be done: known at once, put into words only when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.core import layout as at
from game.core.play import reason_against
from game.speech.language import _
from game.telling.sentences import tell_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.table.play.hotseat import Hotseat


@frozen
class Why:
    """`reason` is 0 if nothing stands in the way."""

    reason: int
    sentence: Callable[[], str]


NOTHING = Why(0, str)


def why_no_move(game: Hotseat, move: int, state: Sequence[int] | None = None) -> Why:
    """Why the seat that must move can't make a move, as far as the view of the seat in front can tell."""
    position = game.state if state is None else state
    reason = reason_against(game.view.tables, position, move)
    return Why(reason, lambda: tell_reason(game.compiled, position, move, reason) if reason else "")


def why_no_option(game: Hotseat, option: int, with_draft: Sequence[int]) -> Why:
    """Why pressing an option would do nothing.  `with_draft`: the position with the draft laid out."""
    phase = game.state[at.PHASE]
    if not game.may_act:
        blocked = game.state[at.BLOCKED + option]
        if blocked:
            return Why(blocked, lambda: tell_reason(game.compiled, game.state, at.ADD + option, blocked))
        return Why(at.NOT_NOW, lambda: _("Another seat has the move."))
    if phase == at.ANSWERING:
        return NOTHING if option in game.clauses and game.counter >= 0 else why_no_move(game, at.COUNTER + option)
    if option in game.draft:
        return NOTHING
    if phase in (at.TURN, at.PACKAGING) and not game.replaces_in_draft(option):
        return why_no_move(game, at.ADD + option, with_draft)
    return why_no_move(game, at.ADD + option)
