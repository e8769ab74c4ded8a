"""Things of the club as JSON. Pure: pence stay pence, instants become RFC 3339 in UTC."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final, Literal

from club import ledger
from club.clubs import Club
from club.errors import NotFound
from club.ids import ClubId
from club.lines import Line, Mode
from club.logins import Login
from club.logins import State as LoginState
from club.matching import Candidate
from club.money import Pence
from club.payments import Payment, State
from club.players import Player
from club.ports import Statement, Summary
from club.readings import Reading
from club.series import Ahead, Series
from webhook.api.habits import habits, notices
from webhook.api.shapes import (
    BankShape,
    CandidateShape,
    ClubShape,
    EntryShape,
    PaymentShape,
    PlayerShape,
    SeriesShape,
    ShareShape,
    SummaryShape,
)


def instant(moment: datetime) -> str:
    """RFC 3339 in UTC, with milliseconds where there are any."""
    utc = moment.astimezone(UTC)
    text = utc.isoformat(timespec="milliseconds" if utc.microsecond // 1000 else "seconds")
    return text.removesuffix("+00:00") + "Z"


def club(one: Club, calendar_url: str | None) -> ClubShape:
    """A club and what is usual there."""
    return ClubShape(
        club_id=one.club_id,
        chat_id=one.chat_id,
        name=one.name,
        timezone=one.timezone,
        currency=one.currency,
        default_price=one.default_price,
        default_hire=one.default_hire,
        default_minimum=one.default_minimum,
        default_maximum=one.default_maximum,
        charge_after_minutes=one.charge_after_minutes,
        monzo_me=one.monzo_me,
        admins_may=one.admins_may,
        monthly_statement=one.monthly_statement,
        remind_automatically=one.remind_automatically,
        habits=habits(one.habits),
        notices=notices(one.notices),
        organisers=list(one.organisers),
        present=one.present,
        calendar_url=calendar_url,
    )


def bank(
    line: Line | None,
    webhook_url: str | None,
    clubs: Iterable[ClubId],
    login: Login | None = None,
    *,
    reading: Reading | None = None,
    waiting: int = 0,
) -> BankShape:
    """A club's bank line; `clubs` are those on it that the reader may know of, `login` is that of an oauth line.

    `waiting` is how many payments the bank has to confirm.
    """
    if line is None:
        return BankShape(
            mode="none",
            webhook_url=None,
            status="off",
            last_seen_at=None,
            last_caught_up_at=None,
            waiting=0,
            account_pinned=False,
            clubs=[],
        )
    heard = line.account_id is not None or line.last_seen_at is not None
    needs_login = line.mode is Mode.OAUTH and (login is None or login.state is not LoginState.READY)
    read_at = reading.read_at if reading is not None else None
    return BankShape(
        mode=line.mode.value,
        webhook_url=webhook_url,
        status="logged_out" if needs_login else "connected" if heard else "waiting",
        last_seen_at=None if line.last_seen_at is None else instant(line.last_seen_at),
        last_caught_up_at=None if read_at is None else instant(read_at),
        waiting=waiting,
        account_pinned=line.account_id is not None,
        clubs=list(clubs),
    )


def player(one: Player, balance: Pence, calendar_url: str | None) -> PlayerShape:
    """A player and how they stand."""
    return PlayerShape(
        player_id=one.player_id,
        name=one.name,
        accepted_bank_names=list(one.accepted_bank_names),
        reference_code=one.reference_code,
        telegram_id=one.telegram_id,
        guest_of=one.guest_of,
        owes=ledger.owes(balance),
        credit=ledger.credit(balance),
        calendar_url=calendar_url,
        rating=one.rating,
    )


_WEEKDAYS: Final[tuple[Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], ...]] = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


def series(one: Series, ahead: Iterable[Ahead]) -> SeriesShape:
    """A weekly game, with the next of its dates that is played."""
    coming = next((date for date in ahead if date.left_out is None), None)
    return SeriesShape(
        series_id=one.series_id,
        weekday=_WEEKDAYS[one.weekday],
        kick_off=one.kick_off.isoformat("minutes"),
        every_weeks=one.every,
        location=one.location,
        hire=one.hire,
        price=one.price,
        minimum=one.minimum,
        maximum=one.maximum,
        opens_days_before=one.opens_days,
        opens_hour=one.opens_hour,
        skipped=[day.isoformat() for day in one.skipped],
        stopped=one.stopped,
        next_date=None if coming is None else coming.day.isoformat(),
        opens_at=None if coming is None else instant(coming.opens_at),
    )


_STATUS: Mapping[State, Literal["matched", "unmatched", "ignored", "reversed"]] = {
    State.MATCHED: "matched",
    State.UNMATCHED: "unmatched",
    State.IGNORED: "ignored",
    State.REVERSED: "reversed",
}


def payment(one: Payment, candidates: Iterable[Candidate] = ()) -> PaymentShape:
    """A payment, whom it was booked for, or whose it may be. Of a forgotten one there is nothing to tell."""
    status = _STATUS.get(one.state)
    if status is None:
        raise NotFound("There is no such payment.")
    shares = [ShareShape(player_id=entry.player_id, amount=entry.amount) for entry in one.shares]
    return PaymentShape(
        payment_id=one.payment_id,
        transaction_id=one.transaction_id,
        amount=one.amount,
        received_at=instant(one.received_at),
        payer_name=one.payer_name,
        reference=one.reference,
        method=one.route.value,
        status=status,
        player_id=shares[0]["player_id"] if len(shares) == 1 else None,
        shares=shares,
        evidence=list(one.evidence),
        candidates=[
            CandidateShape(player_id=likely.player.player_id, score=likely.score, reasons=list(likely.reasons))
            for likely in candidates
        ],
    )


def entry(one: Statement) -> EntryShape:
    """A ledger line with the balance after it."""
    line = one.entry
    return EntryShape(
        entry_id=line.entry_id,
        player_id=line.player_id,
        kind=line.kind.value,
        amount=line.amount,
        balance=one.balance,
        booked_at=instant(line.booked_at),
        fixture_id=line.fixture_id,
        payment_id=line.payment_id,
        adjustment_id=line.adjustment_id,
        reverses=line.reverses,
        guest_id=line.guest_id,
    )


def summary(one: Summary) -> SummaryShape:
    """How a club stands."""
    return SummaryShape(
        income=one.income, hire=one.hire, out_of_pocket=one.out_of_pocket, owed=one.owed, credit=one.credit
    )
