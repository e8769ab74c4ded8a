"""What stands in a calendar, for whom, and how sure it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.calendars import (
    CALLED_OFF_SHOWN,
    LOOKS_BACK,
    PLAYING,
    Calendar,
    ClubFeed,
    Event,
    PlayerFeed,
    Standing,
    feed_of,
    games_of,
    games_of_club,
)
from club.fixtures import Fixture, Status, Verdict
from club.ids import PlayerId
from club.money import Pence
from tests.builders import NOW, a_club, a_fixture, a_player

CLUB = a_club()
ASHLEY, SAM, TOM = (a_player(name).player_id for name in ("Ashley", "Sam", "Tom"))
GAME = a_fixture(players=(ASHLEY, SAM), waiting=(TOM,), minimum=2, maximum=2)
OFF = GAME.cancel(at=NOW, reason="only Sam is left")


def mine(player: PlayerId, *games: Fixture, at: datetime = NOW) -> Calendar:
    return games_of(player, CLUB, games, at=at)


def only(calendar: Calendar) -> Event:
    [event] = calendar.events
    return event


def test_who_is_in_has_it_for_sure_and_no_time_for_anything_else() -> None:
    event = only(mine(ASHLEY, GAME))
    assert (event.standing, event.busy) == (Standing.CONFIRMED, True)
    assert (event.starts_at, event.ends_at - event.starts_at) == (GAME.starts_at, PLAYING)
    assert (event.summary, event.location) == ("Five-a-side: Wednesday Five", "Riverside")
    assert event.description == "£5.00 each."
    assert event.uid == f"{GAME.fixture_id}@fiver"


def test_who_waits_has_it_in_pencil() -> None:
    event = only(mine(TOM, GAME))
    assert (event.standing, event.busy) == (Standing.TENTATIVE, False)
    assert event.description == "£5.00 each. You're on the waiting list."


def test_below_the_minimum_nothing_is_sure_unless_the_organiser_said_so() -> None:
    short = replace(GAME, minimum=4, maximum=8, waiting=())
    event = only(mine(SAM, short))
    assert (event.standing, event.busy, event.description) == (
        Standing.TENTATIVE,
        True,
        "£5.00 each. 2 more needed.",
    )
    assert only(mine(SAM, replace(short, verdict=Verdict.PLAY_ON))).standing is Standing.CONFIRMED
    played = only(mine(SAM, short, at=short.over_at))
    assert (played.standing, played.description) == (Standing.CONFIRMED, "£5.00 each.")


def test_who_left_or_never_was_in_has_nothing() -> None:
    left, _ = GAME.leave(ASHLEY, at=NOW)
    assert mine(ASHLEY, left).events == ()
    seated, _ = left.seat(TOM, at=NOW)
    assert only(mine(TOM, seated)).standing is Standing.CONFIRMED, "and who moved up has it for sure"
    assert mine(PlayerId("stranger"), GAME, OFF).events == ()


def test_after_the_game_it_stays_for_those_who_came() -> None:
    over, _ = GAME.settle(at=GAME.over_at)
    marked = over.mark(SAM, came=False, at=GAME.over_at)
    assert only(mine(ASHLEY, marked, at=GAME.over_at)).standing is Standing.CONFIRMED
    assert mine(SAM, marked, at=GAME.over_at).events == ()
    assert mine(TOM, marked, at=GAME.over_at).events == ()


@pytest.mark.parametrize("player", [ASHLEY, TOM])
def test_called_off_it_stays_for_thirty_days_and_takes_nobody_s_time(player: PlayerId) -> None:
    event = only(mine(player, OFF, at=NOW + CALLED_OFF_SHOWN - timedelta(seconds=1)))
    assert (event.standing, event.busy, event.sequence) == (Standing.CANCELLED, False, 1)
    assert mine(player, OFF, at=NOW + CALLED_OFF_SHOWN).events == ()


def test_nobody_else_is_named_not_even_by_the_reason_and_no_debt() -> None:
    names = {"Ashley", "Sam", "Tom"}
    owing, _ = GAME.settle(at=NOW)
    for calendar in (mine(TOM, OFF), games_of_club(CLUB, [OFF, owing], at=NOW), mine(SAM, owing)):
        said = " ".join(f"{event.summary} {event.description}" for event in calendar.events)
        assert not names & set(said.split())
        assert "owe" not in said


def test_a_free_game_has_no_price() -> None:
    assert only(mine(ASHLEY, replace(GAME, price=Pence(0)))).description == ""


def test_the_club_has_every_game_and_is_busy_with_none() -> None:
    later = replace(a_fixture("later"), starts_at=GAME.starts_at + timedelta(days=7))
    calendar = games_of_club(CLUB, [later, OFF], at=NOW)
    assert [(event.standing, event.busy) for event in calendar.events] == [
        (Standing.CANCELLED, False),
        (Standing.TENTATIVE, False),
    ]
    assert calendar.name == "All games: Wednesday Five"
    assert mine(SAM).name == "Your games: Wednesday Five"


@pytest.mark.parametrize(
    "calendar", [lambda games: mine(ASHLEY, *games), lambda games: games_of_club(CLUB, games, at=NOW)]
)
def test_sixty_days_back_and_everything_ahead(calendar: Callable[[list[Fixture]], Calendar]) -> None:
    games = [
        replace(a_fixture(f"game {days}", players=(ASHLEY,)), starts_at=NOW + timedelta(days=days))
        for days in (300, -59, 1, -61)
    ]
    days = [(event.starts_at - NOW).days for event in calendar(games).events]
    assert days == [-59, 1, 300]
    assert timedelta(days=60) == LOOKS_BACK


def test_what_is_ahead_is_not_over_and_not_called_off() -> None:
    coming = replace(a_fixture("next"), starts_at=GAME.starts_at + timedelta(days=1))
    calendar = games_of_club(CLUB, [GAME, coming, replace(OFF, fixture_id=a_fixture("off").fixture_id)], at=NOW)
    assert len(calendar.events) == 3
    assert [event.fixture_id for event in calendar.ahead(NOW).events] == [GAME.fixture_id, coming.fixture_id]
    assert [event.fixture_id for event in calendar.ahead(GAME.starts_at + PLAYING).events] == [coming.fixture_id]
    assert calendar.ahead(NOW).name == calendar.name


def test_moved_it_is_the_same_event_of_a_later_number() -> None:
    moved = GAME.change(at=NOW, starts_at=GAME.starts_at + timedelta(hours=1))
    before, after = only(mine(SAM, GAME)), only(mine(SAM, moved))
    assert (after.uid, after.sequence, after.changed_at) == (before.uid, before.sequence + 1, NOW)
    assert after.starts_at - before.starts_at == timedelta(hours=1)


def test_moved_it_is_in_pencil_for_who_has_not_said_that_they_still_can() -> None:
    moved = GAME.change(at=NOW, location="Powerleague")
    event = only(mine(SAM, moved))
    assert (event.standing, event.busy) == (Standing.TENTATIVE, True)
    assert event.description == "£5.00 each. It was moved: tap I'm in if you still can."
    confirmed, _ = moved.join(SAM, at=NOW)
    assert only(mine(SAM, confirmed)).standing is Standing.CONFIRMED
    assert only(mine(ASHLEY, confirmed)).standing is Standing.TENTATIVE
    assert only(games_of_club(CLUB, [moved], at=NOW)).standing is Standing.CONFIRMED


def test_a_game_that_never_changed_is_as_old_as_its_card() -> None:
    assert only(mine(SAM, replace(GAME, opened_at=NOW))).changed_at == NOW
    assert only(mine(SAM, GAME)).changed_at < NOW


@pytest.mark.parametrize("week", ["2026-03-25", "2026-04-01", "2026-10-21", "2026-10-28"])
def test_six_o_clock_is_six_o_clock_on_both_sides_of_a_clock_change(week: str) -> None:
    london = ZoneInfo("Europe/London")
    kick_off = datetime.fromisoformat(f"{week}T18:00").replace(tzinfo=london)
    game = replace(GAME, starts_at=kick_off.astimezone(ZoneInfo("UTC")))
    event = only(mine(SAM, game, at=game.starts_at - timedelta(days=1)))
    assert [moment.astimezone(london).hour for moment in (event.starts_at, event.ends_at)] == [18, 19]


def test_a_feed_is_that_of_the_address_that_is_good_now() -> None:
    player = replace(a_player(), calendar=2)
    assert feed_of(player) == PlayerFeed(player.player_id, 2)
    assert feed_of(replace(CLUB, calendar=1)) == ClubFeed(CLUB.club_id, 1)


@given(
    st.lists(st.sampled_from([ASHLEY, SAM, TOM]), unique=True),
    st.integers(1, 3),
    st.sampled_from(Status),
    st.integers(-100, 100),
)
def test_nobody_who_is_on_no_list_has_an_event_and_nobody_has_two(
    people: list[PlayerId], maximum: int, status: Status, days: int
) -> None:
    game = replace(
        a_fixture(players=tuple(people[:maximum]), waiting=tuple(people[maximum:])),
        status=status,
        starts_at=NOW + timedelta(days=days),
    )
    for player in (ASHLEY, SAM, TOM):
        events = mine(player, game).events
        assert len(events) <= (player in people)
        if player in game.players and days > 0:
            assert len(events) == 1
