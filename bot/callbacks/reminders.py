"""Buttons of reminders, the organiser's and the player's."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.button import Button
from club.ids import PlayerId, RoundId


@dataclass(frozen=True, slots=True)
class Spare(Button):
    """Untick somebody on a list of reminders, or tick them again; the page is where they stand."""

    tag: ClassVar[str] = "bt"
    round_id: RoundId
    player_id: PlayerId
    page: int
    spared: bool


@dataclass(frozen=True, slots=True)
class RoundPage(Button):
    """Turn a page of a list of reminders."""

    tag: ClassVar[str] = "rp"
    round_id: RoundId
    page: int


@dataclass(frozen=True, slots=True)
class SendRound(Button):
    """Send these reminders."""

    tag: ClassVar[str] = "rs"
    round_id: RoundId


@dataclass(frozen=True, slots=True)
class DropRound(Button):
    """Don't send these reminders."""

    tag: ClassVar[str] = "rd"
    round_id: RoundId


@dataclass(frozen=True, slots=True)
class HowToPay(Button):
    """Say how to pay, where there is no link; under a reminder, for its reader alone."""

    tag: ClassVar[str] = "hp"
    player_id: PlayerId


@dataclass(frozen=True, slots=True)
class LookAgain(Button):
    """I've paid: look again; for the reader of the reminder alone."""

    tag: ClassVar[str] = "la"
    player_id: PlayerId


@dataclass(frozen=True, slots=True)
class AfterPayday(Button):
    """Remind me after payday; `change` asks for the day although it is known. For the reader alone."""

    tag: ClassVar[str] = "ap"
    player_id: PlayerId
    change: bool


@dataclass(frozen=True, slots=True)
class SetPayday(Button):
    """That is the day when I am paid, or "type" to say it in words; for the reader alone."""

    tag: ClassVar[str] = "pd"
    player_id: PlayerId
    payday: str


@dataclass(frozen=True, slots=True)
class StopReminders(Button):
    """No more of these, or again after all; for the reader alone."""

    tag: ClassVar[str] = "sr"
    player_id: PlayerId
    stopped: bool


@dataclass(frozen=True, slots=True)
class OwedCash(Button):
    """This player paid all that is owed in cash: so many pence; `sure` when it was shown already."""

    tag: ClassVar[str] = "oc"
    player_id: PlayerId
    amount: int
    sure: bool
