"""The bot joins a group, leaves it, is promoted; the group moves or takes another title; a person blocks the bot."""

from functools import partial

from telegram import ChatMember, ChatMemberUpdated
from telegram.constants import ChatType
from telegram.ext import filters

from bot.registering import equip
from bot.replies import quietly
from bot.routes import Handler, membership, message
from bot.turn import Turn
from club.actions.reaching import reach
from club.actions.welcome import farewell, migrate, rename, welcome
from club.clubs import Club
from club.players import Reach

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_PRESENT = (ChatMember.ADMINISTRATOR, ChatMember.MEMBER, ChatMember.RESTRICTED, ChatMember.OWNER)


def handlers() -> list[Handler]:
    """Telegram tells of most of these twice, in any order; the actions take that in their stride."""
    return [
        membership(standing_changed),
        message(filters.StatusUpdate.NEW_CHAT_MEMBERS, members_came),
        message(filters.StatusUpdate.MIGRATE, moved),
        message(filters.StatusUpdate.NEW_CHAT_TITLE, renamed),
    ]


async def standing_changed(turn: Turn) -> None:
    """Added, removed or promoted in a group; blocked or unblocked by a person."""
    change = turn.update.my_chat_member
    assert change is not None
    if change.chat.type == ChatType.PRIVATE:
        to = Reach.OPEN if change.new_chat_member.status == ChatMember.MEMBER else Reach.BLOCKED
        await turn.write(lambda books: reach(books, change.chat.id, to))
    elif change.chat.type in _GROUPS and change.new_chat_member.status not in _PRESENT:
        await turn.write(lambda books: farewell(books, chat_id=change.chat.id))
    elif change.chat.type in _GROUPS:
        club = await _welcome(turn, change.chat.title or "", _by(change), str(int(change.date.timestamp())))
        if change.new_chat_member.status == ChatMember.ADMINISTRATOR:
            turn.after(partial(_pin, turn, club))


async def members_came(turn: Turn) -> None:
    """Somebody came in; if it is the bot itself, this is the other way in which Telegram says so."""
    came = turn.update.message
    assert came is not None
    if any(member.id == turn.means.bot.id for member in came.new_chat_members):
        by = None if turn.anonymous or came.from_user is None else came.from_user.id
        await _welcome(turn, came.chat.title or "", by, str(int(came.date.timestamp())))


async def moved(turn: Turn) -> None:
    """The group became a supergroup."""
    service = turn.update.message
    assert service is not None
    old, new = service.migrate_from_chat_id or service.chat.id, service.migrate_to_chat_id or service.chat.id
    await turn.write(lambda books: migrate(books, old_chat_id=old, new_chat_id=new))


async def renamed(turn: Turn) -> None:
    """Another title."""
    title = turn.update.message.new_chat_title if turn.update.message is not None else None
    await turn.write(lambda books: rename(books, chat_id=turn.chat_id, title=title or ""))


async def _welcome(turn: Turn, title: str, by: int | None, occasion: str) -> Club:
    club = await turn.write(
        lambda books: welcome(
            books, chat_id=turn.chat_id, title=title, added_by=by, timezone=turn.means.timezone, occasion=occasion
        )
    )
    for organiser in club.organisers:
        turn.after(partial(equip, turn.means, club.chat_id, organiser))
        turn.after(partial(equip, turn.means, organiser, organiser))
    return club


async def _pin(turn: Turn, club: Club) -> None:
    """Now that it may: the cards of the games ahead."""
    for game in reversed(await turn.store.fixtures.upcoming(club.club_id, turn.now)):
        post = await turn.store.posts.of(f"card:{game.fixture_id}")
        if post is not None and post.chat_id == club.chat_id:
            pin = partial(turn.means.bot.pin_chat_message, post.chat_id, post.message_id, disable_notification=True)
            await quietly(pin, "pinning a card")


def _by(change: ChatMemberUpdated) -> int | None:
    """Who added the bot; nobody in particular when it was another bot, or an administrator who stays anonymous."""
    return None if change.from_user.is_bot else change.from_user.id
