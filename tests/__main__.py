"""`python3 tests` sets everything up and runs every check; with arguments it runs pytest alone, with those."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from game.bootstrap import prepare  # noqa: E402  (an old or bare Python must get as far as its message)

EXTRAS = "test,fast,print"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = {
    "ruff": ["-m", "ruff", "check", "--quiet", "game", "tests"],
    "ruff format": ["-m", "ruff", "format", "--check", "--quiet", "game", "tests"],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", LINT_IMPORTS, "--no-cache"],
    "pytest": ["-m", "pytest", "-n", "2"],
}


def main(arguments: list[str]) -> int:
    """Run the checks one after the other, all of them; 0 if all are content."""
    python = str(prepare(ROOT, EXTRAS))
    if arguments:
        return subprocess.call([python, "-m", "pytest", *arguments], cwd=ROOT)
    failed = []
    for name, command in CHECKS.items():
        started = time.monotonic()
        print(f"== {name}", flush=True)
        if subprocess.call([python, *command], cwd=ROOT):
            failed.append(name)
        print(
            f"== {name}: {'failed' if name in failed else 'passed'} in {time.monotonic() - started:.0f} s", flush=True
        )
    print(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return int(bool(failed))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(1)
