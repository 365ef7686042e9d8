"""The clock of a lesson.  It has no time of its own: every question brings the time, in seconds of any origin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field, frozen

from game.lesson.planning import SHORTEST_ROUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.lesson.planning import Step

WARNINGS = (120, 30)  # seconds before a round or the whole play is over


@frozen
class Warning:  # noqa: A001  (that is what it is)
    """Said once: `what` is `step` (this part ends), `play` (the vote is near) or `debrief` (the debrief begins)."""

    what: str
    step: int
    seconds: int


@frozen
class Reading:
    """Where the lesson stands: the step, seconds left in it, until the vote, and until the end.

    `over`: seconds by which the plan runs past the bell because minutes were added.  `is_vote`: the time for playing is
    over, and the vote is due.
    """

    step: int
    left_in_step: float
    left_to_play: float
    left: float
    over: float
    is_vote: bool
    is_finished: bool
    is_running: bool


@define
class LessonClock:
    """Runs through the steps of a plan.  `speed`: how much faster than the given time it goes (tests, rehearsals)."""

    steps: tuple[Step, ...]
    speed: float = 1.0
    lengths: list[float] = field(init=False)
    gone: float = 0.0  # seconds of the lesson before `since`
    since: float | None = None  # when the clock was last started; None while it stands
    extra: float = 0.0
    _said: set[tuple[str, int, int]] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.lengths = [float(step.seconds) for step in self.steps]

    # ---- what it says -------------------------------------------------------------------------------------------

    def passed(self, now: float) -> float:
        """Seconds of the lesson that have passed."""
        return self.gone + (0.0 if self.since is None else max(0.0, now - self.since) * self.speed)

    def read(self, now: float) -> Reading:
        passed, step = self.passed(now), 0
        ends = self._ends()
        while step < len(ends) - 1 and passed >= ends[step]:
            step += 1
        play_ends = max((end for end, each in zip(ends, self.steps, strict=True) if each.kind == "round"), default=0.0)
        return Reading(
            step=step,
            left_in_step=max(0.0, ends[step] - passed),
            left_to_play=max(0.0, play_ends - passed),
            left=max(0.0, ends[-1] - passed),
            over=self.extra,
            is_vote=self.steps[step].kind == "vote",
            is_finished=passed >= ends[-1],
            is_running=self.since is not None,
        )

    def warnings(self, now: float) -> list[Warning]:
        """What has become due since the last question; each is said once."""
        reading = self.read(now)
        kind, step = self.steps[reading.step].kind, reading.step
        due: list[Warning] = []
        if kind == "round":
            last = step == max(k for k, each in enumerate(self.steps) if each.kind == "round")
            what = "play" if last else "step"
            due += [Warning(what, step, seconds) for seconds in WARNINGS if reading.left_in_step <= seconds]
        elif kind == "vote":
            due.append(Warning("vote", step, 0))
        elif kind == "debrief" and self.steps[step - 1].kind != "debrief":
            due.append(Warning("debrief", step, 0))
        new = [each for each in due if (each.what, each.step, each.seconds) not in self._said]
        self._said |= {(each.what, each.step, each.seconds) for each in new}
        return new[-1:]  # of two that fell due at once only the later one matters

    def _ends(self) -> list[float]:
        total, ends = 0.0, []
        for length in self.lengths:
            total += length
            ends.append(total)
        return ends

    # ---- what is done to it -------------------------------------------------------------------------------------

    def start(self, now: float) -> None:
        """Start it, or go on after a stop."""
        if self.since is None:
            self.since = now

    def stop(self, now: float) -> None:
        """Freeze it: a word from the teacher, a fire drill, the end of the lesson."""
        self.gone, self.since = self.passed(now), None

    def add(self, now: float, seconds: float = 60.0) -> None:
        """More time for this step.

        It is taken from the rounds to come, down to three minutes each, and never from the debrief; what can't be taken
        makes the lesson longer, and `Reading.over` says by how much.
        """
        step = self.read(now).step
        self.lengths[step] += seconds
        missing = seconds
        for later in range(len(self.steps) - 1, step, -1):
            if self.steps[later].kind == "round":
                taken = min(missing, max(0.0, self.lengths[later] - SHORTEST_ROUND))
                self.lengths[later] -= taken
                missing -= taken
        self.extra += missing
        self._said = {each for each in self._said if each[1] != step}

    def next(self, now: float) -> None:
        """Go to the next step at once; the time that is left goes to the step after it."""
        reading = self.read(now)
        if reading.step < len(self.steps) - 1:
            self.lengths[reading.step] -= reading.left_in_step
            self.lengths[reading.step + 1] += reading.left_in_step

    def reopen(self, now: float, seconds: float = 60.0) -> None:
        """At the vote or after it: play on for that long, and vote then.  The lesson becomes as much longer."""
        last = max(k for k, each in enumerate(self.steps) if each.kind == "round")
        more = self.passed(now) - self._ends()[last] + seconds
        if more < seconds:
            return  # there is time to play still
        self.lengths[last] += more
        self.extra += more
        self._said = {each for each in self._said if each[1] < last}

    # ---- to be kept ---------------------------------------------------------------------------------------------

    def kept(self, now: float) -> str:
        """Everything that `from_kept` needs, as one line of text."""
        content = {"gone": round(self.passed(now), 1), "lengths": self.lengths, "extra": self.extra}
        return json.dumps(content, separators=(",", ":"))

    @classmethod
    def from_kept(cls, steps: Sequence[Step], text: str) -> Self:
        """A clock that stands where the other one stood.  Raises ValueError if the text is not of these steps."""
        try:
            content: dict[str, Any] = json.loads(text)
            lengths = [float(length) for length in content["lengths"]]
            gone, extra = float(content["gone"]), float(content["extra"])
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError("this is not the clock of a lesson") from error
        if len(lengths) != len(steps):
            raise ValueError("this clock belongs to another plan")
        clock = cls(tuple(steps))
        clock.lengths, clock.gone, clock.extra = lengths, gone, extra
        return clock
