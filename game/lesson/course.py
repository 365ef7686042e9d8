"""How far a lesson has come, beside its clock: recess, turn, vote, what is shown.  Kept with the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Mapping

# Stages: the game is played; its end has been told, or the talks were ended; the silent minute; every secret is out.
PLAYING, ENDED, SILENT, TOLD = "playing", "ended", "silent", "told"
STAGES = (PLAYING, ENDED, SILENT, TOLD)


@define
class Course:
    """Times are seconds of the lesson that had passed, so that nothing counts while the clock stands.

    `round_seen`: the round that the class knows to be in; once the game is in a later one, a recess is due.
    `recess`: the round whose recess goes on; 0: none.  `turn`: round and number of the turn that is timed.
    """

    round_seen: int = 0
    recess: int = 0
    recess_from: float = 0.0
    recess_more: float = 0.0
    turn: tuple[int, int] | None = None
    turn_from: float = 0.0
    is_voting: bool = False
    shows_scores: bool = True
    stage: str = PLAYING

    def content(self) -> dict[str, Any]:
        """Everything that `from_content` needs, as plain values."""
        return {
            "round": self.round_seen,
            "recess": [self.recess, round(self.recess_from, 1), round(self.recess_more, 1)],
            "turn": None if self.turn is None else [*self.turn, round(self.turn_from, 1)],
            "voting": self.is_voting,
            "scores": self.shows_scores,
            "stage": self.stage,
        }

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Raises ValueError if these are other values than `content` gives."""
        try:
            recess, since, more = content["recess"]
            turn = content["turn"]
            course = cls(
                round_seen=int(content["round"]),
                recess=int(recess),
                recess_from=float(since),
                recess_more=float(more),
                is_voting=bool(content["voting"]),
                shows_scores=bool(content["scores"]),
                stage=str(content["stage"]),
            )
            if turn is not None:
                number, turns, begun = turn
                course.turn, course.turn_from = (int(number), int(turns)), float(begun)
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError("this is not the course of a lesson") from error
        if course.stage not in STAGES:
            raise ValueError("this is not the course of a lesson")
        return course
