"""Bots think in a thread of their own and tell the window when they are done."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pygame

from game.bots.protocol import Bench

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.session.session import Session


class Thinker:
    """The bots of one game, one asked at a time."""

    def __init__(self, session: Session, *, in_background: bool = True) -> None:
        """Seat the bots.  Raises UnknownBotError."""
        self.bench = Bench(session)
        self.in_background = in_background
        self.is_busy = False
        self.is_dismissed = False

    def dismiss(self) -> None:
        """The game goes on without these bots: whatever they are still thinking of, nobody hears it."""
        self.is_dismissed = True

    def think(self, decided: Callable[[int, str], None], failed: Callable[[str], None]) -> None:
        """Ask the bot that must move; `decided` gets its move and its reason, in the window's thread.

        `failed` gets what went wrong in a bot that others have written.
        """
        self.is_busy = True

        def work() -> None:
            try:
                choice = self.bench.choice()
            except Exception as error:  # noqa: BLE001  (a bot may come from anywhere)
                self._tell(lambda problem=str(error): failed(problem))  # type: ignore[misc]
                return
            self._tell(lambda: decided(choice.move, choice.reason))

        if self.in_background:
            threading.Thread(target=work, daemon=True).start()
        else:
            work()

    def _tell(self, call: Callable[[], None]) -> None:
        def tell() -> None:
            self.is_busy = False
            if not self.is_dismissed:
                call()

        if not self.in_background:
            tell()
            return
        try:
            pygame.event.post(pygame.event.Event(pygame.USEREVENT, call=tell))
        except pygame.error:
            return  # the window was closed while it thought
