"""Who may have paid together, and what each has of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club import codes
from club.ids import AccountKey, PaymentId, PlayerId
from club.matching import Roster, Standing
from club.money import Pence
from club.players import Player
from club.splitting import Proposal, parts
from tests.builders import NOW, a_club, a_player

HOME = AccountKey("home")
ASHLEY = a_player("Ashley Jones", reference_code="K7WMX")
TOM = a_player("Tom Jones", reference_code="")
SAM = a_player("Sam Okafor", reference_code=codes.issue("sam", ()))
KWAME = a_player("Kwame Mensah", reference_code="")
EVERYBODY = [ASHLEY, TOM, SAM, KWAME]


def owing(**pence: int) -> dict[PlayerId, Standing]:
    named = {player.name.split()[0].lower(): player.player_id for player in EVERYBODY}
    return {
        named[name]: Standing(player_id=named[name], balance=Pence(-owed), last_played=None, last_paid=None)
        for name, owed in pence.items()
    }


def ask(
    *payers: str, amount: int = 1000, reference: str = "", players: list[Player] = EVERYBODY, **owed: Any
) -> tuple[Proposal, ...]:
    return Roster([a_club()], players).splits(
        amount=Pence(amount), payer_names=payers, reference=reference, keys=(HOME,), standings=owing(**owed), now=NOW
    )


def told(proposals: tuple[Proposal, ...]) -> list[tuple[dict[str, int], str]]:
    return [({part.player.name.split()[0]: part.amount for part in one.parts}, one.reason) for one in proposals]


def test_a_joint_account_may_pay_for_both() -> None:
    found = ask("A JONES & T JONES", ashley=500, tom=500, sam=500, kwame=500)
    assert told(found) == [({"Ashley": 500, "Tom": 500}, "joint account")]
    assert found[0].shares == {ASHLEY.player_id: 500, TOM.player_id: 500}


@pytest.mark.parametrize(("payer", "reference"), [
    ("A JONES", "for me and sam"), ("A JONES", "Sam + me"), ("A JONES", "sam footy"), ("W WHITE", "ashley and sam"),
    ("W WHITE", "K7WMX and Sam"),
])  # fmt: skip
def test_whom_the_reference_names_beside_the_payer(payer: str, reference: str) -> None:
    found = ask(payer, reference=reference, ashley=500, tom=500, sam=500, kwame=500)
    assert told(found) == [({"Ashley": 500, "Sam": 500}, "named in the reference")]


def test_two_codes_are_two_players() -> None:
    found = ask("W WHITE", reference=f"K7WMX {SAM.reference_code}", amount=1200, ashley=500, sam=700, tom=700)
    assert told(found) == [({"Ashley": 500, "Sam": 700}, "both codes")]


def test_brothers_of_whom_one_pays() -> None:
    found = ask("A JONES", ashley=500, tom=500, sam=500, kwame=500)
    assert told(found) == [({"Ashley": 500, "Tom": 500}, "same family name")]


def test_who_was_paid_for_together_before_comes_first() -> None:
    ashley = ASHLEY.learned_with([SAM.player_id], HOME, PaymentId("p"), NOW)
    sam = SAM.learned_with([ASHLEY.player_id], HOME, PaymentId("p"), NOW)
    found = ask("A JONES", players=[ashley, TOM, sam, KWAME], ashley=500, tom=500, sam=500, kwame=500)
    assert told(found) == [({"Ashley": 500, "Sam": 500}, "paid for both before")]


def test_three_who_are_named() -> None:
    found = ask("A JONES", reference="me, tom & sam", amount=1700, ashley=500, tom=500, sam=700)
    assert told(found) == [({"Ashley": 500, "Sam": 700, "Tom": 500}, "named in the reference")]


def test_a_sum_that_nothing_points_at_only_where_no_other_two_owe_it() -> None:
    assert told(ask("J UNHEARD", amount=1250, ashley=500, sam=750)) == [
        ({"Ashley": 500, "Sam": 750}, "what they owe together")
    ]
    assert ask("J UNHEARD", amount=1250, ashley=500, kwame=500, sam=750) == ()
    assert ask("J UNHEARD", amount=1250, ashley=500, sam=750, kwame=1250) == ()
    assert ask("J UNHEARD", amount=1000, ashley=500, sam=500, tom=500) == ()


def test_a_payer_who_is_known_pays_for_themselves_as_well() -> None:
    assert told(ask("S OKAFOR", amount=1250, ashley=500, kwame=500, sam=750)) == []
    assert told(ask("S OKAFOR", amount=1250, ashley=500, kwame=600, sam=750)) == [
        ({"Sam": 750, "Ashley": 500}, "what they owe together")
    ]
    assert ask("S OKAFOR", amount=1250, ashley=500, kwame=750) == ()


def test_only_what_adds_up_to_the_penny_is_proposed() -> None:
    assert ask("A JONES & T JONES", amount=1001, ashley=500, tom=500) == ()
    assert ask("A JONES & T JONES", amount=500, ashley=500) == ()
    assert ask("A JONES & T JONES", amount=1000, ashley=1000, tom=0) == ()


def test_players_of_two_clubs_do_not_share_a_payment() -> None:
    other = a_club(-100_222)
    there = a_player("Tom Jones", club_id=other.club_id)
    roster = Roster([a_club(), other], [ASHLEY, there])
    found = roster.splits(
        amount=Pence(1000), payer_names=("A JONES & T JONES",), reference="", keys=(), now=NOW,
        standings=owing(ashley=500, tom=500),
    )  # fmt: skip
    assert found == ()


def test_never_more_than_two_proposals() -> None:
    brothers = [a_player(f"{name} Jones") for name in ("Ashley", "Tom", "Rhys", "Gareth", "Ewan")]
    standings = {
        one.player_id: Standing(player_id=one.player_id, balance=Pence(-500), last_played=None, last_paid=None)
        for one in brothers
    }
    found = Roster([a_club()], brothers).splits(
        amount=Pence(1000), payer_names=("A JONES",), reference="", keys=(), standings=standings, now=NOW
    )
    assert len(found) == 2
    assert all("Ashley Jones" in {part.player.name for part in one.parts} for one in found)


def test_parts_are_what_each_owes_if_that_adds_up_and_equal_parts_if_not() -> None:
    ashley, tom, sam = PlayerId("ashley"), PlayerId("tom"), PlayerId("sam")
    assert parts(Pence(1200), {ashley: Pence(500), tom: Pence(700)}) == {ashley: 500, tom: 700}
    assert parts(Pence(1000), {ashley: Pence(500), tom: Pence(700)}) == {ashley: 500, tom: 500}
    assert parts(Pence(1000), {ashley: Pence(1000), tom: Pence(0)}) == {ashley: 500, tom: 500}
    assert parts(Pence(1001), {ashley: Pence(0), tom: Pence(0), sam: Pence(0)}) == {ashley: 335, tom: 333, sam: 333}
    assert parts(Pence(1000), {}) == {}


@given(
    amount=st.integers(3, 100_000),
    owed=st.dictionaries(
        st.sampled_from([PlayerId("a"), PlayerId("b"), PlayerId("c")]), st.integers(0, 5000), min_size=1
    ),
)
def test_parts_always_add_up(amount: int, owed: dict[PlayerId, int]) -> None:
    divided = parts(Pence(amount), {player: Pence(pence) for player, pence in owed.items()})
    assert list(divided) == list(owed)
    assert sum(divided.values()) == amount
    assert min(divided.values()) > 0
    assert max(divided.values()) - min(divided.values()) < len(owed) or divided == owed
