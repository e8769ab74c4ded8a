"""The buttons under a calendar."""

from dataclasses import replace

from bot import keyboards
from bot.callbacks import Subscription, unpack
from tests.bot.keyboards.words import words
from tests.builders import a_club, a_player

MINE, ALL = "https://fiver.example/calendar/p.ics", "https://fiver.example/calendar/c.ics"
CLUB, SAM = replace(a_club(), calendar=2), replace(a_player("Sam"), calendar=1)


def test_telegram_opens_a_page_and_the_address_itself_is_copied() -> None:
    keyboard = keyboards.calendar(CLUB, SAM, mine=MINE, everything=None)
    assert words(keyboard) == [["📅 Add my games"], ["Copy the address"], ["New address"]]
    assert keyboard is not None
    (page,), (copy,), (renew,) = keyboard.inline_keyboard
    assert page.url == "https://fiver.example/calendar/p"
    assert copy.copy_text is not None
    assert copy.copy_text.text == MINE
    assert unpack(str(renew.callback_data)) == Subscription(CLUB.club_id, "mine", 1)


def test_who_runs_the_club_has_both() -> None:
    keyboard = keyboards.calendar(CLUB, SAM, mine=MINE, everything=ALL)
    assert words(keyboard)[2:] == [
        ["New address"],
        ["📅 Add all games of the club"],
        ["Copy the address"],
        ["New address for all games"],
    ]
    assert keyboard is not None
    assert unpack(str(keyboard.inline_keyboard[-1][0].callback_data)) == Subscription(CLUB.club_id, "club", 2)
    alone = keyboards.calendar(CLUB, None, mine=None, everything=ALL)
    assert words(alone) == [["📅 Add all games of the club"], ["Copy the address"], ["New address"]]


def test_without_an_address_there_are_none() -> None:
    assert keyboards.calendar(CLUB, SAM, mine=None, everything=None) is None


def test_a_sure_tap_ends_the_address_that_was_asked_about() -> None:
    keyboard = keyboards.sure_to_end(Subscription(CLUB.club_id, "mine", 7))
    [sure, keep] = [unpack(str(button.callback_data)) for button in keyboard.inline_keyboard[0]]
    assert sure == Subscription(CLUB.club_id, "mine!", 7)
    assert keep == Subscription(CLUB.club_id, "keep", 7)
