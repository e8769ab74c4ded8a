from dataclasses import replace

import pytest

from club.ids import PlayerId
from club.rivals import Rivals, is_named, names_besides, paid_by_another
from tests.builders import a_player, a_transfer

ASHLEY, ALAN, BIG_DOG, JUN = map(a_player, ["Ashley Jones", "Alan J", "Big Dog", "Jun"])
RIVALS = Rivals([ASHLEY, ALAN, BIG_DOG, JUN])


@pytest.mark.parametrize(
    ("key", "rivals"), [("a jones", {ASHLEY, ALAN}), ("ashley jones", {ASHLEY}), ("a patel", set())]
)
def test_who_would_have_the_same_name_at_the_bank(key: str, rivals: set[object]) -> None:
    assert set(RIVALS.of_name(key)) == rivals


@pytest.mark.parametrize(
    ("reference", "named"),
    [("for Ash", {ASHLEY}), ("alans game", {ALAN}), ("big win", set()), ("dog footy", {BIG_DOG}), ("jun footy", {JUN}),
     ("4 jun", set()), ("thanks", set())],
)  # fmt: skip
def test_who_is_named(reference: str, named: set[object]) -> None:
    assert set(RIVALS.named(reference)) == named


def test_ones_own_name_names_nobody_else() -> None:
    other = replace(ASHLEY, player_id=PlayerId("other"))
    rivals = Rivals([ASHLEY, other, ALAN])
    assert rivals.besides(ASHLEY, a_transfer(reference="ashley")) == ()
    assert rivals.besides(ASHLEY, a_transfer(reference="alan")) == (ALAN,)


def test_a_given_name_that_nobody_has_is_somebody_elses_too() -> None:
    assert RIVALS.names_a_stranger(ASHLEY, a_transfer(reference="for Luke"))
    assert not RIVALS.names_a_stranger(ASHLEY, a_transfer(reference="ash may"))
    assert not RIVALS.names_a_stranger(BIG_DOG, a_transfer(payer_names=("JONES PLUMBING LTD",), reference="Luke"))


def test_whom_a_nickname_hides_may_be_called_as_the_bank_has_it() -> None:
    assert is_named(BIG_DOG, a_transfer(payer_names=("L JONES",), reference="luke"))
    assert not is_named(BIG_DOG, a_transfer(payer_names=("L JONES",), reference="tom"))


def test_a_friend_pays_when_the_name_is_another_and_the_player_is_named() -> None:
    assert paid_by_another(ASHLEY, "W WHITE", "for ash")
    assert not paid_by_another(ASHLEY, "W WHITE", "footy")
    assert not paid_by_another(ASHLEY, "A JONES", "for ash")
    assert not paid_by_another(BIG_DOG, "LUKE WHITE", "luke")


def test_whom_a_reference_names_besides_these_and_the_payer() -> None:
    said = a_transfer(payer_names=("W WHITE",), reference="Ash, Luke & White")
    assert names_besides([ASHLEY], said) == "luke"
    assert names_besides([ASHLEY, a_player("Luke Day")], said) == ""
    assert names_besides([], a_transfer(payer_names=("A JONES & L DAY",), reference="day")) == "day"


def test_a_nickname_who_signs_with_a_name_like_the_banks_pays_for_themselves() -> None:
    assert not paid_by_another(BIG_DOG, "HUSSAIN U", "from Usman")
    assert paid_by_another(BIG_DOG, "HUSSAIN U", "for Dave")
    assert paid_by_another(ASHLEY, "HUSSAIN U", "for Ashley")
