"""The seat's own side: its emblem, its support, its agenda, and what the game is worth to it as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.core import layout as at
from game.core.layout import NOBODY
from game.scenario.names import agenda_at
from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE, RIGHT, Art
from game.table.explaining import PLAIN, SOFT, Explanation, Line
from game.table.flow import inset, left, right, stack, top
from game.table.node import Node
from game.table.play.explain import explain_agenda, explain_seat
from game.table.play.outlook import Outlook, changed, outlook, per_cent, thought
from game.table.play.seats import draw_pips, draw_sign
from game.table.text import BOLD
from game.table.widgets.basic import Button
from game.telling.sentences import minus

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.table.play.hotseat import Hotseat
    from game.table.tokens import Colour


class OwnPanel(Node):
    """The ground of the seat's own side."""

    role = "group"

    def draw(self, art: Art) -> None:
        art.shadow(self.rect, 6, 120)
        art.panel(self.rect, tokens.INK, border=tokens.BRASS, line=1)


class OwnHead(Node):
    """Who sits here, and the support at home."""

    def __init__(self, rect: Rect, game: Hotseat) -> None:
        self.game, self.seat = game, game.front
        role = game.names.seats[game.front]
        self.said = game.compiled.scenario.roles[role]
        support = _("support {number}").format(number=game.state[at.SUPPORT + game.front])
        super().__init__(
            rect, self.said.title, key=f"seat {role}", value=support, explain=lambda: explain_seat(game, game.front)
        )

    def draw(self, art: Art) -> None:
        sign, rest = left(self.rect, self.rect.height, art.px(10))
        draw_sign(art, sign, self.said.shape, self.said.emblem)
        state = self.game.state
        if state[at.CHAIR] == self.seat and state[at.ROUND]:
            chair, rest = right(rest, art.px(24), art.px(6))
            art.icon(chair, "ui-chair", tokens.BRASS_LIGHT)
        upper, lower = top(rest, rest.height * 11 // 20)
        face = art.fitted(self.said.title, upper.size, (tokens.LEAD, tokens.BODY, tokens.SMALL), BOLD)
        name = self.said.title if art.texts.fits(self.said.title, face, upper.size) else self.said.short
        art.lines(upper, name, face, tokens.ON_DARK, down=MIDDLE)
        number = state[at.SUPPORT + self.seat]
        icon, lower = left(lower, art.px(20), art.px(6))
        art.icon(icon, "ui-support", tokens.BRASS_LIGHT)
        digits, lower = left(lower, art.width_of("10", tokens.BODY, BOLD), art.px(8))
        art.text(digits, str(number), size=tokens.BODY, style=BOLD, down=MIDDLE)
        draw_pips(art, lower, number, self.game.compiled.scenario.head.rules.support_limit)


class Figure(Node):
    """A number about the seat, with what it means."""

    role = "label"

    def __init__(self, rect: Rect, name: str, text: str, colour: Colour, explanation: Explanation) -> None:
        super().__init__(rect, name, key=f"figure {name}", value=text, explain=lambda: explanation)
        self.text, self.colour = text, colour
        self.radius = 5

    def draw(self, art: Art) -> None:
        label = art.width_of(self.name) + art.px(8)
        face = art.fitted(
            self.text, (self.rect.width - label, self.rect.height), (tokens.LEAD, tokens.BODY, tokens.SMALL), BOLD
        )
        number, rest = right(self.rect, art.texts.width(self.text, face), art.px(8))
        art.text(rest, self.name, tokens.ON_DARK_SOFT, down=MIDDLE)
        art.lines(number, self.text, face, self.colour, across=RIGHT, down=MIDDLE)


def own_side(rect: Rect, game: Hotseat, art: Art, show_role: Callable[[], None]) -> Node:
    """The panel of the seat in front."""
    scenario = game.compiled.scenario
    panel = OwnPanel(rect, scenario.roles[game.names.seats[game.front]].title, key="own side")
    inner = inset(rect, art.px(12), art.px(9))
    roomy = rect.height > art.px(225)
    head, rest = top(inner, art.px(60 if roomy else 40), art.px(9 if roomy else 3))
    panel.add(OwnHead(head, game))
    count = 3 if game.shows_gains else 1
    lines = stack(rest, [art.px(30 if roomy else 22)] * count, art.px(3 if roomy else 0))
    panel.add(*_figures(game, lines))
    below = Rect(rest.x, lines[-1].bottom + art.px(8 if roomy else 4), rest.width, 0)
    below.height = inner.bottom - below.y
    panel.add(*_papers(below, game, art, show_role))
    return panel


def _figures(game: Hotseat, lines: list[Rect]) -> list[Node]:
    now = outlook(game.view, game.state)
    assert now is not None
    scale = _("100 % is {number} points more than walking away was worth at the start.").format(
        number=game.compiled.scenario.head.rules.scale
    )
    signed = Explanation(
        _("Own gain if signed now"),
        (
            Line(_("What the game is worth to this seat if everything agreed so far were signed as the peace.")),
            Line(
                _(
                    "Walking away, and the chance that the peace lasts times what its terms add; stakes and agenda "
                    "in full."
                )
            ),
            Line(scale, SOFT),
        ),
    )
    ended = Explanation(
        _("Own gain if the talks end now"),
        (Line(_("Only the accords in force count, with the walk-away value as the tracks stand.")), Line(scale, SOFT)),
    )
    away = Explanation(
        _("Walk-away value"),
        (
            Line(_("What no deal at all is worth to this seat, in points. Nobody else knows the number.")),
            Line(_("The tracks and some cards move it; which way is public."), PLAIN),
        ),
    )
    walking = Figure(lines[-1], _("Walk-away value"), minus(now.walk_away), tokens.ON_DARK, away)
    if not game.shows_gains:
        return [walking]
    then = thought(game.view, game.state, game.draft, game.counter) if game.may_act else None
    return [
        _gain(lines[0], _("If signed now"), now, then, signed, lambda each: each.signed),
        _gain(lines[1], _("If talks end now"), now, then, ended, lambda each: each.ended),
        walking,
    ]


def _gain(
    rect: Rect, name: str, now: Outlook, then: Outlook | None, about: Explanation, of: Callable[[Outlook], int]
) -> Figure:
    """An own gain, and what it would become if what is on the seat's mind came true."""
    if then is None or of(then) == of(now):
        return Figure(rect, name, per_cent(of(now)), _tone(of(now)), about)
    return Figure(rect, name, changed(of(now), of(then)), _tone(of(then) - of(now)), about)


def _tone(number: int) -> Colour:
    return tokens.GAIN_ON_DARK if number > 0 else tokens.LOSS_ON_DARK if number < 0 else tokens.ON_DARK


def _papers(rect: Rect, game: Hotseat, art: Art, show_role: Callable[[], None]) -> list[Node]:
    """The secret agenda and the role sheet."""
    made: list[Node] = []
    height = min(rect.height, art.px(tokens.CONTROL))
    row = Rect(rect.x, rect.bottom - height, rect.width, height)
    agenda = game.state[at.AGENDA + game.front]
    sheet = row
    if agenda != NOBODY:
        sheet, wide = right(row, art.px(48), art.px(8))
        title = agenda_at(game.compiled.scenario, game.names.agendas[agenda]).title
        made.append(
            Button(wide, title, show_role, icon="ui-agenda", key="agenda", size=tokens.SMALL,
                   explain=lambda: explain_agenda(game, agenda))
        )  # fmt: skip
    made.append(
        Button(sheet, _("Role sheet"), show_role, icon="ui-info", bare=agenda != NOBODY, key="role sheet",
               explain=lambda: explain_seat(game, game.front))
    )  # fmt: skip
    return made
