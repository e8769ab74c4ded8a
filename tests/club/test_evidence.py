from dataclasses import replace

import pytest

from club import codes
from club.evidence import Evidence, Sort, gather, ground, sorts
from club.ids import AccountKey, PaymentId
from club.known import Known
from club.oddities import Ground
from club.payments import Transfer
from club.players import Player
from tests.builders import NOW, a_club, a_player, a_transfer

HOME = AccountKey("home")
ASHLEY = a_player("Ashley Jones", reference_code="K7WMX")
TOM = a_player("Tom Okafor", reference_code=codes.issue("tom", ()))
P1, P2 = PaymentId("p1"), PaymentId("p2")


def told(*players: Player, keys: tuple[AccountKey, ...] = (HOME,), **facts: str) -> dict[str, set[Sort]]:
    """The sorts of evidence for each, by first name."""
    said = replace(a_transfer(payer_names=("W WHITE",), reference=""), **facts)  # type: ignore[arg-type]
    found = gather(Known([a_club()], players), said, keys, stranger=False)
    names = {player.player_id: player.name.split()[0] for player in players}
    return {names[player]: set(sorts(evidence)) for player, evidence in found.items()}


def test_an_account_is_its_players_until_it_pays_for_another() -> None:
    ashley, tom = ASHLEY.learned(HOME, P1, NOW), TOM.learned(HOME, P2, NOW)
    assert told(ashley, TOM) == {"Ashley": {Sort.ACCOUNT}}
    assert told(ashley, tom) == {"Ashley": {Sort.ACCOUNT_OF_SEVERAL}, "Tom": {Sort.ACCOUNT_OF_SEVERAL}}
    assert told(ashley, tom, reference="tom footy") == {"Tom": {Sort.ACCOUNT_NAMING}}


def test_an_account_that_once_paid_for_another_is_nobodys_alone_whatever_is_known_of_the_other() -> None:
    marked = ASHLEY.learned(HOME, P1, NOW).not_alone([HOME], [TOM.player_id])
    assert told(marked, TOM) == {"Ashley": {Sort.ACCOUNT_OF_SEVERAL}}
    assert told(marked) == {"Ashley": {Sort.ACCOUNT_OF_SEVERAL}}
    shared = ASHLEY.learned(HOME, P1, NOW).learned_with([TOM.player_id], HOME, P2, NOW)
    assert told(shared, TOM) == {"Ashley": {Sort.ACCOUNT_OF_SEVERAL}}


def test_somebody_elses_account_counts_when_it_names_the_player() -> None:
    ashley = ASHLEY.learned(HOME, P1, NOW, named=True)
    assert told(ashley) == {"Ashley": {Sort.ACCOUNT_UNNAMED}}
    assert told(ashley, reference="for Ash") == {"Ashley": {Sort.ACCOUNT_NAMING}}
    assert told(ashley, TOM.learned(HOME, P2, NOW)) == {"Tom": {Sort.ACCOUNT}}


def test_what_may_be_a_code_is_evidence_only_beside_other_evidence() -> None:
    hidden = "EBAYK7WMXQ"
    assert told(ASHLEY, TOM, reference=hidden) == {}
    assert told(ASHLEY, TOM.learned(HOME, P1, NOW), reference=hidden) == {
        "Tom": {Sort.ACCOUNT}, "Ashley": {Sort.MAYBE_CODE},
    }  # fmt: skip


def test_a_known_account_tells_two_of_one_name_apart() -> None:
    ashley = replace(ASHLEY, accepted_bank_names=("A JONES",)).learned(HOME, P1, NOW)
    alan = a_player("Alan Jones", accepted_bank_names=("A JONES",))
    known = Known([a_club()], [ashley, alan])
    one = gather(known, a_transfer(), (HOME,), stranger=False)
    assert {player: set(sorts(found)) for player, found in one.items()} == {ashley.player_id: {Sort.ACCOUNT, Sort.NAME}}
    another = gather(known, a_transfer(), (AccountKey("new"),), stranger=False)
    assert another.keys() == {ashley.player_id, alan.player_id}
    assert gather(known, a_transfer(), (), stranger=True) == {}


def test_whom_the_bank_would_call_the_same_is_evidence_too() -> None:
    ashley, alan = replace(ASHLEY, accepted_bank_names=("A JONES",)), a_player("Alan Jones")
    found = gather(Known([a_club()], [ashley, alan]), a_transfer(), (), stranger=False)
    assert sorts(found[alan.player_id]) == {Sort.NAMESAKE}


@pytest.mark.parametrize(("players", "words"), [
    ((), "account known since 4 March, shared with somebody who left"),
    ((TOM,), "account known since 4 March, shared with Tom Okafor"),
])  # fmt: skip
def test_the_words_say_with_whom_an_account_is_shared(players: tuple[Player, ...], words: str) -> None:
    ashley = ASHLEY.learned_with([TOM.player_id], HOME, P1, NOW)
    found = gather(Known([a_club()], [ashley, *players]), a_transfer(payer_names=("W",)), (HOME,), stranger=False)
    assert found[ASHLEY.player_id] == [Evidence(Sort.ACCOUNT_OF_SEVERAL, words)]


@pytest.mark.parametrize(("sort", "rests_on"), [
    (Sort.CODE, Ground.CODE), (Sort.ACCOUNT, Ground.ACCOUNT), (Sort.ACCOUNT_UNNAMED, Ground.ACCOUNT),
    (Sort.ACCOUNT_OF_SEVERAL, Ground.ACCOUNT), (Sort.NAME, Ground.NAME), (Sort.MAYBE_CODE, Ground.NAME),
])  # fmt: skip
def test_a_decision_rests_on_the_strongest_evidence(sort: Sort, rests_on: Ground) -> None:
    weak = Evidence(Sort.NAMESAKE, "")
    assert ground({ASHLEY.player_id: [weak], TOM.player_id: [Evidence(sort, "")]}) is rests_on


def test_through_a_company_only_a_code_tells() -> None:
    company: Transfer = a_transfer(payer_names=("REVOLUT LTD",), reference="K7WMX")
    known = Known([a_club()], [ASHLEY, TOM.learned(HOME, P1, NOW)])
    assert gather(known, company, (HOME,), stranger=False).keys() == {ASHLEY.player_id}
    assert gather(known, replace(company, reference="footy"), (HOME,), stranger=False) == {}
