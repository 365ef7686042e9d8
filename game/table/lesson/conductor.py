"""Keeps the time of a lesson at the table: ticks, says what is due, and writes down where the clock stands."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from game.core import layout as at
from game.lesson.planning import clock_time
from game.session.record import RecordError
from game.speech.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.lesson.clock import LessonClock, Reading
    from game.lesson.clock import Warning as Due
    from game.lesson.lesson import Lesson
    from game.lesson.planning import Step
    from game.table.app import App

TICK = 1000  # milliseconds
ASLEEP = 20  # seconds without a tick after which the computer must have been away
NOTICE = 9  # seconds that a notice is shown
KEPT = 60  # seconds of the lesson that a power cut may cost at most, of the clock alone


class Conductor:
    """One lesson at the table.  `now` gives seconds of any origin; tests bring their own."""

    def __init__(self, app: App, lesson: Lesson, now: Callable[[], float] = time.monotonic) -> None:
        self.app, self.lesson, self.now = app, lesson, now
        self.is_ticking = False
        self.last_tick = now()
        self.last_kept = lesson.clock.passed(now())
        self.last_step = self.reading.step
        self.notice, self.notice_ends = "", 0.0
        self.is_voting = False
        self.is_closed = False  # the game is over and its record closed: nothing more is written
        self.talks_ended = False  # at the bell the class chose the debrief, with no peace and rounds left
        self.shows_scores = True
        self.round_seen = lesson.session.round
        self.recess_round = 0
        self.recess_from = self.recess_more = 0.0
        self.recess_told = True

    # ---- what it says ----------------------------------------------------------------------------------------------

    @property
    def clock(self) -> LessonClock:
        return self.lesson.clock

    @property
    def reading(self) -> Reading:
        return self.clock.read(self.now())

    @property
    def step(self) -> Step:
        return self.clock.steps[self.reading.step]

    def face(self) -> tuple[str, str, bool]:
        """What the clock shows: the time left, of what, and whether it is urgent."""
        reading = self.reading
        if reading.is_finished:
            return "0:00", _("the lesson is over"), True
        what = self.step.title
        if not reading.is_running:
            what = _("the clock stands")
        elif self.step.kind == "round":
            what = _("{step}, vote in {time}").format(step=what, time=clock_time(reading.left_to_play))
        return clock_time(reading.left_in_step), what, reading.is_running and reading.left_in_step <= 30

    def say(self, text: str) -> None:
        """Show a sentence for a while."""
        self.notice, self.notice_ends = text, self.now() + NOTICE
        self.app.refresh()

    def hush(self) -> None:
        self.notice = ""
        self.app.refresh()

    # ---- time ------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start the clock."""
        self.safely(lambda: self.lesson.start(self.now()))
        self.run()

    def run(self) -> None:
        """Tick, if that does not happen yet."""
        if not self.is_ticking:
            self.is_ticking = True
            self.last_tick = self.now()
            self.app.later(TICK, self.beat)

    def beat(self) -> None:
        self.tick()
        if self.is_ticking:
            self.app.later(TICK, self.beat)

    def tick(self) -> None:
        """A second has passed: say what is due."""
        if not any(getattr(screen, "conductor", None) is self for screen in self.app.screens):
            self.is_ticking = False
            self.is_closed = True
            self.lesson.session.close()
            return
        now = self.now()
        gap, self.last_tick = now - self.last_tick, now
        if gap > ASLEEP and self.clock.since is not None:
            self.was_away(now - gap, gap)
            return
        for due in self.clock.warnings(now):
            self.warn(due)
        if self.reading.step != self.last_step or self.clock.passed(now) - self.last_kept >= KEPT:
            self.last_step = self.reading.step
            self.keep()
        if self.notice and now >= self.notice_ends:
            self.hush()
        if self.recess_round and not self.recess_told and self.recess_left() <= 0:
            self.recess_told = True
            self.app.sounds.play("bell")
            self.say(_("The recess is over: back to your delegations."))
        self.tell_front()

    def tell_front(self) -> None:
        ticked = getattr(self.app.screen, "ticked", None)
        if ticked is not None and getattr(self.app.screen, "conductor", None) is self:
            ticked()

    def warn(self, due: Due) -> None:
        """A gentle word about the time; the vote speaks for itself."""
        if due.what == "vote":
            return
        time_left = clock_time(due.seconds)
        texts = {
            "step": _("{time} left for this round.").format(time=time_left),
            "play": _("{time} until the vote.").format(time=time_left),
            "debrief": _("It is time for the debrief."),
        }
        self.app.sounds.play("card")
        self.say(texts[due.what])

    def was_away(self, since: float, seconds: float) -> None:
        """The computer slept: the time that it was away does not count, and nothing private is shown when it wakes."""
        from game.table.lesson.calm import freeze  # noqa: PLC0415  (the screens know the conductor)

        self.clock.stop(since)
        self.keep()
        minutes = max(1, round(seconds / 60))
        away = ngettext("The computer was away for {n} minute.", "The computer was away for {n} minutes.", minutes)
        freeze(self, [away.format(n=minutes), _("The clock stood still meanwhile, and every move is saved.")])

    def keep(self) -> None:
        """Write down where the clock stands."""
        self.last_kept = self.clock.passed(self.now())
        self.safely(lambda: self.lesson.keep_clock(self.now()))

    def safely(self, deed: Callable[[], None]) -> bool:
        """Do something that is written to the record; if it can't be, say so.  Returns whether it was done."""
        if self.is_closed:
            return True
        try:
            deed()
        except (RecordError, OSError) as error:
            self.say(_("This could not be saved: {reason}").format(reason=error))
            return False
        return True

    # ---- what the teacher does -------------------------------------------------------------------------------------

    def add_minute(self) -> None:
        """One minute more for what goes on: the vote itself can wait for it."""
        now = self.now()
        if self.reading.is_finished:
            return
        if self.recess_round:
            self.recess_more += 60
            self.recess_told = False
        if self.bell_is_due():
            self.clock.reopen(now)
        else:
            self.clock.add(now)
        self.keep()
        over = self.reading.over
        text = _("One minute more.")
        if over:
            text += " " + _("The plan now runs {time} past the bell.").format(time=clock_time(over))
        self.say(text)

    def next_step(self) -> None:
        """Go to the next part of the plan now."""
        self.clock.next(self.now())
        self.last_step = self.reading.step
        self.keep()
        self.app.refresh()

    def to_debrief(self) -> None:
        """Skip what is left of playing: the time goes to the debrief."""
        while self.step.kind != "debrief":
            self.clock.next(self.now())
        self.last_step = self.reading.step
        self.keep()

    def bell_is_due(self) -> bool:
        """Whether the time for playing is over, and the game is not."""
        return not self.lesson.session.is_over and not self.talks_ended and self.reading.left_to_play <= 0

    # ---- rounds ----------------------------------------------------------------------------------------------------

    def recess_is_due(self) -> bool:
        """Whether a round has ended since this was asked last."""
        number = self.lesson.session.state[at.ROUND]
        before, self.round_seen = self.round_seen, number
        if not 1 <= before < number:
            return False
        self.recess_round, self.recess_from, self.recess_more = before, self.clock.passed(self.now()), 0.0
        self.recess_told = False
        return True

    def went_back(self) -> None:
        """The game stands in an earlier position: its rounds end once more."""
        self.round_seen = min(self.round_seen, self.lesson.session.state[at.ROUND])
        self.recess_round = 0
        self.is_voting = False

    def recess_left(self) -> float:
        step = next((each for each in self.clock.steps if each.round == self.recess_round), self.step)
        length = step.recess_seconds + self.recess_more
        return max(0.0, self.recess_from + length - self.clock.passed(self.now()))

    def end_recess(self) -> None:
        """Back to the table; if the plan is still in the round before, it goes on to the next."""
        step = self.step
        if step.kind == "round" and step.round == self.recess_round:
            last = max(each.round for each in self.clock.steps)
            if step.round < last:
                self.next_step()
        self.recess_round = 0
