import asyncio

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter

from tests.rehearsal.house import House


async def test_refusals_are_used_up_and_nothing_is_done(house: House) -> None:
    chat, _ = house.group()
    house.telegram.fail_next("sendMessage", error_code=400, description="Bad Request: not today", times=2)
    for _ in range(2):
        with pytest.raises(BadRequest, match="ot today"):
            await house.bot.send_message(chat.id, "hello")
    await house.bot.send_message(chat.id, "hello")
    assert house.telegram.texts(chat).count("hello") == 1
    assert [call.error for call in house.telegram.made("sendMessage")] == ["Bad Request: not today"] * 2 + [None]


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_a_refusal_for_one_chat_only(house: House) -> None:
    chat, _ = house.group()
    other, _ = house.group()
    house.telegram.slow_down_next("sendMessage", retry_after=7, chat_id=chat.id)
    await house.bot.send_message(other.id, "hello")
    with pytest.raises(RetryAfter) as slow:
        await house.bot.send_message(chat.id, "hello")
    assert int(slow.value._retry_after.total_seconds()) == 7


async def test_hanging_until_released(house: House) -> None:
    chat, _ = house.group()
    hang = house.telegram.hang_next("sendMessage")
    call = asyncio.ensure_future(house.bot.send_message(chat.id, "hello"))
    await house.telegram.wait_for(lambda: house.telegram.made("sendMessage"))
    assert "hello" not in house.telegram.texts(chat)
    hang.release()
    await call
    assert "hello" in house.telegram.texts(chat)


@pytest.mark.parametrize("after", [True, False])
async def test_broken_connections(house: House, after: bool) -> None:
    chat, _ = house.group()
    house.telegram.drop_connection_next("sendMessage", after_acting=after)
    with pytest.raises(NetworkError):
        await house.bot.send_message(chat.id, "hello")
    assert ("hello" in house.telegram.texts(chat)) is after
