"""Players: the organiser adds, changes and removes them; people open and block chats with the bot."""

from dataclasses import replace
from datetime import datetime

from club import codes, notices
from club.errors import Conflict
from club.hosting import let_guests_go
from club.ids import ClubId, PlayerId, TelegramId
from club.moving import keep
from club.people import free_id, of_club, player_of, reach_elsewhere
from club.players import Player, bank_names, checked_rating, player_name
from club.ports import Books


async def add_player(
    books: Books,
    club_id: ClubId,
    *,
    new_id: PlayerId,
    name: str,
    accepted_bank_names: tuple[str, ...] = (),
    telegram_id: int | None = None,
) -> Player:
    """The organiser adds a player. The same `new_id` (or Telegram id) twice is one player.

    Raises Invalid, Conflict, NotFound.
    """
    await books.club(club_id)
    everywhere = [] if telegram_id is None else await books.players_of(telegram_id)
    known = await of_club(books, club_id, everywhere) or (await books.find_player(new_id) if not telegram_id else None)
    if known is not None and known.active:
        if telegram_id is not None and known.name != player_name(name):
            raise Conflict(f"That person plays here already, as {known.name}.")
        return known
    wanted = new_id if telegram_id is None else await free_id(books, club_id, telegram_id)
    player = Player(
        player_id=known.player_id if known else wanted,
        club_id=club_id,
        name=player_name(name),
        reference_code=known.reference_code
        if known
        else codes.issue(f"{club_id}:{wanted}", await books.codes(club_id)),
        telegram_id=TelegramId(telegram_id) if telegram_id is not None else None,
        accepted_bank_names=bank_names(accepted_bank_names),
        reach=reach_elsewhere(everywhere),
        version=known.version if known else 0,
    )
    books.save(player)
    return player


async def change_player(
    books: Books,
    club_id: ClubId,
    player_id_: PlayerId,
    *,
    name: str | None = None,
    accepted_bank_names: tuple[str, ...] | None = None,
    rating: int | None = None,
) -> Player:
    """Another name, other accepted bank names, another rating (0 takes it away). Raises Invalid, NotFound.

    The cards that show the name follow.
    """
    player = await player_of(books, club_id, player_id_)
    changed = replace(
        player,
        name=player.name if name is None else player_name(name),
        accepted_bank_names=player.accepted_bank_names
        if accepted_bank_names is None
        else bank_names(accepted_bank_names),
        rating=player.rating if rating is None else checked_rating(rating),
    )
    if changed == player:
        return player
    books.save(changed)
    if changed.name != player.name:
        for fixture in await books.open_fixtures_with(player.player_id):
            books.save(fixture)
            books.tell(notices.card(fixture))
    return changed


async def remove_player(books: Books, club_id: ClubId, player_id_: PlayerId, *, at: datetime) -> None:
    """Not listed any more, with their guests; the ledger keeps what happened. Raises Conflict at a balance."""
    player = await player_of(books, club_id, player_id_)
    if await books.balance(player.player_id) != 0:
        raise Conflict(f"{player.name} still has a balance. Settle it first.")
    books.save(replace(player, active=False, accepted_bank_names=(), accounts=()))
    await _leave_all(books, player, at)
    await let_guests_go(books, player)


async def make_player(books: Books, club_id: ClubId, player_id_: PlayerId) -> Player:
    """A guest is a player like any other from now on, and pays for themselves. Games they are brought to stay so."""
    guest = await player_of(books, club_id, player_id_)
    if guest.guest_of is None:
        return guest
    player = replace(guest, guest_of=None, pays_own=False)
    books.save(player)
    return player


async def retire(books: Books, club_id: ClubId, player_id_: PlayerId, *, retired: bool, at: datetime) -> Player:
    """Plays no more, or again after all. What is owed or in credit stays, and money from them is still known."""
    player = await player_of(books, club_id, player_id_)
    if player.retired == retired:
        return player
    changed = replace(player, retired=retired)
    books.save(changed)
    if retired:
        await _leave_all(books, player, at)
    return changed


async def _leave_all(books: Books, player: Player, at: datetime) -> None:
    for fixture in await books.open_fixtures_with(player.player_id):
        changed, _ = fixture.leave(player.player_id, at=at)
        if player.player_id in changed.kept_for(at):
            changed = changed.decline(player.player_id, at=at)
        await keep(books, changed, before=fixture, at=at)
