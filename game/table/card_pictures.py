"""Cards and headlines as pictures, drawn as the table draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.table import tokens
from game.table.art import Art
from game.table.flow import inset, left
from game.table.pictures import Pictures
from game.table.play.bar import headline_explained
from game.table.play.explain import card_lines, explained
from game.table.play.hand import draw_card
from game.table.scale import Scale
from game.table.text import Texts
from game.table.widgets.tooltip import draw_explanation, explanation_height

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.compiling import Compiled
    from game.scenario.model import Card
    from game.table.explaining import Explanation

FACE = (250, 350)  # units, as on the sheet that shows a card enlarged
WORDS = 430  # units
MARGIN = 24  # units


def pictures_of(compiled: Compiled, unit: float) -> Iterator[tuple[str, pygame.Surface]]:
    """Yield a name and a picture for every card (`role-card`) and headline (`headline-id`).

    `unit`: pixels a unit; a card with its text is 752 units wide.  pygame's display and fonts must have been started.
    """
    draw = _Easel(unit)
    for role, deck in compiled.scenario.decks.items():
        shape = compiled.scenario.roles[role].shape
        for name, card in deck.items():
            said = explained(card.title, card, card_lines(compiled, card, role))
            yield f"{role}-{name}", draw.card(card, shape, said)
    for number, name in enumerate(compiled.names.headlines):
        yield f"headline-{name}", draw.words(headline_explained(compiled, number))


class _Easel:
    def __init__(self, unit: float) -> None:
        self.scale = Scale(round(1920 * unit), round(1080 * unit), unit)
        self.texts, self.pictures = Texts(), Pictures()

    def art(self, width: int, height: int) -> Art:
        surface = pygame.Surface((width, height))
        surface.fill(tokens.PAPER)
        return Art(surface, self.scale, self.texts, self.pictures)

    def card(self, card: Card, shape: str, said: Explanation) -> pygame.Surface:
        """The face of the card, and beside it all that it says."""
        margin, (face_width, face_height), words = self.scale(MARGIN), map(self.scale, FACE), self.scale(WORDS)
        # A title that the face can't show is no help, so it stands over the words as well.
        needed = explanation_height(self.art(words, 1), said, words)
        art = self.art(face_width + words + 3 * margin, max(face_height, needed) + 2 * margin)
        face, rest = left(inset(art.surface.get_rect(), margin), face_width, margin)
        face.height = face_height
        draw_card(art, face, card, shape)
        draw_explanation(art, said, rest)
        return art.surface

    def words(self, said: Explanation) -> pygame.Surface:
        """A cutting from the newspaper."""
        margin, words = self.scale(MARGIN), self.scale(WORDS)
        needed = explanation_height(self.art(words, 1), said, words)
        art = self.art(words + 2 * margin, needed + 2 * margin)
        draw_explanation(art, said, inset(art.surface.get_rect(), margin))
        return art.surface
