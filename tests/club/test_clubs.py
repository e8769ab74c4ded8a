"""A club: who runs it, where it is, and where it likes to play."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from club.clubs import PLACES_REMEMBERED
from tests.builders import CHARLIE, OLLY, a_club


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
