"""Settings: text, projector, motion, sound, the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from game.speech import language
from game.speech.language import _
from game.table import tokens
from game.table.flow import centred, columns
from game.table.screens.frame import FramedScreen
from game.table.widgets.basic import Label
from game.table.widgets.inputs import Choice, Slider, Switch
from game.table.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.table.art import Art
    from game.table.node import Node

LANGUAGE = "Language"  # stays English beside the translation, so that everybody finds the way back


class SettingsScreen(FramedScreen):
    """Every setting works as soon as it is changed."""

    @property
    def title(self) -> str:
        return _("Settings")

    def fill(self, root: Node, body: Rect, art: Art) -> None:
        middle = centred(body, art.px(1240), body.height)
        area = Scroll(middle, "settings", self.offsets)
        inner = area.inner
        lanes = columns(inner, 2, art.px(20))
        height, gap = art.px(tokens.CONTROL + 4), art.px(12)
        made: list[Node] = []
        lowest = inner.y
        for lane, makers in zip(lanes, (self.seeing(), self.hearing()), strict=True):
            y = lane.y
            for label, make in makers:
                if label:
                    made.append(
                        Label(
                            Rect(lane.x, y, lane.width, art.px(24)),
                            label,
                            colour=tokens.ON_DARK_SOFT,
                            size=tokens.SMALL,
                        )
                    )
                    y += art.px(26)
                made.append(make(Rect(lane.x, y, lane.width, height)))
                y += height + gap
            lowest = max(lowest, y)
        text = _(
            "With the software framebuffer the window is drawn without the graphics card; that is faster where there "
            "is none. It takes effect at the next start."
        )
        note = Rect(inner.x, lowest + art.px(6), inner.width, art.height_of(text, inner.width))
        made.append(Label(note, text, colour=tokens.ON_DARK_SOFT, size=tokens.SMALL))
        root.add(area.hold(made, note.bottom - inner.y))

    def seeing(self) -> list[tuple[str, Callable[[Rect], Node]]]:
        settings = self.app.settings
        sizes = [("normal", _("Normal")), ("large", _("Large")), ("largest", _("Largest"))]
        paces = [("calm", _("Calm")), ("quick", _("Quick")), ("at once", _("At once"))]

        tongues = [("", _("As the system")), *((each, language.name_of(each)) for each in language.available())]

        def size(rect: Rect) -> Node:
            return Choice(rect, _("Text size"), sizes, settings.text_size, self.setter("text_size"), key="text size")

        def pace(rect: Rect) -> Node:
            return Choice(rect, _("Pace of bots"), paces, settings.bot_pace, self.setter("bot_pace"), key="pace")

        def tongue(rect: Rect) -> Node:
            return Choice(rect, LANGUAGE, tongues, settings.language, self.change_language, key="language")

        return [
            (LANGUAGE if _("Language") == LANGUAGE else f"{_('Language')} ({LANGUAGE})", tongue),
            (_("Text size"), size),
            (_("Pace of bots"), pace),
            ("", lambda r: self.switch(r, _("Projector: largest text for a classroom"), "projector")),
            ("", lambda r: self.switch(r, _("Full screen (F11)"), "full_screen")),
            ("", lambda r: self.switch(r, _("Software framebuffer"), "software")),
        ]

    def change_language(self, chosen: str) -> None:
        """Speak another language at once; a game that is on keeps the texts of its cards until it is opened again."""
        self.app.settings.language = chosen
        language.use(chosen or None)
        self.app.settings_changed()

    def hearing(self) -> list[tuple[str, Callable[[Rect], Node]]]:
        settings = self.app.settings

        def volume(rect: Rect) -> Node:
            return Slider(rect, _("Volume"), settings.volume, self.setter("volume"), key="volume")

        return [
            (_("Sound"), volume),
            ("", lambda r: self.switch(r, _("Mute"), "muted")),
            ("", lambda r: self.switch(r, _("Reduced motion"), "reduced_motion")),
            ("", lambda r: self.switch(r, _("People answer offers openly"), "open_answers")),
        ]

    def switch(self, rect: Rect, name: str, what: str) -> Node:
        return Switch(rect, name, getattr(self.app.settings, what), self.setter(what), key=what)

    def setter(self, what: str) -> Callable[[object], None]:
        def change(value: object) -> None:
            setattr(self.app.settings, what, value)
            self.app.settings_changed()

        return change
