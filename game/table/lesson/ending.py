"""The end of a game that was played in a lesson: how it ended, and nothing yet of what anybody kept to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import layout as at
from game.lesson.course import ENDED, PLAYING, SILENT
from game.speech.language import _
from game.table.lesson.calm import CalmPage
from game.telling.things import option_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.table.lesson.calm import Answer


class LessonEnd(CalmPage):
    """Peace or none, and how long it may last; results and agendas come after the silent minute, with the debrief."""

    def entered(self) -> None:
        super().entered()
        self.conductor.open_again()  # from here on the moves are final
        if self.conductor.course.stage == PLAYING:
            self.app.sounds.play("stamp" if self.has_peace else "bell")
            self.conductor.to_stage(ENDED)

    @property
    def has_peace(self) -> bool:
        return bool(self.conductor.lesson.session.state[at.PEACE])

    def title(self) -> str:
        return _("Peace is signed") if self.has_peace else _("The talks have ended without peace")

    def lines(self) -> Sequence[str]:
        session = self.conductor.lesson.session
        result, scenario = session.result(), session.compiled.scenario
        lines = []
        if result.peace:
            lines.append(_("The chance that it lasts is {percent} %.").format(percent=result.durability))
        ending = scenario.endings.get(result.ending or "")
        if ending is not None:
            lines.append(f"{ending.title}.")
        clauses = "; ".join(self.in_force())
        if clauses:
            lines.append(_("In force: {clauses}.").format(clauses=clauses))
        lines.append(_("Results and secret agendas come with the debrief, after one silent minute out of the role."))
        if ending is not None:
            lines.append(" ".join(ending.epilogue.split()))
        return [line for line in lines if line]

    def in_force(self) -> list[str]:
        session = self.conductor.lesson.session
        names, state = session.compiled.names, session.state
        agreed = [state[at.AGREED + issue] for issue in range(len(names.issues))]
        return [option_name(session.compiled.scenario, names.options[each - 1]) for each in agreed if each]

    def face(self) -> tuple[str, str, bool]:
        return self.conductor.face_of_all()

    def answers(self) -> Sequence[Answer]:
        return [
            (_("Out of the role"), "ui-next", self.on),
            self.freeze_answer(),
            self.leave_answer(),
        ]

    def on(self) -> None:
        """The silent minute has its whole time, however long this page was looked at."""
        from game.table.lesson.start import go_to_step  # noqa: PLC0415  (screens lead to one another)

        self.conductor.to_stage(SILENT)
        go_to_step(self.conductor)
