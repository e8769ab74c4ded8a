"""A club begins when the bot is added to a group, follows the group when it moves, and waits when it is removed."""

from dataclasses import replace

from club import notices
from club.clubs import Club
from club.ids import TelegramId, club_id
from club.players import one_line
from club.ports import Books


async def welcome(
    books: Books, *, chat_id: int, title: str, added_by: int | None, timezone: str, occasion: str
) -> Club:
    """The bot was added to a group, for the first time or again. `occasion` makes the greeting happen once."""
    club = await books.find_club_of_chat(chat_id)
    if club is None and (moved := await books.find_club(club_id(chat_id))) is not None:
        return moved  # late word from the chat that the club has left since
    if club is None:
        club = Club(club_id=club_id(chat_id), chat_id=chat_id, name=_title(title), timezone=timezone)
    if club.present and club.version and (club.organisers or added_by is None):
        return club
    club = replace(club.welcomed_by(added_by), name=_title(title))
    books.save(club)
    books.tell(notices.welcome(club, occasion=occasion))
    return club


async def farewell(books: Books, *, chat_id: int) -> None:
    """The bot was removed. Everything is kept."""
    club = await books.find_club_of_chat(chat_id)
    if club is not None and club.present:
        books.save(club.left())


async def migrate(books: Books, *, old_chat_id: int, new_chat_id: int) -> None:
    """Telegram turned the group into a supergroup. It says so twice, from both sides, in any order."""
    club = await books.find_club_of_chat(old_chat_id)
    if club is None:
        return
    if (newcomer := await books.find_club_of_chat(new_chat_id)) is not None:
        # Something in the supergroup was heard before the news of the move. What began there gives way while empty.
        if await books.codes(newcomer.club_id):
            return
        books.save(replace(newcomer, chat_id=1000 * new_chat_id, present=False, organisers=()))
    books.save(replace(club.moved_to(new_chat_id), present=True))


async def rename(books: Books, *, chat_id: int, title: str) -> None:
    """The group has another title, so the club has another name."""
    club = await books.find_club_of_chat(chat_id)
    if club is not None and club.name != _title(title):
        books.save(replace(club, name=_title(title)))


async def claim(books: Books, *, chat_id: int, telegram_id: int) -> Club | None:
    """A group administrator takes on a club that has no organiser (an anonymous administrator had added the bot)."""
    club = await books.find_club_of_chat(chat_id)
    if club is not None and not club.organisers:
        club = replace(club, organisers=(TelegramId(telegram_id),))
        books.save(club)
    return club


def _title(text: str) -> str:
    return one_line(text)[:128].strip() or "Five-a-side"
