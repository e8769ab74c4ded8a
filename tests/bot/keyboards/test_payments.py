"""The buttons of questions and of paying."""

from dataclasses import replace

import pytest

from bot import keyboards
from bot.callbacks import SomeoneElse, unpack
from club.candidates import Candidate
from club.money import Pence
from tests.bot.keyboards.words import words
from tests.builders import NOW, a_club, a_payment, a_player

PEOPLE = [a_player(f"Player {number}") for number in range(20)]


def test_candidates_then_the_way_out() -> None:
    candidates = [Candidate(player=PEOPLE[0], score=1.0, reasons=("owes £5.00",))]
    assert words(keyboards.question(a_payment(), candidates)) == [
        ["Player 0: owes £5.00"],
        ["Someone else", "Split"],
        ["Ask the group", "Not football"],
    ]


def test_who_says_it_was_them_comes_first_and_four_are_enough() -> None:
    candidates = [Candidate(player=one, score=1.0, reasons=("owes £5.00",)) for one in PEOPLE[:6]]
    rows = words(keyboards.question(a_payment(), candidates, [PEOPLE[2], PEOPLE[9]]))
    assert rows[:4] == [
        ["Book for Player 2"],
        ["Book for Player 9"],
        ["Player 0: owes £5.00"],
        ["Player 1: owes £5.00"],
    ]
    assert rows[4] == ["Someone else", "Split"]


def test_never_again_is_a_row_of_its_own_where_it_is_wanted() -> None:
    assert words(keyboards.question(a_payment(), (), ever=True))[-1] == ["Not football, ever"]
    assert words(keyboards.question(a_payment(), ()))[-1] == ["Ask the group", "Not football"]


def test_a_group_that_was_asked_is_not_asked_again() -> None:
    one, other = a_club().club_id, a_club(-5).club_id
    payment = replace(a_payment(), clubs=(one, other)).ask(one, reference=None, at=NOW)
    assert words(keyboards.question(payment, ()))[-1] == ["Ask the group", "Not football"]
    both = payment.ask(other, reference=None, at=NOW)
    assert words(keyboards.question(both, ()))[-1] == ["Not football"]


@pytest.mark.parametrize(("page", "turns"), [(0, ["Later ›"]), (1, ["‹ Earlier", "Later ›"]), (2, ["‹ Earlier"])])
def test_pages_of_everybody(page: int, turns: list[str]) -> None:
    rows = words(keyboards.everybody(a_payment(), PEOPLE, {}, page))
    assert rows[-1] == ["Type a name", "Back"]
    assert rows[-2] == turns


def test_a_page_beyond_the_end_leads_back() -> None:
    keyboard = keyboards.everybody(a_payment(), PEOPLE, {}, 999_999)
    earlier = unpack(str(keyboard.inline_keyboard[-2][0].callback_data))
    assert isinstance(earlier, SomeoneElse)
    assert earlier.page == 999_998


def test_who_owes_has_a_row_of_their_own() -> None:
    owed = {PEOPLE[0].player_id: Pence(500), PEOPLE[1].player_id: Pence(250)}
    rows = words(keyboards.everybody(a_payment(), PEOPLE[:5], owed, 0))
    assert rows[:2] == [["Player 0: owes £5.00"], ["Player 1: owes £2.50"]]
    assert rows[2:4] == [["Player 2", "Player 3"], ["Player 4"]]


@pytest.mark.parametrize(
    ("page", "first", "turns"),
    [
        (0, "tx 0", ["Later ›"]),
        (1, "tx 20", ["‹ Earlier", "Later ›"]),
        (2, "tx 40", ["‹ Earlier"]),
        (99, "tx 40", ["‹ Earlier"]),
    ],
)
def test_pages_of_what_is_unmatched(page: int, first: str, turns: list[str]) -> None:
    """A page beyond the end is the last one: the list became shorter."""
    payments = [a_payment(f"{number}", payer=f"tx {number}") for number in range(41)]
    rows = words(keyboards.unmatched(payments, a_club(), page, now=NOW))
    assert rows[0] == [f"£5.00 · {first} · Wed 4 Mar"]
    assert rows[-1] == turns
    assert len(rows) == (2 if page > 1 else 21)


def test_one_page_has_no_turns() -> None:
    assert words(keyboards.unmatched([a_payment()], a_club(), 0, now=NOW)) == [["£5.00 · A JONES · Wed 4 Mar"]]


def test_paying() -> None:
    assert words(keyboards.pay(None, Pence(500), "K7WMX")) == [["Copy K7WMX"]]
    assert words(keyboards.pay("https://monzo.me/o", Pence(0), "K7WMX")) == [["Copy K7WMX"]]
    keyboard = keyboards.pay("https://monzo.me/o?h=1", Pence(550), "K7WMX")
    assert keyboard.inline_keyboard[0][0].url == "https://monzo.me/o/5.50?h=1&d=K7WMX"


def test_in_a_small_club_no_name_need_be_typed() -> None:
    assert words(keyboards.everybody(a_payment(), PEOPLE[:8], {}, 0))[-1] == ["Back"]
