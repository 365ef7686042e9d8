"""`view.masked` in the kernel's form: what a seat may know of a state, without leaving compiled code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.layout import (
    AGENDA,
    AGENDA_DEALT,
    DECK,
    DECK_COUNT,
    HAND,
    HEADLINE_COUNT,
    HEADLINE_DECK,
    MOST_HAND,
    NOBODY,
    STATE_SIZE,
    STREAM,
    STREAM_AGENDAS,
    WALK_START,
)
from game.scenario.model import MOST_AGENDAS_EACH
from game.scenario.tables import DECK_END, DECK_FIRST, SEATS

if TYPE_CHECKING:
    from game.core.vectors import Tables, Vector


def mask(t: Tables, s: Vector, m: Vector, seat: int) -> None:
    """Copy a state to `m` with everything blanked that a seat can't know.  Must agree with `view.masked`."""
    for slot in range(STATE_SIZE):
        m[slot] = s[slot]
    for other in range(t[SEATS]):
        first = DECK + t[DECK_FIRST + other]
        if other == seat:
            put_in_order(m, first, s[DECK_COUNT + other])
        else:
            for slot in range(first, DECK + t[DECK_END + other]):
                m[slot] = NOBODY
            for slot in range(HAND + other * MOST_HAND, HAND + other * MOST_HAND + MOST_HAND):
                m[slot] = NOBODY
            dealt = AGENDA_DEALT + other * MOST_AGENDAS_EACH
            for slot in range(dealt, dealt + MOST_AGENDAS_EACH):
                m[slot] = NOBODY
            m[AGENDA + other] = NOBODY
            m[WALK_START + other] = 0
    put_in_order(m, HEADLINE_DECK, s[HEADLINE_COUNT])
    for slot in range(STREAM, STREAM_AGENDAS + 1):
        m[slot] = 0


def put_in_order(m: Vector, first: int, count: int) -> None:
    """Sort a few neighbouring slots by insertion."""
    for k in range(first + 1, first + count):
        value = m[k]
        place = k
        for _ in range(count):
            if place == first or m[place - 1] <= value:
                break
            m[place] = m[place - 1]
            place -= 1
        m[place] = value
