"""Scenarios in other languages: texts change, rules do not, and what is missing stays as it was."""

from __future__ import annotations

import attrs

from game.scenario.compiling import compile_scenario
from game.scenario.loading import load, load_files
from game.scenario.translating import translated, untranslated
from game.telling.scenarios import in_language
from tests.scenario.support import tiny_files


def tiny(**texts):
    loaded = load_files("tiny", {**tiny_files(), **{f"tiny/text/{name}.toml": text for name, text in texts.items()}})
    assert loaded.scenario is not None
    return loaded


def test_texts_are_put_in_their_places():
    """Titles of every level change; what the translation leaves out stays."""
    loaded = tiny(de='[head]\ntitle = "Klein"\n[issues.dam.options.hill_keeps]\ntitle = "Die Tore"\n')
    german = translated(loaded.scenario, loaded.texts["de"])

    assert german.head.title == "Klein"
    assert german.issues["dam"].options["hill_keeps"].title == "Die Tore"
    assert german.issues["dam"].title == loaded.scenario.issues["dam"].title
    assert attrs.evolve(german.head, title=loaded.scenario.head.title) == loaded.scenario.head


def test_rules_are_the_same_in_every_language():
    """Tables, names and the digest do not know in which language the game is played."""
    loaded = load("riyadh-2025")
    assert loaded.scenario is not None
    here = compile_scenario(loaded.scenario)
    there = compile_scenario(translated(loaded.scenario, loaded.texts["de"]))

    assert here.scenario.roles["us"].title != there.scenario.roles["us"].title
    assert (here.digest, here.tables, here.names) == (there.digest, there.tables, there.names)


def test_files_are_those_of_the_folder():
    """A record keeps the source with all its languages, whichever is spoken."""
    loaded = tiny(de='[head]\ntitle = "Klein"\n')

    assert in_language(loaded, "de").files == loaded.files
    assert "tiny/text/de.toml" in loaded.files


def test_what_does_not_fit_is_left_as_it_was():
    """Texts of a wrong shape change nothing; they are the checker's to tell."""
    scenario = tiny().scenario
    odd = {
        "head": {"title": 3, "version": "9", "rules": {"rounds": 1}},
        "roles": {"hill": {"aims": ["one too", "many", "of", "these"]}, "nobody": {"title": "X"}},
        "issues": "all",
        "decks": {"hill": ["no table"]},
        "nonsense": {},
    }

    assert translated(scenario, odd) == scenario
    assert translated(scenario, {}) is scenario


def test_a_variant_is_served_and_the_own_language_is_left_alone():
    """de-AT reads German, French reads the original, and a German scenario needs no translation into German."""
    loaded = tiny(de='[head]\ntitle = "Klein"\n')

    assert in_language(loaded, "de_AT").scenario.head.title == "Klein"
    assert in_language(loaded, "fr").scenario is loaded.scenario
    assert in_language(loaded, "en").scenario is loaded.scenario


def test_one_warning_a_language_tells_what_is_missing():
    """A translation that has just been begun is told once, not for every text."""
    loaded = tiny(de='[head]\ntitle = "Klein"\n', uk='[head]\ntitle = "Мала"\n')
    found = [(problem.file, problem.code) for problem in loaded.problems]

    assert found == [("tiny/text/de.toml", "untranslated"), ("tiny/text/uk.toml", "untranslated")]
    assert len(list(untranslated(loaded.scenario, loaded.texts["de"]))) > 20


def test_a_text_that_is_said_anew_loses_its_inherited_translation():
    """What a scenario says in its own words is not told in the words of the one that it extends."""
    files = {
        **{name.replace("tiny/", "base/"): text for name, text in tiny_files().items()},
        "base/text/de.toml": '[head]\ntitle = "Unten"\n[issues.dam]\ntitle = "Der Damm"\ntext = "Wer öffnet."\n',
        "over/scenario.toml": 'extends = "base"\ntitle = "Over"\nversion = "1"\nsummary = "Another."\n',
        "over/issues.toml": '[dam]\ntext = "Said anew."\n',
    }
    loaded = load_files("over", files)
    assert loaded.scenario is not None

    assert loaded.texts["de"] == {"head": {}, "issues": {"dam": {"title": "Der Damm"}}}
    assert in_language(loaded, "de").scenario.issues["dam"].text == "Said anew."
