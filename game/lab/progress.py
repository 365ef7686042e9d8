"""A progress bar on standard error, for runs that take longer than a moment."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def progress_bar(title: str, whole: int) -> Iterator[Callable[[int], None]]:
    """A bar while the block runs; call what it gives with how much of `whole` is done.  Silent without a terminal."""
    from rich.console import Console  # noqa: PLC0415  (rich takes a tenth of a second to load)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=whole)
        yield lambda done: bar.update(task, completed=done)
