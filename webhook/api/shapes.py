"""What the API answers with: the shape of each thing in JSON, which mypy checks and the OpenAPI document shows."""

from typing import Annotated, Literal, NotRequired, TypedDict

from webhook.api.schema import ID_PATTERN, Said

Id = Annotated[str, Said("pattern", ID_PATTERN)]
Instant = Annotated[str, Said("format", "date-time")]
Day = Annotated[str, Said("format", "date")]
Money = Annotated[int, Said("description", "Whole pence.")]


class HabitsShape(TypedDict):
    """How games run: who comes first, who is told what, what the bot decides alone."""

    notice_hours: int
    cancel_automatically: bool
    late_leavers_pay: bool
    offers: bool
    missed_out_first: bool
    regulars_first: bool
    debtors_wait: int
    guests: int
    guests_make_way: bool
    last_call: Literal["never", "when_short", "while_places"]
    tonight: bool
    teams_before: bool
    results: bool
    rota: bool
    bank_holidays: Literal["none", "england", "scotland", "northern_ireland"]


class NoticeShape(TypedDict):
    """So many hours before kick-off this place can be called off for free; elsewhere it is `notice_hours`."""

    place: str
    hours: int


class ClubShape(TypedDict):
    """A Telegram group that plays. `chat_id` is Telegram's and may change; `present` tells whether the bot is in it.

    `calendar_url` has all games for a calendar, and is null where the world cannot reach this server; keep it secret.
    """

    club_id: Id
    chat_id: int
    name: str
    timezone: str
    currency: str
    default_price: Money
    default_hire: Money
    default_minimum: int
    default_maximum: int
    charge_after_minutes: int
    monzo_me: str | None
    admins_may: bool
    monthly_statement: bool
    remind_automatically: bool
    habits: HabitsShape
    notices: list[NoticeShape]
    organisers: list[int]
    present: bool
    calendar_url: str | None


class BankShape(TypedDict):
    """How the bank reaches a club. `waiting` means that the address exists and the bank has not spoken yet.

    `logged_out` (oauth only): the organiser has to log in at the bank again, or to approve, with /connect. So is
    `last_caught_up_at`: when the statement was last read to its end. `waiting`: payments that the bank has to confirm.
    """

    mode: Literal["none", "manual", "oauth"]
    webhook_url: str | None
    status: Literal["off", "waiting", "connected", "logged_out"]
    last_seen_at: Instant | None
    last_caught_up_at: Instant | None
    waiting: int
    account_pinned: bool
    clubs: list[Id]


class PlayerShape(TypedDict):
    """Somebody who plays. `owes` is what was charged and not paid yet, `credit` what was paid ahead.

    `calendar_url` has their games for a calendar, and is null where the world cannot reach this server; it is theirs.
    `rating` is the organiser's, from 1 to 5; null counts as 3 when sides are made. `guest_of` is the player who brings
    them, null for players in their own right.
    """

    player_id: Id
    name: str
    accepted_bank_names: list[str]
    reference_code: str
    telegram_id: int | None
    guest_of: Id | None
    owes: Money
    credit: Money
    calendar_url: str | None
    rating: int | None


class SeriesShape(TypedDict):
    """A weekly game. `kick_off`, hours and dates are by the club's clock.

    `next_date` is the next date that is played and not up yet, and `opens_at` when its game opens; null when stopped.
    """

    series_id: Id
    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    kick_off: str
    every_weeks: int
    location: str
    hire: Money
    price: Money
    minimum: int
    maximum: int
    opens_days_before: int
    opens_hour: int
    skipped: list[Day]
    stopped: bool
    next_date: Day | None
    opens_at: Instant | None


class ShareShape(TypedDict):
    """The part of a payment that is one player's."""

    player_id: Id
    amount: Money


class CandidateShape(TypedDict):
    """Whose an unmatched payment may be, and why; `score` is between 0 and 1."""

    player_id: Id
    score: float
    reasons: list[str]


class PaymentShape(TypedDict):
    """Money that came in. `player_id` is set when all is one player's; `transaction_id` is Monzo's, null for cash."""

    payment_id: Id
    transaction_id: str | None
    amount: Money
    received_at: Instant
    payer_name: str | None
    reference: str | None
    method: Literal["bank", "monzo", "cash"]
    status: Literal["matched", "unmatched", "ignored", "reversed"]
    player_id: Id | None
    shares: list[ShareShape]
    evidence: list[str]
    candidates: list[CandidateShape]


class EntryShape(TypedDict):
    """A ledger line. `amount` is as the player feels it (a charge is negative), `balance` the player's after it.

    `guest_id` is whose place was charged, where the player pays for a guest.
    """

    entry_id: str
    player_id: Id
    kind: Literal["charge", "payment", "cash", "refund", "write_off", "correction", "transfer", "opening", "reversal"]
    amount: Money
    balance: Money
    booked_at: Instant
    fixture_id: Id | None
    payment_id: Id | None
    adjustment_id: Id | None
    reverses: str | None
    guest_id: Id | None


class SummaryShape(TypedDict):
    """How the club stands. `hire` counts games that are over; `out_of_pocket` is what the organiser laid out."""

    income: Money
    hire: Money
    out_of_pocket: Money
    owed: Money
    credit: Money


class FlawShape(TypedDict):
    """A field, and what would be right."""

    field: str
    detail: str


class ProblemShape(TypedDict):
    """RFC 9457. `detail` is for people; `errors` names the fields that can't be read."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[FlawShape]]
