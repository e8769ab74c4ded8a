"""The page's event stream: whenever something changed, the parts of the view that are different now."""

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING

from aiohttp import web

from rehearsal.control.view import view_of
from rehearsal.telegram import Person

if TYPE_CHECKING:
    from rehearsal.stage import Rehearsal

HEARTBEAT = 15.0
BREATH = 0.02
"""Seconds to wait after a change, so that a burst is one message."""


async def stream_view(rehearsal: "Rehearsal", person: Person, request: web.Request) -> web.StreamResponse:
    """Server-sent events until the page goes away. Each part comes whole, so a page that reconnects is up to date."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    sent: dict[str, str] = {}
    with contextlib.suppress(ConnectionResetError):
        while not rehearsal.closed:
            changed = asyncio.ensure_future(_either(rehearsal))
            try:
                for part, content in view_of(rehearsal, person).items():
                    text = json.dumps(content, ensure_ascii=False)
                    if sent.get(part) != text:
                        sent[part] = text
                        await response.write(f"event: {part}\ndata: {text}\n\n".encode())
                await asyncio.wait_for(changed, HEARTBEAT)
                await asyncio.sleep(BREATH)
            except TimeoutError:
                await response.write(b": still here\n\n")
            finally:
                changed.cancel()
    return response


async def _either(rehearsal: "Rehearsal") -> None:
    """Wait for the next thing to happen in Telegram or at the bank."""
    waits = [asyncio.ensure_future(bell.wait()) for bell in (rehearsal.telegram.bell, rehearsal.monzo.bell)]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
