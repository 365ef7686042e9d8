"""What a position, or a move that is thought of, means for the seat in front: worked out from its own view alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.core import layout as at
from game.core.layout import NOBODY
from game.core.play import after, durability, own_gain, reason_against, walk_away
from game.speech.language import _
from game.telling.sentences import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.core.view import View


@frozen
class Outlook:
    """Own gain in whole per cent if all that is agreed were signed now, and if the talks ended now; durability."""

    signed: int
    ended: int
    durability: int
    walk_away: int


def outlook(view: View, state: Sequence[int]) -> Outlook | None:
    """The outlook of the view's seat in a state made from the view's; None for the public view."""
    if view.seat == NOBODY:
        return None
    return Outlook(
        whole(own_gain(view.tables, state, view.seat, peace=True)),
        whole(own_gain(view.tables, state, view.seat, peace=False)),
        durability(view.tables, state),
        walk_away(view.tables, state, view.seat),
    )


def if_agreed(view: View, state: Sequence[int], moves: Iterable[int]) -> list[int] | None:
    """The state after some moves and everybody's consent; None if a move is not legal there."""
    now = list(state)
    for move in moves:
        if reason_against(view.tables, now, move):
            return None
        now = after(view.tables, now, move)[0]
    while now[at.PHASE] == at.ANSWERING:
        now = after(view.tables, now, at.ACCEPT)[0]
    return now


def after_move(view: View, move: int) -> list[int] | None:
    """The state after one legal move, as far as the view can tell; None if it is not legal."""
    if reason_against(view.tables, view.state, move):
        return None
    return after(view.tables, view.state, move)[0]


def per_cent(number: int) -> str:
    """A signed share: `+12 %`, `−3 %`."""
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return _("{number} %").format(number=f"{sign}{abs(number)}")


def changed(before: int, now: int, *, is_signed: bool = True) -> str:
    """`+12 % → +18 %`, or the number alone if it stays."""
    told = per_cent if is_signed else (lambda number: _("{number} %").format(number=number))
    return told(before) if before == now else f"{told(before)} → {told(now)}"


def thought(view: View, state: Sequence[int], draft: Sequence[int], counter: int) -> Outlook | None:
    """The outlook if what is on the seat's mind came true: its draft agreed, its counter taken, the offer accepted."""
    if view.seat == NOBODY or state[at.ACTOR] != view.seat:
        return None
    now: list[int] | None = None
    if counter >= 0:
        now = if_agreed(view, state, [counter])
    elif state[at.PHASE] in (at.ANSWERING, at.SIGNING):
        now = list(state)
        while now[at.PHASE] in (at.ANSWERING, at.SIGNING):
            now = after(view.tables, now, at.ACCEPT)[0]
    elif draft or state[at.PHASE] == at.PACKAGING:
        now = if_agreed(view, state, [*(at.ADD + option for option in draft), at.SUBMIT])
    return None if now is None else outlook(view, now)
