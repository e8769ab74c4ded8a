"""Buttons about payments: whose one is, what is not football, dividing it, asking the group."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.button import Button
from club.ids import ClubId, PaymentId, PlayerId


@dataclass(frozen=True, slots=True)
class Assign(Button):
    """This payment is that player's."""

    tag: ClassVar[str] = "as"
    payment_id: PaymentId
    player_id: PlayerId


@dataclass(frozen=True, slots=True)
class Ask(Button):
    """Show the question of a payment (again)."""

    tag: ClassVar[str] = "ask"
    payment_id: PaymentId


@dataclass(frozen=True, slots=True)
class SomeoneElse(Button):
    """Show all players, a page at a time."""

    tag: ClassVar[str] = "el"
    payment_id: PaymentId
    page: int


@dataclass(frozen=True, slots=True)
class TypeName(Button):
    """Say in words whose a payment is."""

    tag: ClassVar[str] = "nm"
    payment_id: PaymentId


@dataclass(frozen=True, slots=True)
class NotFootball(Button):
    """This payment is none of the club's business: this once, or whenever that account pays."""

    tag: ClassVar[str] = "no"
    payment_id: PaymentId
    always: bool


@dataclass(frozen=True, slots=True)
class Undo(Button):
    """Take the decision about a payment back."""

    tag: ClassVar[str] = "un"
    payment_id: PaymentId


@dataclass(frozen=True, slots=True)
class Unmatched(Button):
    """Show the payments to sort out, a page at a time."""

    tag: ClassVar[str] = "um"
    club_id: ClubId
    page: int


@dataclass(frozen=True, slots=True)
class WhichGroup(Button):
    """Ask a group about this payment, but which?"""

    tag: ClassVar[str] = "wg"
    payment_id: PaymentId


@dataclass(frozen=True, slots=True)
class AskGroup(Button):
    """Ask this club's group about a payment; `sure` when the organiser has read the words."""

    tag: ClassVar[str] = "ag"
    payment_id: PaymentId
    club_id: ClubId
    sure: bool


@dataclass(frozen=True, slots=True)
class ThatWasMe(Button):
    """In the group: that payment was mine. `number` counts the times a group was asked about it."""

    tag: ClassVar[str] = "me"
    payment_id: PaymentId
    number: int


@dataclass(frozen=True, slots=True)
class TickList(Button):
    """Divide a payment among several: a page of players to tick. Who is ticked stands in the message (see `memo`)."""

    tag: ClassVar[str] = "sp"
    payment_id: PaymentId
    page: int


@dataclass(frozen=True, slots=True)
class SplitAmong(Button):
    """Divide a payment among these, two or three ids in a row."""

    tag: ClassVar[str] = "sa"
    payment_id: PaymentId
    players: str


@dataclass(frozen=True, slots=True)
class Tick(Button):
    """This player has a part of it, or not."""

    tag: ClassVar[str] = "tk"
    payment_id: PaymentId
    player_id: PlayerId
    on: bool


@dataclass(frozen=True, slots=True)
class TypeSplit(Button):
    """Say in words who has which part of it."""

    tag: ClassVar[str] = "ts"
    payment_id: PaymentId


@dataclass(frozen=True, slots=True)
class BookSplit(Button):
    """Book the parts that the message shows."""

    tag: ClassVar[str] = "bs"
    payment_id: PaymentId
