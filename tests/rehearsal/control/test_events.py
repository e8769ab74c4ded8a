import asyncio
import json
from typing import Any

import aiohttp
import pytest

from rehearsal import Person, Rehearsal
from rehearsal.control import events
from rehearsal.control.view import view_of
from rehearsal.telegram import Json
from tests.rehearsal.house import House


async def test_the_stream_sends_what_changed_and_only_that(house: House) -> None:
    chat, [_, sam] = house.group()
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{house.url}/control/events", params={"as": str(sam.id)}) as stream,
    ):

        async def event() -> tuple[str, Any]:
            name = (await stream.content.readline()).decode().removeprefix("event: ").strip()
            data = (await stream.content.readline()).decode().removeprefix("data: ")
            await stream.content.readline()
            return name, json.loads(data)

        assert [(await event())[0] for _ in range(5)] == ["stage", "clock", "group", "dm", "bank"]
        await house.telegram.say(sam, chat, "hello")
        name, group = await event()
        assert (name, group["messages"][-1]["text"]) == ("group", "hello")
        await house.monzo.noise("pot")
        name, bank = await event()
        assert (name, len(bank["transactions"])) == ("bank", 1)


async def test_what_happens_while_it_looks_is_not_missed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ring comes at the very next turn of the loop, before anybody could have begun to wait for it."""
    chat, [_, sam] = house.group()
    loop = asyncio.get_running_loop()
    said = list[asyncio.Task[Any]]()

    def look_and_speak(rehearsal: Rehearsal, person: Person) -> dict[str, Json]:
        seen = view_of(rehearsal, person)
        if not said:
            said.append(loop.create_task(house.telegram.say(sam, chat, "meanwhile")))
        return seen

    monkeypatch.setattr(events, "view_of", look_and_speak)
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{house.url}/control/events", params={"as": str(sam.id)}) as stream,
        asyncio.timeout(5),
    ):
        while b"meanwhile" not in await stream.content.readline():
            pass
