"""The time, in milliseconds.  pygame's own clock stands still unless sound and joysticks are started as well."""

from __future__ import annotations

import time


def ticks() -> int:
    return time.monotonic_ns() // 1_000_000
