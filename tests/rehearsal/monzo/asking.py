"""Monzo's API as an app asks it."""

from typing import Any

import aiohttp

from tests.rehearsal.house import House


async def call(
    house: House, method: str, path: str, *, token: str | None = None, **kwargs: Any
) -> tuple[int, dict[str, Any]]:
    """Ask with a token, one that works if none is given; the status and the JSON."""
    headers = {"Authorization": f"Bearer {token or house.monzo.access_token()}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, f"{house.url}/monzo{path}", **kwargs) as answer,
    ):
        return answer.status, await answer.json()


async def grant(house: House, form: dict[str, str], **headers: str) -> tuple[int, dict[str, Any]]:
    """Ask for tokens as the deployment's own client, unless the form says otherwise."""
    logins = house.monzo.logins
    client = {"client_id": logins.client_id, "client_secret": logins.client_secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{house.url}/monzo/oauth2/token", data=client | form, headers=headers) as answer,
    ):
        return answer.status, await answer.json()
