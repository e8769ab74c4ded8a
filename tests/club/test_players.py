"""Players: names as they are read, and what is known of their accounts."""

from dataclasses import replace

import pytest

from club.errors import Invalid
from club.ids import AccountKey, PaymentId, PlayerId
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


def test_an_account_whose_payment_was_divided_is_known_for_each_with_the_others() -> None:
    key, teacher = AccountKey("joint"), PaymentId("p1")
    player = a_player().learned_with([PlayerId("tom"), PlayerId("sam")], key, teacher, NOW, payer="A & T JONES")
    (known,) = player.accounts
    assert known.shared_with == (PlayerId("sam"), PlayerId("tom"))
    assert known.others == frozenset(known.shared_with)
    assert known.payer == "A & T JONES"
    assert player.learned_with([PlayerId("sam"), PlayerId("tom")], key, PaymentId("p2"), NOW) == player
    assert player.learned(key, PaymentId("p2"), NOW) == player
    assert player.unlearned(teacher).accounts == ()


def test_what_was_learned_before_is_there_again_once_the_division_is_undone() -> None:
    key = AccountKey("home")
    alone = a_player().learned(key, PaymentId("p1"), NOW)
    divided = alone.learned_with([PlayerId("tom")], key, PaymentId("p2"), NOW)
    assert len(divided.accounts) == 2
    assert divided.unlearned(PaymentId("p2")) == alone


def test_an_account_that_paid_for_others_too_stays_so_and_one_that_paid_when_told_does_not() -> None:
    key, tom = AccountKey("home"), PlayerId("tom")
    alone = a_player().learned(key, PaymentId("p1"), NOW)
    marked = alone.not_alone([key], [tom, alone.player_id])
    assert [one.also for one in marked.accounts] == [(tom,)]
    assert marked.not_alone([key], [tom]) == marked
    assert alone.not_alone([AccountKey("other")], [tom]) == alone
    told = a_player().learned(key, PaymentId("p1"), NOW, named=True)
    assert told.not_alone([key], [tom]) == told


def test_two_who_are_one_are_left_in_peace_if_either_wanted_that() -> None:
    sam, samuel = a_player("Sam"), replace(a_player("Samuel"), calls_stopped=True, called_at=NOW)
    for one, other in ((sam, samuel), (samuel, sam)):
        whole = one.absorbing(other)
        assert (whole.calls_stopped, whole.called_at) == (True, NOW)
    assert not sam.absorbing(a_player("Tom")).calls_stopped


def test_a_guest_is_paid_for_unless_money_of_theirs_is_known() -> None:
    mike = a_player("Mike", guest_of=PlayerId("ashley"))
    assert mike.is_paid_for
    assert not a_player("Mike").is_paid_for
    assert not a_player("Mike", guest_of=PlayerId("ashley"), pays_own=True).is_paid_for
    assert not a_player("Mike", guest_of=PlayerId("ashley"), accepted_bank_names=("M SMITH",)).is_paid_for
    assert not mike.learned(AccountKey("his"), PaymentId("p"), NOW).is_paid_for


def test_two_who_are_one_are_a_guest_only_if_both_were() -> None:
    mike = a_player("Mike", guest_of=PlayerId("ashley"), pays_own=True)
    michael = a_player("Michael", guest_of=PlayerId("sam"))
    assert (michael.absorbing(mike).guest_of, michael.absorbing(mike).pays_own) == ("sam", True)
    assert michael.absorbing(a_player("Mick")).guest_of is None
    assert a_player("Mick").absorbing(michael).guest_of is None
    assert mike.absorbed_by(michael).guest_of is None, "whoever brings a Mike now brings somebody else"
