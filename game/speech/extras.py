"""Packages that the game can do without, and how to install them into the Python that runs it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

PACKAGES: Final = {"print": "fpdf2", "fast": "numba numpy", "cluster": "distributed"}  # by the extra in pyproject.toml


def how_to_install(extra: str) -> str:
    """The command that fits: the game may stand in an environment of pipx, in that of a checkout, or in any other."""
    if "pipx" in Path(sys.prefix).parts:
        return f"pipx inject longtable {PACKAGES[extra]}"
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip install {PACKAGES[extra]}"
