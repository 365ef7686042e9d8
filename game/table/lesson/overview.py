"""What the facilitator alone sees of a game: the table, every promise, and every seat with what it keeps to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from pygame import Rect

from game.core import layout as at
from game.core.play import durability
from game.debrief.commitments import PLEDGE, PROMISE, struck_out
from game.scenario.model import MOST_AGENDAS_EACH
from game.scenario.names import agenda_at, card_at
from game.speech.language import _
from game.table import tokens
from game.table.flow import inset
from game.table.play.outlook import outlook, per_cent
from game.table.text import SANS, SERIF_BOLD
from game.table.widgets.basic import Label, Panel
from game.table.widgets.scrolling import Scroll
from game.telling.things import minus, one_of, option_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.session.session import Session
    from game.table.art import Art
    from game.table.node import Node


@frozen
class Section:
    """`key`: of its lines, for whoever looks for them."""

    key: str
    title: str
    lines: tuple[str, ...]


def sections(session: Session) -> Iterator[Section]:
    """The table, what is agreed, the promises, and the seats in their order."""
    yield Section("table", _("The table"), tuple(tracks_of(session)))
    yield Section("agreed", _("Agreed so far"), tuple(agreed_in(session)) or (_("Nothing."),))
    promises = tuple(text for _number, text in promises_in(session))
    yield Section("promises", _("Promises, which bind nobody"), promises or (_("None yet."),))
    for seat in range(len(session.compiled.names.seats)):
        title, *lines = lines_of(session, seat)
        yield Section(f"seat {seat}", title, tuple(lines))


def tracks_of(session: Session) -> Iterator[str]:
    """All tracks in one line, for they are looked at together."""
    names, scenario, state = session.compiled.names, session.compiled.scenario, session.state
    told = []
    for number, name in enumerate(names.tracks):
        track, value = scenario.tracks[name], state[at.TRACK + number]
        sentence = _("{track}: {value} of {most}")
        told.append(sentence.format(track=track.title, value=minus(value), most=minus(track.high)))
    lasting = durability(session.public_view().tables, state)
    yield "; ".join([*told, _("Durability: {number}\u00a0%").format(number=lasting)])


def agreed_in(session: Session) -> Iterator[str]:
    """Every clause with what it is worth by now."""
    names, scenario, state = session.compiled.names, session.compiled.scenario, session.state
    words = {
        at.INITIALLED: _("initialled"),
        at.IN_FORCE_ACCORD: _("in force as an accord"),
        at.IN_FORCE_TREATY: _("in force by the treaty"),
    }
    for issue in range(len(names.issues)):
        if state[at.AGREED + issue]:
            clause = option_name(scenario, names.options[state[at.AGREED + issue] - 1])
            status = words.get(state[at.STATUS + issue], "")
            yield _("{clause} ({status})").format(clause=clause, status=status) if status else clause


def promises_in(session: Session) -> list[tuple[int, str]]:
    """Numbers and words of those that stand, the last one first."""
    roles, notes = session.compiled.scenario.roles, session.notes
    struck = struck_out((note.kind, note.text) for note in notes)
    said = [
        _("{seat}: {text}").format(
            seat=roles[note.about].title if note.about in roles else _("Somebody"),
            text=PLEDGE.sub("", note.text).strip(),
        )
        for note in notes
        if note.kind == PROMISE
    ]
    return [(number, text) for number, text in reversed([*enumerate(said, start=1)]) if number not in struck]


def lines_of(session: Session, seat: int) -> Iterator[str]:
    """A seat: its support, what it has now, its agenda or those it still chooses from, its hand."""
    names, state, scenario = session.compiled.names, session.state, session.compiled.scenario
    has = _(", has the move") if session.actor == seat else ""
    yield _("{seat}: support {support}{has}").format(
        seat=scenario.roles[names.seats[seat]].title, support=state[at.SUPPORT + seat], has=has
    )
    view = session.view(seat)
    now = outlook(view, view.state)
    if now is not None:
        sentence = _("Own gain {signed} if signed now, {ended} if the talks end; walk-away value {away}.")
        yield sentence.format(signed=per_cent(now.signed), ended=per_cent(now.ended), away=minus(now.walk_away))
    yield from agenda_of(session, seat)
    first = at.HAND + seat * at.MOST_HAND
    cards = [names.cards[card] for card in state[first : first + state[at.HAND_COUNT + seat]]]
    yield _("Hand: {cards}").format(cards="; ".join(card_at(scenario, card).title for card in cards) or _("none"))


def agenda_of(session: Session, seat: int) -> Iterator[str]:
    names, state, scenario = session.compiled.names, session.state, session.compiled.scenario
    agenda = state[at.AGENDA + seat]
    if agenda != at.NOBODY:
        yield _("Secret agenda: {title}").format(title=agenda_at(scenario, names.agendas[agenda]).title)
        return
    first = at.AGENDA_DEALT + seat * MOST_AGENDAS_EACH
    dealt = [names.agendas[each] for each in state[first : first + MOST_AGENDAS_EACH] if each != at.NOBODY]
    if dealt:
        titles = one_of(agenda_at(scenario, each).title for each in dealt)
        yield _("Secret agenda: still to choose, {titles}").format(titles=titles)


def overview(rect: Rect, session: Session, art: Art, offsets: dict[str, int]) -> Node:
    """All of it on paper, which scrolls."""
    paper = Panel(rect, tokens.PAPER, border=tokens.BRASS, name=_("Every seat"), key="everything")
    area = Scroll(inset(rect, art.px(20), art.px(14)), "console seats", offsets, on_paper=True)
    nodes: list[Node] = []
    y = area.inner.y
    for section in sections(session):
        for k, text in enumerate((section.title, *section.lines)):
            style, colour = (SANS, tokens.ON_PAPER) if k else (SERIF_BOLD, tokens.WAX)
            height = art.height_of(text, area.inner.width, tokens.BODY, style)
            place = Rect(area.inner.x, y, area.inner.width, height)
            key = f"console {section.key} {k}"
            nodes.append(Label(place, text, colour=colour, size=tokens.BODY, style=style, key=key))
            y += height + art.px(2)
        y += art.px(12)
    paper.add(area.hold(nodes, y - area.inner.y))
    return paper
