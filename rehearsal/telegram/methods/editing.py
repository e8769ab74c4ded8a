"""Changing and removing what was sent."""

from rehearsal.telegram.access import find_chat, find_message, require_right
from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.keyboards import read_keyboard
from rehearsal.telegram.methods.content import read_text
from rehearsal.telegram.methods.files import read_media
from rehearsal.telegram.model import Chat, Json, Message
from rehearsal.telegram.params import Params
from rehearsal.telegram.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_DELETABLE_FOR = 48 * 3600
_NOTHING: Json = dict.fromkeys(("text", "entities", "photo", "document", "caption", "caption_entities"))


async def edit_message_text(world: World, params: Params) -> Message | bool:
    """`editMessageText`. The keyboard goes too, unless it is given again: Telegram's most surprising habit."""
    content = read_text(world, params)
    chat, message = _own(world, params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _change(world, chat, message, params, content)


async def edit_message_caption(world: World, params: Params) -> Message | bool:
    """`editMessageCaption`, for photos and documents."""
    content = read_text(world, params, "caption")
    chat, message = _own(world, params)
    if "text" in message:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, chat, message, params, content)


async def edit_message_media(world: World, params: Params) -> Message | bool:
    """`editMessageMedia`: another photo or document with another caption, also in place of plain words."""
    content = read_media(world, params)
    chat, message = _own(world, params)
    return _change(world, chat, message, params, _NOTHING | content)


async def edit_message_reply_markup(world: World, params: Params) -> Message | bool:
    """`editMessageReplyMarkup`; without a keyboard it takes the buttons away."""
    chat, message = _own(world, params)
    return _change(world, chat, message, params, {})


async def delete_message(world: World, params: Params) -> bool:
    """`deleteMessage`: its own for 48 hours; other people's as administrator or in a private chat."""
    chat = find_chat(world, params)
    message = find_message(chat, params, "message to delete")
    _may_delete(world, chat, message)
    chat.messages.remove(message)
    if message["message_id"] in chat.pinned:
        chat.pinned.remove(message["message_id"])
    world.bell.ring()
    return True


async def delete_messages(world: World, params: Params) -> bool:
    """`deleteMessages`: those that are not there are skipped."""
    chat = find_chat(world, params)
    numbers = params.get("message_ids") or []
    found = [message for number in numbers if (message := chat.message(number))]
    for message in found:
        _may_delete(world, chat, message)
    for message in found:
        chat.messages.remove(message)
    world.bell.ring()
    return True


async def set_message_reaction(world: World, params: Params) -> bool:
    """`setMessageReaction`: accepted and kept in the log of calls; this Telegram shows none."""
    find_message(find_chat(world, params), params, "message to react")
    return True


def _own(world: World, params: Params) -> tuple[Chat, Message]:
    chat = find_chat(world, params)
    message = find_message(chat, params, "message to edit")
    if message["from"]["id"] != world.bot.id or not ({"text", "photo", "document"} & message.keys()):
        raise bad_request("message can't be edited")
    return chat, message


def _change(world: World, chat: Chat, message: Message, params: Params, content: Json) -> Message:
    """Put new content and keyboard in place, unless nothing would change: that is an error in this API."""
    content = content | {"reply_markup": read_keyboard(params.get("reply_markup"), chat)}
    if all((message.get(key) or None) == (value or None) for key, value in content.items()):
        raise bad_request(_NOT_MODIFIED)
    world.pace.check(chat.id)
    for key, value in content.items():
        if value:
            message[key] = value
        else:
            message.pop(key, None)
    message["edit_date"] = world.now()
    world.bell.ring()
    return message


def _may_delete(world: World, chat: Chat, message: Message) -> None:
    refusal = "message can't be deleted"
    if message["from"]["id"] != world.bot.id:
        require_right(world, chat, "can_delete_messages", refusal)
    if message["date"] < world.now() - _DELETABLE_FOR and not world.bot_member(chat).is_admin:
        raise bad_request(refusal)
