"""The Bot API methods, one file per topic, and the table by which the server finds them.

Names are looked up without regard to case, as Telegram does.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from rehearsal.telegram.methods import buttons, chats, editing, files, messages, pins, profile, updates
from rehearsal.telegram.params import Params
from rehearsal.telegram.world import World

Method: TypeAlias = Callable[[World, Params], Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getme": profile.get_me,
    "logout": updates.log_out,
    "close": updates.log_out,
    "getupdates": updates.get_updates,
    "setwebhook": updates.set_webhook,
    "deletewebhook": updates.delete_webhook,
    "getwebhookinfo": updates.get_webhook_info,
    "sendmessage": messages.send_message,
    "sendchataction": messages.send_chat_action,
    "sendphoto": files.send_photo,
    "senddocument": files.send_document,
    "getfile": files.get_file,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagemedia": editing.edit_message_media,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "setmessagereaction": editing.set_message_reaction,
    "answercallbackquery": buttons.answer_callback_query,
    "pinchatmessage": pins.pin_chat_message,
    "unpinchatmessage": pins.unpin_chat_message,
    "unpinallchatmessages": pins.unpin_all_chat_messages,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "getchatadministrators": chats.get_chat_administrators,
    "getchatmembercount": chats.get_chat_member_count,
    "leavechat": chats.leave_chat,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmyname": profile.set_my_name,
    "getmyname": profile.get_my_name,
    "setmydescription": profile.set_my_description,
    "getmydescription": profile.get_my_description,
    "setmyshortdescription": profile.set_my_short_description,
    "getmyshortdescription": profile.get_my_short_description,
    "setchatmenubutton": profile.set_chat_menu_button,
    "getchatmenubutton": profile.get_chat_menu_button,
    "setmydefaultadministratorrights": profile.set_my_default_administrator_rights,
}
