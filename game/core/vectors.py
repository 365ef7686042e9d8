"""The one data type of the kernel: vectors of integers, lists when interpreted and int32 arrays when compiled."""

from __future__ import annotations

from typing import Protocol


class Tables(Protocol):
    """What the kernel asks of a scenario's tables: it only reads them."""

    def __getitem__(self, index: int, /) -> int: ...


class Vector(Tables, Protocol):
    """What the kernel asks of a state, and of lists of moves and events: it writes to them."""

    def __setitem__(self, index: int, value: int, /) -> None: ...
