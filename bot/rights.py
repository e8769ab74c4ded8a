"""Who may do what: organisers always, group administrators if the club lets them, others are told whom to ask."""

from functools import partial

from telegram import ChatMember
from telegram.error import BadRequest, TelegramError
from telegram.error import Forbidden as NotAllowed

from bot.texts import club as texts
from bot.texts.words import short_names
from bot.turn import Turn
from club.actions.welcome import claim, welcome
from club.clubs import Club
from club.errors import Forbidden

_ADMINS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)
_MEMBERS = (*_ADMINS, ChatMember.MEMBER, ChatMember.RESTRICTED)


async def club_here(turn: Turn) -> Club:
    """The club of the group in which this happened; a group that was forgotten is met again."""
    known = await turn.store.clubs.of_chat(turn.chat_id)
    if known is not None and known.present:
        return known
    chat = turn.update.effective_chat
    title = (chat.title if chat is not None else None) or ""
    begin = partial(
        welcome, chat_id=turn.chat_id, title=title, added_by=None, timezone=turn.means.timezone, occasion=turn.stamp
    )
    return await turn.write(begin)


async def may_organise(turn: Turn, club: Club) -> bool:
    """Whether this person may run the club's games and its desk."""
    if turn.anonymous:
        return turn.anonymous_admin and club.admins_may
    person = turn.person.telegram_id
    if club.is_organiser(person):
        return True
    if (club.admins_may or not club.organisers) and await standing(turn, club, person) in _ADMINS:
        if not club.organisers:
            await turn.write(lambda books: claim(books, chat_id=club.chat_id, telegram_id=person))
        return True
    return False


async def must_organise(turn: Turn, club: Club) -> None:
    """Raises Forbidden, naming those who may, for everybody else."""
    if not await may_organise(turn, club):
        raise Forbidden(texts.ANONYMOUS if turn.anonymous else texts.only(await _organisers(turn, club)))


async def is_member(turn: Turn, club: Club, telegram_id: int) -> bool:
    """Whether this person is in the club's group."""
    return await standing(turn, club, telegram_id) in _MEMBERS


async def standing(turn: Turn, club: Club, telegram_id: int) -> str:
    """What Telegram says this person is in the group; nobody, if it says nothing."""
    try:
        return (await turn.means.bot.get_chat_member(club.chat_id, telegram_id)).status
    except (BadRequest, NotAllowed):
        return ChatMember.LEFT


async def _organisers(turn: Turn, club: Club) -> list[str]:
    names: dict[int, str] = {}
    for organiser in club.organisers:
        playing = next(
            (one.name for one in await turn.store.players.of_person(organiser) if one.club_id == club.club_id), None
        )
        if name := playing or await _name_on_telegram(turn, club, organiser):
            names[organiser] = name
    return list(short_names(names).values())


async def _name_on_telegram(turn: Turn, club: Club, telegram_id: int) -> str | None:
    try:
        return (await turn.means.bot.get_chat_member(club.chat_id, telegram_id)).user.full_name
    except TelegramError:
        return None
