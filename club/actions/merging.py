"""Two players turn out to be one: somebody whom the organiser had put on the list, and who then tapped "I'm in"."""

from dataclasses import replace
from datetime import datetime

from club import lineup, pairs
from club.errors import Invalid
from club.ids import ClubId, PlayerId
from club.moving import keep
from club.people import player_of
from club.players import Player
from club.ports import Books


async def make_one(books: Books, club_id: ClubId, kept_id: PlayerId, gone_id: PlayerId, *, at: datetime) -> Player:
    """From now on all that was the gone player's counts for the kept one: money, names, accounts, code, places, guests.

    Twice is once. Raises Conflict, Invalid, NotFound.
    """
    kept = await player_of(books, club_id, kept_id)
    known = await books.find_player(gone_id)
    if known is not None and known.merged_into == kept_id:
        return kept
    gone = await player_of(books, club_id, gone_id)
    if kept_id == gone_id:
        raise Invalid("That is one player already.", field="player_id")
    whole = kept.absorbing(gone)
    books.save(whole)
    books.save(gone.absorbed_by(whole))
    for earlier in await books.merged_into(gone_id):
        books.save(replace(earlier, merged_into=kept_id))
    for other in await books.paid_from([account.key for account in whole.accounts], (club_id,)):
        if other.player_id not in (kept_id, gone_id):
            renamed = tuple(account.with_instead(gone_id, kept_id) for account in other.accounts)
            books.save(replace(other, accounts=renamed))
    for guest in await books.guests_of(gone_id):
        if guest.player_id != kept_id:
            books.save(replace(guest, guest_of=kept_id))
    brought = whole.guest_of is not None
    for fixture in await books.open_fixtures_with(gone_id):
        one = fixture.substitute(gone_id, kept_id, at=at, brought=brought)
        await keep(books, lineup.renamed(one, gone_id, kept_id), before=fixture, at=at)
    club = await books.club(club_id)
    if (paired := pairs.renamed(club, gone_id, kept_id)) != club:
        books.save(paired)
    return whole
