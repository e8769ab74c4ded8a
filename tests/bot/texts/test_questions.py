"""Questions and what became of them."""

from dataclasses import replace

import pytest

from bot.texts import questions as texts
from bot.texts.words import length, together
from club.candidates import Candidate
from club.money import Pence
from club.payments import Payment, Route, Share
from tests.builders import NOW, a_payment, a_player

AT = "Wed 4 Mar 20:14"


def test_the_question() -> None:
    assert texts.whose(a_payment(), AT) == "£5.00 from A JONES, Wed 4 Mar 20:14, reference 'footy'. Whose is it?"
    bare = replace(a_payment(payer="<X>"), reference="")
    assert texts.whose(bare, AT, "R&D") == "£5.00 from &lt;X&gt;, Wed 4 Mar 20:14, no reference (R&amp;D). Whose is it?"
    nameless = replace(a_payment(), payer_name=None, reference=None)
    assert texts.what(nameless, "") == "£5.00 from somebody, no reference"
    assert length(texts.whose(replace(a_payment(payer="x" * 9000), reference="y" * 9000), AT)) < 300


def test_the_buttons() -> None:
    candidate = Candidate(player=a_player("Ashley J"), score=1.0, reasons=("owes £5.00", "played last night", "third"))
    assert texts.candidate_button(candidate, "Ashley J") == "Ashley J: owes £5.00, played last night"
    assert len(texts.candidate_button(replace(candidate, reasons=("x" * 200,)), "Ashley J")) == 60


@pytest.mark.parametrize(
    ("names", "learned", "taught"),
    [
        (["A", "<B>"], [], ""),
        (["A", "<B>"], ["A", "<B>"], " From now on I'll know that account for both."),
        (["A", "<B>"], ["<B>"], " From now on I'll know that account for &lt;B&gt;."),
        (["A", "<B>", "C"], ["A", "<B>", "C"], " From now on I'll know that account for all of them."),
    ],
)
def test_a_split_names_every_sum_and_says_what_was_learned(names: list[str], learned: list[str], taught: str) -> None:
    payment = _booked(*[500, 250, 100][: len(names)])
    sums = ["£5.00 for A", "£2.50 for &lt;B&gt;", "£1.00 for C"][: len(names)]
    said = texts.booked(payment, AT, names, learned=learned)
    assert said.endswith(f"\n\nBooked: {together(sums)}.{taught}")


def test_who_owes_says_so_on_the_button() -> None:
    assert texts.owing_button("Sam", Pence(500)) == "Sam: owes £5.00"
    assert texts.owing_button("Sam", Pence(0)) == "Sam"
    assert texts.owing_button("x" * 90, Pence(500)).endswith("…: owes £5.00")


def _booked(*amounts: int) -> Payment:
    """Booked for A, B, C... with these sums."""
    payment = a_payment(amount=sum(amounts))
    shares = tuple(
        Share(club_id=payment.clubs[0], player_id=a_player(f"{number}").player_id, amount=Pence(pence))
        for number, pence in enumerate(amounts)
    )
    return payment.assign(shares, evidence=(), at=NOW)


def test_what_became_of_it() -> None:
    booked = texts.booked(_booked(500), AT, ["Ashley J"], learned=["Ashley J"])
    assert booked.endswith("reference 'footy'.\n\nBooked for Ashley J. From now on I'll know that account.")
    assert texts.booked(_booked(500), AT, ["<B>"], learned=[]).endswith("\n\nBooked for &lt;B&gt;.")
    assert texts.not_football(a_payment(), AT, always=True).endswith(
        "Not football. I won't ask about that account again."
    )
    assert texts.gone(a_payment(), AT).endswith("Taken back: it doesn't count any more.")


def test_taken_back() -> None:
    assert texts.taken_back(a_payment(), [("Ashley J", Pence(-500))], forgot=True) == (
        "Taken back: £5.00 is unmatched again, Ashley J owes £5.00. I've forgotten that account."
    )
    cash = replace(a_payment(), route=Route.CASH)
    assert texts.taken_back(cash, [("A", Pence(0)), ("B", Pence(100))], forgot=False) == (
        "Taken back: £5.00 in cash doesn't count any more, A is all square, B has £1.00 in credit."
    )
    assert texts.plain("R&amp;D") == "R&D"


def test_lists() -> None:
    assert texts.unmatched([a_payment("1"), a_payment("2")]) == "2 payments to sort out, £10.00 in all. Tap one:"
    assert texts.unmatched_button(a_payment(), "Wed 4 Mar") == "£5.00 · A JONES · Wed 4 Mar"
    long = texts.unmatched_button(a_payment(payer="x" * 90), "Wed 4 Mar")
    assert long.endswith("… · Wed 4 Mar"), "the day is there whatever the name"
    assert texts.undo_what(a_payment(), AT, ["Ashley"]).endswith(", booked for Ashley. Take that back?")
    assert texts.undo_what(a_payment(), AT, []).endswith(", put aside as not football. Take that back?")
