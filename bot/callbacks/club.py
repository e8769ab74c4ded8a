"""Buttons about a club: which one, its habits, its bank, its sums, its sheets."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.button import Button
from club.ids import ClubId


@dataclass(frozen=True, slots=True)
class InClub(Button):
    """Somebody with several clubs says which one a command was about; the command is the message replied to."""

    tag: ClassVar[str] = "club"
    command: str
    club_id: ClubId


@dataclass(frozen=True, slots=True)
class Setting(Button):
    """Ask for one of a club's settings in words; `admins-yes` and the like, of former times, is what it shall be."""

    tag: ClassVar[str] = "set"
    club_id: ClubId
    what: str


@dataclass(frozen=True, slots=True)
class ShowSettings(Button):
    """Show one section of a club's settings, or the overview."""

    tag: ClassVar[str] = "sec"
    club_id: ClubId
    section: str


@dataclass(frozen=True, slots=True)
class SetTo(Button):
    """One of a club's settings, and what it shall be: so two taps are one."""

    tag: ClassVar[str] = "hb"
    club_id: ClubId
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FreeUntil(Button):
    """How many hours before kick-off a place can be called off for free; or `which`, `words`, `usual`."""

    tag: ClassVar[str] = "nt"
    club_id: ClubId
    place: str
    hours: str


@dataclass(frozen=True, slots=True)
class Bank(Button):
    """Open, renew or cut the bank line of a club."""

    tag: ClassVar[str] = "bank"
    club_id: ClubId
    what: str


@dataclass(frozen=True, slots=True)
class WhoOwes(Button):
    """Show who owes, in the organiser's own chat."""

    tag: ClassVar[str] = "owe"
    club_id: ClubId


@dataclass(frozen=True, slots=True)
class PostMonth(Button):
    """Tell the group how a month (`2026-02`) went; `sure` when it was asked already."""

    tag: ClassVar[str] = "mo"
    club_id: ClubId
    month: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Sheet(Button):
    """A step in bringing a spreadsheet in; the file and the answers so far stand in the message (see `memo`)."""

    tag: ClassVar[str] = "sh"
    step: str
    value: str


@dataclass(frozen=True, slots=True)
class Subscription(Button):
    """End an address: of the tapper's calendar (`mine`) or of all games (`club`); with a `!` when sure, or `keep` it.

    `revision` is which address: a tap that comes twice ends one.
    """

    tag: ClassVar[str] = "cal"
    club_id: ClubId
    what: str
    revision: int


@dataclass(frozen=True, slots=True)
class Dismiss(Button):
    """Never mind."""

    tag: ClassVar[str] = "x"
