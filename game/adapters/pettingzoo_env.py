"""The game as a PettingZoo environment (extra `longtable[pettingzoo]`): agents in turn, with action masks.

    from game.adapters.pettingzoo_env import env
    table = env(scenario="riyadh-2025")
    table.reset(seed=7)
    for agent in table.agent_iter():
        observation, reward, terminated, truncated, info = table.last()
        …
        table.step(None if terminated else table.action_space(agent).sample(observation["action_mask"]))

An action is a move's number (`game.core.layout`).  The only reward comes at the end: own gain, 1.0 for the scenario's
full scale.  `observation` holds what the seat may know, and nothing else: see `game.adapters.seeing`.
"""

# The library is an extra: type checkers do without it.
# mypy: disable-error-code="import-not-found, import-untyped, misc, no-any-unimported"

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from gymnasium import spaces
from pettingzoo import AECEnv
from pettingzoo.utils import wrappers

from game.adapters.seeing import ACTIONS, LARGEST, OBSERVATION_SIZE, observation, playable
from game.core import layout as at
from game.core import play
from game.core.faces import write_move

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEEDS = 2**31
ILLEGAL_REWARD = -1.0


def env(scenario: str = "riyadh-2025", render_mode: str | None = None) -> AECEnv[str, Any, Any]:
    """The environment with the library's usual guards; an illegal action ends the game with a reward of −1."""
    table = raw_env(scenario, render_mode)
    return wrappers.OrderEnforcingWrapper(
        wrappers.AssertOutOfBoundsWrapper(wrappers.TerminateIllegalWrapper(table, illegal_reward=ILLEGAL_REWARD))
    )


class raw_env(AECEnv):  # noqa: N801  (the name that the library expects)
    """The environment without guards: it raises ValueError for an illegal action."""

    metadata: ClassVar[dict[str, Any]] = {
        "name": "long_table_v1",
        "render_modes": ["ansi"],
        "is_parallelizable": False,
    }

    def __init__(self, scenario: str = "riyadh-2025", render_mode: str | None = None) -> None:
        super().__init__()
        self.game = playable(scenario)
        self.render_mode = render_mode
        self.possible_agents = list(self.game.seats)
        self._seat = {name: seat for seat, name in enumerate(self.possible_agents)}
        self._observed = spaces.Dict(
            {
                "observation": spaces.Box(-LARGEST, LARGEST, (OBSERVATION_SIZE,), np.int16),
                "action_mask": spaces.Box(0, 1, (ACTIONS,), np.int8),
            }
        )
        self._actions = {name: spaces.Discrete(ACTIONS) for name in self.possible_agents}
        self._chance = np.random.default_rng()
        self._state: list[int] = []
        self._last_move = ""

    def observation_space(self, agent: str) -> spaces.Space[Any]:
        del agent  # all see alike
        return self._observed

    def action_space(self, agent: str) -> spaces.Space[Any]:
        return self._actions[agent]

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """Deal a new game.  `seed`: the same one gives the same game; `options["first_chair"]`: a seat's name."""
        if seed is not None:
            self._chance = np.random.default_rng(seed)
        chair = self._seat[options["first_chair"]] if options and "first_chair" in options else 0
        self._state, _ = play.new_game(self.game.tables, int(self._chance.integers(SEEDS)), chair)
        self.agents = list(self.possible_agents)
        self.rewards = dict.fromkeys(self.agents, 0.0)
        self._cumulative_rewards = dict.fromkeys(self.agents, 0.0)
        self.terminations = dict.fromkeys(self.agents, False)
        self.truncations = dict.fromkeys(self.agents, False)
        self.infos: dict[str, dict[str, Any]] = {agent: {} for agent in self.agents}
        self.agent_selection = self.possible_agents[self._state[at.ACTOR]]
        self._last_move = ""

    def observe(self, agent: str) -> dict[str, NDArray[Any]]:
        """What the seat knows; the mask is empty unless it must move."""
        seat = self._seat[agent]
        mask = np.zeros(ACTIONS, np.int8)
        if agent == self.agent_selection and not play.is_over(self._state):
            mask[play.legal_moves(self.game.tables, self._state)] = 1
        return {
            "observation": np.array(observation(self.game, self._state, seat), np.int16),
            "action_mask": mask,
        }

    def step(self, action: int | None) -> None:
        if self.terminations[self.agent_selection] or self.truncations[self.agent_selection]:
            self._was_dead_step(action)
            return
        move = int(action) if action is not None else -1
        if play.reason_against(self.game.tables, self._state, move):
            raise ValueError(f"action {action} is not legal here; see the action mask")
        self._cumulative_rewards[self.agent_selection] = 0.0
        self._last_move = f"{self.agent_selection}: {write_move(self.game.compiled.names, move)}"
        self._state, _ = play.after(self.game.tables, self._state, move)
        self._clear_rewards()
        if play.is_over(self._state):
            peace = bool(self._state[at.PEACE])
            for agent, seat in self._seat.items():
                self.rewards[agent] = play.own_gain(self.game.tables, self._state, seat, peace) / 10_000
                self.terminations[agent] = True
        else:
            self.agent_selection = self.possible_agents[self._state[at.ACTOR]]
        self._accumulate_rewards()

    def render(self) -> str | None:
        """The last move in notation, if the mode is `ansi`."""
        return self._last_move if self.render_mode == "ansi" else None

    def close(self) -> None:
        """Nothing is open."""
