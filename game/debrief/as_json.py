"""A debrief for programs: stable keys, ids in place of titles, whole numbers (their units are in the keys)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict

if TYPE_CHECKING:
    from game.debrief.better import Possible
    from game.debrief.commitments import DemandStory
    from game.debrief.facts import Debrief
    from game.debrief.levers import LeverUse
    from game.debrief.offers import Offer

FORMAT = 1


def json_of(debrief: Debrief) -> dict[str, Any]:
    """Everything that the debrief knows."""
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
        "seats": _seats(debrief),
        "joint_value": asdict(debrief.possible.joint),
        "possible": _possible(debrief.possible),
        "durability": asdict(debrief.lasting),
        "over_time": [asdict(moment) for moment in debrief.moments],
        "causes": [asdict(each) for each in (*debrief.causes, *debrief.agreements)],
        "offers": [_offer(each) for each in debrief.offers],
        "levers": [_lever(each) for each in debrief.levers],
        "demands": [_demand(each) for each in debrief.demands],
        "promises": [asdict(each) for each in debrief.promises],
        "reported": [asdict(each) for each in debrief.reported],
        "claims": [asdict(each) for each in debrief.claims],
        "questions": list(debrief.questions),
    }


def _seats(debrief: Debrief) -> dict[str, dict[str, Any]]:
    return {
        each.seat: {
            **{key: value for key, value in asdict(each).items() if key not in {"seat", "own_gain", "final_value"}},
            "own_gain_hundredths_of_percent": each.own_gain,
            "final_value_hundredths_of_point": each.final_value,
            "delegation": who.delegation,
            "is_human": who.is_human,
        }
        for each, who in zip(debrief.result.seats, debrief.people, strict=True)
    }


def _possible(possible: Possible) -> dict[str, Any]:
    return {
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
    }


def _lever(lever: LeverUse) -> dict[str, Any]:
    return {
        "card": lever.card,
        "seat": lever.seat,
        "move": lever.cause.n,
        "round": lever.cause.round,
        "walk_aways": lever.cause.walk_aways,
        "offer_move": lever.offer.n if lever.offer else None,
        "next_agreed_move": lever.next_agreed.answered if lever.next_agreed else None,
    }


def _demand(demand: DemandStory) -> dict[str, Any]:
    return {
        **{key: getattr(demand, key) for key in ("n", "round", "seat", "card", "issue", "stake", "outcome")},
        "keeps": list(demand.keeps),
        "refused_moves": [offer.answered for offer in demand.refused],
        "countered_moves": [offer.answered for offer in demand.countered],
        "given_up_move": demand.given_up,
    }


def _offer(offer: Offer) -> dict[str, Any]:
    return {**asdict(offer), "unasked": list(offer.unasked), "alone": offer.alone, "countered": bool(offer.counter)}
