"""Buttons about players: their accounts, their page, their debts."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.button import Button
from club.ids import AdjustmentId, PaymentId, PlayerId


@dataclass(frozen=True, slots=True)
class Forget(Button):
    """The account that this payment taught is not that player's."""

    tag: ClassVar[str] = "fg"
    player_id: PlayerId
    payment_id: PaymentId


@dataclass(frozen=True, slots=True)
class TakeBack(Button):
    """Take back what that account had booked by itself."""

    tag: ClassVar[str] = "tb"
    player_id: PlayerId
    payment_id: PaymentId


@dataclass(frozen=True, slots=True)
class ShowPlayer(Button):
    """Open one player's page."""

    tag: ClassVar[str] = "who"
    player_id: PlayerId


@dataclass(frozen=True, slots=True)
class History(Button):
    """An earlier or later part of a player's statement; page 0 is the latest."""

    tag: ClassVar[str] = "st"
    player_id: PlayerId
    page: int


@dataclass(frozen=True, slots=True)
class Retire(Button):
    """This player plays no more, or again."""

    tag: ClassVar[str] = "rt"
    player_id: PlayerId
    retired: bool


@dataclass(frozen=True, slots=True)
class SameAs(Button):
    """Somebody else is the same player: show all others, a page at a time."""

    tag: ClassVar[str] = "is"
    player_id: PlayerId
    page: int


@dataclass(frozen=True, slots=True)
class MakeOne(Button):
    """These two are one player; `sure` when it was asked already."""

    tag: ClassVar[str] = "m1"
    kept_id: PlayerId
    gone_id: PlayerId
    sure: bool


@dataclass(frozen=True, slots=True)
class Erase(Button):
    """Forget everything about a player; `sure` when it was asked already."""

    tag: ClassVar[str] = "er"
    player_id: PlayerId
    sure: bool


@dataclass(frozen=True, slots=True)
class WriteOff(Button):
    """Forgive all that a player owes; `sure` when it was asked already."""

    tag: ClassVar[str] = "wo"
    player_id: PlayerId
    sure: bool


@dataclass(frozen=True, slots=True)
class UndoAdjustment(Button):
    """Take back what was put in the books by hand."""

    tag: ClassVar[str] = "ua"
    adjustment_id: AdjustmentId
