"""The language of the interface: English without a catalogue, others from theirs, and never an error."""

from __future__ import annotations

import subprocess
import sys

import pytest
from game.speech import language


@pytest.fixture
def catalogues(tmp_path, monkeypatch):
    """A folder with one small catalogue, which is forgotten afterwards."""
    (tmp_path / "xx.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "{seat} refuses."\nmsgstr "{seat} neinet."\n\n'
        'msgid "{number} point"\nmsgid_plural "{number} points"\n'
        'msgstr[0] "{number} Ding"\nmsgstr[1] "{number} Dinge"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(language, "_folder", lambda: tmp_path)
    language._catalogue.cache_clear()
    yield
    monkeypatch.undo()
    language._catalogue.cache_clear()
    language.use("en")


def test_english_needs_neither_catalogue_nor_babel():
    """Nobody who plays in English waits for Babel."""
    code = "import sys; from game.speech.language import _; _('x'); sys.exit('babel' in sys.modules)"

    assert (
        subprocess.run([sys.executable, "-c", code], env={"LANG": "C", "PYTHONPATH": "."}, check=False).returncode == 0
    )


def test_a_catalogue_translates_what_it_has(catalogues):
    """Texts and plurals come from the catalogue; what it lacks stays English."""
    language.use("xx")

    assert language._("{seat} refuses.") == "{seat} neinet."
    assert language.ngettext("{number} point", "{number} points", 1) == "{number} Ding"
    assert language.ngettext("{number} point", "{number} points", 5) == "{number} Dinge"
    assert language._("{seat} accepts.") == "{seat} accepts."


def test_a_variant_is_served_by_its_language(catalogues):
    """xx_YY is served by xx, and what nobody speaks by English."""
    assert language.use("xx_YY") == "xx"
    assert language.use("xx-yy") == "xx"
    assert language.use("qq") == "en"
    assert language.available() == ("en", "xx")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LONGTABLE_LANGUAGE": "xx", "LANG": "de_DE.UTF-8"}, "xx"),
        ({"LC_ALL": "xx_XX.UTF-8", "LANG": "de_DE"}, "xx_XX"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
    ],
)
def test_the_system_is_asked_when_nobody_chooses(monkeypatch, environment, expected):
    """Our own variable first, then those that every program reads."""
    for variable in language.VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)

    assert language.system_language() == expected
