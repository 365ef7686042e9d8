"""Reports as plain data for `--json`: stable keys, shares from 0 to 1, own gains in per cent, intervals [low, high]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from game.lab.verdicts import sentence

if TYPE_CHECKING:
    from game.lab.balance import Balance, Difference
    from game.lab.bands import Finding
    from game.lab.results import CardResult, Results, SeatResult
    from game.lab.statistics import Estimate
    from game.lab.zone import Zone
    from game.scenario.model import Scenario

DIGITS = 6


def rounded(value: Any) -> Any:
    """The same data with no more digits than mean anything."""
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {str(key): rounded(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(each) for each in value]
    return value


def interval(estimate: Estimate) -> list[float] | None:
    return None if estimate.low is None or estimate.high is None else [estimate.low, estimate.high]


def zone_data(zone: Zone) -> dict[str, Any]:
    data: dict[str, Any] = rounded(attrs.asdict(zone))
    return data


def results_data(results: Results) -> dict[str, Any]:
    data: dict[str, Any] = rounded(
        {
            "games": results.games,
            "peace_share": results.peace.value,
            "peace_share_interval": interval(results.peace),
            "peace_by_round": results.peace_in,
            "breakdown_by_round": results.breakdown_in,
            "endings": results.endings,
            "durability": {"mean": results.durability_mean, "median": results.durability_median},
            "seats": {name: seat_data(seat) for name, seat in results.seats.items()},
            "cards": {name: card_data(card) for name, card in results.cards.items()},
            "options": results.options,
            "offers_per_game": results.offers,
            "agreed_per_game": results.agreed,
            "counters_per_game": results.counters,
            "signings_per_game": results.signings,
            "refused_signing_share": results.refused_signing_share,
            "rests_per_game": results.rests,
            "moves_per_game": results.moves,
        }
    )
    return data


def seat_data(seat: SeatResult) -> dict[str, Any]:
    return {
        "mean_own_gain": seat.own_gain.value,
        "mean_own_gain_interval": interval(seat.own_gain),
        "spread": seat.spread,
        "mean_own_gain_in_peace": seat.gain_in_peace,
        "behind_share": seat.behind_share,
        "first_chair_gain": seat.first_chair.value,
        "first_chair_gain_interval": interval(seat.first_chair),
        "support_at_end": seat.support,
        "broke_share": seat.broke_share,
        "offers_per_game": seat.offers,
        "refusals_per_game": seat.refusals,
        "cards_per_game": seat.cards,
        "sole_blocker_share": seat.sole_blocker_share,
        "tactics": {
            name: {"mean_own_gain": gain.value, "interval": interval(gain)} for name, gain in seat.tactics.items()
        },
        "own_gain_histogram": list(seat.gains),
    }


def card_data(card: CardResult) -> dict[str, Any]:
    return {
        "owner": card.owner,
        "demand": card.is_demand,
        "drawn": card.drawn,
        "played": card.played,
        "play_rate": card.play_rate.value,
        "play_rate_interval": interval(card.play_rate),
        "mean_own_gain_played": card.gain_played.value if card.gain_played.games else None,
        "mean_own_gain_kept": card.gain_kept.value if card.gain_kept.games else None,
        "lift": card.lift.value if card.lift.games else None,
        "lift_interval": interval(card.lift),
        "dealt_effect": card.dealt.value,
        "dealt_effect_interval": interval(card.dealt),
        "effect": card.effect.value if card.effect else None,
        "effect_interval": interval(card.effect) if card.effect else None,
    }


def balance_data(balance: Balance, scenario: Scenario) -> dict[str, Any]:
    """What `simulate` reports of the main run, and beside it the zone, the comparisons and the verdicts."""
    results = results_data(balance.results)
    for role, seat in results["seats"].items():
        cost = balance.leverage_cost[role]
        seat["leverage_cost"], seat["leverage_cost_interval"] = cost.value, interval(cost)
    zone = zone_data(balance.zone)
    del zone["scenario"]
    data: dict[str, Any] = rounded(
        {
            "scenario": balance.scenario,
            "seed": balance.seed,
            "interrupted": balance.interrupted,
            "inside": all(found.ok for found in balance.findings),
            **results,
            "deal_rate_by_round": deal_rates(balance.results),
            "first_chair_gain": balance.first_chair.value,
            "first_chair_gain_interval": interval(balance.first_chair),
            "plain_strategies": {
                strategy: {
                    role: {"gain_over_honest": apart.value, "interval": interval(apart)} for role, apart in each.items()
                }
                for strategy, each in balance.plain_strategies.items()
            },
            "zone": zone,
            "verdicts": [finding_data(found, scenario) for found in balance.findings],
        }
    )
    return data


def deal_rates(results: Results) -> dict[int, float]:
    """Of the games that are still on in a round, the share that ends with peace in it."""
    rates = {}
    on = 1.0
    for number, share in results.peace_in.items():
        rates[number] = share / on if on > 0 else 0.0
        on -= share + results.breakdown_in[number]
    return rates


def finding_data(found: Finding, scenario: Scenario) -> dict[str, Any]:
    return {
        "code": found.code,
        "subject": found.subject,
        "other": found.other,
        "value": found.value,
        "interval": list(found.interval) if found.interval else None,
        "band": [found.low, found.high],
        "ok": found.ok,
        "verdict": found.verdict.value,
        "text": sentence(found, scenario),
    }


def difference_data(apart: Difference) -> dict[str, Any]:
    data: dict[str, Any] = rounded(
        {
            "code": apart.code,
            "subject": apart.subject,
            "other": apart.other,
            "here": apart.here,
            "there": apart.there,
            "difference": apart.here - apart.there,
            "interval": list(apart.interval) if apart.interval else None,
            "clear": apart.is_clear,
        }
    )
    return data
