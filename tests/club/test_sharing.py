"""What was divided once is divided so again: to the penny, and only where nothing speaks of anybody else."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club import codes
from club.candidates import Standing
from club.ids import AccountKey, PaymentId, PlayerId, TelegramId
from club.matching import Ambiguous, Matched, Part, Roster, Shared
from club.money import Pence
from club.payments import Route
from club.players import Player
from tests.builders import NOW, a_club, a_player, a_transfer

HOME, NEW = AccountKey("home"), AccountKey("new")
P1, P2 = PaymentId("p1"), PaymentId("p2")


def couple(*more: Player) -> list[Player]:
    """Ashley and Tom, for whom one payment was divided; and Sam."""
    ashley = a_player("Ashley Jones", reference_code="K7WMX")
    tom = a_player("Tom Okafor", reference_code=codes.issue("tom", ()))
    sam = a_player("Sam Patel", reference_code=codes.issue("sam", ()))
    return [
        ashley.learned_with([tom.player_id], HOME, P1, NOW), tom.learned_with([ashley.player_id], HOME, P1, NOW), sam,
        *more,
    ]  # fmt: skip


ASHLEY, TOM, SAM = couple()


def owing(*pence: int) -> dict[PlayerId, Standing]:
    return {
        player.player_id: Standing(player_id=player.player_id, balance=Pence(-owed), last_played=NOW, last_paid=None)
        for player, owed in zip((ASHLEY, TOM, SAM), pence, strict=False)
    }


BOTH = owing(500, 700)


def decided(
    players: list[Player] | None = None,
    standings: Mapping[PlayerId, Standing] | None = BOTH,
    keys: tuple[AccountKey, ...] = (HOME,),
    **facts: Any,
) -> object:
    said = replace(a_transfer(payer_names=("A JONES",), amount=Pence(1200), reference="footy"), **facts)
    return Roster([a_club()], couple() if players is None else players).decide(said, keys, standings)


def test_exactly_what_they_owe_together_is_divided_as_before() -> None:
    decision = decided()
    assert isinstance(decision, Shared)
    assert decision.parts == (Part(ASHLEY, Pence(500)), Part(TOM, Pence(700)))
    assert decision.evidence == (
        "account that paid for Ashley Jones and Tom Okafor before",
        "just what they owe together",
    )


@pytest.mark.parametrize("reference", ["", "thanks", "for me and Tom", "ash & tom footy", "legend"])
def test_a_reference_that_names_nobody_besides_them_changes_nothing(reference: str) -> None:
    assert isinstance(decided(reference=reference), Shared)


@pytest.mark.parametrize("facts", [
    {"amount": Pence(1199)}, {"amount": Pence(500)}, {"amount": Pence(2400)}, {"standings": None},
    {"standings": owing(1200, 0)}, {"standings": owing(1200)}, {"standings": owing(500, 600, 100)},
    {"reference": "for Sam"}, {"reference": "Tom and Luke"}, {"reference": "curry"}, {"reference": "footy and beer"},
    {"reference": SAM.reference_code[:4]}, {"reference": f"EBAY{SAM.reference_code}Q"}, {"review": True},
    {"route": Route.CASH}, {"payer_names": ("A JONES & S PATEL",)},
])  # fmt: skip
def test_anything_else_is_a_question(facts: dict[str, Any]) -> None:
    assert isinstance(decided(**facts), Ambiguous)


def test_a_code_says_whose_it_is() -> None:
    decision = decided(reference=SAM.reference_code)
    assert isinstance(decision, Matched)
    assert decision.player == SAM


def test_one_of_their_codes_alone_books_what_that_one_owes_and_a_game_and_nothing_more() -> None:
    for amount, standings in ((500, BOTH), (1200, owing(1200, 700)), (300, None)):
        decision = decided(reference="K7WMX", amount=Pence(amount), standings=standings)
        assert isinstance(decision, Matched)
        assert decision.player == ASHLEY
    for amount in (1200, 1000, 1700):
        assert isinstance(decided(reference="K7WMX", amount=Pence(amount)), Ambiguous)
    assert isinstance(decided(reference=f"K7WMX {TOM.reference_code}"), Shared)


@pytest.mark.parametrize(
    "strangers",
    [
        [SAM.learned(HOME, P2, NOW)],
        [SAM.learned_with([ASHLEY.player_id, TOM.player_id], HOME, P2, NOW)],
    ],
)
def test_an_account_that_paid_for_anybody_else_too_is_a_question(strangers: list[Player]) -> None:
    assert isinstance(decided([ASHLEY, TOM, *strangers]), Ambiguous)


def test_a_name_of_somebody_elses_is_a_question() -> None:
    named = replace(SAM, accepted_bank_names=("W WHITE",))
    assert isinstance(decided([ASHLEY, TOM, named], payer_names=("W WHITE",)), Ambiguous)


def test_it_takes_everybody_whom_the_payment_was_divided_among() -> None:
    assert isinstance(decided([ASHLEY, SAM]), Ambiguous)
    assert isinstance(decided([ASHLEY, replace(TOM, accounts=()), SAM]), Ambiguous)
    assert isinstance(decided([ASHLEY.not_alone([HOME], [SAM.player_id]), TOM, SAM]), Ambiguous)
    assert not isinstance(decided(keys=(NEW,)), Shared)


def test_payments_that_each_taught_one_of_them_do_not_make_them_a_pair() -> None:
    once = [replace(ASHLEY, accounts=()).learned(HOME, P1, NOW), replace(TOM, accounts=()).learned(HOME, P2, NOW), SAM]
    assert isinstance(decided(once), Ambiguous)


def test_each_having_been_paid_for_alone_as_well_does_no_harm() -> None:
    ashley = replace(ASHLEY, accounts=()).learned(HOME, P2, NOW)
    both = [ashley.learned_with([TOM.player_id], HOME, P1, NOW), TOM, SAM]
    assert isinstance(decided(both), Shared)
    assert isinstance(decided(both, amount=Pence(500)), Ambiguous)


def test_a_company_and_a_player_in_two_clubs_are_questions() -> None:
    assert not isinstance(decided(payer_names=("REVOLUT LTD",)), Shared)
    other = a_club(-100_222)
    here = replace(TOM, telegram_id=TelegramId(7))
    there = a_player("Tom", club_id=other.club_id, telegram_id=TelegramId(7))
    said = a_transfer(payer_names=("A JONES",), amount=Pence(1200))
    decision = Roster([a_club(), other], [ASHLEY, here, SAM, there]).decide(said, (HOME,), BOTH)
    assert isinstance(decision, Ambiguous)


def test_far_too_much_is_a_question_also_when_they_owe_it() -> None:
    assert isinstance(decided(standings=owing(4000, 1001), amount=Pence(5001)), Ambiguous)


@given(
    amount=st.integers(1, 3000),
    owed=st.tuples(st.integers(0, 1500), st.integers(0, 1500), st.integers(0, 1500)),
    reference=st.sampled_from(["", "footy", "for tom", "sam", "me and tom", "ashley", "curry"]),
)
def test_such_an_account_alone_never_books_the_whole_for_one(
    amount: int, owed: tuple[int, int, int], reference: str
) -> None:
    decision = decided(standings=owing(*owed), amount=Pence(amount), reference=reference)
    if isinstance(decision, Matched):  # the reference names just one, and it is a game or all they owe
        assert decision.player.name.split()[0].lower() in reference
        assert amount <= 500 or owed[[ASHLEY, TOM].index(decision.player)] == amount
    if isinstance(decision, Shared):
        assert sum(part.amount for part in decision.parts) == amount
        assert [part.amount for part in decision.parts] == list(owed[:2])
