"""Mistakes that people make are one family, and each says in words what is wrong."""

import pytest

from club.errors import ClubError, Conflict, Forbidden, Invalid, NotFound
from club.ports import StoreDown


@pytest.mark.parametrize("kind", [Conflict, Forbidden, Invalid, NotFound])
def test_each_is_a_club_error_with_its_message(kind: type[ClubError]) -> None:
    error = kind("That game is full.")
    assert isinstance(error, ClubError)
    assert error.message == str(error) == "That game is full."


def test_what_is_invalid_may_name_its_field() -> None:
    assert Invalid("No.").field is None
    assert Invalid("No.", field="price").field == "price"


def test_a_database_that_is_away_is_nobodys_mistake() -> None:
    assert not issubclass(StoreDown, ClubError)
