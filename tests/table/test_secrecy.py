"""What one seat must not know is on no frame that another seat can see."""

from __future__ import annotations

import pygame
import pytest

from game.core import layout as at
from game.core.layout import NOBODY
from game.lesson.lesson import Lesson
from game.lesson.planning import plan_lesson
from game.scenario.loading import load
from game.session.saves import folder
from game.session.session import Session
from game.table.art import Art
from game.table.lesson.conductor import Conductor
from game.table.lesson.recess import RecessScreen
from game.table.lesson.table import LessonTable
from game.table.node import find
from game.table.play.curtain import curtain, draw_curtain
from tests.lesson.test_planning import candidates
from tests.table.driving import Mouse, Player, open_app, settle, table


def private_strings(session, seat):
    """Everything that only a seat may see now: its cards (unless played in public), its agenda."""
    scenario, names, state = session.compiled.scenario, session.compiled.names, session.state
    deck = scenario.decks[names.seats[seat]]
    hand = state[at.HAND + seat * at.MOST_HAND : at.HAND + seat * at.MOST_HAND + state[at.HAND_COUNT + seat]]
    known = {names.cards[card] for card in hand}
    strings = {deck[card].title for card in known} | {deck[card].text for card in known}
    agenda = state[at.AGENDA + seat]
    if agenda != NOBODY:
        role, name = names.agendas[agenda].split(".")
        strings.add(scenario.roles[role].agendas[name].title)
    return {text for text in strings if text}


class Watcher:
    """Looks at every frame: who may be in front, which strings were drawn for it, and what its pixels are."""

    def __init__(self, app, screen):
        self.app, self.screen, self.frames, self.curtains, self.calls = app, screen, 0, 0, 0
        self.opaque = not isinstance(screen, LessonTable)  # the curtain of a lesson has its clock on it
        self.texts = app.texts.heard = []
        self.draw = app.draw
        app.draw = self.look

    def look(self):
        fresh = self.app.is_stale
        if fresh:
            self.texts.clear()
        self.draw()
        if self.app.screen is not self.screen:
            return
        self.frames += 1
        steering, session = self.screen.steering, self.screen.game.session
        front = self.screen.game.front
        self.calls += find(self.app.tree, "call") is not None
        public = set(played_titles(session))
        for seat in range(len(session.compiled.names.seats)):
            if seat != front:
                seen = (private_strings(session, seat) - public) & set(self.texts)
                assert not seen, f"seat {front} in front, and the frame shows {seen} of seat {seat}"
        if front == NOBODY:
            shown = {node.key.split(" ")[0] for node in self.app.tree.walk()}
            assert not shown & {"hand", "card", "figure", "agenda"}
        if self.screen.has_curtain:
            self.curtains += 1
            assert front == NOBODY
            if self.opaque:
                blank = blank_curtain(self.app, session, steering.curtain_for)
                assert pygame.image.tobytes(blank, "RGB") == pygame.image.tobytes(self.without_pointer(), "RGB")

    def without_pointer(self):
        return self.app.base


def played_titles(session):
    """Titles and texts of cards that everybody has seen."""
    names, scenario = session.compiled.names, session.compiled.scenario
    cards = {names.cards[each.move - at.PLAY] for each in session.history if at.PLAY <= each.move < at.ADD}
    return {
        text
        for deck in scenario.decks.values()
        for name, card in deck.items()
        if name in cards
        for text in (card.title, card.text)
    }


def blank_curtain(app, session, seat):
    """The curtain as somebody draws it who knows nothing but whose turn it is."""
    surface = pygame.Surface(app.base.get_size()).convert()
    art = Art(surface, app.scale, app.texts, app.pictures)
    heard, app.texts.heard = app.texts.heard, None
    draw_curtain(art, app.window)
    said = session.compiled.scenario.roles[session.compiled.names.seats[seat]]
    curtain(app.window, art, said, session.plan(seat).name, lambda: None, lambda _: None).paint(art, app.window)
    app.texts.heard = heard
    return surface


@pytest.mark.parametrize(("scenario", "seed", "open_answers"), [("warm-up", 1, False), ("riyadh-short", 2, True)])
def test_no_frame_shows_what_another_seat_keeps_to_itself(scenario, seed, open_answers):
    """Every frame of a whole game between people: no string, and behind the curtain no pixel, of the wrong seat."""
    app = open_app((1024, 600))
    session = Session.new(load(scenario), seed=seed, settings={"open_answers": open_answers})
    screen = table(app, session)
    watcher = Watcher(app, screen)
    Player(Mouse(app), seed=seed).play_to_the_end()

    assert session.is_over
    assert watcher.curtains > 5
    assert watcher.frames > 40


def test_the_curtain_is_opaque_before_the_position_changes_hands():
    """When a move leads to another person, the last frame before the position changes is the curtain's."""
    app = open_app((1024, 600))
    session = Session.new(load("warm-up"), seed=1)
    screen = table(app, session)
    closed = []
    act = session.act

    def watched(move, why=""):
        before = session.actor
        was_closed, was_stale = screen.steering.is_closed, app.is_stale
        events = act(move, why)
        if not session.is_over and session.actor != before:
            closed.append(was_closed and not was_stale)
        return events

    session.act = watched
    Player(Mouse(app), seed=3).play_to_the_end()

    assert len(closed) > 5
    assert all(closed)


def test_peeking_shows_the_seat_only_while_the_button_is_held():
    """Hold: the seat's own side; let go: the curtain."""
    app = open_app()
    session = Session.new(load("warm-up"), seed=1)
    screen = table(app, session)
    mouse = Mouse(app)
    mouse.post(pygame.MOUSEBUTTONDOWN, pos=next(n for n in app.tree.walk() if n.key == "peek").rect.center, button=1)
    settle(app)
    assert (False, session.actor) == (screen.steering.is_closed, screen.game.front)
    mouse.post(pygame.MOUSEBUTTONUP, pos=(5, 5), button=1)
    settle(app)

    assert (screen.steering.is_closed, screen.game.front) == (True, NOBODY)


def test_the_tree_for_screen_readers_says_no_more_than_the_screen():
    """Names, values and explanations of the whole tree hold nothing of another seat's hand."""
    app = open_app()
    session = Session.new(load("riyadh-short"), seed=2)
    screen = table(app, session)
    player = Player(Mouse(app), seed=9)
    for _ in range(60):
        settle(app)
        if session.is_over:
            break
        said = []
        for node in app.tree.walk():
            explanation = node.explain() if node.explain else None
            said += [node.name, node.value, explanation.spoken if explanation else ""]
        text = "\n".join(said)
        for seat in range(4):
            if seat != screen.game.front:
                hidden = private_strings(session, seat) - played_titles(session)
                assert not [each for each in hidden if each in text]
        player.move()


def lesson_table(scenario="riyadh-short"):
    """A lesson whose delegations have come to the table."""
    app = open_app((1024, 600))
    plan = plan_lesson(candidates(), 45, 24, scenario=scenario, seed=5)
    lesson = Lesson.begin(plan, load(scenario), folder())
    conductor = Conductor(app, lesson, lambda: 100.0)
    conductor.begin()
    screen = LessonTable(conductor, in_background=False)
    return app, screen


def test_no_frame_of_a_lesson_shows_the_class_what_a_seat_keeps_to_itself():
    """Every frame of a whole lesson: with nobody in front nothing of any seat, neither drawn nor for screen readers."""
    app, screen = lesson_table()
    session = screen.game.session
    watcher = Watcher(app, screen)
    app.go(screen)
    player = Player(Mouse(app), seed=4)
    for _ in range(700):
        settle(app)
        if session.is_over:
            break
        if isinstance(app.screen, RecessScreen):
            app.screen.end()
        elif screen.has_curtain:
            screen.steering.reveal()
        elif screen.steering.is_closed:
            said = "\n".join(
                " ".join([node.name, node.value, explained.spoken if explained else ""])
                for node in app.tree.walk()
                for explained in [node.explain() if node.explain else None]
            )
            hidden = set().union(*(private_strings(session, seat) for seat in range(4))) - played_titles(session)
            assert not [each for each in hidden if each in said]
            assert "Worth" not in said
            player.hands.press("call button")
        else:
            player.move()

    assert session.is_over
    assert watcher.calls > 20
    assert watcher.curtains > 20


def test_the_public_view_is_the_same_whatever_the_seats_hold(monkeypatch):
    """Other hands and other agendas, the rest as it was: not a pixel differs, and no seat's view is asked for."""
    app, screen = lesson_table()
    session = screen.game.session
    app.go(screen)
    player = Player(Mouse(app), seed=4)
    while session.state[at.PHASE] != at.TURN or len(session.history) < 20 or not screen.steering.is_closed:
        settle(app)
        if isinstance(app.screen, RecessScreen):
            app.screen.end()
        screen.steering.reveal() if screen.steering.is_closed else player.move()
    asked = []
    view = Session.view
    monkeypatch.setattr(Session, "view", lambda self, seat: asked.append(seat) or view(self, seat))
    screen.close_sheet()
    app.refresh()
    app.step()
    before = pygame.image.tobytes(app.base, "RGB")
    other = list(session.state)
    for seat, role in enumerate(session.compiled.names.seats):
        first, count = at.HAND + seat * at.MOST_HAND, other[at.HAND_COUNT + seat]
        numbers = session.compiled.names.numbers
        deck = [numbers["cards"][card] for card in session.compiled.scenario.decks[role]]
        held = set(other[first : first + count])
        free = [card for card in deck if card not in held]
        other[first : first + min(count, len(free))] = free[:count]
        agendas = [numbers["agendas"][f"{role}.{name}"] for name in session.compiled.scenario.roles[role].agendas]
        other[at.AGENDA + seat] = next(each for each in agendas if each != other[at.AGENDA + seat])
    assert other != list(session.state)
    monkeypatch.setattr(Session, "state", property(lambda _self: other))
    app.refresh()
    app.step()

    assert find(app.tree, "call") is not None
    assert before == pygame.image.tobytes(app.base, "RGB")
    assert asked
    assert set(asked) == {NOBODY}
    monkeypatch.undo()
    screen.steering.reveal()
    screen.close_sheet()
    app.step()
    assert before != pygame.image.tobytes(app.base, "RGB")
