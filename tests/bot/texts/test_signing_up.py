"""The answers to taps: what the person needs, within Telegram's 200 characters."""

import pytest

from bot.texts.signing_up import joined, left, promoted, promoted_in_group
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
            Left(owes=True),
            "You're out. It's late for that: you owe £5.00 unless somebody takes your place. Tap I'm in to come back.",
        ),
        (
            Left(owes=True, guests=(PlayerId("mike"), PlayerId("zed"))),
            (
                "You're out, and so are your guests. It's late for that: you owe £5.00 unless somebody takes your "
                "place. Tap I'm in to come back."
            ),
        ),
        (Closed(Status.OVER), "That game is over."),
    ],
)
def test_out(outcome: LeaveOutcome, words: str) -> None:
    assert left(outcome, Pence(500)) == words


def test_an_old_card_names_the_next_game() -> None:
    assert joined(Closed(Status.OVER), next_one="Wed 11 Mar") == "That game is over. The next one is Wed 11 Mar."


def test_promoted() -> None:
    assert promoted("Wed") == "A place opened: you're in for Wed. See you there!"
    assert promoted_in_group(None, "<Sam>", "Wed") == "&lt;Sam&gt;, a place opened: you're in for Wed."
