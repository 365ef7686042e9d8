"""`longtable diff`: what changed from one scenario to another, and what that did to the game."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import click

from game.cli.errors import Failed
from game.scenario.model import Reward
from game.speech.language import _, localised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from game.design.differences import Difference
    from game.lab.balance import Difference as Measured
    from game.lab.zone import Zone
    from game.scenario.compiling import Compiled
    from game.scenario.model import Role

SIGNS = {"added": "+", "removed": "−", "changed": "~", "moved": "⇅"}
LONGEST = 90  # characters of a text that are shown


@click.command(
    help=_("Say what changed from scenario A to scenario B: by id, not by line, and what it did to the zone."),
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--json", "as_json", is_flag=True, help=_("Print the differences as JSON."))
@click.option("--balance", "balanced", is_flag=True, help=_("Play games of both as well, and compare the figures."))
@click.option("-n", "--games", default=1000, show_default=True, type=click.IntRange(1), help=_("How many games."))
def diff(before: str, after: str, *, as_json: bool, balanced: bool, games: int) -> None:
    from game.design.differences import differences_between  # noqa: PLC0415  (only this command pays for it)
    from game.design.lint import quick_zone  # noqa: PLC0415
    from game.lab.scenarios import ScenarioError, open_scenario  # noqa: PLC0415
    from game.scenario.loading import load  # noqa: PLC0415

    try:
        old, new = open_scenario(before), open_scenario(after)
    except ScenarioError as error:
        raise Failed(str(error)) from error
    texts = (load(before).texts, load(after).texts)
    found = differences_between(old.scenario, new.scenario, texts)
    same_rules = old.digest == new.digest
    zones = None if same_rules else (quick_zone(old), quick_zone(new))
    apart = _measured(old, new, games) if balanced and not same_rules else None
    if as_json:
        click.echo(json.dumps(_data(found, zones, apart, same_rules=same_rules), indent=2, ensure_ascii=False))
        return
    roles = {**old.scenario.roles, **new.scenario.roles}
    for line in (*_lines(found, old, new), *_zone_lines(zones, roles, same_rules=same_rules)):
        click.echo(line)
    if apart is not None:
        from game.cli.balance import difference_lines  # noqa: PLC0415

        for line in difference_lines(apart, new.scenario):
            click.echo(line)


def _measured(old: Compiled, new: Compiled, games: int) -> tuple[Measured, ...]:
    from game.cli.balance import measure  # noqa: PLC0415
    from game.lab.balance import differences  # noqa: PLC0415
    from game.lab.executors import ExecutorError, executor  # noqa: PLC0415

    try:
        where = executor(None, None)
        return differences(measure(new, games, 1, where), measure(old, games, 1, where))
    except ExecutorError as error:
        raise Failed(str(error)) from error


# ---- as data --------------------------------------------------------------------------------------------------------


def _data(
    found: tuple[Difference, ...],
    zones: tuple[Zone, Zone] | None,
    apart: tuple[Measured, ...] | None,
    *,
    same_rules: bool,
) -> dict[str, Any]:
    from game.lab.reporting import difference_data, rounded  # noqa: PLC0415

    data: dict[str, Any] = {"differences": [each.as_json() for each in found], "same_rules": same_rules}
    if zones is not None:
        data["zone"] = rounded({name: _zone_data(zone) for name, zone in zip(("before", "after"), zones, strict=True)})
    if apart is not None:
        data["balance"] = [difference_data(each) for each in apart]
    return data


def _zone_data(zone: Zone) -> dict[str, Any]:
    alone = {role: seat.sole_blocker_share for role, seat in zone.seats.items()}
    return {"packages": zone.packages, "feasible_share": zone.feasible_share, "sole_blocker_share": alone}


# ---- as words -------------------------------------------------------------------------------------------------------


def _lines(found: tuple[Difference, ...], old: Compiled, new: Compiled) -> Iterator[str]:
    if not found:
        yield _("The two scenarios say the same.")
    for each in found:
        yield f"{SIGNS[each.change.value]} {each.where}{_titles(each, old, new)}  {_told(each, old, new)}".rstrip()


def _titles(each: Difference, old: Compiled, new: Compiled) -> str:
    """The titles of what an id leads to, in brackets: ids are the designer's, titles are what players read."""
    from game.design.differences import Change, Sense, titles_on  # noqa: PLC0415

    titles = titles_on(each.path, (old if each.change is Change.REMOVED else new).scenario)
    if each.sense is Sense.ELEMENT:  # which says its own title
        titles = titles[:-1]
    return f" ({', '.join(titles)})" if titles else ""


def _told(each: Difference, old: Compiled, new: Compiled) -> str:
    from game.design.differences import Change, Sense  # noqa: PLC0415
    from game.telling.effects import tell_effect  # noqa: PLC0415

    owner = each.path[1] if each.path[0] == "decks" else None
    if each.sense is Sense.EFFECT:
        return (
            tell_effect(old, each.before, owner)
            if each.change is Change.REMOVED
            else tell_effect(new, each.after, owner)
        )
    if each.change is Change.ADDED:
        return _shown(each.after)
    if each.change is Change.REMOVED:
        return _shown(each.before)
    if each.sense is Sense.ORDER and not isinstance(each.before[0], str):
        return _("in another order")
    return f"{_shown(each.before)} → {_shown(each.after)}"


def _shown(value: Any) -> str:
    """A value in a few words: of an element its title, of a list its entries."""
    if isinstance(value, Reward):
        return f"{value.when}: {value.points:+}".replace("-", "−")
    if attrs.has(type(value)):
        return str(getattr(value, "title", "") or getattr(value, "text", "") or getattr(value, "says", ""))[:LONGEST]
    if isinstance(value, tuple):
        return "; ".join(_shown(each) for each in value) if len(value) else "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return ", ".join(value)[:LONGEST]
    text = " ".join(str("" if value is None else value).split())
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f"“{text}”" if isinstance(value, str) else text.replace("-", "−")


def _zone_lines(zones: tuple[Zone, Zone] | None, roles: Mapping[str, Role], *, same_rules: bool) -> Iterator[str]:
    yield ""
    if zones is None:
        if same_rules:
            yield _("No rule has changed: the zone and the balance are the same.")
        return
    old, new = zones
    told = _("Packages that beat walking away for every seat: {before:.1%} → {after:.1%}.")
    yield told.format(before=old.feasible_share, after=new.feasible_share)
    for role in {**old.seats, **new.seats}:
        parts = [
            localised(f"{zone.seats[role].sole_blocker_share:.1%}") if role in zone.seats else "–" for zone in zones
        ]
        yield _("  {role} alone stands in the way of {before} → {after}").format(
            role=roles[role].title, before=parts[0], after=parts[1]
        )
