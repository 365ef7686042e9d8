"""Who does what in a delegation, and how students are dealt to seats and portfolios."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from attrs import frozen

from game.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MOST_IN_DELEGATION = 8
# In the order in which a growing delegation fills them.
ORDER = ("head", "security", "finance", "press", "observer", "envoy", "counsel", "archive")


@frozen
class Portfolio:
    """A job in a delegation: what it is called and what whoever holds it does."""

    id: str
    title: str
    duty: str


def portfolio(name: str) -> Portfolio:
    """One of ORDER, or `room`: for a student outside all delegations."""
    title, duty = {
        "head": (
            _("head of delegation"),
            _("Speaks at the table, makes the moves, and has the last word when the delegation can't agree."),
        ),
        "security": (
            _("security"),
            _("Watches the tracks and the durability. Says before every yes whether the peace would last."),
        ),
        "finance": (
            _("finance"),
            _("Keeps the values of the own seat. Says before every yes what it brings if signed, and if not."),
        ),
        "press": (
            _("press"),
            _("Writes down promises, given and received. Speaks to the room when a demand is made."),
        ),
        "observer": (
            _("observer"),
            _("Notes who says no, and why, and opens the debrief for the delegation."),
        ),
        "envoy": (
            _("envoy"),
            _("Goes to the other delegations in the recess, and brings back what they would say yes to."),
        ),
        "counsel": (
            _("counsel"),
            _("Reads every clause: whose consent, what condition, when it binds, where it is hard to sell."),
        ),
        "archive": (
            _("archive"),
            _("Looks up where a card comes from, and tells a fact from a claim."),
        ),
        "room": (
            _("keeper of the room"),
            _("Sits with the teacher, not in a delegation: keeps the clock, reads the news, counts promises."),
        ),
    }[name]
    return Portfolio(name, title, duty)


def shares_of(size: int) -> list[tuple[str, ...]]:
    """The portfolios of each member of a delegation with that many: all the first five are held, none by two.

    In a small delegation one member holds several; the observer's goes to whoever has fewest.
    """
    if size >= len(ORDER[:5]):
        return [(name,) for name in ORDER[:size]]
    shares: list[list[str]] = [[] for _member in range(size)]
    for k, name in enumerate(ORDER[:5]):
        shares[k % size].append(name)
    return [tuple(share) for share in shares]


@frozen
class Member:
    """A student: a number from 1, a name (may be empty), and portfolios."""

    number: int
    name: str
    portfolios: tuple[str, ...]


def student_name(member: Member, *, named: bool = True) -> str:
    """What a student is called: the name, if there is one and it may be said, or the number."""
    return (member.name if named else "") or _("student {number}").format(number=member.number)


@frozen
class Delegation:
    """The students of one seat.  Without members a bot plays it, or the delegation of the seat `with_seat` does."""

    seat: str
    title: str
    members: tuple[Member, ...]
    with_seat: str | None = None

    @property
    def is_bot(self) -> bool:
        return not self.members and self.with_seat is None


def deal(
    students: Sequence[str],
    seats: Mapping[str, str],
    seed: int,
    *,
    not_in: Mapping[int, Collection[str]] | None = None,
    outside: Collection[int] = (),
    absent: Collection[int] = (),
    beside: Mapping[str, str] | None = None,
) -> tuple[tuple[Delegation, ...], tuple[Member, ...]]:
    """Deal students to delegations by lot: their sizes differ by one at most, and every portfolio by lot too.

    students: names, or empty texts for students without one.  seats: titles by role.  not_in: for a student by number
    (from 1), the seats that they shall not be given.  outside: numbers of students who stay outside all delegations
    (they come back as the second value).  absent: those who are not there at all.  Both are dealt with the others and
    then taken out, so that a student who is missing moves no more of the others than must be.  beside: for seats that
    nobody is left for, the seat whose delegation plays them too; a bot plays those that it does not name.
    Raises ValueError if there are more students than chairs, or if somebody would have no seat left.
    """
    lot = random.Random(seed)
    every = [Member(k, name, ()) for k, name in enumerate(students, start=1)]
    gone = {*outside, *absent}
    keepers = tuple(
        Member(each.number, each.name, ("room",)) for each in every if each.number in set(outside) - set(absent)
    )
    if sum(each.number not in gone for each in every) > MOST_IN_DELEGATION * len(seats):
        message = _("there are chairs for {most} students at one table; set up another table for the rest")
        raise ValueError(message.format(most=MOST_IN_DELEGATION * len(seats)))
    pool = list(every)
    lot.shuffle(pool)
    barred = {number: set(apart) & set(seats) for number, apart in (not_in or {}).items()}
    order = list(seats)
    lot.shuffle(order)
    groups: dict[str, list[Member]] = {seat: [] for seat in order}
    for member in pool:
        smallest = min(order, key=lambda seat: len(groups[seat]))
        groups[smallest].append(member)
    _keep_apart(groups, barred, gone)
    for group in groups.values():
        group[:] = [member for member in group if member.number not in gone]
    _level(groups, barred)
    beside = beside or {}
    return (
        tuple(
            Delegation(
                seat,
                title,
                _with_portfolios(groups[seat], lot),
                beside.get(seat) if not groups[seat] and groups.get(beside.get(seat, "")) else None,
            )
            for seat, title in seats.items()
        ),
        keepers,
    )


def _keep_apart(groups: dict[str, list[Member]], barred: Mapping[int, Collection[str]], gone: Collection[int]) -> None:
    """Whoever was dealt a seat that they shall not have changes with somebody who may; nobody else moves."""
    stuck = [
        (seat, member) for seat, group in groups.items() for member in group if seat in barred.get(member.number, ())
    ]
    # Those with the fewest seats left go first, or the last seat could be taken from them.
    for seat, member in sorted(stuck, key=lambda each: -len(barred[each[1].number])):
        open_to = [other for other in groups if other not in barred[member.number]]
        if not open_to and member.number not in gone:
            raise ValueError(_("{student} would have no seat left").format(student=student_name(member)))
        if not open_to:
            continue
        willing = [
            (other, each) for other in open_to for each in groups[other] if seat not in barred.get(each.number, ())
        ]
        groups[seat].remove(member)
        if willing:
            there, partner = min(willing, key=lambda each: len(barred.get(each[1].number, ())))
            groups[there][groups[there].index(partner)] = member
            groups[seat].append(partner)
        else:
            groups[min(open_to, key=lambda other: len(groups[other]))].append(member)


def _level(groups: dict[str, list[Member]], barred: Mapping[int, Collection[str]]) -> None:
    """Move members from large to small delegations while sizes differ by more than one and somebody may move."""
    while True:
        large = max(groups, key=lambda seat: len(groups[seat]))
        small = min(groups, key=lambda seat: len(groups[seat]))
        movable = [each for each in groups[large] if small not in barred.get(each.number, ())]
        if len(groups[large]) - len(groups[small]) <= 1 or not movable:
            return
        groups[large].remove(movable[-1])
        groups[small].append(movable[-1])


def _with_portfolios(group: list[Member], lot: random.Random) -> tuple[Member, ...]:
    members = list(group)
    lot.shuffle(members)
    if not members:
        return ()
    return tuple(
        Member(member.number, member.name, share)
        for member, share in zip(members, shares_of(len(members)), strict=True)
    )
