"""Names of the things of a scenario, and what stands behind them: consents, binding, kinds and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import layout as at
from game.scenario.model import Binds, Kind
from game.scenario.names import agenda_at, card_at, option_at
from game.scenario.tables import OPTION_CONSENT
from game.speech.language import _, localised, ngettext
from game.telling.conditions import tell_condition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.scenario.compiling import Compiled
    from game.scenario.model import Cited, Option, Scenario

# ---- names ----------------------------------------------------------------------------------------------------------


def seat_name(scenario: Scenario, role: str) -> str:
    return scenario.roles[role].title


def issue_name(scenario: Scenario, issue: str) -> str:
    return scenario.issues[issue].title


def track_name(scenario: Scenario, track: str) -> str:
    return scenario.tracks[track].title


def card_name(scenario: Scenario, card: str) -> str:
    """A card's title in quotation marks."""
    return quoted(card_at(scenario, card).title)


def headline_name(scenario: Scenario, headline: str) -> str:
    """A headline's title in quotation marks."""
    return quoted(scenario.headlines[headline].title)


def agenda_name(scenario: Scenario, agenda: str) -> str:
    """The title of `role.agenda` in quotation marks."""
    return quoted(agenda_at(scenario, agenda).title)


def option_name(scenario: Scenario, option: str) -> str:
    """Issue and option: `Territory: Freeze where troops stand`."""
    issue = option.partition(".")[0]
    return _("{issue}: {option}").format(issue=issue_name(scenario, issue), option=option_at(scenario, option).title)


def options_together(scenario: Scenario, options: Iterable[str]) -> str:
    """A package in one line, its clauses apart by semicolons."""
    return "; ".join(option_name(scenario, option) for option in options)


def quoted(text: str) -> str:
    return _("“{text}”").format(text=text)


def ended(text: str) -> str:
    """A sentence in somebody's own words, with a full stop if it has no sign at its end."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


# ---- lists and numbers ----------------------------------------------------------------------------------------------


def all_of(items: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *others, last = list(items)
    return _("{others} and {last}").format(others=", ".join(others), last=last) if others else last


def one_of(items: Iterable[str]) -> str:
    """`A`, `A or B`, `A, B or C`."""
    *others, last = list(items)
    return _("{others} or {last}").format(others=", ".join(others), last=last) if others else last


def signed(number: int) -> str:
    """`+3`, `−2` or `0`."""
    return f"+{number}" if number > 0 else str(number).replace("-", "−")


def minus(number: int) -> str:
    """A number with a minus sign in place of a hyphen."""
    return str(number).replace("-", "−")


def percent(number: int) -> str:
    return _("{number} %").format(number=minus(number))


def whole(hundredths: int) -> int:
    """Hundredths as a whole number, rounded half away from zero."""
    size = (abs(hundredths) + 50) // 100
    return size if hundredths >= 0 else -size


def tenths(hundredths: int) -> str:
    """Hundredths of a point with one decimal, or none if it is whole: `11.9`, `−3`; `11,9` where that is written."""
    ones, rest = divmod((abs(hundredths) + 5) // 10, 10)
    sign = "−" if hundredths < 0 and (ones or rest) else ""
    return sign + (localised(f"{ones}.{rest}") if rest else f"{ones}")


def bot_name(bot: str) -> str:
    """What a bot of the game is called; others, that somebody has installed, are called as they are."""
    told = {
        "easy": _("easy"),
        "normal": _("normal"),
        "hard": _("hard"),
        "hardliner": _("hardliner"),
        "conceder": _("conceder"),
        "reciprocal": _("reciprocal"),
        "strategist": _("strategist"),
        "random": _("random"),
        "empty": _("empty chair"),
    }
    return told.get(bot, bot)


def points(number: int) -> str:
    return ngettext("{number} point", "{number} points", abs(number)).format(number=minus(number))


# ---- options --------------------------------------------------------------------------------------------------------


def tell_consent(scenario: Scenario, option: str) -> str:
    """Whose consent an option needs: `needs Russia and Ukraine`."""
    return tell_consent_of(scenario, option_at(scenario, option).consent)


def tell_consent_of(scenario: Scenario, roles: Sequence[str]) -> str:
    if not roles:
        return _("needs nobody's consent")
    return _("needs {seats}").format(seats=all_of(seat_name(scenario, role) for role in roles))


def consent_now(compiled: Compiled, state: Sequence[int], options: Iterable[str]) -> tuple[str, ...]:
    """The roles whose consent a package needs as things stand: the parties to each clause and to what it replaces."""
    names, tables, mask = compiled.names, compiled.tables, 0
    for name in options:
        option = names.numbers["options"][name]
        mask |= tables[OPTION_CONSENT + option]
        replaced = state[at.AGREED + names.numbers["issues"][name.partition(".")[0]]]
        if replaced:
            mask |= tables[OPTION_CONSENT + replaced - 1]
    return tuple(role for seat, role in enumerate(names.seats) if (mask >> seat) & 1)


def tell_binding(option: Option) -> str:
    """When an option counts: as an accord or as a treaty clause."""
    if option.binds is Binds.ACCORD:
        return _("accord: binds at once, unless it is packed with a treaty clause")
    return _("treaty clause: binds when the peace is signed")


def binding_word(option: Option) -> str:
    return _("accord") if option.binds is Binds.ACCORD else _("treaty")


def tell_hard_to_sell(scenario: Scenario, option: Option) -> str:
    """Where an option is hard to sell at home; empty if nowhere."""
    if not option.hard_to_sell:
        return ""
    return _("hard to sell: {seats}").format(seats=all_of(seat_name(scenario, role) for role in option.hard_to_sell))


def tell_when(scenario: Scenario, option: Option) -> str:
    """The condition of an option in words; empty if it has none."""
    if option.when is None:
        return ""
    return option.when_text or tell_condition(scenario, option.when)


# ---- where things come from -----------------------------------------------------------------------------------------


def kind_name(kind: Kind) -> str:
    """What sort of statement something is, in a word or two."""
    return {
        Kind.POSITION: _("position"),
        Kind.LEVERAGE: _("leverage"),
        Kind.EVENT: _("event"),
        Kind.FIGURE: _("figure"),
        Kind.CLAIM: _("claim"),
        Kind.JUDGEMENT: _("judgement"),
        Kind.PROPOSAL: _("proposal of ours"),
    }[kind]


def tell_source(cited: Cited) -> str:
    """Kind and paragraphs, and for what is disputed the answer: `claim, P04; the article answers: …`."""
    label = kind_name(cited.kind)
    if cited.source:
        label = _("{kind}, {paragraphs}").format(kind=label, paragraphs=", ".join(cited.source))
    if not cited.answer:
        return label
    return _("{label}; the article answers: {answer}").format(label=label, answer=quoted(cited.answer))
