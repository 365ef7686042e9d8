"""For those who work on the game: brings the catalogues in `locale/` up to date with the texts in the code.

Run as `python -m game.speech.catalogues` after changing a text.  It writes the template `locale/longtable.pot`, gives
every `locale/LANG.po` the texts that are new, takes those out that are gone, and says what is left to translate.
"""

from __future__ import annotations

import ast
import re
import string
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

PACKAGE = Path(__file__).resolve().parents[1]
FOLDER = PACKAGE / "speech" / "locale"
TEMPLATE = FOLDER / "longtable.pot"
WIDTH = 120
NEEDLESS = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Report-Msgid|Last-Translator|Language-Team|Generated-By).*\n',
    re.MULTILINE,
)


def extracted() -> Catalog:
    """Every text of the interface, with the files in which it stands."""
    catalog = _catalog(None)
    for path in sorted(PACKAGE.rglob("*.py")):
        file = path.relative_to(PACKAGE.parent).as_posix()
        for message in texts_in(path.read_text(encoding="utf-8")):
            catalog.add(message, None, [(file, 0)])
    return catalog


def texts_in(code: str) -> Iterator[str | tuple[str, str]]:
    """Yield what a module says in `_(…)` and `ngettext(…)`, also inside f-strings, which pybabel passes over."""
    calls = [node for node in _in_order(ast.parse(code)) if isinstance(node, ast.Call)]
    for call in calls:
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if name == "_" and len(texts) == 1 and texts[0]:
            yield texts[0]
        elif name == "ngettext" and len(texts) == 2:
            yield (texts[0], texts[1])


def _in_order(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _in_order(child)


def read(path: Path) -> Catalog:
    """A catalogue or the template."""
    with path.open("rb") as file:
        return read_po(file, locale=None if path == TEMPLATE else path.stem, domain="longtable")


def written(catalog: Catalog) -> bytes:
    """A catalogue as its file holds it, without what changes from day to day."""
    content = BytesIO()
    write_po(content, catalog, width=WIDTH, include_lineno=False, sort_by_file=True, ignore_obsolete=True)
    return NEEDLESS.sub(b"", content.getvalue())


def updated(language: str, template: Catalog) -> Catalog:
    """A language's catalogue with exactly the texts of the template."""
    path = FOLDER / f"{language}.po"
    catalog = _catalog(language)
    known = read(path) if path.exists() else catalog
    for message in template:
        if message.id:
            old = known.get(message.id, message.context)
            string_ = old.string if old is not None and old.pluralizable == message.pluralizable else None
            catalog.add(message.id, string_, message.locations)
    return catalog


def missing(catalog: Catalog) -> list[Message]:
    """What is not translated yet, or only in part."""
    return [each for each in catalog if each.id and not all(_forms(each.string))]


def mistaken(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield texts with the translation whose {placeholders} are not those of the text."""
    for message in catalog:
        if message.id:
            allowed = [placeholders(form) for form in _forms(message.id)]
            for number, form in enumerate(_forms(message.string)):
                # Only the form for one thing may leave the number out, as English does.
                if form and placeholders(form) not in (allowed if number == 0 else allowed[-1:]):
                    yield _forms(message.id)[0], form


def placeholders(text: str) -> list[tuple[str, str, str]]:
    """The names in braces with how they are written out, in alphabetical order."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:  # a brace that means itself: such a text is shown as it is, and nothing is put in
        return [("", "as it is", "")]
    return sorted({(name, spec or "", conversion or "") for _, name, spec, conversion in parts if name is not None})


def languages() -> list[str]:
    """Every language that has a catalogue."""
    return sorted(path.stem for path in FOLDER.glob("*.po"))


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _catalog(language: str | None) -> Catalog:
    header = "# The Long Table." if language is None else f"# The Long Table: {language}."
    return Catalog(
        locale=language,
        domain="longtable",
        header_comment=header,
        project="The Long Table",
        version="1",
        fuzzy=False,
    )


def main(wanted: list[str]) -> None:
    """Update the template and every catalogue; those of `wanted` languages are begun if there are none."""
    template = extracted()
    TEMPLATE.write_bytes(written(template))
    for language in sorted({*languages(), *wanted}):
        catalog = updated(language, template)
        (FOLDER / f"{language}.po").write_bytes(written(catalog))
        print(f"{language}: {len(missing(catalog))} of {len(template)} texts to translate")  # noqa: T201
        for text, translation in mistaken(catalog):
            print(f"  placeholders differ: {text} / {translation}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
