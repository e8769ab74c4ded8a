"""The answers to taps: what the person needs, within Telegram's 200 characters."""

import pytest

from bot.texts.signing_up import Listed, joined, left, promoted, promoted_in_group, put_on, taken_off
from club.fixtures import (
    AlreadyIn,
    AlreadyWaiting,
    Closed,
    Joined,
    JoinOutcome,
    LeaveOutcome,
    Left,
    NotIn,
    Status,
    Waitlisted,
)
from club.ids import PlayerId
from club.money import Pence


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Joined(3), "You're in. 3 places left."),
        (Joined(1), "You're in. 1 place left."),
        (Joined(0), "You're in. That was the last place."),
        (Waitlisted(2), "Full just now: you're 2nd in line. I'll message you if a place opens."),
        (AlreadyIn(), "You're already in."),
        (AlreadyWaiting(1), "You're already 1st in line. I'll message you if a place opens."),
        (Closed(Status.OVER), "That game is over."),
        (Closed(Status.CANCELLED), "That game was cancelled."),
    ],
)
def test_in(outcome: JoinOutcome, words: str) -> None:
    assert joined(outcome) == words


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Left(), "You're out. Thanks for saying so."),
        (NotIn(), "Noted: you can't make this one. Thanks for saying so."),
        (Left(guests=(PlayerId("mike"),)), "You're out, and so is your guest. Thanks for saying so."),
        (
            Left(owes=1),
            "You're out. It's late for that: you owe £5.00 unless somebody takes your place. Tap I'm in to come back.",
        ),
        (
            Left(owes=3, guests=(PlayerId("mike"), PlayerId("zed"))),
            (
                "You're out, and so are your guests. It's late for that: you owe £15.00 unless somebody takes your "
                "places. Tap I'm in to come back."
            ),
        ),
        (Closed(Status.OVER), "That game is over."),
    ],
)
def test_out(outcome: LeaveOutcome, words: str) -> None:
    assert left(outcome, Pence(500)) == words


def test_who_confirms_is_thanked_with_the_time_it_is_now() -> None:
    confirmed = AlreadyIn(confirmed=True)
    assert joined(confirmed, moment="Thu 5 Mar, 19:00") == "Thanks: you're in for Thu 5 Mar, 19:00."
    assert joined(confirmed) == "Thanks: you're in."


def test_who_waits_while_others_have_first_go_reads_until_when_and_not_why() -> None:
    held = Waitlisted(1, held=True)
    line = "You're 1st in line. I'll message you when you're in."
    assert joined(held, until="Thu 12:00") == f"Others have first go until Thu 12:00. {line}"
    assert joined(held) == f"Others have first go. {line}"


def test_an_old_card_names_the_next_game() -> None:
    assert joined(Closed(Status.OVER), next_one="Wed 11 Mar") == "That game is over. The next one is Wed 11 Mar."


def test_promoted() -> None:
    assert promoted("Wed") == "A place opened: you're in for Wed. See you there!"
    assert promoted_in_group(None, "<Sam>", "Wed") == "&lt;Sam&gt;, a place opened: you're in for Wed."


SAM = Listed("Sam", "Wed")


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Joined(2), "Sam is in for Wed. 2 places left."),
        (Joined(0), "Sam is in for Wed. That was the last place."),
        (Waitlisted(1), "Wed is full: Sam is 1st in line."),
        (Waitlisted(2, held=True), "Others have first go for Wed: Sam is 2nd in line."),
        (AlreadyIn(), "Sam is already in for Wed."),
        (AlreadyWaiting(1), "Sam is already 1st in line for Wed."),
        (Closed(Status.CANCELLED), "That game was cancelled."),
    ],
)
def test_put_on_by_the_organiser(outcome: JoinOutcome, words: str) -> None:
    assert put_on(SAM, outcome) == words


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Left(), "Sam is out of Wed."),
        (Left(guests=(PlayerId("mike"),)), "Sam is out of Wed, and so is their guest."),
        (Left(guests=(PlayerId("mike"), PlayerId("joe"))), "Sam is out of Wed, and so are their guests."),
        (NotIn(), "Sam isn't on the list of any game ahead."),
        (Closed(Status.OVER), "That game is over."),
    ],
)
def test_taken_off_by_the_organiser(outcome: LeaveOutcome, words: str) -> None:
    assert taken_off(SAM, outcome) == words
