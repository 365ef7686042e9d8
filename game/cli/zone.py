"""`longtable zone`: which packages all seats would sign."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from game.cli.errors import Failed
from game.cli.patience import tell_of_compiling
from game.speech.extras import how_to_install
from game.speech.language import _, localised
from game.telling.things import option_name, seat_name, track_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lab.zone import Point, Zone
    from game.scenario.model import Scenario


@click.command(
    help=_(
        "Weigh every package of a scenario: which ones all seats prefer to walking away, and who stands in the way."
    ),
)
@click.argument("scenario")
@click.option("--json", "as_json", is_flag=True, help=_("Print the report as JSON."))
@click.option("--open", "left_open", is_flag=True, help=_("Count packages that leave issues open, too."))
def zone(scenario: str, as_json: bool, left_open: bool) -> None:
    # Only this command pays for what it needs.
    tell_of_compiling()
    from game.lab.reporting import zone_data  # noqa: PLC0415
    from game.lab.scenarios import ScenarioError, open_scenario  # noqa: PLC0415
    from game.lab.zone import zone_of  # noqa: PLC0415

    try:
        compiled = open_scenario(scenario)
    except ScenarioError as error:
        raise Failed(str(error)) from error
    found = zone_of(compiled, left_open=left_open)
    if as_json:
        click.echo(json.dumps(zone_data(found), indent=2, ensure_ascii=False))
        return
    for line in zone_lines(found, compiled.scenario):
        click.echo(line)


def zone_lines(zone: Zone, scenario: Scenario) -> Iterator[str]:
    """The report for people."""
    yield _("{title}: {possible:,} of {packages:,} packages can be agreed at the start.").format(
        title=scenario.head.title, possible=zone.possible, packages=zone.packages
    )
    yield _("{share:.1%} of these beat walking away for every seat.").format(share=zone.feasible_share)
    if not zone.exact:
        told = _("Estimated from {count:,} packages. To weigh them all, install numba: {command}")
        yield told.format(count=zone.weighed, command=how_to_install("fast"))
    yield ""
    yield f"{'':16}{_('walk-away'):>12}{_('refuses'):>12}{_('alone'):>12}{_('best gain'):>12}"
    for role, seat in zone.seats.items():
        yield (
            f"{seat_name(scenario, role):16}{seat.walk_away:>12}{localised(f'{seat.fail_share:.1%}'):>12}"
            f"{localised(f'{seat.sole_blocker_share:.1%}'):>12}{localised(f'{seat.best_gain:.1f}'):>12}"
        )
    yield ""
    yield _("Pareto frontier: {packages:,} packages, {feasible:,} of them better than walking away for all.").format(
        packages=zone.pareto.packages, feasible=zone.pareto.feasible
    )
    for title, point in (
        (_("Nash point"), zone.nash),
        (_("Kalai–Smorodinsky point"), zone.kalai_smorodinsky),
        (_("Utilitarian point"), zone.utilitarian),
    ):
        yield ""
        if point is None:
            yield _("{title}: none, no package suits all.").format(title=title)
        else:
            yield from point_lines(title, point, scenario)
    yield ""
    yield from dominated_lines(zone, scenario)
    yield _("Share that suits all, with a track at each of its values (an asterisk marks the start):")
    if not zone.tracks_exact:
        yield _("(from a sample)")
    for track, shares in zone.tracks.items():
        start = scenario.tracks[track].start
        values = "  ".join(
            f"{value}{'*' if value == start else ''}: {localised(f'{share:.1%}')}" for value, share in shares.items()
        )
        yield f"  {track_name(scenario, track)}: {values}"


def point_lines(title: str, point: Point, scenario: Scenario) -> Iterator[str]:
    gains = ", ".join(f"{seat_name(scenario, role)} {localised(f'{gain:+.1f}')}" for role, gain in point.gains.items())
    yield _("{title}: {gains}").format(title=title, gains=gains.replace("-", "−"))
    if point.durability is None:
        yield "  " + _("(accords only, no peace)")
    else:
        yield "  " + _("(durability {number} %)").format(number=point.durability)
    for issue, option in point.package.items():
        if option is not None:
            yield "  " + option_name(scenario, f"{issue}.{option}")


def dominated_lines(zone: Zone, scenario: Scenario) -> Iterator[str]:
    for each in zone.dominated_options:
        if each.by is not None:
            yield _("Every seat ranks {option} below {other}.").format(
                option=option_name(scenario, each.option), other=option_name(scenario, each.by)
            )
    if not zone.dominated_options:
        yield _("No option is worse for every seat than another of its issue.")
    yield ""
