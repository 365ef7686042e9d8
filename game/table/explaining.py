"""What a thing on the table is, in the form in which tooltips and dialogs show it."""

from __future__ import annotations

from attrs import frozen

PLAIN, STRONG, SOFT, GAIN, LOSS, WARNING = "plain", "strong", "soft", "gain", "loss", "warning"


@frozen
class Line:
    """One line (or paragraph) of an explanation; `icon` stands before it."""

    text: str
    tone: str = PLAIN
    icon: str = ""


@frozen
class Explanation:
    """`kind` is the sort of statement and `source` the paragraphs that it rests on; both stand at the foot."""

    title: str
    lines: tuple[Line, ...] = ()
    kind: str = ""
    kind_icon: str = ""
    source: str = ""
    lights: tuple[str, ...] = ()  # keys of the nodes that light up while it is shown

    @property
    def spoken(self) -> str:
        """All of it as one text, for screen readers."""
        parts = [self.title, *(line.text for line in self.lines), self.kind, self.source]
        return " ".join(part if part.endswith((".", "?", ":")) else part + "." for part in parts if part)
