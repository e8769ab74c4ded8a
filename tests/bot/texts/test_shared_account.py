"""What it means that clubs share an account: names are text, and strangers' clubs have none."""

from bot.texts import shared_account as texts
from bot.texts.club import CUT, CUT_SURE
from tests.builders import a_club

CLUB, OTHER = a_club(name="R&D"), a_club(-100_222, name="Friday <Six>")


def test_alone_there_is_nothing_to_say() -> None:
    assert texts.served(CLUB, [], strangers=0) == ""
    assert texts.cut_sure(CLUB, [], strangers=0) == CUT_SURE
    assert texts.cut(CLUB, [], strangers=0) == CUT


def test_names_are_text_and_strangers_are_counted() -> None:
    assert texts.served(CLUB, [OTHER], strangers=2) == (
        "\nIt serves R&amp;D, Friday &lt;Six&gt; and 2 clubs of somebody else: "
        "a payment that fits a player in each is a question."
    )
    assert "Disconnect R&amp;D?" in texts.cut_sure(CLUB, [OTHER], strangers=0)
    assert texts.cut(CLUB, [OTHER], strangers=1).endswith("for Friday &lt;Six&gt; and 1 club of somebody else.")


def test_a_long_name_fits_a_button() -> None:
    assert len(texts.use_of(a_club(name="N" * 128))) == 60
