"""Which column is what, and what is asked about it."""

from club.cells import Says
from club.columns import Use, layout
from club.doubts import NONE_OF_THEM, NOTHING_SAID, Answers, WhichMoney, WhichName, settle
from tests.club.test_columns import a_sheet


def settled(*rows: str, answers: Answers = NOTHING_SAID) -> list[Use]:
    found, doubt = settle(layout(a_sheet(*rows)), answers)
    assert doubt is None
    return [column.use for column in found.columns]


def asked(*rows: str, answers: Answers = NOTHING_SAID) -> object:
    return settle(layout(a_sheet(*rows)), answers)[1]


def test_two_columns_of_names_are_asked_about() -> None:
    rows = ("Player|Nickname|Owes", "Ashley Jones|Ash|5")
    doubt = asked(*rows)
    assert isinstance(doubt, WhichName)
    assert [column.heading for column in doubt.columns] == ["Player", "Nickname"]
    assert settled(*rows, answers=Answers(name=1)) == [Use.OTHER, Use.NAME, Use.OWES]
    assert asked(*rows, answers=Answers(name=7)) == doubt, "no such column: asked again"


def test_first_and_last_names_are_one_name() -> None:
    assert settled("First name|Surname", "Ash|Jones") == [Use.FIRST, Use.LAST]
    assert settled("Name|Surname", "Ash|Jones") == [Use.FIRST, Use.LAST]
    assert settled("Surname|Forename|Owes", "Jones|Ash|5") == [Use.LAST, Use.FIRST, Use.OWES]


def test_owes_and_credit_belong_together_and_say_more_than_a_balance() -> None:
    assert settled("Name|Owes|Credit|Balance", "Ash|5||-5") == [Use.NAME, Use.OWES, Use.CREDIT, Use.OTHER]


def test_all_balances_may_be_left_out() -> None:
    nothing = Answers(money=NONE_OF_THEM)
    for heading in ("Owes|Credit", "Owes|Balance", "Dosh|More"):
        assert settled(f"Name|{heading}", "Ash|5|", "Sam|3|1", answers=nothing) == [Use.NAME, Use.OTHER, Use.OTHER]


def test_several_columns_of_sums_are_asked_about() -> None:
    rows = ("Name|Owed|Paid|Balance", "Ash|50|45|-5")
    doubt = asked(*rows)
    assert isinstance(doubt, WhichMoney)
    assert [column.heading for column in doubt.columns] == ["Owed", "Balance"]
    assert settled(*rows, answers=Answers(money=3)) == [Use.NAME, Use.OTHER, Use.OTHER, Use.BALANCE]
    assert settled(*rows, answers=Answers(money=NONE_OF_THEM)) == [Use.NAME, Use.OTHER, Use.OTHER, Use.OTHER]


def test_sums_that_nobody_named_are_asked_about_only_where_nothing_else_is_known() -> None:
    rows = ("Name|4 Mar|11 Mar", "Ash|5|5", "Sam|5|-3")
    assert isinstance(asked(*rows), WhichMoney)
    assert settled(*rows, answers=Answers(money=2, means=Says.OWES)) == [Use.NAME, Use.OTHER, Use.SUMS]
    assert settled("Name|4 Mar|Owes", "Ash|5|5") == [Use.NAME, Use.OTHER, Use.OWES]
