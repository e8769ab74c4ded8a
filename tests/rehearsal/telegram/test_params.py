from typing import Any

import aiohttp
import pytest

from tests.rehearsal.house import House


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_all_ways_of_asking_mean_the_same(house: House, way: str) -> None:
    chat, _ = house.group()
    values: dict[str, Any] = {"chat_id": chat.id, "text": "12", "disable_notification": True}
    words = {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in values.items()}
    url = f"{house.url}/telegram/bot{house.telegram.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        match way:
            case "query":
                answer = await session.get(url, params=words)
            case "form":
                answer = await session.post(url, data=words)
            case "json":
                answer = await session.post(url, json=values)
            case _:
                with aiohttp.MultipartWriter("form-data") as parts:
                    for name, value in words.items():
                        parts.append(value).set_content_disposition("form-data", name=name)
                answer = await session.post(url, data=parts)
        assert (await answer.json())["ok"] is True
    assert house.telegram.texts(chat)[-1] == "12"
    assert chat.last_message_id in chat.silent
    assert house.telegram.calls[-1].params == values


async def test_broken_json_is_refused(house: House) -> None:
    async with aiohttp.ClientSession() as session:
        url = f"{house.url}/telegram/bot{house.telegram.token}/getMe"
        answer = await session.post(url, data=b"{", headers={"Content-Type": "application/json"})
        assert answer.status == 400
