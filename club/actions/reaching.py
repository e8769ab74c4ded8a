"""People open a chat with the bot, block it, or were never reachable; what they had to hear finds another way."""

from dataclasses import replace

from club import notices
from club.ids import ClubId
from club.notices import Notice, Topic
from club.notices.reminders import unreached
from club.players import Player, Reach
from club.ports import Books

_ABOUT_BOOKINGS = (Topic.STILL_OPEN, Topic.NOT_YOURS, Topic.YOURS_AFTER_ALL)


async def reach(books: Books, telegram_id: int, to: Reach) -> list[Player]:
    """A person pressed Start, or blocked the bot: known in all their clubs. Returns the players as they were before."""
    players = await books.players_of(telegram_id)
    for player in players:
        if player.reach is not to:
            books.save(replace(player, reach=to))
    return players


async def unreachable(books: Books, notice: Notice, telegram_id: int, why: str, *, blocked: bool) -> None:
    """A direct message could not be delivered for good.

    What matters is said in the group; the organiser hears of the rest. The group hears of no reminder, not even that
    somebody should press Start.
    """
    reminder = notice.topic in (Topic.REMINDER, Topic.REMINDER_FOLLOWS)
    for player in await books.players_of(telegram_id):
        concerned = notice.player_id == player.player_id and not reminder
        ask = concerned and not blocked and not player.asked_to_start
        changed = replace(
            player,
            reach=Reach.BLOCKED if blocked else player.reach,
            asked_to_start=player.asked_to_start or ask,
            not_started=player.not_started or (reminder and not blocked),
        )
        if changed != player:
            books.save(changed)
        if ask:
            books.tell(notices.please_start(player))
    if notice.club_id is None:
        return
    if reminder:
        await _missed(books, notice, notice.club_id)
        return
    if notice.topic in _ABOUT_BOOKINGS and not blocked:
        return  # they were asked to press Start, and read it then; an organiser sees in /players who owes
    if notice.topic is Topic.PROMOTED:
        lane = notices.group(notice.club_id)
        books.tell(replace(notice, key=f"{notice.key}:group", lane=lane))
    else:
        await _report(books, notice, notice.club_id, telegram_id, why)


async def closed(books: Books, club_id: ClubId, why: str) -> None:
    """The group was deleted, or the bot removed from it: its organisers hear of it."""
    club = await books.find_club(club_id)
    if club is not None:
        books.tell(*(notices.group_closed(club, organiser, why) for organiser in club.organisers))


async def _missed(books: Books, notice: Notice, club_id: ClubId) -> None:
    """The round notes whom it did not reach, and the organiser hears of all of them in one message."""
    sent = await books.find_round(notice.round_id) if notice.round_id is not None else None
    if sent is None or notice.player_id is None:
        return
    missed = sent.missed(notice.player_id)
    if missed != sent:
        books.save(missed)
        books.tell(*unreached(missed, await books.club(club_id)))


async def _report(books: Books, notice: Notice, club_id: ClubId, telegram_id: int, why: str) -> None:
    club = await books.club(club_id)
    others = [organiser for organiser in club.organisers if organiser != telegram_id]
    books.tell(*(notices.undelivered(notice, organiser, why) for organiser in others))
