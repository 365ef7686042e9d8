"""The table during a game: what is on it now, and what pressing things there does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from pygame import Rect

from game.core import layout as at
from game.core.layout import NOBODY
from game.speech.language import _
from game.table import tokens
from game.table.art import CENTRE, MIDDLE, Art
from game.table.flow import bottom, inset
from game.table.node import Node
from game.table.play import bar, call, curtain, hand, issues, log, offer, own, places, seats, sheets, waiting
from game.table.play.ground import draw_table
from game.table.play.headline import aside
from game.table.play.steering import Steering
from game.table.play.why import Why, why_no_move, why_no_option
from game.table.screen import Screen
from game.table.screens.learn import Lesson
from game.table.widgets.basic import Label
from game.table.widgets.dialog import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.session.session import Session
    from game.table.app import App


class TableScreen(Screen):
    """A game that is being played.  `steers`: what drives it."""

    steers = Steering

    def __init__(self, app: App, session: Session, *, in_background: bool = True) -> None:
        super().__init__(app)
        self.steering = self.steers(app, self, session, in_background=in_background)
        self.game = self.steering.game
        self.sheet: Callable[[Rect, Art], Node] | None = None
        self.again: Callable[[TableScreen], None] | None = None  # opens the same sheet on another table
        self.beside: Callable[[Rect, Art], list[Node]] | None = None  # what lies over the table, below the bar
        self.table = Rect(0, 0, 1, 1)
        self.offsets["log"] = 10**6
        self.lesson = Lesson() if session.header.settings.get("learn") else None

    # ---- the tree --------------------------------------------------------------------------------------------------

    @property
    def has_curtain(self) -> bool:
        """Whether the curtain hangs before everything."""
        return self.steering.is_closed

    def build(self, art: Art, window: Rect) -> Node:
        if self.has_curtain:
            return self.build_curtain(art, window)
        self.advise()
        root = Node(window, _("The table"), key="table screen")
        game = self.game
        around = seats.others_around(game)
        count = len(game.names.tracks) + 1
        phase = game.state[at.PHASE]
        per_row = max(1, min(count, window.width // art.px(places.TRACKS_WIDE + 8)))
        height = bar.gauge_height(window.width // per_row - art.px(10), game, art)
        laid = places.places(
            window, art.scale, len(around), count, height,
            answering=phase in (at.ANSWERING, at.SIGNING), has_front=game.front != NOBODY,
            is_called=self.steering.is_closed,
        )  # fmt: skip
        self.table = laid.table
        root.add(self.build_bar(laid, art))
        root.add(*bar.gauges(laid.gauges, game))
        root.add(self.build_felt(laid.felt, art))
        for place, seat in zip(laid.seats, around, strict=True):
            delegation = seats.Delegation(place, game, seat)
            delegation.is_floating = True
            root.add(delegation)
        if laid.aside is not None:
            root.add(aside(laid.aside, game, art, self.offsets))
        if game.front != NOBODY:
            root.add(own.own_side(laid.own, game, art, self.show_role))
            room = inset(laid.hand, 0, art.px(2))
            root.add(hand.hand(room, game, art, self.offsets, self.press_card, self.why_card))
        elif self.steering.is_closed:
            root.add(self.build_call(laid.call, art))
        root.add(offer.offer_panel(laid.offer, game, art, self.offsets, self.deeds()))
        if self.beside is not None:
            below = laid.bar.bottom + art.px(4)
            root.add(*self.beside(Rect(window.x, below, window.width, window.bottom - below), art))
        if self.sheet is not None:
            root.add(self.sheet(window, art))
        return root

    def take_over(self, old: TableScreen) -> bool:
        """Show what another table showed of the same game, on a changed scenario: no more, and no less.

        Returns False if an offer that was being put together does not fit any more.
        """
        self.offsets, self.lesson = old.offsets, old.lesson
        fits = self.game.sit_as_in(old.game)
        if old.again is not None and not old.steering.is_closed and self.game.front == old.game.front:
            old.again(self)
        return fits

    def advise(self) -> None:
        """In a lesson: say what is asked for, the first time that it is."""
        advice = self.lesson.advice(self.game) if self.lesson is not None and self.sheet is None else None
        if advice is not None:
            self.show_message(*advice)

    def build_curtain(self, art: Art, window: Rect) -> Node:
        """Only the scenario's own words: nothing of the game is read for it."""
        seat = self.steering.curtain_for
        plan = self.game.session.plan(seat)
        said = self.game.session.compiled.scenario.roles[self.game.names.seats[seat]]
        return curtain.curtain(window, art, said, plan.name, self.steering.reveal, self.steering.peek)

    def build_call(self, rect: Rect, art: Art) -> Node:
        """What calls the seat that must move, where the table itself is shown meanwhile."""
        return call.call(rect, self.game, art, self.steering.curtain_for, self.steering.reveal)

    def build_bar(self, laid: places.Places, art: Art) -> Node:
        buttons = self.bar_buttons(laid)
        return bar.top_bar(laid.bar, self.game, art, buttons, self.show_menu, with_headline=laid.aside is None)

    def bar_buttons(self, laid: places.Places) -> list[tuple[str, str, Callable[[], None], str]]:
        why = "" if self.may_undo() else _("There is nothing to take back now.")
        buttons = [(_("Take back"), "ui-undo", self.steering.undo, why)]
        if laid.aside is None:
            buttons.append((_("Log"), "ui-log", self.show_log, ""))
        buttons.append((_("Help (F1)"), "ui-help", self.app.help, ""))
        return buttons

    def build_felt(self, felt: Rect, art: Art) -> Node:
        """The issues, and below them those that wait; or the agendas to choose from."""
        game = self.game
        inner = inset(felt, art.px(12), art.px(7))
        ground = Node(felt, _("Issues"), key="felt")
        if game.state[at.PHASE] == at.CHOOSING_AGENDA:
            if game.may_act:
                ground.add(sheets.agenda_choice(inner, game, art, self.offsets, self.steering.act))
            else:
                ground.add(
                    Label(inner, _("Every seat chooses a secret agenda."), size=tokens.LEAD, across=CENTRE, down=MIDDLE)
                )
            return ground
        low = waiting.waiting_height(inner.width, game, art)
        if low:
            row, inner = bottom(inner, low, art.px(9))
            ground.add(*waiting.waiting_row(row, game, art, self.press_waiting, self.why_waiting))
        if issues.tabled(game):
            laid_out = game.with_draft()

            def why(option: int) -> Why:
                return why_no_option(game, option, laid_out)

            ground.add(issues.issue_board(inner, game, art, self.offsets, self.press_option, why))
        return ground

    def draw_ground(self, art: Art, window: Rect) -> None:
        if self.has_curtain:
            curtain.draw_curtain(art, window)
            return
        draw_table(art, window, self.table)

    # ---- options, cards, issues ------------------------------------------------------------------------------------

    def deeds(self) -> offer.Deeds:
        return offer.Deeds(
            submit=self.steering.submit,
            clear=self.game.draft.clear,
            toggle=self.game.toggle,
            act=self.steering.act,
            why=self.why,
            think_counter=self.think_counter,
            skip=self.steering.skip,
        )

    def why(self, move: int) -> str:
        """Why the seat in front can't make a move, from what it knows."""
        return why_no_move(self.game, move).sentence()

    def press_option(self, option: int) -> None:
        game = self.game
        why = why_no_option(game, option, game.with_draft())
        if why.reason:
            self.show_message(_("That option can't be chosen now"), why.sentence())
        elif game.state[at.PHASE] == at.ANSWERING:
            move = at.COUNTER + option
            self.think_counter(-1 if option in game.clauses or game.counter == move else move)
        else:
            game.toggle(option)

    def think_counter(self, move: int) -> None:
        self.game.counter = move

    def why_waiting(self, issue: int) -> str:
        return self.why(at.TABLE + issue) if self.game.may_act else _("Another seat has the move.")

    def press_waiting(self, issue: int) -> None:
        self.steering.act(at.TABLE + issue)

    def why_card(self, number: int) -> str:
        return self.why(at.PLAY + number)

    def press_card(self, number: int) -> None:
        game = self.game
        name = game.names.cards[number]

        def play() -> None:
            self.close_sheet()
            self.steering.act(at.PLAY + number)

        can = game.may_act and game.state[at.PHASE] == at.TURN
        self.open_sheet(
            lambda window, art: sheets.card_sheet(
                window, art, game, number, self.why_card(number) if can else "", play if can else None,
                self.close_sheet, self.offsets,
            ),
            lambda table: table.show_card(name),
        )  # fmt: skip

    def show_card(self, name: str) -> None:
        """Enlarge a card of the seat in front, if it still has it."""
        number = self.game.names.numbers["cards"].get(name, NOBODY)
        if number in hand.hand_of(self.game):
            self.press_card(number)

    # ---- sheets ----------------------------------------------------------------------------------------------------

    def open_sheet(
        self, sheet: Callable[[Rect, Art], Node], again: Callable[[TableScreen], None] | None = None
    ) -> None:
        self.sheet, self.again = sheet, again
        self.app.focus.key = ""
        self.app.refresh()

    def close_sheet(self) -> None:
        self.sheet = self.again = None
        self.app.refresh()

    def show_role(self) -> None:
        self.open_sheet(
            lambda window, art: sheets.role_sheet(window, art, self.game, self.close_sheet, self.offsets),
            TableScreen.show_role,
        )

    def show_log(self) -> None:
        lines = log.told(self.game, [event for _n, event in self.game.log()])
        self.offsets["log sheet entries"] = 10**6
        self.open_sheet(
            lambda window, art: sheets.log_sheet(
                window, art, _("What happened"), lines, self.close_sheet, self.offsets
            ),
            TableScreen.show_log,
        )

    def show_recap(self, lines: list[tuple[str, str, bool]]) -> None:
        self.offsets["log sheet entries"] = 0
        title = _("Since the last turn of {seat}").format(
            seat=self.game.compiled.scenario.roles[self.game.names.seats[self.game.front]].title
        )
        self.open_sheet(
            lambda window, art: sheets.log_sheet(
                window, art, title, lines, self.close_sheet, self.offsets, _("To the table")
            ),
            lambda table: table.show_recap(lines),
        )

    def show_message(self, title: str, text: str) -> None:
        self.open_sheet(
            lambda window, art: reading(
                window,
                art,
                title,
                [("sans", text)],
                [(_("Close"), "ui-close", self.close_sheet)],
                "message",
                self.offsets,
            ),
            lambda table: table.show_message(title, text),
        )

    def show_menu(self) -> None:
        choices = [
            (_("Settings"), "ui-settings", self.steering.to_settings),
            (_("Rules"), "ui-help", self.app.help),
            (_("What happened"), "ui-log", self.show_log),
            (_("Save and go to the title"), "ui-save", self.steering.leave),
        ]
        self.open_sheet(
            lambda window, art: sheets.menu_sheet(window, art, _("Menu"), choices, self.close_sheet),
            TableScreen.show_menu,
        )

    # ---- keys ------------------------------------------------------------------------------------------------------

    def may_undo(self) -> bool:
        return self.game.may_act and (bool(self.game.draft) or self.game.session.can_undo())

    def escape(self) -> None:
        if self.has_curtain:
            return
        if self.sheet is not None:
            self.close_sheet()
        elif self.game.counter >= 0:
            self.think_counter(-1)
        elif self.game.draft:
            self.game.draft.clear()
        else:
            self.show_menu()

    def key(self, event: pygame.event.Event) -> bool:
        if self.has_curtain or self.sheet is not None:
            return False
        jumps = {
            pygame.K_h: "hand",
            pygame.K_b: "board",
            pygame.K_o: "offer",
            pygame.K_t: "track",
            pygame.K_s: "own side",
        }
        if event.key in jumps:
            self.app.jump(jumps[event.key])
        elif event.key == pygame.K_l:
            self.show_log()
        elif event.key == pygame.K_u and self.may_undo():
            self.steering.undo()
        else:
            return False
        return True

    def skip(self) -> None:
        self.steering.skip()

    def entered(self) -> None:
        self.steering.proceed()

    def left(self) -> None:
        self.steering.rest()

    def unseen(self) -> None:
        """Whoever brings the window back may be another person than the one in front."""
        if len(self.game.humans) > 1 and self.game.front != NOBODY:
            self.app.motions.clear()
            self.steering.cover()
