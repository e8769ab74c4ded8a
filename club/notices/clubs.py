"""News of a club: greetings, how a month went, and what its organisers have to know of messages and accounts."""

from datetime import datetime

from club.clubs import STATEMENT_KEEPS, Club
from club.ids import ClubId, LineId
from club.lines import Line
from club.logins import Login
from club.months import Month
from club.notices.notice import Notice, Topic, group, person
from club.players import Player


def welcome(club: Club, *, occasion: str) -> Notice:
    """The bot was added to the group."""
    return Notice(
        key=f"welcome:{club.club_id}:{occasion}", topic=Topic.WELCOME, lane=group(club.club_id), club_id=club.club_id
    )


def please_start(player: Player) -> Notice:
    """The bot may not write to this player yet: asked in the group, once."""
    return Notice(
        key=f"please-start:{player.player_id}",
        topic=Topic.PLEASE_START,
        lane=group(player.club_id),
        club_id=player.club_id,
        player_id=player.player_id,
    )


def account_refused(line_id: LineId, owner: int, club_id: ClubId | None, hint: str) -> Notice:
    """An account that is not the pinned one spoke on the line."""
    return Notice(
        key=f"account-refused:{line_id}:{hint}",
        topic=Topic.ACCOUNT_REFUSED,
        lane=person(owner),
        club_id=club_id,
        line_id=line_id,
        detail=hint,
    )


def bank_login(login: Login, line: Line) -> Notice | None:
    """The bank wants the owner of a line to log in again. Nothing for a line that is cut, or nobody's."""
    if line.owner is None or not line.clubs:
        return None
    return Notice(
        key=f"bank-login:{login.line_id}:{login.pairs}",
        topic=Topic.BANK_LOGIN,
        lane=person(line.owner),
        club_id=line.clubs[0],
        line_id=line.line_id,
    )


def undelivered(notice: Notice, organiser: int, why: str) -> Notice:
    """A message could not be delivered for good; the organiser hears of it once a chat and reason."""
    return Notice(
        key=f"undelivered:{organiser}:{notice.lane}:{why}",
        topic=Topic.UNDELIVERED,
        lane=person(organiser),
        club_id=notice.club_id,
        player_id=notice.player_id,
        detail=why,
    )


def group_closed(club: Club, organiser: int, why: str) -> Notice:
    """The group itself takes no messages; an organiser hears of it once, until something about the club changes."""
    return Notice(
        key=f"group-closed:{club.club_id}:{organiser}:{club.version}",
        topic=Topic.GROUP_CLOSED,
        lane=person(organiser),
        club_id=club.club_id,
        detail=why,
    )


def month(club: Club, month_: Month, *, since: datetime) -> Notice:
    """The group hears how a month went, unless Telegram takes it only when nobody cares any more."""
    return Notice(
        key=f"month:{club.club_id}:{month_}",
        topic=Topic.MONTH,
        lane=group(club.club_id),
        club_id=club.club_id,
        detail=f"{month_} {(since + STATEMENT_KEEPS).isoformat()}",
    )


def month_of(notice: Notice) -> tuple[Month, datetime]:
    """The month that such a notice is about, and until when it is worth telling (UTC)."""
    written, _, until = notice.detail.partition(" ")
    month_ = Month.read(written)
    assert month_ is not None, "news of a month that says no month"
    return month_, datetime.fromisoformat(until)
