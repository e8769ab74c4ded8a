"""What is typed after /settings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import Misread
from bot.settings import Typed, read_settings
from bot.settings.sections import CLUB, GAME, MESSAGES, PLACES, TEAMS, WEEKLY, WORTH
from club.actions.settings import Preferences
from club.errors import Invalid
from club.habits import LastCall
from club.money import Pence
from tests.builders import a_club

OURS = a_club().played_at("Riverside").played_at("Power League")


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("", Typed()),
        ("  \n ", Typed()),
        ("price £6", Typed(GAME, Preferences(default_price=Pence(600)))),
        ("Price = 6", Typed(GAME, Preferences(default_price=Pence(600)))),
        ("guests", Typed(PLACES)),
        ("guests 3", Typed(PLACES, Preferences(habits={"guests": 3}))),
        ("guests make way on", Typed(PLACES, Preferences(habits={"guests_make_way": True}))),
        ("offers off", Typed(PLACES, Preferences(habits={"offers": False}))),
        ("last call when short", Typed(MESSAGES, Preferences(habits={"last_call": LastCall.WHEN_SHORT}))),
        ("cancellation 48", Typed(WORTH, Preferences(habits={"notice_hours": 48}))),
        ("Riverside 48", Typed(WORTH, Preferences(notice=("Riverside", 48)))),
        ("power league 2 days", Typed(WORTH, Preferences(notice=("Power League", 48)))),
        ("riverside", Typed(WORTH)),
        ("cancellation at riverside 12", Typed(WORTH, Preferences(notice=("Riverside", 12)))),
        ("cancellation Goals 12", Typed(WORTH, Preferences(notice=("Goals", 12)))),
        ("teams", Typed(TEAMS)),
        ("waiting list", Typed(PLACES)),
        ("weekly", Typed(WEEKLY)),
        ("timezone Europe/Dublin", Typed(CLUB, Preferences(timezone="Europe/Dublin"))),
    ],
)
def test_read(said: str, typed: Typed) -> None:
    assert read_settings(said, OURS) == typed


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("guests 9", "I couldn't read “guests 9”. It has to be a number from 0 to 5. Try: /settings guests 2"),
        ("hire lots", "I couldn't read “hire lots”. It has to be a sum. Try: /settings hire £45"),
        ("ofers off", "I couldn't read “ofers off”. Try: /settings offers off"),
        ("gests lots", "I couldn't read “gests lots”. Try: /settings guests 2"),
        ("Riversyde 12", "I couldn't read “Riversyde 12”. Try: /settings Riverside 12"),
        ("Riverside soon", "I couldn't read “Riverside soon”. Try: /settings Riverside 48"),
        ("Goals 24", "I couldn't read “Goals 24”. Try: /settings cancellation Goals 24"),
        ("colour blue", "I couldn't read “colour blue”. Try: /settings price £6, or /settings for the list."),
    ],
)
def test_a_slip_is_shown_the_nearest_right_form(said: str, right: str) -> None:
    with pytest.raises(Misread) as slip:
        read_settings(said, OURS)
    assert slip.value.message == right


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_shown_how(said: str) -> None:
    try:
        read_settings(said, OURS)
    except Invalid as slip:
        shown = slip.message
    else:
        return
    assert "Try: /settings " in shown
