"""Random play of other engines beside ours, on one core, in the same run; prints rates and ratios as JSON.

    python -m tests.bench.peers [--seconds 3]

Needs the extras `fast` and `peers`; what is not installed is left out.  A rate is moves (or offers) a second of the
processor's time, each with the complete list of legal moves.  The games differ: read the ratios as orders of magnitude.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import time

from game.adapters.seeing import playable
from game.fast.backends import Compiled, Interpreted, working_vectors
from game.fast.batches import GAMES, MOVES_MADE, TOTALS_SIZE, random_games

SCENARIO = "riyadh-2025"


def rate(batch, seconds):
    """Steps a second: `batch(seed)` does some work and returns how many steps it made."""
    batch(0)
    steps, seed, begun = 0, 1, time.process_time()
    while time.process_time() - begun < seconds:
        steps += batch(seed)
        seed += 1
    return round(steps / (time.process_time() - begun))


def ours(backend, games):
    """Whole random games in the kernel, as in `longtable bench`."""
    tables = backend.vector(playable(SCENARIO).tables)
    work = working_vectors(backend)
    play = backend.function(random_games)

    def batch(seed):
        totals = backend.wide_vector(TOTALS_SIZE)
        play(tables, *work, 1 + seed * games, games, totals)
        assert totals[GAMES] == games
        return int(totals[MOVES_MADE])

    return batch


def openspiel_python(name):
    """A game of OpenSpiel, driven from Python: legal list, one of it, apply."""
    import pyspiel

    game = pyspiel.load_game(name)

    def batch(seed):
        chance = random.Random(seed)
        state, steps = game.new_initial_state(), 0
        while not state.is_terminal():
            if state.is_chance_node():
                outcomes, shares = zip(*state.chance_outcomes(), strict=True)
                state.apply_action(chance.choices(outcomes, shares)[0])
            else:
                state.apply_action(chance.choice(state.legal_actions()))
                steps += 1
        return steps

    return batch


def openspiel_inside(name, rollouts=500):
    """The same inside OpenSpiel's compiled loop: the random rollouts of its tree search from the first decision.

    Chance moves are not counted, nor is what the search itself costs beside its rollouts: it makes two simulations.
    """
    import pyspiel

    game = pyspiel.load_game(name)
    state = game.new_initial_state()
    chance = random.Random(0)
    while state.is_chance_node():
        outcomes, shares = zip(*state.chance_outcomes(), strict=True)
        state.apply_action(chance.choices(outcomes, shares)[0])
    each, counted = openspiel_python(name), 20
    length = sum(each(seed) for seed in range(counted)) / counted

    def batch(seed):
        evaluator = pyspiel.RandomRolloutEvaluator(rollouts, seed)
        pyspiel.MCTSBot(game, evaluator, 2.0, 2, 10, False, seed, False).step(state)
        return int(2 * rollouts * length)

    return batch


def pettingzoo(make):
    """An environment of PettingZoo: last, a legal action of the mask, step."""

    def batch(seed):
        table = make()
        table.reset(seed=seed)
        chance, steps = random.Random(seed), 0
        for _agent in table.agent_iter():
            seen, _, terminated, truncated, info = table.last()
            if terminated or truncated:
                table.step(None)
                continue
            mask = seen["action_mask"] if isinstance(seen, dict) else info["action_mask"]
            table.step(int(chance.choice(mask.nonzero()[0])))
            steps += 1
        return steps

    return batch


def negmas(steps=100):
    """Offers of NegMAS's alternating offers protocol between four random negotiators over ten issues."""
    from negmas import SAOMechanism, make_issue
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.sao import RandomNegotiator

    issues = [make_issue(4, f"issue{k}") for k in range(10)]

    def batch(seed):
        random.seed(seed)
        session = SAOMechanism(issues=issues, n_steps=steps)
        for _ in range(4):
            ufun = LinearAdditiveUtilityFunction.random(issues=issues, reserved_value=0.9)
            session.add(RandomNegotiator(p_acceptance=0.0), ufun=ufun)
        session.run()
        return len(session.full_trace)

    return batch


def peers():
    """Every rate that can be measured here: name, and what makes its batches."""
    found = {"ours_interpreted": lambda: ours(Interpreted(), 4)}
    if importlib.util.find_spec("numba"):
        found["ours_compiled"] = lambda: ours(Compiled(), 2000)
    if importlib.util.find_spec("pyspiel"):
        found["openspiel_hearts_from_python"] = lambda: openspiel_python("hearts")
        found["openspiel_hearts_inside"] = lambda: openspiel_inside("hearts")
    if importlib.util.find_spec("pettingzoo"):
        from game.adapters.pettingzoo_env import raw_env

        found["ours_as_pettingzoo"] = lambda: pettingzoo(lambda: raw_env(SCENARIO))
        if importlib.util.find_spec("rlcard"):
            from pettingzoo.classic import texas_holdem_v4

            found["pettingzoo_texas_holdem"] = lambda: pettingzoo(texas_holdem_v4.raw_env)
    if importlib.util.find_spec("negmas"):
        found["negmas_offers"] = negmas
    return found


def main():
    """Measure, and print."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--seconds", type=float, default=3.0, help="how long to measure each")
    seconds = asked.parse_args().seconds
    rates = {name: rate(make(), seconds) for name, make in peers().items()}
    ratios = {
        f"{mine} / {name}": round(rates[mine] / theirs, 2)
        for mine in ("ours_interpreted", "ours_compiled", "ours_as_pettingzoo")
        if mine in rates
        for name, theirs in rates.items()
        if not name.startswith("ours") and theirs
    }
    print(json.dumps({"moves_per_second": rates, "ratios": ratios}, indent=2))


if __name__ == "__main__":
    main()
