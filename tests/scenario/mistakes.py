"""Single mistakes in the tiny scenario, and exactly what is said of each.

An expected line reads `file:line:column+width severity code: message | hint`.
"""

from __future__ import annotations

# ruff: noqa: E501  (what is said stands on one line, as it is read)
from typing import NamedTuple


class Mistake(NamedTuple):
    """In `file`, the first `old` becomes `new` (None: the whole file does)."""

    file: str
    old: str | None
    new: str | bytes
    said: tuple[str, ...]


MISTAKES = [
    Mistake(
        "roles.toml",
        "walk_away",
        "walkaway",
        ('roles.toml:8:1+8 error unknown-key: a role has no key `walkaway` | did you mean "walk_away"?',),
    ),
    Mistake(
        "roles.toml",
        'title = "Hill Town"\n',
        "",
        ("roles.toml:1:1+6 error missing-key: this role needs the key `title`",),
    ),
    Mistake(
        "roles.toml",
        '"Hill Town"',
        "Hill Town",
        ('roles.toml:2:9+9 error syntax: a text must stand in quotes | write "Hill Town"',),
    ),
    Mistake(
        "roles.toml",
        '"Hill Town"',
        '"Hill Town',
        (
            'roles.toml:2:9+10 error unclosed-text: this text has no closing quote | close it with "; a text over several lines stands in """',
        ),
    ),
    Mistake(
        "roles.toml",
        '"Hill Town"',
        "'Hill Town",
        (
            'roles.toml:2:9+10 error unclosed-text: this text has no closing quote | close it with \'; a text over several lines stands in """',
        ),
    ),
    Mistake(
        "roles.toml",
        '"Hill Town"',
        '"""Hill Town',
        ('roles.toml:2:9+3 error unclosed-text: this text is never closed | close it with """',),
    ),
    Mistake(
        "roles.toml",
        '"Hill Town"',
        "“Hill Town”",
        ('roles.toml:2:9+1 error syntax: this is a typographic quote, not a plain one | write "',),
    ),
    Mistake(
        "roles.toml",
        '"Hill Town"',
        '"Hill "Town""',
        (
            'roles.toml:2:16+6 error syntax: something is left over after this text | inside a text in "…", write \\" for a quote',
        ),
    ),
    Mistake(
        "roles.toml",
        '"Hill Town"',
        '"Hill\\Town"',
        ("roles.toml:2:14+2 error syntax: a backslash has no meaning here | write \\\\ for a backslash",),
    ),
    Mistake(
        "roles.toml",
        '"Hill Town"',
        '"Hill Town\\"',
        (
            "roles.toml:2:9+12 error unclosed-text: this text has no closing quote | a backslash before a quote makes the quote part of the text; write \\\\ for a backslash",
        ),
    ),
    Mistake("roles.toml", '"Hill Town"', '""', ("roles.toml:2:9+2 error empty-text: `title` is empty",)),
    Mistake(
        "roles.toml",
        '"Hill Town"',
        '"A town in the hills above the delta"',
        ("roles.toml:2:9+37 error too-long: `title` has 35 characters; the most is 24",),
    ),
    Mistake(
        "roles.toml",
        '"Hill Town"',
        '"Hill\\u001bTown"',
        ("roles.toml:2:14+6 error control-character: this text holds the control character U+001B | take it away",),
    ),
    Mistake(
        "roles.toml",
        'title = "Hill Town"\n',
        'title = "Hill Town"\ntitle = "x"\n',
        ("roles.toml:3:1+5 error duplicate-key: `title` is given twice | it is on line 2 already",),
    ),
    Mistake(
        "roles.toml",
        'title = "Hill Town"\n',
        'title "Hill Town"\n',
        ("roles.toml:2:7+1 error syntax: `=` is missing between the key and its value | write title = …",),
    ),
    Mistake(
        "roles.toml",
        'title = "Hill Town"\n',
        'title: "Hill Town"\n',
        ("roles.toml:2:6+1 error syntax: `:` can't stand between a key and its value | write =",),
    ),
    Mistake(
        "roles.toml",
        'title = "Hill Town"\n',
        'the title = "Hill Town"\n',
        ("roles.toml:2:1+9 error syntax: a key is one word | write the_title",),
    ),
    Mistake(
        "roles.toml",
        'title = "Hill Town"\n',
        '= "Hill Town"\n',
        ("roles.toml:2:1+1 error syntax: the key before `=` is missing | write KEY = VALUE",),
    ),
    Mistake(
        "roles.toml",
        'title = "Hill Town"\n',
        "title\n",
        ("roles.toml:2:1+5 error syntax: `title` has no value | write KEY = VALUE",),
    ),
    Mistake(
        "roles.toml",
        'title = "Hill Town"\n',
        'title = "Hill Town" short2 = 1\n',
        ("roles.toml:2:21+10 error syntax: two keys stand on one line | begin a new line before this one",),
    ),
    Mistake(
        "roles.toml",
        'title = "Hill Town"\n',
        '// the hill\ntitle = "Hill Town"\n',
        ("roles.toml:2:1+11 error syntax: comments begin with # | write # in front",),
    ),
    Mistake(
        "roles.toml",
        'title = "Hill Town"\n',
        'títle = "Hill Town"\n',
        ("roles.toml:2:2+1 error syntax: `í` can't stand in a key | keys have a-z, 0-9, _ and -",),
    ),
    Mistake(
        "roles.toml",
        'short = "HT"',
        'short = "DT"',
        ('roles.toml:19:9+4 warning same-looks: `delta` and `hill` have the same short, "DT"',),
    ),
    Mistake(
        "roles.toml",
        'short = "HT"',
        "short = 12",
        ('roles.toml:3:9+2 error wrong-type: `short` must be a text in quotes, not the number 12 | write "12"',),
    ),
    Mistake(
        "roles.toml",
        'shape = "circle"',
        'shape = "round"',
        (
            'roles.toml:4:9+7 error unknown-word: `shape` must be circle, square, triangle, diamond, hexagon or star, not the text "round"',
        ),
    ),
    Mistake(
        "roles.toml",
        '"Keep a say over the dam", "Be paid',
        '"Keep a say over the dam" "Be paid',
        ("roles.toml:10:35+1 error syntax: a comma is missing before this | write a comma between the entries",),
    ),
    Mistake(
        "roles.toml", 'upkeep"]', 'upkeep"', ("roles.toml:10:8+1 error unclosed-bracket: `[` is never closed | add ]",)
    ),
    Mistake(
        "roles.toml",
        'upkeep"]',
        'upkeep"}',
        ("roles.toml:10:60+1 error unclosed-bracket: `[` is closed by `}` | write ]",),
    ),
    Mistake(
        "roles.toml", "[hill]\n", "[hill\n", ("roles.toml:1:1+1 error unclosed-bracket: `[` is never closed | add ]",)
    ),
    Mistake(
        "roles.toml",
        "[hill]\n",
        "[hill town]\n",
        ("roles.toml:1:1+11 error syntax: the name of a table is one word | write [hill_town]",),
    ),
    Mistake(
        "roles.toml",
        "[hill]\n",
        '[hill] title = "x"\n',
        ("roles.toml:1:8+11 error syntax: nothing can follow a [table] on its line | begin a new line",),
    ),
    Mistake(
        "roles.toml",
        "[delta]\n",
        "[hill]\n",
        ("roles.toml:17:1+6 error duplicate-key: the table [hill] is given twice | it is on line 1 already",),
    ),
    Mistake(
        "roles.toml",
        "[hill.agendas.open_hand]",
        "[hill.agendas.Open-Hand]",
        (
            "roles.toml:12:1+24 error bad-id: `Open-Hand` can't be an id: ids begin with a-z and go on with a-z, 0-9, _ | write open_hand",
        ),
    ),
    Mistake(
        "roles.toml",
        "points = 4 }",
        "points = 4",
        ("roles.toml:31:5+1 error unclosed-bracket: `{` is never closed | add }",),
    ),
    Mistake(
        "roles.toml",
        "points = 4 }",
        "points = 4, }",
        ("roles.toml:31:41+1 error syntax: a comma can't stand before `}` | take the comma away",),
    ),
    Mistake(
        "roles.toml",
        '{ when = "settled.dam", points',
        '{ when = "settled.dam",\n points',
        (
            "roles.toml:31:5+23 error table-over-lines: a table in { } must stand on one line | put it on one line, or make it a [table] of its own",
        ),
    ),
    Mistake(
        "roles.toml",
        '"6 - 2 * (track.water - 2)"',
        "6",
        ('roles.toml:8:13+1 error wrong-type: `walk_away` must be a text in quotes, not the number 6 | write "6"',),
    ),
    Mistake(
        "roles.toml",
        '"6 - 2 * (track.water - 2)"',
        '"6 - 2 * (track.water - 2"',
        ("roles.toml:8:22+1 error bad-expression: `(` is never closed | add )",),
    ),
    Mistake(
        "roles.toml",
        '"6 - 2 * (track.water - 2)"',
        '"6 - 2 * (support.hill - 2)"',
        ("roles.toml:8:23+12 error name-out-of-scope: `support` can't be used here | known here: track",),
    ),
    Mistake(
        "roles.toml",
        '"6 - 2 * (track.water - 2)"',
        '"6 - 2 * (track.water / 2)"',
        ("roles.toml:8:35+1 error bad-expression: `/` could leave a fraction | write // to divide and round down",),
    ),
    Mistake(
        "roles.toml",
        '"6 - 2 * (track.water - 2)"',
        '"99999 * track.water"',
        ("roles.toml:8:14+5 error out-of-bounds: 99999 is too large; numbers here go up to 9999",),
    ),
    Mistake(
        "roles.toml",
        '"6 - 2 * (track.water - 2)"',
        '"9999 * 9 * (track.water + 9)"',
        (
            "roles.toml:8:14+1 error value-too-large: this may reach 1169883; values stay within ±100000 | multiply less",
        ),
    ),
    Mistake(
        "roles.toml",
        '"6 - 2 * (track.water - 2)"',
        "'''\n6 - 2 *\n (track.wter - 2)'''",
        ('roles.toml:10:3+10 error dangling-name: no track is called `wter` | did you mean "track.water"?',),
    ),
    Mistake(
        "roles.toml",
        "peace and track.trust >= 3",
        "piece and track.trust >= 3",
        ('roles.toml:15:22+5 error unknown-name: unknown name `piece` | did you mean "peace"?',),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 9",
        ("tracks.toml:5:9+1 error out-of-bounds: `start` is 9; the track goes from 0 to 4",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = two",
        ('tracks.toml:5:9+3 error syntax: a text must stand in quotes | write "two"',),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        'start = "two"',
        ('tracks.toml:5:9+5 error wrong-type: `start` must be a whole number, not the text "two"',),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        'start = "2"',
        (
            'tracks.toml:5:9+3 error wrong-type: `start` must be a whole number, not the text "2" | write 2 without quotes',
        ),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 2.5",
        ("tracks.toml:5:9+3 error wrong-type: `start` must be a whole number, not the fraction 2.5",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 1.2.3",
        ("tracks.toml:5:12+2 error syntax: something is left over after this value | a text must stand in quotes",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 2000",
        ("tracks.toml:5:9+4 error out-of-bounds: `start` is 2000; the most is 99",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 99999999999999999999999999",
        ("tracks.toml:5:9+26 error out-of-bounds: `start` is a number with far too many digits",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 02",
        ("tracks.toml:5:9+2 error syntax: `02` has a zero in front | write it without",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = ",
        ('tracks.toml:5:7+1 error syntax: a value is missing after `=` | write a number, a "text" or a [list]',),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 2,",
        ("tracks.toml:5:10+1 error syntax: a comma can't stand at the end of a line | take it away",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 1979-05-27",
        ("tracks.toml:5:9+10 error wrong-type: `start` must be a whole number, not a date or time",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 1979-99-27",
        ("tracks.toml:5:13+6 error syntax: something is left over after this value | a text must stand in quotes",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = [2]",
        ("tracks.toml:5:9+3 error wrong-type: `start` must be a whole number, not a list",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = true",
        ("tracks.toml:5:9+4 error wrong-type: `start` must be a whole number, not true",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 2\n\x01",
        (
            "tracks.toml:6:1+1 error syntax: a line can't begin with the control character U+0001 | a line is a [table], a key = value, or a # comment",
        ),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 2\n]",
        ("tracks.toml:6:1+1 error syntax: `]` closes nothing | take it away",),
    ),
    Mistake(
        "tracks.toml",
        "start = 2",
        "start = 2\nwater.x = 2\nstart.y = 3",
        ("tracks.toml:7:1+7 error duplicate-key: `start.y` is given twice | give it once",),
    ),
    Mistake(
        "tracks.toml",
        "high = 4",
        "high = 0",
        ("tracks.toml:4:8+1 error out-of-bounds: `high` is 0; it must be more than `low`, which is 0",),
    ),
    Mistake(
        "tracks.toml",
        "[water]",
        "[in]",
        (
            "decks/delta.toml:6:84+11 error dangling-name: no track is called `water` | known here: track.in, track.trust",
            "decks/hill.toml:8:22+7 error dangling-name: no track is called `water` | known here: in, trust",
            "headlines.toml:5:22+7 error dangling-name: no track is called `water` | known here: in, trust",
            "headlines.toml:11:22+7 error dangling-name: no track is called `water` | known here: in, trust",
            "headlines.toml:11:75+11 error dangling-name: no track is called `water` | known here: track.in, track.trust",
            "issues.toml:51:9+11 error dangling-name: no track is called `water` | known here: track.in, track.trust",
            "roles.toml:8:23+11 error dangling-name: no track is called `water` | known here: track.in, track.trust",
            "roles.toml:23:24+11 error dangling-name: no track is called `water` | known here: track.in, track.trust",
            "tracks.toml:1:1+4 error bad-id: `in` can't be an id: expressions could not name it | choose another word",
        ),
    ),
    Mistake(
        "issues.toml",
        "core = true",
        "core = True",
        ("issues.toml:3:8+4 error syntax: `True` is no TOML value | write true",),
    ),
    Mistake(
        "issues.toml",
        "core = true",
        "core = yes",
        ("issues.toml:3:8+3 error syntax: `yes` is no TOML value | write true",),
    ),
    Mistake(
        "issues.toml",
        "core = true",
        "core = 1",
        ("issues.toml:3:8+1 error wrong-type: `core` must be true or false, not the number 1",),
    ),
    Mistake(
        "issues.toml",
        "core = true",
        "core = false",
        (
            "issues.toml:1:1+5 error no-core-issue: no issue is core; a peace must settle one at least | write core = true in one of them",
        ),
    ),
    Mistake(
        "issues.toml",
        'consent = ["hill", "delta"]',
        'consent = "hill"',
        (
            'issues.toml:11:11+6 error wrong-type: `consent` must be a list in [ ], not the text "hill" | write ["hill"]',
        ),
    ),
    Mistake(
        "issues.toml",
        'consent = ["hill", "delta"]',
        'consent = ["hil", "delta"]',
        ('issues.toml:11:12+5 error dangling-name: no role is called `hil` | did you mean "hill"?',),
    ),
    Mistake(
        "issues.toml",
        'consent = ["hill", "delta"]',
        "consent = []",
        (
            'issues.toml:11:1+7 error no-consent: nobody\'s consent is needed for this option | write consent = ["ROLE", …]',
        ),
    ),
    Mistake(
        "issues.toml",
        'consent = ["hill", "delta"]',
        'consent = ["hill", "hill"]',
        ('issues.toml:11:20+6 error duplicate-entry: `consent` names "hill" twice | take one away',),
    ),
    Mistake(
        "issues.toml",
        'consent = ["hill", "delta"]',
        'consent = ["hill", 3]',
        (
            'issues.toml:11:20+1 error wrong-type: entry 2 of `consent` must be a text in quotes, not the number 3 | write "3"',
        ),
    ),
    Mistake(
        "issues.toml",
        'consent = ["hill", "delta"]',
        'consent = ["hill",, "delta"]',
        ("issues.toml:11:19+1 error syntax: a value is missing before this comma | take one comma away",),
    ),
    Mistake(
        "issues.toml",
        'hard_to_sell = ["delta"]\n',
        "",
        (
            'issues.toml:13:23+5 error hard-to-sell: delta values this at -8, so it is hard to sell there (-7 or less) | add "delta" to hard_to_sell',
        ),
    ),
    Mistake(
        "issues.toml",
        'hard_to_sell = ["delta"]',
        'hard_to_sell = ["delta", "hill"]',
        (
            'issues.toml:13:26+6 error hard-to-sell: hill values this at 10, so it is not hard to sell there (-7 or less would be) | take "hill" out of hard_to_sell',
        ),
    ),
    Mistake(
        "issues.toml",
        "delta = -8",
        "dleta = -8",
        ('issues.toml:14:23+5 error dangling-name: no role is called `dleta` | did you mean "delta"?',),
    ),
    Mistake(
        "issues.toml",
        ", delta = -8",
        "",
        ("issues.toml:14:1+6 error missing-value: `values` has no value for `delta`",),
    ),
    Mistake(
        "issues.toml",
        "delta = -8",
        "delta = -80",
        ("issues.toml:14:31+3 error out-of-bounds: `delta` in `values` is -80; the least is -60",),
    ),
    Mistake(
        "issues.toml",
        'binds = "treaty"',
        'binds = "treatey"',
        (
            'issues.toml:12:9+9 error unknown-word: `binds` must be accord or treaty, not the text "treatey" | did you mean "treaty"?',
        ),
    ),
    Mistake(
        "issues.toml",
        'when = "track.water >= 2"',
        'when = "track.watr >= 2"',
        ('issues.toml:51:9+10 error dangling-name: no track is called `watr` | did you mean "track.water"?',),
    ),
    Mistake(
        "issues.toml",
        'when = "track.water >= 2"',
        'when = "water >= 2"',
        ('issues.toml:51:9+5 error unknown-name: unknown name `water` | did you mean "track.water"?',),
    ),
    Mistake(
        "issues.toml",
        'when = "track.water >= 2"',
        'when = "track.water = 2"',
        ("issues.toml:51:21+1 error bad-expression: `=` alone means nothing here | write == for equal",),
    ),
    Mistake(
        "issues.toml",
        'when = "track.water >= 2"',
        'when = "track.water >= 20"',
        ("issues.toml:51:8+19 warning never-true: this condition can never hold | look at the bounds of its tracks",),
    ),
    Mistake(
        "issues.toml",
        'when = "track.water >= 2"',
        'when = "track.water >= 0"',
        ("issues.toml:51:8+18 warning always-true: this condition always holds | leave it out",),
    ),
    Mistake(
        "issues.toml",
        'when = "track.water >= 2"',
        'when = "peace"',
        (
            "issues.toml:51:9+5 error name-out-of-scope: `peace` can't be used here | it is known only when the game ends",
        ),
    ),
    Mistake(
        "issues.toml",
        'when = "track.water >= 2"',
        "when = 'agreed.dam == \"shared_gate\"'",
        (
            'issues.toml:51:23+13 error dangling-name: the issue dam has no option `shared_gate` | did you mean "shared_gates"?',
        ),
    ),
    Mistake(
        "issues.toml",
        'when = "track.water >= 2"',
        'when = "agreed.dam == \\"shared_gate\\""',
        (
            'issues.toml:51:23+15 error dangling-name: the issue dam has no option `shared_gate` | did you mean "shared_gates"?',
        ),
    ),
    Mistake(
        "issues.toml",
        'when = "track.water >= 2"',
        'when = ""',
        (
            "issues.toml:51:9+1 error bad-expression: this expression is empty | write a number, or leave the key out if it is optional",
        ),
    ),
    Mistake(
        "issues.toml",
        'when_text = "there is water enough for it"\n',
        "",
        ("issues.toml:51:1+4 error no-condition-text: a `when` needs a `when_text`: the condition in words",),
    ),
    Mistake(
        "issues.toml",
        'when = "track.water >= 2"\n',
        "",
        ("issues.toml:51:1+9 error no-condition: `when_text` explains a condition, but there is no `when`",),
    ),
    Mistake(
        "issues.toml",
        "[fish.options.ladder]",
        "[fish.option.ladder]",
        ('issues.toml:47:1+20 error unknown-key: an issue has no key `option` | did you mean "options"?',),
    ),
    Mistake(
        "issues.toml",
        "[fish.options.ladder]",
        "[fish.options.no_ladder]",
        (
            "issues.toml:55:1+24 error duplicate-key: the table [fish.options.no_ladder] is given twice | it is on line 47 already",
        ),
    ),
    Mistake(
        "issues.toml",
        "core = true",
        'core = true\nicon = "../../secret"',
        (
            'issues.toml:4:8+14 error bad-asset: "../../secret" can\'t be the name of a picture | it has letters, digits, - and _, and no ending',
        ),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        "{ press = 1, by = 2 }",
        ("decks/hill.toml:8:55+2 error bad-effect: `by` means nothing beside `press` | take it away",),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        "{ press = 1, to = 2 }",
        ("decks/hill.toml:8:55+2 error bad-effect: `to` means nothing beside `press` | take it away",),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        "{ press = 9 }",
        ("decks/hill.toml:8:52+1 error out-of-bounds: `press` is 9; the most is 5",),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        "{ pres = 1 }",
        ('decks/hill.toml:8:44+4 error unknown-key: an effect has no key `pres` | did you mean "press"?',),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ support = "us", by = 1 }',
        (
            "decks/hill.toml:8:54+4 error dangling-name: no role is called `us` | known here: hill, delta, self, others, all",
        ),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ support = "hil", by = 1 }',
        ('decks/hill.toml:8:54+5 error dangling-name: no role is called `hil` | did you mean "hill"?',),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ support = "self" }',
        ("decks/hill.toml:8:44+7 error bad-effect: `support` needs `by`",),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ track = "water" }',
        ("decks/hill.toml:8:44+5 error bad-effect: `track` needs `by` or `to`",),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ track = "water", by = 1, to = 2 }',
        ("decks/hill.toml:8:44+5 error bad-effect: `track` has both `by` and `to`: one is enough",),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ track = "water", to = 7 }',
        ("decks/hill.toml:8:66+1 error out-of-bounds: `to` is 7; the track water goes from 0 to 4",),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ track = "water", by = 0 }',
        ("decks/hill.toml:8:66+1 error bad-effect: `by` is 0, so this effect does nothing",),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ draw = "self", by = -1 }',
        ("decks/hill.toml:8:64+2 error bad-effect: nobody can draw -1 cards",),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ close = "fish" }',
        (
            'decks/hill.toml:8:52+6 error dangling-name: an option is named ISSUE.OPTION here | did you mean "fish.ladder"?',
        ),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ close = "ladder" }',
        (
            'decks/hill.toml:8:52+8 error dangling-name: an option is named ISSUE.OPTION here | did you mean "fish.ladder"?',
        ),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ close = "fish.leader" }',
        (
            'decks/hill.toml:8:58+6 error dangling-name: the issue fish has no option `leader` | did you mean "fish.ladder"?',
        ),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ close = "fisch.ladder" }',
        ('decks/hill.toml:8:53+5 error dangling-name: no issue is called `fisch` | did you mean "fish"?',),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ table = "bridge" }',
        ("decks/hill.toml:8:52+8 error dangling-name: no issue is called `bridge` | known here: dam, toll, fish",),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        "{ }",
        (
            "decks/hill.toml:8:42+3 error bad-effect: this effect does nothing | it needs one of track, support, stakes, walk_away, close, open, table, press, draw",
        ),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        '{ press = 1, table = "fish" }',
        (
            "decks/hill.toml:8:44+5 error bad-effect: an effect does one thing, not both `table` and `press` | write two effects",
        ),
    ),
    Mistake(
        "decks/hill.toml",
        "{ press = 1 }",
        "3",
        ("decks/hill.toml:8:42+1 error wrong-type: entry 2 of `effects` must be a table, not the number 3",),
    ),
    Mistake(
        "decks/hill.toml",
        'keeps = ["hill_keeps"]',
        'keeps = ["hill_keep"]',
        (
            'decks/hill.toml:15:36+11 error dangling-name: the issue dam has no option `hill_keep` | did you mean "hill_keeps"?',
        ),
    ),
    Mistake(
        "decks/hill.toml",
        'keeps = ["hill_keeps"]',
        "keeps = []",
        ("decks/hill.toml:15:35+2 error bad-demand: `keeps` is empty: no option would keep this demand",),
    ),
    Mistake(
        "decks/hill.toml",
        'keeps = ["hill_keeps"]',
        'keeps = ["hill_keeps", "shared_gates"]',
        (
            "decks/hill.toml:15:35+30 error bad-demand: every option of dam keeps this demand: it demands nothing | leave one out",
        ),
    ),
    Mistake(
        "decks/hill.toml",
        'issue = "dam"',
        'issue = "dams"',
        ('decks/hill.toml:15:20+6 error dangling-name: no issue is called `dams` | did you mean "dam"?',),
    ),
    Mistake(
        "decks/hill.toml",
        "stake = 4",
        "stake = 0",
        ("decks/hill.toml:15:59+1 error out-of-bounds: `stake` is 0; the least is 1",),
    ),
    Mistake(
        "decks/hill.toml",
        ", stake = 4",
        "",
        ("decks/hill.toml:15:1+6 error missing-key: this demand needs the key `stake`",),
    ),
    Mistake(
        "decks/hill.toml",
        "[our_gates]",
        "[old_wells]",
        (
            "decks/hill.toml:10:1+11 error duplicate-id: the card `old_wells` is in the deck of delta already | give it another id",
        ),
    ),
    Mistake(
        "decks/hill.toml",
        "[our_gates]",
        "[Our-Gates]",
        (
            "decks/hill.toml:10:1+11 error bad-id: `Our-Gates` can't be an id: ids begin with a-z and go on with a-z, 0-9, _ | write our_gates",
        ),
    ),
    Mistake(
        "decks/hill.toml",
        "[our_gates]",
        "[our_gates]\nzzz = 3",
        (
            "decks/hill.toml:11:1+3 error unknown-key: a card has no key `zzz` | known here: text, kind, source, facts, answer, title, cost, demand, when, effects, art",
        ),
    ),
    Mistake(
        "decks/hill.toml",
        "cost = 1",
        "cost = 11",
        ("decks/hill.toml:7:8+2 error out-of-bounds: `cost` is 11; the most is 10",),
    ),
    Mistake(
        "decks/hill.toml",
        None,
        "",
        ("roles.toml:1:1+6 error no-deck: the role hill has no deck | write its cards in decks/hill.toml",),
    ),
    Mistake(
        "decks/mill.toml",
        None,
        "",
        ("decks/mill.toml:1:1+1 error dangling-name: this deck belongs to no seat: no role is called `mill`",),
    ),
    Mistake(
        "decks/Mill Town.toml",
        None,
        "",
        ("decks/Mill Town.toml:1:1+1 error unknown-file: a deck is called as its role: decks/ROLE.toml",),
    ),
    Mistake(
        "decks/hill.toml",
        '["P01"]',
        '["p1"]',
        (
            'decks/hill.toml:5:11+4 error bad-paragraph: "p1" is no paragraph of the source | paragraphs look like P01 or P18',
        ),
    ),
    Mistake(
        "decks/hill.toml",
        '["dam-stands"]',
        '["dam_stands"]',
        ('decks/hill.toml:6:10+12 error dangling-name: no fact is called `dam_stands` | did you mean "dam-stands"?',),
    ),
    Mistake(
        "decks/delta.toml",
        "answer =",
        "asnwer =",
        ('decks/delta.toml:22:1+6 error unknown-key: a card has no key `asnwer` | did you mean "answer"?',),
    ),
    Mistake(
        "decks/delta.toml",
        'answer = "Two of the three wells were dry when they were last measured."\n',
        "",
        ("decks/delta.toml:16:1+11 error claim-without-answer: a claim needs an `answer`: what the source says to it",),
    ),
    Mistake(
        "decks/delta.toml",
        'kind = "claim"',
        'kind = "clam"',
        (
            'decks/delta.toml:19:8+6 error unknown-word: `kind` must be position, leverage, event, figure, claim, judgement or proposal, not the text "clam" | did you mean "claim"?',
        ),
    ),
    Mistake(
        "headlines.toml",
        '{ track = "water", by = 1 }',
        '{ support = "self", by = 1 }',
        (
            'headlines.toml:5:24+6 error bad-effect: "self" means nothing here: no seat plays this | write a role, or all',
        ),
    ),
    Mistake(
        "headlines.toml",
        '{ track = "water", by = 1 }',
        "{ press = 1 }",
        ("headlines.toml:5:14+5 error bad-effect: `press` works only on a card: here nobody makes an offer",),
    ),
    Mistake(
        "headlines.toml",
        "track.water == 0",
        "track.water == 0 and",
        ("headlines.toml:11:92+3 error bad-expression: something is missing after `and`",),
    ),
    Mistake(
        "endings.toml",
        "[summer]",
        '[summer]\nwhen = "track.trust > 2"',
        (
            "endings.toml:14:1+8 error no-last-ending: when there is no peace, no ending may apply (say, track.trust = 1) | add an ending without `when` at the end",
        ),
    ),
    Mistake(
        "endings.toml",
        None,
        "",
        (
            "endings.toml:1:1+1 error no-last-ending: when peace is signed, no ending may apply | add an ending without `when` at the end",
            "endings.toml:1:1+1 error no-last-ending: when there is no peace, no ending may apply | add an ending without `when` at the end",
        ),
    ),
    Mistake(
        "endings.toml",
        'outcome = "peace"',
        'outcome = "war"',
        ('endings.toml:10:11+5 error unknown-word: `outcome` must be peace or breakdown, not the text "war"',),
    ),
    Mistake(
        "linkage.toml",
        "values = { hill = 2, delta = 1 }",
        "values = { hill = 2, river = 1 }",
        ("linkage.toml:3:22+5 error dangling-name: no role is called `river` | known here: hill, delta",),
    ),
    Mistake(
        "drift.toml",
        "round >= 2",
        "rounds >= 2",
        ('drift.toml:3:9+6 error unknown-name: unknown name `rounds` | did you mean "round"?',),
    ),
    Mistake(
        "scenario.toml",
        "rounds = 2",
        "rounds = 0",
        ("scenario.toml:9:10+1 error out-of-bounds: `rounds` is 0; the least is 1",),
    ),
    Mistake(
        "scenario.toml",
        "rounds = 2",
        "runds = 2",
        ('scenario.toml:9:1+5 error unknown-key: [rules] has no key `runds` | did you mean "rounds"?',),
    ),
    Mistake(
        "scenario.toml",
        "[rules]",
        "[rule]",
        ('scenario.toml:8:1+6 error unknown-key: scenario.toml has no key `rule` | did you mean "rules"?',),
    ),
    Mistake(
        "scenario.toml",
        "hand = 2",
        "hand = 5",
        (
            "decks/delta.toml:1:1+1 error small-deck: the deck of delta has 3 cards; a hand is 5",
            "decks/hill.toml:1:1+1 error small-deck: the deck of hill has 3 cards; a hand is 5",
            "scenario.toml:11:8+1 error out-of-bounds: `hand` is 5, more than `hand_limit`, which is 4",
        ),
    ),
    Mistake(
        "scenario.toml",
        "docket = 1",
        "docket = 4",
        ("scenario.toml:10:10+1 error out-of-bounds: `docket` is 4, but there are only 3 issues",),
    ),
    Mistake(
        "scenario.toml",
        "agenda_choices = 1",
        "agenda_choices = 2",
        (
            "roles.toml:1:1+6 error too-few: hill has 1 agenda, but `agenda_choices` deals 2 | write [hill.agendas.ID] tables",
            "roles.toml:17:1+7 error too-few: delta has 1 agenda, but `agenda_choices` deals 2 | write [delta.agendas.ID] tables",
        ),
    ),
    Mistake(
        "scenario.toml",
        'base = "60 + 5 * track.trust"',
        'base = "60 + 5 * track.trust"\nlow = 90\nhigh = 20',
        ("scenario.toml:18:7+2 error out-of-bounds: `low` is 90, more than `high`, which is 20",),
    ),
    Mistake(
        "scenario.toml",
        "version",
        'extends = "tiny"\nversion',
        ("scenario.toml:3:11+6 error extends-cycle: this goes round in a circle: tiny → tiny",),
    ),
    Mistake(
        "scenario.toml",
        "version",
        'extends = "nope"\nversion',
        ('scenario.toml:3:11+6 error no-parent: there is no scenario "nope" to extend here',),
    ),
    Mistake(
        "scenario.toml",
        "version",
        'extends = "../nope"\nversion',
        (
            'scenario.toml:3:11+9 error bad-parent: "../nope" is no name of a scenario | only the name of a scenario\'s folder can stand here',
        ),
    ),
    Mistake(
        "scenario.toml",
        "version",
        "extends = 3\nversion",
        ('scenario.toml:3:11+1 error wrong-type: `extends` must be a text in quotes, not the number 3 | write "3"',),
    ),
    Mistake(
        "scenario.toml",
        "version",
        'remove = ["issues.fish"]\nversion',
        ("scenario.toml:3:1+6 error nothing-to-remove: there is nothing to remove: this scenario extends no other",),
    ),
    Mistake(
        "facts.toml",
        "[dam-stands]",
        "[dam-stand]",
        (
            'decks/hill.toml:6:10+12 error dangling-name: no fact is called `dam-stands` | did you mean "dam-stand"?',
            'issues.toml:7:10+12 error dangling-name: no fact is called `dam-stands` | did you mean "dam-stand"?',
            'roles.toml:7:10+12 error dangling-name: no fact is called `dam-stands` | did you mean "dam-stand"?',
        ),
    ),
    Mistake(
        "facts.toml",
        'p = "P03"',
        'p = "3"',
        ('facts.toml:8:5+3 error bad-paragraph: "3" is no list of paragraphs | write P01, or P01, P18',),
    ),
    Mistake(
        "facts.toml",
        "[wells-boast]",
        '[river-low]\np = "P04"\nkind = "figure"\nparty = "all"\nsays = "The river is low."\n\n[wells-boast]',
        (
            'facts.toml:13:1+11 warning uncited-fact: nothing cites the fact `river-low` | add facts = ["river-low"] to a card, an option or a headline',
        ),
    ),
    Mistake(
        "scenario.toml",
        None,
        b'title = "\xe9t\xe9"',
        ("scenario.toml:1:10+1 error bad-encoding: the byte 0xe9 is not UTF-8 | save the file as UTF-8",),
    ),
    Mistake(
        "scenario.toml",
        None,
        b'\xff\xfet\x00i\x00t\x00l\x00e\x00 \x00=\x00 \x00"\x00x\x00"\x00',
        ("scenario.toml:1:1+1 error bad-encoding: this file is saved as UTF-16 | save it as UTF-8",),
    ),
    Mistake(
        "scenario.toml",
        None,
        'title = "x\x00"',
        (
            "scenario.toml:1:11+1 error nul-byte: this file holds a NUL byte: it is not plain text | save it again as UTF-8 text",
        ),
    ),
    Mistake(
        "scenario.toml",
        None,
        "x = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        ("scenario.toml:1:17+1 error too-deep: brackets are nested more than 12 deep here",),
    ),
    Mistake(
        "scenario.toml",
        None,
        "x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x = 1",
        ("scenario.toml:1:1+1 error too-deep: this key has more than 12 parts",),
    ),
    Mistake(
        "text/uk.toml",
        None,
        '[issues.dan]\ntitle = "x"\n',
        ('text/uk.toml:1:1+12 error unknown-key: there is no text `dan` here to translate | did you mean "dam"?',),
    ),
    Mistake(
        "text/uk.toml",
        None,
        '[issues.dam]\ncore = "x"\n',
        (
            "text/uk.toml:2:1+4 error unknown-key: there is no text `core` here to translate | known here: text, answer, title, options",
        ),
    ),
    Mistake(
        "text/uk.toml",
        None,
        "[issues.dam]\ntitle = 3\n",
        ("text/uk.toml:2:9+1 error wrong-type: `title` must be a text in quotes, not the number 3",),
    ),
    Mistake(
        "text/uk.toml",
        None,
        '[issues.dam]\ntitle = "A very long name for a dam in any language"\n',
        ("text/uk.toml:2:9+44 error too-long: `title` has 42 characters; the most is 28",),
    ),
    Mistake(
        "text/uk.toml",
        None,
        '[roles.hill]\naims = ["x"]\n',
        ("text/uk.toml:2:8+5 error wrong-length: `aims` lists 1 here, but 2 in the scenario",),
    ),
    Mistake(
        "text/uk.toml",
        None,
        '[issue.dam]\ntitle = "x"\n',
        ('text/uk.toml:1:1+11 error unknown-key: a scenario has no part `issue` | did you mean "issues"?',),
    ),
    Mistake(
        "text/ukrainian.toml",
        None,
        "",
        (
            "text/ukrainian.toml:1:1+1 error unknown-file: a translation is called as its language, such as text/uk.toml",
        ),
    ),
    Mistake(
        "issue.toml",
        None,
        "",
        ('issue.toml:1:1+1 error unknown-file: a scenario has no file of this name | did you mean "issues.toml"?',),
    ),
]
