"""Set-up for a checkout: an environment beside the code, with everything installed, made once and used again.

`python3 game` and `python3 tests` start here with whatever Python there is, so this module uses the standard library
alone and nothing newer than Python 3.7, and says in plain words what is missing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from pathlib import Path

NEEDED = (3, 11)
ENVIRONMENT = ".venv"
PROGRESS = "Setting up, once: this takes a minute or two and needs the internet …"


def run_in_environment(root: Path, arguments: list[str], extras: str = "") -> NoReturn:
    """Run Python with these arguments in the project's environment, and leave with its exit code."""
    command = [str(prepare(root, extras)), *arguments]
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.call(command))  # noqa: S603  (Windows can't replace a running program)
    os.execv(command[0], command)  # noqa: S606


def prepare(root: Path, extras: str = "") -> Path:
    """Make sure that the environment is there and up to date; its Python.  Leaves with a message if that can't be.

    `root`: the checkout; `extras`: what to install besides the game itself, such as `test,fast`.
    """
    if sys.version_info < NEEDED:
        found = ".".join(map(str, sys.version_info[:2]))
        stop(f"The Long Table needs Python 3.11 or newer, and this is {found}.\nInstall a newer one from python.org.")
    folder = root / ENVIRONMENT
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark = folder / "installed.txt"
    try:
        state = _state(root, extras)
        if python.exists() and mark.exists() and _covers(mark.read_text(encoding="utf-8"), state):
            return python
        sys.stdout.write(f"{PROGRESS}\n")
        sys.stdout.flush()
        if mark.exists():
            mark.unlink()
        if not (python.exists() and _is_sound(python)):
            _make(folder)
        _install(root, python, extras)
        mark.write_text(state, encoding="utf-8")
    except KeyboardInterrupt:
        stop("Stopped. The next start goes on with the set-up.")
    except OSError as error:
        stop(f"The set-up can't write to {folder}: {error.strerror or error}.")
    return python


def stop(message: str) -> NoReturn:
    sys.stderr.write(f"{message}\n")
    sys.exit(1)


def _state(root: Path, extras: str) -> str:
    """What the environment is made from: if any of it changes, it is brought up to date."""
    project = hashlib.sha256((root / "pyproject.toml").read_bytes()).hexdigest()
    return "\n".join([project, sys.version, str(root), extras])


def _covers(found: str, wanted: str) -> bool:
    """Whether an environment serves: made from the same, with these extras or more."""
    *made_from, extras = found.split("\n")
    *needed_from, needed = wanted.split("\n")
    return made_from == needed_from and set(filter(None, needed.split(","))) <= set(extras.split(","))


def _make(folder: Path) -> None:
    try:
        import ensurepip  # noqa: F401, PLC0415  (Debian leaves it out)
        import venv  # noqa: PLC0415
    except ImportError:
        stop("This Python can't make environments. On Debian and Ubuntu install:\n  sudo apt install python3-venv")
    try:
        venv.create(folder, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        stop("This Python can't make environments. On Debian and Ubuntu install:\n  sudo apt install python3-venv")


def _is_sound(python: Path) -> bool:
    """Whether an environment's Python is this one and has pip; the computer may have been updated since it was made."""
    command = [str(python), "-c", "import pip, sys; print(sys.version)"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return found.stdout.strip() == sys.version.strip()


def _install(root: Path, python: Path, extras: str) -> None:
    what = f"{root}[{extras}]" if extras else str(root)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        errors = [line for line in lines if line.lstrip().upper().startswith("ERROR")] or lines
        said = "\n".join(f"  {line.strip()}" for line in errors[:3])
        stop(
            f"The set-up failed:\n{said}\n"
            "Most often the internet is out of reach. Run the same command again when it is there."
        )
