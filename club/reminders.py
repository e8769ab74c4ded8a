"""Reminders with manners: who may be reminded, and a round of reminders as the organiser draws it up.

A round is a list that the organiser sees before anything is sent: whom it would tell, and who is left out and why. It
is sent once, or never; at night it waits for the morning. Only the newest of a club counts, and only for a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from club.clubs import Club
from club.debts import Debt
from club.errors import Conflict, NotFound
from club.fixtures import Fixture
from club.ids import ClubId, FixtureId, PlayerId, RoundId, TelegramId, derived
from club.money import Pence
from club.players import Player, Reach

EVERY = timedelta(days=7)
"""Nobody is reminded more often, however many press the button."""
LASTS = timedelta(days=1)
"""What was true when a round was drawn up is not sent later than this."""
DAYS_AFTER_GAME, HOUR_AFTER_GAME = 2, 10
LATEST_AFTER_GAME = timedelta(days=4)
"""Later than this, a reminder about a game comes out of nowhere, and is not sent."""
OUT_OF_DATE = "That list is out of date. /remind makes a new one."


class Why(StrEnum):
    """Why somebody who owes is not reminded."""

    RECENTLY = "recently"
    PAYDAY = "payday"
    STOPPED = "stopped"
    BLOCKED = "blocked"
    NOT_ON_TELEGRAM = "not_on_telegram"
    ORGANISER = "organiser"


class State(StrEnum):
    """What became of a round."""

    OPEN = "open"
    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Somebody who would be told: pence, from so many games (0: not from games alone), since when (UTC)."""

    player_id: PlayerId
    amount: Pence
    games: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Somebody who owes and is not told. `at` is when they were reminded, or until when they wait for payday."""

    player_id: PlayerId
    why: Why
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of reminders. Instants in UTC.

    `asked_by` drew it up by hand; one that went out by itself after a game carries the game instead. `spared` are those
    who were unticked, `told` those to whom something was sent, `unreached` those of them whom it did not reach.
    """

    round_id: RoundId
    club_id: ClubId
    made_at: datetime
    asked_by: TelegramId | None = None
    fixture_id: FixtureId | None = None
    due: tuple[Due, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    spared: tuple[PlayerId, ...] = ()
    state: State = State.OPEN
    sends_at: datetime | None = None
    sent_at: datetime | None = None
    told: tuple[PlayerId, ...] = ()
    unreached: tuple[PlayerId, ...] = ()
    version: int = 0

    @property
    def chosen(self) -> tuple[Due, ...]:
        """Those who are ticked."""
        return tuple(one for one in self.due if one.player_id not in self.spared)

    def spare(self, player_id: PlayerId, *, spared: bool) -> "Round":
        """Untick somebody, or tick them again. Raises Conflict once it is sent or dropped, NotFound for a stranger."""
        if self.state is not State.OPEN:
            raise Conflict(OUT_OF_DATE)
        if player_id not in {one.player_id for one in self.due}:
            raise NotFound("That player is not on this list.")
        others = tuple(other for other in self.spared if other != player_id)
        return replace(self, spared=(*others, player_id) if spared else others)

    def put_off(self, until: datetime) -> "Round":
        """Not in the middle of the night."""
        return replace(self, state=State.WAITING, sends_at=until)

    def sent(self, told: Iterable[PlayerId], *, at: datetime) -> "Round":
        """These were told."""
        return replace(self, state=State.SENT, told=tuple(told), sent_at=at, sends_at=None)

    def dropped(self) -> "Round":
        """Never mind. What was sent stays sent."""
        return self if self.state is State.SENT else replace(self, state=State.DROPPED, sends_at=None)

    def missed(self, player_id: PlayerId) -> "Round":
        """The reminder did not reach this player."""
        return self if player_id in self.unreached else replace(self, unreached=(*self.unreached, player_id))

    def check_current(self, latest: "Round | None", *, at: datetime) -> None:
        """Raises Conflict for a round that is older than a day, and when there is a newer one."""
        if at - self.made_at > LASTS or (latest is not None and latest.round_id != self.round_id):
            raise Conflict(OUT_OF_DATE)


def why_not(player: Player, club: Club, *, at: datetime) -> LeftOut | None:
    """Why this player is not reminded now; None if they may be. Who collects the money need not be told."""
    reason: tuple[Why, datetime | None] | None = None
    if player.telegram_id is None:
        reason = Why.NOT_ON_TELEGRAM, None
    elif club.is_organiser(player.telegram_id):
        reason = Why.ORGANISER, None
    elif player.reach is Reach.BLOCKED or (player.not_started and player.reach is not Reach.OPEN):
        reason = Why.BLOCKED, None
    elif player.reminders_stopped:
        reason = Why.STOPPED, None
    elif player.snoozed_until is not None and at < player.snoozed_until:
        reason = Why.PAYDAY, player.snoozed_until
    elif player.reminded_at is not None and _since(player.reminded_at, at, club.timezone) < EVERY:
        reason = Why.RECENTLY, player.reminded_at
    return None if reason is None else LeftOut(player_id=player.player_id, why=reason[0], at=reason[1])


def drawn_up(*, round_id: RoundId, club: Club, by: int, debts: Iterable[Debt], at: datetime) -> Round:
    """A round of everybody who owes: those who may be told, and those who are left out."""
    due: list[Due] = []
    left_out: list[LeftOut] = []
    for one in debts:
        if reason := why_not(one.player, club, at=at):
            left_out.append(reason)
        else:
            due.append(Due(player_id=one.player.player_id, amount=one.amount, games=one.games, since=one.since))
    return Round(
        round_id=round_id,
        club_id=club.club_id,
        made_at=at,
        asked_by=TelegramId(by),
        due=tuple(due),
        left_out=tuple(left_out),
    )


def round_after(fixture_id: FixtureId) -> RoundId:
    """The round that goes out by itself after this game: one, however many processes look."""
    return RoundId(derived("round after", fixture_id))


def due_after(fixture: Fixture, timezone: str) -> datetime:
    """When those who still owe for a game are reminded by themselves, in UTC."""
    zone = ZoneInfo(timezone)
    day = fixture.starts_at.astimezone(zone).date() + timedelta(days=DAYS_AFTER_GAME)
    return datetime.combine(day, time(HOUR_AFTER_GAME), zone).astimezone(UTC)


def _since(then: datetime, now: datetime, timezone: str) -> timedelta:
    """By the clock on the wall: from ten o'clock to ten o'clock a week later is a week, also when the clocks change."""
    zone = ZoneInfo(timezone)
    return now.astimezone(zone).replace(tzinfo=None) - then.astimezone(zone).replace(tzinfo=None)
