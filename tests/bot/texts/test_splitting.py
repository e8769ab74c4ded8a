"""Who has which part of a payment, in words."""

from bot.texts import splitting as texts
from club.money import Pence
from tests.builders import a_payment

AT = "Wed 4 Mar 20:14"


def test_the_sums_stand_below_the_payment() -> None:
    assert texts.whose(a_payment(), AT, []).endswith("reference 'footy'. Who is it for? Tick them.")
    shown = texts.whose(a_payment(), AT, [("Ashley", Pence(250)), ("<Tom>", Pence(250))])
    assert shown.endswith("Tick them.\n\n<b>Ashley £2.50, &lt;Tom&gt; £2.50</b>")


def test_a_proposal_says_who_and_why() -> None:
    assert texts.proposal([("Ashley", Pence(500)), ("Tom", Pence(1000))], "joint account") == (
        "Ashley £5.00, Tom £10.00: joint account"
    )
    assert texts.proposal([("Ashley", Pence(500)), ("Tom", Pence(500))], "both codes") == (
        "Ashley and Tom, £5.00 each: both codes"
    )
    assert len(texts.proposal([("x" * 40, Pence(500)), ("y" * 40, Pence(500))], "both codes")) == 60


def test_a_tick() -> None:
    assert texts.tick("Ashley", Pence(0), on=True) == "✅ Ashley"
    assert texts.tick("x" * 90, Pence(500), on=False).endswith("…: owes £5.00")


def test_a_slip_keeps_the_words_within_reason() -> None:
    said = texts.slip("x" * 900, "Why.")
    assert said.startswith("Why. You wrote “xxx")
    assert len(said) < 200
