"""The tactics that a line-up may name, by number; `POLICIES` gives their names.

random         any legal move.
hardliner      concedes late: a Boulware tactic.
conceder       concedes early.
reciprocal     concedes as the others do: tit for tat.
The rest are plain strategies, probes of a scenario: none of them should do better than honest bargaining.
never_offer    answers, signs and plays cards, but offers nothing.
always_refuse  says no to everything.
accords_only   agrees to accords and to no treaty.
spam           offers what is best for itself every turn, whatever the others say.
hold_up        agrees to all it can, and refuses to sign unless it is paid once more.
"""

from __future__ import annotations

from typing import Final

RANDOM: Final = 0
HARDLINER: Final = 1
CONCEDER: Final = 2
RECIPROCAL: Final = 3
NEVER_OFFER: Final = 4
ALWAYS_REFUSE: Final = 5
ACCORDS_ONLY: Final = 6
SPAM: Final = 7
HOLD_UP: Final = 8

POLICIES: Final = (
    "random",
    "hardliner",
    "conceder",
    "reciprocal",
    "never_offer",
    "always_refuse",
    "accords_only",
    "spam",
    "hold_up",
)
TACTICS: Final = ("hardliner", "conceder", "reciprocal")
PROBES: Final = ("never_offer", "always_refuse", "accords_only", "spam", "hold_up")
