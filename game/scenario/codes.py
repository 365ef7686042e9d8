"""The codes of problems: what each means and what to do.  Scripts and `allow` name them; the reference lists them."""

from __future__ import annotations

ERRORS: dict[str, str] = {
    # Files
    "no-such-scenario": "There is no scenario of that name, and no such folder.",
    "missing-file": "A file that every scenario needs is not there (scenario.toml, roles.toml, issues.toml, the decks, "
    "endings.toml), or one that others name things of.",
    "unknown-file": "A file or folder that looks like a part of the scenario, but whose name means nothing here, so "
    "that it is not read. Rename it, or take it out of the folder.",
    "not-a-file": "A folder, or something else that is no plain file, stands where a file should.",
    "unreadable": "The system does not let the file be read.",
    "outside-folder": "The file leads out of the scenario's folder, through a link. Copy it into the folder.",
    "too-many-files": "More files than a scenario can have.",
    "file-too-large": "A file, or all files of a scenario together, are larger than any scenario needs to be.",
    "bad-encoding": "The file is not UTF-8 text. Save it as UTF-8 (a byte-order mark is fine).",
    "nul-byte": "The file holds a NUL byte: it is no plain text.",
    "bad-archive": "A zip archive that is damaged, unsafe, or no scenario.",
    # TOML
    "syntax": "The line is not TOML. The message says what is wrong with it in plain words.",
    "unclosed-text": "A text whose closing quote is missing.",
    "unclosed-bracket": "A bracket that is never closed, or closed by one of another kind.",
    "table-over-lines": "A table in { } must stand on one line in TOML 1.0.",
    "duplicate-key": "A key or a [table] is given twice.",
    "too-deep": "Brackets or dotted keys go deeper than any scenario needs.",
    # Keys and types
    "unknown-key": "A key that means nothing here, most often a misspelt one.",
    "missing-key": "A key that must be there is not.",
    "wrong-type": "A value of another type than the key takes: a text for a number, a number for a list …",
    "unknown-word": "The key takes one of a few words, and this is none of them.",
    "missing-header": "Keys that stand above the first [header] of a file, where they belong to nothing.",
    "unknown-table": "A [header] that does not fit the others: it names nothing that is there, or is called otherwise.",
    "bad-id": "An id (the name in a [header]) must be lower-case letters, digits and _, and no reserved word.",
    "duplicate-id": "A card id that another deck has already: card ids are unique over the whole scenario.",
    # Limits
    "out-of-bounds": "A number below the least or above the most that its key takes, or that its track has.",
    "too-long": "A text with more characters, or a list with more entries, than its key takes.",
    "too-few": "Fewer seats, issues, options or agendas than a game needs.",
    "too-many": "More elements of a kind than a game has room for.",
    "empty-text": "A text that must not be empty.",
    "control-character": "A character that can't be seen and could upset a screen.",
    # Names
    "dangling-name": "A name that leads to nothing: no seat, track, issue, option, fact or code is called so.",
    "duplicate-entry": "A list names the same thing twice.",
    "bad-asset": "What should be the name of a picture can't be one.",
    # Expressions
    "bad-expression": "An expression that can't be read. The message says which part.",
    "unknown-name": "A name in an expression that is of no known family.",
    "name-out-of-scope": "A name that exists, but can't be used in this key (see Expressions).",
    "expression-too-large": "An expression that is too long, too deep, or has too many parts.",
    "value-too-large": "An expression whose value could leave ±100,000.",
    "division-by-zero": "Nothing can be divided by zero.",
    # Play
    "bad-effect": "An effect that does nothing, or two things, or lacks `by` or `to`.",
    "bad-demand": "A demand that nothing keeps, or that everything keeps.",
    "no-consent": "An option that nobody must agree to.",
    "missing-value": "An option without a value for some seat.",
    "hard-to-sell": "The public marks and the private values disagree: mark the seats at `hard_to_sell_at` or lower.",
    "no-condition": "A `when_text` without the `when` that it explains.",
    "no-condition-text": "A `when` of an option without a `when_text` that tells it to people.",
    "no-core-issue": "No issue is core, so there is nothing that a peace must settle.",
    "core-out-of-reach": "More core issues than can come to the table in a game.",
    "no-deck": "A seat without a deck.",
    "small-deck": "A deck with fewer cards than a hand.",
    "no-last-ending": "A case in which no ending applies. Add one without `when` at the end.",
    "bad-paragraph": "A source that does not look like P01 or P18.",
    "claim-without-answer": "A claim needs an `answer`: what the source says to it.",
    # Extending
    "no-parent": "The scenario named in `extends` can't be found beside this one or among the known ones.",
    "bad-parent": "What stands in `extends` can't be the name of a scenario.",
    "extends-cycle": "Scenarios that extend one another in a circle.",
    "extends-too-deep": "Scenarios that extend one another too many times.",
    "nothing-to-remove": "An entry of `remove` that names nothing in the scenario that is extended.",
    "removed-and-changed": "Something that `remove` takes out, and a file of the same scenario changes.",
}

WARNINGS: dict[str, str] = {
    "same-looks": "Two seats have the same short name or the same shape, and are hard to tell apart.",
    "never-true": "A condition that can never hold, whatever happens to the tracks it names.",
    "always-true": "A condition that holds whatever happens, and so is none.",
    "unplayable-card": "A card that can never be played: nobody can pay it, or its condition can't come about.",
    "unavailable-option": "An option that can never be offered: its condition can't come about.",
    "unreachable-ending": "An ending that is never told: its condition can't come about, or one above it always holds.",
    "unpaid-agenda": "An agenda none of whose rewards can bring points.",
    "option-ranked-last": "Every seat values an option less than another that is as easy to get and lasts as well, so "
    "nobody has a reason to agree to it. Give it to somebody, or let it add to durability.",
    "same-values": "Every seat values two options of an issue alike, so there is nothing to talk about between them.",
    "long-text": "A text that is hard to read on its card at the largest text size. Shorten it.",
    "wrong-length": "A translated list that has more or fewer entries than the original, which is shown instead.",
    "odd-language": "A language that nobody knows, or a translation into the language that the scenario is written in.",
    "untranslated": "A file text/LANG.toml that leaves texts out: players who chose that language read the original.",
    "uncited-card": "The scenario has facts, and this card cites none of them.",
    "uncited-fact": "A fact that nothing cites. Use it, or take it out.",
    "missing-picture": "A picture that does not come with the game, so a plain one is shown. See Pictures.",
    "zone-outside-band": "With `--deep`: fewer than 3 % or more than 12 % of all packages beat walking away for every "
    "seat. Below, hardly anything can be agreed; above, hardly anything must be bargained for. Walk-away values move "
    "it most.",
    "never-blocks": "With `--deep`: a seat that is the only one against fewer than 1 % of the packages has little to "
    "bargain with. Raise its walk-away value, or make what others want cost it more.",
}
