"""A payment is booked whole or not at all, and never twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club import ledger
from club.asking import Claim
from club.errors import Conflict, Invalid
from club.ids import ClubId, PlayerId
from club.ledger import Kind
from club.money import Pence
from club.payments import Payment, Route, Share, State
from tests.builders import NOW, a_club, a_payment

ASHLEY, SAM = PlayerId("ashley"), PlayerId("sam")
CLUB, OTHER = a_club().club_id, a_club(-5).club_id


def share(player: PlayerId, amount: int = 500) -> Share:
    return Share(club_id=a_club().club_id, player_id=player, amount=Pence(amount))


def booked(payment: Payment, *shares: Share) -> Payment:
    return payment.assign(shares, evidence=("code K7WMX",), at=NOW)


def test_a_booking_is_a_line_for_each_share() -> None:
    payment = booked(a_payment(amount=1000), share(ASHLEY), share(SAM))
    assert payment.state is State.MATCHED
    assert [(entry.player_id, entry.amount) for entry in payment.shares] == [(ASHLEY, 500), (SAM, 500)]


def test_booking_it_again_the_same_way_changes_nothing_and_otherwise_is_refused() -> None:
    payment = booked(a_payment(), share(ASHLEY))
    assert booked(payment, share(ASHLEY)) == payment
    with pytest.raises(Conflict):
        booked(payment, share(SAM))


@pytest.mark.parametrize("shares", [(), (share(ASHLEY, 400),), (share(ASHLEY, 600), share(SAM, -100))])
def test_shares_that_do_not_add_up_are_refused(shares: tuple[Share, ...]) -> None:
    with pytest.raises(Invalid):
        booked(a_payment(), *shares)


def test_one_player_has_one_share() -> None:
    with pytest.raises(Invalid):
        booked(a_payment(amount=1000), share(ASHLEY), share(ASHLEY))


def test_undo_is_a_reversal_and_not_an_erasure() -> None:
    payment = booked(a_payment(), share(ASHLEY)).undo(at=NOW)
    assert (payment.state, ledger.balance(payment.entries), len(payment.entries)) == (State.UNMATCHED, 0, 2)
    again = booked(payment, share(ASHLEY))
    assert len({entry.entry_id for entry in again.entries}) == 3


def test_what_the_bank_took_back_cannot_be_booked() -> None:
    gone = booked(a_payment(), share(ASHLEY)).taken_back(at=NOW, bank_updated_at=NOW)
    assert (gone.state, ledger.balance(gone.entries)) == (State.REVERSED, 0)
    with pytest.raises(Conflict):
        booked(gone, share(ASHLEY))
    with pytest.raises(Conflict):
        gone.undo(at=NOW)


def test_not_football_is_for_what_is_not_booked() -> None:
    ignored = a_payment().ignore(at=NOW)
    assert (ignored.state, ignored.ignored_at) == (State.IGNORED, NOW)
    assert ignored.undo(at=NOW).state is State.UNMATCHED
    with pytest.raises(Conflict):
        booked(a_payment(), share(ASHLEY)).ignore(at=NOW)


def test_forgetting_leaves_nothing_of_the_payer() -> None:
    forgotten = a_payment().forgotten()
    assert (forgotten.payer_name, forgotten.reference, forgotten.account_keys) == (None, None, ())


LATER = NOW + timedelta(minutes=1)
acts = st.sampled_from(
    [
        lambda p: booked(p, share(ASHLEY)),
        lambda p: booked(p, share(SAM)),
        lambda p: booked(p, share(ASHLEY, 200), share(SAM, 300)),
        lambda p: p.ignore(at=LATER),
        lambda p: p.undo(at=LATER),
        lambda p: p.taken_back(at=LATER, bank_updated_at=LATER),
    ]
)


@given(st.lists(acts, max_size=20))
def test_whatever_is_decided_it_counts_once_or_not_at_all(decisions: list[Callable[[Payment], Payment]]) -> None:
    payment = a_payment()
    for decide in decisions:
        before = payment.entries
        try:
            payment = decide(payment)
        except Conflict:
            continue
        assert payment.entries[: len(before)] == before
        assert ledger.balance(payment.entries) == (500 if payment.state is State.MATCHED else 0)
        assert sum(entry.amount for entry in payment.shares) == ledger.balance(payment.entries)
        assert len({entry.entry_id for entry in payment.entries}) == len(payment.entries)


def test_what_is_undone_is_open_to_every_club_on_the_line_again() -> None:
    others = (ClubId("another"), a_club().club_id)
    undone = booked(a_payment(), share(ASHLEY)).undo(at=NOW, clubs=others)
    assert undone.clubs == (a_club().club_id, ClubId("another"))
    assert undone.evidence == ()


def test_what_was_not_football_has_no_name_any_more_once_the_bank_took_it_back() -> None:
    gone = a_payment().ignore(at=NOW).taken_back(at=NOW, bank_updated_at=NOW)
    assert (gone.payer_name, gone.reference, gone.ignored_at) == (None, None, None)
    assert a_payment().taken_back(at=NOW, bank_updated_at=NOW).payer_name == "A JONES"


def test_cash_that_is_undone_never_happened() -> None:
    cash = booked(replace(a_payment(), route=Route.CASH), share(ASHLEY))
    assert [entry.kind for entry in cash.entries] == [Kind.CASH]
    undone = cash.undo(at=NOW)
    assert (undone.state, ledger.balance(undone.entries)) == (State.REVERSED, 0)


@pytest.mark.parametrize("state", [State.REVERSED, State.FORGOTTEN])
def test_what_is_gone_can_be_neither_ignored_nor_undone(state: State) -> None:
    gone = replace(a_payment(), state=state)
    for decide in (gone.ignore, gone.undo):
        with pytest.raises(Conflict):
            decide(at=NOW)


def test_all_shares_are_of_one_club() -> None:
    theirs = Share(club_id=ClubId("another"), player_id=SAM, amount=Pence(500))
    with pytest.raises(Invalid):
        booked(a_payment(amount=1000), share(ASHLEY), theirs)


def test_a_group_is_asked_once_and_each_club_has_its_own_message() -> None:
    asked = a_payment().ask(CLUB, reference="thanks", at=NOW)
    assert asked.ask(CLUB, reference=None, at=LATER) == asked
    both = asked.ask(OTHER, reference=None, at=LATER)
    assert both.asked_in == (CLUB, OTHER)
    assert [both.is_asked(number) for number in (-1, 0, 1, 2, 3)] == [False, False, True, True, False]


@pytest.mark.parametrize("settle", ["assign", "ignore", "taken_back"])
def test_settling_closes_every_asking_and_undoing_opens_none(settle: str) -> None:
    asked = a_payment().ask(CLUB, reference=None, at=NOW).ask(OTHER, reference=None, at=NOW)
    deciding: dict[str, Callable[[], Payment]] = {
        "assign": lambda: asked.assign((share(ASHLEY),), evidence=(), at=NOW),
        "ignore": lambda: asked.ignore(at=NOW),
        "taken_back": lambda: asked.taken_back(at=NOW, bank_updated_at=LATER),
    }
    settled = deciding[settle]()
    assert settled.asked_in == ()
    with pytest.raises(Conflict):
        settled.ask(CLUB, reference=None, at=LATER)
    if settle != "taken_back":
        undone = settled.undo(at=LATER)
        assert undone.asked_in == ()
        assert undone.ask(CLUB, reference=None, at=LATER).is_asked(3)


def test_the_first_who_says_so_stays_the_first() -> None:
    claimed, noted = a_payment().claim(SAM)
    second, _ = claimed.claim(PlayerId("priya"))
    again, already = second.claim(SAM)
    assert (noted, already, again) == (Claim.NOTED, Claim.ALREADY, second)
    assert again.claims == ("sam", "priya")


def test_asking_another_club_keeps_what_was_claimed_and_asking_anew_does_not() -> None:
    claimed, _ = a_payment().ask(CLUB, reference=None, at=NOW).claim(SAM)
    assert claimed.ask(OTHER, reference=None, at=NOW).claims == ("sam",)
    undone = claimed.ignore(at=NOW).undo(at=LATER)
    assert undone.claims == ("sam",)
    assert undone.ask(CLUB, reference=None, at=LATER).claims == ()
