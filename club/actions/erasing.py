"""Somebody asks that nothing is known of them any more. The ledger's lines stay, and are nobody's."""

from dataclasses import replace
from datetime import datetime

from club import lineup, pairs
from club.adjustments import Sort
from club.errors import Conflict, NotFound
from club.hosting import let_guests_go
from club.ids import ClubId, PlayerId
from club.ledger import credit, owes
from club.money import pounds
from club.moving import keep
from club.parting import forget_owner
from club.players import Player
from club.ports import Books


async def erase(books: Books, club_id: ClubId, player_id: PlayerId, *, at: datetime) -> None:
    """Forget name, Telegram, code, bank names and accounts, also in what they paid. Twice is once.

    Where it is their bank account that the club reads, that is forgotten too.

    Raises Conflict while there is a balance: nobody could settle it afterwards.
    """
    known = await books.find_player(player_id)
    if known is None or known.club_id != club_id:
        raise NotFound("There is no such player in this club.")
    if known.is_erased:
        return
    balance = await books.balance(player_id)
    if balance:
        how = f"owes {pounds(owes(balance))}" if balance < 0 else f"has {pounds(credit(balance))} in credit"
        raise Conflict(f"{known.name} {how}. Settle that first, with /writeoff or /refund.")
    for fixture in await books.open_fixtures_with(player_id):
        await keep(books, lineup.without(fixture.without(player_id, at=at), player_id), before=fixture, at=at)
    await let_guests_go(books, known, forget=True)
    club = await books.club(club_id)
    if known.telegram_id is not None:
        club = await forget_owner(books, club, known.telegram_id, at=at)
    if (unpaired := pairs.without(club, player_id)) != club:
        books.save(unpaired)
    for player in (known, *await books.merged_into(player_id)):
        await _forget(books, player, at)


async def _forget(books: Books, player: Player, at: datetime) -> None:
    books.save(player.erased())
    for payment in await books.payments_of(player.player_id):
        books.save(replace(payment.forgotten(), evidence=()).relabelled(at))
    for made in await books.adjustments_of(player.player_id):
        if made.sort is not Sort.OPENING and made.reason:
            books.save(replace(made, reason=""))
