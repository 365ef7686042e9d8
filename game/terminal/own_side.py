"""What only one seat may see: its hand, agenda, values and prospects, and its role sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import layout as at
from game.core.play import nobody
from game.scenario.model import MOST_TRACKS
from game.scenario.names import agenda_at, card_at
from game.scenario.tables import MOST_OPTIONS, VALUE, WALK_SLOPE
from game.session.prospects import prospect
from game.speech.language import _
from game.telling.sentences import (
    minus,
    option_name,
    percent,
    points,
    quoted,
    seat_name,
    signed,
    tell_card,
    tell_condition,
    tell_rewards,
    tell_source,
    whole,
)

if TYPE_CHECKING:
    from game.core.view import View
    from game.scenario.model import Scenario
    from game.session.prospects import Prospect
    from game.terminal.screen import Screen


class OwnSide:
    """The side of the table that faces one seat."""

    def __init__(self, screen: Screen, view: View) -> None:
        self.screen, self.view, self.state = screen, view, view.state
        self.names = view.compiled.names
        self.role = self.names.seats[view.seat]

    @property
    def scenario(self) -> Scenario:
        return self.view.compiled.scenario

    @property
    def name(self) -> str:
        return seat_name(self.scenario, self.role)

    def hand(self) -> tuple[int, ...]:
        first = at.HAND + self.view.seat * at.MOST_HAND
        return tuple(self.state[first : first + self.state[at.HAND_COUNT + self.view.seat]])

    # ---- prospects ----------------------------------------------------------------------------------------------

    def show_prospects(self) -> None:
        """Own gain as things stand, and what walking away is worth."""
        now = prospect(self.view)
        self.screen.line(
            _(
                "{seat}: own gain {signed} if all that is agreed were signed now, {ended} if the talks ended now."
            ).format(seat=self.name, signed=gain(now.if_signed), ended=gain(now.if_not))
        )
        start = self.state[at.WALK_START + self.view.seat]
        sentence = _("Walking away is worth {now} ({start} at the start). Support at home: {support}.")
        self.screen.line(
            sentence.format(
                now=points(now.walk_away), start=minus(start), support=self.state[at.SUPPORT + self.view.seat]
            )
        )

    # ---- pages --------------------------------------------------------------------------------------------------

    def show_hand(self) -> None:
        self.screen.title(_("The hand of {seat}").format(seat=self.name))
        for card in self.hand():
            found = card_at(self.scenario, self.names.cards[card])
            self.screen.line(found.title, indent=2, style="bold")
            self.screen.line(tell_card(self.view.compiled, found, self.role), indent=4)
        if not self.hand():
            self.screen.line(_("no cards"), indent=2)

    def show_values(self) -> None:
        """What each option is worth, and what moves the walk-away value."""
        self.screen.title(_("What the options are worth to {seat}").format(seat=self.name))
        for k, issue in enumerate(self.names.issues):
            agreed = self.state[at.AGREED + k] - 1
            self.screen.line(self.scenario.issues[issue].title, indent=2, style="bold")
            for option, found in self.scenario.issues[issue].options.items():
                number = self.names.numbers["options"][f"{issue}.{option}"]
                worth = self.view.tables[VALUE + self.view.seat * MOST_OPTIONS + number]
                mark = _(" (agreed)") if number == agreed else ""
                self.screen.pair(f"{found.title}{mark}", signed(worth), indent=4)
        for linkage in self.scenario.linkage.values():
            if linkage.values.get(self.role):
                sentence = _("{points} more if {condition}")
                condition = tell_condition(self.scenario, linkage.when)
                told = sentence.format(points=signed(linkage.values[self.role]), condition=condition)
                self.screen.line(told, indent=2, hang=2)
        self.screen.line()
        self.show_walk_away()

    def show_walk_away(self) -> None:
        now = prospect(self.view)
        up: list[str] = []
        down: list[str] = []
        for k, track in enumerate(self.scenario.tracks.values()):
            slope = self.view.tables[WALK_SLOPE + self.view.seat * MOST_TRACKS + k]
            if slope:
                (up if slope > 0 else down).append(track.title)
        self.screen.line(_("Walking away is worth {points} now.").format(points=points(now.walk_away)))
        if up:
            self.screen.line(_("It rises with: {tracks}.").format(tracks=", ".join(up)), indent=2)
        if down:
            self.screen.line(_("It falls with: {tracks}.").format(tracks=", ".join(down)), indent=2)

    def show_agenda(self) -> None:
        agenda = nobody(self.state[at.AGENDA + self.view.seat])
        if agenda is None:
            self.screen.line(_("{seat} has not chosen an agenda.").format(seat=self.name))
            return
        found = agenda_at(self.scenario, self.names.agendas[agenda])
        self.screen.title(_("Secret agenda: {agenda}").format(agenda=quoted(found.title)))
        for text in self.agenda_lines(agenda):
            self.screen.line(text, indent=2)

    def agenda_lines(self, agenda: int) -> list[str]:
        name = self.names.agendas[agenda]
        found = agenda_at(self.scenario, name)
        return [found.text, *tell_rewards(self.scenario, name), tell_source(found)]

    def show_role(self) -> None:
        """The role sheet."""
        role = self.scenario.roles[self.role]
        self.screen.title(role.title)
        self.screen.line(role.text)
        for paragraph in role.brief.strip().split("\n\n"):
            self.screen.line()
            self.screen.line(paragraph.replace("\n", " "))
        self.screen.line()
        self.show_aims()
        self.screen.line()
        self.screen.line(tell_source(role))

    def show_aims(self) -> None:
        role = self.scenario.roles[self.role]
        if role.aims:
            self.screen.line(_("Aims:"))
            for aim in role.aims:
                self.screen.line(f"- {aim}", indent=2, hang=2)

    # ---- words for menus ----------------------------------------------------------------------------------------

    def change(self, after: Prospect) -> str:
        """What a move would change of own gain and durability, in one line."""
        now = prospect(self.view)
        changes = (
            (_("own gain if signed: {before} to {after}"), gain(now.if_signed), gain(after.if_signed)),
            (_("if the talks end: {before} to {after}"), gain(now.if_not), gain(after.if_not)),
            (_("peace lasts: {before} to {after}"), percent(now.durability), percent(after.durability)),
        )
        told = [change.format(before=old, after=new) for change, old, new in changes if old != new]
        return "; ".join(told) if told else _("own gain as it is")

    def if_all_sign(self) -> str:
        """What the peace at hand would bring, against walking away."""
        now = prospect(self.view)
        sentence = _("own gain if all sign: {signed}; if the talks ended now: {ended}; peace lasts: {lasts}")
        return sentence.format(signed=gain(now.if_signed), ended=gain(now.if_not), lasts=percent(now.durability))

    def card_lines(self, card: int) -> list[str]:
        """All about a card."""
        found = card_at(self.scenario, self.names.cards[card])
        return [found.text, tell_card(self.view.compiled, found, self.role), tell_source(found)]

    def option(self, number: int) -> str:
        return option_name(self.scenario, self.names.options[number])


def gain(hundredths: int) -> str:
    """Own gain with its sign, in whole per cent."""
    return _("{number} %").format(number=signed(whole(hundredths)))
