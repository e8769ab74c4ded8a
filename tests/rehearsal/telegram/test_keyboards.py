from typing import Any

import pytest

from rehearsal.telegram.errors import BotApiError
from rehearsal.telegram.keyboards import buttons, read_keyboard
from rehearsal.telegram.model import Chat

GROUP, PRIVATE = Chat(-1, "group", title="Fives"), Chat(1, "private")


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Tap"} | button]]}


@pytest.mark.parametrize(
    "button",
    [
        {"callback_data": "é" * 32},
        {"url": "https://monzo.me/olly/5"},
        {"url": "tg://user?id=1"},
        {"url": "example.org/pay"},
        {"copy_text": {"text": "K7WMX"}},
        {"callback_data": "x", "style": "success"},
    ],
)
def test_buttons_that_pass(button: dict[str, Any]) -> None:
    assert read_keyboard(keyboard(**button), GROUP) == keyboard(**button)


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        (
            {"callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"url": "not a url"}, "inline keyboard button URL 'not a url' is invalid: Wrong HTTP URL"),
        ({"copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"web_app": {"url": "https://example.org"}}, "BUTTON_TYPE_INVALID"),
        (
            {"callback_data": "x", "style": "pink"},
            "can't parse inline keyboard button: invalid button style specified",
        ),
        ({"text": " ", "callback_data": "x"}, "BUTTON_TEXT_INVALID"),
        ({"text": 1, "callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
    ],
)
def test_buttons_that_do_not(button: dict[str, Any], reason: str) -> None:
    with pytest.raises(BotApiError) as refused:
        read_keyboard(keyboard(**button), GROUP)
    assert refused.value.description == f"Bad Request: {reason}"


@pytest.mark.parametrize("given", ["{", "[]", {"inline_keyboard": [{}]}, {"inline_keyboard": [["x"]]}])
def test_keyboards_that_are_none(given: Any) -> None:
    with pytest.raises(BotApiError):
        read_keyboard(given, GROUP)


def test_too_many() -> None:
    with pytest.raises(BotApiError, match="reply markup is too long"):
        read_keyboard({"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}, GROUP)


def test_web_apps_belong_into_private_chats() -> None:
    given = keyboard(web_app={"url": "https://example.org"})
    assert read_keyboard(given, PRIVATE) == given


@pytest.mark.parametrize("given", [None, "", {"inline_keyboard": []}, {"remove_keyboard": True}])
def test_no_keyboard(given: Any) -> None:
    assert read_keyboard(given, GROUP) is None


def test_reading_order() -> None:
    rows = {"reply_markup": {"inline_keyboard": [[{"text": "a"}, {"text": "b"}], [{"text": "c"}]]}}
    assert [button["text"] for button in buttons(rows)] == ["a", "b", "c"]
    assert buttons({}) == []
