"""The clock of a lesson.  It has no time of its own: every question brings the time, in seconds of any origin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Self

from attrs import define, evolve, field, frozen

from game.lesson.planning import SHORTEST_ROUND, SHORTEST_TALK, TALK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from game.lesson.planning import Step

WARNINGS = (120, 30)  # seconds before a round or the whole play is over
VERSION = 2  # of what is kept; the first one had no number


@frozen
class Warning:  # noqa: A001  (that is what it is)
    """Said once, `left` seconds before the end of something.

    `what` is `step` (this part ends), `late` (the time of this round is over, and the game is in it still), `play` (the
    vote is near), `vote` or `debrief` (they begin).  `seconds`: the threshold that was passed.
    """

    what: str
    step: int
    seconds: int
    left: float = field(default=0.0, eq=False)


@frozen
class Reading:
    """Where the lesson stands: the step, seconds left in it, until the vote, and until the end.

    `over`: seconds by which the plan runs past the bell because minutes were added.  `is_vote`: the time for playing is
    over, and the vote is due.  `is_late`: the round of the game has used up its time, and what is left is that until
    the vote.
    """

    step: int
    left_in_step: float
    left_to_play: float
    left: float
    over: float
    is_vote: bool
    is_finished: bool
    is_running: bool
    is_late: bool = False


@frozen
class Addition:
    """Time for a step: the seconds that other steps gave for it, and those by which the lesson becomes longer.

    `recess`: the round whose recess got it too; 0: none.
    """

    step: int
    seconds: float
    taken: dict[int, float]
    over: float
    recess: int = 0


@define
class LessonClock:
    """Runs through the steps of a plan.  `speed`: how much faster than the given time it goes (tests, rehearsals).

    `round`: the one that the game is in, while it goes on (0: not known, or over).  The clock shows no later part than
    that round until the vote is due, and none after the vote.
    """

    steps: tuple[Step, ...]
    speed: float = 1.0
    lengths: list[float] = field(init=False)
    gone: float = 0.0  # seconds of the lesson before `since`
    since: float | None = None  # when the clock was last started; None while it stands
    extra: float = 0.0
    round: int = 0
    added: list[Addition] = field(factory=list)
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
        left_to_play = max(0.0, ends[self.last_round] - passed)
        shown = self._held(step)
        is_late = shown != step and self.steps[shown].kind == "round"
        return Reading(
            step=shown,
            left_in_step=left_to_play if is_late else max(0.0, ends[shown] - passed),
            left_to_play=left_to_play,
            left=max(0.0, ends[-1] - passed),
            over=self.extra,
            is_vote=self.steps[shown].kind == "vote",
            is_finished=passed >= ends[-1],
            is_running=self.since is not None,
            is_late=is_late,
        )

    def warnings(self, now: float) -> list[Warning]:
        """What has become due since the last question; each is said once."""
        reading = self.read(now)
        kind, step = self.steps[reading.step].kind, reading.step
        due: list[Warning] = []
        if kind == "round":
            left, until_vote = reading.left_in_step, reading.left_to_play
            if reading.is_late:
                due.append(Warning("late", step, 0, until_vote))
            elif step != self.last_round:
                due += [Warning("step", step, seconds, left) for seconds in WARNINGS if left <= seconds]
            due += [Warning("play", self.last_round, each, until_vote) for each in WARNINGS if until_vote <= each]
        elif kind == "vote":
            due.append(Warning("vote", step, 0))
        elif kind == "debrief" and self.steps[step - 1].kind != "debrief":
            due.append(Warning("debrief", step, 0))
        new = [each for each in due if (each.what, each.step, each.seconds) not in self._said]
        self._said |= {(each.what, each.step, each.seconds) for each in new}
        return new[-1:]  # of two that fell due at once only the later one matters

    @property
    def last_round(self) -> int:
        """The step that the vote comes after."""
        return max(k for k, each in enumerate(self.steps) if each.kind == "round")

    @property
    def first_of_debrief(self) -> int:
        return next(k for k, each in enumerate(self.steps) if each.kind == "debrief")

    def step_of(self, number: int) -> int | None:
        """The step of a round of the game; of one before this lesson's first, that one's.  None without a number."""
        rounds = [k for k, each in enumerate(self.steps) if each.kind == "round"]
        return next((k for k in reversed(rounds) if self.steps[k].round <= number), rounds[0]) if number else None

    def _held(self, step: int) -> int:
        """The step to show when the time of `step` has come."""
        own = self.step_of(self.round)
        if own is None:
            return step
        return min(step, own if step <= self.last_round else self.last_round + 1)

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

    def price(self, now: float, seconds: float = 60.0) -> Addition:
        """What more time for this step would cost.

        It is taken from the rounds to come, down to three minutes each, and never from the debrief; what can't be taken
        makes the lesson longer.  Once the vote is due, or the game is late, more time is more time until the vote.
        """
        reading, taken = self.read(now), dict[int, float]()
        if reading.is_vote and self.round:
            more = self.passed(now) - self._ends()[self.last_round] + seconds
            return Addition(self.last_round, more, taken, more)
        step, missing = self._paying(reading), seconds
        for later in range(self.last_round, step, -1):
            given = min(missing, max(0.0, self.lengths[later] - SHORTEST_ROUND))
            if given:
                taken[later] = given
                missing -= given
        return Addition(step, seconds, taken, missing)

    def add(self, now: float, seconds: float = 60.0, *, recess: int = 0) -> Addition:
        """More time for this step, at its price."""
        addition = evolve(self.price(now, seconds), recess=recess)
        self.lengths[addition.step] += addition.seconds
        for later, given in addition.taken.items():
            self.lengths[later] -= given
        self.extra += addition.over
        self.added.append(addition)
        self._warn_again(now)
        return addition

    def can_take_back(self, now: float) -> bool:
        """Whether the part that time was added to last goes on still."""
        return bool(self.added) and self.added[-1].step == self._paying(self.read(now))

    def take_back(self, now: float) -> Addition | None:
        """The clock as if the last time had not been added, and what that was; None if it can't be taken back."""
        if not self.can_take_back(now):
            return None
        addition = self.added.pop()
        self.lengths[addition.step] -= addition.seconds
        for later, given in addition.taken.items():
            self.lengths[later] += given
        self.extra = max(0.0, self.extra - addition.over)
        return addition

    def _paying(self, reading: Reading) -> int:
        """The step that becomes longer by an addition."""
        return self.last_round if reading.is_late else reading.step

    def _warn_again(self, now: float) -> None:
        """What was said of an end that has come to lie ahead once more may be said again when its time comes."""
        reading = self.read(now)

        def is_past(what: str, step: int, seconds: int) -> bool:
            if what == "play":
                return reading.left_to_play <= seconds
            return step < reading.step or (step == reading.step and (what != "step" or reading.left_in_step <= seconds))

        self._said = {each for each in self._said if is_past(*each)}

    def next(self, now: float) -> None:
        """Go to the next step at once; see `_give` for the time that is left."""
        reading = self.read(now)
        if reading.step == len(self.steps) - 1:
            return
        number = self.steps[reading.step].round
        if self.round and number >= self.round:
            self.round = number + 1
        if not reading.is_late:
            self.lengths[reading.step] -= reading.left_in_step
            self._give(reading.step + 1, reading.left_in_step)

    def to_debrief(self, now: float) -> None:
        """The debrief begins now, with the whole of its first part: the game is over, or the talks are.

        Time for playing that is left goes to the discussion; what playing took too long is taken from there.
        """
        self.round, first, passed = 0, self.first_of_debrief, self.passed(now)
        planned = sum(self.lengths[:first])
        before = 0.0
        for step in range(first):
            self.lengths[step] = min(self.lengths[step], max(0.0, passed - before))
            before += self.lengths[step]
        if passed <= planned:
            self._give(first, planned - passed)
            return
        self.lengths[first - 1] += passed - planned
        talk = self._talk
        given = min(passed - planned, max(0.0, self.lengths[talk] - SHORTEST_TALK))
        self.lengths[talk] -= given
        self.extra += passed - planned - given

    @property
    def _talk(self) -> int:
        return next((k for k, each in enumerate(self.steps) if each.part == TALK), len(self.steps) - 1)

    def _give(self, step: int, seconds: float) -> None:
        """Time that was saved before a step begins.

        First the lesson comes back to its bell; then play has what is left while there are rounds to come, and after
        that the discussion: more silence helps nobody.
        """
        repaid = min(seconds, self.extra)
        self.extra -= repaid
        receiver = step if step <= self.last_round else max(step, self._talk)
        self.lengths[receiver] += seconds - repaid

    # ---- to be kept ---------------------------------------------------------------------------------------------

    def content(self, now: float) -> dict[str, Any]:
        """Everything that `from_content` needs, as plain values."""
        added = [
            [each.step, each.seconds, {str(k): given for k, given in each.taken.items()}, each.over, each.recess]
            for each in self.added
        ]
        return {
            "v": VERSION,
            "gone": round(self.passed(now), 1),
            "lengths": self.lengths,
            "extra": self.extra,
            "added": added,
        }

    def kept(self, now: float) -> str:
        """Everything that `from_kept` needs, as one line of text."""
        return json.dumps(self.content(now), separators=(",", ":"))

    @classmethod
    def from_kept(cls, steps: Sequence[Step], text: str) -> Self:
        """A clock that stands where the other one stood.  Raises ValueError if the text is not of these steps."""
        return cls.from_content(steps, read_kept(text))

    @classmethod
    def from_content(cls, steps: Sequence[Step], content: Mapping[str, Any]) -> Self:
        """The same, from plain values.  Raises ValueError."""
        try:
            lengths = [float(length) for length in content["lengths"]]
            gone, extra = float(content["gone"]), float(content["extra"])
            added = [
                Addition(
                    int(step), float(more), {int(k): float(given) for k, given in taken.items()}, float(over), recess
                )
                for step, more, taken, over, recess in content.get("added", ())
            ]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError("this is not the clock of a lesson") from error
        if len(lengths) != len(steps):
            raise ValueError("this clock belongs to another plan")
        clock = cls(tuple(steps))
        clock.lengths, clock.gone, clock.extra, clock.added = lengths, gone, extra, added
        return clock


def read_kept(text: str) -> dict[str, Any]:
    """What was kept of a lesson, by any version up to this one.  Raises ValueError."""
    try:
        content: Any = json.loads(text)
        version = content.get("v", 1)
    except (ValueError, AttributeError) as error:
        raise ValueError("this is not the clock of a lesson") from error
    if not isinstance(version, int) or version > VERSION:
        raise ValueError("the clock of this lesson was kept by a newer version of The Long Table")
    return dict(content)
