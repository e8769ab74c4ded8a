"""The page's event stream: whenever something changed, the parts of the view that are different now."""

import asyncio
import contextlib
import json
from collections.abc import Sequence
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
            coming = [bell.coming() for bell in (rehearsal.telegram.bell, rehearsal.monzo.bell)]  # before looking
            for part, content in view_of(rehearsal, person).items():
                text = json.dumps(content, ensure_ascii=False)
                if sent.get(part) != text:
                    sent[part] = text
                    await response.write(f"event: {part}\ndata: {text}\n\n".encode())
            if await _any_of(coming, HEARTBEAT):
                await asyncio.sleep(BREATH)
            else:
                await response.write(b": still here\n\n")
    return response


async def _any_of(coming: Sequence[asyncio.Event], seconds: float) -> bool:
    """Whether something happened, in Telegram or at the bank, within so many seconds."""
    waits = [asyncio.ensure_future(event.wait()) for event in coming]
    try:
        happened, _ = await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        return bool(happened)
    finally:
        for wait in waits:
            wait.cancel()
