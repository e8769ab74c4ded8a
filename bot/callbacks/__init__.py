"""What a button carries: a tag and a few ids in at most 64 bytes, packed and read again without ever raising.

Buttons live as long as the messages they hang on: a tag is never given a second meaning, and what
cannot be read is an old button, not an error.
"""

from dataclasses import fields
from typing import Any, TypeVar, get_type_hints

from bot.callbacks.bank import BankStep, LastWeeks, PickAccount, ShareAccount
from bot.callbacks.button import Button
from bot.callbacks.calls import AnswerCall, StopCalls
from bot.callbacks.club import (
    Bank,
    Dismiss,
    FreeUntil,
    InClub,
    PostMonth,
    Setting,
    SetTo,
    Sheet,
    ShowSettings,
    Subscription,
    WhoOwes,
)
from bot.callbacks.games import (
    AskLater,
    Cancel,
    Change,
    Draft,
    Join,
    Leave,
    LetOff,
    Manage,
    Mark,
    MarkAs,
    PassOn,
    Pay,
    PlayOn,
)
from bot.callbacks.guests import AddGuest, BringGuest, MakePlayer, SendHome, WhoPays
from bot.callbacks.payments import (
    Ask,
    AskGroup,
    Assign,
    BookSplit,
    NotFootball,
    SomeoneElse,
    SplitAmong,
    ThatWasMe,
    Tick,
    TickList,
    TypeName,
    TypeSplit,
    Undo,
    Unmatched,
    WhichGroup,
)
from bot.callbacks.players import (
    Erase,
    Forget,
    History,
    MakeOne,
    Retire,
    SameAs,
    ShowPlayer,
    TakeBack,
    UndoAdjustment,
    WriteOff,
)
from bot.callbacks.reminders import (
    AfterPayday,
    DropRound,
    HowToPay,
    LookAgain,
    OwedCash,
    RoundPage,
    SendRound,
    SetPayday,
    Spare,
    StopReminders,
)
from bot.callbacks.sides import EnterResult, KeepPair, PostSides, Rate, ShowSides, ShuffleSides, SwapSides
from bot.callbacks.weekly import ChangeWeekly, OpensWhen, ShowWeekly, SkipDate, StopWeekly
from club.ids import well_formed

__all__ = [
    "KINDS",
    "ROOM",
    "AddGuest",
    "AfterPayday",
    "AnswerCall",
    "Ask",
    "AskGroup",
    "AskLater",
    "Assign",
    "Bank",
    "BankStep",
    "BookSplit",
    "BringGuest",
    "Button",
    "Cancel",
    "Change",
    "ChangeWeekly",
    "Dismiss",
    "Draft",
    "DropRound",
    "EnterResult",
    "Erase",
    "Forget",
    "FreeUntil",
    "History",
    "HowToPay",
    "InClub",
    "Join",
    "KeepPair",
    "LastWeeks",
    "Leave",
    "LetOff",
    "LookAgain",
    "MakeOne",
    "MakePlayer",
    "Manage",
    "Mark",
    "MarkAs",
    "NotFootball",
    "OpensWhen",
    "OwedCash",
    "PassOn",
    "Pay",
    "PickAccount",
    "PlayOn",
    "PostMonth",
    "PostSides",
    "Rate",
    "Retire",
    "RoundPage",
    "SameAs",
    "SendHome",
    "SendRound",
    "SetPayday",
    "SetTo",
    "Setting",
    "ShareAccount",
    "Sheet",
    "ShowPlayer",
    "ShowSettings",
    "ShowSides",
    "ShowWeekly",
    "ShuffleSides",
    "SkipDate",
    "SomeoneElse",
    "Spare",
    "SplitAmong",
    "StopCalls",
    "StopReminders",
    "StopWeekly",
    "Subscription",
    "SwapSides",
    "TakeBack",
    "ThatWasMe",
    "Tick",
    "TickList",
    "TypeName",
    "TypeSplit",
    "Undo",
    "UndoAdjustment",
    "Unmatched",
    "WhichGroup",
    "WhoOwes",
    "WhoPays",
    "WriteOff",
    "pack",
    "unpack",
]

ROOM = 64
"""Bytes that Telegram gives a button."""

_BETWEEN = ":"

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
