"""The teacher's papers of a scenario, from Markdown to the blocks that every front end can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from markdown_it import MarkdownIt

from game.debrief.document import Bullets, Heading, PageBreak, Paragraph, Table
from game.scenario.teaching import teacher_papers
from game.speech.language import in_use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from game.debrief.document import Block


@frozen
class Paper:
    """One text for the teacher: its file's name, its title, what it says."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def papers_of(scenario: str) -> tuple[Paper, ...]:
    """What a scenario (a name, a folder or an archive) brings for the teacher, in the language in use."""
    language = in_use()
    wanted = dict.fromkeys((language, language.partition("-")[0]))
    return tuple(paper_from(name, text) for name, text in teacher_papers(scenario, wanted).items())


def paper_from(name: str, markdown: str) -> Paper:
    """Read Markdown: headings, paragraphs, lists and tables; whatever else there is comes as plain text."""
    blocks = tuple(_blocks(MarkdownIt("commonmark").enable("table").parse(markdown)))
    if blocks and isinstance(blocks[0], Heading):
        return Paper(name, blocks[0].text, blocks[1:])
    return Paper(name, name, blocks)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    k = 0
    while k < len(tokens):
        token = tokens[k]
        end = _end_of(tokens, k)
        inside = tokens[k + 1 : end]
        if token.type == "heading_open":
            yield Heading(_words(inside))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            items = tuple(_items(inside))
            yield Bullets(items, numbered=token.type == "ordered_list_open", first=int(token.attrGet("start") or 1))
        elif token.type == "table_open":
            yield _table(inside)
        elif token.type == "hr":
            yield PageBreak()
        elif token.type == "inline" or token.content:
            text = _words([token])
            if text:
                yield Paragraph(text)
        elif inside:
            yield from _blocks(inside)
        k = end + 1


def _end_of(tokens: Sequence[Token], start: int) -> int:
    """Where the block that opens at `start` closes; `start` itself if it does not open one."""
    level = 0
    for k in range(start, len(tokens)):
        level += tokens[k].nesting
        if level <= 0:
            return k
    return len(tokens) - 1


def _items(tokens: Sequence[Token]) -> Iterator[str]:
    k = 0
    while k < len(tokens):
        end = _end_of(tokens, k)
        text = _words(tokens[k + 1 : end])
        if text:
            yield text
        k = end + 1


def _table(tokens: Sequence[Token]) -> Table:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_words([token]))
    return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), is_prose=True)


def _words(tokens: Sequence[Token]) -> str:
    """The text of some blocks without its marks, each block on a line of its own."""
    lines = [_inline(token) for token in tokens if token.type == "inline" or (token.content and not token.children)]
    return "\n".join(line for line in lines if line)


def _inline(token: Token) -> str:
    if token.children is None:
        return token.content.strip()
    parts = ["\n" if each.type == "hardbreak" else " " if each.type == "softbreak" else each.content
             for each in token.children]  # fmt: skip
    return "".join(parts).strip()
