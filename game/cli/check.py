"""`longtable check`: what is wrong with scenarios, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from game.speech.language import _, ngettext

if TYPE_CHECKING:
    from game.scenario.loading import Loaded
    from game.scenario.problems import Problem


@click.command
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--json", "as_json", is_flag=True, help=_("Print the problems as JSON, and nothing else."))
@click.option("--strict", is_flag=True, help=_("Fail for warnings too."))
@click.option("--deep", is_flag=True, help=_("Weigh every package as well: the zone, and who stands in the way."))
def check(paths: tuple[str, ...], *, as_json: bool, strict: bool, deep: bool) -> int:
    from game.scenario.loading import load  # noqa: PLC0415  (only this command needs it)
    from game.scenario.problems import render_all  # noqa: PLC0415

    every = {path: load(path) for path in paths}
    found = {path: [*loaded.problems, *_further(path, loaded, deep=deep)] for path, loaded in every.items()}
    problems = [problem for each in found.values() for problem in each]
    failed = any(problem.is_error or strict for problem in problems)
    if as_json:
        click.echo(json.dumps([problem.as_json() for problem in problems], ensure_ascii=False, indent=1))
        return int(failed)
    if problems:
        click.echo(render_all(problems))
        click.echo()
    for path, each in found.items():
        errors = sum(problem.is_error for problem in each)
        click.echo(f"{path}: {_verdict(errors, len(each) - errors)}")
    return int(failed)


check.help = _("""Check scenarios: each PATH is a folder, or the name of a scenario in rules/.

Exit code 0 if all are sound, 1 otherwise.""")


def _further(path: str, loaded: Loaded, *, deep: bool) -> tuple[Problem, ...]:
    from game.design.lint import deep_problems, picture_problems  # noqa: PLC0415
    from game.scenario.teaching import paper_problems  # noqa: PLC0415

    return (*picture_problems(loaded), *paper_problems(path), *(deep_problems(loaded) if deep else ()))


def _verdict(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return _("sound")
    parts = [ngettext("{number} error", "{number} errors", errors).format(number=errors)] if errors else [_("sound")]
    if warnings:
        parts.append(ngettext("{number} warning", "{number} warnings", warnings).format(number=warnings))
    return ", ".join(parts)
