import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import ClientConnectionError, ClientSession, web

from webhook.running import run

Handler = Callable[[web.Request], Awaitable[web.Response]]


def application(handler: Handler) -> web.Application:
    app = web.Application()
    app.add_routes([web.get("/", handler)])
    return app


async def hello(_request: web.Request) -> web.Response:
    return web.Response(text="hello")


async def test_port_0_is_any_free_port_and_the_real_one_is_told() -> None:
    running = await run(application(hello), "127.0.0.1", 0)
    async with ClientSession() as session, session.get(f"http://127.0.0.1:{running.port}/") as answer:
        assert await answer.text() == "hello"
    await running.stop()


async def test_a_taken_port_is_told_and_leaves_nothing_behind() -> None:
    first = await run(application(hello), "127.0.0.1", 0)
    with pytest.raises(OSError, match="in use"):
        await run(application(hello), "127.0.0.1", first.port)
    await first.stop()
    again = await run(application(hello), "127.0.0.1", first.port)
    await again.stop()


async def test_who_is_being_served_when_we_stop_is_served_to_the_end() -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_request: web.Request) -> web.Response:
        begun.set()
        await go_on.wait()
        return web.Response(text="done")

    running = await run(application(slow), "127.0.0.1", 0)
    url = f"http://127.0.0.1:{running.port}/"
    async with ClientSession() as session, ClientSession() as latecomer:

        async def ask() -> str:
            async with session.get(url) as answer:
                return await answer.text()

        asking = asyncio.create_task(ask())
        await begun.wait()
        stopping = asyncio.create_task(running.stop())
        await asyncio.sleep(0.1)
        with pytest.raises(ClientConnectionError):
            await latecomer.get(url)
        assert not stopping.done()
        go_on.set()
        assert await asking == "done"
        await asyncio.wait_for(stopping, 2)


async def test_who_takes_too_long_is_not_waited_for() -> None:
    begun = asyncio.Event()

    async def endless(_request: web.Request) -> web.Response:
        begun.set()
        await asyncio.Event().wait()
        return web.Response()

    running = await run(application(endless), "127.0.0.1", 0, drain_seconds=0.1)
    async with ClientSession() as session:

        async def ask() -> None:
            async with session.get(f"http://127.0.0.1:{running.port}/"):
                pass

        asking = asyncio.create_task(ask())
        await begun.wait()
        await asyncio.wait_for(running.stop(), 3)
        with pytest.raises(ClientConnectionError):
            await asking


async def test_an_idle_connection_does_not_hold_us_up() -> None:
    running = await run(application(hello), "127.0.0.1", 0)
    async with ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{running.port}/") as answer:
            await answer.text()
        await asyncio.wait_for(running.stop(), 2)


async def test_a_body_that_is_not_the_gzip_it_promises_is_the_sender_s_error_and_not_ours(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def gone(_request: web.Request) -> web.Response:
        return web.Response(status=404)

    app = web.Application()
    app.add_routes([web.post("/", gone)])
    running = await run(app, "127.0.0.1", 0)
    with caplog.at_level(logging.INFO, "webhook"):
        async with ClientSession() as session:
            headers = {"Content-Encoding": "gzip"}
            async with session.post(f"http://127.0.0.1:{running.port}/", data=b"plain", headers=headers) as answer:
                assert answer.status == 404
        await running.stop()
    assert [record.levelname for record in caplog.records if record.levelno > logging.INFO] == []
    assert "could not be read" in caplog.text
    assert "Traceback" not in caplog.text
