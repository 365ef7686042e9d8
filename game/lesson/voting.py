"""The vote at the bell: when the time for playing is over, whatever is agreed is put to the signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.core import layout as at
from game.speech.language import _
from game.telling.things import all_of

if TYPE_CHECKING:
    from game.session.session import Session


@frozen
class AtTheBell:
    """What comes next at the bell.

    `kind`: answer (a seat still has to answer: `seat`), move (make `move`, then ask again), rewind (an offer was being
    put together: go back to move number `to`), none (no vote can be held: `why`), over (the game has ended).
    """

    kind: str
    seat: int = at.NOBODY
    move: int = at.NOBODY
    to: int = 0
    why: str = ""


def at_the_bell(session: Session) -> AtTheBell:
    """The next thing that leads to the vote; asked again after each until it says none or over."""
    state, phase = session.state, session.state[at.PHASE]
    if session.is_over:
        return AtTheBell("over")
    if phase in (at.ANSWERING, at.SIGNING):
        return AtTheBell("answer", seat=session.actor)
    if phase == at.PACKAGING:
        to = len(session.history)
        while to > 0 and session.state_after(to)[at.PHASE] == at.PACKAGING:
            to -= 1
        return AtTheBell("rewind", to=to)
    if phase == at.TURN and not session.why_not(at.CALL_SIGNING):
        return AtTheBell("move", seat=session.actor, move=at.CALL_SIGNING)
    if phase == at.TURN and state[at.OFFER_MADE] and state[at.SIGNING_BLOCKED] == 0 and _others_wait(session):
        # The signing stands in place of the turn's offer: the next seat calls it.
        return AtTheBell("move", seat=session.actor, move=at.END_TURN)
    return AtTheBell("none", why=why_no_vote(session))


def _others_wait(session: Session) -> bool:
    """Whether another seat has its turn in this round: the end of a round is not for the bell to bring about."""
    return session.state[at.TURNS] + 1 < len(session.compiled.names.seats)


def why_no_vote(session: Session) -> str:
    """Why nothing can be signed, in a sentence."""
    scenario, state = session.compiled.scenario, session.state
    still_open = [
        issue.title for k, issue in enumerate(scenario.issues.values()) if issue.core and not state[at.AGREED + k]
    ]
    if still_open:
        sentence = _("No vote: a peace settles every core issue, and these are open: {issues}.")
        return sentence.format(issues=all_of(still_open))
    return _("No vote can be called at this point of the round. Play on to the next turn, or save the game.")
