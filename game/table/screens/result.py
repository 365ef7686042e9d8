"""What the end was worth to each seat: a bar, a number, the sum behind it, and the agenda that it kept to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.scenario.names import agenda_at
from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE, RIGHT, Art
from game.table.explaining import Explanation, Line
from game.table.flow import left, right, top
from game.table.node import Node
from game.table.play.explain import explained
from game.table.play.outlook import per_cent
from game.table.play.seats import draw_sign
from game.table.text import BOLD, ITALIC
from game.telling.sentences import minus, signed, tell_rewards, whole

if TYPE_CHECKING:
    from game.session.results import SeatResult
    from game.session.session import Session

SIGN = 54
FULL = 120  # per cent that fill half a bar


def text_size(art: Art) -> float:
    """Where there is room, the end is told in larger letters."""
    return tokens.BODY + 1 if art.scale.is_roomy else tokens.SMALL


class InForce(Node):
    """An option in force."""

    role = "list item"

    def __init__(self, rect: Rect, icon: str, text: str, size: float) -> None:
        super().__init__(rect, text, key=f"in force {text}")
        self.icon, self.size = icon or "issue-question", size

    def draw(self, art: Art) -> None:
        icon, words = left(self.rect, art.px(22), art.px(12))
        icon.height = art.px(22)
        art.icon(icon, self.icon, tokens.BRASS_DARK)
        art.text(words, self.name, tokens.ON_PAPER, size=self.size)


def sum_of(result: SeatResult, peace: bool, durability: int) -> str:
    """The one sum: walking away, and the chance times what the peace adds; then everything that counts in full."""
    text = minus(result.walk_away)
    if peace:
        adds = result.treaty - result.walk_away
        text = _("{walk_away} walking away + {chance} % × {adds} that the peace adds").format(
            walk_away=text, chance=durability, adds=minus(adds)
        )
    else:
        text = _("{walk_away} walking away").format(walk_away=text)
    for number, word in (
        (result.accords, _("{by} accords")),
        (result.stakes, _("{by} stakes")),
        (result.agenda_points, _("{by} agenda")),
        (result.broke, _("{by} no support left")),
    ):
        if number:
            text += " " + word.format(by=signed(number))
    total = _("= {final}; it was {start} at the start")
    return text + " " + total.format(final=minus(whole(result.final_value)), start=minus(result.walk_away_start))


def agenda_text(session: Session, result: SeatResult) -> str:
    if result.agenda is None:
        return ""
    title = agenda_at(session.compiled.scenario, result.agenda).title
    return _("Secret agenda: {title} ({by})").format(title=title, by=signed(result.agenda_points))


def _texts(session: Session, result: SeatResult) -> tuple[str, str]:
    outcome = session.result()
    return sum_of(result, outcome.peace, outcome.durability), agenda_text(session, result)


def seat_line_height(art: Art, session: Session, result: SeatResult, width: int) -> int:
    room = width - art.px(SIGN + 14)
    sums, agenda = _texts(session, result)
    size = text_size(art)
    return art.px(34) + art.height_of(sums, room, size) + art.height_of(agenda, room, size, ITALIC) + art.px(12)


class SeatLine(Node):
    """The result of one seat."""

    role = "list item"

    def __init__(self, rect: Rect, session: Session, seat: int, result: SeatResult) -> None:
        self.session, self.result = session, result
        self.said = session.compiled.scenario.roles[result.seat]
        plan = session.plan(seat)
        self.who = plan.name or ("" if plan.is_human else _("bot"))
        self.gain = whole(result.own_gain)
        self.sums, self.agenda = _texts(session, result)
        told = _("own gain {gain}. {sum}. {agenda}")
        told = told.format(gain=per_cent(self.gain), sum=self.sums, agenda=self.agenda)
        super().__init__(
            rect,
            self.said.title,
            key=f"result {result.seat}",
            value=told,
            explain=self.explained_agenda,
        )

    def explained_agenda(self) -> Explanation | None:
        """The agenda in full."""
        if self.result.agenda is None:
            return None
        scenario = self.session.compiled.scenario
        said = agenda_at(scenario, self.result.agenda)
        lines = [
            Line(f"{text[:1].upper()}{text[1:]}.", icon="ui-star")
            for text in tell_rewards(scenario, self.result.agenda)
        ]
        return explained(said.title, said, lines)

    def draw(self, art: Art) -> None:
        sign, rest = left(self.rect, art.px(SIGN), art.px(14))
        sign.height = min(sign.height, art.px(SIGN))
        draw_sign(art, sign, self.said.shape, self.said.emblem)
        line, rest = top(rest, art.px(32))
        text = per_cent(self.gain)
        number, line = right(line, art.px(78), art.px(10))
        colour = tokens.GAIN_ON_DARK if self.gain > 0 else tokens.LOSS_ON_DARK if self.gain < 0 else tokens.ON_DARK
        art.text(number, text, colour, size=tokens.LEAD, style=BOLD, across=RIGHT, down=MIDDLE)
        name, bar = left(line, line.width * 36 // 100, art.px(10))
        title = f"{self.said.title} ({self.who})" if self.who else self.said.title
        face = art.fitted(title, name.size, (tokens.BODY, tokens.SMALL), BOLD)
        art.lines(
            name,
            title if art.texts.fits(title, face, name.size) else self.said.title,
            face,
            tokens.ON_DARK,
            down=MIDDLE,
        )
        self.draw_bar(art, bar)
        height = art.text(rest, self.sums, tokens.ON_DARK_SOFT, size=text_size(art))
        below = Rect(rest.x, rest.y + height, rest.width, rest.height - height)
        art.text(below, self.agenda, tokens.BRASS_LIGHT, size=text_size(art), style=ITALIC)

    def draw_bar(self, art: Art, rect: Rect) -> None:
        """To the right of the middle what was gained, to the left what was lost."""
        rail = Rect(rect.x, rect.centery - art.px(5), rect.width, art.px(10))
        art.panel(rail, tokens.INK_LINE, radius=5)
        length = min(1.0, abs(self.gain) / FULL) * rail.width / 2
        x = rail.centerx if self.gain >= 0 else rail.centerx - round(length)
        seat = tokens.SEAT_COLOURS.get(self.said.shape, tokens.BRASS)
        art.surface.fill(tokens.mixed(seat, tokens.PAPER, 0.25), (x, rail.y, max(2, round(length)), rail.height))
        art.surface.fill(tokens.PAPER, (rail.centerx - 1, rail.y - art.px(4), 2, rail.height + art.px(8)))
