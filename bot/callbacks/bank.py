"""Buttons about a bank account: the steps to connect one, which one, and the payments of the last weeks."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.button import Button
from club.ids import ClubId


@dataclass(frozen=True, slots=True)
class BankStep(Button):
    """A step: `login`, `again`, `own`, `done` in the bank's app, `check`, `other` account, `keep` this one.

    `label` and `unlabel`: whether it is noted at the bank for whom payments are.
    """

    tag: ClassVar[str] = "bk"
    club_id: ClubId
    what: str


@dataclass(frozen=True, slots=True)
class PickAccount(Button):
    """This account is the club's; `key` is derived from its id at the bank, which may be too long for a button."""

    tag: ClassVar[str] = "bka"
    club_id: ClubId
    key: str


@dataclass(frozen=True, slots=True)
class ShareAccount(Button):
    """The first club shall use the bank account of the other one."""

    tag: ClassVar[str] = "bks"
    club_id: ClubId
    other_id: ClubId


@dataclass(frozen=True, slots=True)
class LastWeeks(Button):
    """The payments of the 30 days before the account was connected: `show` them, `book` them, or `skip` them."""

    tag: ClassVar[str] = "bkb"
    club_id: ClubId
    what: str
