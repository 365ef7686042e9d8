"""Reports as plain data for `--json`: stable keys, shares from 0 to 1, own gains in per cent, intervals [low, high]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from game.lab.results import CardResult, Results, SeatResult
    from game.lab.statistics import Estimate
    from game.lab.zone import Zone

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
    }
