"""News of reminders: to the person alone, and to whoever runs the club. The group never hears of any of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from club.clubs import Club
from club.ids import TelegramId
from club.ledger import Entry
from club.notices.notice import Notice, Topic, person
from club.players import Player
from club.reminders import Round

FOLLOWED = timedelta(days=60)
"""For so long a reminder in somebody's chat keeps up with what they pay."""


def reminder(sent: Round, player: Player) -> Notice | None:
    """Something is still open: for the player alone, and as things stand when it is told."""
    if player.telegram_id is None:
        return None
    return Notice(
        key=f"reminder:{sent.round_id}:{player.player_id}",
        topic=Topic.REMINDER,
        lane=person(player.telegram_id),
        club_id=player.club_id,
        player_id=player.player_id,
        round_id=sent.round_id,
        subject=f"reminder:{player.player_id}",
    )


def follows(entry: Entry, player: Player | None) -> Notice | None:
    """Money came in, or was taken back: the reminder that the player has in their chat shows it. None without one."""
    if player is None or player.telegram_id is None or player.reminded_at is None:
        return None
    if entry.booked_at - player.reminded_at > FOLLOWED:
        return None
    return Notice(
        key=f"reminder-follows:{entry.entry_id}",
        topic=Topic.REMINDER_FOLLOWS,
        lane=person(player.telegram_id),
        club_id=player.club_id,
        player_id=player.player_id,
        entry_id=entry.entry_id,
        subject=f"reminder:{player.player_id}",
    )


def round_sent(sent: Round, club: Club) -> tuple[Notice, ...]:
    """What became of a round that went out while nobody was looking."""
    return tuple(
        Notice(
            key=f"round:{sent.round_id}:{organiser}:{sent.version + 1}",
            topic=Topic.ROUND,
            lane=person(organiser),
            club_id=club.club_id,
            round_id=sent.round_id,
            subject=f"round:{sent.round_id}:{organiser}",
        )
        for organiser in _concerned(sent, club)
    )


def unreached(sent: Round, club: Club) -> tuple[Notice, ...]:
    """Whom a round did not reach: one message for all of them, however many there are."""
    return tuple(
        Notice(
            key=f"unreached:{sent.round_id}:{organiser}:{sent.version + 1}",
            topic=Topic.UNREACHED,
            lane=person(organiser),
            club_id=club.club_id,
            round_id=sent.round_id,
            subject=f"unreached:{sent.round_id}:{organiser}",
        )
        for organiser in _concerned(sent, club)
    )


def says_paid(player: Player, club: Club, *, at: datetime) -> tuple[Notice, ...]:
    """A player says that it is paid, and nothing is to be seen of it. Organisers hear so once a day."""
    today = at.astimezone(ZoneInfo(club.timezone)).date()
    return tuple(
        Notice(
            key=f"says-paid:{player.player_id}:{today}:{organiser}",
            topic=Topic.SAYS_PAID,
            lane=person(organiser),
            club_id=club.club_id,
            player_id=player.player_id,
        )
        for organiser in club.organisers
    )


def _concerned(sent: Round, club: Club) -> tuple[TelegramId, ...]:
    return club.organisers if sent.asked_by is None else (sent.asked_by,)
