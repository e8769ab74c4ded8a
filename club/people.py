"""Recognising people: who taps is a player from then on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from club import codes
from club.errors import NotFound
from club.ids import ClubId, PlayerId, TelegramId, player_id
from club.players import Player, Reach, one_line, player_name
from club.ports import Books


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on Telegram, as the update shows them."""

    telegram_id: int
    name: str


async def recognise(books: Books, club_id: ClubId, person: Person, *, reached: bool = False) -> Player:
    """The player that this person is in this club, new if need be.

    `reached` tells that they opened a chat with the bot.
    """
    everywhere = await books.players_of(person.telegram_id)
    known = await of_club(books, club_id, everywhere)
    if known is None:
        player = Player(
            player_id=await free_id(books, club_id, person.telegram_id),
            club_id=club_id,
            name=player_name(one_line(person.name) or "Somebody"),
            reference_code=codes.issue(f"{club_id}:{person.telegram_id}", await books.codes(club_id)),
            telegram_id=TelegramId(person.telegram_id),
            reach=Reach.OPEN if reached else reach_elsewhere(everywhere),
        )
        books.save(player)
        return player
    seen = replace(known, active=True, retired=False, reach=Reach.OPEN if reached else known.reach)
    if seen != known:
        books.save(seen)
    return seen


async def player_of(books: Books, club_id: ClubId, player_id_: PlayerId) -> Player:
    """Somebody who plays in this club. Raises NotFound."""
    return check_club(await books.player(player_id_), club_id)


def check_club(player: Player, club_id: ClubId) -> Player:
    """The player, if they are this club's. Raises NotFound: other clubs do not exist for this one."""
    if player.club_id != club_id:
        raise NotFound("There is no such player in this club.")
    return player


async def of_club(books: Books, club_id: ClubId, everywhere: Iterable[Player]) -> Player | None:
    """Of all players that a person is, the one in this club; whoever turned out to be another is that one."""
    known = next((player for player in everywhere if player.club_id == club_id), None)
    return await whoever(books, known.player_id) if known is not None and known.merged_into is not None else known


async def whoever(books: Books, player_id_: PlayerId) -> Player | None:
    """The player of this id, or the one that they turned out to be."""
    player = await books.find_player(player_id_)
    while player is not None and player.merged_into is not None:
        player = await books.find_player(player.merged_into)
    return player


async def free_id(books: Books, club_id: ClubId, telegram_id: int) -> PlayerId:
    """The id that derives from the person, unless it was that of somebody of whom nothing may be known any more."""
    for again in count():
        wanted = player_id(club_id, telegram_id, again)
        if (known := await books.find_player(wanted)) is None or not known.is_erased:
            return wanted
    raise AssertionError("there is always a next one")


def reach_elsewhere(others: Iterable[Player]) -> Reach:
    """Whether the bot may write to a person is the same in all their clubs."""
    return Reach.OPEN if any(other.reach is Reach.OPEN for other in others) else Reach.UNKNOWN
