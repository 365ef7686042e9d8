"""The offer: the one that is being built, the one that asks for an answer, or what goes on meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from pygame import Rect

from game.core import layout as at
from game.scenario.names import option_at
from game.speech.language import _, ngettext
from game.table import tokens
from game.table.art import MIDDLE, Art
from game.table.explaining import Explanation
from game.table.flow import bottom, columns, inset, left, right, top
from game.table.node import Node
from game.table.play.explain import explain_option
from game.table.play.issues import seat_sign
from game.table.text import BOLD
from game.table.widgets.basic import GRAVE, PRIMARY, Button, Label
from game.table.widgets.scrolling import Scroll
from game.telling.sentences import all_of, consent_now, seat_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.table.play.hotseat import Hotseat


@frozen
class Deeds:
    """What the panel's buttons do.  `why`: why a move is not possible, or nothing."""

    submit: Callable[[], None]
    clear: Callable[[], None]
    toggle: Callable[[int], None]
    act: Callable[[int], None]
    why: Callable[[int], str]
    think_counter: Callable[[int], None]
    skip: Callable[[], None]


class Ground(Node):
    """The ground of the panel: brass-lined when something is asked of the seat in front."""

    def __init__(self, rect: Rect, name: str, *, asks: bool) -> None:
        super().__init__(rect, name, key="offer")
        self.asks = asks

    def draw(self, art: Art) -> None:
        art.shadow(self.rect, 6, 120)
        art.panel(
            self.rect, tokens.INK, border=tokens.BRASS if self.asks else tokens.INK_LINE, line=2 if self.asks else 1
        )


class Clause(Node):
    """A clause of the package."""

    role = "list item"

    def __init__(self, rect: Rect, game: Hotseat, option: int) -> None:
        name = game.names.options[option]
        scenario = game.compiled.scenario
        issue = scenario.issues[name.partition(".")[0]]
        self.icon = issue.icon or "issue-question"
        super().__init__(
            rect, option_at(scenario, name).title, key=f"clause {name}", value=issue.title,
            explain=lambda: explain_option(game, option, ""),
        )  # fmt: skip
        self.radius = 6

    def draw(self, art: Art) -> None:
        art.panel(self.rect, tokens.INK_SOFT, radius=6)
        icon, rest = left(inset(self.rect, art.px(7), art.px(3)), art.px(20), art.px(7))
        art.icon(icon, self.icon, tokens.BRASS_LIGHT)
        art.text(rest, self.name, down=MIDDLE)


class Consents(Node):
    """The seats whose consent a package needs; with the word for it where there is room."""

    role = "label"

    def __init__(self, rect: Rect, game: Hotseat, options: Sequence[int]) -> None:
        scenario = game.compiled.scenario
        roles = consent_now(game.compiled, game.state, [game.names.options[option] for option in options])
        self.shapes = [scenario.roles[role].shape for role in roles]
        names = all_of(seat_name(scenario, role) for role in roles) if roles else _("nobody")
        name = _("Needs the consent of {seats}").format(seats=names)
        super().__init__(rect, name, key="consents", explain=lambda: Explanation(name))
        self.radius = 5

    def draw(self, art: Art) -> None:
        word, rest = _("Needs"), self.rect
        side, pitch = art.px(22), art.px(28)
        if self.rect.width >= art.width_of(word) + art.px(8) + pitch * len(self.shapes):
            label, rest = left(self.rect, art.width_of(word), art.px(8))
            art.text(label, word, tokens.ON_DARK_SOFT, down=MIDDLE)
        pitch = min(pitch, rest.width // max(1, len(self.shapes)))
        for number, shape in enumerate(self.shapes):
            seat_sign(
                art, Rect(rest.x + number * pitch, rest.centery - side // 2, side, side), shape, ground_is_dark=True
            )


def offer_panel(rect: Rect, game: Hotseat, art: Art, offsets: dict[str, int], deeds: Deeds) -> Node:
    """The panel for what goes on now."""
    phase = game.state[at.PHASE]
    if phase in (at.ANSWERING, at.SIGNING):
        return _answer(rect, game, art, offsets, deeds)
    if game.may_act and phase in (at.TURN, at.PACKAGING):
        return _turn(rect, game, art, offsets, deeds)
    return _meanwhile(rect, game, art, offsets, deeds)


# ---- building an offer ---------------------------------------------------------------------------------------------


def _turn(rect: Rect, game: Hotseat, art: Art, offsets: dict[str, int], deeds: Deeds) -> Node:
    clauses = game.clauses
    ground = Ground(rect, _("Your offer") if clauses else _("Your turn"), asks=True)
    inner = inset(rect, art.px(12), art.px(9))
    row, rest = bottom(inner, art.px(tokens.CONTROL - 4), art.px(7))
    if not clauses:
        ground.add(*_turn_buttons(row, game, art, deeds), *_hints(rest, game, art))
        return ground
    ground.add(_clauses(rest, game, art, offsets, deeds))
    room = min(row.width // 3, _needs_width(game, art))
    needs, row = left(row, room, art.px(8))
    ground.add(Consents(needs, game, clauses))
    if game.state[at.PHASE] == at.TURN:
        clear, row = right(row, row.height, art.px(8))
        ground.add(*_turn_buttons(row, game, art, deeds))
        ground.add(
            Button(clear, _("Clear the offer"), deeds.clear, icon="ui-close", bare=True, key="clear",
                   explain=lambda: Explanation(_("Clear the offer")))
        )  # fmt: skip
    else:
        ground.add(*_turn_buttons(row, game, art, deeds))
    return ground


def _hints(rest: Rect, game: Hotseat, art: Art) -> list[Node]:
    """What the turn still offers, in a sentence."""
    state = game.state
    card, offer = not state[at.CARD_PLAYED], not state[at.OFFER_MADE]
    cost = game.compiled.scenario.head.rules.offer_cost
    if card and offer:
        text = _("Play a card from the hand, and choose options on the table to make an offer.")
    elif card:
        text = _("The offer of this turn is made. A card can still be played.")
    elif offer:
        text = _("The card of this turn is played. Choose options on the table to make an offer.")
    else:
        text = _("Card and offer of this turn are made.")
    if offer:
        text += " " + ngettext("An offer costs {n} support.", "An offer costs {n} support.", cost).format(n=cost)
    pressed = state[at.PRESS]
    made: list[Node] = []
    if pressed:
        line, rest = bottom(rest, art.px(24), art.px(4))
        sentence = _("Refusing the next offer costs {number} support.").format(number=pressed)
        made.append(Label(line, sentence, colour=tokens.BRASS_LIGHT, size=tokens.SMALL, style=BOLD, down=MIDDLE))
    head, rest = top(rest, art.px(28), art.px(4))
    made.append(Label(head, _("Your turn"), size=tokens.BODY, style=BOLD, down=MIDDLE))
    area = Scroll(rest, "hints", {})
    height = art.height_of(text, area.inner.width)
    label = Label(Rect(area.inner.x, area.inner.y, area.inner.width, height), text, size=tokens.SMALL)
    return [*made, area.hold([label], height)]


def _clauses(rest: Rect, game: Hotseat, art: Art, offsets: dict[str, int], deeds: Deeds) -> Node:
    area = Scroll(rest, "clauses", offsets)
    inner, gap, side = area.inner, art.px(4), art.px(28)
    y = inner.y
    made: list[Node] = []
    for option in game.clauses:
        title = option_at(game.compiled.scenario, game.names.options[option]).title
        button = _clause_button(Rect(inner.right - side, 0, side, side), game, option, deeds)
        width = inner.width - (side + gap if button else 0)
        height = max(side, art.height_of(title, width - art.px(41)) + art.px(8))
        row = Rect(inner.x, y, width, height)
        made.append(Clause(row, game, option))
        if button:
            button.rect.centery = row.centery
            made.append(button)
        y += height + gap
    return area.hold(made, max(0, y - gap - inner.y))


def _clause_button(rect: Rect, game: Hotseat, option: int, deeds: Deeds) -> Button | None:
    """Take a clause out of the draft, or counter without it."""
    title = option_at(game.compiled.scenario, game.names.options[option]).title
    if option in game.draft:
        name = _("Take out: {option}").format(option=title)
        return Button(rect, name, lambda: deeds.toggle(option), icon="ui-close", bare=True, key=f"take out {option}")
    drop = at.DROP + game.issue_of(option)
    if game.may_act and game.state[at.PHASE] == at.ANSWERING and not deeds.why(drop):
        name = _("Counter without: {option}").format(option=title)
        return Button(
            rect, name, lambda: deeds.think_counter(drop), icon="ui-close", bare=True, key=f"drop {option}",
            selected=game.counter == drop,
        )  # fmt: skip
    return None


def _turn_buttons(row: Rect, game: Hotseat, art: Art, deeds: Deeds) -> list[Node]:
    state = game.state
    buttons: list[tuple[str, str, str, Callable[[], None], str, str]] = []
    if game.clauses:
        why = "" if len(game.draft) else deeds.why(at.SUBMIT)
        buttons.append((_("Make the offer"), "ui-offer", PRIMARY, deeds.submit, why, "submit"))
    elif not state[at.OFFER_MADE]:
        why = deeds.why(at.CALL_SIGNING)
        manner = PRIMARY if not why else "plain"
        buttons.append((_("Call the signing"), "ui-sign", manner, lambda: deeds.act(at.CALL_SIGNING), why, "sign"))
    if state[at.PHASE] == at.TURN and not game.draft:
        rests = not state[at.CARD_PLAYED] and not state[at.OFFER_MADE]
        name = _("Rest") if rests else _("End the turn")
        manner = "plain" if rests else PRIMARY
        buttons.append((name, "ui-next", manner, lambda: deeds.act(at.END_TURN), "", "end turn"))
    return _buttons(row, art, buttons, game)


def _buttons(
    row: Rect, art: Art, buttons: Sequence[tuple[str, str, str, Callable[[], None], str, str]], game: Hotseat
) -> list[Node]:
    from game.table.play.sheets import explain_button  # noqa: PLC0415  (sheets show offers too)

    made: list[Node] = []
    for place, (name, icon, manner, press, why, key) in zip(
        columns(row, len(buttons), art.px(8)), buttons, strict=True
    ):
        made.append(
            Button(
                place, name, press, icon=icon, manner=manner, key=key, enabled=not why,
                explain=lambda name=name, key=key, why=why: explain_button(game, name, key, why),
            )
        )  # fmt: skip
    return made


# ---- answering -----------------------------------------------------------------------------------------------------


def _answer(rect: Rect, game: Hotseat, art: Art, offsets: dict[str, int], deeds: Deeds) -> Node:
    state, scenario = game.state, game.compiled.scenario
    signing = state[at.PHASE] == at.SIGNING
    offerer = seat_name(scenario, game.names.seats[state[at.OFFERER]])
    if signing:
        title = _("{seat} calls the signing").format(seat=offerer)
    elif state[at.COUNTERED]:
        title = _("{seat} counters").format(seat=offerer)
    else:
        title = _("{seat} offers").format(seat=offerer)
    ground = Ground(rect, title, asks=game.may_act)
    inner = inset(rect, art.px(12), art.px(9))
    head, rest = top(inner, art.px(28), art.px(4))
    name = Label(head, title, size=tokens.BODY, style=BOLD, down=MIDDLE)
    ground.add(name)
    if not signing:
        needs, name.rect = right(head, _needs_width(game, art), art.px(10))
        ground.add(Consents(needs, game, game.clauses))
    if game.may_act:
        buttons, rest = bottom(rest, art.px(tokens.CONTROL - 4), art.px(7))
        ground.add(*_answer_buttons(buttons, game, art, deeds))
    else:
        line, rest = bottom(rest, art.px(26), art.px(5))
        ground.add(_progress(line, game))
    if state[at.PRESS] and not signing and not state[at.COUNTERED]:
        line, rest = bottom(rest, art.px(22), art.px(4))
        text = _("Pressed: refusing costs {number} support.").format(number=state[at.PRESS])
        ground.add(Label(line, text, colour=tokens.LOSS_ON_DARK, size=tokens.SMALL, style=BOLD, down=MIDDLE))
    elif game.may_act and not signing and not state[at.COUNTERED] and rest.height > art.px(130):
        line, rest = bottom(rest, art.px(22), art.px(4))
        text = _("To counter, choose another option of one of these issues on the table.")
        if art.width_of(text) < line.width:
            ground.add(Label(line, text, colour=tokens.ON_DARK_SOFT, size=tokens.SMALL, down=MIDDLE))
    ground.add(_signing_text(rest, game, art, offsets) if signing else _clauses(rest, game, art, offsets, deeds))
    return ground


def _needs_width(game: Hotseat, art: Art) -> int:
    return art.width_of(_("Needs")) + art.px(10 + 28 * len(game.names.seats))


def _progress(line: Rect, game: Hotseat) -> Node:
    seat = game.names.seats[game.state[at.ACTOR]]
    text = _("{seat} is thinking about it.").format(seat=seat_name(game.compiled.scenario, seat))
    return Label(line, text, colour=tokens.BRASS_LIGHT, size=tokens.SMALL, down=MIDDLE, key="progress")


def _signing_text(rest: Rect, game: Hotseat, art: Art, offsets: dict[str, int]) -> Node:
    cost = game.compiled.scenario.head.rules.refuse_signing
    text = _("If every seat signs, there is peace and the game ends. Whoever refuses loses {number} support.").format(
        number=cost
    )
    area = Scroll(rest, "signing", offsets)
    height = art.height_of(text, area.inner.width)
    place = Rect(area.inner.x, area.inner.y, area.inner.width, height)
    return area.hold([Label(place, text, size=tokens.SMALL)], height)


def _answer_buttons(row: Rect, game: Hotseat, art: Art, deeds: Deeds) -> list[Node]:
    signing = game.state[at.PHASE] == at.SIGNING
    if game.counter >= 0:
        counter = game.counter
        return _buttons(
            row, art,
            [
                (_("Make the counter"), "ui-counter", PRIMARY, lambda: deeds.act(counter), "", "counter"),
                (_("Think again"), "ui-back", "plain", lambda: deeds.think_counter(-1), "", "rethink"),
            ], game,
        )  # fmt: skip
    yes = _("Sign") if signing else _("Accept")
    return _buttons(
        row, art,
        [
            (yes, "ui-sign" if signing else "ui-accept", PRIMARY, lambda: deeds.act(at.ACCEPT), "", "accept"),
            (_("Refuse"), "ui-refuse", GRAVE, lambda: deeds.act(at.REFUSE), "", "refuse"),
        ], game,
    )  # fmt: skip


# ---- meanwhile -----------------------------------------------------------------------------------------------------


def _meanwhile(rect: Rect, game: Hotseat, art: Art, offsets: dict[str, int], deeds: Deeds) -> Node:
    from game.table.play.log import latest  # noqa: PLC0415
    from game.telling.sentences import tell_task  # noqa: PLC0415

    ground = Ground(rect, tell_task(game.compiled, game.state), asks=game.may_act)
    inner = inset(rect, art.px(12), art.px(9))
    if game.may_act:
        area = Scroll(inner, "hint", offsets)
        text = _asked(game)
        height = art.height_of(text, area.inner.width, tokens.BODY)
        ground.add(area.hold([Label(Rect(*area.inner.topleft, area.inner.width, height), text)], height))
        return ground
    if game.is_human(game.actor) or game.session.is_over:
        rest = inner
    else:
        side, rest = right(inner, art.px(130), art.px(8))
        row = Rect(side.x, side.bottom - art.px(40), side.width, art.px(40))
        ground.add(Button(row, _("Go on"), deeds.skip, icon="ui-next", size=tokens.SMALL, key="go on"))
    area = Scroll(rest, "latest", {"latest": 10**6})
    y, made = area.inner.y, []
    for text in latest(game, 4):
        height = art.height_of(text, area.inner.width)
        made.append(Label(Rect(area.inner.x, y, area.inner.width, height), text, size=tokens.SMALL))
        y += height + art.px(5)
    ground.add(area.hold(list(made), max(0, y - art.px(5) - area.inner.y)))
    return ground


def _asked(game: Hotseat) -> str:
    """What is asked of the seat in front before its turn."""
    if game.state[at.PHASE] == at.CHOOSING_AGENDA:
        return _("Keep one of these secret agendas. Nobody else sees it before the end.")
    left = game.state[at.DOCKET_LEFT]
    return ngettext(
        "This seat is in the chair: choose {n} more issue from the waiting row.",
        "This seat is in the chair: choose {n} more issues from the waiting row.",
        left,
    ).format(n=left)
