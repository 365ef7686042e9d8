"""The corpus in tests/broken_rules/: a folder a mistake, laid over the tiny scenario, and what is said of it.

`FILE.gone` takes a file away, `beside/NAME/` is another scenario, and `expected.txt` is what `longtable check` prints.
`python -m tests.design.broken_rules` writes every expected.txt anew; read the differences before you keep them.
"""

from __future__ import annotations

from pathlib import Path

from game.design.lint import picture_problems
from game.scenario.loading import Loaded, load_files
from game.scenario.problems import render_all
from tests.scenario.support import tiny_files

CORPUS = Path(__file__).parent.parent / "broken_rules"
CASES = sorted(path.name for path in CORPUS.iterdir() if path.is_dir())


def files_of(case: str) -> dict[str, str | bytes]:
    """The tiny scenario with the mistake of a case in it."""
    files = tiny_files()
    folder = CORPUS / case
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if name.endswith(".gone"):
            del files[f"tiny/{name.removesuffix('.gone')}"]
        elif name.startswith("beside/") and path.is_file():
            files[name.removeprefix("beside/")] = path.read_bytes()
        elif name.endswith(".toml"):
            files[f"tiny/{name}"] = path.read_bytes()
    return files


def loaded(case: str) -> Loaded:
    return load_files("tiny", files_of(case))


def expected(case: str) -> str:
    return (CORPUS / case / "expected.txt").read_bytes().decode("utf-8")


def said(case: str) -> str:
    found = loaded(case)
    text = render_all([*found.problems, *picture_problems(found)])
    return f"{text}\n" if text else ""


if __name__ == "__main__":
    for each in CASES:
        (CORPUS / each / "expected.txt").write_text(said(each), encoding="utf-8", newline="\n")
