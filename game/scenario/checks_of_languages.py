"""Checks of the languages that a scenario says it speaks: its own, and those of its translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.scenario.languages import code_of, is_language
from game.scenario.problems import WARNING, shortened
from game.scenario.walking import fault
from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.scenario.problems import Fault
    from game.scenario.walking import Context


def check_languages(context: Context) -> Iterator[Fault]:
    """Languages are known ones, and nothing is translated into the language that it is written in."""
    own = context.scenario.head.language
    if not is_language(own):
        message = _('`language` is no language that is known here: "{name}"').format(name=shortened(own))
        yield fault(("head", "language"), "odd-language", message, _way_out(own), severity=WARNING)
    for language in context.own_texts:
        if language == own:
            message = _("this scenario is written in `{language}`, so nobody reads this translation")
            hint = _("take the file away, or say in scenario.toml in which language the scenario is written")
            message = message.format(language=language)
            yield fault(("text", language), "odd-language", message, hint, severity=WARNING)
        elif not is_language(language):
            message = _("no language that is known here is called `{language}`").format(language=language)
            yield fault(("text", language), "odd-language", message, _way_out(language), severity=WARNING)


def _way_out(word: str) -> str:
    code = code_of(word)
    return _("write {code}").format(code=code) if code else _("write the code of a language, such as uk for Ukrainian")


CHECKS = (check_languages,)
