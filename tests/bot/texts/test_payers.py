"""What is known about payers, in words."""

from bot.texts import payers as texts
from bot.texts.payers import Learned
from club.ids import AccountKey, PaymentId
from club.players import KnownAccount
from tests.builders import NOW, a_club, a_payment, a_player

ACCOUNT = KnownAccount(key=AccountKey("k"), since=NOW, payment_id=PaymentId("p"))


def test_names_are_text_and_a_payment_that_is_gone_is_left_out() -> None:
    one, other = a_player("<Ash>"), a_player("Sam")
    learned = [Learned(one, ACCOUNT, a_payment(payer="A & T")), Learned(other, ACCOUNT, None)]
    said = texts.payers(a_club(name="R&D"), learned, now=NOW)
    assert said.startswith("<b>R&amp;D</b>: 2 accounts I know")
    assert "&lt;Ash&gt;: since Wed 4 Mar, from £5.00 by A &amp; T\nSam: since Wed 4 Mar\n" in said
    assert [texts.button(each) for each in learned] == ["<Ash> · A & T", "Sam"]


def test_what_it_had_booked() -> None:
    assert texts.forgotten(a_player("Sam"), []) == "Forgotten: I don't take that account for Sam's any more."
    assert "1 payment, £5.00 in all. Take that back?" in texts.forgotten(a_player("Sam"), [a_payment()])
