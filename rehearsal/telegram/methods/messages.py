"""Sending words."""

from rehearsal.telegram.access import find_chat
from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.methods.content import deliver, read_text
from rehearsal.telegram.model import Message
from rehearsal.telegram.params import Params
from rehearsal.telegram.world import World

_ACTIONS = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
)  # fmt: skip


async def send_message(world: World, params: Params) -> Message:
    """`sendMessage`: the text is judged before the chat, as Telegram does."""
    return deliver(world, params, read_text(world, params))


async def send_chat_action(world: World, params: Params) -> bool:
    """`sendChatAction`: "typing..."; nothing to see here, but checked like the real one."""
    if params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    find_chat(world, params)
    return True
