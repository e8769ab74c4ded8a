"""How long before kick-off a pitch can be called off for free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import hours_said, key_of_pitch, pitch_of, pitches, usual_hours
from bot.settings.pitches import at_pitch, hours_of
from club.actions.settings import Preferences
from club.errors import Invalid
from tests.builders import a_club


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("48", 48), ("48h", 48), ("48 hours before", 48), ("1 hr", 1), ("2 days", 48), ("14d", 336), ("0", 0),
        ("Never", 0), ("337", None), ("15 days", None), ("-1", None), ("", None), ("soon", None), ("4.5", None),
    ],
)  # fmt: skip
def test_hours(said: str, hours: int | None) -> None:
    assert hours_of(said) == hours


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Riverside 48", ("Riverside", 48)),
        ("at Power League 3 days", ("Power League", 72)),
        ("Pitch 5 24h", ("Pitch 5", 24)),
        ("Riverside never", ("Riverside", 0)),
        ("Riverside", None),
        ("48", None),
        ("Riverside 999", None),
    ],
)
def test_a_place_and_its_hours(said: str, found: tuple[str, int] | None) -> None:
    assert at_pitch(said) == found


def test_the_places_are_those_played_at_and_those_with_a_time_of_their_own() -> None:
    club = a_club().played_at("Riverside").with_notice("Goals", 12).with_notice("riverside", 48)
    assert pitches(club) == ("Riverside", "Goals")
    assert pitches(a_club()) == ()


@given(st.lists(st.text(min_size=1, max_size=12).map(str.strip).filter(bool), max_size=6))
def test_a_button_means_its_place_until_the_places_change(places: list[str]) -> None:
    club = a_club()
    for place in places:
        club = club.played_at(place)
    for place in pitches(club):
        assert pitch_of(club, key_of_pitch(club, place)) == place
        assert pitch_of(club.played_at("A new one, put first"), key_of_pitch(club, place)) is None


def test_hours_are_said_of_a_place_or_of_all_others() -> None:
    assert hours_said("Riverside", "48") == Preferences(notice=("Riverside", 48))
    assert hours_said(None, "48") == Preferences(habits={"notice_hours": 48})
    assert usual_hours("Riverside") == Preferences(notice=("Riverside", None))
    assert usual_hours(None) == Preferences()
    with pytest.raises(Invalid, match="a number of hours from 0 to 336, such as 48"):
        hours_said("Riverside", "soon")
