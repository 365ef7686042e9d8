"""The one data type of the kernel: a vector of integers, a list when interpreted, an int32 array when compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Vector(Protocol):
    """What the kernel asks of a state, of tables, and of lists of moves and events."""

    def __getitem__(self, index: int, /) -> int: ...

    def __setitem__(self, index: int, value: int, /) -> None: ...

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[int]: ...
