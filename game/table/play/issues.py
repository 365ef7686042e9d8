"""The issues on the felt: each a track of options, with what is agreed, staked, marked and closed on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pygame import Rect

from game.core import layout as at
from game.core.layout import NOBODY
from game.scenario.names import card_at, option_at
from game.scenario.tables import ISSUE_CORE, ISSUE_END, ISSUE_FIRST, MOST_OPTIONS, VALUE
from game.speech.language import _
from game.table import tokens
from game.table.art import MIDDLE, RIGHT, Art
from game.table.flow import columns, inset, left, right, top
from game.table.node import Node
from game.table.play.explain import explain_issue, explain_option, owner_of
from game.table.text import BOLD, SANS, Face
from game.table.widgets.scrolling import Scroll
from game.telling.sentences import consent_now, signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.table.play.hotseat import Hotseat
    from game.table.play.why import Why
    from game.table.tokens import Colour

OPTION_SIZES = (22, 20, 18, 17, tokens.SMALL)
HEADER = 26
MARKS = 23
TILE_PAD = 7

OPEN, CHOSEN, AGREED, CLOSED, UNMET = "open", "chosen", "agreed", "closed", "unmet"


class Tile(Node):
    """One option of an issue."""

    role = "button"

    def __init__(
        self, rect: Rect, game: Hotseat, option: int, size: float, press: Callable[[int], None], why: Why, **rest: Any
    ) -> None:
        name = game.names.options[option]
        self.game, self.option, self.size = game, option, size
        self.said = option_at(game.compiled.scenario, name)
        self.state = state_of(game, option)
        super().__init__(
            rect,
            self.said.title,
            key=f"option {name}",
            value=STATES()[self.state],
            press=lambda: press(option),
            explain=lambda: explain_option(game, option, why.sentence()),
            enabled=not why.reason,
            selected=self.state == CHOSEN,
            **rest,
        )
        self.radius = 7

    def colours(self) -> tuple[Colour, Colour, Colour]:
        """Fill, border and text."""
        return {
            OPEN: (tokens.FELT_DARK, tokens.FELT_LINE, tokens.ON_DARK),
            CHOSEN: (tokens.BRASS, tokens.BRASS_LIGHT, tokens.INK),
            AGREED: (tokens.PAPER, tokens.BRASS, tokens.ON_PAPER),
            CLOSED: (tokens.FELT, tokens.FELT_LINE, tokens.ON_DARK_SOFT),
            UNMET: (tokens.FELT, tokens.FELT_LINE, tokens.ON_DARK_SOFT),
        }[self.state]

    def draw(self, art: Art) -> None:
        fill, border, ink = self.colours()
        thick = 3 if self.state in (CHOSEN, AGREED) else 1
        art.panel(self.rect, fill, border=border, radius=7, line=thick)
        inner = inset(self.rect, art.px(TILE_PAD), art.px(5))
        marks = Rect(inner.x, inner.bottom - art.px(MARKS - 3), inner.width, art.px(MARKS - 3))
        words = Rect(inner.x, inner.y, inner.width, marks.y - inner.y)
        face = Face(BOLD if self.state in (AGREED, CHOSEN) else SANS, art.px(self.size))
        art.lines(words, self.name, face, ink)
        if self.state in (CLOSED, UNMET):
            self.cross_out(art, words, face)
        self.draw_marks(art, marks, ink)

    def cross_out(self, art: Art, words: Rect, face: Face) -> None:
        """A line through every line of the name."""
        step = art.texts.line_height(face)
        for number, line in enumerate(art.texts.lines(self.name, face, words.width)):
            y = words.y + number * step + step * 11 // 20
            art.rule((words.x, y), (words.x + art.texts.width(line, face), y), tokens.LOSS_ON_DARK, 1.5)

    def draw_marks(self, art: Art, rect: Rect, ink: Colour) -> None:
        """How it binds, whose consent it needs, where it is hard to sell; on the right what it is worth to the seat."""
        game, scenario = self.game, self.game.compiled.scenario
        if game.front != NOBODY:
            worth = game.view.tables[VALUE + game.front * MOST_OPTIONS + self.option]
            text = signed(worth)
            value, rect = right(rect, art.width_of(text, tokens.SMALL, BOLD), art.px(4))
            art.text(value, text, self.worth_colour(worth), style=BOLD, down=MIDDLE)
        parties = consent_now(game.compiled, game.state, (game.names.options[self.option],))
        side, pitch = art.px(16), art.px(20)
        sign = Rect(rect.x, rect.y, side, side)
        if self.state in (CLOSED, UNMET):
            art.icon(sign, "ui-closed" if self.state == CLOSED else "ui-lock", tokens.LOSS_ON_DARK)
        elif self.state == AGREED:
            self.draw_seal(art, sign)
        else:
            art.icon(sign, f"ui-{self.said.binds}", ink)
        roles = [*parties, *(role for role in self.said.hard_to_sell if role not in parties)]
        pitch = min(pitch, (rect.width - side) // max(1, len(roles)))
        red = tokens.WAX if self.state in (AGREED, CHOSEN) else tokens.LOSS_ON_DARK
        for number, role in enumerate(roles, start=1):
            box = Rect(rect.x + number * pitch, rect.y, side, side)
            shown = box if role in parties else inset(box, side // 5)
            seat_sign(art, shown, scenario.roles[role].shape, ground_is_dark=self.state not in (AGREED, CHOSEN))
            if role in self.said.hard_to_sell:
                art.surface.fill(red, (box.x, box.bottom + art.px(1), side, art.px(3)))

    def worth_colour(self, worth: int) -> Colour:
        if self.state == CHOSEN:
            return tokens.INK
        if self.state == AGREED:
            return tokens.GAIN_ON_PAPER if worth > 0 else tokens.LOSS_ON_PAPER if worth < 0 else tokens.ON_PAPER_SOFT
        return tokens.GAIN_ON_DARK if worth > 0 else tokens.LOSS_ON_DARK if worth < 0 else tokens.ON_DARK_SOFT

    def draw_seal(self, art: Art, sign: Rect) -> None:
        """Initialled or binding, in red wax."""
        box = sign.inflate(art.px(7), art.px(7))
        if self.game.state[at.STATUS + self.game.issue_of(self.option)] == at.INITIALLED:
            art.dot(box.center, box.width // 2, tokens.WAX)
            art.icon(inset(box, box.width // 5), "ui-initialled", tokens.PAPER)
        else:
            art.picture(box.inflate(art.px(6), art.px(6)).move(0, art.px(1)), "seal")


def STATES() -> dict[str, str]:  # noqa: N802  (a table of words, in the language in use)
    return {
        OPEN: "",
        CHOSEN: _("in the offer"),
        AGREED: _("agreed"),
        CLOSED: _("closed"),
        UNMET: _("its condition does not hold"),
    }


def seat_sign(art: Art, box: Rect, shape: str, *, ground_is_dark: bool) -> None:
    """A seat's shape with a rim that parts it from the ground."""
    colour = tokens.SEAT_COLOURS.get(shape, tokens.SEAT_COLOURS["star"])
    made = art.pictures.rimmed(shape, min(box.size), tokens.PAPER if ground_is_dark else tokens.INK, colour)
    if made is not None:
        art.surface.blit(made, made.get_rect(center=box.center))


def state_of(game: Hotseat, option: int) -> str:
    state = game.state
    if option in game.clauses or (game.counter >= at.COUNTER and game.counter - at.COUNTER == option):
        return CHOSEN
    if state[at.AGREED + game.issue_of(option)] == option + 1:
        return AGREED
    if state[at.CLOSED + option]:
        return CLOSED
    return UNMET if state[at.BLOCKED + option] == at.CONDITION_FAILS else OPEN


class IssueRow(Node):
    """An issue: its header, and its options side by side."""

    role = "group"

    def __init__(self, rect: Rect, game: Hotseat, issue: int, art: Art, **rest: Any) -> None:
        said = game.compiled.scenario.issues[game.names.issues[issue]]
        name = game.names.issues[issue]
        super().__init__(rect, said.title, key=f"row {name}", **rest)
        self.game, self.issue = game, issue
        header = Rect(rect.x, rect.y, rect.width, art.px(HEADER - 3))
        self.add(IssueHeader(header, game, issue))


class IssueHeader(Node):
    """Icon and name of an issue, whether it is agreed, and what is staked on it."""

    role = "heading"

    def __init__(self, rect: Rect, game: Hotseat, issue: int) -> None:
        said = game.compiled.scenario.issues[game.names.issues[issue]]
        self.game, self.issue, self.icon = game, issue, said.icon or "issue-question"
        super().__init__(
            rect, said.title, key=f"issue {game.names.issues[issue]}", value=standing(game, issue),
            explain=lambda: explain_issue(game, issue),
        )  # fmt: skip
        self.radius = 5

    def draw(self, art: Art) -> None:
        icon, rest = left(self.rect, art.px(20), art.px(7))
        art.icon(icon, self.icon, tokens.BRASS_LIGHT)
        width = art.width_of(self.name, 17, BOLD)
        art.text(
            Rect(rest.x, rest.y, rest.width, rest.height), self.name, tokens.ON_DARK, size=17, style=BOLD, down=MIDDLE
        )
        used = width + art.px(8)
        if self.game.view.tables[ISSUE_CORE + self.issue]:
            star = Rect(rest.x + used, rest.y, art.px(15), rest.height)
            art.icon(star, "ui-star", tokens.BRASS)
            used += art.px(22)
        rest = Rect(rest.x + used, rest.y, rest.width - used, rest.height)
        status = standing(self.game, self.issue)
        if status and art.width_of(status) <= rest.width:
            words, rest = right(rest, art.width_of(status), art.px(10))
            art.text(words, status, tokens.BRASS_LIGHT, across=RIGHT, down=MIDDLE)
        self.draw_stakes(art, rest)

    def draw_stakes(self, art: Art, rest: Rect) -> None:
        for seat_shape, stake in stakes_on(self.game, self.issue):
            words = str(stake)
            need = art.px(34) + art.width_of(words, tokens.SMALL, BOLD)
            if need > rest.width:
                return
            chip, rest = right(rest, need, art.px(8))
            art.icon(Rect(chip.x, chip.y, art.px(15), chip.height), "ui-demand", tokens.ON_DARK)
            sign = Rect(chip.x + art.px(16), chip.centery - art.px(7), art.px(14), art.px(14))
            seat_sign(art, sign, seat_shape, ground_is_dark=True)
            art.text(Rect(chip.x + art.px(33), chip.y, chip.width, chip.height), words, style=BOLD, down=MIDDLE)


def standing(game: Hotseat, issue: int) -> str:
    """Whether an issue is agreed, in a word."""
    status = game.state[at.STATUS + issue]
    if not game.state[at.AGREED + issue]:
        return ""
    return _("initialled") if status == at.INITIALLED else _("in force")


def stakes_on(game: Hotseat, issue: int) -> list[tuple[str, int]]:
    """The demands on an issue: the shape of the seat that made each, and its stake."""
    scenario, state = game.compiled.scenario, game.state
    made = []
    for number, card in enumerate(game.names.cards):
        if state[at.COMMITTED + number]:
            demand = card_at(scenario, card).demand
            if demand is not None and demand.issue == game.names.issues[issue]:
                made.append((scenario.roles[owner_of(scenario, card)].shape, state[at.STAKE + number]))
    return made


def tabled(game: Hotseat) -> list[int]:
    return [issue for issue in range(len(game.names.issues)) if game.state[at.TABLED + issue]]


def options_of(game: Hotseat, issue: int) -> range:
    return range(game.view.tables[ISSUE_FIRST + issue], game.view.tables[ISSUE_END + issue])


def tile_widths(art: Art, game: Hotseat, issue: int, width: int, size: float) -> tuple[list[int], int]:
    """The widths of an issue's tiles, so that the longest name takes as few lines as can be, and how many it takes."""
    key = (game.names.issues[issue], width, size, art.scale.unit)
    if key not in game.laid:
        game.laid[key] = (
            _tile_widths(art, game, issue, width, size, for_signs=True)
            or _tile_widths(art, game, issue, width, size, for_signs=False)
            or _equal_widths(art, game, issue, width, size)
        )
    return game.laid[key]


def _tile_widths(
    art: Art, game: Hotseat, issue: int, width: int, size: float, *, for_signs: bool
) -> tuple[list[int], int] | None:
    """None if the names (and the signs below them, side by side) have no room in a line of that width."""
    options = options_of(game, issue)
    gap, margin = art.px(8), 2 * art.px(TILE_PAD)
    room = width - gap * (len(options) - 1)
    face = Face(BOLD, art.px(size))
    for lines in range(1, 8):
        least = []
        for option in options:
            said = option_at(game.compiled.scenario, game.names.options[option])
            signs = art.px(14 * (1 + len({*said.consent, *said.hard_to_sell})) + 40) if for_signs else 0
            least.append(margin + max(signs, art.texts.narrowest(said.title, face, lines)))
        spare = room - sum(least)
        if spare >= 0:
            # What is left over evens the widths out, the narrow ones first.
            level = _level(least, spare)
            widths = [max(each, level) for each in least]
            widths[-1] += room - sum(widths)
            return widths, lines
    return None


def _equal_widths(art: Art, game: Hotseat, issue: int, width: int, size: float) -> tuple[list[int], int]:
    """Equal widths, in which some word has to be cut."""
    options = options_of(game, issue)
    widths = [place.width for place in columns(Rect(0, 0, width, 1), len(options), art.px(8))]
    titles = (option_at(game.compiled.scenario, game.names.options[option]).title for option in options)
    room = min(widths) - 2 * art.px(TILE_PAD)
    face = Face(BOLD, art.px(size))
    return widths, max(len(art.texts.lines(title, face, room)) for title in titles)


def is_whole(art: Art, game: Hotseat, issue: int, width: int, size: float) -> bool:
    """Whether no name of an issue has to be cut inside a word."""
    widths, _lines = tile_widths(art, game, issue, width, size)
    face = Face(BOLD, art.px(size))
    titles = (option_at(game.compiled.scenario, game.names.options[option]).title for option in options_of(game, issue))
    margin = 2 * art.px(TILE_PAD)
    return all(art.texts.holds_words(title, face, each - margin) for title, each in zip(titles, widths, strict=True))


def _level(least: list[int], spare: int) -> int:
    """To which width the narrow ones can be raised with what is left over."""
    order = sorted(least)
    for count in range(1, len(order) + 1):
        level = (sum(order[:count]) + spare) // count
        if count == len(order) or level <= order[count]:
            return level
    return order[-1]


def row_height(art: Art, game: Hotseat, issue: int, width: int, size: float) -> int:
    """Height of an issue with its header."""
    lines = tile_widths(art, game, issue, width, size)[1]
    return art.px(HEADER) + lines * art.texts.line_height(Face(BOLD, art.px(size))) + art.px(MARKS) + 2 * art.px(5)


def issue_board(
    rect: Rect,
    game: Hotseat,
    art: Art,
    offsets: dict[str, int],
    press: Callable[[int], None],
    why: Callable[[int], Why],
) -> Node:
    """All issues on the table, as large as they can be; it scrolls only if even the smallest text is too high."""
    shown = tabled(game)
    across = 2 if len(shown) > 1 else 1
    area = Scroll(rect, "board", offsets)
    inner = area.inner if len(shown) > 4 else rect.copy()
    gap, between = art.px(26), art.px(10)
    lanes = columns(Rect(inner.x, inner.y, inner.width, rect.height), across, gap)
    lines = [shown[k : k + across] for k in range(0, len(shown), across)]

    def heights(size: float) -> list[int]:
        return [max(row_height(art, game, issue, lanes[0].width, size) for issue in line) for line in lines]

    chosen: float = OPTION_SIZES[-1]
    tall = heights(chosen)
    for size in OPTION_SIZES:
        wanted = heights(size)
        whole = all(is_whole(art, game, issue, lanes[0].width, size) for issue in shown)
        if whole and sum(wanted) + between * (len(lines) - 1) <= rect.height:
            chosen, tall = size, wanted
            break
    spare = rect.height - sum(tall) - between * (len(lines) - 1)
    if spare > 0 and lines:
        more = min(spare // len(lines), art.px(34))
        tall = [each + more for each in tall]
        spare -= more * len(lines)
    y = inner.y + max(0, spare) // 2
    first = y
    made: list[Node] = []
    for line, height in zip(lines, tall, strict=True):
        for lane, issue in zip(lanes, line, strict=False):
            made.append(issue_row(Rect(lane.x, y, lane.width, height), game, issue, art, chosen, press, why))
        y += height + between
    return area.hold(made, max(0, y - between - first))


def issue_row(
    rect: Rect,
    game: Hotseat,
    issue: int,
    art: Art,
    size: float,
    press: Callable[[int], None],
    why: Callable[[int], Why],
) -> IssueRow:
    row = IssueRow(rect, game, issue, art)
    options = options_of(game, issue)
    _header, tiles = top(rect, art.px(HEADER))
    widths = tile_widths(art, game, issue, rect.width, size)[0]
    x = rect.x
    for width, option in zip(widths, options, strict=True):
        row.add(Tile(Rect(x, tiles.y, width, tiles.height), game, option, size, press, why(option)))
        x += width + art.px(8)
    return row
