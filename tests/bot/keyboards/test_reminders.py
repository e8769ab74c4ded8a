"""The buttons of reminders."""

from dataclasses import replace

import pytest

from bot import keyboards
from bot.callbacks import RoundPage, Spare, unpack
from bot.keyboards.reminders import A_PAGE
from club.ids import PlayerId
from club.money import Pence
from club.reminders import Due, Round
from tests.bot.keyboards.words import words
from tests.builders import NOW, a_payment, a_player, a_round

SAM = a_player("Sam Carter")
LINK = "https://monzo.me/olly"


def a_list(people: int) -> Round:
    due = (Due(player_id=PlayerId(f"{number:012}"), amount=Pence(500), games=1, since=NOW) for number in range(people))
    return replace(a_round(), due=tuple(due))


def test_a_reminder_with_and_without_a_link() -> None:
    rows = [["Pay £5.00"], ["I've paid: look again"], ["After payday", "Stop these"]]
    for link in (LINK, None):
        assert words(keyboards.reminder(SAM, Pence(500), link)) == rows
    pay = keyboards.reminder(SAM, Pence(500), LINK).inline_keyboard[0][0]
    assert pay.url == f"https://monzo.me/olly/5.00?d={SAM.reference_code}"


def test_there_is_a_way_back() -> None:
    assert words(keyboards.reminder(SAM, Pence(500), LINK, waiting=True))[-1] == ["Another payday", "Stop these"]
    stopped = replace(SAM, reminders_stopped=True)
    assert words(keyboards.reminder(stopped, Pence(500), LINK))[-1] == ["Remind me after all"]


@pytest.mark.parametrize(
    ("people", "page", "turns"),
    [
        (A_PAGE, 0, []),
        (A_PAGE + 1, 0, ["Later ›"]),
        (A_PAGE + 1, 1, ["‹ Earlier"]),
        (A_PAGE + 1, 99, ["‹ Earlier"]),
        (3 * A_PAGE, 1, ["‹ Earlier", "Later ›"]),
    ],
)
def test_pages(people: int, page: int, turns: list[str]) -> None:
    keyboard = keyboards.round_of(a_list(people), {}, page)
    rows = words(keyboard)
    assert rows[-1] == [f"Send to {people}", "Not now"]
    assert (rows[-2] if turns else []) == turns
    assert keyboard is not None
    assert sum(map(len, keyboard.inline_keyboard)) <= 100
    ticks = [unpack(str(one.callback_data)) for row in keyboard.inline_keyboard for one in row]
    assert {one.page for one in ticks if isinstance(one, Spare)} == {min(page, (people - 1) // A_PAGE)}
    assert len([one for one in ticks if isinstance(one, RoundPage)]) == len(turns)


def test_a_tick_says_what_it_would_do() -> None:
    drawn = a_list(2)
    first = drawn.due[0].player_id
    assert words(keyboards.round_of(drawn.spare(first, spared=True), {first: "Sam"}, 0)) == [
        ["☐ Sam £5.00", "✅ Somebody £5.00"],
        ["Send to 1", "Not now"],
    ]


def test_what_is_decided_has_no_ticks() -> None:
    assert words(keyboards.round_of(a_list(2).put_off(NOW), {}, 0)) == [["Don't send"]]
    for decided in (a_list(2).sent([], at=NOW), a_list(2).dropped(), a_list(0)):
        assert keyboards.round_of(decided, {}, 0) is None


def test_for_the_organiser() -> None:
    assert words(keyboards.says_paid(SAM, Pence(500), [a_payment()], now=NOW, timezone="Europe/London")) == [
        ["£5.00 · A JONES · Wed 4 Mar"],
        ["Paid in cash"],
    ]
    assert words(keyboards.sure_of_cash(SAM, Pence(500))) == [["Book £5.00", "Leave it"]]


def test_which_payday_leaves_paying_as_easy_as_before() -> None:
    assert words(keyboards.paydays(SAM, Pence(500), LINK)) == [
        ["Pay £5.00"],
        ["I've paid: look again"],
        ["End of the month", "Fridays"],
        ["The 25th", "Another day"],
    ]
