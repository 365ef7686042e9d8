"""The bar at the top: menu, round, what is asked for now, the headline, and the way to help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.core import faces
from game.core import layout as at
from game.core.layout import NOBODY
from game.core.play import durability
from game.scenario.names import option_at
from game.speech.language import _
from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.explaining import PLAIN, SOFT, Explanation, Line
from game.table.flow import inset, left, right, top
from game.table.node import Node
from game.table.play.explain import explain_track, explained
from game.table.play.outlook import thought
from game.table.text import BOLD, ITALIC, SERIF_BOLD
from game.table.widgets.basic import Button
from game.table.widgets.gauge import Gauge
from game.telling.sentences import tell_effects, tell_event, tell_task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.table.play.hotseat import Hotseat


class RoundSign(Node):
    """The round, as a number and as a row of dots."""

    role = "label"

    def __init__(self, rect: Rect, game: Hotseat) -> None:
        self.now, self.all = game.state[at.ROUND], game.compiled.scenario.head.rules.rounds
        super().__init__(
            rect, _("Round {round} of {rounds}").format(round=max(1, self.now), rounds=self.all), key="round"
        )

    def draw(self, art: Art) -> None:
        words, dots = top(self.rect, self.rect.height * 3 // 5)
        art.text(words, self.name, style=BOLD, down=MIDDLE)
        pitch = min(art.px(18), self.rect.width // max(1, self.all))
        for number in range(1, self.all + 1):
            centre = (dots.x + art.px(6) + (number - 1) * pitch, dots.centery - art.px(2))
            art.dot(centre, art.px(5), tokens.BRASS if number <= self.now else tokens.INK_LINE)
            if number == self.now:
                art.dot(centre, art.px(2), tokens.INK)


class Task(Node):
    """What is asked for now, and below it the headline of the round."""

    role = "label"

    def __init__(self, rect: Rect, game: Hotseat, *, with_headline: bool) -> None:
        headline = headline_of(game) if with_headline else ""
        self.headline = _("News: {title}").format(title=headline) if headline else ""
        super().__init__(
            rect, tell_task(game.compiled, game.state), key="task", value=self.headline,
            explain=(lambda: explain_headline(game)) if headline else None,
        )  # fmt: skip

    def draw(self, art: Art) -> None:
        face = art.fitted(
            self.name, (self.rect.width, self.rect.height), (tokens.LEAD, tokens.BODY, tokens.SMALL), SERIF_BOLD
        )
        height = art.texts.size(self.name, face, self.rect.width)[1]
        if not self.headline or height + art.px(20) > self.rect.height:
            art.lines(self.rect, self.name, face, tokens.ON_DARK, CENTRE, MIDDLE)
            return
        spare = (self.rect.height - height - art.px(20)) // 2
        upper = Rect(self.rect.x, self.rect.y + spare, self.rect.width, height)
        art.lines(upper, self.name, face, tokens.ON_DARK, CENTRE)
        lower = Rect(self.rect.x, upper.bottom, self.rect.width, art.px(20))
        art.text(lower, self.headline, tokens.BRASS_LIGHT, style=ITALIC, across=CENTRE, down=MIDDLE)


def headline_of(game: Hotseat) -> str:
    number = game.state[at.HEADLINE]
    return "" if number == NOBODY else game.compiled.scenario.headlines[game.names.headlines[number]].title


def explain_headline(game: Hotseat) -> Explanation | None:
    number = game.state[at.HEADLINE]
    if number == NOBODY:
        return None
    said = game.compiled.scenario.headlines[game.names.headlines[number]]
    effects = [Line(text[:1].upper() + text[1:] + ".", PLAIN, "ui-event") for text in tell_effects(game.compiled, said)]
    return explained(said.title, said, effects)


class Bar(Node):
    """The ground of the bar."""

    def draw(self, art: Art) -> None:
        art.panel(self.rect, tokens.INK, border=tokens.INK_LINE, line=1)


def top_bar(
    rect: Rect,
    game: Hotseat,
    art: Art,
    buttons: Sequence[tuple[str, str, Callable[[], None], str]],
    menu: Callable[[], None],
    *,
    with_headline: bool,
) -> Node:
    """`buttons`: name, icon, what it does, why it can't be pressed."""
    bar = Bar(rect, _("Top bar"), key="bar")
    inner = inset(rect, art.px(5), art.px(5))
    side = inner.height
    first, rest = left(inner, side, art.px(12))
    bar.add(
        Button(first, _("Menu"), menu, icon="ui-menu", bare=True, key="menu", explain=lambda: Explanation(_("Menu")))
    )
    sign, rest = left(
        rest, art.width_of(_("Round {round} of {rounds}").format(round=10, rounds=10), tokens.SMALL, BOLD), art.px(10)
    )
    bar.add(RoundSign(sign, game))
    made = []
    for name, icon, press, why in reversed(buttons):
        place, rest = right(rest, side, art.px(6))
        lines = (Line(why, SOFT),) if why else ()
        made.append(
            Button(place, name, press, icon=icon, bare=True, key=f"bar {icon}", enabled=not why,
                   explain=lambda name=name, lines=lines: Explanation(name, lines))
        )  # fmt: skip
    bar.add(Task(rest, game, with_headline=with_headline))
    bar.add(*reversed(made))
    return bar


# ---- gauges --------------------------------------------------------------------------------------------------------


def last_change(game: Hotseat, track: str) -> faces.TrackMoved | None:
    return next(
        (event for _n, event in reversed(game.log()) if isinstance(event, faces.TrackMoved) and event.track == track),
        None,
    )


def gauge_height(width: int, game: Hotseat, art: Art) -> int:
    """What the highest gauge needs at a width: names break rather than being cut."""
    room = width - art.px(20 + 34 + 6) - art.width_of("100 %", tokens.LEAD, BOLD)
    titles = [track.title for track in game.compiled.scenario.tracks.values()] + [_("Durability")]
    return max(art.px(52), max(art.height_of(title, room) for title in titles) + art.px(29))


def gauges(places: Sequence[Rect], game: Hotseat) -> list[Node]:
    """The public tracks, and last the chance that the peace lasts."""
    made: list[Node] = []
    scenario = game.compiled.scenario
    for number, (place, name) in enumerate(zip(places, game.names.tracks, strict=False)):
        track = scenario.tracks[name]
        moved = last_change(game, name)
        sentence = _("Last change: {event}").format(event=tell_event(game.compiled, moved)) if moved else ""
        made.append(
            Gauge(
                place, track.title, track_icon(name), track.low, track.high, game.state[at.TRACK + number],
                moved.after - moved.before if moved else 0, key=f"track {name}",
                explain=lambda number=number, sentence=sentence: explain_track(game, number, sentence),
            )
        )  # fmt: skip
    lasting = durability(game.view.tables, game.state)
    then = thought(game.view, game.state, game.draft, game.counter) if game.may_act else None
    gauge = Gauge(
        places[len(game.names.tracks)], _("Durability"), "ui-durability", 0, 100, lasting, 0, key="durability",
        then=then.durability if then else None,
        explain=lambda: explain_durability(game, lasting), boxes=10, unit=" %",
    )  # fmt: skip
    made.append(gauge)
    return made


def track_icon(name: str) -> str:
    from game.table.find import found  # noqa: PLC0415

    return f"track-{name}" if found(f"track-{name}") else "track-generic"


def explain_durability(game: Hotseat, lasting: int) -> Explanation:
    """Why the chance is what it is: every agreed option that moves it, and the marks."""
    scenario, state = game.compiled.scenario, game.state
    lines = [Line(_("The chance that a peace with everything agreed so far lasts: {number} %.").format(number=lasting))]
    for issue, name in enumerate(game.names.issues):
        if state[at.AGREED + issue]:
            said = option_at(scenario, game.names.options[state[at.AGREED + issue] - 1])
            if said.durability:
                by = f"{said.durability:+d}".replace("-", "−")
                lines.append(
                    Line(
                        _("{issue}, {option}: {by}").format(issue=scenario.issues[name].title, option=said.title, by=by)
                    )
                )
            if said.hard_to_sell:
                each = scenario.head.durability.per_mark * len(said.hard_to_sell)
                by = f"{each:+d}".replace("-", "−")
                lines.append(
                    Line(_("Hard to sell: {option}: {by}").format(option=said.title, by=by), PLAIN, "ui-hard-to-sell")
                )
    lines.append(Line(_("What a seat gains from peace counts times this chance."), SOFT))
    return Explanation(_("Durability"), tuple(lines))
