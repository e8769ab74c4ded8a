"""What every sending method has in common: text with entities, replies, topics, keyboards."""

from rehearsal.telegram.access import find_chat
from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.html import parse_html
from rehearsal.telegram.keyboards import read_keyboard
from rehearsal.telegram.model import Chat, Json, Message
from rehearsal.telegram.params import Params
from rehearsal.telegram.text import find_entities, trimmed, utf16_length
from rehearsal.telegram.world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def read_text(world: World, params: Params, name: str = "text") -> Json:
    """`text` and `entities` (or `caption` and `caption_entities`) of a message, checked and measured."""
    caption = name == "caption"
    text = params.text(name)
    entities: list[Json] = []
    mode = params.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(text)
    elif mode:
        raise bad_request("unsupported parse_mode" if mode not in ("markdown", "markdownv2") else _MARKDOWN)
    elif given := params.get("caption_entities" if caption else "entities"):
        entities = [dict(entity) for entity in given]
    text, entities = trimmed(text, entities)
    if not text and not caption:
        raise bad_request("message text is empty")
    if utf16_length(text) > (CAPTION_LIMIT if caption else TEXT_LIMIT):
        raise bad_request("message caption is too long" if caption else "message is too long")
    entities = [known for entity in entities if (known := _with_user(world, entity))]
    return {name: text, ("caption_entities" if caption else "entities"): find_entities(text, entities)}


def deliver(world: World, params: Params, content: Json, chat: Chat | None = None) -> Message:
    """Check the rest of a sending call, put the message into its chat and return it."""
    chat = chat or find_chat(world, params)
    content = content | _place(world, chat, params)
    content["reply_markup"] = read_keyboard(params.get("reply_markup"), chat)
    if params.flag("protect_content"):
        content["has_protected_content"] = True
    if options := params.object("link_preview_options"):
        content["link_preview_options"] = options
    world.pace.check(chat.id)
    message = world.post(chat, world.bot, content, silent=params.flag("disable_notification"))
    if (markup := params.object("reply_markup")) and markup.get("force_reply"):
        chat.prompts[message["message_id"]] = markup
    return message


def _place(world: World, chat: Chat, params: Params) -> Json:
    """Where in the chat the message goes: a topic, an answered message. The topic of the answered one wins."""
    place: Json = {}
    thread = params.integer("message_thread_id")
    if thread and chat.forum:
        if thread not in chat.topics:
            raise bad_request("message thread not found")
        place = {"message_thread_id": thread, "is_topic_message": True}
    reply = params.object("reply_parameters") or {}
    number = reply.get("message_id") or params.integer("reply_to_message_id")
    if not number:
        return place
    quoted = chat.message(int(number))
    if quoted is not None:
        if quoted.get("is_topic_message"):
            place = {"message_thread_id": quoted["message_thread_id"], "is_topic_message": True}
        return place | {"reply_to_message": world.quoted(quoted)}
    if not (reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply")):
        raise bad_request("message to be replied not found")
    return place


def _with_user(world: World, entity: Json) -> Json | None:
    """Mentions by id become full users; Telegram drops those of people the bot cannot know."""
    if entity["type"] != "text_mention":
        return entity
    person = world.people.get(entity.get("user", {}).get("id"))
    return entity | {"user": person.as_user()} if person else None


_MARKDOWN = "can't parse entities: this stand-in reads HTML only"
