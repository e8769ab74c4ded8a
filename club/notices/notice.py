"""One piece of news, and the lane in which it is told."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from club.ids import AdjustmentId, ClubId, FixtureId, LineId, PaymentId, PlayerId, RoundId


class Topic(StrEnum):
    """What a notice is about."""

    WELCOME = "welcome"
    CARD = "card"
    CALLED_OFF = "called_off"
    MOVED = "moved"
    PROMOTED = "promoted"
    OFFERED = "offered"
    OFFER_ENDED = "offer_ended"
    SCRAMBLE = "scramble"
    FILLED = "filled"
    PLEA = "plea"
    PLEA_STANDS = "plea_stands"
    TO_DECIDE = "to_decide"
    DECISION_STANDS = "decision_stands"
    LAST_CALL = "last_call"
    CALL_STANDS = "call_stands"
    TONIGHT = "tonight"
    LET_OFF = "let_off"
    BROUGHT = "brought"
    MADE_WAY = "made_way"
    PUT_ON = "put_on"
    TAKEN_OFF = "taken_off"
    AFTER_GAME = "after_game"
    PAID = "paid"
    STILL_OPEN = "still_open"
    TAKEN_BACK = "taken_back"
    NOT_YOURS = "not_yours"
    YOURS_AFTER_ALL = "yours_after_all"
    QUESTION = "question"
    GROUP_ASKED = "group_asked"
    PLEASE_START = "please_start"
    ACCOUNT_REFUSED = "account_refused"
    UNDELIVERED = "undelivered"
    GROUP_CLOSED = "group_closed"
    ADJUSTED = "adjusted"
    PAID_BACK = "paid_back"
    MONTH = "month"
    REMINDER = "reminder"
    REMINDER_FOLLOWS = "reminder_follows"
    ROUND = "round"
    UNREACHED = "unreached"
    SAYS_PAID = "says_paid"
    SIDES = "sides"
    KIT = "kit"
    BANK_STEP = "bank_step"
    BANK_LOGIN = "bank_login"
    BANK_BEHIND = "bank_behind"
    BANK_FORGED = "bank_forged"
    BANK_GONE = "bank_gone"
    BANK_SILENT = "bank_silent"
    BANK_CUT = "bank_cut"


EACH_COUNTS: Final = frozenset({Topic.MOVED})
"""Of these, news of before is not out of date by what follows: only the first says what people have last heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One piece of news. `lane` is the chat in which it keeps its order: a club's group or one person.

    News of one `subject` is one message, for which the last of it is enough, unless `EACH_COUNTS`.
    """

    key: str
    topic: Topic
    lane: str
    club_id: ClubId | None = None
    fixture_id: FixtureId | None = None
    payment_id: PaymentId | None = None
    player_id: PlayerId | None = None
    line_id: LineId | None = None
    adjustment_id: AdjustmentId | None = None
    entry_id: str | None = None
    round_id: RoundId | None = None
    subject: str | None = None
    detail: str = ""


def group(club: ClubId) -> str:
    """The lane of a club's group chat."""
    return f"group:{club}"


def person(telegram_id: int) -> str:
    """The lane of one person's direct messages."""
    return f"person:{telegram_id}"
