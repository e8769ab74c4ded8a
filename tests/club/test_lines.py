"""A bank line: pinned by the first word, shared by clubs, deaf to accounts that are not football."""

from hypothesis import given
from hypothesis import strategies as st

from club.ids import AccountKey, ClubId
from club.lines import MOST_PUT_ASIDE, Mode
from tests.builders import a_club, a_line

CLUB, OTHER = a_club().club_id, ClubId("another")


def test_the_first_word_pins_the_account_for_good() -> None:
    assert a_line().pinned_to("acc_one").pinned_to("acc_two").account_id == "acc_one"


def test_a_club_is_served_once_and_a_line_without_clubs_is_cut() -> None:
    line = a_line().serving(OTHER).serving(OTHER)
    assert line.clubs == (CLUB, OTHER)
    assert line.without(CLUB).mode is Mode.MANUAL
    cut = line.without(CLUB).without(OTHER)
    assert (cut.clubs, cut.mode) == ((), Mode.NONE)


@given(st.lists(st.integers(0, 40).map(str), max_size=60))
def test_refused_accounts_are_remembered_once_and_not_without_end(hints: list[str]) -> None:
    line = a_line()
    for hint in hints:
        known = hint in line.refused_accounts
        after = line.refusing(hint)
        assert (after == line) == known
        assert after.refused_accounts[-1:] == (hint,) or known
        line = after
    assert len(line.refused_accounts) <= 20


keys = st.lists(st.sampled_from("abcd").map(AccountKey), max_size=4).map(tuple)


@given(st.lists(st.tuples(st.booleans(), keys), max_size=10))
def test_what_is_not_football_is_what_was_said_last(said: list[tuple[bool, tuple[AccountKey, ...]]]) -> None:
    line, expected = a_line(), set[AccountKey]()
    for never, accounts in said:
        line = line.ignoring(accounts) if never else line.noticing(accounts)
        expected = expected | set(accounts) if never else expected - set(accounts)
    assert set(line.not_football) == expected
    assert len(line.not_football) == len(expected)


def test_a_payer_is_often_put_aside_after_twice_and_forgiven_at_once() -> None:
    one, other, older = AccountKey("one"), AccountKey("other"), AccountKey("older")
    line = a_line().putting_aside(one).putting_aside(other)
    assert not line.often_put_aside((one,))
    twice = line.putting_aside(older)
    assert twice.often_put_aside((one, older)), "one account, under the keys of two secrets"
    assert not twice.often_put_aside((other,))
    assert not twice.often_put_aside(())
    assert not twice.noticing((one,)).often_put_aside((one, older))


def test_only_so_many_put_aside_are_remembered() -> None:
    line = a_line()
    for number in range(MOST_PUT_ASIDE + 5):
        line = line.putting_aside(AccountKey(f"{number}"))
    assert len(line.put_aside) == MOST_PUT_ASIDE
    assert line.put_aside[-1] == f"{MOST_PUT_ASIDE + 4}"
