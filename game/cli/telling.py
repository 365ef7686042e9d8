"""A whole game as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.layout import NOBODY
from game.speech.language import _
from game.telling.sentences import seat_name, signed, tell_event, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.session.session import Session


def tell_game(session: Session, *, public: bool) -> Iterator[str]:
    """The scenario, every event with the reasons that bots gave, and the result.  `public`: what everybody knew."""
    compiled = session.compiled
    header, title = session.header, compiled.scenario.head.title
    yield _("{title}, seed {seed}, {created}").format(title=title, seed=header.seed, created=header.created)
    for event in session.events_of(0, NOBODY):
        yield tell_event(compiled, event)
    for played in session.history:
        for event in session.events_of(played.n, NOBODY if public else played.seat):
            yield tell_event(compiled, event)
        if played.why and not public:
            yield f"  ({played.why})"
    if session.is_over:
        for seat in session.result().seats:
            told = _("{seat}: own gain {gain} %")
            yield told.format(seat=seat_name(compiled.scenario, seat.seat), gain=signed(whole(seat.own_gain)))
