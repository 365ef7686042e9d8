"""Where pictures, fonts and sounds are: nothing of them is needed to play, so one that is missing is only noted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from game.scenario import library

if TYPE_CHECKING:
    from pathlib import Path


@cache
def found(name: str) -> Path | None:
    """The file of an asset such as `icons/ui-check.svg` or `ui-check`, or None if there is none."""
    try:
        return library.asset(name)
    except OSError:
        return None
