"""The catalogues: nothing in the code is missing from them, and no translation can break a sentence."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

from game.scenario.library import scenario_names
from game.scenario.loading import load
from game.scenario.translating import untranslated
from game.speech import catalogues, language
from game.speech.catalogues import extracted, mistaken, read
from game.telling.scenarios import in_language

LANGUAGES = catalogues.languages()
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def template():
    return read(catalogues.TEMPLATE)


@pytest.fixture
def speaking():
    """Chooses a language, and English again afterwards."""
    yield language.use
    language.use("en")


def ids(catalog):
    return {message.id for message in catalog if message.id}


def test_every_text_of_the_code_is_in_the_template(template):
    """After changing a text, run `python -m game.speech.catalogues`."""
    code = ids(extracted())

    assert code - ids(template) == set()
    assert ids(template) - code == set()


def test_texts_are_found_wherever_they_stand():
    """Also in f-strings and in pieces; what is put together at run time can't be found, nor translated."""
    code = "a = _('One') + f\"{_('two'):>9}\"\nb = ngettext('{n} hut', '{n} ' 'huts', n)\nc = _(name)\n"

    assert list(catalogues.texts_in(code)) == ["One", "two", ("{n} hut", "{n} huts")]


@pytest.mark.parametrize("name", LANGUAGES)
def test_catalogue_has_exactly_the_texts_of_the_template(name, template):
    """A text that is new has a place in every language, and one that is gone has left."""
    assert ids(template) == ids(read(catalogues.FOLDER / f"{name}.po"))


def test_the_game_speaks_seven_languages():
    """English, and six in which nothing is left to translate."""
    assert language.available() == ("en", "de", "es", "fr", "pl", "ru", "uk")
    assert [(name, catalogues.missing(read(catalogues.FOLDER / f"{name}.po"))[:3]) for name in LANGUAGES] == [
        (name, []) for name in LANGUAGES
    ]


@pytest.mark.parametrize("name", LANGUAGES)
def test_placeholders_are_those_of_the_text(name):
    """A {name} that is mistyped, lost or made up would break the sentence when it is shown."""
    assert list(mistaken(read(catalogues.FOLDER / f"{name}.po"))) == []


def test_wrong_placeholders_are_found():
    """The form for one thing may leave the number out; nothing else may differ, nor how a number is written."""
    found = catalogues._catalog("de")
    found.add("{seat} refuses.", "{sitz} lehnt ab.")
    found.add("{share:.1%} of them", "{share} davon")
    found.add(("{number} card", "{number} cards"), ("eine Karte", "{number} Karten"))
    found.add(("One of {number}", "{number} of them"), ("{number}", "alle"))

    assert list(mistaken(found)) == [
        ("{seat} refuses.", "{sitz} lehnt ab."),
        ("{share:.1%} of them", "{share} davon"),
        ("{number} card", "eine Karte"),
        ("One of {number}", "alle"),
    ]


@pytest.mark.parametrize("name", LANGUAGES)
def test_translations_keep_the_form_of_the_text(name):
    """Blanks at the ends join words, and lines stay lines."""
    for message in read(catalogues.FOLDER / f"{name}.po"):
        for text in catalogues._forms(message.string) if message.id else ():
            original = catalogues._forms(message.id)[0]
            if text:
                assert (original[:1].isspace(), original[-1:].isspace(), original.count("\n")) == (
                    text[:1].isspace(),
                    text[-1:].isspace(),
                    text.count("\n"),
                ), text


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_sentence_can_be_said(name, speaking):
    """What the interface says in a language is the translation, with everything put in."""
    speaking(name)
    for message in read(catalogues.FOLDER / f"{name}.po"):
        if message.id and not message.pluralizable:
            told = language._(message.id)

            assert told == (message.string or message.id)
            string.Formatter().parse(told)


def test_plurals_follow_the_language(speaking):
    """Ukrainian has three forms: 1 and 21, 2 to 4, and the rest."""
    speaking("uk")
    forms = [language.ngettext("{number} point", "{number} points", number) for number in (1, 21, 2, 5, 11)]

    assert forms[0] == forms[1]
    assert len({forms[0], forms[2], forms[3]}) == 3
    assert forms[3] == forms[4]


@pytest.mark.parametrize("name", LANGUAGES)
def test_words_to_type_are_one_word_and_differ(name, speaking):
    """Words that the terminal listens to can be typed, and none means two things."""
    speaking(name)
    words = ("table", "options", "tracks", "log", "rules", "help", "undo", "quit", "hand", "values", "agenda", "role")
    told = [language._(word) for word in words]

    assert [word for word in told if re.search(r"\s", word)] == []
    assert len(set(told)) == len(words)


@pytest.mark.parametrize(
    ("name", "share", "count"),
    [("en", "4.8%", "311,040"), ("de", "4,8\u00a0%", "311.040"), ("uk", "4,8%", "311\u00a0040")],
)
def test_numbers_are_written_as_the_language_writes_them(name, share, count, speaking):
    """A sentence with a share or a large number has the decimal sign, the groups and the per cent of its language."""
    speaking(name)
    sentence = language._("{share:.1%} of these beat walking away for every seat.").format(share=0.0478)

    assert share in sentence
    assert language.localised(f"{311040:,}") == count
    assert language._("{seat} refuses.").format(seat="U.S., 5.0%").startswith("U.S., 5.0%")


# ---- scenarios -------------------------------------------------------------------------------------------------------


def spoken():
    return [(name, tongue) for name in scenario_names() for tongue in load(name).texts]


@pytest.mark.parametrize(("scenario", "tongue"), spoken())
def test_a_scenario_says_everything_in_its_languages(scenario, tongue):
    """Nothing is left in English, and nothing else is changed."""
    loaded = load(scenario)
    assert loaded.scenario is not None

    assert list(untranslated(loaded.scenario, loaded.texts[tongue])) == []
    assert in_language(loaded, tongue).scenario != loaded.scenario


@pytest.mark.parametrize(("scenario", "tongue"), spoken())
def test_numbers_stay_the_same(scenario, tongue):
    """A translation tells the same figures: every number of a text stands in its translation, and no other."""
    loaded = load(scenario)
    assert loaded.scenario is not None
    translated = in_language(loaded, tongue).scenario
    assert translated is not None
    for name, fact in loaded.scenario.facts.items():
        assert figures(fact.says) == figures(translated.facts[name].says), name
    for role, deck in loaded.scenario.decks.items():
        for name, card in deck.items():
            assert figures(card.text) == figures(translated.decks[role][name].text), name


def figures(text):
    return sorted(re.sub(r"\D", "", each) for each in re.findall(r"\d[\d.,\u00a0\u202f]*", text))


# ---- the wheel -------------------------------------------------------------------------------------------------------


def test_the_wheel_carries_the_catalogues():
    """They lie in the package, which is taken whole, and nothing ignores them."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()

    assert build["targets"]["wheel"]["packages"] == ["game"]
    assert "game" in catalogues.FOLDER.parts
    assert [line for line in ignored if line.endswith((".po", ".pot", "locale/"))] == []
