"""Players: names as they are read, and what is known of their accounts."""

import pytest

from club.errors import Invalid
from club.ids import AccountKey, PaymentId
from club.players import Reach, bank_names, one_line, player_name
from tests.builders import NOW, a_player


def test_a_name_is_one_line_without_tricks() -> None:
    assert player_name("  Ashley\n\u202eJones\x00 ") == "Ashley Jones"
    assert len(player_name("x" * 4000)) == 64
    assert one_line("a\u200bb") == "ab"


@pytest.mark.parametrize("text", ["", "   ", "\u202e\u200b", "\n"])
def test_nothing_is_no_name(text: str) -> None:
    with pytest.raises(Invalid):
        player_name(text)


def test_accepted_bank_names_are_kept_once_in_order() -> None:
    assert bank_names((" A JONES ", "a jones", "ASH J")) == ("A JONES", "ASH J")
    with pytest.raises(Invalid):
        bank_names(("A JONES", "..."))
    with pytest.raises(Invalid):
        bank_names(tuple(f"A JONES {number}" for number in range(21)))


def test_an_account_is_learned_once_and_forgotten_with_its_payment() -> None:
    first, second = PaymentId("one"), PaymentId("two")
    player = a_player().learned(AccountKey("k"), first, NOW).learned(AccountKey("k"), second, NOW)
    assert [account.payment_id for account in player.accounts] == [first]
    assert player.unlearned(second) == player
    assert player.unlearned(first).accounts == ()


def test_only_somebody_on_telegram_who_has_not_blocked_us_may_be_written_to() -> None:
    assert not a_player(telegram_id=None).may_be_written_to
    assert a_player(telegram_id=None).reach is Reach.UNKNOWN


def test_an_account_that_paid_when_told_so_is_known_for_good_once_it_paid_untold() -> None:
    told = a_player().learned(AccountKey("k"), PaymentId("p"), NOW, named=True)
    (account,) = told.accounts
    assert account.named
    untold = told.learned(AccountKey("k"), PaymentId("q"), NOW)
    assert [(one.payment_id, one.named) for one in untold.accounts] == [("q", False)]
    assert untold.learned(AccountKey("k"), PaymentId("r"), NOW, named=True) == untold
