"""The diagrams of the README are what the code does: every arrow is seen, and nothing is seen that has no arrow."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from club.errors import Conflict
from club.fixtures import Fixture, Guest, Status, Whereabouts, move_up
from club.ids import LineId, PlayerId
from club.logins import Login
from club.logins import State as LoginState
from tests.builders import NOW, a_fixture
from tests.club.test_logins import STEPS
from tests.club.test_logins import step as step_of_login

README = (Path(__file__).parents[1] / "README.md").read_text()
PEOPLE = [PlayerId(name) for name in ("ashley", "sam", "priya")]
MIKE = PlayerId("mike")
Arrow = tuple[str, str]


def drawn(heading: str) -> set[Arrow]:
    """The arrows of the diagram under this heading, without the beginning and the end of it all."""
    _, _, below = README.partition(f"### {heading}\n")
    diagram = below.partition("```mermaid\n")[2].partition("```")[0]
    return set(re.findall(r"^\s*(\S+) --> ([^\s:]+)", diagram, re.MULTILINE))


def acted(fixture: Fixture, chance: Random, now: datetime) -> Fixture:
    """One thing that people, the organiser or the clock do."""
    who = chance.choice(PEOPLE)
    acts = [
        lambda: fixture.join(who, at=now, guests_make_way=chance.random() < 0.3)[0],
        lambda: fixture.leave(who, at=now)[0],
        lambda: fixture.decline(who, at=now),
        lambda: fixture.pass_on(who, at=now),
        lambda: fixture.bring(Guest(MIKE, who, who), at=now, most=1)[0] if fixture.guest(MIKE) is None else fixture,
        lambda: fixture.settle(at=now)[0],
        lambda: fixture.cancel(at=now) if chance.random() < 0.1 else fixture,
        lambda: fixture.change(at=now, maximum=chance.randint(1, 3)),
        lambda: fixture.mark(who, came=chance.random() < 0.5, at=now),
    ]
    try:
        return chance.choice(acts)()
    except Conflict:
        return fixture


def moved(fixture: Fixture, chance: Random, now: datetime) -> Fixture:
    """As every action ends, and every tick."""
    askable = [player for player in PEOPLE if chance.random() < 0.9]
    return move_up(fixture, at=now, askable=askable, timezone="Europe/London")[0]


def lives() -> tuple[set[Arrow], set[Arrow]]:
    """What was seen of games, and of everybody's place in them, over a few hundred lives."""
    games: set[Arrow] = set()
    places: set[Arrow] = set()
    for seed in range(400):
        chance, now = Random(seed), NOW
        fixture = a_fixture(minimum=1, maximum=1, starts_at=NOW + timedelta(hours=16))
        for _ in range(30):
            now += timedelta(minutes=chance.choice([0, 1, 30, 200]))
            for step in (moved, acted, moved):
                before, fixture = fixture, step(fixture, chance, now)
                if fixture != before:
                    games.add((before.status.value, fixture.status.value))
                for player in (*PEOPLE, MIKE):
                    was, is_ = before.whereabouts(player), fixture.whereabouts(player)
                    if was is not is_ and fixture.status is Status.OPEN:
                        places.add((_or_begin(was), is_.value))
    return games, places


def _or_begin(whereabouts: Whereabouts) -> str:
    return "[*]" if whereabouts is Whereabouts.NOWHERE else whereabouts.value


GAMES, PLACES = lives()


def test_a_fixture_lives_as_it_is_drawn() -> None:
    edges = {("[*]", "open"), ("cancelled", "[*]"), ("over", "[*]")}
    assert drawn("What becomes of a fixture") - edges == GAMES
    assert edges < drawn("What becomes of a fixture")
    assert {end for arrow in GAMES for end in arrow} == {status.value for status in Status}


def test_a_place_and_an_offer_live_as_they_are_drawn() -> None:
    gone = {(before, after) for before, after in PLACES if after == "nowhere"}
    assert {before for before, _ in gone} <= {"in", "waiting"}, "only a guest vanishes, with the host"
    assert drawn("What becomes of a place, and of an offer") == PLACES - gone


def logins() -> set[Arrow]:
    """What was seen of logins. Nobody logs in on a line whose login is about to end: it is cut by then."""
    seen: set[Arrow] = set()
    for seed in range(400):
        chance, login = Random(seed), Login(line_id=LineId("line"))
        for _ in range(12):
            name = chance.choice(STEPS)
            coming = {"asked", "own"} if login.pair is not None or login.state is LoginState.LOGGED_OUT else {"own"}
            asked = login.state is not LoginState.LEAVING and (name in coming or login.asked_digest is not None)
            if name in {"asked", "own", "in", "other"} and not asked:
                continue
            before, login = login, step_of_login(login, name)
            if before.state is not login.state:
                seen.add((before.state.value, login.state.value))
    return seen


def test_a_login_lives_as_it_is_drawn() -> None:
    seen = logins()
    assert drawn("What becomes of a login at Monzo") - {("[*]", "awaiting_code")} == seen
    assert {end for arrow in seen for end in arrow} == {state.value for state in LoginState}
