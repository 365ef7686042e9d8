"""Whatever a question takes for granted is so: each is read back and held against the record, over many games."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from attrs import evolve

from game.core import faces
from game.core import layout as at
from game.debrief.as_text import text_of
from game.debrief.commitments import judge, pledge, strike
from game.debrief.facts import debrief_of
from game.debrief.following import Worth
from game.debrief.offers import Offer
from game.debrief.questions import questions_for
from game.debrief.writing import document_of
from game.fast.backends import Interpreted
from game.scenario.loading import load
from game.scenario.names import option_at
from game.session.session import Session
from game.telling.things import card_name, option_name
from tests.debrief import by_hand
from tests.debrief.games import debriefed, new_game, play_some, played
from tests.support import RULES

SEEDS = {"riyadh-short": (*range(1, 13), 34), "minerals-accord": range(1, 8), "warm-up": range(1, 8)}
GAMES = [(name, seed, bot) for name, seeds in SEEDS.items() for seed in seeds for bot in ("easy", "random")]
SEEN = set()  # the kinds of questions that were checked


def truth(session):
    """What happened, from the moves and events alone: offers with their answers, cards, agreements."""
    names = session.compiled.names
    offers, cards, agreed = [], [], []
    for played_move in session.history:
        n, before = played_move.n, session.state_after(played_move.n - 1)
        for event in session.events_of(n, at.NOBODY):
            if isinstance(event, (faces.OfferMade, faces.CounterMade)):
                offers.append(
                    SimpleNamespace(
                        n=n,
                        round=before[at.ROUND],
                        seat=event.seat,
                        options=event.options,
                        yes=[],
                        no=None,
                        sign=False,
                        taken=False,
                    )
                )
            elif isinstance(event, faces.SigningCalled):
                offers.append(
                    SimpleNamespace(
                        n=n,
                        round=before[at.ROUND],
                        seat=event.seat,
                        options=(),
                        yes=[],
                        no=None,
                        sign=True,
                        taken=False,
                    )
                )
            elif isinstance(event, faces.Answered) and event.yes:
                offers[-1].yes.append(event.seat)
            elif isinstance(event, faces.Answered) and played_move.move == at.REFUSE:
                offers[-1].no = event.seat
            elif isinstance(event, faces.CardPlayed):
                cards.append(SimpleNamespace(n=n, round=before[at.ROUND], seat=event.seat, card=event.card))
            elif isinstance(event, faces.ClauseAgreed):
                offers[-1].taken = True
                agreed.append((n, event.option))
    return SimpleNamespace(session=session, names=names, offers=offers, cards=cards, agreed=agreed)


def seat_called(scenario, title):
    return next(name for name, role in scenario.roles.items() if role.title == title)


def options_called(scenario, text):
    told = {
        option_name(scenario, f"{issue}.{option}"): f"{issue}.{option}"
        for issue, each in scenario.issues.items()
        for option in each.options
    }
    found = []
    while text:
        first = max((each for each in told if text.startswith(each)), key=len)
        found.append(told[first])
        text = text[len(first) :].removeprefix("; ")
    return found


def refusals(facts, seat, number, options):
    return [o for o in facts.offers if (o.no, o.round) == (seat, int(number)) and list(o.options) == list(options)]


def taken_later(facts, offer):
    """Whether its refuser said yes to all of it later."""
    yes = {
        option
        for o in facts.offers
        if o.n > offer.n and o.taken and offer.no in (o.seat, *o.yes)
        for option in o.options
    }
    return set(offer.options) <= yes


# ---- what each question says, and how that is checked ---------------------------------------------------------------


def only_no(facts, debrief, number, seat, package):
    scenario = debrief.compiled.scenario
    seat = seat_called(scenario, seat)
    found = refusals(facts, seat, number, options_called(scenario, package))

    assert any(len({o.seat, *o.yes}) >= 2 and not taken_later(facts, o) for o in found)


def only_unsigned(facts, debrief, number, seat):
    found = [o for o in facts.offers if o.sign and o.no == seat_called(debrief.compiled.scenario, seat)]

    assert any(o.round == int(number) and len(o.yes) + 1 == len(debrief.people) - 1 for o in found)
    assert not debrief.result.peace


def would_have_gained(facts, debrief, number, seat, package):
    scenario = debrief.compiled.scenario
    seat = seat_called(scenario, seat)
    found = [o for o in facts.offers if (o.no, o.round) == (seat, int(number))]

    assert any(not taken_later(facts, o) or o.sign for o in found)


def better_for_all(facts, debrief, package):
    """Final values with these options in place of what they replace are higher for every seat."""
    scenario = debrief.compiled.scenario
    options = options_called(scenario, package)
    end = by_hand.follow(facts.session)[-1]
    if not debrief.finished:
        return
    now = by_hand.ended(scenario, end, debrief.result.peace)
    new = {
        issue: scenario.issues[issue].options[option].binds.value == "accord"
        for issue, option in (o.split(".") for o in options)
    }
    whole = {**now, **{o.split(".")[0]: (o.split(".")[1], new[o.split(".")[0]]) for o in options}}
    peace = all(name in whole for name, issue in scenario.issues.items() if issue.core)
    for who in debrief.people:
        was = by_hand.final_value(scenario, end, who.seat, now, debrief.result.peace, who.agenda)
        assert by_hand.final_value(scenario, end, who.seat, whole, peace, who.agenda) > was


def nothing_wasted(_facts, debrief):
    assert debrief.result.peace
    assert debrief.possible.joint.share == 100


def tied_hands(facts, debrief, seat, card, issue):
    scenario = debrief.compiled.scenario
    seat = seat_called(scenario, seat)
    made = next(c for c in facts.cards if card_name(scenario, c.card) == card)
    name = next(name for name, each in scenario.issues.items() if each.title == issue)

    assert made.seat == seat
    assert any(o.n > made.n and o.no == seat and any(x.startswith(f"{name}.") for x in o.options) for o in facts.offers)


def demand_of(facts, debrief, seat, card):
    scenario = debrief.compiled.scenario
    made = next(c for c in facts.cards if card_name(scenario, c.card) == card)
    demand = scenario.decks[made.seat][made.card.rpartition(".")[2]].demand
    in_force = next((o for o in debrief.in_force if o.startswith(f"{demand.issue}.")), None)
    assert made.seat == seat_called(scenario, seat)
    assert in_force
    return made, demand, in_force.partition(".")[2] in demand.keeps


def gave_way(facts, debrief, seat, card):
    made, demand, is_kept = demand_of(facts, debrief, seat, card)

    assert not is_kept
    assert any(
        o.n > made.n
        and o.taken
        and made.seat in (o.seat, *o.yes)
        and any(x.startswith(f"{demand.issue}.") for x in o.options)
        for o in facts.offers
    )


def passed_over(facts, debrief, seat, card):
    made, demand, is_kept = demand_of(facts, debrief, seat, card)

    assert not is_kept
    assert not any(
        o.n > made.n
        and o.taken
        and made.seat in (o.seat, *o.yes)
        and any(x.startswith(f"{demand.issue}.") and x.partition(".")[2] not in demand.keeps for x in o.options)
        for o in facts.offers
    )


def got_it(facts, debrief, seat, card):
    assert demand_of(facts, debrief, seat, card)[2]


def lever(facts, debrief, seat, card, number, changes):
    scenario = debrief.compiled.scenario
    positions = by_hand.follow(facts.session)
    told = dict(re.findall(r"([^,]+?)\u00a0([+−]\d+)", changes))
    told = {seat_called(scenario, title.strip()): int(by.replace("−", "-")) for title, by in told.items()}
    found = [c for c in facts.cards if card_name(scenario, c.card) == card and c.round == int(number)]

    assert found[0].seat == seat_called(scenario, seat)
    for role in scenario.roles:
        n = found[0].n
        assert by_hand.walk_away(scenario, positions[n], role) - by_hand.walk_away(
            scenario, positions[n - 1], role
        ) == told.get(role, 0)


def hard_to_sell(facts, debrief, option, _seats, number):
    scenario = debrief.compiled.scenario
    (option,) = options_called(scenario, option)
    marks = option_at(scenario, option).hard_to_sell

    assert option in [each for _n, each in facts.agreed]
    assert int(number) == -scenario.head.durability.per_mark * len(marks) > 0


def chance(_facts, debrief, number):
    assert debrief.result.peace
    assert int(number) == debrief.result.durability < 100


def promise(_facts, debrief, seat, text, said):
    found = [each for each in debrief.promises if each.text == text]
    verdicts = {
        "That promise was broken": "broken",
        "It kept its word": "kept",
        "Was the promise kept": "ask",
        "It never came to that": "untested",
    }

    assert [each.verdict for each in found] == [
        verdict for start, verdict in verdicts.items() if said.startswith(start)
    ]


def claim(facts, debrief, title):
    scenario = debrief.compiled.scenario
    seen = [card_name(scenario, c.card) for c in facts.cards] + [
        f"“{scenario.headlines[event.headline].title}”"
        for n in range(len(facts.session.history) + 1)
        for event in facts.session.events_of(n, at.NOBODY)
        if isinstance(event, faces.HeadlineDrew)
    ]
    assert title in seen


def agreed_here(facts, debrief, option, _paragraphs):
    (option,) = options_called(debrief.compiled.scenario, option)

    assert option in [each for _n, each in facts.agreed]


def not_asked(facts, debrief, seat, package):
    scenario = debrief.compiled.scenario
    seat, options = seat_called(scenario, seat), options_called(scenario, package)

    assert set(options) <= set(debrief.in_force)
    assert not any(seat in option_at(scenario, option).consent for option in options)
    assert any(o.taken and list(o.options) == options and seat not in (o.seat, *o.yes) for o in facts.offers)


def alternative(facts, debrief, seat, way, number, cause):
    scenario = debrief.compiled.scenario
    role = seat_called(scenario, seat)
    positions = by_hand.follow(facts.session)
    by = by_hand.walk_away(scenario, positions[-1], role) - by_hand.walk_away(scenario, positions[0], role)

    assert by == (int(number) if way == "rose" else -int(number))
    assert cause


QUESTIONS = {
    r"In round (\d+) (.+) was the only seat to say no to this package: (.+)\. What did it fear, .+": only_no,
    r"In round (\d+) (.+) was the only seat that refused to sign, and no peace came\. .+": only_unsigned,
    r"In round (\d+) (.+) refused this package, though by .+ gained: (.+)\. What .+": would_have_gained,
    r"All would have been better off with this, and all else as it was: (.+)\. Who could .+": better_for_all,
    r"All would have been better off with this package: (.+)\. Who could .+": better_for_all,
    r"No package would have been better for some and worse for nobody: .+": nothing_wasted,
    r"(.+) tied its hands with (“.+”) and later refused an offer on “(.+)”\. .+": tied_hands,
    r"(.+) demanded (“.+”) and gave way in the end\. .+": gave_way,
    r"(.+) demanded (“.+”), and it came to something else\. .+": passed_over,
    r"(.+) demanded (“.+”) and got it\. .+": got_it,
    r"(.+) played (“.+”) in round (\d+)\. In points, that changed what no deal was worth: (.+)\. Did it .+": lever,
    r"“(.+)” is hard to sell at home in (.+), and that takes (\d+) % off .+": hard_to_sell,
    r"The chance that the peace lasts is (\d+) %\. .+": chance,
    r"(.+) promised: “(.+)” (.+)": promise,
    r"(“.+”) is somebody's claim, and others dispute it\. .+": claim,
    r"At this table “(.+)” was agreed\. Read (.+) of the article: .+": agreed_here,
    r"“(.+)” was agreed here\. It is an idea of this game and not of the article\. Read (.+): who .+": agreed_here,
    r"(.+) was not asked about this package, and lost by it: (.+)\. Should it .+": not_asked,
    r"What no deal was worth to (.+) (rose|fell) by (\d+) points?, most of all by this: (.+)\. How did .+": alternative,
}  # fmt: skip
ALWAYS_TRUE = (
    "Say the case of another seat", "At which moment could", "Which result matters most", "What did you not know",
    "What in this game is unlike", "Where have you seen a quarrel", "If you played again", "Which card would you",
    "What would a good mediator",
)  # fmt: skip


def check(session, debrief):
    """Every question of a game, of the right number and each another one."""
    facts = truth(session)

    assert 6 <= len(debrief.questions) <= 8
    assert len(set(debrief.questions)) == len(debrief.questions)
    for question in debrief.questions:
        if question.startswith(ALWAYS_TRUE):
            continue
        found = next((m, checks) for text, checks in QUESTIONS.items() if (m := re.fullmatch(text, question)))
        found[1](facts, debrief, *found[0].groups())
        SEEN.add(found[1].__name__)


@pytest.mark.parametrize(("name", "seed", "bot"), GAMES)
def test_questions_of_whole_games(name, seed, bot):
    """With peace and without, ended by a track or by the last round, with four seats and with two."""
    check(played(name, seed, bot), debriefed(name, seed, bot))


def test_these_games_are_of_every_sort():
    """Otherwise the test above shows little."""
    every = [(played(*game), debriefed(*game)) for game in GAMES]
    rounds = {debrief.round < debrief.rounds for _session, debrief in every if not debrief.result.peace}

    assert {debrief.result.peace for _session, debrief in every} == {True, False}
    assert {len(debrief.people) for _session, debrief in every} == {2, 4}
    assert "washington_walks" in {debrief.result.ending for _session, debrief in every}
    assert len(rounds) >= 1
    assert any(offer.counter_agreed for _session, debrief in every for offer in debrief.offers)


@pytest.mark.parametrize("moves", [0, 1, 2, 9, 30, 55])
@pytest.mark.parametrize("name", list(SEEDS))
def test_questions_of_games_that_the_class_broke_off(name, moves):
    """Also after one move, and after none."""
    session = new_game(name, 5)
    play_some(session, moves, seed=moves)
    debrief = debrief_of(session, Interpreted())
    check(session, debrief)

    assert "{" not in text_of(document_of(debrief))


def test_an_empty_chair_news_of_the_facilitator_and_promises():
    """A bot beside people; a promise of each fate, and one that was struck out, which nobody is asked about."""
    loaded = load(str(RULES / "riyadh-short"))
    for seed in range(4):
        session = Session.new(loaded, {"us": "bot:easy"}, seed=seed)
        seat = session.compiled.names.seats[seed % 4]
        session.note("promise", "We hold on to that.", seat)
        session.note("promise", f"We shall sign. {pledge('sign')}", seat)
        session.note("promise", "Nobody asks about this.", seat)
        strike(session, 3)
        while not session.is_over:
            play_some(session, 1, seed=len(session.history) + 100 * seed)
            left = session.headlines_left()
            if left and not session.why_not_announce(left[0]) and session.round == 2:
                session.announce(left[0])
        if seed:
            judge(session, 1, ("kept", "broken", "untested")[seed - 1])
        debrief = debrief_of(session, Interpreted())
        check(session, debrief)
        told = text_of(document_of(debrief), 10_000)

        assert "Nobody asks" not in told
        brought = [cause for cause in debrief.causes if cause.is_facilitators]
        assert brought
        assert {claim.is_facilitators for claim in debrief.claims if claim.id == brought[0].what[0]} <= {True}
        for cause in brought:
            for each in debrief.reported:
                assert ("headline", cause.what[0], "news") not in each.used


def test_a_counter_that_all_agreed_to_is_no_refusal():
    """In the game in which the US dropped one clause and everybody agreed, nobody asks what it feared."""
    session, debrief = played("riyadh-short", 34), debriefed("riyadh-short", 34)
    countered = [offer for offer in debrief.offers if offer.counter_agreed]
    told = text_of(document_of(debrief), 10_000)

    assert countered
    assert "United States" not in debrief.questions[0]
    for offer in countered:
        answer = session.history[offer.answered - 1]
        assert answer.move != at.REFUSE
        assert offer.refused is None
        assert not offer.alone
    assert "Counters that opened the way:" in told
    assert (
        f"Round {countered[-1].round}: United States left “Security guarantees: European force, US backstop” out"
        in told
    )


def test_nearly_every_kind_of_question_was_asked():
    """Each that is made from facts came up in some game above, but for what bots hardly do."""
    for game in GAMES:
        check(played(*game), debriefed(*game))
    missing = {checks.__name__ for checks in QUESTIONS.values()} - SEEN - {"promise"}

    assert missing <= {"only_unsigned", "gave_way", "passed_over"}


def test_a_lone_refusal_to_sign_is_asked_about_if_no_peace_came():
    """The last to be asked said no; had the peace come later, that question would be idle."""
    debrief = next(debriefed(*game) for game in GAMES if not debriefed(*game).result.peace)
    seats = debrief.compiled.names.seats
    worth = dict.fromkeys(seats, Worth(-100, -100))
    signing = Offer(90, 3, "signing", seats[0], (), seats, 0, worth, yes=seats[1:-1], refuser=seats[-1], answered=93)
    without = evolve(debrief, offers=(signing,))

    assert "was the only seat that refused to sign" in questions_for(without)[0]
    assert not any(
        "refused to sign" in question
        for question in questions_for(evolve(without, result=evolve(debrief.result, peace=True)))
    )


def test_who_gave_way_was_asked():
    """Only a seat that said yes gave way; others were passed over, and who kept what it demanded got it."""
    debrief = next(debriefed(*game) for game in GAMES if debriefed(*game).demands)
    demand = evolve(debrief.demands[0], refused=(), countered=())
    told = {
        (outcome, given_up): [
            question
            for question in questions_for(
                evolve(debrief, demands=(evolve(demand, outcome=outcome, given_up=given_up),))
            )
            if " demanded " in question
        ]
        for outcome in ("won", "lost", "open")
        for given_up in (None, 40)
    }

    assert "got it" in told["won", None][0]
    assert "gave way" in told["lost", 40][0]
    assert "it came to something else" in told["lost", None][0]
    assert told["open", None] == told["open", 40] == []
