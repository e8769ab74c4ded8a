"""A club: who runs it, where it is, and where it likes to play."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.clubs import PLACES_REMEMBERED, Club
from club.months import Month
from tests.builders import CHARLIE, NOW, OLLY, a_club


def test_only_its_organisers_run_it() -> None:
    assert a_club().is_organiser(OLLY)
    assert not a_club().is_organiser(CHARLIE)
    assert not a_club().is_organiser(None)


def test_the_first_who_adds_the_bot_stays_the_organiser() -> None:
    new = a_club(organisers=())
    assert new.welcomed_by(None).organisers == ()
    assert new.welcomed_by(OLLY).welcomed_by(CHARLIE).organisers == (OLLY,)


def test_away_and_back_it_is_the_same_club() -> None:
    club = a_club()
    assert not club.left().present
    assert club.left().welcomed_by(CHARLIE) == club
    assert club.moved_to(-5) == replace(club, chat_id=-5)


@given(st.lists(st.sampled_from(["Riverside", "RIVERSIDE", "Main Street", "a", "b", "c", "d", "e"]), max_size=20))
def test_places_are_remembered_newest_first_and_once(places: list[str]) -> None:
    club = a_club()
    for place in places:
        club = club.played_at(place)
        assert club.places[0] == place
    assert len({place.casefold() for place in club.places}) == len(club.places) <= PLACES_REMEMBERED


def test_a_game_is_charged_some_minutes_after_kick_off() -> None:
    assert replace(a_club(), charge_after_minutes=75).charge_after == timedelta(minutes=75)


MARCH = datetime(2026, 3, 1, 10, tzinfo=UTC)
"""Ten in the morning in London."""


def _stating(at: datetime = NOW) -> Club:
    """A club that has been telling its group of each month for a while."""
    planned, month = a_club().stating_monthly(on=True).month_ended(at=at)
    assert month is None, "turned on today, it says nothing of the month before"
    return planned


def test_a_statement_is_planned_for_the_first_and_told_once() -> None:
    club = _stating(MARCH - timedelta(days=20))
    assert (club.monthly_statement, club.statement_due) == (True, MARCH)
    assert club.month_ended(at=MARCH - timedelta(seconds=1)) == (club, None)
    told, month = club.month_ended(at=MARCH)
    assert (month, told.stated) == (Month(2026, 2), "2026-02")
    assert told.statement_due == datetime(2026, 4, 1, 9, tzinfo=UTC)
    assert told.month_ended(at=MARCH + timedelta(days=1)) == (told, None)


@pytest.mark.parametrize(("late", "month"), [(timedelta(days=3), Month(2026, 2)), (timedelta(days=3, seconds=1), None)])
def test_later_than_three_days_is_not_at_all(late: timedelta, month: Month | None) -> None:
    club, told = _stating(MARCH - timedelta(days=1)).month_ended(at=MARCH + late)
    assert told == month
    assert club.statement_due == datetime(2026, 4, 1, 9, tzinfo=UTC)


def test_away_for_months_it_goes_on_with_the_next() -> None:
    club, told = _stating(MARCH - timedelta(days=1)).month_ended(at=MARCH + timedelta(days=100))
    assert (told, club.statement_due) == (None, datetime(2026, 7, 1, 9, tzinfo=UTC))


def test_what_the_organiser_posted_is_not_told_again() -> None:
    club, posted = _stating(MARCH - timedelta(days=1)).stating(Month(2026, 2))
    assert posted == Month(2026, 2)
    assert club.stating(Month(2026, 2)) == (club, None)
    assert club.stating(Month(2026, 1)) == (club, None)
    assert club.month_ended(at=MARCH)[1] is None


def test_out_of_its_group_it_says_nothing() -> None:
    assert _stating(MARCH - timedelta(days=1)).left().month_ended(at=MARCH)[1] is None


def test_turned_off_and_on_it_waits_for_the_next_month() -> None:
    club = _stating()
    assert club.stating_monthly(on=True) == club
    off = club.stating_monthly(on=False)
    assert (off.monthly_statement, off.month_ended(at=MARCH + timedelta(days=40))) == (False, (off, None))
    assert off.stating_monthly(on=True).month_ended(at=NOW) == (club, None)


def test_by_another_clock_it_is_planned_anew() -> None:
    """Else the first of the month in Auckland would be told in London as the month before that."""
    far = _stating(MARCH - timedelta(days=5)).in_timezone("Pacific/Auckland")
    planned, month = far.month_ended(at=MARCH - timedelta(days=4))
    assert (month, planned.statement_due) == (None, datetime(2026, 2, 28, 21, tzinfo=UTC))
    assert planned.in_timezone("Pacific/Auckland") == planned
    assert a_club().in_timezone("Europe/Paris").statement_due is None


def test_a_place_may_have_a_time_of_its_own_by_which_it_is_called_off() -> None:
    club = a_club().with_notice("Riverside", 48).with_notice("riverside", 72).with_notice("Park", 0)
    assert [club.notice_at(place) for place in ("RIVERSIDE", "Park", "Elsewhere")] == [72, 0, 24]
    assert [club.without_notice("RIVERSIDE").notice_at(place) for place in ("Riverside", "Park")] == [24, 0]
    assert club.with_notices(reversed(club.notices)).notices == tuple(reversed(club.notices))
