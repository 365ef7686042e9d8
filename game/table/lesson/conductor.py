"""Keeps the time of a lesson at the table: ticks, says what is due, and writes down where the clock stands."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from game.lesson.planning import clock_time
from game.session.record import RecordError
from game.speech.language import _, ngettext
from game.telling.things import all_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.lesson.clock import Addition, LessonClock, Reading
    from game.lesson.clock import Warning as Due
    from game.lesson.course import Course
    from game.lesson.lesson import Lesson
    from game.lesson.planning import Step
    from game.table.app import App

TICK = 1000  # milliseconds
ASLEEP = 20  # seconds without a tick after which the computer must have been away
NOTICE = 9  # seconds that a notice is shown
KEPT = 60  # seconds of the lesson that a power cut may cost at most, of the clock alone
HASTE = 3  # seconds in which a second press adds no second minute: a key that is held down adds one
FREELY = 180  # seconds past the bell that are added without asking again


class Conductor:
    """One lesson at the table.  `now` gives seconds of any origin; tests bring their own."""

    def __init__(self, app: App, lesson: Lesson, now: Callable[[], float] = time.monotonic) -> None:
        self.app, self.lesson, self.now = app, lesson, now
        self.is_ticking = False
        self.last_tick = now()
        lesson.follow(now())
        self.last_kept = lesson.clock.passed(now())
        self.last_step = self.reading.step
        self.notice, self.notice_ends = "", 0.0
        self.is_closed = False  # the record is closed: nothing more is written
        self.minute_added = self.asked_until = float("-inf")
        self.recess_told = False
        self.turn_told = False  # that its time is over

    # ---- what it says ----------------------------------------------------------------------------------------------

    @property
    def clock(self) -> LessonClock:
        return self.lesson.clock

    @property
    def course(self) -> Course:
        return self.lesson.course

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
        elif reading.is_late:
            what = _("{step}, until the vote").format(step=self.round_title())
        elif self.step.kind == "round":
            what = _("{step}, vote in {time}").format(step=self.round_title(), time=clock_time(reading.left_to_play))
        return clock_time(reading.left_in_step), what, reading.is_running and reading.left_in_step <= 30

    def face_of_all(self) -> tuple[str, str, bool]:
        """The time until the end of the lesson, where no part of the plan has begun."""
        reading = self.reading
        if reading.is_finished or not reading.is_running:
            return self.face()
        return clock_time(reading.left), _("until the bell"), False

    def round_title(self) -> str:
        """The round that the game is in, or has a recess after."""
        return _("Round {number}").format(number=self.clock.round or self.step.round)

    def turn_face(self) -> tuple[str, str, float] | None:
        """What the second hand of a turn shows: its time, a word, and the share that is left; None without a turn."""
        timed = self.lesson.turn_left(self.now())
        if timed is None:
            return None
        left, length = timed
        if left <= 0:
            return f"+{clock_time(int(-left))}", _("turn is over"), 0.0
        return clock_time(left), _("this turn"), min(1.0, left / length)

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
        """Tick, if that does not happen yet; the end of the game closed the record, and the debrief goes on with it."""
        if self.is_closed:
            self.open_again()
        if not self.is_ticking:
            self.is_ticking = True
            self.last_tick = self.now()
            self.app.later(TICK, self.beat)

    def open_again(self) -> None:
        """Take the record up again; if that can't be, nothing more is kept of the clock, and the debrief says why."""
        try:
            self.lesson.session.open_again()
        except (RecordError, OSError) as error:
            self.is_closed = True
            self.say(_("This could not be saved: {reason}").format(reason=error))
        else:
            self.is_closed = False

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
            self.app.close_beside()
            return
        now = self.now()
        gap, self.last_tick = now - self.last_tick, now
        if gap > ASLEEP and self.clock.since is not None:
            self.was_away(now - gap, gap)
            return
        self.lesson.follow(now)
        for due in self.clock.warnings(now):
            self.warn(due)
        is_new_step = self.reading.step != self.last_step
        is_new_turn = self.follow_turn()
        if is_new_turn or is_new_step or self.clock.passed(now) - self.last_kept >= KEPT:
            self.last_step = self.reading.step
            self.keep()
        if self.notice and now >= self.notice_ends:
            self.hush()
        self.say_what_is_over()
        self.tell_front()

    def say_what_is_over(self) -> None:
        """The recess with its bell; a turn by a soft sound alone, for the hand beside the clock says the rest."""
        if self.course.recess and not self.recess_told and self.recess_left() <= 0:
            self.recess_told = True
            self.app.sounds.play("bell")
            self.say(_("The recess is over: back to your delegations."))
        timed = self.lesson.turn_left(self.now())
        if timed is not None and timed[0] <= 0 and not self.turn_told:
            self.turn_told = True
            self.app.sounds.play("tick")
            self.app.refresh()

    def tell_front(self) -> None:
        for app in filter(None, (self.app, self.app.beside)):
            ticked = getattr(app.screen, "ticked", None)
            if ticked is not None and getattr(app.screen, "conductor", None) is self:
                ticked()

    def warn(self, due: Due) -> None:
        """A gentle word about the time; the vote and a debrief that has begun speak for themselves."""
        if due.what == "vote" or (due.what == "debrief" and not self.lesson.is_played):
            return
        time_left = clock_time(due.left)
        texts = {
            "step": _("{time} left for this round.").format(time=time_left),
            "late": _("This round is over its time; {time} until the vote.").format(time=time_left),
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

    def keep(self) -> bool:
        """Write down where the clock stands; returns whether that could be done."""
        self.last_kept = self.clock.passed(self.now())
        return self.safely(lambda: self.lesson.keep_clock(self.now()))

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
        """One minute more for what goes on: the vote itself can wait for it.  The notice says what it costs."""
        now = self.now()
        if (self.reading.is_finished and not self.bell_is_due()) or now - self.minute_added < HASTE:
            return
        over = self.reading.over + self.clock.price(now).over
        if over > max(FREELY, self.reading.over) and now > self.asked_until:
            self.asked_until, self.minute_added = now + NOTICE, now
            sentence = _("The plan runs {time} past the bell already. Once more to add a minute all the same.")
            self.say(sentence.format(time=clock_time(self.reading.over)))
            return
        self.asked_until, self.minute_added = float("-inf"), now
        addition = self.lesson.add_minute(now)
        self.recess_told = False
        if self.keep():
            self.say(self.tell(addition))

    def tell(self, addition: Addition) -> str:
        """One minute more, and where it comes from."""
        text = _("One minute more.")
        if addition.taken:
            givers = all_of(self.clock.steps[step].title for step in sorted(addition.taken))
            text = _("One minute more, taken from: {steps}.").format(steps=givers)
        if addition.over:
            over = clock_time(self.reading.over)
            text += " " + _("The plan now runs {time} past the bell.").format(time=over)
        return text

    def take_minute_back(self) -> None:
        """The minute that was added last is gone again."""
        self.minute_added = self.asked_until = float("-inf")
        if self.lesson.take_minute_back(self.now()) is None:
            self.say(_("No minute was added to this part that could be taken back."))
        elif self.keep():
            self.say(_("The minute is taken back."))

    def next_step(self) -> None:
        """Go to the next part of the plan now."""
        self.clock.next(self.now())
        self.lesson.follow(self.now())
        self.last_step = self.reading.step
        self.keep()
        self.app.refresh()

    def to_stage(self, stage: str) -> None:
        """The game is over, the silent minute begins, or the debrief proper does: see `Course`."""
        self.lesson.to_stage(stage, self.now())
        self.last_step = self.reading.step
        self.keep()

    def end_talks(self) -> bool:
        """The class ends the talks as they stand; returns whether it could be saved, and is so."""
        if not self.safely(lambda: self.lesson.end_talks(self.now())):
            return False
        self.last_step = self.reading.step
        self.keep()
        return True

    def show_scores(self, on: bool) -> None:
        self.course.shows_scores = on
        self.keep()

    def vote(self, on: bool) -> None:
        """The vote at the bell begins, or can't go on."""
        if self.course.is_voting != on:
            self.course.is_voting = on
            self.keep()

    def bell_is_due(self) -> bool:
        """Whether the time for playing is over, and the game is not."""
        return self.lesson.is_played and self.reading.left_to_play <= 0

    # ---- rounds and turns ------------------------------------------------------------------------------------------

    def recess_is_due(self) -> bool:
        """Whether a recess goes on, or begins now because a round has ended since this was asked last."""
        before = self.course.recess
        if not self.lesson.begin_recess(self.now()):
            return False
        if self.course.recess != before:
            self.recess_told = False
            self.keep()
        return True

    def follow_turn(self) -> bool:
        """Time the turn that goes on; whether it is another one than before."""
        if not self.lesson.follow_turn(self.now()):
            return False
        self.turn_told = False
        self.app.refresh()
        return True

    def time_turn(self) -> None:
        """The same, kept at once: a turn begins with a move, and the move is on disk."""
        if self.follow_turn():
            self.keep()

    def went_back(self) -> None:
        """The game stands in an earlier position."""
        self.lesson.went_back(self.now())
        self.keep()

    def recess_left(self) -> float:
        return self.lesson.recess_left(self.now())

    def end_recess(self) -> None:
        """Back to the table; if the plan is still in the round before, it goes on to the next."""
        self.lesson.end_recess(self.now())
        self.last_step = self.reading.step
        self.follow_turn()
        self.keep()
