"""A terminal for tests: a pseudo-terminal with somebody at it who chooses by chance."""

from __future__ import annotations

import os
import random
import re
import sys
from pathlib import Path

import pexpect

ROOT = Path(__file__).resolve().parent.parent.parent
PROMPT = r"\r\n> $"
PAUSE = r"Enter[^\r\n>]*\. $"
STYLES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
NUMBERED = re.compile(r"\n *(\d+)  \S")


class Player:
    """Somebody at a terminal of 80 by 24 who plays `longtable play` with these arguments."""

    def __init__(self, home: Path, *arguments: str, seed: int = 1, columns: int = 80, keyboard_seed: int = 1) -> None:
        environment = {**os.environ, "LONGTABLE_HOME": str(home), "LONGTABLE_LANGUAGE": "en", "PYTHONPATH": str(ROOT)}
        environment |= {"TERM": "xterm"}
        environment.pop("COLUMNS", None)
        begin = [] if "--resume" in arguments else ["--seed", str(seed)]
        self.home = home
        self.chance = random.Random(keyboard_seed)
        self.pages: list[str] = []
        self.terminal = pexpect.spawn(
            sys.executable,
            ["-m", "game", "play", "--text", *begin, *arguments],
            cwd=str(ROOT),
            env=environment,
            dimensions=(24, columns),
            encoding="utf-8",
            timeout=30,
            echo=False,
        )
        self.terminal.delaybeforesend = None

    def page(self) -> str:
        """What was written up to the next question; empty at the end of the program."""
        found = self.terminal.expect([PROMPT, PAUSE, pexpect.EOF])
        text = STYLES.sub("", self.terminal.before.replace("\r\n", "\n"))
        self.pages.append(text)
        self.asks = ("choice", "pause", "nothing")[found]
        return text

    def type(self, text: str) -> str:
        self.terminal.sendline(text)
        return self.page()

    def choose_something(self) -> str:
        """Answer the question: Enter to a pause, any number of the last list to a choice."""
        if self.asks == "pause":
            return self.type("")
        last_list = self.pages[-1][max(0, self.pages[-1].rfind("\n\n")) :]
        numbers = [number for number in NUMBERED.findall(last_list) if number != "0"]
        return self.type(self.chance.choice(numbers) if numbers else "0")

    def play_to_the_end(self) -> int:
        """Choose until the program ends; its exit code."""
        self.page()
        for _ in range(3000):
            if self.asks == "nothing":
                break
            self.choose_something()
        self.terminal.close()
        return int(self.terminal.exitstatus or 0)

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    def record(self) -> Path:
        """The only record that was made."""
        (found,) = (self.home / "games").iterdir()
        return found
