"""May the bot reach this chat? The answers, in the order in which Telegram gives them."""

from rehearsal.telegram.errors import bad_request, forbidden
from rehearsal.telegram.model import Chat, Message, Person
from rehearsal.telegram.params import Params
from rehearsal.telegram.world import World


def find_chat(world: World, params: Params, *, write: bool = True) -> Chat:
    """The chat a call is about, or the refusal: unknown, upgraded, deleted, kicked, blocked, never met."""
    given = params.get("chat_id")
    if given in (None, ""):
        raise bad_request("chat_id is empty")
    chat = world.chats.get(given) if isinstance(given, int) else None
    if chat is None:
        raise bad_request("chat not found")
    if chat.type == "private":
        if chat.blocked and write:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user") if write else bad_request("chat not found")
        return chat
    if chat.type == "group":
        if write and chat.migrated_to is not None:
            raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
        if write and chat.deleted:
            raise forbidden("the group chat was deleted")
    standing = world.bot_member(chat)
    if standing.status == "kicked" and (write or chat.type == "supergroup"):
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if not standing.present and (write or chat.type == "supergroup"):
        if world.bot.id not in chat.members:
            raise bad_request("chat not found")
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def find_message(chat: Chat, params: Params, what: str) -> Message:
    """The message a call is about; `what` names it in the refusal, as in "message to edit not found"."""
    if not params.integer("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.message(params.integer("message_id"))
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def find_user(world: World, params: Params) -> Person:
    """The person a call is about; ids that Telegram never gave to anybody are refused."""
    number = params.integer("user_id")
    person = world.bot if number == world.bot.id else world.people.get(number)
    if person is None:
        raise bad_request("invalid user_id specified")
    return person


def require_right(world: World, chat: Chat, right: str, refusal: str) -> None:
    """In groups some acts need an administrator's right."""
    if chat.type == "private":
        return
    member = world.bot_member(chat)
    if not member.is_admin or right not in member.rights:
        raise bad_request(refusal)
