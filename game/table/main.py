"""Opens the window, and sees to it that whatever goes wrong is said in a sentence, with every move saved."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pygame

from game.bots.protocol import UnknownBotError
from game.speech import language
from game.speech.language import _
from game.table.app import App
from game.table.play.watching import Watching
from game.table.screens.problems import crash_text, show_problems
from game.table.screens.title import TitleScreen
from game.table.settings import read_settings
from game.table.window import NoWindow, start_video

if TYPE_CHECKING:
    from game.scenario.compiling import Compiled
    from game.session.session import Session
    from game.table.lesson.setup import Wishes


def run(
    session: Session | None = None,
    *,
    lesson: Wishes | None = None,
    gallery: Compiled | None = None,
    watched: bool = False,
) -> None:
    """Open the table: with a game, a lesson to set up, a scenario to look at, or the title screen.

    Returns when the window is closed.  `watched`: changes of the scenario's files come into the running game.
    """
    settings = read_settings()
    if settings.language:
        language.prefer(settings.language)
    try:
        start_video(settings.software)
        app = App(settings)
    except NoWindow as error:
        sys.stderr.write(_("No window can be opened here: {reason}").format(reason=error) + "\n")
        sys.stderr.write(_("Play in the terminal instead: longtable play --text") + "\n")
        sys.exit(1)
    watching = Watching(app) if watched else None
    try:
        open_with(app, session, lesson=lesson, gallery=gallery)
        if watching is not None:
            watching.start()
        app.run()
    except Exception as error:  # noqa: BLE001  (no traceback ever reaches a player)
        sys.stderr.write(crash_text(error, _played(watching, session)) + "\n")
        sys.exit(1)
    finally:
        played = _played(watching, session)
        if played is not None:
            played.close()
        pygame.quit()


def _played(watching: Watching | None, session: Session | None) -> Session | None:
    """The game that is at the table now: one that is watched may have been carried over to a changed scenario."""
    return session if watching is None or watching.session is None else watching.session


def open_with(
    app: App, session: Session | None, *, lesson: Wishes | None = None, gallery: Compiled | None = None
) -> None:
    """Put the first screens up."""
    from game.table import reader  # noqa: PLC0415  (looks for an extra that few have)

    app.reader = reader.reader_for(app)
    app.go(TitleScreen(app))
    if lesson is not None:
        from game.table.lesson.setup import ClassScreen  # noqa: PLC0415

        app.go(ClassScreen(app, lesson))
    if gallery is not None:
        from game.table.screens.scenarios import ScenariosScreen  # noqa: PLC0415

        app.go(ScenariosScreen(app, gallery))
    if session is not None:
        from game.table.lesson.again import AgainScreen  # noqa: PLC0415
        from game.table.lesson.start import is_lesson  # noqa: PLC0415
        from game.table.screens.table import TableScreen  # noqa: PLC0415

        try:
            app.go(AgainScreen(app, session) if is_lesson(session) else TableScreen(app, session))
        except UnknownBotError as error:
            show_problems(app, [str(error)])
    if app.texts.missing:
        files = ", ".join(app.texts.missing)
        show_problems(app, [_("Fonts are missing, so text is shown in another one: {files}").format(files=files)])
