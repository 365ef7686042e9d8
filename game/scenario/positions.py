"""Where every key and value of a TOML file stands.

toml_rs reports lines and columns (in bytes) of what `key = value` lines say; the headers of tables are found here.
If toml_rs fails or disagrees with the data, what it would have known is simply missing, and a problem falls back to the
nearest table header, or to the first line.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from attrs import frozen

from game.scenario.source import blanked

if TYPE_CHECKING:
    from game.scenario.problems import Path


@frozen
class Place:
    """A stretch of one line: `line` and `column` count from 1."""

    line: int
    column: int
    width: int


FIRST_LINE = Place(1, 1, 1)
ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\n])")


class Places:
    """The places of one file, asked for by path."""

    def __init__(self, text: str, data: dict[str, Any]) -> None:
        self.lines = text.split("\n")
        self.data = data
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self.raw: dict[Path, str] = {}
        self._headers(text)
        nodes = _nodes(text)
        if nodes is not None:
            self._table(nodes, data, ())

    # ---- questions ----------------------------------------------------------------------------------------------

    def line(self, number: int) -> str:
        return self.lines[number - 1].rstrip("\r") if 0 < number <= len(self.lines) else ""

    def known_depth(self, path: Path) -> int:
        """Return how many steps of the path the file's data has."""
        here: Any = self.data
        for depth, step in enumerate(path):
            inside = isinstance(here, dict) and step in here
            inside = inside or (isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here))
            if not inside:
                return depth
            here = here[step]
        return len(path)

    def place(self, path: Path, on: str) -> Place:
        """Return the place of a key or a value, or of the nearest thing around it."""
        first, second = (self.keys, self.values) if on == "key" else (self.values, self.keys)
        for length in range(len(path), 0, -1):
            found = first.get(path[:length]) or second.get(path[:length])
            if found is not None:
                return found
            first, second = self.keys, self.values  # around the thing itself, its table's name says most
        return FIRST_LINE

    def inside(self, path: Path, at: int, length: int) -> Place:
        """Return the place of a part of a text value: `at` counts its characters from 0."""
        value, raw = self.values.get(path), self.raw.get(path, "")
        quotes = next((each for each in ('"""', "'''", '"', "'") if raw.startswith(each)), "")
        if value is None or not quotes:
            return self.place(path, "value")
        offset = _raw_offset(raw, quotes, at)
        end = _raw_offset(raw, quotes, at + length)
        before = raw[:offset]
        line = value.line + before.count("\n")
        column = value.column + offset if line == value.line else offset - before.rfind("\n")
        width = end - offset if "\n" not in raw[offset:end] else 1
        return Place(line, column, max(1, width))

    # ---- headers ------------------------------------------------------------------------------------------------

    def _headers(self, text: str) -> None:
        """Find `[table]` and `[[list of tables]]` lines and remember what they name."""
        plain = blanked(text)
        counts: dict[Path, int] = {}
        start, depth, number = 0, 0, 1
        for line in plain.split("\n"):
            if depth == 0 and line.lstrip(" \t").startswith("["):
                original = text[start : start + len(line)]
                self._header(original.partition("#")[0] if "#" not in line else original, line, number, counts)
            elif not (depth == 0 and not any(char in line for char in "[]{}")):
                opened = line.count("[") + line.count("{")
                depth = max(0, depth + opened - line.count("]") - line.count("}"))
            number += text.count("\n", start, start + len(line) + 1)  # texts of several lines are one line of `plain`
            start += len(line) + 1

    def _header(self, original: str, plain: str, number: int, counts: dict[Path, int]) -> None:
        end = plain.rfind("]")
        first = plain.index("[")
        try:
            parsed: Any = tomllib.loads(original[: end + 1])
        except (ValueError, RecursionError):
            return
        listed = plain[first : first + 2] == "[["
        names: list[str] = []
        while parsed:
            parsed = parsed[0] if isinstance(parsed, list) else parsed
            if not parsed:
                break
            name = next(iter(parsed))
            names.append(name)
            parsed = parsed[name]
        path: Path = ()
        for index, name in enumerate(names):
            path = (*path, name)
            last = index == len(names) - 1
            if last and listed:
                counts[path] = counts.get(path, -1) + 1
            if not last or not listed:
                self._mark_header(path, number, first, plain)
            if path in counts:
                self._mark_header(path, number, first, plain)
                path = (*path, counts[path])
        self._mark_header(path, number, first, plain)

    def _mark_header(self, path: Path, number: int, first: int, plain: str) -> None:
        width = len(plain[first:].rstrip())
        self.keys.setdefault(path, Place(number, first + 1, width))

    # ---- what toml_rs knows -------------------------------------------------------------------------------------

    def _table(self, nodes: Any, data: Any, path: Path) -> None:
        """Walk a table of toml_rs's metadata beside the data."""
        if not isinstance(nodes, dict) or not isinstance(data, dict):
            return
        for name, node in nodes.items():
            if name not in data or not isinstance(node, dict):
                continue
            here = (*path, name)
            if isinstance(node.get("key_line"), int):
                place = self._place(node["key_line"], node.get("key_col"))
                if place is not None:
                    self.keys[here] = place
                if _is_header(node):
                    self._value(node.get("value"), data[name], here)
                else:
                    self._leaf(node, data[name], here)
            else:
                self._table(node, data[name], here)

    def _leaf(self, node: dict[str, Any], data: Any, path: Path) -> None:
        place = self._place(node.get("value_line"), node.get("value_col"))
        if place is not None:
            self.values[path] = place
            raw = node.get("value_raw")
            if isinstance(raw, str):
                self.raw[path] = raw
        self._value(node.get("value"), data, path)

    def _value(self, value: Any, data: Any, path: Path) -> None:
        """Walk into a list or an inline table."""
        if isinstance(value, list) and isinstance(data, list):
            for index, (node, each) in enumerate(zip(value, data, strict=False)):
                if isinstance(node, dict):
                    if _is_header(node):
                        self._value(node.get("value"), each, (*path, index))
                    else:
                        self._leaf(node, each, (*path, index))
        elif isinstance(value, dict) and isinstance(data, dict):
            self._table(value, data, path)

    def _place(self, line: Any, columns: Any) -> Place | None:
        """Turn toml_rs's byte columns into characters of the line."""
        several = isinstance(line, tuple)
        number = line[0] if several else line
        first, last = columns if isinstance(columns, tuple) else (columns, columns)
        if not all(isinstance(each, int) for each in (number, first, last)) or not 0 < number <= len(self.lines):
            return None
        raw = self.lines[number - 1].encode()
        column = len(raw[: first - 1].decode("utf-8", "ignore")) + 1
        shown = raw[first - 1 :] if several else raw[first - 1 : last]
        return Place(number, column, max(1, len(shown.decode("utf-8", "ignore").rstrip())))


def _is_header(node: dict[str, Any]) -> bool:
    """Tell whether toml_rs speaks of a `[[header]]` line: those are found here already."""
    return (
        isinstance(node.get("value_raw"), str) and node["value_raw"].startswith("[[") and node["value_raw"][2:3] != "["
    )


def _nodes(text: str) -> Any:
    try:
        import toml_rs  # noqa: PLC0415  (only mistakes pay for this import)

        return toml_rs.load_with_metadata(text).meta["nodes"]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001  (a panic of the extension is no Exception; without places, problems still show)
        return None


def _raw_offset(raw: str, quotes: str, at: int) -> int:
    """Return where character `at` of a text stands in its raw, quoted form."""
    offset = len(quotes)
    if len(quotes) == 3:
        offset += 2 if raw[3:5] == "\r\n" else int(raw[3:4] == "\n")
    if quotes[0] == "'":
        return min(offset + at, len(raw))
    for _ in range(at):
        if offset >= len(raw):
            break
        found = ESCAPE.match(raw, offset)
        offset = found.end() if found else offset + 1
    return min(offset, len(raw))
