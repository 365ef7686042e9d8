"""A debrief for programs: stable keys, ids in place of titles, whole numbers (their units are in the keys)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict

if TYPE_CHECKING:
    from game.debrief.facts import Debrief
    from game.debrief.offers import Offer
    from game.debrief.values import Cause

FORMAT = 1


def json_of(debrief: Debrief) -> dict[str, Any]:
    """Everything that the debrief knows."""
    possible = debrief.possible
    return {
        "debrief": FORMAT,
        "scenario": debrief.compiled.scenario.id,
        "title": debrief.title,
        "created": debrief.created,
        "finished": debrief.finished,
        "round": debrief.round,
        "rounds": debrief.rounds,
        "moves": debrief.moves,
        "taken_back": debrief.taken_back,
        "peace": debrief.result.peace,
        "ending": debrief.result.ending,
        "in_force": list(debrief.in_force),
        "seats": {
            each.seat: {
                **{key: value for key, value in asdict(each).items() if key not in {"seat", "own_gain", "final_value"}},
                "own_gain_hundredths_of_percent": each.own_gain,
                "final_value_hundredths_of_point": each.final_value,
                "delegation": who.delegation,
                "is_human": who.is_human,
            }
            for each, who in zip(debrief.result.seats, debrief.people, strict=True)
        },
        "joint_value": asdict(possible.joint),
        "possible": {
            "unit": "hundredths of a point over no agreement",
            "exact": possible.exact,
            "packages": possible.packages,
            "weighed": possible.weighed,
            "zone": possible.zone,
            "frontier": possible.frontier,
            "on_frontier": possible.on_frontier,
            "outcome": possible.gains,
            "nash": {"package": possible.nash, "gains": possible.nash_gains},
            "most": possible.most,
            "better": [asdict(each) for each in possible.better],
        },
        "durability": asdict(debrief.lasting),
        "over_time": [asdict(moment) for moment in debrief.moments],
        "causes": [_cause(each) for each in (*debrief.causes, *debrief.agreements)],
        "offers": [_offer(each) for each in debrief.offers],
        "levers": [
            {
                "card": each.card,
                "seat": each.seat,
                "move": each.cause.n,
                "round": each.cause.round,
                "walk_aways": each.cause.walk_aways,
                "offer_move": each.offer.n if each.offer else None,
                "next_agreed_move": each.next_agreed.answered if each.next_agreed else None,
            }
            for each in debrief.levers
        ],
        "demands": [
            {
                **{key: getattr(each, key) for key in ("n", "round", "seat", "card", "issue", "stake", "outcome")},
                "keeps": list(each.keeps),
                "refused_moves": [offer.answered for offer in each.refused],
                "countered_moves": [offer.answered for offer in each.countered],
                "given_up_move": each.given_up,
            }
            for each in debrief.demands
        ],
        "promises": [asdict(each) for each in debrief.promises],
        "reported": [asdict(each) for each in debrief.reported],
        "claims": [asdict(each) for each in debrief.claims],
        "questions": list(debrief.questions),
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return asdict(cause)


def _offer(offer: Offer) -> dict[str, Any]:
    return {**asdict(offer), "unasked": list(offer.unasked), "alone": offer.alone, "countered": bool(offer.counter)}
