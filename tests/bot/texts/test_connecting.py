"""The words about an organiser's bank account: they fit, names are text, and every error says what to do."""

from dataclasses import replace

import pytest

from bot.texts import connecting as texts
from bot.texts.connecting import Waiting
from bot.texts.words import MESSAGE_ROOM, TOAST_ROOM, length
from club.bank import BankDown, BankError, LoggedOut, NotApproved, TooFarBack, TooFast
from club.catching_up import Preview
from club.decisions import Matched, Part, Shared, Unknown
from club.first_look import Booked, FirstLook
from club.logins import Choice
from club.money import Pence
from tests.builders import NOW, a_club, a_line, a_login, a_player, a_transfer

JOINT = Choice(account_id="acc_joint", kind="joint", last_digits="1234", owners=("Olly <b>", "Jo"))
CLUB = a_club(name="R&D")


def test_an_account_is_told_by_its_kind_its_last_digits_and_its_owners() -> None:
    assert texts.account(JOINT) == "Joint account …1234 (Olly <b> and Jo)"
    assert texts.account(Choice(account_id="acc", kind="of later times")) == "Account"


def test_names_are_text() -> None:
    login = replace(a_login(), account=JOINT)
    shown = [
        texts.just_connected(CLUB, login, again=False),
        texts.connected(CLUB, a_line(), login, waiting=Waiting(), read_at=None, now=NOW),
        texts.logged_out(CLUB),
        texts.log_in(CLUB),
        texts.not_connected(CLUB, public=""),
    ]
    assert all("R&amp;D" in text for text in shown)
    assert "Olly &lt;b&gt;" in shown[0]
    assert "Olly &lt;b&gt;" in shown[1]


def test_what_does_not_work_is_said_and_what_waits() -> None:
    login = replace(a_login(), account=JOINT, hook_id="webhook_1")
    well = texts.connected(CLUB, replace(a_line(), last_seen_at=NOW), login, waiting=Waiting(), read_at=NOW, now=NOW)
    assert "Last payment heard of: Wed 4 Mar, 12:00." in well
    assert "Statement last read: Wed 4 Mar, 12:00." in well
    assert "/unmatched" not in well
    untold = texts.connected(
        CLUB, a_line(), replace(login, hook_id=None), waiting=Waiting(questions=2), read_at=None, now=NOW
    )
    assert "2 payments to sort out: /unmatched." in untold
    assert "Check now" in untold


def test_where_the_bank_cannot_reach_us_nothing_is_there_to_be_tried_again() -> None:
    login = replace(a_login(), hook_id=None)
    shown = texts.connected(CLUB, a_line(), login, waiting=Waiting(), read_at=NOW, now=NOW, public=False)
    assert "I look at your statement every few minutes.\nStatement last read: Wed 4 Mar, 12:00." in shown
    assert "Check now" not in shown
    assert "Nothing yet" not in shown


def test_what_waits_for_the_bank_and_since_when_it_is_silent() -> None:
    late = Waiting(unconfirmed=1, silent=NOW)
    shown = texts.connected(CLUB, a_line(), a_login(), waiting=late, read_at=None, now=NOW)
    assert "\n1 payment waits for Monzo to confirm it.\nMonzo hasn't answered since Wed 4 Mar, 12:00. I keep" in shown
    assert "2 payments wait for Monzo to confirm them." in texts.unconfirmed(Waiting(unconfirmed=2), CLUB, now=NOW)
    assert texts.unconfirmed(Waiting(questions=3), CLUB, now=NOW) == ""


@pytest.mark.parametrize(
    ("error", "do"),
    [
        (NotApproved(), "tap Approve"),
        (LoggedOut(), "log in again"),
        (TooFarBack(), "Log in again with /bank"),
        (TooFast(60), "try again in a minute"),
        (BankDown(), "try again in a minute"),
    ],
)
def test_every_error_says_the_one_thing_to_do(error: BankError, do: str) -> None:
    assert do in texts.why(error)
    assert len(texts.why(error)) < TOAST_ROOM


def test_a_month_of_payments_fits_into_a_message() -> None:
    sam, ashley = a_player("Sam <i>"), a_player()
    transfer = a_transfer(amount=Pence(500), created_at=NOW)
    both = Shared((Part(sam, Pence(250)), Part(ashley, Pence(250))), ())
    look = FirstLook([Preview(transfer, Matched(sam, ())), Preview(transfer, both)], [Preview(transfer, Unknown())])
    assert texts.found(look, CLUB, now=NOW) == (
        "I found 3 payments that look like football: 2 I can book (Sam &lt;i&gt; £5.00 on Wed 4 Mar, "
        "Sam &lt;i&gt; and Ashley Jones £5.00 on Wed 4 Mar), 1 I'd ask you about."
    )
    many = FirstLook([Preview(transfer, Matched(a_player("N" * 60), ()))] * 900, [])
    assert length(texts.found(many, CLUB, now=NOW)) < MESSAGE_ROOM


def test_what_became_of_them() -> None:
    assert texts.booked(Booked(1, 0)) == "Booked: 1 payment."
    assert "About 2 payments I ask you" in texts.booked(Booked(0, 2))
    assert texts.booked(Booked(0, 0)) == texts.NOTHING_FOUND
