"""What the page sends."""

import aiohttp
import pytest

from tests.rehearsal.house import House


@pytest.mark.parametrize("way", ["hour", "day", "next"])
async def test_other_sites_cannot_let_time_pass(house: House, way: str) -> None:
    async with aiohttp.ClientSession() as session:
        for body, kind, status in [(b"{}", "text/plain", 415), (b"{", "application/json", 400)]:
            headers = {"Content-Type": kind}
            async with session.post(f"{house.url}/control/{way}", data=body, headers=headers) as answer:
                assert answer.status == status
