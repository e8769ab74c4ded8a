"""What somebody reads of a place: exact times, and where they stand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.texts.places import offered, put_on, stands, taken_off, until_when
from club.fixtures import Fixture, Offer, Status
from club.ids import PlayerId
from tests.builders import NOW, a_fixture

ASHLEY, SAM = PlayerId("ashley"), PlayerId("sam")
TITLE = "Wed 4 Mar, 18:00 · Riverside"
GAME = a_fixture(players=(ASHLEY,), waiting=(PlayerId("olly"), SAM))
FULL = replace(GAME, minimum=1, maximum=1)


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (datetime(2026, 3, 4, 15, 0, tzinfo=UTC), "15:00"),
        (datetime(2026, 3, 4, 21, 30, tzinfo=UTC), "21:30"),
        (datetime(2026, 3, 5, 9, 0, tzinfo=UTC), "tomorrow, 09:00"),
        (datetime(2026, 3, 9, 9, 0, tzinfo=UTC), "Mon 9 Mar, 09:00"),
    ],
)
def test_the_day_only_where_it_is_not_today(until: datetime, words: str) -> None:
    assert until_when(until, now=NOW, timezone="Europe/London") == words


def test_an_offer_that_lasts_until_the_scramble_says_what_comes_then() -> None:
    offer = Offer(SAM, NOW, GAME.scramble_at)
    text = offered(TITLE, offer, GAME, now=NOW, timezone="Europe/London")
    assert text.endswith("by 15:00. After that it's the first to tap.")


@pytest.mark.parametrize(
    ("fixture", "player", "words"),
    [
        (GAME, ASHLEY, f"You're in for {TITLE}. See you there!"),
        (GAME, SAM, f"{TITLE}: the place has gone on down the line. You're still 2nd in line for the next one."),
        (FULL, SAM, f"{TITLE}: the place isn't free any more. You're still 2nd in line for the next one."),
        (GAME, PlayerId("tom"), f"{TITLE}: you're out."),
        (replace(GAME, status=Status.CANCELLED), SAM, f"{TITLE}: cancelled."),
        (replace(GAME, starts_at=NOW - timedelta(hours=3)), SAM, f"{TITLE}: that game is over."),
    ],
)
def test_where_one_stands(fixture: Fixture, player: PlayerId, words: str) -> None:
    assert stands(fixture, player, TITLE, now=NOW) == words


def test_who_is_listed_by_the_organiser_reads_where_and_names_are_escaped() -> None:
    assert put_on(TITLE, None).endswith("you're in. Can't make it? Say so here.")
    assert "you're 3rd in line" in put_on(TITLE, 3)
    assert taken_off(TITLE) == f"Your organiser took you off the list for {TITLE}."
    assert taken_off(TITLE, "Mike <3") == f"Your organiser took Mike &lt;3 off the list for {TITLE}."
