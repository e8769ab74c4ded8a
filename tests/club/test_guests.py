import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.errors import Invalid
from club.guests import guest_name, is_nameless, named_alike, nameless, possessive, with_host
from tests.builders import a_player

ASHLEY = a_player("Ashley Jones")


def test_a_name_is_cleaned_and_may_be_left_out() -> None:
    assert guest_name("  Mike \n Smith ") == "Mike Smith"
    assert guest_name(" \n") is None
    with pytest.raises(Invalid):
        guest_name("\u200b")


@pytest.mark.parametrize(
    ("number", "called"),
    [(1, "Ashley's guest"), (2, "Ashley's 2nd guest"), (3, "Ashley's 3rd guest"), (11, "Ashley's 11th guest")],
)
def test_who_has_no_name_is_called_after_the_host(number: int, called: str) -> None:
    assert nameless("Ashley Jones", number) == called
    assert possessive("Ashley", called) == called, "the host is named already"


@given(st.integers(1, 500))
def test_those_without_a_name_are_known_by_it(number: int) -> None:
    assert is_nameless(nameless("Zoë", number))


@pytest.mark.parametrize("name", ["Mike", "guest", "Ashley's guest list", "The 2nd guest"])
def test_others_have_a_name(name: str) -> None:
    assert not is_nameless(name)


def test_a_guest_is_named_with_the_host() -> None:
    mike = a_player("Mike", guest_of=ASHLEY.player_id)
    assert with_host(mike, {ASHLEY.player_id: "Ashley"}) == "Ashley's Mike"
    assert with_host(mike, {}) == "Mike"
    assert with_host(ASHLEY, {ASHLEY.player_id: "Ashley"}) == "Ashley Jones"


def test_the_same_name_is_the_same_guest() -> None:
    jose = a_player("José")
    assert named_alike("jose", [a_player("Mike"), jose]) == jose
    assert named_alike("Jo", [jose]) is None
