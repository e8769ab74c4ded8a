"""People open a chat with the bot, block it, or were never reachable; what they had to hear finds another way."""

from dataclasses import replace
from datetime import datetime

from club import notices
from club.fixtures import Joined
from club.ids import ClubId
from club.moving import keep, tell_filled
from club.notices import Notice, Topic
from club.notices.reminders import unreached
from club.players import Player, Reach
from club.ports import Books

_SAID_BY_THE_CARD = (
    Topic.OFFER_ENDED,
    Topic.SCRAMBLE,
    Topic.FILLED,
    Topic.BROUGHT,
    Topic.MADE_WAY,
    Topic.PUT_ON,
    Topic.TAKEN_OFF,
    Topic.DECISION_STANDS,
)
_ABOUT_BOOKINGS = (Topic.STILL_OPEN, Topic.NOT_YOURS, Topic.YOURS_AFTER_ALL)
_REMINDERS = (Topic.REMINDER, Topic.REMINDER_FOLLOWS)
_CALLS = (Topic.LAST_CALL, Topic.CALL_STANDS, Topic.TONIGHT)


async def reach(books: Books, telegram_id: int, to: Reach) -> list[Player]:
    """A person pressed Start, or blocked the bot: known in all their clubs. Returns the players as they were before."""
    players = await books.players_of(telegram_id)
    for player in players:
        if player.reach is not to:
            books.save(replace(player, reach=to))
    return players


async def unreachable(books: Books, notice: Notice, telegram_id: int, why: str, *, blocked: bool, at: datetime) -> None:
    """A direct message could not be delivered for good.

    What matters is said in the group; the organiser hears of the rest. The group hears of no reminder and of no call
    before a game, not even that somebody should press Start; of calls nobody hears.
    """
    reminder, call = notice.topic in _REMINDERS, notice.topic in _CALLS
    for player in await books.players_of(telegram_id):
        concerned = notice.player_id == player.player_id and not (reminder or call)
        ask = concerned and not blocked and not player.asked_to_start
        changed = replace(
            player,
            reach=Reach.BLOCKED if blocked else player.reach,
            asked_to_start=player.asked_to_start or ask,
            not_started=player.not_started or ((reminder or call) and not blocked),
        )
        if changed != player:
            books.save(changed)
        if ask:
            books.tell(notices.please_start(player))
    if notice.club_id is None or call:
        return
    if reminder:
        await _missed(books, notice, notice.club_id)
        return
    if notice.topic in _ABOUT_BOOKINGS and not blocked:
        return  # they were asked to press Start, and read it then; an organiser sees in /players who owes
    if notice.topic is Topic.OFFERED:
        await _put_in(books, notice, at=at)
    elif notice.topic in _SAID_BY_THE_CARD:
        return  # the card says it, or they read it when they open the chat
    elif notice.topic is Topic.PROMOTED:
        lane = notices.group(notice.club_id)
        books.tell(replace(notice, key=f"{notice.key}:group", lane=lane))
    else:
        await _report(books, notice, notice.club_id, telegram_id, why)


async def _put_in(books: Books, notice: Notice, *, at: datetime) -> None:
    """Who can't be asked whether they want the place gets it, and the group says so."""
    fixture = await books.find_fixture(notice.fixture_id) if notice.fixture_id is not None else None
    if fixture is None or notice.player_id is None or fixture.offer_to(notice.player_id) is None:
        return
    changed, outcome = fixture.join(notice.player_id, at=at)
    if isinstance(outcome, Joined):
        await keep(books, changed, before=fixture, at=at)
        promoted = notices.promoted(changed, await books.player(notice.player_id))
        books.tell(replace(promoted, key=f"{promoted.key}:group", lane=notices.group(changed.club_id)))
        await tell_filled(books, changed, outcome.replaced)


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
