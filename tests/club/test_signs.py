import pytest

from club import signs
from club.candidates import is_named
from club.resemblance import spelling
from tests.builders import a_club, a_player


@pytest.mark.parametrize(
    ("name", "rest", "signed"),
    [
        ("Ngozi Okafor", "NGOZI", True),
        ("Ngozi Okafor", "FOOTYNGOZI", True),
        ("Dave", "DAVIDFOOTY", True),
        ("Li", "LI", True),
        ("Ngozi Okafor", "NGOZIXQ", False),
        ("Ngozi Okafor", "FOOTY", False),
        ("A", "A", False),
        ("⚽", "", False),
    ],
)
def test_a_code_is_signed_when_only_the_players_name_and_plain_words_stand_beside_it(
    name: str, rest: str, signed: bool
) -> None:
    assert signs.is_signed(a_player(name), rest) is signed


def test_the_words_of_players_are_those_of_all_their_names() -> None:
    zoe = (a_player("Zoë K"), (spelling("Zoë K"), spelling("Z KWARTENG")))
    assert signs.words_of([zoe], []) == {"ZOE", "K", "Z", "KWARTENG"}


def test_a_place_of_the_club_says_nothing_about_the_purpose() -> None:
    assert {"WEDNESDAY", "GOALS", "LEEDS"} <= signs.words_of([], [a_club().played_at("Goals Leeds")])


def test_a_player_is_named_by_the_first_name_or_a_form_of_it() -> None:
    assert is_named(a_player("Dave Okafor"), frozenset({"for", "david"}))
    assert not is_named(a_player("Dave Okafor"), frozenset({"okafor", "d"}))
