"""The game in OpenSpiel (extra `longtable[openspiel]`): importing this module registers it.

    import pyspiel, game.adapters.openspiel_game
    table = pyspiel.load_game("python_long_table(scenario=riyadh-2025)")

An action is a move's number (`game.core.layout`).  Chance moves once, at the start: it picks the deal, and every
shuffle of the game follows from that; no seat sees which deal it was.  Returns are own gains in per cent.
"""

# The library is an extra: type checkers do without it.
# mypy: disable-error-code="import-not-found, import-untyped, misc, no-any-unimported"

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyspiel

from game.adapters.seeing import ACTIONS, OBSERVATION_SIZE, Playable, observation, playable
from game.core import kernel, play
from game.core import layout as at
from game.core.faces import as_seen_by, write_move
from game.scenario import tables as slots
from game.scenario.model import MOST_AGENDAS_EACH, MOST_SEATS

if TYPE_CHECKING:
    from game.core.faces import Row

DEALS = 1024
MOST_GAIN = 10_000.0  # per cent: far beyond what the numbers of any scenario can add up to
DEFAULTS: dict[str, Any] = {"scenario": "riyadh-2025", "first_chair": 0}

GAME_TYPE = pyspiel.GameType(
    short_name="python_long_table",
    long_name="The Long Table",
    dynamics=pyspiel.GameType.Dynamics.SEQUENTIAL,
    chance_mode=pyspiel.GameType.ChanceMode.EXPLICIT_STOCHASTIC,
    information=pyspiel.GameType.Information.IMPERFECT_INFORMATION,
    utility=pyspiel.GameType.Utility.GENERAL_SUM,
    reward_model=pyspiel.GameType.RewardModel.TERMINAL,
    max_num_players=MOST_SEATS,
    min_num_players=2,
    provides_information_state_string=True,
    provides_information_state_tensor=False,
    provides_observation_string=True,
    provides_observation_tensor=True,
    parameter_specification=DEFAULTS,
)


class LongTableGame(pyspiel.Game):
    """A scenario as an OpenSpiel game.  Parameters: `scenario` (a name or a folder) and `first_chair` (a seat)."""

    def __init__(self, params: dict[str, Any] | None = None) -> None:
        chosen = DEFAULTS | (params or {})
        self.table: Playable = playable(str(chosen["scenario"]))
        self.first_chair = int(chosen["first_chair"])
        tables = self.table.tables
        information = pyspiel.GameInfo(
            num_distinct_actions=ACTIONS,
            max_chance_outcomes=DEALS,
            num_players=tables[slots.SEATS],
            min_utility=-MOST_GAIN,
            max_utility=MOST_GAIN,
            max_game_length=kernel.most_moves(tables),
        )
        super().__init__(GAME_TYPE, information, params or {})

    def new_initial_state(self, *_arguments: object) -> LongTableState:
        return LongTableState(self)

    def make_py_observer(
        self,
        kind: Any = None,
        params: Any = None,  # noqa: ARG002  (the library's signature)
    ) -> LongTableObserver:
        return LongTableObserver(kind or pyspiel.IIGObservationType(perfect_recall=False))


class LongTableState(pyspiel.State):
    """One game: nothing until chance has dealt, then a state of the kernel and all events so far."""

    def __init__(self, game: LongTableGame) -> None:
        super().__init__(game)
        self.table = game.table
        self.first_chair = game.first_chair
        self.position: tuple[int, ...] = ()
        self.events: tuple[Row, ...] = ()

    def current_player(self) -> int:
        if not self.position:
            return int(pyspiel.PlayerId.CHANCE)
        return int(pyspiel.PlayerId.TERMINAL) if play.is_over(self.position) else self.position[at.ACTOR]

    def _legal_actions(self, player: int) -> list[int]:
        mine = self.position and self.position[at.ACTOR] == player
        return sorted(play.legal_moves(self.table.tables, self.position)) if mine else []

    def chance_outcomes(self) -> list[tuple[int, float]]:
        return [(deal, 1 / DEALS) for deal in range(DEALS)]

    def _apply_action(self, action: int) -> None:
        if self.position:
            position, rows = play.after(self.table.tables, self.position, action)
        else:
            position, rows = play.new_game(self.table.tables, action, self.first_chair)
        self.position = tuple(position)
        self.events += rows

    def _action_to_string(self, player: int, action: int) -> str:
        if player == pyspiel.PlayerId.CHANCE:
            return f"deal {action}"
        return write_move(self.table.compiled.names, action)

    def is_terminal(self) -> bool:
        return bool(self.position) and play.is_over(self.position)

    def returns(self) -> list[float]:
        seats = range(len(self.table.seats))
        if not self.is_terminal():
            return [0.0 for _ in seats]
        peace = bool(self.position[at.PEACE])
        return [play.own_gain(self.table.tables, self.position, seat, peace) / 100 for seat in seats]

    def __str__(self) -> str:
        """All that is so, hidden things included: for debugging."""
        return " ".join(map(str, self.position))


class LongTableObserver:
    """What one seat knows: as numbers what it sees now, as a string with perfect recall all that it has seen."""

    def __init__(self, kind: Any) -> None:
        self.perfect_recall = kind.perfect_recall
        self.tensor = np.zeros(OBSERVATION_SIZE, np.float32)
        self.dict = {"observation": self.tensor}

    def set_from(self, state: LongTableState, player: int) -> None:
        """Update `tensor` to what the player sees."""
        self.tensor.fill(0)
        if state.position:
            self.tensor[:] = observation(state.table, state.position, player)

    def string_from(self, state: LongTableState, player: int) -> str:
        """What the player sees, or all that it has seen."""
        if not state.position:
            return f"{player}: nothing is dealt"
        if not self.perfect_recall:
            return " ".join(map(str, observation(state.table, state.position, player)))
        dealt = at.AGENDA_DEALT + player * MOST_AGENDAS_EACH
        seen = [state.position[dealt : dealt + MOST_AGENDAS_EACH]]
        seen += [as_seen_by(row, player) for row in state.events]
        return f"{player}: " + "; ".join(",".join(map(str, row)) for row in seen)


pyspiel.register_game(GAME_TYPE, LongTableGame)
