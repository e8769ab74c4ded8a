"""Questions and what became of them."""

from dataclasses import replace

from bot.texts import questions as texts
from bot.texts.words import length
from club.candidates import Candidate
from club.money import Pence
from club.payments import Route
from tests.builders import a_payment, a_player


def test_the_question() -> None:
    assert texts.whose(a_payment()) == "£5.00 from A JONES, reference 'footy'. Whose is it?"
    bare = replace(a_payment(payer="<X>"), reference="")
    assert texts.whose(bare, "R&D") == "£5.00 from &lt;X&gt;, no reference (R&amp;D). Whose is it?"
    nameless = replace(a_payment(), payer_name=None, reference=None)
    assert texts.what(nameless) == "£5.00 from somebody, no reference"
    assert length(texts.whose(replace(a_payment(payer="x" * 9000), reference="y" * 9000))) < 300


def test_the_buttons() -> None:
    candidate = Candidate(player=a_player("Ashley J"), score=1.0, reasons=("owes £5.00", "played last night", "third"))
    assert texts.candidate_button(candidate, "Ashley J") == "Ashley J: owes £5.00, played last night"
    assert len(texts.candidate_button(replace(candidate, reasons=("x" * 200,)), "Ashley J")) == 60


def test_what_became_of_it() -> None:
    booked = texts.booked(a_payment(), ["Ashley J"], learned=True)
    assert booked.endswith("\n\nBooked for Ashley J. From now on I'll know that account.")
    assert texts.booked(a_payment(), ["A", "<B>"], learned=False).endswith("Booked for A and &lt;B&gt;.")
    assert texts.not_football(a_payment(), always=True).endswith("Not football. I won't ask about that account again.")
    assert texts.gone(a_payment()).endswith("Taken back: it doesn't count any more.")


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
    assert texts.unmatched_button(a_payment()) == "£5.00 · A JONES"
    assert texts.undo_what(a_payment(), ["Ashley"]).endswith(", booked for Ashley. Take that back?")
    assert texts.undo_what(a_payment(), []).endswith(", put aside as not football. Take that back?")
