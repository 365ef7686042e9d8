"""Information-set Monte Carlo tree search, in the kernel's form.

P. Cowling, E. Powley and D. Whitehouse, "Information set Monte Carlo tree search" (IEEE Transactions on Computational
Intelligence and AI in Games 4, 2012), with a single observer: every iteration draws one possible world (`imagining`)
and plays it to its end.  The tree holds the choices of the searching seat alone, told apart by what that seat has done
and seen; UCB1 (P. Auer, N. Cesa-Bianchi and P. Fischer, 2002) chooses in it, among the moves that the world allows.
The other seats, and the searching seat beyond the tree, bargain by a tactic, each with the values imagined for it.

The tree is a flat table of edges with open addressing: `tree[slot * EDGE_WIDTH + …]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.bots.imagining import imagine
from game.bots.mind import (
    BEST_COUNT,
    CANDIDATE,
    FIRST_ASKED,
    ODDITIES,
    PLAN,
    PLAN_COUNT,
    REMEMBERED,
)
from game.bots.packages import ANY, find_packages, take_package, weigh_options
from game.bots.policies import RANDOM, RECIPROCAL
from game.bots.tactics import choose, own_weight
from game.bots.talks import notice
from game.bots.worth import find_focal_points, standing
from game.core.kernel import apply, legal
from game.core.layout import (
    ACTOR,
    ADD,
    AGREED,
    EVENT_WIDTH,
    MOST_CLAUSES,
    MOVES,
    NOBODY,
    OFFER_MADE,
    OVER,
    PACKAGING,
    PHASE,
    ROUND,
    SUPPORT,
    TURN,
    TURNS,
)
from game.core.machine import next_in_stream
from game.core.scoring import own_gain
from game.scenario.model import MOST_SEATS
from game.scenario.tables import ISSUES, OFFER_COST, SEATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.vectors import Tables, Vector

# Moves of the search beside those of the game.
AS_THE_TACTIC: Final = MOVES  # whatever the tactic would do
PACKAGE: Final = MOVES + 1  # + rank: offer that package of the root's list

EDGES: Final = 4096
KEY, VISITS, AVAILABLE, TOTAL = 0, 1, 2, 3
EDGE_WIDTH: Final = 4
MOST_DEPTH: Final = 12  # choices of the seat that the tree can hold in a row
MOST_CHOICES: Final = 64
# Behind the edges: the path of an iteration, the choices at a node, the packages of the root, and what was done.
PATH: Final = EDGES * EDGE_WIDTH
CHOICES: Final = PATH + MOST_DEPTH
MOST_PACKAGES: Final = 8
PACKAGES: Final = CHOICES + MOST_CHOICES  # [rank * MOST_CLAUSES + k]
PACKAGE_COUNT: Final = PACKAGES + MOST_PACKAGES * MOST_CLAUSES
ITERATIONS: Final = PACKAGE_COUNT + 1
STEPS: Final = ITERATIONS + 1  # moves made in all iterations
ERRATIC: Final = STEPS + 1  # [seat]: 1 if the world has it that the seat moves by chance
CHOSEN: Final = ERRATIC + MOST_SEATS
CHOSEN_MEAN: Final = CHOSEN + 1  # own gain that the choice came to on the average
TREE_SIZE: Final = CHOSEN_MEAN + 1

ROOT: Final = 1
SPREAD: Final = 2500  # standard deviation of results, as own gain: about that of games between tactics
EXPLORATION: Final = SPREAD  # UCB1's constant
# In per cent of the worlds a seat that wants strange things moves by chance: for each such thing, and at most.
PER_ODDITY: Final = 25
MOST_ERRATIC: Final = 90
LEAST_VISITS: Final = 5  # fewer tell nothing


def search(
    t: Tables,
    world: Vector,
    minds: Sequence[Vector],
    own: Vector,
    s: Vector,
    d: Vector,
    c: Vector,
    moves: Vector,
    e: Vector,
    silence: Vector,
    tree: Vector,
    seat: int,
    luck: int,
    budget: int,
) -> int:
    """The best choice found at `s`, the state as the seat knows it, in about `budget` moves of play.

    It may be a move, or PACKAGE + rank: that package is left in the plan of `own`, the seat's mind.  world: a copy of
    t; minds: [seat] minds to work with; d, c, moves, e, silence: vectors to work with; tree: TREE_SIZE of 64 bits.
    """
    for slot in range(TREE_SIZE):
        tree[slot] = 0
    if s[PHASE] == TURN:
        list_packages(t, s, silence, own, tree, seat)
    for _ in range(budget):
        if tree[STEPS] >= budget:
            break
        luck = imagine(t, world, s, d, own, seat, luck)
        for other in range(t[SEATS]):
            share_memory(own, minds[other], other == seat)
            luck = next_in_stream(luck)
            doubt = min(MOST_ERRATIC, PER_ODDITY * own[ODDITIES + other])
            tree[ERRATIC + other] = 1 if other != seat and luck * 100 // 0x7FFFFFFF < doubt else 0
        luck = iterate(world, minds, d, c, moves, e, silence, tree, seat, luck)
        tree[ITERATIONS] += 1
    choose_best(s, moves, legal(t, s, moves), tree)
    if tree[CHOSEN] >= PACKAGE:
        plan_package(own, tree, tree[CHOSEN] - PACKAGE)
    return tree[CHOSEN]


def list_packages(t: Tables, s: Vector, e: Vector, own: Vector, tree: Vector, seat: int) -> None:
    """The packages that the search compares at its root: the best that the tactic can think of, cheap ones too."""
    if s[OFFER_MADE] or s[SUPPORT + seat] < t[OFFER_COST]:
        return
    find_focal_points(t, s, seat, own, own_weight(t))
    now = standing(t, s, seat, e, own)
    weigh_options(t, s, seat, e, own, now)
    find_packages(t, s, own, 1, ANY)
    tree[PACKAGE_COUNT] = min(MOST_PACKAGES, own[BEST_COUNT])
    for rank in range(tree[PACKAGE_COUNT]):
        take_package(own, rank)
        for k in range(MOST_CLAUSES):
            tree[PACKAGES + rank * MOST_CLAUSES + k] = own[CANDIDATE + k]


def plan_package(mind: Vector, tree: Vector, rank: int) -> None:
    mind[PLAN_COUNT] = 0
    for k in range(MOST_CLAUSES):
        mind[PLAN + k] = tree[PACKAGES + rank * MOST_CLAUSES + k]
        if mind[PLAN + k] != NOBODY:
            mind[PLAN_COUNT] += 1


def share_memory(own: Vector, mind: Vector, mine: bool) -> None:
    """What a seat remembers in an imagined world: the talks are public, impressions are its own."""
    for slot in range(REMEMBERED):
        mind[slot] = own[slot]
    if not mine:
        for slot in range(FIRST_ASKED, PLAN_COUNT + 1):
            mind[slot] = 0


def iterate(
    world: Vector,
    minds: Sequence[Vector],
    d: Vector,
    c: Vector,
    moves: Vector,
    e: Vector,
    silence: Vector,
    tree: Vector,
    seat: int,
    luck: int,
) -> int:
    """Play one possible world to its end and learn from it; returns the stream of chance as it leaves it."""
    node = ROOT
    depth = 0
    is_in_tree = True
    for _ in range(1 << 12):
        if d[PHASE] == OVER:
            break
        actor = d[ACTOR]
        n = legal(world, d, moves)
        luck = next_in_stream(luck)
        chosen = AS_THE_TACTIC
        if is_in_tree and actor == seat and n > 1 and d[PHASE] != PACKAGING and depth < MOST_DEPTH:
            count = list_choices(d, moves, n, tree, node)
            node = seen(world, d, node)
            edge = select(tree, node, count, luck)
            tree[PATH + depth] = edge
            depth += 1
            chosen = tree[CHOICES + MOST_CHOICES - 1]
            is_in_tree = tree[edge + VISITS] > 0
            node = mixed(node, chosen)
        if chosen == AS_THE_TACTIC:
            policy = RANDOM if tree[ERRATIC + actor] else RECIPROCAL
            moves[0] = choose(world, d, c, moves, n, silence, minds[actor], policy, luck)
        elif chosen >= PACKAGE:
            plan_package(minds[actor], tree, chosen - PACKAGE)
            moves[0] = ADD + minds[actor][PLAN]
        else:
            moves[0] = chosen
        e[0] = 1
        apply(world, d, moves[0], e)
        for k in range(1, e[0], EVENT_WIDTH):
            for other in range(world[SEATS]):
                notice(world, minds[other], other, e, k)
        tree[STEPS] += 1
    gain = own_gain(world, d, seat)
    for k in range(depth):
        tree[tree[PATH + k] + VISITS] += 1
        tree[tree[PATH + k] + TOTAL] += gain
    return luck


def list_choices(d: Vector, moves: Vector, n: int, tree: Vector, node: int) -> int:
    """The choices of the seat at a node of the tree; on a turn, offers are whole packages, at the root only."""
    tree[CHOICES] = AS_THE_TACTIC
    count = 1
    if d[PHASE] == TURN and node == ROOT:
        for rank in range(tree[PACKAGE_COUNT]):
            tree[CHOICES + count] = PACKAGE + rank
            count += 1
    for k in range(n):
        move = moves[k]
        if (d[PHASE] != TURN or move < ADD) and count < MOST_CHOICES - 1:
            tree[CHOICES + count] = move
            count += 1
    return count


def seen(t: Tables, d: Vector, node: int) -> int:
    """The node that the seat is at, after what it has seen since its last choice."""
    if node != ROOT:
        node = mixed(node, d[PHASE] * 64 + d[ROUND] * 8 + d[TURNS])
        for issue in range(t[ISSUES]):
            node = mixed(node, d[AGREED + issue])
    return node


def mixed(node: int, number: int) -> int:
    """A number for a longer path, from 2 on."""
    return (node * 48271 + number * 69621 + 11) % 0x7FFFFFFD + 2


def edge_of(tree: Vector, node: int, move: int) -> int:
    """The place of an edge in the table; a new one takes a free place, or in a full table the last that was tried."""
    key = mixed(mixed(node, move), 7)
    slot = key % EDGES
    for _ in range(64):
        if tree[slot * EDGE_WIDTH + KEY] in (0, key):
            break
        slot = (slot + 1) % EDGES
    if tree[slot * EDGE_WIDTH + KEY] != key:
        for k in range(EDGE_WIDTH):
            tree[slot * EDGE_WIDTH + k] = 0
        tree[slot * EDGE_WIDTH + KEY] = key
    return slot * EDGE_WIDTH


def select(tree: Vector, node: int, count: int, luck: int) -> int:
    """UCB1 among the choices that this world allows; untried ones first, the tactic's own before all.

    Returns the edge, and leaves the choice in the last place of CHOICES.
    """
    best = -(1 << 40)
    chosen = 0
    first = luck % count
    for k in range(count):
        move = tree[CHOICES + (first + k) % count]
        edge = edge_of(tree, node, move)
        tree[edge + AVAILABLE] += 1
        visits = tree[edge + VISITS]
        if visits == 0:
            bound = (2 << 30) if move == AS_THE_TACTIC else (1 << 30)
        else:
            bound = tree[edge + TOTAL] // visits + exploration(tree[edge + AVAILABLE], visits)
        if bound > best:
            best = bound
            chosen = edge
            tree[CHOICES + MOST_CHOICES - 1] = move
    return chosen


def exploration(available: int, visits: int) -> int:
    """EXPLORATION × √(ln available ÷ visits), in whole numbers."""
    bits = 0
    rest = available
    for _ in range(40):
        if rest <= 1:
            break
        rest //= 2
        bits += 1
    # ln available ≈ 0.693 × (the binary logarithm, linear between powers of two)
    logarithm = 693 * bits + 693 * (available - (1 << bits)) // (1 << bits)
    return EXPLORATION * root(logarithm * 1000 // visits) // 1000


def root(x: int) -> int:
    """The whole part of a square root, by Newton's method."""
    guess = x
    for _ in range(64):
        if guess * guess <= x:
            break
        guess = (guess + x // guess) // 2
    return guess


def choose_best(s: Vector, moves: Vector, n: int, tree: Vector) -> None:
    """The choice at the root that is surely good: the tactic's, unless another was better by more than chance explains.

    Of the others the one counts with the best lower bound, one standard error below its mean.
    """
    count = list_choices(s, moves, n, tree, ROOT)
    tree[CHOSEN] = AS_THE_TACTIC
    edge = edge_of(tree, ROOT, AS_THE_TACTIC)
    best = tree[edge + TOTAL] // max(1, tree[edge + VISITS])
    tree[CHOSEN_MEAN] = best
    for k in range(count):
        edge = edge_of(tree, ROOT, tree[CHOICES + k])
        visits = tree[edge + VISITS]
        if visits >= LEAST_VISITS:
            mean = tree[edge + TOTAL] // visits
            bound = mean - SPREAD * 1000 // max(1, root(1000000 * visits))
            if bound > best:
                best = bound
                tree[CHOSEN] = tree[CHOICES + k]
                tree[CHOSEN_MEAN] = mean
