"""The curtain between two seats: opaque, and made of nothing but the name of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pygame import Rect

from game.speech.language import _
from game.table import tokens
from game.table.art import CENTRE, Art
from game.table.explaining import Explanation, Line
from game.table.flow import centred, inset, stack
from game.table.holding import Hold
from game.table.node import Node
from game.table.play.seats import draw_sign
from game.table.text import SERIF_BOLD
from game.table.widgets.basic import ON_PAPER, PRIMARY, Button, Label, Panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.scenario.model import Role
    from game.table.app import App


class Sign(Node):
    """The emblem of the next seat."""

    role = "image"

    def __init__(self, rect: Rect, said: Role, *, key: str = "sign", **rest: Any) -> None:
        super().__init__(rect, said.title, key=key, **rest)
        self.said = said

    def draw(self, art: Art) -> None:
        draw_sign(art, self.rect, self.said.shape, self.said.emblem)


class Peek(Button):
    """Shows the seat's side while it is held down."""

    def __init__(self, rect: Rect, name: str, held: Callable[[bool], None]) -> None:
        super().__init__(rect, name, lambda: None, icon="ui-eye", manner=ON_PAPER, key="peek")
        self.held = held


def draw_curtain(art: Art, window: Rect) -> None:
    """The curtain over the whole window; the ground first, so that it is opaque even without its picture."""
    art.surface.fill(tokens.WAX_DARK, window)
    width = max(window.width, -(-window.height * 16 // 9))
    height = -(-width * 9 // 16)
    made = art.pictures.picture("curtain", width, height)
    if made is not None:
        art.surface.blit(made, (window.centerx - made.get_width() // 2, window.y))


def curtain(
    window: Rect, art: Art, said: Role, who: str, reveal: Callable[[], None], held: Callable[[bool], None]
) -> Node:
    """The tree of the curtain.  `who`: the name of the person or delegation, if it has one."""
    note = _("The curtain hides the next hand. Reveal it when only this delegation can see the screen.")
    return _card(
        window, art, said, who, note,
        lambda place: Button(place, _("Reveal"), reveal, icon="ui-eye", manner=PRIMARY, key="reveal"),
        lambda place: Peek(place, _("Hold to peek"), held),
    )  # fmt: skip


def public_curtain(
    window: Rect, art: Art, app: App, said: Role, who: str, back: Callable[[], None], reveal: Callable[[], None]
) -> Node:
    """The curtain between the public view and a seat's side: a press by chance goes back, and only holding opens."""
    note = _("Only this delegation may see what comes now. Turn the projector away, or cover it; then hold the button.")
    return _card(
        window, art, said, who, note,
        lambda place: Button(place, _("Public view"), back, icon="ui-back", manner=PRIMARY, key="public view"),
        lambda place: Hold(place, _("Hold to open"), app, reveal, key="reveal"),
    )  # fmt: skip


def _card(
    window: Rect, art: Art, said: Role, who: str, note: str,
    one: Callable[[Rect], Button], other: Callable[[Rect], Button],
) -> Node:  # fmt: skip
    """The sign of a seat, what it is asked, and two buttons."""
    root = Node(window, _("Curtain"), key="curtain")
    paper = centred(window, art.px(620), art.px(430))
    card = Panel(paper, tokens.PAPER, border=tokens.BRASS, shadow=18, name=_("Curtain"), key="curtain card")
    inner = inset(paper, art.px(36), art.px(24))
    title = _("The screen is for {seat}").format(seat=said.title)
    # The focus rests on the sign: pressing it says something and does nothing.
    about = Explanation(title, (Line(note),))
    sign, head, name, words, buttons = stack(
        inner,
        [
            art.px(96),
            art.height_of(title, inner.width, tokens.TITLE, SERIF_BOLD),
            art.px(24) if who else 0,
            art.height_of(note, inner.width, tokens.BODY),
            art.px(56),
        ],
        art.px(13),
    )
    card.add(Sign(sign, said, explain=lambda: about))
    card.add(Label(head, title, colour=tokens.ON_PAPER, size=tokens.TITLE, style=SERIF_BOLD, across=CENTRE))
    if who:
        card.add(Label(name, who, colour=tokens.ON_PAPER_SOFT, size=tokens.BODY, across=CENTRE))
    card.add(Label(words, note, colour=tokens.ON_PAPER_SOFT, size=tokens.BODY, across=CENTRE))
    buttons.y = inner.bottom - buttons.height
    half = (buttons.width - art.px(14)) // 2
    first = Rect(buttons.x, buttons.y, half, buttons.height)
    second = Rect(buttons.right - half, buttons.y, half, buttons.height)
    card.add(one(first), other(second))
    root.add(card)
    return root
