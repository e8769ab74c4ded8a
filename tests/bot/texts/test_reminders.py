"""The words of reminders: exact about sums and dates, short enough, and names are text."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.texts import reminders as texts
from bot.texts.words import MESSAGE_ROOM, TOAST_ROOM, length
from club.debts import Debt
from club.ids import PlayerId
from club.money import Pence
from club.paydays import FRIDAYS, MONTHS_END, Payday
from club.reminders import Due, LeftOut, Why
from tests.builders import NOW, a_club, a_player, a_round

LONDON = "Europe/London"
SAM = a_player("Sam Carter")


def owing(amount: int, games: int, days: int = 7) -> Debt:
    return Debt(player=SAM, amount=Pence(amount), games=games, since=NOW - timedelta(days=days))


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (owing(500, 1, 0), "£5.00 from Wed 4 Mar"),
        (owing(1500, 3, 14), "£15.00 from 3 games since Wed 18 Feb"),
        (owing(700, 0, 14), "£7.00 since Wed 18 Feb"),
        (owing(500, 1, 100), "£5.00 from Mon 24 Nov 2025"),
    ],
)
def test_what_is_owed_and_since_when(one: Debt, said: str) -> None:
    assert texts.owed(one, now=NOW, timezone=LONDON) == said
    assert texts.reminder("Sam Carter", one, now=NOW, timezone=LONDON) == f"Hi Sam, {said} is still open."


@pytest.mark.parametrize(
    ("day", "said"),
    [(FRIDAYS, "Fridays"), (MONTHS_END, "the end of the month"), (Payday("1"), "the 1st"), (Payday("22"), "the 22nd")],
)
def test_paydays(day: Payday, said: str) -> None:
    assert texts.payday(day) == said


def test_the_answer_to_a_tap_fits() -> None:
    assert length(texts.not_there(Pence(999_999))) <= TOAST_ROOM


def test_names_are_text() -> None:
    club, names = a_club(name="<b>"), {SAM.player_id: "<i>"}
    due = Due(player_id=SAM.player_id, amount=Pence(500), games=1, since=NOW)
    drawn = replace(a_round(), due=(due,), left_out=(LeftOut(player_id=SAM.player_id, why=Why.STOPPED),))
    said = [
        texts.reminder("<i>", owing(500, 1), now=NOW, timezone=LONDON, club="<b>"),
        texts.preview(club, drawn, names, None, now=NOW),
        texts.preview(club, drawn.spare(SAM.player_id, spared=True), names, None, now=NOW),
        texts.sent(club, drawn.sent([SAM.player_id], at=NOW), names, now=NOW),
        texts.sent(club, drawn.put_off(NOW), names, now=NOW),
        texts.unreached(drawn.missed(SAM.player_id), names),
        texts.says_paid("<i>", Pence(500), likely=True),
        texts.sure_of_cash("<i>", Pence(500)),
        texts.square_already("<i>"),
    ]
    assert all("<i>" not in text and "&lt;i&gt;" in text for text in said)


def test_a_hundred_people_with_long_names_fit_a_message() -> None:
    people = [PlayerId(str(number)) for number in range(100)]
    names = dict.fromkeys(people, "X" * 64)
    due = tuple(Due(player_id=one, amount=Pence(1234), games=12, since=NOW - timedelta(days=400)) for one in people)
    out = tuple(LeftOut(player_id=one, why=Why.PAYDAY, at=NOW - timedelta(days=400)) for one in people)
    drawn = replace(a_round(), due=due, left_out=out, spared=tuple(people[:50]))
    example = texts.reminder("X" * 64, due[0], now=NOW, timezone=LONDON) + texts.buttons(Pence(1234))
    assert length(texts.preview(a_club(name="C" * 128), drawn, names, example, now=NOW)) < MESSAGE_ROOM
    assert length(texts.sent(a_club(), drawn.sent(people, at=NOW), names, now=NOW)) < MESSAGE_ROOM
    assert length(texts.unreached(replace(drawn, unreached=tuple(people)), names)) < MESSAGE_ROOM


def test_what_became_of_a_list() -> None:
    club, names = a_club(), {SAM.player_id: "Sam"}
    due = Due(player_id=SAM.player_id, amount=Pence(500), games=1, since=NOW)
    drawn = replace(a_round(), due=(due,))
    tonight, small_hours = NOW.replace(hour=23), NOW.replace(hour=2)
    morning = NOW.replace(hour=8)
    assert texts.sent(club, drawn.put_off(morning), names, now=small_hours) == "They'll go out at 08:00: Sam."
    waiting = drawn.put_off(morning + timedelta(days=1))
    assert texts.sent(club, waiting, names, now=tonight) == "They'll go out at 08:00 tomorrow: Sam."
    assert texts.sent(club, drawn.sent([SAM.player_id], at=NOW), names, "Wed 4 Mar", now=NOW) == (
        "Reminded 1 about Wed 4 Mar, in private: Sam."
    )
    assert texts.sent(club, drawn.sent([], at=NOW), names, now=NOW) == texts.ALL_PAID
    assert texts.sent(club, drawn.dropped(), names, now=NOW) == texts.DROPPED
