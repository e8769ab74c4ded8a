import asyncio

import aiohttp
import pytest
from aiohttp import web

from rehearsal import Rehearsal
from tests.rehearsal.conftest import NOW, TOKEN
from tests.rehearsal.house import House, serve


def test_grown_and_deleted_groups_are_out_of_sight(house: House) -> None:
    chat, [olly, sam] = house.group()
    other, _ = house.group()
    assert house.rehearsal.groups() == [other, chat]
    assert house.rehearsal.groups(sam) == [chat]
    grown = house.telegram.migrate(chat)
    house.telegram.delete_group(other)
    assert house.rehearsal.groups(olly) == [grown]


@pytest.mark.parametrize("path", ["/rehearsal", "/rehearsal/"])
async def test_mounted_below_a_prefix(path: str) -> None:
    app = web.Application()
    app.add_subapp("/rehearsal", Rehearsal(token=TOKEN, clock=lambda: NOW).application())
    runner, url = await serve(app)
    async with aiohttp.ClientSession() as session:
        async with session.get(url + path) as answer:
            assert '<base href="/rehearsal/" />' in await answer.text()
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        for asset in ("static/js/main.js", "static/css/base.css", f"telegram/bot{TOKEN}/getMe", "control/state"):
            async with session.get(f"{url}/rehearsal/{asset}") as answer:
                assert answer.status == 200
    await runner.cleanup()


async def test_served_alone(house: House) -> None:
    async with aiohttp.ClientSession() as session, session.get(house.url) as answer:
        assert '<base href="/" />' in await answer.text()


async def test_the_server_stops_though_somebody_waits() -> None:
    rehearsal = Rehearsal(token=TOKEN, clock=lambda: NOW)
    runner = web.AppRunner(rehearsal.application())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    url = f"http://{host}:{port}"
    rehearsal.company()
    rehearsal.telegram.updates.forget()
    rehearsal.telegram.hang_next("getMe")
    async with aiohttp.ClientSession() as session:
        stream = await session.get(f"{url}/control/events")
        bot = f"{url}/telegram/bot{TOKEN}"
        waiting = [
            asyncio.ensure_future(session.get(f"{bot}/getMe")),
            asyncio.ensure_future(session.get(f"{bot}/getUpdates", params={"timeout": "50"})),
        ]
        await rehearsal.telegram.wait_for(lambda: len(rehearsal.telegram.calls) == 2)
        async with asyncio.timeout(5):
            await runner.cleanup()
            answers = await asyncio.gather(*waiting)
            assert [(await answer.json())["ok"] for answer in answers] == [True, True]
        stream.close()
