"""The charts of a debrief as lines, dots and words on a small sheet; web page and print draw the same sheets.

A sheet is 360 wide, y grows downwards.  A seat is told apart by its shape and its dashes as well as by its colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from game.speech.language import _
from game.telling.things import minus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from game.debrief.facts import Debrief

WIDTH = 360
INK, QUIET, LIGHT = "#1E2329", "#6A6F76", "#D9D2C3"
COLOURS = {
    "square": "#B5533C",
    "circle": "#2F6DB5",
    "triangle": "#5A4FA3",
    "diamond": "#9A7414",  # the table's #C99A2E, darker: lines and words on paper need the contrast
    "hexagon": "#2E7358",
    "star": "#7A6A5C",
}
DASHES = ((), (6, 3), (2, 2), (8, 2, 2, 2), (4, 4), (1, 3))


@frozen
class Line:
    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 1.0
    dash: tuple[int, ...] = ()


@frozen
class Mark:
    """A seat's shape; hollow ones are outlined."""

    x: float
    y: float
    shape: str
    colour: str
    size: float = 4.0
    hollow: bool = False


@frozen
class Words:
    """`anchor`: start, middle or end."""

    x: float
    y: float
    text: str
    colour: str = INK
    size: float = 10.0
    anchor: str = "start"
    bold: bool = False


Shape: TypeAlias = Line | Mark | Words


@frozen
class Drawing:
    height: float
    shapes: tuple[Shape, ...]
    width: float = WIDTH


@frozen
class SeatStyle:
    short: str
    shape: str
    colour: str
    dash: tuple[int, ...]


def styles_of(debrief: Debrief) -> dict[str, SeatStyle]:
    roles = debrief.compiled.scenario.roles
    return {
        name: SeatStyle(role.short, role.shape, COLOURS.get(role.shape, INK), DASHES[k % len(DASHES)])
        for k, (name, role) in enumerate(roles.items())
    }


# ---- over time ------------------------------------------------------------------------------------------------------

LEFT, RIGHT, TOP = 30.0, 312.0, 14.0


@frozen
class _Plot:
    """Moves across, values up."""

    moves: int
    low: float
    high: float
    height: float

    def x(self, n: float) -> float:
        return LEFT + (RIGHT - LEFT) * n / max(1, self.moves)

    def y(self, value: float) -> float:
        return TOP + self.height * (self.high - value) / (self.high - self.low)

    def grid(self, debrief: Debrief, tell: Callable[[int], str]) -> Iterator[Shape]:
        """Levels with their numbers, and where rounds begin."""
        step = _step(self.high - self.low)
        value = -(-int(self.low) // step) * step
        while value <= self.high:
            y = self.y(value)
            yield Line(((LEFT, y), (RIGHT, y)), QUIET if value == 0 else LIGHT, 0.8 if value == 0 else 0.6)
            yield Words(LEFT - 4, y + 3, tell(value), QUIET, 9, "end")
            value += step
        bottom = TOP + self.height
        for n, number in _round_starts(debrief):
            yield Line(((self.x(n), TOP), (self.x(n), bottom)), LIGHT, 0.6)
            yield Words(self.x(n) + 2, bottom + 11, _("R{round}").format(round=number), QUIET, 9)


def _step(span: float) -> int:
    """A round number that parts a span into three to six."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500):
        if span / step <= 6:
            return step
    return 1000


def _round_starts(debrief: Debrief) -> list[tuple[int, int]]:
    starts: dict[int, int] = {}
    for moment in debrief.moments:
        if moment.round:
            starts.setdefault(moment.round, moment.n)
    return [(n, number) for number, n in starts.items()]


def _stairs(plot: _Plot, values: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """A line that stays level until the move that changes it."""
    points = [(plot.x(0), plot.y(values[0]))]
    for n in range(1, len(values)):
        if values[n] != values[n - 1]:
            points += [(plot.x(n), plot.y(values[n - 1])), (plot.x(n), plot.y(values[n]))]
    points.append((plot.x(len(values) - 1), plot.y(values[-1])))
    return tuple(points)


def _bounds(values: list[float]) -> tuple[float, float]:
    low, high = min([0.0, *values]), max([0.0, *values])
    room = max(1.0, 0.06 * (high - low))
    return low - room, high + room


def walk_away_chart(debrief: Debrief) -> Drawing:
    """The walk-away value of every seat, in points, after every move."""
    styles = styles_of(debrief)
    lines = {role: [float(moment.seats[role].walk_away) for moment in debrief.moments] for role in styles}
    low, high = _bounds([value for line in lines.values() for value in line])
    plot = _Plot(len(debrief.moments) - 1, low, high, 190)
    shapes: list[Shape] = list(plot.grid(debrief, minus))
    ends = {role: plot.y(line[-1]) for role, line in lines.items()}
    places = _apart(ends, 13)
    for role, line in lines.items():
        style = styles[role]
        shapes.append(Line(_stairs(plot, line), style.colour, 2.2, style.dash))
        shapes.append(Mark(RIGHT + 8, places[role], style.shape, style.colour, 4))
        shapes.append(Words(RIGHT + 16, places[role] + 3.5, style.short, style.colour, 10, bold=True))
    return Drawing(TOP + 190 + 18, tuple(shapes))


def _apart(ends: dict[str, float], room: float) -> dict[str, float]:
    """Heights for labels that do not cover one another."""
    places: dict[str, float] = {}
    last = -1000.0
    for role in sorted(ends, key=lambda each: ends[each]):
        last = places[role] = max(ends[role], last + room)
    over = max(0.0, last - (TOP + 190))
    return {role: place - over for role, place in places.items()}


def value_chart(debrief: Debrief, role: str) -> Drawing:
    """One seat's own gain in per cent if all that was agreed were signed, and if the talks ended."""
    style = styles_of(debrief)[role]
    signed = [moment.seats[role].if_signed / 100 for moment in debrief.moments]
    ended = [moment.seats[role].if_not / 100 for moment in debrief.moments]
    low, high = _bounds([*signed, *ended])
    plot = _Plot(len(debrief.moments) - 1, low, high, 96)
    shapes: list[Shape] = list(plot.grid(debrief, minus))
    shapes.append(Line(_stairs(plot, ended), QUIET, 1.6, (3, 3)))
    shapes.append(Line(_stairs(plot, signed), style.colour, 2.4))
    title = debrief.compiled.scenario.roles[role].title
    shapes.append(Mark(LEFT + 4, 7, style.shape, style.colour, 4))
    shapes.append(Words(LEFT + 13, 10.5, title, style.colour, 11, bold=True))
    places = _apart({"signed": plot.y(signed[-1]), "ended": plot.y(ended[-1])}, 11)
    shapes.append(Words(RIGHT + 4, places["signed"] + 3.5, _("if signed"), style.colour, 8.5))
    shapes.append(Words(RIGHT + 4, places["ended"] + 3.5, _("if not"), QUIET, 8.5))
    return Drawing(TOP + 96 + 18, tuple(shapes))


# ---- what was possible ----------------------------------------------------------------------------------------------


def possible_chart(debrief: Debrief) -> Drawing:
    """The outcome beside the frontier and the Nash point: two seats on two axes, more on a line each."""
    return _two_axes(debrief) if len(debrief.people) == 2 else _line_each(debrief)


def _line_each(debrief: Debrief) -> Drawing:
    possible, styles = debrief.possible, styles_of(debrief)
    values = [gain for point in possible.drawn for gain in point.values()]
    values += [*possible.gains.values(), *possible.nash_gains.values(), *possible.most.values()]
    low, high = _bounds([value / 100 for value in values])
    row, left, right = 38.0, 42.0, 346.0

    def x(hundredths: float) -> float:
        return left + (right - left) * (hundredths / 100 - low) / (high - low)

    bottom = TOP + row * len(styles)
    shapes: list[Shape] = []
    step = _step(high - low)
    for value in range(-(-int(low) // step) * step, int(high) + 1, step):
        shapes.append(Line(((x(100 * value), TOP), (x(100 * value), bottom)), QUIET if value == 0 else LIGHT, 0.6))
        shapes.append(Words(x(100 * value), bottom + 11, minus(value), QUIET, 9, "middle"))
    for k, (role, style) in enumerate(styles.items()):
        y = TOP + row * (k + 0.5)
        shapes.append(Line(((left, y), (right, y)), LIGHT, 0.6))
        shapes += [
            Line(((x(point[role]), y - 6), (x(point[role]), y + 6)), style.colour, 0.35) for point in possible.drawn
        ]
        if possible.nash_gains:
            shapes.append(Mark(x(possible.nash_gains[role]), y, "diamond", INK, 5.5, hollow=True))
        shapes.append(Mark(x(possible.gains[role]), y, "circle", style.colour, 5))
        shapes.append(Mark(8, y, style.shape, style.colour, 4.5))
        shapes.append(Words(16, y + 3.5, style.short, style.colour, 11, bold=True))
    shapes += _legend(bottom + 26)
    return Drawing(bottom + 34, tuple(shapes))


def _two_axes(debrief: Debrief) -> Drawing:
    possible, styles = debrief.possible, styles_of(debrief)
    across, up = styles
    points = [*possible.drawn, possible.gains, *([possible.nash_gains] if possible.nash_gains else [])]
    low_x, high_x = _bounds([point[across] / 100 for point in points])
    low_y, high_y = _bounds([point[up] / 100 for point in points])
    left, right, bottom = 40.0, 340.0, TOP + 240.0

    def place(point: dict[str, int]) -> tuple[float, float]:
        x = left + (right - left) * (point[across] / 100 - low_x) / (high_x - low_x)
        return x, bottom - (bottom - TOP) * (point[up] / 100 - low_y) / (high_y - low_y)

    shapes: list[Shape] = []
    step = _step(high_x - low_x)
    for value in range(-(-int(low_x) // step) * step, int(high_x) + 1, step):
        x = place({across: 100 * value, up: 0})[0]
        shapes.append(Line(((x, TOP), (x, bottom)), QUIET if value == 0 else LIGHT, 0.6))
        shapes.append(Words(x, bottom + 11, minus(value), QUIET, 9, "middle"))
    step = _step(high_y - low_y)
    for value in range(-(-int(low_y) // step) * step, int(high_y) + 1, step):
        y = place({across: 0, up: 100 * value})[1]
        shapes.append(Line(((left, y), (right, y)), QUIET if value == 0 else LIGHT, 0.6))
        shapes.append(Words(left - 4, y + 3, minus(value), QUIET, 9, "end"))
    front = sorted(place(point) for point in possible.drawn)
    if front:
        shapes.append(Line(tuple(front), QUIET, 1.2))
    shapes += [Line(((x, y - 4), (x, y + 4)), QUIET, 1.4) for x, y in front]
    if possible.nash_gains:
        shapes.append(Mark(*place(possible.nash_gains), "diamond", INK, 6, hollow=True))
    shapes.append(Mark(*place(possible.gains), "circle", COLOURS["square"], 5.5))
    roles = debrief.compiled.scenario.roles
    shapes.append(Words(right, bottom + 23, roles[across].title, INK, 10, "end", bold=True))
    shapes.append(Words(4, 9, roles[up].title, INK, 10, bold=True))
    shapes += _legend(bottom + 38)
    return Drawing(bottom + 46, tuple(shapes))


def _legend(y: float) -> list[Shape]:
    return [
        Mark(44, y, "circle", INK, 4.5),
        Words(52, y + 3.5, _("your outcome"), INK, 9),
        Mark(140, y, "diamond", INK, 5, hollow=True),
        Words(149, y + 3.5, _("Nash point"), INK, 9),
        Line(((222, y - 5), (222, y + 5)), QUIET, 1),
        Line(((226, y - 5), (226, y + 5)), QUIET, 1),
        Words(232, y + 3.5, _("Pareto frontier"), INK, 9),
    ]


# ---- shapes as polygons, for every renderer -----------------------------------------------------------------------

POLYGONS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "triangle": ((0, -1.05), (1, 0.8), (-1, 0.8)),
    "diamond": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "hexagon": ((-0.5, -0.9), (0.5, -0.9), (1, 0), (0.5, 0.9), (-0.5, 0.9), (-1, 0)),
    "star": (
        (0, -1.15), (0.28, -0.38), (1.1, -0.36), (0.45, 0.15), (0.68, 0.93), (0, 0.48),
        (-0.68, 0.93), (-0.45, 0.15), (-1.1, -0.36), (-0.28, -0.38),
    ),
}  # fmt: skip


def outline_of(mark: Mark) -> tuple[tuple[float, float], ...] | None:
    """The corners of a mark; None for a circle."""
    corners = POLYGONS.get(mark.shape)
    return None if corners is None else tuple((mark.x + dx * mark.size, mark.y + dy * mark.size) for dx, dy in corners)
