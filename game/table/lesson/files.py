"""The debrief as files beside the record: whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.as_csv import csv_file_of
from game.debrief.as_html import html_of
from game.debrief.as_pdf import NoPrintError, pdf_of
from game.lesson.papers import lesson_papers
from game.session.files import write_whole
from game.session.saves import folder
from game.speech.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from game.debrief.document import Document
    from game.lesson.planning import Plan
    from game.session.session import Session


def write_debrief(session: Session, document: Document, ending: str) -> tuple[Path | None, str]:
    """Write a debrief as `html`, `pdf` or `csv`; returns where it is, or None, and a sentence to show."""
    if session.path is None:
        return None, _("This game is not saved, so there is no place beside it.")
    target = session.path.with_suffix(f".{ending}")
    try:
        content = _content(session, document, ending)
        write_whole(target, content)
    except NoPrintError as error:
        return None, str(error)
    except OSError as error:
        reason = (error.strerror or _("unknown reason")).lower()
        return None, _("{file} can't be written: {reason}. Make room, and try again.").format(
            file=target.name, reason=reason
        )
    return target, _("Written: {file}, in {folder}").format(file=target.name, folder=target.parent)


def write_slips(plan: Plan) -> str:
    """Write the plan and the students' slips beside the saved games; returns a sentence to show."""
    target = folder() / f"lesson-{plan.scenario}-{plan.students}.pdf"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, bytes(pdf_of(lesson_papers(plan))))
    except NoPrintError as error:
        return str(error)
    except OSError as error:
        reason = (error.strerror or _("unknown reason")).lower()
        return _("{file} can't be written: {reason}. Make room, and try again.").format(file=target.name, reason=reason)
    return _("Written: {file}, in {folder}").format(file=target.name, folder=target.parent)


def _content(session: Session, document: Document, ending: str) -> bytes:
    if ending == "csv":
        return csv_file_of(session)
    return html_of(document).encode() if ending == "html" else bytes(pdf_of(document))
