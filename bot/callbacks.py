"""What a button carries: a tag and a few ids in at most 64 bytes, packed and read again without ever raising.

Buttons live as long as the messages they hang on: a tag is never given a second meaning, and what
cannot be read is an old button, not an error.
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar, TypeVar, get_type_hints

from club.ids import AdjustmentId, ClubId, FixtureId, PaymentId, PlayerId, RoundId, well_formed

ROOM = 64
"""Bytes that Telegram gives a button."""

_BETWEEN = ":"


@dataclass(frozen=True, slots=True)
class Button:
    """One kind of button. Its fields are ids, small numbers, words without a colon, and flags."""

    tag: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Join(Button):
    """I'm in."""

    tag: ClassVar[str] = "in"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class Leave(Button):
    """I'm out."""

    tag: ClassVar[str] = "out"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class Pay(Button):
    """Pay for a game."""

    tag: ClassVar[str] = "pay"
    fixture_id: FixtureId


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
class Mark(Button):
    """After the game: this player came, or did not."""

    tag: ClassVar[str] = "mk"
    fixture_id: FixtureId
    player_id: PlayerId
    came: bool


@dataclass(frozen=True, slots=True)
class Manage(Button):
    """Open the menu of a game."""

    tag: ClassVar[str] = "mg"
    fixture_id: FixtureId


@dataclass(frozen=True, slots=True)
class Change(Button):
    """Change one thing about a game."""

    tag: ClassVar[str] = "ch"
    fixture_id: FixtureId
    what: str


@dataclass(frozen=True, slots=True)
class Cancel(Button):
    """Call a game off; `sure` when it was asked already."""

    tag: ClassVar[str] = "off"
    fixture_id: FixtureId
    sure: bool


@dataclass(frozen=True, slots=True)
class Draft(Button):
    """A step in putting a new game together; the game so far stands in the message (see `memo`)."""

    tag: ClassVar[str] = "new"
    step: str
    value: str


@dataclass(frozen=True, slots=True)
class InClub(Button):
    """Somebody with several clubs says which one a command was about; the command is the message replied to."""

    tag: ClassVar[str] = "club"
    command: str
    club_id: ClubId


@dataclass(frozen=True, slots=True)
class Setting(Button):
    """Change one of a club's habits."""

    tag: ClassVar[str] = "set"
    club_id: ClubId
    what: str


@dataclass(frozen=True, slots=True)
class Bank(Button):
    """Open, renew or cut the bank line of a club."""

    tag: ClassVar[str] = "bank"
    club_id: ClubId
    what: str


@dataclass(frozen=True, slots=True)
class ShowPlayer(Button):
    """Open one player's page."""

    tag: ClassVar[str] = "who"
    player_id: PlayerId


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


@dataclass(frozen=True, slots=True)
class Dismiss(Button):
    """Never mind."""

    tag: ClassVar[str] = "x"


@dataclass(frozen=True, slots=True)
class Sheet(Button):
    """A step in bringing a spreadsheet in; the file and the answers so far stand in the message (see `memo`)."""

    tag: ClassVar[str] = "sh"
    step: str
    value: str


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


KINDS: tuple[type[Button], ...] = tuple(
    kind for kind in list(vars().values()) if isinstance(kind, type) and issubclass(kind, Button) and kind is not Button
)
_BY_TAG = {kind.tag: kind for kind in KINDS}
_TYPES: dict[type[Button], tuple[Any, ...]] = {
    kind: tuple(get_type_hints(kind)[field.name] for field in fields(kind)) for kind in KINDS
}

B = TypeVar("B", bound=Button)


def pack(button: Button) -> str:
    """The button's data. Raises ValueError for what does not fit, which is our own mistake."""
    values = [getattr(button, field.name) for field in fields(button)]
    words = [str(int(value)) if isinstance(value, bool) else str(value) for value in values]
    data = _BETWEEN.join([button.tag, *words])
    if len(data.encode()) > ROOM or any(_BETWEEN in word for word in words):
        raise ValueError(f"a button cannot carry {data!r}")
    return data


def unpack(data: str) -> Button | None:
    """The button that this data was made by, or None for old and invented ones."""
    tag, *words = data.split(_BETWEEN)
    kind = _BY_TAG.get(tag)
    if kind is None or len(words) != len(_TYPES[kind]):
        return None
    values = [_read(type_, word) for type_, word in zip(_TYPES[kind], words, strict=True)]
    return None if None in values else kind(*values)


def _read(type_: object, word: str) -> object | None:
    if type_ is bool:
        return {"0": False, "1": True}.get(word)
    if type_ is int:
        return int(word) if word.isascii() and word.isdigit() and len(word) <= 6 else None
    if type_ is str:
        return word
    return word if well_formed(word) else None
