"""A scenario that is changed while it is played at the table."""

from __future__ import annotations

import shutil
import threading

import pygame
import pytest

from game.bots.protocol import Bench
from game.core import layout as at
from game.core.layout import NOBODY
from game.scenario.loading import load
from game.session.record import RecordError
from game.session.resuming import resume, verify
from game.session.session import Session
from game.table import main
from game.table.app import App
from game.table.node import find
from game.table.play.hand import hand_of
from game.table.play.steering import Steering
from game.table.play.watching import NOTICE, Watching
from game.table.screens.end import EndScreen
from game.table.screens.rules import RulesScreen
from game.table.screens.scenarios import ScenariosScreen
from game.table.screens.settings import SettingsScreen
from game.table.screens.table import TableScreen
from game.table.screens.title import TitleScreen
from tests.design.test_watching import Clock, edit
from tests.scenario.support import TINY
from tests.table.driving import Keyboard, Mouse, open_app, settle
from tests.table.test_layout import SIZES, check
from tests.table.test_secrecy import private_strings

PERSON_AND_BOT = {"hill": "human", "delta": "bot:random"}
PEOPLE = {"hill": "human", "delta": "human"}
HALF = """[dam.options.half]
title = "Half the gates each"
consent = ["hill", "delta"]
binds = "treaty"
values = { hill = 4, delta = 2 }

"""
BEGINNING = (at.CHOOSING_AGENDA, at.DOCKETING)


@pytest.fixture
def river(tmp_path):
    shutil.copytree(TINY, tmp_path / "river")
    return tmp_path / "river"


class Designer:
    """Sits at a watched table in the first turn of a round, and has the files open beside it."""

    def __init__(self, folder, seats, session=None, *, size=(1280, 720), in_background=False, **settings):
        self.folder, self.stamps = folder, 5
        self.app, self.clock = open_app(size, **settings), Clock()
        if session is None:
            session = Session.new(
                load(folder), seats, seed=4, first_chair="hill", folder=folder.parent / "games", origin=str(folder)
            )
            while session.state[at.PHASE] in BEGINNING:
                session.act(session.legal()[0])
        self.app.go(TitleScreen(self.app))
        self.app.go(TableScreen(self.app, session, in_background=in_background))
        self.app.step()
        self.watching = Watching(self.app, self.clock)
        self.look(0)

    def edit(self, file, old, new):
        """Save a change, and let the table see it."""
        self.stamps += 1
        edit(self.folder / file, old, new, self.stamps)
        self.look()

    def look(self, seconds=1):
        self.clock.now += seconds
        self.app.texts.heard = []
        self.watching.look()
        self.app.step(pygame.event.get())
        self.app.refresh()
        self.app.step()

    @property
    def table(self):
        return next(each for each in self.app.screens if isinstance(each, TableScreen))

    @property
    def session(self):
        return self.table.game.session

    def node(self, key):
        return find(self.app.tree, key)

    def reads(self, text):
        """Whether some text on the frame holds these words."""
        return any(text in each for each in self.app.texts.heard)


# ---- sound changes ---------------------------------------------------------------------------------------------------


def test_a_sound_change_is_on_the_table(river):
    """New names and numbers at once, the same moves, one record, and a notice that goes by itself."""
    designer = Designer(river, PERSON_AND_BOT)
    before = designer.session

    assert not designer.reads("A council of both")
    designer.edit("issues.toml", 'title = "A shared board"', 'title = "A council of both"')
    after = designer.session

    assert designer.reads("A council of both")
    assert designer.node("notice").name == "The scenario has changed; the game goes on with it."
    assert [each.move for each in before.history] == [each.move for each in after.history]
    assert [after.path] == [path for path in after.path.parent.iterdir() if path.is_file()]
    designer.edit("issues.toml", "{ hill = 3, delta = 9 }", "{ hill = 33, delta = 9 }")

    assert designer.reads("33")
    designer.look()
    designer.look(NOTICE + 1)

    assert designer.node("notice") is None
    Mouse(designer.app).press("end turn")

    assert len(verify(designer.session.path).history) > len(before.history)


def test_the_notice_can_be_pressed_away(river):
    """Whoever has read it need not wait."""
    designer = Designer(river, PERSON_AND_BOT)
    designer.edit("issues.toml", 'title = "A shared board"', 'title = "A council of both"')
    Mouse(designer.app).press("notice")

    assert designer.node("notice") is None


def test_files_that_are_written_again_as_they_were_change_nothing(river):
    """No news, no notice, the same table."""
    designer = Designer(river, PERSON_AND_BOT)
    table = designer.table
    designer.edit("issues.toml", "values", "values")

    assert designer.table is table
    assert designer.node("notice") is None


def test_a_change_in_what_is_extended_comes_to_the_table(river):
    """The files of the parent are watched as well, and are read in the child's place."""
    child = river.parent / "child"
    child.mkdir()
    (child / "scenario.toml").write_text('extends = "river"\ntitle = "Child"\nversion = "1"\n', encoding="utf-8")
    designer = Designer(child, PERSON_AND_BOT)
    designer.folder = river
    designer.edit("issues.toml", 'title = "A shared board"', 'title = "A council of both"')

    assert designer.reads("A council of both")


def test_a_sheet_that_lies_open_is_written_anew(river):
    """A role sheet, an enlarged card and the log show the new words where they lie."""
    designer = Designer(river, PERSON_AND_BOT)
    designer.table.show_role()
    designer.edit("roles.toml", "The spring rises on our land.", "The spring is ours.")

    assert designer.reads("The spring is ours.")
    card = hand_of(designer.table.game)[0]
    title = designer.session.compiled.scenario.decks["hill"][designer.table.game.names.cards[card]].title
    designer.table.press_card(card)
    designer.edit("decks/hill.toml", f'title = "{title}"', 'title = "Another title"')

    assert designer.node("heading").name == "Another title"
    for show in (TableScreen.show_log, TableScreen.show_menu, lambda table: table.show_message("One", "Two")):
        show(designer.table)
        designer.look(0)
        name, table = designer.node("heading").name, designer.table
        designer.edit("issues.toml", "delta = 9 }", "delta = 8 }")
        designer.edit("issues.toml", "delta = 8 }", "delta = 9 }")

        assert designer.table is not table
        assert designer.node("heading").name == name


def test_an_offer_in_the_making_stays_if_it_fits(river):
    """The clauses stay by name, also when their numbers are others; one that can't be made goes with all."""
    designer = Designer(river, PERSON_AND_BOT)
    game = designer.table.game
    designer.table.press_option(game.names.options.index("dam.shared_gates"))

    assert game.draft
    designer.edit("issues.toml", "[dam.options.hill_keeps]", HALF + "[dam.options.hill_keeps]")
    game = designer.table.game

    assert [game.names.options[each] for each in game.draft] == ["dam.shared_gates"]
    assert "gone" not in designer.node("notice").name
    designer.edit(
        "issues.toml",
        'title = "A shared board"',
        'title = "A shared board"\nwhen = "track.water >= 4"\nwhen_text = "never"',
    )

    assert designer.table.game.draft == []
    assert "gone" in designer.node("notice").name


# ---- problems --------------------------------------------------------------------------------------------------------


def test_problems_lie_on_the_table_until_they_are_mended(river):
    """Place, cause, line, carets and way out; the old game can be played below; mended, the slip is gone."""
    designer = Designer(river, PERSON_AND_BOT)
    table, mouse = designer.table, Mouse(designer.app)
    designer.edit("issues.toml", "delta = 9 }", "delta = 9")
    problem = designer.node("problem 0")

    assert designer.table is table
    assert "issues.toml:20:" in problem.name
    assert "values = { hill = 3, delta = 9" in problem.value
    assert designer.reads("^")
    mouse.press("slip fold")

    assert designer.node("problem 0") is None
    mouse.press("slip fold")
    mouse.press("end turn")

    assert designer.node("problem 0") is not None
    designer.look()

    assert designer.session is table.game.session
    designer.edit("issues.toml", "delta = 9", "delta = 9 }")

    assert designer.node("slip") is None
    assert designer.node("notice") is None  # it is as it was: nothing has been taken over
    assert designer.table is table


def test_a_slip_can_be_closed_and_comes_again_with_other_problems(river):
    """By keyboard; what was closed stays away until there is something else to say."""
    designer = Designer(river, PERSON_AND_BOT)
    designer.edit("issues.toml", "delta = 9 }", "delta = 9")
    Keyboard(designer.app).press("slip close")
    designer.look()

    assert designer.node("slip") is None
    designer.edit("tracks.toml", "[", "[[[")

    assert designer.node("slip") is not None
    designer.edit("tracks.toml", "[[[", "[")
    designer.edit("issues.toml", "delta = 9", "delta = 10 }")

    assert designer.node("notice") is not None


def _remove(folder):
    shutil.rmtree(folder)


def _rename(folder):
    folder.rename(folder.with_name("elsewhere"))


def _half(folder):
    file = folder / "issues.toml"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 + 3])


def _junk(folder):
    (folder / "issues.toml").write_bytes(bytes(range(256)) * 40)


def _empty(folder):
    (folder / "scenario.toml").write_bytes(b"")


def _folder_for_file(folder):
    (folder / "issues.toml").unlink()
    (folder / "issues.toml").mkdir()


def _file_for_folder(folder):
    shutil.rmtree(folder / "decks")
    (folder / "decks").write_text("no folder", encoding="utf-8")


def _file_for_scenario(folder):
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")


def _dangling(folder):
    (folder / "issues.toml").unlink()
    (folder / "issues.toml").symlink_to(folder / "nowhere.toml")


@pytest.mark.parametrize(
    "harm",
    [_remove, _rename, _half, _junk, _empty, _folder_for_file, _file_for_folder, _file_for_scenario, _dangling],
)
def test_nothing_that_is_done_to_the_files_stops_the_game(river, harm):
    """It is told as a problem, the game goes on, and when all is as it was the slip goes."""
    designer = Designer(river, PERSON_AND_BOT)
    table = designer.table
    harm(river)
    designer.look()

    assert designer.watching.message.problems
    check(designer.app)
    Mouse(designer.app).press("end turn")

    assert designer.table is table
    shutil.rmtree(river) if river.is_dir() else river.unlink(missing_ok=True)
    shutil.copytree(TINY, river)
    designer.look()

    assert designer.watching.message is None


def test_even_an_error_that_nobody_foresaw_is_told(river):
    """Reading fails in a way of its own: a sentence on the slip."""
    designer = Designer(river, PERSON_AND_BOT)

    def fail():
        raise ZeroDivisionError("somebody divided")

    designer.watching.watch.poll = fail
    designer.look()

    assert "somebody divided" in designer.node("problem 0").name


def test_a_lock_of_an_editor_hides_no_change(river):
    """Editors leave links that lead nowhere beside the files; they are none of the scenario's."""
    designer = Designer(river, PERSON_AND_BOT)
    (river / ".#issues.toml").symlink_to("somebody@somewhere.1")
    designer.edit("issues.toml", 'title = "A shared board"', 'title = "A council of both"')

    assert designer.reads("A council of both")


def test_a_game_that_cannot_be_saved_again_goes_on_as_it_was(river, monkeypatch):
    """The disk is full: the old record stays whole, no half of a new one is left, and the reason is told."""
    designer = Designer(river, PERSON_AND_BOT)
    table, path = designer.table, designer.session.path
    act = Session.act

    def full(session, move, why=""):
        if session.path is not None:
            raise RecordError(session.path, "the disk is full")
        return act(session, move, why)

    monkeypatch.setattr(Session, "act", full)
    designer.edit("issues.toml", "delta = 9 }", "delta = 10 }")

    assert designer.reads("the disk is full")
    assert designer.table is table
    assert [path] == list(path.parent.iterdir())
    monkeypatch.undo()
    Mouse(designer.app).press("end turn")


# ---- changes that do not fit -----------------------------------------------------------------------------------------


def unfit(designer):
    """A change with which the first moves could not have been made."""
    designer.edit("roles.toml", "[hill.agendas.open_hand]", "[hill.agendas.closed_hand]")
    assert designer.watching.message is not None, "it fits"


def test_a_game_that_does_not_fit_asks(river):
    """The table says which move and why, without the secret that was chosen, and can go on as it was."""
    designer = Designer(river, PERSON_AND_BOT)
    table = designer.table
    unfit(designer)

    assert designer.reads("Move 1 of this game could not be made any more")
    assert "(Hill Town: Choose an agenda): what it names is not there any more." in designer.watching.message.text
    Mouse(designer.app).press("slip ui-check")
    designer.look()

    assert designer.node("slip") is None
    assert designer.table is table
    Mouse(designer.app).press("end turn")


def test_a_game_that_does_not_fit_can_begin_anew(river):
    """The same seats and seed on the changed scenario; the old game stays saved and can be resumed."""
    designer = Designer(river, PERSON_AND_BOT)
    old = designer.session
    unfit(designer)
    Mouse(designer.app).press("slip ui-redo")
    settle(designer.app)
    new = designer.session

    assert new is not old
    assert new.header.seed == old.header.seed
    assert new.header.seats == old.header.seats
    assert "closed_hand" in new.compiled.scenario.roles["hill"].agendas
    assert "new game" in designer.watching.notice
    assert len(resume(old.path, "stored").history) == len(old.history)
    designer.edit("issues.toml", "delta = 9 }", "delta = 10 }")

    assert "goes on with it" in designer.watching.notice


def test_the_question_goes_when_the_files_are_as_they_were(river):
    """Nothing is left to ask then."""
    designer = Designer(river, PERSON_AND_BOT)
    unfit(designer)
    designer.edit("roles.toml", "[hill.agendas.closed_hand]", "[hill.agendas.open_hand]")

    assert designer.watching.message is None


def test_a_change_that_would_end_the_game_is_a_question_too(river):
    """Secrets are not laid open because a file was saved."""
    designer = Designer(river, PERSON_AND_BOT)
    while designer.session.round == 1:
        designer.session.act(at.END_TURN)
    table = designer.table
    designer.edit("scenario.toml", "rounds = 2", "rounds = 1")

    assert designer.app.screen is table
    assert designer.reads("this game would be over already")


# ---- secrets ---------------------------------------------------------------------------------------------------------


def test_behind_the_curtain_nothing_is_newly_shown(river):
    """The curtain stays drawn for the same seat, and the seat that was revealed stays in front."""
    designer = Designer(river, PEOPLE)
    awaited = designer.table.steering.curtain_for

    assert designer.table.steering.is_closed
    designer.edit("issues.toml", 'title = "A shared board"', 'title = "A council of both"')
    steering = designer.table.steering

    assert (steering.is_closed, steering.curtain_for, designer.table.game.front) == (True, awaited, NOBODY)
    for seat in range(2):
        assert not private_strings(designer.session, seat) & set(designer.app.texts.heard)
    designer.edit("issues.toml", "delta = 9 }", "delta = 9")

    assert designer.node("slip") is None
    designer.edit("issues.toml", "delta = 9", "delta = 9 }")
    Mouse(designer.app).press("reveal")
    designer.table.close_sheet()
    designer.edit("issues.toml", "delta = 9 }", "delta = 8 }")

    assert designer.table.game.front == awaited
    assert not designer.table.steering.is_closed
    assert not private_strings(designer.session, 1 - awaited) & set(designer.app.texts.heard)


def test_whoever_peeks_is_left_in_peace(river):
    """A change waits until the button is let go, and then finds the curtain."""
    designer = Designer(river, PEOPLE)
    table = designer.table
    table.steering.peek(True)
    designer.edit("issues.toml", "delta = 9 }", "delta = 8 }")

    assert designer.table is table
    table.steering.peek(False)
    designer.look()

    assert designer.table is not table
    assert designer.table.steering.is_closed


# ---- bots ------------------------------------------------------------------------------------------------------------


def test_a_bot_that_thinks_of_the_old_position_moves_nowhere(river, monkeypatch):
    """It is asked again on the changed scenario, and its first thought is dropped when it comes."""
    asked, may_answer, first_done = [], threading.Event(), threading.Event()
    choice = Bench.choice

    def slow(bench):
        asked.append(bench.session)
        chosen = choice(bench)
        if len(asked) == 1:
            may_answer.wait(20)
            first_done.set()
        return chosen

    monkeypatch.setattr(Bench, "choice", slow)
    told = []
    decided = Steering.decided
    monkeypatch.setattr(Steering, "decided", lambda each, *what: (told.append(each.session), decided(each, *what)))
    designer = Designer(river, PERSON_AND_BOT | {"hill": "bot:random"}, in_background=True, bot_pace="calm")
    old = designer.session
    count = len(old.history)
    designer.stamps += 1
    edit(river / "issues.toml", "delta = 9 }", "delta = 8 }", designer.stamps)
    designer.clock.now += 1
    designer.watching.look()
    may_answer.set()

    assert first_done.wait(20)
    for _ in range(400):
        if told and not designer.table.steering.thinker.is_busy:
            break
        event = pygame.event.wait(20)
        designer.app.step([event] if event.type != pygame.NOEVENT else [])

    assert designer.session is not old
    assert asked[:2] == [old, designer.session]
    assert set(map(id, told)) == {id(designer.session)}
    assert len(old.history) == count


def test_a_move_that_waits_to_be_shown_is_thought_of_anew(river):
    """Between a bot's decision and its move the scenario has changed: the old move is not made."""
    designer = Designer(river, PERSON_AND_BOT | {"hill": "bot:random"}, bot_pace="calm")
    old = designer.table

    assert old.steering.waiting is not None
    designer.edit("issues.toml", "delta = 9 }", "delta = 8 }")
    count = len(old.game.session.history)
    old.steering.skip()

    assert len(old.game.session.history) == count
    assert designer.table.steering.waiting is not None
    designer.table.steering.skip()

    assert len(designer.session.history) == count + 1


# ---- other screens ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [SettingsScreen, RulesScreen, ScenariosScreen])
def test_a_change_behind_another_screen_is_there_on_the_way_back(river, make):
    """Whatever is in front stays; the table behind it is the new one, and its notice waits."""
    designer = Designer(river, PERSON_AND_BOT)
    app = designer.app
    app.go(make(app))
    front = app.screen
    designer.edit("issues.toml", 'title = "A shared board"', 'title = "A council of both"')
    designer.look(NOTICE * 2)

    assert app.screen is front
    app.back()
    designer.look()

    assert designer.reads("A council of both")
    assert designer.node("notice") is not None


def test_problems_behind_another_screen_are_there_on_the_way_back(river):
    """The same for a mistake, and for one that is mended meanwhile."""
    designer = Designer(river, PERSON_AND_BOT)
    designer.app.go(SettingsScreen(designer.app))
    designer.edit("issues.toml", "delta = 9 }", "delta = 9")
    designer.app.back()
    designer.app.step()

    assert designer.node("slip") is not None


def test_a_finished_game_stays_as_it_was(river):
    """Nothing is loaded any more, and nothing breaks, once the end is shown or the table is left."""
    designer = Designer(river, dict.fromkeys(PEOPLE, "bot:random"))
    settle(designer.app)

    assert isinstance(designer.app.screen, EndScreen)
    session = designer.app.screen.session
    edit(river / "issues.toml", "delta = 9 }", "delta = 9", 9)
    designer.look()

    assert designer.app.screen.session is session
    designer.app.back_to_first()
    designer.look()

    assert isinstance(designer.app.screen, TitleScreen)


# ---- what is watched -------------------------------------------------------------------------------------------------


def test_a_resumed_game_gets_what_was_changed_meanwhile(river):
    """The record holds the scenario as it was; the files are what the designer wants to see."""
    session = Session.new(load(river), PERSON_AND_BOT, seed=4, folder=river.parent / "games", origin=str(river))
    session.close()
    edit(river / "issues.toml", 'title = "A shared board"', 'title = "A council of both"', 9)
    designer = Designer(river, None, resume(session.path, "stored"))
    designer.look()

    assert designer.watching.notice
    assert "A council of both" in str(designer.session.compiled.scenario.issues["dam"].options["shared_gates"].title)


def test_a_resumed_game_whose_files_are_gone_says_so(river):
    """The copy in the record is played on with."""
    session = Session.new(load(river), PERSON_AND_BOT, seed=4, folder=river.parent / "games", origin=str(river))
    session.close()
    shutil.rmtree(river)
    designer = Designer(river, None, resume(session.path, "stored"))
    designer.look()

    assert "there is no scenario of this name" in designer.node("problem 0").name


def test_an_archive_is_not_watched_and_that_is_said(river, tmp_path):
    """A game that was begun from an archive, opened from the list of saved games."""
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", river.parent, "river")
    session = Session.new(load(archive), PERSON_AND_BOT, seed=4, origin=archive)
    designer = Designer(river, None, session)

    assert designer.reads("unpack it")
    designer.look()
    Mouse(designer.app).press("slip close")

    assert designer.node("slip") is None


def test_another_game_at_the_same_window_is_watched_instead(river, tmp_path):
    """The title leads to another game: its files count from then on."""
    other = tmp_path / "brook"
    shutil.copytree(river, other)
    designer = Designer(river, PERSON_AND_BOT)
    designer.edit("issues.toml", "delta = 9 }", "delta = 9")
    designer.app.back_to_first()
    session = Session.new(load(other), PERSON_AND_BOT, seed=4, origin=str(other))
    designer.app.go(TableScreen(designer.app, session, in_background=False))
    designer.look()

    assert designer.node("slip") is None
    designer.folder = other
    designer.edit("issues.toml", 'title = "A shared board"', 'title = "A council of both"')

    assert designer.session.compiled.scenario.issues["dam"].options["shared_gates"].title == "A council of both"


def test_the_window_looks_by_itself(river, monkeypatch):
    """The look comes round in the loop of the window, and a game that was carried over is the one that is closed."""
    session = Session.new(load(river), PERSON_AND_BOT, seed=4, folder=river.parent / "games", origin=str(river))
    closed, looked = [], []
    close, look = Session.close, Watching.look
    monkeypatch.setattr(Session, "close", lambda each: (closed.append(each), close(each))[1])
    monkeypatch.setattr(Watching, "look", lambda each: (looked.append(each), look(each))[1])

    def run(app):
        app.step()
        assert len(looked) == 1
        edit(river / "issues.toml", "delta = 9 }", "delta = 8 }", 9)
        (watching,) = looked
        monkeypatch.setattr("game.table.app.ticks", lambda: 10**12)
        watching.watch._clock = lambda: 10**12
        app.step()
        assert len(looked) == 2

    monkeypatch.setattr(App, "run", run)
    main.run(session, watched=True)

    assert closed[0] is session
    assert closed[-1] is not session


# ---- layout ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("settings", [{}, {"projector": True}], ids=["normal", "projector"])
def test_slips_and_notices_fit(river, size, settings):
    """Nothing is cut off or out of reach: many problems, a question, a notice; folded and not."""
    designer = Designer(river, PERSON_AND_BOT, size=size, **settings)
    designer.edit("issues.toml", "delta = 9 }", "delta = 10 }")
    check(designer.app)
    long = "x" * 400
    designer.edit("issues.toml", "[dam]", f'[dam]\n{long} = "{long}"\n"б\t\u4e2d" = 2')
    designer.edit("decks/hill.toml", "kind = ", "king = ")
    designer.edit("tracks.toml", "[", "[[[")

    assert len(designer.watching.message.problems) > 3
    check(designer.app)
    slip = designer.node("slip")

    assert slip.rect.height < size[1] / 2
    designer.watching.fold()
    check(designer.app)
    designer.watching.fold()
    shutil.rmtree(river)
    shutil.copytree(TINY, river)
    designer.look()
    unfit(designer)
    check(designer.app)


def test_problems_can_be_scrolled_by_keyboard(river):
    """Tab reaches the last problem, and brings it into sight."""
    designer = Designer(river, PERSON_AND_BOT, size=(1024, 600))
    for number in range(8):
        designer.stamps += 1
        edit(river / "issues.toml", "[dam]", f"[dam]\nunknown_{number} = {number}", designer.stamps)
    designer.look()
    last = f"problem {len(designer.watching.message.problems) - 1}"
    hands = Keyboard(designer.app)
    for _ in range(120):
        hands.key(pygame.K_TAB)
        if designer.app.focus.key == last:
            break
    designer.app.step()

    assert designer.node("slip").rect.contains(designer.node(last).rect)
