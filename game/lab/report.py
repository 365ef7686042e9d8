"""The balance as one HTML page that needs nothing else: readable on a phone, on paper, and without a network."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from game.lab import charts
from game.lab.bands import LEAST_PLAY_RATE, LEAST_SOLE_BLOCKER, MOST_EFFECT, Verdict, finding
from game.lab.reporting import deal_rates
from game.lab.tally import BIN_WIDTH, LOWEST_BIN
from game.lab.verdicts import band, figure, headline, minus_sign, reach, sentence, show, strategy_name, title
from game.scenario.names import card_at
from game.speech.language import _, in_use, localised, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from game.lab.balance import Balance, Difference
    from game.lab.bands import Finding
    from game.lab.statistics import Estimate
    from game.scenario.model import Scenario

SIGNS = {Verdict.INSIDE: "✓", Verdict.OUTSIDE: "✗", Verdict.UNSURE: "?"}

STYLE = """
:root{--ink:#1d2733;--faint:#5c6875;--paper:#fff;--back:#f3f1ec;--line:#d8d4ca;--a:#1f5f8b;--b:#b7cfe0;--c:#c9853a;
--bad:#a4303f;--good:#2f6b4f;--band:#e3eee6}
@media(prefers-color-scheme:dark){:root{--ink:#ece8df;--faint:#a9b0b8;--paper:#20262e;--back:#161b21;--line:#3a424c;
--a:#7db6dc;--b:#3c566b;--c:#dfa660;--bad:#f08d98;--good:#8fcfae;--band:#2a3a33}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:16px/1.5 "Noto Sans",system-ui,sans-serif}
main{max-width:64rem;margin:0 auto;padding:1rem}
h1{font:700 1.7rem/1.2 "Noto Serif",Georgia,serif;margin:.4rem 0}
h2{font:700 1.15rem/1.3 "Noto Serif",Georgia,serif;margin:0 0 .4rem}
h3{font-size:.95rem;margin:.8rem 0 .1rem}
p{margin:.3rem 0 .7rem}p.faint,td .faint,.note{color:var(--faint);font-size:.88rem}
.grid{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr))}
section{background:var(--paper);border:1px solid var(--line);border-radius:.6rem}
section{padding:1rem;margin:0 0 1rem;min-width:0}summary{cursor:pointer;padding:.4rem 0}
.grid section{margin:0}
ul.verdicts{list-style:none;padding:0;margin:0}
ul.verdicts li{padding:.35rem 0 .35rem 1.8rem;position:relative;border-top:1px solid var(--line)}
ul.verdicts li:first-child{border-top:0}
ul.verdicts li>b{position:absolute;left:.3rem}
.outside{color:var(--bad)}.inside{color:var(--good)}.unsure{color:var(--c)}
svg{width:100%;max-width:30rem;height:auto;display:block;margin:.2rem 0}
svg text{font-size:12px;fill:var(--ink)}svg .end{text-anchor:end}svg .middle{text-anchor:middle}
svg .faint{fill:var(--faint)}svg .small{font-size:9px;fill:var(--faint)}svg .strong{font-weight:700}
svg .number{font-variant-numeric:tabular-nums}
svg .a{fill:var(--a)}svg .b{fill:var(--b)}svg .c{fill:var(--c)}svg .band{fill:var(--band)}
svg .axis{stroke:var(--faint);stroke-width:1}svg .reach{stroke:var(--a);stroke-width:2}
svg .mark{stroke:var(--c);stroke-width:2}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums}
th,td{text-align:right;padding:.3rem .5rem;border-top:1px solid var(--line);vertical-align:top;white-space:nowrap}
th:first-child,td:first-child{text-align:left;white-space:normal;min-width:9rem}
thead th{border-top:0;color:var(--faint);font-weight:600}
.key i{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin:0 .3em 0 .8em}
@media print{:root{--ink:#000;--faint:#444;--paper:#fff;--back:#fff;--line:#bbb;--a:#1f5f8b;--b:#c9d6e0;--c:#b87425;
--bad:#8a1f2d;--good:#1f4f39;--band:#e8efe9}
body{font-size:10.5pt}main{max-width:none;padding:0}section{break-inside:avoid;border-radius:0}
section.long{break-inside:auto}tr{break-inside:avoid}
.scroll{overflow:visible}th,td{white-space:normal;padding:.15rem .3rem}}
"""


def report_html(
    balance: Balance, scenario: Scenario, other: Balance | None = None, apart: Sequence[Difference] = ()
) -> str:
    """The whole page."""
    name = _("{title}: balance").format(title=scenario.head.title)
    body = "".join(
        (
            _head(balance, scenario),
            _verdicts(balance, scenario),
            _differences(apart, scenario, other) if other is not None else "",
            '<div class="grid">',
            *_games(balance, scenario),
            _zone(balance, scenario),
            "</div>",
            _cards(balance, scenario),
            _options(balance, scenario),
            _all_bands(balance.findings, scenario),
            _method(balance),
        )
    )
    return (
        f'<!doctype html>\n<html lang="{escape(in_use())}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(name)}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>\n"
    )


def _section(heading: str, *parts: str, kind: str = "") -> str:
    return f'<section class="{kind}"><h2>{escape(heading)}</h2>{"".join(parts)}</section>'


def _note(words: str) -> str:
    return f'<p class="note">{escape(words)}</p>'


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of cells that are HTML already; the head is plain text."""
    top = "".join(f'<th scope="col">{escape(word)}</th>' for word in head)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table></div>'


def _percent(share: float, digits: int = 0) -> str:
    return localised(f"{share * 100:.{digits}f} %")


def _points(value: float) -> str:
    return minus_sign(f"{value:+.1f}")


def _dot(label: str, estimate: Estimate) -> charts.Dot:
    low = estimate.value if estimate.low is None else estimate.low
    high = estimate.value if estimate.high is None else estimate.high
    return charts.Dot(label, estimate.value, low, high, _points(estimate.value))


# ---- the parts ----------------------------------------------------------------------------------------------------


def _head(balance: Balance, scenario: Scenario) -> str:
    about = _("Version {version}, rules {digest}, seed {seed}.").format(
        version=balance.scenario["version"], digest=balance.scenario["digest"], seed=balance.seed
    )
    early = "<p>" + escape(_("Stopped early: the figures are of the games so far.")) + "</p>"
    return (
        f"<header><h1>{escape(scenario.head.title)}</h1><p>{escape(headline(balance, scenario))}</p>"
        f'<p class="faint">{escape(about)}</p>{early if balance.interrupted else ""}</header>'
    )


def _verdicts(balance: Balance, scenario: Scenario) -> str:
    outside = [found for found in balance.findings if found.verdict is Verdict.OUTSIDE]
    unsure = [found for found in balance.findings if found.verdict is Verdict.UNSURE]
    first = _list(outside, scenario) if outside else f"<p>{escape(_('No figure is clearly outside its band.'))}</p>"
    summary = ngettext("{count} figure too close to tell", "{count} figures too close to tell", len(unsure))
    rest = f"<details><summary>{escape(summary.format(count=len(unsure)))}</summary>{_list(unsure, scenario)}</details>"
    return _section(_("What to look at"), first, rest if unsure else "", kind="long")


def _list(findings: Sequence[Finding], scenario: Scenario) -> str:
    items = "".join(
        f'<li><b class="{found.verdict.value}">{SIGNS[found.verdict]}</b>{escape(sentence(found, scenario))}</li>'
        for found in findings
    )
    return f'<ul class="verdicts">{items}</ul>'


def _games(balance: Balance, scenario: Scenario) -> Iterator[str]:
    results = balance.results
    seats = results.seats
    most = max(10.0, *(abs(seat.own_gain.value) + 10 for seat in seats.values()))
    least = min(0.0, *(seat.own_gain.value - 10 for seat in seats.values()))
    names = {role: scenario.roles[role].title for role in seats}
    rows = [_dot(names[role], seat.own_gain) for role, seat in seats.items()]
    yield _section(
        _("Own gain of each seat"),
        charts.dots(_("Mean own gain with its 95 % interval"), rows, round(least, -1), round(most, -1)),
        _note(
            _("Per cent of the scale, from walking away at the start. The seats should be within 15 of one another.")
        ),
        *(
            f"<h3>{escape(names[role])}</h3>"
            + charts.histogram(names[role], seat.gains, LOWEST_BIN / 100, BIN_WIDTH / 100, seat.own_gain.value)
            for role, seat in seats.items()
        ),
        _note(_("How often each own gain came; the upright line is the mean.")),
    )
    rates = deal_rates(results)
    yield _section(
        _("When games end"),
        charts.columns(
            _("Share of games that end in each round, with peace and without"),
            [str(number) for number in results.peace_in],
            list(results.peace_in.values()),
            list(results.breakdown_in.values()),
        ),
        '<p class="key note"><i style="background:var(--a)"></i>'
        + escape(_("with peace"))
        + '<i style="background:var(--c)"></i>'
        + escape(_("without"))
        + "</p>",
        _table(
            (_("Round"), _("Peace"), _("Breakdown"), _("Deal rate")),
            (
                (str(number), _percent(share, 1), _percent(results.breakdown_in[number], 1), _percent(rates[number], 1))
                for number, share in results.peace_in.items()
            ),
        ),
        _note(_("Deal rate: of the games still on in that round, those that end with peace in it.")),
        "<h3>" + escape(_("Endings")) + "</h3>",
        charts.bars(
            _("Share of games with each ending"),
            [
                charts.Bar(scenario.endings[name].title, share, _percent(share, 1))
                for name, share in results.endings.items()
            ],
        ),
    )
    yield _section(
        _("Chair, leverage and plain strategies"),
        "<h3>" + escape(_("What the first chair adds to own gain")) + "</h3>",
        charts.dots(
            _("First chair"), [_dot(names[role], seat.first_chair) for role, seat in seats.items()], -15, 15, (-3, 3)
        ),
        "<h3>" + escape(_("What a seat loses if its leverage does nothing")) + "</h3>",
        charts.dots(
            _("Leverage"), [_dot(names[role], cost) for role, cost in balance.leverage_cost.items()], -20, 20, (2, 12)
        ),
        "<h3>" + escape(_("Plain strategies against honest bargaining")) + "</h3>",
        _table(
            ("", *(scenario.roles[role].short for role in seats)),
            (
                (
                    escape(strategy_name(strategy)),
                    *(
                        f'<span class="{finding("", "", apart, None, 0).verdict.value}">{_points(apart.value)}</span>'
                        for apart in each.values()
                    ),
                )
                for strategy, each in balance.plain_strategies.items()
            ),
        ),
        _note(_("Own gain beyond that of the honest tactic that suits the seat best. None of these should pay.")),
    )


def _zone(balance: Balance, scenario: Scenario) -> str:
    zone = balance.zone
    moving = {track: shares for track, shares in zone.tracks.items() if len(set(shares.values())) > 1}
    return _section(
        _("The zone of agreement"),
        "<p>"
        + escape(
            _("{share} of {count:,} complete packages suit every seat at the start.").format(
                share=_percent(zone.feasible_share, 1), count=zone.possible
            )
        )
        + "</p>",
        "<h3>" + escape(_("Who stands in the way: at all, and alone")) + "</h3>",
        charts.bars(
            _("Share of the packages that each seat refuses, and refuses alone"),
            [
                charts.Bar(
                    scenario.roles[role].title,
                    seat.sole_blocker_share,
                    f"{seat.fail_share * 100:.0f} / {_percent(seat.sole_blocker_share, 1)}",
                    seat.fail_share,
                )
                for role, seat in zone.seats.items()
            ],
            1.0,
        ),
        _note(_("Alone, each should block {share} or more.").format(share=_percent(LEAST_SOLE_BLOCKER))),
        *(
            f"<h3>{escape(scenario.tracks[track].title)}</h3>"
            + charts.steps(
                scenario.tracks[track].title,
                [(str(value), share) for value, share in shares.items()],
                list(shares).index(scenario.tracks[track].start),
            )
            for track, shares in moving.items()
        ),
        _note(_("Per cent of the packages that suit all, with the track there and the others at their start.")),
    )


def _cards(balance: Balance, scenario: Scenario) -> str:
    parts = []
    for role in balance.results.seats:
        rows = []
        for name, card in balance.results.cards.items():
            if card.owner != role:
                continue
            rate = finding("play_rate", name, card.play_rate, LEAST_PLAY_RATE, None).verdict.value
            effect = "–"
            if card.effect is not None:
                found = finding("card_effect", name, card.effect, -MOST_EFFECT, MOST_EFFECT)
                effect = f'<span class="{found.verdict.value}">{_points(card.effect.value)}</span>'
            kind = _("demand") if card.is_demand else _("leverage")
            rows.append(
                (
                    f'{escape(card_at(scenario, name).title)} <span class="faint">{escape(kind)}</span>',
                    f'<span class="{rate}">{_percent(card.play_rate.value)}</span>',
                    effect,
                    _points(card.lift.value) if card.lift.games else "–",
                    str(card.drawn),
                )
            )
        parts.append(
            f"<h3>{escape(scenario.roles[role].title)}</h3>"
            + _table((_("Card"), _("Played"), _("Effect"), _("Lift"), _("Games")), rows)
        )
    return _section(
        _("Cards"),
        *parts,
        _note(
            _(
                "Played: of the games in which it was drawn. Effect: what playing it adds to its owner's gain, judged"
                " by the luck of the first hand. Lift: mean gain with it played less mean gain with it kept, which also"
                " shows in which games its owner thinks of it."
            )
        ),
        kind="long",
    )


def _options(balance: Balance, scenario: Scenario) -> str:
    parts = []
    for issue, each in scenario.issues.items():
        rows = []
        for option, what in each.options.items():
            share = balance.results.options[f"{issue}.{option}"]
            rows.append(charts.Bar(what.title, share, _percent(share)))
        parts.append(f"<div><h3>{escape(each.title)}</h3>{charts.bars(each.title, rows, 1.0)}</div>")
    charted = f'<div class="grid">{"".join(parts)}</div>'
    return _section(_("What is in force at the end"), charted, _note(_("Share of all games.")), kind="long")


def _all_bands(findings: Sequence[Finding], scenario: Scenario) -> str:
    rows = (
        (
            f'<b class="{found.verdict.value}">{SIGNS[found.verdict]}</b> {escape(title(found, scenario))}',
            escape(figure(found)),
            escape(reach(found)),
            escape(band(found)),
        )
        for found in findings
        if found.code not in {"play_rate", "card_effect", "card_dealt"}
    )
    return _section(_("All bands"), _table((_("Figure"), _("Value"), _("95 %"), _("Band")), rows), kind="long")


def _differences(apart: Sequence[Difference], scenario: Scenario, other: Balance) -> str:
    rows = []
    for each in apart:
        if each.is_clear or (each.interval is None and each.here != each.there):
            found = finding(each.code, each.subject, each.here, None, None, each.other)
            rows.append(
                (escape(title(found, scenario)), show(each.code, each.here), show(each.code, each.there),
                 show(each.code, each.here - each.there))
            )  # fmt: skip
    name = f"{other.scenario['title']} {other.scenario['version']}"
    return _section(
        _("Against {name}").format(name=name),
        _table((_("Figure"), _("Here"), _("There"), _("Difference")), rows),
        _note(_("Only what differs by more than chance.")),
        kind="long",
    )


def _method(balance: Balance) -> str:
    words = _(
        "{games:,} games of hardliners, conceders and reciprocal bargainers in every mixture, the first chair in turn;"
        " fewer for the comparisons. Intervals are of 95 %. The zone counts every complete package, without"
        " demands and agendas. A figure is too close to tell if its interval reaches over the edge of its band."
    ).format(games=balance.results.games)
    return _section(_("How this was measured"), f"<p>{escape(words)}</p>")
