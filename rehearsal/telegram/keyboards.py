"""What Telegram accepts as a keyboard under a message."""

import json
from typing import Any
from urllib.parse import urlsplit

from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.model import Chat, Json

_ACTIONS = (
    "url", "callback_data", "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat", "login_url", "web_app", "copy_text",
)  # fmt: skip
_STYLES = ("danger", "success", "primary")


def read_keyboard(given: Any, chat: Chat) -> Json | None:
    """Check `reply_markup`; return the inline keyboard as the message will carry it, or None if it has none."""
    if given in (None, ""):
        return None
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError:
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    rows = given.get("inline_keyboard")
    if rows is None:
        return None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    kept = [[_button(button, chat) for button in row] for row in rows if row]
    if sum(map(len, kept)) > 100:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def buttons(message: Json) -> list[Json]:
    """All inline buttons under a message, in reading order."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _button(given: Any, chat: Chat) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = given.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if given.get("style") not in (None, *_STYLES):
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    action = next((name for name in _ACTIONS if _given(given, name)), None)
    if action is None:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    _check(action, given[action], chat)
    looks = {key: given[key] for key in ("style", "icon_custom_emoji_id") if key in given}
    return {"text": text, action: given[action]} | looks


def _given(button: Json, name: str) -> bool:
    """Empty `url` and `callback_data` count as absent, the other fields count when they are there at all."""
    return bool(button.get(name)) if name in ("url", "callback_data") else name in button


def _check(action: str, value: Any, chat: Chat) -> None:
    match action:
        case "callback_data":
            if not isinstance(value, str) or len(value.encode()) > 64:
                raise bad_request("BUTTON_DATA_INVALID")
        case "url":
            _check_url(value, ("http", "https", "tg", "ton"))
        case "web_app":
            if chat.type != "private":
                raise bad_request("BUTTON_TYPE_INVALID")
            _check_url(value.get("url") if isinstance(value, dict) else None, ("https",))
        case "copy_text":
            text = value.get("text") if isinstance(value, dict) else None
            if not isinstance(text, str) or not 1 <= len(text) <= 256:
                raise bad_request("BUTTON_COPY_TEXT_INVALID")
        case _:
            pass


def _check_url(url: Any, schemes: tuple[str, ...]) -> None:
    parts = urlsplit(url if isinstance(url, str) else "")
    if parts.scheme in schemes and parts.netloc:
        return
    if "://" not in str(url) and "." in str(url) and "https" in schemes and " " not in str(url):
        return
    raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
