"""Nouns with defaults, for tests: say only what matters to the test."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypedDict, Unpack

from club.clubs import Club
from club.fixtures import Fixture, Guest
from club.ids import (
    AccountKey,
    ClubId,
    FixtureId,
    LineId,
    PaymentId,
    PlayerId,
    RoundId,
    SeriesId,
    TelegramId,
    club_id,
    derived,
)
from club.lines import Line
from club.logins import Login, Pair
from club.logins import State as LoginState
from club.money import Pence
from club.payments import Payment, Route, State, Transfer
from club.players import KnownAccount, Player, Reach
from club.readings import Reading
from club.reminders import Round
from club.series import Series

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
OLLY, CHARLIE = TelegramId(700_001), TelegramId(700_003)
"""Olly runs the club of the test; Charlie runs another, and has no business in this one."""


class ClubFacts(TypedDict, total=False):
    """What may be said of a club."""

    club_id: ClubId
    name: str
    organisers: tuple[TelegramId, ...]
    timezone: str
    line_id: LineId | None
    monzo_me: str | None
    default_price: Pence


class PlayerFacts(TypedDict, total=False):
    """What may be said of a player."""

    club_id: ClubId
    player_id: PlayerId
    telegram_id: TelegramId | None
    reference_code: str
    former_codes: tuple[str, ...]
    accepted_bank_names: tuple[str, ...]
    accounts: tuple[KnownAccount, ...]
    reach: Reach
    active: bool
    guest_of: PlayerId | None
    pays_own: bool


class TransferFacts(TypedDict, total=False):
    """What may be said of money that arrives."""

    account_id: str
    amount: Pence
    created_at: datetime
    updated_at: datetime
    payer_names: tuple[str, ...]
    reference: str
    account: str | None
    route: Route
    taken_back: bool
    review: bool


class FixtureFacts(TypedDict, total=False):
    """What may be said of a game."""

    club_id: ClubId
    starts_at: datetime
    location: str
    hire: Pence
    price: Pence
    minimum: int
    maximum: int
    players: tuple[PlayerId, ...]
    waiting: tuple[PlayerId, ...]
    absent: tuple[PlayerId, ...]
    guests: tuple[Guest, ...]


class SeriesFacts(TypedDict, total=False):
    """What may be said of a weekly game."""

    club_id: ClubId
    first: date
    kick_off: time
    next_date: date
    every: int
    location: str
    opens_days: int
    opens_hour: int
    skipped: tuple[date, ...]
    kept: tuple[date, ...]
    stopped: bool
    opens_at: datetime | None


def a_club(chat_id: int = -100_111, **facts: Unpack[ClubFacts]) -> Club:
    """A club that Olly runs."""
    club = Club(club_id=club_id(chat_id), chat_id=chat_id, name="Wednesday Five", organisers=(OLLY,))
    return replace(club, **facts)


def a_player(name: str = "Ashley Jones", **facts: Unpack[PlayerFacts]) -> Player:
    """A player of that club, without Telegram."""
    player = Player(
        player_id=PlayerId(derived("player", name)),
        club_id=a_club().club_id,
        name=name,
        reference_code=derived("code", name)[:5].upper(),
    )
    return replace(player, **facts)


def a_fixture(name: str = "wednesday", **facts: Unpack[FixtureFacts]) -> Fixture:
    """A game of that club, six hours from now."""
    fixture = Fixture(
        fixture_id=FixtureId(derived("fixture", name)),
        club_id=a_club().club_id,
        starts_at=NOW + timedelta(hours=6),
        location="Riverside",
        hire=Pence(4500),
        price=Pence(500),
        minimum=8,
        maximum=12,
    )
    return replace(fixture, **facts)


def a_payment(
    name: str = "tx",
    *,
    amount: int = 500,
    payer: str = "A JONES",
    line_id: LineId | None = None,
    labels: bool = False,
) -> Payment:
    """A transfer that nobody has booked yet; `labels`: a club wants it noted at the bank whose it is."""
    return Payment(
        payment_id=PaymentId(derived("payment", name)),
        clubs=(a_club().club_id,),
        amount=Pence(amount),
        received_at=NOW,
        route=Route.BANK,
        state=State.UNMATCHED,
        line_id=line_id,
        transaction_id=name,
        payer_name=payer,
        reference="footy",
        labels=labels,
    )


def a_transfer(transaction_id: str = "tx", **facts: Unpack[TransferFacts]) -> Transfer:
    """Five pounds from A Jones, as the bank tells of it."""
    transfer = Transfer(
        account_id="acc_olly",
        transaction_id=transaction_id,
        amount=Pence(500),
        created_at=NOW,
        updated_at=NOW,
        payer_names=("A JONES",),
        reference="footy",
        account="uk:200000:00112233",
        route=Route.BANK,
    )
    return replace(transfer, **facts)


def a_line(secret_digest: str = "digest", *clubs: ClubId, account_id: str | None = None) -> Line:
    """Olly's bank line."""
    return Line(
        line_id=LineId(derived("line", secret_digest)),
        owner=OLLY,
        secret_digest=secret_digest,
        clubs=clubs or (a_club().club_id,),
        account_id=account_id,
    )


def a_login(line_id: LineId | None = None) -> Login:
    """Olly is logged in at the bank, for another six hours."""
    return Login(
        line_id=line_id or a_line().line_id,
        state=LoginState.READY,
        pair=Pair(access="sealed access", refresh="sealed refresh", expires_at=NOW + timedelta(hours=6)),
        pairs=1,
        user_id="user_olly",
        account_id="acc_olly",
        connected_at=NOW,
        refreshed_at=NOW,
    )


def a_reading(line_id: LineId | None = None) -> Reading:
    """Olly's statement was read to its end at noon."""
    return Reading(
        line_id=line_id or a_line().line_id,
        own_accounts=(AccountKey("own"),),
        read_to=NOW,
        read_at=NOW,
        connected_at=NOW,
        next_at=NOW + timedelta(hours=3),
    )


def a_round(name: str = "round") -> Round:
    """A round of reminders that Olly asked for, with nobody on it."""
    return Round(
        round_id=RoundId(derived("round", name)),
        club_id=a_club().club_id,
        made_at=NOW,
        asked_by=OLLY,
    )


def a_series(name: str = "wednesdays", **facts: Unpack[SeriesFacts]) -> Series:
    """Wednesdays at six in that club; this week's game is up, and next week's opens tomorrow at noon."""
    series = Series(
        series_id=SeriesId(derived("series", name)),
        club_id=a_club().club_id,
        first=date(2026, 3, 4),
        kick_off=time(18),
        next_date=date(2026, 3, 11),
        location="Riverside",
        hire=Pence(4500),
        price=Pence(500),
        minimum=8,
        maximum=12,
        opens_at=NOW + timedelta(days=1),
    )
    return replace(series, **facts)
