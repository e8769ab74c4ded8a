"""The page's own endpoints, as the page uses them."""

from typing import Any

import aiohttp

from tests.rehearsal.house import House


async def post(house: House, path: str, **body: Any) -> tuple[int, Any]:
    """Post to a control route; the status and what it answered."""
    async with aiohttp.ClientSession() as session, session.post(f"{house.url}/control/{path}", json=body) as answer:
        return answer.status, await answer.json() if "json" in answer.content_type else await answer.text()


async def view(house: House, person: int | None = None) -> dict[str, Any]:
    """All that somebody sees; the organiser, if nobody is named."""
    query = {"as": str(person)} if person else {}
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{house.url}/control/state", params=query) as answer,
    ):
        told: dict[str, Any] = await answer.json()
        return told
