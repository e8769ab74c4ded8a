from dataclasses import replace
from typing import Any

import pytest

from club.candidates import Standing
from club.decisions import Ambiguous, Matched
from club.evidence import Evidence, Sort
from club.ids import PlayerId
from club.judging import judge, standing_of
from club.known import Known
from club.money import Pence
from tests.builders import NOW, a_club, a_player, a_transfer

ASHLEY = a_player("Ashley Jones", reference_code="K7WMX")
TOM = a_player("Tom Okafor", reference_code="")
KNOWN = Known([a_club()], [ASHLEY, TOM])


def judged(*sorts: Sort, owed: int | None = None, known: Known = KNOWN, **facts: Any) -> Matched | Ambiguous:
    """What becomes of evidence of these sorts for Ashley alone."""
    standing = Standing(player_id=ASHLEY.player_id, balance=Pence(-(owed or 0)), last_played=NOW, last_paid=None)
    standings: dict[PlayerId, Standing] | None = None if owed is None else {ASHLEY.player_id: standing}
    told = {ASHLEY.player_id: [Evidence(sort, sort.name) for sort in sorts]}
    decision = judge(known, replace(a_transfer(), **facts), (), told, standings)
    assert isinstance(decision, Matched | Ambiguous)
    return decision


@pytest.mark.parametrize("sort", [Sort.CODE, Sort.ACCOUNT, Sort.ACCOUNT_NAMING, Sort.NAME])
def test_what_is_conclusive_about_one_is_theirs(sort: Sort) -> None:
    assert judged(sort) == Matched(ASHLEY, (sort.name,))


@pytest.mark.parametrize("sort", [Sort.ACCOUNT_UNNAMED, Sort.ACCOUNT_OF_SEVERAL])
def test_an_account_that_may_pay_for_somebody_else_is_a_question(sort: Sort) -> None:
    assert isinstance(judged(sort), Ambiguous)
    assert isinstance(judged(sort, owed=500), Ambiguous)


def test_the_account_of_several_stays_one_under_an_accepted_name() -> None:
    assert isinstance(judged(Sort.ACCOUNT_OF_SEVERAL, Sort.NAME), Ambiguous)


def test_an_account_of_several_pays_for_the_one_who_is_named_a_game_or_all_they_owe() -> None:
    assert isinstance(judged(Sort.ACCOUNT_NAMING, amount=Pence(1000)), Ambiguous)
    assert isinstance(judged(Sort.ACCOUNT_NAMING, amount=Pence(1000), owed=500), Ambiguous)
    assert isinstance(judged(Sort.ACCOUNT_NAMING, amount=Pence(1000), owed=1000), Matched)
    free = Known([replace(a_club(), default_price=Pence(0))], [ASHLEY])
    assert isinstance(judged(Sort.ACCOUNT_NAMING, known=free), Matched)


@pytest.mark.parametrize("sort", [Sort.CODE, Sort.ACCOUNT, Sort.NAME])
def test_a_reference_that_speaks_of_several_is_a_question_and_says_who_is_named(sort: Sort) -> None:
    decision = judged(sort, reference="for me and tom", amount=Pence(1000))
    assert isinstance(decision, Ambiguous)
    assert decision.players == (ASHLEY, TOM)
    assert decision.reasons == (sort.name, "the reference speaks of several")
    assert not decision.private


def test_several_players_are_a_question_that_tells_the_evidence_of_each() -> None:
    told = {player.player_id: [Evidence(Sort.CODE, "code X")] for player in (ASHLEY, TOM)}
    decision = judge(KNOWN, a_transfer(), (), told, None)
    assert decision == Ambiguous((ASHLEY, TOM), ("Ashley Jones: code X", "Tom Okafor: code X"))


def test_who_has_no_line_in_the_ledger_stands_with_nothing() -> None:
    assert standing_of(ASHLEY, None) is None
    nothing = standing_of(ASHLEY, {})
    assert nothing is not None
    assert nothing.balance == 0


def test_more_than_a_game_may_be_for_a_brother_who_owes_just_the_rest() -> None:
    rhys = a_player("Rhys Jones", reference_code="")
    known = Known([a_club()], [ASHLEY, TOM, rhys])

    def decided(amount: int, **owed: int) -> Matched | Ambiguous:
        standings = {
            one.player_id: Standing(player_id=one.player_id, balance=Pence(-pence), last_played=NOW, last_paid=None)
            for one, pence in ((ASHLEY, owed.get("ashley", 0)), (rhys, owed.get("rhys", 0)), (TOM, owed.get("tom", 0)))
        }
        told = {ASHLEY.player_id: [Evidence(Sort.ACCOUNT, "account")]}
        decision = judge(known, a_transfer(amount=Pence(amount)), (), told, standings)
        assert isinstance(decision, Matched | Ambiguous)
        return decision

    assert decided(1000, ashley=500, rhys=500) == Ambiguous((ASHLEY, rhys), ("account", "it may be for others too"))
    assert isinstance(decided(1000, rhys=1000), Ambiguous)
    for amount, owed in ((1000, {"ashley": 1000, "rhys": 500}), (500, {"ashley": 500, "rhys": 500}),
                         (1000, {"ashley": 500, "rhys": 400}), (1000, {"ashley": 500, "tom": 500})):  # fmt: skip
        assert isinstance(decided(amount, **owed), Matched)
    assert isinstance(judge(known, a_transfer(amount=Pence(1000)), (), {TOM.player_id: [
        Evidence(Sort.ACCOUNT, "account")]}, None), Matched)  # fmt: skip


def test_a_joint_account_pays_a_game_or_all_that_the_player_owes() -> None:
    joint: dict[str, Any] = {"payer_names": ("A JONES & W WHITE",)}
    assert isinstance(judged(Sort.ACCOUNT, **joint), Matched)
    assert isinstance(judged(Sort.ACCOUNT, amount=Pence(1000), owed=1000, **joint), Matched)
    assert isinstance(judged(Sort.ACCOUNT, amount=Pence(1000), owed=500, **joint), Ambiguous)
