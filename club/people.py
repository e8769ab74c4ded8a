"""Recognising people: who taps is a player from then on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from club import codes
from club.ids import ClubId, TelegramId, player_id
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
    known = next((player for player in everywhere if player.club_id == club_id), None)
    if known is None:
        player = Player(
            player_id=player_id(club_id, person.telegram_id),
            club_id=club_id,
            name=player_name(one_line(person.name) or "Somebody"),
            reference_code=codes.issue(f"{club_id}:{person.telegram_id}", await books.codes(club_id)),
            telegram_id=TelegramId(person.telegram_id),
            reach=Reach.OPEN if reached else reach_elsewhere(everywhere),
        )
        books.save(player)
        return player
    seen = replace(known, active=True, reach=Reach.OPEN if reached else known.reach)
    if seen != known:
        books.save(seen)
    return seen


def reach_elsewhere(others: Iterable[Player]) -> Reach:
    """Whether the bot may write to a person is the same in all their clubs."""
    return Reach.OPEN if any(other.reach is Reach.OPEN for other in others) else Reach.UNKNOWN
