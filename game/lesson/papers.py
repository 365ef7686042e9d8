"""A lesson on paper: its plan for the teacher, and a slip for every student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.document import Bullets, Document, Heading, PageBreak, Paragraph, Slip, Table
from game.lesson.planning import clock_time, played_by
from game.lesson.portfolios import portfolio
from game.speech.language import _, in_use, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.debrief.document import Block
    from game.lesson.planning import Plan
    from game.lesson.portfolios import Member


def slips_of(plan: Plan) -> tuple[Slip, ...]:
    """A slip of paper for every student: which seat, what they do there, and with whom.

    Names stay in the record of the game, so a slip has a number and a line for the name.
    """
    slips = []
    for delegation in plan.delegations:
        for member in delegation.members:
            others = [str(each.number) for each in delegation.members if each is not member]
            company = _("With you: students {numbers}.").format(numbers=", ".join(others))
            alone = _("You are the whole delegation.")
            slips.append(_slip(delegation.title, member, company if others else alone))
    return (*slips, *(_slip(_capital(portfolio("room").title), member, "") for member in plan.keepers))


def _slip(title: str, member: Member, company: str) -> Slip:
    jobs = [portfolio(name) for name in member.portfolios]
    name = _("Student {number}. Name: {line}").format(number=member.number, line="_" * 24)
    duties = [_("{job}: {duty}").format(job=_capital(job.title), duty=job.duty) for job in jobs]
    return Slip(title, tuple(line for line in (name, *duties, company) if line))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def lesson_papers(plan: Plan) -> Document:
    """The plan and the delegations on the first page, the slips on the others."""
    students = ngettext("{n} student", "{n} students", plan.students).format(n=plan.students)
    minutes = ngettext("{n} minute", "{n} minutes", plan.minutes).format(n=plan.minutes)
    blocks: list[Block] = [*_steps(plan), Heading(_("Delegations"))]
    blocks.append(Bullets(tuple(f"{each.title}: {played_by(plan, each, named=False)}" for each in plan.delegations)))
    if plan.keepers:
        keepers = ", ".join(_("student {number}").format(number=member.number) for member in plan.keepers)
        blocks.append(Paragraph(_("{title}: {names}").format(title=_capital(portfolio("room").title), names=keepers)))
    blocks += [PageBreak(), Heading(_("Slips to cut apart")), *slips_of(plan)]
    title = _("{title}, {minutes}").format(title=plan.title, minutes=minutes)
    return Document(title, students, in_use(), tuple(blocks))


def _steps(plan: Plan) -> Iterator[Block]:
    rows, before = [], 0
    for step in plan.steps:
        rows.append((clock_time(before), step.title, "\n".join(step.what)))
        before += step.seconds
    rows.append((clock_time(before), _("The bell"), ""))
    yield Table((_("Begins"), _("What"), _("How")), tuple(rows), is_prose=True)
