"""Opening a scenario for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.scenario.compiling import CompileError, compile_scenario
from game.scenario.problems import render_all
from game.speech.language import _
from game.telling.scenarios import load

if TYPE_CHECKING:
    from game.scenario.compiling import Compiled


class ScenarioError(ValueError):
    """A scenario that can't be used; the message tells every problem in plain words."""


def open_scenario(name_or_path: str) -> Compiled:
    """A scenario by its name, or from a folder.  Raises ScenarioError."""
    loaded = load(name_or_path)
    if loaded.scenario is None:
        raise ScenarioError(render_all(loaded.errors or loaded.problems))
    try:
        return compile_scenario(loaded.scenario)
    except CompileError as error:
        message = _("{scenario} is too large: {reason}.").format(scenario=name_or_path, reason=error)
        raise ScenarioError(message) from error
