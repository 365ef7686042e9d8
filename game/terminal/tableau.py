"""The public table in lines: tracks, seats, issues, commitments, the open offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import layout as at
from game.core.play import durability, nobody
from game.scenario.names import card_at, option_at
from game.scenario.tables import DECK_END, DECK_FIRST, MOST_OPTIONS, VALUE
from game.speech.language import _, ngettext
from game.telling.sentences import (
    all_of,
    binding_word,
    card_name,
    one_of,
    option_name,
    percent,
    quoted,
    seat_name,
    signed,
    tell_consent_of,
    tell_hard_to_sell,
    tell_when,
)

if TYPE_CHECKING:
    from game.core.view import View
    from game.scenario.model import Scenario
    from game.terminal.screen import Screen

SHAPES = {"circle": "●", "square": "■", "triangle": "▲", "diamond": "◆", "hexagon": "⬢", "star": "★"}


class Tableau:
    """What lies on the table, as a view shows it."""

    def __init__(self, screen: Screen, view: View) -> None:
        self.screen, self.view, self.state = screen, view, view.state
        self.names = view.compiled.names

    @property
    def scenario(self) -> Scenario:
        return self.view.compiled.scenario

    def seat(self, number: int) -> str:
        return seat_name(self.scenario, self.names.seats[number])

    def seat_with_shape(self, number: int) -> str:
        """A seat's name; with its shape where pictures make sense."""
        role = self.scenario.roles[self.names.seats[number]]
        return role.title if self.screen.plain else f"{SHAPES.get(role.shape, '●')} {role.title}"

    def agreed(self, issue: int) -> int | None:
        """The option agreed on an issue."""
        return self.state[at.AGREED + issue] - 1 if self.state[at.AGREED + issue] else None

    # ---- the whole table ----------------------------------------------------------------------------------------

    def show(self) -> None:
        """Everything that lies on the table."""
        self.show_head()
        self.show_tracks()
        self.show_seats()
        self.show_issues()
        self.show_commitments()

    def show_head(self) -> None:
        number, rounds = self.state[at.ROUND], self.scenario.head.rules.rounds
        title = self.scenario.head.title
        if number == 0:
            self.screen.heading(_("{title}: before the first round").format(title=title))
            return
        heading = _("{title}: round {round} of {rounds}, {seat} in the chair")
        self.screen.heading(
            heading.format(title=title, round=number, rounds=rounds, seat=self.seat(self.state[at.CHAIR]))
        )
        headline = nobody(self.state[at.HEADLINE])
        if headline is not None:
            news = self.scenario.headlines[self.names.headlines[headline]]
            self.screen.line(_("News: {title}. {text}").format(title=news.title.rstrip("."), text=news.text))

    def show_tracks(self) -> None:
        if not self.names.tracks:
            return
        told = [
            _("{track} {value} of {high}").format(track=track.title, value=self.state[at.TRACK + k], high=track.high)
            for k, track in enumerate(self.scenario.tracks.values())
        ]
        self.screen.line(_("Tracks: {tracks}").format(tracks="; ".join(told)), hang=2)

    def show_seats(self) -> None:
        for number in range(len(self.names.seats)):
            cards = self.state[at.HAND_COUNT + number]
            told = ngettext("support {support}, {cards} card", "support {support}, {cards} cards", cards)
            told = told.format(support=self.state[at.SUPPORT + number], cards=cards)
            turn = (
                _(" (has the turn)") if number == self.state[at.TURN_SEAT] and self.state[at.PHASE] != at.OVER else ""
            )
            self.screen.pair(self.seat_with_shape(number) + turn, told, indent=2)

    def show_issues(self) -> None:
        self.screen.title(_("On the table (* core: a peace must settle it)"))
        for k in range(len(self.names.issues)):
            if self.state[at.TABLED + k]:
                self.screen.pair(self.issue_title(k), self.issue_status(k), indent=2)
        if not any(self.state[at.TABLED + k] for k in range(len(self.names.issues))):
            self.screen.line(_("nothing yet"), indent=2)
        waiting = [self.issue_title(k) for k in range(len(self.names.issues)) if not self.state[at.TABLED + k]]
        if waiting:
            self.screen.line(_("Waiting row: {issues}").format(issues=", ".join(waiting)), indent=2, hang=2)
        lasts = percent(durability(self.view.tables, self.state))
        self.screen.line(
            _("The chance that a peace as agreed so far lasts: {percent}.").format(percent=lasts), indent=2
        )

    def issue_title(self, issue: int) -> str:
        found = self.scenario.issues[self.names.issues[issue]]
        return f"{found.title}*" if found.core else found.title

    def issue_status(self, issue: int) -> str:
        agreed = self.agreed(issue)
        if agreed is None:
            return _("open")
        option = option_at(self.scenario, self.names.options[agreed])
        if self.state[at.STATUS + issue] == at.INITIALLED:
            return _("initialled: {option}").format(option=option.title)
        return _("binding: {option}").format(option=option.title)

    def show_commitments(self) -> None:
        """Demands on the table with their stakes."""
        told = [
            self.commitment(seat, card)
            for seat in range(len(self.names.seats))
            for card in range(self.view.tables[DECK_FIRST + seat], self.view.tables[DECK_END + seat])
            if self.state[at.COMMITTED + card]
        ]
        if told:
            self.screen.title(_("Commitments"))
            for each in told:
                self.screen.line(each, indent=2, hang=2)

    def commitment(self, seat: int, card: int) -> str:
        demand = card_at(self.scenario, self.names.cards[card]).demand
        assert demand is not None
        issue = self.scenario.issues[demand.issue]
        kept = one_of(quoted(issue.options[option].title) for option in demand.keeps)
        sentence = _("{seat} stakes {stake} on {issue}: {options}")
        return sentence.format(seat=self.seat(seat), stake=self.state[at.STAKE + card], issue=issue.title, options=kept)

    # ---- parts of it --------------------------------------------------------------------------------------------

    def show_all_options(self) -> None:
        """Every issue with all its options: consents, marks, what is closed, and the seat's own values."""
        for k, issue in enumerate(self.names.issues):
            place = self.issue_status(k) if self.state[at.TABLED + k] else _("in the waiting row")
            self.screen.title(f"{self.issue_title(k)} ({place})")
            for option in self.scenario.issues[issue].options:
                number = self.names.numbers["options"][f"{issue}.{option}"]
                self.screen.pair(self.option_title(number), self.own_value(number), indent=2)
                self.screen.line(self.option_facts(number), indent=6)

    def option_title(self, number: int) -> str:
        return option_at(self.scenario, self.names.options[number]).title

    def own_value(self, number: int) -> str:
        """What an option is worth to the seat that looks; empty for the public."""
        if self.view.seat == at.NOBODY:
            return ""
        worth = self.view.tables[VALUE + self.view.seat * MOST_OPTIONS + number]
        return _("worth {points} to {seat}").format(points=signed(worth), seat=self.seat(self.view.seat))

    def option_facts(self, number: int) -> str:
        """Consents, binding, condition, marks and whether it is closed, in one line."""
        option = option_at(self.scenario, self.names.options[number])
        facts = [tell_consent_of(self.scenario, option.consent), binding_word(option)]
        if option.durability:
            facts.append(_("peace lasts {percent}").format(percent=percent_change(option.durability)))
        if option.hard_to_sell:
            facts.append(tell_hard_to_sell(self.scenario, option))
        if option.when is not None:
            facts.append(_("only while {condition}").format(condition=tell_when(self.scenario, option)))
        if self.state[at.CLOSED + number]:
            facts.append(_("closed"))
        return "; ".join(facts)

    def package(self) -> tuple[int, ...]:
        """The clauses of the offer on the table."""
        return tuple(self.state[at.CLAUSE : at.CLAUSE + self.state[at.CLAUSE_COUNT]])

    def show_offer(self, *, openly: bool = False) -> None:
        """The offer or the signing that has to be answered; `openly` without what its terms are worth to the seat."""
        offerer = self.seat(self.state[at.OFFERER])
        if self.state[at.PHASE] == at.SIGNING:
            self.screen.heading(_("{seat} calls the signing of the peace").format(seat=offerer))
            for issue in range(len(self.names.issues)):
                agreed = self.agreed(issue)
                if agreed is not None:
                    self.screen.line(option_name(self.scenario, self.names.options[agreed]), indent=2, hang=2)
            return
        heading = _("{seat} makes a counter-offer") if self.state[at.COUNTERED] else _("{seat} makes an offer")
        self.screen.heading(heading.format(seat=offerer))
        for clause in self.package():
            worth = "" if openly else self.own_value(clause)
            self.screen.pair(option_name(self.scenario, self.names.options[clause]), worth, indent=2)
            self.screen.line(self.option_facts(clause), indent=4, hang=2)
        asked = [self.seat(seat) for seat in range(len(self.names.seats)) if (self.state[at.AWAITING] >> seat) & 1]
        if asked:
            self.screen.line(_("Still to answer: {seats}.").format(seats=all_of(asked)))

    def show_track_details(self) -> None:
        for k, track in enumerate(self.scenario.tracks.values()):
            value = _("{value} ({low} to {high})").format(
                value=self.state[at.TRACK + k], low=track.low, high=track.high
            )
            self.screen.pair(track.title, value, indent=2, style="bold")
            ends = _("{low}: {low_means}; {high}: {high_means}. {text}").format(
                low=track.low, low_means=track.low_means, high=track.high, high_means=track.high_means, text=track.text
            )
            self.screen.line(ends, indent=4)

    def card_in_play(self, card: int) -> str:
        return card_name(self.scenario, self.names.cards[card])


def percent_change(points: int) -> str:
    """Percentage points with a sign."""
    return _("{number} %").format(number=signed(points))
