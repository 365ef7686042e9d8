"""F1: one page of rules, with the numbers of the scenario that is played, and the signs and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.speech.language import _
from game.table import tokens
from game.table.flow import inset, left
from game.table.node import Node
from game.table.screens.frame import FramedScreen
from game.table.text import SANS, SERIF_BOLD
from game.table.widgets.basic import Label, Panel
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from game.scenario.model import Rules, Scenario
    from game.table.app import App
    from game.table.art import Art


def page_size(art: Art) -> float:
    """Where there is room, the page is set in larger letters."""
    return tokens.BODY + 1 if art.scale.is_roomy else tokens.SMALL


class Signed(Node):
    """An icon and what it means."""

    role = "list item"

    def __init__(self, rect: Rect, icon: str, text: str) -> None:
        super().__init__(rect, text, key=f"sign {icon}")
        self.icon = icon

    def draw(self, art: Art) -> None:
        icon, words = left(self.rect, art.px(24), art.px(12))
        icon.height = art.px(24)
        art.icon(icon, self.icon, tokens.BRASS_DARK)
        art.text(words, self.name, tokens.ON_PAPER, size=page_size(art))


class RulesScreen(FramedScreen):
    """Rules on the left; signs and keys on the right."""

    def __init__(self, app: App) -> None:
        scenario: Scenario | None = None
        for screen in reversed(app.screens):
            # A table has a game; the pages of a lesson before it have a conductor.
            holder = getattr(screen, "game", None) or getattr(getattr(screen, "conductor", None), "lesson", None)
            if holder is not None:
                scenario = holder.session.compiled.scenario
                break
        super().__init__(app)
        self.scenario = scenario
        self.is_lesson = any(hasattr(screen, "conductor") for screen in app.screens)

    @property
    def title(self) -> str:
        return _("Rules on one page")

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        panel = Panel(body, tokens.PAPER, border=tokens.BRASS, name=self.title, key="page")
        area = Scroll(inset(body, art.px(24), art.px(18)), "rules", self.offsets, on_paper=True)
        inner = area.inner
        first, second = left(inner, inner.width * 57 // 100, art.px(36))
        made: list[Node] = []
        y = first.y
        for title, text in rules_in_words(self.scenario.head.rules if self.scenario else None):
            y = self.paragraph(made, Rect(first.x, y, first.width, 0), art, title, text)
        low = y
        y = second.y
        y = self.paragraph(made, Rect(second.x, y, second.width, 0), art, _("Signs"), "")
        for icon, text in signs():
            height = max(art.px(26), art.height_of(text, second.width - art.px(36), page_size(art)))
            made.append(Signed(Rect(second.x, y, second.width, height), icon, text))
            y += height + art.px(6)
        y = self.paragraph(made, Rect(second.x, y + art.px(8), second.width, 0), art, _("Keys"), "\n".join(keys()))
        if self.is_lesson:
            place = Rect(second.x, y + art.px(8), second.width, 0)
            y = self.paragraph(made, place, art, _("The lesson"), "\n".join(keys_of_a_lesson()))
        panel.add(area.hold(made, max(low, y) - inner.y))
        root.add(panel)

    @staticmethod
    def paragraph(made: list[Node], at: Rect, art: Art, title: str, text: str) -> int:
        """Add a heading and its text; returns where the next goes."""
        height = art.height_of(title, at.width, tokens.BODY, SERIF_BOLD)
        made.append(
            Label(
                Rect(at.x, at.y, at.width, height),
                title,
                colour=tokens.WAX,
                size=tokens.BODY,
                style=SERIF_BOLD,
                key=f"about {title}",
            )
        )
        y = at.y + height + art.px(2)
        if text:
            height = art.height_of(text, at.width, page_size(art), SANS)
            made.append(
                Label(
                    Rect(at.x, y, at.width, height),
                    text,
                    colour=tokens.ON_PAPER,
                    size=page_size(art),
                    key=f"text {title}",
                )
            )
            y += height + art.px(10)
        return y


def rules_in_words(rules: Rules | None) -> list[tuple[str, str]]:
    """The rules, with the numbers of a scenario or of the standard game."""
    from game.scenario.model import Rules as Standard  # noqa: PLC0415

    r = rules or Standard()
    return [
        (_("What it is about"), _(
            "Demands raise the price of giving way. Leverage changes what happens if there is no deal. "
            "Peace is worth what it adds to walking away, times the chance that it lasts.")),
        (_("A round"), _(
            "A headline takes effect. The chair brings {docket} issues to the table. Every seat has a turn, "
            "clockwise from the chair. "
            "Then the war goes on, and hands are refilled to {hand}. The game lasts {rounds} rounds at most.").format(
                docket=r.docket, hand=r.hand, rounds=r.rounds)),
        (_("A turn"), _(
            "Play at most one card and make at most one offer, in either order. Doing neither brings {support} "
            "support and "
            "{cards} card.").format(support=r.rest_support, cards=r.rest_cards)),
        (_("Cards"), _(
            "A demand stakes points in public on an option: won if it is in force at the end, lost if another one is. "
            "Leverage moves tracks, support and walk-away values, and it costs something. Pressed offers cost "
            "support to refuse.")),
        (_("Offers"), _(
            "A package of up to {clauses} options costs {cost} support. Every seat whose consent an option needs "
            "answers in turn; "
            "one refusal ends it. The first to refuse may counter with one clause changed or dropped.").format(
                clauses=r.clauses, cost=r.offer_cost)),
        (_("Accords and treaty"), _(
            "An offer of accords alone binds at once. Everything else is initialled, and counts when the peace is "
            "signed. "
            "What is agreed can be replaced with the consent of all parties to it.")),
        (_("Signing"), _(
            "When every core issue is initialled, a seat can call the signing in place of its offer. If all sign, "
            "there is peace. "
            "Whoever refuses loses {cost} support.").format(cost=r.refuse_signing)),
        (_("The end"), _(
            "Own gain is what the game was worth to a seat, less what walking away was worth at the start; {scale} "
            "points are "
            "100 %. Ending on 0 support costs {broke} points.").format(scale=r.scale, broke=r.broke_penalty)),
    ]  # fmt: skip


def signs() -> list[tuple[str, str]]:
    return [
        ("ui-accord", _("accord: binds at once")),
        ("ui-treaty", _("treaty clause: binds when the peace is signed")),
        ("ui-initialled", _("initialled")),
        ("ui-hard-to-sell", _("a red line below a seat: hard to sell at home there, which lowers durability")),
        ("ui-closed", _("closed, or its condition does not hold")),
        ("ui-demand", _("a demand, with its stake")),
        ("ui-star", _("core issue: no peace without it")),
        ("ui-support", _("support at home, the currency")),
        ("ui-hand", _("cards in hand")),
        ("ui-chair", _("the chair of the round")),
        ("ui-claim", _("a claim: somebody's disputed statement")),
    ]


def keys() -> list[str]:
    return [
        _("Tab and arrows: move.  Enter or Space: press.  Escape: back, menu"),
        _("H hand, B issues, O offer, T tracks, S own side, L log, U take back"),
        _("F1 this page, F11 full screen, Page up and down: scroll"),
        _("Touch: rest a finger on a thing to learn what it is"),
    ]


def keys_of_a_lesson() -> list[str]:
    """As its menu calls them."""
    return [
        _("One minute more (M)"),
        _("Take the minute back (Shift+M)"),
        _("A word: freeze the table (P)"),
        _("Facilitator (F2)"),
    ]
