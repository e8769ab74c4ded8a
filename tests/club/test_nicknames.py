import pytest

from club.nicknames import same_person, short_forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dave", "david"),
        ("ash", "ashley"),
        ("tom", "thomas"),
        ("liz", "elizabeth"),
        ("bob", "robert"),
        ("mo", "mohammed"),
    ],
)
def test_a_short_form_stands_for_the_name_both_ways(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


def test_different_names_are_different_people() -> None:
    assert not same_person("david", "daniel")
    assert same_person("ngozi", "ngozi")


def test_the_forms_of_a_name_hold_the_name_itself() -> None:
    assert {"dave", "david"} <= short_forms("dave")
    assert short_forms("ngozi") == {"ngozi"}
