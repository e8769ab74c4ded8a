"""What is asked and told before a game."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.texts import calls as texts
from club.fixtures import Fixture, Verdict, Whereabouts
from club.ids import PlayerId
from tests.builders import NOW, a_fixture

LONDON = "Europe/London"


def with_players(number: int, *, of: Fixture | None = None) -> Fixture:
    return replace(of or a_fixture(), players=tuple(PlayerId(str(one)) for one in range(number)))


def call(fixture: Fixture) -> str:
    return texts.last_call(fixture, now=NOW, timezone=LONDON)


def told(fixture: Fixture, *guests: str, moved: bool = False, later: timedelta = timedelta()) -> str:
    return texts.tonight(fixture, guests, now=NOW + later, timezone=LONDON, moved=moved)


def test_the_question_says_what_is_at_stake_and_until_when() -> None:
    title = "Wed 4 Mar, 18:00 · Riverside"
    by = replace(a_fixture(), cancel_by=NOW + timedelta(hours=2))
    assert call(with_players(6, of=by)) == f"{title}: 6 in, 2 more needed by Wed 14:00. Are you playing?"
    assert call(with_players(6)) == f"{title}: 6 in, 2 more needed. Are you playing?"
    assert call(with_players(11)) == f"{title}: 11 in, 1 place left. Are you playing?"
    played_on = replace(with_players(6), verdict=Verdict.PLAY_ON)
    assert call(played_on) == f"{title}: 6 in, 6 places left. Are you playing?"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (9, "Tonight 18:00, Riverside. 9 are in."),
        (7, "Tonight 18:00, Riverside. 7 are in, 1 more needed."),
        (1, "Tonight 18:00, Riverside. 1 is in, 7 more needed."),
    ],
)
def test_the_evening(number: int, words: str) -> None:
    assert told(with_players(number)) == words


def test_the_day_is_named_as_one_says_it() -> None:
    noon = with_players(8, of=a_fixture(starts_at=NOW + timedelta(hours=1)))
    assert told(noon) == "Today 13:00, Riverside. 8 are in."
    assert told(noon, later=-timedelta(hours=20)) == "Tomorrow 13:00, Riverside. 8 are in."
    assert told(noon, later=-timedelta(days=3)) == "Wed 4 Mar 13:00, Riverside. 8 are in."


def test_whom_somebody_brings_and_whether_they_still_can() -> None:
    game = with_players(8, of=a_fixture(location="<Cage>"))
    assert told(game, "Mike", "<Jo>") == "Tonight 18:00, &lt;Cage&gt;, with Mike and &lt;Jo&gt;. 8 are in."
    assert told(game, moved=True).endswith("8 are in.\nIt was moved since you signed up: can you still make it?")


def test_to_be_played_whatever_happens_nobody_more_is_needed() -> None:
    assert told(replace(with_players(6), verdict=Verdict.PLAY_ON)) == "Tonight 18:00, Riverside. 6 are in."


@pytest.mark.parametrize(
    ("where", "place", "words"),
    [
        (Whereabouts.IN, None, "You're in."),
        (Whereabouts.WAITING, 2, "You're 2nd in line."),
        (Whereabouts.OFFERED, 1, "You're 1st in line."),
        (Whereabouts.OUT, None, "You're out."),
    ],
)
def test_what_was_answered_elsewhere(where: Whereabouts, place: int | None, words: str) -> None:
    assert texts.stands("Wed", where, place) == f"Wed\n{words}"


def test_what_cannot_be_read_is_quoted_with_the_right_form() -> None:
    assert texts.unreadable("perhaps") == "I couldn't read “perhaps”. Try: /calls on or /calls off"
    assert len(texts.unreadable("x" * 4000)) < 100
