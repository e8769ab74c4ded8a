"""Pinning. It needs a right in groups, and says so in the chat unless asked not to."""

from rehearsal.telegram.access import find_chat, find_message, require_right
from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.model import Chat
from rehearsal.telegram.params import Params
from rehearsal.telegram.world import World

_REFUSAL = "not enough rights to manage pinned messages in the chat"


async def pin_chat_message(world: World, params: Params) -> bool:
    """`pinChatMessage`. The bot itself is told of the service message, as happens with the real one."""
    chat = _allowed(world, params)
    message = find_message(chat, params, "message to pin")
    number = message["message_id"]
    if number in chat.pinned:
        chat.pinned.remove(number)
    chat.pinned.append(number)
    place = {key: message[key] for key in ("message_thread_id", "is_topic_message") if key in message}
    world.service(chat, world.bot, place | {"pinned_message": world.quoted(message)})
    if params.flag("disable_notification"):
        chat.silent.add(chat.last_message_id)
    return True


async def unpin_chat_message(world: World, params: Params) -> bool:
    """`unpinChatMessage`: the one named, else the newest."""
    chat = _allowed(world, params)
    number = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    world.bell.ring()
    return True


async def unpin_all_chat_messages(world: World, params: Params) -> bool:
    """`unpinAllChatMessages`."""
    _allowed(world, params).pinned.clear()
    world.bell.ring()
    return True


def _allowed(world: World, params: Params) -> Chat:
    chat = find_chat(world, params)
    require_right(world, chat, "can_pin_messages", _REFUSAL)
    return chat
