"""Nothing overlaps, nothing is cut off, nothing is out of reach: in any state of a game, at any size of the window."""

from __future__ import annotations

import random

import attrs
import pytest
from pygame import Rect

from game.bots.protocol import bot
from game.core import layout as at
from game.debrief.joint import JointValue
from game.scenario.compiling import compile_scenario
from game.scenario.loading import load
from game.session.session import Session
from game.table.node import Node, top_layer
from game.table.screens.end import EndScreen
from game.table.screens.new_game import NewGameScreen
from game.table.screens.resume import ResumeScreen
from game.table.screens.rules import RulesScreen
from game.table.screens.scenarios import ScenariosScreen
from game.table.screens.settings import SettingsScreen
from game.table.screens.title import TitleScreen
from game.table.widgets.scrolling import Scroll
from tests.table.driving import open_app, table

FOUND = JointValue(
    share=33, realised=4060, left=8200, exact=True, packages=3840000, weighed=3840000,
    best=("territory.swap", "nato.moratorium", "guarantees.us_backstop", "forces.capped", "minerals.partnership", None),
)  # fmt: skip
SIZES = [(1024, 600), (1280, 1024), (1366, 768), (1920, 1080), (3840, 2160)]


def overlaps(tree):
    """Pairs of siblings that lie over one another, unless one floats by design."""
    found = []
    for parent in tree.walk():
        shown = [node for node in parent.children if not node.is_floating and node.rect.width and node.rect.height]
        for number, one in enumerate(shown):
            hit = [other for other in shown[number + 1 :] if one.rect.colliderect(other.rect)]
            found += [(one.key, tuple(one.rect), other.key, tuple(other.rect)) for other in hit]
    return found


def strays(tree, window):
    """Things that stand out of the window, or out of the width of what they scroll in."""
    found = []

    def look(node, room, scrolls):
        inside = (
            room.contains(node.rect) if not scrolls else room.left <= node.rect.left and node.rect.right <= room.right
        )
        if node.rect.width and not inside:
            found.append((node.key, tuple(node.rect), tuple(room)))
        inner, scrolling = (node.rect, True) if isinstance(node, Scroll) else (room, scrolls)
        for child in node.children:
            look(child, inner, scrolling)

    look(tree, window, False)
    return found


def check(app):
    """A frame of the screen in front has no fault."""
    app.refresh()
    app.step()
    assert overlaps(app.tree) == []
    assert strays(app.tree, app.window) == []
    assert app.art.misfits == []


def positions(scenario, seed, every, people):
    """Sessions of one game of the easy bots, stopped every few moves."""
    loaded = load(scenario)
    roles = list(loaded.scenario.roles)
    whole = Session.new(loaded, dict.fromkeys(roles, "bot:easy"), seed=seed)
    bots = [bot("easy") for _ in roles]
    chance = random.Random(seed)
    while not whole.is_over:
        legal = whole.legal()
        wild = chance.random() < 0.3
        move = chance.choice(legal) if wild else bots[whole.actor].choose(whole.view(whole.actor), legal, chance).move
        whole.act(move)
    for n in range(0, len(whole.history), every):
        session = Session.new(
            loaded, {role: "human" if role in people or not people else "bot:easy" for role in roles}, seed=seed,
            first_chair=whole.header.first_chair,
        )  # fmt: skip
        for played in whole.history[:n]:
            session.act(played.move)
        yield session


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["normal", "projector"])
def test_the_table_in_many_states(size, kind):
    """Random positions of two scenarios: curtain, own side, cards enlarged, offers in the making."""
    app = open_app(size, projector=kind == "projector")
    chance = random.Random(f"{size}{kind}")
    every = 23 if size[0] < 2000 else 60
    for session in [*positions("riyadh-2025", 3, every, ()), *positions("warm-up", 4, 9, ())]:
        screen = table(app, session)
        check(app)
        if screen.steering.is_closed:
            screen.steering.reveal()
            check(app)
            screen.close_sheet()
        check(app)
        if session.state[at.PHASE] == at.TURN:
            options = [node.option for node in app.tree.walk() if node.key.startswith("option ") and node.enabled]
            for option in chance.sample(options, min(2, len(options))):
                screen.press_option(option)
                check(app)
            cards = [node for node in app.tree.walk() if node.key.startswith("card ")]
            if cards:
                cards[0].press()
                check(app)
                screen.close_sheet()
        app.back()


@pytest.mark.parametrize("size", SIZES)
def test_every_other_screen(size, tmp_path, monkeypatch):
    """Title, new game, resume, scenarios, settings, rules, end."""
    app = open_app(size)
    session = Session.new(
        load("riyadh-2025"),
        dict.fromkeys(("russia", "ukraine", "us", "europe"), "bot:random"),
        seed=3,
        folder=tmp_path / "games",
    )
    chance = random.Random(1)
    for _ in range(20):
        session.act(chance.choice(session.legal()))
    app.go(TitleScreen(app))
    check(app)
    for make in (NewGameScreen, ResumeScreen, SettingsScreen, RulesScreen):
        app.go(make(app))
        check(app)
        app.back()
    app.go(ScenariosScreen(app))
    for part in ("about", "issues", "cards", "headlines"):
        app.screen.part = part
        check(app)
    while not session.is_over:
        session.act(chance.choice(session.legal()))
    monkeypatch.setattr("game.table.screens.end.joint_value", lambda *_: FOUND)
    app.go(EndScreen(app, session, in_background=False))
    check(app)


def test_every_slip_that_explains_something_fits():
    """Tooltips of everything on a full table stay in the window, at the smallest and at a middling size."""
    from game.table.widgets.tooltip import Tooltip

    for size in ((1024, 600), (1920, 1080)):
        app = open_app(size)
        *_, session = positions("riyadh-2025", 3, 30, ("russia",))
        screen = table(app, session)
        screen.steering.reveal() if screen.steering.is_closed else None
        app.step()
        for node in app.tree.walk():
            explanation = node.explain() if node.explain else None
            if explanation:
                slip = Tooltip(explanation, node.rect, app.window, app.art)
                slip.draw(app.art)
                assert app.window.contains(slip.rect), node.key
        assert app.art.misfits == []


def test_overlaps_are_noticed():
    """The check itself: two nodes on one place are found, two beside one another are not."""
    tree = Node(Rect(0, 0, 100, 100), key="tree")
    tree.add(Node(Rect(0, 0, 50, 50), key="a"), Node(Rect(50, 0, 50, 50), key="b"))
    assert overlaps(tree) == []
    tree.add(Node(Rect(40, 0, 50, 50), key="c"))

    assert len(overlaps(tree)) == 2
    assert top_layer(tree) is tree


def with_longest_names(scenario):
    """The scenario with names as long as the model lets them be, ten issues on the table and eight cards in hand."""
    option, issue = "An option whose name is as long as it can be", "An issue of twenty-eight ch."
    issues = {
        key: attrs.evolve(
            said, title=issue, options={name: attrs.evolve(each, title=option) for name, each in said.options.items()}
        )
        for key, said in scenario.issues.items()
    }
    rules = attrs.evolve(scenario.head.rules, docket=10, hand=8)
    return attrs.evolve(
        scenario,
        issues=issues,
        roles={key: attrs.evolve(said, title="The Confederated Cantons") for key, said in scenario.roles.items()},
        tracks={key: attrs.evolve(said, title="Patience in the high chamber") for key, said in scenario.tracks.items()},
        decks={
            role: {key: attrs.evolve(card, title="Twenty-eight characters long") for key, card in deck.items()}
            for role, deck in scenario.decks.items()
        },
        head=attrs.evolve(scenario.head, rules=rules),
    )


@pytest.mark.parametrize("projector", [False, True])
def test_the_longest_names_that_a_scenario_may_have(projector):
    """No name is cut off or shortened beyond what the scenario itself offers as short."""
    compiled = compile_scenario(with_longest_names(load("riyadh-2025").scenario))
    plans = dict.fromkeys(("ukraine", "us", "europe"), "bot:easy")
    for size in ((1024, 600), (1920, 1080)):
        app = open_app(size, projector=projector)
        session = Session.new(compiled, plans, seed=4)
        chance = random.Random(2)
        while session.state[at.PHASE] != at.TURN or session.actor != 0:
            session.act(chance.choice(session.legal()))
        screen = table(app, session)
        check(app)
        options = [node.option for node in app.tree.walk() if node.key.startswith("option ") and node.enabled]
        for option in (options[0], options[5], options[10]):
            screen.press_option(option)
            check(app)
